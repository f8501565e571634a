"""A line typed at a real terminal: taken back, left, waited for, and not waited for too long."""

import sys
from collections.abc import Callable
from pathlib import Path
from typing import TypeAlias

import pytest

from tests.cli.conftest import Start, Terminal
from tests.conftest import ROOT

Typing: TypeAlias = Callable[..., Terminal]
# Longer than any test takes, and not waited for by one (seconds).
PATIENT, HASTY = 60.0, 0.2
SCRIPT = """
from acuguide.devices.keys import read_line
for prompt in ("First: ", "Second: "):
    try:
        line = read_line(prompt, {patience})
    except (EOFError, KeyboardInterrupt) as error:
        line = type(error).__name__
    print("[" + line + "]", flush=True)
"""
CTRL_C, CTRL_D, ESCAPE, UP = "\x03", "\x04", "\x1b", "\x1b[A"
WAITING = pytest.mark.parametrize("patience", [None, PATIENT], ids=["patient", "not for ever"])


@pytest.fixture
def typing(terminal: Start, tmp_path: Path) -> Typing:
    """Asks for two lines, one after the other, and says what was read."""

    def ask(patience: float | None) -> Terminal:
        script = tmp_path / "ask.py"
        script.write_text(SCRIPT.format(patience=patience), encoding="utf-8")
        asks = terminal(command=(sys.executable, str(script)), PYTHONPATH=str(ROOT))
        asks.wait_for("First:")
        return asks

    return ask


@WAITING
def test_what_is_typed_is_shown_and_read(typing: Typing, patience: float | None) -> None:
    asks = typing(patience)
    for word in ("Ja", "pan"):
        asks.press(word)
        asks.wait_for_reply(word)
    asks.press("\r")
    asks.wait_for("First: Japan [Japan] Second:")
    assert "First: Japan" in asks.lines


@WAITING
@pytest.mark.parametrize("erase", ["\x7f", "\b"])
def test_backspace_takes_back_what_was_typed_and_no_more(
    typing: Typing, patience: float | None, erase: str
) -> None:
    asks = typing(patience)
    asks.press(f"{erase}xy{erase * 3}jq{erase}p\r")
    asks.wait_for("[jp]")
    assert "First: jp" in asks.lines


@WAITING
def test_enter_alone_is_an_empty_line(typing: Typing, patience: float | None) -> None:
    asks = typing(patience)
    asks.press("\r")
    asks.wait_for("[] Second:")


@WAITING
@pytest.mark.parametrize("typed", ["", "jp"])
def test_escape_leaves_with_nothing(typing: Typing, patience: float | None, typed: str) -> None:
    asks = typing(patience)
    if typed:
        asks.press(typed)
        asks.wait_for_reply(typed)
    asks.press(ESCAPE)
    asks.wait_for("[] Second:")


@WAITING
def test_a_key_of_several_characters_leaves_nothing_for_the_next_line(
    typing: Typing, patience: float | None
) -> None:
    asks = typing(patience)
    asks.press(UP)
    asks.wait_for("[] Second:")
    asks.press("jp\r")
    asks.wait_for("[jp]")


@WAITING
@pytest.mark.parametrize("typed", ["", "jp"])
@pytest.mark.parametrize(("key", "raised"), [(CTRL_C, "KeyboardInterrupt"), (CTRL_D, "EOFError")])
def test_ctrl_c_and_ctrl_d_end_it(
    typing: Typing, patience: float | None, typed: str, key: str, raised: str
) -> None:
    asks = typing(patience)
    if typed:
        asks.press(typed)
        asks.wait_for_reply(typed)
    asks.press(key)
    asks.wait_for(f"[{raised}]")


@WAITING
def test_letters_of_every_kind_are_typed_and_control_characters_are_not(
    typing: Typing, patience: float | None
) -> None:
    asks = typing(patience)
    asks.press("é\t日本\x01\r")
    asks.wait_for("[é日本]")


@WAITING
def test_a_line_has_an_end(typing: Typing, patience: float | None) -> None:
    asks = typing(patience)
    for _ in range(10):
        asks.press("x" * 20)
        asks.listen(0.02)
    asks.press("\r")
    asks.wait_for(f"[{'x' * 60}]")


@WAITING
def test_two_lines_typed_in_one_burst_are_both_read(typing: Typing, patience: float | None) -> None:
    asks = typing(patience)
    asks.press("one\rtwo\r")
    asks.wait_for("[one]", "[two]")
    assert asks.end() == 0
    assert asks.sane


def test_who_does_not_type_is_not_waited_for(typing: Typing) -> None:
    asks = typing(HASTY)
    assert asks.end() == 0
    assert asks.said == "First: [] Second: []"
    assert asks.sane


def test_who_has_begun_to_type_is_waited_for(typing: Typing) -> None:
    asks = typing(2.0)
    asks.press("j")
    asks.wait_for_reply("j")
    asks.listen(2.2)
    assert "[" not in asks.said
    asks.press("p\r")
    asks.wait_for("[jp]")


def test_the_terminal_is_left_as_it_was_found(typing: Typing) -> None:
    asks = typing(PATIENT)
    asks.press("jp\r")
    asks.wait_for("[jp] Second:")
    asks.press(CTRL_C)
    assert asks.end() == 0
    assert asks.sane
