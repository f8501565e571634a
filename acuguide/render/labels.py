"""Where a label stands in a picture, so that it covers no other. Pure, in the caller's units.

Dots of a terminal and units of a figure alike: it knows boxes, and neither words nor ink.
"""

from collections.abc import Iterator, Sequence
from math import hypot, inf

from msgspec import Struct

from acuguide.catalog.figures import Place
from acuguide.pages.pictures import Box

# Where a label is tried, as steps across and down: beside its place first, as text is read.
_SIDES = ((1, 0), (-1, 0), (0, -1), (0, 1), (1, -1), (1, 1), (-1, -1), (-1, 1))
# How many times as far as `near` a label may stand before it is taken for another place's.
_REACHES = (1, 2, 3)
# A diagonal is as long as a side: the sine and cosine of 45 degrees.
_SLANT = 0.7


class Wanted(Struct, frozen=True):
    """A label to place: its `width` and `height`, and the place that it names.

    `near` is the gap between the place and the label; with 0 the label stands over its place,
    or touches it. A `needed` one moves away as far as it must, any other is left out when there
    is no room within three times `near`.
    """

    place: Place
    width: float
    height: float
    near: float
    needed: bool


def place_label(wanted: Wanted, area: Box, taken: Sequence[Box]) -> Box | None:
    """The box of a label within `area` and off the `taken` boxes; None if it has no room."""
    reached = _reached(wanted)
    beside = [other for other in taken if overlap(other, reached)]
    for box in _around(wanted):
        if _inside(box, area) and not any(overlap(box, other) for other in beside):
            return box
    return _anywhere(wanted, area, taken) if wanted.needed else None


def overlap(one: Box, other: Box) -> bool:
    """Whether two boxes share more than an edge."""
    return one[0] < other[2] and other[0] < one[2] and one[1] < other[3] and other[1] < one[3]


def _reached(label: Wanted) -> Box:
    """The box that holds all boxes round a label's place."""
    (x, y), far = label.place, label.near * _REACHES[-1]
    across, down = far + label.width, far + label.height
    return x - across, y - down, x + across, y + down


def _around(label: Wanted) -> Iterator[Box]:
    """The boxes round its place, from the best to the worst."""
    (x, y), width, height = label.place, label.width, label.height
    if not label.near:
        yield _box(x - width / 2, y - height / 2, label)
    for reach in _REACHES:
        for across, down in _SIDES:
            gap = label.near * reach * (_SLANT if across and down else 1)
            yield _box(
                x + across * gap + width * (across - 1) / 2,
                y + down * gap + height * (down - 1) / 2,
                label,
            )


def _anywhere(label: Wanted, area: Box, full: Sequence[Box]) -> Box | None:
    """The nearest free box in the area; none only if there is none at all.

    Whatever is free can be pushed to the left and up until it touches something, so boxes
    that touch are enough to find one; those level with the place come nearer to it.
    """
    (x, y), width, height = label.place, label.width, label.height
    lefts = {x - width / 2, area[0], area[2] - width}
    tops = {y - height / 2, area[1], area[3] - height}
    for left, top, right, bottom in full:
        lefts |= {right, left - width}
        tops |= {bottom, top - height}
    columns = sorted(
        (_gap(left, width, x), left) for left in lefts if area[0] <= left <= area[2] - width
    )
    best, nearest = None, inf
    for down, top in sorted((_gap(top, height, y), top) for top in tops):
        if down >= nearest:
            break
        level = [other for other in full if other[1] < top + height and top < other[3]]
        for across, left in columns:
            way = hypot(across, down)
            if way >= nearest:
                break
            box = _box(left, top, label)
            if _inside(box, area) and not any(overlap(box, other) for other in level):
                best, nearest = box, way
                break
    return best


def _gap(begin: float, length: float, place: float) -> float:
    """The way from a place to the nearest end of a stretch; nothing inside it."""
    return max(begin - place, 0.0, place - begin - length)


def _box(left: float, top: float, label: Wanted) -> Box:
    return left, top, left + label.width, top + label.height


def _inside(box: Box, area: Box) -> bool:
    return area[0] <= box[0] and area[1] <= box[1] and box[2] <= area[2] and box[3] <= area[3]
