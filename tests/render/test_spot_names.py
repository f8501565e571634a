"""Names of spots: each beside its own, in a row in a crowd, and none lost."""

from hypothesis import given, settings
from hypothesis import strategies as st

from acuguide.pages.pictures import Guide, GuideKind, Spot
from acuguide.render.braille import Drawing, draw
from acuguide.render.palette import Ink
from tests.render.toy_figure import figure, picture

EMPTY = figure((160, 96), [])


def shown(spots: list[Spot], guides: list[Guide] | None = None) -> Drawing:
    """Spots in 80 columns and 24 rows, two units of the figure to a column and four to a row."""
    return draw(picture(EMPTY, spots, guides or []), 80, 24)


def text(drawing: Drawing) -> list[str]:
    """The characters of the cells, row by row."""
    return ["".join(cell.character for cell in row).rstrip() for row in drawing.rows]


def at(column: int, row: int, label: str = "", lower: float = 0.0) -> Spot:
    """A spot in a cell, so many dots below its middle."""
    return Spot((2.0 * column + 1, 4.0 * row + 2 + lower), label)


def test_a_label_stands_beside_its_spot_with_a_gap() -> None:
    rows = draw(picture(EMPTY, [Spot((80, 48), "BL25")]), 80, 24)
    assert text(rows)[12] == " " * 40 + "● BL25"


def test_each_label_is_nearest_to_its_own_spot() -> None:
    row = [Spot((60.0 + 4 * at, 48), f"P{at}") for at in range(3)]
    assert text(shown(row))[11:13] == [
        " " * 31 + "P1",
        " " * 27 + "P0 ● ● ● P2",
    ]
    pair = [Spot((60, 48), "LONG"), Spot((74, 48), "")]
    assert text(shown(pair))[12] == " " * 25 + "LONG ●      ●"


def test_in_a_crowd_a_spot_has_no_label_rather_than_that_of_another() -> None:
    crowd = [Spot((60.0 + 2 * at, 40.0 + 4 * row), "") for row in range(5) for at in range(5)]
    crowd[12] = Spot(crowd[12].place, "MID")
    drawing = shown(crowd)
    assert "MID" not in "".join(text(drawing))
    assert drawing.names.lacking == ("MID",)


def test_a_label_that_has_to_stand_away_hangs_on_a_line() -> None:
    rulers = [
        Guide(GuideKind.RULER, ((40, y), (120, y)), 1, "", 8) for y in map(float, range(24, 76, 4))
    ]
    far, beside = Spot((80, 48), "FAR"), Spot((70, 15), "")
    drawing = shown([far], rulers)
    assert text(drawing)[4] == " " * 37 + "FAR"
    assert [drawing.rows[row][40].ink for row in range(5, 13)] == [Ink.SPOT] * 8
    assert text(shown([beside, far], rulers))[4] == " " * 35 + "●   FAR"


# Crowds


def test_in_a_crowd_names_stand_in_a_row_in_the_order_of_their_spots() -> None:
    around = [at(column, row) for row in (11, 13) for column in range(37, 43)]
    crowd = [at(40, 12, "B"), at(39, 12, "A"), at(41, 12, "C"), at(38, 12), at(39, 12)]
    drawing = shown([*around, *crowd])
    assert text(drawing)[12] == " " * 38 + "●●●● A B C"
    assert drawing.names.rows == ("A B C",)
    assert drawing.names.lacking == ()


def test_names_stand_at_the_end_that_others_spots_leave_free() -> None:
    beside = [at(column, row) for row in (11, 12, 13) for column in (42, 43)]
    drawing = shown([*beside, at(39, 12, "A"), at(40, 12, "B"), at(41, 12, "C"), at(40, 13)])
    assert text(drawing)[12] == " " * 33 + "A B C ●●●●●"


def test_names_keep_away_from_a_spot_that_is_not_theirs() -> None:
    around = [at(column, row) for row in (11, 13) for column in range(37, 48)]
    drawing = shown([*around, at(46, 12), at(39, 12, "A"), at(40, 12, "B"), at(40, 12)])
    assert text(drawing)[12] == " " * 35 + "A B ●●     ●"


def test_no_names_stand_in_a_row_if_another_spot_is_among_theirs() -> None:
    around = [at(column, row) for row in (11, 13) for column in range(37, 48)]
    drawing = shown([*around, at(39, 12, "A"), at(40, 12), at(41, 12, "B"), at(39, 12)])
    assert drawing.names.rows == ()


def test_spots_in_one_cell_have_their_names_joined_from_the_top() -> None:
    crowd = [at(38, 12, "LOW", 1.5), at(38, 12, "HIGH", -1.5), at(39, 12, "ASIDE"), at(37, 12)]
    around = [at(column, row) for row in (11, 13) for column in range(36, 41)]
    drawing = shown([*crowd, *around, at(60, 12, "LEVEL")])
    assert text(drawing)[12] == " " * 37 + "●●● HIGH+LOW ASIDE     ● LEVEL"
    assert drawing.names.rows == ("HIGH+LOW ASIDE",)


def test_names_that_find_no_room_are_told_from_top_to_bottom() -> None:
    crowd = [at(column, row) for row in range(9, 16) for column in range(35, 46)]
    inner = {(40, 13): "LAST", (39, 11): "FIRST", (41, 11): "NEXT"}
    spots = [at(*cell, inner.pop(cell, "")) for cell in [*inner]]
    drawing = shown([*crowd, *spots])
    assert drawing.names.lacking == ("FIRST", "NEXT", "LAST")
    assert drawing.names.rows == ()


cells = st.tuples(st.integers(2, 77), st.integers(1, 22), st.sampled_from([-1.5, 0.0, 1.5]))
narrow = st.tuples(st.integers(35, 44), st.integers(9, 14), st.sampled_from([-1.5, 0.0, 1.5]))


@settings(max_examples=60, deadline=None)
@given(st.lists(cells | narrow, max_size=25), st.lists(narrow, max_size=10))
def test_every_label_is_in_the_picture_or_told_to_be_lacking(
    labelled: list[tuple[int, int, float]], bare: list[tuple[int, int, float]]
) -> None:
    spots = [
        at(column, row, f"P{number}", lower) for number, (column, row, lower) in enumerate(labelled)
    ]
    drawing = shown([*(at(column, row, "", lower) for column, row, lower in bare), *spots])
    written = "".join(
        cell.character if cell.ink is Ink.LABEL else " " for row in drawing.rows for cell in row
    )
    found = [*written.replace("+", " ").split(), *drawing.names.lacking]
    assert sorted(found) == sorted(spot.label for spot in spots)
    for row in drawing.names.rows:
        assert row in written
