"""Asks the warning signs and about the person, a small group at a time, and keeps the answers."""

from collections.abc import Mapping

import typer

from acuguide.catalog.countries import Country
from acuguide.catalog.records import Catalog, Level
from acuguide.cli.answers import Given, rendered, show_page
from acuguide.cli.keeping import (
    keep_check,
    keep_situations,
    keep_something_new,
    keep_values,
    kept_answers,
)
from acuguide.devices.keys import need_terminal, read_key, read_line
from acuguide.devices.surface import Surface, surface
from acuguide.devices.terminal import talk
from acuguide.errors import CouldNotError, WrongUseError
from acuguide.guide.checkup import (
    Checkup,
    Group,
    Outcome,
    about_asked,
    afterwards_group,
    lasting_groups,
    press,
    raised,
    sign_groups,
    situation_groups,
)
from acuguide.guide.gate import needed
from acuguide.guide.person import About, about_from, find_country, plain_value
from acuguide.guide.triage import URGENT, Verdict, all_signs, triage
from acuguide.pages.checkup import (
    ABOUT_YOU,
    ABOUT_YOUR_HEALTH,
    AFTERWARDS,
    HAS_IT_BEEN_SEEN,
    HOW_MANY_WEEKS,
    HOW_OLD,
    IS_IT_BETTER,
    NEW_SINCE,
    WHICH_COUNTRY,
    YOUR_ANSWER,
    intro_page,
    key_line,
    new_since_group,
    question_page,
)
from acuguide.pages.document import Prose
from acuguide.pages.triage import calls_page

# Nobody who needs help now should have to answer a question to get the prompt back (seconds).
PATIENCE = 20.0
_SOMETHING_NEW = "new"


def ask_signs(catalog: Catalog, about: About, *, plain: bool) -> Verdict:
    """The verdict on the warning signs, asked at the terminal; stops at the first emergency."""
    groups = sign_groups(catalog.red_flags, about)
    asked = _ask(catalog, groups, about, plain=plain)
    return _verdict(catalog, asked, about)


def ask_all(catalog: Catalog, about: About, *, plain: bool) -> Given:
    """The signs, then the situations that are still unanswered."""
    situations = situation_groups(catalog.cautions, about)
    groups = (*sign_groups(catalog.red_flags, about), *situations)
    asked = _ask(catalog, groups, about, plain=plain)
    person = _person(catalog, situations, asked, about)
    return Given(_verdict(catalog, asked, person), person)


def ask_before_routine(catalog: Catalog, answers: Given, *, plain: bool) -> Given:
    """What a routine still needs to know: the whole check, or only what may have changed."""
    about = answers.about
    if not answers.verdict.complete:
        return _joined(catalog, answers, ask_all(catalog, about, plain=plain))
    kept = answers.verdict.kept
    situations = situation_groups(catalog.cautions, about) if needed(catalog, about) else ()
    first = new_since_group(_SOMETHING_NEW, kept.on) if kept.on else None
    groups = (*((first,) if first else ()), *situations)
    lead = NEW_SINCE if first else ABOUT_YOU
    asked = _ask(catalog, groups, about, plain=plain, lead=lead)
    about = _person(catalog, situations, asked, about)
    if _SOMETHING_NEW not in asked.yes:
        verdict = triage(catalog, answers.verdict.raised, about, complete=True)
        return Given(verdict, about, answers.named)
    keep_something_new(catalog)
    return _joined(catalog, answers, Given(ask_signs(catalog, about, plain=plain), about))


def ask_afterwards(catalog: Catalog, *, plain: bool) -> tuple[str, ...] | None:
    """What is true after a routine, by id; None if nobody wants to say."""
    group = afterwards_group(catalog.red_flags)
    asked = _ask(catalog, (group,), About(), plain=plain, lead=AFTERWARDS, may_leave=True)
    _keep_yes(catalog, asked, About())
    return asked.yes if asked.ended or asked.yes else None


def ask_country(catalog: Catalog, *, plain: bool) -> Country | None:
    """The country named now; it is kept. None if nobody says."""
    while name := _typed(WHICH_COUNTRY, PATIENCE, plain=plain):
        try:
            country = find_country(catalog, name)
        except WrongUseError as error:
            talk(f"{error}\n")
            continue
        try:
            keep_values(catalog, {"country": country.id})
        except CouldNotError as error:
            talk(f"{error}\n")
        return country
    return None


def ask_profile(catalog: Catalog, *, plain: bool) -> None:
    """Ask everything about the person, and keep it. Raises CouldNotError."""
    need_terminal("Asking", 'Use "acuguide profile set KEY=VALUE".')
    _, kept = kept_answers(catalog)
    talk(rendered(intro_page(0, ABOUT_YOU), surface(plain=plain)) + "\n")
    values = _ask_values(catalog, {"age": HOW_OLD}, plain=plain)
    if values:
        keep_values(catalog, values)
    groups = lasting_groups(catalog.cautions, about_from(values))
    asked = _ask(catalog, groups, kept, plain=plain, lead=ABOUT_YOUR_HEALTH)
    told = about_asked(groups, asked.yes, About()).told
    values |= {own: "yes" if holds else "no" for own, holds in told.items()}
    values |= _ask_values(catalog, {"weeks": HOW_MANY_WEEKS, "country": WHICH_COUNTRY}, plain=plain)
    if "weeks" in values:
        values |= _ask_values(
            catalog, {"better": IS_IT_BETTER, "seen": HAS_IT_BEEN_SEEN}, plain=plain
        )
    keep_values(catalog, values)


def _ask_values(catalog: Catalog, prompts: Mapping[str, str], *, plain: bool) -> dict[str, str]:
    """The values typed for these keys, without those left open."""
    values = {key: _ask_value(catalog, key, prompt, plain=plain) for key, prompt in prompts.items()}
    return {key: value for key, value in values.items() if value}


def _ask_value(catalog: Catalog, key: str, prompt: str, *, plain: bool) -> str:
    """A value typed for a key; empty if it is left open."""
    while typed := _typed(prompt, None, plain=plain):
        try:
            return plain_value(catalog, key, typed)
        except WrongUseError as error:
            talk(f"{error}\n")
    return ""


def show_numbers(catalog: Catalog, level: Level, about: About, *, plain: bool) -> None:
    """Ask for the country, unless it was told and shown, and show whom to call there."""
    country = None if about.country else ask_country(catalog, plain=plain)
    if country is not None:
        show_page(calls_page(catalog, level, country), plain=plain)


def _typed(question: str, patience: float | None, *, plain: bool) -> str:
    """What is typed below a question; empty if nothing is."""
    talk("\n" + rendered((Prose(question),), surface(plain=plain)))
    return read_line(YOUR_ANSWER, patience)


def _joined(catalog: Catalog, answers: Given, asked: Given) -> Given:
    """What was just asked, with the signs that the command line named."""
    raised_now = (*asked.verdict.raised, *answers.named)
    verdict = triage(catalog, raised_now, asked.about, complete=asked.verdict.complete)
    return Given(verdict, asked.about, answers.named)


def _person(catalog: Catalog, situations: tuple[Group, ...], asked: Checkup, about: About) -> About:
    """`about` with the situations answered; if the asking stopped before its end, every yes."""
    if not asked.ended:
        return _so_far(catalog, asked, about)
    person = about_asked(situations, asked.yes, about)
    keep_situations(catalog, about_asked(situations, asked.yes, About()).told)
    return person


def _verdict(catalog: Catalog, asked: Checkup, about: About) -> Verdict:
    signs = tuple(all_signs(catalog.red_flags))
    complete = {sign.id for sign in signs} <= set(asked.answered)
    named = raised(signs, asked.yes, about)
    verdict = triage(catalog, named, about, complete=complete)
    keep_check(catalog, verdict, asked.answered)
    return verdict


def _ask(
    catalog: Catalog,
    groups: tuple[Group, ...],
    about: About,
    *,
    plain: bool,
    lead: str | None = None,
    may_leave: bool = False,
) -> Checkup:
    """The questions answered, up to the first emergency or the end.

    Leaving is stopping (typer.Abort), unless it `may_leave`; a yes said before is kept.
    """
    need_terminal(
        "Asking", 'Use "--yes ID" or "--none" with redflags, or "--checked" with routine.'
    )
    on = surface(plain=plain)
    # What was told before is marked already.
    checkup = Checkup(groups, yes=tuple(own for own, holds in about.told.items() if holds))
    talk(rendered(intro_page(len(groups), lead), on))
    outcome = Outcome.MOVED
    level = Level.SELF_CARE
    try:
        while not checkup.ended and outcome is not Outcome.QUIT:
            if outcome is Outcome.MOVED:
                talk("\n" + rendered(question_page(checkup), on))
            checkup, outcome = _press(checkup, on)
            level = _level(catalog, checkup, about)
            if outcome is Outcome.MOVED and level is Level.EMERGENCY:
                break
    except (KeyboardInterrupt, EOFError, SystemExit):
        _keep_yes(catalog, checkup, about)
        raise
    if not checkup.ended:
        _keep_yes(catalog, checkup, about)
    if outcome is Outcome.QUIT and level not in URGENT and not may_leave:
        raise typer.Abort
    return checkup


def _level(catalog: Catalog, checkup: Checkup, about: About) -> Level:
    """What the answers so far mean."""
    person = _so_far(catalog, checkup, about)
    named = raised(all_signs(catalog.red_flags), checkup.yes, person)
    return triage(catalog, named, person, complete=False).level


def _so_far(catalog: Catalog, checkup: Checkup, about: About) -> About:
    """`about` with every situation said yes to so far."""
    situations = {situation.id for situation in catalog.cautions.situations}
    return about.telling({own: True for own in checkup.yes if own in situations})


def _keep_yes(catalog: Catalog, checkup: Checkup, about: About) -> None:
    """Keep every yes of questions that were left before their end: it must not be forgotten."""
    person = _so_far(catalog, checkup, about)
    named = raised(all_signs(catalog.red_flags), checkup.yes, person)
    if named:
        verdict = triage(catalog, named, person, complete=False)
        keep_check(catalog, verdict, checkup.answered)
    situations = {situation.id for situation in catalog.cautions.situations}
    told = {own: True for own in checkup.yes if own in situations and not about.told.get(own)}
    keep_situations(catalog, told)
    again = {each.id for each in catalog.red_flags.afterwards if each.check_again}
    if again.intersection(checkup.yes) or _SOMETHING_NEW in checkup.yes:
        keep_something_new(catalog)


def _press(checkup: Checkup, on: Surface) -> tuple[Checkup, Outcome]:
    """The asking after the next key, with a reply to one that did not move on."""
    pressed, outcome = press(checkup, read_key())
    if outcome not in {Outcome.MOVED, Outcome.QUIT}:
        talk(rendered((Prose(key_line(pressed, outcome)),), on))
    return pressed, outcome
