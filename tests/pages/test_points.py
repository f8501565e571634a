"""The pages of points: the right ones, in order, with their warnings first."""

import re
from textwrap import dedent

import pytest

from acuguide.catalog.records import Catalog
from acuguide.guide.gate import Cleared
from acuguide.pages.document import Block, Document, Heading, Items, Row, Warn
from acuguide.pages.points import not_for_self_care_page, points_page
from acuguide.render.plain import render_plain
from tests.pages.conftest import AGREED, cleared_for, cleared_points

POINT = re.compile(r"[A-Z]{2}\d+ ")
DIFFERENCE = (
    "Our articles differ: One article puts it 1.5 finger widths from the spine, which is too close."
)


def shown(document: Document) -> str:
    """All of a page on long lines."""
    return render_plain(document, 100_000)


def headed(document: Document, heading: str) -> list[Block]:
    """The blocks from a point's heading to the next one."""
    start = next(
        index
        for index, block in enumerate(document)
        if isinstance(block, Heading) and block.text.startswith(f"{heading} ")
    )
    rest = document[start + 1 :]
    ends = [index for index, block in enumerate(rest) if isinstance(block, Heading)]
    return list(rest[: ends[0]] if ends else rest)


def test_a_point_on_one_page(catalog: Catalog) -> None:
    page = points_page(catalog, cleared_points(catalog, "LI4"), "Points")
    start = shown(page).index("LI4 ")
    assert shown(page)[start:].startswith(
        dedent("""\
        LI4 Hégǔ 合谷

        Large Intestine meridian, on both sides of the body. Joining Valley; Japanese: Gōkoku.

        Where: """)
    )
    labels = [block.label for block in headed(page, "LI4") if isinstance(block, Items | Row)]
    assert labels == [
        "Where", "Find it", "Press it", "Cannot reach it", "Why", "Tradition", "Careful",
    ]  # fmt: skip


def test_the_difference_to_the_articles_is_told_where_a_point_was_asked_for(
    catalog: Catalog,
) -> None:
    one = points_page(catalog, cleared_points(catalog, "BL23"), "Points", compare=True)
    assert DIFFERENCE in shown(one)
    condition = catalog.conditions["sciatica"]
    several = points_page(
        catalog, cleared_for(catalog, condition), "Points for sciatica", condition
    )
    assert "BL23 " in shown(several)
    assert "Our articles differ" not in shown(several)


def test_the_warning_box_comes_before_any_point(catalog: Catalog) -> None:
    pages = [points_page(catalog, cleared_points(catalog, *catalog.points), "Points")]
    pages += [
        points_page(catalog, cleared_for(catalog, condition), "Points", condition)
        for condition in catalog.conditions.values()
        if condition.instead is None
    ]
    for page in pages:
        warning = page[1]
        assert isinstance(warning, Warn)
        assert warning.lines[0] == catalog.vocabulary.notice
        stops = tuple(f"Stop if: {rule}" for rule in catalog.vocabulary.stop_rules)
        assert warning.lines[1:] == stops
        assert not POINT.search(shown(page[:2]))
        assert POINT.search(shown(page[2:]))


def test_points_named_for_the_condition_stand_before_general_ones(catalog: Catalog) -> None:
    condition = catalog.conditions["sciatica"]
    page = points_page(catalog, cleared_for(catalog, condition), "Points", condition)
    headings = [block.text for block in page if isinstance(block, Heading) and block.level > 1]
    general = headings.index("General: named for this part of the body, not for the condition")
    assert headings[0] == "Named for sciatica or its nerve"
    assert [heading.split()[0] for heading in headings[1:general]] == [
        "BL23", "BL40", "BL54", "GB30",
    ]  # fmt: skip
    assert headings[general + 1 :]


def test_a_condition_with_general_points_alone_says_so_first(catalog: Catalog) -> None:
    condition = next(
        each for each in catalog.conditions.values() if not each.points and not each.instead
    )
    page = points_page(catalog, cleared_for(catalog, condition), "Points", condition)
    headings = [block.text for block in page if isinstance(block, Heading)]
    assert headings[1].startswith("General: ")
    assert not [heading for heading in headings if heading.startswith("Named for")]


def test_each_point_has_all_its_cautions(catalog: Catalog) -> None:
    page = points_page(catalog, cleared_points(catalog, *catalog.points), "Points")
    for point in catalog.points.values():
        blocks = [block for block in headed(page, point.code) if isinstance(block, Items)]
        careful = next(block for block in blocks if block.label == "Careful")
        assert careful.items == tuple(caution.text for caution in point.cautions)


def test_a_sore_spot_is_warned_of_before_the_first_point(catalog: Catalog) -> None:
    conditions = [each for each in catalog.conditions.values() if each.sore_spot]
    assert conditions
    for condition in conditions:
        page = points_page(catalog, cleared_for(catalog, condition), "Points", condition)
        warning = Warn("Where not to press", (condition.sore_spot or "",))
        first = next(
            index
            for index, block in enumerate(page)
            if isinstance(block, Heading) and POINT.match(block.text)
        )
        assert page.index(warning) < first


def test_light_pressure_is_told_before_the_first_point_and_no_way_needs_a_ball(
    catalog: Catalog,
) -> None:
    cleared = cleared_points(catalog, *catalog.points, about=AGREED)
    page = points_page(catalog, cleared, "Points")
    assert shown(page).index("Light pressure only") < shown(page).index("BL23 ")
    for entry in cleared.points:
        (press,) = (
            block
            for block in headed(page, entry.point.code)
            if isinstance(block, Items) and block.label == "Press it"
        )
        assert all("ball" not in item and "Light touch" in item for item in press.items)
    assert (
        Row("Left out: BL54", shown(page).partition("Left out: BL54: ")[2].split("\n")[0]) in page
    )


def test_where_a_point_cannot_be_reached_no_ball_is_named_to_whom_none_is_allowed(
    catalog: Catalog,
) -> None:
    cleared = cleared_points(catalog, *catalog.points, about=AGREED)
    page = points_page(catalog, cleared, "Points")
    told = [b.text for b in page if isinstance(b, Row) and b.label == "Cannot reach it"]
    assert told
    assert [text for text in told if re.search("(?<!not )use (one|two|a)", text.casefold())] == []


def test_no_points_make_a_page_without_headings_of_points(catalog: Catalog) -> None:
    page = points_page(catalog, Cleared((), (), light_only=False), "Points")
    assert not POINT.search(shown(page))


def test_not_for_self_care_is_a_whole_page(catalog: Catalog) -> None:
    page = not_for_self_care_page(catalog.conditions["cauda-equina"])
    assert render_plain(page, 80) == dedent("""\
        CAUDA EQUINA SYNDROME

        WARNING. Not for self-care: no points.
        Pressing points is not the answer here. Call an ambulance or go to the emergency
        department now, even if only one of these signs is new. Do not wait to see if it
        passes.

        When to see someone:
        - Call an ambulance or go to the emergency department now. One of these signs is
          enough. Do not wait to see if it passes.

        More about it: "acuguide causes cauda-equina".
        """)


@pytest.mark.parametrize("level", ["emergency", "same_day"])
def test_an_urgent_condition_not_for_self_care_warns_urgently(catalog: Catalog, level: str) -> None:
    conditions = [
        each for each in catalog.conditions.values() if each.level and each.level.value == level
    ]
    assert conditions
    for condition in conditions:
        (warning,) = (b for b in not_for_self_care_page(condition) if isinstance(b, Warn))
        assert warning.urgent, condition.id
