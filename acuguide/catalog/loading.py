"""Loads the catalogue: compiled where there is one (a wheel), from YAML in a checkout."""

import re
from collections.abc import Iterator
from pathlib import Path
from typing import TypeVar

import msgspec

from acuguide.catalog.ids import COMPILED, FOLDER
from acuguide.catalog.records import (
    Catalog,
    Cautions,
    Condition,
    EmergencyNumbers,
    Intake,
    Point,
    RedFlags,
    Routine,
    Source,
    SourceList,
    Vocabulary,
)
from acuguide.errors import UnusableDataError

R = TypeVar("R", bound=msgspec.Struct)


def load_catalog() -> Catalog:
    """The catalogue of this installation.

    Raises UnusableDataError with every problem of every file.
    """
    return read_compiled(COMPILED) if COMPILED.exists() else read_folder(FOLDER)


def read_compiled(path: Path) -> Catalog:
    """The catalogue in a compiled JSON file."""
    try:
        return msgspec.json.decode(path.read_bytes(), type=Catalog)
    except (OSError, msgspec.DecodeError) as error:
        sentence = f"{path}: the compiled catalogue is damaged ({error}); install acuguide again"
        raise UnusableDataError((sentence,)) from error


def compiled(catalog: Catalog) -> bytes:
    """The catalogue as the JSON that `read_compiled` takes; the same bytes every time."""
    return msgspec.json.encode(catalog, order="deterministic")


def read_folder(folder: Path) -> Catalog:
    """The catalogue of a folder of YAML files, checked."""
    # Imported late: an installed wheel never needs the YAML reader.
    from acuguide.catalog.checks import findings

    reader = _FolderReader(folder)
    sources = reader.one("sources.yaml", SourceList)
    vocabulary = reader.one("vocabulary.yaml", Vocabulary)
    red_flags = reader.one("red_flags.yaml", RedFlags)
    cautions = reader.one("cautions.yaml", Cautions)
    numbers = reader.one("emergency_numbers.yaml", EmergencyNumbers)
    intake = reader.one("intake.yaml", Intake)
    conditions = dict(reader.each("conditions", Condition, "id"))
    points = dict(reader.each("points", Point, "code"))
    routines = dict(reader.each("routines", Routine, "id"))
    reader.complain_of_strangers()
    if reader.problems or not (
        sources and vocabulary and red_flags and cautions and numbers and intake
    ):
        raise UnusableDataError(tuple(reader.problems))
    catalog = Catalog(
        vocabulary=vocabulary,
        red_flags=red_flags,
        cautions=cautions,
        emergency_numbers=numbers,
        intake=intake,
        sources=reader.by_id(sources),
        conditions=conditions,
        points=points,
        routines=routines,
    )
    found = (reader.located(file, sentence) for file, sentence in findings(catalog))
    broken = (*reader.problems, *found)
    if broken:
        raise UnusableDataError(broken)
    return catalog


class _FolderReader:
    """Reads the files of a data folder and gathers their problems."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.problems: list[str] = []
        self.asked_for: set[str] = set()

    def one(self, name: str, record: type[R], **given: str) -> R | None:
        from acuguide.catalog.fitting import fit
        from acuguide.catalog.reader import read

        self.asked_for.add(name)
        reading = read(self.folder / name, f"data/{name}")
        result = fit(reading, record, **given)
        self.problems += map(str, sorted(reading.problems, key=lambda problem: problem.line))
        return result

    def each(self, folder: str, record: type[R], name_field: str) -> Iterator[tuple[str, R]]:
        """Each file of a folder, by its name without the ending."""
        paths = sorted((self.folder / folder).glob("*.yaml"), key=lambda path: path.stem)
        if not paths:
            self.problems.append(f"data/{folder}: no .yaml file here")
        for path in paths:
            entry = self.one(f"{folder}/{path.name}", record, **{name_field: path.stem})
            if entry is not None:
                yield path.stem, entry

    def complain_of_strangers(self) -> None:
        """A file that nobody reads, such as one with a mistyped name, is an author's surprise."""
        for path in sorted(self.folder.rglob("*")):
            name = path.relative_to(self.folder).as_posix()
            if path.is_file() and name not in self.asked_for:
                self.problems.append(f"data/{name}: no such file is read; is its name right?")

    def by_id(self, sources: SourceList) -> dict[str, Source]:
        """The sources by their ids; of two with one id the first."""
        result: dict[str, Source] = {}
        for source in sources.sources:
            if result.setdefault(source.id, source) is not source:
                self.problems.append(
                    self.located("sources.yaml", f"source '{source.id}' stands twice")
                )
        return result

    def located(self, file: str, sentence: str) -> str:
        """A finding with the line its quoted word stands on, as far as it can be told."""
        word = sentence.partition("'")[2].partition("'")[0]
        whole = re.compile(rf"(?<![\w-]){re.escape(word)}(?![\w-])")
        text = (self.folder / file).read_text(encoding="utf-8").splitlines()
        lines = [number for number, line in enumerate(text, 1) if word and whole.search(line)]
        return f"data/{file}:{lines[0] if lines else 1}: {sentence}"
