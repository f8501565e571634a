"""The pages of points: the right ones, in order, with their warnings first."""

import re
from textwrap import dedent

import pytest
from msgspec import structs

from acuguide.catalog.records import Catalog, Lasts
from acuguide.guide.gate import Cleared
from acuguide.pages.cautions import AGREED as AGREED_HOW
from acuguide.pages.cautions import NO_WAY_LEFT
from acuguide.pages.document import Aside, Block, Document, Heading, Items, Row, Warn
from acuguide.pages.points import NONE_LEFT, not_for_self_care_page, points_page
from acuguide.render.plain import render_plain
from tests.pages.conftest import AGREED, cleared_for, cleared_points, told, verdict_on

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


def labelled(document: Document, label: str) -> list[Items]:
    """The lists under a label."""
    return [block for block in document if isinstance(block, Items) and block.label == label]


def left_out(document: Document) -> list[Row]:
    """The rows of points left out."""
    return [b for b in document if isinstance(b, Row) and b.label.startswith("Left out: ")]


def first_point(document: Document) -> int:
    """Where the first point stands."""
    return next(
        index
        for index, block in enumerate(document)
        if isinstance(block, Heading) and POINT.match(block.text)
    )


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
        assert page.index(warning) < first_point(page)


# What the person told


def test_light_pressure_is_told_before_the_first_point_and_no_way_needs_a_ball(
    catalog: Catalog,
) -> None:
    cleared = cleared_points(catalog, *catalog.points, about=AGREED)
    page = points_page(catalog, cleared, "Points")
    (told_you,) = labelled(page, "Because of what you told")
    assert catalog.vocabulary.agreed.because in told_you.items[0]
    assert page.index(told_you) < first_point(page)
    for entry in cleared.points:
        (press,) = [b for b in headed(page, entry.point.code) if b in labelled(page, "Press it")]
        assert isinstance(press, Items)
        assert all("ball" not in item and "Light touch" in item for item in press.items)


def test_a_point_with_no_way_left_is_left_out_with_the_reason(catalog: Catalog) -> None:
    """BL54 is pressed with a ball alone."""
    cleared = cleared_points(catalog, *catalog.points, about=AGREED)
    (row,) = left_out(points_page(catalog, cleared, "Points"))
    assert row.label == "Left out: BL54"
    assert row.text.startswith(NO_WAY_LEFT)
    assert re.search(r"\b(?:ball|hand)\b", row.text), "why the ways are gone"


def test_points_left_out_for_one_reason_stand_in_one_row_before_the_others(
    catalog: Catalog,
) -> None:
    cleared = cleared_points(catalog, *catalog.points, about=told(weak_bones=True, clot=True))
    page = points_page(catalog, cleared, "Points")
    rows = left_out(page)
    assert [row.label for row in rows] == [
        "Left out: BL23, BL25, GV3, GV4", "Left out: BL40, KI3", "Left out: BL54",
    ]  # fmt: skip
    assert "firm pressure on the spine" in rows[0].text
    assert "Ask a physiotherapist" in rows[0].text
    assert "A clot in the leg can be there without signs" in rows[1].text
    assert all(page.index(row) < first_point(page) for row in rows)
    codes = {code for row in rows for code in row.label.removeprefix("Left out: ").split(", ")}
    shown_codes = {entry.point.code for entry in cleared.points}
    assert codes | shown_codes == set(catalog.points)
    assert not codes & shown_codes


@pytest.mark.parametrize("situation", ["cancer", "device", "heart_kidney", "implant"])
def test_what_must_be_agreed_first_is_a_warning_above_every_point(
    catalog: Catalog, situation: str
) -> None:
    about = told(**{situation: True})
    page = points_page(catalog, cleared_points(catalog, *catalog.points, about=about), "Points")
    (warning,) = [b for b in page if isinstance(b, Warn) and b.title == "Ask first"]
    assert page.index(warning) < first_point(page)
    assert any("first." in line for line in warning.lines[:-1])
    assert warning.lines[-1] == AGREED_HOW
    agreed = structs.replace(about, clinician=True)
    page = points_page(catalog, cleared_points(catalog, *catalog.points, about=agreed), "Points")
    assert not [b for b in page if isinstance(b, Warn) and b.title == "Ask first"]


def test_one_more_reason_to_stop_stands_in_the_box(catalog: Catalog) -> None:
    page = points_page(catalog, cleared_points(catalog, "BL25", about=told(faints=True)), "Points")
    box = page[1]
    assert isinstance(box, Warn)
    rules = len(catalog.vocabulary.stop_rules)
    assert box.lines[1 + rules :] == ("Stop if: You feel dizzy.",)


def test_nobody_who_may_faint_is_told_to_stand(catalog: Catalog) -> None:
    cleared = cleared_points(catalog, *catalog.points, about=told(faints=True))
    page = points_page(catalog, cleared, "Points")
    ways = [item for block in labelled(page, "Press it") for item in block.items]
    assert ways
    assert not [way for way in ways if "tanding" in way]
    fewer = [b for b in page if isinstance(b, Row) and b.label == "Fewer ways for you"]
    assert len(fewer) == sum(bool(entry.lost) for entry in cleared.points)
    assert all("so that you cannot fall" in row.text for row in fewer)


def test_a_point_says_why_it_has_fewer_ways(catalog: Catalog) -> None:
    for about in (AGREED, told(numb_skin=True), told(weak_bones=True), told(faints=True)):
        cleared = cleared_points(catalog, *catalog.points, about=about)
        page = points_page(catalog, cleared, "Points")
        for entry in cleared.points:
            rows = [b for b in headed(page, entry.point.code) if isinstance(b, Row)]
            texts = [row.text for row in rows if row.label == "Fewer ways for you"]
            assert texts == ([" ".join(entry.lost)] if entry.lost else [])


# What the person did not tell


def test_who_told_nothing_reads_whom_the_points_are_not_for(catalog: Catalog) -> None:
    page = points_page(catalog, cleared_points(catalog, *catalog.points), "Points")
    (block,) = labelled(page, "Not for everyone")
    texts = [caution.text for caution in catalog.cautions.cautions if caution.when]
    assert set(block.items) == {text for text in texts if text}
    assert len(block.items) == len(set(block.items))
    assert page.index(block) < first_point(page)
    assert any(isinstance(b, Aside) and '"acuguide profile"' in b.text for b in page)


def test_what_was_answered_need_not_be_read_again(catalog: Catalog) -> None:
    page = points_page(catalog, cleared_points(catalog, "BL25", about=told(pregnant=False)), "P")
    (block,) = labelled(page, "Not for everyone")
    assert not [text for text in block.items if "regnan" in text]
    assert [text for text in block.items if "Weak bones" in text]
    every = {situation.id: False for situation in catalog.cautions.situations}
    page = points_page(catalog, cleared_points(catalog, "BL25", about=told(**every)), "Points")
    assert labelled(page, "Not for everyone") == []
    assert '"acuguide profile"' not in shown(page)


def test_what_passes_is_not_worth_keeping(catalog: Catalog) -> None:
    """A meal is asked about each time, so nobody is sent to the profile for it."""
    every = {s.id: False for s in catalog.cautions.situations if s.lasts is not Lasts.MOMENT}
    page = points_page(catalog, cleared_points(catalog, "BL25", about=told(**every)), "Points")
    assert len(labelled(page, "Not for everyone")[0].items) == 2
    assert '"acuguide profile"' not in shown(page)


def test_where_all_points_are_left_out_the_page_says_so(catalog: Catalog) -> None:
    cleared = cleared_points(catalog, "BL40", "KI3", about=told(clot=True))
    page = points_page(catalog, cleared, "Points")
    assert not cleared.points
    assert NONE_LEFT in shown(page)
    assert labelled(page, "Not for everyone") == []
    assert [row.label for row in left_out(page)] == ["Left out: BL40, KI3"]


def test_where_a_point_cannot_be_reached_no_ball_is_named_to_whom_none_is_allowed(
    catalog: Catalog,
) -> None:
    cleared = cleared_points(catalog, *catalog.points, about=AGREED)
    page = points_page(catalog, cleared, "Points")
    told = [b.text for b in page if isinstance(b, Row) and b.label == "Cannot reach it"]
    assert told
    assert [text for text in told if re.search("(?<!not )use (one|two|a)", text.casefold())] == []


def test_no_points_make_a_page_without_headings_of_points(catalog: Catalog) -> None:
    page = points_page(catalog, Cleared(verdict_on(catalog), (), ()), "Points")
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
