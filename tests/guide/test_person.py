"""What `--about` says of a person, and that silence is not an answer."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from acuguide.errors import WrongUseError
from acuguide.guide.person import KEYS, About, assume_checked, parse_about

MAYBE = st.sampled_from([None, True, False])
ABOUTS = st.builds(
    About,
    age=st.none() | st.integers(0, 120),
    adult=MAYBE,
    pregnant=MAYBE,
    blood_thinner=MAYBE,
    clinician_agreed=st.booleans(),
)


def test_nothing_said_is_nothing_known() -> None:
    assert parse_about([]) == About()
    about = About()
    assert (about.age, about.is_adult, about.pregnant, about.blood_thinner) == (None,) * 4
    assert not about.is_complete


@pytest.mark.parametrize(
    ("pairs", "about"),
    [
        (["age=72"], About(age=72)),
        (["age=0"], About(age=0)),
        (["age=120"], About(age=120)),
        (["age= 72 "], About(age=72)),
        (["pregnant=yes"], About(pregnant=True)),
        (["pregnant=no"], About(pregnant=False)),
        (["Pregnant=YES"], About(pregnant=True)),
        (["blood_thinner=yes"], About(blood_thinner=True)),
        (["blood-thinner=no"], About(blood_thinner=False)),
        (["blood thinner=yes"], About(blood_thinner=True)),
        (["clinician=agreed"], About(clinician_agreed=True)),
        (["clinician=no"], About(clinician_agreed=False)),
        (["age=17", "pregnant=no"], About(age=17, pregnant=False)),
        (["pregnant=no", "pregnant=yes"], About(pregnant=True)),
        (["clinician=agreed", "clinician=no"], About(clinician_agreed=False)),
    ],
)
def test_facts_are_read(pairs: list[str], about: About) -> None:
    assert parse_about(pairs) == about


@pytest.mark.parametrize(
    "age",
    [
        *["-5", "+5", "121", "1000", str(10**22), "9" * 5000, "0072", "3\n4"],
        *["３", "٣", "²", "1_0", "1e2", "72.5", "0x10", "7 2", "abc", "seventy", "None", ""],
    ],
)
def test_an_age_that_is_no_age_is_an_error(age: str) -> None:
    with pytest.raises(WrongUseError, match="age takes a whole number from 0 to 120; you gave "):
        parse_about([f"age={age}"])


@given(age=st.integers(-1000, 10**25))
def test_an_age_is_taken_from_0_to_120_and_no_further(age: int) -> None:
    if 0 <= age <= 120:
        assert parse_about([f"age={age}"]) == About(age=age)
    else:
        with pytest.raises(WrongUseError):
            parse_about([f"age={age}"])


@pytest.mark.parametrize("value", ["maybe", "", "y", "true", "1", "yes please", "=yes", "not"])
@pytest.mark.parametrize("key", ["pregnant", "blood_thinner"])
def test_anything_but_yes_or_no_is_an_error(key: str, value: str) -> None:
    with pytest.raises(WrongUseError, match=f"{key} takes yes or no; you gave '{value}'"):
        parse_about([f"{key}={value}"])


@pytest.mark.parametrize("value", ["yes", "maybe", "", "disagreed", "not agreed"])
def test_a_clinician_agreed_or_did_not(value: str) -> None:
    with pytest.raises(WrongUseError, match="clinician takes 'agreed' or 'no'"):
        parse_about([f"clinician={value}"])


@pytest.mark.parametrize(
    ("key", "meant"),
    [
        ("ages", "age"),
        ("pregnent", "pregnant"),
        ("bloodthinners", "blood_thinner"),
        ("clinican", "clinician"),
    ],
)
def test_a_misspelt_key_is_suggested(key: str, meant: str) -> None:
    with pytest.raises(WrongUseError, match=rf"does not know '{key}'\. Did you mean {meant}"):
        parse_about([f"{key}=yes"])


@pytest.mark.parametrize("key", ["shoe size", "", "=", "ü"])
def test_a_key_like_no_other_lists_the_known_ones(key: str) -> None:
    with pytest.raises(WrongUseError, match=f"Known: {', '.join(KEYS)}"):
        parse_about([f"{key}=yes"])


@pytest.mark.parametrize("pair", ["pregnant", "", "age:72", "age 72"])
def test_a_fact_without_an_equals_sign_is_an_error(pair: str) -> None:
    with pytest.raises(WrongUseError, match=f"KEY=VALUE, such as age=72; you gave '{pair}'"):
        parse_about([pair])


@given(texts=st.lists(st.text(), max_size=3))
def test_any_text_is_read_or_is_one_plain_sentence(texts: list[str]) -> None:
    try:
        parse_about(texts)
    except WrongUseError as error:
        assert str(error).rstrip().endswith((".", "?"))  # noqa: PT017 - not every text fails


@pytest.mark.parametrize(
    ("age", "is_adult"), [(0, False), (17, False), (18, True), (120, True), (None, None)]
)
def test_one_is_an_adult_from_18_on(age: int | None, *, is_adult: bool | None) -> None:
    assert About(age=age).is_adult is is_adult


@given(about=ABOUTS)
def test_all_is_answered_when_nothing_that_can_refuse_is_open(about: About) -> None:
    open_ = [about.pregnant, about.blood_thinner]
    open_.append(None if about.age is None and about.adult is None else True)
    assert about.is_complete == (None not in open_)


@given(about=ABOUTS)
def test_checked_fills_in_what_nobody_said_and_overrides_nothing(about: About) -> None:
    checked = assume_checked(about)
    assert checked.is_complete
    assert checked.is_adult is (True if about.is_adult is None else about.is_adult)
    assert checked.pregnant is (about.pregnant is True)
    assert checked.blood_thinner is (about.blood_thinner is True)
    assert (checked.age, checked.clinician_agreed) == (about.age, about.clinician_agreed)
