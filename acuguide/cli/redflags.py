"""`acuguide redflags`: the checklist of warning signs, and what the answers mean."""

from typing import TYPE_CHECKING, Annotated

import typer

from acuguide.cli.options import (
    AboutOption,
    Format,
    FormatOption,
    PlainOption,
    YesOption,
    complete_country,
    if_asked,
)

if TYPE_CHECKING:  # a command imports what it needs when it runs
    from acuguide.catalog.countries import Country
    from acuguide.catalog.records import Catalog
    from acuguide.cli.answers import Given

EPILOG = """\b
Examples:
  acuguide redflags
  acuguide redflags --ask
  acuguide redflags --yes RF06 --yes RF02 --country JP
"""


CountryOption = Annotated[
    str | None,
    typer.Option(
        "--country",
        metavar="CC",
        help="Where you are, such as GB or JP: shows the numbers to call there.",
        autocompletion=if_asked(complete_country),
    ),
]


def redflags(
    ask: Annotated[
        bool, typer.Option("--ask", help="Ask the questions in small groups, one key each.")
    ] = False,
    yes: YesOption = None,
    none: Annotated[bool, typer.Option("--none", help="Say that no warning sign applies.")] = False,
    about: AboutOption = None,
    country: CountryOption = None,
    format_: FormatOption = Format.TEXT,
    plain: PlainOption = False,
) -> int:
    """Show the warning signs, or say what your answers mean."""
    from msgspec import structs

    from acuguide.catalog.loading import load_catalog
    from acuguide.cli.answers import country_of, given
    from acuguide.errors import WrongUseError
    from acuguide.guide.person import find_country

    if none and yes:
        raise WrongUseError("--none says that no sign applies, so it cannot stand beside --yes.")
    if ask and (none or yes):
        raise WrongUseError(
            "--ask asks for the answers, so it cannot stand beside --yes or --none."
        )
    catalog = load_catalog()
    answers = given(catalog, yes, about, anew=none or bool(yes))
    named = find_country(catalog, country) if country is not None else None
    as_json = format_ is Format.JSON
    if not (ask or none or yes or about):
        return _show_checklist(catalog, answers, as_json=as_json, plain=plain)
    if ask:
        from acuguide.cli.asking import ask_signs

        verdict = ask_signs(catalog, answers.about, plain=plain)
        answers = structs.replace(answers, verdict=verdict)
    where = named or country_of(catalog, answers.about)
    code = _show_triage(catalog, answers, where, as_json=as_json, plain=plain)
    if ask and named is None and answers.verdict.urgent and not as_json:
        from acuguide.cli.asking import show_numbers

        show_numbers(catalog, answers.verdict.level, answers.about, plain=plain)
    return code


def _show_checklist(catalog: "Catalog", answers: "Given", *, as_json: bool, plain: bool) -> int:
    """All warning signs, for someone who has answered nothing now."""
    from acuguide.cli.answers import DONE, show_page
    from acuguide.devices.terminal import write_json

    if as_json:
        from acuguide.pages.reports import encode, red_flags_report

        write_json(encode(red_flags_report(catalog)))
    else:
        from acuguide.pages.triage import checklist_page

        show_page(checklist_page(catalog, answers.verdict.lasting), plain=plain)
    return DONE


def _show_triage(
    catalog: "Catalog", answers: "Given", where: "Country | None", *, as_json: bool, plain: bool
) -> int:
    """What the answers mean, with the numbers to call where someone is; the exit code."""
    from acuguide.cli.answers import DONE, STOPPED_FOR_SAFETY, show_page
    from acuguide.devices.terminal import write_json
    from acuguide.guide.gate import refusal

    verdict, kept = answers.verdict, answers.kept_refuses
    refused = refusal(catalog, verdict, answers.about)
    if as_json:
        from acuguide.pages.reports import encode, triage_report

        write_json(encode(triage_report(catalog, verdict, refused, where, still_kept=kept)))
    else:
        from acuguide.pages.triage import triage_page

        show_page(triage_page(catalog, verdict, refused, where, still_kept=kept), plain=plain)
    return STOPPED_FOR_SAFETY if verdict.urgent else DONE
