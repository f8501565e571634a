"""Where the facts come from: `data/sources.yaml`. Pure."""

from enum import Enum
from typing import Annotated

from msgspec import Meta

from acuguide.catalog.records import Record, Words


class SourceKind(Enum):
    """What kind of thing a source is."""

    STANDARD = "standard"
    GUIDELINE = "guideline"
    TRIAL = "trial"
    REVIEW = "review"
    TEXTBOOK = "textbook"
    LEAFLET = "leaflet"
    WEB = "web"
    ARTICLE = "article"
    OUR_JUDGEMENT = "our_judgement"


class SourceRead(Enum):
    """How much of a source was read when the facts were taken from it."""

    FULL = "full"
    PART = "part"
    SECOND_HAND = "second_hand"


class Source(Record, frozen=True):
    """A source of facts; `read` is absent for our own judgement.

    `year` is that of the version read, where it is known; `link` an address or a DOI, and
    absent where the reference names none.
    """

    id: Annotated[str, Meta(pattern=r"^[A-Za-z0-9_-]+$", max_length=40)]
    kind: SourceKind
    title: Words
    read: SourceRead | None = None
    year: Annotated[int, Meta(ge=1900, le=2100)] | None = None
    link: Annotated[str, Meta(pattern=r"^https://[^ ]+$")] | None = None


class SourceList(Record, frozen=True):
    """All sources."""

    sources: tuple[Source, ...]
