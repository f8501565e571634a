"""What a picture says that leaves the screen: all that the page would tell beside it. Pure."""

from collections.abc import Iterable, Iterator
from typing import assert_never

from msgspec.structs import replace

from acuguide.catalog.records import Catalog
from acuguide.guide.gate import Cleared, ClearedPoint
from acuguide.guide.selection import Selection
from acuguide.pages.document import (
    Aside,
    Beside,
    Block,
    Heading,
    Illustration,
    Items,
    Prose,
    Row,
    Warn,
)
from acuguide.pages.pictures import Picture
from acuguide.pages.points import told_first
from acuguide.pages.wording import first_of_all, way_line


def with_all(catalog: Catalog, selection: Selection, cleared: Cleared) -> tuple[str, ...]:
    """What holds for all the points: the same blocks as come first on their page, as lines."""
    return tuple(
        line for block in told_first(catalog, selection, cleared) for line in _lines(block)
    )


def asked_first(catalog: Catalog, cleared: Cleared) -> tuple[str, ...]:
    """What milder answers ask for before anything is pressed, as lines: see a doctor, and why."""
    blocks = first_of_all(catalog, cleared.verdict)
    return tuple(line for block in blocks for line in _lines(block))


def handout(catalog: Catalog, entry: ClearedPoint, card: Picture) -> Picture:
    """The card of a point with its cautions, how to press it, and how the spot feels."""
    point = entry.point
    cautions = (caution.text for caution in entry.cautions)
    ways = (way_line(catalog, way) for way in entry.ways)
    wrong = (f"Wrong spot: {text}" for text in point.wrong)
    return replace(card, careful=(*cautions, *ways, f"Right spot: {point.right}", *wrong))


def mapped(entries: Iterable[ClearedPoint], title: str, overview: Picture) -> Picture:
    """An overview under the title of its points, with where each is and what it asks for.

    A caution of several points is told once, after their codes.
    """
    here = {spot.label for spot in overview.spots}
    shown = [entry for entry in entries if entry.point.code in here]
    places = (f"{e.point.code} {e.point.pinyin}: {e.point.place}." for e in shown)
    codes: dict[str, list[str]] = {}
    for entry in shown:
        for caution in entry.cautions:
            codes.setdefault(caution.text, []).append(entry.point.code)
    cautions = (f"{', '.join(own)}: {text}" for text, own in codes.items())
    return replace(overview, title=f"{title}. {overview.title}", careful=(*places, *cautions))


def _lines(block: Block) -> Iterator[str]:
    match block:
        case Warn(title, (line, *more)):
            yield f"{title}: {line}"
            yield from more
        case Warn(title):
            yield title
        case Items(label, items):
            yield f"{label}:"
            yield from items
        case Row(label, text):
            yield f"{label}: {text}"
        case Prose(text) | Aside(text) | Heading(text):
            yield text
        case Beside(compared):
            for label, texts in compared:
                yield f"{label}:"
                yield from texts
        case Illustration(picture):
            yield picture.description
        case _:
            assert_never(block)
