"""How a part of a figure lies in the cells of a terminal, and in their dots. Pure."""

from collections.abc import Iterable
from math import ceil

from msgspec import Struct

from acuguide.catalog.figures import Figure, Place
from acuguide.pages.pictures import Box, Picture
from acuguide.render.dots import ACROSS, DOWN, Path, Window

# What is larger than a cell by less than this is a whole cell, but for floating point.
_ROUNDING = 1e-6


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

    def dot(self, place: Place) -> Place:
        """A place of the figure in dots."""
        return place[0] * self.scale + self.left, place[1] * self.scale + self.top


def view_of(picture: Picture, columns: int, rows: int) -> tuple[View, int]:
    """How a picture is seen in `columns` by `rows` cells; the rows it takes.

    Columns that its part of the figure leaves over show what of the figure lies beside it.
    """
    view, height = fit(picture.box, columns, rows)
    return _levelled(_widened(view, picture.figure, columns), picture), height


def fit(box: Box, columns: int, rows: int) -> tuple[View, int]:
    """The largest view of a part of a figure in `columns` by `rows` cells; the rows it takes."""
    left, top, right, bottom = box
    scale = min(columns * ACROSS / (right - left), rows * DOWN / (bottom - top))
    wide = (right - left) * scale
    height = max(1, min(rows, ceil((bottom - top) * scale / DOWN - _ROUNDING)))
    across = (columns - min(columns, ceil(wide / ACROSS - _ROUNDING))) // 2 * ACROSS
    window = (across, 0.0, min(across + wide, columns * ACROSS), height * DOWN)
    return View(scale, across - left * scale, -top * scale, window), height


def cell_of(dot: Place) -> tuple[int, int]:
    """The column and the row of the cell that holds a place in dots."""
    return int(dot[0]) // ACROSS, int(dot[1]) // DOWN


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
    _, down = view.dot(picture.spots[-1].place)
    lower = down // DOWN * DOWN + DOWN / 2 - down
    return View(view.scale, view.left, view.top + lower, view.window)
