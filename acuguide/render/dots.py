"""A field of braille dots, two across and four down in each cell, and text on it. Pure.

It knows inks and grounds but no body: places are in dots, x to the right and y down. A cell
has one colour, so that an ink of higher rank takes it over from those below.
"""

from collections.abc import Iterator, Sequence
from math import ceil, floor
from unicodedata import combining

from msgspec import Struct

from acuguide.render.palette import Ground, Ink
from acuguide.render.wrapping import columns as columns_of

ACROSS, DOWN = 2, 4
Window = tuple[float, float, float, float]
# The x of each place of a line or ring, and the y of each, in dots.
Path = tuple[Sequence[float], Sequence[float]]
# Of a dashed line so many dots are set, then so many left out.
Dash = tuple[int, int]
SOLID: Dash = (1, 0)
# Of a guide.
DASH: Dash = (4, 3)

# The bit of each dot in a braille character: rows of a cell, two dots in each.
_BITS = (0x01, 0x08, 0x02, 0x10, 0x04, 0x20, 0x40, 0x80)
_BRAILLE = 0x2800


class Cell(Struct, frozen=True):
    """One cell of a terminal; its `character` is empty behind one that takes two columns."""

    character: str
    ink: Ink | None
    ground: Ground | None


class Field:
    """Dots, grounds and text of `columns` by `rows` cells, changed in place while drawing."""

    def __init__(self, columns: int, rows: int) -> None:
        self.columns, self.rows = columns, rows
        self._patterns = bytearray(columns * rows)
        self._inks = bytearray(columns * rows)
        self._grounds = bytearray(columns * rows)
        self._words: dict[int, tuple[str, Ink]] = {}

    def trace(self, path: Path, ink: Ink, window: Window, dash: Dash = SOLID) -> None:
        """Draw a line, as far as it lies in a window (left, top, right, bottom) in dots."""
        xs, ys = path
        if _beyond(xs, window[0], window[2]) or _beyond(ys, window[1], window[3]):
            return
        drawn = 0
        for start in range(len(xs) - 1):
            ends = _clipped(xs[start], ys[start], xs[start + 1], ys[start + 1], window)
            if ends is not None:
                drawn = self._segment(ends, ink, dash, drawn)

    def fill(self, rings: Sequence[Path], ground: Ground, window: Window) -> None:
        """Give each cell its ground whose middle lies inside an odd number of the rings."""
        left, right = _cells(window[0], window[2], self.columns)
        for row, crossings in self._crossings(rings, window).items():
            crossings.sort()
            for begin, end in zip(crossings[::2], crossings[1::2], strict=False):
                first, last = max(begin, left), min(end, right)
                if first < last:
                    at = row * self.columns
                    self._grounds[at + first : at + last] = bytes([ground]) * (last - first)

    def ground(self, ink: Ink) -> None:
        """Give cells with dots of an ink the ground beside them, so that an edge has one colour."""
        before = bytes(self._grounds)
        for at, inked in enumerate(self._inks):
            if inked == ink and not before[at]:
                column = at % self.columns
                left = before[at - 1] if column else 0
                right = before[at + 1] if column + 1 < self.columns else 0
                self._grounds[at] = left or right

    def write(self, column: int, row: int, text: str, ink: Ink) -> None:
        """Write a text over the dots; it must fit into its row.

        If it begins or ends on the body, all of it gets the ground: it changes no colour midway.
        """
        at = row * self.columns + column
        self._even_ground(at, at + columns_of(text))
        for letter in text:
            if combining(letter):
                before, _ = self._words[at - 1]
                self._words[at - 1] = before + letter, ink
                continue
            self._words[at] = letter, ink
            at += 1
            if columns_of(letter) > 1:
                self._words[at] = "", ink
                at += 1

    def _even_ground(self, begin: int, end: int) -> None:
        behind = max(self._grounds[begin:end], default=0)
        for at in range(begin, end):
            self._grounds[at] = self._grounds[at] or behind

    def clear(self, column: int, row: int, below: Ink) -> None:
        """Take the dots of lower inks out of one cell, so that what stands beside it is read."""
        at = row * self.columns + column
        if self._inks[at] < below:
            self._patterns[at] = 0

    def bare(self, left: int, top: int, right: int, bottom: int) -> None:
        """Empty a box of cells: no dots, no ground."""
        for row in range(top, bottom):
            begin, end = row * self.columns + left, row * self.columns + right
            for plane in (self._patterns, self._inks, self._grounds):
                plane[begin:end] = bytes(right - left)

    def marked(self, left: int, top: int, right: int, bottom: int) -> int:
        """How many cells of a box have dots."""
        width = self.columns
        return sum(
            (right - left) - self._patterns[row * width + left : row * width + right].count(0)
            for row in range(top, bottom)
        )

    def inked(self, lowest: Ink) -> Iterator[tuple[int, int]]:
        """The column and row of each cell whose dots are of an ink, or of a higher one."""
        for at, ink in enumerate(self._inks):
            if ink >= lowest:
                yield at % self.columns, at // self.columns

    def cells(self) -> tuple[tuple[Cell, ...], ...]:
        """What was drawn, row by row."""
        made: dict[tuple[int, int, int], Cell] = {}
        cells: list[Cell] = []
        for key in zip(self._patterns, self._inks, self._grounds, strict=True):
            cell = made.get(key)
            if cell is None:
                cell = made[key] = _cell(*key)
            cells.append(cell)
        for at, (letter, ink) in self._words.items():
            cells[at] = Cell(letter, ink, cells[at].ground)
        width = self.columns
        return tuple(tuple(cells[at : at + width]) for at in range(0, len(cells), width))

    def _segment(self, ends: Window, ink: Ink, dash: Dash, drawn: int) -> int:
        """Set the dots of a segment within the field; how many the line has by then."""
        x, y, to_x, to_y = ends
        steep = abs(to_y - y) > abs(to_x - x)
        if steep:
            x, y, to_x, to_y = y, x, to_y, to_x
        first, last = int(x), int(to_x)
        slope = (to_y - y) / (to_x - x) if last != first else 0.0
        step = 1 if last >= first else -1
        low, high = (y, to_y) if y <= to_y else (to_y, y)
        patterns, inks, width = self._patterns, self._inks, self.columns
        on, whole = dash[0], sum(dash)
        for count, along in enumerate(range(first, last + step, step), drawn):
            if count % whole >= on:
                continue
            aside = y + (along + 0.5 - x) * slope
            beside = int(low if aside < low else min(aside, high))
            column, dots = (beside, along) if steep else (along, beside)
            at = (dots >> 2) * width + (column >> 1)
            if inks[at] < ink:
                inks[at], patterns[at] = ink, 0
            if inks[at] == ink:
                patterns[at] |= _BITS[(dots & 3) * 2 + (column & 1)]
        return drawn + abs(last - first) + 1

    def _crossings(self, rings: Sequence[Path], window: Window) -> dict[int, list[int]]:
        """For each row of cells the columns at whose left a ring crosses its middle."""
        top, bottom = _cells(window[1], window[3], self.rows, DOWN)
        found: dict[int, list[int]] = {row: [] for row in range(top, bottom)}
        for xs, ys in rings:
            for start in range(len(xs)):
                x, y, to_x, to_y = xs[start - 1], ys[start - 1], xs[start], ys[start]
                if y > to_y:
                    x, y, to_x, to_y = to_x, to_y, x, y
                first, last = _middles(y, DOWN), _middles(to_y, DOWN)
                for row in range(max(first, top), min(last, bottom)):
                    across = x + (row * DOWN + DOWN / 2 - y) * (to_x - x) / (to_y - y)
                    found[row].append(_middles(across, ACROSS))
        return found


def _cell(pattern: int, ink: int, ground: int) -> Cell:
    behind = Ground(ground) if ground else None
    if not pattern:
        return Cell(" ", None, behind)
    return Cell(chr(_BRAILLE + pattern), Ink(ink), behind)


def _middles(place: float, dots: int) -> int:
    """The first cell whose middle is at a place in dots or beyond it."""
    return ceil((place - dots / 2) / dots)


def _cells(begin: float, end: float, most: int, dots: int = ACROSS) -> tuple[int, int]:
    """The cells that a stretch in dots touches: the first, and the one after the last."""
    return max(floor(begin / dots), 0), min(ceil(end / dots), most)


def _beyond(places: Sequence[float], low: float, high: float) -> bool:
    return max(places) < low or min(places) >= high


def _clipped(x: float, y: float, to_x: float, to_y: float, window: Window) -> Window | None:
    """The part of a segment inside a window, after Liang and Barsky; None if it is outside."""
    left, top, right, bottom = window
    # The far edges are not part of the window: a dot there would be outside the field.
    right, bottom = right - 1e-6, bottom - 1e-6
    if (
        left <= x <= right
        and left <= to_x <= right
        and top <= y <= bottom
        and top <= to_y <= bottom
    ):
        return x, y, to_x, to_y
    begin, end = 0.0, 1.0
    across, down = to_x - x, to_y - y
    for speed, room in (
        (-across, x - left), (across, right - x), (-down, y - top), (down, bottom - y),
    ):  # fmt: skip
        if not speed:
            if room < 0:
                return None
        elif speed < 0:
            begin = max(begin, room / speed)
        else:
            end = min(end, room / speed)
    if begin > end:
        return None
    # What was rounded past an edge is put back on it.
    first, last = ((x + at * across, y + at * down) for at in (begin, end))
    return (
        min(max(first[0], left), right),
        min(max(first[1], top), bottom),
        min(max(last[0], left), right),
        min(max(last[1], top), bottom),
    )
