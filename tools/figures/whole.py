"""The figures of the whole body, from behind and from the front: small, and without bones."""

from collections.abc import Callable, Mapping
from dataclasses import replace
from functools import partial

from shapely import MultiPolygon

from acuguide.catalog.figures import Cun, Layer, Shows
from tools.figures import contours
from tools.figures.drawing import Drawing
from tools.figures.landmarks import LANDMARKS, find
from tools.figures.mesh import Body, Pose, body
from tools.figures.trunk import CLEFT, CUN_ACROSS, FOLD
from tools.figures.trunk_bones import on_right
from tools.figures.views import View, see

# The right arm hangs 24 degrees lower than at rest, the elbow is 30 degrees straighter, and
# the forearm turns outward by 90 degrees, so that the palm looks ahead; the left arm likewise.
RIGHT_ARM: Pose = {
    "upperarm01.R": (0, -24, 0),
    "lowerarm01.R": (16.9, -12.7, -22.5),
    "lowerarm02.R": (-22.6, -46.4, -23.8),
}
PALMS_AHEAD: Pose = {
    **RIGHT_ARM,
    **{bone.replace(".R", ".L"): (x, -y, -z) for bone, (x, y, z) in RIGHT_ARM.items()},
}
FROM_BEHIND = View(right=(-1, 0, 0), up=(0, 0, 1), centre=(0, 0, -0.055), width=0.95, height=1.9)
FROM_FRONT = replace(FROM_BEHIND, right=(1, 0, 0))
# The standard puts the crease behind the knee 16 cun above the outer ankle knob, which is
# 445 mm on this body. The thigh's cun is about a tenth shorter, which does not show at this size.
CUN_ALONG = 0.445 / 16
# The place of a line may be this many figure units off its true course: these are never enlarged.
ROUGH = 1.6
# The height of the navel, in metres.
NAVEL = 0.014
# How far below the skin that the eye sees a landmark may lie, in metres, and still be shown.
DEEP = 0.05
# These are at the body's side, and are shown from behind and from the front: else neither figure
# would have all the landmarks that GB29 and GB39 need.
FROM_BOTH = frozenset({"greater-trochanter", "fibula-front-edge"})
# A standing body does not show its soles, so these would lead to a wrong place on it.
OF_SOLE = frozenset({"heel", "toe-web-2-3"})


def from_behind() -> Drawing:
    """The whole body from behind."""
    drawing = _whole("body-back", FROM_BEHIND)
    for crease in (CLEFT, FOLD):
        drawing.line(Layer.FOLD, on_right(crease))
    return drawing


def from_front() -> Drawing:
    """The whole body from the front."""
    drawing = _whole("body-front", FROM_FRONT)
    x, y, z = find("umbilicus", body())[0]
    drawing.line(Layer.FOLD, [(x, y, z + NAVEL / 2), (x, y, z - NAVEL / 2)])
    return drawing


def _whole(name: str, view: View) -> Drawing:
    posed = body(PALMS_AHEAD)
    cun = Cun(across=round(CUN_ACROSS * view.scale, 1), along=round(CUN_ALONG * view.scale, 1))
    drawing = Drawing(name, view, Shows.BOTH, cun)
    # At this size deep shade would only blur the limbs.
    drawn = contours.trace(view, see(view, posed), fine=ROUGH)
    drawing.body(replace(drawn, deep_shade=MultiPolygon()))
    for landmark in filter(partial(_shows, view, posed), LANDMARKS.keys() - OF_SOLE):
        drawing.landmark(landmark, find(landmark, posed))
    return drawing


def _shows(view: View, posed: Body, landmark: str) -> bool:
    """Whether all of a landmark is on the side of the body that the view sees."""
    if landmark in FROM_BOTH:
        return True
    places = find(landmark, posed)
    seen = [posed.touched(place, -view.toward) for place in places]
    return all(
        ((skin - place) @ view.toward) < DEEP for skin, place in zip(seen, places, strict=True)
    )


FIGURES: Mapping[str, Callable[[], Drawing]] = {
    "body-back": from_behind,
    "body-front": from_front,
}
