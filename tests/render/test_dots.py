"""Dots in cells: lines, grounds and words, and nothing outside."""

from math import floor

import pytest
from hypothesis import given
from hypothesis import strategies as st

from acuguide.render.dots import Field, Window
from acuguide.render.palette import Ground, Ink

ALL: Window = (0.0, 0.0, 20.0, 16.0)
places = st.floats(-50, 70, allow_nan=False)
windows = st.tuples(st.floats(0, 9), st.floats(0, 7), st.floats(11, 20), st.floats(9, 16))


@pytest.fixture
def field() -> Field:
    """Ten columns, four rows."""
    return Field(10, 4)


def text(field: Field) -> list[str]:
    """The characters of a field, row by row."""
    return ["".join(cell.character for cell in row).rstrip() for row in field.cells()]


def grounds(field: Field) -> list[str]:
    """The grounds of a field: a dot for none, else its number."""
    return ["".join(str(cell.ground or ".") for cell in row) for row in field.cells()]


def dots(field: Field) -> list[tuple[int, int]]:
    """The places of all dots; the bits of a braille character go down its columns, then along."""
    order = ((0, 0), (0, 1), (0, 2), (1, 0), (1, 1), (1, 2), (0, 3), (1, 3))
    return [
        (column * 2 + across, row * 4 + down)
        for row, cells in enumerate(field.cells())
        for column, cell in enumerate(cells)
        for bit, (across, down) in enumerate(order)
        if cell.ink and ord(cell.character) >> bit & 1
    ]


def test_lines_are_drawn_in_dots(field: Field) -> None:
    field.trace(([0.5, 19.5], [0.5, 0.5]), Ink.BONE, ALL)
    field.trace(([0.5, 0.5], [0.5, 15.5]), Ink.BONE, ALL)
    field.trace(([4.5, 15.5], [4.5, 15.5]), Ink.BONE, ALL)
    assert text(field) == [
        "⡏⠉⠉⠉⠉⠉⠉⠉⠉⠉",
        "⡇ ⠑⢄",
        "⡇   ⠑⢄",
        "⡇     ⠑⢄",
    ]


def test_a_dashed_line_has_gaps(field: Field) -> None:
    field.trace(([0.5, 19.5], [2.5, 2.5]), Ink.GUIDE, ALL, (4, 3))
    assert text(field)[0] == "⠤⠤ ⠠⠤⠄ ⠤⠤"


def test_a_higher_ink_takes_over_the_cell_and_a_lower_one_leaves_it(field: Field) -> None:
    across, down = ([0.5, 19.5], [1.5, 1.5]), ([4.5, 4.5], [0.5, 15.5])
    field.trace(across, Ink.BONE, ALL)
    field.trace(down, Ink.GUIDE, ALL)
    once = field.cells()
    assert (once[0][2].character, once[0][2].ink) == ("⡇", Ink.GUIDE)
    field.trace(across, Ink.BONE, ALL)
    assert field.cells() == once


def test_the_same_ink_adds_its_dots(field: Field) -> None:
    field.trace(([0.5, 3.5], [1.5, 1.5]), Ink.BONE, ALL)
    field.trace(([0.5, 0.5], [0.5, 3.5]), Ink.BONE, ALL)
    assert text(field)[0] == "⡗⠒"


@given(
    st.lists(st.tuples(places, places), min_size=2, max_size=6),
    windows,
    st.sampled_from([(1, 0), (4, 3)]),
)
def test_no_dot_lies_outside_the_window(
    line: list[tuple[float, float]], window: Window, dash: tuple[int, int]
) -> None:
    field = Field(10, 4)
    xs, ys = zip(*line, strict=True)
    field.trace((xs, ys), Ink.BONE, window, dash)
    left, top, right, bottom = window
    for x, y in dots(field):
        assert floor(left) <= x < right
        assert floor(top) <= y < bottom


def test_an_area_gives_its_ground_to_cells_whose_middle_it_covers(field: Field) -> None:
    field.fill([([4, 16, 16, 4], [3, 3, 14, 14])], Ground.SKIN, ALL)
    assert grounds(field) == ["..........", "..111111..", "..111111..", ".........."]


def test_a_hole_has_no_ground(field: Field) -> None:
    outer = ([0, 20, 20, 0], [0, 0, 16, 16])
    hole = ([8, 12, 12, 8], [4, 4, 12, 12])
    field.fill([outer, hole], Ground.SKIN, ALL)
    assert grounds(field) == ["1111111111", "1111..1111", "1111..1111", "1111111111"]


def test_an_area_is_cut_at_the_window(field: Field) -> None:
    field.fill([([-9, 99, 99, -9], [-9, -9, 99, 99])], Ground.SHADE, (4, 4, 10, 12))
    assert grounds(field) == ["..........", "..222.....", "..222.....", ".........."]


def test_words_stand_over_dots_and_wide_letters_take_two_cells(field: Field) -> None:
    field.trace(([0.5, 19.5], [1.5, 1.5]), Ink.BONE, ALL)
    field.write(1, 0, "腎é́", Ink.TEXT)
    cells = field.cells()[0]
    assert [cell.character for cell in cells[:5]] == ["⠒", "腎", "", "é́", "⠒"]
    assert {cell.ink for cell in cells[1:4]} == {Ink.TEXT}


def test_a_word_half_on_the_body_has_one_ground(field: Field) -> None:
    field.fill([([0, 8, 8, 0], [0, 0, 16, 16])], Ground.SKIN, ALL)
    field.write(2, 1, "abcd", Ink.TEXT)
    assert grounds(field)[:2] == ["1111......", "111111...."]


def test_an_edge_has_the_ground_beside_it(field: Field) -> None:
    field.fill([([6, 14, 14, 6], [0, 0, 16, 16])], Ground.SHADE, ALL)
    field.trace(([5.5, 5.5], [0.5, 3.5]), Ink.OUTLINE, ALL)
    field.ground(Ink.OUTLINE)
    assert grounds(field)[:2] == ["..22222...", "...2222..."]
