"""The figure of the low back and the buttocks."""

from collections.abc import Callable, Mapping
from itertools import pairwise

from acuguide.catalog.figures import Cun, Layer, Shows
from tools.figures import contours, trunk_bones
from tools.figures.drawing import Drawing
from tools.figures.landmarks import CREST, HOLLOWS, KNOBS, find, refuse_other_order
from tools.figures.mesh import body, without_arms
from tools.figures.trunk_bones import hung, on_right
from tools.figures.views import View, see

BEHIND = View(right=(-1, 0, 0), up=(0, 0, 1), centre=(0, 0, 0.073), width=0.54, height=0.47)
# Metres. The WHO standard gives 6 cun between the inner edges of the two shoulder blades. On this
# body the right one is 62.7 mm from the midline: measured once, on a skeleton scaled to the body,
# for the skin does not show it.
CUN_ACROSS = 0.0209

# Of each vertebra: half the width of its body, and how far its transverse process reaches.
VERTEBRAE = {
    "t11": (0.0185, 0.0260),
    "t12": (0.0195, 0.0275),
    "l1": (0.0210, 0.0335),
    "l2": (0.0220, 0.0375),
    "l3": (0.0230, 0.0415),
    "l4": (0.0240, 0.0400),
    "l5": (0.0255, 0.0420),
}
# A knob's lower edge is just above the dip that is felt below it, and hangs a little below the
# body of its vertebra.
BODY_ABOVE_DIP, KNOB_ABOVE_DIP = 0.0075, 0.0040
DISC = 0.0070
KNOB_WIDE, KNOB_HIGH = 0.0095, 0.0160
HOLLOW_WIDE, HOLLOW_HIGH = 0.0080, 0.0090
# The dips below the knobs above those that are shown, as far apart as the next two.
UPPER_DIPS = {"t10": KNOBS["t12"] + 0.053, "t11": KNOBS["t12"] + 0.027}
# The creases that shades alone do not show, on the right: where a buttock meets the thigh, and
# the cleft, which begins a finger's breadth below the sacral hiatus.
FOLD = ((0.014, -0.098), (0.045, -0.105), (0.085, -0.102), (0.122, -0.088))
CLEFT = ((0.0, HOLLOWS["s4"][1] - 0.012), (0.0, -0.085))

BACK_LANDMARKS = (
    "iliac-crest",
    *(f"{knob}-lower-edge" for knob in ("l1", "l2", "l3", "l4", "l5")),
    "psis",
    "s1-level",
    "s2-level",
    *(f"{hollow}-foramen" for hollow in HOLLOWS),
    "sacral-hiatus",
    "greater-trochanter",
    "gluteal-fold-middle",
)
# These lie each below the one before it; the line between the hip bones passes just above L4's dip.
DOWNWARD = (
    "l1-lower-edge", "l2-lower-edge", "l3-lower-edge", "iliac-crest", "l4-lower-edge",
    "l5-lower-edge", "s1-level", "s2-level", "s3-foramen", "sacral-hiatus", "greater-trochanter",
    "gluteal-fold-middle",
)  # fmt: skip


def back() -> Drawing:
    """The low back and the buttocks, from T12 to below the gluteal folds."""
    standing = body()
    drawing = Drawing("back", BEHIND, Shows.BOTH, Cun(across=round(CUN_ACROSS * BEHIND.scale, 1)))
    drawing.body(contours.trace(BEHIND, see(BEHIND, standing.only(without_arms))))
    _pelvis(drawing)
    _spine(drawing)
    _buttocks(drawing)
    refuse_other_order(standing, *DOWNWARD)
    for name in BACK_LANDMARKS:
        drawing.landmark(name, find(name, standing))
    drawing.label("sacrum", (0, 0, HOLLOWS["s3"][1]))
    drawing.label("hip-bone", (0.104, 0, CREST - 0.046))
    drawing.label("thigh-bone", (0.144, 0, -0.120))
    return drawing


def _pelvis(drawing: Drawing) -> None:
    drawing.area(Layer.BONE, on_right(trunk_bones.thigh_bone()))
    for bone in (trunk_bones.HIP_BONE, trunk_bones.OBTURATOR, trunk_bones.SACRUM):
        drawing.area(Layer.BONE, on_right(hung(bone)))
    hiatus = (0.0, HOLLOWS["s4"][1])
    for x, height in (*HOLLOWS.values(), hiatus):
        oval = trunk_bones.oval((-x, height), HOLLOW_WIDE, HOLLOW_HIGH)
        drawing.area(Layer.BONE, on_right(oval))


def _spine(drawing: Drawing) -> None:
    """The vertebrae from T11 down, and the knobs of those that the figure names."""
    for (_, upper), (name, dip) in pairwise((UPPER_DIPS | KNOBS).items()):
        height = upper - dip - DISC
        middle = dip + BODY_ABOVE_DIP + height / 2
        drawing.area(Layer.BONE, on_right(trunk_bones.vertebra(middle, height, *VERTEBRAE[name])))
    for name, dip in KNOBS.items():
        middle = dip + KNOB_ABOVE_DIP + KNOB_HIGH / 2
        drawing.area(Layer.KNOB, on_right(trunk_bones.oval((0, middle), KNOB_WIDE, KNOB_HIGH)))
        if name in {"l2", "l3", "l4", "l5"}:
            drawing.label(name, (0.017, 0, middle))


def _buttocks(drawing: Drawing) -> None:
    for crease in (CLEFT, FOLD):
        drawing.line(Layer.FOLD, on_right(crease))


FIGURES: Mapping[str, Callable[[], Drawing]] = {"back": back}
