"""The 343 facts of our three articles: each is in the guide, or left out with a reason.

`article_facts.txt` lists their numbers: the article (S0, S1, S3), a letter for the kind (A
points, C causes, E exercises, R warning signs, ...), and a count.
"""

import re
from collections import Counter
from pathlib import Path

import pytest

from acuguide.catalog.articles import LeftOutFor
from acuguide.catalog.checks import records
from acuguide.catalog.records import Catalog
from tests.data.conftest import KINDS, entries, inside

FACTS = (Path(__file__).parent / "article_facts.txt").read_text(encoding="utf-8").split()
LEFT_OUT = {
    "S0-A21": "unsupported",
    "S0-B01": "wrong",
    "S0-M01": "advertising",
    "S0-N10": "unsupported",
    "S0-N21": "unsupported",
    "S1-B03": "unsupported",
    "S1-M01": "advertising",
    "S1-N04": "unsupported",
    "S3-M01": "advertising",
}
# The facts about each point: the article and kind, and the first and last count.
OF_POINTS = {
    "BL23": [("S0-A", 1, 5), ("S3-A", 1, 3)],
    "BL25": [("S0-A", 6, 9), ("S3-A", 10, 12)],
    "BL40": [("S0-A", 10, 13), ("S3-A", 4, 6)],
    "BL54": [("S0-A", 18, 20)],
    "GB30": [("S0-A", 14, 17), ("S3-A", 7, 9)],
    "GV3": [("S0-A", 22, 25)],
    "GV4": [("S3-A", 13, 15)],
    "KI3": [("S0-A", 31, 33)],
    "LI4": [("S0-A", 26, 30), ("S3-A", 16, 18)],
}
# Where all facts of a kind that are not left out must stand.
OF_KINDS = {
    "E": "care/",
    "U": "care/acupressure.yaml",
    "V": "evidence.yaml",
    "A": "points/",
    "T": "care/",
    "X": "care/finding-out.yaml|words.yaml",
}
EXERCISES = {
    "S0-E01": "pelvic-tilt",
    "S0-E02": "cat-cow",
    "S0-E03": "bridge",
    "S0-E04": "hamstring-stretch",
    "S0-E05": "childs-pose",
}


@pytest.fixture(scope="module")
def places(catalog: Catalog) -> dict[str, list[str]]:
    """The files that each fact stands in."""
    found: dict[str, list[str]] = {}
    for file, record in records(catalog):
        for fact in getattr(record, "facts", ()):
            found.setdefault(fact, []).append(file)
    return found


def test_there_are_343_facts_of_three_articles() -> None:
    assert len(FACTS) == len(set(FACTS)) == 343
    assert all(re.fullmatch(r"S[013]-[A-Z][0-9]{2}", fact) for fact in FACTS)
    assert Counter(fact[:2] for fact in FACTS) == {"S0": 161, "S1": 69, "S3": 113}


def test_every_fact_is_in_the_guide_or_left_out(
    catalog: Catalog, places: dict[str, list[str]]
) -> None:
    assert set(FACTS) - places.keys() - catalog.left_out.keys() == set()


def test_no_fact_is_both_in_the_guide_and_left_out(
    catalog: Catalog, places: dict[str, list[str]]
) -> None:
    assert places.keys() & catalog.left_out.keys() == set()


def test_no_fact_is_unknown(catalog: Catalog, places: dict[str, list[str]]) -> None:
    assert (places.keys() | catalog.left_out.keys()) - set(FACTS) == set()


def test_334_facts_are_in_the_guide_and_9_are_left_out(
    catalog: Catalog, places: dict[str, list[str]]
) -> None:
    assert len(places) == 334
    assert {own: left.reason.value for own, left in catalog.left_out.items()} == LEFT_OUT


@pytest.mark.parametrize("fact", LEFT_OUT)
def test_what_is_left_out_says_why_in_a_sentence_or_two(fact: str, catalog: Catalog) -> None:
    why = catalog.left_out[fact].why
    assert why[0].isupper()
    assert why.endswith(".")
    assert 5 <= len(why.split()) <= 30


def test_advertising_is_left_out_and_stands_nowhere(
    catalog: Catalog, places: dict[str, list[str]]
) -> None:
    adverts = {fact for fact in FACTS if "-M" in fact}
    assert adverts.isdisjoint(places)
    assert {catalog.left_out[fact].reason for fact in adverts} == {LeftOutFor.ADVERTISING}
    assert not re.search(r"Fuji|Matsushima|@", str(list(records(catalog))))


@pytest.mark.parametrize("kind", [*KINDS, "warning signs"])
def test_what_states_a_fact_names_its_article(kind: str, catalog: Catalog) -> None:
    """Among its own sources, or among those of the whole entry that it is a part of."""
    unnamed = []
    for entry in entries(catalog, kind).values():
        whole = set(getattr(entry, "sources", ()))
        for record in inside(entry):
            named = whole | set(getattr(record, "sources", ()))
            facts = getattr(record, "facts", ())
            unnamed += [(fact, record) for fact in facts if fact[:2] not in named]
    assert unnamed == []


def test_facts_stand_only_in_what_is_looked_at_here(
    catalog: Catalog, places: dict[str, list[str]]
) -> None:
    looked_at = {
        fact
        for kind in [*KINDS, "warning signs"]
        for entry in entries(catalog, kind).values()
        for record in inside(entry)
        for fact in getattr(record, "facts", ())
    }
    assert looked_at == places.keys()


def test_no_list_names_a_fact_twice(catalog: Catalog) -> None:
    for file, record in records(catalog):
        facts = getattr(record, "facts", ())
        assert len(set(facts)) == len(facts), file


@pytest.mark.parametrize("code", OF_POINTS)
def test_the_facts_about_a_point_are_told_with_it(code: str, catalog: Catalog) -> None:
    facts = {
        f"{kind}{count:02}"
        for kind, first, last in OF_POINTS[code]
        for count in range(first, last + 1)
    }
    assert set(catalog.points[code].facts) & {f for f in FACTS if "-A" in f} == facts


@pytest.mark.parametrize("kind", OF_KINDS)
def test_facts_of_a_kind_are_told_where_one_looks_for_them(
    kind: str, places: dict[str, list[str]]
) -> None:
    facts = [fact for fact in FACTS if fact[3] == kind and fact not in LEFT_OUT]
    assert facts
    elsewhere = [f for f in facts if not any(re.match(OF_KINDS[kind], p) for p in places[f])]
    assert elsewhere == []


@pytest.mark.parametrize("fact", EXERCISES)
def test_an_exercise_is_told_in_its_own_file(fact: str, places: dict[str, list[str]]) -> None:
    assert f"care/{EXERCISES[fact]}.yaml" in places[fact]
