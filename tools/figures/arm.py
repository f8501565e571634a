"""The figures of the arm: the back of the hand, the forearm with the palm up, and the elbow."""

from collections.abc import Callable, Iterable, Mapping

from acuguide.catalog.figures import Layer, Shows
from tools.figures import arm_bones, arm_pose, bones, contours, hand
from tools.figures.arm_bones import Flat
from tools.figures.drawing import Drawing
from tools.figures.landmarks import find, refuse_other_order
from tools.figures.mesh import Body, Floats, body, right_arm
from tools.figures.trunk_bones import oval
from tools.figures.views import View, see

# The hand on top, so that the thumb is on the right, as one sees one's own right arm.
FOREARM = View(right=(-1, 0, 0), up=(0, 0, -1), centre=(-0.147, 0, 0.054), width=0.21, height=0.428)
# From the outer side: the upper arm comes from above and the forearm points to the right.
ELBOW = View(right=(0, -1, 0), up=(0, 0, 1), centre=(0, -0.075, 0.2470), width=0.28, height=0.20)
# Toward the thumb, and from the rig's wrist toward the elbow: the creases, and the cords that
# stand out when one makes a fist.
FOREARM_FOLDS: tuple[tuple[Flat, ...], ...] = (
    ((-0.0215, -0.0025), (-0.0100, -0.0040), (0.0020, -0.0035), (0.0250, -0.0045)),
    ((-0.0300, 0.2500), (-0.0120, 0.2538), (0.0080, 0.2543), (0.0280, 0.2510)),
    ((0.0075, 0.0040), (0.0075, 0.0200), (0.0065, 0.0450), (0.0045, 0.0750)),
    ((0.0010, 0.0040), (0.0010, 0.0200), (-0.0003, 0.0450), (-0.0020, 0.0650)),
    ((-0.0135, 0.0040), (-0.0140, 0.0200), (-0.0155, 0.0550)),
)  # fmt: skip
# The crease round the ball of the thumb, on the hand as `arm_bones` has it.
THUMB_CREASE = (
    (-0.030, 0.068), (-0.014, 0.062), (-0.004, 0.045), (-0.003, 0.025), (-0.006, 0.008),
)  # fmt: skip
# How broad the knobs are that one feels: the pea bone, and the outer knob of the elbow.
PEA, KNOB = 0.011, 0.011
# Ahead of the rig's elbow, and above it.
ELBOW_CREASE = ((0.0315, 0.0500), (0.0230, 0.0410), (0.0130, 0.0315))


def forearm_front() -> Drawing:
    """The right forearm, palm up, from the palm to above the elbow."""
    posed = body(arm_pose.palm_up())
    drawing = _drawing("forearm-front", FOREARM, posed)

    def placed(places: Iterable[Flat]) -> list[Floats]:
        return [arm_pose.on_forearm(posed, place) for place in places]

    hand.palm_bones(drawing, posed)
    drawing.area(Layer.BONE, placed(arm_bones.UPPER_ARM_FRONT))
    for ends, profile in (
        (arm_bones.ULNA_ENDS, arm_bones.ULNA),
        (arm_bones.RADIUS_ENDS, arm_bones.RADIUS),
    ):
        near, far = placed(ends)
        drawing.area(Layer.BONE, bones.long_bone(FOREARM, near, far, profile))
    drawing.area(Layer.KNOB, placed(oval(arm_bones.PEA_BONE, PEA, PEA)))
    for fold in FOREARM_FOLDS:
        drawing.line(Layer.FOLD, placed(fold))
    drawing.line(Layer.FOLD, [arm_pose.on_hand(posed, place) for place in THUMB_CREASE])
    refuse_other_order(posed, "elbow-crease-middle", "wrist-cords-gap", "wrist-crease-middle")
    for name in (
        "wrist-crease-middle",
        "elbow-crease-middle",
        "wrist-cords-gap",
        "little-finger-cord-edge",
    ):
        drawing.landmark(name, find(name, posed))
    drawing.label("forearm-bones", placed([(0.0, 0.13)])[0])
    return drawing


def elbow_outer() -> Drawing:
    """The right elbow from its outer side, bent to a right angle."""
    posed = body(arm_pose.bent_elbow())
    drawing = _drawing("elbow-outer", ELBOW, posed)

    def placed(places: Iterable[Flat]) -> list[Floats]:
        return [arm_pose.by_elbow(posed, place) for place in places]

    drawing.area(Layer.BONE, placed(arm_bones.ULNA_OUTER))
    near, far = placed(arm_bones.RADIUS_OUTER_ENDS)
    drawing.area(Layer.BONE, bones.long_bone(ELBOW, near, far, arm_bones.RADIUS_OUTER))
    drawing.area(Layer.BONE, placed(arm_bones.UPPER_ARM_OUTER))
    drawing.area(Layer.KNOB, placed(oval(arm_bones.OUTER_KNOB, KNOB, KNOB)))
    drawing.line(Layer.FOLD, placed(ELBOW_CREASE))
    for name in ("biceps-tendon-at-crease", "lateral-epicondyle"):
        drawing.landmark(name, find(name, posed))
    drawing.label("upper-arm-bone", placed([(-0.006, 0.08)])[0])
    drawing.label("forearm-bones", placed([(0.11, 0.0)])[0])
    return drawing


def _drawing(name: str, view: View, posed: Body) -> Drawing:
    drawing = Drawing(name, view, Shows.RIGHT)
    drawing.body(contours.trace(view, see(view, posed.only(right_arm))))
    return drawing


FIGURES: Mapping[str, Callable[[], Drawing]] = {
    "hand-back": hand.hand_back,
    "forearm-front": forearm_front,
    "elbow-outer": elbow_outer,
}
