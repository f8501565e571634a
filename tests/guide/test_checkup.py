"""Asking with one key at a time: what is marked, what moves, and what the answers become."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from acuguide.catalog.records import Catalog, Cautions, Level
from acuguide.guide.checkup import (
    Checkup,
    Group,
    Outcome,
    about_from,
    about_group,
    is_emergency,
    press,
    raised,
    sign_groups,
)
from acuguide.guide.person import About
from acuguide.guide.triage import all_signs

LEGS = Group("Legs", (("weak", "Is a leg weak?"), ("numb", "Is a leg numb?")))
BELLY = Group("Belly", (("sick", "Do you feel sick?"),))
START = Checkup((LEGS, BELLY))


@pytest.fixture(scope="module")
def cautions(catalog: Catalog) -> Cautions:
    """The situations of a person that are asked about."""
    return catalog.cautions


def after(*keys: str) -> Checkup:
    """The asking after some keys, pressed from the start."""
    checkup = START
    for key in keys:
        checkup, _ = press(checkup, key)
    return checkup


def outcome(checkup: Checkup, key: str) -> Outcome:
    """What became of one key."""
    return press(checkup, key)[1]


def test_a_digit_marks_its_question_and_marks_it_off_again() -> None:
    assert after("2").marked == ("numb",)
    assert after("1", "2").yes == ("weak", "numb")
    assert after("1", "2", "1").yes == ("numb",)
    assert outcome(START, "1") is Outcome.MARKED
    assert outcome(after("1"), "1") is Outcome.UNMARKED


@pytest.mark.parametrize(
    "key",
    ["3", "9", "00", "-1", "12", "²", "２", "x", "", " ", "\t", "\x1b[A", "\x1b[B", "\r\n", "é"],
)
def test_other_keys_do_nothing(key: str) -> None:
    assert press(START, key) == (START, Outcome.UNKNOWN_KEY)


@pytest.mark.parametrize("key", ["\r", "\n"])
def test_enter_without_a_mark_goes_nowhere(key: str) -> None:
    assert press(START, key) == (START, Outcome.NOTHING_MARKED)


@pytest.mark.parametrize("key", ["\r", "\n"])
def test_enter_with_a_mark_goes_on_and_keeps_it(key: str) -> None:
    checkup, became = press(after("1"), key)
    assert became is Outcome.MOVED
    assert (checkup.index, checkup.group, checkup.yes) == (1, BELLY, ("weak",))


def test_a_mark_in_an_earlier_group_does_not_answer_this_one() -> None:
    assert outcome(after("1", "\r"), "\r") is Outcome.NOTHING_MARKED


@pytest.mark.parametrize("key", ["0", "n", "N"])
def test_none_of_these_goes_on_and_clears_this_group_alone(key: str) -> None:
    checkup = after("1", "\r", "1", "b", key)
    assert checkup.index == 1
    assert checkup.yes == ("sick",)


@pytest.mark.parametrize("key", ["b", "B"])
def test_back_keeps_the_marks_and_stops_at_the_start(key: str) -> None:
    checkup = after("1", "\r", "1", key)
    assert checkup.index == 0
    assert checkup.yes == ("weak", "sick")
    assert checkup.marked == ("weak",)
    assert press(START, key) == (START, Outcome.AT_START)


@pytest.mark.parametrize("key", ["q", "Q", "\x1b"])
def test_quitting_changes_nothing(key: str) -> None:
    checkup = after("1")
    assert press(checkup, key) == (checkup, Outcome.QUIT)


def test_the_asking_ends_after_the_last_group() -> None:
    assert not START.ended
    assert not after("0").ended
    assert after("0", "0").ended
    assert after("0", "1", "\r").ended


@given(keys=st.lists(st.sampled_from(["0", "1", "2", "3", "b", "\r", "x", "q"]), max_size=30))
def test_no_keys_skip_a_group_that_was_not_answered(keys: list[str]) -> None:
    checkup = START
    for key in keys:
        before = checkup
        checkup, became = press(checkup, key)
        forward = checkup.index - before.index
        assert forward in {-1, 0, 1}
        assert (forward == 0) == (became is not Outcome.MOVED)
        if forward == 1:
            assert key == "0" or before.marked
        assert len(set(checkup.yes)) == len(checkup.yes)
        if checkup.ended:
            break


def test_the_warning_signs_are_asked_screen_by_screen_and_all_of_them(catalog: Catalog) -> None:
    groups = sign_groups(catalog.red_flags)
    assert [group.title for group in groups] == [s.title for s in catalog.red_flags.screens]
    asked = [own for group in groups for own, _ in group.questions]
    assert asked == [sign.id for sign in all_signs(catalog.red_flags)]


def test_every_question_has_a_key_of_its_own(catalog: Catalog) -> None:
    groups = sign_groups(catalog.red_flags) + about_group(catalog.cautions, About())
    for index, group in enumerate(groups):
        for number, (own, _) in enumerate(group.questions, 1):
            marked, became = press(Checkup(groups, index), str(number))
            assert (marked.yes, became) == ((own,), Outcome.MARKED)


def test_only_situations_nobody_answered_are_asked(catalog: Catalog) -> None:
    def asked(about: About) -> list[str]:
        groups = about_group(catalog.cautions, about)
        return [own for group in groups for own, _ in group.questions]

    assert asked(About()) == ["pregnant", "under_18", "blood_thinner"]
    assert asked(About(age=30)) == ["pregnant", "blood_thinner"]
    assert asked(About(adult=False)) == ["pregnant", "blood_thinner"]
    assert asked(About(pregnant=False)) == ["under_18", "blood_thinner"]
    assert asked(About(pregnant=True, blood_thinner=False)) == ["under_18"]
    assert asked(About(age=30, pregnant=False, blood_thinner=False)) == []


def test_answers_become_true_or_false_for_what_was_asked(catalog: Catalog) -> None:
    groups = about_group(catalog.cautions, About())
    assert about_from(groups, [], About()) == About(adult=True, pregnant=False, blood_thinner=False)
    everything = ["pregnant", "under_18", "blood_thinner"]
    assert about_from(groups, everything, About()) == About(
        adult=False, pregnant=True, blood_thinner=True
    )


@given(
    age=st.none() | st.integers(0, 120),
    pregnant=st.none() | st.booleans(),
    thinner=st.none() | st.booleans(),
    yes=st.sets(st.sampled_from(["pregnant", "under_18", "blood_thinner", "RF01"])),
)
def test_answers_never_touch_what_was_known_before(
    cautions: Cautions,
    *,
    age: int | None,
    pregnant: bool | None,
    thinner: bool | None,
    yes: set[str],
) -> None:
    known = About(age=age, pregnant=pregnant, blood_thinner=thinner, clinician_agreed=True)
    found = about_from(about_group(cautions, known), yes, known)
    assert found.is_complete
    assert found.clinician_agreed
    assert found.is_adult is ("under_18" not in yes if age is None else age >= 18)
    assert found.pregnant is ("pregnant" in yes if pregnant is None else pregnant)
    assert found.blood_thinner is ("blood_thinner" in yes if thinner is None else thinner)


def test_without_a_question_nothing_is_answered(catalog: Catalog) -> None:
    assert about_from((), ["pregnant"], About()) == About()
    assert about_from(sign_groups(catalog.red_flags), ["RF01"], About()) == About()


def test_marks_become_a_verdict(catalog: Catalog) -> None:
    signs = tuple(all_signs(catalog.red_flags))
    verdict = raised(signs, ["RF28", "RF01", "pregnant"], complete=True)
    assert [sign.id for sign in verdict.raised] == ["RF01", "RF28"]
    assert verdict.level is Level.EMERGENCY
    assert raised(signs, [], complete=True).level is Level.SELF_CARE


def test_only_an_emergency_stops_the_asking(catalog: Catalog) -> None:
    signs = tuple(all_signs(catalog.red_flags))
    assert not is_emergency(signs, [])
    for sign in signs:
        assert is_emergency(signs, [sign.id]) == (sign.level is Level.EMERGENCY)
