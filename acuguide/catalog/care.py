"""What else may help, as frozen records: one file of `data/care` each. Pure."""

from enum import Enum

from acuguide.catalog.records import Effect, FactIds, Id, Lines, Record, SourceIds, Words


class Rating(Enum):
    """How well it is supported that something helps."""

    HELPS = "helps"
    MAY_HELP = "may_help"
    UNPROVEN = "unproven"
    DOES_NOT_HELP = "does_not_help"
    DISPUTED = "disputed"


class Support(Record, frozen=True):
    """How well something is supported, in a word and in a text."""

    rating: Rating
    text: Words
    sources: SourceIds


class CareAction(Enum):
    """What a caution of care asks of someone it concerns."""

    LEAVE_OUT = "leave_out"
    ASK_FIRST = "ask_first"
    CAREFUL = "careful"


class CareCaution(Record, frozen=True, kw_only=True):
    """Who should leave something out, ask first, or take care.

    It concerns those in one of the `situations`, or those the text names if none is given.
    """

    action: CareAction
    text: Words
    situations: tuple[Id, ...] = ()
    sources: SourceIds


class CareFor(Record, frozen=True):
    """A condition that something is named for, and what is said of it."""

    condition: Id
    why: Words
    sources: SourceIds


class CareItem(Record, frozen=True, kw_only=True):
    """One thing that may help: what it is, how to do it, how well it is supported.

    A `general` one goes with any pain of the low back, buttock or hip; others only with the
    conditions they are `named_for`; none goes with those in `not_with`. What is no treatment,
    such as an examination, has no `support`. `steps` are what to do, in order; `dose` how long
    and how often; `stop_when` when to stop; `more` is what else to know. A caution of the person
    with one of the effects in `barred_by` (no heat, no ibuprofen) takes it away.
    """

    id: Id
    name: Words
    also_called: Lines = ()
    group: Id
    general: bool = False
    summary: Words
    steps: Lines = ()
    dose: Words | None = None
    stop_when: Lines = ()
    more: Lines = ()
    support: Support | None = None
    named_for: tuple[CareFor, ...] = ()
    not_with: tuple[Id, ...] = ()
    cautions: tuple[CareCaution, ...] = ()
    barred_by: tuple[Effect, ...] = ()
    articles_say: Words | None = None
    search_words: Lines = ()
    facts: FactIds = ()
    sources: SourceIds
