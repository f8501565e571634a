"""The whole command line, asked thousands of times in this process, as if through a pipe."""

import io
import json
import re
from collections.abc import Callable, Iterable, Iterator
from contextlib import redirect_stderr, redirect_stdout
from functools import cache
from pathlib import Path
from typing import Any, NamedTuple
from xml.etree import ElementTree as ET

import pytest

from acuguide.catalog.records import Catalog, Point, Tool
from acuguide.cli.app import run

CODE = r"(?:EX-[A-Z]{1,2}|[A-Z]{2})[0-9]{1,2}"
FORMS = ("json", "plain", "styled")
# The roads on which points are drawn: as SVG, and in a styled page of points.
DRAWN = ("svg", "drawn")
_OPTIONS = {
    "json": ("--format", "json"),
    "plain": ("--plain",),
    "styled": (),
    "svg": ("--svg", "-"),
    "drawn": ("--picture",),
}
_ESCAPE = re.compile(r"\x1b\[[0-9;]*m")
_EDGES = str.maketrans(dict.fromkeys("│╭╮╰╯─", " "))


class Said(NamedTuple):
    """An answer: the exit code, all its words on one line, and the JSON object, if it is one."""

    code: int
    text: str
    data: dict[str, Any] | None = None

    @property
    def told(self) -> str:
        """All words, of JSON without its escapes."""
        return self.text if self.data is None else _dumped(self.data)

    @property
    def refused(self) -> bool:
        """Whether it stopped for safety."""
        return self.code == 3

    @property
    def left_out(self) -> set[str]:
        """The codes that it names as left out."""
        if self.data is None:
            rows = re.findall(rf"Left out: ({CODE}(?:, {CODE})*)", self.text)
            return {code for row in rows for code in row.split(", ")}
        if self.data["kind"] == "causes":
            rows = re.findall(rf"({CODE}(?:, {CODE})*): ", self.data["notice"])
            return {code for row in rows for code in row.split(", ")}
        return {entry["code"] for entry in self.data.get("withheld", ())}

    @property
    def offered(self) -> set[str]:
        """The codes that JSON offers to press."""
        assert self.data is not None
        each = (*self.data.get("points", ()), *self.data.get("steps", ()))
        named = {code for c in self.data.get("conditions", ()) for code in c["points"]}
        return named | {entry["code"] for entry in each}

    @property
    def beside(self) -> str:
        """What is told, without the lines that only name what is left out."""
        if self.data is None:
            text = re.sub(rf"Left out: {CODE}(?:, {CODE})*", "", self.text)
            # A refusal gives the reason of each point of which nothing is left.
            return re.sub(rf"[-•] {CODE}(?:, {CODE})*: ", "", text) if self.refused else text
        kept = {key: value for key, value in self.data.items() if key != "withheld"}
        if kept["kind"] == "refused":
            kept["because"] = re.sub(rf"{CODE}(?:, {CODE})*: ", "", kept["because"])
        if kept["kind"] == "causes":
            # The contract's causes have no other place for what is left out.
            kept["notice"] = re.sub(rf"{CODE}(?:, {CODE})*: ", "", kept["notice"])
        return _dumped(kept)


Ask = Callable[..., Said]


def read(code: int, text: str, *, as_json: bool) -> Said:
    """An answer as it was written to stdout."""
    return Said(code, flat(text), json.loads(text) if as_json else None)


def words_of_svg(text: str) -> str:
    """All words of an SVG, seen or read out, after the word SVG; nothing of nothing."""
    if not text:
        return ""
    each = ET.fromstring(text).iter()  # noqa: S314 - our own output
    return "SVG " + " ".join(own.text or "" for own in each if not own.tag.endswith("style"))


def flat(text: str) -> str:
    """The words of a page on one line: no colours, no edges of boxes."""
    return " ".join(_ESCAPE.sub("", text).translate(_EDGES).split())


def _dumped(value: object) -> str:
    return flat(json.dumps(value, ensure_ascii=False).replace('\\"', '"'))


@pytest.fixture(scope="module")
def ask(catalog: Catalog, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Ask]:
    """Runs the command line: `ask("points", "BL23", form="styled")`; nothing is kept.

    The data are read once for all: reading them takes fifty times as long as an answer. A
    routine that would start for minutes fails at once.
    """

    def started(*_: object) -> int:
        raise AssertionError("a routine started")

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("acuguide.catalog.loading.load_catalog", lambda: catalog)
        patch.setattr("acuguide.devices.stage.play", started)
        patch.setenv("COLUMNS", "80")
        for name in ("FORCE_COLOR", "NO_COLOR", "ACCESSIBLE", "TERM"):
            patch.delenv(name, raising=False)
        nothing_kept = tmp_path_factory.mktemp("nothing-kept")

        def answer(*words: str, form: str = "json", kept_in: Path = nothing_kept) -> Said:
            patch.setenv("XDG_CONFIG_HOME", str(kept_in))
            patch.setenv("FORCE_COLOR", "1" if form in {"styled", "drawn"} else "")
            out, err = io.StringIO(), io.StringIO()
            with redirect_stdout(out), redirect_stderr(err):
                code = run((*words, *_OPTIONS[form]))
            if form == "svg":
                # What is not the picture is said on stderr.
                return read(code, f"{words_of_svg(out.getvalue())} {err.getvalue()}", as_json=False)
            assert err.getvalue() == "", words
            return read(code, out.getvalue(), as_json=form == "json")

        yield answer


def names_of(catalog: Catalog, code: str) -> tuple[str, ...]:
    """A point's code and what it is called."""
    return (code, *_names(catalog.points[code]))


def _names(point: Point) -> tuple[str, ...]:
    return (point.pinyin, point.characters, point.simplified, point.japanese, point.gloss)


@cache
def _marks(point: Point) -> frozenset[str]:
    """All that tells a point: its names, its place, how to find and to press it."""
    texts = (
        *_names(point),
        point.location,
        point.place,
        *point.find,
        *(way.how for way in point.press),
    )
    return frozenset(map(flat, texts))


@cache
def _naming_others(point: Point) -> tuple[str, ...]:
    """Texts of a point that name others, to say where it is itself: "level with BL23"."""
    texts = (point.location, point.location_note or "", *point.find, point.why)
    return tuple(flat(text) for text in texts if set(re.findall(CODE, text)) - {point.code})


def traces(catalog: Catalog, withheld: Iterable[str], text: str) -> list[str]:
    """What of the points withheld stands in a text, unless a point that is offered shares it."""
    gone = set(withheld)
    offered = [point for code, point in catalog.points.items() if code not in gone]
    shared = "\n".join(mark for point in offered for mark in _marks(point))
    for place in (place for point in offered for place in _naming_others(point)):
        text = text.replace(place, "")
    told = set(re.findall(rf"(?<![A-Z-]){CODE}(?![0-9])", text))
    return sorted(gone & told) + sorted(
        mark
        for code in gone
        for mark in _marks(catalog.points[code])
        if mark in text and mark not in shared
    )


def about(*answers: str) -> tuple[str, ...]:
    """The options for answers about the person: `about("pregnant=yes")`."""
    return tuple(word for answer in answers for word in ("--about", answer))


def yes(*signs: str) -> tuple[str, ...]:
    """The options for signs answered with yes."""
    return tuple(word for sign in signs for word in ("--yes", sign))


@pytest.fixture(scope="session")
def asks_for_points(catalog: Catalog) -> tuple[tuple[str, ...], ...]:
    """Every way to ask for points that is open to everyone for self-care."""
    return (
        ("points",),
        *(("points", code) for code in catalog.points),
        *(("points", "--region", term.id) for term in catalog.vocabulary.regions),
        *(("points", "--condition", own) for own in _offered(catalog)),
    )


@pytest.fixture(scope="session")
def asks_for_a_plan(catalog: Catalog) -> tuple[tuple[str, ...], ...]:
    """Every routine, alone, in each position, and with each condition; none of them starts."""
    return tuple(
        ("routine", routine, "--preview", *more)
        for routine in catalog.routines
        for more in (
            (),
            ("--minutes", "30"),
            *(("--position", position) for position in _possible(catalog, routine)),
            *(("--condition", own) for own in _offered(catalog)),
        )
    )


@pytest.fixture(scope="session")
def asks_for_causes(catalog: Catalog) -> tuple[tuple[str, ...], ...]:
    """The list of causes, and each alone."""
    return (("causes",), *(("causes", own) for own in catalog.conditions))


def _offered(catalog: Catalog) -> tuple[str, ...]:
    return tuple(own for own, each in catalog.conditions.items() if each.instead is None)


def _possible(catalog: Catalog, routine: str) -> tuple[str, ...]:
    """The positions in which something of a routine can be pressed; others are wrong use."""
    points = (catalog.points[code] for code in catalog.routines[routine].points)
    return tuple(
        sorted(
            {
                own
                for each in points
                for way in each.press
                if way.using is not Tool.PARTNER
                for own in way.positions
            }
        )
    )
