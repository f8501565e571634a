"""`acuguide care`: what else may help, and how well that is known."""

from typing import TYPE_CHECKING, Annotated

import typer

from acuguide.cli.options import (
    AboutOption,
    Format,
    FormatOption,
    PlainOption,
    YesOption,
    complete_care,
    if_asked,
)

if TYPE_CHECKING:  # a command imports what it needs when it runs
    from acuguide.catalog.care import CareItem
    from acuguide.catalog.records import Catalog, Condition
    from acuguide.guide.care import CareList
    from acuguide.guide.triage import Verdict
    from acuguide.pages.document import Document

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
            autocompletion=if_asked(complete_care),
        ),
    ] = None,
    yes: YesOption = None,
    about: AboutOption = None,
    format_: FormatOption = Format.TEXT,
    plain: PlainOption = False,
) -> int:
    """What may help besides points, and how surely."""
    from acuguide.catalog.loading import load_catalog
    from acuguide.cli.answers import DONE, given, show_if_stopped, show_page
    from acuguide.devices.terminal import write_json
    from acuguide.guide.care import find_care, list_care

    catalog = load_catalog()
    answers = given(catalog, yes, about)
    asked = find_care(catalog, condition) if condition is not None else None
    as_json = format_ is Format.JSON
    stopped = show_if_stopped(catalog, answers, as_json=as_json, plain=plain, doctor_first=True)
    if stopped is not None:
        return stopped
    verdict = answers.verdict
    found = list_care(catalog, asked, answers.about, verdict.raised)

    if as_json:
        from acuguide.pages.library_reports import care_report
        from acuguide.pages.reports import encode

        write_json(encode(care_report(catalog, found, verdict)))
    else:
        show_page(_page(catalog, asked, found, verdict), plain=plain)
    return DONE


def _page(
    catalog: "Catalog", asked: "CareItem | Condition | None", found: "CareList", verdict: "Verdict"
) -> "Document":
    """The page of a list of care, or of one kind that is for this person or is not."""
    from acuguide.catalog.care import CareItem
    from acuguide.pages.care import care_page, item_page, not_for_you_page

    if not isinstance(asked, CareItem):
        return care_page(catalog, found, verdict)
    if found.offered:
        return item_page(catalog, found.offered[0], verdict)
    return not_for_you_page(catalog, found.left_out[0], verdict)
