"""Where the landmarks are on the standing body: on the right side, in metres.

A figure asks for them in its own pose: each moves with a bone of the rig. Ids are those of
`data/landmarks.yaml`. The body's axes are those of `tools.figures.mesh`: the right side is at
negative x, the back at positive y.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache

import numpy as np

from tools.figures.mesh import ARM, Body, Floats, body, right_arm, without_arms

Spot = tuple[float, float, float]

AHEAD, BACKWARD = (0.0, -1.0, 0.0), (0.0, 1.0, 0.0)
# A finger that presses the right shin from its outer front, or from the inner side, a little
# from the front.
OUTER_FRONT, INNER_FRONT = (0.4226, 0.9063, 0.0), (-0.9659, 0.2588, 0.0)
LEFTWARD, RIGHTWARD = (1.0, 0.0, 0.0), (-1.0, 0.0, 0.0)


@dataclass(frozen=True)
class Landmark:
    """A place or a line on the standing body, and the bone of the rig that it moves with.

    With a `touch` the places are moved along it to where a finger coming that way meets the
    skin; without one they are taken as they are.
    """

    bone: str
    places: tuple[Spot, ...]
    touch: Spot | None = None


def behind(bone: str, *places: tuple[float, float]) -> Landmark:
    """Places on the skin of the back, given by x and z."""
    return Landmark(bone, tuple((x, 0.0, z) for x, z in places), AHEAD)


def before(bone: str, *places: tuple[float, float]) -> Landmark:
    """Places on the skin of the front, given by x and z."""
    return Landmark(bone, tuple((x, 0.0, z) for x, z in places), BACKWARD)


def outside(bone: str, *places: Spot) -> Landmark:
    """Places on the outer skin of the right side: the skin to the right of those given."""
    return Landmark(bone, places, LEFTWARD)


def inside(bone: str, *places: Spot) -> Landmark:
    """Places on the inner skin of the right arm or leg: the skin to the left of those given."""
    return Landmark(bone, places, RIGHTWARD)


# Heights of the low back, chosen so that the anatomy's relations hold on this body: the line
# between the tops of the hip bones passes through the gap between L4 and L5, less than 0.3 cun
# from the dip below L4's knob; knobs are 28 mm apart; the back dimples are level with S2; the
# fourth hollow is level with the sacral hiatus (the standard, at BL34 and BL54). The tops of the
# hip bones are at 0.607 of the stature, as measured in adults (ANSUR, iliocristale height); the
# soles of this body are at -0.97, its crown at 0.87. The dip below each knob:
CREST = 0.146
KNOBS = {"t12": 0.256, "l1": 0.229, "l2": 0.201, "l3": 0.173, "l4": 0.145, "l5": 0.117}
HOLLOWS = {
    "s1": (-0.025, 0.096),
    "s2": (-0.022, 0.077),
    "s3": (-0.019, 0.058),
    "s4": (-0.016, 0.042),
}
# The front hip point, at 0.562 of the stature (ANSUR, iliospinale height).
ASIS = (-0.125, 0.063)

LANDMARKS: Mapping[str, Landmark] = {
    # The highest place of `trunk_bones.HIP_BONE`; at the middle of the body's depth.
    "iliac-crest": Landmark("root", ((-0.092, 0.0, CREST),)),
    **{
        f"{knob}-lower-edge": behind("root", (0.0, height))
        for knob, height in KNOBS.items()
        if knob != "t12"
    },
    # The dimples lie about two fingers from the midline; S2's hollow is halfway to them (BL32).
    "psis": behind("root", (-0.044, HOLLOWS["s2"][1])),
    "s1-level": behind("root", (0.0, HOLLOWS["s1"][1])),
    "s2-level": behind("root", (0.0, HOLLOWS["s2"][1])),
    **{f"{hollow}-foramen": behind("root", place) for hollow, place in HOLLOWS.items()},
    "sacral-hiatus": behind("root", (0.0, HOLLOWS["s4"][1])),
    # The outermost bone of the thigh's top, about 20 mm under the skin; in depth where the rig's
    # hip joint is.
    "greater-trochanter": Landmark("upperleg01.R", ((-0.165, 0.008, -0.027),)),
    # Half of the crease's length, on the crease as drawn.
    "gluteal-fold-middle": behind("upperleg01.R", (-0.075, -0.104)),
    # The lower leg. The standard puts the crease level with the lower end of the kneecap, and 16
    # cun above the outer ankle knob. The knobs are where the skin bulges most at the ankle; the
    # outer one lies lower, and farther back, for the foot is turned out.
    "popliteal-crease-middle": behind("lowerleg01.R", (-0.148, -0.447)),
    "lateral-malleolus": outside("lowerleg02.R", (-0.200, 0.013, -0.900)),
    "medial-malleolus": inside("lowerleg02.R", (-0.200, 0.004, -0.888)),
    # The middle of the cord, which is 10 mm thick.
    "achilles-tendon": Landmark("lowerleg02.R", ((-0.196, 0.0495, -0.893),)),
    # The middle of the calf from side to side. The V at its end is 8 of the 16 cun down.
    "calf-heads-gap": behind(
        "lowerleg01.R",
        (-0.150, -0.470),
        (-0.163, -0.510),
        (-0.172, -0.555),
        (-0.178, -0.605),
        (-0.183, -0.650),
        (-0.186, -0.674),
    ),
    "calf-v": behind("lowerleg01.R", (-0.186, -0.674)),
    # From the V down and out, under the outer head; BL58 is on it, a cun out of the V's tip and
    # straight above the hollow between the outer knob and the heel tendon.
    "outer-calf-groove": behind(
        "lowerleg01.R",
        (-0.186, -0.674),
        (-0.197, -0.689),
        (-0.207, -0.698),
        (-0.2155, -0.705),
        (-0.222, -0.720),
    ),
    # A fingertip from the head of the outer bone, which is at (-.202, .001, -.498).
    "fibular-head-hollow": outside("lowerleg01.R", (-0.180, -0.0405, -0.518)),
    # Just off the bone as drawn, where a finger finds it that comes from the outer front.
    "fibula-front-edge": Landmark(
        "lowerleg01.R",
        (
            (-0.196, -0.008, -0.540),
            (-0.201, -0.006, -0.600),
            (-0.207, -0.003, -0.700),
            (-0.210, -0.001, -0.750),
            (-0.213, 0.002, -0.800),
            (-0.214, 0.004, -0.845),
            (-0.214, 0.006, -0.875),
        ),
        OUTER_FRONT,
    ),
    # Beside the band below the kneecap (ST35), and to the front of the ankle (ST41).
    "knee-outer-dip": before("lowerleg01.R", (-0.184, -0.457)),
    "outer-shin-line": before(
        "lowerleg01.R",
        (-0.184, -0.457),
        (-0.187, -0.520),
        (-0.1895, -0.590),
        (-0.192, -0.670),
        (-0.194, -0.750),
        (-0.197, -0.830),
        (-0.200, -0.893),
    ),
    # 2 cun below the crease (15 to the inner ankle knob, less 13), where the inner edge of the
    # shin bends; just behind the bone.
    "medial-tibial-condyle": Landmark("lowerleg01.R", ((-0.157, -0.012, -0.508),), INNER_FRONT),
    "tibia-rear-edge": Landmark(
        "lowerleg01.R",
        (
            (-0.157, -0.012, -0.508),
            (-0.157, -0.017, -0.550),
            (-0.161, -0.015, -0.600),
            (-0.167, -0.012, -0.650),
            (-0.173, -0.008, -0.700),
            (-0.179, -0.002, -0.750),
            (-0.185, 0.005, -0.800),
            (-0.191, 0.015, -0.853),
            (-0.194, 0.021, -0.880),
        ),
        INNER_FRONT,
    ),
    # The hip and the thigh.
    # The corner of the hip bone as drawn from behind, on the skin of the front.
    "asis": before("root", ASIS),
    # The joint of the pubic bones as drawn from behind.
    "pubic-symphysis-upper-edge": before("root", (0.0, -0.006)),
    "pubic-symphysis-lower-edge": before("root", (0.0, -0.034)),
    # The kneecap is 45 mm high and wide on this body, its middle a little above the knee joint.
    "patella-base-inner-end": before("upperleg02.R", (-0.1305, -0.4045)),
    "asis-patella-line": before(
        "upperleg01.R", ASIS, (-0.135, -0.034), (-0.154, -0.220), (-0.173, -0.404)
    ),
    # The rig's shoulder and arm, hanging straight, end here; 7 cun above the crease of the knee.
    # The level is a line across the outer side.
    "middle-fingertip": outside(
        "upperleg02.R", (-0.15, -0.045, -0.285), (-0.15, -0.012, -0.285), (-0.15, 0.020, -0.285)
    ),
    # Where the outer thigh's groove is: about two thirds of its depth from the front.
    "iliotibial-band-rear-edge": outside(
        "upperleg02.R",
        (-0.12, 0.007, -0.110),
        (-0.13, 0.003, -0.200),
        (-0.13, -0.004, -0.285),
        (-0.15, -0.010, -0.360),
        (-0.15, -0.016, -0.425),
    ),
    # The middle of the back of the thigh, from the fold to the crease of the knee.
    "hamstring-gap": behind(
        "upperleg02.R", (-0.078, -0.120), (-0.105, -0.232), (-0.132, -0.350), (-0.147, -0.430)
    ),
    # The foot. Places on its top and its toes lie on the mesh's own skin. The lower end of the
    # outer ankle bone and the upper edge of the heel bone below it are as drawn, straight down
    # from the knob; the hollow before them is at the corner of the bone's front and lower edges.
    "lateral-malleolus-lower-edge": outside("lowerleg02.R", (-0.200, 0.0135, -0.921)),
    "heel-bone-outer-edge": outside("foot.R", (-0.200, 0.0135, -0.938)),
    "ankle-front-outer-hollow": outside("foot.R", (-0.200, -0.011, -0.922)),
    # In the gaps of the bones as drawn, about 15 mm on the toes' side of where they part.
    "metatarsal-1-2-hollow": Landmark("foot.R", ((-0.1855, -0.0955, -0.9220),)),
    "metatarsal-4-5-hollow": Landmark("foot.R", ((-0.2290, -0.0850, -0.9350),)),
    # From the middle of the ankle's front, across the gap of the last two bones, to the toe.
    "little-toe-tendon-outer-edge": Landmark(
        "foot.R",
        (
            (-0.2080, -0.0450, -0.9010),
            (-0.2195, -0.0650, -0.9150),
            (-0.2290, -0.0850, -0.9350),
            (-0.2360, -0.1000, -0.9456),
            (-0.2425, -0.1150, -0.9530),
            (-0.2455, -0.1350, -0.9549),
        ),
    ),
    # The mesh's own nail, web and heel.
    "little-toenail-outer-corner": Landmark("toe5-3.R", ((-0.2480, -0.1636, -0.9665),)),
    "toe-web-2-3": Landmark("foot.R", ((-0.2025, -0.1610, -0.9720),)),
    "heel": Landmark("foot.R", ((-0.1990, 0.0600, -0.9760),)),
    # The belly: the middle of the model's own navel, 5 cun of 28 mm above the pubic bone.
    "umbilicus": before("root", (0.0, 0.134)),
    # The hand and the arm. Those on the back of the hand lie 3 mm under its skin, as the bones of
    # `tools.figures.arm_bones` do; the thumb's edge of the hand bone is 7.5 mm from its middle.
    "second-metacarpal-base": Landmark("wrist.R", ((-0.5260, -0.2285, 0.1342),)),
    "second-metacarpal-head": Landmark("wrist.R", ((-0.5402, -0.2892, 0.0971),)),
    "second-metacarpal-thumb-edge": Landmark(
        "wrist.R",
        ((-0.5221, -0.2396, 0.1333), (-0.5281, -0.2627, 0.1198), (-0.5314, -0.2857, 0.1038)),
    ),
    "knuckle-gap-2-3": Landmark("wrist.R", ((-0.5466, -0.2814, 0.0888),)),
    "knuckle-gap-4-5": Landmark("wrist.R", ((-0.5649, -0.2442, 0.0710),)),
    "metacarpal-gap-2-3": Landmark(
        "wrist.R", ((-0.5466, -0.2814, 0.0888), (-0.5303, -0.2255, 0.1314))
    ),
    "metacarpal-gap-4-5": Landmark(
        "wrist.R", ((-0.5649, -0.2442, 0.0710), (-0.5400, -0.2102, 0.1196))
    ),
    "wrist-crease-back": Landmark("wrist.R", ((-0.5227, -0.1928, 0.1436),)),
    # A finger's half breadth behind the middle of the knuckle, and the edge that one sees from
    # behind, 2 mm inside it.
    "little-finger-knuckle-hollow": Landmark("wrist.R", ((-0.5682, -0.2231, 0.0724),)),
    "hand-skin-border": Landmark(
        "wrist.R",
        (
            (-0.5758, -0.2294, 0.0634),
            (-0.5693, -0.2216, 0.0711),
            (-0.5622, -0.2120, 0.0796),
            (-0.5515, -0.2000, 0.0924),
            (-0.5406, -0.1883, 0.1053),
        ),
    ),
    # With the palm up: the crease lies where the heel of the hand begins, and that of the elbow
    # level with its joint. The cords' places are inside the forearm, so that its twist moves them
    # little: the gap is 4 mm to the thumb's side of the middle, the edge 10 mm from the skin's.
    "wrist-crease-middle": Landmark("wrist.R", ((-0.4972, -0.1982, 0.1181),)),
    "elbow-crease-middle": Landmark("lowerarm01.R", ((-0.3583, -0.0538, 0.2813),)),
    "wrist-cords-gap": Landmark(
        "lowerarm02.R",
        (
            (-0.5119, -0.1970, 0.1365),
            (-0.4997, -0.1807, 0.1487),
            (-0.4867, -0.1631, 0.1613),
            (-0.4709, -0.1413, 0.1754),
        ),
    ),
    "little-finger-cord-edge": Landmark(
        "wrist.R",
        (
            (-0.5205, -0.1883, 0.1230),
            (-0.5176, -0.1846, 0.1259),
            (-0.5056, -0.1680, 0.1380),
            (-0.4856, -0.1394, 0.1583),
        ),
    ),
    # With the elbow bent: in the crease, 8 mm to the thumb's side of the middle; and the knob above
    # the joint, on the skin. Its bone is that of the upper arm.
    "biceps-tendon-at-crease": Landmark("lowerarm01.R", ((-0.3803, -0.0698, 0.2831),)),
    "lateral-epicondyle": Landmark("upperarm02.R", ((-0.3984, -0.0068, 0.2984),)),
    # The neck and the shoulders. C7's knob is where the slope of the neck turns into that of the
    # back: a quarter of a metre below the crown, and 5 cm above the notch of the breastbone.
    "c7-knob": behind("spine01", (0.0, 0.588)),
    "c7-lower-edge": behind("spine01", (0.0, 0.576)),
    # Level with the ear lobe, where the skull's curve ends; halfway from the midline to the
    # edge of the neck.
    "skull-base-hollow": behind("head", (-0.037, 0.683)),
    # The acromion's outer end as drawn: half of a man's breadth between the two, for this height.
    "acromion-tip": Landmark("shoulder01.R", ((-0.203, -0.008, 0.532),)),
}


def find(name: str, posed: Body) -> Floats:
    """Where a landmark is on a posed body, in metres: one row for each of its places."""
    landmark = LANDMARKS[name]
    return posed.carry(landmark.bone, [_on_skin(landmark, place) for place in landmark.places])


def refuse_other_order(posed: Body, *names: str) -> None:
    """Raise ValueError unless each landmark of a posed body lies below the one before it."""
    heights = [float(find(name, posed)[:, 2].mean()) for name in names]
    if heights != sorted(heights, reverse=True):
        message = f"these landmarks are not one below the other: {', '.join(names)}"
        raise ValueError(message)


def _on_skin(landmark: Landmark, place: Spot) -> Floats:
    """A place of the standing body, on its skin if a finger finds it there."""
    if landmark.touch is None:
        return np.asarray(place)
    felt = _right_arm() if landmark.bone.startswith(ARM) else _right_half()
    return felt.touched(np.asarray(place), np.asarray(landmark.touch))


@cache
def _right_arm() -> Body:
    return body().only(right_arm)


@cache
def _right_half() -> Body:
    return body().only(lambda bone: without_arms(bone) and not bone.endswith(".L"))
