"""Every builder of a page returns neutral blocks, and nothing else."""

from datetime import date
from typing import get_args

import pytest

from acuguide.catalog.records import Catalog, Condition, Level
from acuguide.guide.care import care_for
from acuguide.guide.checkup import Checkup, sign_groups, situation_groups
from acuguide.guide.gate import Refused
from acuguide.guide.intake import look_up
from acuguide.guide.person import find_country
from acuguide.guide.profile import Profile, with_answers, with_check
from acuguide.guide.selection import select
from acuguide.guide.triage import AskAgain
from acuguide.pages import (
    causes,
    cautions,
    checkup,
    points,
    profile,
    routine,
    triage,
    welcome,
)
from acuguide.pages.document import Block, Document, Heading, Items, Warn
from tests.pages.conftest import (
    AGREED,
    NOBODY,
    cleared_for,
    cleared_points,
    plan_of,
    refused_for,
    told,
    verdict_on,
)

BLOCKS = get_args(Block)


@pytest.fixture(scope="module")
def pages(catalog: Catalog) -> dict[str, Document]:
    """A page of each builder, and of some more than one."""
    sciatica, tumour = catalog.conditions["sciatica"], catalog.conditions["tumour"]
    emergency = refused_for(catalog, "RF01")
    found = look_up(catalog, (0,) * len(catalog.intake.questions))
    groups = (
        *sign_groups(catalog.red_flags, NOBODY),
        *situation_groups(catalog.cautions, NOBODY),
        checkup.new_since_group("new", "2026-11-14"),
    )
    every = tuple(catalog.conditions.values())
    light = cleared_points(catalog, *catalog.points, about=AGREED)
    careful = told(cancer=True, weak_bones=True, faints=True, numb_skin=True)
    softened = cleared_points(catalog, *catalog.points, about=careful)
    plan = plan_of(catalog, "low-back")
    day = date(2026, 11, 14)
    kept = with_answers(Profile(), {"age": "72", "cancer": "no", "pregnant": "no"}, day)
    kept = with_check(kept, verdict_on(catalog, "RF47"), ("RF01", "RF47"), day)

    def a_cause(condition: Condition, *, refused: Refused | None = None) -> Document:
        seen = refused or cleared_for(catalog, condition)
        return causes.condition_page(catalog, condition, seen, care_for(catalog, condition, AGREED))

    return {
        "causes": causes.list_page(catalog, every, "hip", "sitting"),
        "no causes": causes.list_page(catalog, (), None, ""),
        "a cause": a_cause(sciatica),
        "a cause not for self-care": a_cause(tumour),
        "a cause to someone refused": a_cause(sciatica, refused=emergency),
        "before pressing": (cautions.before_pressing(catalog, softened),),
        "for you": cautions.for_you(softened),
        "not for everyone": cautions.not_for_everyone(catalog, softened),
        "left out": cautions.left_out(softened.withheld),
        "nothing kept": profile.profile_page(catalog, Profile(), day, "/here"),
        "kept": profile.profile_page(catalog, kept, day, "/here"),
        "kept long ago": profile.profile_page(catalog, kept, date(2027, 11, 14), "/here"),
        **{
            why.value: profile.profile_page(catalog, Profile(ask_again=why), day, "/here")
            for why in AskAgain
        },
        "calls": triage.calls_page(catalog, Level.EMERGENCY, find_country(catalog, "JP")),
        "afterwards": routine.afterwards_page(catalog, ("more-pain", "anything-new")),
        "afterwards in short": routine.afterwards_in_short(catalog),
        "intro": checkup.intro_page(3),
        **{
            f"group {index}": checkup.question_page(Checkup(groups, index))
            for index in range(len(groups))
        },
        "points": points.points_page(catalog, light, "Points", compare=True),
        "points of a condition": points.points_page(
            catalog, cleared_for(catalog, sciatica), "Points", sciatica
        ),
        "no points": points.not_for_self_care_page(tumour),
        "points of a region": points.selection_page(
            catalog, select(catalog, (), None, "hip"), cleared_for(catalog, sciatica)
        ),
        "plan": routine.plan_page(catalog, plan, sciatica),
        "brief plan": routine.plan_page(catalog, plan, None, brief=True),
        "checklist": triage.checklist_page(catalog),
        "triage": triage.triage_page(catalog, verdict_on(catalog, "RF47"), None),
        "refusal": triage.refusal_page(catalog, emergency),
        "refusal of a condition": triage.refusal_page(
            catalog, Refused(verdict_on(catalog), condition=tumour)
        ),
        "welcome": welcome.welcome_page(catalog),
        "opening question": welcome.question_page(catalog.intake.questions[0], 1, 3),
        "findings": welcome.findings_page(catalog, found),
        "menu": welcome.menu_page(),
        "pick": welcome.pick_page(found),
    }


def test_no_builder_of_pages_is_forgotten() -> None:
    rooms = (causes, cautions, checkup, points, profile, routine, triage, welcome)
    assert {name for room in rooms for name in vars(room) if name.endswith("_page")} == {
        "list_page", "condition_page", "intro_page", "question_page", "points_page",
        "not_for_self_care_page", "selection_page", "plan_page", "checklist_page",
        "triage_page", "refusal_page", "calls_page", "profile_page", "afterwards_page",
        "welcome_page", "findings_page", "menu_page", "pick_page",
    }  # fmt: skip


def test_pages_are_made_of_blocks_only(pages: dict[str, Document]) -> None:
    for name, page in pages.items():
        assert isinstance(page, tuple), name
        assert page, name
        assert all(isinstance(block, BLOCKS) for block in page), name


def test_every_kind_of_block_is_used(pages: dict[str, Document]) -> None:
    assert {type(block) for page in pages.values() for block in page} == set(BLOCKS)


def test_no_block_is_empty(pages: dict[str, Document]) -> None:
    for name, page in pages.items():
        for block in page:
            match block:
                case Items(label, items):
                    texts: tuple[str, ...] = (label, *items)
                    assert items, (name, label)
                case Warn(title, lines):
                    texts = (title, *lines)
                    assert lines, (name, title)
                case _:
                    texts = (block.text,)
            assert all(text.strip() == text != "" for text in texts), (name, block)


def test_headings_have_three_levels(pages: dict[str, Document]) -> None:
    for page in pages.values():
        assert {block.level for block in page if isinstance(block, Heading)} <= {1, 2, 3}
