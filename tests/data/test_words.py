"""The words of the data: no false claim, no promise, no fear. How hard they are: test_reading."""

import re

import pytest

from acuguide.catalog.records import Catalog
from tests.data.conftest import DATA

FILES = sorted(path.relative_to(DATA).as_posix() for path in DATA.rglob("*.yaml"))

# What the reference forbids to print, in its own words.
FORBIDDEN = [
    "a 2017 study proved",
    "treats the root cause",
    "restores alignment",
    "relieves pressure on nerves",
    "increases kidney energy",
    "safe for everyone",
    "non-invasive acupuncture",
    "proven to cure",
    "restores balance",
    "detox",
]
# Those, and what would come to the same; no file may say them, not even of an article.
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
LONGEST_QUESTION = 45


def words_of(file: str) -> str:
    return " ".join((DATA / file).read_text(encoding="utf-8").lower().split())


@pytest.mark.parametrize("phrase", FORBIDDEN)
def test_a_phrase_that_must_not_be_printed_is_a_claim_that_is_looked_for(phrase: str) -> None:
    assert any(re.search(claim, phrase) for claim in CLAIMS)


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


@pytest.mark.parametrize("name", SITUATIONS)
def test_a_question_about_a_person_is_one_and_is_short(name: str, catalog: Catalog) -> None:
    (situation,) = (each for each in catalog.cautions.situations if each.id == name)
    assert situation.question.endswith("?")
    assert len(situation.question.split()) <= LONGEST_QUESTION


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
