"""Words that several pages share. Pure."""

from collections.abc import Iterable

from acuguide.catalog.records import (
    Catalog,
    Cluster,
    Lasting,
    Level,
    LevelWords,
    Pressure,
    Sides,
    Sign,
    Tool,
    ToolWords,
    Way,
)
from acuguide.guide.triage import Verdict
from acuguide.pages.document import Aside, Warn

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


def first_of_all(catalog: Catalog, verdict: Verdict) -> tuple[Warn, ...]:
    """What milder answers ask for, before anything is offered: see a doctor, and why."""
    lines = tuple(f"{reason(cause)} {cause.action}" for cause in causes_of(verdict))
    return (Warn(level_words(catalog, verdict.level).name, lines),) if lines else ()


def causes_of(verdict: Verdict) -> tuple[Cluster | Sign | Lasting, ...]:
    """What the verdict rests on, most urgent first; what answers mean together goes before one."""
    lasting = (verdict.lasting,) if verdict.lasting else ()
    causes: tuple[Cluster | Sign | Lasting, ...] = (*verdict.clusters, *verdict.raised, *lasting)
    return tuple(sorted(causes, key=lambda cause: -cause.level.urgency))


def reason(cause: Cluster | Sign | Lasting) -> str:
    """Why an answer matters."""
    if isinstance(cause, Sign):
        return f"You said yes to: {cause.question} This can be a sign of {cause.points_to}."
    return cause.because


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
