"""The strict YAML reader: a file to plain values with their lines. The only one that knows YAML.

It reads a small, safe part of YAML: mappings, lists and scalars, one document a file, no
anchors, aliases or tags. A plain scalar is an integer (`12`), a decimal (`1.5`), a truth value
(`true`, `false`), nothing (`null` or empty) or else text: `no`, `1:30` and `010` stay text.
"""

import re
import stat
from pathlib import Path
from typing import NamedTuple, TypeAlias

import yaml

MAX_BYTES = 400_000
MAX_DEPTH = 16

Value: TypeAlias = "str | int | float | bool | list[Value] | dict[str, Value] | None"
Trail: TypeAlias = tuple[str | int, ...]

_INTEGER = re.compile(r"-?(?:0|[1-9][0-9]{0,9})")
_DECIMAL = re.compile(r"(?:0|[1-9][0-9]{0,5})\.[0-9]{1,4}")
_WORDS: dict[str, bool | None] = {"true": True, "false": False, "null": None, "~": None, "": None}
# Control characters and direction overrides could hide what a terminal shows.
_HIDDEN = re.compile(
    "[\x00-\x08\x0b-\x1f\x7f-\x9f\u061c\u200b-\u200f\u202a-\u202e\u2066-\u2069\u00ad\u2060-\u2064\ufeff\ufffe\uffff\U000e0000-\U000e007f]"
)
_LOADER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


class Problem(NamedTuple):
    """What is wrong in a data file, and where (`line` counts from 1; 0 for the whole file).

    `hint` is what to write instead, where the sentence does not say it already.
    """

    file: str
    line: int
    sentence: str
    hint: str = ""

    def __str__(self) -> str:
        """`file:line: sentence`, as editors understand it."""
        place = f"{self.file}:{self.line}" if self.line else self.file
        return f"{place}: {self.sentence}"


class Reading(NamedTuple):
    """A file's values, the line of each (by its trail of keys), and what was wrong.

    `text` is the whole file, empty where it could not be read or is not text.
    """

    file: str
    value: Value
    lines: dict[Trail, int]
    problems: list[Problem]
    text: str = ""

    def line(self, trail: Trail) -> int:
        """The line of `trail`, or of the nearest thing around it."""
        while trail and trail not in self.lines:
            trail = trail[:-1]
        return self.lines.get(trail, 1)


class _RefusedError(Exception):
    """This file cannot be read further."""

    def __init__(self, line: int, sentence: str) -> None:
        super().__init__(sentence)
        self.line = line
        self.sentence = sentence


def read(path: Path, name: str) -> Reading:
    """Read the YAML file at `path`, called `name` in messages; never raises for bad content."""
    reading = Reading(name, None, {}, [])
    try:
        reading = reading._replace(text=_text(path))
        _refuse_hidden(reading.text, 1)
        value = _Builder(reading).build(reading.text)
    except _RefusedError as refused:
        reading.problems.append(Problem(name, refused.line, refused.sentence))
        return reading
    except yaml.YAMLError as error:
        mark = getattr(error, "problem_mark", None)
        what = getattr(error, "problem", None) or "it cannot be read"
        if "mapping values" in what:
            what = "a text with a colon needs quotes, or the indentation is wrong"
        reading.problems.append(
            Problem(name, mark.line + 1 if mark else 0, f"not valid YAML: {what}")
        )
        return reading
    return reading._replace(value=value)


def _text(path: Path) -> str:
    try:
        # A pipe or device would block or never end, so look before opening.
        if not stat.S_ISREG(path.stat().st_mode):
            raise _RefusedError(0, "expected a regular file")
        with path.open("rb") as file:
            raw = file.read(MAX_BYTES + 1)
    except FileNotFoundError:
        raise _RefusedError(0, "the file is missing") from None
    except OSError as error:
        raise _RefusedError(0, f"cannot be opened ({error.strerror})") from None
    if len(raw) > MAX_BYTES:
        raise _RefusedError(0, f"larger than {MAX_BYTES:,} bytes")
    try:
        return raw.decode("utf-8").replace("\r\n", "\n")
    except UnicodeDecodeError as error:
        line = raw.count(b"\n", 0, error.start) + 1
        raise _RefusedError(line, f"not UTF-8 text (byte {error.start})") from None


def _refuse_hidden(text: str, line: int) -> None:
    hidden = _HIDDEN.search(text)
    if hidden:
        line += text.count("\n", 0, hidden.start())
        raise _RefusedError(line, f"hidden control character {hidden.group()!a}; delete it")


class _Builder:
    """Builds values from YAML events, so that every key and item keeps its line."""

    def __init__(self, reading: Reading) -> None:
        self.reading = reading

    def build(self, text: str) -> Value:
        self.lines = text.splitlines()
        self.events = yaml.parse(text, Loader=_LOADER)
        value: Value = None
        documents = 0
        for event in self.events:
            if isinstance(event, yaml.DocumentStartEvent):
                documents += 1
                if documents > 1:
                    raise _RefusedError(
                        _line(event), "expected one document; remove the second '---'"
                    )
                value = self._value(next(self.events), ())
        if not documents:
            raise _RefusedError(1, "the file is empty")
        return value

    def _value(self, event: yaml.Event, trail: Trail) -> Value:
        self.reading.lines.setdefault(trail, _line(event))
        if len(trail) > MAX_DEPTH:
            raise _RefusedError(_line(event), f"nested deeper than {MAX_DEPTH} levels")
        match event:
            case yaml.AliasEvent(anchor=name):
                sentence = f"alias '*{name}' is not allowed; write the value out"
                raise _RefusedError(_line(event), sentence)
            case yaml.NodeEvent(anchor=str(name)):
                sentence = f"anchor '&{name}' is not allowed; write the value out"
                raise _RefusedError(_line(event), sentence)
            case yaml.ScalarEvent(tag=str(tag)) | yaml.CollectionStartEvent(tag=str(tag)):
                raise _RefusedError(_line(event), f"tag '{tag}' is not allowed")
            case yaml.MappingStartEvent():
                return self._mapping(trail)
            case yaml.SequenceStartEvent():
                return self._list(trail)
            case yaml.ScalarEvent():
                # An escape such as "\e" hides a character that the text itself does not have.
                _refuse_hidden(event.value, _line(event))
                self._refuse_swallowed(event)
                return _scalar(event)
            case _:
                raise _RefusedError(_line(event), "expected a value")

    def _refuse_swallowed(self, event: yaml.ScalarEvent) -> None:
        """Refuse a comment right after unquoted text: it may be the rest of that text."""
        end = event.end_mark
        if event.style or not event.value or end is None:
            return
        if self.lines[end.line][end.column :].lstrip().startswith("#"):
            sentence = "a comment follows text; quote the text, or give the comment its own line"
            raise _RefusedError(end.line + 1, sentence)

    def _mapping(self, trail: Trail) -> dict[str, Value]:
        result: dict[str, Value] = {}
        for event in self.events:
            if isinstance(event, yaml.MappingEndEvent):
                break
            if not isinstance(event, yaml.ScalarEvent) or event.anchor or event.tag:
                raise _RefusedError(_line(event), "a key must be a plain word")
            _refuse_hidden(event.value, _line(event))
            key = event.value
            if key in result:
                first = self.reading.lines[(*trail, key)]
                self._complain(event, f"key '{key}' stands twice (first on line {first})")
            else:
                self.reading.lines[(*trail, key)] = _line(event)
            value = self._value(next(self.events), (*trail, key))
            result.setdefault(key, value)
        return result

    def _list(self, trail: Trail) -> list[Value]:
        result: list[Value] = []
        for event in self.events:
            if isinstance(event, yaml.SequenceEndEvent):
                break
            result.append(self._value(event, (*trail, len(result))))
        return result

    def _complain(self, event: yaml.Event, sentence: str) -> None:
        self.reading.problems.append(Problem(self.reading.file, _line(event), sentence))


def _scalar(event: yaml.ScalarEvent) -> str | int | float | bool | None:
    if event.style:
        return event.value.strip()
    if event.value in _WORDS:
        return _WORDS[event.value]
    if _INTEGER.fullmatch(event.value):
        return int(event.value)
    if _DECIMAL.fullmatch(event.value):
        return float(event.value)
    return event.value


def _line(event: yaml.Event) -> int:
    return event.start_mark.line + 1 if event.start_mark else 0
