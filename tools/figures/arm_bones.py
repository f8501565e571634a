"""The bones of the hand, the forearm and the elbow, by our own formulas. Pure.

The forms are schematic: a textbook's proportions of bone to bone, on the lengths of this arm.
All in metres; which way the two numbers of a place run is said above each group. A profile is
half a bone's width along it.
"""

from tools.figures.bones import Profile

Flat = tuple[float, float]

# The hand: toward the little finger and toward the fingertips, from the rig's wrist joint.
# The bases and the heads of the hand bones of the index to the little finger. The rig has its
# joints nearer the webs; the true knuckles are a finger's half breadth behind these.
BASES: dict[int, Flat] = {
    2: (-0.0155, 0.0345), 3: (-0.0040, 0.0365), 4: (0.0070, 0.0355), 5: (0.0165, 0.0325),
}  # fmt: skip
HEADS: dict[int, Flat] = {
    2: (-0.0275, 0.1050), 3: (-0.0015, 0.1070), 4: (0.0200, 0.1000), 5: (0.0383, 0.0895),
}  # fmt: skip
THUMB_BASE: Flat = (-0.0200, 0.0310)
# The wrist bones but the pea bone: middle, width and length.
WRIST_BONES: tuple[tuple[Flat, float, float], ...] = (
    ((-0.0215, 0.0225), 0.0140, 0.0130),
    ((-0.0120, 0.0275), 0.0105, 0.0115),
    ((-0.0020, 0.0240), 0.0125, 0.0200),
    ((0.0095, 0.0255), 0.0140, 0.0160),
    ((-0.0145, 0.0115), 0.0170, 0.0130),
    ((-0.0010, 0.0085), 0.0135, 0.0125),
    ((0.0115, 0.0115), 0.0135, 0.0120),
)
# The forearm bones' ends as seen from behind: at the wrist and where they leave the picture.
RADIUS_BEHIND: tuple[Flat, Flat] = ((-0.0095, 0.0010), (-0.0140, -0.0700))
ULNA_BEHIND: tuple[Flat, Flat] = ((0.0145, 0.0000), (0.0080, -0.0700))

HAND_BONE: Profile = (
    (0.0, 0.0064), (0.08, 0.0066), (0.25, 0.0046), (0.50, 0.0038), (0.72, 0.0046), (0.90, 0.0070),
    (1.0, 0.0058),
)  # fmt: skip
PHALANX: Profile = (
    (0.0, 0.0068), (0.08, 0.0070), (0.28, 0.0048), (0.65, 0.0040), (0.88, 0.0054), (1.0, 0.0048),
)  # fmt: skip
LAST_PHALANX: Profile = (
    (0.0, 0.0052), (0.10, 0.0054), (0.35, 0.0034), (0.70, 0.0028), (0.90, 0.0040), (1.0, 0.0032),
)  # fmt: skip
RADIUS_END: Profile = ((0.0, 0.0130), (0.08, 0.0140), (0.30, 0.0105), (0.60, 0.0072), (1.0, 0.0065))
ULNA_END: Profile = ((0.0, 0.0070), (0.08, 0.0082), (0.25, 0.0062), (0.60, 0.0054), (1.0, 0.0054))

# The forearm, palm up: toward the thumb, and from the rig's wrist toward the elbow.
RADIUS_ENDS: tuple[Flat, Flat] = ((0.0170, 0.2480), (0.0095, 0.0020))
ULNA_ENDS: tuple[Flat, Flat] = ((-0.0080, 0.2580), (-0.0145, 0.0040))
# From the elbow to the wrist.
RADIUS: Profile = (
    (0.0, 0.0100), (0.04, 0.0105), (0.08, 0.0075), (0.14, 0.0085), (0.19, 0.0068), (0.28, 0.0065),
    (0.50, 0.0068), (0.78, 0.0080), (0.92, 0.0135), (0.98, 0.0150), (1.0, 0.0140),
)  # fmt: skip
ULNA: Profile = (
    (0.0, 0.0095), (0.05, 0.0120), (0.10, 0.0110), (0.20, 0.0080), (0.50, 0.0065), (0.85, 0.0050),
    (0.95, 0.0080), (1.0, 0.0070),
)  # fmt: skip
# The upper arm bone's lower end: from the shaft on the little finger's side round the inner
# knob, the two rolls of the joint and the outer knob, back to the shaft.
UPPER_ARM_FRONT: tuple[Flat, ...] = (
    (0.0080, 0.3600), (0.0010, 0.3200), (-0.0060, 0.2950), (-0.0170, 0.2790), (-0.0290, 0.2720),
    (-0.0330, 0.2650), (-0.0290, 0.2590), (-0.0200, 0.2570), (-0.0150, 0.2510), (-0.0060, 0.2500),
    (0.0010, 0.2530), (0.0080, 0.2505), (0.0170, 0.2500), (0.0240, 0.2540), (0.0300, 0.2600),
    (0.0320, 0.2670), (0.0270, 0.2780), (0.0240, 0.2950), (0.0270, 0.3200), (0.0320, 0.3600),
)  # fmt: skip
# The pea bone, which one feels at the heel of the hand: its middle.
PEA_BONE: Flat = (-0.0195, -0.0110)

# The elbow, bent, from its outer side: ahead of the rig's joint, and above it.
UPPER_ARM_OUTER: tuple[Flat, ...] = (
    (0.0050, 0.2200), (0.0050, 0.1200), (0.0040, 0.0700), (0.0050, 0.0400), (0.0090, 0.0220),
    (0.0130, 0.0100), (0.0140, 0.0000), (0.0110, -0.0080), (0.0040, -0.0120), (-0.0040, -0.0100),
    (-0.0100, -0.0030), (-0.0150, 0.0050), (-0.0165, 0.0120), (-0.0150, 0.0240),
    (-0.0145, 0.0400), (-0.0160, 0.0700), (-0.0170, 0.1200), (-0.0170, 0.2200),
)  # fmt: skip
ULNA_OUTER: tuple[Flat, ...] = (
    (-0.0190, 0.0090), (-0.0270, 0.0080), (-0.0330, 0.0020), (-0.0350, -0.0080),
    (-0.0300, -0.0170), (-0.0180, -0.0230), (0.0000, -0.0270), (0.0250, -0.0270),
    (0.0700, -0.0220), (0.1420, -0.0170), (0.2600, 0.0010), (0.2600, 0.0110), (0.1420, -0.0050),
    (0.0700, -0.0080), (0.0300, -0.0100), (0.0200, -0.0050), (0.0165, -0.0020),
    (0.0130, -0.0070), (0.0060, -0.0130), (-0.0030, -0.0135), (-0.0110, -0.0090),
    (-0.0160, -0.0010),
)  # fmt: skip
RADIUS_OUTER_ENDS: tuple[Flat, Flat] = ((0.0190, 0.0040), (0.2650, 0.0270))
RADIUS_OUTER: Profile = (
    (0.0, 0.0105), (0.045, 0.0105), (0.085, 0.0070), (0.14, 0.0085), (0.20, 0.0068), (0.30, 0.0065),
    (0.45, 0.0068), (0.70, 0.0072), (1.0, 0.0075),
)  # fmt: skip
# The outer knob of the upper arm bone: its middle.
OUTER_KNOB: Flat = (-0.0070, 0.0080)
