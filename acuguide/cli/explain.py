"""`acuguide explain`: what a term means."""

from typing import Annotated

import typer

from acuguide.cli.options import Format, FormatOption, PlainOption, complete_word, if_asked

EPILOG = """\b
Examples:
  acuguide explain
  acuguide explain cun
  acuguide explain "sacral hiatus"
"""


def explain(
    word: Annotated[
        str | None,
        typer.Argument(metavar="[WORD]", help="A term.", autocompletion=if_asked(complete_word)),
    ] = None,
    format_: FormatOption = Format.TEXT,
    plain: PlainOption = False,
) -> int:
    """Say in plain words what a term means: cun, meridian, sacrum."""
    from acuguide.catalog.loading import load_catalog
    from acuguide.catalog.names import find
    from acuguide.cli.answers import DONE, show_page
    from acuguide.devices.terminal import write_json

    catalog = load_catalog()
    asked = find(word, catalog.names["words"], "term") if word is not None else None
    chosen = (catalog.words[asked],) if asked else tuple(catalog.words.values())

    if format_ is Format.JSON:
        from acuguide.pages.library_reports import explain_report
        from acuguide.pages.reports import encode

        write_json(encode(explain_report(catalog, chosen)))
    else:
        from acuguide.pages.explain import word_page, words_page

        show_page(word_page(catalog, chosen[0]) if asked else words_page(chosen), plain=plain)
    return DONE
