"""Points with pictures: on a page where the terminal can show them, or as SVG."""

from itertools import groupby

from msgspec.structs import replace

from acuguide.catalog.atlas import load_figure
from acuguide.catalog.records import Catalog
from acuguide.cli.answers import DONE, STOPPED_FOR_SAFETY, country_of, rendered, show_page
from acuguide.devices.export import write_text
from acuguide.devices.surface import surface
from acuguide.devices.terminal import complain, talk, write
from acuguide.errors import CouldNotError
from acuguide.guide.gate import Cleared, Refused
from acuguide.guide.person import About
from acuguide.guide.selection import Selection
from acuguide.pages.cautions import left_out
from acuguide.pages.document import Document, Illustration
from acuguide.pages.handouts import asked_first, handout, mapped, with_all
from acuguide.pages.points import points_page, title_of
from acuguide.pages.triage import refusal_page

# Where a command line means stdout.
STDOUT = "-"


def show_with_pictures(
    catalog: Catalog, selection: Selection, cleared: Cleared, *, in_pixels: bool
) -> None:
    """Write the page of the points with the cards of those asked for by name, or an overview."""
    from acuguide.pages.cards import card, overview

    if selection.by_name:
        cards = {entry.point.code: card(catalog, entry, load_figure) for entry in cleared.points}
        page = points_page(catalog, selection, cleared, cards)
    else:
        maps = overview(catalog, cleared.points, load_figure)
        page = points_page(catalog, selection, cleared, overview=maps)
    if in_pixels:
        try:
            write(_with_pixels(page))
        except CouldNotError as error:
            complain(str(error))
        else:
            return
    show_page(page, plain=False)


def _with_pixels(page: Document) -> str:
    """The page with its pictures as images. Raises CouldNotError where there can be none."""
    from acuguide.devices.pixels import pixels
    from acuguide.render.svg import render_svg

    on = surface(plain=False)
    parts = []
    for pictured, blocks in groupby(page, key=lambda block: isinstance(block, Illustration)):
        if not pictured:
            parts.append(rendered(tuple(blocks), on))
            continue
        parts += [
            pixels(render_svg(block.picture), on.width, on.rows)
            for block in blocks
            if isinstance(block, Illustration)
        ]
    return "\n".join(parts)


def write_svg(
    catalog: Catalog, selection: Selection, answer: Cleared | Refused, about: About, file: str
) -> int:
    """Write the cards of points asked for by name, or the overview of others; the exit code.

    Where there is nothing to draw, a refusal among others, the page says why: on stderr if
    stdout was to hold the picture. Raises CouldNotError if the file cannot be written.
    """
    if isinstance(answer, Refused):
        _tell(refusal_page(catalog, answer, country_of(catalog, about)), file)
        return STOPPED_FOR_SAFETY
    if not answer.points:
        _tell(points_page(catalog, selection, answer), file)
        elsewhere = selection.condition is not None and selection.condition.instead is not None
        return DONE if elsewhere else STOPPED_FOR_SAFETY
    first = asked_first(catalog, answer)
    drawn = _drawn(catalog, selection, answer, first)
    for line in (*first, *(f"{row.label}: {row.text}" for row in left_out(answer.withheld))):
        complain(line)
    if file == STDOUT:
        write(drawn)
    else:
        write_text(file, drawn)
        complain(f"Written: {file}")
    return DONE


def _drawn(catalog: Catalog, selection: Selection, cleared: Cleared, first: tuple[str, ...]) -> str:
    """The SVG; what the answers ask for `first` stands before all other words of a card."""
    from acuguide.pages.cards import card, overview
    from acuguide.render.svg import render_sheet, render_svg

    title = title_of(catalog, selection)
    if selection.by_name:
        pictures = tuple(
            handout(catalog, entry, card(catalog, entry, load_figure)) for entry in cleared.points
        )
    else:
        maps = overview(catalog, cleared.points, load_figure)
        pictures = tuple(mapped(cleared.points, title, each) for each in maps)
    careful = with_all(catalog, selection, cleared)
    if not pictures:
        raise CouldNotError("No picture shows these points together: ask for each by name.")
    if len(pictures) > 1:
        return render_sheet(pictures, title, careful)
    (only,) = pictures
    words = dict.fromkeys((*first, *only.careful, *careful))
    return render_svg(replace(only, careful=tuple(words)))


def _tell(page: Document, file: str) -> None:
    """Write a page where it is read: not into the file that was to be a picture."""
    text = rendered(page, surface(plain=False))
    if file == STDOUT:
        talk(text)
    else:
        write(text)
