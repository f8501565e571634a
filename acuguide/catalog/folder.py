"""Reads a folder of YAML files into the catalogue, and gathers the problems of all of them."""

import re
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import Any, NamedTuple, TypeVar

import msgspec

from acuguide.catalog.articles import LeftOutList
from acuguide.catalog.atlas import examine_figures
from acuguide.catalog.care import CareItem
from acuguide.catalog.checks import findings
from acuguide.catalog.countries import EmergencyNumbers
from acuguide.catalog.evidence import EvidenceFile
from acuguide.catalog.fitting import fit
from acuguide.catalog.glossary import WordList
from acuguide.catalog.hints import near_miss, unknown_name
from acuguide.catalog.intake import Intake
from acuguide.catalog.landmarks import LandmarkList
from acuguide.catalog.reader import Problem, read
from acuguide.catalog.records import (
    Catalog,
    Cautions,
    Condition,
    Point,
    RedFlags,
    Vocabulary,
)
from acuguide.catalog.routines import Routine
from acuguide.catalog.sources import SourceList
from acuguide.catalog.where import FIGURES

R = TypeVar("R", bound=msgspec.Struct)

# The record of each file.
FILES: Mapping[str, type[msgspec.Struct]] = {
    "sources.yaml": SourceList,
    "vocabulary.yaml": Vocabulary,
    "landmarks.yaml": LandmarkList,
    "red_flags.yaml": RedFlags,
    "cautions.yaml": Cautions,
    "emergency_numbers.yaml": EmergencyNumbers,
    "intake.yaml": Intake,
    "evidence.yaml": EvidenceFile,
    "words.yaml": WordList,
    "left-out.yaml": LeftOutList,
}


class Folder(NamedTuple):
    """A folder of things of one kind, one file each, whose name fills the field `named`."""

    record: type[msgspec.Struct]
    named: str
    kind: str


FOLDERS: Mapping[str, Folder] = {
    "conditions": Folder(Condition, "id", "condition"),
    "points": Folder(Point, "code", "point"),
    "routines": Folder(Routine, "id", "routine"),
    "care": Folder(CareItem, "id", "care"),
}
# The schemas that editors read stand beside the data, and are no data; the figures are made by
# a program, and read one by one.
SCHEMAS = "schema"
# What each schema is made of: a record, and the field that the file's name fills.
KINDS: Mapping[str, tuple[type[msgspec.Struct], str | None]] = {
    **{Path(name).stem: (record, None) for name, record in FILES.items()},
    **{folder.kind: (folder.record, folder.named) for folder in FOLDERS.values()},
}


class Examined(NamedTuple):
    """What a folder holds, and what is wrong with it; `files` are those that were read.

    There is a catalogue only where every file fits, so that all were compared with each other.
    """

    catalog: Catalog | None
    problems: tuple[Problem, ...]
    files: tuple[str, ...]


def examine(folder: Path, shown: str = "data") -> Examined:
    """Everything about a folder, which is called `shown` in problems.

    Files that do not fit are left out, and the others are still compared with each other.
    """
    reader = _FolderReader(folder, shown)
    files = {name: reader.one(name, record) for name, record in FILES.items()}
    things = {
        name: dict(reader.each(name, kind.record, kind.named)) for name, kind in FOLDERS.items()
    }
    reader.complain_of_strangers()
    catalog = None
    if None not in files.values():
        catalog = _catalog(reader, files, things)
        if not reader.gaps:
            reader.compare(catalog)
            reader.problems += examine_figures(folder, catalog, shown)
    whole = not reader.unfit and not reader.gaps
    drawn = sorted(path.name for path in (folder / FIGURES).glob("*.json"))
    names = tuple(map(reader.name, (*reader.texts, *(f"{FIGURES}/{name}" for name in drawn))))
    return Examined(catalog if whole else None, tuple(reader.problems), names)


def _catalog(
    reader: "_FolderReader", files: Mapping[str, Any], things: Mapping[str, Any]
) -> Catalog:
    evidence = files["evidence.yaml"]
    listed = {
        "countries": ("emergency_numbers.yaml", files["emergency_numbers.yaml"].countries),
        "sources": ("sources.yaml", files["sources.yaml"].sources),
        "findings": ("evidence.yaml", evidence.findings),
        "guidelines": ("evidence.yaml", evidence.guidelines),
        "headlines": ("evidence.yaml", evidence.headlines),
        "figures": ("landmarks.yaml", files["landmarks.yaml"].figures),
        "bones": ("landmarks.yaml", files["landmarks.yaml"].bones),
        "landmarks": ("landmarks.yaml", files["landmarks.yaml"].landmarks),
        "words": ("words.yaml", files["words.yaml"].words),
        "left_out": ("left-out.yaml", files["left-out.yaml"].left_out),
    }
    by_id = {name: reader.by_id(*where) for name, where in listed.items()}
    return Catalog(
        vocabulary=files["vocabulary.yaml"],
        red_flags=files["red_flags.yaml"],
        cautions=files["cautions.yaml"],
        questions={
            str(number): question
            for number, question in enumerate(files["intake.yaml"].questions, 1)
        },
        titles={own_id: source.title for own_id, source in by_id["sources"].items()},
        names=_names({**things, **by_id}),
        named_for=_named_for(things["points"].values()),
        **things,
        **by_id,
    )


def _names(things: Mapping[str, Any]) -> dict[str, dict[str, tuple[str, ...]]]:
    """The other names of everything that can be asked for, by kind and id."""
    names = {
        kind: {own_id: (thing.name, *thing.also_called) for own_id, thing in things[kind].items()}
        for kind in ("conditions", "routines", "care", "words", "countries")
    }
    names["points"] = {
        code: (
            p.pinyin,
            p.characters,
            p.simplified,
            p.japanese,
            *_kana(p),
            *p.also_called,
        )
        for code, p in things["points"].items()
    }
    return names


def _kana(point: Point) -> tuple[str, ...]:
    return (point.kana,) if point.kana else ()


def _named_for(points: Iterable[Point]) -> dict[str, tuple[str, ...]]:
    """The points that are named for each region, in the order of the points."""
    codes: dict[str, list[str]] = {}
    for point in points:
        for named in point.named_for:
            codes.setdefault(named.region, []).append(point.code)
    return {region: tuple(found) for region, found in codes.items()}


class _FolderReader:
    """Reads the files of a data folder and gathers their problems."""

    def __init__(self, folder: Path, shown: str) -> None:
        self.folder = folder
        self.shown = shown
        self.problems: list[Problem] = []
        self.texts: dict[str, str] = {}
        self.unfit: list[str] = []
        # Whether something that others may name could not even be read as text.
        self.gaps = False

    def name(self, file: str) -> str:
        """A file as problems call it."""
        return (Path(self.shown) / file).as_posix()

    def one(self, file: str, record: type[R], **given: str) -> R | None:
        """The record of a file; `given` are fields that its name fills."""
        reading = read(self.folder / file, self.name(file))
        result = fit(reading, record, **given)
        self.texts[file] = reading.text
        if result is None:
            self.unfit.append(file)
            self.gaps |= not reading.text
        self.problems += sorted(reading.problems, key=lambda problem: problem.line)
        return result

    def each(self, folder: str, record: type[R], name_field: str) -> Iterator[tuple[str, R]]:
        """Each file of a folder, by its name without the ending."""
        paths = sorted((self.folder / folder).glob("*.yaml"), key=lambda path: path.stem)
        if not paths:
            self.gaps = True
            self.problems.append(Problem(self.name(folder), 0, "no .yaml file here"))
        for path in paths:
            entry = self.one(f"{folder}/{path.name}", record, **{name_field: path.stem})
            if entry is not None:
                yield path.stem, entry

    def complain_of_strangers(self) -> None:
        """A file that nobody reads, such as one with a mistyped name, is an author's surprise."""
        for path in sorted(self.folder.rglob("*")):
            file = path.relative_to(self.folder).as_posix()
            is_other = path.is_dir() or file.startswith((f"{SCHEMAS}/", f"{FIGURES}/"))
            if not is_other and file not in self.texts:
                self.problems.append(self.stranger(file))

    def stranger(self, file: str) -> Problem:
        """What is said of a file that nobody reads."""
        path = Path(file)
        in_folder = path.parent.as_posix() in FOLDERS
        hint = f"call it '{path.stem}.yaml'" if in_folder else near_miss(path.stem, _STEMS)
        sentence = "no such file is read; is its name right?"
        return Problem(self.name(file), 0, sentence, hint)

    def by_id(self, file: str, things: Iterable[Any]) -> dict[str, Any]:
        """The things of a file by their ids; of two with one id the first."""
        result: dict[str, Any] = {}
        for thing in things:
            if result.setdefault(thing.id, thing) is not thing:
                self.problems.append(self.located(file, f"the id '{thing.id}' stands twice"))
        return result

    def compare(self, catalog: Catalog) -> None:
        """Tell what the files that fit say wrongly of each other.

        A finding is held back where a file that does not fit is called by a word it quotes, or
        says that word too: that file may be the reason.
        """
        unfit = "\n".join(f"{Path(file).stem}\n{self.texts[file]}" for file in self.unfit)
        for file, sentence in findings(catalog):
            if not any(_standing_alone(word).search(unfit) for word in _quoted(sentence)):
                hint = unknown_name(sentence, catalog)
                self.problems.append(self.located(file, sentence)._replace(hint=hint))

    def located(self, file: str, sentence: str) -> Problem:
        """A finding with the line its quoted word stands on, as far as it can be told."""
        for word in _quoted(sentence)[:1]:
            for number, line in enumerate(self.texts[file].splitlines(), 1):
                if _standing_alone(word).search(line):
                    return Problem(self.name(file), number, sentence)
        return Problem(self.name(file), 1, sentence)


_STEMS = [Path(name).stem for name in FILES]


def _quoted(sentence: str) -> list[str]:
    return re.findall("'([^']+)'", sentence)


def _standing_alone(word: str) -> re.Pattern[str]:
    """The word, but not as a part of a longer one."""
    return re.compile(rf"(?<![\w-]){re.escape(word)}(?![\w-])")
