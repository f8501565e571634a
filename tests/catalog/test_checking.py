"""`python -m acuguide.catalog`: all problems at once, each with its place and what to write."""

import json
import os
import re
import resource
import shutil
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from acuguide import __version__
from acuguide.catalog.__main__ import check, main
from acuguide.catalog.folder import FILES, KINDS
from acuguide.catalog.reader import MAX_BYTES
from tests.conftest import Finished

ROOT = Path(__file__).parents[2]
BAD = Path(__file__).parent / "bad"
# Its things, and its one figure.
FILES_HERE = len(FILES) + 6
HOLDS = f"All {FILES_HERE} files hold.\n"
PARTLY = "not every file could be compared with the others"
# The fault table: a second and 100 MB for a whole run. A slow machine gets five times that.
LONGEST, MOST_BYTES = 5.0, 100_000_000
Said = Callable[..., tuple[int, str, str]]


@pytest.fixture
def said(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch, small: Path) -> Said:
    """Runs a command beside the small folder `data`: its exit code, stdout and stderr."""
    monkeypatch.chdir(small.parent)

    def run(*arguments: str) -> tuple[int, str, str]:
        code = main(arguments)
        return code, *capsys.readouterr()

    return run


def change(path: Path, old: str, new: str) -> None:
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), encoding="utf-8")


# What is told


def test_files_that_hold_are_counted(said: Said) -> None:
    assert said("check", "data") == (0, HOLDS, "")


def test_every_problem_of_every_file_is_told_at_once_with_a_hint(said: Said, small: Path) -> None:
    change(small / "points/BL25.yaml", "gloss:", "glos:")
    change(small / "routines/desk.yaml", "minutes: 4", "minutes: four")
    change(small / "routines/desk.yaml", "BL25]", "bl 25]")
    change(small / "intake.yaml", "region: hip}", "region: hips}")
    change(small / "conditions/sciatica.yaml", "group: nerve", "group: nerves")
    (small / "care/heat.yaml").write_text("name: [one\n", encoding="utf-8")
    (small / "red-flags.yaml").touch()
    known = "gloss, also_called"
    code, out, err = said("check", "data")
    assert (code, err) == (4, "")
    assert known in out
    assert re.sub(r"known keys are .*", "known keys are ...", out) == (
        "data/care/heat.yaml:2: not valid YAML: did not find expected ',' or ']'\n"
        "data/conditions/sciatica.yaml:3: unknown group 'nerves'\n"
        "  hint: did you mean 'nerve'?\n"
        "data/intake.yaml:6: unknown region 'hips'\n"
        "  hint: did you mean 'hip'?\n"
        "data/points/BL25.yaml:2: the file: key 'gloss' is missing\n"
        "  hint: add 'gloss:' and text\n"
        "data/points/BL25.yaml:6: unknown key 'glos'; known keys are ...\n"
        "  hint: did you mean 'gloss'?\n"
        "data/red-flags.yaml: no such file is read; is its name right?\n"
        "  hint: did you mean 'red_flags'?\n"
        "data/routines/desk.yaml:4: minutes: expected a whole number, got text\n"
        "  hint: write digits, such as 10\n"
        "data/routines/desk.yaml:6: points.1: expected text matching regex"
        " '^(?:[A-Z]{2}|EX-[A-Z]{1,2})[0-9]{1,2}$'\n"
        "  hint: did you mean 'BL25'?\n"
        f"8 problems in 6 files; {PARTLY}.\n"
    )


def test_what_is_wrong_between_files_is_told_though_another_file_does_not_fit(
    said: Said, small: Path
) -> None:
    change(small / "routines/desk.yaml", "minutes: 4", "minutes: 400")
    change(small / "points/BL25.yaml", "[S0]", "[OURS]")
    _, out, _ = said("check", "data")
    assert "data/points/BL25.yaml:23: unknown source 'OURS'\n  hint: did you mean 'OUR'?\n" in out
    assert out.endswith(f"2 problems in 2 files; {PARTLY}.\n")


@pytest.mark.parametrize(
    "text",
    ["pinyin: 1\n", "situations: [faints]\n", "name: [one\nsituations: faints\n"],
    ids=["does not fit", "says it", "no YAML"],
)
def test_nothing_is_said_to_be_missing_that_may_stand_in_a_file_that_does_not_fit(
    text: str, said: Said, small: Path
) -> None:
    """BL23 is named by other files, and is the only one from which `faints` takes effect."""
    whole = (small / "points/BL23.yaml").read_text(encoding="utf-8")
    (small / "points/BL23.yaml").write_text(text + "situations: faints\n", encoding="utf-8")
    _, out, _ = said("check", "data")
    assert "unknown point" not in out
    assert "nothing follows" not in out
    assert "faints" in whole


def test_a_question_that_no_file_follows_up_is_told_though_another_does_not_fit(
    said: Said, small: Path
) -> None:
    change(small / "points/BL23.yaml", "situations: [faints]", "situations: []")
    change(small / "points/BL25.yaml", "gloss:", "glos:")
    _, out, _ = said("check", "data")
    assert "data/cautions.yaml:7: situation 'faints' is asked, but nothing follows from it" in out


def test_nothing_is_compared_with_a_file_that_is_no_text(said: Said, small: Path) -> None:
    (small / "points/BL23.yaml").write_bytes(b"\xff")
    change(small / "points/BL25.yaml", "[S0]", "[S9]")
    assert said("check", "data")[1] == (
        f"data/points/BL23.yaml:1: not UTF-8 text (byte 0)\n1 problem in 1 file; {PARTLY}.\n"
    )


def test_nothing_is_compared_where_all_things_of_a_kind_are_missing(
    said: Said, small: Path
) -> None:
    shutil.rmtree(small / "points")
    assert said("check", "data")[1] == (
        f"data/points: no .yaml file here\n1 problem in 1 file; {PARTLY}.\n"
    )


# One file, or some


def test_one_file_alone_can_be_checked(said: Said, small: Path) -> None:
    change(small / "points/BL25.yaml", "gloss:", "glos:")
    change(small / "intake.yaml", "region: hip}", "region: hips}")
    code, out, _ = said("check", "data/intake.yaml")
    assert (code, out) == (
        4,
        (
            "data/intake.yaml:6: unknown region 'hips'\n  hint: did you mean 'hip'?\n"
            f"1 problem in 1 file; {PARTLY}.\n"
        ),
    )
    assert said("check", "data/points/BL23.yaml") == (
        0, f"data/points/BL23.yaml holds; {PARTLY}.\n", "",
    )  # fmt: skip


@pytest.mark.parametrize(
    ("within", "asked", "out"),
    [
        (".", "data/points/BL23.yaml", "data/points/BL23.yaml holds.\n"),
        (".", "data/points", "All 2 files hold.\n"),
        (".", "data/", HOLDS),
        ("data", ".", HOLDS),
        ("data", "points/BL23.yaml", "points/BL23.yaml holds.\n"),
        ("data/points", "BL23.yaml", "../points/BL23.yaml holds.\n"),
    ],
)
def test_a_path_is_found_and_shown_from_where_one_is(
    within: str, asked: str, out: str, said: Said, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(within)
    assert said("check", asked) == (0, out, "")


def test_a_whole_path_is_shown_whole(said: Said, small: Path) -> None:
    (small / "care/heat.yaml").write_text("", encoding="utf-8")
    _, out, _ = said("check", str(small))
    assert out.startswith(f"{small}/care/heat.yaml:1: the file is empty\n")


def test_without_a_path_the_data_of_the_checkout_are_checked() -> None:
    assert "data/vocabulary.yaml" in check(None).files


# JSON


def test_json_has_every_problem_with_its_parts(said: Said, small: Path) -> None:
    change(small / "intake.yaml", "region: hip}", "region: hips}")
    (small / "words.yaml").unlink()
    code, out, err = said("check", "data", "--format", "json")
    assert (code, err) == (4, "")
    assert json.loads(out) == {
        "acuguide": __version__,
        "kind": "check",
        "files": FILES_HERE,
        "compared": False,
        "problems": [
            {
                "file": "data/words.yaml",
                "line": None,
                "problem": "the file is missing",
                "hint": None,
            }
        ],
    }


def test_json_of_files_that_hold(said: Said) -> None:
    code, out, _ = said("check", "data", "--format", "json")
    assert code == 0
    report = json.loads(out)
    assert (report["files"], report["compared"], report["problems"]) == (FILES_HERE, True, [])


def test_json_of_a_problem_has_line_and_hint(said: Said, small: Path) -> None:
    change(small / "intake.yaml", "region: hip}", "region: hips}")
    _, out, _ = said("check", "data/intake.yaml", "--format", "json")
    assert json.loads(out)["problems"] == [
        {
            "file": "data/intake.yaml",
            "line": 6,
            "problem": "unknown region 'hips'",
            "hint": "did you mean 'hip'?",
        }
    ]


# Paths that cannot be checked (F16)


@pytest.mark.parametrize(
    ("asked", "out"),
    [
        ("nowhere", "nowhere: there is no such file or folder\n"),
        ("/dev/zero", "/dev/zero: this is no file of a data folder\n"),
        ("pipe", "pipe: this is no file of a data folder\n"),
        ("empty", "empty: this is no data folder\n"),
        (".", ".: this is no data folder\n  hint: did you mean 'data'?\n"),
        (
            "data/care/heap.yaml",
            "data/care/heap.yaml: there is no such data file\n  hint: did you mean 'heat'?\n",
        ),
        ("data/schema", "data/schema: there is no such data file\n"),
        ("x" * 5000, f"{'x' * 5000}: cannot be opened (File name too long)\n"),
        ("no\x1b[2Jwhere", "no\\x1b[2Jwhere: there is no such file or folder\n"),
    ],
    ids=lambda text: ascii(text)[:30],
)
def test_a_path_without_data_is_told_in_a_sentence(asked: str, out: str, said: Said) -> None:
    os.mkfifo("pipe")
    Path("empty").mkdir()
    assert said("check", asked) == (4, out, "")


def test_a_stray_file_above_makes_no_data_folder(said: Said, small: Path) -> None:
    (small.parent / "sources.yaml").touch()
    assert said("check", "nowhere") == (4, "nowhere: there is no such file or folder\n", "")


def test_an_installation_without_data_asks_for_a_folder(
    said: Said, small: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("acuguide.catalog.__main__.FOLDER", small / "nowhere")
    monkeypatch.setattr("acuguide.catalog.__main__.COMPILED", small / "sources.yaml")
    sentence = "This installation has no data folder, so name one.\n"
    assert said("check") == (2, "", sentence)
    assert said("schema") == (2, "", sentence)


def test_a_checkout_without_data_is_told(
    said: Said, small: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    shutil.rmtree(small)
    monkeypatch.setattr("acuguide.catalog.__main__.FOLDER", small)
    assert said("check") == (4, "data: there is no such file or folder\n", "")


def broken(path: Path) -> None:
    path.write_bytes(b"name: \xff\n")


def directory(path: Path) -> None:
    path.unlink()
    path.mkdir()


def pipe(path: Path) -> None:
    path.unlink()
    os.mkfifo(path)


def device(path: Path) -> None:
    path.unlink()
    path.symlink_to("/dev/zero")


@pytest.mark.parametrize("file", ["vocabulary.yaml", "points/BL23.yaml"])
@pytest.mark.parametrize("fault", [broken, directory, pipe, device])
@pytest.mark.parametrize("asked", ["data", "the file"])
def test_a_file_that_cannot_be_read_takes_no_more_than_three_lines(
    file: str, fault: Callable[[Path], None], asked: str, said: Said, small: Path
) -> None:
    fault(small / file)
    begun = time.process_time()
    code, out, err = said("check", asked.replace("the file", f"data/{file}"))
    assert time.process_time() - begun < LONGEST
    assert (code, err) == (4, "")
    assert out.count("\n") <= 3
    assert f"data/{file}: " in out or f"data/{file}:1: " in out


def run_program(*arguments: str, cwd: Path = ROOT, **more: object) -> Finished:
    command = [sys.executable, "-m", "acuguide.catalog", *arguments]
    environ = {**os.environ, "PYTHONPATH": str(ROOT), "PYTHONUTF8": "1"}
    options = {"capture_output": True, "timeout": 60, **more}
    return subprocess.run(command, check=False, cwd=cwd, encoding="utf-8", env=environ, **options)  # type: ignore[call-overload, no-any-return]


def test_every_bad_file_is_refused_in_little_time_and_memory(small: Path) -> None:
    """All the files of tests/catalog/bad, and those too large to be kept (F17)."""
    for path in BAD.iterdir():
        shutil.copy(path, small / "conditions" / path.name)
    large = {
        "deep": "[" * 100_000,
        "keys": "".join(f"key{number}: 1\n" for number in range(200_000)),
        "number": "9" * (MAX_BYTES - 1),
    }
    for name, text in large.items():
        (small / f"conditions/large-{name}.yaml").write_text(text, encoding="utf-8")
    limit = f"import resource; resource.setrlimit(resource.RLIMIT_DATA, ({MOST_BYTES},) * 2)"
    call = "from acuguide.catalog.__main__ import main; raise SystemExit(main(sys.argv[1:]))"
    begun = resource.getrusage(resource.RUSAGE_CHILDREN).ru_utime
    finished = subprocess.run(
        [sys.executable, "-c", f"import sys; {limit}; {call}", "check", "data", "--format", "json"],
        capture_output=True,
        check=False,
        cwd=small.parent,
        encoding="utf-8",
        env={**os.environ, "PYTHONPATH": str(ROOT)},
        timeout=60,
    )
    assert (finished.returncode, finished.stderr) == (4, "")
    assert resource.getrusage(resource.RUSAGE_CHILDREN).ru_utime - begun < LONGEST
    told = {Path(problem["file"]).stem for problem in json.loads(finished.stdout)["problems"]}
    assert told == {path.stem for path in BAD.iterdir()} | {f"large-{name}" for name in large}


def test_a_file_of_nothing_but_unknown_keys_is_told_quickly(said: Said, small: Path) -> None:
    text = "".join(f"gloss{number}: 1\n" for number in range(20_000))
    (small / "points/BL25.yaml").write_text(text, encoding="utf-8")
    begun = time.process_time()
    assert said("check", "data/points/BL25.yaml")[0] == 4
    assert time.process_time() - begun < LONGEST


def test_a_missing_file_takes_no_more_than_three_lines(said: Said, small: Path) -> None:
    (small / "vocabulary.yaml").unlink()
    (small / "points/BL23.yaml").unlink()
    missing = "data/vocabulary.yaml: the file is missing\n"
    assert said("check", "data") == (4, f"{missing}1 problem in 1 file; {PARTLY}.\n", "")
    code, out, _ = said("check", "data/points/BL23.yaml")
    assert code == 4
    assert out.startswith("data/points/BL23.yaml: there is no such data file\n")
    assert out.count("\n") <= 3


# The command line


@pytest.mark.parametrize("arguments", [["--help"], ["check", "--help"], ["schema", "--help"]])
def test_help_has_two_examples(arguments: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as left:
        main(arguments)
    out = capsys.readouterr().out
    assert left.value.code == 0
    _, found, examples = out.partition("Examples:\n")
    assert found
    assert examples.count("  python -m acuguide.catalog ") == 2


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        ([], "COMMAND required"),
        (["chek"], "chek check schema"),
        (["check", "--frmat", "json"], "--frmat"),
        (["check", "--format", "xml"], "--format xml text json"),
        (["check", "data", "data"], "data"),
        (["schema", "--format", "json"], "--format"),
        (["\x1b[2J"], "\\x1b[2J"),
    ],
    ids=" ".join,
)
def test_wrong_use_is_told_in_one_sentence(arguments: list[str], words: str, said: Said) -> None:
    code, out, err = said(*arguments)
    assert (code, out) == (2, "")
    assert err.count("\n") == 1
    assert err[:-1].isprintable()
    assert all(word in err for word in words.split())


def test_the_schemas_are_written_and_counted(said: Said, small: Path) -> None:
    assert said("schema", "data/schema") == (
        0,
        f"{len(KINDS)} schemas written to data/schema.\n",
        "",
    )
    assert len(list((small / "schema").iterdir())) == len(KINDS)
    assert said("check", "data") == (0, HOLDS, "")


@pytest.mark.parametrize("folder", ["nowhere/schema", "data/words.yaml"])
def test_schemas_that_cannot_be_written_are_told(folder: str, said: Said) -> None:
    code, out, err = said("schema", folder)
    assert (code, out) == (1, "")
    assert re.fullmatch(rf"The schemas could not be written to {folder}: .+\.\n", err)


def test_it_runs_as_a_module_and_ends_with_its_code(small: Path) -> None:
    finished = run_program("check", "data", cwd=small.parent)
    assert (finished.returncode, finished.stdout) == (0, HOLDS)
    (small / "words.yaml").unlink()
    assert run_program("check", "data", cwd=small.parent).returncode == 4


def test_a_reader_who_leaves_is_no_failure(small: Path) -> None:
    reads, writes = os.pipe()
    os.close(reads)
    finished = run_program(
        "check", "data", cwd=small.parent, capture_output=False, stdout=writes, stderr=-1
    )
    os.close(writes)
    assert (finished.returncode, finished.stderr) == (0, "")


def test_a_full_disk_is_told_in_one_sentence(small: Path) -> None:
    with Path("/dev/full").open("w", encoding="utf-8") as full:
        finished = run_program(
            "check", "data", cwd=small.parent, capture_output=False, stdout=full, stderr=-1
        )
    assert finished.returncode == 1
    assert finished.stderr == "The answer could not be written: No space left on device.\n"


def test_letters_that_the_output_lacks_stop_nothing(small: Path) -> None:
    (small / "points/腎.yaml").touch()
    command = [sys.executable, "-m", "acuguide.catalog", "check", "data"]
    environ = {"PATH": os.environ["PATH"], "PYTHONPATH": str(ROOT), "PYTHONIOENCODING": "ascii"}
    finished = subprocess.run(
        command, capture_output=True, check=False, cwd=small.parent, env=environ, timeout=60
    )
    assert finished.returncode == 4
    assert finished.stdout.startswith(b"data/points/?.yaml:1: the file is empty\n")
