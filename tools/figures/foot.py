"""The figures of the right ankle and foot: from both sides, from above, and the sole."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import replace

import numpy as np
from shapely import LineString, Point, Polygon
from shapely.geometry.base import BaseGeometry
from shapely.ops import unary_union

from acuguide.catalog.figures import Layer, Shows
from tools.figures import contours, foot_bones, foot_skin
from tools.figures.contours import Contours, polygons
from tools.figures.drawing import Drawing
from tools.figures.foot_bones import RAYS, from_below, from_side, metatarsal, toe
from tools.figures.foot_skin import even
from tools.figures.landmarks import find
from tools.figures.leg_bones import FIBULA, TIBIA, silhouette
from tools.figures.mesh import Floats, body, right_leg
from tools.figures.views import View, see

# The foot points straight ahead on this body, so that both are square to its long axis.
INNER = View(
    right=(0, 1, 0), up=(0, 0, 1), centre=(-0.2, -0.0735, -0.866), width=0.305, height=0.26
)
OUTER = View(
    right=(0, -1, 0), up=(0, 0, 1), centre=(-0.2, -0.0735, -0.866), width=0.305, height=0.26
)
# As one sees one's own foot: from above and, so that the top of the foot is faced, 32 degrees
# from its front.
ABOVE = View(
    right=(-1, 0, 0),
    up=(0, -0.848, -0.5299),
    centre=(-0.202, -0.087, -0.935),
    width=0.17,
    height=0.27,
)
BELOW = View(
    right=(1, 0, 0), up=(0, -1, 0), centre=(-0.203, -0.0735, -0.98), width=0.16, height=0.30
)

# The mesh is coarse here, and its corners would show: as in `contours`, but more.
FINE, SMOOTH = 1.5, 14
# Bones have no corners: how often those are cut. Figure units that a simplified edge may leave
# its course by, before that and after it; the area below which a rest of a hidden bone is left out.
CUTS, PLAIN, TRUE, LEAST_REST = 2, 2.5, 0.7, 250

# Where along the leg its bones' edges are felt, above the ankle knobs.
EDGE_HEIGHTS = (-0.745, -0.780, -0.815, -0.845, -0.870)
# Metres by which one toe stands before another to be drawn with a line.
TOE_JUMP = 0.006


def ankle_inner() -> Drawing:
    """The ankle and the foot from the inner side, toes to the left."""
    drawing = _begun("ankle-inner", INNER)
    first = RAYS[0]
    shin_bone = silhouette(INNER, body(), "lowerleg01.R", TIBIA)
    bones = _bones(
        drawing,
        shin_bone,
        from_side(foot_bones.NAVICULAR_SIDE),
        from_side(foot_bones.CUNEIFORM_INNER),
        metatarsal(INNER, first),
        *toe(INNER, first),
        from_side(foot_bones.TALUS_INNER),
        from_side(foot_bones.HEEL_INNER),
    )
    drawing.line(Layer.FOLD, from_side(foot_skin.TENDON_EDGE))
    _landmarks(drawing, "medial-malleolus", "achilles-tendon")
    drawing.landmark("tibia-rear-edge", _right_edge(drawing, shin_bone))
    _keep_soft(drawing, bones, "medial-malleolus", "achilles-tendon")
    drawing.label("shin-bone", (0, -0.0135, -0.800))
    drawing.label("heel-bone", (0, 0.018, -0.946))
    return drawing


def ankle_outer() -> Drawing:
    """The ankle and the foot from the outer side, toes to the right."""
    drawing = _begun("ankle-outer", OUTER, jump=TOE_JUMP)
    outer_bone = silhouette(OUTER, body(), "lowerleg01.R", FIBULA)
    bones = _bones(
        drawing,
        outer_bone,
        from_side(foot_bones.TALUS_OUTER),
        silhouette(OUTER, body(), "lowerleg01.R", TIBIA),
        *_rays(OUTER, RAYS[-1:]),
        from_side(foot_bones.CUBOID_OUTER),
        metatarsal(OUTER, RAYS[-2]),
        from_side(foot_bones.HEEL_OUTER),
        from_side(foot_bones.CUNEIFORM_OUTER),
        from_side(foot_bones.NAVICULAR_SIDE),
    )
    drawing.line(Layer.FOLD, from_side(foot_skin.TENDON_EDGE))
    _landmarks(
        drawing,
        "lateral-malleolus",
        "achilles-tendon",
        "lateral-malleolus-lower-edge",
        "heel-bone-outer-edge",
        "ankle-front-outer-hollow",
    )
    drawing.landmark("fibula-front-edge", _right_edge(drawing, outer_bone))
    _keep_soft(drawing, bones, "lateral-malleolus", "achilles-tendon")
    _keep_soft(drawing, bones, "lateral-malleolus-lower-edge", "heel-bone-outer-edge")
    _keep_soft(drawing, bones, "ankle-front-outer-hollow")
    drawing.label("outer-leg-bone", (0, 0.005, -0.800))
    drawing.label("heel-bone", (0, 0.030, -0.952))
    return drawing


def foot_top() -> Drawing:
    """The foot as one sees it looking down at one's own, toes up."""
    drawing = _begun("foot-top", ABOVE)
    bones = _bones(
        drawing,
        silhouette(ABOVE, body(), "lowerleg01.R", TIBIA),
        silhouette(ABOVE, body(), "lowerleg01.R", FIBULA),
        *_rays(ABOVE, RAYS),
        *foot_bones.CUNEIFORMS_TOP,
        foot_bones.NAVICULAR_TOP,
        foot_bones.CUBOID_TOP,
        foot_bones.TALUS_TOP,
    )
    for nail in foot_skin.NAILS:
        drawing.line(Layer.FOLD, foot_skin.edge_of(nail, ABOVE))
    drawing.line(Layer.FOLD, foot_skin.LAST_TOES)
    edge = find("little-toe-tendon-outer-edge", body())
    drawing.line(Layer.FOLD, edge + np.array([foot_skin.HALF_TENDON, 0, 0]))
    _landmarks(
        drawing,
        "metatarsal-1-2-hollow",
        "metatarsal-4-5-hollow",
        "little-toe-tendon-outer-edge",
        "little-toenail-outer-corner",
        "medial-malleolus",
        "lateral-malleolus",
    )
    _keep_soft(drawing, bones, "metatarsal-1-2-hollow")
    _keep_soft(drawing, bones, "metatarsal-4-5-hollow")
    return drawing


def foot_sole() -> Drawing:
    """The sole, toes up."""
    drawing = Drawing("foot-sole", BELOW, Shows.RIGHT)
    drawing.body(_sole())
    _bones(
        drawing,
        *_rays(BELOW, RAYS),
        from_below(foot_bones.HEEL_SOLE),
        *foot_bones.CUNEIFORMS_TOP,
        foot_bones.CUBOID_TOP,
        foot_bones.NAVICULAR_TOP,
    )
    for crease in (*foot_skin.TOE_CREASES, [(x, y) for x, y, _ in foot_skin.LAST_TOES]):
        drawing.line(Layer.FOLD, from_below(crease))
    _landmarks(drawing, "toe-web-2-3", "heel")
    drawing.label("heel-bone", (-0.201, 0.030, 0))
    return drawing


def _begun(name: str, view: View, jump: float = contours.JUMP) -> Drawing:
    drawing = Drawing(name, view, Shows.RIGHT)
    seen = see(view, body().only(right_leg))
    drawing.body(even(contours.trace(view, seen, jump=jump, fine=FINE, smooth=SMOOTH)))
    return drawing


def _sole() -> Contours:
    """The sole, with its arch in the shade."""
    traced = even(contours.trace(BELOW, see(BELOW, body().only(_foot)), fine=FINE, smooth=SMOOTH))
    arch = Polygon(BELOW.project(from_below(foot_skin.ARCH))[:, :2]).intersection(traced.skin)
    return replace(traced, shade=polygons(unary_union([traced.shade, arch])))


def _foot(bone: str) -> bool:
    """Whether a bone of the rig belongs to the right foot: the leg above it would hide the sole."""
    return bone.endswith(".R") and bone.startswith(("foot", "toe"))


def _rays(view: View, rays: Iterable[foot_bones.Ray]) -> list[Floats]:
    return [ring for ray in rays for ring in (metatarsal(view, ray), *toe(view, ray))]


def _bones(drawing: Drawing, *rings: object) -> BaseGeometry:
    """Draw bones, the nearest to the eye first: each is hidden where an earlier one is."""
    nearer: BaseGeometry = Polygon()
    for ring in rings:
        plain = Polygon(drawing.units(ring)).buffer(0).simplify(PLAIN)
        bone = Polygon(_rounded(np.array(plain.exterior.coords)[:-1])).buffer(0).simplify(TRUE)
        for rest in polygons(bone.difference(nearer)).geoms:
            if rest.area > LEAST_REST:
                drawing.area(Layer.BONE, np.array(rest.exterior.coords)[:-1])
        nearer = unary_union([nearer, bone])
    return nearer


def _rounded(ring: Floats) -> Floats:
    """A ring with its corners cut at a quarter of each side, and again: Chaikin's curve."""
    for _ in range(CUTS):
        after = np.roll(ring, -1, axis=0)
        ring = np.stack([0.75 * ring + 0.25 * after, 0.25 * ring + 0.75 * after], axis=1)
        ring = ring.reshape(-1, 2)
    return ring


def _right_edge(drawing: Drawing, bone: Floats) -> list[tuple[float, float]]:
    """The edge of a leg bone on the right of the picture, in figure units, at `EDGE_HEIGHTS`."""
    wide, _ = drawing.view.size
    levels = drawing.units([(0, 0, height) for height in EDGE_HEIGHTS])[:, 1]
    across = (Polygon(bone).intersection(LineString([(0, y), (wide, y)])) for y in levels)
    return [(level.bounds[2], level.bounds[1]) for level in across]


def _landmarks(drawing: Drawing, *names: str) -> None:
    for name in names:
        drawing.landmark(name, find(name, body()))


def _keep_soft(drawing: Drawing, bones: BaseGeometry, *landmarks: str) -> None:
    """Refuse a figure in which a point, halfway between its landmarks, would lie on bone."""
    place = drawing.units(np.mean([find(name, body()) for name in landmarks], axis=0))
    if bones.contains(Point(place[0])):
        message = f"{drawing.name}: the hollow at {landmarks} is drawn as bone"
        raise ValueError(message)


FIGURES: Mapping[str, Callable[[], Drawing]] = {
    "ankle-inner": ankle_inner,
    "ankle-outer": ankle_outer,
    "foot-top": foot_top,
    "foot-sole": foot_sole,
}
