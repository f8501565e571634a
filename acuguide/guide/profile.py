"""What is kept about a person, and how far it may still be relied on. Pure.

The kept form is JSON that a person can read: answers as `--about` takes them, each with its
day, and the last answers to the warning signs.
"""

from collections.abc import Iterable
from datetime import date

import msgspec
from msgspec import Struct, structs

from acuguide.catalog.records import PLAIN_KEYS, Catalog, Lasts, Level
from acuguide.errors import WrongUseError
from acuguide.guide.person import About, about_from, find_key, plain_value
from acuguide.guide.triage import URGENT, AskAgain, Kept, Verdict, all_signs, triage

VERSION = 1
_LAST_YEAR = 9000
# A check of the warning signs, and answers that change fast, are good for a week; others for
# a quarter of a year (days).
GOOD_FOR = 7
_NO_LASTS = {Lasts.MOMENT: -1, Lasts.WEEK: GOOD_FOR, Lasts.LONG: 90}
DAYS_A_WEEK = 7
DAYS_A_YEAR = 365.25


class Strict(Struct, frozen=True, forbid_unknown_fields=True):
    """The base of what is kept."""


class Answer(Strict, frozen=True):
    """A value as `--about` takes it, and the day it was given."""

    value: str
    on: date


class Check(Strict, frozen=True):
    """The answers to the warning signs of one day; `level` is what they meant then."""

    on: date
    level: Level
    yes: tuple[str, ...] = ()
    no: tuple[str, ...] = ()


class Profile(Strict, frozen=True):
    """All that is kept. With `ask_again` nothing is offered until the signs are answered."""

    version: int = VERSION
    about: dict[str, Answer] = {}
    check: Check | None = None
    ask_again: AskAgain | None = None


class _Versioned(Struct):
    """The one part that every version has."""

    version: int


class DamagedError(Exception):
    """A kept profile that cannot be read; its text says why."""


def decode(catalog: Catalog, kept: bytes) -> Profile:
    """The profile in kept bytes. Raises DamagedError."""
    try:
        version = msgspec.json.decode(kept, type=_Versioned).version
        if version != VERSION:
            raise DamagedError(f"its version is {version}, and this acuguide knows {VERSION}")
        profile = msgspec.json.decode(kept, type=Profile)
    except (msgspec.DecodeError, UnicodeDecodeError, RecursionError) as error:
        raise DamagedError("it is not what acuguide wrote") from error
    days = [answer.on for answer in profile.about.values()]
    days += [profile.check.on] if profile.check else []
    if any(day.year > _LAST_YEAR for day in days):
        raise DamagedError("a day in it is none")
    about = {}
    for name, answer in profile.about.items():
        try:
            # Someone may have written in the file: what they meant counts.
            key = find_key(catalog, name)
            about[key] = Answer(plain_value(catalog, key, answer.value), answer.on)
        except WrongUseError as error:
            raise DamagedError(f"{name}: {answer.value} means nothing here") from error
    if len(about) < len(profile.about):
        raise DamagedError("one thing is answered twice")
    return structs.replace(profile, about=about)


def encode(profile: Profile) -> bytes:
    """The profile as JSON to keep, one thing a line."""
    return msgspec.json.format(msgspec.json.encode(profile), indent=2) + b"\n"


def about_kept(catalog: Catalog, profile: Profile, today: date) -> About:
    """What may still be relied on: a yes; a no, as long as what it is about lasts.

    That it is getting better is good for seven days.
    """
    lasts = {situation.id: situation.lasts for situation in catalog.cautions.situations}
    values = {}
    for key, answer in profile.about.items():
        days = (today - answer.on).days
        # A day that is still to come tells of a clock that was wrong.
        if answer.value == "no" and key in lasts and not 0 <= days <= _NO_LASTS[lasts[key]]:
            continue
        if key == "better" and not 0 <= days <= GOOD_FOR:
            continue
        values[key] = _grown(key, answer.value, max(0, days))
    return about_from(values)


def _grown(key: str, value: str, days: int) -> str:
    """Ages and weeks grow by themselves."""
    if key == "age":
        return str(int(value) + int(days / DAYS_A_YEAR))
    if key == "weeks":
        return str(int(value) + days // DAYS_A_WEEK)
    return value


def with_answers(profile: Profile, values: dict[str, str], today: date) -> Profile:
    """The profile with these values (as `plain_value` gives them) of today.

    A clinician agreed to what was known then: a situation told later takes it back.
    """
    told_yes = {key for key, answer in profile.about.items() if answer.value == "yes"}
    new_yes = {key for key, value in values.items() if value == "yes"} - told_yes
    kept = profile if new_yes <= set(PLAIN_KEYS) else without_answers(profile, ["clinician"])
    new = {key: Answer(value, today) for key, value in values.items()}
    return structs.replace(profile, about={**kept.about, **new})


def without_answers(profile: Profile, keys: Iterable[str]) -> Profile:
    """The profile without these keys."""
    gone = set(keys)
    left = {key: answer for key, answer in profile.about.items() if key not in gone}
    return structs.replace(profile, about=left)


def with_check(profile: Profile, verdict: Verdict, answered: Iterable[str], today: date) -> Profile:
    """The profile with the signs answered today in place of those of another day.

    Where the list was left before its end, what was answered before and how urgent it was
    stay: only the whole list takes them back.
    """
    asked = dict.fromkeys(answered)
    yes = tuple(sign.id for sign in verdict.raised)
    no = tuple(own for own in asked if own not in yes)
    old = profile.check
    left = tuple(own for own in old.yes if own not in {*asked, *yes}) if old else ()
    if verdict.complete or old is None:
        check = Check(today, verdict.level, yes, no)
    else:
        level = max(verdict.level, old.level, key=lambda level: level.urgency)
        check = Check(today, level, (*yes, *left), no)
    ask_again = None if verdict.complete else profile.ask_again
    return structs.replace(profile, check=check, ask_again=ask_again)


def something_new(profile: Profile) -> Profile:
    """The profile after something new or worse: nothing is offered until it is looked into."""
    return structs.replace(profile, ask_again=AskAgain.NEW)


def is_fresh(catalog: Catalog, profile: Profile, today: date) -> bool:
    """Whether every warning sign was answered in the past seven days."""
    check = profile.check
    if check is None or profile.ask_again or not 0 <= (today - check.on).days <= GOOD_FOR:
        return False
    every = {sign.id for sign in all_signs(catalog.red_flags)}
    return every <= {*check.yes, *check.no}


def verdict_kept(catalog: Catalog, profile: Profile, about: About, today: date) -> Verdict:
    """The verdict on the kept answers: complete only while they are fresh."""
    check = profile.check
    again = profile.ask_again
    if check is None:
        return triage(catalog, (), about, complete=False, kept=Kept(ask_again=again))
    signs = [sign for sign in all_signs(catalog.red_flags) if sign.id in check.yes]
    # What a sign that is gone from the list meant is not known: all is to be asked again.
    if len(signs) < len(set(check.yes)):
        again = AskAgain.LOST
    refused = again is not None or check.level in URGENT
    return triage(
        catalog,
        signs,
        about,
        complete=is_fresh(catalog, profile, today),
        # What refused then refuses until the list is answered again, whatever was known then.
        kept=Kept(check.level if refused else Level.SELF_CARE, check.on.isoformat(), again),
    )
