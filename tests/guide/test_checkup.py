"""Asking with one key at a time: what is marked, what moves, and what the answers become."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from acuguide.catalog.records import Catalog, FollowUp, Lasts, Sign
from acuguide.guide.checkup import (
    Checkup,
    Group,
    Outcome,
    about_asked,
    afterwards_group,
    lasting_groups,
    press,
    raised,
    sign_groups,
    situation_groups,
)
from acuguide.guide.person import About, unanswered
from acuguide.guide.triage import all_signs
from tests.guide.conftest import ABOUTS, CATALOG, SIGNS, SITUATION_IDS, SITUATIONS

LEGS = Group("Legs", (("weak", "Is a leg weak?"), ("numb", "Is a leg numb?")))
BELLY = Group("Belly", (("sick", "Do you feel sick?"),))
START = Checkup((LEGS, BELLY))

SINCE = Group("Since when?", (("weak.1", "Since today?"), ("weak.2", "For long?")))
WHERE = Group("Where?", (("numb.1", "Between the legs?"),))
HALVED = Group(LEGS.title, LEGS.questions, (("weak", SINCE), ("numb", WHERE)))
IN_HALVES = Checkup((HALVED, BELLY))

IN_TWO = [sign for sign in SIGNS if sign.follow_up]
IN_TWO_IDS = [sign.id for sign in IN_TWO]
KEYS = st.lists(st.sampled_from(["0", "1", "2", "3", "b", "\r", "x", "q"]), max_size=30)


def after(*keys: str, start: Checkup = START) -> Checkup:
    """The asking after some keys, pressed from the start."""
    checkup = start
    for key in keys:
        checkup, _ = press(checkup, key)
    return checkup


def outcome(checkup: Checkup, key: str) -> Outcome:
    """What became of one key."""
    return press(checkup, key)[1]


def titles(checkup: Checkup) -> list[str]:
    """The titles of the groups as they are asked now."""
    return [group.title for group in checkup.groups]


# Keys


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


def test_every_question_has_a_key_of_its_own(catalog: Catalog) -> None:
    groups = (
        *sign_groups(catalog.red_flags, About()),
        *situation_groups(catalog.cautions, About()),
        afterwards_group(catalog.red_flags),
    )
    every = [*groups, *(more for group in groups for _, more in group.then)]
    assert len(every) == len(groups) + len(IN_TWO)
    for group in every:
        for number, (own, _) in enumerate(group.questions, 1):
            marked, became = press(Checkup((group,)), str(number))
            assert (marked.yes, became) == ((own,), Outcome.MARKED)


# Second halves


def test_a_second_half_comes_right_after_its_group_and_only_after_a_yes() -> None:
    assert titles(IN_HALVES) == ["Legs", "Belly"]
    assert titles(after("1", start=IN_HALVES)) == ["Legs", "Since when?", "Belly"]
    assert titles(after("2", start=IN_HALVES)) == ["Legs", "Where?", "Belly"]
    both = after("2", "1", start=IN_HALVES)
    assert titles(both) == ["Legs", "Since when?", "Where?", "Belly"]
    assert after("\r", start=both).group == SINCE
    assert after("\r", "0", start=both).group == WHERE
    assert after("\r", "0", "0", start=both).group == BELLY


def test_a_second_half_goes_when_its_mark_goes() -> None:
    asked = after("1", "\r", "1", "b", start=IN_HALVES)
    assert (asked.group, asked.yes) == (HALVED, ("weak", "weak.1"))
    assert titles(after("1", start=asked)) == ["Legs", "Belly"]
    assert after("0", start=asked).group == BELLY
    assert after("0", "0", start=asked).ended


def test_going_back_goes_through_the_second_half_with_its_marks() -> None:
    asked = after("1", "\r", "2", "\r", "b", start=IN_HALVES)
    assert (asked.group, asked.marked) == (SINCE, ("weak.2",))
    assert after("b", start=asked).group == HALVED
    assert after("b", "\r", start=asked).marked == ("weak.2",)


def test_the_asking_ends_only_after_the_second_half_too() -> None:
    last = Checkup((BELLY, HALVED))
    asked = after("0", "1", "\r", start=last)
    assert not asked.ended
    assert asked.group == SINCE
    assert after("0", start=asked).ended


def test_what_was_answered_is_what_was_gone_past() -> None:
    assert IN_HALVES.answered == ()
    assert after("1", start=IN_HALVES).answered == ()
    past = after("1", "\r", start=IN_HALVES)
    assert past.answered == ("weak", "numb")
    assert after("0", start=past).answered == ("weak", "numb", "weak.1", "weak.2")
    assert after("b", start=past).answered == ()
    assert after("0", "0", start=IN_HALVES).answered == ("weak", "numb", "sick")


@given(keys=KEYS)
def test_no_keys_skip_a_group_that_was_not_answered(keys: list[str]) -> None:
    checkup = IN_HALVES
    for key in keys:
        before = checkup
        checkup, became = press(checkup, key)
        forward = checkup.index - before.index
        assert forward in {-1, 0, 1}
        assert (forward == 0) == (became is not Outcome.MOVED)
        if forward == 1:
            assert key == "0" or before.marked
            assert {own for own, _ in before.group.questions} <= set(checkup.answered)
        assert len(set(checkup.yes)) == len(checkup.yes)
        assert checkup.groups[: checkup.index] == before.groups[: checkup.index]
        if checkup.ended:
            assert {"weak", "numb", "sick"} <= set(checkup.answered)
            assert ("weak" in checkup.yes) == ("weak.1" in checkup.answered)
            break


# The warning signs


def test_the_warning_signs_are_asked_screen_by_screen_and_all_of_them(catalog: Catalog) -> None:
    groups = sign_groups(catalog.red_flags, About())
    assert [group.title for group in groups] == [s.title for s in catalog.red_flags.screens]
    asked = [own for group in groups for own, _ in group.questions]
    assert asked == [sign.id for sign in all_signs(catalog.red_flags)]


def test_a_sign_is_asked_in_its_own_words_with_what_it_does_not_mean(catalog: Catalog) -> None:
    groups = sign_groups(catalog.red_flags, About())
    texts = {own: text for group in groups for own, text in group.questions}
    for sign in all_signs(catalog.red_flags):
        question = sign.follow_up.ask if sign.follow_up else sign.question
        not_this = f" (Not this: {sign.not_this})" if sign.not_this else ""
        assert texts[sign.id] == question + not_this
    assert texts["RF02"].endswith("that has not changed.)")


@given(about=ABOUTS)
def test_whatever_is_known_no_sign_is_left_out(about: About) -> None:
    groups = sign_groups(CATALOG.red_flags, about)
    assert [own for g in groups for own, _ in g.questions] == [sign.id for sign in SIGNS]


def half(sign: Sign) -> FollowUp:
    """The second half of a sign in two."""
    assert sign.follow_up
    return sign.follow_up


def items(sign: Sign, *numbers: int) -> list[str]:
    """The ids of a sign and of some items of its second half."""
    return [sign.id, *(f"{sign.id}.{number}" for number in numbers)]


@pytest.mark.parametrize("sign", IN_TWO, ids=IN_TWO_IDS)
def test_a_sign_in_two_halves_asks_each_item_after_a_yes(catalog: Catalog, sign: Sign) -> None:
    (more,) = [
        group
        for first in sign_groups(catalog.red_flags, About())
        for own, group in first.then
        if own == sign.id
    ]
    texts = [item.text for item in half(sign).items]
    assert more.title == half(sign).title
    assert more.questions == tuple(zip(items(sign, *range(1, 10))[1:], texts, strict=False))
    assert len(more.questions) == len(texts)


@pytest.mark.parametrize("sign", IN_TWO, ids=IN_TWO_IDS)
def test_a_sign_in_two_halves_counts_with_enough_of_the_second(sign: Sign) -> None:
    least, most = half(sign).at_least, len(half(sign).items)
    for count in range(most + 1):
        for numbers in (range(1, count + 1), range(most - count + 1, most + 1)):
            found = raised([sign], items(sign, *numbers), About())
            assert found == ((sign,) if count >= least else ())
    everything = items(sign, *range(1, most + 1))
    assert raised([sign], everything[1:], About()) == ()


def asked_of(sign_id: str, about: About) -> list[str] | None:
    """The items that a yes to a sign leads to; None if it leads to none."""
    for group in sign_groups(CATALOG.red_flags, about):
        for own, more in group.then:
            if own == sign_id:
                return [item for item, _ in more.questions]
    return None


@pytest.mark.parametrize(
    ("about", "asked", "without_more"),
    [
        (About(), ["RF11.1", "RF11.2", "RF11.3"], False),
        (About(age=65), ["RF11.2", "RF11.3"], False),
        (About(age=66), None, True),
        (About(told={"weak_bones": True}), None, True),
        (About(told={"weak_bones": False}), ["RF11.1", "RF11.3"], False),
        (About(age=40, told={"weak_bones": False}), ["RF11.3"], False),
        (About(age=40, told={"weak_bones": True}), None, True),
        (About(age=80, told={"weak_bones": False}), None, True),
        (About(told={"pregnant": True}), ["RF11.1", "RF11.2", "RF11.3"], False),
    ],
)
def test_what_is_known_about_the_person_is_not_asked_again_but_counts(
    about: About, asked: list[str] | None, *, without_more: bool
) -> None:
    sign = next(sign for sign in SIGNS if sign.id == "RF11")
    assert asked_of("RF11", about) == asked
    assert raised([sign], ["RF11"], about) == ((sign,) if without_more else ())
    for item in asked or ():
        assert raised([sign], ["RF11", item], about) == (sign,)
    assert raised([sign], [], about) == ()


def test_a_yes_in_a_second_half_counts_whatever_is_said_of_it_later() -> None:
    """The situations are asked after the signs, and of two answers the careful one counts."""
    linked = [
        (sign, number, item.situation)
        for sign in IN_TWO
        for number, item in enumerate(half(sign).items, 1)
        if item.situation and half(sign).at_least == 1
    ]
    assert linked
    for sign, number, situation in linked:
        for later in (True, False):
            about = About(told={situation: later})
            assert raised([sign], items(sign, number), about) == (sign,), (number, later)


@given(yes=st.lists(st.sampled_from([sign.id for sign in SIGNS])), about=ABOUTS)
def test_every_other_sign_counts_with_its_own_yes(yes: list[str], about: About) -> None:
    found = raised(SIGNS, yes, about)
    assert [sign for sign in found if not sign.follow_up] == [
        sign for sign in SIGNS if sign.id in yes and not sign.follow_up
    ]


def test_marks_of_other_questions_are_no_signs() -> None:
    assert raised(SIGNS, [*SITUATION_IDS, "new", "RF99", "RF11.1"], About()) == ()
    assert [s.id for s in raised(SIGNS, ["RF28", "RF01"], About())] == ["RF01", "RF28"]


# The situations


@given(about=ABOUTS)
def test_only_situations_nobody_answered_are_asked(about: About) -> None:
    groups = situation_groups(CATALOG.cautions, about)
    asked = [own for group in groups for own, _ in group.questions]
    assert asked == [situation.id for situation in unanswered(CATALOG.cautions, about)]
    assert all(group.questions for group in groups)


def test_situations_are_asked_screen_by_screen_in_their_own_words(catalog: Catalog) -> None:
    groups = situation_groups(catalog.cautions, About())
    screens = catalog.cautions.screens
    assert [group.title for group in groups] == [screen.title for screen in screens]
    assert [group.questions for group in groups] == [
        tuple((situation.id, situation.question) for situation in screen.situations)
        for screen in screens
    ]


@given(about=ABOUTS)
def test_a_profile_asks_for_all_that_it_keeps_and_for_nothing_of_the_moment(about: About) -> None:
    moment = {s.id for s in SITUATIONS if s.lasts is Lasts.MOMENT}
    asked = [own for g in situation_groups(CATALOG.cautions, about) for own, _ in g.questions]
    kept = [own for g in lasting_groups(CATALOG.cautions, about) for own, _ in g.questions]
    assert kept == [own for own in asked if own not in moment]
    assert all(group.questions for group in lasting_groups(CATALOG.cautions, about))


def test_a_known_age_is_not_asked_for_again(catalog: Catalog) -> None:
    asked = [o for g in situation_groups(catalog.cautions, About(age=30)) for o, _ in g.questions]
    assert asked == [own for own in SITUATION_IDS if own != "under_18"]


@given(about=ABOUTS, yes=st.sets(st.sampled_from([*SITUATION_IDS, "RF01"])))
def test_answers_fill_in_what_was_asked_and_touch_nothing_else(about: About, yes: set[str]) -> None:
    asked = unanswered(CATALOG.cautions, about)
    found = about_asked(situation_groups(CATALOG.cautions, about), yes, about)
    assert unanswered(CATALOG.cautions, found) == ()
    assert found == about.telling({situation.id: situation.id in yes for situation in asked})
    for situation in CATALOG.cautions.situations:
        if situation not in asked:
            assert found.holds(situation) is about.holds(situation)


def test_without_a_question_nothing_is_answered() -> None:
    assert about_asked((), ["pregnant"], About()) == About()


# After a routine


def test_after_a_routine_every_question_about_it_is_asked(catalog: Catalog) -> None:
    group = afterwards_group(catalog.red_flags)
    assert group.questions == tuple((e.id, e.question) for e in catalog.red_flags.afterwards)
    assert len(group.questions) == 4
    assert group.then == ()


def test_the_questions_after_a_routine_have_a_title() -> None:
    assert afterwards_group(CATALOG.red_flags).title == "After the routine"
