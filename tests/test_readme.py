"""The README says what the program really does."""

import json
import re
import shlex
from collections.abc import Callable
from pathlib import Path
from subprocess import CompletedProcess

import pytest

README = (Path(__file__).parent.parent / "README.md").read_text(encoding="utf-8")
SHOWN = re.findall(r"```console\n\$ acuguide (.*?)\n(.*?)```", README, flags=re.DOTALL)
COMMANDS = re.findall(r"^\| `acuguide ?(\w*)", README, flags=re.MULTILINE)
# A kind of answer with its keys: "- `search`: `asked`, `points: [{code, pinyin, place}]`".
KINDS = dict(re.findall(r"^- `(\w+)`: (.*?)(?=^- |\n\n)", README, flags=re.MULTILINE | re.DOTALL))
# What to ask so that each of its lists has something in it.
ASKED = {
    "care": ("care --about numb_skin=yes",),
    "evidence": ("evidence",),
    "search": (
        "search numb in both legs",
        "search 腎俞",
        "search BL67",
        "search heat --about numb_skin=yes",
    ),
    "sources": ("sources S0",),
    "explain": ("explain cun",),
}


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
    assert names == list(filter(None, COMMANDS))


@pytest.mark.parametrize("kind", ASKED)
def test_each_kind_of_answer_has_the_keys_that_are_told(
    kind: str, acuguide: Callable[..., CompletedProcess[str]]
) -> None:
    asked = [acuguide(*each.split(), "--format", "json").stdout for each in ASKED[kind]]
    answers = list(map(json.loads, asked))
    assert {said["kind"] for said in answers} == {kind}
    told = re.findall(r"`([a-z_]+)(?::\s+\[(\{.*?\}|id)\])?`", KINDS[kind], flags=re.DOTALL)
    keys = dict(each for each in told if each[0] in answers[0] or each[1])
    assert list(keys) == list(answers[0])[3:]
    for key, entry in keys.items():
        if entry.startswith("{"):
            shown = [each for said in answers for each in said[key]]
            assert re.findall(r"\w+", entry) == list(shown[0]), key


def test_all_kinds_that_are_told_are_asked_for() -> None:
    assert set(KINDS) == set(ASKED)


def test_the_numbers_of_causes_and_points_are_true(
    acuguide: Callable[..., CompletedProcess[str]],
) -> None:
    for command in ("causes", "points"):
        said = json.loads(acuguide(command, "--format", "json").stdout)
        number = len(said["conditions" if command == "causes" else "points"])
        assert re.search(rf"^\| `acuguide {command} .*\b{number} {command}", README, re.MULTILINE)


def test_the_file_shows_several_commands() -> None:
    assert len(SHOWN) >= 4
