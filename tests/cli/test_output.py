"""What comes out, in pipes, at any width, without colour, in old encodings and without a home."""

import json
import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from contextlib import redirect_stderr, redirect_stdout
from functools import cache
from io import StringIO
from pathlib import Path
from unicodedata import combining, east_asian_width

import pytest

from acuguide.cli.app import run
from tests.conftest import ROOT, Program

pytestmark = pytest.mark.usefixtures("read_once")
COMMANDS = {
    "": 0,
    "redflags": 0,
    "redflags --none": 0,
    "redflags --yes RF06": 3,
    "causes": 0,
    "causes sciatica": 0,
    "causes tumour": 0,
    "causes --region hip --symptom sitting": 0,
    "points": 0,
    "points --condition coccydynia": 0,
    "points --condition tumour": 0,
    "points BL23 --about pregnant=yes": 3,
    "routine": 3,
    "routine --preview": 0,
    "routine --condition sciatica --preview": 0,
    "care": 0,
    "care sciatica": 0,
    "care heat": 0,
    "care ibuprofen --about blood_thinner=yes": 0,
    "care --yes RF33": 3,
    "evidence": 0,
    "evidence sciatica": 0,
    "evidence GB30": 0,
    "search hurts when I sit": 0,
    "search numb in both legs": 0,
    "search xyzzy": 0,
    "sources": 0,
    "sources S0": 0,
    "explain": 0,
    "explain cun": 0,
    "profile show": 0,
    "profile set age=72 pregnant=no skin_leg=yes country=GB": 0,
    "completion bash": 0,
}
PAGES = [command for command in COMMANDS if command != "completion bash"]
ANSWERS = [command for command in PAGES if command and command != "routine"]
STYLED = {"FORCE_COLOR": "1", "NO_COLOR": "1"}
VARIABLES = ("COLUMNS", "NO_COLOR", "FORCE_COLOR", "ACCESSIBLE", "TERM")


def page(command: str, columns: object = 80, **environ: object) -> str:
    """A command's page, made in this process as for a pipe: `page("causes", 40, NO_COLOR="1")`."""
    with (
        pytest.MonkeyPatch.context() as environment,
        redirect_stdout(StringIO()) as out,
        redirect_stderr(StringIO()) as err,
    ):
        for name in VARIABLES:
            environment.delenv(name, raising=False)
        # Nothing is kept, and where it would be is the same for all pages, because some name it.
        kept = Path(os.environ["XDG_CONFIG_HOME"]).parent / "page"
        shutil.rmtree(kept, ignore_errors=True)
        for name, value in {"COLUMNS": columns, "XDG_CONFIG_HOME": kept, **environ}.items():
            environment.setenv(name, str(value))
        code = run(command.split())
    assert (code, err.getvalue()) == (
        COMMANDS[command.removesuffix(" --format json").removesuffix(" --plain")],
        "",
    )
    return out.getvalue()


@cache
def plain_page(command: str) -> str:
    """A command's page for a pipe, on lines as long as they like."""
    return page(command, 100_000)


def shell(line: str, **environ: str) -> subprocess.CompletedProcess[bytes]:
    """Runs a line of shell in which `$ACUGUIDE` is the program; nothing but this environment."""
    return subprocess.run(
        ["bash", "-o", "pipefail", "-c", line],
        capture_output=True,
        check=False,
        cwd=ROOT,
        env={
            "PATH": os.environ["PATH"],
            "HOME": os.environ.get("HOME", "/"),
            "XDG_CONFIG_HOME": os.environ["XDG_CONFIG_HOME"],
            "ACUGUIDE": f"{sys.executable} -m acuguide",
            **environ,
        },
        timeout=60,
    )


def width_of(line: str) -> int:
    """The columns a line takes on a terminal."""
    wide = sum(east_asian_width(character) in "WF" for character in line)
    return len(line) + wide - sum(combining(character) > 0 for character in line)


def too_wide(text: str, columns: int) -> list[str]:
    """The lines that are wider than the window although they could be wrapped."""
    marks = {"-", "•", "│"}
    return [
        line
        for line in text.splitlines()
        if width_of(line) > columns
        and len([word for word in line.split() if word.rstrip(".").isdigit() or word in marks])
        != len(line.split()) - 1
    ]


def words(text: str) -> Iterator[str]:
    """The words of a page, whatever drew it: no boxes, marks, capitals or end of sentence."""
    for word in text.split():
        bare = word.strip("╭─╮│╰╯•-.:").casefold()
        if bare:
            yield bare


# Pipes


@pytest.mark.parametrize("command", COMMANDS)
def test_a_pipe_gets_no_escape_and_no_box(acuguide: Program, command: str) -> None:
    finished = acuguide(*command.split(), TERM="xterm-256color")
    assert (finished.returncode, finished.stderr) == (COMMANDS[command], "")
    assert finished.stdout.endswith("\n")
    assert not {"\x1b", "╭", "│"} & set(finished.stdout)


@pytest.mark.parametrize("command", ANSWERS)
def test_plain_is_the_same_page_in_a_pipe(command: str) -> None:
    assert page(f"{command} --plain") == page(command)


@pytest.mark.parametrize("asked", [{"ACCESSIBLE": "1"}, {"TERM": "dumb"}])
def test_accessible_and_a_dumb_terminal_ask_for_plain(asked: dict[str, str]) -> None:
    for command in ("", "points", "care", "search xyzzy", "redflags --yes RF06"):
        assert page(command, **asked, FORCE_COLOR="1") == page(command)


def test_plain_wins_over_forced_colour() -> None:
    assert page("points", FORCE_COLOR="1") != page("points")
    assert page("points --plain", FORCE_COLOR="1") == page("points")


@pytest.mark.parametrize(
    "command",
    [
        "redflags",
        "causes sciatica",
        "points",
        "care",
        "evidence",
        "search sit",
        "sources",
        "explain",
        "completion bash",
    ],
)
def test_head_ends_the_program_quietly(command: str) -> None:
    finished = shell(f"$ACUGUIDE {command} | head -n 1")
    assert finished.returncode in {0, 141}
    assert finished.stderr == b""
    assert finished.stdout.count(b"\n") == 1


@pytest.mark.parametrize(
    "command",
    [
        "",
        "redflags --none",
        "causes",
        "routine",
        "points --format json",
        "care sciatica",
        "evidence --format json",
        "search stiff",
        "sources",
        "explain cun",
        "completion bash",
        "--version",
        "--help",
        "points --help",
    ],
)
def test_a_closed_output_is_told(command: str) -> None:
    finished = shell(f"$ACUGUIDE {command} >&-")
    assert finished.returncode == 1
    assert finished.stderr == b"The answer could not be written: the output is closed.\n"


@pytest.mark.parametrize(
    "command",
    ["", "redflags", "points --format json", "completion bash", "--version", "--help", "points -h"],
)
def test_a_full_disk_is_told(command: str) -> None:
    finished = shell(f"$ACUGUIDE {command} >/dev/full")
    assert finished.returncode == 1
    assert finished.stderr == b"The answer could not be written: No space left on device.\n"


@pytest.mark.parametrize("nowhere", ["2>&-", "2>/dev/null", "2>/dev/full"])
def test_an_error_nobody_can_read_keeps_its_exit_code(nowhere: str) -> None:
    finished = shell(f"$ACUGUIDE points GB31x {nowhere}")
    assert (finished.returncode, finished.stdout, finished.stderr) == (2, b"", b"")


def test_an_answer_does_not_need_stderr_or_stdin() -> None:
    usual = shell("$ACUGUIDE points LI4")
    assert usual.returncode == 0
    for closed in ("2>&-", "<&-", "<&- 2>&-", "2>/dev/full"):
        finished = shell(f"$ACUGUIDE points LI4 {closed}")
        assert (finished.returncode, finished.stdout) == (0, usual.stdout)


def test_asking_with_stdin_closed_is_wrong_use() -> None:
    finished = shell("$ACUGUIDE redflags --ask <&-")
    assert (finished.returncode, finished.stderr.count(b"\n")) == (2, 1)


# Colour


@pytest.mark.parametrize("command", PAGES)
def test_forced_colour_reaches_a_pipe(command: str) -> None:
    coloured = page(command, FORCE_COLOR="1")
    assert "\x1b[" in coloured
    assert coloured.count("\x1b[0m") * 2 == coloured.count("\x1b[")


@pytest.mark.parametrize("command", PAGES)
def test_no_color_leaves_no_escape_even_with_forced_colour(command: str) -> None:
    assert "\x1b" not in page(command, NO_COLOR="1")
    assert "\x1b" not in page(command, **STYLED)


def test_json_is_never_coloured() -> None:
    for command in ("points", "care", "evidence", "sources", "redflags --yes RF06"):
        answer = page(f"{command} --format json")
        assert page(f"{command} --format json", FORCE_COLOR="1") == answer
        assert "\x1b" not in answer


# Widths


@pytest.mark.parametrize("columns", [20, 40, 59, 400])
def test_every_word_is_there_in_order_at_every_width(columns: int) -> None:
    for command in PAGES:
        text = page(command, columns)
        assert text.split() == plain_page(command).split()
        assert too_wide(text, columns) == []


@pytest.mark.parametrize("columns", [60, 400])
def test_a_styled_page_has_every_word_at_every_width(columns: int) -> None:
    for command in PAGES:
        styled = page(command, columns, **STYLED)
        # What "WARNING." says in a plain page, the frame and its colour say here.
        plain = plain_page(command).replace("WARNING. ", "")
        assert sorted(words(styled)) == sorted(words(plain))
        assert too_wide(styled, min(columns, 100)) == []


def test_a_styled_page_says_warning_only_by_its_frame() -> None:
    assert "WARNING" in page("redflags --yes RF06")
    assert "╭─ Emergency ─" in page("redflags --yes RF06", **STYLED)


def test_a_window_under_60_columns_gets_the_plain_page() -> None:
    for command in ("", "points", "routine --preview"):
        assert page(command, 59, FORCE_COLOR="1") == page(command, 59)
        assert page(command, 60, FORCE_COLOR="1") != page(command, 60)


@pytest.mark.parametrize("columns", ["0", "1", "10", "19", "abc", "-40", "４０", ""])
def test_a_width_that_cannot_be_right_is_taken_for_80(acuguide: Program, columns: str) -> None:
    finished = acuguide("causes", COLUMNS=columns)
    assert (finished.returncode, finished.stderr) == (0, "")
    assert finished.stdout == page("causes", 80)


@pytest.mark.parametrize("command", ANSWERS)
def test_json_is_the_same_at_every_width(command: str) -> None:
    answer = page(f"{command} --format json")
    assert json.loads(answer)["acuguide"]
    for columns in (1, 400):
        assert page(f"{command} --format json", columns) == answer


# Encodings


@pytest.mark.parametrize(
    "locale",
    [
        {"LC_ALL": "C"},
        {"LC_ALL": "POSIX", "PYTHONCOERCECLOCALE": "0"},
        {"PYTHONIOENCODING": "ascii"},
        {"PYTHONIOENCODING": "cp1252"},
        {"PYTHONIOENCODING": "cp932"},
    ],
    ids=lambda locale: " ".join(locale.values()),
)
def test_an_old_encoding_stops_no_answer(locale: dict[str, str]) -> None:
    finished = shell("$ACUGUIDE redflags", **locale, PYTHONUTF8="0")
    assert (finished.returncode, finished.stderr) == (0, b"")
    assert finished.stdout.decode("ascii") == page("redflags")
    for command in ("points", "points -h"):
        finished = shell(f"$ACUGUIDE {command}", **locale, PYTHONUTF8="0")
        assert (finished.returncode, finished.stderr) == (0, b"")
        assert b"sciatica" in finished.stdout.lower() or b"BL23" in finished.stdout
    finished = shell("$ACUGUIDE points 環跳跳", **locale, PYTHONUTF8="0")
    assert (finished.returncode, finished.stdout) == (2, b"")
    assert finished.stderr.count(b"\n") == 1


def test_json_in_an_old_encoding_keeps_the_letters(acuguide: Program) -> None:
    usual = json.loads(acuguide("points", "BL23", "--format", "json").stdout)
    finished = shell("$ACUGUIDE points BL23 --format json", PYTHONUTF8="0", LC_ALL="C")
    assert json.loads(finished.stdout) == usual


def test_boxes_are_drawn_in_an_old_encoding_without_a_crash() -> None:
    for encoding in ("ascii", "cp1252", "cp932"):
        finished = shell(
            "$ACUGUIDE redflags", PYTHONUTF8="0", PYTHONIOENCODING=encoding, FORCE_COLOR="1"
        )
        assert (finished.returncode, finished.stderr) == (0, b"")
        assert b"Do you leak pee" in finished.stdout


# Homes


@pytest.mark.parametrize("home", ["unset", "empty", "missing", "a file", "read-only"])
def test_reading_needs_no_home(tmp_path: Path, home: str) -> None:
    (tmp_path / "file").touch()
    (tmp_path / "locked").mkdir(mode=0o500)
    before = {
        "unset": "unset HOME;",
        "empty": "export HOME=; unset XDG_CONFIG_HOME;",
        "missing": f"export HOME='{tmp_path}/none'; unset XDG_CONFIG_HOME;",
        "a file": f"export HOME='{tmp_path}/file'; unset XDG_CONFIG_HOME;",
        "read-only": f"export HOME='{tmp_path}/locked'; unset XDG_CONFIG_HOME;",
    }[home]
    for command in ("", "redflags", "points BL23", "care heat", "evidence LI4", "explain cun"):
        finished = shell(f"{before} $ACUGUIDE {command}")
        assert (finished.returncode, finished.stderr) == (0, b"")
    assert sorted(path.name for path in tmp_path.rglob("*")) == ["file", "locked"]


def test_two_runs_say_the_same(acuguide: Program) -> None:
    for command in ("causes", "points", "routine --preview", "search xyzzy", "sources S0"):
        runs = [acuguide(*command.split(), PYTHONHASHSEED=seed).stdout for seed in ("1", "2")]
        assert runs[0] == runs[1]
