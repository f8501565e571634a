"""Which words stand where on a picture, so that none covers another. Pure.

Everything is in figure units; `em` is the size of the picture's type in them.
"""

from collections.abc import Iterable, Iterator, Sequence
from enum import Enum
from functools import partial
from itertools import pairwise
from math import hypot

from msgspec import Struct

from acuguide.catalog.figures import Layer, Place
from acuguide.pages.pictures import Box, Guide, GuideKind, Picture
from acuguide.render.labels import Wanted, overlap, place_label
from acuguide.render.lettering import LEADING, fold_evenly, width_of
from acuguide.render.strokes import places_of, stations, within

# In ems: the radius of a spot and of a ring, of a number's disc, and the half of a tick.
SPOT, RING, DISC, TICK = 0.48, 0.42, 0.55, 0.42
# The room that a number takes before the words, in ems.
INDENT = 2 * DISC + 0.3
# A label's widest line, as shares of the picture's width: what is tried first, and then.
_WIDEST = (0.36, 0.22)

# In how many parts a guide is looked at, to see which of it lies in the picture.
_SAMPLES = 24


class Role(Enum):
    """What words and lines are about; each has its colour."""

    SPOT = "spot"
    LANDMARK = "landmark"
    MEASURE = "measure"
    TAG = "tag"
    SIDE = "side"


class Caption(Struct, frozen=True):
    """Words in their place: `number` is the guide's, 0 where it has none.

    `box` has room for the number and the words; `place` is what they name.
    """

    role: Role
    lines: tuple[str, ...]
    number: int
    size: float
    box: Box
    place: Place


class _Room:
    """The room for words: an area, and the boxes in it that are taken already."""

    def __init__(self, area: Box, taken: Iterable[Box]) -> None:
        self.width = area[2] - area[0]
        self._area = area
        self._taken = list(taken)

    def settle(
        self, places: Sequence[Place], size: tuple[float, float], near: float, *, needed: bool
    ) -> Box | None:
        """Take the box at the first place that has room for one of a size (width and height)."""
        for place in places:
            last = needed and place == places[-1]
            wanted = Wanted(place, *size, near=near, needed=last)
            box = place_label(wanted, self._area, self._taken)
            if box:
                self._taken.append(box)
                return box
        return None


def role_of(guide: Guide) -> Role:
    """Landmarks, and what is measured from them, differ in colour as in shape."""
    if guide.kind in {GuideKind.LINE, GuideKind.RING}:
        return Role.LANDMARK
    return Role.MEASURE


def captions(picture: Picture, area: Box, em: float) -> tuple[Caption, ...]:
    """The words on a picture, within an area round its box (left, top, right, bottom).

    Spots' labels choose first, then the names of bones, which have but one place and are left
    out if it is taken. Guides choose last, since their words can stand in many places; one
    whose words find no room has its number alone.
    """
    margin = 0.35 * em
    area = (area[0] + margin, area[1] + margin, area[2] - margin, area[3] - margin)
    sides = tuple(_sides(picture, area, em))
    room = _Room(area, (*(caption.box for caption in sides), *_marks(picture, em)))
    named = (*_spots(picture, room, em), *_tags(picture, room, em))
    return (*sides, *named, *_guides(picture, room, em))


def _sides(picture: Picture, area: Box, em: float) -> Iterator[Caption]:
    """The words for what is left and right, in the upper corners."""
    height = LEADING * em
    for text, on_left in ((picture.left, True), (picture.right, False)):
        if text:
            width = width_of(text, em, bold=True)
            left = area[0] if on_left else area[2] - width
            box = (left, area[1], left + width, area[1] + height)
            yield Caption(Role.SIDE, (text,), 0, em, box, (left + width / 2, area[1]))


def _marks(picture: Picture, em: float) -> Iterator[Box]:
    """The boxes of what words must not cover: spots, guides and what one can feel."""
    for spot in picture.spots:
        yield _round(spot.place, (SPOT + 0.1) * em)
    for guide in picture.guides:
        if guide.kind is GuideKind.RING:
            yield _round(guide.places[0], (RING + 0.1) * em)
        else:
            yield from _along(guide, em)
    for stroke in picture.figure.strokes:
        if stroke.layer is Layer.KNOB:
            xs, ys = zip(*places_of(stroke), strict=True)
            knob = (min(xs), min(ys), max(xs), max(ys))
            if overlap(knob, picture.box):
                yield knob


def _along(guide: Guide, em: float) -> Iterator[Box]:
    """The boxes of a line: one of a level or upright piece, and a row of them of a slanting one."""
    half = (TICK if guide.kind is GuideKind.RULER else 0.2) * em
    for start, end in pairwise(guide.places):
        slant = min(abs(end[0] - start[0]), abs(end[1] - start[1]))
        places = [place for place, _ in stations((start, end), max(1, round(slant / em)))]
        for (x0, y0), (x1, y1) in pairwise(places):
            yield min(x0, x1) - half, min(y0, y1) - half, max(x0, x1) + half, max(y0, y1) + half


def _spots(picture: Picture, room: _Room, em: float) -> Iterator[Caption]:
    size = 1.1 * em
    for spot in picture.spots:
        if spot.label:
            extent = (width_of(spot.label, size, bold=True), LEADING * size)
            box = room.settle([spot.place], extent, (SPOT + 0.2) * em, needed=True)
            if box:
                yield Caption(Role.SPOT, (spot.label,), 0, size, box, spot.place)


def _guides(picture: Picture, room: _Room, em: float) -> Iterator[Caption]:
    """Each guide's number and words in the widest form that has room, or the number alone."""
    for guide in picture.guides:
        places = _handles(guide, picture)
        near = (RING + 0.25 if guide.kind is GuideKind.RING else 0.7) * em
        forms = [fold_evenly(guide.label, share * room.width, em) for share in _WIDEST]
        for lines in (*dict.fromkeys(forms), ()):
            width = INDENT * em + max((width_of(line, em) for line in lines), default=0)
            extent = (width, max(len(lines) * LEADING, 2 * DISC) * em)
            box = room.settle(places, extent, near, needed=not lines)
            if box:
                place = min(places, key=partial(_gap, box))
                yield Caption(role_of(guide), lines, guide.number, em, box, place)
                break


def _handles(guide: Guide, picture: Picture) -> list[Place]:
    """Where on a guide its label may begin: a line's ends, a ruler's middle, an arrow's head.

    What of it lies beyond the picture is not drawn, and has no label.
    """
    if guide.kind is GuideKind.RING:
        return [guide.places[0]]
    along = [place for place, _ in stations(guide.places, _SAMPLES)]
    seen = [place for place in along if within(place, picture.box)] or along
    ends = sorted((seen[0], seen[-1]), key=partial(_to_spots, picture), reverse=True)
    middle = seen[len(seen) // 2]
    if guide.kind is GuideKind.ARROW:
        # It names what the arrow leads to, and beside the middle it would seem to name that.
        return [seen[-1], middle]
    return [*ends, middle] if guide.kind is GuideKind.LINE else [middle, *ends]


def _to_spots(picture: Picture, place: Place) -> float:
    """How far a place is from the nearest spot; nought if there is none."""
    ways = (hypot(place[0] - x, place[1] - y) for x, y in (spot.place for spot in picture.spots))
    return min(ways, default=0)


def _tags(picture: Picture, room: _Room, em: float) -> Iterator[Caption]:
    size = 0.95 * em
    for tag in picture.tags:
        extent = (width_of(tag.text, size), LEADING * size)
        box = room.settle([tag.place], extent, 0, needed=False)
        if box:
            yield Caption(Role.TAG, (tag.text,), 0, size, box, tag.place)


def _round(place: Place, radius: float) -> Box:
    return place[0] - radius, place[1] - radius, place[0] + radius, place[1] + radius


def _gap(box: Box, place: Place) -> float:
    across = max(box[0] - place[0], 0, place[0] - box[2])
    return hypot(across, max(box[1] - place[1], 0, place[1] - box[3]))
