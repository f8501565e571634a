"""Words that several pages share. Pure."""

from collections.abc import Iterable

from acuguide.catalog.records import (
    Catalog,
    Level,
    LevelWords,
    Pressure,
    Sides,
    Tool,
    ToolWords,
    Way,
)
from acuguide.pages.document import Aside

CANNOT_TELL = (
    "This list cannot tell you which one you have: several feel alike, and only an "
    "examination can say."
)
EASY = "Easier for sore hands."
SIDES_WORDS = {Sides.BOTH: "on both sides of the body", Sides.MIDLINE: "on the midline"}


def region_name(catalog: Catalog, region: str) -> str:
    """The name of a region, lower case: `low back`."""
    return next(term.name for term in catalog.vocabulary.regions if term.id == region).lower()


def meridian_name(catalog: Catalog, meridian: str) -> str:
    """The name of a meridian."""
    return next(term.name for term in catalog.vocabulary.meridians if term.id == meridian)


def position_name(catalog: Catalog, position: str) -> str:
    """The name of a position, lower case: `lying on your back`."""
    return next(entry.name for entry in catalog.vocabulary.positions if entry.id == position)


def tool_words(catalog: Catalog, tool: Tool) -> ToolWords:
    """The words for what presses."""
    return next(entry for entry in catalog.vocabulary.tools if entry.id is tool)


def pressure_name(catalog: Catalog, pressure: Pressure) -> str:
    """How a pressure is said, as a sentence."""
    return next(entry.name for entry in catalog.vocabulary.pressures if entry.id is pressure)


def way_line(catalog: Catalog, way: Way) -> str:
    """One way to press: where, with whom, how, how hard."""
    where = " or ".join(position_name(catalog, position) for position in way.positions)
    whose = ", with a helper" if way.using is Tool.PARTNER else ""
    easy = f" {EASY}" if way.easy_on_hands else ""
    pressure = pressure_name(catalog, way.pressure)
    return f"{where[0].upper()}{where[1:]}{whose}: {way.how} {pressure}{easy}"


def level_words(catalog: Catalog, level: Level) -> LevelWords:
    """The words for a triage level."""
    return next(entry for entry in catalog.vocabulary.levels if entry.id is level)


def sources_line(catalog: Catalog, ids: Iterable[str]) -> Aside:
    """The titles of the sources, as one line."""
    return Aside("Sources: " + "; ".join(catalog.titles[source_id] for source_id in ids) + ".")


def clock(seconds: float) -> str:
    """Minutes and seconds, rounded up to the next second: 75 is `1:15`."""
    whole = -int(-seconds // 1)
    return f"{whole // 60}:{whole % 60:02}"


def spoken_time(seconds: int) -> str:
    """A length in words: 75 is `1 minute 15 seconds`."""
    minutes, rest = divmod(seconds, 60)
    parts = [f"{minutes} minute{'s' if minutes > 1 else ''}"] if minutes else []
    if rest or not minutes:
        parts.append(f"{rest} second{'s' if rest != 1 else ''}")
    return " ".join(parts)
