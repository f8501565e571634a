"""The bones of the neck and the shoulders from behind, by our own formulas. Pure.

Metres: x to the side from the midline, z up; each outline is the right half, or the right
bone. The forms are schematic: a textbook's proportions, hung on the heights of the landmarks.
"""

from itertools import accumulate

from tools.figures.trunk_bones import Flat

# The tips of C7's and T12's knobs are those of the landmarks; between them each vertebra of the
# chest is a little higher than the one above it.
C7, T12 = 0.588, 0.295
# Heights of the middles of the neck's vertebrae, as their rear sides are seen.
NECK = {"c1": 0.681, "c2": 0.667, "c3": 0.653, "c4": 0.6405, "c5": 0.628, "c6": 0.6155}
# From the midline at the top to the midline at the bottom: metres to the side, and above or
# below the middle of a vertebra.
ATLAS = (
    (0.0000, 0.0030), (0.0092, 0.0040), (0.0166, 0.0070), (0.0239, 0.0050), (0.0331, 0.0040),
    (0.0368, 0.0000), (0.0331, -0.0040), (0.0239, -0.0050), (0.0166, -0.0070), (0.0083, -0.0040),
    (0.0000, -0.0040),
)  # fmt: skip
NECK_BONE = (
    (0.0000, 0.0020), (0.0050, 0.0050), (0.0120, 0.0070), (0.0190, 0.0068), (0.0245, 0.0040),
    (0.0260, -0.0005), (0.0230, -0.0050), (0.0170, -0.0065), (0.0110, -0.0060), (0.0075, -0.0095),
    (0.0035, -0.0100), (0.0000, -0.0075),
)  # fmt: skip
CHEST_BONE = (
    (0.000, 0.008), (0.006, 0.0095), (0.010, 0.0085), (0.014, 0.006), (0.021, 0.0085),
    (0.029, 0.0095), (0.033, 0.006), (0.031, 0.001), (0.023, -0.001), (0.015, -0.0035),
    (0.012, -0.008), (0.008, -0.0095), (0.004, -0.007), (0.000, -0.0075),
)  # fmt: skip
# How far above the tip of its knob the middle of a vertebra is, which hides behind the knob
# of the one above.
ABOVE_TIP = 0.012
# The back of the skull: from the top down the side to the bone behind the ear, and along the
# lower edge to the midline, where a small knob hangs above the nape.
SKULL = (
    (0.000, 0.8490), (0.022, 0.8460), (0.042, 0.8350), (0.058, 0.8170), (0.068, 0.7920),
    (0.0710, 0.7650), (0.0695, 0.7400), (0.0675, 0.7180), (0.0665, 0.7000), (0.0630, 0.6860),
    (0.0580, 0.6820), (0.0530, 0.6880), (0.0490, 0.6980), (0.0380, 0.7000), (0.0240, 0.6990),
    (0.0120, 0.6960), (0.000, 0.6950),
)  # fmt: skip
# The shoulder blade: from its upper inner corner down the inner edge to the lower corner, up
# the outer edge to the socket, and back along the upper edge with its notch.
SHOULDER_BLADE = (
    (0.0800, 0.5360), (0.0700, 0.5260), (0.0645, 0.5090), (0.0630, 0.4880), (0.0640, 0.4620),
    (0.0680, 0.4370), (0.0740, 0.4160), (0.0810, 0.4030), (0.0890, 0.4010), (0.0950, 0.4090),
    (0.1030, 0.4280), (0.1170, 0.4470), (0.1310, 0.4640), (0.1440, 0.4780), (0.1530, 0.4840),
    (0.1620, 0.4880), (0.1645, 0.5000), (0.1630, 0.5130), (0.1570, 0.5210), (0.1470, 0.5220),
    (0.1390, 0.5180), (0.1330, 0.5160), (0.1280, 0.5210), (0.1180, 0.5290), (0.1020, 0.5370),
    (0.0900, 0.5400),
)  # fmt: skip
# The ridge across the shoulder blade and, at its outer end, the acromion.
BLADE_RIDGE = (
    (0.0650, 0.5050), (0.0700, 0.5092), (0.0860, 0.5108), (0.1080, 0.5155), (0.1310, 0.5220),
    (0.1530, 0.5286), (0.1700, 0.5360), (0.1830, 0.5401), (0.1950, 0.5380), (0.2030, 0.5300),
    (0.2030, 0.5190), (0.1960, 0.5130), (0.1860, 0.5146), (0.1760, 0.5171), (0.1640, 0.5150),
    (0.1480, 0.5094), (0.1280, 0.5034), (0.1060, 0.4988), (0.0860, 0.4958), (0.0690, 0.4974),
)  # fmt: skip
# The upper arm bone of an arm that hangs: its ball, the outer knob, and the shaft.
UPPER_ARM_BONE = (
    (0.1690, 0.4980), (0.1760, 0.5090), (0.1880, 0.5130), (0.2000, 0.5110), (0.2110, 0.5060),
    (0.2190, 0.4960), (0.2200, 0.4830), (0.2160, 0.4650), (0.2120, 0.4400), (0.2150, 0.4000),
    (0.2215, 0.3400), (0.2260, 0.3000), (0.2020, 0.3000), (0.1975, 0.3400), (0.1910, 0.4000),
    (0.1875, 0.4350), (0.1820, 0.4560), (0.1730, 0.4670), (0.1670, 0.4790), (0.1660, 0.4900),
)  # fmt: skip


def chest_tips() -> list[float]:
    """Heights of the knobs of T1 to T12: each step is the same amount longer than the last."""
    first, steps = 0.021, 12
    more = ((C7 - T12) / steps - first) * 2 / (steps - 1)
    return list(accumulate((-first - more * step for step in range(steps)), initial=C7))[1:]


def neck_bones() -> list[list[Flat]]:
    """The right halves of C1 to C7."""
    rings = [lifted(ATLAS if name == "c1" else NECK_BONE, z) for name, z in NECK.items()]
    return [*rings, lifted(CHEST_BONE, C7 + ABOVE_TIP, 0.75)]


def chest_bones() -> list[list[Flat]]:
    """The right halves of T1 to T12."""
    return [lifted(CHEST_BONE, tip + ABOVE_TIP) for tip in chest_tips()]


def lifted(outline: tuple[Flat, ...], height: float, high: float = 1) -> list[Flat]:
    """An outline round a height, made lower by a factor."""
    return [(x, height + z * high) for x, z in outline]
