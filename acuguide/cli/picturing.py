"""Points with pictures: on a page where the terminal can show them, or as SVG."""

from itertools import groupby

from msgspec.structs import replace

from acuguide.catalog.atlas import load_figure
from acuguide.catalog.records import Catalog
from acuguide.cli.answers import DONE, STOPPED_FOR_SAFETY, rendered, show_page
from acuguide.devices.export import write_text
from acuguide.devices.surface import surface
from acuguide.devices.terminal import complain, talk, write
from acuguide.errors import AcuguideError, CouldNotError
from acuguide.guide.gate import Cleared
from acuguide.guide.selection import Selection
from acuguide.pages.document import Document, Illustration
from acuguide.pages.points import points_page, title_of

# Where a command line means stdout.
STDOUT = "-"


class NothingToDrawError(AcuguideError):
    """Every point asked for is left out for this person, or the condition offers none."""

    exit_code = STOPPED_FOR_SAFETY


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


def write_svg(catalog: Catalog, selection: Selection, cleared: Cleared, file: str) -> int:
    """Write the cards of points asked for by name, or the overview of others; the exit code.

    Raises NothingToDrawError if nothing is left to draw, and CouldNotError if the file cannot
    be written.
    """
    from acuguide.pages.cards import card, care_with_all, overview, standing_alone
    from acuguide.render.svg import render_sheet, render_svg

    if selection.by_name:
        pictures = tuple(
            standing_alone(entry, card(catalog, entry, load_figure)) for entry in cleared.points
        )
    else:
        pictures = overview(catalog, cleared.points, load_figure)
    if not pictures:
        raise NothingToDrawError(
            "There is nothing to draw: none of these points is for you now. Without --svg you can "
            "read why."
        )
    careful = care_with_all(catalog, cleared)
    if len(pictures) == 1:
        (only,) = pictures
        drawn = render_svg(replace(only, careful=(*careful, *only.careful)))
    else:
        drawn = render_sheet(pictures, title_of(catalog, selection), careful)
    if file == STDOUT:
        write(drawn)
    else:
        write_text(file, drawn)
        talk(f"Written: {file}\n")
    return DONE
