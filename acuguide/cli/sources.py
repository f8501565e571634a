"""`acuguide sources`: where the facts come from, and what rests on each source."""

from typing import Annotated

import typer

from acuguide.cli.options import Format, FormatOption, PlainOption, complete_source, if_asked

EPILOG = """\b
Examples:
  acuguide sources
  acuguide sources WHO08
  acuguide sources S0 --format json
"""


def sources(
    source: Annotated[
        str | None,
        typer.Argument(metavar="[ID]", help="A source.", autocompletion=if_asked(complete_source)),
    ] = None,
    format_: FormatOption = Format.TEXT,
    plain: PlainOption = False,
) -> int:
    """List the sources, or show one and what rests on it."""
    from acuguide.catalog.loading import load_catalog
    from acuguide.cli.answers import DONE, show_page
    from acuguide.devices.terminal import write_json
    from acuguide.guide.resting import Use, find_source, use_of

    catalog = load_catalog()
    asked = find_source(catalog, source) if source is not None else None
    use = use_of(catalog, asked) if asked else Use()

    if format_ is Format.JSON:
        from acuguide.pages.library_reports import sources_report
        from acuguide.pages.reports import encode

        chosen = (asked,) if asked else catalog.sources.values()
        write_json(encode(sources_report(catalog, chosen, use)))
    else:
        from acuguide.pages.sources import source_page, sources_page

        page = source_page(asked, use) if asked else sources_page(catalog)
        show_page(page, plain=plain)
    return DONE
