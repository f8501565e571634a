"""The figures of the neck and of the shoulders, both from behind."""

from collections.abc import Callable, Mapping

from acuguide.catalog.figures import Layer, Shows
from tools.figures import contours, neck_bones
from tools.figures.drawing import Drawing
from tools.figures.landmarks import find, refuse_other_order
from tools.figures.mesh import body
from tools.figures.trunk_bones import on_right, oval
from tools.figures.views import View, see

NECK = View(right=(-1, 0, 0), up=(0, 0, 1), centre=(0, 0, 0.675), width=0.44, height=0.41)
SHOULDERS = View(right=(-1, 0, 0), up=(0, 0, 1), centre=(0, 0, 0.515), width=0.58, height=0.36)
# The right arm hangs almost straight down.
HANGING = {"upperarm01.R": (0.0, -30.0, 0.0)}
# Where the muscles of the nape end at the side: from the skull down to the slope of the shoulder.
NAPE_MUSCLE = ((0.0270, 0.6930), (0.0290, 0.6780), (0.0320, 0.6600), (0.0370, 0.6400),
               (0.0450, 0.6200))  # fmt: skip
# The rear edge of the muscle that runs from behind the ear to the breastbone.
SIDE_MUSCLE = ((0.0560, 0.6800), (0.0520, 0.6660), (0.0500, 0.6520))


def neck_back() -> Drawing:
    """The head and the neck from behind, down to the slope of the shoulders."""
    drawing = _drawing("neck-back", NECK)
    drawing.area(Layer.BONE, on_right(neck_bones.SKULL))
    drawing.line(Layer.FOLD, on_right(NAPE_MUSCLE))
    drawing.line(Layer.FOLD, on_right(SIDE_MUSCLE))
    _spine(drawing)
    refuse_other_order(
        body(HANGING), "skull-base-hollow", "c7-knob", "c7-lower-edge", "acromion-tip"
    )
    for name in ("c7-knob", "c7-lower-edge", "skull-base-hollow", "acromion-tip"):
        drawing.landmark(name, find(name, body(HANGING)))
    drawing.label("skull", (0.0, 0.0, 0.775))
    drawing.label("c7", (-0.045, 0.0, neck_bones.C7))
    return drawing


def shoulder_back() -> Drawing:
    """The shoulders from behind, from the neck to below the shoulder blades."""
    drawing = _drawing("shoulder-back", SHOULDERS)
    _spine(drawing)
    for name in ("c7-knob", "c7-lower-edge", "acromion-tip"):
        drawing.landmark(name, find(name, body(HANGING)))
    drawing.label("shoulder-blade", (-0.105, 0.0, 0.45))
    drawing.label("c7", (-0.045, 0.0, neck_bones.C7))
    return drawing


def _drawing(name: str, view: View) -> Drawing:
    drawing = Drawing(name, view, Shows.BOTH)
    drawing.body(contours.trace(view, see(view, body(HANGING))))
    for bone in (
        neck_bones.UPPER_ARM_BONE,
        neck_bones.SHOULDER_BLADE,
        neck_bones.BLADE_RIDGE,
    ):
        drawing.area(Layer.BONE, on_right(bone))
    return drawing


def _spine(drawing: Drawing) -> None:
    """The vertebrae of the neck and the chest, and their knobs from C7 down."""
    for ring in (*neck_bones.neck_bones(), *neck_bones.chest_bones()):
        drawing.area(Layer.BONE, on_right(ring))
    drawing.area(Layer.KNOB, on_right(oval((0.0, neck_bones.C7), 0.013, 0.013)))
    for tip in neck_bones.chest_tips():
        drawing.area(Layer.KNOB, on_right(oval((0.0, tip), 0.007, 0.010)))


FIGURES: Mapping[str, Callable[[], Drawing]] = {
    "neck-back": neck_back,
    "shoulder-back": shoulder_back,
}
