"""Lines as smooth SVG path data. Pure: knows shapes, no colours and no words."""

from collections.abc import Sequence
from itertools import pairwise
from math import atan2, hypot, pi

from acuguide.catalog.figures import Place
from acuguide.pages.pictures import Box

# A turn sharper than this, in radians, is a corner of the drawing and stays one.
_SHARPEST_CURVE = pi / 3


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
