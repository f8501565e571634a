"""Asking small groups of yes/no questions with one key each, as a state machine. Pure."""

from collections.abc import Iterable
from enum import Enum
from string import digits

from msgspec import Struct, structs

from acuguide.catalog.records import Cautions, Level, RedFlags, Sign, SituationId
from acuguide.guide.person import About
from acuguide.guide.triage import Verdict, triage


class Group(Struct, frozen=True):
    """Questions asked together: a title, and the id and text of each."""

    title: str
    questions: tuple[tuple[str, str], ...]


class Outcome(Enum):
    """What became of a key."""

    MARKED = "marked"
    UNMARKED = "unmarked"
    MOVED = "moved"
    NOTHING_MARKED = "nothing_marked"
    AT_START = "at_start"
    UNKNOWN_KEY = "unknown_key"
    QUIT = "quit"


class Checkup(Struct, frozen=True):
    """Where the asking stands; `yes` holds the ids answered with yes so far."""

    groups: tuple[Group, ...]
    index: int = 0
    yes: tuple[str, ...] = ()

    @property
    def group(self) -> Group:
        """The group being asked."""
        return self.groups[self.index]

    @property
    def ended(self) -> bool:
        """Whether every group has been answered."""
        return self.index == len(self.groups)

    @property
    def marked(self) -> tuple[str, ...]:
        """The ids of this group answered with yes."""
        return tuple(own for own, _ in self.group.questions if own in self.yes)


def press(checkup: Checkup, key: str) -> tuple[Checkup, Outcome]:
    """The asking after a key: a digit marks, 0 means none, Enter goes on, b back, q stops.

    Enter without a mark goes nowhere: saying nothing is not saying no.
    """
    if key in tuple(digits) and 0 < int(key) <= len(checkup.group.questions):
        return _toggle(checkup, checkup.group.questions[int(key) - 1][0])
    return _KEYS.get(key.lower(), _nothing)(checkup)


def _toggle(checkup: Checkup, own: str) -> tuple[Checkup, Outcome]:
    if own in checkup.yes:
        rest = tuple(other for other in checkup.yes if other != own)
        return structs.replace(checkup, yes=rest), Outcome.UNMARKED
    return structs.replace(checkup, yes=(*checkup.yes, own)), Outcome.MARKED


def _none(checkup: Checkup) -> tuple[Checkup, Outcome]:
    unmarked = tuple(own for own in checkup.yes if own not in checkup.marked)
    return structs.replace(checkup, yes=unmarked, index=checkup.index + 1), Outcome.MOVED


def _on(checkup: Checkup) -> tuple[Checkup, Outcome]:
    if not checkup.marked:
        return checkup, Outcome.NOTHING_MARKED
    return structs.replace(checkup, index=checkup.index + 1), Outcome.MOVED


def _back(checkup: Checkup) -> tuple[Checkup, Outcome]:
    if not checkup.index:
        return checkup, Outcome.AT_START
    return structs.replace(checkup, index=checkup.index - 1), Outcome.MOVED


def _quit(checkup: Checkup) -> tuple[Checkup, Outcome]:
    return checkup, Outcome.QUIT


def _nothing(checkup: Checkup) -> tuple[Checkup, Outcome]:
    return checkup, Outcome.UNKNOWN_KEY


_KEYS = {"0": _none, "n": _none, "\r": _on, "\n": _on, "b": _back, "q": _quit, "\x1b": _quit}


def sign_groups(red_flags: RedFlags) -> tuple[Group, ...]:
    """The warning signs, a screen a group."""
    return tuple(
        Group(screen.title, tuple((sign.id, sign.question) for sign in screen.signs))
        for screen in red_flags.screens
    )


def about_group(cautions: Cautions, about: About) -> tuple[Group, ...]:
    """The situations nobody has answered yet, as one group, if there are any."""
    known = {
        SituationId.PREGNANT: about.pregnant,
        SituationId.UNDER_18: about.is_adult,
        SituationId.BLOOD_THINNER: about.blood_thinner,
    }
    open_ = tuple((s.id.value, s.question) for s in cautions.situations if known[s.id] is None)
    return (Group("About you", open_),) if open_ else ()


def raised(signs: Iterable[Sign], yes: Iterable[str], *, complete: bool) -> Verdict:
    """The verdict on the signs among the ids answered with yes."""
    named = set(yes)
    return triage((sign for sign in signs if sign.id in named), complete=complete)


def is_emergency(signs: Iterable[Sign], yes: Iterable[str]) -> bool:
    """Whether the asking should stop here: the action cannot wait for more questions."""
    return raised(signs, yes, complete=False).level is Level.EMERGENCY


def about_from(groups: tuple[Group, ...], yes: Iterable[str], about: About) -> About:
    """`about` with the situations that were asked filled in."""
    asked = {own for group in groups for own, _ in group.questions}
    named = set(yes)

    def answer(situation: SituationId, known: bool | None) -> bool | None:  # noqa: FBT001
        return situation.value in named if situation.value in asked else known

    under_18 = answer(SituationId.UNDER_18, None)
    return structs.replace(
        about,
        adult=about.adult if under_18 is None else not under_18,
        pregnant=answer(SituationId.PREGNANT, about.pregnant),
        blood_thinner=answer(SituationId.BLOOD_THINNER, about.blood_thinner),
    )
