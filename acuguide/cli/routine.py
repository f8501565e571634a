"""`acuguide routine`: the timed, guided self-massage."""

import re
from typing import Annotated

import typer

from acuguide.catalog.records import Catalog
from acuguide.cli.answers import DONE, Given, given, show_page, show_refusal
from acuguide.cli.options import (
    AboutOption,
    ConditionOption,
    Format,
    FormatOption,
    PlainOption,
    YesOption,
    complete_position,
    complete_routine,
)
from acuguide.errors import WrongUseError
from acuguide.guide.routines import Request, plan_for
from acuguide.guide.schedule import Plan

EPILOG = """Examples:
\b
  acuguide routine
  acuguide routine buttock --preview
  acuguide routine --condition sciatica --minutes 15
"""

USUAL_ROUTINE = "low-back"


def routine(
    name: Annotated[
        str | None,
        typer.Argument(
            metavar="NAME",
            help="A routine: low-back, buttock or desk.",
            autocompletion=complete_routine,
        ),
    ] = None,
    condition: ConditionOption = None,
    minutes: Annotated[
        str | None, typer.Option("--minutes", metavar="N", help="How long, from 2 to 30.")
    ] = None,
    position: Annotated[
        str | None,
        typer.Option(
            "--position",
            metavar="POSITION",
            help="sitting, lying, standing-wall, ...",
            autocompletion=complete_position,
        ),
    ] = None,
    preview: Annotated[
        bool, typer.Option("--preview", help="Show the plan; do not start.")
    ] = False,
    checked: Annotated[
        bool,
        typer.Option(
            "--checked",
            help="Say that no warning sign applies and that you are an adult, not pregnant,"
            " take no blood thinner and have no bleeding problem.",
        ),
    ] = False,
    yes: YesOption = None,
    about: AboutOption = None,
    format_: FormatOption = Format.TEXT,
    plain: PlainOption = False,
) -> int:
    """Play a timed, guided self-massage, after a short check of warning signs."""
    from acuguide.catalog.loading import load_catalog
    from acuguide.guide.person import assume_checked
    from acuguide.guide.triage import triage

    catalog = load_catalog()
    answers = given(catalog, yes, about)
    if checked:
        verdict = triage(answers.verdict.raised, complete=True)
        answers = Given(verdict, assume_checked(answers.about))
    asked = request(catalog, name, condition, minutes, position)
    as_json = format_ is Format.JSON
    return run(catalog, asked, answers, preview=preview or as_json, as_json=as_json, plain=plain)


def request(
    catalog: Catalog,
    name: str | None,
    condition: str | None,
    minutes: str | None,
    position: str | None,
) -> Request:
    """What the options ask for.

    Raises WrongUseError for unknown names and minutes out of range.
    """
    from acuguide.guide.selection import find_condition, find_positions, find_routine

    routine_ = find_routine(catalog, name or USUAL_ROUTINE)
    condition_ = find_condition(catalog, condition) if condition else None
    positions = routine_.positions
    if position:
        positions = find_positions(catalog, position)
    elif condition_ and not name:
        positions = tuple(entry.id for entry in catalog.vocabulary.positions)
    return Request(routine_, condition_, positions, _minutes(minutes, routine_.minutes))


def _minutes(text: str | None, usual: int) -> int:
    from acuguide.guide.schedule import LEAST_MINUTES, MOST_MINUTES

    if text is None:
        return usual
    if not re.fullmatch("[0-9]{1,3}", text) or not LEAST_MINUTES <= int(text) <= MOST_MINUTES:
        span = f"{LEAST_MINUTES} to {MOST_MINUTES}"
        raise WrongUseError(f"--minutes takes a whole number from {span}; you gave '{text}'.")
    return int(text)


def run(
    catalog: Catalog, asked: Request, answers: Given, *, preview: bool, as_json: bool, plain: bool
) -> int:
    """Show the plan and, unless it is a preview, check, wait for a key, and play it."""
    from acuguide.devices.terminal import surface, write
    from acuguide.guide.gate import Refused, refusal_to_start
    from acuguide.pages.routine import plan_page

    plan = plan_for(catalog, asked, answers.verdict, answers.about)
    if not preview and not isinstance(plan, Refused):
        refused = refusal_to_start(catalog, answers.verdict, answers.about)
        if refused and surface(plain=plain).interactive:
            answers = _ask(catalog, answers, plain=plain)
            refused = refusal_to_start(catalog, answers.verdict, answers.about)
        plan = refused or plan_for(catalog, asked, answers.verdict, answers.about)
    if isinstance(plan, Refused):
        return show_refusal(catalog, plan, as_json=as_json, plain=plain)

    if as_json:
        from acuguide.pages.reports import encode, routine_report

        write(encode(routine_report(catalog, plan)))
        return DONE
    show_page(plan_page(catalog, plan, asked.condition), plain=plain)
    return DONE if preview else _play(catalog, plan, plain=plain)


def _ask(catalog: Catalog, answers: Given, *, plain: bool) -> Given:
    from acuguide.cli.asking import ask_all
    from acuguide.guide.triage import stopping_screens

    return ask_all(catalog, stopping_screens(catalog.red_flags), answers.about, plain=plain)


def _play(catalog: Catalog, plan: Plan, *, plain: bool) -> int:
    import gc

    from acuguide.devices.clock import Clock
    from acuguide.devices.keys import read_key
    from acuguide.devices.stage import play
    from acuguide.devices.terminal import surface, write
    from acuguide.pages.routine import LEAVE_KEYS, START

    on = surface(plain=plain)
    # A routine runs long enough to need what short commands switch off.
    gc.enable()
    if on.interactive:
        write(f"\n{START}\n")
        if read_key() in LEAVE_KEYS:
            return DONE
    return play(plan, catalog, on, Clock())
