"""Strokes of a figure as smooth SVG path data. Pure: knows shapes, no colours and no words."""

from collections.abc import Sequence
from itertools import accumulate, pairwise
from math import atan2, hypot, pi

from acuguide.catalog.figures import Place, Stroke
from acuguide.pages.pictures import Box

# A turn sharper than this, in radians, is a corner of the drawing and stays one.
_SHARPEST_CURVE = pi / 3


def places_of(stroke: Stroke) -> list[Place]:
    """The places of a stroke, in figure units."""
    across, down = accumulate(stroke.steps[::2]), accumulate(stroke.steps[1::2])
    return list(zip(across, down, strict=True))


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


def path(places: Sequence[Place], edges: Sequence[Box], *, closed: bool) -> str:
    """Path data of a smooth line through places, one decimal each.

    Catmull-Rom, as cubic Bezier curves. Corners stay sharp, and a run along an edge of one of
    the boxes (the figure's border, or where it was clipped) stays straight.
    """
    count = len(places)
    line = [*places, places[0]] if closed else list(places)
    straight = [_along_edge(start, end, edges) for start, end in pairwise(line)]
    slopes = [_slope(places, index, straight, closed=closed) for index in range(count)]
    data = [f"M{_pair(places[0])}"]
    for index, (start, end) in enumerate(pairwise(line)):
        data.append(_piece(start, end, slopes[index], slopes[(index + 1) % count]))
    if closed:
        data.append("z")
    return "".join(data)


def polygon(places: Sequence[Place], *, closed: bool) -> str:
    """Path data of a line with straight pieces."""
    data = "M" + "L".join(_pair(place) for place in places)
    return data + "z" if closed else data


def inside(place: Place, rings: Sequence[Sequence[Place]]) -> bool:
    """Whether a place lies in one of the rings, and in no hole of them (even-odd rule)."""
    x, y = place
    crossings = 0
    for ring in rings:
        for (x0, y0), (x1, y1) in pairwise([*ring, ring[0]]):
            if (y0 > y) != (y1 > y) and x < x0 + (y - y0) * (x1 - x0) / (y1 - y0):
                crossings += 1
    return crossings % 2 == 1


def number(value: float) -> str:
    """A number with at most one decimal, as short as it goes."""
    text = f"{value:.1f}".removesuffix(".0")
    return "0" if text == "-0" else text


def _pair(place: Place) -> str:
    x, y = number(place[0]), number(place[1])
    return f"{x}{y}" if y.startswith("-") else f"{x} {y}"


def _piece(start: Place, end: Place, leaving: Place, arriving: Place) -> str:
    """One piece, relative to its start; the slopes are unit vectors, or nought at a corner."""
    across, down = end[0] - start[0], end[1] - start[1]
    if not any((*leaving, *arriving)):
        return f"l{_pair((across, down))}"
    # A third of the piece's own length, so that places far apart beside near ones make no loop.
    reach = hypot(across, down) / 3
    first = _pair((leaving[0] * reach, leaving[1] * reach))
    second = _pair((across - arriving[0] * reach, down - arriving[1] * reach))
    return "c" + " ".join((first, second, _pair((across, down)))).replace(" -", "-")


def _slope(places: Sequence[Place], index: int, straight: Sequence[bool], *, closed: bool) -> Place:
    """The direction of the curve at a place, as a unit vector; nought at a corner or an end."""
    count = len(places)
    if not closed and index in {0, count - 1}:
        return (0, 0)
    if straight[index % len(straight)] or straight[index - 1]:
        return (0, 0)
    before, here, after = places[index - 1], places[index], places[(index + 1) % count]
    if _turn(before, here, after) > _SHARPEST_CURVE:
        return (0, 0)
    across, down = after[0] - before[0], after[1] - before[1]
    length = hypot(across, down)
    return (across / length, down / length) if length else (0, 0)


def _turn(before: Place, here: Place, after: Place) -> float:
    """By how many radians (0 to pi) a line turns at a place."""
    arriving = atan2(here[1] - before[1], here[0] - before[0])
    leaving = atan2(after[1] - here[1], after[0] - here[0])
    turn = abs(leaving - arriving)
    return min(turn, 2 * pi - turn)


def _along_edge(start: Place, end: Place, edges: Sequence[Box]) -> bool:
    """Whether both places lie on the same edge of a box, within a unit."""
    return any(
        max(abs(start[side % 2] - box[side]), abs(end[side % 2] - box[side])) <= 1
        for box in edges
        for side in range(4)
    )


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
