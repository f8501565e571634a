"""Help, the version and the welcome: quick to come, with examples that run."""

import re
import shlex
import subprocess
import sys

import pytest

from acuguide import __version__
from acuguide.cli.app import COMMANDS, run
from tests.conftest import ROOT, Program

PYTHON = ".".join(map(str, sys.version_info[:2]))
pytestmark = pytest.mark.usefixtures("read_once")
VERSION = f"acuguide {__version__} (Python {PYTHON})\n"
# Modules that cost more time than the help itself.
HEAVY = {"rich", "pydantic", "prompt_toolkit", "yaml", "sqlite3", "asyncio", "importlib.metadata"}


def help_of(capsys: pytest.CaptureFixture[str], *command: str, flag: str = "--help") -> str:
    """The help of a command."""
    assert run([*command, flag]) == 0
    out, err = capsys.readouterr()
    assert err == ""
    return out


def examples(text: str) -> list[str]:
    """The examples of a help text, one a line."""
    _, _, part = text.partition("Examples:\n")
    return [line.strip() for line in part.splitlines() if line.strip()]


@pytest.mark.parametrize("command", ["", *COMMANDS])
def test_help_explains_a_command_and_ends_with_examples(
    capsys: pytest.CaptureFixture[str], command: str
) -> None:
    text = help_of(capsys, *command.split())
    assert text.startswith(f"Usage: acuguide {command} ".replace("  ", " "))
    assert "--help" in text
    shown = examples(text)
    assert len(shown) >= 2
    assert all(shlex.split(line)[0] == "acuguide" for line in shown)
    assert all(command in line for line in shown)


@pytest.mark.parametrize("command", ["", *COMMANDS])
def test_the_short_flag_shows_the_same_help(
    capsys: pytest.CaptureFixture[str], command: str
) -> None:
    long = help_of(capsys, *command.split())
    assert help_of(capsys, *command.split(), flag="-h") == long


def test_the_help_of_the_program_names_every_command_in_whole_sentences(
    capsys: pytest.CaptureFixture[str],
) -> None:
    text = help_of(capsys)
    _, _, commands = text.partition("Commands:\n")
    listed = re.findall(r"^  (\w+) ", commands.partition("\n\n")[0], re.MULTILINE)
    assert listed == list(COMMANDS) == [
        "redflags", "causes", "points", "routine", "care", "evidence", "search", "explain",
        "sources", "profile", "completion",
    ]  # fmt: skip
    assert "..." not in commands


@pytest.mark.parametrize("command", COMMANDS)
def test_each_option_in_help_has_words(capsys: pytest.CaptureFixture[str], command: str) -> None:
    options = help_of(capsys, command).partition("Options:\n")[2].partition("\n\n")[0]
    for option in re.split(r"\n(?=  -)", options):
        assert len(option.split()) > 3, option


@pytest.mark.parametrize("command", ["", *COMMANDS])
def test_every_example_in_help_runs(capsys: pytest.CaptureFixture[str], command: str) -> None:
    for line in examples(help_of(capsys, *command.split())):
        # A shell takes away what is meant for it.
        words = shlex.split(re.split(" >{1,2} ", line)[0])[1:]
        asks = "--ask" in words or words == ["profile"]
        plays = "routine" in words and "--preview" not in words
        code = run([*words, "--preview"] if plays else words)
        out, err = capsys.readouterr()
        if asks:
            assert (code, out) == (2, "")
            assert "Asking needs a terminal." in err
        else:
            assert (code, err) == (3 if "--yes" in words else 0, "")
            assert out


@pytest.mark.parametrize("arguments", ["--help", "points --help", "routine -h", "--version"])
def test_help_imports_nothing_heavy(arguments: str) -> None:
    finished = subprocess.run(
        [sys.executable, "-X", "importtime", "-m", "acuguide", *arguments.split()],
        capture_output=True,
        check=True,
        cwd=ROOT,
        encoding="utf-8",
        timeout=60,
    )
    imported = set(re.findall(r"\| +(\S+)$", finished.stderr, re.MULTILINE))
    assert "acuguide.cli.app" in imported
    assert imported & HEAVY == set()


def test_help_is_plain_even_where_colour_is_forced(acuguide: Program) -> None:
    finished = acuguide("points", "--help", FORCE_COLOR="1", TERM="xterm-256color")
    assert (finished.returncode, finished.stderr) == (0, "")
    assert finished.stdout == acuguide("points", "--help").stdout
    assert "\x1b" not in finished.stdout


def test_alone_in_a_pipe_the_program_welcomes(acuguide: Program) -> None:
    finished = acuguide()
    assert (finished.returncode, finished.stderr) == (0, "")
    assert finished.stdout.startswith("ACUGUIDE\n\nA guide for low back, buttock and hip pain.\n")
    assert "This guide does not diagnose" in finished.stdout
    for command in ("redflags", "causes", "points", "routine"):
        assert f"\nacuguide {command}: " in finished.stdout
    assert acuguide(stdin="1\n1\n1\n").stdout == finished.stdout


def test_the_version_is_one_line(acuguide: Program) -> None:
    finished = acuguide("--version")
    assert (finished.returncode, finished.stdout, finished.stderr) == (0, VERSION, "")
    assert acuguide("--version", "points").stdout == VERSION
