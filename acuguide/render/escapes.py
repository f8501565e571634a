"""Cells of a picture as lines of text, with escape codes for what the terminal has. Pure."""

from collections.abc import Iterable
from itertools import groupby
from operator import attrgetter

from acuguide.render.depth import Depth
from acuguide.render.dots import Cell
from acuguide.render.palette import GROUNDS, TINTS, Ground, Ink, Named, Tone

_NAMED = {
    Named.PLAIN: "",
    Named.DIM: "2",
    Named.RED: "31",
    Named.MAGENTA: "35",
    Named.BRIGHT_BLUE: "94",
}
Style = tuple[Ink | None, Ground | None]
_STYLE = attrgetter("ink", "ground")
# The codes that set the colour of what is written, and of the ground behind it.
_FRONT, _BEHIND = 38, 48


def lines(rows: Iterable[Iterable[Cell]], depth: Depth, *, whole: bool = False) -> list[str]:
    """Each row of cells as one line; the empty cells at its end only where it must be `whole`."""
    styles: dict[Style, str] = {}
    return [_line(row, depth, styles, whole=whole) for row in rows]


def styled(text: str, ink: Ink, depth: Depth) -> str:
    """A text in an ink, off the body's ground."""
    return _set(text, _codes(ink, None, depth))


def _line(row: Iterable[Cell], depth: Depth, styles: dict[Style, str], *, whole: bool) -> str:
    """One line; `styles` keeps the codes that were found before."""
    pieces: list[tuple[str, str]] = []
    for style, cells in groupby(row, _STYLE):
        codes = styles.get(style)
        if codes is None:
            codes = styles[style] = _codes(*style, depth)
        pieces.append((codes, "".join(cell.character for cell in cells)))
    while pieces and not whole and not pieces[-1][0] and not pieces[-1][1].strip():
        pieces.pop()
    return "".join(_set(text, codes) for codes, text in pieces)


def _set(text: str, codes: str) -> str:
    return f"\x1b[{codes}m{text}\x1b[0m" if codes else text


def _codes(ink: Ink | None, ground: Ground | None, depth: Depth) -> str:
    """The parameters of a style, as terminals take them; empty where there is none."""
    codes: list[str] = []
    if depth is Depth.NONE:
        return ""
    if ink is not None:
        tint = TINTS[ink]
        if depth is Depth.NAMED:
            codes.append(_NAMED[tint.named])
        else:
            codes.append(_colour(_FRONT, tint.on if ground else tint.off, depth))
        if tint.bold:
            codes.append("1")
    if ground is not None and depth is not Depth.NAMED:
        codes.append(_colour(_BEHIND, GROUNDS[ground], depth))
    return ";".join(filter(None, codes))


def _colour(layer: int, tone: Tone, depth: Depth) -> str:
    if depth is Depth.CUBE:
        return f"{layer};5;{tone.cube}"
    red, green, blue = tone.full
    return f"{layer};2;{red};{green};{blue}"
