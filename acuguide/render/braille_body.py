"""A figure in cells: its grounds, and its lines in dots. Pure: knows no words."""

from itertools import pairwise

from acuguide.catalog.figures import Figure, Layer, Stroke
from acuguide.render.dots import Field
from acuguide.render.palette import Ground, Ink
from acuguide.render.strokes import coordinates
from acuguide.render.views import View

_INKS = {
    Layer.BONE: Ink.BONE,
    Layer.KNOB: Ink.KNOB,
    Layer.FOLD: Ink.FOLD,
    Layer.OUTLINE: Ink.OUTLINE,
}
_GROUNDS = {
    Layer.SKIN: Ground.SKIN,
    Layer.SHADE: Ground.SHADE,
    Layer.DEEP_SHADE: Ground.DEEP_SHADE,
}


def draw_figure(field: Field, figure: Figure, view: View) -> None:
    """Draw a figure: the grounds of its body, and then its lines, the lowest layer first."""
    for layer, ground in _GROUNDS.items():
        strokes = [stroke for stroke in figure.strokes if stroke.layer is layer]
        field.fill([view.moved(*coordinates(stroke)) for stroke in strokes], ground, view.window)
    for layer in _INKS:
        for stroke in figure.strokes:
            if stroke.layer is layer:
                _draw_stroke(field, stroke, figure, view)
    field.ground(Ink.OUTLINE)


def draw_outline(field: Field, figure: Figure, view: View) -> None:
    """Draw a figure's outline alone."""
    for stroke in figure.strokes:
        if stroke.layer is Layer.OUTLINE:
            _draw_stroke(field, stroke, figure, view)


def _draw_stroke(field: Field, stroke: Stroke, figure: Figure, view: View) -> None:
    """Draw a stroke, but not along the figure's own border, where a limb is cut off."""
    xs, ys = coordinates(stroke)
    if stroke.layer.closed:
        xs.append(xs[0])
        ys.append(ys[0])
    cuts = sorted({*_cuts(xs, figure.size[0]), *_cuts(ys, figure.size[1])})
    for begin, end in pairwise((0, *cuts, len(xs))):
        field.trace(view.moved(xs[begin:end], ys[begin:end]), _INKS[stroke.layer], view.window)


def _cuts(places: list[int], border: int) -> list[int]:
    """Where a step along a border of the figure ends; a border is at 0 or at `border`."""
    if 0 not in places and border not in places:
        return []
    return [
        at
        for at, (here, there) in enumerate(pairwise(places), 1)
        if here == there and here in {0, border}
    ]
