"""Causes: the list, and one explained. Pure."""

from itertools import groupby

from acuguide.catalog.records import Catalog, Condition, Country
from acuguide.guide.care import Care
from acuguide.guide.gate import Cleared, Refused
from acuguide.guide.triage import URGENT, Verdict
from acuguide.pages.cautions import for_you, left_out, reason
from acuguide.pages.document import Aside, Block, Document, Heading, Items, Prose, Row, Warn
from acuguide.pages.triage import first_of_all, refusal_warning
from acuguide.pages.wording import region_name, sources_line

CANNOT_TELL = (
    "This list cannot tell you which one you have: several feel alike, and only an "
    "examination can say."
)


def list_page(
    catalog: Catalog,
    conditions: tuple[Condition, ...],
    region: str | None,
    symptom: str,
    verdict: Verdict | None = None,
) -> Document:
    """The causes, under the headings of their groups; first what the answers ask for."""
    title = "Causes of low back, buttock and hip pain"
    if region:
        title = f"Causes of {region_name(catalog, region)} pain"
    if symptom:
        title += f" that mention: {symptom}"
    signs = Warn("Warning signs come first", ('Check them with "acuguide redflags --ask".',))
    first = first_of_all(catalog, verdict) if verdict else ()
    if not conditions:
        nothing = Prose("No cause in this guide mentions that. Try other words, or fewer.")
        return (Heading(title), *first, signs, nothing)
    headings = {group.id: group.heading for group in catalog.vocabulary.groups}
    blocks: list[Heading | Row] = []
    for heading, members in groupby(conditions, key=lambda condition: headings[condition.group]):
        blocks.append(Heading(heading, 2))
        blocks += [_entry(condition) for condition in members]
    ask = Aside('To read about one: "acuguide causes sciatica".')
    return (Heading(title), *first, signs, *blocks, Prose(CANNOT_TELL), ask)


def _entry(condition: Condition) -> Row:
    see = " Not for self-care." if condition.instead else ""
    first_sentence = condition.summary.split(". ")[0].rstrip(".") + "."
    return Row(condition.id, f"{condition.name}. {first_sentence}{see}")


def condition_page(
    catalog: Catalog,
    condition: Condition,
    points: Cleared | Refused,
    care: Care,
    country: Country | None = None,
) -> Document:
    """One cause explained; its points and care only as far as they are for this person."""
    blocks: list[Block] = [Heading(condition.name)]
    # Where someone else's care is needed, there is no need to say that points are refused.
    if isinstance(points, Refused) and (points.verdict.refuses or not condition.instead):
        blocks.append(refusal_warning(catalog, points, country))
    if condition.instead:
        urgent = condition.level in URGENT
        blocks.append(Warn("Not for self-care", (condition.instead,), urgent))
    if isinstance(points, Cleared):
        blocks += first_of_all(catalog, points.verdict)
    blocks.append(Prose(condition.summary))
    if condition.also_called:
        blocks.append(Row("Also called", ", ".join(condition.also_called)))
    lists = {
        "How it feels": condition.feels,
        "Worse with": condition.worse_with,
        "Better with": (*condition.better_with, *filter(None, (care.anti_inflammatories,))),
        "What helps": (*condition.helps, *filter(None, (care.heat,))),
    }
    blocks += [Items(label, items) for label, items in lists.items() if items]
    blocks += [Row("Not for you", reason(caution)) for caution in care.left_out]
    blocks.append(Items("When to see someone", (condition.see_someone,)))
    if condition.sore_spot:
        blocks.append(Warn("Where not to press", (condition.sore_spot,)))
    if isinstance(points, Cleared) and points.points:
        codes = ", ".join(cleared.point.code for cleared in points.points)
        first = 'Check the warning signs first: "acuguide redflags --ask".'
        blocks += [Row("Points", f"{codes}. {first}"), *for_you(points)]
        blocks.append(Prose(catalog.vocabulary.evidence.text))
        blocks.append(
            Aside(f'How to find and press them: "acuguide points --condition {condition.id}".')
        )
    if isinstance(points, Cleared):
        blocks += left_out(points.withheld)
    blocks.append(Prose("This text cannot tell you whether you have it: only an examination can."))
    return (*blocks, sources_line(catalog, condition.sources))
