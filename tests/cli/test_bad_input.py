"""Bad input: one clear sentence on stderr, an exit code, and nothing on stdout."""

import os
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import TypeAlias

import pytest

from acuguide.cli.app import run
from tests.conftest import ROOT, Finished, Program

Complaint: TypeAlias = Callable[..., str]
pytestmark = pytest.mark.usefixtures("read_once")
LONG = "x" * 10_000
MINUTES = "--minutes takes a whole number from 2 to 30; you gave '{}'."


@pytest.fixture
def complaint(capsys: pytest.CaptureFixture[str]) -> Complaint:
    """Runs a wrong command line in this process; the one sentence it says on stderr."""

    def complain(*arguments: str) -> str:
        code = run(arguments)
        out, err = capsys.readouterr()
        assert (code, out) == (2, "")
        assert err.endswith("\n")
        assert err.count("\n") == 1, err
        assert err[:-1].isprintable(), err
        assert "Traceback" not in err
        assert "Error:" not in err
        assert "╭" not in err
        return err.rstrip("\n")

    return complain


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (
            ["points", "GB31x"],
            "There is no point called 'GB31x'. Did you mean GB31 or BL31 or GB41?",
        ),
        (
            ["points", "BL23", "GB31x"],
            "There is no point called 'GB31x'. Did you mean GB31 or BL31 or GB41?",
        ),
        (
            ["care", "heatt"],
            (
                "There is no condition or kind of care called 'heatt'. "
                "Did you mean heat or eating or a-plan?"
            ),
        ),
        (
            ["evidence", "GB31x"],
            (
                "There is no condition, point or kind of care called 'GB31x'. "
                "Did you mean GB31 or BL31 or GB41?"
            ),
        ),
        (
            ["evidence", "sciatca"],
            (
                "There is no condition, point or kind of care called 'sciatca'. "
                "Did you mean sciatica or cat-cow?"
            ),
        ),
        (
            ["sources", "WHO"],
            (
                "There is no source called 'WHO'. Did you mean WHO23 or WHO08?"
                ' All of them: "acuguide sources".'
            ),
        ),
        (
            ["explain", "sakrum"],
            "There is no term called 'sakrum'. Did you mean sacrum or labrum or sham?",
        ),
        (["serch", "sit"], "No such command 'serch'. Did you mean 'search'?"),
        (["points", "huantaio"], "There is no point called 'huantaio'. Did you mean GB30?"),
        (["causes", "sciatca"], "There is no condition called 'sciatca'. Did you mean sciatica?"),
        (
            ["points", "--condition", "sciatca"],
            "There is no condition called 'sciatca'. Did you mean sciatica?",
        ),
        (
            ["routine", "--condition", "pirifomis"],
            "There is no condition called 'pirifomis'. Did you mean piriformis?",
        ),
        (["routine", "desc"], "There is no routine called 'desc'. Did you mean desk?"),
        (
            ["causes", "--region", "butock"],
            "There is no region called 'butock'. Did you mean buttock?",
        ),
        (
            ["points", "--region", "knee"],
            "There is no region called 'knee'. Try one of: low-back, buttock, hip.",
        ),
        (
            ["routine", "--position", "siting"],
            "There is no position called 'siting'. Did you mean sitting?",
        ),
        (["point"], "No such command 'point'. Did you mean 'points'?"),
        (["redflag", "--none"], "No such command 'redflag'. Did you mean 'redflags'?"),
    ],
)
def test_a_near_miss_is_suggested(complaint: Complaint, arguments: list[str], said: str) -> None:
    assert complaint(*arguments) == said


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (["points", "--conditon", "sciatica"], "--conditon --condition"),
        (["redflags", "--yes", "RF99"], "warning sign RF99"),
        (["points", "--yes", "headache"], "warning sign headache"),
        (["routine", "--checked", "--yes", "RF0"], "warning sign RF0"),
        (["causes", "qqqq"], "condition qqqq one of"),
        (["points", "東京"], "point 東京"),
        (["care", "qqqq"], "condition care qqqq one of"),
        (["care", "RF01"], "condition care RF01"),
        (["evidence", "東京"], "condition point care 東京"),
        (["sources", "qqqq"], 'source qqqq one of "acuguide sources".'),
        (["explain", "qqqq"], "term qqqq one of"),
        (["search"], "WORDS"),
        (["search", ""], "WORDS"),
        (["search", "stiff", "--yes", "RF99"], "warning sign RF99"),
        (["care", "--yes", "headache"], "warning sign headache"),
        (["evidence", "--about", "age=old"], "age old"),
        (["care", "heat", "ice"], "unexpected ice"),
        (["evidence", "GB30", "GB31"], "unexpected GB31"),
        (["sources", "S0", "S1"], "unexpected S1"),
        (["explain", "cun", "qi"], "unexpected qi"),
        (["sources", "--yes", "RF01"], "option --yes"),
        (["explain", "--about", "age=3"], "option --about"),
        (["care", "--condition", "sciatica"], "option --condition"),
        (["search", "sit", "--format", "xml"], "--format xml text json"),
        (["nosuch"], "command nosuch"),
        (["--nosuch"], "option --nosuch"),
        (["points", "-x"], "option -x"),
        (["points", "--cond", "sciatica"], "option --cond"),
        (["causes", "sciatica", "piriformis"], "unexpected piriformis"),
        (["redflags", "RF01"], "unexpected RF01"),
        (["points", "--plain=yes"], "--plain value"),
        (["points", "--condition"], "--condition argument"),
        (["routine", "--minutes"], "--minutes argument"),
        (["redflags", "--yes"], "--yes argument"),
        (["points", "--about"], "--about argument"),
        (["points", "--format"], "--format argument"),
        (["points", "--format", "xml"], "--format xml text json"),
        (["causes", "--format", "JSONL"], "--format JSONL text json"),
        (["points", "BL23", "--condition", "sciatica"], "CODE --condition --region"),
        (["points", "BL23", "--region", "hip"], "CODE --condition --region"),
        (["points", "--region", "hip", "--condition", "sciatica"], "CODE --condition --region"),
        (["causes", "sciatica", "--region", "hip"], "CONDITION --region --symptom"),
        (["causes", "sciatica", "--symptom", "numb"], "CONDITION --region --symptom"),
        (["redflags", "--none", "--yes", "RF01"], "--none --yes"),
        (["redflags", "--ask", "--none"], "--ask --none"),
        (["redflags", "--ask", "--yes", "RF01"], "--ask --yes"),
        (["redflags", "--ask"], "terminal --yes --none"),
        (["completion"], "shell bash zsh fish powershell"),
        (["completion", "tcsh"], "tcsh bash zsh fish powershell"),
        (["points", "--about", "age"], "KEY=VALUE age=72 'age'"),
        (["points", "--about", "=yes"], "age pregnant"),
        (["points", "--about", "agee=3"], "agee age"),
        (["points", "--about", "shoe=3"], "shoe age pregnant blood_thinner clinician"),
        (["points", "--about", "age="], "age 0 120"),
        (["points", "--about", "age=-1"], "age 0 120 -1"),
        (["points", "--about", "age=121"], "age 0 120 121"),
        (["points", "--about", "age=7２"], "age 0 120"),
        (["points", "--about", "age=" + "9" * 5000], "age 0 120"),
        (["points", "--about", "age=old"], "age old"),
        (["points", "--about", "pregnant=maybe"], "pregnant yes no maybe"),
        (["points", "--about", "blood_thinner="], "blood_thinner yes no"),
        (["points", "--about", "clinician=yes"], "clinician agreed yes"),
        (["routine", "--about", "pregnant=yes", "--about", "x"], "KEY=VALUE 'x'"),
        (["causes", "--about", "skin=yes"], "skin skin_leg"),
        (["points", "--about", "weeks=5201"], "weeks 0 5200 5201"),
        (["points", "--about", "weeks=2.5"], "weeks 0 5200 2.5"),
        (["points", "--about", "country=Japn"], "country Japn JP"),
        (["points", "--about", "country="], "country"),
        (["redflags", "--country", "Japn"], "country Japn JP"),
        (["redflags", "--country", ""], "country"),
        (["profile"], "terminal acuguide profile set KEY=VALUE"),
        (["profile", "st"], "'st' set show clear"),
        (["profile", "ask", "age=72"], "acuguide profile set KEY=VALUE"),
        (["profile", "set"], "acuguide profile set age=72"),
        (["profile", "set", "age"], "KEY=VALUE 'age'"),
        (["profile", "set", "agee=72"], "agee Did you mean age?"),
        (["profile", "set", "age=old"], "age 0 120 old"),
        (["profile", "set", "pregnant=maybe"], "pregnant yes no maybe"),
        (["profile", "set", "clinician=yes"], "clinician agreed no yes"),
        (["profile", "set", "country=Japn"], "country Japn Did you mean JP?"),
        (["profile", "show", "age"], "profile show"),
        (["profile", "clear", "pregnannt"], "pregnannt Did you mean pregnant?"),
        (["profile", "--yes", "RF01"], "option --yes"),
        (["routine", "desk", "--condition", "labral-tear", "--position", "xyz"], "position xyz"),
    ],
    ids=lambda value: " ".join(value)[:50] if isinstance(value, list) else "",
)
def test_wrong_use_is_told_in_one_sentence(
    complaint: Complaint, arguments: list[str], words: str
) -> None:
    said = complaint(*arguments)
    assert [word for word in words.split() if word not in said] == []


@pytest.mark.parametrize(
    "minutes",
    [
        "0",
        "1",
        "31",
        "-5",
        "1000",
        "abc",
        "2.5",
        "1e1",
        "\uff13",
        "",
        " ",
        "5 ",
        "+5",
        "0x5",
    ],
)
def test_minutes_are_a_whole_number_from_2_to_30(complaint: Complaint, minutes: str) -> None:
    assert complaint("routine", "--minutes", minutes) == MINUTES.format(minutes)


@pytest.mark.parametrize(
    "arguments",
    [
        ["points", ""],
        ["points", "--condition", ""],
        ["points", "--region", ""],
        ["causes", ""],
        ["causes", "--region", ""],
        ["routine", "", "--preview"],
        ["routine", "--preview", "--condition", ""],
        ["routine", "--preview", "--position", ""],
        ["points", "--about", ""],
        ["profile", "set", ""],
        ["profile", "set", "=72"],
        ["profile", "clear", ""],
        ["redflags", "--yes", ""],
        ["redflags", "--yes", " "],
        ["causes", " "],
        ["care", ""],
        ["evidence", " "],
        ["search", ""],
        ["search", " ", " "],
        ["sources", ""],
        ["explain", "-"],
        ["points", "-"],
    ],
    ids=" ".join,
)
def test_an_empty_name_is_no_name(complaint: Complaint, arguments: list[str]) -> None:
    assert complaint(*arguments)


@pytest.mark.parametrize(
    "arguments",
    [
        ["causes", "a\nb"],
        ["points", "a\r\nb"],
        ["points", "\x1b[31mred"],
        ["causes", "\x1b]0;title\a"],
        ["causes", "\u202egnippilf"],
        ["points", "\x9b31m"],
        ["routine", "--minutes", "\x1b[2J"],
        ["points", "--about", "\x1b[2J=1"],
        ["points", "--about", "age=\x1b[2J"],
        ["care", "\x1b[31mheat"],
        ["evidence", "a\nb"],
        ["sources", "\x9b31m"],
        ["explain", "\u202enuc"],
        ["profile", "set", "\x1b[2J=1"],
        ["profile", "set", "age=\x1b[2J"],
        ["profile", "clear", "\x1b[2J"],
        ["profile", "\x1b[2J"],
        ["redflags", "--yes", "\x1b[2J"],
        ["points", "--format", "\x1b[2J"],
        ["\x1b[2J"],
        ["points", "--\x1b[2J"],
    ],
    ids=ascii,
)
def test_control_characters_are_not_echoed_to_the_terminal(
    complaint: Complaint, arguments: list[str]
) -> None:
    assert complaint(*arguments)


@pytest.mark.parametrize("words", ["\x1b[31mburning", "\x1b]0;title\a", "burning\nlegs"])
def test_the_words_of_a_symptom_are_shown_without_their_control_characters(
    capsys: pytest.CaptureFixture[str], words: str
) -> None:
    for command in (["causes", "--symptom"], ["search"]):
        assert run([*command, words]) == 0
        out, err = capsys.readouterr()
        assert (out + err).replace("\n", "").isprintable()


@pytest.mark.parametrize(
    "arguments",
    [
        ["causes", LONG],
        ["points", "BL" * 10_000],
        ["care", LONG],
        ["points", "--yes", LONG],
        ["points", "--about", LONG],
        ["points", "--about", f"{LONG}=yes"],
        ["points", "--about", f"age={LONG}"],
        ["points", "--about", f"pregnant={LONG}"],
        ["routine", "--minutes", "9" * 5000],
    ],
    ids=lambda arguments: " ".join(word[:20] + word[20:][-4:] for word in arguments),
)
def test_a_very_long_name_is_wrong_use_too_and_only_its_beginning_is_repeated(
    complaint: Complaint, arguments: list[str]
) -> None:
    assert len(complaint(*arguments)) < 1000


def test_the_program_complains_like_the_function(acuguide: Program) -> None:
    for arguments in (("points", "GB31x"), ("routine", "--minutes", "0"), ("causes", "--x")):
        finished = acuguide(*arguments)
        assert (finished.returncode, finished.stdout) == (2, "")
        assert finished.stderr.count("\n") == 1


def test_asking_in_a_pipe_says_what_to_use_instead(acuguide: Program) -> None:
    for stdin in ("", "y\n" * 1000, None):
        finished = acuguide("redflags", "--ask", stdin=stdin)
        assert (finished.returncode, finished.stdout) == (2, "")
        assert finished.stderr == (
            'Asking needs a terminal. Use "--yes ID" or "--none" with redflags,'
            ' or "--checked" with routine.\n'
        )


@pytest.mark.parametrize(
    "arguments",
    [[b"\xff"], [b"points", b"BL\xff23"], [b"causes", b"--symptom", b"\xc3\x28"]],
    ids=ascii,
)
def test_bytes_that_are_no_utf8_are_wrong_use(arguments: list[bytes]) -> None:
    command = [os.fsencode(sys.executable), b"-m", b"acuguide", *arguments]
    environ = {**os.environ, "PYTHONUTF8": "1"}
    finished = subprocess.run(
        command, capture_output=True, check=False, cwd=ROOT, env=environ, timeout=60
    )
    assert (finished.returncode, finished.stdout) == (2, b"")
    assert finished.stderr.startswith(b"This is not readable text: '")
    assert finished.stderr.count(b"\n") == 1


# Data that cannot be used


@pytest.fixture
def copy(tmp_path: Path) -> Path:
    """A copy of the program and its data, to be broken."""
    leave = shutil.ignore_patterns("__pycache__", "catalog.json")
    for folder in ("acuguide", "data"):
        shutil.copytree(ROOT / folder, tmp_path / folder, ignore=leave)
    return tmp_path


def run_copy(copy: Path, *arguments: str) -> Finished:
    """Runs the program of a copy, in its folder."""
    return subprocess.run(
        [sys.executable, "-m", "acuguide", *arguments],
        capture_output=True,
        check=False,
        cwd=copy,
        encoding="utf-8",
        env={
            "PATH": os.environ["PATH"],
            "XDG_CONFIG_HOME": os.environ["XDG_CONFIG_HOME"],
            "PYTHONUTF8": "1",
            "PYTHONDONTWRITEBYTECODE": "1",
        },
        timeout=60,
    )


def problems(copy: Path, *arguments: str) -> list[str]:
    """The problems a broken copy tells, a line each."""
    finished = run_copy(copy, *(arguments or ("points", "BL23")))
    assert (finished.returncode, finished.stdout) == (4, "")
    assert "Traceback" not in finished.stderr
    return finished.stderr.splitlines()


def line_of(path: Path, start: str) -> int:
    """The number of the first line that starts like this."""
    lines = path.read_text(encoding="utf-8").splitlines()
    return next(number for number, line in enumerate(lines, 1) if line.startswith(start))


def test_an_unbroken_copy_works(copy: Path) -> None:
    finished = run_copy(copy, "points", "BL23")
    assert (finished.returncode, finished.stderr) == (0, "")
    assert "BL23 Shènshū" in finished.stdout


def test_a_missing_file_is_named(copy: Path) -> None:
    (copy / "data/vocabulary.yaml").unlink()
    assert problems(copy) == ["data/vocabulary.yaml: the file is missing"]


def test_missing_data_names_every_file_and_folder(copy: Path) -> None:
    shutil.rmtree(copy / "data")
    missing = (
        "sources", "vocabulary", "red_flags", "cautions", "emergency_numbers", "intake",
        "evidence", "words", "left-out", "landmarks",
    )  # fmt: skip
    folders = ("conditions", "points", "routines", "care")
    assert sorted(problems(copy)) == sorted(
        (
            *(f"data/{name}.yaml: the file is missing" for name in missing),
            *(f"data/{name}: no .yaml file here" for name in folders),
        )
    )


def test_an_unknown_key_is_named_with_its_line(copy: Path) -> None:
    path = copy / "data/conditions/sciatica.yaml"
    text = path.read_text(encoding="utf-8")
    path.write_text(text.replace("summary:", "sumary:", 1), encoding="utf-8")
    told = problems(copy)
    assert any(line.startswith(f"{place(path, 'sumary:')}: ") for line in told)
    assert any("'summary'" in line for line in told)
    assert all(line.startswith("data/conditions/sciatica.yaml:") for line in told)


def place(path: Path, start: str) -> str:
    """A file and line as messages name them."""
    return f"data/{path.parent.name}/{path.name}:{line_of(path, start)}"


def test_a_wrong_type_says_what_was_expected(copy: Path) -> None:
    path = copy / "data/routines/desk.yaml"
    text = path.read_text(encoding="utf-8")
    path.write_text(text.replace("minutes: 4", "minutes: four", 1), encoding="utf-8")
    (told,) = problems(copy)
    assert told.startswith(f"{place(path, 'minutes:')}: ")
    assert "expected" in told
    assert "minutes" in told


def test_text_that_is_no_yaml_is_told_with_its_line(copy: Path) -> None:
    path = copy / "data/points/BL23.yaml"
    path.write_text("pinyin: Shènshū\nfind: [one\n", encoding="utf-8")
    (told,) = problems(copy)
    assert told.startswith("data/points/BL23.yaml:")
    assert "not valid YAML" in told


def test_all_problems_of_all_files_are_told_at_once(copy: Path) -> None:
    (copy / "data/intake.yaml").write_text("questions: no\n", encoding="utf-8")
    (copy / "data/routines/desk.yaml").write_bytes(b"\xff\xfe")
    (copy / "data/points/LI4.yaml").write_text("a: 1\na: 2\n", encoding="utf-8")
    told = problems(copy)
    assert [line for line in told if line.startswith("data/intake.yaml:1: ")]
    assert [line for line in told if line.startswith("data/routines/desk.yaml:1: not UTF-8")]
    assert "data/points/LI4.yaml:2: key 'a' stands twice (first on line 1)" in told


def test_a_word_that_names_nothing_is_told_with_its_line(copy: Path) -> None:
    path = copy / "data/routines/desk.yaml"
    text = path.read_text(encoding="utf-8")
    path.write_text(text.replace("LI4", "LI5", 1), encoding="utf-8")
    (told,) = problems(copy)
    line = next(
        n for n, line in enumerate(path.read_text("utf-8").splitlines(), 1) if "LI5" in line
    )
    assert told.startswith(f"data/routines/desk.yaml:{line}: ")
    assert "'LI5'" in told


def test_a_pipe_in_place_of_a_file_does_not_hang(copy: Path) -> None:
    path = copy / "data/cautions.yaml"
    path.unlink()
    os.mkfifo(path)
    assert problems(copy) == ["data/cautions.yaml: expected a regular file"]


def test_a_damaged_compiled_catalogue_is_told_in_one_sentence(copy: Path) -> None:
    for content in (b"", b"{", b"[]", b"\xff", b"{}"):
        (copy / "acuguide/catalog.json").write_bytes(content)
        (told,) = problems(copy)
        assert "install acuguide again" in told


@pytest.mark.parametrize(
    "arguments",
    [
        [],
        ["routine", "--preview"],
        ["redflags"],
        ["profile", "show"],
        ["care"],
        ["evidence", "GB30"],
        ["search", "sit"],
        ["sources"],
        ["explain", "cun"],
    ],
    ids=" ".join,
)
def test_every_command_tells_of_broken_data_alike(copy: Path, arguments: list[str]) -> None:
    (copy / "data/sources.yaml").write_text("", encoding="utf-8")
    finished = run_copy(copy, *arguments)
    assert (finished.returncode, finished.stdout) == (4, "")
    assert finished.stderr == "data/sources.yaml:1: the file is empty\n"


def test_help_and_version_need_no_data(copy: Path) -> None:
    shutil.rmtree(copy / "data")
    helps = [["--help"], *([name, "--help"] for name in ("points", "care", "search", "sources"))]
    for arguments in (*helps, ["--version"], ["completion", "bash"]):
        finished = run_copy(copy, *arguments)
        assert (finished.returncode, finished.stderr) == (0, "")
