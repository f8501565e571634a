"""Points: where they are, how to find and press them, cautions, why. Pure."""

from acuguide.catalog.records import Catalog, Condition
from acuguide.guide.gate import Cleared, ClearedPoint
from acuguide.guide.selection import NamedFor, Selection
from acuguide.guide.triage import URGENT
from acuguide.pages.cautions import before_pressing, for_you, left_out, not_for_everyone
from acuguide.pages.document import Aside, Block, Document, Heading, Items, Prose, Row, Warn
from acuguide.pages.triage import first_of_all
from acuguide.pages.wording import (
    SIDES_WORDS,
    meridian_name,
    region_name,
    sources_line,
    way_line,
)

CUN = (
    "A cun is a body measure of your own: about the width of your thumb at its knuckle. "
    "Four fingers side by side are three cun. Use your own hand, not a helper's."
)
NONE_LEFT = "None of these points is for you now."


def selection_page(catalog: Catalog, selection: Selection, cleared: Cleared) -> Document:
    """The points selected, or what to do instead where a condition needs someone else's care."""
    condition = selection.condition
    if condition is not None and condition.instead is not None:
        first = first_of_all(catalog, cleared.verdict)
        page = not_for_self_care_page(condition)
        # What can wait stands after what this condition asks for.
        return (*page[:2], *first, *page[2:])
    title = "Points"
    if condition is not None:
        title = f"Points for {condition.name.lower()}"
    elif selection.region is not None:
        title = f"Points for the {region_name(catalog, selection.region)}"
    return points_page(catalog, cleared, title, condition, compare=selection.by_name)


def points_page(
    catalog: Catalog,
    cleared: Cleared,
    title: str,
    condition: Condition | None = None,
    *,
    compare: bool = False,
) -> Document:
    """The points of a list. `compare` adds where our source articles differ from the standard."""
    blocks: list[Block] = [
        Heading(title),
        *first_of_all(catalog, cleared.verdict),
        before_pressing(catalog, cleared),
        *for_you(cleared),
        *left_out(cleared.withheld),
    ]
    if condition and condition.sore_spot:
        blocks.append(Warn("Where not to press", (condition.sore_spot,)))
    if cleared.points:
        blocks += [*not_for_everyone(catalog, cleared), Prose(CUN)]
    else:
        blocks.append(Prose(NONE_LEFT))
    told: NamedFor | None = None
    for entry in cleared.points:
        if condition and entry.named_for is not told:
            blocks.append(Heading(_part(entry.named_for, condition), 2))
            told = entry.named_for
        blocks += _point(catalog, entry, compare=compare)
    return (*blocks, Prose(catalog.vocabulary.evidence.text))


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


def _point(catalog: Catalog, entry: ClearedPoint, *, compare: bool) -> list[Block]:
    point = entry.point
    characters = " / ".join(dict.fromkeys((point.characters, point.simplified)))
    meridian = meridian_name(catalog, point.meridian)
    place = f"{meridian} meridian, {SIDES_WORDS[point.sides]}"
    names = f"{place}. {point.gloss}; Japanese: {point.japanese}."
    blocks: list[Block] = [
        Heading(f"{point.code} {point.pinyin} {characters}", 3),
        Aside(names),
        Row("Where", " ".join(filter(None, (point.location, point.location_note)))),
        Items("Find it", point.find, numbered=True),
        Items("Press it", tuple(way_line(catalog, way) for way in entry.ways)),
        Row("Cannot reach it", entry.cannot_reach),
        Row("Why", entry.why),
    ]
    if entry.lost:
        blocks.append(Row("Fewer ways for you", " ".join(entry.lost)))
    if point.tradition:
        blocks.append(Row("Tradition", point.tradition))
    if compare and point.articles_say:
        blocks.append(Row("Our articles differ", point.articles_say))
    blocks.append(
        Items(
            "Careful",
            tuple(caution.text for caution in entry.cautions if caution.when != "sore_spot"),
        )
    )
    return [*blocks, sources_line(catalog, entry.sources)]
