"""Lines become curves."""

import re
from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from acuguide.render.curves import number, path, polygon

FAR = ((-1e6, -1e6, 1e6, 1e6),)
SQUARE = [(0.0, 0.0), (10.0, 0.0), (10.0, 10.0), (0.0, 10.0)]
places = st.tuples(st.integers(-50, 150), st.integers(-50, 150))


def test_a_gentle_turn_is_a_curve_and_a_sharp_one_a_corner() -> None:
    gentle = path([(0, 0), (10, 0), (20, 5), (30, 5)], FAR, closed=False)
    assert gentle.startswith("M0 0c")
    assert "l" not in gentle
    assert path(SQUARE, FAR, closed=True) == "M0 0l10 0l0 10l-10 0l0-10z"


def test_a_curve_passes_through_its_places_without_a_kink() -> None:
    data = path([(0, 0), (9, 0), (18, 6), (27, 6)], FAR, closed=False)
    pieces = [[float(n) for n in re.findall(r"-?[\d.]+", piece)] for piece in data.split("c")[1:]]
    assert [piece[4:] for piece in pieces] == [[9, 0], [9, 6], [9, 0]]
    for before, after in pairwise(pieces):
        arriving = (before[4] - before[2], before[5] - before[3])
        assert abs(arriving[0] * after[1] - arriving[1] * after[0]) < 0.5


def test_a_run_along_the_border_stays_straight() -> None:
    ring = [(0.0, 20.0), (0.0, 40.0), (4.0, 60.0), (20.0, 70.0), (20.0, 20.0)]
    assert path(ring, ((0, 0, 100, 100),), closed=True).startswith("M0 20l0 20")
    assert path(ring, ((-9, 0, 100, 100),), closed=True).startswith("M0 20c")


def test_numbers_are_short() -> None:
    assert [number(value) for value in (1.0, -0.04, 2.25, -3.06)] == ["1", "0", "2.2", "-3.1"]
    assert polygon([(0, 1.5), (2, -3)], closed=True) == "M0 1.5L2-3z"


@given(line=st.lists(places, min_size=2, max_size=12), closed=st.booleans())
def test_any_line_has_path_data(*, line: list[tuple[int, int]], closed: bool) -> None:
    data = path([(float(x), float(y)) for x, y in line], FAR, closed=closed)
    assert re.fullmatch(r"M[-\d. ]+([lc][-\d. ]+)*z?", data)
