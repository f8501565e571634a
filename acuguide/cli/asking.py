"""Asks the warning signs and the situations, a small group at a time."""

import typer

from acuguide.catalog.records import Catalog, RedFlags
from acuguide.cli.answers import Given, rendered
from acuguide.devices.keys import need_terminal, read_key
from acuguide.devices.terminal import surface, talk
from acuguide.guide.checkup import (
    Checkup,
    Group,
    Outcome,
    about_from,
    about_group,
    is_emergency,
    press,
    raised,
    sign_groups,
)
from acuguide.guide.person import About
from acuguide.guide.triage import Verdict, all_signs
from acuguide.pages.checkup import intro_page, key_line, question_page


def ask_signs(catalog: Catalog, red_flags: RedFlags, *, plain: bool) -> Verdict:
    """The verdict on a list of signs, asked at the terminal; stops at the first emergency."""
    groups = sign_groups(red_flags)
    return _verdict(catalog, groups, _ask(catalog, groups, plain=plain))


def ask_all(catalog: Catalog, red_flags: RedFlags, about: About, *, plain: bool) -> Given:
    """The signs, then the situations that are still unanswered."""
    signs = sign_groups(red_flags)
    situations = about_group(catalog.cautions, about)
    asked = _ask(catalog, signs + situations, plain=plain)
    verdict = _verdict(catalog, signs, asked)
    return Given(verdict, about_from(situations, asked.yes, about) if asked.ended else about)


def _verdict(catalog: Catalog, signs: tuple[Group, ...], asked: Checkup) -> Verdict:
    complete = asked.index >= len(signs)
    return raised(all_signs(catalog.red_flags), asked.yes, complete=complete)


def _ask(catalog: Catalog, groups: tuple[Group, ...], *, plain: bool) -> Checkup:
    need_terminal(
        "Asking", 'Use "--yes ID" or "--none" with redflags, or "--checked" with routine.'
    )
    on = surface(plain=plain)
    signs = tuple(all_signs(catalog.red_flags))
    checkup = Checkup(groups)
    talk(rendered(intro_page(len(groups)), on))
    shown = -1
    while not checkup.ended:
        if shown != checkup.index:
            talk("\n" + rendered(question_page(checkup), on))
            shown = checkup.index
        checkup, outcome = press(checkup, read_key())
        if outcome is Outcome.QUIT:
            raise typer.Abort
        if outcome is Outcome.MOVED:
            # Going back to a group shows it again, with its marks.
            shown = -1
            if is_emergency(signs, checkup.yes):
                break
        else:
            talk(key_line(checkup, outcome) + "\n")
    return checkup
