"""The profile: what is kept about the person. Pure."""

from collections.abc import Iterable
from datetime import date, timedelta

from msgspec import Struct

from acuguide import __version__
from acuguide.catalog.records import PLAIN_KEYS, Catalog, Level
from acuguide.guide.person import keys
from acuguide.guide.profile import GOOD_FOR, Answer, Check, Profile, about_kept, is_fresh
from acuguide.guide.triage import AskAgain
from acuguide.pages.document import Aside, Block, Document, Heading, Items, Prose, Row
from acuguide.pages.reports import Report
from acuguide.pages.triage import AGAIN_BECAUSE
from acuguide.pages.wording import level_words


class KeptEntry(Struct, frozen=True):
    """A value that is kept, the day it was told, and whether it may still be relied on."""

    value: str
    on: str
    counts: bool


class CheckEntry(Struct, frozen=True):
    """The warning signs answered, on which day, and whether that is recent enough."""

    on: str
    level: Level
    yes: tuple[str, ...]
    counts: bool


class ProfileReport(Report, frozen=True):
    """The answer of `profile`."""

    about: dict[str, KeptEntry]
    check: CheckEntry | None
    ask_again: AskAgain | None


NAMES = {
    "age": "age",
    "weeks": "weeks of this pain",
    "better": "getting better",
    "seen": "looked at by a doctor or physiotherapist",
    "clinician": "light pressing, by a clinician's word",
    "country": "country",
}
TITLE = "What is kept about you"
NOTHING = 'Nothing is kept. To be asked: "acuguide profile". Or: "acuguide profile set age=72".'
NOTHING_UNTIL = 'No points are offered until you answer them: "acuguide redflags --ask".'


def profile_page(catalog: Catalog, profile: Profile, today: date, place: str) -> Document:
    """What is kept, since when, and where."""
    if profile == Profile():
        return (Heading(TITLE), Prose(NOTHING))
    blocks: list[Block] = [Heading(TITLE)]
    if profile.ask_again:
        blocks.append(Prose(f"{AGAIN_BECAUSE[profile.ask_again]} {NOTHING_UNTIL}"))
    stale = about_stale(catalog, profile, today)
    names = NAMES | {s.id: s.name for s in catalog.cautions.situations}
    kept = [key for key in keys(catalog) if key in profile.about]
    no = [key for key in kept if profile.about[key].value == "no"]
    told = tuple(
        f"{names[key]}: {_value(catalog, key, profile.about[key], today)}"
        f" (told on {profile.about[key].on.isoformat()})"
        for key in kept
        if key not in no and key not in stale
    )
    lists = {
        "You told": told,
        "You said no to": tuple(names[key] for key in no if key not in stale),
        "Too long ago to count": tuple(names[key] for key in kept if key in stale),
    }
    blocks += [Items(label, items) for label, items in lists.items() if items]
    if profile.check:
        blocks.append(Row("Warning signs", _check(catalog, profile, profile.check, today)))
    where = f'Kept in {place}, for you alone. To forget it: "acuguide profile clear".'
    return (*blocks, Aside(where))


def _value(catalog: Catalog, key: str, answer: Answer, today: date) -> str:
    """A kept value as it counts today: ages and weeks have grown."""
    about = about_kept(catalog, Profile(about={key: answer}), today)
    return str({"age": about.age, "weeks": about.weeks}.get(key, answer.value))


def about_stale(catalog: Catalog, profile: Profile, today: date) -> set[str]:
    """The keys whose answers are too old to be relied on."""
    about = about_kept(catalog, profile, today)
    situations = {situation.id for situation in catalog.cautions.situations}
    known = {*about.told, *(key for key in PLAIN_KEYS if getattr(about, key) is not None)}
    return {key for key in profile.about if key in situations | {"better"}} - known


def _check(catalog: Catalog, profile: Profile, check: Check, today: date) -> str:
    level = level_words(catalog, check.level).name.lower()
    yes = f"yes to {', '.join(check.yes)}" if check.yes else "none is true"
    fresh = is_fresh(catalog, profile, today)
    until = check.on + timedelta(days=GOOD_FOR)
    still = f"good until {until.isoformat()}" if fresh else "to be answered again"
    return f"answered on {check.on.isoformat()}: {yes} ({level}); {still}"


def cleared_line(keys: Iterable[str], *, was: bool) -> str:
    """What was forgotten."""
    named = ", ".join(keys)
    if not was:
        return f"Nothing was kept{f' about {named}' if named else ''}."
    return f"Forgotten: {named}." if named else "Everything you told is forgotten."


def profile_report(catalog: Catalog, profile: Profile, today: date) -> ProfileReport:
    """What is kept about the person."""
    stale = about_stale(catalog, profile, today)
    check = profile.check
    return ProfileReport(
        __version__,
        "profile",
        catalog.vocabulary.notice,
        about={
            key: KeptEntry(answer.value, answer.on.isoformat(), key not in stale)
            for key, answer in profile.about.items()
        },
        check=CheckEntry(
            check.on.isoformat(), check.level, check.yes, is_fresh(catalog, profile, today)
        )
        if check
        else None,
        ask_again=profile.ask_again,
    )
