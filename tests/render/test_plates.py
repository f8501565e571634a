"""A picture and its legend in windows of every size and with every number of colours."""

import re

import pytest
from msgspec.structs import replace

from acuguide.pages.pictures import Picture, Spot
from acuguide.render.braille import draw
from acuguide.render.depth import Depth
from acuguide.render.dots import Cell
from acuguide.render.escapes import lines, styled
from acuguide.render.palette import Ground, Ink
from acuguide.render.plates import plate
from tests.render.conftest import width_of
from tests.render.toy_figure import back, low_back, picture

ESCAPE = re.compile(r"\x1b\[[0-9;]*m")


def with_legend(count: int) -> Picture:
    """The card with a legend of so many lines."""
    return replace(low_back(), legend=tuple(f"Step {number}." for number in range(count)))


def test_the_legend_stands_below_with_the_numbers_of_the_picture() -> None:
    drawn = plate(low_back(), 80, 22, Depth.NONE)
    assert len(drawn) == 22
    assert drawn[-3:] == [
        "① Find the hip bones.",
        "② Find the knob of L4.",
        "③ Go two fingers out.",
    ]


def test_a_long_line_of_the_legend_goes_on_under_its_words() -> None:
    long = replace(low_back(), legend=("Find the top of your hip bones with both hands. " * 2,))
    assert plate(long, 60, 22, Depth.NONE)[-2:] == [
        "① Find the top of your hip bones with both hands. Find the",
        "  top of your hip bones with both hands.",
    ]


def test_a_long_legend_stands_at_the_right_where_that_makes_the_picture_larger() -> None:
    below, beside = (plate(with_legend(8), width, 22, Depth.NONE) for width in (60, 100))
    assert below[-1] == "⑧ Step 7."
    assert len(beside) == 22
    assert [line[72:] for line in beside if "Step" in line] == [
        f"{number} Step {at}." for at, number in enumerate("①②③④⑤⑥⑦⑧")
    ]


def test_every_window_shows_the_point_and_every_step() -> None:
    card = low_back()
    for width in range(60, 201, 10):
        for rows in range(8, 61, 4):
            drawn = plate(card, width, rows, Depth.NONE)
            page = "\n".join(drawn)
            assert len(drawn) <= max(rows, 11)
            assert max(map(width_of, drawn)) <= width
            assert "BL25" in page
            assert [text for text in card.legend if text not in page] == []


def crowded() -> Picture:
    """Spots so close that only some names stand beside them."""
    around = [Spot((x, y), "") for x in range(120, 281, 4) for y in range(70, 151, 8)]
    inner = [Spot((200, y), f"IN{y}") for y in (90, 130)]
    pair = [Spot((40, 20), "ONE"), Spot((41, 20), "TWO"), Spot((36, 20), "")]
    return replace(picture(back(), [*around, *inner, *pair]), view="The back.")


def test_the_legend_names_what_the_picture_cannot() -> None:
    drawn = plate(crowded(), 80, 22, Depth.NONE)
    assert drawn[-4:] == [
        "The back.",
        "Names in a row: the nearest spots beside them, in the same order.",
        "+ joins the names of spots too close to be drawn apart.",
        "Without a name here, from top to bottom: IN90, IN130.",
    ]
    assert any("ONE+TWO" in line for line in drawn)


def test_in_every_window_each_spot_is_named_once() -> None:
    card = crowded()
    for width in range(60, 141, 20):
        for rows in range(8, 41, 8):
            page = plate(card, width, rows, Depth.NONE)
            assert len(page) <= max(rows, 15)
            assert max(map(width_of, page)) <= width
            names = re.findall(r"\b(ONE|TWO|IN90|IN130)\b", "\n".join(page))
            assert sorted(names) == ["IN130", "IN90", "ONE", "TWO"]


def test_colours_change_nothing_but_the_colour() -> None:
    pages = {depth: "\n".join(plate(low_back(), 80, 22, depth)) for depth in Depth}
    bare = {ESCAPE.sub("", page) for page in pages.values()}
    assert len({"\n".join(map(str.rstrip, page.splitlines())) for page in bare}) == 1
    assert "\x1b" not in pages[Depth.NONE]


@pytest.mark.parametrize(
    ("depth", "codes"),
    [
        (Depth.NAMED, r"(2|31;1|35|94)"),
        (Depth.CUBE, r"((38;5;\d+)?;?1?;?(48;5;\d+)?)"),
        (Depth.FULL, r"((38;2;\d+;\d+;\d+)?;?1?;?(48;2;\d+;\d+;\d+)?)"),
    ],
)
def test_a_terminal_gets_only_codes_that_it_knows(depth: Depth, codes: str) -> None:
    used = set(re.findall(r"\x1b\[([0-9;]+)m", "\n".join(plate(low_back(), 80, 22, depth))))
    assert [code for code in used - {"0"} if not re.fullmatch(codes, code)] == []
    assert len(used) > 4


def test_words_are_in_the_ink_that_they_have_in_the_picture() -> None:
    assert styled("③", Ink.RULER, Depth.FULL) == "\x1b[38;2;148;112;15m③\x1b[0m"
    assert styled("③", Ink.RULER, Depth.CUBE) == "\x1b[38;5;130m③\x1b[0m"
    assert styled("③", Ink.RULER, Depth.NAMED) == "\x1b[35m③\x1b[0m"
    assert styled("③", Ink.RULER, Depth.NONE) == "③"
    assert plate(low_back(), 80, 22, Depth.NAMED)[-1] == "\x1b[35m③\x1b[0m Go two fingers out."


def test_an_ink_is_lighter_on_the_body_than_off_it() -> None:
    on, off = Cell("x", Ink.LABEL, Ground.SKIN), Cell("y", Ink.LABEL, None)
    assert lines([[on, off]], Depth.FULL) == [
        "\x1b[38;2;255;172;102;1;48;2;59;47;42mx\x1b[0m\x1b[38;2;201;81;31;1my\x1b[0m"
    ]
    assert lines([[on, off]], Depth.CUBE) == [
        "\x1b[38;5;215;1;48;5;236mx\x1b[0m\x1b[38;5;166;1my\x1b[0m"
    ]
    assert lines([[on, off]], Depth.NAMED) == ["\x1b[31;1mx\x1b[0m\x1b[31;1my\x1b[0m"]


def test_lines_end_with_what_is_seen_unless_something_follows() -> None:
    rows = draw(low_back(), 60, 12).rows
    assert [line for line in lines(rows, Depth.NONE) if line != line.rstrip()] == []
    assert {width_of(line) for line in lines(rows, Depth.NONE, whole=True)} == {60}
