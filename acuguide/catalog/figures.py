"""Figures: vector drawings of the body with named landmarks, `data/figures/`. Pure.

They are made by `tools/figures` and never edited by hand. Places are in figure units: whole
numbers, x to the right and y down. A figure of one limb shows the right one; seen from the
front or behind, a figure shows both sides, and keeps the right side's landmarks: the left
side's are their mirror images.
"""

from collections.abc import Mapping
from enum import Enum
from typing import Annotated

from msgspec import Meta

from acuguide.catalog.records import Id, Record

Place = tuple[float, float]
Vector = tuple[float, float, float]


class Layer(Enum):
    """What a stroke draws; a later one lies over an earlier one, but for `OUTLINE`, on top.

    `SKIN`, `SHADE` and `DEEP_SHADE` are filled areas: the skin, and where it turns away from
    the eye. `BONE` is a closed faint guide. `FOLD` is a crease of the skin or the edge of one
    part before another; `OUTLINE` the edge of the body. A `KNOB` is bone that one can feel,
    such as the tip of a spinous process.
    """

    SKIN = "skin"
    SHADE = "shade"
    DEEP_SHADE = "deep_shade"
    BONE = "bone"
    KNOB = "knob"
    FOLD = "fold"
    OUTLINE = "outline"

    @property
    def closed(self) -> bool:
        """Whether its strokes are closed: the last place is joined to the first."""
        return self not in {Layer.FOLD, Layer.OUTLINE}


class Shows(Enum):
    """Which sides of the body a figure shows."""

    BOTH = "both"
    RIGHT = "right"


class Stroke(Record, frozen=True):
    """A line of one layer: its first place, then the steps from each place to the next.

    `steps` are x, y, x, y, ... in figure units; the first two are the place it begins at.
    """

    layer: Layer
    steps: Annotated[tuple[int, ...], Meta(min_length=4)]


class Eye(Record, frozen=True):
    """How the body is seen: what points to the right and up, as unit vectors of the body.

    The body's axes: x to its own left, y to its back, z to its head, whatever its pose.
    """

    right: Vector
    up: Vector


class Cun(Record, frozen=True):
    """How many figure units a cun is here, across the body and along it.

    Each is measured between two landmarks of the standard whose distance it gives in cun;
    regions differ, so there is no cun for the whole body. None where no rule needs one.
    """

    across: float | None = None
    along: float | None = None


class Figure(Record, frozen=True, kw_only=True):
    """One drawing of a part of the body.

    `size` is its width and height, `millimetres` those of one unit on the model's body.
    `midline` is the x of the body's midline, where both sides are shown. A landmark is one
    place or, where it is an edge or a level, a line of several. `names` are where the name
    of a bone is written.
    """

    id: Id
    size: tuple[int, int]
    millimetres: Annotated[float, Meta(gt=0)]
    shows: Shows
    midline: int | None = None
    eye: Eye
    cun: Cun
    landmarks: Mapping[Id, tuple[tuple[int, int], ...]]
    names: Mapping[Id, tuple[int, int]]
    strokes: tuple[Stroke, ...]
