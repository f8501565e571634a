"""A picture as cells of a terminal: lines in braille dots, spots and words over them. Pure.

The cells name inks and grounds; what colours those are on which terminal is the palette's
business.
"""

from collections.abc import Iterable, Iterator, Sequence
from itertools import accumulate, pairwise
from math import ceil, cos, floor, hypot, sin, sqrt, tau
from typing import assert_never

from msgspec import Struct

from acuguide.catalog.figures import Figure, Layer, Place, Stroke
from acuguide.pages.pictures import Box, Guide, GuideKind, Locator, Picture
from acuguide.render.captions import stations
from acuguide.render.dots import ACROSS, DOWN, Cell, Dash, Field, Path, Window
from acuguide.render.labels import Wanted, overlap, place_labels
from acuguide.render.palette import Ground, Ink
from acuguide.render.wrapping import columns as columns_of

_INKS = {
    Layer.BONE: Ink.BONE,
    Layer.KNOB: Ink.KNOB,
    Layer.FOLD: Ink.FOLD,
    Layer.OUTLINE: Ink.OUTLINE,
}
_GROUNDS = {
    Layer.SKIN: Ground.SKIN,
    Layer.SHADE: Ground.SHADE,
    Layer.DEEP_SHADE: Ground.DEEP_SHADE,
}
_GUIDE_INKS = {
    GuideKind.LINE: Ink.GUIDE,
    GuideKind.ARROW: Ink.GUIDE,
    GuideKind.RING: Ink.RING,
    GuideKind.RULER: Ink.RULER,
}
_SPOT = "●"
_NUMBERS = "①②③④⑤⑥⑦⑧⑨"
# In dots: the dashes of a guide and the dots of a label's line, how far a ruler's ticks and an
# arrow's head reach to each side, and the radius of a ring.
_DASH: Dash = (4, 3)
_DOTTED: Dash = (1, 1)
_END_TICK, _TICK, _HEAD, _RING = 4.0, 2.5, 4.0, 3.6
_RING_PIECES = 16
# Labels are placed in half cells, so that a spot is the middle of its cell, one from each edge.
_HALF = 2
_NEAR, _NEAR_RING = 1.0, 3.0
# So many places near a spot are tried before its label is moved away.
_TRIES = 8
# What is larger than a cell by less than this is a whole cell, but for floating point.
_ROUNDING = 1e-6
# A locator is at most so many cells wide and high, and hides at most so many marked cells.
_LOCATOR = 9
_MOST_HIDDEN = 6


class View(Struct, frozen=True):
    """How a figure lies in a field: dots = figure units * `scale` + the place of its origin."""

    scale: float
    left: float
    top: float
    window: Window

    def moved(self, xs: Iterable[float], ys: Iterable[float]) -> Path:
        """Places of the figure in dots."""
        scale, left, top = self.scale, self.left, self.top
        return [x * scale + left for x in xs], [y * scale + top for y in ys]

    def shows(self, place: Place) -> bool:
        """Whether a place in dots is inside the window."""
        left, top, right, bottom = self.window
        return left <= place[0] < right and top <= place[1] < bottom


def draw(picture: Picture, columns: int, rows: int) -> tuple[tuple[Cell, ...], ...]:
    """The picture in rows of `columns` cells: as many rows as it needs, at most `rows`.

    A cell counts as twice as high as it is wide. Columns that the picture's part of the figure
    leaves over show what of the figure lies beside it.
    """
    view, height = fit(picture.box, columns, rows)
    view = _levelled(_widened(view, picture.figure, columns), picture)
    field = Field(columns, height)
    _draw_figure(field, picture.figure, view)
    for guide in picture.guides:
        _draw_guide(field, guide, view)
    _write_words(field, picture, view)
    return field.cells()


def number_mark(number: int) -> str:
    """How a guide's number, 1 or more, is written in the picture and in its legend."""
    return _NUMBERS[number - 1] if number <= len(_NUMBERS) else f"({number})"


def guide_ink(guide: Guide) -> Ink:
    """The ink of a guide and of its words."""
    return _GUIDE_INKS[guide.kind]


def fit(box: Box, columns: int, rows: int) -> tuple[View, int]:
    """The largest view of a part of a figure in `columns` by `rows` cells; the rows it takes."""
    left, top, right, bottom = box
    scale = min(columns * ACROSS / (right - left), rows * DOWN / (bottom - top))
    wide = (right - left) * scale
    height = max(1, min(rows, ceil((bottom - top) * scale / DOWN - _ROUNDING)))
    across = (columns - min(columns, ceil(wide / ACROSS - _ROUNDING))) // 2 * ACROSS
    window = (across, 0.0, min(across + wide, columns * ACROSS), height * DOWN)
    return View(scale, across - left * scale, -top * scale, window), height


def _widened(view: View, figure: Figure, columns: int) -> View:
    left, top, right, bottom = view.window
    begin, end = view.left, view.left + figure.size[0] * view.scale
    wider = (min(left, max(begin, 0.0)), top, max(right, min(end, columns * ACROSS)), bottom)
    return View(view.scale, view.left, view.top, wider)


def _levelled(view: View, picture: Picture) -> View:
    """The view moved by up to half a cell, so that a spot is level with what is drawn to it.

    A spot stands in the middle of its cell, wherever in the cell its place is.
    """
    if not picture.spots:
        return view
    _, down = _dot(picture.spots[-1].place, view)
    lower = down // DOWN * DOWN + DOWN / 2 - down
    return View(view.scale, view.left, view.top + lower, view.window)


def _draw_figure(field: Field, figure: Figure, view: View) -> None:
    for layer, ground in _GROUNDS.items():
        strokes = [stroke for stroke in figure.strokes if stroke.layer is layer]
        field.fill([view.moved(*_places(stroke)) for stroke in strokes], ground, view.window)
    for layer in _INKS:
        for stroke in figure.strokes:
            if stroke.layer is layer:
                _draw_stroke(field, stroke, figure, view)
    field.ground(Ink.OUTLINE)


def _draw_stroke(field: Field, stroke: Stroke, figure: Figure, view: View) -> None:
    """Draw a stroke, but not along the figure's own border, where a limb is cut off."""
    xs, ys = _places(stroke)
    if stroke.layer.closed:
        xs.append(xs[0])
        ys.append(ys[0])
    cuts = sorted({*_cuts(xs, figure.size[0]), *_cuts(ys, figure.size[1])})
    for begin, end in pairwise((0, *cuts, len(xs))):
        field.trace(view.moved(xs[begin:end], ys[begin:end]), _INKS[stroke.layer], view.window)


def _places(stroke: Stroke) -> tuple[list[int], list[int]]:
    return list(accumulate(stroke.steps[::2])), list(accumulate(stroke.steps[1::2]))


def _cuts(places: list[int], border: int) -> list[int]:
    """Where a step along a border of the figure ends; a border is at 0 or at `border`."""
    if 0 not in places and border not in places:
        return []
    return [
        at
        for at, (here, there) in enumerate(pairwise(places), 1)
        if here == there and here in {0, border}
    ]


def _draw_guide(field: Field, guide: Guide, view: View) -> None:
    xs, ys = view.moved(*zip(*guide.places, strict=True))
    ink = guide_ink(guide)
    match guide.kind:
        case GuideKind.LINE:
            field.trace((xs, ys), ink, view.window, _DASH)
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


class _Writer:
    """Puts words on a field, none over another, nor over a spot or a guide.

    Boxes are in half cells, so that the middle of a cell is one from each of its edges.
    """

    def __init__(self, field: Field) -> None:
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

    def over_lines(self) -> "_Writer":
        """The same, but its labels may stand on lines."""
        same = _Writer(self._field)
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
        wanted = Wanted(middle, wide, _HALF, near, 0, needed)
        area = _halves(-1, 0, self._field.columns + 1, self._field.rows)
        refused = [_halves(*box) for box in but]
        (box,) = place_labels((wanted,), area, [*self._taken, *self._lines, *refused])
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


def _write_words(field: Field, picture: Picture, view: View) -> None:
    """The words in the corners, the spots, and the labels, weightiest first."""
    writer = _Writer(field)
    spots = [(spot, _dot(spot.place, view)) for spot in picture.spots]
    spots = [(spot, dot) for spot, dot in spots if view.shows(dot)]
    _write_sides(writer, picture, view, field.columns)
    for _, dot in spots:
        column, row = _cell(dot)
        field.write(column, row, _SPOT, Ink.SPOT)
        writer.keep(column, row, column + 1, row + 1)
    strong = set(field.inked(Ink.RING))
    for run in _runs(cell for cell in field.inked(Ink.GUIDE) if cell in strong):
        writer.keep(*run)
    for run in _runs(cell for cell in field.inked(Ink.GUIDE) if cell not in strong):
        writer.keep_line(*run)
    if picture.locator:
        _draw_locator(field, writer, picture.locator)
    for spot, dot in spots:
        if spot.label:
            others = [other for _, other in spots if _cell(other) != _cell(dot)]
            _label_spot(field, writer, spot.label, dot, others)
    for guide in picture.guides:
        _label_guide(writer, guide, view)
    for tag in picture.tags:
        dot = _dot(tag.place, view)
        if view.shows(dot):
            writer.label(tag.text, Ink.TAG, dot)


def _label_spot(
    field: Field, writer: _Writer, text: str, dot: Place, others: Sequence[Place]
) -> None:
    """A spot's label nearer to it than to any other, or further away at the end of a line.

    In a crowd no label is better than one that seems to name another spot.
    """
    refused: list[Box] = []
    for _ in range(_TRIES):
        box = writer.find(text, dot, _NEAR, but=refused)
        if box is None:
            break
        if all(_way(dot, box) < _way(other, box) for other in others):
            writer.write(int(box[0]) + 1, int(box[1]), text, Ink.LABEL)
            return
        refused.append(box)
    box = writer.find(text, dot, _NEAR, needed=True, but=[_apart(other) for other in others])
    if box is None:
        return
    end = _nearest(dot, box)
    if not _between(dot, end) & {_cell(other) for other in others}:
        window = (0, 0, field.columns * ACROSS, field.rows * DOWN)
        field.trace(([dot[0], end[0]], [dot[1], end[1]]), Ink.SPOT, window, _DOTTED)
        writer.write(int(box[0]) + 1, int(box[1]), text, Ink.LABEL)


def _cell(dot: Place) -> tuple[int, int]:
    return int(dot[0]) // ACROSS, int(dot[1]) // DOWN


def _apart(dot: Place) -> Box:
    """The cells beside a spot where a text would seem to name it."""
    column, row = _cell(dot)
    return column - 2, row, column + 3, row + 1


def _between(dot: Place, end: Place) -> set[tuple[int, int]]:
    """The cells that a straight line passes."""
    across, down = end[0] - dot[0], end[1] - dot[1]
    steps = int(max(abs(across), abs(down))) + 1
    return {
        _cell((dot[0] + across * step / steps, dot[1] + down * step / steps))
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


def _dot(place: Place, view: View) -> Place:
    xs, ys = view.moved(place[:1], place[1:])
    return xs[0], ys[0]


def _write_sides(writer: _Writer, picture: Picture, view: View, columns: int) -> None:
    """What is left and right, in the upper corners of what is drawn, or as near as it fits."""
    left, right = columns_of(picture.left), columns_of(picture.right)
    if left + right + 2 > columns:
        return
    begin, end = int(view.window[0]) // ACROSS, ceil(view.window[2] / ACROSS)
    lacking = max(0, left + right + 2 - (end - begin))
    begin = max(0, begin - lacking)
    end = min(columns, max(end, begin + left + right + 2))
    writer.write(begin, 0, picture.left, Ink.TEXT)
    writer.write(end - right, 0, picture.right, Ink.TEXT)


def _runs(cells: Iterable[tuple[int, int]]) -> Iterator[tuple[int, int, int, int]]:
    """Cells, row by row, as boxes one row high; the gaps of a dashed line are part of it."""
    run: tuple[int, int, int, int] | None = None
    for column, row in cells:
        if run and row == run[1] and column <= run[2] + _DASH[1] // ACROSS:
            run = (run[0], row, column + 1, row + 1)
            continue
        if run:
            yield run
        run = (column, row, column + 1, row + 1)
    if run:
        yield run


def _label_guide(writer: _Writer, guide: Guide, view: View) -> None:
    """A guide's number and label where one of its ends has room, or else the number alone."""
    handles = _handles(guide, view)
    if not handles:
        return
    number, ink = number_mark(guide.number), guide_ink(guide)
    near = _NEAR
    if guide.kind is GuideKind.RING:
        # Beside a ring on a line there is room on the line alone; above or below, its label
        # would seem to name what is there.
        near, writer = _NEAR_RING, writer.over_lines()
    text = f"{number} {guide.label}".rstrip()
    if not any(writer.label(text, ink, handle, near) for handle in handles):
        writer.label(number, ink, handles[0], near, needed=True)


def _handles(guide: Guide, view: View) -> list[Place]:
    """Where a guide's label may begin, in dots: its far end, its near one, its middle."""
    dots = [_dot(place, view) for place in guide.places]
    if guide.kind is not GuideKind.RING:
        dots = [dots[-1], dots[0], stations(dots, 2)[1][0]]
        left, top, right, bottom = view.window
        dots = [(min(max(x, left), right - 1), min(max(y, top), bottom - 1)) for x, y in dots]
    return [dot for dot in dots if view.shows(dot)]


def _draw_locator(field: Field, writer: _Writer, locator: Locator) -> None:
    """A small whole body in the corner where it hides least, if any has room for it."""
    wide, high = locator.figure.size
    view, rows = fit((0, 0, wide, high), _LOCATOR, _LOCATOR)
    columns = ceil(wide * view.scale / ACROSS)
    corner = _corner(field, writer, columns, rows)
    if corner is None:
        return
    left, top = corner
    field.bare(left, top, left + columns, top + rows)
    writer.keep(left, top, left + columns, top + rows)
    x, y = left * ACROSS - view.window[0], top * DOWN
    view = View(
        view.scale,
        view.left + x,
        view.top + y,
        (left * ACROSS, top * DOWN, (left + columns) * ACROSS, (top + rows) * DOWN),
    )
    for stroke in locator.figure.strokes:
        if stroke.layer is Layer.OUTLINE:
            _draw_stroke(field, stroke, locator.figure, view)
    for place in locator.places:
        dot = _dot(place, view)
        if view.shows(dot):
            field.write(*_cell(dot), _SPOT, Ink.SPOT)


def _corner(field: Field, writer: _Writer, columns: int, rows: int) -> tuple[int, int] | None:
    """The left column and top row of the emptiest corner; the words at the top stay free."""
    corners = [
        (left, top)
        for top in (field.rows - rows, 1)
        for left in (field.columns - columns, 0)
        if top >= 1 and left >= 0
    ]
    hidden = [
        (field.marked(left, top, left + columns, top + rows), -top, -left)
        for left, top in corners
        if writer.free(left, top, left + columns, top + rows)
    ]
    best = min(hidden, default=(_MOST_HIDDEN + 1, 0, 0))
    return (-best[2], -best[1]) if best[0] <= _MOST_HIDDEN else None
