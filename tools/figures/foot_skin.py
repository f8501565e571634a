"""The skin of the right foot, where the mesh's shades alone do not show it.

Metres on the standing body: tendons, creases, nails and the arch; and how the edge is evened.
"""

from collections.abc import Sequence
from dataclasses import replace
from typing import NamedTuple

import numpy as np
from shapely import LineString, MultiLineString

from tools.figures.bones import shaped
from tools.figures.contours import Contours
from tools.figures.mesh import Floats
from tools.figures.views import View

# The front edge of the heel tendon, as y and z; its rear edge is the edge of the skin.
TENDON_EDGE = (
    (0.0440, -0.7950), (0.0445, -0.8300), (0.0450, -0.8600), (0.0460, -0.8880), (0.0480, -0.9080),
    (0.0515, -0.9260),
)  # fmt: skip
# Where the last two toes touch, up to the gap between them.
LAST_TOES = ((-0.2380, -0.1685, -0.9650), (-0.2382, -0.1620, -0.9650), (-0.2377, -0.1545, -0.9650))
# Half the width of the tendon to the little toe, in metres.
HALF_TENDON = 0.002
# Where the sole is more than a centimetre off the floor, as x and y; it goes on off the skin.
ARCH = (
    (-0.140, -0.118), (-0.166, -0.108), (-0.179, -0.100), (-0.193, -0.086), (-0.201, -0.070),
    (-0.2015, -0.055), (-0.197, -0.040), (-0.189, -0.025), (-0.181, -0.010), (-0.174, 0.006),
    (-0.168, 0.018), (-0.140, 0.018),
)  # fmt: skip
# The creases of the sole at the roots of the toes, from web to web, as x and y.
TOE_CREASES = (
    ((-0.1570, -0.1670), (-0.1680, -0.1635), (-0.1785, -0.1645)),
    ((-0.1825, -0.1620), (-0.1925, -0.1585), (-0.2010, -0.1610)),
    ((-0.2045, -0.1600), (-0.2125, -0.1555), (-0.2190, -0.1560)),
    ((-0.2225, -0.1530), (-0.2290, -0.1475), (-0.2350, -0.1450)),
    ((-0.2385, -0.1425), (-0.2450, -0.1395), (-0.2510, -0.1405)),
)


class Nail(NamedTuple):
    """A toenail of the mesh: the middles of its base and its tip, and half its width."""

    base: tuple[float, float, float]
    tip: tuple[float, float, float]
    half_width: float


NAILS: Sequence[Nail] = (
    Nail((-0.1716, -0.1946, -0.9625), (-0.1716, -0.2097, -0.9660), 0.0075),
    Nail((-0.1949, -0.2041, -0.9660), (-0.1949, -0.2110, -0.9693), 0.0044),
    Nail((-0.2131, -0.1948, -0.9659), (-0.2131, -0.2017, -0.9676), 0.0045),
    Nail((-0.2292, -0.1805, -0.9643), (-0.2292, -0.1861, -0.9676), 0.0044),
    Nail((-0.2443, -0.1631, -0.9667), (-0.2443, -0.1695, -0.9685), 0.0043),
)
# From near a nail's tip round its base and back: shares of its length from the base, and of half
# its width.
NAIL_EDGE = (
    (0.85, 1.0), (0.25, 1.0), (0.02, 0.8), (-0.06, 0.0), (0.02, -0.8), (0.25, -1.0), (0.85, -1.0),
)  # fmt: skip


def edge_of(nail: Nail, view: View) -> Floats:
    """The edge of a nail but for its tip, in figure units."""
    edge = [(share, across * nail.half_width) for share, across in NAIL_EDGE]
    return shaped(view, nail.base, nail.tip, edge)


def even(traced: Contours) -> Contours:
    """The same contours, with each closed edge beginning where it turns least.

    So it does not show where it begins.
    """
    begun = [_begun_straight(line) for line in traced.outline.geoms]
    return replace(traced, outline=MultiLineString(begun))


def _begun_straight(line: LineString) -> LineString:
    """A line that, if it is closed, begins where it turns least."""
    if not line.is_closed:
        return line
    ring = np.array(line.coords)[:-1]
    into, out = (ring - np.roll(ring, 1, axis=0)), (np.roll(ring, -1, axis=0) - ring)
    sizes = np.linalg.norm(into, axis=1) * np.linalg.norm(out, axis=1)
    straightest = int(np.argmax(np.einsum("ij,ij->i", into, out) / sizes))
    begun = np.roll(ring, -straightest, axis=0)
    return LineString([*begun, begun[0]])
