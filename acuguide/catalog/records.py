"""What the guide knows, as frozen records. Pure.

Each record is one YAML mapping (or one entry of one); field names are the YAML keys.
Times are whole seconds unless a name says otherwise.
"""

from enum import Enum
from typing import Annotated

from msgspec import Meta, Struct

Words = Annotated[str, Meta(min_length=1, max_length=1200)]
Id = Annotated[str, Meta(pattern=r"^[a-z0-9]+(?:[-_][a-z0-9]+)*$", max_length=40)]
Code = Annotated[str, Meta(pattern=r"^(?:EX-)?[A-Z]{2}[0-9]{1,2}$")]
SignId = Annotated[str, Meta(pattern=r"^RF[0-9]{2}[a-z]?$")]
SourceIds = Annotated[tuple[str, ...], Meta(min_length=1)]
Settling = Annotated[int, Meta(ge=5, le=60)]
Lines = tuple[Words, ...]


class Record(Struct, frozen=True, forbid_unknown_fields=True):
    """The base of all records: frozen, and strict about unknown fields."""


class Level(Enum):
    """How soon someone must be seen (design: safety rules)."""

    EMERGENCY = "emergency"
    SAME_DAY = "same_day"
    SEE_DOCTOR = "see_doctor"
    SELF_CARE = "self_care"

    @property
    def urgency(self) -> int:
        """3 for an emergency down to 0 for self-care."""
        return 3 - list(Level).index(self)


class Sides(Enum):
    """Whether a point lies on both sides of the body or on its midline."""

    BOTH = "both"
    MIDLINE = "midline"


class Tool(Enum):
    """What presses: a hand, or balls."""

    FINGERS = "fingers"
    THUMBS = "thumbs"
    KNUCKLES = "knuckles"
    BALL = "ball"
    TWO_BALLS = "two_balls"

    @property
    def is_hand(self) -> bool:
        """Whether it is part of the hand, so that its pressure is felt and easily eased."""
        return self not in {Tool.BALL, Tool.TWO_BALLS}


class Pressure(Enum):
    """How hard to press, at most."""

    LIGHT = "light"
    GENTLE = "gentle"
    FIRM = "firm"


class CautionAction(Enum):
    """What a point's caution asks for; the scale of the reference."""

    CAUTION = "caution"
    LIGHT_ONLY = "light_only"
    STOP_IF = "stop_if"
    DO_NOT_PRESS_IF = "do_not_press_if"
    WITHHOLD = "withhold"


class Acupressure(Enum):
    """Whether points are offered for a condition."""

    OFFERED = "offered"
    NOT_FOR_SELF_CARE = "not_for_self_care"


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
    """A source of facts; `read` is absent for our own judgement."""

    id: Annotated[str, Meta(pattern=r"^[A-Za-z0-9_-]+$", max_length=40)]
    kind: SourceKind
    title: Words
    read: SourceRead | None = None


class Term(Record, frozen=True):
    """An id and the words shown for it."""

    id: Id
    name: Words


class Group(Record, frozen=True):
    """A group of conditions; groups with one heading are listed together."""

    id: Id
    heading: Words


class Position(Record, frozen=True):
    """A body position, how to get into it, and how long that takes.

    `settle` is for getting into it, `next_point` for finding another point in it, and
    `other_side` for changing over to the other side (all in seconds).
    """

    id: Id
    name: Words
    get_into: Words
    settle: Settling
    next_point: Settling
    other_side: Settling


class ToolWords(Record, frozen=True):
    """What a tool is called, and what has to be fetched for it, if anything."""

    id: Tool
    name: Words
    fetch: Words | None = None


class PressureWords(Record, frozen=True):
    """How a pressure is said."""

    id: Pressure
    name: Words


class LevelWords(Record, frozen=True):
    """The words of a triage level: its name, and what to do now."""

    id: Level
    name: Words
    action: Words
    call_for: Words | None = None


class Breathing(Record, frozen=True):
    """The breathing pace of a routine, in seconds; our judgement."""

    breathe_in: Annotated[int, Meta(ge=2, le=8)]
    breathe_out: Annotated[int, Meta(ge=2, le=10)]


class Statement(Record, frozen=True):
    """A text that stands on its own, with its sources."""

    text: Words
    sources: SourceIds


class Vocabulary(Record, frozen=True):
    """The words every page shares."""

    notice: Words
    evidence: Statement
    stop_rules: Lines
    cannot_reach_by_hand: Words
    unknown_country_number: Words
    regions: tuple[Term, ...]
    meridians: tuple[Term, ...]
    groups: tuple[Group, ...]
    positions: tuple[Position, ...]
    tools: tuple[ToolWords, ...]
    pressures: tuple[PressureWords, ...]
    levels: tuple[LevelWords, ...]
    breathing: Breathing


class Sign(Record, frozen=True, kw_only=True):
    """One warning sign. `doctor_first` marks those († in the reference) that offer no points."""

    id: SignId
    level: Level
    question: Words
    points_to: Words
    action: Words
    doctor_first: bool = False
    sources: SourceIds


class Screen(Record, frozen=True):
    """A small group of warning signs asked together; all of one level."""

    id: Id
    title: Words
    signs: Annotated[tuple[Sign, ...], Meta(min_length=1, max_length=9)]


class RedFlags(Record, frozen=True):
    """The whole checklist, most urgent screen first."""

    screens: tuple[Screen, ...]


class SituationId(Enum):
    """The situations of a person that refuse points and routine."""

    PREGNANT = "pregnant"
    UNDER_18 = "under_18"
    BLOOD_THINNER = "blood_thinner"


class Situation(Record, frozen=True):
    """A person-wide caution that refuses points and routine (safety rules, section 4)."""

    id: SituationId
    question: Words
    because: Words
    action: Words
    sources: SourceIds


class Cautions(Record, frozen=True):
    """The person-wide cautions."""

    situations: tuple[Situation, ...]


class Call(Record, frozen=True):
    """A number and what answers there; `check_locally` where we know it from memory alone."""

    number: Annotated[str, Meta(pattern=r"^[0-9#*][0-9 #*]{1,19}$")]
    purpose: Words
    check_locally: bool = False


class Country(Record, frozen=True, kw_only=True):
    """Whom to call in a country (two-letter code of ISO 3166).

    `ambulance` is absent where no number could be confirmed; `others` reach help in an
    emergency too; `advice` lines are for the same day. `checked` is a year and month.
    """

    id: Annotated[str, Meta(pattern=r"^[A-Z]{2}$")]
    name: Words
    also_called: Lines = ()
    ambulance: Call | None = None
    others: tuple[Call, ...] = ()
    advice: tuple[Call, ...] = ()
    checked: Annotated[str, Meta(pattern=r"^[0-9]{4}-[0-9]{2}$")]
    sources: SourceIds


class EmergencyNumbers(Record, frozen=True):
    """The countries whose numbers we know."""

    countries: tuple[Country, ...]


class ConditionPoint(Record, frozen=True):
    """A point that an article or study names for a condition, and what it says of it."""

    code: Code
    why: Words
    sources: SourceIds


class Condition(Record, frozen=True, kw_only=True):
    """A cause of low back, buttock or hip pain.

    One not for self-care says what to do `instead`, and how soon (`level`).
    """

    id: Id
    name: Words
    also_called: Lines = ()
    group: Id
    regions: Annotated[tuple[Id, ...], Meta(min_length=1)]
    summary: Words
    feels: Annotated[Lines, Meta(min_length=1)]
    worse_with: Lines = ()
    better_with: Lines = ()
    helps: Annotated[Lines, Meta(min_length=1)]
    see_someone: Words
    acupressure: Acupressure
    level: Level | None = None
    instead: Words | None = None
    sore_spot: Words | None = None
    search_words: Lines = ()
    points: tuple[ConditionPoint, ...] = ()
    sources: SourceIds


class Way(Record, frozen=True):
    """One way to press a point: what presses, in which positions, and how.

    `both_at_once` is true where two hands or two balls reach left and right together;
    `max_seconds` caps one press a side, for spots that should not be pressed for long.
    """

    using: Tool
    positions: Annotated[tuple[Id, ...], Meta(min_length=1)]
    pressure: Pressure
    how: Words
    both_at_once: bool = False
    max_seconds: Annotated[int, Meta(ge=30, le=120)] = 120


class PointCaution(Record, frozen=True):
    """When to be careful with a point, what that asks for, and why."""

    when: Id
    action: CautionAction
    text: Words
    sources: SourceIds


class NamedForRegion(Record, frozen=True):
    """A region a point is named for in general, and who names it."""

    region: Id
    why: Words
    sources: SourceIds


class Point(Record, frozen=True, kw_only=True):
    """An acupuncture point. Locations follow the WHO standard of 2008, in our own words."""

    code: Code
    pinyin: Words
    characters: Words
    simplified: Words
    japanese: Words
    gloss: Words
    also_called: Lines = ()
    meridian: Id
    sides: Sides
    location: Words
    location_note: Words | None = None
    place: Annotated[str, Meta(min_length=1, max_length=90)]
    find: Annotated[Lines, Meta(min_length=2)]
    press: Annotated[tuple[Way, ...], Meta(min_length=1)]
    cannot_reach: Words
    why: Words
    tradition: Words | None = None
    named_for: tuple[NamedForRegion, ...] = ()
    articles_say: Words | None = None
    cautions: Annotated[tuple[PointCaution, ...], Meta(min_length=1)]
    sources: SourceIds


class Routine(Record, frozen=True, kw_only=True):
    """A routine: points in order of importance, and the positions it may use."""

    id: Id
    name: Words
    also_called: Lines = ()
    summary: Words
    minutes: Annotated[int, Meta(ge=2, le=30)]
    silent: bool = False
    positions: Annotated[tuple[Id, ...], Meta(min_length=1)]
    points: Annotated[tuple[Code, ...], Meta(min_length=1)]
    sources: SourceIds


class Choice(Record, frozen=True):
    """One answer of the opening questions: a region, or words to look for among causes."""

    label: Words
    region: Id | None = None
    words: str = ""


class Question(Record, frozen=True):
    """One opening question, answered with one key."""

    ask: Words
    choices: Annotated[tuple[Choice, ...], Meta(min_length=2, max_length=9)]


class Intake(Record, frozen=True):
    """The opening questions of bare `acuguide`."""

    questions: tuple[Question, ...]


class SourceList(Record, frozen=True):
    """All sources."""

    sources: tuple[Source, ...]


class Catalog(Record, frozen=True):
    """Everything the guide knows, checked."""

    vocabulary: Vocabulary
    red_flags: RedFlags
    cautions: Cautions
    emergency_numbers: EmergencyNumbers
    intake: Intake
    sources: dict[str, Source]
    conditions: dict[str, Condition]
    points: dict[str, Point]
    routines: dict[str, Routine]
