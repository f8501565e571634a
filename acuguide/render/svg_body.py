"""The body of an SVG picture: the part of a figure within a box, and a small whole body. Pure.

Knows neither spots' labels nor guides.
"""

from collections.abc import Sequence
from math import hypot

from acuguide.catalog.figures import Figure, Layer, Place
from acuguide.pages.pictures import Box, Locator
from acuguide.render.captions import Role
from acuguide.render.curves import number, path, polygon
from acuguide.render.strokes import clipped, places_of
from acuguide.render.svg_look import BONE_OPACITY, COLOURS, LOOKS

# How far beyond the box strokes are kept, as a share of its width: the clip hides their ends.
_BEYOND = 0.04
# The locator's outline has no piece shorter than this share of its height.
_COARSE = 0.012


def draw_body(figure: Figure, box: Box, em: float) -> str:
    """The strokes of a figure within a box, layer over layer; `em` is in figure units."""
    return "".join(_layer(layer, _paths(figure, layer, box), em) for layer in Layer)


def lines_of(figure: Figure, layer: Layer) -> list[list[Place]]:
    """The lines of a layer, in figure units."""
    return [places_of(stroke) for stroke in figure.strokes if stroke.layer is layer]


def draw_locator(locator: Locator, corner: Place, height: float) -> str:
    """The whole body `height` high with its upper left corner at a place, and the spots on it."""
    figure = locator.figure
    scale = height / figure.size[1]
    dots = "".join(
        f'<circle class="solid" cx="{number(x)}" cy="{number(y)}" r="{number(height / 32)}" '
        f'fill="{COLOURS[Role.SPOT]}" stroke="#fff" stroke-width="{number(height / 110)}"/>'
        for x, y in (_moved(place, corner, scale) for place in locator.places)
    )
    skin = _small(figure, Layer.SKIN, corner, scale)
    outline = _small(figure, Layer.OUTLINE, corner, scale)
    return (
        f'<path class="skin" d="{skin}" fill="{LOOKS[Layer.SKIN][0]}" fill-rule="evenodd"/>'
        f'<path class="outline" d="{outline}" fill="none" stroke="{LOOKS[Layer.OUTLINE][1]}" '
        f'stroke-width="{number(height / 100)}"/>{dots}'
    )


def locator_width(locator: Locator, height: float) -> float:
    """The width of a whole body that is `height` high."""
    return height * locator.figure.size[0] / locator.figure.size[1]


def _layer(layer: Layer, paths: Sequence[str], em: float) -> str:
    """The element of a layer; bones have one each, so that they shine through each other."""
    if not paths:
        return ""
    fill, line, width = LOOKS[layer]
    look = f'class="{layer.value}" fill="{fill}"'
    if line != "none":
        look += f' stroke="{line}" stroke-width="{number(width * em)}"'
    if layer is Layer.BONE:
        pieces = "".join(f'<path d="{data}"/>' for data in paths)
        return f'<g {look} fill-opacity="{BONE_OPACITY}">{pieces}</g>'
    return f'<path {look} d="{"".join(paths)}"/>'


def _paths(figure: Figure, layer: Layer, box: Box) -> list[str]:
    margin = _BEYOND * (box[2] - box[0])
    wider = (box[0] - margin, box[1] - margin, box[2] + margin, box[3] + margin)
    border = (-margin, -margin, figure.size[0] + margin, figure.size[1] + margin)
    return [
        path(run, (border, wider), closed=layer.closed)
        for places in lines_of(figure, layer)
        for run in clipped(
            [_past(place, figure, margin) for place in places], wider, closed=layer.closed
        )
    ]


def _past(place: Place, figure: Figure, margin: float) -> Place:
    """A place where the figure cuts the body off is moved outside, so that no line ends it."""
    x, y = place
    width, height = figure.size
    return (
        -margin if x == 0 else width + margin if x == width else x,
        -margin if y == 0 else height + margin if y == height else y,
    )


def _small(figure: Figure, layer: Layer, corner: Place, scale: float) -> str:
    """Path data of a layer as the locator draws it."""
    return "".join(
        polygon([_moved(place, corner, scale) for place in coarse], closed=layer.closed)
        for coarse in (_coarse(places, figure.size[1]) for places in lines_of(figure, layer))
    )


def _coarse(places: Sequence[Place], height: float) -> list[Place]:
    """A line without the places that are too near the one before to be seen."""
    kept = [places[0]]
    for x, y in places[1:-1]:
        if hypot(x - kept[-1][0], y - kept[-1][1]) >= _COARSE * height:
            kept.append((x, y))
    return [*kept, places[-1]]


def _moved(place: Place, corner: Place, scale: float) -> Place:
    return corner[0] + place[0] * scale, corner[1] + place[1] * scale
