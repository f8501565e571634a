"""`acuguide causes`: list the causes, or explain one."""

from typing import Annotated

import typer

from acuguide.cli.options import (
    AboutOption,
    Format,
    FormatOption,
    PlainOption,
    RegionOption,
    YesOption,
    complete_condition,
)

EPILOG = """\b
Examples:
  acuguide causes
  acuguide causes piriformis
  acuguide causes --region buttock --symptom "worse when sitting"
"""


def causes(
    condition: Annotated[
        str | None,
        typer.Argument(
            metavar="CONDITION",
            help="A cause, by any of its names.",
            autocompletion=complete_condition,
        ),
    ] = None,
    region: RegionOption = None,
    symptom: Annotated[
        str | None,
        typer.Option("--symptom", metavar="WORDS", help="Everyday words for how it feels."),
    ] = None,
    yes: YesOption = None,
    about: AboutOption = None,
    format_: FormatOption = Format.TEXT,
    plain: PlainOption = False,
) -> int:
    """List what may cause the pain, or explain one cause."""
    from acuguide.catalog.loading import load_catalog
    from acuguide.cli.answers import DONE, country_of, given, show_page, show_refusal
    from acuguide.devices.terminal import printable, write_json
    from acuguide.errors import WrongUseError
    from acuguide.guide.care import care_for
    from acuguide.guide.gate import gate, refusal
    from acuguide.guide.selection import find_condition, find_region, for_condition, list_conditions

    catalog = load_catalog()
    answers = given(catalog, yes, about)
    if condition is not None and (region or symptom):
        raise WrongUseError("Give either a CONDITION, or --region and --symptom to list several.")
    region_id = find_region(catalog, region) if region is not None else None
    chosen = (
        (find_condition(catalog, condition),)
        if condition is not None
        else list_conditions(catalog, region_id, symptom)
    )
    as_json = format_ is Format.JSON
    refused = refusal(catalog, answers.verdict, answers.about)
    if refused is not None and answers.verdict.urgent:
        return show_refusal(catalog, refused, answers.about, as_json=as_json, plain=plain)

    if as_json:
        from acuguide.pages.reports import causes_report, encode

        cleared = tuple(
            (
                each,
                gate(for_condition(catalog, each), catalog, answers.verdict, answers.about),
                care_for(catalog, each, answers.about),
            )
            for each in chosen
        )
        write_json(encode(causes_report(catalog, cleared)))
        return DONE

    from acuguide.pages.causes import condition_page, list_page

    words = printable(symptom or "")

    if condition is not None:
        points = gate(for_condition(catalog, chosen[0]), catalog, answers.verdict, answers.about)
        care = care_for(catalog, chosen[0], answers.about)
        country = country_of(catalog, answers.about)
        show_page(condition_page(catalog, chosen[0], points, care, country), plain=plain)
    else:
        show_page(list_page(catalog, chosen, region_id, words, answers.verdict), plain=plain)
    return DONE
