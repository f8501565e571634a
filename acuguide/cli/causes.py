"""`acuguide causes`: list the causes, or explain one."""

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
    if_asked,
)

if TYPE_CHECKING:  # a command imports what it needs when it runs
    from acuguide.catalog.records import Catalog, Condition, Sign
    from acuguide.cli.answers import Given
    from acuguide.pages.document import Document

EPILOG = """\b
Examples:
  acuguide causes
  acuguide causes piriformis
  acuguide causes --region buttock --symptom "worse when sitting"
"""


SymptomOption = Annotated[
    str | None,
    typer.Option("--symptom", metavar="WORDS", help="Everyday words for how it feels."),
]


def causes(
    condition: Annotated[
        str | None,
        typer.Argument(
            metavar="CONDITION",
            help="A cause, by any of its names.",
            autocompletion=if_asked(complete_condition),
        ),
    ] = None,
    region: RegionOption = None,
    symptom: SymptomOption = None,
    yes: YesOption = None,
    about: AboutOption = None,
    format_: FormatOption = Format.TEXT,
    plain: PlainOption = False,
) -> int:
    """List what may cause the pain, or explain one cause."""
    from acuguide.catalog.loading import load_catalog
    from acuguide.cli.answers import DONE, given, show_if_stopped, show_page
    from acuguide.devices.terminal import write_json
    from acuguide.errors import WrongUseError
    from acuguide.guide.ranking import NOTHING_SAID
    from acuguide.guide.selection import find_condition, find_region

    catalog = load_catalog()
    answers = given(catalog, yes, about)
    if condition is not None and (region or symptom):
        raise WrongUseError("Give either a CONDITION, or --region and --symptom to list several.")
    region_id = find_region(catalog, region) if region is not None else None
    one = find_condition(catalog, condition) if condition is not None else None
    if symptom is not None and not symptom.strip():
        raise WrongUseError(NOTHING_SAID)
    as_json = format_ is Format.JSON
    stopped = show_if_stopped(catalog, answers, as_json=as_json, plain=plain)
    if stopped is not None:
        return stopped

    if as_json:
        write_json(_as_json(catalog, answers, one, region_id, symptom))
    elif one is not None:
        show_page(explained(catalog, one, answers), plain=plain)
    else:
        show_page(_list_page(catalog, answers, region_id, symptom), plain=plain)
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


def _list_page(
    catalog: "Catalog", answers: "Given", region: str | None, symptom: str | None
) -> "Document":
    """The causes of a region; with a symptom those that mention it, and its warning signs."""
    from acuguide.guide.selection import list_conditions

    listed = list_conditions(catalog, region)
    if symptom is None:
        from acuguide.pages.causes import list_page

        return list_page(catalog, listed, region, answers.verdict)

    from acuguide.devices.terminal import printable
    from acuguide.guide.ranking import matches
    from acuguide.pages.search import symptom_page, symptom_title

    found = matches(catalog, listed, symptom)
    title = symptom_title(catalog, printable(symptom), region)
    return symptom_page(catalog, title, found, _signs_in(catalog, symptom), answers.verdict)


def _signs_in(catalog: "Catalog", symptom: str) -> "tuple[Sign, ...]":
    from acuguide.guide.ranking import signs_mentioning
    from acuguide.guide.triage import all_signs

    return signs_mentioning(catalog, all_signs(catalog.red_flags), symptom)


def _as_json(
    catalog: "Catalog",
    answers: "Given",
    one: "Condition | None",
    region: str | None,
    symptom: str | None,
) -> str:
    from acuguide.guide.care import care_for
    from acuguide.guide.gate import gate
    from acuguide.guide.selection import for_condition
    from acuguide.pages.reports import causes_report, encode

    chosen = (one,) if one is not None else _listed(catalog, region, symptom)
    signs = _signs_in(catalog, symptom) if symptom is not None else ()
    cleared = tuple(
        (
            each,
            gate(for_condition(catalog, each), catalog, answers.verdict, answers.about),
            care_for(catalog, each, answers.about, answers.verdict.raised),
        )
        for each in chosen
    )
    return encode(causes_report(catalog, cleared, answers.verdict, signs))


def _listed(catalog: "Catalog", region: str | None, symptom: str | None) -> "tuple[Condition, ...]":
    from acuguide.guide.ranking import matches
    from acuguide.guide.selection import list_conditions

    listed = list_conditions(catalog, region)
    return matches(catalog, listed, symptom).all if symptom is not None else listed
