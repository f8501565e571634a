"""One search through causes, warning signs, points, care and terms."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from acuguide.catalog.records import Catalog
from acuguide.errors import WrongUseError
from acuguide.guide.ranking import matches, signs_mentioning
from acuguide.guide.searching import MOST_CARE, MOST_POINTS, MOST_TERMS, search_for
from acuguide.guide.triage import URGENT
from tests.guide.conftest import CATALOG, SIGNS

CODES = list(CATALOG.points)
WORDS = st.lists(
    st.sampled_from(["hip", "leg", "numb", "pee", "heat", "stretch", "spine", "knob", "cun", "x"]),
    min_size=1,
    max_size=5,
).map(" ".join)


def codes(catalog: Catalog, words: str) -> list[str]:
    """The codes of the points that some words find."""
    return [point.code for point in search_for(catalog, words).points]


def test_causes_and_signs_are_those_that_share_words(catalog: Catalog) -> None:
    found = search_for(catalog, "tingling down the leg")
    assert found.asked == "tingling down the leg"
    assert found.causes == matches(catalog, catalog.conditions.values(), found.asked)
    assert found.signs == signs_mentioning(catalog, SIGNS, found.asked)


@pytest.mark.parametrize("code", CODES)
def test_a_point_is_found_by_its_place_and_its_characters(catalog: Catalog, code: str) -> None:
    point = catalog.points[code]
    found = codes(catalog, point.place)
    assert code in found or len(found) == MOST_POINTS
    assert code in codes(catalog, point.characters)


def test_a_point_is_found_by_its_code_before_all_others(catalog: Catalog) -> None:
    assert [code for code in CODES if codes(catalog, code)[:1] != [code]] == []
    assert [code for code in CODES if codes(catalog, code.lower())[:1] != [code]] == []


@pytest.mark.parametrize("name", ["huantiao", "Huántiào", "HUANTIAO"])
def test_a_point_is_found_by_its_name_with_or_without_tone_marks(
    catalog: Catalog, name: str
) -> None:
    assert codes(catalog, name) == ["GB30"]


@pytest.mark.parametrize(
    ("words", "item"),
    [
        ("heat", "heat"),
        ("hot water bottle", "heat"),
        ("yoga", "yoga-and-pilates"),
        ("ibuprofen", "ibuprofen"),
        ("how to sleep with a pillow", "sleeping"),
        ("needles", "acupuncture"),
        ("bridge", "bridge"),
        ("massage", "massage"),
        ("sleep", "sleeping"),
        ("lifting", "lifting"),
    ],
)
def test_care_is_found_by_everyday_words(catalog: Catalog, words: str, item: str) -> None:
    assert item in [each.id for each in search_for(catalog, words).care]


@pytest.mark.parametrize(
    ("words", "term"), [("cun", "cun"), ("sacrum", "sacrum"), ("foot drop", "foot-drop")]
)
def test_a_term_is_found_by_its_name(catalog: Catalog, words: str, term: str) -> None:
    assert term in [each.id for each in search_for(catalog, words).terms]


def test_every_kind_of_care_and_every_term_is_found_by_its_name(catalog: Catalog) -> None:
    for item in catalog.care.values():
        found = search_for(catalog, item.name)
        urgent = any(sign.level in URGENT for sign in found.signs)
        assert urgent or item in found.care, item.id
    for word in catalog.words.values():
        assert word in search_for(catalog, word.name).terms, word.id


@given(words=WORDS)
def test_where_an_urgent_sign_mentions_it_no_care_and_no_points_are_found(words: str) -> None:
    found = search_for(CATALOG, words)
    # A lone name, such as "hip" or "heat", may be no more than a look-up.
    if any(sign.level in URGENT for sign in found.signs) and len(words.split()) > 1:
        assert (found.points, found.care) == ((), ())


def test_a_lone_name_is_looked_up_and_its_signs_are_told_all_the_same(catalog: Catalog) -> None:
    belly = search_for(catalog, "belly")
    assert any(sign.level in URGENT for sign in belly.signs)
    assert belly.points
    assert search_for(catalog, "fever").care == ()
    assert search_for(catalog, "incontinence").points == ()


def test_help_comes_before_care_for_someone_who_cannot_pee(catalog: Catalog) -> None:
    found = search_for(catalog, "can't pee")
    assert [sign.id for sign in found.signs][:2] == ["RF01", "RF02"]
    assert (found.points, found.care) == ((), ())
    assert "cauda-equina" in [match.condition.id for match in found.causes.best]


@given(words=WORDS)
def test_a_search_tells_a_few_of_each_and_none_twice(words: str) -> None:
    found = search_for(CATALOG, words)
    for things, most in (
        (found.points, MOST_POINTS),
        (found.care, MOST_CARE),
        (found.terms, MOST_TERMS),
    ):
        assert len(things) <= most
        assert len(set(things)) == len(things)


@pytest.mark.parametrize("words", ["", "  "])
def test_nothing_to_look_for_is_wrong_use(catalog: Catalog, words: str) -> None:
    with pytest.raises(WrongUseError, match="Give some WORDS to look for"):
        search_for(catalog, words)


@pytest.mark.parametrize("words", ["xylophone", "?!", "the pain"])
def test_nothing_is_found_by_words_nobody_uses(catalog: Catalog, words: str) -> None:
    assert search_for(catalog, words).nothing


@pytest.mark.parametrize("words", ["heat", "cun", "tingling", "blisters", "環跳"])
def test_something_is_found_if_only_one_kind_of_thing_mentions_it(
    catalog: Catalog, words: str
) -> None:
    assert not search_for(catalog, words).nothing
