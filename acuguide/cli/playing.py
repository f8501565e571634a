"""A routine from the words of a command line to its end: plan, check, preview, play."""

import gc
import re

from acuguide.catalog.records import Catalog
from acuguide.cli.answers import DONE, Given, show_page, show_refusal
from acuguide.devices.terminal import surface, write, write_json
from acuguide.errors import WrongUseError
from acuguide.guide.gate import Refused, refusal_to_start
from acuguide.guide.routines import Request, plan_for
from acuguide.guide.schedule import LEAST_MINUTES, MOST_MINUTES, Plan
from acuguide.guide.selection import find_condition, find_positions, find_routine
from acuguide.guide.triage import stopping_screens

USUAL_ROUTINE = "low-back"


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
    routine_ = find_routine(catalog, USUAL_ROUTINE if name is None else name)
    condition_ = find_condition(catalog, condition) if condition is not None else None
    positions = routine_.positions
    if position is not None:
        positions = find_positions(catalog, position)
    elif condition_ and name is None:
        positions = tuple(entry.id for entry in catalog.vocabulary.positions)
    return Request(routine_, condition_, positions, _minutes(minutes, routine_.minutes))


def _minutes(text: str | None, usual: int) -> int:
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

        write_json(encode(routine_report(catalog, plan)))
        return DONE
    show_page(plan_page(catalog, plan, asked.condition, brief=not preview), plain=plain)
    return DONE if preview else _play(catalog, plan, plain=plain)


def _ask(catalog: Catalog, answers: Given, *, plain: bool) -> Given:
    from acuguide.cli.asking import ask_all

    return ask_all(catalog, stopping_screens(catalog.red_flags), answers.about, plain=plain)


def _play(catalog: Catalog, plan: Plan, *, plain: bool) -> int:
    from acuguide.devices.clock import Clock
    from acuguide.devices.keys import read_key
    from acuguide.devices.stage import play
    from acuguide.pages.routine import LEAVE_KEYS, START

    on = surface(plain=plain)
    # A routine runs long enough to need what short commands switch off.
    gc.enable()
    if on.interactive:
        write(f"\n{START}\n")
        if read_key() in LEAVE_KEYS:
            return DONE
    return play(plan, catalog, on, Clock())
