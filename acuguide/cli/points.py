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
    from acuguide.errors import WrongUseError
    from acuguide.guide.gate import Refused, gate
    from acuguide.guide.selection import (
        find_condition,
        find_point,
        find_region,
        for_codes,
        for_condition,
        for_region,
    )

    if sum((bool(codes), condition is not None, region is not None)) > 1:
        raise WrongUseError("Give one of: CODEs, --condition or --region.")
    catalog = load_catalog()
    answers = given(catalog, yes, about)
    asked = None
    if condition is not None:
        asked = find_condition(catalog, condition)
        candidates = for_condition(catalog, asked)
    elif region is not None:
        candidates = for_region(catalog, find_region(catalog, region))
    elif codes:
        candidates = for_codes(find_point(catalog, code) for code in codes)
    else:
        candidates = for_codes(catalog.points.values())
    cleared = gate(candidates, catalog, answers.verdict, answers.about)
    as_json = format_ is Format.JSON
    if isinstance(cleared, Refused):
        return show_refusal(catalog, cleared, as_json=as_json, plain=plain)

    if as_json:
        from acuguide.pages.reports import encode, points_report

        write_json(encode(points_report(catalog, cleared, asked)))
        return DONE

    from acuguide.pages.points import not_for_self_care_page, points_page
    from acuguide.pages.wording import region_name

    if asked and asked.instead:
        page = not_for_self_care_page(asked)
    else:
        title = f"Points for {asked.name.lower()}" if asked else "Points"
        if region is not None:
            title = f"Points for the {region_name(catalog, find_region(catalog, region))}"
        page = points_page(catalog, cleared, title, asked, compare=bool(codes))
    show_page(page, plain=plain)
    return DONE
