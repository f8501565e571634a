"""Strokes become places, and are cut to a box."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from acuguide.catalog.figures import Layer, Stroke
from acuguide.render.strokes import clipped, inside, places_of, stations

SQUARE = [(0.0, 0.0), (10.0, 0.0), (10.0, 10.0), (0.0, 10.0)]
places = st.tuples(st.integers(-50, 150), st.integers(-50, 150))


def test_steps_become_places() -> None:
    assert places_of(Stroke(Layer.FOLD, (5, 6, 1, -2, 3, 4))) == [(5, 6), (6, 4), (9, 8)]


def test_a_ring_is_cut_along_the_box() -> None:
    (ring,) = clipped(SQUARE, (5, -5, 20, 5), closed=True)
    assert set(ring) == {(5, 0), (10, 0), (10, 5), (5, 5)}
    assert clipped(SQUARE, (20, 20, 30, 30), closed=True) == []


def test_an_open_line_keeps_its_slope_at_the_edge_and_may_fall_apart() -> None:
    line = [(-20, 5), (-10, 5), (5, 5), (20, 5), (30, 5), (30, 8), (15, 8), (5, 8)]
    runs = clipped([(float(x), float(y)) for x, y in line], (0, 0, 10, 10), closed=False)
    assert runs == [[(-10, 5), (5, 5), (20, 5)], [(15, 8), (5, 8)]]


@given(st.lists(places, min_size=3, max_size=12))
def test_nothing_of_a_cut_ring_lies_outside(ring: list[tuple[int, int]]) -> None:
    for cut in clipped([(float(x), float(y)) for x, y in ring], (0, 0, 100, 100), closed=True):
        for x, y in cut:
            assert -1e-6 <= x <= 100 + 1e-6
            assert -1e-6 <= y <= 100 + 1e-6


def test_a_place_in_a_hole_is_not_inside() -> None:
    hole = [(4.0, 4.0), (6.0, 4.0), (6.0, 6.0), (4.0, 6.0)]
    assert inside((1, 1), [SQUARE, hole])
    assert not inside((5, 5), [SQUARE, hole])
    assert not inside((11, 5), [SQUARE, hole])


@pytest.mark.parametrize("parts", [1, 2, 3, 6])
def test_stations_are_equally_far_apart_round_a_corner(parts: int) -> None:
    found = stations([(0, 0), (30, 0), (30, 30)], parts)
    ways = [x + y for (x, y), _ in found]
    assert [found[0], found[-1]] == [((0, 0), (1, 0)), ((30, 30), (0, 1))]
    assert ways == pytest.approx([60 * part / parts for part in range(parts + 1)])


def test_a_line_of_no_length_has_stations_too() -> None:
    assert stations([(3, 4), (3, 4)], 1) == [((3, 4), (1, 0)), ((3, 4), (1, 0))]
