"""Rules on a figure drawn by hand, where every place can be reckoned in the head."""

from math import isclose

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from acuguide.body.rules import Found, mirrored, other_side, resolve
from acuguide.catalog.figures import Cun, Eye, Figure, Layer, Place, Shows, Stroke
from acuguide.catalog.records import Direction, Rule

# Seen from behind, 10 units a cun across and 20 along. The right side is on the right.
BACK = Figure(
    id="back",
    size=(200, 300),
    millimetres=2.0,
    shows=Shows.BOTH,
    midline=100,
    eye=Eye((-1, 0, 0), (0, 0, 1)),
    cun=Cun(across=10, along=20),
    landmarks={
        "knob": ((100, 50),),
        "crest": ((150, 60),),
        "heel": ((120, 250),),
        "groove": ((140, 40), (130, 140), (130, 290)),
        "level": ((90, 200), (170, 180)),
    },
    names={"l4": (120, 40)},
    strokes=(Stroke(Layer.SKIN, (10, 10, 180, 0, 0, 280, -180, 0)),),
)
# The outer side of the right ankle, seen from the right: its front is on the right.
ANKLE = replace(BACK, shows=Shows.RIGHT, midline=None, eye=Eye((0, -1, 0), (0, 0, 1)))


def found(figure: Figure, **parts: object) -> Found:
    """A rule, followed on a figure that can show it."""
    result = resolve(Rule(figure="back", **parts), figure)  # type: ignore[arg-type]
    assert result is not None
    return result


def near(place: Place, other: Place) -> bool:
    return isclose(place[0], other[0], abs_tol=1e-9) and isclose(place[1], other[1], abs_tol=1e-9)


def test_a_rule_without_a_way_lies_at_its_landmark() -> None:
    assert found(BACK, landmark="crest").place == (150, 60)


def test_cun_to_the_side_are_measured_across_the_body() -> None:
    """Lateral of the right side is to the right, seen from behind."""
    place = found(BACK, landmark="knob", direction=Direction.LATERAL, cun=1.5).place
    assert place == (115, 50)


def test_cun_up_and_down_are_measured_along_the_body() -> None:
    assert found(BACK, landmark="knob", direction=Direction.DOWN, cun=3).place == (100, 110)
    assert found(BACK, landmark="knob", direction=Direction.UP, cun=1).place == (100, 30)


@pytest.mark.parametrize(
    ("direction", "step"),
    [
        (Direction.LATERAL, (-1, 0)),
        (Direction.MEDIAL, (1, 0)),
        (Direction.UP, (0, -1)),
        (Direction.DOWN, (0, 1)),
    ],
)
def test_from_the_front_lateral_is_the_other_way(direction: Direction, step: Place) -> None:
    front = replace(BACK, eye=Eye((1, 0, 0), (0, 0, 1)), cun=Cun(10, 10))
    place = found(front, landmark="knob", direction=direction, cun=1).place
    assert near(place, (100 + 10 * step[0], 50 + 10 * step[1]))


def test_from_the_side_front_and_back_can_be_seen_but_lateral_cannot() -> None:
    assert found(ANKLE, landmark="knob", direction=Direction.FRONT, cun=1).place == (110, 50)
    assert found(ANKLE, landmark="knob", direction=Direction.BACK, cun=1).place == (90, 50)
    with pytest.raises(ValueError, match="cannot show the direction 'lateral'"):
        found(ANKLE, landmark="knob", direction=Direction.LATERAL, cun=1)


def test_a_fraction_is_counted_from_the_landmark() -> None:
    assert near(found(BACK, landmark="knob", toward="heel", fraction="1/4").place, (105, 100))


def test_cun_of_so_many_are_a_share_of_the_whole_way() -> None:
    """Whatever the figure's own cun: legs differ, the share does not."""
    place = found(BACK, landmark="knob", toward="heel", cun=4, of_cun=16).place
    assert near(place, (105, 100))


def test_a_point_beside_a_line_is_at_the_height_of_its_way() -> None:
    """The height is across the way: 20 to the right, 2 up, from (110, 150)."""
    way = found(BACK, landmark="knob", toward="heel", cun=8, of_cun=16, beside="groove")
    assert near(way.base, (110, 150))
    assert near(way.place, (130, 148))


def test_without_a_way_the_height_is_across_the_figure() -> None:
    assert near(found(BACK, landmark="heel", beside="groove").place, (130, 250))
    assert near(
        found(BACK, landmark="knob", direction=Direction.DOWN, cun=5, beside="groove").place,
        (130, 150),
    )


def test_a_level_is_a_landmark_of_its_own_height() -> None:
    """The level runs down to the left; the groove meets it at x = 130, halfway along."""
    way = found(BACK, landmark="level", beside="groove")
    assert near(way.begin, (130, 190))
    assert near(way.base, (130, 190))
    assert near(way.place, (130, 190))


def test_a_figure_without_a_landmark_or_the_cun_shows_nothing() -> None:
    assert resolve(Rule(figure="back", landmark="elbow"), BACK) is None
    towards = Rule(figure="back", landmark="knob", toward="elbow", fraction="1/2")
    assert resolve(towards, BACK) is None
    assert resolve(Rule(figure="back", landmark="knob", beside="elbow"), BACK) is None
    rule = Rule(figure="back", landmark="knob", direction=Direction.UP, cun=1)
    assert resolve(rule, replace(BACK, cun=Cun(across=10))) is None


def test_a_line_that_ends_before_the_height_is_an_error() -> None:
    with pytest.raises(ValueError, match="does not reach"):
        found(BACK, landmark="knob", direction=Direction.UP, cun=2.4, beside="groove")


def test_the_left_side_is_the_mirror_image() -> None:
    assert other_side(BACK, (115, 50)) == (85, 50)
    assert other_side(ANKLE, (150, 60)) == (50, 60)


def test_a_mirrored_limb_has_everything_on_the_other_side() -> None:
    left = mirrored(ANKLE)
    assert left.landmarks["crest"] == ((50, 60),)
    assert left.names["l4"] == (80, 40)
    assert left.strokes[0].steps == (190, 10, -180, 0, 0, 280, 180, 0)
    # The front of a left ankle, seen from the left, is on the left.
    assert left.eye == Eye((0, 1, 0), (0, 0, 1))


def test_a_figure_of_both_sides_is_its_own_mirror_image() -> None:
    assert mirrored(BACK) is BACK


@given(st.floats(0, 200), st.floats(0, 300))
def test_mirrored_twice_is_where_it_was(x: float, y: float) -> None:
    for figure in (BACK, ANKLE):
        there = other_side(figure, (x, y))
        assert near(other_side(figure, there), (x, y))
    assert mirrored(mirrored(ANKLE)) == ANKLE
