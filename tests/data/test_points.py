"""The points: their names, their places by the standard, and what each must warn of.

Pinned by hand from the reference (WHO standard 2008; articles S0 and S3), not read from it.
"""

import re

import pytest

from acuguide.catalog.records import Catalog, Sides, Tool

# code: pinyin, traditional, simplified, Japanese, meridian, sides
NAMES = {
    "BL23": ("Shènshū", "腎俞", "肾俞", "Jin'yu", "bladder", Sides.BOTH),
    "BL25": ("Dàchángshū", "大腸俞", "大肠俞", "Daichōyu", "bladder", Sides.BOTH),
    "BL40": ("Wěizhōng", "委中", "委中", "Ichū", "bladder", Sides.BOTH),
    "BL54": ("Zhìbiān", "秩邊", "秩边", "Chippen", "bladder", Sides.BOTH),
    "GB30": ("Huántiào", "環跳", "环跳", "Kanchō", "gallbladder", Sides.BOTH),
    "GV3": ("Yāoyángguān", "腰陽關", "腰阳关", "Koshi-yōkan", "governor-vessel", Sides.MIDLINE),
    "GV4": ("Mìngmén", "命門", "命门", "Meimon", "governor-vessel", Sides.MIDLINE),
    "KI3": ("Tàixī", "太谿", "太溪", "Taikei", "kidney", Sides.BOTH),
    "LI4": ("Hégǔ", "合谷", "合谷", "Gōkoku", "large-intestine", Sides.BOTH),
}
CODES = list(NAMES)
LOCATIONS = {
    "BL23": ("low back", "lower edge", "second lumbar vertebra (l2)", "1.5 cun", "midline"),
    "BL25": ("low back", "lower edge", "fourth lumbar vertebra (l4)", "1.5 cun", "midline"),
    "BL40": ("back of the knee", "midpoint of the popliteal crease"),
    "BL54": ("buttock", "fourth posterior sacral foramen", "3 cun", "median sacral crest"),
    "GB30": (
        "buttock",
        "line from the most prominent part of the greater trochanter to the sacral hiatus",
        "lateral third meets its medial two thirds",
    ),
    "GV3": ("low back", "posterior midline", "hollow below", "fourth lumbar vertebra (l4)"),
    "GV4": ("low back", "posterior midline", "hollow below", "second lumbar vertebra (l2)"),
    "KI3": ("ankle", "most prominent part of the medial malleolus", "calcaneal (achilles) tendon"),
    "LI4": ("back of the hand", "radial (thumb) side", "midpoint of the second metacarpal"),
}
# In one's own fingers: two are about 1.5 cun and four are 3 cun (textbook rule).
PLACES = {
    "BL23": ("two finger widths", "spine", "two knobs above hip-bone level"),
    "BL25": ("two finger widths", "spine", "level with the tops of your hip bones"),
    "BL40": ("middle of the crease", "back of the knee"),
    "BL54": ("four finger widths", "above the cleft"),
    "GB30": ("a third of the way from the side hip knob", "dip above the buttock cleft"),
    "GV3": ("dip under the spine knob", "level with the tops of your hip bones"),
    "GV4": ("dip under the second spine knob above hip-bone level",),
    "KI3": ("between the inner ankle bone", "tendon above the heel"),
    "LI4": ("middle of the hand bone of the index finger", "thumb side"),
}
CAUTIONS = {
    "BL23": {
        ("pregnancy", "withhold"),
        ("kidney_region", "caution"),
        ("kidney_region", "do_not_press_if"),
        ("bone", "caution"),
        ("bone", "do_not_press_if"),
    },
    "BL25": {("pregnancy", "withhold"), ("bone", "caution"), ("bone", "do_not_press_if")},
    "BL40": {
        ("vascular", "light_only"),
        ("vascular", "do_not_press_if"),
        ("dvt", "do_not_press_if"),
        ("pregnancy", "withhold"),
        ("varicose_veins", "do_not_press_if"),
        ("nerve", "stop_if"),
    },
    "BL54": {
        ("pregnancy", "withhold"),
        ("nerve", "stop_if"),
        ("nerve", "no_tool"),
        ("bone", "no_tool"),
        ("bleeding", "no_tool"),
    },
    "GB30": {
        ("nerve", "stop_if"),
        ("nerve", "no_tool"),
        ("bone", "no_tool"),
        ("bleeding", "no_tool"),
        ("implant", "do_not_press_if"),
    },
    "GV3": {("pregnancy", "withhold"), ("bone", "caution"), ("bone", "do_not_press_if")},
    "GV4": {("pregnancy", "withhold"), ("bone", "caution"), ("bone", "do_not_press_if")},
    "KI3": {("vascular", "light_only")},
    "LI4": {("pregnancy", "withhold")},
}
REGIONS = {
    "BL23": {"low-back"},
    "BL25": {"low-back", "buttock"},
    "BL40": {"low-back", "hip"},
    "BL54": {"low-back", "buttock"},
    "GB30": {"buttock", "hip"},
    "GV3": {"low-back"},
    "GV4": {"low-back"},
    "KI3": {"low-back"},
    "LI4": {"low-back", "hip"},
}
BUTTOCK = ("BL54", "GB30")
LONGEST_PLACE = 90
LONGEST_LYING_ON_A_BALL = 60


def test_there_are_exactly_the_nine_points(catalog: Catalog) -> None:
    assert sorted(catalog.points) == sorted(CODES)


@pytest.mark.parametrize("code", CODES)
def test_a_point_has_its_names_meridian_and_sides(code: str, catalog: Catalog) -> None:
    point = catalog.points[code]
    assert NAMES[code] == (
        point.pinyin,
        point.characters,
        point.simplified,
        point.japanese,
        point.meridian,
        point.sides,
    )


@pytest.mark.parametrize("code", CODES)
def test_a_location_follows_the_standard(code: str, catalog: Catalog) -> None:
    location = catalog.points[code].location.lower()
    assert [fact for fact in LOCATIONS[code] if fact not in location] == []
    assert "WHO08" in catalog.points[code].sources


# A surface of the vocabulary: how the standard begins a location there.
SURFACES = {
    "low-back": "in the low back",
    "buttock": "in the buttock",
    "behind-knee": "at the back of the knee",
    "foot": "at the inner back of the ankle",
    "hand": "on the back of the hand",
}


@pytest.mark.parametrize("code", CODES)
def test_a_surface_is_where_the_standard_puts_the_point(code: str, catalog: Catalog) -> None:
    """Cautions name surfaces, so a wrong one would let a point through."""
    point = catalog.points[code]
    assert point.location.lower().startswith(SURFACES[point.surface])


def test_the_two_opinions_on_gb30_are_told(catalog: Catalog) -> None:
    note = catalog.points["GB30"].location_note
    assert note is not None
    assert "did not all agree" in note
    assert "anterior superior iliac spine" in note


@pytest.mark.parametrize("code", CODES)
def test_a_place_says_the_same_in_plain_words(code: str, catalog: Catalog) -> None:
    place = catalog.points[code].place
    assert [fact for fact in PLACES[code] if fact not in place] == []
    assert len(place) <= LONGEST_PLACE


@pytest.mark.parametrize("code", CODES)
def test_every_distance_in_fingers_is_the_same_wherever_it_stands(
    code: str, catalog: Catalog
) -> None:
    """One article says 1.5 and 3 finger widths; both are too close to the spine."""
    point = catalog.points[code]
    told = re.findall(r"(\w+) (?:of your own )?finger widths", " ".join([point.place, *point.find]))
    right = {"BL23": {"two"}, "BL25": {"two"}, "BL54": {"four"}}.get(code, set())
    assert set(told) == right


@pytest.mark.parametrize("code", ["BL23", "BL25", "BL54"])
def test_the_distance_an_article_gets_wrong_is_told(code: str, catalog: Catalog) -> None:
    assert "too close" in (catalog.points[code].articles_say or "")


@pytest.mark.parametrize("code", CODES)
def test_a_point_warns_of_what_the_reference_warns_of(code: str, catalog: Catalog) -> None:
    cautions = {(entry.when, entry.action.value) for entry in catalog.points[code].cautions}
    assert cautions == CAUTIONS[code]


@pytest.mark.parametrize("code", CODES)
def test_a_point_is_named_for_the_regions_our_articles_name(code: str, catalog: Catalog) -> None:
    named = catalog.points[code].named_for
    assert {entry.region for entry in named} == REGIONS[code]
    assert all(set(entry.sources) <= {"S0", "S3"} for entry in named)


@pytest.mark.parametrize("code", CODES)
def test_the_traditional_reason_stands_apart_from_the_reason(code: str, catalog: Catalog) -> None:
    """Energy and yang belong under `tradition`, which is shown as such."""
    point = catalog.points[code]
    others = " ".join([point.why, point.location, *point.find, *(n.why for n in point.named_for)])
    assert not re.search(r"\b(energy|yang|qi|tonif\w+)\b", others, re.IGNORECASE)


# Dose and tools


@pytest.mark.parametrize("code", CODES)
def test_no_press_is_shorter_than_30_or_longer_than_120_seconds(
    code: str, catalog: Catalog
) -> None:
    assert all(30 <= way.max_seconds <= 120 for way in catalog.points[code].press)


def test_the_back_of_the_knee_is_touched_lightly_with_fingertips_and_not_for_long(
    catalog: Catalog,
) -> None:
    behind = [point for point in catalog.points.values() if point.surface == "behind-knee"]
    assert [point.code for point in behind] == ["BL40"]
    for way in (way for point in behind for way in point.press):
        assert (way.using, way.pressure.value) == (Tool.FINGERS, "light")
        assert way.max_seconds <= 60


@pytest.mark.parametrize("code", ["GV3", "GV4", "BL40", "KI3", "LI4"])
def test_no_ball_on_the_midline_behind_the_knee_or_over_small_bones(
    code: str, catalog: Catalog
) -> None:
    assert all(way.using.is_hand for way in catalog.points[code].press)


@pytest.mark.parametrize("code", ["GV3", "GV4"])
def test_no_midline_point_is_ever_pressed_firmly_or_with_a_ball(
    code: str, catalog: Catalog
) -> None:
    ways = catalog.points[code].press
    assert {way.using for way in ways} == {Tool.FINGERS}
    assert all(way.pressure.value != "firm" for way in ways)
    assert not any(way.both_at_once for way in ways)


@pytest.mark.parametrize("code", ["BL23", "BL25"])
def test_balls_beside_the_spine_are_two_and_never_on_it(code: str, catalog: Catalog) -> None:
    balls = [way for way in catalog.points[code].press if not way.using.is_hand]
    assert balls
    assert {way.using for way in balls} == {Tool.TWO_BALLS}
    assert all("never on it" in way.how for way in balls)


def test_over_the_kidneys_pressure_is_gentle(catalog: Catalog) -> None:
    assert {way.pressure.value for way in catalog.points["BL23"].press} == {"gentle"}


@pytest.mark.parametrize("code", BUTTOCK)
def test_nobody_lies_on_a_ball_for_long_over_the_sciatic_nerve(code: str, catalog: Catalog) -> None:
    lying = [
        way
        for way in catalog.points[code].press
        if not way.using.is_hand and any(position.startswith("lying") for position in way.positions)
    ]
    assert lying
    assert all(way.max_seconds <= LONGEST_LYING_ON_A_BALL for way in lying)
    assert all(way.pressure.value == "gentle" for way in lying)
    assert all("off the bone" in way.how for way in lying)


@pytest.mark.parametrize("code", CODES)
def test_a_way_in_two_kinds_of_position_never_hides_lying_on_a_ball(
    code: str, catalog: Catalog
) -> None:
    """The cap on lying must not be lost by listing a wall and a floor in one way."""
    for way in catalog.points[code].press:
        if way.using is Tool.BALL and any(name.startswith("lying") for name in way.positions):
            assert all(name.startswith("lying") for name in way.positions)


@pytest.mark.parametrize("code", CODES)
def test_both_at_once_is_said_only_where_two_hands_or_two_balls_reach(
    code: str, catalog: Catalog
) -> None:
    for way in catalog.points[code].press:
        if way.both_at_once:
            assert way.using is not Tool.BALL
