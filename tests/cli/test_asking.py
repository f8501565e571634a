"""The check at a real terminal: small groups, one key each, and what the answers lead to."""

import json
import shlex
import signal
import subprocess
from pathlib import Path

import pytest

from acuguide.catalog.records import Catalog
from acuguide.guide.checkup import Checkup, Group, about_group, sign_groups
from acuguide.guide.person import About
from acuguide.guide.triage import stopping_screens
from acuguide.pages.checkup import question_page
from acuguide.render.plain import render_plain
from acuguide.render.styled import render_styled
from tests.cli.conftest import ENVIRON, PROGRAM, Start, Terminal
from tests.conftest import ROOT

ESCAPE, ENTER, CTRL_C, CTRL_D = "\x1b", "\r", "\x03", "\x04"
MOST_SCREENS = 9
# Of the 24 lines of a usual window one is empty above a page, and one is the cursor's below.
MOST_LINES = 22
SITUATIONS = ("pregnant", "under_18", "blood_thinner")


@pytest.fixture(scope="module")
def signs(catalog: Catalog) -> tuple[Group, ...]:
    """The groups of the whole check."""
    return sign_groups(catalog.red_flags)


@pytest.fixture(scope="module")
def short(catalog: Catalog) -> tuple[Group, ...]:
    """The groups of the check before a routine."""
    asked = sign_groups(stopping_screens(catalog.red_flags))
    return asked + about_group(catalog.cautions, About())


@pytest.fixture
def asked(terminal: Start) -> Terminal:
    """The whole check at its first group."""
    check = terminal("redflags", "--ask")
    check.wait_for_reply("1 of ", "q stop.")
    return check


def say_no(check: Terminal, groups: tuple[Group, ...], first: int = 1, last: int = 99) -> None:
    """Answer the groups from `first` to `last` with none of these."""
    for number, group in list(enumerate(groups, 1))[first - 1 : last]:
        check.wait_for_reply(f"{number} of {len(groups)}. {group.title}", "q stop.")
        check.press("0")


# The whole check


def test_none_at_every_screen_leads_to_self_care(asked: Terminal, signs: tuple[Group, ...]) -> None:
    say_no(asked, signs)
    assert asked.end() == 0
    assert "self-care" in asked.reply.casefold()
    assert asked.sane
    assert asked.said.count("q stop.") == len(signs)


def test_every_question_is_asked(asked: Terminal, signs: tuple[Group, ...]) -> None:
    say_no(asked, signs)
    asked.end()
    for group in signs:
        for _, question in group.questions:
            assert question in asked.said


def test_there_are_at_most_nine_screens(signs: tuple[Group, ...], short: tuple[Group, ...]) -> None:
    assert len(signs) <= MOST_SCREENS
    assert len(short) <= MOST_SCREENS


def test_an_emergency_ends_the_asking(asked: Terminal) -> None:
    asked.press("1")
    asked.wait_for_reply("Yes to 1.")
    asked.press(ENTER)
    assert asked.end() == 3
    assert "emergency" in asked.reply.casefold()
    assert "2 of " not in asked.said
    assert asked.sane


def test_same_day_signs_are_asked_to_the_end_and_lead_to_three(
    asked: Terminal, signs: tuple[Group, ...], catalog: Catalog
) -> None:
    levels = [screen.signs[0].level.value for screen in catalog.red_flags.screens]
    number = levels.index("same_day") + 1
    say_no(asked, signs, last=number - 1)
    asked.wait_for_reply(f"{number} of {len(signs)}", "q stop.")
    asked.press("2")
    asked.wait_for_reply("Yes to 2.")
    asked.press(ENTER)
    say_no(asked, signs, first=number + 1)
    assert asked.end() == 3
    assert signs[number - 1].questions[1][1] in asked.reply


def test_enter_without_a_mark_goes_nowhere_and_says_so(asked: Terminal) -> None:
    asked.press(ENTER)
    asked.wait_for_reply("Press 0 if none of these is true for you.")
    assert "2 of " not in asked.said
    asked.press("0")
    asked.wait_for_reply("2 of ")


def test_a_mark_can_be_taken_back(asked: Terminal) -> None:
    asked.press("1")
    asked.wait_for_reply("Yes to 1.")
    asked.press("2")
    asked.wait_for_reply("Yes to 1, 2.")
    asked.press("1")
    asked.wait_for_reply("Yes to 2.")
    asked.press("2")
    asked.wait_for_reply("Nothing marked.")
    asked.press(ENTER)
    asked.wait_for_reply("Press 0 if none of these is true for you.")


def test_b_at_the_first_group_says_so(asked: Terminal) -> None:
    asked.press("b")
    asked.wait_for_reply("This is the first group.")


def test_b_goes_back_and_shows_what_was_marked(
    asked: Terminal, signs: tuple[Group, ...], catalog: Catalog
) -> None:
    levels = [screen.signs[0].level.value for screen in catalog.red_flags.screens]
    number = levels.index("same_day") + 1
    say_no(asked, signs, last=number - 1)
    asked.wait_for_reply(f"{number} of ", "q stop.")
    asked.press("1")
    asked.wait_for_reply("Yes to 1.")
    asked.press(ENTER)
    asked.wait_for_reply(f"{number + 1} of ", "q stop.")
    asked.press("b")
    asked.wait_for_reply(f"{number} of ", "(marked: yes)", "q stop.")
    asked.press("0")
    asked.wait_for_reply(f"{number + 1} of ", "q stop.")
    say_no(asked, signs, first=number + 1)
    assert asked.end() == 0


@pytest.mark.parametrize("key", ["q", "Q", ESCAPE, CTRL_D])
def test_stopping_gives_no_answer(asked: Terminal, key: str) -> None:
    asked.press(key)
    assert asked.end() == 1
    assert "Stopped before the end, so there is no answer." in asked.reply
    assert "self-care" not in asked.said.casefold()
    assert asked.sane


def test_ctrl_c_and_signals_leave_the_terminal_sane(terminal: Start) -> None:
    for ending, code in ((CTRL_C, 130), (signal.SIGTERM, 143), (signal.SIGHUP, 129)):
        check = terminal("redflags", "--ask")
        check.wait_for_reply("q stop.")
        check.wait_for_keyboard()
        if isinstance(ending, signal.Signals):
            check.signal(ending)
        else:
            check.press(ending)
        assert check.end() == code
        assert "Traceback" not in check.said
        assert check.sane


def test_closing_the_window_ends_the_asking(asked: Terminal) -> None:
    asked.wait_for_keyboard()
    asked.hang_up()
    assert asked.end_unseen(2.0) == 129


@pytest.mark.parametrize("key", ["x", "é", "\x1b[A", " ", "\t"])
def test_an_unknown_key_is_answered(asked: Terminal, key: str) -> None:
    asked.press(key)
    asked.wait_for_reply("That key does nothing here.")
    assert "2 of " not in asked.said


def test_a_number_that_is_not_on_the_screen_is_answered(
    asked: Terminal, signs: tuple[Group, ...]
) -> None:
    few = next(number for number, group in enumerate(signs, 1) if len(group.questions) < 9)
    say_no(asked, signs, last=few - 1)
    asked.wait_for_reply(f"{few} of ", "q stop.")
    asked.press("9")
    asked.wait_for_reply("That key does nothing here.")


def test_questions_stand_apart_from_the_answer(terminal: Start, tmp_path: Path) -> None:
    answer = tmp_path / "answer.json"
    command = shlex.join([*PROGRAM, "redflags", "--ask", "--format", "json"])
    check = terminal("-c", f"{command} > {shlex.quote(str(answer))}", command=("sh",))
    check.wait_for_reply("1 of ", "q stop.")
    check.press("1")
    check.wait_for_reply("Yes to 1.")
    check.press(ENTER)
    assert check.end() == 3
    assert json.loads(answer.read_text(encoding="utf-8"))["kind"]


@pytest.mark.parametrize("columns", [30, 40, 59, 60, 200])
def test_questions_are_whole_at_any_width(
    terminal: Start, signs: tuple[Group, ...], columns: int
) -> None:
    check = terminal("redflags", "--ask", columns=columns, rows=60)
    check.wait_for("1 of ", "q stop.")
    for _, question in signs[0].questions:
        assert question in check.text


@pytest.mark.parametrize("environ", [{"TERM": "dumb"}, {"ACCESSIBLE": "1"}])
def test_plain_questions_hold_no_escapes(terminal: Start, environ: dict[str, str]) -> None:
    check = terminal("redflags", "--ask", **environ)
    check.wait_for_reply("1 of ", "q stop.")
    check.press("q")
    check.end()
    assert b"\x1b" not in check.transcript


@pytest.mark.parametrize("stdin", ["yes abc |", "</dev/null", "<&-"])
def test_without_a_terminal_nothing_is_asked(stdin: str) -> None:
    ask = shlex.join([*PROGRAM, "redflags", "--ask"])
    finished = subprocess.run(
        ["bash", "-c", f"{stdin} {ask}"],
        capture_output=True,
        check=False,
        cwd=ROOT,
        encoding="utf-8",
        env=ENVIRON,
        stdin=subprocess.DEVNULL,
        timeout=20,
    )
    assert finished.returncode == 2
    assert finished.stderr.count("\n") == 1
    assert "--yes" in finished.stderr
    assert not finished.stdout


def lines_of(groups: tuple[Group, ...], index: int) -> int:
    """The lines that a group takes at 80 columns, at most: all of it marked or nothing."""
    ids = tuple(own for own, _ in groups[index].questions)
    pages = [question_page(Checkup(groups, index, marked)) for marked in ((), ids)]
    return max(
        len(text.splitlines())
        for page in pages
        for text in (render_plain(page, 80), render_styled(page, 80, colour=False))
    )


@pytest.mark.parametrize("number", range(1, MOST_SCREENS + 1))
def test_each_screen_fits_a_usual_window(
    signs: tuple[Group, ...], short: tuple[Group, ...], number: int
) -> None:
    for groups in (signs, short):
        if number <= len(groups):
            assert lines_of(groups, number - 1) <= MOST_LINES, groups[number - 1].title


def test_on_a_usual_window_title_and_keys_are_seen_together(
    asked: Terminal, signs: tuple[Group, ...]
) -> None:
    for number, group in enumerate(signs, 1):
        asked.wait_for_reply(f"{number} of ", "q stop.")
        assert f"{number} of {len(signs)}. {group.title}" in asked.text
        assert asked.text.endswith("b back, q stop.")
        asked.press("0")
    assert asked.end() == 0


# The check before a routine


def test_an_unchecked_routine_asks_and_then_starts(
    terminal: Start, short: tuple[Group, ...]
) -> None:
    routine = terminal("routine")
    assert short[-1].title == "About you"
    say_no(routine, short)
    routine.wait_for_reply("How long", "Press any key to start")
    routine.press("x")
    routine.wait_for("GET READY")
    routine.press("q")
    assert routine.end() == 0
    assert routine.sane


@pytest.mark.parametrize("situation", SITUATIONS)
def test_a_situation_that_bars_it_refuses_the_routine(
    terminal: Start, short: tuple[Group, ...], catalog: Catalog, situation: str
) -> None:
    ids = [own for own, _ in short[-1].questions]
    assert set(ids) == set(SITUATIONS)
    routine = terminal("routine", "desk")
    say_no(routine, short, last=len(short) - 1)
    routine.wait_for_reply("About you", "q stop.")
    routine.press(str(ids.index(situation) + 1))
    routine.wait_for_reply("Yes to ")
    routine.press(ENTER)
    assert routine.end() == 3
    entry = next(each for each in catalog.cautions.situations if each.id.value == situation)
    assert entry.because.split(".")[0] in routine.reply
    assert "Press any key" not in routine.said
    assert routine.sane


def test_a_sign_to_see_a_doctor_first_refuses_the_routine(
    terminal: Start, short: tuple[Group, ...]
) -> None:
    number = len(short) - 1
    routine = terminal("routine")
    say_no(routine, short, last=number - 1)
    routine.wait_for_reply(f"{number} of ", "q stop.")
    routine.press("1")
    routine.wait_for_reply("Yes to 1.")
    routine.press(ENTER)
    say_no(routine, short, first=len(short))
    assert routine.end() == 3
    assert "Press any key" not in routine.said


def test_what_is_known_already_is_not_asked_again(
    terminal: Start, short: tuple[Group, ...]
) -> None:
    known = ("--about", "pregnant=no", "--about", "age=40", "--about", "blood_thinner=no")
    routine = terminal("routine", *known)
    routine.wait_for_reply(f"1 of {len(short) - 1}.", "q stop.")
    assert "About you" not in routine.said


def test_q_stops_the_check_before_a_routine(terminal: Start) -> None:
    routine = terminal("routine")
    routine.wait_for_reply("1 of ", "q stop.")
    routine.press("q")
    assert routine.end() == 1
    assert "Press any key" not in routine.said
