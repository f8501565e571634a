"""The README says what the program really does."""

import re
import shlex
from collections.abc import Callable
from pathlib import Path
from subprocess import CompletedProcess

import pytest

README = (Path(__file__).parent.parent / "README.md").read_text(encoding="utf-8")
SHOWN = re.findall(r"```console\n\$ acuguide (.*?)\n(.*?)```", README, flags=re.DOTALL)
COMMANDS = re.findall(r"^\| `acuguide ?(\w*)", README, flags=re.MULTILINE)


@pytest.mark.parametrize(("command", "shown"), SHOWN, ids=[command for command, _ in SHOWN])
def test_each_shown_output_is_real(
    command: str, shown: str, acuguide: Callable[..., CompletedProcess[str]]
) -> None:
    real = acuguide(*shlex.split(command)).stdout
    position = 0
    # What stands between two lines of dots must stand in the output, in this order.
    for part in shown.split("...\n"):
        found = real.find(part, position)
        assert found >= 0, f"not in the output: {part}"
        position = found + len(part)
    assert shown.endswith("...\n") or position == len(real)


def test_every_command_is_in_the_table(acuguide: Callable[..., CompletedProcess[str]]) -> None:
    listed = acuguide("--help").stdout.partition("Commands:")[2].partition("Examples:")[0]
    names = re.findall(r"^  (\w+)", listed, flags=re.MULTILINE)
    assert set(names) == set(filter(None, COMMANDS))


def test_the_file_shows_several_commands() -> None:
    assert len(SHOWN) >= 4
