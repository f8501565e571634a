"""A label near its place: never on what is taken, never outside."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from acuguide.pages.pictures import Box
from acuguide.render.labels import Wanted, overlap, place_label

AREA: Box = (0.0, 0.0, 40.0, 20.0)

sizes = st.integers(1, 15).map(float)
places = st.tuples(st.integers(0, 40).map(float), st.integers(0, 20).map(float))
labels = st.builds(Wanted, places, sizes, sizes, st.sampled_from((0.0, 1.0, 2.5)), st.booleans())
boxes = st.builds(
    lambda place, width, height: (*place, place[0] + width, place[1] + height), places, sizes, sizes
)


def one(place: tuple[float, float], near: float = 1.0, *, needed: bool = False) -> Wanted:
    """A label of six by two."""
    return Wanted(place, 6.0, 2.0, near, needed=needed)


def inside(box: Box) -> bool:
    """Whether a box lies in the area."""
    left, top, right, bottom = box
    return left >= 0 and top >= 0 and right <= AREA[2] and bottom <= AREA[3]


def test_a_label_stands_to_the_right_of_its_place() -> None:
    assert place_label(one((10, 10)), AREA, ()) == (11, 9, 17, 11)


def test_at_the_right_edge_it_stands_to_the_left() -> None:
    assert place_label(one((38, 10)), AREA, ()) == (31, 9, 37, 11)


def test_with_both_sides_taken_it_stands_above_then_below() -> None:
    sides = [(11.0, 9.0, 17.0, 11.0), (3.0, 9.0, 9.0, 11.0)]
    above = (7.0, 7.0, 13.0, 9.0)
    assert place_label(one((10, 10)), AREA, sides) == above
    assert place_label(one((10, 10)), AREA, [*sides, above]) == (7, 11, 13, 13)


def test_a_label_that_begins_at_its_place_stands_over_it() -> None:
    assert place_label(one((10, 10), near=0.0), AREA, ()) == (7, 9, 13, 11)


def test_where_there_is_no_room_a_label_is_left_out_and_a_needed_one_moves_away() -> None:
    wall = [(0.0, 0.0, 34.0, 20.0)]
    assert place_label(one((5, 5)), AREA, wall) is None
    assert place_label(one((5, 5), needed=True), AREA, wall) == (34, 4, 40, 6)


def test_what_is_larger_than_the_area_has_no_place() -> None:
    assert place_label(Wanted((5, 5), 41, 1, 1, needed=True), AREA, ()) is None


@given(labels, st.lists(boxes, max_size=8))
def test_a_label_covers_nothing_nor_leaves_the_area(label: Wanted, taken: list[Box]) -> None:
    box = place_label(label, AREA, taken)
    assert box == place_label(label, AREA, taken)
    if box is not None:
        assert inside(box)
        assert [other for other in taken if overlap(box, other)] == []
        assert (box[2] - box[0], box[3] - box[1]) == pytest.approx((label.width, label.height))


@given(labels, st.lists(boxes, max_size=8))
def test_a_needed_label_finds_whatever_room_there_is(label: Wanted, taken: list[Box]) -> None:
    """All sizes are whole here, so that trying every whole place finds every room."""
    wanted = Wanted(label.place, label.width, label.height, label.near, needed=True)
    tried = [
        (float(left), float(top), left + label.width, top + label.height)
        for left in range(41)
        for top in range(21)
    ]
    free = [box for box in tried if inside(box) and not any(overlap(box, other) for other in taken)]
    assert (place_label(wanted, AREA, taken) is not None) == bool(free)
