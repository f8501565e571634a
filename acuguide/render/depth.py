"""How many colours a terminal has. Pure, and apart from the palette: every command asks it."""

from enum import Enum


class Depth(Enum):
    """The bits of a colour: none, the 16 with names, a cube of 256, or all."""

    NONE = 0
    NAMED = 4
    CUBE = 8
    FULL = 24
