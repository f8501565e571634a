"""For authors of data: `python -m acuguide.catalog` checks the files and writes their schemas."""

import argparse
import json
import os
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import NamedTuple, NoReturn

from acuguide import __version__
from acuguide.catalog.folder import FILES, FOLDERS, KINDS, SCHEMAS, examine
from acuguide.catalog.hints import near_miss
from acuguide.catalog.reader import Problem
from acuguide.catalog.schema import schemas
from acuguide.catalog.where import COMPILED, FOLDER
from acuguide.errors import AcuguideError, CouldNotError, UnusableDataError, WrongUseError

PROGRAM = "python -m acuguide.catalog"
CHECK_EXAMPLES = f"""Examples:
  {PROGRAM} check
  {PROGRAM} check data/points/BL23.yaml --format json
"""
SCHEMA_EXAMPLES = f"""Examples:
  {PROGRAM} schema
  {PROGRAM} schema ../schemas
"""
EXAMPLES = f"""Examples:
  {PROGRAM} check
  {PROGRAM} schema
"""
# So many of its files and folders make a data folder: some may be missing.
ENOUGH = 3
NOT_COMPARED = "not every file could be compared with the others"


class Checked(NamedTuple):
    """The problems of `files`; `compared` where every file of their folder fits."""

    problems: tuple[Problem, ...]
    files: tuple[str, ...]
    compared: bool


def check(path: Path | None) -> Checked:
    """The problems of a data folder, or of a file or folder inside one; None is our own data."""
    try:
        folder = _data_folder(path or _own_data())
        if folder is None:
            return Checked((_no_data(path or Path("data")),), (), compared=False)
        if path is None:
            return _part(folder, "data", "data")
        shown = str(folder) if path.is_absolute() else os.path.relpath(folder)
        asked = Path(shown) / path.absolute().relative_to(folder)
        return _part(folder, shown, asked.as_posix())
    except OSError as error:
        problem = Problem(str(path), 0, f"cannot be opened ({error.strerror})")
        return Checked((problem,), (), compared=False)


def _part(folder: Path, shown: str, asked: str) -> Checked:
    """The problems of what is `asked` for in a folder, both as they are shown."""
    catalog, problems, files = examine(folder, shown)
    asked_for = (problem for problem in problems if Path(problem.file).is_relative_to(asked))
    found = tuple(sorted(asked_for, key=lambda problem: (problem.file, problem.line)))
    inside = tuple(file for file in files if Path(file).is_relative_to(asked))
    if not found and not inside:
        file = Path(asked)
        hint = near_miss(file.stem, [Path(own).stem for own in files]) if file.suffix else ""
        found = (Problem(asked, 0, "there is no such data file", hint),)
    return Checked(found, inside, compared=catalog is not None)


def _own_data() -> Path:
    if COMPILED.exists() and not FOLDER.exists():
        raise WrongUseError("This installation has no data folder, so name one.")
    return FOLDER


def _data_folder(path: Path) -> Path | None:
    """The data folder that `path` is, or lies in."""
    whole = path.absolute()
    for folder in (whole, *whole.parents):
        if sum((folder / name).exists() for name in (*FILES, *FOLDERS)) >= ENOUGH:
            return folder
    return None


def _no_data(path: Path) -> Problem:
    if not path.exists():
        return Problem(str(path), 0, "there is no such file or folder")
    if not path.is_dir():
        return Problem(str(path), 0, "this is no file of a data folder")
    inner = path / FOLDER.name
    hint = f"did you mean '{inner}'?" if _data_folder(inner) == inner.absolute() else ""
    return Problem(str(path), 0, "this is no data folder", hint)


def as_text(checked: Checked) -> str:
    """A line a problem, a line a hint, and how many there are."""
    problems, files, compared = checked
    lines = [line for problem in problems for line in _lines(problem)]
    if problems and files:
        bad = len({problem.file for problem in problems})
        note = "" if compared else f"; {NOT_COMPARED}"
        lines.append(f"{_counted(len(problems), 'problem')} in {_counted(bad, 'file')}{note}.")
    elif not problems:
        holds = f"All {len(files)} files hold" if len(files) > 1 else f"{files[0]} holds"
        lines.append(f"{holds}." if compared else f"{holds}; {NOT_COMPARED}.")
    return "".join(f"{_printable(line)}\n" for line in lines)


def _lines(problem: Problem) -> list[str]:
    return [str(problem), *([f"  hint: {problem.hint}"] if problem.hint else [])]


def as_json(checked: Checked) -> str:
    """The same as one JSON object; `line` and `hint` are null where there is none."""
    problems = [
        {
            "file": problem.file,
            "line": problem.line or None,
            "problem": problem.sentence,
            "hint": problem.hint or None,
        }
        for problem in checked.problems
    ]
    report = {
        "acuguide": __version__,
        "kind": "check",
        "files": len(checked.files),
        "compared": checked.compared,
        "problems": problems,
    }
    return json.dumps(report) + "\n"


def write_schemas(folder: Path | None) -> str:
    """Write the schema of each kind of file, and say so. Raises CouldNotError."""
    target = folder or _own_data() / SCHEMAS
    texts = schemas(KINDS)
    try:
        target.mkdir(exist_ok=True)
        for kind, text in texts.items():
            (target / f"{kind}.json").write_text(text, encoding="utf-8")
    except OSError as error:
        sentence = f"The schemas could not be written to {target}: {error.strerror}."
        raise CouldNotError(sentence) from error
    return _printable(f"{_counted(len(texts), 'schema')} written to {target}.") + "\n"


def main(arguments: Sequence[str]) -> int:
    """The exit code of a run; every error a person can cause becomes a sentence on stderr."""
    for stream in (sys.stdout, sys.stderr):
        if stream is not None and hasattr(stream, "reconfigure"):
            stream.reconfigure(errors="replace")
    try:
        text, code = _run(_parser().parse_args(arguments))
        _write(text)
    except AcuguideError as error:
        if sys.stderr is not None:
            sys.stderr.write(_printable(str(error)) + "\n")
        return error.exit_code
    return code


def _run(given: argparse.Namespace) -> tuple[str, int]:
    if given.command == "schema":
        return write_schemas(given.folder), 0
    checked = check(given.path)
    text = as_json(checked) if given.format == "json" else as_text(checked)
    return text, UnusableDataError.exit_code if checked.problems else 0


def _write(text: str) -> None:
    if sys.stdout is None:
        raise CouldNotError("The answer could not be written: the output is closed.")
    try:
        sys.stdout.write(text)
        sys.stdout.flush()
    except BrokenPipeError:
        # Nobody reads any more, as after `| head -1`: no failure, and nothing to tell.
        return
    except OSError as error:
        raise CouldNotError(f"The answer could not be written: {error.strerror}.") from error


class _Parser(argparse.ArgumentParser):
    def error(self, message: str) -> NoReturn:
        raise WrongUseError(f"{message[:1].upper()}{message[1:]}.")


def _parser() -> argparse.ArgumentParser:
    parser = _Parser(
        prog=PROGRAM,
        description="For authors of data: checks the files, and writes their schemas.",
        epilog=EXAMPLES,
        formatter_class=argparse.RawDescriptionHelpFormatter,
        allow_abbrev=False,
    )
    commands = parser.add_subparsers(dest="command", required=True, metavar="COMMAND")
    checking = commands.add_parser(
        "check",
        help="list what is wrong in the data files",
        description="Lists what is wrong in the data files, with line and hint.",
        epilog=CHECK_EXAMPLES,
        formatter_class=argparse.RawDescriptionHelpFormatter,
        allow_abbrev=False,
    )
    checking.add_argument(
        "path",
        nargs="?",
        type=Path,
        metavar="PATH",
        help="a data folder, or a file or folder in it",
    )
    checking.add_argument("--format", choices=("text", "json"), default="text")
    writing = commands.add_parser(
        "schema",
        help="write the JSON Schemas that editors use",
        description="Writes the JSON Schemas that editors use, made from the record classes.",
        epilog=SCHEMA_EXAMPLES,
        formatter_class=argparse.RawDescriptionHelpFormatter,
        allow_abbrev=False,
    )
    writing.add_argument(
        "folder", nargs="?", type=Path, metavar="FOLDER", help="where to (usually data/schema)"
    )
    return parser


def _counted(number: int, noun: str) -> str:
    return f"{number} {noun}" if number == 1 else f"{number} {noun}s"


def _printable(text: str) -> str:
    """The text with its control characters spelt out, so that a terminal obeys none."""
    return "".join(
        character if character.isprintable() else ascii(character)[1:-1] for character in text
    )


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
