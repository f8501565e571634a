"""What is drawn of a sight of the body: its edge, its shades, and edges of parts before others.

Places are in figure units. All areas come back as shapes cut to the window, all lines likewise.
"""

from dataclasses import dataclass

import numpy as np
from scipy import ndimage
from shapely import LineString, MultiLineString, MultiPolygon, Polygon, box
from shapely.geometry.base import BaseGeometry
from shapely.ops import linemerge, unary_union
from skimage import measure, morphology

from tools.figures.mesh import Floats
from tools.figures.views import MARGIN, Sight, View

# How squarely skin faces the eye (1 is full) below which it is shaded, and deeply shaded.
SHADE, DEEP_SHADE = 0.80, 0.55
# Figure units that a simplified line may leave its true course by.
FINE, COARSE = 1.0, 2.2
# Pixels along the edge of the skin that its steps are smoothed over.
SMOOTH = 4
# Areas and lines smaller than these are left out, in figure units.
LEAST_AREA, LEAST_LINE = 1500, 40
# How much nearer one side of an edge within the body is than the other, in metres.
JUMP = 0.012
# The share of skin among the pixels around one, below which it counts as off the skin.
BARELY = 0.01
# A pixel within a line has one neighbour on each side.
WITHIN = 2


@dataclass(frozen=True)
class Contours:
    """The skin and its shades as areas, and the edges as lines, in figure units."""

    skin: MultiPolygon
    shade: MultiPolygon
    deep_shade: MultiPolygon
    outline: MultiLineString
    edges: MultiLineString


def trace(
    view: View, sight: Sight, *, jump: float = JUMP, fine: float = FINE, smooth: float = SMOOTH
) -> Contours:
    """The contours of what a view sees; `jump`, `fine` and `smooth` as in `JUMP` and so on."""
    mask = ndimage.gaussian_filter(sight.mask.astype(float), 1.2)
    body = _areas(_rings(mask, 0.5, smooth), fine)
    window = box(0, 0, *view.size)
    skin = body.intersection(window)
    lit = _spread(sight)
    return Contours(
        skin=polygons(skin),
        shade=_shaded(skin, lit, SHADE),
        deep_shade=_shaded(skin, lit, DEEP_SHADE),
        outline=lines(body.boundary.intersection(window.buffer(-0.5))),
        edges=_edges(sight, jump, skin),
    )


def polygons(shape: BaseGeometry) -> MultiPolygon:
    """The areas of a shape, without the lines and places that a cut may leave."""
    parts = getattr(shape, "geoms", [shape])
    return MultiPolygon([part for part in parts if isinstance(part, Polygon) and part.area > 0])


def lines(shape: BaseGeometry) -> MultiLineString:
    """The lines of a shape, joined where they meet."""
    parts = getattr(shape, "geoms", [shape])
    kept = [part for part in parts if isinstance(part, LineString) and part.length > 0]
    joined = linemerge(MultiLineString(kept))
    return MultiLineString(getattr(joined, "geoms", [joined] if kept else []))


def _rings(field: Floats, level: float, smoothing: float) -> list[Floats]:
    """Where a field has a level: closed rings, smoothed, in figure units."""
    padded = np.pad(field, 2)
    found = measure.find_contours(padded, level)
    return [
        ndimage.gaussian_filter1d(ring[:, ::-1], smoothing, axis=0, mode="wrap")
        - (MARGIN + 2 - 0.5)
        for ring in found
        if len(ring) > LEAST_LINE
    ]


def _areas(rings: list[Floats], tolerance: float) -> BaseGeometry:
    """Rings as one area, those within others being holes."""
    area: BaseGeometry = MultiPolygon()
    for ring in rings:
        area = area.symmetric_difference(Polygon(ring).buffer(0))
    return area.simplify(tolerance)


def _spread(sight: Sight) -> Floats:
    """How squarely the skin faces the eye, smoothed over the skin alone."""
    blur = 5
    weight = ndimage.gaussian_filter(sight.mask.astype(float), blur)
    facing = ndimage.gaussian_filter(np.where(sight.mask, sight.facing, 0), blur)
    spread: Floats = np.divide(facing, weight, out=np.zeros_like(facing), where=weight > BARELY)
    return spread


def _shaded(skin: BaseGeometry, lit: Floats, level: float) -> MultiPolygon:
    bright = _areas(_rings(lit, level, 4), COARSE)
    parts = polygons(skin.difference(bright)).geoms
    return MultiPolygon([part for part in parts if part.buffer(-3).area > LEAST_AREA / 2])


def _edges(sight: Sight, jump: float, skin: BaseGeometry) -> MultiLineString:
    """Lines where one part of the body stands before another."""
    inner = ndimage.binary_erosion(sight.mask, iterations=6)
    depth = np.where(sight.mask, sight.nearness, np.nan)
    steps = np.zeros_like(depth)
    for axis in (0, 1):
        step = np.nan_to_num(np.abs(np.diff(depth, axis=axis, append=np.nan)))
        steps = np.maximum(steps, step)
    stepped = ndimage.binary_dilation((steps > jump) & inner)
    walked = _walk(morphology.skeletonize(stepped))
    drawn = [LineString(_eased(line)).simplify(FINE) for line in walked if len(line) > LEAST_LINE]
    return lines(unary_union(drawn).intersection(skin)) if drawn else MultiLineString()


def _walk(skeleton: Floats) -> list[Floats]:
    """The lines of a one pixel wide drawing, in figure units, cut where three meet."""
    pixels = {(int(y), int(x)) for y, x in np.argwhere(skeleton)}
    near = {
        pixel: [
            (pixel[0] + dy, pixel[1] + dx)
            for dy in (-1, 0, 1)
            for dx in (-1, 0, 1)
            if (dy or dx) and (pixel[0] + dy, pixel[1] + dx) in pixels
        ]
        for pixel in sorted(pixels)
    }
    used: set[frozenset[tuple[int, int]]] = set()
    walked = []
    for start in (pixel for pixel, others in near.items() if len(others) != WITHIN):
        for following in near[start]:
            line = [start, following]
            if frozenset(line) in used:
                continue
            used.add(frozenset(line))
            while len(near[line[-1]]) == WITHIN:
                ahead = next(pixel for pixel in near[line[-1]] if pixel != line[-2])
                used.add(frozenset((line[-1], ahead)))
                line.append(ahead)
            walked.append(np.array(line)[:, ::-1] + 0.5 - MARGIN)
    return walked


def _eased(line: Floats) -> Floats:
    """A line without its pixel steps, its ends where they were."""
    eased = ndimage.gaussian_filter1d(line.astype(float), 4, axis=0, mode="nearest")
    eased[0], eased[-1] = line[0], line[-1]
    return eased
