"""The real routine in a real terminal and in a pipe: seen, steered, interrupted, ended."""

import os
import re
import shlex
import signal
import subprocess
import time
from pathlib import Path

import pytest

from tests.cli.conftest import (
    ENVIRON,
    KEPT,
    PATIENCE,
    PROGRAM,
    SHORT_SETTLE,
    Start,
    StartPipe,
    Terminal,
)
from tests.conftest import ROOT

CTRL_C, CTRL_Z = "\x03", "\x1a"
RIGHT, LEFT, ESCAPE = "\x1b[C", "\x1b[D", "\x1b"
BELL, ESC = b"\a", b"\x1b"
SLEPT = "The computer paused"
PLAIN_WAYS: list[tuple[tuple[str, ...], dict[str, str]]] = [
    (("--plain",), {}),
    ((), {"TERM": "dumb"}),
    ((), {"ACCESSIBLE": "1"}),
]
MODES = [pytest.param((), id="live"), pytest.param(("--plain",), id="plain")]
ENDINGS = {signal.SIGINT: 130, signal.SIGTERM: 143, signal.SIGHUP: 129}
COLOURS = re.compile(rb"\x1b\[(?!0?m)[0-9;]+m")
HEADLINE = re.compile(r"(?:GET READY|PRESS|PAUSED) +\d+:\d\d")


def quit_well(routine: Terminal) -> None:
    """Quit by key, and see that all is well."""
    routine.press("q")
    assert routine.end() == 0
    assert "Stopped at step" in routine.reply
    assert not headlines(routine)
    assert routine.sane


def headlines(routine: Terminal) -> int:
    """How many lines on the screen tell the phase and the time."""
    return sum(bool(HEADLINE.search(line)) for line in routine.lines)


# The start


def test_the_plan_comes_first_then_a_key_starts_the_countdown(terminal: Start) -> None:
    routine = terminal("routine", "--checked", "--minutes", "2")
    routine.wait_for("Press any key")
    for words in ("How long:", "You need:", "Stop if:", "BL23, both sides"):
        assert words.replace(":", "") in routine.said.replace(":", "")
    assert "GET READY" not in routine.said
    routine.press("x")
    routine.wait_for("GET READY", "step 1 of 2", "BL23, both sides", "Next: BL25")
    first = routine.countdown
    routine.wait_until_below(first)
    quit_well(routine)


def test_q_at_the_start_leaves_before_anything_is_played(terminal: Start) -> None:
    routine = terminal("routine", "--checked")
    routine.wait_for("Press any key")
    routine.press("q")
    assert routine.end() == 0
    assert "GET READY" not in routine.said
    assert routine.sane


@pytest.mark.parametrize("key", [CTRL_C, signal.SIGTERM])
def test_a_routine_can_be_ended_before_it_has_started(
    terminal: Start, key: str | signal.Signals
) -> None:
    routine = terminal("routine", "--checked")
    routine.wait_for("Press any key")
    routine.wait_for_keyboard()
    if isinstance(key, signal.Signals):
        routine.signal(key)
    else:
        routine.press(key)
    assert routine.end() == (143 if key is signal.SIGTERM else 130)
    assert routine.sane


# The keys


def test_space_pauses_so_that_the_countdown_stands_and_goes_on(playing: Start) -> None:
    routine = playing()
    routine.press(" ")
    routine.wait_for("PAUSED", "Press space to go on.")
    stood_at = routine.countdown
    routine.listen(1.5)
    assert routine.countdown == stood_at
    routine.press(" ")
    routine.wait_for("GET READY", "Going on with BL23, both sides")
    routine.wait_until_below(stood_at)
    quit_well(routine)


@pytest.mark.parametrize(("onward", "backward"), [("n", "b"), (RIGHT, LEFT)])
def test_n_goes_on_to_the_next_step_and_b_back(playing: Start, onward: str, backward: str) -> None:
    routine = playing()
    routine.press(onward)
    routine.wait_for("step 2 of 2", "GET READY", "BL25, both sides", "This is the last step")
    routine.press(backward)
    routine.wait_for("step 1 of 2", "GET READY", "Next: BL25")
    routine.press(backward)
    routine.listen(0.3)
    assert "step 1 of 2" in routine.text
    quit_well(routine)


def test_after_getting_ready_comes_pressing(playing: Start, brisk: Path) -> None:
    routine = playing(folder=brisk)
    routine.wait_for("PRESS", "in")
    assert "GET READY" not in routine.text
    assert 30 <= routine.countdown <= 120
    quit_well(routine)


def test_plus_and_minus_change_the_time_by_ten_seconds(playing: Start) -> None:
    routine = playing()
    routine.press(" ")
    routine.wait_for("PAUSED")
    start = routine.countdown
    for key, seconds in (("+", start + 10), ("=", start + 20), ("-", start + 10)):
        routine.press(key)
        routine.wait_for("here")
        routine.wait_for_countdown(seconds)
    quit_well(routine)


def test_time_cannot_be_cut_below_its_least(playing: Start) -> None:
    routine = playing()
    routine.press("---")
    routine.wait_for("is the limit here")
    assert 0 < routine.countdown <= SHORT_SETTLE
    quit_well(routine)


def test_r_begins_the_step_again(playing: Start) -> None:
    routine = playing()
    full = routine.countdown
    routine.wait_until_below(full - 1)
    routine.press("r")
    routine.wait_for_countdown(full)
    assert "step 1 of 2" in routine.text
    quit_well(routine)


def test_the_question_mark_shows_the_keys_and_hides_them(playing: Start) -> None:
    routine = playing(rows=40)
    routine.press("?")
    routine.wait_for("space: pause, and go on again", "come back with fg")
    assert headlines(routine) == 1
    routine.press("?")
    routine.wait_without("come back with fg")
    quit_well(routine)


def test_help_fits_a_usual_window(playing: Start) -> None:
    routine = playing()
    routine.press("?")
    routine.wait_for("space: pause, and go on again", "come back with fg")
    assert headlines(routine) == 1
    quit_well(routine)


def test_keys_in_one_burst_all_count(playing: Start) -> None:
    routine = playing()
    routine.press("n +b +?")
    routine.wait_for("step 1 of 2", "Now 25 seconds here", "space: pause, and go on again")
    routine.press("q")
    routine.end()
    assert "Stopped at step 1 of 2" in routine.reply


def test_other_keys_change_nothing(playing: Start) -> None:
    routine = playing()
    routine.press("xQ7é\x04\x1c")
    routine.press(ESCAPE)
    routine.listen(0.7)
    assert "step 1 of 2" in routine.text
    assert headlines(routine) == 1
    quit_well(routine)


def test_n_on_the_last_step_ends_the_routine(playing: Start) -> None:
    routine = playing()
    routine.press("n")
    routine.wait_for("step 2 of 2")
    routine.press("n")
    assert routine.end() == 0
    assert "Done." in routine.reply
    assert routine.sane


def test_played_to_its_end_a_routine_says_done(playing: Start, brisk: Path) -> None:
    """Nothing but time ends these: 5 seconds to get ready, then the least dose, 30 seconds."""
    both = playing(folder=brisk), playing("--plain", folder=brisk)
    for routine in both:
        routine.press("n")
    both[0].wait_for("step 2 of 2", "PRESS")
    both[1].wait_for_reply("Press BL25, both sides")
    began = time.monotonic()
    for routine in both:
        routine.press("----")
        routine.wait_for_reply("is the limit here")
    assert both[0].countdown <= 30
    while not all(routine.over for routine in both):
        assert time.monotonic() - began < 30 + PATIENCE
        for routine in both:
            routine.read()
    assert 28 < time.monotonic() - began < 40
    for routine in both:
        assert routine.end() == 0
        assert "Done." in routine.reply
        assert "Stopped" not in routine.reply
        assert routine.sane


# Interruptions


@pytest.mark.parametrize("mode", MODES)
@pytest.mark.parametrize("number", ENDINGS)
def test_a_signal_ends_it_and_tells_where(
    playing: Start, mode: tuple[str, ...], number: signal.Signals
) -> None:
    routine = playing(*mode)
    routine.signal(number)
    assert routine.end() == ENDINGS[number]
    assert "Stopped at step 1 of 2, getting ready for BL23, both sides" in routine.said
    assert "Traceback" not in routine.said
    assert routine.sane


@pytest.mark.parametrize("mode", MODES)
@pytest.mark.parametrize("first", ["", " "], ids=["running", "paused"])
def test_ctrl_c_ends_it_and_tells_where(playing: Start, mode: tuple[str, ...], first: str) -> None:
    routine = playing(*mode)
    routine.press(first + CTRL_C)
    assert routine.end() == 130
    assert "Stopped at step 1 of 2, getting ready for BL23, both sides" in routine.reply
    assert routine.sane


def test_ctrl_c_twice_is_no_worse_than_once(playing: Start) -> None:
    routine = playing()
    routine.press(CTRL_C * 2)
    assert routine.end() == 130
    assert "Traceback" not in routine.said
    assert routine.sane


@pytest.mark.parametrize("mode", MODES)
def test_it_ends_when_its_window_is_closed(playing: Start, mode: tuple[str, ...]) -> None:
    routine = playing(*mode)
    routine.hang_up()
    assert routine.end_unseen(2.0) == 129


def test_it_ends_when_its_window_is_closed_before_the_start(terminal: Start) -> None:
    routine = terminal("routine", "--checked")
    routine.wait_for("Press any key")
    routine.wait_for_keyboard()
    routine.hang_up()
    assert routine.end_unseen(2.0) == 129


@pytest.mark.parametrize("mode", MODES)
def test_a_laptop_that_slept_finds_its_routine_paused(
    playing: Start, mode: tuple[str, ...]
) -> None:
    routine = playing(*mode)
    routine.signal(signal.SIGSTOP)
    routine.listen(3)
    routine.signal(signal.SIGCONT)
    routine.wait_for_reply(SLEPT, "Press space to go on.")
    told = len(routine.transcript)
    routine.listen(0.5)
    if mode:
        assert len(routine.transcript) == told
    else:
        assert "PAUSED" in routine.text
    routine.press(" ")
    routine.wait_for("Going on with BL23, both sides")
    quit_well(routine)


@pytest.mark.parametrize("mode", MODES)
def test_ctrl_z_leaves_for_a_while_and_fg_comes_back(
    terminal: Start, mode: tuple[str, ...]
) -> None:
    """Under a shell that controls jobs, as a person has it."""
    shell = terminal("--norc", "--noprofile", "-i", command=("bash",), PS1="ready> ")
    shell.wait_for("ready>")
    command = shlex.join([*PROGRAM, "routine", "--checked", "--minutes", "2", *mode])
    # At its prompt the shell itself reads single keys; so wait for the program's own.
    shell.type(f"stty -a >/dev/null; {command}\r")
    shell.wait_for("Press any key")
    shell.press("x")
    shell.wait_for_start()

    shell.press(CTRL_Z)
    shell.wait_for_reply("Stopped", "ready>")
    assert shell.shows_cursor
    stopped = time.monotonic()
    shell.type("stty -a\r")
    shell.wait_for_reply(" icanon", " isig", " echo ")
    assert not re.search(r" -(icanon|isig|echo|icrnl|opost)\b", shell.reply)
    shell.listen(2.5 - (time.monotonic() - stopped))

    shell.type("fg\r")
    shell.wait_for_reply(SLEPT, "Press space to go on.")
    if not mode:
        assert "PAUSED" in shell.text
        assert headlines(shell) == 1
    shell.press(" ")
    shell.wait_for("Going on with BL23, both sides")
    shell.press("q")
    shell.wait_for_reply("Stopped at step 1 of 2", "ready>")
    shell.type("echo it left with $?\r")
    shell.wait_for_reply("it left with 0")
    assert shell.shows_cursor
    shell.type("stty -a\r")
    shell.wait_for_reply(" icanon", " isig", " echo ")
    shell.type("exit\r")
    assert shell.end() == 0
    assert shell.sane


def test_a_terminal_left_broken_would_be_noticed(terminal: Start) -> None:
    """The guard of the tests above can fail."""
    for spoil in ("stty -echo", "stty -icanon", "stty -isig", "printf '\\033[?25l'"):
        spoilt = terminal("-c", spoil, command=("sh",))
        assert spoilt.end() == 0
        assert not spoilt.sane


# What is on the screen


def test_resizing_leaves_one_panel_with_its_countdown(playing: Start) -> None:
    routine = playing()
    for columns, rows in ((40, 24), (30, 15), (100, 40), (80, 24)):
        before = routine.countdown
        routine.resize(columns, rows)
        routine.wait_until_below(before)
        routine.listen(0.3)
        assert headlines(routine) == 1, "\n".join(routine.lines)
        assert routine.text.count("GET READY") + routine.text.count("PRESS ") == 1
        assert sum("██" in line for line in routine.lines) == 5
    panel = [line for line in routine.lines if line]
    assert panel[0].startswith(("Press any key", "Low back"))
    quit_well(routine)


def test_there_is_a_countdown_in_the_smallest_window(playing: Start) -> None:
    routine = playing()
    for columns, rows in ((20, 10), (20, 4), (80, 3)):
        before = routine.countdown
        routine.resize(columns, rows)
        routine.wait_until_below(before)
        assert headlines(routine) == 1
    quit_well(routine)


def test_a_narrow_window_still_names_the_key_to_stop(playing: Start) -> None:
    routine = playing(columns=40)
    # The whole of the narrow screen, which may be drawn in more than one go.
    routine.wait_for("q stop")
    assert "GET READY" in routine.text


def test_the_keys_are_named_apart(playing: Start) -> None:
    routine = playing()
    routine.wait_for("q stop")
    assert "space pause, n next, b back" in "\n".join(routine.lines)


def test_a_terminal_that_does_not_answer_is_not_complained_about(terminal: Start) -> None:
    routine = terminal("routine", "--checked", "--minutes", "2")
    routine.never_answer()
    routine.wait_for("Press any key")
    routine.press("x")
    routine.wait_for("GET READY")
    first = routine.countdown
    routine.wait_until_below(first - 2)
    assert "WARNING" not in routine.said
    quit_well(routine)


def test_colours_are_used_unless_no_color_is_set(playing: Start) -> None:
    for environ, coloured in (({}, True), ({"NO_COLOR": "1"}, False)):
        routine = playing(**environ)
        routine.press(" ")
        routine.wait_for("PAUSED")
        routine.press("?")
        routine.wait_for("come back with fg")
        quit_well(routine)
        assert bool(COLOURS.search(routine.transcript)) is coloured


@pytest.mark.parametrize("mode", MODES)
def test_a_bell_rings_at_changes_but_not_in_a_silent_routine(
    terminal: Start, mode: tuple[str, ...]
) -> None:
    for name, rings in (("low-back", True), ("desk", False)):
        routine = terminal("routine", name, "--checked", *mode)
        routine.wait_for("Press any key")
        routine.press("x")
        routine.wait_for_start()
        for number in (2, 3):
            routine.press("n")
            routine.wait_for_reply(str(number))
        quit_well(routine)
        bells = routine.transcript.count(BELL)
        assert (bells >= 3) if rings else (bells == 0)


def test_an_idle_screen_writes_little(playing: Start) -> None:
    """Over a slow line, and for a screen reader, every byte counts (bytes a second)."""
    routine = playing()
    routine.listen(0.5)
    before = len(routine.transcript)
    routine.listen(2.5)
    assert len(routine.transcript) - before < 2.5 * 846
    quit_well(routine)


# Lines only


@pytest.mark.parametrize(("arguments", "environ"), PLAIN_WAYS)
def test_plain_is_one_line_a_cue_without_escapes(
    playing: Start, arguments: tuple[str, ...], environ: dict[str, str]
) -> None:
    routine = playing(*arguments, **environ)
    routine.press(" ")
    routine.wait_for_reply("Paused. Press space to go on.")
    routine.press(" ")
    routine.wait_for("Going on with BL23, both sides")
    routine.press("+")
    routine.wait_for_reply("Now 25 seconds here")
    routine.press("?")
    routine.wait_for_reply("space: pause, and go on again")
    routine.press("n")
    routine.wait_for_reply("Step 2 of 2")
    quit_well(routine)
    assert ESC not in routine.transcript
    _, _, played = routine.transcript.replace(BELL, b"").decode().partition("q to leave.")
    cues = [line for line in played.splitlines() if re.match(r"\d+:\d\d  ", line)]
    starts = ("Step 1 of 2", "Paused", "Going on", "Now 25", "Step 2 of 2", "Stopped at step 2")
    assert len(cues) == len(starts)
    assert all(cue[6:].startswith(start) for cue, start in zip(cues, starts, strict=True)), cues


def test_plain_announces_pressing_when_its_time_has_come(playing: Start, brisk: Path) -> None:
    routine = playing("--plain", folder=brisk)
    routine.wait_for_reply("0:05 Press BL23, both sides")
    quit_well(routine)


# In a pipe


def test_in_a_pipe_the_lines_come_in_real_time(pipe: StartPipe, brisk: Path) -> None:
    routine = pipe("routine", "--checked", "--minutes", "2", folder=brisk)
    assert routine.wait_for("\n") < 2.0
    ready = routine.wait_for("Get ready")
    pressing = routine.wait_for("Press BL23, both sides")
    assert SHORT_SETTLE - 0.5 < pressing - ready < SHORT_SETTLE + 2
    assert "\a" not in routine.text
    assert "\x1b" not in routine.text


@pytest.mark.parametrize("number", ENDINGS)
def test_in_a_pipe_a_signal_ends_it_and_it_tells_where(
    pipe: StartPipe, number: signal.Signals
) -> None:
    routine = pipe("routine", "--checked", "--minutes", "2")
    routine.wait_for("Get ready")
    routine.process.send_signal(number)
    code, last, err = routine.end()
    assert code == ENDINGS[number]
    assert "Stopped at step 1 of 2, getting ready for BL23" in last
    assert not err


def test_in_a_pipe_a_sleep_is_told_and_it_goes_on(pipe: StartPipe) -> None:
    routine = pipe("routine", "--checked", "--minutes", "2")
    routine.wait_for("Get ready")
    routine.process.send_signal(signal.SIGSTOP)
    time.sleep(1.3)
    time.sleep(1.3)
    routine.process.send_signal(signal.SIGCONT)
    routine.wait_for(f"{SLEPT} for a while, so the routine waited. Going on.")


def test_a_reader_who_leaves_ends_it_quietly(brisk: Path) -> None:
    command = shlex.join([*PROGRAM, "routine", "--checked", "--minutes", "2"])
    finished = in_bash(f"{command} | head -1; exit ${{PIPESTATUS[0]}}", brisk)
    assert finished.stdout.count("\n") == 1
    assert not finished.stderr
    assert finished.returncode in {0, 141}


def test_a_reader_who_left_before_it_is_told_to_end_changes_nothing(pipe: StartPipe) -> None:
    routine = pipe("routine", "--checked", "--minutes", "2")
    routine.wait_for("Get ready")
    assert routine.process.stdout
    routine.process.stdout.close()
    routine.process.terminate()
    assert routine.process.wait(PATIENCE) in {0, 141, 143}
    assert routine.process.stderr
    assert not routine.process.stderr.read()


@pytest.mark.parametrize("stdin", ["</dev/null", "<&-"])
def test_without_a_terminal_an_unchecked_routine_is_refused(stdin: str) -> None:
    finished = in_bash(f"{shlex.join(PROGRAM)} routine {stdin}", ROOT)
    assert finished.returncode == 3
    assert "--checked" in finished.stdout
    assert "Get ready" not in finished.stdout
    assert "Traceback" not in finished.stderr


def test_with_stdin_closed_a_checked_routine_plays(pipe: StartPipe) -> None:
    closed = ("sh", "-c", 'exec "$@" <&-', "sh", *PROGRAM)
    routine = pipe("routine", "--checked", "--minutes", "2", command=closed)
    routine.wait_for("Get ready")
    routine.process.terminate()
    code, last, err = routine.end()
    assert code == 143
    assert "Stopped at step 1" in last
    assert not err


def in_bash(line: str, folder: Path) -> subprocess.CompletedProcess[str]:
    """Run a command line."""
    return subprocess.run(
        ["bash", "-c", line],
        capture_output=True,
        check=False,
        cwd=folder,
        encoding="utf-8",
        env={**ENVIRON, KEPT: os.environ[KEPT]},
        stdin=subprocess.DEVNULL,
        timeout=60,
    )
