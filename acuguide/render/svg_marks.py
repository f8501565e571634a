"""What is drawn on the body in an SVG picture: guides and spots. Pure: knows no words."""

from collections.abc import Iterator, Sequence

from acuguide.catalog.figures import Place
from acuguide.pages.pictures import Guide, GuideKind, Spot
from acuguide.render.captions import RING, SPOT, TICK, Role, role_of
from acuguide.render.curves import number, polygon
from acuguide.render.strokes import stations
from acuguide.render.svg_look import COLOURS

_FROM_BELOW = (GuideKind.RULER, GuideKind.ARROW, GuideKind.LINE, GuideKind.RING)


def draw_guides(guides: Sequence[Guide], em: float) -> str:
    """Guides, over a pale casing that lifts them off the bones.

    Dashes lie over a ruler of the same level, and rings over what begins in them.
    """
    ordered = sorted(guides, key=lambda guide: _FROM_BELOW.index(guide.kind))
    lines = [guide for guide in ordered if guide.kind is not GuideKind.RING]
    casing = "".join(_line_data(guide, em) for guide in lines)
    below = _path("casing", casing, "#fff", 0.4 * em, ' stroke-opacity=".65"') if lines else ""
    return below + "".join(_guide(guide, em) for guide in ordered)


def _guide(guide: Guide, em: float) -> str:
    colour = COLOURS[role_of(guide)]
    if guide.kind is GuideKind.RING:
        return (
            f'<circle class="ring" {circle(guide.places[0], RING * em)} fill="#fff" '
            f'stroke="{colour}" stroke-width="{number(0.19 * em)}"/>'
        )
    dashes = f' stroke-dasharray="{number(0.6 * em)} {number(0.4 * em)}"'
    look = dashes if guide.kind is GuideKind.LINE else ""
    line = _path("guide", _line_data(guide, em), colour, 0.17 * em, look)
    return line + "".join(_ends(guide, em, colour))


def _line_data(guide: Guide, em: float) -> str:
    data = polygon(guide.places, closed=False)
    return data + "".join(_ticks(guide, em)) if guide.kind is GuideKind.RULER else data


def _path(name: str, data: str, colour: str, width: float, look: str) -> str:
    return (
        f'<path class="{name}" d="{data}" fill="none" stroke="{colour}" '
        f'stroke-width="{number(width)}"{look}/>'
    )


def _ends(guide: Guide, em: float, colour: str) -> Iterator[str]:
    """An arrow's head at its last place; a dot at both ends of a line from place to place."""
    if guide.kind is GuideKind.ARROW:
        yield _head(guide, em, colour)
    elif guide.kind is GuideKind.LINE and guide.places == (guide.places[0], guide.places[-1]):
        for place in guide.places:
            yield f'<circle class="solid" {circle(place, 0.25 * em)} fill="{colour}"/>'


def _ticks(guide: Guide, em: float) -> Iterator[str]:
    half = TICK * em
    for (x, y), (across, down) in stations(guide.places, guide.parts):
        ends = ((x - half * down, y + half * across), (x + half * down, y - half * across))
        yield polygon(ends, closed=False)


def _head(guide: Guide, em: float, colour: str) -> str:
    """The head of an arrow, its tip at the last place."""
    (x, y), (across, down) = stations(guide.places, 1)[-1]
    length, half = 0.9 * em, 0.4 * em
    foot = (x - length * across, y - length * down)
    wings = [(foot[0] + half * s * down, foot[1] - half * s * across) for s in (1, -1)]
    return f'<path class="solid" d="{polygon(((x, y), *wings), closed=True)}" fill="{colour}"/>'


def draw_spot(spot: Spot, em: float) -> str:
    """A point to press: a disc with a pale rim."""
    return (
        f'<circle class="solid" {circle(spot.place, SPOT * em)} fill="{COLOURS[Role.SPOT]}" '
        f'stroke="#fff" stroke-width="{number(0.14 * em)}"/>'
    )


def circle(place: Place, radius: float) -> str:
    """The attributes of a circle's place and size."""
    return f'cx="{number(place[0])}" cy="{number(place[1])}" r="{number(radius)}"'
