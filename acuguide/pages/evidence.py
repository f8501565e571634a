"""Evidence: what studies found, for and against, and what guidelines say. Pure."""

from collections.abc import Iterator

from acuguide.catalog.care import CareItem
from acuguide.catalog.evidence import (
    Bearing,
    Certainty,
    Finding,
    Guideline,
    Headline,
    JudgedBy,
    Stance,
)
from acuguide.catalog.records import Catalog, Condition, Point
from acuguide.guide.evidence import Evidence
from acuguide.guide.triage import URGENT, Verdict
from acuguide.pages.document import Aside, Beside, Block, Document, Heading, Prose, Row, Warn
from acuguide.pages.wording import first_of_all, sources_line

BEARING_WORDS = {
    Bearing.FOR: "For",
    Bearing.AGAINST: "Against",
    Bearing.MIXED: "For and against",
    Bearing.UNCLEAR: "Not clear",
}
CERTAINTY_WORDS = {
    Certainty.HIGH: "High",
    Certainty.MODERATE: "Moderate",
    Certainty.LOW: "Low",
    Certainty.VERY_LOW: "Very low",
    Certainty.INSUFFICIENT: "Too little to say",
}
JUDGED_WORDS = {
    JudgedBy.AUTHORS: "as its authors judge",
    JudgedBy.US: "as we judge",
}
STANCE_WORDS = {
    Stance.MAY_BE_OFFERED: "Needles may be tried",
    Stance.DO_NOT_OFFER: "Do not offer needles",
}
NEEDLES_ARE_NOT_FINGERS = (
    "What is known of needles is not known of fingers: a thumb may do less, or nothing."
)
NO_STUDY = "No study that we read is about just this."
NO_POINT = "No study that we read, with its result, is about this point by itself."
DISAGREE = "Guidelines disagree about needles. Here they are, each with its date:"


def evidence_page(catalog: Catalog, evidence: Evidence, verdict: Verdict) -> Document:
    """What is known about one thing, or, shorter, about all of it."""
    about = evidence.about
    blocks: list[Block] = [Heading(_title(about)), *first_of_all(catalog, verdict)]
    if isinstance(about, Condition) and about.instead is not None:
        blocks.append(Warn("Not for self-care", (about.instead,), about.level in URGENT))
    elif not isinstance(about, CareItem):
        blocks.append(Prose(catalog.vocabulary.evidence.text))
    if evidence.headlines:
        blocks.append(Heading("In short", 2))
        blocks += [Row(each.question, _answer(each)) for each in evidence.headlines]
    topics = {each.topic for each in (*evidence.findings, *evidence.nearby)}
    if topics & {"needles", "pressing"}:
        blocks.append(Prose(NEEDLES_ARE_NOT_FINGERS))
    if about is None:
        blocks += _guidelines(evidence.guidelines)
        blocks += _in_lines(evidence.findings)
        more = '"acuguide evidence sciatica", "acuguide evidence GB30", "acuguide evidence heat"'
        return (*blocks, Aside(f"The numbers, and about one thing: {more}."))
    for bearing in Bearing:
        members = [each for each in evidence.findings if each.bearing is bearing]
        if members:
            blocks.append(Heading(BEARING_WORDS[bearing], 2))
            blocks += [block for each in members for block in _finding(catalog, each)]
    if not evidence.findings:
        blocks.append(Prose(NO_POINT if isinstance(about, Point) else NO_STUDY))
    if evidence.nearby:
        blocks.append(Heading("Pressing in general", 2))
        blocks += [Row(each.title, each.short) for each in evidence.nearby]
    every = Aside('Every study in a line: "acuguide evidence".')
    return (*blocks, *_guidelines(evidence.guidelines), every)


def _answer(headline: Headline) -> str:
    sure = f" (How sure: {headline.certainty}.)" if headline.certainty else ""
    return f"{headline.answer}{sure}"


def _title(about: Condition | Point | CareItem | None) -> str:
    match about:
        case None:
            return "What studies and guidelines say"
        case Point():
            return f"What is known about {about.code} {about.pinyin}"
        case _:
            return f"What is known about {about.name.lower()}"


def _guidelines(guidelines: tuple[Guideline, ...]) -> Iterator[Block]:
    if not guidelines:
        return
    yield Heading("Guidelines", 2)
    yield Prose(DISAGREE)
    yield Beside(tuple((_dated(each), _said(each)) for each in guidelines))


def _dated(guideline: Guideline) -> str:
    updated = f", updated {guideline.updated}" if guideline.updated else ""
    return f"{guideline.body} ({guideline.place}), {guideline.year}{updated}"


def _said(guideline: Guideline) -> tuple[str, ...]:
    limits = (guideline.limits,) if guideline.limits else ()
    return (f"{STANCE_WORDS[guideline.stance]}.", *guideline.says, *limits)


def _in_lines(findings: tuple[Finding, ...]) -> Iterator[Block]:
    """The findings in a line each, those for and those against apart."""
    for bearing in Bearing:
        members = [each for each in findings if each.bearing is bearing]
        if members:
            yield Heading(f"Studies: {BEARING_WORDS[bearing].lower()}", 2)
            yield from (Row(each.title, each.short) for each in members)


def _finding(catalog: Catalog, finding: Finding) -> Iterator[Block]:
    yield Heading(finding.title, 3)
    yield Row("What was studied", finding.studied)
    yield Row("In whom", finding.people)
    yield Row("Against what", finding.compared)
    yield Row("Found", finding.found)
    yield Row("How large", finding.size)
    judged = JUDGED_WORDS[finding.judged_by]
    yield Row("How certain", f"{CERTAINTY_WORDS[finding.certainty]}, {judged}.")
    if finding.limits:
        yield Row("Limits", finding.limits)
    if finding.articles_say:
        yield Row("Our articles differ", finding.articles_say)
    links = [catalog.sources[own].link for own in finding.sources]
    if any(links):
        yield Row("Link", " ".join(filter(None, links)))
    yield sources_line(catalog, finding.sources)
