"""What studies and guidelines found, as frozen records: `data/evidence.yaml`. Pure."""

from enum import Enum
from typing import Annotated

from msgspec import Meta

from acuguide.catalog.records import Code, FactIds, Id, Lines, Record, SourceIds, Words


class Certainty(Enum):
    """How sure one can be of a finding (the grades of GRADE, and `insufficient`)."""

    HIGH = "high"
    MODERATE = "moderate"
    LOW = "low"
    VERY_LOW = "very_low"
    INSUFFICIENT = "insufficient"


class JudgedBy(Enum):
    """Who graded the certainty."""

    AUTHORS = "authors"
    US = "us"


class Bearing(Enum):
    """Whether a finding speaks for what was studied, against it, or both."""

    FOR = "for"
    AGAINST = "against"
    MIXED = "mixed"
    UNCLEAR = "unclear"


class Stance(Enum):
    """What a guideline says of needle acupuncture."""

    MAY_BE_OFFERED = "may_be_offered"
    DO_NOT_OFFER = "do_not_offer"


class Headline(Record, frozen=True, kw_only=True):
    """A question people ask, with an honest answer in a line."""

    id: Id
    question: Words
    answer: Words
    certainty: Words | None = None
    findings: tuple[Id, ...] = ()
    facts: FactIds = ()
    sources: SourceIds


class Guideline(Record, frozen=True, kw_only=True):
    """What a guideline says, and when it said so."""

    id: Id
    body: Words
    place: Words
    year: int
    updated: int | None = None
    stance: Stance
    says: Annotated[Lines, Meta(min_length=1)]
    limits: Words | None = None
    facts: FactIds = ()
    sources: SourceIds


class Finding(Record, frozen=True, kw_only=True):
    """What one trial or review found.

    `topic` is what was studied (needles, pressing, exercise, ...), `people` in whom and how
    many, `compared` against what, `found` the result, `size` how large that is in plain words.
    `short` says it in one line. `conditions`, `points` and `care` are what it bears upon.
    """

    id: Id
    title: Words
    topic: Id
    conditions: tuple[Id, ...] = ()
    points: tuple[Code, ...] = ()
    care: tuple[Id, ...] = ()
    bearing: Bearing
    studied: Words
    people: Words
    compared: Words
    found: Words
    size: Words
    short: Annotated[str, Meta(min_length=1, max_length=220)]
    certainty: Certainty
    judged_by: JudgedBy
    limits: Words | None = None
    articles_say: Words | None = None
    facts: FactIds = ()
    sources: SourceIds


class EvidenceFile(Record, frozen=True):
    """The whole of `data/evidence.yaml`."""

    headlines: tuple[Headline, ...]
    guidelines: tuple[Guideline, ...]
    findings: tuple[Finding, ...]
