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
    r"(?<!let it )\bheals?\b",
    r"\bmiracle",
    r"\bguarantee",
    r"\b100 ?%",
    r"\bno side effects?\b",
    r"\byou have (?:sciatica|a herniated|a slipped)",
]
FEAR = [
    r"\bfatal",
    r"\bdeadly\b",
    r"\bkill",
    r"paraly[sz]ed?\b",
    r"\bwheelchair",
    r"never walk again",
    r"\bhorrible",
    r"\bterrible",
    r"\bterrif",
    r"\bdisaster",
    r"\bcrippl",
    r"before it is too late",
    r"\blife-?threatening",
    r"\bdanger(?:ous)?\b(?! (?:now|right now))(?!, call)",
]
PROMISES = [
    r"\bwill (?:help|ease|relieve|fix|stop|make you|go away)\b",
    r"\b(?:always|surely|certainly) (?:helps?|eases?|works?)\b",
    r"\bcompletely safe\b",
    r"\b(?:is|are) safe (?:for you|now)\b",
    r"\bno risk\b",
    r"\bnothing to worry\b",
]
MOST_GRADE = 8
LONGEST_QUESTION = 45


def words_of(file: str) -> str:
    return " ".join((DATA / file).read_text(encoding="utf-8").lower().split())


@pytest.mark.parametrize("claim", CLAIMS)
def test_a_forbidden_claim_stands_nowhere(claim: str) -> None:
    assert [file for file in FILES if re.search(claim, words_of(file))] == []


@pytest.mark.parametrize("word", FEAR)
def test_nothing_is_said_to_frighten(word: str) -> None:
    assert [file for file in FILES if re.search(word, words_of(file))] == []


@pytest.mark.parametrize("word", PROMISES)
def test_nothing_is_promised(word: str) -> None:
    assert [file for file in FILES if re.search(word, words_of(file))] == []


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


def test_what_answers_mean_can_be_read_after_eight_years_of_school(catalog: Catalog) -> None:
    red_flags = catalog.red_flags
    texts = [
        *(text for cluster in red_flags.clusters for text in (cluster.because, cluster.action)),
        *(text for step in red_flags.lasting for text in (step.because, step.action)),
        *(text for each in red_flags.afterwards for text in (each.question, each.action)),
        red_flags.come_back,
    ]
    assert reading_grade(texts) <= MOST_GRADE


def test_a_second_half_can_be_read_after_eight_years_of_school(catalog: Catalog) -> None:
    texts = [
        text
        for screen in catalog.red_flags.screens
        for sign in screen.signs
        if (half := sign.follow_up) is not None
        for text in (half.ask, *(item.text for item in half.items))
    ]
    assert len(texts) == 14
    assert reading_grade(texts) <= MOST_GRADE


SITUATIONS = re.findall(
    r"(?m)^      - id: (\w+)$", (DATA / "cautions.yaml").read_text(encoding="utf-8")
)
CAUTIONS = re.findall(
    r"(?m)^  - id: ([\w-]+)$",
    (DATA / "cautions.yaml").read_text(encoding="utf-8").partition("\ncautions:\n")[2],
)


def test_all_situations_and_cautions_are_looked_at(catalog: Catalog) -> None:
    assert [situation.id for situation in catalog.cautions.situations] == SITUATIONS
    assert [caution.id for caution in catalog.cautions.cautions] == CAUTIONS


def test_the_questions_about_a_person_can_be_read_after_eight_years_of_school(
    catalog: Catalog,
) -> None:
    texts = [situation.question for situation in catalog.cautions.situations]
    assert reading_grade(texts) <= MOST_GRADE
    assert all(text.endswith("?") for text in texts)
    assert max(len(text.split()) for text in texts) <= LONGEST_QUESTION


def test_the_cautions_can_be_read_after_eight_years_of_school(catalog: Catalog) -> None:
    texts = [
        text
        for caution in catalog.cautions.cautions
        for text in (caution.text, caution.because, caution.instead, caution.stop_if)
        if text
    ]
    assert reading_grade(texts) <= MOST_GRADE


@pytest.mark.parametrize("name", CAUTIONS)
def test_no_single_caution_is_hard_to_read(name: str, catalog: Catalog) -> None:
    """The reason and what to do, as someone reads them whom it concerns."""
    caution = next(each for each in catalog.cautions.cautions if each.id == name)
    assert reading_grade([caution.because, caution.instead]) <= MOST_GRADE + 2


@pytest.mark.parametrize("name", CAUTIONS)
def test_a_caution_is_made_of_whole_sentences(name: str, catalog: Catalog) -> None:
    caution = next(each for each in catalog.cautions.cautions if each.id == name)
    for text in (caution.text, caution.because, caution.instead, caution.stop_if):
        if text is not None:
            assert text[0].isupper()
            assert text[-1] in ".!?"
            assert "  " not in text


@pytest.mark.parametrize("name", SITUATIONS)
def test_the_name_of_a_situation_stands_well_in_a_list(name: str, catalog: Catalog) -> None:
    situation = next(each for each in catalog.cautions.situations if each.id == name)
    assert situation.name[0].islower()
    assert not situation.name.endswith((".", "?"))
    assert len(situation.name) <= 70


def test_what_a_clinician_agrees_to_is_said_with_its_limits(catalog: Catalog) -> None:
    """It is the reason given for what is then left out, so it names the ball."""
    agreed = catalog.vocabulary.agreed
    for word in ("clinician", "light", "hand", "ball"):
        assert word in f"{agreed.because} {agreed.instead}"
    assert "ball" in agreed.because
    assert reading_grade([agreed.because, agreed.instead]) <= MOST_GRADE
