"""The check at a real terminal: small groups, one key each, and what the answers lead to."""

import json
import shlex
import signal
import subprocess
from pathlib import Path
from typing import Any

import pytest

from acuguide.catalog.records import Catalog, Effect
from acuguide.guide.checkup import Checkup, Group
from acuguide.pages.checkup import question_page
from acuguide.render.depth import Depth
from acuguide.render.plain import render_plain
from acuguide.render.styled import render_styled
from tests.cli.conftest import (
    ENVIRON,
    KEPT,
    PROGRAM,
    Start,
    Terminal,
    say_no,
    say_yes,
)
from tests.conftest import ROOT, Program

ESCAPE, ENTER, CTRL_C, CTRL_D = "\x1b", "\r", "\x03", "\x04"
MOST_SCREENS, MOST_ABOUT_YOU = 9, 3
# Of the 24 lines of a usual window one is empty above a page, and one is the cursor's below.
MOST_LINES = 22
EMERGENCY, SAME_DAY, DOCTOR_FIRST, DOCTOR_SOON = "RF01", "RF28", "RF33", "RF47"
WHICH_COUNTRY = "Which country are you in?"
# A situation that is a sign to get help today by itself.
URGENT = ("fever",)


def say_no_country(check: Terminal) -> None:
    """Leave the country open."""
    check.wait_for_reply(WHICH_COUNTRY)
    check.press(ENTER)


@pytest.fixture
def asked(terminal: Start) -> Terminal:
    """The whole check at its first group."""
    check = terminal("redflags", "--ask")
    check.wait_for_reply("1 of ", "q stop.")
    return check


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


def test_there_are_at_most_nine_screens_of_signs_and_three_about_the_person(
    signs: tuple[Group, ...], everything: tuple[Group, ...]
) -> None:
    assert len(signs) <= MOST_SCREENS
    assert everything[: len(signs)] == signs
    assert 0 < len(everything) - len(signs) <= MOST_ABOUT_YOU


def test_an_emergency_ends_the_asking(asked: Terminal, signs: tuple[Group, ...]) -> None:
    say_yes(asked, signs, EMERGENCY)
    asked.wait_for_reply("Call an ambulance", WHICH_COUNTRY)
    asked.press(ENTER)
    assert asked.end() == 3
    assert "2 of " not in asked.said
    assert asked.sane


def test_same_day_signs_are_asked_to_the_end_and_lead_to_three(
    asked: Terminal, signs: tuple[Group, ...]
) -> None:
    number = say_yes(asked, signs, SAME_DAY)
    say_no(asked, signs, first=number + 1)
    asked.wait_for_reply(dict(signs[number - 1].questions)[SAME_DAY], WHICH_COUNTRY)
    asked.press(ENTER)
    assert asked.end() == 3


def test_a_question_in_two_halves_counts_only_with_both(
    terminal: Start, signs: tuple[Group, ...]
) -> None:
    for marks, code in (("0", 0), ("123\r", 0), ("1234\r", 0), ("2\r", 3)):
        long_pain = len(marks) > 2
        own = "RF45" if long_pain else "RF11"
        check = terminal("redflags", "--ask")
        check.wait_for_reply("1 of ", "q stop.")
        number = say_yes(check, signs, own)
        ((_, half),) = signs[number - 1].then
        check.wait_for_reply(f"{number + 1} of {len(signs) + 1}. {half.title}", "q stop.")
        check.press(marks)
        longer = (*signs[:number], half, *signs[number:])
        say_no(check, longer, first=number + 2)
        if code:
            check.wait_for_reply(WHICH_COUNTRY)
            check.press(ENTER)
        assert check.end() == code
        assert ("See a doctor".casefold() in check.reply.casefold()) is (marks == "1234\r")


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


def test_b_goes_back_and_shows_what_was_marked(asked: Terminal, signs: tuple[Group, ...]) -> None:
    number = say_yes(asked, signs, SAME_DAY)
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


def test_questions_stand_apart_from_the_answer(
    terminal: Start, tmp_path: Path, signs: tuple[Group, ...]
) -> None:
    answer = tmp_path / "answer.json"
    command = shlex.join([*PROGRAM, "redflags", "--ask", "--format", "json"])
    check = terminal("-c", f"{command} > {shlex.quote(str(answer))}", command=("sh",))
    check.wait_for_reply("1 of ", "q stop.")
    say_yes(check, signs, EMERGENCY)
    assert check.end() == 3
    said = json.loads(answer.read_text(encoding="utf-8"))
    assert (said["kind"], said["raised"]) == ("triage", [EMERGENCY])


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
def test_without_a_terminal_nothing_is_asked(place: Path, stdin: str) -> None:
    ask = shlex.join([*PROGRAM, "redflags", "--ask"])
    finished = subprocess.run(
        ["bash", "-c", f"{stdin} {ask}"],
        capture_output=True,
        check=False,
        cwd=ROOT,
        encoding="utf-8",
        env={**ENVIRON, KEPT: str(place)},
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
    # A yes on the first screen ends the asking, so nobody comes back to it and sees marks.
    pages = [question_page(Checkup(groups, index, marked)) for marked in ((), ids)[: index + 1]]
    return max(
        len(text.splitlines())
        for page in pages
        for text in (render_plain(page, 80), render_styled(page, 80, depth=Depth.NONE))
    )


def test_each_screen_fits_a_usual_window(everything: tuple[Group, ...]) -> None:
    halves = tuple(half for group in everything for _, half in group.then)
    groups = (*everything, *halves)
    tall = [group.title for n, group in enumerate(groups) if lines_of(groups, n) > MOST_LINES]
    assert halves
    assert tall == []


def test_on_a_usual_window_title_and_keys_are_seen_together(
    asked: Terminal, signs: tuple[Group, ...]
) -> None:
    for number, group in enumerate(signs, 1):
        asked.wait_for_reply(f"{number} of ", "q stop.")
        assert f"{number} of {len(signs)}. {group.title}" in asked.text
        assert asked.text.endswith("b back, q stop.")
        asked.press("0")
    assert asked.end() == 0


# The country, asked where someone has to be called


def at_the_country(terminal: Start, signs: tuple[Group, ...], **options: Any) -> Terminal:
    """At the question for the country, after an emergency."""
    check = terminal("redflags", "--ask", **options)
    check.wait_for_reply("1 of ", "q stop.")
    say_yes(check, signs, EMERGENCY)
    check.wait_for_reply("your local emergency number", WHICH_COUNTRY)
    return check


@pytest.mark.parametrize("name", ["JP", "japan", "jp\x7f\x7f\x7fuz\x7f\x7fjp"])
def test_a_country_that_is_named_gives_its_numbers_and_is_kept(
    terminal: Start, acuguide: Program, place: Path, signs: tuple[Group, ...], name: str
) -> None:
    check = at_the_country(terminal, signs, kept=place)
    check.press(f"{name}\r")
    assert check.end() == 3
    assert "Call 119 (" in check.reply
    assert check.sane
    refused = acuguide("points", "--format", "json", XDG_CONFIG_HOME=str(place))
    assert "119" in [call["number"] for call in json.loads(refused.stdout)["call"]]


def test_a_country_nobody_knows_is_asked_again_with_a_suggestion(
    terminal: Start, signs: tuple[Group, ...]
) -> None:
    check = at_the_country(terminal, signs)
    check.press("japn\r")
    check.wait_for_reply("Did you mean JP?", WHICH_COUNTRY)
    check.press("jp\r")
    assert check.end() == 3
    assert "Call 119 (" in check.reply


@pytest.mark.parametrize("key", [ENTER, ESCAPE])
def test_the_country_can_be_left_open(
    terminal: Start, place: Path, signs: tuple[Group, ...], key: str
) -> None:
    check = at_the_country(terminal, signs, kept=place)
    check.press(key)
    assert check.end() == 3
    assert "Call " not in check.reply
    assert "country" not in (place / "acuguide/profile.json").read_text("utf-8")
    assert check.sane


def test_silence_leaves_the_country_open(
    terminal: Start, brisk: Path, signs: tuple[Group, ...]
) -> None:
    """Nobody who needs help now has to answer a question to get the prompt back."""
    check = at_the_country(terminal, signs, folder=brisk)
    assert check.end() == 3
    assert check.sane


def test_keys_typed_before_the_country_is_asked_for_are_not_lost(
    terminal: Start, signs: tuple[Group, ...]
) -> None:
    check = terminal("redflags", "--ask")
    check.wait_for_reply("1 of ", "q stop.")
    check.press("1\rjp\r")
    assert check.end() == 3
    assert "Call 119 (" in check.reply
    assert signs[0].questions[0][0] == EMERGENCY


@pytest.mark.parametrize("columns", [40, 80])
def test_the_question_for_the_country_is_wrapped_and_not_cut(
    terminal: Start, signs: tuple[Group, ...], columns: int
) -> None:
    check = at_the_country(terminal, signs, columns=columns)
    check.wait_for_reply("Enter leaves it open.")
    assert "so that its numbers can be shown. Enter leaves it open. >" in check.text


def test_an_urgent_sign_before_a_routine_asks_for_the_country_too(
    terminal: Start, everything: tuple[Group, ...]
) -> None:
    routine = terminal("routine")
    say_yes(routine, everything, EMERGENCY)
    routine.wait_for_reply("Call an ambulance", WHICH_COUNTRY)
    routine.press("jp\r")
    assert routine.end() == 3
    assert "Call 119 (" in routine.reply
    assert "Press any key" not in routine.said


def test_a_country_told_on_the_command_line_is_not_asked_for(
    terminal: Start, signs: tuple[Group, ...]
) -> None:
    for told in (("--country", "JP"), ("--about", "country=JP")):
        check = terminal("redflags", "--ask", *told)
        check.wait_for_reply("1 of ", "q stop.")
        say_yes(check, signs, EMERGENCY)
        assert check.end() == 3
        assert "Call 119 (" in check.reply
        assert WHICH_COUNTRY not in check.said


# The check before a routine


def start_and_quit(routine: Terminal) -> None:
    """Start a routine that was checked, leave it, and have nothing to tell afterwards."""
    routine.wait_for_reply("How long", "Press any key to start")
    routine.press("x")
    routine.wait_for("GET READY")
    routine.press("q")
    routine.wait_for_reply("After the routine", "q stop.")
    routine.press("0")
    assert routine.end() == 0
    assert routine.sane


def test_an_unchecked_routine_asks_and_then_starts(
    terminal: Start, everything: tuple[Group, ...]
) -> None:
    routine = terminal("routine")
    say_no(routine, everything)
    start_and_quit(routine)
    assert routine.said.count("q stop.") == len(everything) + 1


@pytest.mark.parametrize("situation", [
    "pregnant", "under_18", "blood_thinner", "fever", "meal", "cancer", "recent_operation",
    "implant", "device", "heart_kidney",
])  # fmt: skip
def test_a_situation_that_bars_it_or_must_be_agreed_first_refuses_the_routine(
    terminal: Start, everything: tuple[Group, ...], catalog: Catalog, situation: str
) -> None:
    routine = terminal("routine", "desk")
    number = say_yes(routine, everything, situation)
    say_no(routine, everything, first=number + 1)
    if situation in URGENT:
        routine.wait_for_reply(WHICH_COUNTRY)
        told = routine.reply
        routine.press(ENTER)
        assert routine.end() == 3
    else:
        assert routine.end() == 3
        told = routine.reply
    barring = {Effect.WITHHOLD_ALL, Effect.ASK_FIRST}
    entry = next(
        each
        for each in catalog.cautions.cautions
        if situation in each.when and barring.intersection(each.effects)
    )
    assert entry.because in told
    assert entry.instead in told
    assert "Press any key" not in routine.said
    assert routine.sane


def test_a_sign_to_see_a_doctor_first_refuses_the_routine(
    terminal: Start, everything: tuple[Group, ...]
) -> None:
    routine = terminal("routine")
    number = say_yes(routine, everything, DOCTOR_FIRST)
    say_no(routine, everything, first=number + 1)
    assert routine.end() == 3
    assert "Press any key" not in routine.said


def test_what_is_known_already_is_not_asked_again(
    terminal: Start, everything: tuple[Group, ...], signs: tuple[Group, ...]
) -> None:
    about = everything[len(signs)]
    known = [word for own, _ in about.questions for word in ("--about", f"{own}=no")]
    routine = terminal("routine", *known)
    say_no(routine, tuple(group for group in everything if group != about))
    routine.wait_for_reply("Press any key to start")
    assert about.title not in routine.said.partition("How long")[0]


def test_q_stops_the_check_before_a_routine_and_nothing_is_kept(
    terminal: Start, place: Path, everything: tuple[Group, ...]
) -> None:
    routine = terminal("routine", kept=place)
    say_no(routine, everything, last=len(everything) - 1)
    routine.wait_for_reply(everything[-1].title, "q stop.")
    routine.press("q")
    assert routine.end() == 1
    assert "Press any key" not in routine.said
    assert list(place.iterdir()) == []


# Left before the end


LEAVING = {"q": 1, ESCAPE: 1, CTRL_D: 1, CTRL_C: 130}
HANGING_UP = {signal.SIGTERM: 143, signal.SIGHUP: 129}


def check_kept(place: Path) -> Any:
    """What is kept of the warning signs."""
    return json.loads((place / "acuguide/profile.json").read_text("utf-8"))["check"]


@pytest.mark.parametrize(("leave", "code"), [*LEAVING.items(), *HANGING_UP.items()])
def test_a_yes_is_kept_however_the_questions_are_left(
    terminal: Start,
    acuguide: Program,
    place: Path,
    signs: tuple[Group, ...],
    leave: str | signal.Signals,
    code: int,
) -> None:
    check = terminal("redflags", "--ask", kept=place)
    number = say_yes(check, signs, DOCTOR_FIRST)
    check.wait_for_reply(f"{number + 1} of ", "q stop.")
    if isinstance(leave, signal.Signals):
        check.wait_for_keyboard()
        check.signal(leave)
    else:
        check.press(leave)
    assert check.end() == code
    assert check.sane
    assert (check_kept(place)["yes"], check_kept(place)["level"]) == ([DOCTOR_FIRST], "see_doctor")
    assert acuguide("points", XDG_CONFIG_HOME=str(place)).returncode == 3


def test_a_yes_is_kept_when_the_window_is_closed(
    terminal: Start, place: Path, signs: tuple[Group, ...]
) -> None:
    check = terminal("redflags", "--ask", kept=place)
    number = say_yes(check, signs, SAME_DAY)
    check.wait_for_reply(f"{number + 1} of ", "q stop.")
    check.wait_for_keyboard()
    check.hang_up()
    assert check.end_unseen(2.0) == 129
    assert check_kept(place)["yes"] == [SAME_DAY]


def test_a_yes_that_is_only_marked_is_kept_too(
    terminal: Start, place: Path, signs: tuple[Group, ...]
) -> None:
    check = terminal("redflags", "--ask", kept=place)
    check.wait_for_reply("1 of ", "q stop.")
    check.press("1")
    check.wait_for_reply("Yes to 1.")
    check.press(CTRL_C)
    assert check.end() == 130
    assert check_kept(place)["yes"] == [signs[0].questions[0][0]]


@pytest.mark.parametrize("key", ["q", ESCAPE])
def test_leaving_after_an_urgent_yes_shows_what_to_do(
    terminal: Start, place: Path, signs: tuple[Group, ...], key: str
) -> None:
    check = terminal("redflags", "--ask", kept=place)
    number = say_yes(check, signs, SAME_DAY)
    check.wait_for_reply(f"{number + 1} of ", "q stop.")
    check.press(key)
    check.wait_for_reply(dict(signs[number - 1].questions)[SAME_DAY])
    say_no_country(check)
    assert check.end() == 3
    assert "there is no answer" not in check.said
    assert check_kept(place)["yes"] == [SAME_DAY]


def test_a_situation_is_kept_when_the_questions_are_left(
    terminal: Start, acuguide: Program, place: Path, everything: tuple[Group, ...]
) -> None:
    routine = terminal("routine", kept=place)
    number = say_yes(routine, everything, "pregnant")
    routine.wait_for_reply(f"{number + 1} of ", "q stop.")
    routine.press("q")
    assert routine.end() == 1
    told = json.loads(
        acuguide("profile", "show", "--format", "json", XDG_CONFIG_HOME=str(place)).stdout
    )["about"]
    assert [(key, entry["value"]) for key, entry in told.items()] == [("pregnant", "yes")]


def test_leaving_after_an_urgent_yes_keeps_a_situation_too(
    terminal: Start, place: Path, everything: tuple[Group, ...]
) -> None:
    routine = terminal("routine", kept=place)
    number = say_yes(routine, everything, SAME_DAY)
    rest = everything[number:]
    there = number + next(n for n, g in enumerate(rest, 1) if "pregnant" in dict(g.questions))
    say_no(routine, everything, first=number + 1, last=there - 1)
    routine.wait_for_reply(f"{there} of ", "q stop.")
    keys = list(dict(everything[there - 1].questions))
    routine.press(f"{keys.index('pregnant') + 1}{ENTER}")
    routine.wait_for_reply(f"{there + 1} of ", "q stop.")
    routine.press("q")
    say_no_country(routine)
    assert routine.end() == 3
    about = json.loads((place / "acuguide/profile.json").read_text("utf-8"))["about"]
    assert about["pregnant"]["value"] == "yes"


def test_an_earlier_yes_stays_when_the_list_is_left_before_its_question(
    terminal: Start, place: Path, signs: tuple[Group, ...]
) -> None:
    first = terminal("redflags", "--ask", kept=place)
    number = say_yes(first, signs, DOCTOR_FIRST)
    say_no(first, signs, first=number + 1)
    assert first.end() == 0
    again = terminal("redflags", "--ask", kept=place)
    before = say_yes(again, signs, SAME_DAY)
    assert before < number
    again.wait_for_reply(f"{before + 1} of ", "q stop.")
    again.press("q")
    say_no_country(again)
    assert again.end() == 3
    assert sorted(check_kept(place)["yes"]) == sorted((SAME_DAY, DOCTOR_FIRST))


# Signs named on the command line of a routine


def test_a_sign_named_before_a_routine_does_not_answer_the_others(
    terminal: Start, acuguide: Program, everything: tuple[Group, ...]
) -> None:
    routine = terminal("routine", "--yes", DOCTOR_SOON)
    say_no(routine, everything)
    routine.wait_for_reply("Press any key to start")
    piped = acuguide("routine", "--yes", DOCTOR_SOON)
    assert piped.returncode == 3
    assert "Answer the warning signs first" in piped.stdout
    assert "BL23" not in piped.stdout
    assert acuguide("routine", "--yes", DOCTOR_SOON, "--preview").returncode == 0


def test_a_sign_named_before_a_routine_still_counts_after_no_to_all(
    terminal: Start, everything: tuple[Group, ...]
) -> None:
    routine = terminal("routine", "--yes", DOCTOR_SOON)
    number = say_yes(routine, everything, "cancer")
    say_no(routine, everything, first=number + 1)
    say_no_country(routine)
    assert routine.end() == 3
    assert "Emergency" in routine.said


# After a routine


@pytest.fixture
def played(terminal: Start, everything: tuple[Group, ...], place: Path) -> Terminal:
    """At the questions after a routine."""
    routine = terminal("routine", kept=place)
    say_no(routine, everything)
    routine.wait_for_reply("Press any key to start")
    routine.press("x")
    routine.wait_for("GET READY")
    routine.press("q")
    routine.wait_for_reply("After the routine", "q stop.")
    return routine


def test_after_a_routine_four_questions_are_asked(played: Terminal, catalog: Catalog) -> None:
    questions = [each.question for each in catalog.red_flags.afterwards]
    assert len(questions) == 4
    for number, question in enumerate(questions, 1):
        assert f"{number}. {question}" in played.reply
    played.press("0")
    assert played.end() == 0
    assert catalog.red_flags.come_back in played.reply


def test_what_is_worse_after_a_routine_is_told_what_to_do(
    played: Terminal, catalog: Catalog
) -> None:
    first, second, *others = catalog.red_flags.afterwards
    played.press("12\r")
    assert played.end() == 0
    assert first.action in played.reply
    assert second.action in played.reply
    assert not [each.id for each in others if each.action in played.reply]
    assert 'Answer the warning signs again: "acuguide redflags --ask".' in played.reply


def test_more_pain_alone_asks_for_no_new_check(played: Terminal, catalog: Catalog) -> None:
    (number,) = (
        n for n, each in enumerate(catalog.red_flags.afterwards, 1) if not each.check_again
    )
    played.press(f"{number}\r")
    assert played.end() == 0
    assert catalog.red_flags.afterwards[number - 1].action in played.reply
    assert "redflags --ask" not in played.reply


@pytest.mark.parametrize("key", ["q", ESCAPE])
def test_the_questions_after_a_routine_can_be_left_in_quiet(
    played: Terminal, place: Path, key: str
) -> None:
    before = (place / "acuguide/profile.json").read_bytes()
    played.press(key)
    assert played.end() == 0
    assert "Stopped" not in played.reply
    assert "no answer" not in played.reply
    assert (place / "acuguide/profile.json").read_bytes() == before


@pytest.mark.parametrize(("key", "code"), [("q", 0), (CTRL_C, 130)])
def test_something_new_after_a_routine_is_kept_however_its_questions_are_left(
    played: Terminal, acuguide: Program, place: Path, catalog: Catalog, key: str, code: int
) -> None:
    number, worse = next(
        (n, each) for n, each in enumerate(catalog.red_flags.afterwards, 1) if each.check_again
    )
    played.press(str(number))
    played.wait_for_reply(f"Yes to {number}.")
    played.press(key)
    assert played.end() == code
    assert (worse.action in played.reply) is (code == 0)
    assert acuguide("points", XDG_CONFIG_HOME=str(place)).returncode == 3


@pytest.mark.parametrize("mode", [(), ("--plain",)])
def test_after_a_checked_routine_the_questions_are_only_told(
    playing: Start, catalog: Catalog, mode: tuple[str, ...]
) -> None:
    routine = playing(*mode)
    routine.press("q")
    assert routine.end() == 0
    for each in catalog.red_flags.afterwards:
        assert each.question in routine.reply
        assert each.action in routine.reply
    assert "q stop." not in routine.said
