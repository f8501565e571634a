"""`acuguide evidence`: what studies and guidelines found, for and against."""

from typing import Annotated

import typer

from acuguide.cli.options import (
    AboutOption,
    Format,
    FormatOption,
    PlainOption,
    YesOption,
    complete_topic,
    if_asked,
)

EPILOG = """\b
Examples:
  acuguide evidence
  acuguide evidence sciatica
  acuguide evidence GB30 --format json
"""


def evidence(
    topic: Annotated[
        str | None,
        typer.Argument(
            metavar="[CONDITION or CODE]",
            help="A cause, a point or a kind of care, by any of its names.",
            autocompletion=if_asked(complete_topic),
        ),
    ] = None,
    yes: YesOption = None,
    about: AboutOption = None,
    format_: FormatOption = Format.TEXT,
    plain: PlainOption = False,
) -> int:
    """What studies and guidelines found, for and against."""
    from acuguide.catalog.loading import load_catalog
    from acuguide.cli.answers import DONE, given, show_if_stopped, show_page
    from acuguide.devices.terminal import write_json
    from acuguide.guide.evidence import evidence_for, find_topic

    catalog = load_catalog()
    answers = given(catalog, yes, about)
    asked = find_topic(catalog, topic) if topic is not None else None
    as_json = format_ is Format.JSON
    stopped = show_if_stopped(catalog, answers, as_json=as_json, plain=plain)
    if stopped is not None:
        return stopped
    found = evidence_for(catalog, asked)

    if as_json:
        from acuguide.pages.library_reports import evidence_report
        from acuguide.pages.reports import encode

        write_json(encode(evidence_report(catalog, found, answers.verdict)))
    else:
        from acuguide.pages.evidence import evidence_page

        show_page(evidence_page(catalog, found, answers.verdict), plain=plain)
    return DONE
