"""Words on a field of dots, none over another, nor over what matters there. Pure."""

from collections.abc import Sequence
from math import floor

from acuguide.catalog.figures import Place
from acuguide.pages.pictures import Box
from acuguide.render.dots import ACROSS, DOWN, Field
from acuguide.render.labels import Wanted, overlap, place_label
from acuguide.render.palette import Ink
from acuguide.render.wrapping import columns as columns_of

# Labels are placed in half cells, so that a spot is the middle of its cell, one from each edge.
_HALF = 2
# How far a label stands from what it names, in half cells; beside a ring farther than above it,
# since a cell is half as wide as high.
NEAR, NEAR_RING, BESIDE_RING = 1.0, 3.0, 5.0


class Writer:
    """Puts words on a field, none over another, nor over a spot or a guide.

    Boxes are in half cells, so that the middle of a cell is one from each of its edges.
    """

    def __init__(self, field: Field) -> None:
        self.columns = field.columns
        self._field = field
        self._taken: list[Box] = []
        self._lines: list[Box] = []

    def keep_line(self, left: int, top: int, right: int, bottom: int) -> None:
        """Let only the label of a landmark on a line cover these cells of the line."""
        self._lines.append(_halves(left, top, right, bottom))

    def keep(self, left: int, top: int, right: int, bottom: int) -> None:
        """Let no label cover these cells."""
        self._taken.append(_halves(left, top, right, bottom))

    def free(self, left: int, top: int, right: int, bottom: int) -> bool:
        """Whether nothing that matters stands in these cells."""
        box = _halves(left, top, right, bottom)
        return not any(overlap(box, other) for other in (*self._taken, *self._lines))

    def write(self, column: int, row: int, text: str, ink: Ink) -> None:
        """Write a text here, with a free cell on both sides of it."""
        wide = columns_of(text)
        for beside in (column - 1, column + wide):
            if 0 <= beside < self._field.columns:
                self._field.clear(beside, row, Ink.GUIDE)
        self._field.write(column, row, text, ink)
        self.keep(column - 1, row, column + wide + 1, row + 1)

    def over_lines(self) -> "Writer":
        """The same, but its labels may stand on lines."""
        same = Writer(self._field)
        same._taken = self._taken
        return same

    def find(
        self, text: str, place: Place, near: float, *, needed: bool = False, but: Sequence[Box] = ()
    ) -> Box | None:
        """The cells for a text as near as possible to a place in dots, `but` not over these.

        The first and the last column are free cells, and may lie outside the field.
        """
        wide = (columns_of(text) + 2) * _HALF
        middle = (place[0] // ACROSS * _HALF + 1, place[1] // DOWN * _HALF + 1)
        wanted = Wanted(middle, wide, _HALF, near, needed)
        area = _halves(-1, 0, self._field.columns + 1, self._field.rows)
        refused = [_halves(*box) for box in but]
        box = place_label(wanted, area, [*self._taken, *self._lines, *refused])
        if box is None:
            return None
        # All sizes are whole cells, so that boxes apart stay apart when they move onto cells.
        left, top = floor(box[0] / _HALF), floor((box[1] + 1) / _HALF)
        return left, top, left + wide // _HALF, top + 1

    def label(
        self, text: str, ink: Ink, place: Place, near: float = 0.0, *, needed: bool = False
    ) -> bool:
        """Write a text as near as possible to a place in dots; whether there was room."""
        box = self.find(text, place, near, needed=needed)
        if box:
            self.write(int(box[0]) + 1, int(box[1]), text, ink)
        return box is not None


def _halves(left: float, top: float, right: float, bottom: float) -> Box:
    return left * _HALF, top * _HALF, right * _HALF, bottom * _HALF
