"""Loads the catalogue: compiled where there is one (a wheel), from YAML in a checkout."""

import os
from collections.abc import Callable, Iterator, Mapping
from importlib import import_module
from pathlib import Path
from typing import Any, TypeVar

import msgspec

from acuguide.catalog.records import (
    Catalog,
    Cautions,
    Condition,
    Point,
    RedFlags,
    Term,
    Vocabulary,
)
from acuguide.catalog.where import COMPILED, FOLDER
from acuguide.errors import UnusableDataError

T = TypeVar("T")


def load_catalog() -> Catalog:
    """The catalogue of this installation.

    Raises UnusableDataError with every problem of every file.
    """
    return read_compiled(COMPILED) if COMPILED.exists() else read_folder(FOLDER)


# Where something stands in the compiled file: the first byte of its line, after the index.
_Place = int
_END = b"null]\n"
# How many bytes are read at once: few things are longer.
_AT_ONCE = 1 << 14
# What reading or decoding a damaged file may raise.
_DAMAGES = (OSError, OverflowError, msgspec.DecodeError)


class _Index(msgspec.Struct):
    """The first line of the compiled file: where everything else stands."""

    core: _Place
    shelves: dict[str, dict[str, _Place]]


class _Core(msgspec.Struct):
    """What nearly every answer needs."""

    vocabulary: Vocabulary
    red_flags: RedFlags
    cautions: Cautions
    named_for: dict[str, tuple[str, ...]]


class File:
    """A compiled file, open as long as anything may be asked of it: most answers need a part.

    `handle` is closed with it. Raises OSError, also where what is asked for cannot stand.
    """

    def __init__(self, path: Path, handle: int) -> None:
        self.path = path
        self._handle = handle
        index = self._line(0)
        self._begin = len(index)
        # The whole is one JSON array: "[" before the index, "," after it and after each thing.
        self.index = index[1:-2]

    def __del__(self) -> None:
        os.close(self._handle)

    def at(self, place: _Place) -> bytes:
        """The thing whose line begins there."""
        return self._line(self._begin + place)[:-2]

    def is_whole(self) -> bool:
        """Whether its end is there."""
        size = os.lseek(self._handle, 0, os.SEEK_END)
        return self._line(max(0, size - len(_END))) == _END

    def _line(self, first: int) -> bytes:
        os.lseek(self._handle, first, os.SEEK_SET)
        line = b""
        while not (end := line.find(b"\n") + 1) and (more := os.read(self._handle, _AT_ONCE)):
            line += more
        return line[: end or None]


class Shelf(Mapping[str, T]):
    """Things by id, each decoded when it is first asked for.

    `places` are where they stand in the compiled file. What is damaged raises
    UnusableDataError when it is asked for.
    """

    def __init__(
        self, file: File, places: Mapping[str, _Place], find_type: Callable[[], Any]
    ) -> None:
        self._file = file
        self._places = places
        self._find_type = find_type
        self._decoder: msgspec.json.Decoder[T] | None = None
        self._known: dict[str, T] = {}

    def __getitem__(self, key: str) -> T:
        """The thing called `key`."""
        if key not in self._known:
            place = self._places[key]
            if self._decoder is None:
                self._decoder = msgspec.json.Decoder(self._find_type())
            try:
                self._known[key] = self._decoder.decode(self._file.at(place))
            except _DAMAGES as error:
                raise UnusableDataError((_damaged(self._file.path, error),)) from error
        return self._known[key]

    def __contains__(self, key: object) -> bool:
        """Whether there is a thing called so; decodes nothing."""
        return key in self._places

    def __iter__(self) -> Iterator[str]:
        """The ids in their order."""
        return iter(self._places)

    def __len__(self) -> int:
        """How many things there are."""
        return len(self._places)


def read_compiled(path: Path) -> Catalog:
    """The catalogue in a compiled file."""
    try:
        file = File(path, os.open(path, os.O_RDONLY | getattr(os, "O_BINARY", 0)))
        if not file.is_whole():
            raise UnusableDataError((_damaged(path, "its end is missing"),))
        index = msgspec.json.decode(file.index, type=_Index)
        core = msgspec.json.decode(file.at(index.core), type=_Core)
        shelves: dict[str, Any] = {
            name: Shelf(file, index.shelves[name], of) for name, of in _SHELVES.items()
        }
    except (*_DAMAGES, KeyError) as error:
        raise UnusableDataError((_damaged(path, error),)) from error
    return Catalog(
        vocabulary=core.vocabulary,
        red_flags=core.red_flags,
        cautions=core.cautions,
        named_for=core.named_for,
        **shelves,
    )


def _damaged(path: Path, error: object) -> str:
    return f"{path}: the compiled catalogue is damaged ({error}); install acuguide again"


def compiled(catalog: Catalog) -> bytes:
    """The catalogue as the file that `read_compiled` takes; the same bytes every time.

    It is one JSON array: an index, and each thing on a line of its own, so that an answer
    decodes no more than it tells, however much there is.
    """
    lines: list[bytes] = []
    length = 0

    def put(thing: object) -> _Place:
        nonlocal length
        lines.append(msgspec.json.encode(thing, order="deterministic") + b",\n")
        place = length
        length += len(lines[-1])
        return place

    names = _Core.__struct_fields__
    core = put({name: getattr(catalog, name) for name in names})
    shelves = {
        name: {own_id: put(thing) for own_id, thing in getattr(catalog, name).items()}
        for name in _SHELVES
    }
    # Not sorted: the order of the ids is the order they are told in.
    index = msgspec.json.encode(_Index(core, shelves))
    return b"".join((b"[", index, b",\n", *lines, _END))


def _late(module: str, name: str) -> Callable[[], Any]:
    """A record class that is only imported when the first of its things is decoded."""
    return lambda: getattr(import_module(f"acuguide.catalog.{module}"), name)


_SHELVES: dict[str, Callable[[], Any]] = {
    "countries": _late("countries", "Country"),
    "sources": _late("sources", "Source"),
    "conditions": lambda: Condition,
    "points": lambda: Point,
    "routines": _late("routines", "Routine"),
    "care": _late("care", "CareItem"),
    "findings": _late("evidence", "Finding"),
    "guidelines": _late("evidence", "Guideline"),
    "headlines": _late("evidence", "Headline"),
    "words": _late("glossary", "Word"),
    "left_out": _late("articles", "LeftOut"),
    "questions": _late("intake", "Question"),
    "figures": lambda: Term,
    "bones": lambda: Term,
    "landmarks": _late("landmarks", "Landmark"),
    "titles": lambda: str,
    "names": lambda: dict[str, tuple[str, ...]],
}


def read_folder(folder: Path) -> Catalog:
    """The catalogue of a folder of YAML files, checked.

    Raises UnusableDataError with every problem of every file.
    """
    # Imported late: an installed wheel never needs the YAML reader.
    from acuguide.catalog.folder import examine

    catalog, problems, _ = examine(folder)
    if catalog is None or problems:
        raise UnusableDataError(tuple(map(str, problems)))
    return catalog
