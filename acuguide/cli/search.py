"""`acuguide search`: finds causes, points, care and terms by everyday words."""

from typing import Annotated

import typer

from acuguide.cli.options import AboutOption, Format, FormatOption, PlainOption, YesOption

EPILOG = """\b
Examples:
  acuguide search "hurts when I sit"
  acuguide search tingling down the leg
  acuguide search stiff in the morning --format json
"""


def search(
    words: Annotated[list[str], typer.Argument(metavar="WORDS...", help="Say it as you would.")],
    yes: YesOption = None,
    about: AboutOption = None,
    format_: FormatOption = Format.TEXT,
    plain: PlainOption = False,
) -> int:
    """Find causes, care, points and terms by everyday words. It does not diagnose."""
    from msgspec import structs

    from acuguide.catalog.loading import load_catalog
    from acuguide.cli.answers import DONE, given, show_if_stopped, show_page
    from acuguide.devices.terminal import printable, write_json
    from acuguide.guide.care import weigh
    from acuguide.guide.gate import gate
    from acuguide.guide.searching import search_for
    from acuguide.guide.selection import for_codes

    catalog = load_catalog()
    answers = given(catalog, yes, about)
    as_json = format_ is Format.JSON
    stopped = show_if_stopped(catalog, answers, as_json=as_json, plain=plain)
    if stopped is not None:
        return stopped
    verdict = answers.verdict
    asked = " ".join(words)
    found = search_for(catalog, asked)
    items = ((item, None) for item in found.care) if not verdict.refuses else ()
    care = weigh(catalog, items, answers.about, verdict.raised)
    points = gate(for_codes(found.points), catalog, verdict, answers.about)

    if as_json:
        from acuguide.pages.library_reports import search_report
        from acuguide.pages.reports import encode

        write_json(encode(search_report(catalog, found, care, points, verdict)))
    else:
        from acuguide.pages.search import search_page

        shown = structs.replace(found, asked=printable(asked))
        show_page(search_page(catalog, shown, care, points, verdict), plain=plain)
    return DONE
