"""One figure being drawn: collects strokes, landmarks and names, and makes its record of them.

Places are given in metres of the body (three numbers each) or in figure units (two).
"""

from collections.abc import Iterable
from itertools import pairwise
from typing import NoReturn

import numpy as np
from shapely import LineString, MultiPolygon, Point, Polygon, box
from shapely.affinity import affine_transform
from shapely.geometry.base import BaseGeometry
from shapely.ops import unary_union

from acuguide.catalog.figures import Cun, Eye, Figure, Layer, Shows, Stroke
from tools.figures.contours import Contours, lines, polygons
from tools.figures.mesh import Floats
from tools.figures.views import View

# Figure units that a landmark may lie outside the simplified edge of the body by.
SLACK = 4


class Drawing:
    """A figure in the making. With `Shows.BOTH` all is made symmetrical about the midline.

    Then strokes are drawn of the right half of what is given, and of its mirror image; so a bone
    may be given once, on the right, or whole, across the midline.
    """

    def __init__(self, name: str, view: View, shows: Shows, cun: Cun | None = None) -> None:
        """Begin a figure, without strokes; `cun` is in figure units."""
        self.name = name
        self.view = view
        self.shows = shows
        self.cun = cun or Cun()
        self.window = box(0, 0, *view.size)
        self.skin: BaseGeometry = MultiPolygon()
        self._strokes: list[Stroke] = []
        self._landmarks: dict[str, tuple[tuple[int, int], ...]] = {}
        self._names: dict[str, tuple[int, int]] = {}

    @property
    def midline(self) -> int:
        """The x of the body's midline in a figure of both sides."""
        middle: float = self.view.project((0, 0, 0))[0, 0]
        return round(middle)

    def body(self, contours: Contours) -> None:
        """Draw the skin, its shades and its edges."""
        self.skin = self._whole(_rounded(contours.skin))
        for layer, areas in (
            (Layer.SKIN, contours.skin),
            (Layer.SHADE, contours.shade),
            (Layer.DEEP_SHADE, contours.deep_shade),
        ):
            self._areas(layer, areas)
        self._lines(Layer.FOLD, contours.edges)
        self._lines(Layer.OUTLINE, contours.outline)

    def area(self, layer: Layer, places: object) -> None:
        """Draw a closed area inside its edge, cut to the window; the end joins the beginning."""
        ring = Polygon(self.units(places)).buffer(0)
        self._areas(layer, ring.intersection(self.window))

    def line(self, layer: Layer, places: object) -> None:
        """Draw an open line, cut to the window."""
        self._lines(layer, LineString(self.units(places)).intersection(self.window))

    def landmark(self, name: str, places: object) -> None:
        """Put a landmark of the right side or the midline: one place, or a line of several.

        A line is cut to the window, and its longest piece kept.
        """
        flat = self.units(places)
        if len(flat) > 1:
            inside = lines(LineString(flat).intersection(self.window))
            flat = np.array(max(inside.geoms, key=lambda line: line.length).coords)
        self._landmarks[name] = tuple((round(x), round(y)) for x, y in flat)

    def label(self, name: str, place: object) -> None:
        """Say where the name of a bone is written."""
        x, y = self.units(place)[0]
        self._names[name] = (round(x), round(y))

    def units(self, places: object) -> Floats:
        """Places in figure units, whichever they were given in."""
        given = np.atleast_2d(np.asarray(places, dtype=float))
        flat: Floats = self.view.project(given)[:, :2] if given.shape[1] == len("xyz") else given
        return flat

    def figure(self) -> Figure:
        """The record of what was drawn, once it holds what a figure must."""
        self._check()
        return Figure(
            id=self.name,
            size=self.view.size,
            millimetres=round(1000 / self.view.scale, 4),
            shows=self.shows,
            midline=self.midline if self.shows is Shows.BOTH else None,
            eye=Eye(right=self.view.right, up=self.view.up),
            cun=self.cun,
            landmarks=dict(sorted(self._landmarks.items())),
            names=self._names,
            strokes=tuple(self._strokes),
        )

    def _areas(self, layer: Layer, areas: BaseGeometry) -> None:
        for area in polygons(self._whole(_rounded(areas))).geoms:
            self._stroke(layer, _ring(area))

    def _lines(self, layer: Layer, drawn: BaseGeometry) -> None:
        for line in lines(self._whole(drawn)).geoms:
            self._stroke(layer, list(line.coords))

    def _stroke(self, layer: Layer, places: Iterable[tuple[float, ...]]) -> None:
        whole = [(round(x), round(y)) for x, y, *_ in places]
        steps = [whole[0]]
        for before, after in pairwise(whole):
            if after != before:
                steps.append((after[0] - before[0], after[1] - before[1]))
        if len(steps) > 1:
            flat = tuple(number for step in steps for number in step)
            self._strokes.append(Stroke(layer=layer, steps=flat))

    def _whole(self, shape: BaseGeometry) -> BaseGeometry:
        """The shape itself, or its right half and the mirror image of that."""
        if self.shows is Shows.RIGHT:
            return shape
        wide, high = self.view.size
        sees_back = self.view.right[0] < 0
        half = box(self.midline, 0, wide, high) if sees_back else box(0, 0, self.midline, high)
        kept = _rounded(shape.intersection(half))
        mirrored = affine_transform(kept, [-1, 0, 0, 1, 2 * self.midline, 0])
        return unary_union([kept, mirrored])

    def _check(self) -> None:
        """Refuse a figure whose landmarks miss the body, or whose halves differ."""
        skin = self.skin.buffer(SLACK)
        for name, places in self._landmarks.items():
            if not all(skin.contains(Point(place)) for place in places):
                self._refuse(f"{name} lies outside the skin: {places}")
        if self.shows is Shows.BOTH:
            self._check_halves()

    def _check_halves(self) -> None:
        places = {
            (stroke.layer, *place)
            for stroke in self._strokes
            for place in np.cumsum(np.reshape(stroke.steps, (-1, 2)), axis=0).tolist()
        }
        if places != {(layer, 2 * self.midline - x, y) for layer, x, y in places}:
            self._refuse("its halves differ")
        for name, landmark in self._landmarks.items():
            if any((x - self.midline) * self.view.right[0] > 0 for x, _ in landmark):
                self._refuse(f"{name} is on the left side of the body")

    def _refuse(self, reason: str) -> NoReturn:
        raise ValueError(f"{self.name}: {reason}")


def _rounded(shape: BaseGeometry) -> BaseGeometry:
    """A shape in whole figure units."""
    parts = getattr(shape, "geoms", [shape])
    made = []
    for part in parts:
        if isinstance(part, Polygon) and part.area > 0:
            holes = [np.round(hole.coords) for hole in part.interiors]
            made.append(Polygon(np.round(part.exterior.coords), holes).buffer(0))
        elif isinstance(part, LineString) and part.length > 0:
            made.append(LineString(np.round(part.coords)))
    return unary_union(made)


def _ring(area: Polygon) -> list[tuple[float, ...]]:
    """An area's edge; a hole is joined to it by a cut of no width, so that one ring holds all."""
    ring = list(area.exterior.coords)
    for hole in area.interiors:
        inner = list(hole.coords)[:-1]
        _, outer_at, inner_at = min(
            ((x - a) ** 2 + (y - b) ** 2, i, j)
            for i, (x, y) in enumerate(ring)
            for j, (a, b) in enumerate(inner)
        )
        loop = [*inner[inner_at:], *inner[: inner_at + 1]]
        ring = [*ring[: outer_at + 1], *loop, *ring[outer_at:]]
    return ring[:-1]
