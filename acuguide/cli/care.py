"""`acuguide care`: what else may help, and how well that is known."""

from typing import Annotated

import typer

from acuguide.cli.options import (
    AboutOption,
    Format,
    FormatOption,
    PlainOption,
    YesOption,
    complete_care,
)

EPILOG = """\b
Examples:
  acuguide care
  acuguide care sciatica
  acuguide care bridge --about pregnant=yes
"""


def care(
    condition: Annotated[
        str | None,
        typer.Argument(
            metavar="[CONDITION]",
            help="A cause, or one kind of care: heat, ibuprofen, bridge.",
            autocompletion=complete_care,
        ),
    ] = None,
    yes: YesOption = None,
    about: AboutOption = None,
    format_: FormatOption = Format.TEXT,
    plain: PlainOption = False,
) -> int:
    """What may help besides points, and how surely."""
    from acuguide.catalog.loading import load_catalog
    from acuguide.catalog.records import Condition
    from acuguide.cli.answers import DONE, given, show_page, show_refusal
    from acuguide.devices.terminal import write_json
    from acuguide.guide.care import find_care, list_care
    from acuguide.guide.gate import Refused

    catalog = load_catalog()
    answers = given(catalog, yes, about)
    asked = find_care(catalog, condition) if condition is not None else None
    verdict = answers.verdict
    as_json = format_ is Format.JSON
    if verdict.refuses:
        refused = Refused(verdict)
        return show_refusal(catalog, refused, answers.about, as_json=as_json, plain=plain)
    found = list_care(catalog, asked, answers.about, verdict.raised)

    if as_json:
        from acuguide.pages.library_reports import care_report
        from acuguide.pages.reports import encode

        write_json(encode(care_report(catalog, found, verdict)))
        return DONE

    from acuguide.pages.care import care_page, item_page, not_for_you_page

    if asked is None or isinstance(asked, Condition):
        page = care_page(catalog, found, verdict)
    elif found.offered:
        page = item_page(catalog, found.offered[0], verdict)
    else:
        page = not_for_you_page(catalog, found.left_out[0], verdict)
    show_page(page, plain=plain)
    return DONE
