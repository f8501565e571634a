"""A lower back of a few straight lines, and a picture of it: by hand, for the renderers."""

from collections.abc import Sequence
from itertools import pairwise

from acuguide.catalog.figures import Cun, Eye, Figure, Layer, Place, Shows, Stroke
from acuguide.pages.pictures import Guide, GuideKind, Locator, Picture, Spot, Tag


def stroke(layer: Layer, *places: tuple[int, int]) -> Stroke:
    """A stroke through places of the figure."""
    steps = [*places[0]]
    for (x, y), (to_x, to_y) in pairwise(places):
        steps += [to_x - x, to_y - y]
    return Stroke(layer, tuple(steps))


def figure(size: tuple[int, int], strokes: Sequence[Stroke]) -> Figure:
    """A figure seen from behind, of strokes alone."""
    return Figure(
        id="toy",
        size=size,
        millimetres=1.0,
        shows=Shows.BOTH,
        midline=size[0] // 2,
        eye=Eye((-1, 0, 0), (0, 0, 1)),
        cun=Cun(),
        landmarks={},
        names={},
        strokes=tuple(strokes),
    )


def picture(
    of: Figure, spots: Sequence[Spot] = (), guides: Sequence[Guide] = (), tags: Sequence[Tag] = ()
) -> Picture:
    """A picture of a whole figure without words, but for those of what is on it."""
    box = (0.0, 0.0, float(of.size[0]), float(of.size[1]))
    return Picture(of, box, tuple(spots), tuple(guides), tuple(tags), "", "", (), "Toy", "A toy.")


def man() -> Figure:
    """A whole body, of lines."""
    head = ((35, 30), (35, 4), (65, 4), (65, 30))
    body = ((10, 30), (90, 30), (80, 110), (70, 200), (50, 120), (30, 200), (20, 110), (10, 30))
    return figure((100, 200), [stroke(Layer.OUTLINE, *each) for each in (head, body)])


def back() -> Figure:
    """A trunk 300 units wide in a figure of 400 by 240, with a spine and two hip bones."""
    left = ((50, 0), (70, 100), (50, 240))
    right = ((350, 0), (330, 100), (350, 240))
    spine = [
        stroke(Layer.BONE, (180, top), (220, top), (220, top + 25), (180, top + 25))
        for top in (10, 50, 90)
    ]
    hips = [
        stroke(Layer.BONE, (x, 140), (x + 50, 120), (x + 90, 140), (x + 60, 230), (x + 10, 190))
        for x in (80, 230)
    ]
    return figure(
        (400, 240),
        [
            stroke(Layer.SKIN, *left, *reversed(right)),
            stroke(Layer.SHADE, (50, 0), (90, 0), (90, 240), (50, 240), (70, 100)),
            *spine,
            *hips,
            stroke(Layer.KNOB, (196, 94), (204, 94), (204, 112), (196, 112)),
            stroke(Layer.FOLD, (200, 190), (200, 240)),
            stroke(Layer.OUTLINE, *left),
            stroke(Layer.OUTLINE, *right),
        ],
    )


def low_back() -> Picture:
    """A card: hip-bone line, a knob, a ruler to both spots, names and a whole body."""
    spots: tuple[Place, Place] = ((150, 125), (250, 125))
    return Picture(
        figure=back(),
        box=(40, 0, 360, 240),
        spots=(Spot(spots[0], ""), Spot(spots[1], "BL25")),
        guides=(
            Guide(GuideKind.LINE, ((110, 125), (290, 125)), 1, "hip bones"),
            Guide(GuideKind.RING, ((200, 103),), 2, "knob"),
            Guide(GuideKind.RULER, ((200, 150), (250, 150)), 3, "2 fingers", 3),
        ),
        tags=(Tag((200, 22), "L2"), Tag((200, 210), "sacrum")),
        left="left",
        right="right",
        legend=("Find the hip bones.", "Find the knob of L4.", "Go two fingers out."),
        title="BL25",
        description="BL25 is beside the spine.",
        locator=Locator(man(), ((40, 100), (60, 100))),
    )
