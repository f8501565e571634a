"""What the tests of the data share: the entries a reader sees, their words, and how hard those are.

An entry is what one looks up or is asked at once: a cause, a point, a caution, a question.
"""

import re
from collections.abc import Iterable, Iterator, Mapping
from functools import cache
from pathlib import Path

import pyphen  # type: ignore[import-untyped]

from acuguide.catalog.care import CareItem, Support
from acuguide.catalog.checks import records
from acuguide.catalog.records import Catalog, Record

DATA = Path(__file__).parents[2] / "data"
# Kinds of things that the catalogue holds by their ids, each of them an entry.
KINDS = (
    "conditions",
    "points",
    "care",
    "routines",
    "findings",
    "guidelines",
    "headlines",
    "words",
    "left_out",
    "landmarks",
)


def support_of(item: CareItem) -> Support:
    """How well a treatment is supported; all but an examination say so."""
    assert item.support is not None, item.id
    return item.support


def entries(catalog: Catalog, kind: str) -> Mapping[str, object]:
    """The entries of one kind, by name."""
    if kind in KINDS:
        things: Mapping[str, object] = getattr(catalog, kind)
        return things
    red_flags, cautions, words = catalog.red_flags, catalog.cautions, catalog.vocabulary
    parts: dict[str, Mapping[str, object]] = {
        "warning signs": {screen.id: screen for screen in red_flags.screens},
        "clusters": {cluster.id: cluster for cluster in red_flags.clusters},
        "lasting": {f"{step.weeks} weeks": step for step in red_flags.lasting},
        "afterwards": {
            **{each.id: each for each in red_flags.afterwards},
            "come_back": red_flags.come_back,
        },
        "situations": {screen.id: screen for screen in cautions.screens},
        "cautions": {caution.id: caution for caution in cautions.cautions},
        "vocabulary": {
            name: getattr(words, name)
            for name in words.__struct_fields__
            if name not in NOT_SENTENCES["Vocabulary"]
        },
        "intake": {"intake": tuple(catalog.questions.values())},
        "numbers": {"numbers": tuple(catalog.countries.values())},
    }
    return parts[kind]


# What stands in each kind of record but is not read as a sentence: ids and codes of other
# things, names and headings, other names, and how a term is said or written. Names must not
# count as sentences, because they would make any text look easy.
NOT_SENTENCES: Mapping[str, frozenset[str]] = {
    "": frozenset(
        {"id", "code", "name", "title", "label", "also_called", "search_words"}
        | {"sources", "facts", "surfaces", "conditions", "care", "findings"}
        | {"region", "regions", "group", "meridian", "surface", "positions", "condition"}
    ),
    "Vocabulary": frozenset(
        {"alike", "phrases", "regions", "surfaces", "meridians", "groups", "care_groups", "tools"}
        | {"pressures", "breathing", "unknown_country_number"}
    ),
    "Point": frozenset(
        {"pinyin", "characters", "simplified", "japanese", "kana", "gloss", "rules"}
    ),
    "PointCaution": frozenset({"when", "situations"}),
    "CareCaution": frozenset({"situations"}),
    "FollowUpItem": frozenset({"situation"}),
    "Caution": frozenset({"when", "points"}),
    "Cluster": frozenset({"together"}),
    "Country": frozenset({"checked"}),
    "Call": frozenset({"number"}),
    "Choice": frozenset({"words"}),
    "Finding": frozenset({"topic", "points"}),
    "Guideline": frozenset({"body", "place"}),
    "Routine": frozenset({"points"}),
    "Word": frozenset({"say"}),
}


def texts(value: object) -> Iterator[str]:
    """Every text of an entry that is read as a sentence or a line, those inside it too."""
    if isinstance(value, str):
        yield " ".join(value.split())
    elif isinstance(value, tuple):
        for each in value:
            yield from texts(each)
    elif isinstance(value, Record):
        apart = NOT_SENTENCES[""] | NOT_SENTENCES.get(type(value).__name__, frozenset())
        for field in value.__struct_fields__:
            if field not in apart:
                yield from texts(getattr(value, field))


def inside(value: object) -> Iterator[Record]:
    """A record and all the records in it."""
    if isinstance(value, Record):
        yield value
        for field in value.__struct_fields__:
            yield from inside(getattr(value, field))
    elif isinstance(value, tuple):
        for each in value:
            yield from inside(each)


def all_sources(catalog: Catalog) -> set[str]:
    """The ids of all sources that anything names."""
    return {name for _, each in records(catalog) for name in getattr(each, "sources", ())}


# How hard a text is to read

_HYPHENATION = pyphen.Pyphen(lang="en_GB")
_WORD = re.compile(r"[^\W_]+(?:['’.,/-][^\W_]+)*")
_SENTENCE_END = re.compile(r"(?<=[.!?])[\"”’)]?\s+")
_ENDS = re.compile(r"[.!?][\"”’)]?$")
# A shorter line that ends no sentence is a label: "Usual care", "very low".
_SHORTEST_LINE = 4


def sentences(lines: Iterable[str]) -> list[str]:
    """The sentences of some lines; a line ends one, a semicolon or colon does not."""
    parts = [part for line in lines for part in _SENTENCE_END.split(line) if _WORD.search(part)]
    return [
        part for part in parts if _ENDS.search(part) or len(_WORD.findall(part)) >= _SHORTEST_LINE
    ]


@cache
def syllables(word: str) -> int:
    """How many syllables a word has, at least; a number has one.

    A word may be hyphenated only between syllables, but not between all of them ("any"), so
    groups of vowels, less silent endings, are counted too, and the greater count is taken.
    """
    return (
        sum(
            max(len(_HYPHENATION.inserted(part).split("-")), _vowel_groups(part))
            for part in re.split(r"[-'’./,]", word.lower())
            if len(part) > 1 or part in {"a", "i", "o"}
        )
        or 1
    )


def _vowel_groups(word: str) -> int:
    groups = len(re.findall("[aeiouy]+", word))
    silent = re.search(r"[^aeiouyl]e$|[^aeiouytd]ed$|[^aeiouycsxzgh]es$", word)
    return max(1, groups - bool(silent))


def reading_grade(lines: Iterable[str], terms: re.Pattern[str] | None = None) -> float:
    """The Flesch-Kincaid grade of some lines: years of school.

    Each word of one of the `terms` counts as a word of one syllable. It is 0 where nothing
    is a sentence.
    """
    found = sentences(lines)
    if not found:
        return 0.0
    count = total = 0
    for sentence in found:
        spared = {
            start
            for term in (terms.finditer(sentence) if terms else ())
            for start in range(term.start(), term.end())
        }
        for word in _WORD.finditer(sentence):
            count += 1
            total += 1 if word.start() in spared else syllables(word[0])
    return 0.39 * count / len(found) + 11.8 * total / count - 15.59


def term_names(catalog: Catalog) -> set[str]:
    """The terms that must stay, because a name is a name; `explain` tells what they mean.

    Those of `data/words.yaml` with their other names; the names of conditions, points (with
    code and gloss) and meridians; the titles of sources.
    """
    names = {name for word in catalog.words.values() for name in (word.name, *word.also_called)}
    names |= {condition.name for condition in catalog.conditions.values()}
    names |= {
        name
        for point in catalog.points.values()
        for name in (point.code, point.pinyin, point.japanese, point.gloss)
    }
    names |= {meridian.name for meridian in catalog.vocabulary.meridians}
    return names | {source.title for source in catalog.sources.values()}


def any_of(names: Iterable[str]) -> re.Pattern[str]:
    """Finds the names as whole words, in any case, the longest first."""
    longest_first = sorted(names, key=len, reverse=True)
    return re.compile(
        rf"(?<![\w-])(?:{'|'.join(map(re.escape, longest_first))})(?![\w-])", re.IGNORECASE
    )
