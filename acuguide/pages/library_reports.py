"""The JSON of care, evidence, search, sources and explain: one record a kind. Pure."""

from collections.abc import Iterable
from typing import TYPE_CHECKING

from msgspec import Struct

from acuguide import __version__
from acuguide.catalog.articles import LeftOutFor
from acuguide.catalog.care import CareItem, Rating
from acuguide.catalog.evidence import Bearing, Certainty, Finding, Guideline, JudgedBy, Stance
from acuguide.catalog.glossary import Word
from acuguide.catalog.records import Acupressure, Catalog, Level
from acuguide.catalog.sources import Source, SourceKind, SourceRead
from acuguide.guide.care import CareList, LeftOutCare, Offered, Weighed
from acuguide.guide.evidence import Evidence
from acuguide.guide.gate import Cleared, Refused
from acuguide.guide.ranking import Match
from acuguide.guide.searching import Found, refusal_to_tell
from acuguide.guide.triage import Verdict
from acuguide.pages.reports import (
    Report,
    WithheldEntry,
    caution_texts,
    pressing_notice,
    withheld_entries,
)
from acuguide.pages.triage import refusal_warning
from acuguide.pages.wording import first_of_all

if TYPE_CHECKING:  # only `sources` looks through the whole catalogue
    from acuguide.guide.resting import Use


class CareEntry(Struct, frozen=True):
    """A kind of care; `why` is why it goes with the condition asked for."""

    id: str
    name: str
    group: str
    summary: str
    steps: tuple[str, ...]
    dose: str | None
    stop_when: tuple[str, ...]
    rating: Rating | None
    support: str | None
    why: str | None
    ask_first: tuple[str, ...]
    careful: tuple[str, ...]
    more: tuple[str, ...]
    articles_say: str | None
    sources: tuple[str, ...]


class LeftOutEntry(Struct, frozen=True):
    """A kind of care that is not for this person, and why."""

    id: str
    because: str


class CareReport(Report, frozen=True):
    """The answer of `care`; `instead` says what to do where none is suggested.

    `helps` and `see_someone` are what the text of the condition asked for says.
    """

    condition: str | None
    items: tuple[CareEntry, ...]
    left_out: tuple[LeftOutEntry, ...]
    instead: str | None
    helps: tuple[str, ...]
    see_someone: str | None


class HeadlineEntry(Struct, frozen=True):
    """A question with its short answer."""

    id: str
    question: str
    answer: str
    certainty: str | None
    sources: tuple[str, ...]


class GuidelineEntry(Struct, frozen=True):
    """A guideline and its date; `stance` is on needles."""

    id: str
    body: str
    place: str
    year: int
    updated: int | None
    stance: Stance
    says: tuple[str, ...]
    limits: str | None
    sources: tuple[str, ...]


class FindingEntry(Struct, frozen=True):
    """A finding of a study or review."""

    id: str
    title: str
    topic: str
    bearing: Bearing
    conditions: tuple[str, ...]
    points: tuple[str, ...]
    care: tuple[str, ...]
    studied: str
    people: str
    compared: str
    found: str
    size: str
    short: str
    certainty: Certainty
    judged_by: JudgedBy
    limits: str | None
    articles_say: str | None
    links: tuple[str, ...]
    sources: tuple[str, ...]


class EvidenceReport(Report, frozen=True):
    """The answer of `evidence`; `nearby` are findings that are not on just this."""

    about: str | None
    headlines: tuple[HeadlineEntry, ...]
    guidelines: tuple[GuidelineEntry, ...]
    findings: tuple[FindingEntry, ...]
    nearby: tuple[FindingEntry, ...]


class SignEntry(Struct, frozen=True):
    """A warning sign that mentions what was said."""

    id: str
    level: Level
    question: str
    action: str


class CauseEntry(Struct, frozen=True):
    """A cause that shares words with what was said."""

    id: str
    name: str
    fits: tuple[str, ...]
    does_not_fit: tuple[str, ...]
    missing: tuple[str, ...]
    doctor_if: str
    acupressure: Acupressure


class PlaceEntry(Struct, frozen=True):
    """A point, and where it is in a phrase."""

    code: str
    pinyin: str
    place: str


class SearchReport(Report, frozen=True):
    """The answer of `search`; `need_a_doctor` are ids of causes that share less."""

    asked: str
    signs: tuple[SignEntry, ...]
    causes: tuple[CauseEntry, ...]
    need_a_doctor: tuple[str, ...]
    care: tuple[str, ...]
    left_out: tuple[LeftOutEntry, ...]
    points: tuple[PlaceEntry, ...]
    withheld: tuple[WithheldEntry, ...]
    words: tuple[str, ...]


class SourceEntry(Struct, frozen=True):
    """A source; `link` is an address, `read` how much of it was read."""

    id: str
    kind: SourceKind
    title: str
    year: int | None
    link: str | None
    read: SourceRead | None


class RestEntry(Struct, frozen=True, rename={"of": "in"}):
    """What rests on a source: the kind of data it stands in, and the ids of the things."""

    of: str
    ids: tuple[str, ...]


class NotRepeatedEntry(Struct, frozen=True):
    """A fact of an article that this guide does not repeat, and why; `id` is its number."""

    id: str
    reason: LeftOutFor
    because: str


class DifferenceEntry(Struct, frozen=True):
    """Something on which this guide and our articles differ, and what they say."""

    id: str
    says: str


class SourcesReport(Report, frozen=True):
    """The answer of `sources`; the lists on the one asked for are empty for the whole list."""

    sources: tuple[SourceEntry, ...]
    rests: tuple[RestEntry, ...]
    left_out: tuple[NotRepeatedEntry, ...]
    differs: tuple[DifferenceEntry, ...]


class WordEntry(Struct, frozen=True):
    """A term and what it means."""

    id: str
    name: str
    also_called: tuple[str, ...]
    say: str | None
    meaning: str
    more: str | None
    sources: tuple[str, ...]


class ExplainReport(Report, frozen=True):
    """The answer of `explain`."""

    words: tuple[WordEntry, ...]


def care_report(catalog: Catalog, care: CareList, verdict: Verdict) -> CareReport:
    """Care, with why each goes with the condition and what is left out."""
    return CareReport(
        __version__,
        "care",
        _notice(catalog, verdict),
        condition=care.condition.id if care.condition else None,
        items=tuple(map(_care_entry, care.offered)),
        left_out=tuple(map(_left_out_entry, care.left_out)),
        instead=care.condition.instead if care.condition else None,
        helps=care.helps,
        see_someone=care.condition.see_someone if care.condition else None,
    )


def _care_entry(offered: Offered) -> CareEntry:
    item: CareItem = offered.item
    return CareEntry(
        item.id,
        item.name,
        item.group,
        item.summary,
        item.steps,
        item.dose,
        item.stop_when,
        item.support.rating if item.support else None,
        item.support.text if item.support else None,
        offered.why,
        offered.ask_first,
        offered.careful,
        item.more,
        item.articles_say,
        tuple(dict.fromkeys((*item.sources, *(item.support.sources if item.support else ())))),
    )


def _left_out_entry(held: LeftOutCare) -> LeftOutEntry:
    return LeftOutEntry(held.item.id, " ".join(held.because))


def evidence_report(catalog: Catalog, evidence: Evidence, verdict: Verdict) -> EvidenceReport:
    """What is known about one thing, or about all of it."""
    about = evidence.about
    return EvidenceReport(
        __version__,
        "evidence",
        _notice(catalog, verdict),
        about=getattr(about, "code", None) or getattr(about, "id", None),
        headlines=tuple(
            HeadlineEntry(each.id, each.question, each.answer, each.certainty, each.sources)
            for each in evidence.headlines
        ),
        guidelines=tuple(map(_guideline_entry, evidence.guidelines)),
        findings=tuple(_finding_entry(catalog, each) for each in evidence.findings),
        nearby=tuple(_finding_entry(catalog, each) for each in evidence.nearby),
    )


def _guideline_entry(each: Guideline) -> GuidelineEntry:
    return GuidelineEntry(
        each.id,
        each.body,
        each.place,
        each.year,
        each.updated,
        each.stance,
        each.says,
        each.limits,
        each.sources,
    )


def _finding_entry(catalog: Catalog, each: Finding) -> FindingEntry:
    links = (catalog.sources[own].link for own in each.sources)
    return FindingEntry(
        each.id,
        each.title,
        each.topic,
        each.bearing,
        each.conditions,
        each.points,
        each.care,
        each.studied,
        each.people,
        each.compared,
        each.found,
        each.size,
        each.short,
        each.certainty,
        each.judged_by,
        each.limits,
        each.articles_say,
        tuple(link for link in links if link),
        each.sources,
    )


def search_report(
    catalog: Catalog,
    found: Found,
    care: Weighed,
    points: Cleared | Refused,
    verdict: Verdict,
) -> SearchReport:
    """What was found; only points that are cleared for this person, and why others are not."""
    cleared = points.points if isinstance(points, Cleared) else ()
    held = withheld_entries(points) if isinstance(points, Cleared) else ()
    return SearchReport(
        __version__,
        "search",
        _search_notice(catalog, found, points, verdict),
        asked=found.asked,
        signs=tuple(SignEntry(s.id, s.level, s.question, s.action) for s in found.signs),
        causes=tuple(map(_cause_entry, found.causes.best)),
        need_a_doctor=tuple(condition.id for condition in found.causes.doctors),
        care=tuple(each.item.id for each in care[0]),
        left_out=tuple(map(_left_out_entry, care[1])),
        points=tuple(
            PlaceEntry(each.point.code, each.point.pinyin, each.point.place) for each in cleared
        ),
        withheld=held,
        words=tuple(word.id for word in found.terms),
    )


def _search_notice(
    catalog: Catalog, found: Found, points: Cleared | Refused, verdict: Verdict
) -> str:
    """The notice after a refusal that keeps something back, or with what the points ask for."""
    if isinstance(points, Cleared) and points.points:
        unanswered = caution_texts((*points.places, *points.open))
        return " ".join((pressing_notice(catalog, points), *unanswered))
    refused = refusal_to_tell(found, points)
    lines = refusal_warning(catalog, refused).lines if refused else ()
    return " ".join((*lines, _notice(catalog, verdict)))


def _cause_entry(match: Match) -> CauseEntry:
    condition = match.condition
    return CauseEntry(
        condition.id,
        condition.name,
        match.fits,
        condition.against,
        match.missing,
        condition.doctor_if,
        condition.acupressure,
    )


def sources_report(catalog: Catalog, sources: Iterable[Source], use: "Use") -> SourcesReport:
    """Sources, and what became of the one asked for."""
    return SourcesReport(
        __version__,
        "sources",
        catalog.vocabulary.notice,
        sources=tuple(
            SourceEntry(each.id, each.kind, each.title, each.year, each.link, each.read)
            for each in sources
        ),
        rests=tuple(RestEntry(file, ids) for file, ids in use.rests),
        left_out=tuple(NotRepeatedEntry(each.id, each.reason, each.why) for each in use.left_out),
        differs=tuple(DifferenceEntry(name, says) for name, says in use.differs),
    )


def explain_report(catalog: Catalog, words: Iterable[Word]) -> ExplainReport:
    """Terms with their meanings."""
    return ExplainReport(
        __version__,
        "explain",
        catalog.vocabulary.notice,
        words=tuple(
            WordEntry(
                word.id,
                word.name,
                word.also_called,
                word.say,
                word.meaning,
                word.more,
                word.sources,
            )
            for word in words
        ),
    )


def _notice(catalog: Catalog, verdict: Verdict) -> str:
    """The notice, after what the answers ask for."""
    first = [line for warn in first_of_all(catalog, verdict) for line in warn.lines]
    return " ".join(dict.fromkeys((*first, catalog.vocabulary.notice)))
