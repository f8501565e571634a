"""Bare `acuguide` at a real terminal: three questions, what may fit, and what next."""

import signal
from pathlib import Path

import pytest

from acuguide.catalog.records import Catalog
from acuguide.guide.checkup import Group
from tests.cli.conftest import Start, Terminal, say_no, say_yes
from tests.conftest import Program

ESCAPE, CTRL_C = "\x1b", "\x03"
MENU = ("What next?", "1. Check", "2. Read", "3. See the points", "4. Start", "q leaves.")
ASKS = ("Where does it hurt most?", "What does it feel like?", "When is it worse?")
WIDTHS = [40, 80]


def answer(welcome: Terminal, *keys: str) -> None:
    """Answer the opening questions, one key each."""
    for number, (ask, key) in enumerate(zip(ASKS, keys, strict=True), 1):
        welcome.wait_for_reply(f"{number} of {len(ASKS)}. {ask}", "q leaves.")
        welcome.press(key)


@pytest.fixture
def at_menu(terminal: Start, place: Path) -> Terminal:
    """At the menu, after low back, ache, sitting."""
    welcome = terminal(kept=place)
    answer(welcome, "1", "1", "1")
    welcome.wait_for_reply(*MENU)
    return welcome


def leave_routine(welcome: Terminal) -> None:
    """Start the routine, leave it at its first step, and have nothing to tell afterwards."""
    welcome.press("x")
    welcome.wait_for("GET READY")
    welcome.press("q")
    welcome.wait_for_reply("Stopped at step 1", "After the routine", "q stop.")
    welcome.press("0")
    assert welcome.end() == 0
    assert welcome.sane


@pytest.mark.parametrize("columns", WIDTHS)
def test_three_keys_lead_to_causes_and_a_menu(terminal: Start, columns: int) -> None:
    welcome = terminal(columns=columns)
    answer(welcome, "2", "2", "1")
    welcome.wait_for_reply("Causes that can feel like this in the buttock", *MENU)
    assert "Sciatica" in welcome.reply
    welcome.press("q")
    assert welcome.end() == 0
    assert welcome.sane
    assert "Traceback" not in welcome.said


def test_words_are_not_cut_in_a_narrow_window(terminal: Start, catalog: Catalog) -> None:
    welcome = terminal(columns=40, rows=60)
    for number, question in enumerate(catalog.questions.values(), 1):
        welcome.wait_for_reply(f"{number} of ", "q leaves.")
        for choice in question.choices:
            assert choice.label in welcome.text
        welcome.press("4")
    welcome.wait_for_reply(*MENU)
    assert "…" not in welcome.said


def test_b_goes_back_to_the_question_before(terminal: Start) -> None:
    welcome = terminal()
    welcome.wait_for_reply("1 of 3", "q leaves.")
    welcome.press("2")
    welcome.wait_for_reply("2 of 3", "b goes back, q leaves.")
    welcome.press("1")
    welcome.wait_for_reply("3 of 3", "b goes back, q leaves.")
    welcome.press("b")
    welcome.wait_for_reply("2 of 3", "q leaves.")
    welcome.press("b")
    answer(welcome, "3", "1", "1")
    welcome.wait_for_reply("Causes that can feel like this in the hip", *MENU)


def test_b_at_the_first_question_stays_there(terminal: Start) -> None:
    welcome = terminal()
    welcome.wait_for_reply("1 of 3", "q leaves.")
    welcome.press("b")
    welcome.until(lambda: "1 of 3" in welcome.reply or "Press" in welcome.reply, "an answer")
    welcome.press("q")
    assert welcome.end() == 0


@pytest.mark.parametrize("key", ["x", "0", "9", "é", "\r", "\x1b[A"])
def test_an_unknown_key_is_answered(terminal: Start, key: str) -> None:
    welcome = terminal()
    welcome.wait_for_reply("1 of 3", "q leaves.")
    welcome.press(key)
    welcome.wait_for_reply("Press one of the numbers, or q to leave.")


@pytest.mark.parametrize("count", [0, 1, 2])
@pytest.mark.parametrize("key", ["q", ESCAPE])
def test_q_leaves_at_every_question(terminal: Start, count: int, key: str) -> None:
    welcome = terminal()
    for number in range(1, count + 1):
        welcome.wait_for_reply(f"{number} of 3", "q leaves.")
        welcome.press("1")
    welcome.wait_for_reply(f"{count + 1} of 3", "q leaves.")
    welcome.press(key)
    assert welcome.end() == 0
    assert welcome.sane


def test_ctrl_c_and_signals_leave_the_terminal_sane(terminal: Start) -> None:
    for ending, code in ((CTRL_C, 130), (signal.SIGTERM, 143), (signal.SIGHUP, 129)):
        welcome = terminal()
        welcome.wait_for_reply("q leaves.")
        welcome.wait_for_keyboard()
        if isinstance(ending, signal.Signals):
            welcome.signal(ending)
        else:
            welcome.press(ending)
        assert welcome.end() == code
        assert "Traceback" not in welcome.said
        assert welcome.sane


# The menu


@pytest.mark.parametrize("columns", WIDTHS)
def test_the_check_leads_back_to_the_menu_and_is_not_asked_twice(
    terminal: Start, everything: tuple[Group, ...], columns: int
) -> None:
    welcome = terminal(columns=columns)
    answer(welcome, "1", "1", "1")
    welcome.wait_for_reply(*MENU)
    welcome.press("1")
    say_no(welcome, everything)
    welcome.wait_for_reply(*MENU)
    assert "self-care" in welcome.reply.casefold()
    welcome.press("4")
    welcome.wait_for_reply("How long", "Press any key to start")
    assert "1 of " not in welcome.reply
    leave_routine(welcome)


def test_an_emergency_in_the_check_ends_it_all(
    at_menu: Terminal, everything: tuple[Group, ...]
) -> None:
    at_menu.press("1")
    say_yes(at_menu, everything, "RF01")
    at_menu.wait_for_reply("Call an ambulance", "Which country are you in?")
    at_menu.press("jp\r")
    assert at_menu.end() == 3
    assert "Call 119 (" in at_menu.reply
    assert "What next?" not in at_menu.reply


def test_a_pregnancy_told_in_the_check_bars_points_and_routine(
    at_menu: Terminal, everything: tuple[Group, ...]
) -> None:
    at_menu.press("1")
    number = say_yes(at_menu, everything, "pregnant")
    say_no(at_menu, everything, first=number + 1)
    assert at_menu.end() == 3
    assert "No points and no routine for now" in at_menu.reply
    assert "What next?" not in at_menu.reply
    assert "BL23" not in at_menu.reply


def test_what_was_told_before_refuses_at_once(
    terminal: Start, acuguide: Program, place: Path
) -> None:
    acuguide("profile", "set", "pregnant=yes", XDG_CONFIG_HOME=str(place))
    welcome = terminal(kept=place)
    assert welcome.end() == 3
    assert "No points and no routine for now" in welcome.said
    assert ASKS[0] not in welcome.said
    assert welcome.sane


def test_an_emergency_kept_from_another_day_refuses_at_once(
    terminal: Start, place: Path, signs: tuple[Group, ...]
) -> None:
    check = terminal("redflags", "--ask", "--country", "JP", kept=place)
    say_yes(check, signs, "RF01")
    assert check.end() == 3
    welcome = terminal(kept=place)
    assert welcome.end() == 3
    assert "Call an ambulance" in welcome.said
    assert ASKS[0] not in welcome.said


def test_a_check_left_half_way_in_the_menu_keeps_its_yes_for_the_next_time(
    at_menu: Terminal, terminal: Start, place: Path, everything: tuple[Group, ...]
) -> None:
    at_menu.press("1")
    number = say_yes(at_menu, everything, "RF28")
    at_menu.wait_for_reply(f"{number + 1} of ", "q stop.")
    at_menu.press("q")
    at_menu.wait_for_reply("Which country are you in?")
    at_menu.press("\r")
    assert at_menu.end() == 3
    assert terminal(kept=place).end() == 3


def test_a_cause_can_be_read_about(at_menu: Terminal) -> None:
    at_menu.press("2")
    at_menu.wait_for_reply("Which one?", "1. ", "q leaves.")
    name = at_menu.reply.partition("1. ")[2].partition(" 2. ")[0]
    at_menu.press("1")
    at_menu.wait_for_reply(name.upper() if name.upper() in at_menu.reply else name, *MENU)
    at_menu.press("q")
    assert at_menu.end() == 0


def test_the_points_of_the_region_are_shown(at_menu: Terminal) -> None:
    at_menu.press("3")
    at_menu.wait_for_reply("BL23", "BL25", *MENU)
    assert "low back" in at_menu.reply.casefold()
    at_menu.press("q")
    assert at_menu.end() == 0


def test_points_are_shown_for_somebody_who_is_not_sure(terminal: Start) -> None:
    welcome = terminal()
    answer(welcome, "4", "6", "8")
    welcome.wait_for_reply(*MENU)
    welcome.press("3")
    welcome.wait_for_reply("BL23", "GB30", *MENU)


@pytest.mark.parametrize("columns", WIDTHS)
def test_a_routine_is_checked_and_then_starts(
    terminal: Start, everything: tuple[Group, ...], columns: int
) -> None:
    welcome = terminal(columns=columns)
    answer(welcome, "1", "1", "1")
    welcome.wait_for_reply(*MENU)
    welcome.press("4")
    say_no(welcome, everything)
    welcome.wait_for_reply("Press any key to start")
    leave_routine(welcome)


def test_an_unknown_key_in_the_menu_is_answered(at_menu: Terminal) -> None:
    at_menu.press("5")
    at_menu.wait_for_reply("Press one of the numbers, or q to leave.")
    at_menu.press("q")
    assert at_menu.end() == 0
