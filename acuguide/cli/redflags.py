"""`acuguide redflags`: the checklist of warning signs, and what the answers mean."""

from typing import Annotated

import typer

from acuguide.cli.options import (
    AboutOption,
    Format,
    FormatOption,
    PlainOption,
    YesOption,
    complete_country,
)

EPILOG = """\b
Examples:
  acuguide redflags
  acuguide redflags --ask
  acuguide redflags --yes RF06 --yes RF02 --country JP
"""


def redflags(
    ask: Annotated[
        bool, typer.Option("--ask", help="Ask the questions in small groups, one key each.")
    ] = False,
    yes: YesOption = None,
    none: Annotated[bool, typer.Option("--none", help="Say that no warning sign applies.")] = False,
    about: AboutOption = None,
    country: Annotated[
        str | None,
        typer.Option(
            "--country",
            metavar="CC",
            help="Where you are, such as GB or JP: shows the numbers to call there.",
            autocompletion=complete_country,
        ),
    ] = None,
    format_: FormatOption = Format.TEXT,
    plain: PlainOption = False,
) -> int:
    """Show the warning signs, or say what your answers mean."""
    from acuguide.catalog.loading import load_catalog
    from acuguide.cli.answers import DONE, STOPPED_FOR_SAFETY, country_of, given, show_page
    from acuguide.devices.terminal import write_json
    from acuguide.errors import WrongUseError
    from acuguide.guide.gate import refusal
    from acuguide.guide.person import find_country
    from acuguide.guide.triage import Verdict

    if none and yes:
        raise WrongUseError("--none says that no sign applies, so it cannot stand beside --yes.")
    if ask and (none or yes):
        raise WrongUseError(
            "--ask asks for the answers, so it cannot stand beside --yes or --none."
        )
    catalog = load_catalog()
    answers = given(catalog, yes, about, anew=none or bool(yes))
    named = find_country(catalog, country) if country is not None else None
    where = named or country_of(catalog, answers.about)
    as_json = format_ is Format.JSON
    verdict: Verdict = answers.verdict
    if ask:
        from acuguide.cli.asking import ask_signs

        verdict = ask_signs(catalog, answers.about, plain=plain)
    elif not (none or yes or about):
        if as_json:
            from acuguide.pages.reports import encode, red_flags_report

            write_json(encode(red_flags_report(catalog)))
        else:
            from acuguide.pages.triage import checklist_page

            show_page(checklist_page(catalog, verdict.lasting), plain=plain)
        return DONE

    refused = refusal(catalog, verdict, answers.about)
    kept = answers.kept_refuses
    if as_json:
        from acuguide.pages.reports import encode, triage_report

        write_json(encode(triage_report(catalog, verdict, refused, where, still_kept=kept)))
    else:
        from acuguide.pages.triage import triage_page

        show_page(triage_page(catalog, verdict, refused, where, still_kept=kept), plain=plain)
        if ask and named is None and verdict.urgent:
            from acuguide.cli.asking import show_numbers

            show_numbers(catalog, verdict.level, answers.about, plain=plain)
    return STOPPED_FOR_SAFETY if verdict.urgent else DONE
