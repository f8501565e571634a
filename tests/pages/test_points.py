"""The pages of points: the right ones, in order, with their warnings first."""

import re
from textwrap import dedent

import pytest
from msgspec import structs

from acuguide.catalog.records import Catalog, Lasts, Tool
from acuguide.guide.gate import Cleared
from acuguide.guide.selection import Selection
from acuguide.pages.cautions import AGREED as AGREED_HOW
from acuguide.pages.cautions import NO_WAY_LEFT
from acuguide.pages.document import Aside, Block, Document, Heading, Items, Row, Warn
from acuguide.pages.points import (
    NONE_LEFT,
    NOT_NAMED,
    not_for_self_care_page,
    points_page,
)
from acuguide.pages.wording import EASY
from acuguide.render.plain import render_plain
from tests.pages.conftest import (
    AGREED,
    cleared_points,
    labelled,
    page_of,
    shown,
    told,
    verdict_on,
)

POINT = re.compile(r"(?:[A-Z]{2}|EX-[A-Z]{1,2})\d+ ")
DIFFERENCE = (
    "Our articles differ: One article puts it near the waist, 1.5 finger widths from the spine, "
    "which is too close."
)
# What the guide knows but never offers, so that asking for it says why.
NEVER = "BL67"
SPINE = (
    "BL23, BL24, BL25, BL26, BL27, BL28, BL31, BL32, BL33, BL34, BL52, EX-B2, EX-B7, EX-B8, "
    "GV2, GV3, GV4"
)
LEGS = (
    "BL37, BL40, BL56, BL57, BL58, BL60, BL62, GB31, GB34, GB39, GB40, GB41, KI1, KI3, LR3, "
    "SP10, SP6, SP9, ST31, ST36"
)


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


def lists(document: Document, label: str) -> list[Items]:
    """The lists under a label."""
    return [block for block in document if isinstance(block, Items) and block.label == label]


def left_out(document: Document) -> list[Row]:
    """The rows of points left out, but for the one that nobody is offered."""
    rows = [b for b in document if isinstance(b, Row) and b.label.startswith("Left out: ")]
    return [row for row in rows if row.label != f"Left out: {NEVER}"]


def first_point(document: Document) -> int:
    """Where the first point stands, in full or in a line."""
    return next(
        index
        for index, block in enumerate(document)
        if (isinstance(block, Heading) and POINT.match(block.text))
        or (isinstance(block, Row) and POINT.match(block.label))
    )


def lines_of(document: Document) -> dict[str, str]:
    """The points that stand in a line each, with their part of the body."""
    part, found = "", {}
    for block in document:
        if isinstance(block, Heading) and block.level == 2:
            part = block.text
        elif isinstance(block, Row) and POINT.match(block.label):
            found[block.label.split()[0]] = part
    return found


# A point in full


def test_a_point_on_one_page(catalog: Catalog) -> None:
    page = page_of(catalog, "LI4")
    text = render_plain(page, 80)
    assert text[text.index("LI4 ") :].startswith(
        dedent("""\
        LI4 Hégǔ 合谷

        Large Intestine meridian, on both sides of the body. Joining Valley; Japanese:
        Gōkoku (ごうこく).

        Where: """)
    )
    labels = [block.label for block in headed(page, "LI4") if isinstance(block, Items | Row)]
    assert labels == [
        "Where", "Find it", "Press it", "Right spot", "Wrong spot", "Careful", "Cannot reach it",
        "Why", "Tradition", "Our articles differ", "Named for",
    ]  # fmt: skip


def test_every_point_asked_for_is_told_in_full(catalog: Catalog) -> None:
    page = page_of(catalog, *catalog.points)
    offered = [point for point in catalog.points.values() if point.code != NEVER]
    assert len(offered) == 53
    for point in offered:
        own = tuple(headed(page, point.code))
        text = shown(own)
        for words in (point.location, *point.find, point.right, *point.wrong, point.why):
            assert words in text, point.code
        for words in filter(None, (point.location_note, point.tradition, point.articles_say)):
            assert words in text, point.code
        assert lists(own, "Find it")[0].numbered
        for source in point.sources:
            assert catalog.sources[source].title in text
        assert Aside(f'What studies say: "acuguide evidence {point.code}".') in own


def test_characters_that_are_alike_in_both_scripts_are_told_once(catalog: Catalog) -> None:
    page = page_of(catalog, *catalog.points)
    headings = [b.text for b in page if isinstance(b, Heading) and POINT.match(b.text)]
    for heading in headings:
        characters = heading.split(" ", 2)[2].split(" / ")
        assert len(set(characters)) == len(characters), heading
    assert "BL23 Shènshū 腎俞 / 肾俞" in headings


def test_a_point_outside_the_standard_says_so(catalog: Catalog) -> None:
    page = page_of(catalog, *catalog.points)
    extra = {point.code for point in catalog.points.values() if not point.standard}
    assert extra == {"EX-B2", "EX-B7", "EX-B8", "EX-UE7"}
    for code in set(catalog.points) - {NEVER}:
        names = headed(page, code)[0]
        assert isinstance(names, Aside)
        assert names.text.startswith("Extra point, not in the WHO standard, ") == (code in extra)


def test_a_helper_is_named_where_one_presses_and_ease_for_sore_hands(catalog: Catalog) -> None:
    page = page_of(catalog, *catalog.points)
    seen = 0
    for code, point in catalog.points.items():
        if code == NEVER:
            continue
        (press,) = lists(tuple(headed(page, code)), "Press it")
        for way, line in zip(point.press, press.items, strict=True):
            helped = way.using is Tool.PARTNER
            seen += helped
            assert (", with a helper: " in line) == helped, line
            assert line.endswith(f" {EASY}") == way.easy_on_hands, line
    assert seen


def test_the_difference_to_the_articles_is_told_where_a_point_was_asked_for(
    catalog: Catalog,
) -> None:
    assert DIFFERENCE in shown(page_of(catalog, "BL23"))
    for several in (page_of(catalog, condition="sciatica"), page_of(catalog, region="low-back")):
        assert "BL23 Shènshū" in shown(several)
        assert "Our articles differ" not in shown(several)
        assert "acuguide evidence" not in shown(several)


def test_a_point_asked_for_names_the_conditions_that_name_it(catalog: Catalog) -> None:
    found = {code: labelled(page_of(catalog, code), "Named for") for code in catalog.points}
    assert {code: texts[0] for code, texts in found.items() if texts} == {
        "BL23": "Muscle strain, Sciatica.",
        "BL25": (
            "Degenerative disc disease, Slipped disc (herniated disc), Sacroiliac (SI) joint pain."
        ),
        "BL40": "Sciatica.",
        "BL54": "Sciatica.",
        "GB30": "Osteoarthritis of the hip or low back, Piriformis syndrome, Sciatica.",
        "LI4": "Stress and anxiety.",
    }


def test_what_is_never_offered_says_why_and_is_not_told_how(catalog: Catalog) -> None:
    point = catalog.points[NEVER]
    assert [own for own, each in catalog.points.items() if each.not_offered] == [NEVER]
    page = page_of(catalog, NEVER)
    assert Row(f"Left out: {NEVER}", str(point.not_offered)) in page
    assert NONE_LEFT in shown(page)
    assert lists(page, "Find it") == []


# All points, in a line each


def test_without_a_name_every_point_stands_in_one_line_by_the_part_of_the_body(
    catalog: Catalog,
) -> None:
    page = page_of(catalog)
    found = lines_of(page)
    assert sorted(found) == sorted(set(catalog.points) - {NEVER})
    names = {surface.id: surface.name for surface in catalog.vocabulary.surfaces}
    assert found == {code: names[catalog.points[code].surface] for code in found}
    assert list(dict.fromkeys(found.values())) == [
        "Low back", "Buttock", "Hip", "Groin", "Belly", "Neck", "Thigh", "Behind the knee",
        "Outer side of the knee", "Lower leg", "Ankle and foot", "Hand", "Forearm and elbow",
        "Shoulder",
    ]  # fmt: skip
    assert lists(page, "Find it") == []
    assert Aside('How to find and press one: "acuguide points BL23".') in page


def test_a_line_says_where_a_point_is(catalog: Catalog) -> None:
    rows = {b.label: b.text for b in page_of(catalog) if isinstance(b, Row)}
    assert rows["LI4 Hégǔ"] == (
        "beside the middle of the hand bone of the index finger, on the thumb side."
    )
    for point in catalog.points.values():
        if point.code != NEVER:
            assert rows[f"{point.code} {point.pinyin}"] == f"{point.place}."


def test_the_list_leaves_out_what_is_not_for_this_person(catalog: Catalog) -> None:
    page = page_of(catalog, about=told(clot=True))
    assert [row.label for row in left_out(page)] == [f"Left out: {LEGS}"]
    assert not set(lines_of(page)) & set(LEGS.split(", "))
    assert "Lower leg" not in lines_of(page).values()


# A region


@pytest.mark.parametrize("region", ["low-back", "buttock", "hip"])
def test_a_region_tells_the_named_points_in_full_and_the_others_there_in_a_line(
    catalog: Catalog, region: str
) -> None:
    page = page_of(catalog, region=region)
    name = region.replace("-", " ")
    assert page[0] == Heading(f"Points for the {name}")
    named = catalog.named_for[region]
    in_full = [b.text.split()[0] for b in page if isinstance(b, Heading) and b.level == 3]
    assert in_full == list(named)
    lying = {own.code for own in catalog.points.values() if own.surface == region}
    lines = lines_of(page)
    assert set(lines) == lying - set(named)
    assert lines
    assert set(lines.values()) == {f"Also on the {name}"}
    assert NOT_NAMED in shown(page)


def test_where_nobody_may_be_pressed_on_the_back_no_empty_part_is_headed(catalog: Catalog) -> None:
    page = page_of(catalog, region="low-back", about=told(weak_bones=True))
    assert "Also on the low back" not in shown(page)
    assert "LI4 Hégǔ" in shown(page)


# Warnings first


def test_the_warning_box_comes_before_any_point(catalog: Catalog) -> None:
    pages = [page_of(catalog), page_of(catalog, *catalog.points), page_of(catalog, region="hip")]
    pages += [
        page_of(catalog, condition=condition.id)
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
        assert first_point(page) > 1


def test_what_a_milder_sign_asks_for_comes_before_the_box(catalog: Catalog) -> None:
    for page in (
        page_of(catalog, sign="RF47"),
        page_of(catalog, "BL23", sign="RF47"),
        page_of(catalog, condition="sciatica", sign="RF47"),
    ):
        doctor, box = page[1:3]
        assert isinstance(doctor, Warn)
        assert isinstance(box, Warn)
        assert (doctor.title, box.title) == ("See a doctor soon", "Before you press")


def test_points_named_for_the_condition_stand_before_general_ones(catalog: Catalog) -> None:
    page = page_of(catalog, condition="sciatica")
    assert page[0] == Heading("Points for sciatica")
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
    page = page_of(catalog, condition=condition.id)
    headings = [block.text for block in page if isinstance(block, Heading)]
    assert headings[1].startswith("General: ")
    assert not [heading for heading in headings if heading.startswith("Named for")]


def test_each_point_has_all_its_cautions(catalog: Catalog) -> None:
    page = page_of(catalog, *catalog.points)
    for point in catalog.points.values():
        if point.code == NEVER:
            continue
        blocks = [block for block in headed(page, point.code) if isinstance(block, Items)]
        careful = next(block for block in blocks if block.label == "Careful")
        assert careful.items == tuple(caution.text for caution in point.cautions)


def test_a_sore_spot_is_warned_of_before_the_first_point(catalog: Catalog) -> None:
    conditions = [each for each in catalog.conditions.values() if each.sore_spot]
    assert conditions
    for condition in conditions:
        page = page_of(catalog, condition=condition.id)
        warning = Warn("Where not to press", (condition.sore_spot or "",))
        assert page.index(warning) < first_point(page)


# What the person told


def test_light_pressure_is_told_before_the_first_point_and_no_way_needs_a_ball(
    catalog: Catalog,
) -> None:
    cleared = cleared_points(catalog, *catalog.points, about=AGREED)
    page = page_of(catalog, *catalog.points, about=AGREED)
    (told_you,) = lists(page, "Because of what you told")
    assert catalog.vocabulary.agreed.because in told_you.items[0]
    assert page.index(told_you) < first_point(page)
    for entry in cleared.points:
        (press,) = lists(tuple(headed(page, entry.point.code)), "Press it")
        assert all("ball" not in item and "Light touch" in item for item in press.items)


def test_a_point_with_no_way_left_is_left_out_with_the_reason(catalog: Catalog) -> None:
    """BL54 is pressed with a ball, or by a helper."""
    (row,) = left_out(page_of(catalog, *catalog.points, about=AGREED))
    assert row.label == "Left out: BL54"
    assert row.text.startswith(NO_WAY_LEFT)
    assert re.search(r"\b(?:ball|hand)\b", row.text), "why the ways are gone"


def test_points_left_out_for_one_reason_stand_in_one_row_before_the_others(
    catalog: Catalog,
) -> None:
    about = told(weak_bones=True, clot=True)
    cleared = cleared_points(catalog, *catalog.points, about=about)
    page = page_of(catalog, *catalog.points, about=about)
    rows = left_out(page)
    assert [row.label for row in rows] == [
        f"Left out: {SPINE}", f"Left out: {LEGS}", "Left out: BL54", "Left out: GV14",
    ]  # fmt: skip
    assert "firm pressure on the spine" in rows[0].text
    assert "Ask a physiotherapist" in rows[0].text
    assert "A clot in the leg can be there without signs" in rows[1].text
    assert all(page.index(row) < first_point(page) for row in rows)
    codes = {code for row in rows for code in row.label.removeprefix("Left out: ").split(", ")}
    shown_codes = {entry.point.code for entry in cleared.points}
    assert codes | shown_codes == set(catalog.points) - {NEVER}
    assert not codes & shown_codes


@pytest.mark.parametrize("situation", ["cancer", "device", "heart_kidney", "implant"])
def test_what_must_be_agreed_first_is_a_warning_above_every_point(
    catalog: Catalog, situation: str
) -> None:
    about = told(**{situation: True})
    for codes in (tuple(catalog.points), ()):
        page = page_of(catalog, *codes, about=about)
        (warning,) = [b for b in page if isinstance(b, Warn) and b.title == "Ask first"]
        assert page.index(warning) < first_point(page)
        assert any("first." in line for line in warning.lines[:-1])
        assert warning.lines[-1] == AGREED_HOW
        page = page_of(catalog, *codes, about=structs.replace(about, clinician=True))
        assert not [b for b in page if isinstance(b, Warn) and b.title == "Ask first"]


def test_one_more_reason_to_stop_stands_in_the_box(catalog: Catalog) -> None:
    box = page_of(catalog, "BL25", about=told(faints=True))[1]
    assert isinstance(box, Warn)
    rules = len(catalog.vocabulary.stop_rules)
    assert box.lines[1 + rules :] == ("Stop if: You feel dizzy.",)


def test_nobody_who_may_faint_is_told_to_stand(catalog: Catalog) -> None:
    cleared = cleared_points(catalog, *catalog.points, about=told(faints=True))
    page = page_of(catalog, *catalog.points, about=told(faints=True))
    ways = [item for block in lists(page, "Press it") for item in block.items]
    assert ways
    assert not [way for way in ways if "tanding" in way]
    fewer = [b for b in page if isinstance(b, Row) and b.label == "Fewer ways for you"]
    assert len(fewer) == sum(bool(entry.lost) for entry in cleared.points)
    assert all("so that you cannot fall" in row.text for row in fewer)


def test_a_point_says_why_it_has_fewer_ways(catalog: Catalog) -> None:
    for about in (AGREED, told(numb_skin=True), told(weak_bones=True), told(faints=True)):
        cleared = cleared_points(catalog, *catalog.points, about=about)
        page = page_of(catalog, *catalog.points, about=about)
        for entry in cleared.points:
            rows = [b for b in headed(page, entry.point.code) if isinstance(b, Row)]
            texts = [row.text for row in rows if row.label == "Fewer ways for you"]
            assert texts == ([" ".join(entry.lost)] if entry.lost else [])


# What the person did not tell


def test_who_told_nothing_reads_whom_the_points_are_not_for(catalog: Catalog) -> None:
    for codes in (tuple(catalog.points), ()):
        page = page_of(catalog, *codes)
        (block,) = lists(page, "Not for everyone")
        texts = [caution.text for caution in catalog.cautions.cautions if caution.when]
        assert set(block.items) == {text for text in texts if text}
        assert len(block.items) == len(set(block.items))
        assert page.index(block) < first_point(page)
        assert any(isinstance(b, Aside) and '"acuguide profile"' in b.text for b in page)


def test_what_was_answered_need_not_be_read_again(catalog: Catalog) -> None:
    (block,) = lists(page_of(catalog, "BL25", about=told(pregnant=False)), "Not for everyone")
    assert not [text for text in block.items if "regnan" in text]
    assert [text for text in block.items if "Weak bones" in text]
    every = {situation.id: False for situation in catalog.cautions.situations}
    page = page_of(catalog, "BL25", about=told(**every))
    assert lists(page, "Not for everyone") == []
    assert '"acuguide profile"' not in shown(page)


def test_what_passes_is_not_worth_keeping(catalog: Catalog) -> None:
    """A meal is asked about each time, so nobody is sent to the profile for it."""
    every = {s.id: False for s in catalog.cautions.situations if s.lasts is not Lasts.MOMENT}
    page = page_of(catalog, "BL25", about=told(**every))
    assert len(lists(page, "Not for everyone")[0].items) == 2
    assert '"acuguide profile"' not in shown(page)


def test_where_all_points_are_left_out_the_page_says_so(catalog: Catalog) -> None:
    page = page_of(catalog, "BL40", "KI3", about=told(clot=True))
    assert NONE_LEFT in shown(page)
    assert lists(page, "Not for everyone") == []
    assert [row.label for row in left_out(page)] == ["Left out: BL40, KI3"]


def test_where_a_point_cannot_be_reached_no_ball_is_named_to_whom_none_is_allowed(
    catalog: Catalog,
) -> None:
    page = page_of(catalog, *catalog.points, about=AGREED)
    told = [b.text for b in page if isinstance(b, Row) and b.label == "Cannot reach it"]
    assert told
    assert [text for text in told if re.search("(?<!not )use (one|two|a)", text.casefold())] == []


def test_no_points_make_a_page_without_headings_of_points(catalog: Catalog) -> None:
    nothing = Cleared(verdict_on(catalog), (), ())
    for selection in (Selection(()), Selection((), by_name=True), Selection((), region="hip")):
        assert not POINT.search(shown(points_page(catalog, selection, nothing)))


# Not for self-care


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


@pytest.mark.parametrize("sign", [None, "RF47"])
def test_asking_for_points_of_such_a_condition_is_answered_by_what_to_do_instead(
    catalog: Catalog, sign: str | None
) -> None:
    """What can wait stands after what the condition itself asks for."""
    for condition in catalog.conditions.values():
        if condition.instead is None:
            continue
        page = page_of(catalog, condition=condition.id, sign=sign)
        warnings = [block for block in page if isinstance(block, Warn)]
        assert page[:2] == not_for_self_care_page(condition)[:2]
        assert [each.title for each in warnings[1:]] == (["See a doctor soon"] if sign else [])
        assert not POINT.search(shown(page))
