"""The words of an SVG picture: labels on it, and the legend below it. Pure."""

from collections.abc import Iterable, Iterator
from html import escape
from math import hypot

from acuguide.catalog.figures import Layer, Place
from acuguide.pages.pictures import Box, Picture
from acuguide.render.captions import DISC, INDENT, Caption, Role, captions, role_of
from acuguide.render.curves import number, polygon
from acuguide.render.lettering import LEADING, fold
from acuguide.render.strokes import inside, within
from acuguide.render.svg_body import lines_of
from acuguide.render.svg_look import COLOURS, WORDS
from acuguide.render.svg_marks import circle

# Further than this from its place, in ems, a label gets a leader: beside a spot may be others.
_FAR = {Role.SPOT: 0.9, Role.LANDMARK: 1.6, Role.MEASURE: 1.6}
_BOLD = ' font-weight="bold"'


def safe(text: str) -> str:
    """A text as XML may hold it, between tags and in quotes; what cannot be shown is left out."""
    return escape("".join(character for character in text if character.isprintable()))


def draw_line(place: Place, text: str, size: float, *, bold: bool = False) -> str:
    """A line of words beside or below a picture, beginning at a place on its base line."""
    return (
        f'<text class="legend" x="{number(place[0])}" y="{number(place[1])}" '
        f'font-size="{number(size)}"{_BOLD if bold else ""} fill="{WORDS}">{safe(text)}</text>'
    )


def draw_words(picture: Picture, area: Box, em: float) -> Iterator[str]:
    """The words on a picture; those that lie off the body have their own look on dark pages."""
    skin = lines_of(picture.figure, Layer.SKIN)
    for caption in captions(picture, area, em):
        left, top, right, bottom = caption.box
        places = [(x, y) for x in (left, right) for y in (top, bottom)]
        touches = any(within(place, picture.box) and inside(place, skin) for place in places)
        yield from _caption(caption, em, outside=not touches)


def _caption(caption: Caption, em: float, *, outside: bool) -> Iterator[str]:
    left, top, _, bottom = caption.box
    colour = COLOURS[caption.role]
    yield _leader(caption, em)
    if caption.number:
        yield _disc((left + DISC * em, (top + bottom) / 2), caption.number, colour, em)
        left += INDENT * em
    look = f"{caption.role.value} outside" if outside else caption.role.value
    pitch = LEADING * caption.size
    first = (top + bottom) / 2 - (len(caption.lines) - 1) * pitch / 2 + 0.36 * caption.size
    bold = caption.role in {Role.SPOT, Role.SIDE}
    for index, line in enumerate(caption.lines):
        x, anchor = _anchor(caption, left)
        yield (
            f'<text class="{look}" x="{number(x)}" y="{number(first + index * pitch)}" '
            f'font-size="{number(caption.size)}"{anchor}{_BOLD if bold else ""} '
            f'fill="{colour}" stroke="#fff" stroke-width="{number(0.26 * caption.size)}" '
            f'paint-order="stroke">{safe(line)}</text>'
        )


def _anchor(caption: Caption, left: float) -> tuple[float, str]:
    """The x of words and what lies there: their end at their place's side, or their middle."""
    right = caption.box[2]
    if caption.number or caption.place[0] <= left:
        return left, ""
    if caption.place[0] >= right:
        return right, ' text-anchor="end"'
    return (left + right) / 2, ' text-anchor="middle"'


def draw_small_print(
    texts: Iterable[str], corner: Place, width: float, size: float
) -> tuple[str, float]:
    """Texts below a picture, each beginning a line, and the height of them all."""
    elements, top = [], corner[1]
    for text in texts:
        for line in fold(text, width, size):
            elements.append(draw_line((corner[0], top + size), line, size))
            top += LEADING * size
        top += 0.4 * size
    return "".join(elements), top - corner[1]


def draw_legend(picture: Picture, corner: Place, width: float, em: float) -> tuple[str, float]:
    """The guides' numbers with their words, in lines of a width, and the height of them all."""
    roles = {guide.number: role_of(guide) for guide in picture.guides}
    elements, top = [], corner[1]
    for index, text in enumerate(picture.legend, 1):
        colour = COLOURS[roles.get(index, Role.SIDE)]
        elements.append(_disc((corner[0] + DISC * em, top + 0.65 * em), index, colour, em))
        for line in fold(text, width - INDENT * em, em):
            elements.append(draw_line((corner[0] + INDENT * em, top + em), line, em))
            top += LEADING * em
        top += 0.3 * em
    return "".join(elements), top - corner[1]


def _disc(place: Place, digit: int, colour: str, em: float) -> str:
    """A guide's number, white on a disc: not every type has circled digits."""
    size = 0.85 * em
    return (
        f'<circle class="disc" {circle(place, DISC * em)} fill="{colour}" stroke="#fff" '
        f'stroke-width="{number(0.1 * em)}"/><text class="digit" x="{number(place[0])}" '
        f'y="{number(place[1] + 0.36 * size)}" font-size="{number(size)}" font-weight="bold" '
        f'text-anchor="middle" fill="#fff">{digit}</text>'
    )


def _leader(caption: Caption, em: float) -> str:
    """A thin line from a label to what it names, where it stands far off."""
    if caption.role not in _FAR:
        return ""
    (x, y), (left, top, right, bottom) = caption.place, caption.box
    near = (min(max(x, left), right), min(max(y, top), bottom))
    if hypot(near[0] - x, near[1] - y) <= _FAR[caption.role] * em:
        return ""
    return (
        f'<path class="guide" d="{polygon(((x, y), near), closed=False)}" fill="none" '
        f'stroke="{COLOURS[caption.role]}" stroke-width="{number(0.08 * em)}"/>'
    )
