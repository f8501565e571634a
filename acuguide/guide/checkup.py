"""Asking small groups of yes/no questions with one key each, as a state machine. Pure."""

from collections.abc import Callable, Iterable, Iterator
from enum import Enum
from string import digits

from msgspec import Struct, structs

from acuguide.catalog.records import (
    Cautions,
    FollowUp,
    FollowUpItem,
    Lasts,
    RedFlags,
    Sign,
    Situation,
)
from acuguide.guide.person import About


class Group(Struct, frozen=True):
    """Questions asked together: a title, and the id and text of each.

    `then` are groups asked only after a yes to the question of the id.
    """

    title: str
    questions: tuple[tuple[str, str], ...]
    then: tuple[tuple[str, "Group"], ...] = ()


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

    planned: tuple[Group, ...]
    index: int = 0
    yes: tuple[str, ...] = ()

    @property
    def groups(self) -> tuple[Group, ...]:
        """The groups to ask, each followed by what a yes in it asks for."""
        return tuple(
            each
            for group in self.planned
            for each in (group, *(more for own, more in group.then if own in self.yes))
        )

    @property
    def answered(self) -> tuple[str, ...]:
        """The ids of the questions answered so far, with yes or no."""
        return tuple(own for group in self.groups[: self.index] for own, _ in group.questions)

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


def sign_groups(red_flags: RedFlags, about: About) -> tuple[Group, ...]:
    """The warning signs, a screen a group; what is known about the person is not asked again."""
    return tuple(
        Group(
            screen.title,
            tuple((sign.id, _asked(sign)) for sign in screen.signs),
            tuple(_second_halves(screen.signs, about)),
        )
        for screen in red_flags.screens
    )


def _asked(sign: Sign) -> str:
    question = sign.follow_up.ask if sign.follow_up else sign.question
    return f"{question} (Not this: {sign.not_this})" if sign.not_this else question


def _second_halves(signs: Iterable[Sign], about: About) -> Iterator[tuple[str, Group]]:
    for sign in signs:
        half = sign.follow_up
        if half is None or _known(half, about) >= half.at_least:
            continue
        questions = tuple(
            (_item_id(sign, number), item.text)
            for number, item in enumerate(half.items, 1)
            if _is_known(item, about) is None
        )
        if questions:
            yield sign.id, Group(half.title, questions)


def _item_id(sign: Sign, number: int) -> str:
    return f"{sign.id}.{number}"


def _is_known(item: FollowUpItem, about: About) -> bool | None:
    if item.above_age is not None and about.age is not None:
        return about.age > item.above_age
    return about.told.get(item.situation) if item.situation else None


def _known(half: FollowUp, about: About) -> int:
    """How many items are known to hold without asking."""
    return sum(_is_known(item, about) is True for item in half.items)


def situation_groups(cautions: Cautions, about: About) -> tuple[Group, ...]:
    """The situations nobody has answered yet, a screen a group."""
    return _groups(cautions, lambda situation: about.holds(situation) is None)


def lasting_groups(cautions: Cautions, about: About) -> tuple[Group, ...]:
    """Those of them that a profile keeps."""
    return _groups(cautions, lambda s: s.lasts is not Lasts.MOMENT and about.holds(s) is None)


def _groups(cautions: Cautions, wanted: Callable[[Situation], bool]) -> tuple[Group, ...]:
    groups = (
        Group(screen.title, tuple((s.id, s.question) for s in screen.situations if wanted(s)))
        for screen in cautions.screens
    )
    return tuple(group for group in groups if group.questions)


def afterwards_group(red_flags: RedFlags) -> Group:
    """What is asked after a routine."""
    questions = tuple((each.id, each.question) for each in red_flags.afterwards)
    return Group("After the routine", questions)


def raised(signs: Iterable[Sign], yes: Iterable[str], about: About) -> tuple[Sign, ...]:
    """The signs among the ids answered with yes, with enough of their second halves."""
    named = set(yes)
    return tuple(sign for sign in signs if sign.id in named and _is_whole(sign, named, about))


def _is_whole(sign: Sign, yes: set[str], about: About) -> bool:
    half = sign.follow_up
    if half is None:
        return True
    # A yes given here counts, whatever is said elsewhere.
    holding = (
        _item_id(sign, number) in yes or _is_known(item, about)
        for number, item in enumerate(half.items, 1)
    )
    return sum(map(bool, holding)) >= half.at_least


def about_asked(groups: Iterable[Group], yes: Iterable[str], about: About) -> About:
    """`about` with the situations that were asked answered."""
    named = set(yes)
    return about.telling({own: own in named for group in groups for own, _ in group.questions})
