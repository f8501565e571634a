"""The figures of the right lower leg: from behind, from the outer and from the inner side."""

from collections.abc import Callable, Mapping, Sequence

from acuguide.catalog.figures import Cun, Layer, Shows
from tools.figures import contours
from tools.figures.drawing import Drawing
from tools.figures.landmarks import Spot, find
from tools.figures.leg_bones import FEMUR, FIBULA, PATELLA, TIBIA, Solid, silhouette
from tools.figures.mesh import Body, body, right_leg
from tools.figures.views import View, see

# The model stands with its legs apart. Here the lower leg is upright and the foot still flat.
UPRIGHT = {"upperleg01.R": (0.0, -5.4, 0.0), "foot.R": (0.0, 5.4, 0.0)}
THIGH, SHANK = "upperleg01.R", "lowerleg01.R"
# Cun by the standard: from the crease behind the knee down to the outer ankle knob, and to other
# landmarks, which may be off by a tenth of one.
OUTER_KNOB, CREASE_TO_KNOB = "lateral-malleolus", 16
CUN_DOWN = {"medial-tibial-condyle": 2, "calf-v": 8}
LEEWAY = 0.1
# Metres of a depth step that makes a line: more than that between the toes.
JUMP = 0.008

BEHIND = View(right=(-1, 0, 0), up=(0, 0, 1), centre=(-0.120, 0, -0.680), width=0.21, height=0.62)
# 25 degrees from the front to the outer side: from farther round, the muscle beside the shin bone
# would lie before that bone.
OUTER = View(
    right=(0.9063, -0.4226, 0),
    up=(0, 0, 1),
    centre=(-0.125, -0.057, -0.685),
    width=0.31,
    height=0.62,
)
# 75 degrees from the front to the inner side.
INNER = View(
    right=(0.2588, 0.9659, 0),
    up=(0, 0, 1),
    centre=(-0.115, -0.060, -0.685),
    width=0.32,
    height=0.62,
)

# Creases and edges that the model's skin does not show; places of the standing body. From behind
# only x and z matter, from the side y and z: where the third is 0 it stands for any.
KNEE_BEHIND: Sequence[Sequence[Spot]] = (
    # The crease, and above it the cords of the hamstrings on both sides of the hollow.
    ((-0.113, 0, -0.443), (-0.130, 0, -0.4475), (-0.148, 0, -0.4485), (-0.184, 0, -0.442)),
    ((-0.121, 0, -0.385), (-0.115, 0, -0.405), (-0.112, 0, -0.428)),
    ((-0.172, 0, -0.385), (-0.181, 0, -0.405), (-0.187, 0, -0.428)),
)
CALF: Sequence[Sequence[Spot]] = (
    # The groove between the heads, then the lower edges of the outer and the inner one.
    ((-0.179, 0, -0.620), (-0.183, 0, -0.650), (-0.186, 0, -0.674)),
    ((-0.186, 0, -0.674), (-0.196, 0, -0.687), (-0.208, 0, -0.694), (-0.219, 0, -0.692),
     (-0.228, 0, -0.680)),
    ((-0.186, 0, -0.674), (-0.178, 0, -0.690), (-0.168, 0, -0.702), (-0.157, 0, -0.704),
     (-0.147, 0, -0.692)),
)  # fmt: skip
HEEL_TENDON: Sequence[Sequence[Spot]] = (
    ((-0.178, 0, -0.800), (-0.183, 0, -0.840), (-0.187, 0, -0.880), (-0.186, 0, -0.915)),
    ((-0.199, 0, -0.800), (-0.202, 0, -0.840), (-0.204, 0, -0.880), (-0.209, 0, -0.915)),
)
# The band below the kneecap, then the crest of the shin and the outer edge of the muscle beside it.
SHIN_FRONT: Sequence[Sequence[Spot]] = (
    ((-0.168, -0.081, -0.453), (-0.168, -0.076, -0.470), (-0.166, -0.071, -0.488)),
    (
        (-0.157, -0.069, -0.505), (-0.157, -0.062, -0.530), (-0.159, -0.057, -0.560),
        (-0.163, -0.053, -0.600), (-0.168, -0.047, -0.650), (-0.174, -0.041, -0.700),
        (-0.180, -0.034, -0.750), (-0.184, -0.031, -0.790),
    ),
    (
        (-0.206, -0.043, -0.545), (-0.211, -0.045, -0.590), (-0.213, -0.044, -0.640),
        (-0.212, -0.041, -0.690), (-0.209, -0.036, -0.740),
    ),
)  # fmt: skip
SHIN_INNER: Sequence[Sequence[Spot]] = (
    # The band below the kneecap; the inner head of the calf; the ankle knob; the heel tendon.
    ((-0.141, -0.079, -0.453), (-0.142, -0.074, -0.470), (-0.145, -0.069, -0.488)),
    (
        (-0.111, 0.012, -0.565), (-0.115, 0.014, -0.610), (-0.125, 0.018, -0.655),
        (-0.139, 0.027, -0.688), (-0.151, 0.040, -0.704),
    ),
    (
        (-0.168, -0.010, -0.905), (-0.168, 0.004, -0.910), (-0.169, 0.016, -0.903),
        (-0.169, 0.022, -0.888),
    ),
    (
        (-0.180, 0.030, -0.790), (-0.182, 0.033, -0.830), (-0.184, 0.037, -0.870),
        (-0.184, 0.036, -0.900),
    ),
)  # fmt: skip

# Where the name of a bone is written: in it, and away from the points.
NAMED: Mapping[str, Spot] = {
    "thigh-bone": (-0.141, -0.036, -0.390),
    "kneecap": (-0.152, -0.082, -0.420),
    "shin-bone": (-0.180, -0.019, -0.755),
    "outer-leg-bone": (-0.209, 0.001, -0.640),
}


def knee_calf_back() -> Drawing:
    """From above the crease of the knee down to the heel."""
    standing, drawing = _begun("knee-calf-back", BEHIND)
    _bones(drawing, standing, {THIGH: [FEMUR], SHANK: [TIBIA, FIBULA]})
    _folds(drawing, standing, *KNEE_BEHIND, *CALF, *HEEL_TENDON)
    _names(drawing, standing, "thigh-bone", "shin-bone", "outer-leg-bone")
    _landmarks(
        drawing,
        standing,
        "popliteal-crease-middle", "calf-heads-gap", "calf-v", "outer-calf-groove",
        "lateral-malleolus", "lateral-malleolus-lower-edge", "medial-malleolus", "achilles-tendon",
    )  # fmt: skip
    return drawing


def shin_outer() -> Drawing:
    """From the kneecap to the foot, seen from the front and outer side."""
    standing, drawing = _begun("shin-outer", OUTER)
    _bones(drawing, standing, {THIGH: [FEMUR, PATELLA], SHANK: [TIBIA, FIBULA]})
    _folds(drawing, standing, *SHIN_FRONT)
    _names(drawing, standing, "kneecap", "thigh-bone", "shin-bone", "outer-leg-bone")
    _landmarks(
        drawing,
        standing,
        "popliteal-crease-middle", "lateral-malleolus", "fibular-head-hollow", "fibula-front-edge",
        "knee-outer-dip", "outer-shin-line", "lateral-malleolus-lower-edge",
        "heel-bone-outer-edge", "ankle-front-outer-hollow",
    )  # fmt: skip
    return drawing


def shin_inner() -> Drawing:
    """From the kneecap to the sole, seen from the inner side and slightly from the front."""
    standing, drawing = _begun("shin-inner", INNER)
    _bones(drawing, standing, {THIGH: [FEMUR, PATELLA], SHANK: [TIBIA]})
    _folds(drawing, standing, *SHIN_INNER)
    _names(drawing, standing, "kneecap", "thigh-bone", "shin-bone")
    _landmarks(
        drawing,
        standing,
        "medial-malleolus", "medial-tibial-condyle", "tibia-rear-edge", "achilles-tendon",
        "popliteal-crease-middle",
    )  # fmt: skip
    return drawing


def _begun(name: str, view: View) -> tuple[Body, Drawing]:
    standing = body(UPRIGHT)
    along = _hold_to_standard(standing) * view.scale
    drawing = Drawing(name, view, Shows.RIGHT, Cun(along=round(along, 1)))
    drawing.body(contours.trace(view, see(view, standing.only(right_leg)), jump=JUMP))
    return standing, drawing


def _hold_to_standard(standing: Body) -> float:
    """Metres of a cun along the lower leg: from the crease to the outer ankle knob there are 16.

    Raises ValueError unless the bend of the shin bone is 2 cun down, as 15 and 13 cun above the
    inner ankle knob make it, and the V of the calf 8, a cun above BL58.
    """
    crease, knob = (_height(name, standing) for name in ("popliteal-crease-middle", OUTER_KNOB))
    cun = (crease - knob) / CREASE_TO_KNOB
    for name, down in CUN_DOWN.items():
        if abs((crease - _height(name, standing)) / cun - down) > LEEWAY:
            message = f"{name} is not {down} cun below the crease behind the knee"
            raise ValueError(message)
    return cun


def _height(name: str, standing: Body) -> float:
    return float(find(name, standing)[0, 2])


def _bones(
    drawing: Drawing, standing: Body, moved: Mapping[str, Sequence[Sequence[Solid]]]
) -> None:
    for mover, bones in moved.items():
        for bone in bones:
            drawing.area(Layer.BONE, silhouette(drawing.view, standing, mover, bone))


def _folds(drawing: Drawing, standing: Body, *folds: Sequence[Spot]) -> None:
    for fold in folds:
        drawing.line(Layer.FOLD, standing.carry(SHANK, fold))


def _names(drawing: Drawing, standing: Body, *bones: str) -> None:
    for bone in bones:
        drawing.label(bone, standing.carry(SHANK, [NAMED[bone]]))


def _landmarks(drawing: Drawing, standing: Body, *names: str) -> None:
    for name in names:
        drawing.landmark(name, find(name, standing))


FIGURES: Mapping[str, Callable[[], Drawing]] = {
    "knee-calf-back": knee_calf_back,
    "shin-outer": shin_outer,
    "shin-inner": shin_inner,
}
