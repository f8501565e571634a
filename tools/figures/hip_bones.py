"""The bones of the hip and the thigh from the front and the side, by our own formulas.

Pure. Metres: from the front, x to the side from the midline and z up, as in
`tools.figures.trunk_bones`; from the side, how far to the front and z up. The forms are
schematic: a textbook's proportions, hung on the same heights as the bones seen from behind; the
heights of the hip bone and the sacrum are parts, for `trunk_bones.hung`.
"""

from collections.abc import Iterable, Sequence

import numpy as np

from tools.figures import trunk_bones
from tools.figures.landmarks import KNOBS
from tools.figures.trunk_bones import Flat

# The lower part of the thigh bone, seen from the front or from behind: from the inner side of
# the shaft over the two knuckles of the knee to the outer side.
KNEE_END = (
    (0.1315, -0.2600), (0.1310, -0.3200), (0.1290, -0.3600), (0.1240, -0.3900), (0.1160, -0.4070),
    (0.1090, -0.4200), (0.1075, -0.4350), (0.1110, -0.4510), (0.1190, -0.4600), (0.1310, -0.4605),
    (0.1410, -0.4530), (0.1495, -0.4480), (0.1580, -0.4530), (0.1670, -0.4600), (0.1790, -0.4600),
    (0.1870, -0.4510), (0.1905, -0.4350), (0.1890, -0.4200), (0.1820, -0.4060), (0.1730, -0.3890),
    (0.1660, -0.3600), (0.1620, -0.3200), (0.1605, -0.2600),
)  # fmt: skip
# The ribs that make the lower edge of the chest, each from the side to where it ends or meets
# the one above it; from the seventh to the tenth. Heights are above the dip below T12's knob.
RIBS = (
    ((0.130, 0.057), (0.110, 0.027), (0.083, 0.006), (0.058, 0.008), (0.036, 0.024), (0.02, 0.042)),
    ((0.138, 0.033), (0.119, -0.002), (0.096, -0.022), (0.077, -0.020), (0.058, -0.001)),
    ((0.139, 0.001), (0.126, -0.029), (0.109, -0.046), (0.093, -0.043), (0.078, -0.028)),
    ((0.137, -0.029), (0.129, -0.054), (0.116, -0.068), (0.105, -0.064), (0.094, -0.049)),
)  # fmt: skip
RIB_HALF_WIDTH = 0.0052
# How much of its width a rib has at its ends.
RIB_END = 0.45

# The sacrum and the tailbone from the front, the right half: from the middle of the top over the
# wing, down the joint with the hip bone to the tip; and the hollows on its front.
SACRUM_FRONT = (
    (0.0000, 0.711), (0.0130, 0.708), (0.0220, 0.697), (0.0265, 0.688), (0.0330, 0.711),
    (0.0420, 0.744), (0.0520, 0.758), (0.0570, 0.733), (0.0560, 0.669), (0.0500, 0.590),
    (0.0440, 0.511), (0.0375, 0.438), (0.0315, 0.371), (0.0265, 0.303), (0.0190, 0.247),
    (0.0130, 0.219), (0.0140, 0.197), (0.0095, 0.169), (0.0075, 0.124), (0.0050, 0.079),
    (0.0000, 0.051),
)  # fmt: skip
HOLLOWS_FRONT = (
    (0.0225, 0.596), (0.0200, 0.506), (0.0170, 0.421), (0.0140, 0.343),
)  # fmt: skip
HOLLOW_WIDE, HOLLOW_HIGH = 0.0065, 0.0055
# From the right side: from the back dimple over the crest to the front hip point, down to the
# pubic bone, along its lower branch to the sitting bone, and up past the spine of the ischium
# and the great notch.
HIP_BONE_SIDE = (
    (-0.0690, 0.545), (-0.0670, 0.624), (-0.0540, 0.747), (-0.0350, 0.871), (-0.0130, 0.961),
    (0.0120, 1.000), (0.0360, 0.983), (0.0560, 0.904), (0.0720, 0.781), (0.0830, 0.640),
    (0.0900, 0.480), (0.0885, 0.405), (0.0800, 0.371), (0.0730, 0.337), (0.0720, 0.281),
    (0.0690, 0.236), (0.0590, 0.197), (0.0480, 0.157), (0.0480, 0.107), (0.0600, 0.073),
    (0.0740, 0.039), (0.0860, 0.017), (0.0950, -0.028), (0.0970, -0.182), (0.0900, -0.406),
    (0.0740, -0.573), (0.0520, -0.727), (0.0320, -0.867), (0.0120, -0.979), (-0.0080, -0.979),
    (-0.0230, -0.853), (-0.0290, -0.657), (-0.0260, -0.462), (-0.0220, -0.308), (-0.0270, -0.196),
    (-0.0350, -0.084), (-0.0270, -0.014), (-0.0180, 0.045), (-0.0130, 0.129), (-0.0130, 0.230),
    (-0.0210, 0.315), (-0.0350, 0.360), (-0.0500, 0.382), (-0.0640, 0.421), (-0.0630, 0.483),
)  # fmt: skip
OBTURATOR_SIDE = (
    (0.0260, -0.476), (0.0420, -0.308), (0.0600, -0.196), (0.0720, -0.210), (0.0730, -0.364),
    (0.0610, -0.517), (0.0420, -0.657), (0.0280, -0.727), (0.0210, -0.643),
)  # fmt: skip
# The sacrum and the tailbone from the side: from the front of the top down along the hollow,
# round the tip, and up the back over the crest.
SACRUM_SIDE = (
    (0.0290, 0.747), (0.0250, 0.685), (0.0130, 0.640), (-0.0080, 0.596), (-0.0270, 0.528),
    (-0.0420, 0.438), (-0.0520, 0.343), (-0.0570, 0.247), (-0.0560, 0.163), (-0.0500, 0.090),
    (-0.0430, 0.051), (-0.0450, 0.022), (-0.0560, 0.045), (-0.0650, 0.118), (-0.0700, 0.208),
    (-0.0720, 0.292), (-0.0740, 0.343), (-0.0700, 0.382), (-0.0710, 0.427), (-0.0660, 0.466),
    (-0.0660, 0.517), (-0.0600, 0.556), (-0.0600, 0.612), (-0.0540, 0.652), (-0.0520, 0.713),
    (-0.0430, 0.758), (-0.0250, 0.792), (-0.0190, 0.843), (-0.0130, 0.860), (0.0000, 0.848),
)  # fmt: skip
# A lumbar vertebra from the side: to the front of the middle of its body in metres, up in parts
# of the height of that. It has the body, the root of the arch, the joints and the knob.
VERTEBRA_SIDE = (
    (0.0175, 0.50), (0.0150, 0.20), (0.0150, -0.20), (0.0175, -0.50), (-0.0160, -0.52),
    (-0.0145, -0.20), (-0.0215, -0.12), (-0.0260, -0.40), (-0.0290, -0.90), (-0.0345, -0.98),
    (-0.0380, -0.60), (-0.0440, -0.52), (-0.0580, -0.80), (-0.0720, -0.86), (-0.0760, -0.62),
    (-0.0750, -0.18), (-0.0690, 0.08), (-0.0530, 0.06), (-0.0390, 0.22), (-0.0330, 0.66),
    (-0.0270, 0.92), (-0.0225, 0.66), (-0.0210, 0.40), (-0.0155, 0.42), (-0.0165, 0.52),
)  # fmt: skip
# Where the arch of a vertebra begins, which keeps level when the body is tipped.
ARCH = -0.020
# How far to the front the middle of each lumbar body lies, and how many degrees its front is
# tipped down: the hollow of the back.
LUMBAR_CURVE = {
    "l1": (0.0225, -10.0),
    "l2": (0.0280, -8.0),
    "l3": (0.0310, -2.0),
    "l4": (0.0310, 6.0),
    "l5": (0.0260, 18.0),
}
# The joint of the hip from the side. It lies ahead of the joint that the rig turns the thigh
# in, so that the front hip point, this joint and the sitting bone are in their true relation.
HIP_JOINT_SIDE = (0.010, trunk_bones.HIP_JOINT)
BALL_RADIUS = 0.0235
# The thigh bone from its outer side, laid along the line from the ball to the knee: the share
# of the way, and metres to the front of the line. The great trochanter, up the front of the
# shaft, the knuckle of the knee, and back behind the shaft.
THIGH_BONE_SIDE = (
    (-0.012, -0.0200), (-0.020, -0.0090), (-0.004, 0.0050), (0.030, 0.0130), (0.070, 0.0150),
    (0.110, 0.0130), (0.170, 0.0125), (0.300, 0.0170), (0.450, 0.0195), (0.600, 0.0195),
    (0.750, 0.0185), (0.860, 0.0210), (0.930, 0.0270), (0.985, 0.0280), (1.025, 0.0200),
    (1.048, 0.0020), (1.048, -0.0180), (1.020, -0.0340), (0.975, -0.0400), (0.930, -0.0340),
    (0.895, -0.0200), (0.840, -0.0120), (0.720, -0.0090), (0.560, -0.0070), (0.400, -0.0080),
    (0.260, -0.0110), (0.175, -0.0150), (0.130, -0.0190), (0.080, -0.0270), (0.030, -0.0290),
)  # fmt: skip
# Where the great trochanter stands out most to the side, in the same terms.
TROCHANTER_SIDE = ((0.035, -0.0080),)
# The kneecap before the bent knee, in the same terms.
KNEECAP_SIDE = (
    (1.010, 0.0419), (1.025, 0.0440), (1.050, 0.0399), (1.072, 0.0325), (1.085, 0.0230),
    (1.088, 0.0128), (1.066, 0.0152), (1.038, 0.0227), (1.013, 0.0317), (1.005, 0.0379),
)  # fmt: skip
# The shin bone and the outer leg bone from the outer side, along the line from the knuckles of
# the knee to the ankle and to the front of it.
SHIN_BONE_SIDE = (
    (0.066, -0.0300), (0.063, -0.0100), (0.066, 0.0120), (0.076, 0.0230), (0.098, 0.0255),
    (0.118, 0.0290), (0.140, 0.0275), (0.175, 0.0205), (0.260, 0.0160), (0.450, 0.0135),
    (0.700, 0.0120), (0.700, -0.0120), (0.450, -0.0125), (0.260, -0.0130), (0.180, -0.0160),
    (0.130, -0.0230), (0.098, -0.0310), (0.078, -0.0340),
)  # fmt: skip
OUTER_LEG_BONE_SIDE = (
    (0.098, -0.0180), (0.090, -0.0260), (0.094, -0.0340), (0.112, -0.0360), (0.140, -0.0310),
    (0.190, -0.0260), (0.400, -0.0225), (0.700, -0.0190), (0.700, -0.0080), (0.400, -0.0115),
    (0.190, -0.0140), (0.140, -0.0160), (0.116, -0.0150),
)  # fmt: skip
# The middle of the knuckles of the knee, on the standing body.
KNEE = (-0.149, -0.038, -0.438)


def thigh_bone() -> list[Flat]:
    """The whole right thigh bone from the front or from behind, down to the knee."""
    upper = trunk_bones.thigh_bone()
    heights = [height for _, height in upper]
    cut = heights.index(min(heights)) + 1
    return [*upper[:cut], *KNEE_END, *upper[cut:]]


def rib(course: Sequence[Flat]) -> list[Flat]:
    """A rib of even width along its course, but for its ends, which are thinner."""
    places = np.add(course, (0, KNOBS["t12"]))
    along = np.gradient(places, axis=0)
    across = np.column_stack([-along[:, 1], along[:, 0]])
    across *= RIB_HALF_WIDTH / np.linalg.norm(across, axis=1, keepdims=True)
    across[[0, -1]] *= RIB_END
    ring = np.vstack([places + across, (places - across)[::-1]])
    return [(float(x), float(z)) for x, z in ring]


def vertebra_side(name: str, middle: float, height: float) -> list[Flat]:
    """A lumbar vertebra from the side, the middle of its body at the height `middle`."""
    front, tipped = LUMBAR_CURVE[name]
    slope = np.tan(np.radians(tipped))
    return [
        (front + ahead + up * height * slope, middle - max(ahead, ARCH) * slope + up * height)
        for ahead, up in VERTEBRA_SIDE
    ]


def ball_side() -> list[Flat]:
    """The ball of the thigh bone from the side."""
    front, height = HIP_JOINT_SIDE
    return trunk_bones.oval((front, height), 2 * BALL_RADIUS, 2 * BALL_RADIUS)


def from_side(flat: Iterable[Flat]) -> list[tuple[float, float, float]]:
    """Places of the body, its front being at negative y; how far to the right is left open."""
    return [(0.0, -front, z) for front, z in flat]
