"""Where strokes and guides run, and what of them lies in a box. Pure: no ink, no path data."""

from collections.abc import Sequence
from itertools import accumulate, pairwise
from math import hypot

from acuguide.catalog.figures import Place, Stroke
from acuguide.pages.pictures import Box


def coordinates(stroke: Stroke) -> tuple[list[int], list[int]]:
    """The x of each place of a stroke, and the y of each, in figure units."""
    return list(accumulate(stroke.steps[::2])), list(accumulate(stroke.steps[1::2]))


def places_of(stroke: Stroke) -> list[Place]:
    """The places of a stroke, in figure units."""
    return list(zip(*coordinates(stroke), strict=True))


def within(place: Place, box: Box) -> bool:
    """Whether a place lies in a box or on its edge."""
    return box[0] <= place[0] <= box[2] and box[1] <= place[1] <= box[3]


def inside(place: Place, rings: Sequence[Sequence[Place]]) -> bool:
    """Whether a place lies in one of the rings, and in no hole of them (even-odd rule)."""
    x, y = place
    crossings = 0
    for ring in rings:
        for (x0, y0), (x1, y1) in pairwise([*ring, ring[0]]):
            if (y0 > y) != (y1 > y) and x < x0 + (y - y0) * (x1 - x0) / (y1 - y0):
                crossings += 1
    return crossings % 2 == 1


def stations(places: Sequence[Place], parts: int) -> list[tuple[Place, Place]]:
    """The ends and the equal parts of a line: each place, and the line's direction there.

    The direction is a unit vector; (1, 0) on a line of no length.
    """
    lengths = [hypot(end[0] - start[0], end[1] - start[1]) for start, end in pairwise(places)]
    ends = list(accumulate(lengths))
    found: list[tuple[Place, Place]] = []
    for part in range(parts + 1):
        way = ends[-1] * part / parts
        index = next(index for index, end in enumerate(ends) if way <= end or end == ends[-1])
        (x0, y0), (x1, y1) = places[index], places[index + 1]
        length = lengths[index] or 1
        direction = ((x1 - x0) / length, (y1 - y0) / length) if lengths[index] else (1.0, 0.0)
        done = way - (ends[index] - lengths[index])
        found.append(((x0 + direction[0] * done, y0 + direction[1] * done), direction))
    return found


def clipped(places: Sequence[Place], box: Box, *, closed: bool) -> list[list[Place]]:
    """What of a line lies in a box (left, top, right, bottom): one ring, or several open runs.

    An open run keeps its first place beyond the box's edge, so that it leaves the picture at
    its true slope; a ring follows the edge.
    """
    if closed:
        ring = _ring_in(places, box)
        return [ring] if ring else []
    runs: list[list[Place]] = [[]]
    for start, end in pairwise(places):
        if _passes(start, end, box):
            runs[-1] += [end] if runs[-1] else [start, end]
        elif runs[-1]:
            runs.append([])
    return [run for run in runs if run]


def _passes(start: Place, end: Place, box: Box) -> bool:
    """Whether a piece may touch a box: false only if it lies wholly beyond one of its edges."""
    left, top, right, bottom = box
    return (
        max(start[0], end[0]) >= left
        and min(start[0], end[0]) <= right
        and max(start[1], end[1]) >= top
        and min(start[1], end[1]) <= bottom
    )


def _ring_in(places: Sequence[Place], box: Box) -> list[Place]:
    """A ring cut to a box, one edge after the other (Sutherland and Hodgman 1974)."""
    ring = list(places)
    for side, edge in enumerate(box):
        axis, sign = side % 2, 1 if side < 2 else -1  # noqa: PLR2004 - left and top come first
        kept: list[Place] = []
        for start, end in pairwise([*ring[-1:], *ring]):
            within_start = sign * (start[axis] - edge) >= 0
            within_end = sign * (end[axis] - edge) >= 0
            if within_start != within_end:
                share = (edge - start[axis]) / (end[axis] - start[axis])
                kept.append(
                    (
                        start[0] + share * (end[0] - start[0]),
                        start[1] + share * (end[1] - start[1]),
                    )
                )
            if within_end:
                kept.append(end)
        ring = kept
    return ring
