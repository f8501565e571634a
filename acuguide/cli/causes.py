"""`acuguide causes`: list the causes, or explain one."""

from collections.abc import Iterable
from typing import TYPE_CHECKING, Annotated

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

if TYPE_CHECKING:  # a command imports what it needs when it runs
    from acuguide.catalog.records import Catalog, Condition, Sign
    from acuguide.cli.answers import Given
    from acuguide.guide.ranking import Matches
    from acuguide.pages.document import Document

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
    from acuguide.cli.answers import DONE, given, show_page, show_refusal
    from acuguide.devices.terminal import write_json
    from acuguide.errors import WrongUseError
    from acuguide.guide.gate import refusal
    from acuguide.guide.ranking import NOTHING_SAID, matches
    from acuguide.guide.selection import find_condition, find_region, list_conditions

    catalog = load_catalog()
    answers = given(catalog, yes, about)
    if condition is not None and (region or symptom):
        raise WrongUseError("Give either a CONDITION, or --region and --symptom to list several.")
    region_id = find_region(catalog, region) if region is not None else None
    one = find_condition(catalog, condition) if condition is not None else None
    listed = list_conditions(catalog, region_id)
    if symptom is not None and not symptom.strip():
        raise WrongUseError(NOTHING_SAID)
    found = matches(catalog, listed, symptom) if symptom is not None else None
    as_json = format_ is Format.JSON
    refused = refusal(catalog, answers.verdict, answers.about)
    if refused is not None and answers.verdict.urgent:
        return show_refusal(catalog, refused, answers.about, as_json=as_json, plain=plain)

    if as_json:
        signs = _signs_in(catalog, symptom) if symptom is not None else ()
        chosen = (one,) if one else found.all if found else listed
        write_json(_as_json(catalog, answers, chosen, signs))
    elif one is not None:
        show_page(explained(catalog, one, answers), plain=plain)
    elif found is not None and symptom is not None:
        show_page(_symptom_page(catalog, answers, found, symptom, region_id), plain=plain)
    else:
        from acuguide.pages.causes import list_page

        show_page(list_page(catalog, listed, region_id, answers.verdict), plain=plain)
    return DONE


def explained(catalog: "Catalog", condition: "Condition", answers: "Given") -> "Document":
    """The page of one condition, with the points and care that are for this person."""
    from acuguide.cli.answers import country_of
    from acuguide.guide.care import care_for
    from acuguide.guide.gate import gate
    from acuguide.guide.selection import for_condition
    from acuguide.pages.causes import condition_page

    points = gate(for_condition(catalog, condition), catalog, answers.verdict, answers.about)
    care = care_for(catalog, condition, answers.about, answers.verdict.raised)
    return condition_page(catalog, condition, points, care, country_of(catalog, answers.about))


def _signs_in(catalog: "Catalog", symptom: str) -> "tuple[Sign, ...]":
    from acuguide.guide.ranking import signs_mentioning
    from acuguide.guide.triage import all_signs

    return signs_mentioning(catalog, all_signs(catalog.red_flags), symptom)


def _symptom_page(
    catalog: "Catalog", answers: "Given", found: "Matches", symptom: str, region: str | None
) -> "Document":
    from acuguide.devices.terminal import printable
    from acuguide.pages.search import symptom_page, symptom_title

    signs = _signs_in(catalog, symptom)
    title = symptom_title(catalog, printable(symptom), region)
    return symptom_page(catalog, title, found, signs, answers.verdict)


def _as_json(
    catalog: "Catalog",
    answers: "Given",
    chosen: "Iterable[Condition]",
    signs: "tuple[Sign, ...]",
) -> str:
    from acuguide.guide.care import care_for
    from acuguide.guide.gate import gate
    from acuguide.guide.selection import for_condition
    from acuguide.pages.reports import causes_report, encode

    cleared = tuple(
        (
            each,
            gate(for_condition(catalog, each), catalog, answers.verdict, answers.about),
            care_for(catalog, each, answers.about, answers.verdict.raised),
        )
        for each in chosen
    )
    return encode(causes_report(catalog, cleared, answers.verdict, signs))
