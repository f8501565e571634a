"""Reads the figures: one JSON file each, beside the data in a checkout, or in the wheel."""

from collections.abc import Iterator
from pathlib import Path

import msgspec

from acuguide.catalog.figures import Figure, Shows
from acuguide.catalog.reader import Problem
from acuguide.catalog.records import Catalog, Direction
from acuguide.catalog.where import COMPILED, FIGURES, FOLDER, PACKAGE
from acuguide.errors import UnusableDataError


def load_figure(figure_id: str) -> Figure:
    """The figure of this installation; raises UnusableDataError if it cannot be read."""
    home = PACKAGE if COMPILED.exists() else FOLDER
    return read_figure(home / FIGURES / f"{figure_id}.json")


def read_figure(path: Path) -> Figure:
    """The figure in a file; raises UnusableDataError if it cannot be read."""
    try:
        return msgspec.json.decode(path.read_bytes(), type=Figure)
    except (OSError, msgspec.DecodeError) as error:
        sentence = f"{path}: the figure cannot be read ({error}); install acuguide again"
        raise UnusableDataError((sentence,)) from error


def examine_figures(folder: Path, catalog: Catalog, shown: str) -> Iterator[Problem]:
    """What is wrong with the figures of a data folder, which is called `shown` in problems."""
    for path in sorted((folder / FIGURES).glob("*")):
        if path.suffix != ".json" or path.stem not in catalog.figures:
            sentence = "no figure of 'landmarks.yaml' is called so"
            yield Problem(f"{shown}/{FIGURES}/{path.name}", 0, sentence)
    for figure_id in catalog.figures:
        path = folder / FIGURES / f"{figure_id}.json"
        try:
            figure = msgspec.json.decode(path.read_bytes(), type=Figure)
        except (OSError, msgspec.DecodeError) as error:
            reason = error.strerror if isinstance(error, OSError) else error
            yield Problem(f"{shown}/{FIGURES}/{path.name}", 0, f"cannot be read: {reason}")
            continue
        for sentence in (
            *_wrong(figure, figure_id, catalog),
            *_lacking(figure, figure_id, catalog),
        ):
            yield Problem(f"{shown}/{FIGURES}/{path.name}", 0, sentence)


def _lacking(figure: Figure, figure_id: str, catalog: Catalog) -> Iterator[str]:
    """What the rules of its points need that a figure does not have."""
    for point in catalog.points.values():
        for rule in point.rules:
            if rule.figure != figure_id:
                continue
            named = filter(None, (rule.landmark, rule.toward, rule.beside))
            for name in sorted(set(named) - set(figure.landmarks)):
                yield f"{point.code} needs the landmark '{name}'"
            along = rule.direction in {Direction.UP, Direction.DOWN}
            if rule.direction and not (figure.cun.along if along else figure.cun.across):
                yield f"{point.code} needs the length of a cun {'along' if along else 'across'}"


def _wrong(figure: Figure, figure_id: str, catalog: Catalog) -> Iterator[str]:
    if figure.id != figure_id:
        yield f"says the id '{figure.id}'"
    if (figure.shows is Shows.BOTH) != (figure.midline is not None):
        yield "a midline is what a figure of both sides has, and no other"
    for name in sorted(set(figure.landmarks) - set(catalog.landmarks)):
        yield f"unknown landmark '{name}'"
    for name in sorted(set(figure.names) - set(catalog.bones)):
        yield f"unknown bone '{name}'"
    if any(len(stroke.steps) % 2 for stroke in figure.strokes):
        yield "a stroke has an x without its y"
    width, height = figure.size
    for name, line in figure.landmarks.items():
        if not line or not all(0 <= x <= width and 0 <= y <= height for x, y in line):
            yield f"landmark '{name}' lies outside"
