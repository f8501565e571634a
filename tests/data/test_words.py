"""The words of the data: no false promise, no fear, no long sentence."""

import re
from collections.abc import Sequence
from pathlib import Path

import pytest

from acuguide.catalog.records import Catalog

DATA = Path(__file__).parents[2] / "data"
FILES = sorted(path.relative_to(DATA).as_posix() for path in DATA.rglob("*.yaml"))
CONDITIONS = sorted(path.stem for path in (DATA / "conditions").iterdir())
POINTS = sorted(path.stem for path in (DATA / "points").iterdir())

CLAIMS = [
    r"proven to cure",
    r"restores? balance",
    r"detox",
    r"root cause",
    r"restores? alignment",
    r"(?:pelvic|spinal) alignment",
    r"relieves? pressure on (?:the )?nerves?",
    r"increases? (?:the )?kidney energy",
    r"safe for everyone",
    r"non-?invasive acupuncture",
    r"a 2017 study proved",
    r"\bcures?\b",
    r"\bheals?\b",
    r"\bmiracle",
    r"\bguarantee",
    r"\b100 ?%",
    r"\bno side effects?\b",
    r"\byou have (?:sciatica|a herniated|a slipped)",
]
MOST_GRADE = 8


def words_of(file: str) -> str:
    return " ".join((DATA / file).read_text(encoding="utf-8").lower().split())


@pytest.mark.parametrize("claim", CLAIMS)
def test_a_forbidden_claim_stands_nowhere(claim: str) -> None:
    assert [file for file in FILES if re.search(claim, words_of(file))] == []


@pytest.mark.parametrize("file", FILES)
def test_no_mark_of_the_reference_is_left_in_the_data(file: str) -> None:
    """[M] is memory and [SYN] our judgement; neither is a source."""
    assert re.findall(r"\[(?:m|syn|r|r2)\]|\bseed ?\d|\btodo\b|\bfixme\b", words_of(file)) == []


def syllables(word: str) -> int:
    """About how many syllables an English word has: groups of vowels, without silent endings."""
    word = re.sub("[^a-z]", "", word.lower())
    count = len(re.findall("[aeiouy]+", word))
    silent = re.search(r"[^aeiouyl]e$|[^aeiouytd]ed$|[^aeiouycsxzgh]es$", word)
    return max(1, count - bool(silent))


@pytest.mark.parametrize(
    ("word", "count"),
    [
        ("pain", 1),
        ("nerve", 1),
        ("pressed", 1),
        ("rested", 2),
        ("makes", 1),
        ("bruises", 2),
        ("table", 2),
        ("doctor", 2),
        ("physiotherapist", 6),
        ("emergency", 4),
        ("sciatica", 4),
        ("the", 1),
    ],
)
def test_syllables_are_about_right(word: str, count: int) -> None:
    assert abs(syllables(word) - count) <= (count > 3)


def reading_grade(texts: Sequence[str]) -> float:
    """The Flesch-Kincaid grade of texts; each text ends a sentence."""
    sentences = [part for text in texts for part in re.split(r"(?<=[.!?])\s+", text)]
    words = [word for part in sentences for word in re.findall(r"[A-Za-z'’-]+", part)]
    total = sum(syllables(word) for word in words)
    return 0.39 * len(words) / len(sentences) + 11.8 * total / len(words) - 15.59


def test_the_grade_tells_a_simple_sentence_from_a_hard_one() -> None:
    simple = reading_grade(["Sit on a chair. Put your hands on your hips. Press with both thumbs."])
    hard = reading_grade(
        [
            (
                "Neurogenic claudication characteristically deteriorates with ambulation"
                " and ameliorates with lumbar flexion or recumbency, irrespective of aetiology."
            )
        ]
    )
    assert simple < 3
    assert hard > 15


@pytest.mark.parametrize("name", CONDITIONS)
def test_a_condition_can_be_read_after_eight_years_of_school(name: str, catalog: Catalog) -> None:
    condition = catalog.conditions[name]
    texts = [
        condition.summary,
        *condition.feels,
        *condition.worse_with,
        *condition.better_with,
        *condition.helps,
        condition.see_someone,
        *(text for text in (condition.instead, condition.sore_spot) if text),
        *(point.why for point in condition.points),
    ]
    assert reading_grade(texts) <= MOST_GRADE


@pytest.mark.parametrize("name", POINTS)
def test_a_point_can_be_found_and_pressed_after_eight_years_of_school(
    name: str, catalog: Catalog
) -> None:
    """All but `location`, which is in the words of the standard."""
    point = catalog.points[name]
    texts = [
        point.place,
        *point.find,
        *(way.how for way in point.press),
        point.cannot_reach,
        point.why,
        *(caution.text for caution in point.cautions),
    ]
    assert reading_grade(texts) <= MOST_GRADE


def test_the_warning_signs_can_be_read_after_eight_years_of_school(catalog: Catalog) -> None:
    texts = [
        text
        for screen in catalog.red_flags.screens
        for sign in screen.signs
        for text in (sign.question, sign.action)
    ]
    assert reading_grade(texts) <= MOST_GRADE
