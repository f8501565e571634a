"""How a body is seen: a camera without perspective, and what it sees at each pixel."""

from dataclasses import dataclass
from functools import cached_property

import numpy as np
from numpy.typing import NDArray

from tools.figures.mesh import Body, Floats, Ints

# Pixels seen beyond the window on each side, so that lines run on to its border undisturbed.
MARGIN = 24
NOTHING = -1e9


@dataclass(frozen=True)
class View:
    """A window on the body: `width` x `height` metres round `centre`, seen along `away`.

    `right` and `up` are unit vectors of the body, such as (-1, 0, 0) and (0, 0, 1) from behind.
    The longer side is `longer` figure units, and a unit is a pixel.
    """

    right: tuple[float, float, float]
    up: tuple[float, float, float]
    centre: tuple[float, float, float]
    width: float
    height: float
    longer: int = 1000

    @property
    def scale(self) -> float:
        """Figure units per metre."""
        return self.longer / max(self.width, self.height)

    @property
    def size(self) -> tuple[int, int]:
        """Width and height in figure units; even, so that the middle is a whole number."""
        wide, high = (2 * round(side * self.scale / 2) for side in (self.width, self.height))
        return wide, high

    @cached_property
    def toward(self) -> Floats:
        """From the body to the eye."""
        eye: Floats = np.cross(self.right, self.up)
        return eye / np.linalg.norm(eye)

    def project(self, places: object) -> Floats:
        """Places of the body, in metres, as x and y in figure units, and nearness in metres."""
        offset = np.atleast_2d(np.asarray(places, dtype=float)) - self.centre
        wide, high = self.size
        x = offset @ np.asarray(self.right) * self.scale + wide / 2
        y = high / 2 - offset @ np.asarray(self.up) * self.scale
        return np.stack([x, y, offset @ self.toward], axis=-1)


@dataclass(frozen=True)
class Sight:
    """What a view sees of a body, pixel by pixel, with `MARGIN` pixels round the window.

    `mask` is where there is skin, `nearness` how far toward the eye it is (metres), `facing`
    how squarely it faces the eye: 1 is full, 0 edge on.
    """

    mask: NDArray[np.bool_]
    nearness: Floats
    facing: Floats


def see(view: View, body: Body) -> Sight:
    """Draw the body's triangles, the nearest one at each pixel."""
    wide, high = (side + 2 * MARGIN for side in view.size)
    corners = view.project(body.corners) + np.array([MARGIN, MARGIN, 0])
    facing = _corner_normals(body) @ view.toward
    nearness = np.full((high, wide), NOTHING)
    faced = np.zeros((high, wide))
    for triangle in _visible(body, corners, view, (wide, high)):
        _fill(nearness, faced, corners[triangle], facing[triangle])
    return Sight(mask=nearness > NOTHING, nearness=nearness, facing=np.clip(faced, 0, 1))


def _corner_normals(body: Body) -> Floats:
    normals = np.zeros_like(body.corners)
    flat = _normals(body.corners[body.triangles])
    for corner in range(3):
        np.add.at(normals, body.triangles[:, corner], flat)
    sizes = np.linalg.norm(normals, axis=1, keepdims=True)
    unit: Floats = normals / np.maximum(sizes, np.finfo(float).tiny)
    return unit


def _normals(triangles: Floats) -> Floats:
    one, two, three = triangles[:, 0], triangles[:, 1], triangles[:, 2]
    return np.cross(two - one, three - one)


def _visible(body: Body, corners: Floats, view: View, area: tuple[int, int]) -> Ints:
    """The triangles that face the eye and touch the picture."""
    faces_eye = _normals(body.corners[body.triangles]) @ view.toward > 0
    flat = corners[body.triangles][:, :, :2]
    inside = (flat.max(axis=1) > 0).all(axis=1) & (flat.min(axis=1) < area).all(axis=1)
    chosen: Ints = body.triangles[faces_eye & inside]
    return chosen


def _fill(nearness: Floats, faced: Floats, triangle: Floats, facing: Floats) -> None:
    """Draw one triangle where it is nearer than all before it."""
    high, wide = nearness.shape
    (left, top), (right, bottom) = triangle[:, :2].min(axis=0), triangle[:, :2].max(axis=0)
    columns = slice(max(int(left), 0), min(int(right) + 2, wide))
    rows = slice(max(int(top), 0), min(int(bottom) + 2, high))
    shares = _shares(triangle, rows, columns)
    if shares is None:
        return
    depth = shares @ triangle[:, 2]
    near = nearness[rows, columns]
    drawn = (shares >= 0).all(axis=-1) & (depth > near)
    near[drawn] = depth[drawn]
    faced[rows, columns][drawn] = (shares @ facing)[drawn]


def _shares(triangle: Floats, rows: slice, columns: slice) -> Floats | None:
    """How much of each corner there is at each pixel, below 0 outside the triangle."""
    (ax, ay), (bx, by), (cx, cy) = triangle[:, :2]
    area = (by - cy) * (ax - cx) + (cx - bx) * (ay - cy)
    if abs(area) < np.finfo(float).eps:
        return None
    x = np.arange(columns.start, columns.stop) + 0.5
    y = np.arange(rows.start, rows.stop)[:, None] + 0.5
    first = ((by - cy) * (x - cx) + (cx - bx) * (y - cy)) / area
    second = ((cy - ay) * (x - cx) + (ax - cx) * (y - cy)) / area
    return np.stack([first, second, 1 - first - second], axis=-1)
