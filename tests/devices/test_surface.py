"""What is made of an environment, a width and two streams."""

from itertools import product

import pytest

from acuguide.devices.surface import (
    LEAST_ROWS,
    LEAST_WIDTH,
    NARROW,
    Surface,
    decide_depth,
    decide_surface,
    surface,
)
from acuguide.render.depth import Depth


def at_terminal(*, width: int = 80, plain: bool = False, **environ: str) -> Surface:
    """The surface of a terminal on both sides."""
    return decide_surface(environ, (width, 24), out=True, both=True, plain=plain)


def test_a_terminal_may_use_everything() -> None:
    assert at_terminal(TERM="xterm-256color") == Surface(
        width=80, rows=24, plain=False, depth=Depth.CUBE, interactive=True, repaints=True
    )


@pytest.mark.parametrize(
    "environ",
    [{"TERM": "dumb"}, {"ACCESSIBLE": "1"}, {"ACCESSIBLE": "yes"}, {"ACCESSIBLE": "x"}],
)
def test_dumb_and_accessible_mean_plain(environ: dict[str, str]) -> None:
    on = decide_surface(environ, (80, 24), out=True, both=True, plain=False)
    assert on.plain
    assert not on.colour
    assert not on.repaints
    assert on.interactive


def test_plain_may_be_asked_for() -> None:
    assert at_terminal(plain=True) == at_terminal(TERM="dumb")


@pytest.mark.parametrize("value", ["", "0", "false", "FALSE", "no", "No"])
def test_accessible_can_be_denied(value: str) -> None:
    assert at_terminal(ACCESSIBLE=value) == at_terminal()


def test_a_narrow_window_is_plain_but_may_still_repaint() -> None:
    for width in (LEAST_WIDTH, 40, NARROW - 1):
        on = at_terminal(width=width)
        assert on.plain
        assert not on.colour
        assert on.repaints
    assert not at_terminal(width=NARROW).plain


def test_no_color_takes_away_colour_alone() -> None:
    on = at_terminal(NO_COLOR="1")
    assert not on.colour
    assert not on.plain
    assert on.repaints
    assert at_terminal(NO_COLOR="").colour


def test_a_pipe_is_plain_and_asks_nothing() -> None:
    on = decide_surface({}, (80, 24), out=False, both=False, plain=False)
    assert on == Surface(
        width=80, rows=24, plain=True, depth=Depth.NONE, interactive=False, repaints=False
    )


def test_without_a_keyboard_nothing_is_asked_or_repainted() -> None:
    on = decide_surface({}, (80, 24), out=True, both=False, plain=False)
    assert not on.plain
    assert not on.interactive
    assert not on.repaints


def test_a_pipe_may_be_forced_to_colour_but_never_to_repaint() -> None:
    for plain, dumb in product((False, True), ("dumb", "xterm")):
        on = decide_surface(
            {"FORCE_COLOR": "1", "TERM": dumb}, (80, 24), out=False, both=False, plain=plain
        )
        assert on.colour is (not plain and dumb != "dumb")
        assert not on.repaints


@pytest.mark.parametrize("columns", [LEAST_WIDTH, 40, 400])
def test_columns_names_the_width(monkeypatch: pytest.MonkeyPatch, columns: int) -> None:
    monkeypatch.setenv("COLUMNS", str(columns))
    assert surface(plain=False).width == columns


@pytest.mark.parametrize("columns", ["", "0", "10", "-5", "abc", "４０", "1e2"])
def test_columns_that_cannot_be_right_are_ignored(
    monkeypatch: pytest.MonkeyPatch, columns: str
) -> None:
    monkeypatch.delenv("COLUMNS", raising=False)
    measured = surface(plain=False).width
    assert measured >= LEAST_WIDTH
    monkeypatch.setenv("COLUMNS", columns)
    assert surface(plain=False).width == measured


@pytest.mark.parametrize(
    ("environ", "depth"),
    [
        ({}, Depth.NAMED),
        ({"TERM": "xterm"}, Depth.NAMED),
        ({"TERM": "linux"}, Depth.NAMED),
        ({"TERM": "xterm-256color"}, Depth.CUBE),
        ({"TERM": "tmux-256color", "COLORTERM": ""}, Depth.CUBE),
        ({"TERM": "xterm-kitty"}, Depth.CUBE),
        ({"TERM": "xterm-direct"}, Depth.FULL),
        ({"TERM": "xterm-256color", "COLORTERM": "truecolor"}, Depth.FULL),
        ({"TERM": "xterm", "COLORTERM": " 24Bit "}, Depth.FULL),
        ({"TERM": "xterm-256color", "COLORTERM": "yes"}, Depth.CUBE),
        ({"WT_SESSION": "5a9f"}, Depth.FULL),
        ({"TERM": "xterm-256color", "COLORTERM": "truecolor", "NO_COLOR": "1"}, Depth.NONE),
    ],
)
def test_the_depth_of_colour_is_what_the_terminal_says(
    environ: dict[str, str], depth: Depth
) -> None:
    assert decide_depth(environ) is depth
    for plain, shown in ((False, depth), (True, Depth.NONE)):
        on = decide_surface(environ, (80, 24), out=True, both=True, plain=plain)
        assert on.depth is shown


@pytest.mark.parametrize("rows", [LEAST_ROWS, 24, 90])
def test_lines_names_the_rows(monkeypatch: pytest.MonkeyPatch, rows: int) -> None:
    monkeypatch.setenv("LINES", str(rows))
    assert surface(plain=False).rows == rows


@pytest.mark.parametrize("rows", ["", "0", "3", "-5", "abc"])
def test_rows_that_cannot_be_right_are_ignored(monkeypatch: pytest.MonkeyPatch, rows: str) -> None:
    monkeypatch.setenv("LINES", rows)
    assert surface(plain=False).rows >= LEAST_ROWS
