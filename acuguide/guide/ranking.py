"""Which texts share words with what someone says. Pure. This finds texts; it does not diagnose."""

import re
from collections.abc import Callable, Iterable, Iterator
from math import log
from typing import TypeVar

from msgspec import Struct

from acuguide.catalog.records import Catalog, Condition, Lines, Sign

T = TypeVar("T")
# A word in how it feels says more than one in the description.
_FELT, _TOLD = 2.0, 1.0
# Below this share of the best score, a cause has too little in common to be listed.
_WORTH_TELLING = 0.5
MOST_SIGNS = 3
NOTHING_SAID = "Give some WORDS to look for, as you would say them."
# So much of what was said must stand in a warning sign, a point or a kind of care.
_SHARE = 2 / 3


class Match(Struct, frozen=True):
    """A cause that shares words with what was said.

    `fits` are the lines of the cause that do, `missing` the words said that it never mentions.
    """

    condition: Condition
    score: float
    fits: Lines
    missing: Lines


class Matches(Struct, frozen=True):
    """The causes that share most words, best first, and others that need a doctor.

    `read_as` are words that stood nowhere, each with the near one that was looked for.
    """

    best: tuple[Match, ...]
    doctors: tuple[Condition, ...]
    read_as: tuple[tuple[str, str], ...] = ()

    @property
    def all(self) -> tuple[Condition, ...]:
        """The conditions, best first."""
        return (*(match.condition for match in self.best), *self.doctors)


def matches(catalog: Catalog, conditions: Iterable[Condition], words: str) -> Matches:
    """The conditions that share words with `words`; rare words count more than common ones."""
    alike = _alike(catalog)
    texts = [
        _Text(c, alike.stems(" ".join(_felt(c))), alike.stems(" ".join(_told(c))))
        for c in conditions
    ]
    known = {stem: word for text in texts for stem, word in text.stems.items()}
    asked, read_as = _asked(words, alike, known, _names(catalog))
    weights = {stem: _weight(stem, texts) for stem in asked}
    found = [
        Match(
            text.condition,
            sum(weights[stem] * text.counts(stem) for stem in asked),
            tuple(
                shown for shown, line in _lines(text.condition) if asked.keys() & alike.stems(line)
            ),
            tuple(
                word
                for stem, word in asked.items()
                if stem not in text.stems and word not in _SMALL
            ),
        )
        for text in texts
        if asked.keys() & text.stems
    ]
    found.sort(key=_order)
    least = found[0].score * _WORTH_TELLING if found else 0
    best = tuple(match for match in found if match.score >= least)
    doctors = (m.condition for m in found[len(best) :] if m.condition.instead is not None)
    return Matches(best, tuple(doctors), read_as)


def signs_mentioning(catalog: Catalog, signs: Iterable[Sign], words: str) -> tuple[Sign, ...]:
    """The warning signs of up to three rows that hold most of what was said, the nearest first."""
    alike = _alike(catalog)
    # A single word is too little to go by what a sign may point to.
    several = len(alike.stems(words)) > 1
    texts = [
        (alike.stems(f"{sign.question} {sign.points_to if several else ''}"), sign)
        for sign in signs
    ]
    known = {stem: word for text, _ in texts for stem, word in text.items()}
    asked, _ = _asked(words, alike, known, _names(catalog))
    scored = [
        (len(asked.keys() & text.keys()) / len(asked), len(text), sign)
        for text, sign in texts
        if asked
    ]
    good = [each for each in scored if each[0] >= _SHARE]
    # Of equals the most urgent, then the shortest: it says the least that was not said.
    good.sort(key=lambda each: (-each[0], -each[2].level.urgency, each[1]))
    rows = list(dict.fromkeys(_row(sign) for _, _, sign in good))[:MOST_SIGNS]
    return tuple(sign for row in rows for _, _, sign in good if _row(sign) == row)


def _row(sign: Sign) -> str:
    """The row of the reference that a sign is of: `RF20` of `RF20a`, one milder than the other."""
    return sign.id.rstrip("abcdefgh")


def mentioning(
    catalog: Catalog, things: Iterable[T], text_of: Callable[[T], str], words: str
) -> tuple[T, ...]:
    """The things whose texts hold most of what was said, if that is two thirds or more."""
    alike = _alike(catalog)
    asked = alike.stems(words).keys()
    scored = [(len(asked & alike.stems(text_of(thing)).keys()), thing) for thing in things]
    best = max((score for score, _ in scored), default=0)
    if not best or best < _SHARE * len(asked):
        return ()
    return tuple(thing for score, thing in scored if score == best)


class _Text(Struct, frozen=True):
    """The stems of a condition's texts: of how it feels, and of what is told of it."""

    condition: Condition
    felt: dict[str, str]
    told: dict[str, str]

    @property
    def stems(self) -> dict[str, str]:
        """All of them."""
        return {**self.told, **self.felt}

    def counts(self, stem: str) -> float:
        """How much a word counts here."""
        return _FELT if stem in self.felt else _TOLD if stem in self.told else 0


class _Alike(Struct, frozen=True):
    """Words that mean the same for a search, each with the one that stands for all.

    `word` matches a word, or a phrase that means something else than its words.
    """

    first: dict[str, str]
    word: re.Pattern[str]

    def stems(self, text: str) -> dict[str, str]:
        """The telling words of a text, by what is left of them without common endings."""
        return {self.first.get(stem, stem): word for word, stem in _words(text, self.word)}


def _alike(catalog: Catalog) -> _Alike:
    phrases = (rf"\b{re.escape(phrase)}\b" for phrase in catalog.vocabulary.phrases)
    pattern = re.compile("|".join((*phrases, r"[^\W\d_]+")))
    groups = [
        [stem for word in group for _, stem in _words(word, pattern)]
        for group in catalog.vocabulary.alike
    ]
    return _Alike({stem: group[0] for group in groups for stem in group}, pattern)


def _names(catalog: Catalog) -> str:
    """What care, points and terms are called: words that mean what they say."""
    kinds = (catalog.names[kind] for kind in ("care", "points", "words"))
    return " ".join(name for kind in kinds for names in kind.values() for name in names)


def _asked(
    words: str, alike: _Alike, known: dict[str, str], names: str
) -> tuple[dict[str, str], tuple[tuple[str, str], ...]]:
    """What was said, by stem; a word nobody uses is read as a near one of the `known`.

    Words of `names` are used elsewhere in the guide, so they are no slips.
    """
    from difflib import get_close_matches  # imported late: only a search needs it

    asked: dict[str, str] = {}
    read_as: list[tuple[str, str]] = []
    meant = {**known, **alike.first, **alike.stems(names)}
    stems = {word: stem for stem, word in known.items()}
    for word, bare in _words(words, alike.word):
        stem = alike.first.get(bare, bare)
        strange = bare not in meant and len(bare) >= _SHORTEST
        near = get_close_matches(word, stems, 1, _NEAR) if strange else []
        read_as += [(word, own) for own in near]
        asked.setdefault(stems[near[0]] if near else stem, word)
    return asked, tuple(read_as)


def _weight(stem: str, texts: list[_Text]) -> float:
    """How telling a word is: it counts more, the fewer texts hold it."""
    return log(1 + len(texts) / (1 + sum(text.counts(stem) > 0 for text in texts)))


def _order(match: Match) -> tuple[float, bool, int]:
    """The best first; of equals those for self-care, then those felt in fewer regions."""
    return (-match.score, match.condition.instead is not None, len(match.condition.regions))


def _lines(condition: Condition) -> Iterator[tuple[str, str]]:
    """How it feels, and what makes it worse or better: each as it is shown, and as it stands."""
    yield from ((line, line) for line in condition.feels)
    for line in condition.worse_with:
        yield f"Worse with: {line[0].lower()}{line[1:]}", line
    for line in condition.better_with:
        yield f"Better with: {line[0].lower()}{line[1:]}", line


def _felt(condition: Condition) -> tuple[str, ...]:
    return (*condition.feels, *condition.worse_with, *condition.search_words)


def _told(condition: Condition) -> tuple[str, ...]:
    return (condition.name, condition.summary, *condition.also_called)


def _words(text: str, pattern: re.Pattern[str]) -> Iterator[tuple[str, str]]:
    """The telling words of a text, each with its stem, so that `sit` finds `sitting`.

    A phrase counts as one word: "back passage" is nothing of the back. Letters count as the
    same in whatever form they are typed, such as the wide ones of a Japanese keyboard.
    """
    from unicodedata import normalize  # imported late: only a search needs it

    for word in pattern.findall(" ".join(normalize("NFKC", text).casefold().split())):
        if word not in _COMMON:
            yield word, _DOUBLED.sub("", _ENDING.sub("", word)) if word.isascii() else word


# A word this short is not taken for another; one this like another is.
_SHORTEST, _NEAR = 4, 0.84
_ENDING = re.compile(r"(?<=[a-z]{3})(?:ing|ness|ed|es|s|ly|y|e)$")
_DOUBLED = re.compile(r"(?<=([a-z]))\1$")
_COMMON_WORDS = """
a about after all also am an and any are as at bad be been better but by can cannot cant could do
does dont feel feels for from get gets go goes got had has have having hurt hurting hurts i if im
in into is it its just like lot m me my myself no not of off on one or out over pain painful pains
part really s so some t that the their there these they this to too up us ve very want was we what
when where which while will with worse would you your
"""
_COMMON = frozenset(_COMMON_WORDS.split())
# These tell places apart, but a cause that lacks one lacks nothing.
_SMALL = frozenset({"above", "around", "between", "down", "through", "under"})
