"""What of our source articles is left out, and why: `data/left-out.yaml`. Pure."""

from enum import Enum

from acuguide.catalog.records import FactId, Record, Words


class LeftOutFor(Enum):
    """Why a fact of an article is not in the guide."""

    WRONG = "wrong"
    UNSAFE = "unsafe"
    UNSUPPORTED = "unsupported"
    ADVERTISING = "advertising"


class LeftOut(Record, frozen=True):
    """A fact that is not repeated, as the reason says; `id` is its number."""

    id: FactId
    reason: LeftOutFor
    why: Words


class LeftOutList(Record, frozen=True):
    """The whole of `data/left-out.yaml`."""

    left_out: tuple[LeftOut, ...]
