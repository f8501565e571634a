"""What a picture shows: a part of a figure, with spots, guides and words on it. Pure.

Places are in units of the figure: x to the right, y down. How they become dots or paths is
the renderers' business, and so is where exactly a label stands: near its place, never on
another label.
"""

from enum import Enum

from msgspec import Struct

from acuguide.catalog.figures import Figure, Place

Box = tuple[float, float, float, float]

# What a legend tells of spots that stand too close for a name beside each.
IN_ROWS = "Names in a row: the nearest spots beside them, in the same order."
JOINED = "+"
JOINED_MEANS = f"{JOINED} joins the names of spots too close to be drawn apart."
NAMELESS = "Without a name here, from top to bottom: {names}."


class GuideKind(Enum):
    """How a guide is drawn: a dashed line, a ruler, an arrow, or a ring round a landmark."""

    LINE = "line"
    RULER = "ruler"
    ARROW = "arrow"
    RING = "ring"


class Spot(Struct, frozen=True):
    """A point to press. `label` is its code, or empty where its other side has the label."""

    place: Place
    label: str


class Guide(Struct, frozen=True):
    """A step of finding a point, drawn: `number` as in the legend, and a short label.

    A line, ruler or arrow runs through `places` (two or more); a ring has one. A ruler has a
    tick at each of its `parts` (such as 3 half cun), and one at each end.
    """

    kind: GuideKind
    places: tuple[Place, ...]
    number: int
    label: str
    parts: int = 1


class Tag(Struct, frozen=True):
    """The name of a bone, written over its place."""

    place: Place
    text: str


class Locator(Struct, frozen=True):
    """A small whole body, and where on it the picture's spots are."""

    figure: Figure
    places: tuple[Place, ...]


class Picture(Struct, frozen=True):
    """A picture: the part `box` (left, top, right, bottom) of a figure, and what is on it.

    `left` and `right` are the words for what the reader sees on each side, such as "your
    left"; `legend` explains the guides' numbers in order. `title` and `description` tell
    those who cannot see it what it shows; `view` is what is seen, and from where. `careful` is
    what must be known before pressing: it travels with a picture that stands alone, and not
    with one on a page that says it.
    """

    figure: Figure
    box: Box
    spots: tuple[Spot, ...]
    guides: tuple[Guide, ...]
    tags: tuple[Tag, ...]
    left: str
    right: str
    legend: tuple[str, ...]
    title: str
    description: str
    locator: Locator | None = None
    view: str = ""
    careful: tuple[str, ...] = ()
