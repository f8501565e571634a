"""Which causes share words with what someone says. Pure. This finds texts; it does not diagnose."""

import re
from collections.abc import Iterable, Iterator

from acuguide.catalog.records import Condition


def rank(conditions: Iterable[Condition], words: str) -> list[tuple[int, Condition]]:
    """The conditions sharing words with `words`, with how many they share, most first.

    Of equals, one that is felt in fewer regions comes first: it says more about the place.
    """
    asked = set(_stems(words))
    scored = [(len(asked & set(_stems(_texts(c)))), c) for c in conditions]
    return sorted(
        (pair for pair in scored if pair[0]), key=lambda pair: (-pair[0], len(pair[1].regions))
    )


def _texts(condition: Condition) -> str:
    lists = (condition.also_called, condition.feels, condition.worse_with, condition.search_words)
    return " ".join(
        (condition.name, condition.summary, *(text for texts in lists for text in texts))
    )


def _stems(text: str) -> Iterator[str]:
    """The telling words of a text without common endings, so that `sit` finds `sitting`."""
    for word in re.findall(r"[^\W\d_]+", text.casefold()):
        if word not in _COMMON:
            yield _DOUBLED.sub("", _ENDING.sub("", word)) if word.isascii() else word


_ENDING = re.compile(r"(?<=[a-z]{3})(?:ing|ness|ed|es|s|ly|y|e)$")
_DOUBLED = re.compile(r"(?<=([a-z]))\1$")
_COMMON = frozenset(
    [
        "a",
        "about",
        "after",
        "all",
        "an",
        "and",
        "any",
        "are",
        "as",
        "at",
        "be",
        "but",
        "by",
        "can",
        "do",
        "for",
        "from",
        "get",
        "gets",
        "go",
        "has",
        "have",
        "hurt",
        "hurts",
        "i",
        "if",
        "in",
        "into",
        "is",
        "it",
        "its",
        "me",
        "my",
        "no",
        "not",
        "of",
        "on",
        "one",
        "or",
        "out",
        "pain",
        "pains",
        "painful",
        "part",
        "so",
        "some",
        "that",
        "the",
        "there",
        "they",
        "this",
        "to",
        "up",
        "very",
        "when",
        "which",
        "while",
        "with",
        "you",
        "your",
    ]
)
