"""Every builder of a page returns neutral blocks, and nothing else."""

from datetime import date
from typing import get_args

import pytest

from acuguide.catalog.atlas import load_figure
from acuguide.catalog.records import Catalog, Condition, Level
from acuguide.guide.care import care_for, list_care
from acuguide.guide.checkup import Checkup, sign_groups, situation_groups
from acuguide.guide.evidence import evidence_for
from acuguide.guide.gate import Refused
from acuguide.guide.intake import look_up
from acuguide.guide.person import find_country
from acuguide.guide.profile import Profile, with_answers, with_check
from acuguide.guide.ranking import matches
from acuguide.guide.resting import use_of
from acuguide.guide.searching import search_for
from acuguide.guide.selection import select
from acuguide.guide.triage import AskAgain, all_signs
from acuguide.pages import (
    cards,
    care,
    causes,
    cautions,
    checkup,
    evidence,
    explain,
    points,
    profile,
    routine,
    search,
    sources,
    triage,
    welcome,
)
from acuguide.pages.document import Beside, Block, Document, Heading, Illustration, Items, Warn
from tests.pages.conftest import (
    AGREED,
    NOBODY,
    cleared_for,
    cleared_points,
    page_of,
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
    found = look_up(catalog, (0,) * len(catalog.questions))
    groups = (
        *sign_groups(catalog.red_flags, NOBODY),
        *situation_groups(catalog.cautions, NOBODY),
        checkup.new_since_group("new", "2026-11-14"),
    )
    every = tuple(catalog.conditions.values())
    doctor_soon = verdict_on(catalog, "RF47")
    careful = told(cancer=True, weak_bones=True, faints=True, numb_skin=True)
    softened = cleared_points(catalog, *catalog.points, about=careful)
    plan = plan_of(catalog, "low-back")
    day = date(2026, 11, 14)
    kept = with_answers(Profile(), {"age": "72", "cancer": "no", "pregnant": "no"}, day)
    kept = with_check(kept, verdict_on(catalog, "RF47"), ("RF01", "RF47"), day)

    def a_cause(condition: Condition, *, refused: Refused | None = None) -> Document:
        seen = refused or cleared_for(catalog, condition)
        return causes.condition_page(catalog, condition, seen, care_for(catalog, condition, AGREED))

    (drawn,) = cleared_points(catalog, "BL25").points
    by_name = select(catalog, ("BL25",), None, None)
    drawings = {"BL25": cards.card(catalog, drawn, load_figure)}

    return {
        "causes": causes.list_page(catalog, every, "hip", doctor_soon),
        "causes that mention it": search.symptom_page(
            catalog,
            search.symptom_title(catalog, "numb leg", "hip"),
            matches(catalog, every, "numb leg"),
            tuple(all_signs(catalog.red_flags))[:2],
            doctor_soon,
        ),
        "no causes": search.symptom_page(
            catalog, "Causes", matches(catalog, (), "xyzzy"), (), doctor_soon
        ),
        "found": search.search_page(
            catalog,
            search_for(catalog, "stiff"),
            (list_care(catalog, None, careful).offered, ()),
            softened,
            doctor_soon,
        ),
        "found nothing": search.search_page(
            catalog, search_for(catalog, "xyzzy"), ((), ()), emergency, doctor_soon
        ),
        "a card": points.points_page(catalog, by_name, cleared_points(catalog, "BL25"), drawings),
        "care": care.care_page(catalog, list_care(catalog, None, careful), doctor_soon),
        "care for a cause": care.care_page(
            catalog, list_care(catalog, sciatica, careful), doctor_soon
        ),
        "care not for self-care": care.care_page(
            catalog, list_care(catalog, tumour, NOBODY), doctor_soon
        ),
        "a kind of care": care.item_page(
            catalog, list_care(catalog, catalog.care["bridge"], careful).offered[0], doctor_soon
        ),
        "care not for you": care.not_for_you_page(
            catalog, list_care(catalog, catalog.care["heat"], careful).left_out[0], doctor_soon
        ),
        **{
            f"evidence of {topic}": evidence.evidence_page(
                catalog, evidence_for(catalog, about), doctor_soon
            )
            for topic, about in {
                "all": None,
                "a cause": sciatica,
                "a cause not for self-care": tumour,
                "a point": catalog.points["GB30"],
                "care": catalog.care["bridge"],
            }.items()
        },
        "sources": sources.sources_page(catalog),
        **{
            f"source {own}": sources.source_page(
                catalog.sources[own], use_of(catalog, catalog.sources[own])
            )
            for own in ("WHO08", "S0", "OUR")
        },
        "words": explain.words_page(tuple(catalog.words.values())),
        "a word": explain.word_page(catalog, catalog.words["cun"]),
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
        "points": page_of(catalog, *catalog.points, about=AGREED),
        "all points": page_of(catalog, about=careful),
        "points of a condition": page_of(catalog, condition="sciatica"),
        "points of such a condition": page_of(catalog, condition="tumour"),
        "no points": points.not_for_self_care_page(tumour),
        "points of a region": page_of(catalog, region="hip"),
        "plan": routine.plan_page(catalog, plan, sciatica),
        "brief plan": routine.plan_page(catalog, plan, None, brief=True),
        "checklist": triage.checklist_page(catalog),
        "triage": triage.triage_page(catalog, verdict_on(catalog, "RF47"), None),
        "refusal": triage.refusal_page(catalog, emergency),
        "refusal of a condition": triage.refusal_page(
            catalog, Refused(verdict_on(catalog), condition=tumour)
        ),
        "welcome": welcome.welcome_page(catalog),
        "opening question": welcome.question_page(catalog.questions["1"], 1, 3),
        "findings": welcome.findings_page(catalog, found),
        "menu": welcome.menu_page(),
        "pick": welcome.pick_page(found),
    }


def test_no_builder_of_pages_is_forgotten() -> None:
    rooms = (
        care, causes, cautions, checkup, evidence, explain, points, profile, routine, search,
        sources, triage, welcome,
    )  # fmt: skip
    names = {name for room in rooms for name in vars(room) if name.endswith("_page")}
    assert {name for name in names if not name.startswith("_")} == {
        "list_page", "condition_page", "intro_page", "question_page", "points_page",
        "not_for_self_care_page", "plan_page", "checklist_page", "triage_page", "refusal_page",
        "calls_page", "profile_page", "afterwards_page", "welcome_page", "findings_page",
        "menu_page", "pick_page", "care_page", "item_page", "not_for_you_page",
        "evidence_page", "search_page", "symptom_page", "sources_page", "source_page",
        "words_page", "word_page",
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
                case Beside(columns):
                    texts = tuple(text for label, lines in columns for text in (label, *lines))
                    assert columns, name
                    assert all(lines for _, lines in columns), name
                case Warn(title, lines):
                    texts = (title, *lines)
                    assert lines, (name, title)
                case Illustration(picture):
                    texts = (picture.title, picture.description, *picture.legend)
                case _:
                    texts = (block.text,)
            assert all(text.strip() == text != "" for text in texts), (name, block)


def test_headings_have_three_levels(pages: dict[str, Document]) -> None:
    for page in pages.values():
        assert {block.level for block in page if isinstance(block, Heading)} <= {1, 2, 3}
