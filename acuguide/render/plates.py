"""A picture with its legend as lines for a window: below it, or at its right. Pure."""

from itertools import zip_longest

from acuguide.pages.pictures import Picture
from acuguide.render.braille import draw, fit, guide_ink, number_mark
from acuguide.render.depth import Depth
from acuguide.render.escapes import lines, styled
from acuguide.render.palette import Ink
from acuguide.render.wrapping import columns, wrap

# Two rows stay free: for what was typed, and for what is typed next.
_KEPT_FREE = 2
# A picture of fewer rows shows nothing; a window lower than that is scrolled.
_LEAST_ROWS = 8
# A legend at the right has so many columns, and stands there if the picture gains this much.
_BESIDE, _GAP = 28, 2
_WORTH_IT = 1.25


def plate(picture: Picture, width: int, rows: int, depth: Depth) -> list[str]:
    """The picture and its legend, at most `width` columns wide, in a window of so many rows.

    Both fit into the window where it is not too low for any picture.
    """
    room = max(rows - _KEPT_FREE, _LEAST_ROWS)
    below, beside = _legend(picture, width, depth), _legend(picture, _BESIDE, depth)
    under = max(room - len(below), _LEAST_ROWS)
    narrower = width - _BESIDE - _GAP
    if len(beside) <= room and _scale(picture, narrower, room) > _WORTH_IT * _scale(
        picture, width, under
    ):
        drawn = lines(draw(picture, narrower, room), depth, whole=True)
        return _side_by_side(drawn, " " * narrower, beside)
    return lines(draw(picture, width, under), depth) + below


def _scale(picture: Picture, width: int, rows: int) -> float:
    view, _ = fit(picture.box, width, rows)
    return view.scale


def _legend(picture: Picture, width: int, depth: Depth) -> list[str]:
    """What is seen, and what each number means; the numbers have the colours they have there."""
    inks = {guide.number: guide_ink(guide) for guide in picture.guides}
    legend = [styled(line, Ink.TEXT, depth) for line in wrap(picture.view, width) if picture.view]
    for number, text in enumerate(picture.legend, 1):
        mark = number_mark(number)
        first, *later = wrap(text, width, f"{mark} ", " " * (columns(mark) + 1))
        ink = inks.get(number)
        if ink is not None:
            first = styled(mark, ink, depth) + first.removeprefix(mark)
        legend += [first, *later]
    return legend


def _side_by_side(drawn: list[str], empty: str, legend: list[str]) -> list[str]:
    """A legend at the right of a picture, in the middle of its height; `empty` is below both."""
    beside = [""] * max(0, (len(drawn) - len(legend)) // 2) + legend
    pairs = zip_longest(drawn, beside)
    return [f"{left or empty}{' ' * _GAP}{right or ''}" for left, right in pairs]
