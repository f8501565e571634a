"""The names of spots in cells: each beside its own, or in a crowd in a row. Pure."""

from collections.abc import Sequence
from itertools import groupby
from math import hypot

from msgspec import Struct

from acuguide.catalog.figures import Place
from acuguide.pages.pictures import JOINED, Box, Spot
from acuguide.render.dots import ACROSS, DOWN, Dash, Field
from acuguide.render.palette import Ink
from acuguide.render.views import View, cell_of
from acuguide.render.wrapping import columns as columns_of
from acuguide.render.writing import NEAR, Writer

SPOT = "●"
_DOTTED: Dash = (1, 1)
# So many places near a spot are tried before its label is moved away.
_TRIES = 8
# Between two spots, a label that stands beside one of them takes so many columns more.
_GAPS = 4


class Names(Struct, frozen=True):
    """How spots are named: `rows` are the names that stand together, for spots side by side.

    `lacking` are labels that found no room, from top to bottom.
    """

    rows: tuple[str, ...]
    lacking: tuple[str, ...]


class Seen(Struct, frozen=True):
    """A spot that a picture shows: its label, and its place in dots."""

    label: str
    dot: Place

    @property
    def cell(self) -> tuple[int, int]:
        """Its column and its row."""
        return cell_of(self.dot)


def mark_spots(field: Field, writer: Writer, spots: Sequence[Spot], view: View) -> tuple[Seen, ...]:
    """Mark the spots that lie in the picture."""
    seen = [Seen(spot.label, view.dot(spot.place)) for spot in spots]
    seen = [spot for spot in seen if view.shows(spot.dot)]
    for spot in seen:
        column, row = spot.cell
        field.write(column, row, SPOT, Ink.SPOT)
        writer.keep(column, row, column + 1, row + 1)
    return tuple(seen)


def name_spots(field: Field, writer: Writer, spots: Sequence[Seen]) -> Names:
    """Write the names of spots, those in the largest crowd first.

    In a crowd no label is better than one that seems to name another spot.
    """
    rows: list[str] = []
    lacking: list[Seen] = []
    for crowd in sorted(_crowds(spots), key=len, reverse=True):
        if _write_beside(writer, crowd, spots):
            continue
        row = _write_row(writer, crowd, spots)
        if row and len(crowd) > 1:
            rows.append(row)
        if not row:
            lacking += [spot for spot in crowd if not _write_away(field, writer, spot, spots)]
    lacking.sort(key=_order)
    return Names(tuple(rows), tuple(spot.label for spot in lacking))


def _order(spot: Seen) -> tuple[int, int, float]:
    """Row by row from the left, and in a cell from the top."""
    column, row = spot.cell
    return row, column, spot.dot[1]


def _crowds(spots: Sequence[Seen]) -> list[list[Seen]]:
    """The spots with labels, row by row; those without room for a label between are together."""
    crowds: list[list[Seen]] = []
    for spot in sorted((spot for spot in spots if spot.label), key=_order):
        if crowds:
            last = crowds[-1][-1]
            (column, row), (to_column, to_row) = last.cell, spot.cell
            if row == to_row and to_column - column < columns_of(last.label) + _GAPS:
                crowds[-1].append(spot)
                continue
        crowds.append([spot])
    return crowds


def _write_beside(writer: Writer, crowd: Sequence[Seen], spots: Sequence[Seen]) -> bool:
    """Write all labels of a crowd, each nearer to its spot than to any other; or none of them."""
    boxes: list[Box] = []
    for spot in crowd:
        box = _near(writer, spot, spots, boxes)
        if box is None:
            return False
        boxes.append(box)
    for spot, box in zip(crowd, boxes, strict=True):
        _write(writer, spot, box)
    return True


def _write(writer: Writer, spot: Seen, box: Box) -> None:
    writer.write(int(box[0]) + 1, int(box[1]), spot.label, Ink.LABEL)


def _near(
    writer: Writer, spot: Seen, spots: Sequence[Seen], taken: Sequence[Box] = ()
) -> Box | None:
    refused = [*taken]
    for _ in range(_TRIES):
        box = writer.find(spot.label, spot.dot, NEAR, but=refused)
        if box is None:
            return None
        way = _way(spot.dot, box)
        if all(way < _way(other.dot, box) for other in spots if other.cell != spot.cell):
            return box
        refused.append(box)
    return None


def _write_row(writer: Writer, crowd: Sequence[Seen], spots: Sequence[Seen]) -> str:
    """Write the names of a crowd at one end of it, in the order of its spots; none without room."""
    (first, row), (last, _) = crowd[0].cell, crowd[-1].cell
    own = {spot.cell for spot in crowd}
    strangers = [
        column
        for column, at in (spot.cell for spot in spots)
        if at == row and (column, at) not in own
    ]
    if any(first < column < last for column in strangers):
        return ""
    cells = groupby(crowd, key=lambda spot: spot.cell)
    text = " ".join(JOINED.join(spot.label for spot in here) for _, here in cells)
    wide = columns_of(text)
    for begin in (last + 2, first - 1 - wide):
        end = begin + wide
        beside = any(begin - 2 <= column <= end + 1 for column in strangers)
        inside = begin >= 0 and end <= writer.columns
        if inside and not beside and writer.free(begin - 1, row, end + 1, row + 1):
            writer.write(begin, row, text, Ink.LABEL)
            return text
    return ""


def _write_away(field: Field, writer: Writer, spot: Seen, spots: Sequence[Seen]) -> bool:
    """Write a label beside its spot, or further away at the end of a line; whether it had room."""
    box = _near(writer, spot, spots)
    if box is None:
        box = _away(writer, spot, spots)
        if box is None:
            return False
        end = _nearest(spot.dot, box)
        window = (0, 0, field.columns * ACROSS, field.rows * DOWN)
        field.trace(([spot.dot[0], end[0]], [spot.dot[1], end[1]]), Ink.SPOT, window, _DOTTED)
    _write(writer, spot, box)
    return True


def _away(writer: Writer, spot: Seen, spots: Sequence[Seen]) -> Box | None:
    """The box of a label off all other spots, with none on the straight line to it."""
    others = [other for other in spots if other.cell != spot.cell]
    off = [_apart(other) for other in others]
    box = writer.find(spot.label, spot.dot, NEAR, needed=True, but=off)
    if box is None:
        return None
    passed = _between(spot.dot, _nearest(spot.dot, box))
    return None if passed & {other.cell for other in others} else box


def _apart(spot: Seen) -> Box:
    """The cells beside a spot where a text would seem to name it."""
    column, row = spot.cell
    return column - 2, row, column + 3, row + 1


def _between(dot: Place, end: Place) -> set[tuple[int, int]]:
    """The cells that a straight line passes."""
    across, down = end[0] - dot[0], end[1] - dot[1]
    steps = int(max(abs(across), abs(down))) + 1
    return {
        cell_of((dot[0] + across * step / steps, dot[1] + down * step / steps))
        for step in range(steps + 1)
    }


def _nearest(dot: Place, box: Box) -> Place:
    """The place of the text in a box of cells that is nearest to a dot, in dots."""
    left, top, right, bottom = box
    return (
        min(max(dot[0], (left + 1) * ACROSS), (right - 1) * ACROSS),
        min(max(dot[1], top * DOWN), bottom * DOWN),
    )


def _way(dot: Place, box: Box) -> float:
    x, y = _nearest(dot, box)
    return hypot(x - dot[0], y - dot[1])
