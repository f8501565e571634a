"""A picture with its legend as lines for a window: below it, or at its right. Pure."""

from collections.abc import Iterator
from itertools import zip_longest

from acuguide.pages.pictures import IN_ROWS, JOINED, JOINED_MEANS, NAMELESS, Picture
from acuguide.render.braille import Drawing, draw
from acuguide.render.braille_words import guide_ink, number_mark
from acuguide.render.depth import Depth
from acuguide.render.escapes import lines, styled
from acuguide.render.palette import Ink
from acuguide.render.spot_names import Names
from acuguide.render.views import fit
from acuguide.render.wrapping import columns, wrap

# A picture of fewer rows shows nothing; a window lower than that is scrolled.
_LEAST_ROWS = 8
# A legend at the right has so many columns, and stands there if the picture gains this much.
_BESIDE, _GAP = 28, 2
_WORTH_IT = 1.25
_NO_NAMES = Names((), ())


def plate(picture: Picture, width: int, rows: int, depth: Depth) -> list[str]:
    """The picture and its legend, at most `width` columns wide and so many rows high.

    Both are that low, where it is not too low for any picture.
    """
    room = max(rows, _LEAST_ROWS)
    narrower = width - _BESIDE - _GAP
    if _gains_beside(picture, width, room):
        drawing = draw(picture, narrower, room)
        beside = _legend(picture, _BESIDE, depth, drawing.names)
        if len(beside) <= room:
            drawn = lines(drawing.rows, depth, whole=True)
            return _side_by_side(drawn, " " * narrower, beside)
    drawing, below = _with_legend_below(picture, width, room, depth)
    return lines(drawing.rows, depth) + below


def _gains_beside(picture: Picture, width: int, room: int) -> bool:
    """Whether a picture is larger with its legend at the right, and the legend fits there."""
    below, beside = (len(_legend(picture, each, Depth.NONE)) for each in (width, _BESIDE))
    under = max(room - below, _LEAST_ROWS)
    return beside <= room and _scale(picture, width - _BESIDE - _GAP, room) > _WORTH_IT * _scale(
        picture, width, under
    )


def _with_legend_below(
    picture: Picture, width: int, room: int, depth: Depth
) -> tuple[Drawing, list[str]]:
    """The picture and its legend, which grows with what the picture has no room to name."""
    kept = len(_legend(picture, width, depth))
    while True:
        drawing = draw(picture, width, max(room - kept, _LEAST_ROWS))
        legend = _legend(picture, width, depth, drawing.names)
        if len(legend) <= kept:
            return drawing, legend
        kept = len(legend)


def _scale(picture: Picture, width: int, rows: int) -> float:
    view, _ = fit(picture.box, width, rows)
    return view.scale


def _legend(picture: Picture, width: int, depth: Depth, names: Names = _NO_NAMES) -> list[str]:
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
    return legend + [line for text in _about(names) for line in wrap(text, width)]


def _about(names: Names) -> Iterator[str]:
    """How names in a crowd are read, and which are not in the picture."""
    if names.rows:
        yield IN_ROWS
    if any(JOINED in row for row in names.rows):
        yield JOINED_MEANS
    if names.lacking:
        yield NAMELESS.format(names=", ".join(names.lacking))


def _side_by_side(drawn: list[str], empty: str, legend: list[str]) -> list[str]:
    """A legend at the right of a picture, in the middle of its height; `empty` is below both."""
    beside = [""] * max(0, (len(drawn) - len(legend)) // 2) + legend
    pairs = zip_longest(drawn, beside)
    return [f"{left or empty}{' ' * _GAP}{right or ''}" for left, right in pairs]
