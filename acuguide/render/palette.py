"""The inks of a picture and their colours, as terminals of every kind can show them. Pure.

One palette serves dark and light terminals: the body has a dark ground of its own, and what
stands outside it has a middle tone, which is seen on black and on white alike.
"""

from enum import Enum, IntEnum

from msgspec import Struct

Rgb = tuple[int, int, int]


class Ink(IntEnum):
    """What is drawn; in one cell a higher one takes the place of a lower."""

    BONE = 1
    KNOB = 2
    FOLD = 3
    OUTLINE = 4
    GUIDE = 5
    RING = 6
    RULER = 7
    SPOT = 8
    LABEL = 9
    TAG = 10
    TEXT = 11


class Ground(IntEnum):
    """What lies behind the dots of a cell: the skin, or skin that turns away from the eye."""

    SKIN = 1
    SHADE = 2
    DEEP_SHADE = 3


class Named(Enum):
    """The named colours in use: terminals give them tones that are seen on black and on white.

    `PLAIN` is the terminal's own ink, `DIM` the same but faint. The other names are left
    out: each of them vanishes on the ground of some widespread terminal.
    """

    PLAIN = "plain"
    DIM = "dim"
    RED = "red"
    MAGENTA = "magenta"
    BRIGHT_BLUE = "bright blue"


class Tone(Struct, frozen=True):
    """A colour in full, and its number among the 256 colours of xterm."""

    full: Rgb
    cube: int


class Tint(Struct, frozen=True):
    """The colours of an ink: on the body's ground, off it, and by name."""

    on: Tone
    off: Tone
    named: Named
    bold: bool = False


_LINES = Tint(Tone((138, 208, 255), 117), Tone((31, 127, 191), 31), Named.BRIGHT_BLUE)

TINTS: dict[Ink, Tint] = {
    Ink.BONE: Tint(Tone((116, 153, 201), 67), Tone((85, 128, 184), 67), Named.DIM),
    Ink.KNOB: Tint(Tone((183, 211, 245), 153), Tone((74, 128, 184), 67), Named.PLAIN),
    Ink.FOLD: Tint(Tone((192, 154, 128), 138), Tone((156, 112, 85), 131), Named.DIM),
    Ink.OUTLINE: Tint(Tone((243, 208, 174), 223), Tone((168, 116, 76), 137), Named.PLAIN),
    Ink.GUIDE: _LINES,
    Ink.RING: _LINES,
    Ink.RULER: Tint(Tone((255, 219, 87), 221), Tone((148, 112, 15), 130), Named.MAGENTA),
    Ink.SPOT: Tint(Tone((255, 154, 74), 208), Tone((212, 80, 28), 166), Named.RED, bold=True),
    Ink.LABEL: Tint(Tone((255, 172, 102), 215), Tone((201, 81, 31), 166), Named.RED, bold=True),
    Ink.TAG: Tint(Tone((220, 232, 248), 254), Tone((90, 122, 156), 67), Named.PLAIN),
    Ink.TEXT: Tint(Tone((201, 190, 182), 250), Tone((122, 118, 114), 243), Named.DIM),
}

GROUNDS: dict[Ground, Tone] = {
    Ground.SKIN: Tone((59, 47, 42), 236),
    Ground.SHADE: Tone((47, 37, 32), 235),
    Ground.DEEP_SHADE: Tone((36, 28, 24), 234),
}
