"""Points: where they are, how to find and press them, cautions, why. Pure."""

from collections.abc import Iterator, Mapping
from itertools import groupby
from types import MappingProxyType
from typing import TYPE_CHECKING

from acuguide.catalog.records import Catalog, Condition, Point
from acuguide.guide.gate import Cleared, ClearedPoint
from acuguide.guide.selection import NamedFor, Selection, naming
from acuguide.guide.triage import URGENT
from acuguide.pages.cautions import before_pressing, for_you, left_out, not_for_everyone
from acuguide.pages.document import (
    Aside,
    Block,
    Document,
    Heading,
    Illustration,
    Items,
    Prose,
    Row,
    Warn,
)
from acuguide.pages.wording import (
    SIDES_WORDS,
    first_of_all,
    meridian_name,
    region_name,
    sources_line,
    way_line,
)

if TYPE_CHECKING:  # a page without pictures does not pay for them
    from acuguide.pages.pictures import Picture

CUN = (
    "A cun is a body measure of your own: about the width of your thumb at its knuckle. "
    "Four fingers side by side are three cun. Use your own hand, not a helper's."
)
NONE_LEFT = "None of these points is for you now."
ALSO_HERE = "Also on the"
NOT_NAMED = "No article or study that we read names these for pain here."
NO_CARDS: Mapping[str, "Picture"] = MappingProxyType({})
EXTRA = "Extra point, not in the WHO standard"


def points_page(
    catalog: Catalog,
    selection: Selection,
    cleared: Cleared,
    cards: Mapping[str, "Picture"] = NO_CARDS,
    overview: "tuple[Picture, ...]" = (),
) -> Document:
    """The points selected, or what to do instead where a condition needs someone else's care.

    Points asked for by name come with where our source articles differ from the standard,
    and with the conditions that name them. `cards` are pictures of points, by their code; an
    `overview` shows where all of them are.
    """
    condition = selection.condition
    if condition is not None and condition.instead is not None:
        first = first_of_all(catalog, cleared.verdict)
        page = not_for_self_care_page(condition)
        # What can wait stands after what this condition asks for.
        return (*page[:2], *first, *page[2:])
    if not (condition or selection.region or selection.by_name):
        return _list_page(catalog, selection, cleared, overview)
    here = region_name(catalog, selection.region) if selection.region else None
    blocks: list[Block] = [
        Heading(title_of(catalog, selection)),
        *told_first(catalog, selection, cleared),
        *map(Illustration, overview),
    ]
    for named_for, members in groupby(cleared.points, key=lambda entry: entry.named_for):
        if named_for is None and here:
            blocks += [Heading(f"{ALSO_HERE} {here}", 2), Prose(NOT_NAMED), *map(_line, members)]
            continue
        if condition:
            blocks.append(Heading(_part(named_for, condition), 2))
        for entry in members:
            card = cards.get(entry.point.code)
            blocks += _point(catalog, entry, card, in_full=selection.by_name)
    return (*blocks, Prose(catalog.vocabulary.evidence.text))


def title_of(catalog: Catalog, selection: Selection) -> str:
    """What the points are for: `Points for sciatica`, or `Points`."""
    if selection.condition is not None:
        return f"Points for {selection.condition.name.lower()}"
    if selection.region is not None:
        return f"Points for the {region_name(catalog, selection.region)}"
    return "Points"


def _list_page(
    catalog: Catalog, selection: Selection, cleared: Cleared, overview: "tuple[Picture, ...]"
) -> Document:
    """Every point in a line, by the part of the body."""
    blocks: list[Block] = [
        Heading(title_of(catalog, selection)),
        *told_first(catalog, selection, cleared),
        *map(Illustration, overview),
    ]
    for surface in catalog.vocabulary.surfaces:
        members = [entry for entry in cleared.points if entry.point.surface == surface.id]
        if members:
            blocks += [Heading(surface.name, 2), *map(_line, members)]
    if cleared.points:
        code = cleared.points[0].point.code
        blocks.append(Aside(f'How to find and press one: "acuguide points {code}".'))
    return (*blocks, Prose(catalog.vocabulary.evidence.text))


def _line(entry: ClearedPoint) -> Row:
    return Row(f"{entry.point.code} {entry.point.pinyin}", f"{entry.point.place}.")


def told_first(catalog: Catalog, selection: Selection, cleared: Cleared) -> tuple[Block, ...]:
    """What comes before any point: what the answers ask for, when to stop, what to judge by."""
    sore_spot = selection.condition.sore_spot if selection.condition else None
    return (
        *first_of_all(catalog, cleared.verdict),
        before_pressing(catalog, cleared),
        *for_you(cleared),
        *left_out(cleared.withheld),
        *((Warn("Where not to press", (sore_spot,)),) if sore_spot else ()),
        *_judge_by(catalog, cleared),
    )


def _judge_by(catalog: Catalog, cleared: Cleared) -> tuple[Block, ...]:
    """What a reader has to judge by, if anything is offered."""
    if not cleared.points:
        return (Prose(NONE_LEFT),)
    return (*not_for_everyone(catalog, cleared), Prose(CUN))


def not_for_self_care_page(condition: Condition) -> Document:
    """The answer to asking for the points of a condition that needs someone else's care."""
    urgent = condition.level in URGENT
    return (
        Heading(condition.name),
        Warn("Not for self-care: no points", (condition.instead or "",), urgent),
        Items("When to see someone", (condition.see_someone,)),
        Aside(f'More about it: "acuguide causes {condition.id}".'),
    )


def _part(named_for: NamedFor | None, condition: Condition) -> str:
    if named_for is NamedFor.REGION:
        return "General: named for this part of the body, not for the condition"
    nerve = " or its nerve" if condition.group == "nerve" else ""
    return f"Named for {condition.name.lower()}{nerve}"


def _point(
    catalog: Catalog, entry: ClearedPoint, card: "Picture | None", *, in_full: bool
) -> list[Block]:
    point = entry.point
    characters = " / ".join(dict.fromkeys((point.characters, point.simplified)))
    blocks: list[Block] = [
        Heading(f"{point.code} {point.pinyin} {characters}", 3),
        Aside(_names(catalog, point)),
        *((Illustration(card),) if card else ()),
        Row("Where", " ".join(filter(None, (point.location, point.location_note)))),
        Items("Find it", point.find, numbered=True),
        Items("Press it", tuple(way_line(catalog, way) for way in entry.ways)),
        Row("Right spot", point.right),
        Items("Wrong spot", point.wrong),
        Items(
            "Careful",
            tuple(caution.text for caution in entry.cautions if caution.when != "sore_spot"),
        ),
        Row("Cannot reach it", entry.cannot_reach),
    ]
    if entry.lost:
        blocks.append(Row("Fewer ways for you", " ".join(entry.lost)))
    blocks.append(Row("Why", entry.why))
    if point.tradition:
        blocks.append(Row("Tradition", point.tradition))
    if in_full:
        blocks += _in_full(catalog, point)
    return [*blocks, sources_line(catalog, entry.sources)]


def _names(catalog: Catalog, point: Point) -> str:
    """The meridian, the sides, and the names in other languages."""
    sides = SIDES_WORDS[point.sides]
    meridian = f"{meridian_name(catalog, point.meridian)} meridian"
    where = f"{meridian if point.standard else EXTRA}, {sides}."
    kana = f" ({point.kana})" if point.kana else ""
    return f"{where} {point.gloss}; Japanese: {point.japanese}{kana}."


def _in_full(catalog: Catalog, point: Point) -> Iterator[Block]:
    """What only someone who asks for this one point wants to know."""
    if point.articles_say:
        yield Row("Our articles differ", point.articles_say)
    conditions = naming(catalog, point.code)
    if conditions:
        yield Row("Named for", ", ".join(condition.name for condition in conditions) + ".")
    yield Aside(f'What studies say: "acuguide evidence {point.code}".')
