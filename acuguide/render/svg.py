"""A picture as an SVG that stands alone: no type, script or image from elsewhere. Pure."""

from collections.abc import Sequence
from zlib import crc32

from msgspec import Struct
from msgspec.structs import replace

from acuguide.catalog.figures import Place
from acuguide.pages.pictures import Box, Picture
from acuguide.render.curves import number
from acuguide.render.lettering import LEADING, fold
from acuguide.render.svg_body import draw_body, draw_locator, locator_width
from acuguide.render.svg_look import STYLE, TYPE
from acuguide.render.svg_marks import draw_guides, draw_spot
from acuguide.render.svg_words import draw_legend, draw_line, draw_small_print, draw_words, safe

# A picture is so many ems wide: printed 12 cm wide, its type is 9 points high. A map of more
# than so many points has smaller type, 6.5 points high, lest it hide the map.
_EMS_WIDE, _EMS_OF_MAP, _MANY = 38, 52, 10
# A picture of a narrower shape is widened, so that words find room: by more of the figure, or
# by empty ground where that ends.
_NARROWEST = 0.75
# In ems: the height of the locator, the gap round what stands below the picture, and the size
# of what is told there about care.
_LOCATOR, _MARGIN, _SMALL = 8.0, 0.6, 0.8
# A sheet's measures in its own units: a picture's width, its em and the gap between pictures.
_WIDTH, _EM, _GAP, _COLUMNS = 760.0, 20.0, 40.0, 2
# A bold title is so much wider than the same words in the usual type.
_BOLDER = 1.2


class _Card(Struct, frozen=True):
    """A drawn picture: its id, the part of the plane it takes, and its elements."""

    id: str
    view: Box
    elements: str


def render_svg(picture: Picture) -> str:
    """A picture and its legend as one SVG document, in figure units."""
    card = _card(picture, "p", titled=True)
    described = _described(card.id, picture.title, picture.description)
    return f"{_root(card.id, card.view)}{described}{STYLE}{card.elements}</svg>\n"


def render_sheet(pictures: Sequence[Picture], title: str, careful: Sequence[str] = ()) -> str:
    """Several pictures in a grid as one SVG document, each under its own title.

    `careful` is what must be known about all of them.
    """
    columns = max(1, min(_COLUMNS, len(pictures)))
    heading, top = _heading((_GAP, _GAP + _EM), title, 1.5 * _EM, _WIDTH)
    elements = [heading]
    for start in range(0, len(pictures), columns):
        bottom = top
        for column, picture in enumerate(pictures[start : start + columns]):
            corner = (_GAP + column * (_WIDTH + _GAP), top)
            element, end = _in_sheet(picture, f"p{start + column}", corner)
            elements.append(element)
            bottom = max(bottom, end)
        top = bottom + _GAP
    width = columns * (_WIDTH + _GAP) - _GAP
    small, height = draw_small_print(careful, (_GAP, top), width, _SMALL * _EM)
    elements.append(small)
    top += height
    view = (0.0, 0.0, _GAP + columns * (_WIDTH + _GAP), top)
    described = _described("sheet", title, "; ".join(picture.title for picture in pictures))
    return f"{_root('sheet', view)}{described}{STYLE}{''.join(elements)}</svg>\n"


def _in_sheet(picture: Picture, prefix: str, corner: Place) -> tuple[str, float]:
    """A picture with its title at a corner of the sheet, and where it ends below."""
    card = _card(picture, prefix)
    left, top, right, bottom = card.view
    height = _WIDTH * (bottom - top) / (right - left)
    heading, begin = _heading((corner[0], corner[1] + _EM), picture.title, 1.2 * _EM, _WIDTH)
    element = (
        f'{heading}<svg x="{number(corner[0])}" y="{number(begin)}" width="{number(_WIDTH)}" '
        f'height="{number(height)}" {_about(card.id, card.view)}>'
        f"{_described(card.id, picture.title, picture.description)}{card.elements}</svg>"
    )
    return element, begin + height


def _heading(place: Place, text: str, size: float, width: float) -> tuple[str, float]:
    """A title in lines of a width, and where what follows it begins."""
    lines = fold(text, width / _BOLDER, size)
    words = "".join(
        draw_line((place[0], place[1] + index * LEADING * size), line, size, bold=True)
        for index, line in enumerate(lines)
    )
    return words, place[1] + (len(lines) - 1) * LEADING * size + 0.8 * size


def _root(about: str, view: Box) -> str:
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" class="acu" {_about(about, view)} '
        f'font-family="{TYPE}" stroke-linejoin="round" stroke-linecap="round">'
    )


def _about(about: str, view: Box) -> str:
    left, top, right, bottom = view
    box = " ".join(map(number, (left, top, right - left, bottom - top)))
    return f'viewBox="{box}" role="img" aria-labelledby="{about}-title {about}-desc"'


def _described(about: str, title: str, description: str) -> str:
    return (
        f'<title id="{about}-title">{safe(title)}</title>'
        f'<desc id="{about}-desc">{safe(description)}</desc>'
    )


def _card(picture: Picture, prefix: str, *, titled: bool = False) -> _Card:
    """The elements of a picture; the checksum keeps ids apart where a page holds several."""
    told = (picture.figure.id, picture.title, picture.description, *map(str, picture.box))
    about = f"{prefix}{crc32('|'.join(told).encode()):08x}"
    area = _ground(picture.box)
    picture = replace(picture, box=_seen(picture, area))
    many = sum(bool(spot.label) for spot in picture.spots) > _MANY
    em = (area[2] - area[0]) / (_EMS_OF_MAP if many else _EMS_WIDE)
    legend, bottom = _strip(picture, area, em, titled=titled)
    clipped = draw_body(picture.figure, picture.box, em) + draw_guides(picture.guides, em)
    parts = (
        _clip(about, picture.box),
        f'<g clip-path="url(#{about}-clip)">{clipped}</g>',
        *(draw_spot(spot, em) for spot in picture.spots),
        *draw_words(picture, area, em),
        legend,
    )
    view = (area[0], area[1], area[2], bottom)
    return _Card(id=about, view=view, elements="".join(parts))


def _ground(box: Box) -> Box:
    """The box, made wider at both sides if it is too narrow for words."""
    left, top, right, bottom = box
    more = max(0.0, _NARROWEST * (bottom - top) - (right - left)) / 2
    return left - more, top, right + more, bottom


def _seen(picture: Picture, area: Box) -> Box:
    """The part of the figure that is drawn: what there is of it in the area."""
    width = picture.figure.size[0]
    left, top, right, bottom = picture.box
    return min(left, max(area[0], 0)), top, max(right, min(area[2], width)), bottom


def _clip(about: str, box: Box) -> str:
    left, top, right, bottom = box
    return (
        f'<clipPath id="{about}-clip"><rect x="{number(left)}" y="{number(top)}" '
        f'width="{number(right - left)}" height="{number(bottom - top)}"/></clipPath>'
    )


def _strip(picture: Picture, area: Box, em: float, *, titled: bool) -> tuple[str, float]:
    """What stands below the picture: title, legend, locator and cautions; and where that ends."""
    gap = _MARGIN * em
    left, top, right = area[0] + gap, area[3] + gap, area[2] - gap
    place, lowest = "", area[3]
    if picture.locator:
        height = _LOCATOR * em
        corner = (right - locator_width(picture.locator, height), top)
        place, lowest = draw_locator(picture.locator, corner, height), top + height
        right = corner[0] - gap
    title = ""
    if titled:
        title, top = _heading((left, top + em), picture.title, em, right - left)
    legend, lines = draw_legend(picture, (left, top), right - left, em)
    lowest = max(lowest, top + lines) if titled or lines else lowest
    width = area[2] - area[0] - 2 * gap
    small, lines = draw_small_print(picture.careful, (left, lowest), width, _SMALL * em)
    return title + legend + place + small, lowest + lines + (gap if lowest > area[3] else 0)
