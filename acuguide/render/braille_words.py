"""The words of a picture in cells, and the small whole body in its corner. Pure."""

from collections.abc import Iterable, Iterator
from math import ceil

from acuguide.catalog.figures import Place
from acuguide.pages.pictures import Guide, GuideKind, Locator, Picture
from acuguide.render.braille_body import draw_outline
from acuguide.render.dots import ACROSS, DASH, DOWN, Field
from acuguide.render.palette import Ink
from acuguide.render.spot_names import SPOT, Names, mark_spots, name_spots
from acuguide.render.strokes import stations
from acuguide.render.views import View, cell_of, fit
from acuguide.render.wrapping import columns as columns_of
from acuguide.render.writing import BESIDE_RING, NEAR, NEAR_RING, Writer

_GUIDE_INKS = {
    GuideKind.LINE: Ink.GUIDE,
    GuideKind.ARROW: Ink.GUIDE,
    GuideKind.RING: Ink.RING,
    GuideKind.RULER: Ink.RULER,
}
_NUMBERS = "①②③④⑤⑥⑦⑧⑨"
# A locator is at most so many cells wide and high, and hides at most so many marked cells.
_LOCATOR = 9
_MOST_HIDDEN = 6


def number_mark(number: int) -> str:
    """How a guide's number, 1 or more, is written in the picture and in its legend."""
    return _NUMBERS[number - 1] if number <= len(_NUMBERS) else f"({number})"


def guide_ink(guide: Guide) -> Ink:
    """The ink of a guide and of its words."""
    return _GUIDE_INKS[guide.kind]


def write_words(field: Field, picture: Picture, view: View) -> Names:
    """Write the words in the corners, the spots, and the labels, weightiest first."""
    writer = Writer(field)
    _write_sides(field, writer, picture, view)
    spots = mark_spots(field, writer, picture.spots, view)
    _keep_guides(field, writer)
    if picture.locator:
        _draw_locator(field, writer, picture.locator)
    names = name_spots(field, writer, spots)
    # A ring has one place for its label, a line has many.
    for guide in sorted(picture.guides, key=lambda guide: guide.kind is not GuideKind.RING):
        _label_guide(writer, guide, view)
    for tag in picture.tags:
        dot = view.dot(tag.place)
        if view.shows(dot):
            writer.label(tag.text, Ink.TAG, dot)
    return names


def _keep_guides(field: Field, writer: Writer) -> None:
    strong = set(field.inked(Ink.RING))
    for run in _runs(cell for cell in field.inked(Ink.GUIDE) if cell in strong):
        writer.keep(*run)
    for run in _runs(cell for cell in field.inked(Ink.GUIDE) if cell not in strong):
        writer.keep_line(*run)


def _write_sides(field: Field, writer: Writer, picture: Picture, view: View) -> None:
    """What is left and right, in the upper corners, off what is drawn there if it fits."""
    left, right = columns_of(picture.left), columns_of(picture.right)
    if not left + right or left + right + 2 > field.columns:
        return
    drawn = [column for column in range(field.columns) if field.marked(column, 0, column + 1, 1)]
    begin, end = int(view.window[0]) // ACROSS, ceil(view.window[2] / ACROSS)
    if drawn:
        begin = max(0, min(begin, drawn[0] - 1 - left))
        end = min(field.columns, max(end, drawn[-1] + 2 + right))
    lacking = max(0, left + right + 2 - (end - begin))
    begin = max(0, begin - lacking)
    end = min(field.columns, max(end, begin + left + right + 2))
    writer.write(begin, 0, picture.left, Ink.TEXT)
    writer.write(end - right, 0, picture.right, Ink.TEXT)


def _runs(cells: Iterable[tuple[int, int]]) -> Iterator[tuple[int, int, int, int]]:
    """Cells, row by row, as boxes one row high; the gaps of a dashed line are part of it."""
    run: tuple[int, int, int, int] | None = None
    for column, row in cells:
        if run and row == run[1] and column <= run[2] + DASH[1] // ACROSS:
            run = (run[0], row, column + 1, row + 1)
            continue
        if run:
            yield run
        run = (column, row, column + 1, row + 1)
    if run:
        yield run


def _label_guide(writer: Writer, guide: Guide, view: View) -> None:
    """A guide's number and label where one of its ends has room, or else the number alone."""
    handles = _handles(guide, view)
    if not handles:
        return
    number, ink = number_mark(guide.number), guide_ink(guide)
    near = NEAR
    if guide.kind is GuideKind.RING:
        # Beside a ring on a line there is room on the line alone; above or below, its label
        # would seem to name what is there.
        writer = writer.over_lines()
        beside = writer.find(f"{number} {guide.label}", handles[0], BESIDE_RING)
        level = beside is not None and int(beside[1]) == int(handles[0][1]) // DOWN
        near = BESIDE_RING if level else NEAR_RING
    text = f"{number} {guide.label}".rstrip()
    if not any(writer.label(text, ink, handle, near) for handle in handles):
        writer.label(number, ink, handles[0], near, needed=True)


def _handles(guide: Guide, view: View) -> list[Place]:
    """Where a guide's label may begin, in dots: its far end, its near one, its middle."""
    dots = [view.dot(place) for place in guide.places]
    if guide.kind is not GuideKind.RING:
        dots = [dots[-1], dots[0], stations(dots, 2)[1][0]]
        left, top, right, bottom = view.window
        dots = [(min(max(x, left), right - 1), min(max(y, top), bottom - 1)) for x, y in dots]
    return [dot for dot in dots if view.shows(dot)]


def _draw_locator(field: Field, writer: Writer, locator: Locator) -> None:
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
    draw_outline(field, locator.figure, view)
    for place in locator.places:
        dot = view.dot(place)
        if view.shows(dot):
            field.write(*cell_of(dot), SPOT, Ink.SPOT)


def _corner(field: Field, writer: Writer, columns: int, rows: int) -> tuple[int, int] | None:
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
