"""How hard the guide is to read: seven years of school are enough for every entry.

The Flesch-Kincaid grade, with syllables by pyphen (British English). See conftest for what is
read as a sentence, and for the terms that count as easy words because they must stay.
"""

import re

import pytest

from acuguide.catalog.records import Catalog, Record
from tests.data.conftest import (
    KINDS,
    NOT_SENTENCES,
    any_of,
    entries,
    inside,
    reading_grade,
    sentences,
    support_of,
    syllables,
    term_names,
    texts,
)

MOST_GRADE = 7
# Nothing is easier than it looks: at most so much may be owed to the terms that are spared.
MOST_GRADE_WITH_TERMS = 8
# An average hides one dreadful sentence in a long entry.
MOST_GRADE_OF_A_SENTENCE = 16
LONGEST_SENTENCE = 40
OTHER_KINDS = (
    "warning signs",
    "clusters",
    "lasting",
    "afterwards",
    "situations",
    "cautions",
    "vocabulary",
    "intake",
    "numbers",
)


@pytest.fixture(scope="module")
def terms(catalog: Catalog) -> re.Pattern[str]:
    return any_of(term_names(catalog))


@pytest.mark.parametrize("kind", KINDS + OTHER_KINDS)
def test_every_entry_can_be_read_after_seven_years_of_school(
    kind: str, catalog: Catalog, terms: re.Pattern[str]
) -> None:
    grades = {
        name: round(reading_grade(texts(entry), terms), 2)
        for name, entry in entries(catalog, kind).items()
    }
    assert {name: grade for name, grade in grades.items() if grade > MOST_GRADE} == {}
    assert any(grades.values())


@pytest.mark.parametrize("kind", KINDS + OTHER_KINDS)
def test_no_entry_is_easy_only_because_its_terms_are_spared(kind: str, catalog: Catalog) -> None:
    grades = {
        name: round(reading_grade(texts(entry)), 2)
        for name, entry in entries(catalog, kind).items()
    }
    assert {name: grade for name, grade in grades.items() if grade > MOST_GRADE_WITH_TERMS} == {}


@pytest.mark.parametrize("kind", KINDS + OTHER_KINDS)
def test_no_single_sentence_is_very_hard_or_very_long(
    kind: str, catalog: Catalog, terms: re.Pattern[str]
) -> None:
    found = {
        sentence
        for entry in entries(catalog, kind).values()
        for sentence in sentences(texts(entry))
    }
    assert [s for s in found if reading_grade([s], terms) > MOST_GRADE_OF_A_SENTENCE] == []
    assert [s for s in found if len(s.split()) > LONGEST_SENTENCE] == []


def test_every_part_of_the_catalogue_is_read(catalog: Catalog) -> None:
    """Of the rest, sources, figures and bones are names; the last three repeat what is read."""
    parts = set(catalog.__struct_fields__)
    assert parts - set(KINDS) == {
        "vocabulary", "red_flags", "cautions", "questions", "countries", "sources", "figures",
        "bones", "titles", "names", "named_for",
    }  # fmt: skip
    assert len(entries(catalog, "conditions")) == 34
    assert len(entries(catalog, "points")) == 54
    assert all(entries(catalog, kind) for kind in KINDS + OTHER_KINDS)


def test_what_is_not_read_as_a_sentence_is_none(catalog: Catalog) -> None:
    """It ends no sentence, and holds nothing that does, except what the figures are made of."""
    for kind in KINDS + OTHER_KINDS:
        for entry in entries(catalog, kind).values():
            for record in inside(entry):
                own = type(record).__name__
                for field in NOT_SENTENCES[""] | NOT_SENTENCES.get(own, frozenset()):
                    value = getattr(record, field, None)
                    left = value if isinstance(value, tuple) else (value,)
                    if (own, field) != ("Point", "rules"):
                        assert not any(isinstance(each, Record) for each in left), (own, field)
                    if field != "title":
                        assert not any(str(each).endswith((".", "!", "?")) for each in left), left


def test_what_is_not_read_as_a_sentence_is_still_there_to_be_left_out(catalog: Catalog) -> None:
    """A field that was renamed would leave its old name here, and be read as a sentence or not."""
    fields: dict[str, set[str]] = {}
    for kind in KINDS + OTHER_KINDS:
        for entry in entries(catalog, kind).values():
            for record in inside(entry):
                fields.setdefault(type(record).__name__, set()).update(record.__struct_fields__)
    fields["Vocabulary"] = set(catalog.vocabulary.__struct_fields__)
    everywhere = set().union(*fields.values())
    assert NOT_SENTENCES[""] <= everywhere
    for name, apart in NOT_SENTENCES.items():
        assert not name or apart <= fields[name], name


def test_all_that_is_long_in_a_file_is_read(catalog: Catalog) -> None:
    """Of a point, every text but its names; of a cause and of care likewise."""
    point = catalog.points["BL40"]
    said = set(texts(point))
    for text in (
        point.location, point.place, *point.find, point.right, *point.wrong, point.cannot_reach,
        point.why, point.articles_say or "", *(way.how for way in point.press),
        *(caution.text for caution in point.cautions), *(each.why for each in point.named_for),
    ):  # fmt: skip
        assert " ".join(text.split()) in said
    assert point.pinyin not in said
    condition = catalog.conditions["sciatica"]
    said = set(texts(condition))
    for text in (
        condition.summary, *condition.feels, *condition.worse_with, *condition.better_with,
        *condition.helps, condition.heat or "", *condition.against, condition.see_someone,
        condition.doctor_if, condition.articles_say or "", *(p.why for p in condition.points),
    ):  # fmt: skip
        assert " ".join(text.split()) in said
    item = catalog.care["ibuprofen"]
    said = set(texts(item))
    for text in (
        item.summary, *item.steps, item.dose or "", *item.stop_when, *item.more,
        support_of(item).text, *(caution.text for caution in item.cautions),
        item.articles_say or "",
    ):  # fmt: skip
        assert " ".join(text.split()) in said


# The measure itself


@pytest.mark.parametrize(
    ("word", "count"),
    [
        ("serious", 3), ("trial", 2), ("lying", 2),
        ("pain", 1), ("nerve", 1), ("pressed", 1), ("rested", 2), ("makes", 1), ("bruises", 2),
        ("table", 2), ("doctor", 2), ("any", 2), ("emergency", 4), ("acupuncture", 4),
        ("long-lasting", 3), ("the", 1), ("1,162", 1), ("a", 1),
    ],
)  # fmt: skip
def test_syllables_are_right(word: str, count: int) -> None:
    assert syllables(word) == count


def test_of_a_hard_word_no_more_than_one_syllable_is_missed() -> None:
    assert syllables("sciatica") == 3
    assert syllables("physiotherapist") == 5


def test_a_line_ends_a_sentence_but_a_semicolon_or_a_colon_does_not() -> None:
    assert sentences(["Sit down. Rest a while", "One thing: it is short; it is plain."]) == [
        "Sit down.",
        "One thing: it is short; it is plain.",
    ]
    assert sentences(['They asked for "help." It came soon after that']) == [
        'They asked for "help.',
        "It came soon after that",
    ]


def test_a_label_is_no_sentence_that_makes_the_rest_look_easy() -> None:
    text = "People who moved as well as they could had less trouble after a month or so."
    assert reading_grade([text, "Usual care", "very low"]) == reading_grade([text])


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


def test_a_term_counts_as_so_many_easy_words_and_never_as_fewer_words() -> None:
    terms = any_of(["Degenerative disc disease", "sacroiliac"])
    with_term = reading_grade(["You may have degenerative disc disease or sacroiliac pain."], terms)
    easy = reading_grade(["You may have one two three or bad pain."])
    assert with_term == easy
    assert reading_grade(["The sacroiliacs hurt you."], terms) > with_term


def test_a_term_is_spared_only_where_the_guide_can_explain_or_name_it(catalog: Catalog) -> None:
    names = term_names(catalog)
    for name in ("Piriformis", "Sacral hiatus", "BL23", "Shènshū", "Governor Vessel", "Sciatica"):
        assert name in names
    for word in ("immediately", "medicine", "emergency", "operation", "particularly"):
        assert word not in {name.lower() for name in names}
