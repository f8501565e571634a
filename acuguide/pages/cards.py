"""A point as a picture: its rule, drawn step by step on the figure that it names. Pure.

Only points that have passed the gate are drawn.
"""

from collections.abc import Callable, Iterable, Iterator
from typing import assert_never

from msgspec import Struct
from msgspec.structs import replace

from acuguide.body.rules import Found, between, mirrored, other_side, resolve, share_of
from acuguide.catalog.figures import Figure, Place, Shows
from acuguide.catalog.records import Catalog, Point, Rule, Sides
from acuguide.errors import UnusableDataError
from acuguide.guide.gate import ClearedPoint
from acuguide.guide.schedule import Side
from acuguide.pages.pictures import Box, Guide, GuideKind, Locator, Picture, Spot, Tag
from acuguide.pages.places import Keeping, Landing, Measure, steps

# Reads a figure by its id.
Atlas = Callable[[str], Figure]

BEHIND, BEFORE = "body-back", "body-front"
NOT_HERE = "Not to be seen here; ask for it by name:"
# On these an edge is named by the finger that is there; which side of the body it is says less.
_BY_FINGERS = frozenset({"hand-back", "forearm-front"})
# A landmark further off than this many times the way to the point is pointed at, not shown.
_FAR = 3.5
# How much is seen around what is drawn, and at least how much across and down (millimetres of
# the model's body): enough that one sees which part of the body this is. The trunk is known by
# its sides, a limb by what is above and below.
_MARGIN_ACROSS, _MARGIN_DOWN, _LEAST_ACROSS = 65.0, 40.0, 280.0
_LEAST_DOWN = {Shows.BOTH: 190.0, Shows.RIGHT: 280.0}
# A figure is named by an edge of the body if it looks that way at least so straight.
_STRAIGHT = 0.8


class _Shown(Struct, frozen=True):
    """A figure, and the sides of the body that a point is shown on.

    `figure` is that of the right side, as rules are followed on it; `drawn` is what is seen.
    """

    figure: Figure
    sides: tuple[Side, ...]

    @property
    def drawn(self) -> Figure:
        """The figure as it is seen: of the left side, a limb is the mirrored one."""
        return mirrored(self.figure) if self.sides == (Side.LEFT,) else self.figure

    @property
    def edges(self) -> tuple[str, str]:
        """What the left and the right edge show; a mirrored figure has them the other way round."""
        left, right = _edges(self.figure)
        return (left, right) if self.drawn is self.figure else (right, left)

    def on(self, side: Side, place: Place) -> Place:
        """A place of the right side, on a side."""
        return other_side(self.figure, place) if side is Side.LEFT else place

    def labelled(self, *places: Place) -> tuple[Place, ...]:
        """Places of the right side, on the side that has the words."""
        return tuple(self.on(self.sides[-1], place) for place in places)


def card(catalog: Catalog, entry: ClearedPoint, atlas: Atlas, side: Side = Side.BOTH) -> Picture:
    """The picture of a point.

    `side` is the one that is pressed; where both are, a limb is drawn once, as the right one.
    Raises UnusableDataError if its figure lacks what its rule needs.
    """
    point = entry.point
    figure = atlas(point.rules[0].figure)
    found = _found(point, figure)
    if not found:
        raise UnusableDataError((f"figure '{figure.id}' cannot show {point.code}",))
    shown = _Shown(figure, _sides(figure, point, side))
    guides = tuple(_guides(catalog, found[0], shown))
    spots = tuple(_spots(point.code, found, shown))
    words = tuple(step.text for step in steps(catalog, found[0].rule))
    left, right = shown.edges
    return Picture(
        figure=shown.drawn,
        box=_box(figure, _places(spots, guides)),
        spots=spots,
        guides=guides,
        tags=_tags(catalog, shown.drawn),
        left=left,
        right=right,
        legend=(*words, *_again(catalog, point.rules[1:])),
        title=f"{point.code} {point.pinyin}. {_seen(catalog, shown)}",
        description=f"{point.code} is {point.place}. {' '.join(words)}",
        locator=_locator(point, atlas, side),
        view=_seen(catalog, shown),
    )


def _found(point: Point, figure: Figure) -> tuple[Found, ...]:
    """The rules of a point that a figure can show.

    Raises UnusableDataError if one leads nowhere there.
    """
    try:
        return tuple(filter(None, (resolve(rule, figure) for rule in point.rules)))
    except ValueError as error:
        raise UnusableDataError((f"{point.code} on figure '{figure.id}': {error}",)) from error


def _sides(figure: Figure, point: Point, side: Side) -> tuple[Side, ...]:
    """The sides that a point is shown on; the last one has the words."""
    if point.sides is Sides.MIDLINE:
        return (Side.RIGHT,)
    if side in {Side.LEFT, Side.RIGHT}:
        return (side,)
    return (Side.LEFT, Side.RIGHT) if figure.shows is Shows.BOTH else (Side.RIGHT,)


def _seen(catalog: Catalog, shown: _Shown) -> str:
    name = catalog.figures[shown.figure.id].name
    if shown.figure.shows is Shows.BOTH:
        return f"{name}."
    if shown.sides == (Side.LEFT,):
        return f"{name}: the left one."
    return f"{name}: the right one; the left one mirrors it."


def _spots(code: str, found: Iterable[Found], shown: _Shown) -> Iterator[Spot]:
    for number, each in enumerate(found):
        for side in shown.sides:
            first = number == 0 and side is shown.sides[-1]
            yield Spot(shown.on(side, each.place), code if first else "")


def _guides(catalog: Catalog, found: Found, shown: _Shown) -> Iterator[Guide]:
    """The steps of a rule as they are drawn; what a figure does not show is told in words alone."""
    before: Place | None = None
    for number, step in enumerate(steps(catalog, found.rule), 1):
        match step:
            case Landing():
                line = shown.figure.landmarks.get(step.landmark)
                if line is None:
                    continue
                kind, places = _landing(catalog, step.landmark, found, shown, before)
                before = None if kind is GuideKind.LINE else (float(line[0][0]), float(line[0][1]))
                beyond = kind is GuideKind.ARROW and step.landmark == found.rule.toward
                label = f"to the {step.label}" if beyond else step.label
                yield Guide(kind, places, number, label)
            case Measure():
                places, parts = _measure(found, shown)
                yield Guide(GuideKind.RULER, places, number, step.label, parts)
            case Keeping():
                yield Guide(GuideKind.LINE, shown.labelled(*found.beside), number, step.label)
            case _:
                assert_never(step)


def _landing(
    catalog: Catalog, name: str, found: Found, shown: _Shown, before: Place | None
) -> tuple[GuideKind, tuple[Place, ...]]:
    """How a landmark is drawn; `before` is the one found just before it, if that is one place."""
    figure = shown.figure
    line = tuple((float(x), float(y)) for x, y in figure.landmarks[name])
    if len(line) > 1:
        return GuideKind.LINE, shown.labelled(*line)
    (place,) = line
    if name == found.rule.toward and share_of(found.rule) * _FAR < 1 and found.rule.of_cun:
        on_the_way = between(found.begin, place, share_of(found.rule) * 1.7)
        return GuideKind.ARROW, shown.labelled(found.base, on_the_way)
    if name not in {found.rule.landmark, found.rule.toward} and _paired(figure, place):
        return GuideKind.LINE, (other_side(figure, place), place)
    if before is not None and catalog.landmarks[name].after:
        return GuideKind.ARROW, shown.labelled(before, place)
    return GuideKind.RING, shown.labelled(place)


def _paired(figure: Figure, place: Place) -> bool:
    """Whether a figure shows a place of the right side on the left side, too."""
    return figure.midline is not None and place[0] != figure.midline


def _measure(found: Found, shown: _Shown) -> tuple[tuple[Place, ...], int]:
    """The ruler from the landmark to the point, and its parts: half cun, or shares of the way.

    From the midline to a point on both sides, it reaches from one to the other.
    """
    rule, start = found.rule, found.begin
    if rule.fraction and found.toward:
        return shown.labelled(start, found.toward), int(rule.fraction.split("/")[1])
    halves = round((rule.cun or 0) * 2)
    if len(shown.sides) > 1 and start[0] == shown.figure.midline:
        return tuple(shown.on(side, found.base) for side in shown.sides), 2 * halves
    parts = halves if rule.direction or halves % 2 else halves // 2
    return shown.labelled(start, found.base), parts


def _again(catalog: Catalog, rules: Iterable[Rule]) -> Iterator[str]:
    """Where the same is done again, for a name that means several places."""
    names = [catalog.landmarks[rule.landmark].short for rule in rules]
    if names:
        yield f"The same from here: {', '.join(names)}."


def _tags(catalog: Catalog, figure: Figure) -> tuple[Tag, ...]:
    return tuple(
        Tag((float(x), float(y)), catalog.bones[name].name) for name, (x, y) in figure.names.items()
    )


def _edges(figure: Figure) -> tuple[str, str]:
    """What the left and the right edge of a picture show, as the body's own words; or nothing."""
    left, right = _toward(figure, -1), _toward(figure, 1)
    return (left, right) if left and right else ("", "")


def _toward(figure: Figure, sign: int) -> str:
    x, y, z = figure.eye.right
    inner, outer = "inner side", "outer side"
    if figure.id in _BY_FINGERS:
        inner, outer = "little-finger side", "thumb side"
    if figure.shows is Shows.BOTH:
        inner, outer = "left", "right"
    for amount, word in (
        (x, inner),
        (-x, outer),
        (y, "back"),
        (-y, "front"),
        (z, "head"),
        (-z, "feet"),
    ):
        if amount * sign > _STRAIGHT:
            return word
    return ""


def _places(spots: Iterable[Spot], guides: Iterable[Guide]) -> list[Place]:
    """What a picture must hold: spots and guides, but of a line to keep to what happens to be."""
    places = [spot.place for spot in spots]
    for guide in guides:
        if guide.kind is not GuideKind.LINE or len(guide.places) == 2:  # noqa: PLR2004 - its ends
            places += guide.places
    return places


def _box(figure: Figure, places: list[Place]) -> Box:
    """The part of a figure that shows the places with room around them."""
    width, height = figure.size
    unit = 1 / figure.millimetres
    across, down = _LEAST_ACROSS * unit, _LEAST_DOWN[figure.shows] * unit
    left, right = _span([x for x, _ in places], _MARGIN_ACROSS * unit, across, width)
    top, bottom = _span([y for _, y in places], _MARGIN_DOWN * unit, down, height)
    return (left, top, right, bottom)


def _span(values: list[float], margin: float, least: float, end: float) -> tuple[float, float]:
    """A stretch within 0 to `end` that holds the values and is at least so long, if that fits."""
    first, last = min(values) - margin, max(values) + margin
    missing = max(0.0, least - (last - first)) / 2
    first, last = first - missing, last + missing
    if first < 0:
        first, last = 0.0, last - first
    if last > end:
        first, last = first - (last - end), float(end)
    return max(0.0, first), last


def _locator(point: Point, atlas: Atlas, side: Side) -> Locator | None:
    """The whole body with the point on it, from the side that shows it."""
    for name in _bodies(atlas(point.rules[0].figure)):
        figure = atlas(name)
        found = _found(point, figure)
        if found:
            shown = _Shown(figure, _sides(figure, point, side))
            return Locator(
                figure, tuple(shown.on(each, way.place) for way in found for each in shown.sides)
            )
    return None


def _bodies(figure: Figure) -> tuple[str, str]:
    """The whole bodies that may show a figure's points; first the one that is seen like it."""
    (right_x, _, right_z), (up_x, _, up_z) = figure.eye.right, figure.eye.up
    # The eye is where right and up turn into each other: behind the body, y is positive.
    behind = right_z * up_x - right_x * up_z
    return (BEFORE, BEHIND) if behind < -1 + _STRAIGHT else (BEHIND, BEFORE)


def overview(
    catalog: Catalog, entries: Iterable[ClearedPoint], atlas: Atlas
) -> tuple[Picture, ...]:
    """The whole body, from behind and if need be from the front, with the points on it.

    What neither shows is named in the legend of the last; with nothing to show there is none.
    """
    spots: dict[str, list[Spot]] = {BEHIND: [], BEFORE: []}
    hidden = []
    for entry in entries:
        for name in _bodies(atlas(entry.point.rules[0].figure)):
            figure = atlas(name)
            found = _found(entry.point, figure)
            if found:
                shown = _Shown(figure, _sides(figure, entry.point, Side.BOTH))
                spots[name] += _spots(entry.point.code, found, shown)
                break
        else:
            hidden.append(entry.point.code)
    maps = [_map(catalog, atlas(name), tuple(here)) for name, here in spots.items() if here]
    if maps and hidden:
        maps[-1] = replace(maps[-1], legend=(f"{NOT_HERE} {', '.join(hidden)}.",))
    return tuple(maps)


def _map(catalog: Catalog, figure: Figure, spots: tuple[Spot, ...]) -> Picture:
    left, right = _edges(figure)
    names = ", ".join(spot.label for spot in spots if spot.label)
    return Picture(
        figure=figure,
        box=_box(figure, _places(spots, ())),
        spots=spots,
        guides=(),
        tags=(),
        left=left,
        right=right,
        legend=(),
        title=f"{catalog.figures[figure.id].name}.",
        view=f"{catalog.figures[figure.id].name}.",
        description=f"Where these points are: {names}.",
    )
