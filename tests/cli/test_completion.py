"""Completion: a script for each shell, and quick answers to what the shells ask."""

import os
import re
import shlex
import subprocess
import sys
from pathlib import Path

import pytest

from acuguide.catalog.records import Catalog
from acuguide.guide.triage import all_signs
from tests.conftest import ROOT, Program

# A line of each script without which the shell would not ask us.
KEY_LINES = {
    "bash": "complete -o default -F _acuguide_completion acuguide",
    "zsh": "compdef _acuguide_completion acuguide",
    "fish": "complete --command acuguide --no-files",
    "powershell": "Register-ArgumentCompleter -Native -CommandName acuguide",
}


def complete(acuguide: Program, line: str, shell: str = "bash") -> list[str]:
    """What a shell is offered for a line whose last word is still being typed."""
    asked = {
        "bash": {"COMP_WORDS": line, "COMP_CWORD": str(line.count(" "))},
        "zsh": {"_TYPER_COMPLETE_ARGS": line},
        "fish": {"_TYPER_COMPLETE_ARGS": line, "_TYPER_COMPLETE_FISH_ACTION": "get-args"},
        "powershell": {
            "_TYPER_COMPLETE_ARGS": line,
            "_TYPER_COMPLETE_WORD_TO_COMPLETE": line.rpartition(" ")[2],
        },
    }[shell]
    finished = acuguide(_ACUGUIDE_COMPLETE=f"complete_{shell}", **asked)
    assert (finished.returncode, finished.stderr) == (0, "")
    if shell == "zsh":
        return re.findall(r'"([^"]+)"(?::"[^"]*")?', finished.stdout)
    lines = finished.stdout.splitlines()
    return [re.split(r":::|\t", line)[0] for line in lines if line]


@pytest.mark.parametrize("shell", KEY_LINES)
def test_the_script_of_a_shell_is_printed(acuguide: Program, shell: str) -> None:
    finished = acuguide("completion", shell)
    assert (finished.returncode, finished.stderr) == (0, "")
    assert KEY_LINES[shell] in finished.stdout
    assert "_ACUGUIDE_COMPLETE" in finished.stdout
    assert f"complete_{shell}" in finished.stdout
    # The script of the shell that was named, whatever shell this is.
    for other in set(KEY_LINES) - {shell}:
        assert f"complete_{other}" not in finished.stdout


def test_bash_accepts_its_script(acuguide: Program) -> None:
    script = acuguide("completion", "bash").stdout
    subprocess.run(["bash", "-n"], input=script, check=True, encoding="utf-8", timeout=60)


def test_bash_completes_with_its_script(acuguide: Program, tmp_path: Path) -> None:
    program = tmp_path / "acuguide"
    command = f"cd {shlex.quote(str(ROOT))} && exec {shlex.quote(sys.executable)} -m acuguide"
    program.write_text(f'#!/bin/sh\n{command} "$@"\n', encoding="utf-8")
    program.chmod(0o755)
    script = acuguide("completion", "bash").stdout + (
        "COMP_WORDS=(acuguide points --condition pir) COMP_CWORD=3\n"
        "_acuguide_completion acuguide\n"
        'printf "%s\\n" "${COMPREPLY[@]}"\n'
    )
    finished = subprocess.run(
        ["bash", "-c", script],
        capture_output=True,
        check=True,
        encoding="utf-8",
        env={
            "PATH": f"{tmp_path}:{os.environ['PATH']}",
            "XDG_CONFIG_HOME": os.environ["XDG_CONFIG_HOME"],
        },
        timeout=60,
    )
    assert finished.stdout == "piriformis\n"


@pytest.mark.parametrize("shell", KEY_LINES)
@pytest.mark.parametrize(
    ("line", "offered"),
    [
        ("acuguide causes sci", ["sciatica"]),
        ("acuguide points BL54", ["BL54"]),
        ("acuguide care hea", ["heat"]),
        ("acuguide explain sacral-h", ["sacral-hiatus"]),
        ("acuguide routine de", ["desk"]),
        ("acuguide redflags --yes RF0", None),
        ("acuguide re", ["redflags"]),
        ("acuguide pro", ["profile"]),
    ],
)
def test_every_shell_completes_names(
    acuguide: Program, catalog: Catalog, shell: str, line: str, offered: list[str] | None
) -> None:
    if offered is None:
        offered = [own.id for own in all_signs(catalog.red_flags) if own.id.startswith("RF0")]
    assert complete(acuguide, line, shell) == offered


@pytest.mark.parametrize(
    ("line", "offered"),
    [
        ("acuguide points --condition pir", ["piriformis"]),
        ("acuguide points BL23 GV", ["GV14", "GV2", "GV3", "GV4"]),
        ("acuguide care sci", ["sciatica"]),
        ("acuguide evidence GB3", ["GB30", "GB31", "GB34", "GB39"]),
        ("acuguide evidence hea", ["heat"]),
        ("acuguide sources who", ["WHO08", "WHO23", "WHOREV23"]),
        ("acuguide search --yes RF28", ["RF28"]),
        ("acuguide care --about preg", ["pregnant=yes", "pregnant=no"]),
        ("acuguide points --region b", ["buttock"]),
        ("acuguide routine --position lying", ["lying-back", "lying-side"]),
        ("acuguide points --about preg", ["pregnant=yes", "pregnant=no"]),
        ("acuguide causes --about coun", ["country="]),
        ("acuguide redflags --country J", ["JP"]),
        ("acuguide profile s", ["set", "show"]),
        ("acuguide profile set preg", ["pregnant=yes", "pregnant=no"]),
        ("acuguide profile set age=72 cli", ["clinician=agreed", "clinician=no"]),
        ("acuguide profile clear preg", ["pregnant"]),
        ("acuguide points --yes RF28", ["RF28"]),
        ("acuguide points --format j", ["json"]),
        ("acuguide routine --chec", ["--checked"]),
        ("acuguide completion z", ["zsh"]),
        ("acuguide causes xyz", []),
        ("acuguide nosuch x", []),
    ],
)
def test_bash_completes_options_and_their_values(
    acuguide: Program, line: str, offered: list[str]
) -> None:
    assert complete(acuguide, line) == offered


@pytest.mark.parametrize(
    ("line", "offered"),
    [
        ("acuguide points bl2", ["BL23", "BL24", "BL25", "BL26", "BL27", "BL28"]),
        ("acuguide causes SCI", ["sciatica"]),
        ("acuguide care HEA", ["heat"]),
    ],
)
def test_completing_minds_case_as_little_as_the_commands_do(
    acuguide: Program, line: str, offered: list[str]
) -> None:
    assert complete(acuguide, line) == offered


def test_nothing_typed_offers_everything(acuguide: Program, catalog: Catalog) -> None:
    assert complete(acuguide, "acuguide causes ") == sorted(catalog.conditions)
    assert complete(acuguide, "acuguide points ") == sorted(catalog.points)
    assert complete(acuguide, "acuguide routine ") == sorted(catalog.routines)
    assert complete(acuguide, "acuguide care ") == [
        *sorted(catalog.conditions), *sorted(catalog.care),
    ]  # fmt: skip
    assert complete(acuguide, "acuguide evidence ") == [
        *sorted(catalog.conditions), *sorted(catalog.points), *sorted(catalog.care),
    ]  # fmt: skip
    assert complete(acuguide, "acuguide sources ") == list(catalog.sources)
    assert complete(acuguide, "acuguide explain ") == list(catalog.words)
    assert complete(acuguide, "acuguide ") == [
        "redflags", "causes", "points", "routine", "care", "evidence", "search", "explain",
        "sources", "profile", "completion",
    ]  # fmt: skip


@pytest.mark.parametrize("shell", KEY_LINES)
def test_completing_imports_neither_rich_nor_yaml(shell: str) -> None:
    line = "acuguide causes sci"
    finished = subprocess.run(
        [sys.executable, "-X", "importtime", "-m", "acuguide"],
        capture_output=True,
        check=True,
        cwd=ROOT,
        encoding="utf-8",
        env={
            "PATH": os.environ["PATH"],
            "XDG_CONFIG_HOME": os.environ["XDG_CONFIG_HOME"],
            "_ACUGUIDE_COMPLETE": f"complete_{shell}",
            "COMP_WORDS": line,
            "COMP_CWORD": "2",
            "_TYPER_COMPLETE_ARGS": line,
            "_TYPER_COMPLETE_FISH_ACTION": "get-args",
            "_TYPER_COMPLETE_WORD_TO_COMPLETE": "sci",
        },
        timeout=60,
    )
    assert "sciatica" in finished.stdout
    imported = set(re.findall(r"\| +(\S+)$", finished.stderr, re.MULTILINE))
    assert "acuguide.cli.app" in imported
    assert imported & {"rich", "rich.markup", "yaml", "pydantic", "prompt_toolkit"} == set()
