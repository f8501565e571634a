"""A routine from the words of a command line to its end: plan, check, preview, play."""

import gc
import re

from acuguide.catalog.records import Catalog
from acuguide.cli.answers import DONE, Given, show_page, show_refusal
from acuguide.devices.surface import surface
from acuguide.devices.terminal import write, write_json
from acuguide.errors import WrongUseError, quoted
from acuguide.guide.gate import Refused, refusal_to_start
from acuguide.guide.routines import Request, plan_for
from acuguide.guide.schedule import LEAST_MINUTES, MOST_MINUTES, Plan
from acuguide.guide.selection import find_condition, find_positions, find_routine
from acuguide.guide.triage import URGENT

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
        raise WrongUseError(f"--minutes takes a whole number from {span}; you gave {quoted(text)}.")
    return int(text)


def run(
    catalog: Catalog, asked: Request, answers: Given, *, preview: bool, as_json: bool, plain: bool
) -> int:
    """Show the plan and, unless it is a preview, check, wait for a key, and play it."""
    from acuguide.pages.routine import plan_page

    was_asked = False
    plan = plan_for(catalog, asked, answers.verdict, answers.about)
    if not preview and not isinstance(plan, Refused):
        refused = refusal_to_start(catalog, answers.verdict, answers.about)
        if refused and refused.unanswered and surface(plain=plain).interactive:
            from acuguide.cli.asking import ask_before_routine

            answers = ask_before_routine(catalog, answers, plain=plain)
            was_asked = True
            refused = refusal_to_start(catalog, answers.verdict, answers.about)
        plan = refused or plan_for(catalog, asked, answers.verdict, answers.about)
    if isinstance(plan, Refused):
        code = show_refusal(catalog, plan, answers.about, as_json=as_json, plain=plain)
        if was_asked and plan.level in URGENT:
            from acuguide.cli.asking import show_numbers

            show_numbers(catalog, plan.level, answers.about, plain=plain)
        return code

    if as_json:
        from acuguide.pages.reports import encode, routine_report

        write_json(encode(routine_report(catalog, plan)))
        return DONE
    show_page(plan_page(catalog, plan, asked.condition, brief=not preview), plain=plain)
    return DONE if preview else _play(catalog, plan, answers, plain=plain)


def _play(catalog: Catalog, plan: Plan, answers: Given, *, plain: bool) -> int:
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
    code = play(plan, catalog, on, Clock())
    if on.interactive and code == DONE:
        _afterwards(catalog, answers, plain=plain)
    return code


def _afterwards(catalog: Catalog, answers: Given, *, plain: bool) -> None:
    """Ask whether anything is worse or new; who skipped the questions before is only told."""
    from acuguide.pages.routine import afterwards_in_short, afterwards_page

    lasting = answers.verdict.lasting
    if answers.about.vouched:
        show_page(afterwards_in_short(catalog, lasting), plain=plain)
        return
    from acuguide.cli.asking import ask_afterwards

    said = ask_afterwards(catalog, plain=plain)
    if said is not None:
        show_page(afterwards_page(catalog, said, lasting), plain=plain)
