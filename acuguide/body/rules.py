"""Where a point is on a figure: its rule, followed from landmark to place. Pure.

Places are in figure units, for the right side of the body; `mirrored` and `other_side` give
the left. Two points at the same height are on a line across the limb: across the rule's own
way where it has one, else across the figure.
"""

from itertools import pairwise
from math import hypot
from typing import assert_never

from msgspec import Struct
from msgspec.structs import replace

from acuguide.catalog.figures import Eye, Figure, Place, Shows, Stroke, Vector
from acuguide.catalog.records import Direction, Rule


class Found(Struct, frozen=True):
    """A rule on a figure, and the way to the point.

    `start` and `beside` are landmarks: one place, or a line of several. The rule's own way goes
    from `begin`, the middle of the start, to `base`; the point's `place` is the same, or lies
    beside it on the line that the rule keeps to.
    """

    rule: Rule
    start: tuple[Place, ...]
    begin: Place
    toward: Place | None
    base: Place
    beside: tuple[Place, ...]
    place: Place


def resolve(rule: Rule, figure: Figure) -> Found | None:
    """The rule on the right side of the figure; None if it lacks a landmark or the cun.

    A landmark that is a line begins at its middle. Raises ValueError for a rule that meets
    nothing: a line to keep to that never reaches the point's height.
    """
    names = (rule.landmark, rule.toward, rule.beside)
    if any(name is not None and name not in figure.landmarks for name in names):
        return None
    start = _line(figure, rule.landmark)
    toward = _middle(_line(figure, rule.toward)) if rule.toward else None
    begin = _middle(start)
    base = _base(rule, figure, begin, toward)
    if base is None:
        return None
    beside = _line(figure, rule.beside) if rule.beside else ()
    if len(beside) < 2:  # noqa: PLR2004 - a line has two ends
        return Found(rule, start, begin, toward, base, beside, beside[0] if beside else base)
    level = _level(rule, start, toward, figure)
    return Found(rule, start, begin, toward, base, beside, _meeting(base, level, beside))


def _line(figure: Figure, landmark: str) -> tuple[Place, ...]:
    return tuple((float(x), float(y)) for x, y in figure.landmarks[landmark])


def _middle(line: tuple[Place, ...]) -> Place:
    """The place halfway along a line."""
    if len(line) == 1:
        return line[0]
    lengths = [hypot(b[0] - a[0], b[1] - a[1]) for a, b in pairwise(line)]
    left = sum(lengths) / 2
    for (a, b), length in zip(pairwise(line), lengths, strict=True):
        if left <= length:
            return between(a, b, left / length)
        left -= length
    return line[-1]


def between(a: Place, b: Place, share: float) -> Place:
    """The place a `share` (0 to 1) of the way from `a` to `b`."""
    return (a[0] + (b[0] - a[0]) * share, a[1] + (b[1] - a[1]) * share)


def share_of(rule: Rule) -> float:
    """How much of the whole way a rule with `toward` goes, 0 to 1."""
    if rule.fraction:
        over, under = rule.fraction.split("/")
        return int(over) / int(under)
    if rule.cun and rule.of_cun:
        return rule.cun / rule.of_cun
    return 1.0


def _base(rule: Rule, figure: Figure, start: Place, toward: Place | None) -> Place | None:
    if toward is not None:
        return between(start, toward, share_of(rule))
    if rule.direction is None or rule.cun is None:
        return start
    along = rule.direction in {Direction.UP, Direction.DOWN}
    unit = figure.cun.along if along else figure.cun.across
    if unit is None:
        return None
    x, y = _way(rule.direction, figure.eye)
    return (start[0] + x * rule.cun * unit, start[1] + y * rule.cun * unit)


def _way(direction: Direction, eye: Eye) -> Place:
    """A direction of the right side of the body as a step of length 1 on the figure.

    Raises ValueError where it points at the eye, so that the figure cannot show it.
    """
    body = _body_vector(direction)
    x, y = _dot(body, eye.right), -_dot(body, eye.up)
    length = hypot(x, y)
    if length < 0.5:  # noqa: PLR2004 - it points more at the eye than across the figure
        message = f"this figure cannot show the direction '{direction.value}'"
        raise ValueError(message)
    return (x / length, y / length)


def _body_vector(direction: Direction) -> Vector:
    match direction:
        case Direction.LATERAL:
            return (-1, 0, 0)
        case Direction.MEDIAL:
            return (1, 0, 0)
        case Direction.UP:
            return (0, 0, 1)
        case Direction.DOWN:
            return (0, 0, -1)
        case Direction.FRONT:
            return (0, -1, 0)
        case Direction.BACK:
            return (0, 1, 0)
        case _:
            assert_never(direction)


def _dot(a: Vector, b: Vector) -> float:
    return a[0] * b[0] + a[1] * b[1] + a[2] * b[2]


def _level(rule: Rule, start: tuple[Place, ...], toward: Place | None, figure: Figure) -> Place:
    """The step along which everything is at the same height as the point."""
    if len(start) > 1:
        return (start[-1][0] - start[0][0], start[-1][1] - start[0][1])
    if toward is not None:
        return (-(toward[1] - start[0][1]), toward[0] - start[0][0])
    if rule.direction is not None:
        x, y = _way(rule.direction, figure.eye)
        return (-y, x)
    return (1.0, 0.0)


def _meeting(base: Place, level: Place, line: tuple[Place, ...]) -> Place:
    """Where a line meets the height of `base`: of several places the nearest."""
    meetings = [
        between(a, b, share)
        for a, b in pairwise(line)
        if (share := _crossing(base, level, a, b)) is not None
    ]
    if not meetings:
        message = "the line to keep to does not reach the height of the point"
        raise ValueError(message)
    return min(meetings, key=lambda place: hypot(place[0] - base[0], place[1] - base[1]))


def _crossing(base: Place, level: Place, a: Place, b: Place) -> float | None:
    """How far along a to b (0 to 1) the endless line through `base` crosses it, if it does."""
    before = level[0] * (a[1] - base[1]) - level[1] * (a[0] - base[0])
    after = level[0] * (b[1] - base[1]) - level[1] * (b[0] - base[0])
    if before == after or before * after > 0:
        return None
    return before / (before - after)


def other_side(figure: Figure, place: Place) -> Place:
    """The same place on the other side of a figure's body; of a limb, on the mirrored figure."""
    middle = figure.size[0] / 2 if figure.midline is None else figure.midline
    return (2 * middle - place[0], place[1])


def mirrored(figure: Figure) -> Figure:
    """The left limb, for a figure of the right one."""
    if figure.shows is Shows.BOTH:
        return figure
    width = figure.size[0]
    x, y, z = figure.eye.right
    up = figure.eye.up
    return replace(
        figure,
        eye=Eye((x, -y, -z), (-up[0], up[1], up[2])),
        landmarks={
            name: tuple((width - px, py) for px, py in line)
            for name, line in figure.landmarks.items()
        },
        names={name: (width - px, py) for name, (px, py) in figure.names.items()},
        strokes=tuple(_flipped(stroke, width) for stroke in figure.strokes),
    )


def _flipped(stroke: Stroke, width: int) -> Stroke:
    steps = list(stroke.steps)
    steps[::2] = [-step for step in steps[::2]]
    steps[0] += width
    return Stroke(stroke.layer, tuple(steps))
