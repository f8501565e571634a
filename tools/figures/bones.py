"""Bones by our own formulas, drawn from a few landmarks: schematic, and no mesh's outline.

Places and lengths are metres of the body; each function gives a ring in figure units, for
`Drawing.area(Layer.BONE, ...)`.
"""

from collections.abc import Sequence

import numpy as np

from tools.figures.mesh import Floats
from tools.figures.views import View

# Along a long bone from its near end (0) to its far end (1): half its width, in metres.
Profile = Sequence[tuple[float, float]]


def long_bone(view: View, near: object, far: object, profile: Profile) -> Floats:
    """A round bone between two places, in figure units: the same seen from every side."""
    start, end = (view.project(place)[0, :2] for place in (near, far))
    across = np.array([start[1] - end[1], end[0] - start[0]]) / np.linalg.norm(end - start)
    shares = np.array([share for share, _ in profile])
    widths = np.array([width for _, width in profile]) * view.scale
    axis = start + shares[:, None] * (end - start)
    sides = across * widths[:, None]
    near_cap, far_cap = _caps(axis, widths)
    return np.vstack([near_cap, axis + sides, far_cap, (axis - sides)[::-1]])


def _caps(axis: Floats, widths: Floats) -> tuple[Floats, Floats]:
    """Places just beyond both ends, so that these are rounded."""
    along = (axis[-1] - axis[0]) / np.linalg.norm(axis[-1] - axis[0])
    return axis[:1] - along * widths[0] * 0.4, axis[-1:] + along * widths[-1] * 0.4


def shaped(view: View, near: object, far: object, outline: Sequence[tuple[float, float]]) -> Floats:
    """A ring laid along the line between two places, in figure units.

    `outline` has, for each place of the ring, how far it is along the line (0 is `near`, 1 is
    `far`) and how many metres to the left of one who walks from `near` to `far` in the picture.
    """
    start, end = (view.project(place)[0, :2] for place in (near, far))
    left = np.array([end[1] - start[1], start[0] - end[0]]) / np.linalg.norm(end - start)
    shares, offsets = np.array(outline).T
    ring: Floats = start + shares[:, None] * (end - start)
    return ring + offsets[:, None] * view.scale * left
