"""The figures of the hip, the thigh and the belly."""

from collections.abc import Callable, Mapping
from dataclasses import replace
from itertools import pairwise

import numpy as np
from shapely import Point, Polygon

from acuguide.catalog.figures import Cun, Layer, Shows
from tools.figures import bones, contours, hip_bones, leg_bones, trunk_bones
from tools.figures.drawing import Drawing
from tools.figures.hip_bones import from_side
from tools.figures.landmarks import CREST, KNOBS, find, refuse_other_order
from tools.figures.leg_bones import silhouette
from tools.figures.mesh import Body, Floats, body, without_arms
from tools.figures.trunk import BODY_ABOVE_DIP, CLEFT, DISC, FOLD
from tools.figures.trunk_bones import hung, on_right
from tools.figures.views import View, see

LYING = View(right=(0, 0, -1), up=(0, -1, 0), centre=(0, -0.165, -0.045), width=0.63, height=0.62)
BACK_OF_THIGHS = View(
    right=(-1, 0, 0), up=(0, 0, 1), centre=(0, 0, -0.235), width=0.48, height=0.53
)
FRONT_OF_THIGHS = View(
    right=(1, 0, 0), up=(0, 0, 1), centre=(0, 0, -0.155), width=0.48, height=0.68
)
FRONT_OF_BELLY = View(right=(1, 0, 0), up=(0, 0, 1), centre=(0, 0, 0.080), width=0.46, height=0.47)

# The model stands with its legs apart. Here the thighs are upright, so that up is along them.
UPRIGHT = {"upperleg01.R": (0.0, -5.4, 0.0), "upperleg01.L": (0.0, 5.4, 0.0)}
# Lying on the left side, the upper thigh drawn up and the knee bent (degrees).
DRAWN_UP = {"upperleg01.R": (-70, 0, 0), "lowerleg01.R": (75, 0, 0)}
# The edge of the near buttock before the far one is jagged; figure units that it is smoothed by.
ROUGH = 6
# From the front hip point to the outer end of the kneecap's base, and how many places mark it.
LINE, PLACES = "asis-patella-line", 5
# From the upper edge of the pubic bone to the base of the kneecap, by the standard.
PUBIS_TO_KNEECAP = 18

# Lines on the skin that shades alone do not show: to the side and up, in metres.
KNEE_CREASES = (
    ((0.100, -0.441), (0.122, -0.446), (0.148, -0.447), (0.174, -0.446), (0.197, -0.441)),
    ((0.122, -0.455), (0.142, -0.458), (0.163, -0.457)),
)
# The cords of the two muscles at the back of the thigh, where they part above the knee.
HAMSTRING_CORDS = (
    ((0.116, -0.400), (0.112, -0.419), (0.109, -0.437)),
    ((0.175, -0.404), (0.181, -0.421), (0.184, -0.437)),
)
GROIN = ((0.118, 0.046), (0.101, 0.016), (0.081, -0.012), (0.058, -0.036), (0.034, -0.056))
# The rim of the navel and its fold, from the navel's middle.
NAVEL = (
    ((0.0000, 0.0090), (0.0060, 0.0070), (0.0085, 0.0010), (0.0060, -0.0055), (0.0000, -0.0080)),
    ((0.0000, 0.0045), (0.0035, 0.0030), (0.0050, -0.0010)),
)
# The inner bulge of the thigh above the knee, and the dips on both sides of the kneecap.
INNER_BULGE = ((0.104, -0.345), (0.101, -0.368), (0.107, -0.390), (0.121, -0.402))
KNEECAP_DIPS = (
    ((0.124, -0.408), (0.124, -0.424), (0.132, -0.441), (0.143, -0.451)),
    ((0.180, -0.408), (0.181, -0.424), (0.174, -0.441), (0.163, -0.451)),
)


def hip_side() -> Drawing:
    """The right hip from the outer side, lying on the left one with the upper thigh drawn up."""
    lying = body(DRAWN_UP)
    drawing = Drawing("hip-side", LYING, Shows.RIGHT)
    seen = contours.trace(LYING, see(LYING, lying.only(without_arms)))
    drawing.body(replace(seen, edges=seen.edges.simplify(ROUGH)))
    _loins_side(drawing)
    _leg_side(drawing, lying)
    _landmarks(
        drawing, lying,
        "iliac-crest", "l3-lower-edge", "l4-lower-edge", "l5-lower-edge", "psis", "asis",
        "sacral-hiatus", "middle-fingertip", "iliotibial-band-rear-edge",
    )  # fmt: skip
    drawing.label("sacrum", from_side([(-0.046, 0.090)]))
    drawing.label("hip-bone", from_side([(0.035, 0.120)]))
    return drawing


def _loins_side(drawing: Drawing) -> None:
    """The lumbar vertebrae, the sacrum and the hip bone."""
    for name, middle, height in _lumbar_bodies():
        drawing.area(Layer.BONE, from_side(hip_bones.vertebra_side(name, middle, height)))
    for bone in (hip_bones.SACRUM_SIDE, hip_bones.HIP_BONE_SIDE, hip_bones.OBTURATOR_SIDE):
        drawing.area(Layer.BONE, from_side(hung(bone)))


def _lumbar_bodies() -> list[tuple[str, float, float]]:
    """Name, height of the middle, and how high: of each lumbar vertebra's body, in metres."""
    return [
        (name, dip + BODY_ABOVE_DIP + (above - dip - DISC) / 2, above - dip - DISC)
        for (_, above), (name, dip) in pairwise(KNOBS.items())
    ]


def _leg_side(drawing: Drawing, lying: Body) -> None:
    """The bones of the leg as they are when the thigh is drawn up, and the knob of the hip.

    The ball stays in its socket: it lies ahead of the joint that the rig turns the thigh in.
    """
    hip = from_side([hip_bones.HIP_JOINT_SIDE])[0]
    knee = lying.carry("upperleg01.R", [hip_bones.KNEE])[0]
    ankle = lying.joint("foot.R")
    for below in (hip_bones.SHIN_BONE_SIDE, hip_bones.OUTER_LEG_BONE_SIDE):
        drawing.area(Layer.BONE, bones.shaped(LYING, knee, ankle, below))
    drawing.area(Layer.BONE, from_side(hip_bones.ball_side()))
    thigh_bone = bones.shaped(LYING, hip, knee, hip_bones.THIGH_BONE_SIDE)
    drawing.area(Layer.BONE, thigh_bone)
    drawing.area(Layer.BONE, bones.shaped(LYING, hip, knee, hip_bones.KNEECAP_SIDE))
    knob = bones.shaped(LYING, hip, knee, hip_bones.TROCHANTER_SIDE)
    drawing.landmark("greater-trochanter", knob)
    _refuse_hard_third(thigh_bone, knob, drawing.units(find("sacral-hiatus", lying)))
    drawing.label("thigh-bone", bones.shaped(LYING, hip, knee, [(0.45, 0.005)]))
    drawing.label("kneecap", bones.shaped(LYING, hip, knee, [(1.02, 0.04)]))


def _refuse_hard_third(thigh_bone: Floats, knob: Floats, hiatus: Floats) -> None:
    """Raise ValueError if a third of the way from the knob of the hip is still on its bone.

    There is GB30, on soft muscle behind the knob.
    """
    third = Point((knob + (hiatus - knob) / 3)[0])
    if Polygon(thigh_bone).buffer(0).distance(third) == 0:
        message = "a third of the way from the hip knob to the hiatus lies on the thigh bone"
        raise ValueError(message)


def thigh_back() -> Drawing:
    """Both thighs from behind, from the lower buttocks to below the creases of the knees."""
    view = BACK_OF_THIGHS
    standing = body()
    drawing = _begun("thigh-back", view, standing)
    drawing.area(Layer.BONE, on_right(hung(trunk_bones.SACRUM)))
    _bones(drawing, standing)
    for crease in (CLEFT, FOLD, *KNEE_CREASES, *HAMSTRING_CORDS):
        drawing.line(Layer.FOLD, on_right(crease))
    _landmarks(
        drawing, standing,
        "greater-trochanter", "gluteal-fold-middle", "hamstring-gap", "popliteal-crease-middle",
        "middle-fingertip",
    )  # fmt: skip
    refuse_other_order(
        standing, "greater-trochanter", "gluteal-fold-middle", "popliteal-crease-middle"
    )
    drawing.label("thigh-bone", (-0.146, 0, -0.300))
    return drawing


def _begun(name: str, view: View, standing: Body, cun: Cun | None = None) -> Drawing:
    drawing = Drawing(name, view, Shows.BOTH, cun)
    drawing.body(contours.trace(view, see(view, standing.only(without_arms))))
    return drawing


def _bones(drawing: Drawing, standing: Body) -> None:
    """The hip bone and the bones of the leg, as seen from the front or from behind."""
    for bone in (leg_bones.FIBULA, leg_bones.TIBIA):
        drawing.area(Layer.BONE, silhouette(drawing.view, standing, "lowerleg01.R", bone))
    for outline in (trunk_bones.HIP_BONE, trunk_bones.OBTURATOR):
        drawing.area(Layer.BONE, on_right(hung(outline)))
    drawing.area(Layer.BONE, standing.carry("upperleg01.R", on_right(hip_bones.thigh_bone())))


def _landmarks(drawing: Drawing, posed: Body, *names: str) -> None:
    for name in names:
        drawing.landmark(name, find(name, posed))


def thigh_front() -> Drawing:
    """Both thighs from the front, from the navel to below the kneecaps.

    A cun along is an 18th of the way from the upper edge of the pubic bone to the kneecap's base.
    """
    view = FRONT_OF_THIGHS
    standing = body(UPRIGHT)
    pubis = find("pubic-symphysis-upper-edge", standing)[0]
    kneecap = find("patella-base-inner-end", standing)[0]
    along = float(pubis[2] - kneecap[2]) / PUBIS_TO_KNEECAP * view.scale
    drawing = _begun("thigh-front", view, standing, Cun(along=round(along, 1)))
    _sacrum_front(drawing)
    _bones(drawing, standing)
    drawing.area(Layer.BONE, silhouette(view, standing, "upperleg01.R", leg_bones.PATELLA))
    _belly_skin(drawing, standing)
    for crease in (INNER_BULGE, *KNEECAP_DIPS):
        drawing.line(Layer.FOLD, standing.carry("upperleg02.R", on_right(crease)))
    _landmarks(
        drawing, standing,
        "umbilicus", "iliac-crest", "asis", "greater-trochanter", "pubic-symphysis-upper-edge",
        "pubic-symphysis-lower-edge", "patella-base-inner-end", "middle-fingertip",
        "knee-outer-dip",
    )  # fmt: skip
    # Straight again, for the thigh has moved against the front hip point.
    (hip_point,), (*_, kneecap_corner) = (find(name, standing) for name in ("asis", LINE))
    drawing.landmark(LINE, np.linspace(hip_point, kneecap_corner, PLACES))
    refuse_other_order(
        standing, "iliac-crest", "umbilicus", "asis", "pubic-symphysis-upper-edge",
        "pubic-symphysis-lower-edge", "middle-fingertip", "patella-base-inner-end",
    )  # fmt: skip
    drawing.label("hip-bone", (-0.098, 0, CREST - 0.040))
    drawing.label("thigh-bone", (-0.122, 0, -0.250))
    drawing.label("kneecap", (-0.112, 0, -0.420))
    return drawing


def _sacrum_front(drawing: Drawing) -> None:
    drawing.area(Layer.BONE, on_right(hung(hip_bones.SACRUM_FRONT)))
    for place in hung(hip_bones.HOLLOWS_FRONT):
        oval = trunk_bones.oval(place, hip_bones.HOLLOW_WIDE, hip_bones.HOLLOW_HIGH)
        drawing.area(Layer.BONE, on_right(oval))


def _belly_skin(drawing: Drawing, standing: Body) -> None:
    """The folds of the groins, and the navel."""
    middle = float(find("umbilicus", standing)[0, 2])
    navel = [[(x, middle + up) for x, up in line] for line in NAVEL]
    for crease in (GROIN, *navel):
        drawing.line(Layer.FOLD, on_right(crease))


def belly() -> Drawing:
    """The belly from the front, from the lower ribs to the top of the thighs."""
    standing = body()
    drawing = _begun("belly", FRONT_OF_BELLY, standing)
    _sacrum_front(drawing)
    _bones(drawing, standing)
    for course in hip_bones.RIBS:
        drawing.area(Layer.BONE, on_right(hip_bones.rib(course)))
    _belly_skin(drawing, standing)
    _landmarks(
        drawing, standing,
        "umbilicus", "iliac-crest", "asis", "greater-trochanter", "pubic-symphysis-upper-edge",
        "pubic-symphysis-lower-edge",
    )  # fmt: skip
    drawing.label("hip-bone", (-0.098, 0, CREST - 0.040))
    drawing.label("pubic-bone", (-0.030, 0, 0.000))
    drawing.label("thigh-bone", (-0.144, 0, -0.110))
    return drawing


FIGURES: Mapping[str, Callable[[], Drawing]] = {
    "hip-side": hip_side,
    "thigh-back": thigh_back,
    "thigh-front": thigh_front,
    "belly": belly,
}
