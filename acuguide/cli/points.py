"""`acuguide points`: where points are, and how to press them."""

from typing import Annotated

import typer

from acuguide.cli.options import (
    AboutOption,
    ConditionOption,
    Format,
    FormatOption,
    PlainOption,
    RegionOption,
    YesOption,
    complete_point,
)

EPILOG = """\b
Examples:
  acuguide points --condition sciatica
  acuguide points BL23 GB30
  acuguide points --region buttock --format json
"""


def points(
    codes: Annotated[
        list[str] | None,
        typer.Argument(
            metavar="[CODE]...",
            help="Points, by code or name: BL23, huantiao, 環跳.",
            autocompletion=complete_point,
        ),
    ] = None,
    condition: ConditionOption = None,
    region: RegionOption = None,
    yes: YesOption = None,
    about: AboutOption = None,
    format_: FormatOption = Format.TEXT,
    plain: PlainOption = False,
) -> int:
    """Show where points are, and how to find and press them."""
    from acuguide.catalog.loading import load_catalog
    from acuguide.cli.answers import DONE, given, show_page, show_refusal
    from acuguide.devices.terminal import write_json
    from acuguide.guide.gate import Refused, gate
    from acuguide.guide.person import About
    from acuguide.guide.selection import select

    catalog = load_catalog()
    answers = given(catalog, yes, about)
    selection = select(catalog, codes or (), condition, region)
    # Where someone else's care is needed, that is the answer, whoever asks.
    elsewhere = selection.condition is not None and selection.condition.instead is not None
    person = About() if elsewhere else answers.about
    cleared = gate(selection.candidates, catalog, answers.verdict, person)
    as_json = format_ is Format.JSON
    if isinstance(cleared, Refused):
        return show_refusal(catalog, cleared, answers.about, as_json=as_json, plain=plain)

    if as_json:
        from acuguide.pages.reports import encode, points_report

        write_json(encode(points_report(catalog, cleared, selection.condition)))
    else:
        from acuguide.pages.points import points_page

        show_page(points_page(catalog, selection, cleared), plain=plain)
    return DONE
