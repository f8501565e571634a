"""Care: the list, what goes with a condition, and one kind in full. Pure."""

from itertools import groupby

from acuguide.catalog.care import Rating
from acuguide.catalog.records import Catalog
from acuguide.guide.care import CareList, LeftOutCare, Offered
from acuguide.guide.triage import URGENT, Verdict
from acuguide.pages.document import Aside, Block, Document, Heading, Items, Prose, Row, Warn
from acuguide.pages.triage import SIGNS_FIRST
from acuguide.pages.wording import first_of_all, sources_line

RATING_WORDS = {
    Rating.HELPS: "Probably helps",
    Rating.MAY_HELP: "May help some people",
    Rating.UNPROVEN: "Not known to help",
    Rating.DOES_NOT_HELP: "Does not help",
    Rating.DISPUTED: "Experts disagree",
}
ASK_FIRST = "Ask first: its page says whom."
NONE_HERE = "There is no self-care to suggest here."


def care_page(catalog: Catalog, care: CareList, verdict: Verdict) -> Document:
    """Care as a list; for a condition, first what its own text says."""
    condition = care.condition
    title = f"Care for {condition.name.lower()}" if condition else "What may help"
    blocks: list[Block] = [Heading(title)]
    if condition is not None and condition.instead is not None:
        urgent = condition.level in URGENT
        blocks += [Warn("Not for self-care", (condition.instead,), urgent)]
        blocks += first_of_all(catalog, verdict)
        return (*blocks, Prose(NONE_HERE), Items("When to see someone", (condition.see_someone,)))
    blocks += [*first_of_all(catalog, verdict), SIGNS_FIRST, *care_left_out(care.left_out)]
    if condition is not None:
        blocks.append(Items("What helps", care.helps))
        blocks.append(Items("When to see someone", (condition.see_someone,)))
    named = [offered for offered in care.offered if offered.why is not None]
    general = [offered for offered in care.offered if offered.why is None]
    if named:
        blocks.append(Heading("Named for it", 2))
        blocks += [Row(each.item.id, f"{each.why}{_ask(each)}") for each in named]
    blocks += _names_by_group(catalog, general) if condition else _by_group(catalog, general)
    return (*blocks, Aside('One in full, with steps: "acuguide care bridge".'))


def item_page(catalog: Catalog, offered: Offered, verdict: Verdict) -> Document:
    """One kind of care: what it is, how to do it, when to stop, how well it is known."""
    item = offered.item
    blocks: list[Block] = [Heading(item.name), *first_of_all(catalog, verdict)]
    if offered.ask_first:
        blocks.append(Warn("Ask first", offered.ask_first))
    blocks.append(Prose(item.summary))
    if item.support:
        blocks.append(Row(RATING_WORDS[item.support.rating], item.support.text))
    lists: tuple[tuple[str, tuple[str, ...], bool], ...] = (
        ("How", item.steps, True),
        ("How much", (item.dose,) if item.dose else (), False),
        ("Stop if", item.stop_when, False),
        ("Careful", offered.careful, False),
        ("Good to know", item.more, False),
    )
    blocks += [Items(label, texts, numbered) for label, texts, numbered in lists if texts]
    if item.named_for:
        named = tuple(
            f"{catalog.conditions[each.condition].name}: {each.why}" for each in item.named_for
        )
        blocks.append(Items("Named for", named))
    if item.articles_say:
        blocks.append(Row("Our articles differ", item.articles_say))
    sources = dict.fromkeys((*item.sources, *(item.support.sources if item.support else ())))
    return (*blocks, sources_line(catalog, sources))


def not_for_you_page(catalog: Catalog, held: LeftOutCare, verdict: Verdict) -> Document:
    """The answer to asking for a kind of care that is not for this person."""
    first = first_of_all(catalog, verdict)
    more = Aside('What else may help: "acuguide care".')
    return (Heading(held.item.name), *first, Warn("Not for you", held.because), more)


def _by_group(catalog: Catalog, offered: list[Offered]) -> list[Block]:
    """Each kind in a line, under the heading of its group."""
    names = {group.id: group.name for group in catalog.vocabulary.care_groups}
    blocks: list[Block] = []
    for group, members in groupby(offered, key=lambda each: each.item.group):
        blocks.append(Heading(names[group], 2))
        blocks += map(care_line, members)
    return blocks


def _names_by_group(catalog: Catalog, offered: list[Offered]) -> list[Block]:
    """The kinds that go with any such pain, a line for each group."""
    names = {group.id: group.name for group in catalog.vocabulary.care_groups}
    blocks: list[Block] = [Heading("For any such pain", 2)]
    for group, members in groupby(offered, key=lambda each: each.item.group):
        marked = (f"{each.item.id}{' (ask first)' if each.ask_first else ''}" for each in members)
        blocks.append(Row(names[group], f"{', '.join(marked)}."))
    return blocks


def care_line(offered: Offered) -> Row:
    """A kind of care in a line: what it is, how well it is known, and if someone must agree."""
    item = offered.item
    rated = f" {RATING_WORDS[item.support.rating]}." if item.support else ""
    return Row(item.id, f"{item.summary}{rated}{_ask(offered)}")


def _ask(offered: Offered) -> str:
    return f" {ASK_FIRST}" if offered.ask_first else ""


def care_left_out(held: tuple[LeftOutCare, ...]) -> list[Row]:
    """The kinds of care that are not for this person, each with why."""
    return [Row(f"Not for you: {each.item.name.lower()}", " ".join(each.because)) for each in held]
