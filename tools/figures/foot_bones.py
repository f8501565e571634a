"""The bones of the right foot, by our own formulas: schematic, with a textbook's proportions.

Metres on the standing body. Toes and the bones before them are round, and so the same from
every side; the others are outlines, each for the views that its name says.
"""

from collections.abc import Sequence
from typing import NamedTuple

import numpy as np
from shapely import Polygon
from shapely.ops import unary_union

from tools.figures.bones import Profile, long_bone
from tools.figures.mesh import Floats
from tools.figures.views import View

Spot = tuple[float, float, float]
Flat = tuple[float, float]


class Ray(NamedTuple):
    """A metatarsal from its base to its head, and the toe's joints after it to its last bone.

    `size` is how thick the bones are, the second ray's being 1.
    """

    base: Spot
    head: Spot
    toe: Sequence[Spot]
    size: float


# From the big toe to the little one. The joints of the toes are the rig's; a head lies where the
# ball of the foot is widest, behind the joint that the rig turns a toe in; a base halfway along
# the foot, the second farther back than its neighbours.
RAYS: Sequence[Ray] = (
    Ray(
        (-0.1755, -0.0785, -0.9350),
        (-0.1680, -0.1380, -0.9600),
        ((-0.1685, -0.1800, -0.9660), (-0.1690, -0.2060, -0.9720)),
        1.35,
    ),
    Ray(
        (-0.1925, -0.0715, -0.9220),
        (-0.1926, -0.1430, -0.9600),
        ((-0.1945, -0.1780, -0.9640), (-0.1952, -0.1930, -0.9670), (-0.1952, -0.2070, -0.9720)),
        1.0,
    ),
    Ray(
        (-0.2050, -0.0720, -0.9250),
        (-0.2113, -0.1390, -0.9630),
        ((-0.2128, -0.1720, -0.9650), (-0.2130, -0.1860, -0.9680), (-0.2130, -0.1980, -0.9720)),
        1.0,
    ),
    Ray(
        (-0.2170, -0.0680, -0.9320),
        (-0.2287, -0.1280, -0.9640),
        ((-0.2300, -0.1590, -0.9660), (-0.2295, -0.1720, -0.9680), (-0.2295, -0.1830, -0.9720)),
        1.0,
    ),
    Ray(
        (-0.2325, -0.0575, -0.9460),
        (-0.2440, -0.1130, -0.9660),
        ((-0.2452, -0.1450, -0.9680), (-0.2440, -0.1560, -0.9690), (-0.2440, -0.1670, -0.9720)),
        0.95,
    ),
)
METATARSAL: Profile = (
    (0.0, 0.0066), (0.08, 0.0068), (0.26, 0.0047), (0.68, 0.0044), (0.87, 0.0066), (0.97, 0.0060),
)  # fmt: skip
PHALANX: Profile = ((0.0, 0.0054), (0.15, 0.0052), (0.5, 0.0034), (0.85, 0.0044), (1.0, 0.0038))
# The length of a toe's bone at which it is as thick as that; a shorter one is thinner.
FULL_LENGTH = 0.018
# Where the base of the fifth metatarsal sticks out, and how wide it is from there on.
STYLOID: Spot = (-0.2405, -0.0470, -0.9500)
SPUR: Profile = ((0.0, 0.0022), (0.45, 0.0058), (1.0, 0.0030))
# Metres between the ends of two bones, each of which is rounded a little beyond its end.
JOINT = 0.0032

# Seen from the side, as y and z. The talus is drawn up to its edges under the shin bone.
TALUS_INNER: Sequence[Flat] = (
    (-0.0180, -0.8985), (-0.0240, -0.9050), (-0.0330, -0.9030), (-0.0400, -0.9070),
    (-0.0425, -0.9150), (-0.0400, -0.9240), (-0.0320, -0.9285), (-0.0200, -0.9265),
    (-0.0060, -0.9235), (0.0080, -0.9235), (0.0180, -0.9250), (0.0260, -0.9200),
    (0.0245, -0.9100), (0.0195, -0.9005), (0.0100, -0.8955), (-0.0060, -0.8945),
)  # fmt: skip
TALUS_OUTER: Sequence[Flat] = (
    (-0.0180, -0.8985), (-0.0240, -0.9050), (-0.0330, -0.9030), (-0.0400, -0.9070),
    (-0.0425, -0.9150), (-0.0400, -0.9240), (-0.0330, -0.9275), (-0.0250, -0.9220),
    (-0.0170, -0.9165), (-0.0090, -0.9170), (-0.0045, -0.9230), (0.0000, -0.9285),
    (0.0065, -0.9255), (0.0160, -0.9220), (0.0240, -0.9205), (0.0265, -0.9160),
    (0.0250, -0.9070), (0.0200, -0.9000), (0.0100, -0.8955), (-0.0060, -0.8945),
)  # fmt: skip
# With the shelf that holds the talus up.
HEEL_INNER: Sequence[Flat] = (
    (0.0500, -0.9300), (0.0420, -0.9275), (0.0340, -0.9265), (0.0250, -0.9285),
    (0.0120, -0.9275), (-0.0020, -0.9270), (-0.0095, -0.9300), (-0.0125, -0.9345),
    (-0.0190, -0.9365), (-0.0270, -0.9350), (-0.0315, -0.9390), (-0.0310, -0.9500),
    (-0.0240, -0.9565), (-0.0050, -0.9570), (0.0150, -0.9610), (0.0320, -0.9680),
    (0.0450, -0.9700), (0.0540, -0.9650), (0.0580, -0.9540), (0.0565, -0.9400),
)  # fmt: skip
# With the slope down to the hollow before the ankle, and the rise in front of that.
HEEL_OUTER: Sequence[Flat] = (
    (0.0500, -0.9300), (0.0420, -0.9275), (0.0350, -0.9260), (0.0290, -0.9275),
    (0.0150, -0.9370), (0.0040, -0.9450), (-0.0080, -0.9440), (-0.0180, -0.9360),
    (-0.0270, -0.9330), (-0.0315, -0.9370), (-0.0310, -0.9500), (-0.0240, -0.9565),
    (-0.0050, -0.9570), (0.0150, -0.9610), (0.0320, -0.9680), (0.0450, -0.9700),
    (0.0540, -0.9650), (0.0580, -0.9540), (0.0565, -0.9400),
)  # fmt: skip
NAVICULAR_SIDE: Sequence[Flat] = (
    (-0.0400, -0.9020), (-0.0470, -0.9010), (-0.0545, -0.9060), (-0.0565, -0.9150),
    (-0.0550, -0.9260), (-0.0500, -0.9350), (-0.0425, -0.9360), (-0.0405, -0.9290),
    (-0.0440, -0.9150),
)  # fmt: skip
CUNEIFORM_INNER: Sequence[Flat] = (
    (-0.0575, -0.9080), (-0.0680, -0.9120), (-0.0780, -0.9200), (-0.0765, -0.9300),
    (-0.0715, -0.9430), (-0.0660, -0.9490), (-0.0580, -0.9430), (-0.0570, -0.9300),
    (-0.0590, -0.9170),
)  # fmt: skip
CUNEIFORM_OUTER: Sequence[Flat] = (
    (-0.0570, -0.9085), (-0.0640, -0.9110), (-0.0700, -0.9150), (-0.0705, -0.9290),
    (-0.0620, -0.9330), (-0.0565, -0.9270), (-0.0585, -0.9170),
)  # fmt: skip
CUBOID_OUTER: Sequence[Flat] = (
    (-0.0335, -0.9350), (-0.0430, -0.9310), (-0.0560, -0.9320), (-0.0640, -0.9350),
    (-0.0640, -0.9400), (-0.0570, -0.9450), (-0.0545, -0.9530), (-0.0440, -0.9570),
    (-0.0340, -0.9540), (-0.0335, -0.9450),
)  # fmt: skip
# Seen from above, as places with the height of their upper side.
CUNEIFORMS_TOP: Sequence[Sequence[Spot]] = (
    (
        (-0.1675, -0.0570, -0.9230), (-0.1665, -0.0765, -0.9260), (-0.1745, -0.0785, -0.9200),
        (-0.1845, -0.0765, -0.9170), (-0.1850, -0.0545, -0.9080), (-0.1760, -0.0540, -0.9120),
    ),
    (
        (-0.1860, -0.0535, -0.9080), (-0.1855, -0.0620, -0.9110), (-0.1860, -0.0705, -0.9140),
        (-0.1925, -0.0710, -0.9140), (-0.1990, -0.0705, -0.9140), (-0.1980, -0.0610, -0.9110),
        (-0.1975, -0.0520, -0.9080), (-0.1915, -0.0525, -0.9080),
    ),
    (
        (-0.1985, -0.0510, -0.9080), (-0.1995, -0.0610, -0.9110), (-0.2000, -0.0710, -0.9150),
        (-0.2060, -0.0715, -0.9150), (-0.2115, -0.0705, -0.9160), (-0.2110, -0.0600, -0.9120),
        (-0.2095, -0.0490, -0.9090), (-0.2040, -0.0495, -0.9080),
    ),
)  # fmt: skip
CUBOID_TOP: Sequence[Spot] = (
    (-0.2100, -0.0350, -0.9120), (-0.2110, -0.0500, -0.9140), (-0.2125, -0.0650, -0.9180),
    (-0.2225, -0.0640, -0.9250), (-0.2350, -0.0555, -0.9370), (-0.2370, -0.0430, -0.9390),
    (-0.2320, -0.0320, -0.9310), (-0.2200, -0.0310, -0.9200),
)  # fmt: skip
NAVICULAR_TOP: Sequence[Spot] = (
    (-0.1690, -0.0400, -0.9180), (-0.1690, -0.0520, -0.9180), (-0.1760, -0.0525, -0.9120),
    (-0.1860, -0.0530, -0.9070), (-0.1980, -0.0510, -0.9060), (-0.2080, -0.0480, -0.9080),
    (-0.2080, -0.0370, -0.9050), (-0.1970, -0.0420, -0.9010), (-0.1850, -0.0430, -0.9010),
    (-0.1750, -0.0380, -0.9080),
)  # fmt: skip
TALUS_TOP: Sequence[Spot] = (
    (-0.1780, -0.0380, -0.9060), (-0.1860, -0.0430, -0.9030), (-0.1960, -0.0420, -0.9030),
    (-0.2040, -0.0370, -0.9060), (-0.2040, -0.0270, -0.9060), (-0.2080, -0.0180, -0.9000),
    (-0.2120, 0.0000, -0.8970), (-0.1840, 0.0000, -0.8970), (-0.1830, -0.0180, -0.9000),
    (-0.1790, -0.0280, -0.9060),
)  # fmt: skip

# Seen from below, as x and y.
HEEL_SOLE: Sequence[Flat] = (
    (-0.1920, 0.0560), (-0.2010, 0.0580), (-0.2110, 0.0550), (-0.2165, 0.0450), (-0.2175, 0.0300),
    (-0.2190, 0.0120), (-0.2230, -0.0080), (-0.2260, -0.0290), (-0.2100, -0.0320),
    (-0.2030, -0.0250), (-0.1960, -0.0130), (-0.1830, -0.0080), (-0.1810, 0.0030),
    (-0.1870, 0.0120), (-0.1860, 0.0300), (-0.1860, 0.0460),
)  # fmt: skip


def from_side(flat: Sequence[Flat]) -> list[Spot]:
    """Places seen from the inner or the outer side, given as y and z."""
    return [(0.0, y, z) for y, z in flat]


def from_below(flat: Sequence[Flat]) -> list[Spot]:
    """Places seen from above or below, given as x and y."""
    return [(x, y, 0.0) for x, y in flat]


def metatarsal(view: View, ray: Ray) -> Floats:
    """A metatarsal in figure units; the fifth with the spur at its base."""
    bone = long_bone(view, ray.base, ray.head, _thick(METATARSAL, ray.size))
    if ray is not RAYS[-1]:
        return bone
    spur = long_bone(view, STYLOID, _along(ray.base, ray.head, 0.4), SPUR)
    whole = unary_union([Polygon(bone).buffer(0), Polygon(spur).buffer(0)])
    edge: Floats = np.array(whole.exterior.coords)[:-1]
    return edge


def toe(view: View, ray: Ray) -> list[Floats]:
    """The bones of a toe in figure units, from its root to its tip."""
    joints = (ray.head, *ray.toe)
    gaps = (2 * JOINT * ray.size, *[JOINT * ray.size] * (len(ray.toe) - 1))
    return [
        _phalanx(view, _beyond(near, far, gap), far, ray.size)
        for near, far, gap in zip(joints, joints[1:], gaps, strict=False)
    ]


def _phalanx(view: View, near: Floats, far: Spot, size: float) -> Floats:
    length = float(np.linalg.norm(far - near))
    return long_bone(view, near, far, _thick(PHALANX, size * min(1, length / FULL_LENGTH) ** 0.5))


def _thick(profile: Profile, size: float) -> Profile:
    return [(share, width * size) for share, width in profile]


def _along(near: Spot, far: Spot, share: float) -> Floats:
    return np.asarray(near) + share * (np.asarray(far) - near)


def _beyond(near: Spot, far: Spot, gap: float) -> Floats:
    """The place `gap` metres from `near` on the way to `far`."""
    return _along(near, far, gap / float(np.linalg.norm(np.subtract(far, near))))
