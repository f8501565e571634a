"""A picture in cells: what is drawn, what lies over what, and where the words stand."""

from itertools import combinations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from msgspec.structs import replace

from acuguide.catalog.figures import Layer
from acuguide.pages.pictures import Guide, GuideKind, Locator, Picture, Spot, Tag
from acuguide.render.braille import draw
from acuguide.render.braille_words import number_mark
from acuguide.render.dots import Cell
from acuguide.render.palette import Ink
from tests.render.conftest import width_of
from tests.render.toy_figure import back, figure, low_back, man, picture, stroke

Rows = tuple[tuple[Cell, ...], ...]
EMPTY = figure((160, 96), [])


def cells(shown: Picture, columns: int, rows: int) -> Rows:
    """A picture in cells, without what is told of its names."""
    return draw(shown, columns, rows).rows


def text(rows: Rows) -> list[str]:
    """The characters of the cells, row by row."""
    return ["".join(cell.character for cell in row).rstrip() for row in rows]


def seen(rows: Rows, ink: Ink) -> str:
    """All characters of an ink, in order."""
    return "".join(cell.character for row in rows for cell in row if cell.ink is ink)


def inks(rows: Rows) -> set[Ink]:
    """The inks in use."""
    return {cell.ink for row in rows for cell in row if cell.ink}


def test_a_card_looks_like_this() -> None:
    assert text(cells(low_back(), 60, 19)) == [
        "left ⠸⡀                   ⡖⠒⠒⠒⠒⠒⡆                   ⢸  right",
        "      ⡇                   ⡇ L2  ⡇                     ⡏⠉⢹",
        "      ⢸                   ⠓⠒⠒⠒⠒⠒⠃                  ⠰⡒⠒⠓⠒⠚⠒⢒⠆",
        "      ⠈⡆                  ⡤⠤⠤⠤⠤⠤⡄                   ⡇     ⢸",
        "       ⢣                  ⡇     ⡇                 ⢀ ⢇     ⡸",
        "       ⠸⡀                 ⠧⠤⠤⠤⠤⠤⠇                 ⢸ ⢸ ● ● ⡇",
        "        ⡇                 ⡤⠤⢀⣀⡀⠤⡄                 ⡇ ⠸⡀ ⣴ ⢀⠇",
        "        ⢸                 ⡇⢰⠁⢹⠙⡄ ② knob          ⠰⡁  ⡇⢠⠛⡄⢸",
        "        ⡜                 ⠧⠈⠢⠤⠜⠤⠇  BL25           ⡇  ⡇⡜ ⢣⢸",
        "        ⡇     ⣀⠤⠤⠊⠠⠤⠄●⠤⠤ ⠠⠤⠄ ⠤⠤ ⠠⠤⠄ ⠤●⣀⠠⠤⠄⠑⠤⢄⡀    ⢣  ⢸⠃ ⠘⡇",
        "       ⢰⠁ ⡤⠔⠊⠉        ⠉⠒⡤    ⡆ ⢀  ⢀⠒⠊⡆       ① hip bones",
        "       ⢸  ⢸            ⢠⠃    ⡗⠒⢺⠒⠒⢺⠒⠒⡇ ③ 2 fingers ⡆",
        "       ⡇  ⠈⡆           ⡎     ⠃ ⠈  ⠈  ⠃        ⢀⠇   ⡇",
        "      ⢀⠇   ⢣          ⡸            ⡇          ⡜    ⢸",
        "      ⢸    ⠸⣀        ⢠⠃      ⡄     ⠱⡀        ⢰⠁    ⠸⡀",
        "      ⡜      ⠑⢄⡀     ⡎       ⡇      ⠈⠒⢄     ⢀⠇      ⡇",
        "      ⡇        ⠈⠢⣀  ⡸     sacrum       ⠑⠢⡀  ⡜       ⢣",
        "     ⢰⠁           ⠑⢤⠃        ⡇           ⠈⠒⢴⠁       ⢸",
        "     ⠸                       ⠇                      ⠈⠆",
    ]


def test_a_picture_without_words_looks_like_this() -> None:
    assert text(cells(picture(back()), 40, 12)) == [
        "     ⡇            ⡤⠤⠤⠤⡄           ⢸",
        "     ⢱            ⣇⣀⣀⣀⡇           ⡎",
        "     ⠘⡄           ⡤⠤⠤⠤⡄          ⢠⠃",
        "      ⢇           ⣇⣀⣀⣀⡇          ⡸",
        "      ⢸           ⡤⢠⡄⠤⡄          ⡇",
        "      ⢸⠁          ⣇⠸⠇⣀⡇          ⡇",
        "      ⡸ ⣀⡠⠔⠒⠉⠉⠒⠤⣀      ⣀⡠⠔⠒⠉⠉⠒⠤⣀ ⢇",
        "      ⡇ ⡇       ⡸⠁     ⡇       ⡸⠁⢸",
        "     ⢠⠃ ⢱      ⢠⠃      ⢱      ⢠⠃ ⠘⡄",
        "     ⢸  ⠘⢄     ⡎    ⡄  ⠘⢄     ⡎   ⡇",
        "     ⡎    ⠉⠢⡀ ⡸     ⡇    ⠉⠢⡀ ⡸    ⢱",
        "     ⡇      ⠈⠑⠇     ⡇      ⠈⠑⠇    ⢸",
    ]


def test_the_body_has_a_ground_and_what_is_beside_it_none() -> None:
    rows = cells(picture(back()), 40, 12)
    row = rows[6]
    assert [bool(cell.ground) for cell in row] == [False] * 6 + [True] * 28 + [False] * 6
    assert row[8].ground is not row[20].ground


@pytest.mark.parametrize(
    ("box", "columns", "rows", "taken"),
    [
        ((0, 0, 400, 240), 40, 60, 12),
        ((0, 0, 400, 240), 200, 10, 10),
        ((0, 0, 100, 240), 30, 60, 36),
        ((0, 0, 400, 10), 40, 60, 1),
    ],
)
def test_it_is_as_high_as_its_proportion_needs_and_as_wide_as_it_may(
    box: tuple[float, float, float, float], columns: int, rows: int, taken: int
) -> None:
    drawn = cells(replace(picture(back()), box=box), columns, rows)
    assert len(drawn) == taken
    assert {len(row) for row in drawn} == {columns}


def test_a_picture_is_centred_and_shows_what_lies_beside_its_box() -> None:
    whole = cells(picture(back()), 60, 12)
    middle = cells(replace(picture(back()), box=(150, 0, 250, 240)), 60, 12)
    assert text(middle) == text(whole)


def test_a_higher_layer_takes_the_cell_from_a_lower() -> None:
    order = (Layer.BONE, Layer.KNOB, Layer.FOLD, Layer.OUTLINE)
    for low, high in combinations(order, 2):
        # Two lines that cross in the same cell, in either order of the figure's strokes.
        across = [stroke(low, (0, 50), (160, 50)), stroke(high, (80, 0), (80, 96))]
        for strokes in (across, across[::-1]):
            cell = cells(picture(figure((160, 96), strokes)), 80, 24)[12][40]
            assert (cell.character, cell.ink) == ("⡇", Ink[high.name])


def test_guides_lie_over_the_body_and_a_spot_over_all() -> None:
    kinds = (GuideKind.LINE, GuideKind.RULER)
    body = figure((160, 96), [stroke(Layer.OUTLINE, (0, 50), (160, 50))])
    guides = [Guide(kind, ((40, 50), (120, 50)), 1, "") for kind in kinds]
    row = cells(picture(body, [Spot((80, 50), "")], guides), 80, 24)[12]
    assert [row[at].ink for at in (10, 30, 40)] == [Ink.OUTLINE, Ink.RULER, Ink.SPOT]


def test_a_closed_layer_is_closed_and_an_outline_is_not() -> None:
    sides = ((40, 20), (40, 80), (120, 80), (120, 20))
    for layer, count in ((Layer.BONE, 41), (Layer.OUTLINE, 2)):
        drawn = cells(picture(figure((160, 96), [stroke(layer, *sides)])), 80, 24)
        assert sum(cell.ink is not None for cell in drawn[5]) == count


def test_where_a_limb_is_cut_off_there_is_no_line() -> None:
    leg = stroke(Layer.BONE, (40, 0), (120, 0), (120, 96), (40, 96))
    drawn = text(cells(picture(figure((160, 96), [leg])), 80, 24))
    assert set(drawn) == {" " * 20 + "⡇" + " " * 39 + "⡇"}


def test_each_kind_of_guide_has_its_own_shape() -> None:
    ends = ((20.0, 50.0), (140.0, 50.0))
    drawn = {}
    for kind in GuideKind:
        places = ends[:1] if kind is GuideKind.RING else ends
        rows = cells(picture(EMPTY, guides=[Guide(kind, places, 1, "", 3)]), 80, 24)
        drawn[kind] = [line.strip() for line in text(rows) if line]
    assert drawn == {
        GuideKind.LINE: [
            "⠤⠤ ⠠⠤⠄ ⠤⠤ ⠠⠤⠄ ⠤⠤ ⠠⠤⠄ ⠤⠤ ⠠⠤⠄ ⠤⠤ ⠠⠤⠄ ⠤⠤ ⠠⠤⠄ ⠤⠤ ⠠⠤⠄ ⠤⠤ ⠠⠤⠄ ⠤⠤ ⠠⠄ ①",
        ],
        GuideKind.RULER: [
            "⡄                   ⡀                   ⡀                   ⡄",
            "⡧⠤⠤⠤⠤⠤⠤⠤⠤⠤⠤⠤⠤⠤⠤⠤⠤⠤⠤⠤⡧⠤⠤⠤⠤⠤⠤⠤⠤⠤⠤⠤⠤⠤⠤⠤⠤⠤⠤⠤⡧⠤⠤⠤⠤⠤⠤⠤⠤⠤⠤⠤⠤⠤⠤⠤⠤⠤⠤⠤⡇ ①",
            "⠇                   ⠁                   ⠁                   ⠇",
        ],
        GuideKind.ARROW: [
            "⢀",
            "⠤⠤⠤⠤⠤⠤⠤⠤⠤⠤⠤⠤⠤⠤⠤⠤⠤⠤⠤⠤⠤⠤⠤⠤⠤⠤⠤⠤⠤⠤⠤⠤⠤⠤⠤⠤⠤⠤⠤⠤⠤⠤⠤⠤⠤⠤⠤⠤⠤⠤⠤⠤⠤⠤⠤⠤⠤⠤⠤⡵⠄ ①",
            "⠈",
        ],
        GuideKind.RING: [
            "⢀⠤⠤⡀",
            "⡇  ⢸  ①",
            "⠈⠒⠒⠁",
        ],
    }


def test_a_guide_has_its_number_and_words_or_where_there_is_no_room_its_number() -> None:
    guides = [Guide(GuideKind.LINE, ((20, 50), (140, 50)), 2, "top of the hip bones")]
    assert "② top of the hip bones" in "\n".join(text(cells(picture(EMPTY, (), guides), 80, 24)))
    small = seen(cells(picture(EMPTY, (), guides), 16, 24), Ink.GUIDE)
    assert "②" in small
    assert "top" not in small


def test_numbers_beyond_nine_are_written_out() -> None:
    assert (number_mark(1), number_mark(9), number_mark(10)) == ("①", "⑨", "(10)")


def test_the_name_of_a_bone_is_left_out_where_a_point_stands() -> None:
    tag = Tag((80, 50), "sacrum")
    assert seen(cells(picture(EMPTY, tags=[tag]), 80, 24), Ink.TAG) == "sacrum"
    crowd = [
        Spot((float(x), float(y)), "") for x in range(30, 130, 4) for y in (42, 46, 50, 54, 58)
    ]
    assert seen(cells(picture(EMPTY, crowd, tags=[tag]), 80, 24), Ink.TAG) == ""


def test_what_lies_beyond_the_picture_is_left_out() -> None:
    spots = [Spot((-9, 50), "BL1"), Spot((50, 99), "BL2"), Spot((50, 50), "BL3")]
    guides = [Guide(GuideKind.RING, ((500, 50),), 1, "far off")]
    rows = cells(picture(EMPTY, spots, guides, [Tag((0, -50), "far")]), 80, 24)
    assert (seen(rows, Ink.SPOT), seen(rows, Ink.LABEL)) == ("●", "BL3")
    assert inks(rows) == {Ink.SPOT, Ink.LABEL}


def test_the_words_for_the_sides_keep_off_what_is_drawn_at_the_top() -> None:
    sides = [stroke(Layer.OUTLINE, (x, 0), (x, 96)) for x in (4, 156)]
    shown = replace(picture(figure((160, 96), sides)), left="left", right="right")
    assert text(cells(shown, 90, 24))[0] == "  left ⡇" + " " * 75 + "⡇ right"


def test_the_words_for_the_sides_stand_in_the_upper_corners() -> None:
    card = replace(picture(EMPTY), left="your left", right="腰")
    (row, *_) = text(cells(card, 80, 24))
    assert row == "your left" + " " * 69 + "腰"
    assert text(cells(card, 13, 4))[0] == "your left  腰"
    assert inks(cells(card, 12, 4)) == set()


def test_the_whole_body_stands_in_a_free_corner_or_not_at_all() -> None:
    locator = Locator(man(), ((50, 100),))
    body = cells(replace(picture(EMPTY), locator=locator), 80, 24)
    assert seen(body, Ink.SPOT) == "●"
    assert inks(body) == {Ink.SPOT, Ink.OUTLINE}
    ruled = [stroke(Layer.FOLD, (0, y), (160, y)) for y in range(2, 96, 4)]
    full = replace(picture(figure((160, 96), ruled)), locator=locator)
    assert inks(cells(full, 80, 24)) == {Ink.FOLD}
    assert inks(cells(replace(picture(EMPTY), locator=locator), 80, 8)) == set()


def test_every_size_of_window_has_every_point_and_number() -> None:
    card = low_back()
    for columns in range(60, 201, 7):
        for rows in (8, 9, 12, 17, 24, 33, 60):
            drawn = cells(card, columns, rows)
            assert len(drawn) <= rows
            assert {width_of("".join(cell.character for cell in row)) for row in drawn} == {columns}
            assert seen(drawn, Ink.LABEL) == "BL25"
            assert set("①②③") <= set("".join(text(drawn)))


words = st.text("abc 腎é", min_size=1, max_size=14).map(str.strip).filter(bool)
places = st.tuples(st.floats(-20, 180), st.floats(-20, 120))
kinds = st.sampled_from(GuideKind)


@st.composite
def guides(draw_: st.DrawFn) -> Guide:
    """A guide anywhere."""
    kind = draw_(kinds)
    count = 1 if kind is GuideKind.RING else draw_(st.integers(2, 3))
    line = draw_(st.lists(places, min_size=count, max_size=count))
    return Guide(
        kind, tuple(line), draw_(st.integers(1, 12)), draw_(words), draw_(st.integers(1, 6))
    )


@settings(max_examples=150, deadline=None)
@given(
    st.lists(st.builds(Spot, places, words), max_size=6),
    st.lists(guides(), max_size=4),
    st.lists(st.builds(Tag, places, words), max_size=5),
    st.integers(20, 90),
    st.integers(4, 30),
)
def test_labels_are_whole_and_cover_neither_spots_nor_each_other(
    spots: list[Spot], lines: list[Guide], tags: list[Tag], columns: int, rows: int
) -> None:
    drawing = draw(picture(EMPTY, spots, lines, tags), columns, rows)
    drawn = drawing.rows
    assert {width_of("".join(cell.character for cell in row)) for row in drawn} == {columns}
    alone = cells(picture(EMPTY, [replace(spot, label="") for spot in spots]), columns, rows)
    assert marks(drawn) == marks(alone)
    for ink, texts in (
        (Ink.LABEL, {*drawing.names.rows, *(spot.label for spot in spots)}),
        (Ink.TAG, {tag.text for tag in tags}),
    ):
        assert {run for row in drawn for run in written(row, ink)} <= texts


def marks(rows: Rows) -> set[tuple[int, int]]:
    """Where spots are."""
    return {
        (column, row)
        for row, line in enumerate(rows)
        for column, cell in enumerate(line)
        if cell.character == "●"
    }


def written(row: tuple[Cell, ...], ink: Ink) -> list[str]:
    """The texts of an ink in a row; one that covered another would join it or cut it."""
    line = "".join(cell.character if cell.ink is ink else "\n" for cell in row)
    return [each for each in line.split("\n") if each]


def test_the_label_of_a_landmark_on_a_line_stands_on_the_line() -> None:
    """Above or below, it would seem to name what is there; other labels keep off the line."""
    line = Guide(GuideKind.LINE, ((20, 48), (140, 48)), 1, "level")
    ring = Guide(GuideKind.RING, ((80, 48),), 2, "dip")
    spot = Spot((60, 48), "SPOT")
    rows = text(cells(picture(EMPTY, [spot], [line, ring]), 80, 24))
    assert "② dip" in rows[12]
    assert "SPOT" not in rows[12]
    assert all(any(label in row for row in rows) for label in ("① level", "SPOT"))
