"""The pages of causes: the list, and each one explained."""

import re

import pytest

from acuguide.catalog.records import Catalog, Condition
from acuguide.guide.gate import Refused
from acuguide.guide.person import About
from acuguide.guide.selection import list_conditions
from acuguide.pages.causes import CANNOT_TELL, condition_page, list_page
from acuguide.pages.document import Document, Heading, Items, Row, Warn
from acuguide.render.plain import render_plain
from tests.pages.conftest import AGREED, cleared_for, refused_for

POINT_CODE = re.compile(r"\b(?:BL|GB|GV|KI|LI)-?\d+", re.IGNORECASE)


def shown(document: Document) -> str:
    """All of a page on long lines."""
    return render_plain(document, 100_000)


def explained(catalog: Catalog, condition: Condition) -> Document:
    """A condition's page for someone about whom nothing is known."""
    return condition_page(catalog, condition, cleared_for(catalog, condition))


def test_the_list_names_every_condition_once_by_its_id(catalog: Catalog) -> None:
    page = list_page(catalog, list_conditions(catalog, None, None), None, "")
    labels = [block.label for block in page if isinstance(block, Row)]
    assert sorted(labels) == sorted(catalog.conditions)


def test_the_list_stands_under_the_headings_of_its_groups(catalog: Catalog) -> None:
    page = list_page(catalog, list_conditions(catalog, None, None), None, "")
    headings = [block.text for block in page if isinstance(block, Heading) and block.level == 2]
    assert len(headings) == len(set(headings))
    known = [group.heading for group in catalog.vocabulary.groups]
    assert headings == list(dict.fromkeys(known))


def test_the_list_says_which_causes_are_not_for_self_care(catalog: Catalog) -> None:
    page = list_page(catalog, tuple(catalog.conditions.values()), None, "")
    for block in page:
        if isinstance(block, Row):
            warned = block.text.endswith("Not for self-care.")
            assert warned == (catalog.conditions[block.label].instead is not None)


def test_the_list_puts_warning_signs_first_and_claims_no_diagnosis(catalog: Catalog) -> None:
    page = list_page(catalog, list_conditions(catalog, "hip", None), "hip", "")
    assert page[0] == Heading("Causes of hip pain")
    assert page[1] == Warn(
        "Warning signs come first", ('Check them with "acuguide redflags --ask".',)
    )
    assert CANNOT_TELL in shown(page)


def test_the_title_says_what_was_asked_for(catalog: Catalog) -> None:
    page = list_page(catalog, tuple(catalog.conditions.values()), "low-back", "numb [toes]")
    assert page[0] == Heading("Causes of low back pain that mention: numb [toes]")


def test_no_cause_is_said_so(catalog: Catalog) -> None:
    page = list_page(catalog, (), None, "xyzzy")
    assert "No cause in this guide mentions that." in shown(page)
    assert not any(isinstance(block, Row) for block in page)


def test_every_condition_is_explained_in_full(catalog: Catalog) -> None:
    for condition in catalog.conditions.values():
        text = shown(explained(catalog, condition))
        lists = (condition.feels, condition.worse_with, condition.better_with, condition.helps)
        told = [condition.summary, condition.see_someone, *condition.also_called]
        for words in (*told, *(item for items in lists for item in items)):
            assert words in text
        for source in condition.sources:
            assert catalog.sources[source].title in text
        assert "only an examination can." in text


def test_a_condition_names_its_points_and_where_to_read_on(catalog: Catalog) -> None:
    for condition in catalog.conditions.values():
        page = explained(catalog, condition)
        codes = [entry.point.code for entry in cleared_for(catalog, condition).points]
        rows = [block.text for block in page if isinstance(block, Row) and block.label == "Points"]
        assert [row.partition(".")[0] for row in rows] == ([", ".join(codes)] if codes else [])
        assert all("Check the warning signs first" in row for row in rows)
        assert bool(codes) == (f"points --condition {condition.id}" in shown(page))


def test_a_condition_not_for_self_care_warns_before_it_explains(catalog: Catalog) -> None:
    for condition in catalog.conditions.values():
        if condition.instead:
            page = explained(catalog, condition)
            assert isinstance(page[1], Warn)
            assert page[1].lines == (condition.instead,)
            assert not POINT_CODE.search(shown(page))


def test_a_sore_spot_is_told_before_the_points(catalog: Catalog) -> None:
    for condition in catalog.conditions.values():
        if condition.sore_spot:
            page = explained(catalog, condition)
            warning = page.index(Warn("Where not to press", (condition.sore_spot,)))
            labels = [getattr(block, "label", None) for block in page]
            assert warning < labels.index("Points")


@pytest.mark.parametrize(
    ("signs", "about"),
    [
        (("RF01",), About()),
        (("RF28",), About()),
        (("RF33",), About()),
        ((), About(pregnant=True)),
        ((), About(age=17)),
        ((), About(blood_thinner=True)),
    ],
)
def test_a_refusal_comes_first_and_leaves_no_point(
    catalog: Catalog, signs: tuple[str, ...], about: About
) -> None:
    refused = refused_for(catalog, *signs, about=about)
    assert isinstance(refused, Refused)
    for condition in catalog.conditions.values():
        page = condition_page(catalog, condition, refused)
        assert isinstance(page[1], Warn)
        assert not POINT_CODE.search(shown(page))
        assert "acuguide points" not in shown(page)


def test_light_pressure_still_names_the_points_that_are_left(catalog: Catalog) -> None:
    condition = catalog.conditions["sciatica"]
    page = condition_page(catalog, condition, cleared_for(catalog, condition, AGREED))
    assert "BL54" not in shown(page)
    assert "BL23" in shown(page)


def test_lists_of_a_condition_have_their_labels(catalog: Catalog) -> None:
    page = explained(catalog, catalog.conditions["sciatica"])
    assert [block.label for block in page if isinstance(block, Items)] == [
        "How it feels",
        "Worse with",
        "Better with",
        "What helps",
        "When to see someone",
    ]
