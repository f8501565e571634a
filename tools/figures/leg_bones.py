"""The bones of the right leg round the knee and below it, as solids by our own formulas.

Places are metres on the standing body. A solid is a row of ellipses that lie square to the leg;
its silhouette is right from every side, so that all figures of the leg show the same bones.
"""

from collections.abc import Sequence
from itertools import pairwise
from typing import NamedTuple

import numpy as np
from scipy import ndimage
from shapely import LinearRing, MultiPoint, Polygon
from shapely.ops import unary_union

from tools.figures.contours import FINE
from tools.figures.mesh import Body, Floats
from tools.figures.views import View


class Ellipse(NamedTuple):
    """A cut square through a bone: its centre, and half its width and half its depth."""

    x: float
    y: float
    z: float
    wide: float
    deep: float


Solid = Sequence[Ellipse]

# The thigh bone moves with the thigh, and so does the kneecap as long as the knee is straight.
FEMUR: Sequence[Solid] = (
    (
        Ellipse(-0.135, -0.034, -0.33, 0.015, 0.016),
        Ellipse(-0.1385, -0.035, -0.36, 0.0165, 0.0165),
        Ellipse(-0.142, -0.036, -0.385, 0.021, 0.018),
        Ellipse(-0.1455, -0.0365, -0.405, 0.0305, 0.0215),
        Ellipse(-0.1475, -0.0365, -0.42, 0.0375, 0.025),
        Ellipse(-0.1485, -0.037, -0.434, 0.0385, 0.026),
        Ellipse(-0.149, -0.042, -0.4465, 0.029, 0.02),
    ),
    (
        Ellipse(-0.131, -0.034, -0.41, 0.0125, 0.018),
        Ellipse(-0.129, -0.033, -0.422, 0.0185, 0.0275),
        Ellipse(-0.1285, -0.032, -0.434, 0.0205, 0.0315),
        Ellipse(-0.1285, -0.032, -0.446, 0.0195, 0.03),
        Ellipse(-0.1288, -0.032, -0.456, 0.0145, 0.022),
        Ellipse(-0.129, -0.032, -0.4615, 0.0065, 0.01),
    ),
    (
        Ellipse(-0.1665, -0.034, -0.41, 0.0125, 0.019),
        Ellipse(-0.169, -0.033, -0.422, 0.018, 0.0285),
        Ellipse(-0.17, -0.032, -0.434, 0.0195, 0.032),
        Ellipse(-0.17, -0.032, -0.446, 0.0185, 0.03),
        Ellipse(-0.1695, -0.032, -0.456, 0.0135, 0.022),
        Ellipse(-0.169, -0.032, -0.461, 0.006, 0.01),
    ),
)
PATELLA: Sequence[Solid] = (
    (
        Ellipse(-0.152, -0.08, -0.399, 0.011, 0.0045),
        Ellipse(-0.152, -0.0812, -0.4025, 0.0175, 0.0075),
        Ellipse(-0.152, -0.0818, -0.409, 0.022, 0.0098),
        Ellipse(-0.152, -0.082, -0.417, 0.0235, 0.0105),
        Ellipse(-0.152, -0.0816, -0.427, 0.0215, 0.01),
        Ellipse(-0.1522, -0.0806, -0.436, 0.0155, 0.0085),
        Ellipse(-0.1526, -0.0794, -0.4435, 0.0085, 0.006),
        Ellipse(-0.153, -0.0785, -0.447, 0.0035, 0.003),
    ),
)
# The shaft and both its ends, the crest in front with the tuberosity at its top, and the inner
# ankle knob. The crest and the ends lie 3 to 6 mm under the skin, as they are felt.
TIBIA: Sequence[Solid] = (
    (
        Ellipse(-0.152, -0.033, -0.4610, 0.006, 0.006),
        Ellipse(-0.153, -0.034, -0.4655, 0.016, 0.014),
        Ellipse(-0.154, -0.035, -0.4670, 0.031, 0.020),
        Ellipse(-0.154, -0.035, -0.4700, 0.037, 0.0255),
        Ellipse(-0.1542, -0.035, -0.476, 0.0388, 0.0272),
        Ellipse(-0.1548, -0.036, -0.484, 0.0375, 0.0265),
        Ellipse(-0.155, -0.038, -0.497, 0.0315, 0.0242),
        Ellipse(-0.1528, -0.039, -0.512, 0.0215, 0.0212),
        Ellipse(-0.1516, -0.039, -0.53, 0.0152, 0.019),
        Ellipse(-0.1522, -0.038, -0.55, 0.0134, 0.0178),
        Ellipse(-0.1568, -0.035, -0.6, 0.0122, 0.0162),
        Ellipse(-0.164, -0.0305, -0.65, 0.0116, 0.015),
        Ellipse(-0.1717, -0.0255, -0.7, 0.0115, 0.014),
        Ellipse(-0.1785, -0.0193, -0.75, 0.0115, 0.0132),
        Ellipse(-0.1848, -0.013, -0.8, 0.0121, 0.0132),
        Ellipse(-0.188, -0.009, -0.83, 0.0135, 0.0145),
        Ellipse(-0.1907, -0.0045, -0.853, 0.0162, 0.0163),
        Ellipse(-0.193, -0.001, -0.872, 0.0195, 0.0185),
        Ellipse(-0.1945, 0.0, -0.884, 0.0202, 0.019),
        Ellipse(-0.196, 0.0, -0.893, 0.018, 0.0168),
    ),
    (
        Ellipse(-0.1555, -0.056, -0.476, 0.007, 0.004),
        Ellipse(-0.1555, -0.0585, -0.484, 0.0095, 0.0065),
        Ellipse(-0.156, -0.0598, -0.496, 0.0105, 0.0085),
        Ellipse(-0.155, -0.0575, -0.512, 0.008, 0.007),
        Ellipse(-0.1545, -0.0545, -0.53, 0.0055, 0.005),
        Ellipse(-0.156, -0.0505, -0.56, 0.004, 0.004),
        Ellipse(-0.162, -0.0463, -0.6, 0.003, 0.0035),
        Ellipse(-0.168, -0.0415, -0.65, 0.003, 0.003),
        Ellipse(-0.174, -0.0355, -0.7, 0.003, 0.003),
        Ellipse(-0.18, -0.0285, -0.75, 0.003, 0.003),
        Ellipse(-0.1845, -0.0225, -0.79, 0.003, 0.003),
    ),
    (
        Ellipse(-0.186, 0.001, -0.86, 0.009, 0.0125),
        Ellipse(-0.1815, 0.003, -0.878, 0.0088, 0.0135),
        Ellipse(-0.1797, 0.003, -0.89, 0.0078, 0.0125),
        Ellipse(-0.179, 0.002, -0.9, 0.0068, 0.01),
        Ellipse(-0.1788, 0.001, -0.907, 0.004, 0.005),
    ),
)
FIBULA: Sequence[Solid] = (
    (
        Ellipse(-0.2005, 0.002, -0.4825, 0.0035, 0.004),
        Ellipse(-0.201, 0.001, -0.486, 0.0085, 0.009),
        Ellipse(-0.2018, 0.0005, -0.493, 0.0108, 0.0115),
        Ellipse(-0.202, 0.0005, -0.501, 0.0104, 0.0111),
        Ellipse(-0.202, 0.0005, -0.512, 0.008, 0.0088),
        Ellipse(-0.2022, 0.0004, -0.526, 0.0062, 0.007),
        Ellipse(-0.203, 0.0, -0.545, 0.0057, 0.0063),
        Ellipse(-0.2065, -0.001, -0.6, 0.006, 0.0066),
        Ellipse(-0.2135, 0.0025, -0.7, 0.0064, 0.007),
        Ellipse(-0.2165, 0.0042, -0.75, 0.0062, 0.0067),
        Ellipse(-0.219, 0.0065, -0.8, 0.006, 0.0065),
        Ellipse(-0.221, 0.01, -0.845, 0.0068, 0.008),
        Ellipse(-0.2225, 0.0127, -0.872, 0.0086, 0.0108),
        Ellipse(-0.2238, 0.0135, -0.888, 0.0088, 0.0116),
        Ellipse(-0.2245, 0.0138, -0.902, 0.0078, 0.0108),
        Ellipse(-0.2245, 0.0142, -0.913, 0.0055, 0.0078),
        Ellipse(-0.224, 0.0148, -0.9195, 0.0022, 0.0035),
    ),
)

CORNERS = 32
# How far a cut sinks toward the inner side: the model stands with its legs apart.
LEAN = 0.0945
# Metres: how round the corners of a silhouette are, and over how much its edge is averaged.
ROUNDING = 0.0035
EASING = 0.002


def silhouette(view: View, posed: Body, mover: str, solids: Sequence[Solid]) -> Floats:
    """The edge of a bone in a pose, in figure units; `mover` is the rig's bone it moves with."""
    parts = [
        MultiPoint(np.vstack([_seen(view, posed, mover, cut) for cut in pair])).convex_hull
        for solid in solids
        for pair in pairwise(solid)
    ]
    rounding = ROUNDING * view.scale
    whole = unary_union(parts).buffer(rounding).buffer(-2 * rounding).buffer(rounding)
    if not isinstance(whole, Polygon):
        message = "a bone must be in one piece"
        raise TypeError(message)
    eased = Polygon(_eased(whole.exterior, EASING * view.scale))
    edge: Floats = np.array(eased.simplify(FINE).exterior.coords)[:-1]
    return edge


def _eased(edge: LinearRing, spread: float) -> Floats:
    """An edge without its small corners, by places a figure unit apart."""
    shares = np.arange(0, 1, 1 / edge.length)
    places = np.array([edge.interpolate(share, normalized=True).coords[0] for share in shares])
    eased: Floats = ndimage.gaussian_filter1d(places, spread, axis=0, mode="wrap")
    return eased


def _seen(view: View, posed: Body, mover: str, cut: Ellipse) -> Floats:
    turns = np.linspace(0, 2 * np.pi, CORNERS, endpoint=False)
    across, back = cut.wide * np.cos(turns), cut.deep * np.sin(turns)
    ring = np.column_stack([cut.x + across, cut.y + back, cut.z - LEAN * across])
    places: Floats = view.project(posed.carry(mover, ring))[:, :2]
    return places
