"""The real figures: every point where the standard puts it, whatever the drawing looks like."""

from itertools import accumulate
from math import hypot

import pytest

from acuguide.body.rules import Found, between, other_side, resolve
from acuguide.catalog.atlas import load_figure
from acuguide.catalog.figures import Figure, Layer, Place, Shows
from acuguide.catalog.records import Catalog, Point, Sides

Ring = list[Place]
BODIES = ("body-back", "body-front")


def rings(figure: Figure, layer: Layer) -> list[Ring]:
    """The strokes of a layer as places."""
    return [
        list(zip(accumulate(s.steps[::2]), accumulate(s.steps[1::2]), strict=True))
        for s in figure.strokes
        if s.layer is layer
    ]


def inside(place: Place, area: list[Ring]) -> bool:
    """Whether a ray to the right crosses the rings an odd number of times."""
    x, y = place
    crossings = 0
    for ring in area:
        for (ax, ay), (bx, by) in zip(ring, [*ring[1:], ring[0]], strict=True):
            if (ay > y) != (by > y) and x < ax + (y - ay) * (bx - ax) / (by - ay):
                crossings += 1
    return crossings % 2 == 1


def found(catalog: Catalog, code: str, figure: str = "", rule: int = 0) -> Found:
    """A point's rule, followed on its own figure or another."""
    each = catalog.points[code].rules[rule]
    result = resolve(each, load_figure(figure or each.figure))
    assert result is not None, f"{code} cannot be placed on {figure or each.figure}"
    return result


def knob(figure: Figure, bone: str) -> tuple[float, float]:
    """The top and bottom of the knob that has a bone's name beside it."""
    height = figure.names[bone][1]
    spans = [(min(y for _, y in r), max(y for _, y in r)) for r in rings(figure, Layer.KNOB)]
    return min(spans, key=lambda span: abs(sum(span) / 2 - height))


def all_points(catalog: Catalog) -> list[Point]:
    return list(catalog.points.values())


def test_every_figure_that_is_named_is_there_and_no_other(catalog: Catalog) -> None:
    from acuguide.catalog.where import FIGURES, FOLDER

    assert {path.stem for path in (FOLDER / FIGURES).iterdir()} == set(catalog.figures)


def test_every_rule_is_shown_on_its_own_figure(catalog: Catalog) -> None:
    for point in all_points(catalog):
        for rule in point.rules:
            assert resolve(rule, load_figure(rule.figure)), (point.code, rule.figure)


def test_every_point_lies_inside_the_skin_wherever_it_is_shown(catalog: Catalog) -> None:
    """On its own figure and on every other that has its landmarks."""
    outside = []
    for name in catalog.figures:
        figure = load_figure(name)
        skin = rings(figure, Layer.SKIN)
        for point in all_points(catalog):
            for rule in point.rules:
                way = resolve(rule, figure)
                if way is not None and not inside(way.place, skin):
                    outside.append((name, point.code, way.place))
    assert outside == []


def test_left_mirrors_right(catalog: Catalog) -> None:
    """On both sides a point is as far from the midline, and the left one is in the skin too."""
    for point in all_points(catalog):
        way = found(catalog, point.code)
        figure = load_figure(way.rule.figure)
        if figure.shows is not Shows.BOTH or figure.midline is None:
            continue
        left = other_side(figure, way.place)
        assert left[1] == way.place[1]
        assert abs((left[0] + way.place[0]) / 2 - figure.midline) < 1e-9
        assert inside(left, rings(figure, Layer.SKIN)), point.code
        assert (left == way.place) == (point.sides is Sides.MIDLINE), point.code


@pytest.mark.parametrize("layer", [Layer.SKIN, Layer.BONE, Layer.KNOB, Layer.OUTLINE])
def test_a_figure_of_both_sides_is_its_own_mirror_image(catalog: Catalog, layer: Layer) -> None:
    for name in catalog.figures:
        figure = load_figure(name)
        if figure.midline is None:
            continue
        places = {place for ring in rings(figure, layer) for place in ring}
        lonely = [
            (x, y)
            for x, y in places
            if not any(
                abs(2 * figure.midline - x - ox) <= 1 and abs(y - oy) <= 1 for ox, oy in places
            )
        ]
        assert lonely == [], name


def test_left_and_right_are_on_the_sides_that_the_eye_sees(catalog: Catalog) -> None:
    """From behind, the body's right is on the right; from the front, on the left."""
    for name in catalog.figures:
        figure = load_figure(name)
        if figure.midline is None:
            continue
        right = [x for line in figure.landmarks.values() for x, _ in line if x != figure.midline]
        seen_from_behind = figure.eye.right[0] < 0
        assert right, name
        assert all((x > figure.midline) == seen_from_behind for x in right), name


def test_bl25_is_level_with_the_hip_bone_tops(catalog: Catalog) -> None:
    way = found(catalog, "BL25")
    figure = load_figure("back")
    ((_, crest),) = figure.landmarks["iliac-crest"]
    assert figure.cun.across
    assert abs(way.place[1] - crest) <= 0.3 * figure.cun.across


@pytest.mark.parametrize(
    ("side", "middle"), [("BL23", "GV4"), ("BL52", "GV4"), ("BL25", "GV3"), ("BL54", "GV2")]
)
def test_points_of_the_back_are_level_with_those_of_the_midline(
    side: str, middle: str, catalog: Catalog
) -> None:
    assert abs(found(catalog, side).place[1] - found(catalog, middle).place[1]) <= 1


def test_gv3_is_between_the_knobs_of_l4_and_l5(catalog: Catalog) -> None:
    figure = load_figure("back")
    height = found(catalog, "GV3").place[1]
    assert knob(figure, "l4")[1] <= height <= knob(figure, "l5")[0]
    # And the line between the hip bones crosses the spine at L4 or in the gap below it.
    ((_, crest),) = figure.landmarks["iliac-crest"]
    assert knob(figure, "l4")[0] <= crest <= knob(figure, "l5")[0]


def test_gv4_is_two_knobs_higher(catalog: Catalog) -> None:
    figure = load_figure("back")
    assert knob(figure, "l2")[1] <= found(catalog, "GV4").place[1] <= knob(figure, "l3")[0]


def test_bl54_is_level_with_the_fourth_hollow_and_3_cun_out(catalog: Catalog) -> None:
    figure = load_figure("back")
    x, y = found(catalog, "BL54").place
    ((_, hollow),) = figure.landmarks["s4-foramen"]
    assert figure.cun.across
    assert figure.midline
    assert abs(y - hollow) <= 0.3 * figure.cun.across
    assert abs(x - figure.midline - 3 * figure.cun.across) <= 1


def test_the_hollows_of_the_sacrum_stand_in_their_order(catalog: Catalog) -> None:
    heights = [found(catalog, code).place[1] for code in ("BL31", "BL32", "BL33", "BL34")]
    assert heights == sorted(heights)
    assert len(set(heights)) == 4
    figure = load_figure("back")
    ((psis_x, psis_y),) = figure.landmarks["psis"]
    # The second lies halfway between the back dimple and the knob of S2 on the midline.
    assert figure.midline
    x, y = found(catalog, "BL32").place
    assert abs(x - (figure.midline + psis_x) / 2) <= 3
    assert abs(y - psis_y) <= 5


def test_gb30_is_a_third_of_the_way_from_the_hip_knob_to_the_hiatus(catalog: Catalog) -> None:
    for name in ("hip-side", "back"):
        way = found(catalog, "GB30", name)
        figure = load_figure(name)
        (knob_,) = figure.landmarks["greater-trochanter"]
        (hiatus,) = figure.landmarks["sacral-hiatus"]
        third = between(knob_, hiatus, 1 / 3)
        assert hypot(way.place[0] - third[0], way.place[1] - third[1]) < 1e-6
        whole = hypot(hiatus[0] - knob_[0], hiatus[1] - knob_[1])
        assert hypot(way.place[0] - knob_[0], way.place[1] - knob_[1]) < whole / 2


def test_bl40_bl57_and_bl60_follow_each_other_in_proportion(catalog: Catalog) -> None:
    """The knee crease is 0, the outer ankle knob 16 cun below it; BL57 is at 8 (WHO: 8 below)."""
    figure = load_figure("knee-calf-back")
    heights = [
        found(catalog, code, "knee-calf-back").place[1] for code in ("BL40", "BL56", "BL57", "BL60")
    ]
    assert heights == sorted(heights)
    ((_, ankle),) = figure.landmarks["lateral-malleolus"]
    cun = (ankle - heights[0]) / 16
    assert abs((heights[1] - heights[0]) / cun - 5) <= 0.3
    assert abs((heights[2] - heights[0]) / cun - 8) <= 0.5
    assert abs((heights[3] - heights[0]) / cun - 16) <= 0.3


def test_ki3_lies_in_the_soft_hollow_and_off_the_bone(catalog: Catalog) -> None:
    figure = load_figure("ankle-inner")
    way = found(catalog, "KI3")
    (ankle,) = figure.landmarks["medial-malleolus"]
    assert not inside(way.place, rings(figure, Layer.BONE))
    assert inside(ankle, rings(figure, Layer.BONE) + rings(figure, Layer.KNOB))
    assert way.toward is not None
    low, high = sorted((ankle[0], way.toward[0]))
    assert low + (high - low) * 0.4 <= way.place[0] <= low + (high - low) * 0.6


def test_bl60_mirrors_ki3_on_the_outer_side(catalog: Catalog) -> None:
    figure = load_figure("ankle-outer")
    assert not inside(found(catalog, "BL60").place, rings(figure, Layer.BONE))


def test_most_points_are_shown_on_the_small_body(catalog: Catalog) -> None:
    """Those that are not have no dot on the small body beside their picture."""
    hidden = {
        point.code
        for point in all_points(catalog)
        if not any(resolve(rule, load_figure(name)) for rule in point.rules for name in BODIES)
    }
    assert hidden == {"KI1"}


def test_a_figure_is_small_enough_to_be_read_at_once() -> None:
    from acuguide.catalog.where import FIGURES, FOLDER

    sizes = {path.stem: path.stat().st_size for path in (FOLDER / FIGURES).iterdir()}
    assert {name: size for name, size in sizes.items() if size > 20_000} == {}
