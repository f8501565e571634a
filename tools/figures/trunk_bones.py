"""The bones of the low back and the hip seen from behind, by our own formulas. Pure.

Metres: x to the side from the midline, z up. Each function gives the right half, or the right
one, as x and z; `on_right` turns these into places of the body. The forms are schematic: a
textbook's proportions, hung on the heights that `tools.figures.landmarks` has chosen. The
heights of the hip bone and the sacrum are parts: 1 is the top of the hip bone, 0 the middle of
the hip joint, -1 the lower end of the sitting bone; `hung` makes metres of them.
"""

from collections.abc import Iterable

import numpy as np

from tools.figures.landmarks import CREST

Flat = tuple[float, float]

HIP_JOINT, SITTING_BONE = -0.0040, -0.0755

# A lumbar vertebra's right half, from the middle of its top to that of its bottom: across in
# parts of half the body's width or, beyond 1, of what the transverse process adds; up in parts
# of half the body's height, from its middle.
VERTEBRA = (
    (0.00, 0.84), (0.28, 0.92), (0.44, 1.04), (0.52, 1.38), (0.66, 1.54), (0.82, 1.44),
    (0.92, 1.02), (1.02, 0.74), (1.30, 0.68), (1.68, 0.82), (1.88, 0.88), (2.00, 0.60),
    (1.92, 0.24), (1.60, 0.02), (1.25, -0.14), (1.00, -0.32), (0.88, -0.62), (0.92, -0.96),
    (0.88, -1.16), (0.72, -1.24), (0.62, -1.42), (0.50, -1.46), (0.38, -1.28), (0.26, -1.04),
    (0.00, -0.98),
)  # fmt: skip
# The sacrum and the tailbone: from the back of the canal, over the facet, the wing and the
# edge along the hip bone, down to the tip.
SACRUM = (
    (0.0000, 0.795), (0.0100, 0.801), (0.0135, 0.831), (0.0175, 0.846), (0.0225, 0.831),
    (0.0250, 0.806), (0.0350, 0.801), (0.0460, 0.787), (0.0535, 0.747), (0.0535, 0.685),
    (0.0490, 0.607), (0.0430, 0.528), (0.0360, 0.449), (0.0310, 0.388), (0.0275, 0.337),
    (0.0240, 0.292), (0.0180, 0.261), (0.0105, 0.244), (0.0095, 0.228), (0.0140, 0.208),
    (0.0125, 0.188), (0.0085, 0.169), (0.0072, 0.129), (0.0052, 0.084), (0.0030, 0.053),
    (0.0000, 0.045),
)  # fmt: skip
# The hip bone: from the back dimple up along the crest, down its outer side past the front hip
# point and the rim of the socket, round the sitting bone, along the arch to the joint of the
# pubic bones, and back past the spine of the ischium and the great notch.
HIP_BONE = (
    (0.0430, 0.562), (0.0455, 0.652), (0.0510, 0.747), (0.0590, 0.843), (0.0690, 0.921),
    (0.0800, 0.980), (0.0920, 1.000), (0.1050, 0.986), (0.1185, 0.938), (0.1305, 0.860),
    (0.1395, 0.768), (0.1440, 0.670), (0.1425, 0.580), (0.1370, 0.500), (0.1295, 0.446),
    (0.1220, 0.432), (0.1185, 0.380), (0.1165, 0.290), (0.1180, 0.213), (0.1150, 0.157),
    (0.1150, 0.079), (0.1130, -0.028), (0.1060, -0.210), (0.0950, -0.322), (0.0900, -0.503),
    (0.0850, -0.727), (0.0760, -0.909), (0.0640, -1.000), (0.0520, -0.979), (0.0410, -0.867),
    (0.0300, -0.727), (0.0180, -0.601), (0.0080, -0.503), (0.0030, -0.406), (0.0030, -0.056),
    (0.0090, 0.017), (0.0220, 0.045), (0.0360, 0.073), (0.0440, 0.096), (0.0450, 0.126),
    (0.0520, 0.154), (0.0600, 0.202), (0.0650, 0.264), (0.0650, 0.326), (0.0600, 0.376),
    (0.0520, 0.410), (0.0470, 0.438), (0.0450, 0.494),
)  # fmt: skip
# The window below the socket, between the pubic bone and the sitting bone.
OBTURATOR = (
    (0.0220, -0.210), (0.0300, -0.098), (0.0420, -0.056), (0.0530, -0.126), (0.0585, -0.280),
    (0.0575, -0.476), (0.0510, -0.629), (0.0410, -0.657), (0.0300, -0.545), (0.0225, -0.378),
)  # fmt: skip
# The ball of the thigh bone: its centre and radius. On this body it lies well inside the joint
# that the rig turns the thigh in.
HEAD, HEAD_RADIUS = (0.0900, HIP_JOINT), 0.0235
# From the ball along the under side of the neck, round the small trochanter, down the inner
# side of the shaft, up its outer side, over the great trochanter and back along the neck.
THIGH_BONE = (
    (0.1080, -0.0290), (0.1165, -0.0380), (0.1210, -0.0480), (0.1180, -0.0570), (0.1165, -0.0650),
    (0.1205, -0.0740), (0.1265, -0.0850), (0.1290, -0.1100), (0.1305, -0.1500), (0.1320, -0.2000),
    (0.1600, -0.2000), (0.1585, -0.1500), (0.1575, -0.1100), (0.1590, -0.0800), (0.1630, -0.0600),
    (0.1675, -0.0430), (0.1685, -0.0270), (0.1650, -0.0120), (0.1580, -0.0030), (0.1500, -0.0015),
    (0.1450, -0.0070), (0.1400, -0.0125), (0.1320, -0.0110), (0.1220, -0.0050),
)  # fmt: skip


def hung(outline: Iterable[Flat]) -> list[Flat]:
    """A bone of the pelvis whose heights are parts, in metres."""
    heights = (SITTING_BONE, HIP_JOINT, CREST)
    return [(across, float(np.interp(part, (-1, 0, 1), heights))) for across, part in outline]


def vertebra(middle: float, height: float, half_width: float, half_span: float) -> list[Flat]:
    """The right half of a vertebra whose body has a middle height, a height and half a width.

    `half_span` is how far its transverse process reaches from the midline.
    """
    reach = half_span - half_width
    return [
        (
            min(across, 1) * half_width + max(across - 1, 0) * reach,
            middle + up * height / 2,
        )
        for across, up in VERTEBRA
    ]


def thigh_bone() -> list[Flat]:
    """The upper part of the right thigh bone: ball, neck, trochanters and shaft."""
    x, z = HEAD
    ball = [
        (x + HEAD_RADIUS * np.cos(angle), z + HEAD_RADIUS * np.sin(angle))
        for angle in np.radians(np.linspace(22, 290, 12))
    ]
    return [*ball, *THIGH_BONE]


def oval(centre: Flat, wide: float, high: float) -> list[Flat]:
    """An upright oval, `wide` x `high`: a knob that one feels, or a hollow."""
    return [
        (centre[0] + wide / 2 * np.cos(angle), centre[1] + high / 2 * np.sin(angle))
        for angle in np.linspace(0, 2 * np.pi, 8, endpoint=False)
    ]


def on_right(flat: Iterable[Flat]) -> list[tuple[float, float, float]]:
    """Places of the body's right side: its x is negative there."""
    return [(-x, 0.0, z) for x, z in flat]
