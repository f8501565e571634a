"""Labels near their places: never on one another, never outside."""

from itertools import combinations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from acuguide.pages.pictures import Box
from acuguide.render.labels import Wanted, overlap, place_labels

AREA: Box = (0.0, 0.0, 40.0, 20.0)

sizes = st.integers(1, 15).map(float)
places = st.tuples(st.integers(0, 40).map(float), st.integers(0, 20).map(float))
labels = st.builds(
    Wanted, places, sizes, sizes, st.sampled_from((0.0, 1.0, 2.5)), st.integers(0, 3), st.booleans()
)
boxes = st.builds(
    lambda place, width, height: (*place, place[0] + width, place[1] + height), places, sizes, sizes
)


def one(place: tuple[float, float], near: float = 1.0, *, needed: bool = False) -> Wanted:
    """A label of six by two."""
    return Wanted(place, 6.0, 2.0, near, weight=1, needed=needed)


def inside(box: Box) -> bool:
    """Whether a box lies in the area."""
    left, top, right, bottom = box
    return left >= 0 and top >= 0 and right <= AREA[2] and bottom <= AREA[3]


def test_a_label_stands_to_the_right_of_its_place() -> None:
    assert place_labels([one((10, 10))], AREA, ()) == ((11, 9, 17, 11),)


def test_at_the_right_edge_it_stands_to_the_left() -> None:
    assert place_labels([one((38, 10))], AREA, ()) == ((31, 9, 37, 11),)


def test_with_both_sides_taken_it_stands_above_then_below() -> None:
    sides = [(11.0, 9.0, 17.0, 11.0), (3.0, 9.0, 9.0, 11.0)]
    above, below = place_labels([one((10, 10)), one((10, 10))], AREA, sides)
    assert (above, below) == ((7, 7, 13, 9), (7, 11, 13, 13))


def test_a_label_that_begins_at_its_place_stands_over_it() -> None:
    assert place_labels([one((10, 10), near=0.0)], AREA, ()) == ((7, 9, 13, 11),)


def test_the_weightier_label_chooses_first() -> None:
    light = Wanted((10, 10), 6, 2, 1, weight=0, needed=False)
    heavy = Wanted((10, 10), 6, 2, 1, weight=5, needed=False)
    assert place_labels([light, heavy], AREA, ()) == ((3, 9, 9, 11), (11, 9, 17, 11))


def test_where_there_is_no_room_a_label_is_left_out_and_a_needed_one_moves_away() -> None:
    wall = [(0.0, 0.0, 34.0, 20.0)]
    assert place_labels([one((5, 5))], AREA, wall) == (None,)
    assert place_labels([one((5, 5), needed=True)], AREA, wall) == ((34, 4, 40, 6),)


def test_what_is_larger_than_the_area_has_no_place() -> None:
    assert place_labels([Wanted((5, 5), 41, 1, 1, 1, needed=True)], AREA, ()) == (None,)


@given(st.lists(labels, max_size=12), st.lists(boxes, max_size=6))
def test_labels_never_collide_nor_leave_the_area(wanted: list[Wanted], taken: list[Box]) -> None:
    found = place_labels(wanted, AREA, taken)
    placed = [box for box in found if box is not None]
    assert len(found) == len(wanted)
    assert [box for box in placed if not inside(box)] == []
    assert [pair for pair in combinations(placed, 2) if overlap(*pair)] == []
    assert [box for box in placed for other in taken if overlap(box, other)] == []
    for label, box in zip(wanted, found, strict=True):
        size = (label.width, label.height)
        assert box is None or (box[2] - box[0], box[3] - box[1]) == pytest.approx(size)


@given(st.lists(labels, max_size=6), st.lists(boxes, max_size=6))
def test_the_same_labels_get_the_same_boxes(wanted: list[Wanted], taken: list[Box]) -> None:
    assert place_labels(wanted, AREA, taken) == place_labels(wanted, AREA, taken)


@given(labels, st.lists(boxes, max_size=8))
def test_a_needed_label_finds_whatever_room_there_is(label: Wanted, taken: list[Box]) -> None:
    """All sizes are whole here, so that trying every whole place finds every room."""
    wanted = Wanted(label.place, label.width, label.height, label.near, 1, needed=True)
    tried = [
        (float(left), float(top), left + label.width, top + label.height)
        for left in range(41)
        for top in range(21)
    ]
    free = [box for box in tried if inside(box) and not any(overlap(box, other) for other in taken)]
    assert (place_labels([wanted], AREA, taken)[0] is not None) == bool(free)
