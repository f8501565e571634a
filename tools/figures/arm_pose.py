"""How the right arm is held in the figures of one arm: turns of the rig's bones.

Each pose is worked out from where the bones shall point. Directions are those of the body's
axes, as in `tools.figures.mesh`. The hand and the forearm hang with the palm ahead, as anatomy
describes them, so that "to the side" is the thumb's side in every figure.
"""

from collections.abc import Mapping
from functools import cache

import numpy as np
from scipy.spatial.transform import Rotation

from tools.figures.mesh import Body, Floats, Pose, body

DOWN, INWARD, OUTWARD = (0.0, 0.0, -1.0), (1.0, 0.0, 0.0), (-1.0, 0.0, 0.0)
# How many of the corners farthest from a finger's last joint make its tip.
FINGERTIP = 8
# Degrees that the index to the little finger point away from the thumb's side.
SPREAD = {2: -8.0, 3: 0.0, 4: 7.0, 5: 15.0}
# Degrees that each part of a finger points ahead, to the palm's side.
DROOP = (6.0, 10.0, 14.0)
THUMB = ((-0.62, -0.40, -0.68), (-0.50, -0.25, -0.83), (-0.45, -0.20, -0.87))
# Degrees that the forearm turns from the thumb upward to the palm upward, and how much of that
# each of the rig's bones does.
PALM_UP = 92.0
TWIST = {"lowerarm01.R": 0.15, "lowerarm02.R": 0.6, "wrist.R": 1.0}

# Which way a bone has turned in all, and which bone of the pose it hangs on.
Turned = Mapping[str, tuple[str | None, Rotation]]


@cache
def flat_hand() -> Pose:
    """The whole arm turned stiffly, so that the hand hangs with its back behind; fingers spread."""
    rest = body()
    hand = _turn(_hand(rest), _frame(DOWN, INWARD))
    turned: dict[str, tuple[str | None, Rotation]] = {"upperarm01.R": (None, hand)}
    for finger in range(1, 6):
        before = "upperarm01.R"
        for part, start, end in _finger(rest, finger):
            bone = f"finger{finger}-{part + 1}.R"
            turned[bone] = (before, _shortest(hand.apply(end - start), _aim(finger, part)) * hand)
            before = bone
    return _pose(turned)


@cache
def palm_up() -> Pose:
    """The arm hanging almost straight, palm ahead; the forearm upright, the upper arm aslant."""
    slant = np.radians(10)
    return _bent((np.sin(slant), 0.0, -np.cos(slant)), 8, PALM_UP)


@cache
def bent_elbow() -> Pose:
    """The upper arm hanging and the forearm ahead, with the thumb upward."""
    return _bent(DOWN, 95, 0)


def fingertip(posed: Body, finger: int) -> Floats:
    """The middle of a finger's tip, 1 being the thumb."""
    bone = f"finger{finger}-3.R"
    skin = posed.corners[posed.part == posed.bones.index(bone)]
    far = np.argsort(np.linalg.norm(skin - posed.joint(bone), axis=1))[-FINGERTIP:]
    tip: Floats = skin[far].mean(axis=0)
    return tip


def on_hand(posed: Body, place: tuple[float, float]) -> Floats:
    """A place of the hand: metres from the rig's wrist to the little finger's side and the tips."""
    across, along = place
    rest = body()
    directions = _hand(rest)
    spot = rest.joint("wrist.R") + along * directions[:, 0] + across * directions[:, 1]
    moved: Floats = posed.carry("wrist.R", [spot])[0]
    return moved


def on_forearm(posed: Body, place: tuple[float, float]) -> Floats:
    """A place at the forearm's middle depth: metres toward the thumb, and from wrist to elbow."""
    across, along = place
    wrist = posed.joint("wrist.R")
    whole = posed.joint("lowerarm01.R") - wrist
    moved: Floats = wrist + whole / np.linalg.norm(whole) * along + across * np.array(OUTWARD)
    return moved


def by_elbow(posed: Body, place: tuple[float, float]) -> Floats:
    """A place beside the elbow's joint: metres ahead of it and above it."""
    ahead, above = place
    moved: Floats = posed.joint("lowerarm01.R") + np.array([0, -ahead, above])
    return moved


def _bent(upper: tuple[float, float, float], bend: float, twist: float) -> Pose:
    """The elbow turns about the body's x, by `bend` degrees from straight down."""
    rest = body()
    shoulder, elbow, wrist = (
        rest.joint(bone) for bone in ("upperarm01.R", "lowerarm01.R", "wrist.R")
    )
    hinge = np.cross(elbow - shoulder, wrist - elbow)
    angle = np.radians(bend)
    ahead = np.array([0.0, -np.sin(angle), -np.cos(angle)])
    lower = _turn(_frame(wrist - elbow, hinge), _frame(ahead, OUTWARD))
    turned: dict[str, tuple[str | None, Rotation]] = {
        "upperarm01.R": (None, _turn(_frame(elbow - shoulder, hinge), _frame(upper, OUTWARD)))
    }
    before = "upperarm01.R"
    for bone, share in TWIST.items():
        turned[bone] = (before, Rotation.from_rotvec(ahead * np.radians(twist * share)) * lower)
        before = bone
    return _pose(turned)


def _hand(rest: Body) -> Floats:
    along = rest.joint("finger3-1.R") - rest.joint("wrist.R")
    return _frame(along, rest.joint("finger5-1.R") - rest.joint("finger2-1.R"))


def _finger(rest: Body, finger: int) -> list[tuple[int, Floats, Floats]]:
    """The parts of a finger, each with where it begins and ends; 0 is the part at the hand."""
    joints = [rest.joint(f"finger{finger}-{part}.R") for part in (1, 2, 3)]
    return list(zip(range(3), joints, [*joints[1:], fingertip(rest, finger)], strict=True))


def _aim(finger: int, part: int) -> Floats:
    if finger not in SPREAD:
        return np.asarray(THUMB[part])
    aside, ahead = np.radians(SPREAD[finger]), np.radians(DROOP[part])
    return np.array([np.sin(aside), -np.sin(ahead), -np.cos(aside)])


def _frame(along: object, across: object) -> Floats:
    """Three directions as columns: along, across made square to it, and square to both."""
    one = np.asarray(along, dtype=float)
    one = one / np.linalg.norm(one)
    two = np.asarray(across, dtype=float)
    two = two - (two @ one) * one
    two = two / np.linalg.norm(two)
    return np.column_stack([one, two, np.cross(one, two)])


def _turn(before: Floats, after: Floats) -> Rotation:
    return Rotation.from_matrix(after @ before.T)


def _shortest(before: Floats, after: Floats) -> Rotation:
    """The shortest turn from one direction to another."""
    axis = np.cross(before, after)
    size = float(np.linalg.norm(axis))
    return Rotation.from_rotvec(axis / size * np.arctan2(size, before @ after))


def _pose(turned: Turned) -> Pose:
    """What each bone turns beyond the bone it hangs on, in degrees."""
    pose: dict[str, tuple[float, float, float]] = {}
    for bone, (before, whole) in turned.items():
        own = whole if before is None else turned[before][1].inv() * whole
        x, y, z = own.as_euler("xyz", degrees=True)
        pose[bone] = (float(x), float(y), float(z))
    return pose
