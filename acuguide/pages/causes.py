"""Causes: the list, and one explained. Pure."""

from itertools import groupby
from typing import TYPE_CHECKING

from acuguide.catalog.records import Catalog, Condition
from acuguide.guide.care import Care
from acuguide.guide.evidence import findings_for
from acuguide.guide.gate import Cleared, Refused
from acuguide.guide.triage import URGENT, Verdict
from acuguide.pages.cautions import for_you, left_out, reason
from acuguide.pages.document import Aside, Block, Document, Heading, Items, Prose, Row, Warn
from acuguide.pages.triage import SIGNS_FIRST, refusal_warning
from acuguide.pages.wording import CANNOT_TELL, first_of_all, region_name, sources_line

if TYPE_CHECKING:  # only whom to call needs them
    from acuguide.catalog.countries import Country


def list_page(
    catalog: Catalog,
    conditions: tuple[Condition, ...],
    region: str | None,
    verdict: Verdict,
) -> Document:
    """The causes, under the headings of their groups; first what the answers ask for."""
    title = "Causes of low back, buttock and hip pain"
    if region:
        title = f"Causes of {region_name(catalog, region)} pain"
    first = first_of_all(catalog, verdict)
    headings = {group.id: group.heading for group in catalog.vocabulary.groups}
    blocks: list[Heading | Row] = []
    for heading, members in groupby(conditions, key=lambda condition: headings[condition.group]):
        blocks.append(Heading(heading, 2))
        blocks += [_entry(condition) for condition in members]
    ask = Aside('To read about one: "acuguide causes sciatica".')
    return (Heading(title), *first, SIGNS_FIRST, *blocks, Prose(CANNOT_TELL), ask)


def _entry(condition: Condition) -> Row:
    see = " Not for self-care." if condition.instead else ""
    first_sentence = condition.summary.split(". ")[0].rstrip(".") + "."
    return Row(condition.id, f"{condition.name}. {first_sentence}{see}")


def condition_page(
    catalog: Catalog,
    condition: Condition,
    points: Cleared | Refused,
    care: Care,
    country: "Country | None" = None,
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
    if condition.against:
        blocks.append(Items("Does not fit", condition.against))
    blocks.append(Items("When to see someone", (condition.see_someone,)))
    if condition.sore_spot:
        blocks.append(Warn("Where not to press", (condition.sore_spot,)))
    if isinstance(points, Cleared) and points.points:
        codes = ", ".join(cleared.point.code for cleared in points.points)
        first = 'Check the warning signs first: "acuguide redflags --ask".'
        blocks += [Row("Points", f"{codes}. {first}"), *for_you(points)]
        blocks.append(
            Aside(f'How to find and press them: "acuguide points --condition {condition.id}".')
        )
    if isinstance(points, Cleared):
        blocks += left_out(points.withheld)
    blocks += _known(catalog, condition)
    if condition.articles_say:
        blocks.append(Row("Our articles differ", condition.articles_say))
    blocks.append(Prose("This text cannot tell you whether you have it: only an examination can."))
    return (*blocks, sources_line(catalog, condition.sources))


def _known(catalog: Catalog, condition: Condition) -> tuple[Row, ...]:
    """What was studied in this condition, or else of such pain in general.

    General advice is not for someone who needs a doctor first.
    """
    shorts = [finding.short for finding in findings_for(catalog, condition)]
    if not shorts and condition.instead is not None:
        return ()
    known = " ".join(shorts) or catalog.vocabulary.evidence.text
    return (Row("Evidence", f'{known} More: "acuguide evidence {condition.id}".'),)
