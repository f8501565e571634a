"""A picture as cells of a terminal: lines in braille dots, spots and words over them. Pure.

The cells name inks and grounds; what colours those are on which terminal is the palette's
business.
"""

from collections.abc import Iterator, Sequence
from math import cos, hypot, sin, sqrt, tau
from typing import assert_never

from msgspec import Struct

from acuguide.catalog.figures import Place
from acuguide.pages.pictures import Guide, GuideKind, Picture
from acuguide.render.braille_body import draw_figure
from acuguide.render.braille_words import guide_ink, write_words
from acuguide.render.dots import DASH, Cell, Field, Path
from acuguide.render.spot_names import Names
from acuguide.render.strokes import stations
from acuguide.render.views import View, view_of

# In dots: how far a ruler's ticks and an arrow's head reach to each side, and a ring's radius.
_END_TICK, _TICK, _HEAD, _RING = 4.0, 2.5, 4.0, 3.6
_RING_PIECES = 16


class Drawing(Struct, frozen=True):
    """A picture in rows of cells, and how its spots are named."""

    rows: tuple[tuple[Cell, ...], ...]
    names: Names


def draw(picture: Picture, columns: int, rows: int) -> Drawing:
    """The picture in rows of `columns` cells: as many rows as it needs, at most `rows`.

    A cell counts as twice as high as it is wide. Columns that the picture's part of the figure
    leaves over show what of the figure lies beside it.
    """
    view, height = view_of(picture, columns, rows)
    field = Field(columns, height)
    draw_figure(field, picture.figure, view)
    for guide in picture.guides:
        _draw_guide(field, guide, view)
    names = write_words(field, picture, view)
    return Drawing(field.cells(), names)


def _draw_guide(field: Field, guide: Guide, view: View) -> None:
    xs, ys = view.moved(*zip(*guide.places, strict=True))
    ink = guide_ink(guide)
    match guide.kind:
        case GuideKind.LINE:
            field.trace((xs, ys), ink, view.window, DASH)
        case GuideKind.ARROW:
            field.trace((xs, ys), ink, view.window)
            field.trace(_head(xs, ys), ink, view.window)
        case GuideKind.RULER:
            field.trace((xs, ys), ink, view.window)
            for tick in _ticks(xs, ys, guide.parts):
                field.trace(tick, ink, view.window)
        case GuideKind.RING:
            field.trace(_circle(xs[0], ys[0]), ink, view.window)
        case _:
            assert_never(guide.kind)


def _head(xs: Sequence[float], ys: Sequence[float]) -> Path:
    """The two strokes of an arrow's head, at 45 degrees to its last piece."""
    across, down = _direction(xs[-2:], ys[-2:])
    back = [(-across - down, across - down), (0.0, 0.0), (-across + down, -across - down)]
    reach = _HEAD * sqrt(0.5)
    return [xs[-1] + x * reach for x, _ in back], [ys[-1] + y * reach for _, y in back]


def _ticks(xs: Sequence[float], ys: Sequence[float], parts: int) -> Iterator[Path]:
    for number, ((x, y), (across, down)) in enumerate(
        stations(list(zip(xs, ys, strict=True)), parts)
    ):
        reach = _TICK if 0 < number < parts else _END_TICK
        yield [x - down * reach, x + down * reach], [y + across * reach, y - across * reach]


def _circle(x: float, y: float) -> Path:
    turns = [tau * part / _RING_PIECES for part in range(_RING_PIECES + 1)]
    return [x + _RING * cos(turn) for turn in turns], [y + _RING * sin(turn) for turn in turns]


def _direction(xs: Sequence[float], ys: Sequence[float]) -> Place:
    across, down = xs[-1] - xs[0], ys[-1] - ys[0]
    length = hypot(across, down) or 1.0
    return across / length, down / length
