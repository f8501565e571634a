"""A figure as a picture file, to look at while drawing: all layers, and landmarks with names."""

from itertools import pairwise
from pathlib import Path

import numpy as np
import resvg_py

from acuguide.catalog.figures import Figure, Layer, Stroke
from tools.figures.mesh import Floats

LOOKS = {
    Layer.SKIN: 'fill="#f6e3d3"',
    Layer.SHADE: 'fill="#e9cdb8"',
    Layer.DEEP_SHADE: 'fill="#d7b29a"',
    Layer.BONE: 'fill="#fff" fill-opacity=".42" stroke="#6f86a3" stroke-width="1.8"',
    Layer.KNOB: 'fill="#dfe8f3" stroke="#2c4a6e" stroke-width="2.5"',
    Layer.FOLD: 'fill="none" stroke="#6b4636" stroke-width="3" stroke-linecap="round"',
    Layer.OUTLINE: 'fill="none" stroke="#3a2a22" stroke-width="4"',
}
# The cosine of the sharpest turn that is drawn as a curve: 60 degrees.
SHARP = 0.5


def write_preview(figure: Figure, folder: Path) -> None:
    """Write `folder/ID.png` and the same without landmarks as `folder/ID-plain.png`."""
    folder.mkdir(parents=True, exist_ok=True)
    strokes = [
        _stroke(stroke) for layer in Layer for stroke in figure.strokes if stroke.layer is layer
    ]
    names = [_text(place, name, "#44617f") for name, place in figure.names.items()]
    marks = [_landmark(name, places) for name, places in figure.landmarks.items()]
    for ending, parts in (("-plain", strokes + names), ("", strokes + names + marks)):
        picture = _svg(figure, "".join(parts))
        (folder / f"{figure.id}{ending}.png").write_bytes(bytes(resvg_py.svg_to_bytes(picture)))


def _svg(figure: Figure, inside: str) -> str:
    wide, high = figure.size
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {wide} {high}" width="{wide}"'
        f' height="{high}" font-family="DejaVu Sans"><rect width="{wide}" height="{high}"'
        f' fill="#fff"/>{inside}</svg>'
    )


def _stroke(stroke: Stroke) -> str:
    places = np.cumsum(np.reshape(stroke.steps, (-1, 2)), axis=0)
    curve = _curve(places.astype(float), closed=stroke.layer.closed)
    return f'<path d="{curve}" {LOOKS[stroke.layer]}/>'


def _curve(places: Floats, *, closed: bool) -> str:
    """A smooth curve through places, with a corner where it turns sharply."""
    if closed:
        places = np.vstack([places, places[:1]])
    before = np.vstack([places[-2] if closed else places[0], places[:-1]])
    after = np.vstack([places[1:], places[1] if closed else places[-1]])
    tangents = np.where(_sharp(places - before, after - places)[:, None], 0, (after - before) / 6)
    path = f"M{_pair(places[0])}"
    for (start, out), (end, into) in pairwise(zip(places, tangents, strict=True)):
        path += f"C{_pair(start + out)} {_pair(end - into)} {_pair(end)}"
    return path + ("z" if closed else "")


def _sharp(into: Floats, out: Floats) -> Floats:
    sizes = np.linalg.norm(into, axis=1) * np.linalg.norm(out, axis=1)
    turns: Floats = np.einsum("ij,ij->i", into, out) < SHARP * sizes
    return turns


def _pair(place: Floats) -> str:
    return f"{place[0]:.1f} {place[1]:.1f}"


def _landmark(name: str, places: tuple[tuple[int, int], ...]) -> str:
    course = " ".join(f"{x},{y}" for x, y in places)
    dots = "".join(f'<circle cx="{x}" cy="{y}" r="5" fill="#c0392b"/>' for x, y in places)
    line = f'<polyline points="{course}" fill="none" stroke="#c0392b" stroke-width="2"/>'
    return line + dots + _text(places[0], name, "#c0392b")


def _text(place: tuple[int, int], words: str, colour: str) -> str:
    x, y = place
    return f'<text x="{x + 8}" y="{y + 5}" font-size="15" fill="{colour}">{words}</text>'
