"""The figure of the back of the hand, and the bones of the hand for other views of it."""

from itertools import pairwise

import numpy as np
from shapely import LineString, Polygon

from acuguide.catalog.figures import Layer, Shows
from tools.figures import arm_bones, arm_pose, bones, contours
from tools.figures.drawing import Drawing
from tools.figures.landmarks import find, refuse_other_order
from tools.figures.mesh import Body, Floats, body, right_arm
from tools.figures.trunk_bones import oval
from tools.figures.views import View, see

# Fingers up, so that the thumb is on the left.
VIEW = View(right=(1, 0, 0), up=(0, 0, -1), centre=(0.043, 0, -0.053), width=0.172, height=0.26)
MARKS = (
    "second-metacarpal-base",
    "second-metacarpal-head",
    "second-metacarpal-thumb-edge",
    "knuckle-gap-2-3",
    "knuckle-gap-4-5",
    "metacarpal-gap-2-3",
    "metacarpal-gap-4-5",
    "wrist-crease-back",
    "little-finger-knuckle-hollow",
    "hand-skin-border",
)
WRIST_CREASE = ((-0.0190, 0.0030), (0.0010, 0.0005), (0.0210, 0.0025))
# Half the breadth of a nail and of a crease over a finger's joint, and the breadth of a knuckle.
NAIL, CREASE, KNUCKLE = 0.0050, 0.0042, 0.0100
THUMB, LITTLE = 1, 5
# Between two bones, and between the last one and the tip of the finger, in metres.
GAP, PULP = 0.003, 0.006


def hand_back() -> Drawing:
    """The back of the right hand, fingers up, with the wrist."""
    posed = body(arm_pose.flat_hand())
    drawing = Drawing("hand-back", VIEW, Shows.RIGHT)
    drawing.body(contours.trace(VIEW, see(VIEW, posed.only(right_arm))))
    for ends, profile in (
        (arm_bones.RADIUS_BEHIND, arm_bones.RADIUS_END),
        (arm_bones.ULNA_BEHIND, arm_bones.ULNA_END),
    ):
        near, far = (arm_pose.on_hand(posed, end) for end in ends)
        drawing.area(Layer.BONE, bones.long_bone(VIEW, near, far, profile))
    palm_bones(drawing, posed)
    for finger in range(THUMB, LITTLE + 1):
        _finger(drawing, posed, finger)
    for knuckle in arm_bones.HEADS.values():
        drawing.area(Layer.KNOB, _oval(posed, knuckle, KNUCKLE, KNUCKLE))
    drawing.line(Layer.FOLD, [arm_pose.on_hand(posed, place) for place in WRIST_CREASE])
    for name in MARKS:
        drawing.landmark(name, find(name, posed))
    refuse_other_order(
        posed, "wrist-crease-back", "second-metacarpal-base", "metacarpal-gap-2-3",
        "second-metacarpal-head",
    )  # fmt: skip
    for soft in ("second-metacarpal-thumb-edge", "metacarpal-gap-2-3", "metacarpal-gap-4-5"):
        _refuse_hard(drawing, posed, soft)
    return drawing


def palm_bones(drawing: Drawing, posed: Body) -> None:
    """The wrist bones and the five hand bones, in any pose."""
    for middle, wide, long in arm_bones.WRIST_BONES:
        drawing.area(Layer.BONE, _oval(posed, middle, wide, long))
    for finger in range(THUMB, LITTLE + 1):
        drawing.area(Layer.BONE, _hand_bone(drawing.view, posed, finger))


def _oval(posed: Body, middle: arm_bones.Flat, wide: float, long: float) -> list[Floats]:
    return [arm_pose.on_hand(posed, place) for place in oval(middle, wide, long)]


def _joints(posed: Body, finger: int) -> list[Floats]:
    """The base of the hand bone of a finger, its joints, and its tip."""
    rig = [posed.joint(f"finger{finger}-{part}.R") for part in (2, 3)]
    tip = arm_pose.fingertip(posed, finger)
    if finger == THUMB:
        return [arm_pose.on_hand(posed, arm_bones.THUMB_BASE), *rig, tip]
    ends = (arm_bones.BASES[finger], arm_bones.HEADS[finger])
    return [*(arm_pose.on_hand(posed, end) for end in ends), *rig, tip]


def _finger(drawing: Drawing, posed: Body, finger: int) -> None:
    """The bones of a finger beyond the knuckle, its creases and its nail."""
    _, *joints = _joints(posed, finger)
    *others, last = pairwise(joints)
    for near, far in others:
        drawing.area(Layer.BONE, _bone(VIEW, near, far, arm_bones.PHALANX, GAP))
        drawing.line(Layer.FOLD, _crease(near, far))
    drawing.area(Layer.BONE, _bone(VIEW, *last, arm_bones.LAST_PHALANX, PULP))
    drawing.line(Layer.FOLD, _nail(*last, finger))


def _hand_bone(view: View, posed: Body, finger: int) -> Floats:
    base, head, *_ = _joints(posed, finger)
    return _bone(view, base, head, arm_bones.HAND_BONE, GAP)


def _bone(view: View, near: Floats, far: Floats, profile: bones.Profile, short: float) -> Floats:
    """A bone from just beyond one joint to so many metres `short` of the next."""
    way = (far - near) / np.linalg.norm(far - near)
    return bones.long_bone(view, near + way * GAP / 2, far - way * short, profile)


def _refuse_hard(drawing: Drawing, posed: Body, soft: str) -> None:
    """Raise ValueError if the middle of a line along the flesh would lie on a hand bone."""
    middle = LineString(drawing.units(find(soft, posed))).interpolate(0.5, normalized=True)
    for finger in range(THUMB, LITTLE + 1):
        if Polygon(_hand_bone(drawing.view, posed, finger)).contains(middle):
            message = f"{drawing.name}: {soft} lies on the hand bone of finger {finger}"
            raise ValueError(message)


def _crease(near: Floats, far: Floats) -> Floats:
    """The crease over a joint of a finger: it bows toward the hand."""
    bow = 0.0012 / float(np.linalg.norm(far - near))
    course = ((0.6, -1), (-0.1, -0.55), (-0.4, 0), (-0.1, 0.55), (0.6, 1))
    outline = [(1 + bend * bow, side * CREASE) for bend, side in course]
    return bones.shaped(VIEW, near, far, outline)


def _nail(near: Floats, far: Floats, finger: int) -> Floats:
    """The edge of a nail but for its free end."""
    half = {THUMB: 0.7, LITTLE: 0.75}.get(finger, 1) * NAIL
    aside = 0.1 * NAIL if finger == THUMB else 0
    course = ((0.88, 1), (0.66, 1), (0.55, 0.7), (0.52, 0), (0.55, -0.7), (0.66, -1), (0.88, -1))
    outline = [(share, side * half + aside) for share, side in course]
    return bones.shaped(VIEW, near, far, outline)
