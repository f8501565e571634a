"""Every builder of a page returns neutral blocks, and nothing else."""

from typing import get_args

import pytest

from acuguide.catalog.records import Catalog
from acuguide.guide.checkup import Checkup, about_group, sign_groups
from acuguide.guide.gate import Refused
from acuguide.guide.intake import look_up
from acuguide.guide.person import About
from acuguide.guide.selection import select
from acuguide.pages import causes, checkup, points, routine, triage, welcome
from acuguide.pages.document import Block, Document, Heading, Items, Warn
from tests.pages.conftest import (
    AGREED,
    cleared_for,
    cleared_points,
    plan_of,
    refused_for,
    verdict_on,
)

BLOCKS = get_args(Block)


@pytest.fixture(scope="module")
def pages(catalog: Catalog) -> dict[str, Document]:
    """A page of each builder, and of some more than one."""
    sciatica, tumour = catalog.conditions["sciatica"], catalog.conditions["tumour"]
    emergency = refused_for(catalog, "RF01")
    found = look_up(catalog, (0,) * len(catalog.intake.questions))
    groups = sign_groups(catalog.red_flags) + about_group(catalog.cautions, About())
    every = tuple(catalog.conditions.values())
    light = cleared_points(catalog, *catalog.points, about=AGREED)
    plan = plan_of(catalog, "low-back")
    return {
        "causes": causes.list_page(catalog, every, "hip", "sitting"),
        "no causes": causes.list_page(catalog, (), None, ""),
        "a cause": causes.condition_page(catalog, sciatica, cleared_for(catalog, sciatica)),
        "a cause not for self-care": causes.condition_page(
            catalog, tumour, cleared_for(catalog, tumour)
        ),
        "a cause to someone refused": causes.condition_page(catalog, sciatica, emergency),
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
    rooms = (causes, checkup, points, routine, triage, welcome)
    assert {name for room in rooms for name in vars(room) if name.endswith("_page")} == {
        "list_page", "condition_page", "intro_page", "question_page", "points_page",
        "not_for_self_care_page", "selection_page", "plan_page", "checklist_page",
        "triage_page", "refusal_page",
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
