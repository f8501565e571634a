"""What is told about a person, and that silence is not an answer."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec import structs

from acuguide.catalog.names import normal
from acuguide.catalog.records import PLAIN_KEYS, Catalog, Lasts, Situation
from acuguide.errors import WrongUseError
from acuguide.guide.person import (
    MOST_WEEKS,
    OLDEST,
    About,
    about_from,
    assume_checked,
    choices,
    find_country,
    find_key,
    keys,
    lasting_pairs,
    overlaid,
    parse_about,
    parse_pairs,
    plain_value,
    unanswered,
)
from tests.guide.conftest import ABOUTS, CATALOG, SITUATION_IDS, SITUATIONS

UNDER_18 = next(situation for situation in SITUATIONS if situation.id == "under_18")
NO_NUMBERS = ["３", "٣", "²", "1_0", "1e2", "72.5", "0x10", "7 2", "3\n4", "+5", "-5"]
NO_NUMBERS += ["abc", "seventy", "None", ""]


# What holds


@pytest.mark.parametrize(
    ("age", "told", "holds"),
    [
        (None, None, None),
        (None, True, True),
        (None, False, False),
        (17, None, True),
        (18, None, False),
        (0, None, True),
        (120, None, False),
        # Of an age and an answer that disagree, the careful one counts.
        (17, False, True),
        (40, True, True),
        (17, True, True),
        (40, False, False),
    ],
)
def test_an_age_and_an_answer_together(
    *, age: int | None, told: bool | None, holds: bool | None
) -> None:
    about = About(age=age, told={} if told is None else {"under_18": told})
    assert about.holds(UNDER_18) is holds


@given(age=st.none() | st.integers(0, 120), told=st.sampled_from([None, True, False]))
def test_an_age_answers_no_other_situation(*, age: int | None, told: bool | None) -> None:
    others = [situation for situation in SITUATIONS if situation.below_age is None]
    assert len(others) == len(SITUATIONS) - 1
    for situation in others:
        about = About(age=age, told={} if told is None else {situation.id: told})
        assert about.holds(situation) is told
        assert about.holds(UNDER_18) is (None if age is None else age < 18)


def test_nothing_told_is_nothing_known(catalog: Catalog) -> None:
    assert parse_about(catalog, []) == About()
    assert [About().holds(situation) for situation in SITUATIONS] == [None] * len(SITUATIONS)
    assert unanswered(catalog.cautions, About()) == SITUATIONS


@given(about=ABOUTS)
def test_what_is_unanswered_is_what_nobody_said_yes_or_no_to(about: About) -> None:
    left = unanswered(CATALOG.cautions, about)
    known = set(about.told) | ({"under_18"} if about.age is not None else set())
    assert [situation.id for situation in left] == [o for o in SITUATION_IDS if o not in known]


def test_telling_adds_answers_and_the_last_one_counts() -> None:
    about = About(age=72).telling({"clot": False, "veins": True})
    again = about.telling({"clot": True})
    assert again == About(age=72, told={"clot": True, "veins": True})
    assert about.told == {"clot": False, "veins": True}


@pytest.mark.parametrize(
    ("answers", "agreed"),
    [({"clot": True}, None), ({"clot": False}, True), ({"veins": True}, True), ({}, True)],
)
def test_a_clinician_agreed_to_what_was_known_then(
    answers: dict[str, bool], *, agreed: bool | None
) -> None:
    about = About(clinician=True, told={"veins": True, "clot": False})
    assert about.telling(answers).clinician is agreed
    assert overlaid(about, About(told=answers)).clinician is agreed
    assert overlaid(about, About(told=answers, clinician=True)).clinician is True


# --checked


def test_checked_states_what_its_help_says_and_no_more() -> None:
    stated = {situation.id for situation in SITUATIONS if situation.checked}
    assert stated == {"pregnant", "under_18", "blood_thinner"}
    assert assume_checked(CATALOG.cautions, About()).told == dict.fromkeys(stated, False)


@given(about=ABOUTS)
def test_checked_overrides_nothing_that_was_said(about: About) -> None:
    checked = assume_checked(CATALOG.cautions, about)
    assert checked.vouched
    for situation in SITUATIONS:
        before = about.holds(situation)
        silent = False if situation.checked else None
        assert checked.holds(situation) is (silent if before is None else before)
    same = structs.replace(checked, told=about.told, vouched=about.vouched)
    assert same == about


# One thing said over another


@given(below=ABOUTS, above=ABOUTS)
def test_what_is_said_above_counts_and_what_it_leaves_open_stays(
    below: About, above: About
) -> None:
    both = overlaid(below, above)
    # An agreement has a test of its own.
    for name in set(PLAIN_KEYS) - {"clinician"}:
        said = getattr(above, name)
        assert getattr(both, name) == (getattr(below, name) if said is None else said)
    for own in SITUATION_IDS:
        assert both.told.get(own) is above.told.get(own, below.told.get(own))


@given(about=ABOUTS)
def test_silence_above_or_below_changes_nothing(about: About) -> None:
    assert overlaid(about, About()) == about
    assert overlaid(About(vouched=about.vouched), about) == about


# What --about takes


@pytest.mark.parametrize(
    ("pairs", "about"),
    [
        (["age=72"], About(age=72)),
        (["age=0"], About(age=0)),
        (["age=120"], About(age=120)),
        (["age= 72 "], About(age=72)),
        (["AGE=72"], About(age=72)),
        (["weeks=3"], About(weeks=3)),
        (["weeks=5200"], About(weeks=5200)),
        (["better=yes"], About(better=True)),
        (["better=no"], About(better=False)),
        (["seen=yes"], About(seen=True)),
        (["seen=no"], About(seen=False)),
        (["country=uk"], About(country="GB")),
        (["country=Japan"], About(country="JP")),
        (["clinician=agreed"], About(clinician=True)),
        (["clinician=Agreed"], About(clinician=True)),
        (["clinician=no"], About(clinician=False)),
        (["Pregnant=YES"], About(told={"pregnant": True})),
        (["blood-thinner=no"], About(told={"blood_thinner": False})),
        (["blood thinner=yes"], About(told={"blood_thinner": True})),
        (["Under 18=no"], About(told={"under_18": False})),
        (["age=17", "pregnant=no"], About(age=17, told={"pregnant": False})),
        (["pregnant=no", "pregnant=yes"], About(told={"pregnant": True})),
        (["clinician=agreed", "clinician=no"], About(clinician=False)),
    ],
)
def test_facts_are_read(catalog: Catalog, pairs: list[str], about: About) -> None:
    assert parse_about(catalog, pairs) == about


@pytest.mark.parametrize("situation", SITUATIONS, ids=SITUATION_IDS)
def test_every_situation_is_answered_with_yes_or_no(catalog: Catalog, situation: Situation) -> None:
    for value, holds in (("yes", True), ("no", False)):
        about = parse_about(catalog, [f"{situation.id}={value}"])
        assert about == About(told={situation.id: holds})
        assert about.holds(situation) is holds


def test_every_key_is_known_once(catalog: Catalog) -> None:
    assert keys(catalog) == (*PLAIN_KEYS, *SITUATION_IDS)
    assert len(set(keys(catalog))) == len(keys(catalog))
    for key in keys(catalog):
        for typed in (key, key.upper(), key.replace("_", "-"), key.replace("_", " "), f" {key} "):
            assert find_key(catalog, typed) == key


def test_completion_offers_every_key_and_only_what_is_taken(catalog: Catalog) -> None:
    offered = choices(catalog)
    assert {choice.partition("=")[0] for choice in offered} == set(keys(catalog))
    assert len(set(offered)) == len(offered)
    filled = [choice for choice in offered if not choice.endswith("=")]
    for choice in filled:
        assert parse_about(catalog, [choice]) != About()
    left_open = {choice for choice in offered if choice.endswith("=")}
    assert left_open == {"age=", "weeks=", "country="}


# A value for every key, in the form it is kept.
VALUES = {
    "age": st.integers(0, OLDEST).map(str),
    "weeks": st.integers(0, MOST_WEEKS).map(str),
    "country": st.sampled_from([own.id for own in CATALOG.countries.values()]),
    "clinician": st.sampled_from(["agreed", "no"]),
}
YES_NO = st.sampled_from(["yes", "no"])
KEPT = st.fixed_dictionaries({}, optional={key: VALUES.get(key, YES_NO) for key in keys(CATALOG)})


@given(values=KEPT)
def test_plain_values_are_read_back_as_they_are(values: dict[str, str]) -> None:
    pairs = [f"{key}={value}" for key, value in values.items()]
    assert parse_pairs(CATALOG, pairs) == values
    assert parse_about(CATALOG, pairs) == about_from(values)


def test_what_is_true_for_a_moment_is_told_for_one_run_and_never_kept(catalog: Catalog) -> None:
    moment = {situation.id for situation in SITUATIONS if situation.lasts is Lasts.MOMENT}
    assert moment == {"fever", "meal"}
    for own in SITUATION_IDS:
        for answer in ("yes", "no"):
            pairs = ["age=40", f"{own}={answer}"]
            if own in moment:
                with pytest.raises(WrongUseError, match=f"{own} is asked before every routine"):
                    lasting_pairs(catalog, pairs)
            else:
                assert lasting_pairs(catalog, pairs) == parse_pairs(catalog, pairs)


# Values that are none


@pytest.mark.parametrize("value", [*NO_NUMBERS, "121", "1000", str(10**22), "9" * 5000, "0072"])
def test_an_age_that_is_no_age_is_an_error(catalog: Catalog, value: str) -> None:
    with pytest.raises(WrongUseError, match="age takes a whole number from 0 to 120; you gave "):
        parse_about(catalog, [f"age={value}"])


@pytest.mark.parametrize("value", [*NO_NUMBERS, "5201", "9" * 5000])
def test_weeks_that_are_no_weeks_are_an_error(catalog: Catalog, value: str) -> None:
    with pytest.raises(WrongUseError, match="weeks takes a whole number from 0 to 5200; you gave "):
        parse_about(catalog, [f"weeks={value}"])


@given(number=st.integers(-1000, 10**25))
def test_numbers_are_taken_from_0_to_their_most_and_no_further(number: int) -> None:
    for key, most in (("age", OLDEST), ("weeks", MOST_WEEKS)):
        if 0 <= number <= most:
            assert plain_value(CATALOG, key, str(number)) == str(number)
        else:
            with pytest.raises(WrongUseError):
                plain_value(CATALOG, key, str(number))


@pytest.mark.parametrize("value", ["maybe", "", "y", "true", "1", "yes please", "=yes", "not"])
@pytest.mark.parametrize("key", ["better", "seen", *SITUATION_IDS])
def test_anything_but_yes_or_no_is_an_error(catalog: Catalog, key: str, value: str) -> None:
    with pytest.raises(WrongUseError, match=f"{key} takes yes or no; you gave '{value}'"):
        parse_about(catalog, [f"{key}={value}"])


@pytest.mark.parametrize("value", ["yes", "maybe", "", "disagreed", "not agreed"])
def test_a_clinician_agreed_or_did_not(catalog: Catalog, value: str) -> None:
    with pytest.raises(WrongUseError, match=f"clinician takes agreed or no; you gave '{value}'"):
        parse_about(catalog, [f"clinician={value}"])


@pytest.mark.parametrize(
    ("value", "hint"),
    [
        ("Japn", r"Did you mean JP"),
        ("Unite Kingdom", r"Did you mean GB"),
        ("Irelnd", r"Did you mean .*IE"),
        ("Xyzzy", r"Try one of: "),
    ],
)
def test_a_misspelt_country_is_suggested_and_never_guessed(
    catalog: Catalog, value: str, hint: str
) -> None:
    with pytest.raises(WrongUseError, match=rf"no country called '{value}'\. {hint}"):
        parse_about(catalog, [f"country={value}"])


def test_no_country_is_no_country(catalog: Catalog) -> None:
    with pytest.raises(WrongUseError, match="is no name of a country"):
        parse_about(catalog, ["country="])


# Keys that are none


@pytest.mark.parametrize(
    ("key", "meant"),
    [
        ("ages", "age"),
        ("week", "weeks"),
        ("pregnent", "pregnant"),
        ("bloodthinners", "blood_thinner"),
        ("clinican", "clinician"),
        ("contry", "country"),
        ("weakbone", "weak_bones"),
        ("devices", "device"),
    ],
)
def test_a_misspelt_key_is_suggested(catalog: Catalog, key: str, meant: str) -> None:
    with pytest.raises(WrongUseError, match=rf"called '{key}'\. Did you mean (.* or )?{meant}"):
        parse_about(catalog, [f"{key}=yes"])


@pytest.mark.parametrize("key", ["shoe size", "", "ü"])
def test_a_key_like_no_other_lists_all_that_are_known(catalog: Catalog, key: str) -> None:
    with pytest.raises(WrongUseError, match=f"Known: {', '.join(keys(catalog))}"):
        parse_about(catalog, [f"{key}=yes"])


@pytest.mark.parametrize("pair", ["pregnant", "", "age:72", "age 72"])
def test_a_fact_without_an_equals_sign_is_an_error(catalog: Catalog, pair: str) -> None:
    with pytest.raises(WrongUseError, match=f"KEY=VALUE, such as age=72; you gave '{pair}'"):
        parse_about(catalog, [pair])


@given(texts=st.lists(st.text() | st.builds("{}={}".format, st.text(), st.text()), max_size=3))
def test_any_text_is_read_or_is_one_plain_sentence(texts: list[str]) -> None:
    try:
        parse_about(CATALOG, texts)
    except WrongUseError as error:
        assert str(error).rstrip().endswith((".", "?"))  # noqa: PT017 - not every text fails


# Countries


@pytest.mark.parametrize(
    "name", ["GB", "gb", "United Kingdom", "uk", "Scotland", "northern-ireland"]
)
def test_a_country_is_found_by_its_code_or_a_name(catalog: Catalog, name: str) -> None:
    assert find_country(catalog, name).id == "GB"


def test_every_country_is_found_by_each_of_its_names(catalog: Catalog) -> None:
    for country in catalog.countries.values():
        for name in (country.id, country.name, *country.also_called):
            assert find_country(catalog, name) is country
            assert plain_value(catalog, "country", normal(name)) == country.id


@pytest.mark.parametrize("name", ["Atlantis", "GBX", "Unite"])
def test_an_unknown_country_is_never_guessed(catalog: Catalog, name: str) -> None:
    with pytest.raises(WrongUseError, match=f"There is no country called '{name}'"):
        find_country(catalog, name)


@pytest.mark.parametrize(
    "name", ["blood_thinner", "blood-thinner", "bloodthinner", "Blood Thinner", "BLOOD_THINNER"]
)
def test_a_key_is_found_however_its_words_are_joined(name: str) -> None:
    assert find_key(CATALOG, name) == "blood_thinner"


def test_several_near_keys_are_joined_by_or() -> None:
    with pytest.raises(WrongUseError, match=r"Did you mean skin_hand or \w+") as told:
        find_key(CATALOG, "skinha")
    assert "Known" not in str(told.value)
