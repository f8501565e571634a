"""The questions of a check, and the reply to each key."""

from textwrap import dedent

import pytest

from acuguide.catalog.records import Catalog
from acuguide.guide.checkup import (
    Checkup,
    Group,
    Outcome,
    afterwards_group,
    press,
    sign_groups,
    situation_groups,
)
from acuguide.pages.checkup import KEYS, intro_page, key_line, new_since_group, question_page
from acuguide.render.plain import render_plain
from tests.pages.conftest import NOBODY

GROUPS = (
    Group("Bladder", (("RF01", "Is it new trouble to pee?"), ("RF02", "Do you leak pee?"))),
    Group("Legs", (("RF06", "Are both legs numb?"),)),
)


def test_what_will_be_asked_is_told_first() -> None:
    page = render_plain(intro_page(2), 80)
    assert page == dedent("""\
        WARNING SIGNS FIRST

        2 short groups of questions, the most urgent first. 0 means none of these.
        """)


def test_a_group_is_asked_with_its_keys() -> None:
    assert render_plain(question_page(Checkup(GROUPS)), 80) == dedent("""\
        1 of 2. Bladder. Is any of these true for you?
        1. Is it new trouble to pee?
        2. Do you leak pee?

        0 none of these, a number marks what is true, Enter goes on, b back, q stop.
        """)


def test_what_is_marked_is_shown_marked() -> None:
    checkup, _ = press(Checkup(GROUPS), "2")
    page = render_plain(question_page(checkup), 80)
    assert "2. Do you leak pee? (marked: yes)\n" in page
    assert "1. Is it new trouble to pee?\n" in page


@pytest.mark.parametrize("outcome", Outcome)
def test_every_outcome_has_a_sentence(outcome: Outcome) -> None:
    line = key_line(Checkup(GROUPS, yes=("RF01",)), outcome)
    assert line.endswith(".")
    assert line.isprintable()


def test_marks_are_told_by_their_numbers() -> None:
    marked, outcome = press(Checkup(GROUPS), "2")
    assert key_line(marked, outcome) == "Yes to 2. Enter goes on, 0 means none of these."
    unmarked, outcome = press(marked, "2")
    assert key_line(unmarked, outcome) == "Nothing marked. Enter goes on, 0 means none of these."


def test_an_unknown_key_is_told_the_known_ones() -> None:
    checkup, outcome = press(Checkup(GROUPS), "x")
    assert key_line(checkup, outcome) == f"That key does nothing here. {KEYS}"


def every_group(catalog: Catalog) -> tuple[Group, ...]:
    """Every group that is ever asked, second halves too."""
    signs = sign_groups(catalog.red_flags, NOBODY)
    return (
        *signs,
        *(half for group in signs for _, half in group.then),
        *situation_groups(catalog.cautions, NOBODY),
        afterwards_group(catalog.red_flags),
        new_since_group("new", "2026-11-14"),
    )


def test_every_group_of_the_real_list_fits_the_digit_keys(catalog: Catalog) -> None:
    groups = every_group(catalog)
    for index in range(len(groups)):
        asked, keys = question_page(Checkup(groups, index))
        assert len(getattr(asked, "items", ())) == len(groups[index].questions) <= 9
        assert getattr(keys, "text", "") == KEYS


def test_a_sign_with_a_second_half_is_asked_first_by_its_first(catalog: Catalog) -> None:
    groups = sign_groups(catalog.red_flags, NOBODY)
    halves = {own: half for group in groups for own, half in group.then}
    assert set(halves) == {"RF11", "RF45"}
    index = next(i for i, group in enumerate(groups) if "RF45" in dict(group.questions))
    page = render_plain(question_page(Checkup(groups, index)), 10_000)
    assert "Did your back pain begin before age 45, and has it lasted over 3 months?\n" in page
    assert "psoriasis" not in page
    asked = Checkup(groups, index, ("RF45",))
    marked, _ = press(asked, "\r")
    page = render_plain(question_page(marked), 10_000)
    assert page.startswith(f"{index + 2} of {len(groups) + 1}. {halves['RF45'].title}.")
    assert "9. Do you have psoriasis?\n" in page


def test_what_does_not_count_is_asked_with_the_sign(catalog: Catalog) -> None:
    page = render_plain(question_page(Checkup(sign_groups(catalog.red_flags, NOBODY))), 10_000)
    first = catalog.red_flags.screens[0].signs
    excepted = [sign.not_this for sign in first if sign.not_this]
    assert excepted
    assert [text for text in excepted if f"(Not this: {text})" not in page] == []


def test_the_question_that_keeps_a_check_good_names_its_day() -> None:
    page = render_plain(question_page(Checkup((new_since_group("new", "2026-11-14"),))), 10_000)
    assert page.startswith("Since 2026-11-14. Is any of these true for you?\n")
    for word in ("numbness", "weakness", "pee", "poo", "fall", "swollen leg", "fever"):
        assert word in page
