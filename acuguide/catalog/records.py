"""What the guide knows, as frozen records. Pure.

Each record is one YAML mapping (or one entry of one); field names are the YAML keys.
Times are whole seconds unless a name says otherwise.
"""

from collections.abc import Mapping
from enum import Enum
from typing import TYPE_CHECKING, Annotated, Literal

from msgspec import Meta, Struct

if TYPE_CHECKING:  # only some answers need these, and each record class costs start-up
    from acuguide.catalog.articles import LeftOut
    from acuguide.catalog.care import CareItem
    from acuguide.catalog.countries import Country
    from acuguide.catalog.evidence import Finding, Guideline, Headline
    from acuguide.catalog.glossary import Word
    from acuguide.catalog.intake import Question
    from acuguide.catalog.landmarks import Landmark
    from acuguide.catalog.routines import Routine
    from acuguide.catalog.sources import Source

Words = Annotated[str, Meta(min_length=1, max_length=1200)]
Id = Annotated[str, Meta(pattern=r"^[a-z0-9]+(?:[-_][a-z0-9]+)*$", max_length=40)]
Code = Annotated[str, Meta(pattern=r"^(?:[A-Z]{2}|EX-[A-Z]{1,2})[0-9]{1,2}$")]
SignId = Annotated[str, Meta(pattern=r"^RF[0-9]{2}[a-z]?$")]
SourceIds = Annotated[tuple[str, ...], Meta(min_length=1)]
# A numbered fact of our three source articles, such as `S0-C02`.
FactId = Annotated[str, Meta(pattern=r"^S[013]-[A-Z][0-9]{2}$")]
FactIds = tuple[FactId, ...]
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
    """What presses: one's own hand, balls, or someone else's hand."""

    FINGERS = "fingers"
    THUMBS = "thumbs"
    KNUCKLES = "knuckles"
    PALM = "palm"
    BALL = "ball"
    TWO_BALLS = "two_balls"
    PARTNER = "partner"

    @property
    def is_hand(self) -> bool:
        """Whether it is one's own hand, so that its pressure is felt and easily eased."""
        return self not in {Tool.BALL, Tool.TWO_BALLS, Tool.PARTNER}


class Pressure(Enum):
    """How hard to press, at most."""

    LIGHT = "light"
    GENTLE = "gentle"
    FIRM = "firm"


class CautionAction(Enum):
    """What a point's caution asks for; the scale of the reference, and `no_tool`."""

    CAUTION = "caution"
    LIGHT_ONLY = "light_only"
    NO_TOOL = "no_tool"
    STOP_IF = "stop_if"
    DO_NOT_PRESS_IF = "do_not_press_if"
    WITHHOLD = "withhold"


class Acupressure(Enum):
    """Whether points are offered for a condition."""

    OFFERED = "offered"
    NOT_FOR_SELF_CARE = "not_for_self_care"


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

    `standing` ones are not for people who may faint. `settle` is for getting into it,
    `next_point` for finding another point in it, and `other_side` for changing over to the
    other side (all in seconds).
    """

    id: Id
    name: Words
    get_into: Words
    settle: Settling
    next_point: Settling
    other_side: Settling
    standing: bool = False


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


class Agreed(Record, frozen=True):
    """What is said where a clinician has agreed to light pressing."""

    because: Words
    instead: Words


class Vocabulary(Record, frozen=True):
    """The words every page shares.

    A search takes the words of one list in `alike` as one, and each of the `phrases` as a word
    that has nothing to do with its parts.
    """

    notice: Words
    evidence: Statement
    stop_rules: Lines
    stop_spoken: Words
    cannot_reach_by_hand: Words
    agreed: Agreed
    unknown_country_number: Words
    alike: tuple[Annotated[Lines, Meta(min_length=2)], ...]
    phrases: Lines
    regions: tuple[Term, ...]
    surfaces: tuple[Term, ...]
    meridians: tuple[Term, ...]
    groups: tuple[Group, ...]
    care_groups: tuple[Term, ...]
    positions: tuple[Position, ...]
    tools: tuple[ToolWords, ...]
    pressures: tuple[PressureWords, ...]
    levels: tuple[LevelWords, ...]
    breathing: Breathing


class FollowUpItem(Record, frozen=True):
    """One of the facts that a sign needs; known already from a situation or an age above."""

    text: Words
    situation: Id | None = None
    above_age: int | None = None


class FollowUp(Record, frozen=True):
    """The second half of a sign: after a yes to `ask`, at least so many items must hold."""

    ask: Words
    title: Words
    at_least: Annotated[int, Meta(ge=1)]
    items: Annotated[tuple[FollowUpItem, ...], Meta(min_length=1, max_length=9)]


class Sign(Record, frozen=True, kw_only=True):
    """One warning sign. `doctor_first` marks those († in the reference) that offer no points.

    `not_this` is what does not count, such as an old complaint that has not changed. One
    with a `follow_up` is asked in two halves.
    """

    id: SignId
    level: Level
    question: Words
    not_this: Words | None = None
    follow_up: FollowUp | None = None
    points_to: Words
    action: Words
    doctor_first: bool = False
    articles_say: Words | None = None
    facts: FactIds = ()
    sources: SourceIds


class Screen(Record, frozen=True):
    """A small group of warning signs asked together; all of one level."""

    id: Id
    title: Words
    signs: Annotated[tuple[Sign, ...], Meta(min_length=1, max_length=9)]


class Cluster(Record, frozen=True, kw_only=True):
    """Answers that mean more together, or a situation that is a warning sign by itself.

    One of every set in `together` raises the level.

    A set names signs (`RF14`) and situations (`cancer`).
    """

    id: Id
    together: Annotated[tuple[tuple[Words, ...], ...], Meta(min_length=1)]
    level: Level
    because: Words
    action: Words
    sources: SourceIds


class Lasting(Record, frozen=True, kw_only=True):
    """What pain that has lasted so many weeks, and is not getting better, asks for.

    One `until_seen` ends when a doctor or physiotherapist has looked at it.
    """

    weeks: Annotated[int, Meta(ge=1)]
    level: Level
    until_seen: bool = False
    because: Words
    action: Words
    sources: SourceIds


class Afterwards(Record, frozen=True, kw_only=True):
    """A question after a routine, and what to do after a yes.

    With `check_again` the warning signs must be answered anew.
    """

    id: Id
    question: Words
    action: Words
    check_again: bool = False
    sources: SourceIds


class RedFlags(Record, frozen=True):
    """The whole checklist, most urgent screen first, and what answers mean together.

    `lasting` goes from the fewest weeks to the most; `come_back` says when to answer again.
    """

    screens: tuple[Screen, ...]
    clusters: tuple[Cluster, ...]
    lasting: tuple[Lasting, ...]
    afterwards: tuple[Afterwards, ...]
    come_back: Words


class Effect(Enum):
    """What a caution does to what is offered."""

    WITHHOLD_ALL = "withhold_all"
    WITHHOLD = "withhold"
    NO_TOOL = "no_tool"
    LIGHT_ONLY = "light_only"
    ASK_FIRST = "ask_first"
    SIT_OR_LIE = "sit_or_lie"
    BREATHE_FREELY = "breathe_freely"
    NO_HEAT = "no_heat"
    NO_ANTI_INFLAMMATORIES = "no_anti_inflammatories"


class Lasts(Enum):
    """How long a "no" may be relied on; a "yes" holds until it is taken back.

    A `moment` is asked anew before every routine and never kept.
    """

    LONG = "long"
    WEEK = "week"
    MOMENT = "moment"


# What else can be told about a person, so no situation may be called so.
PLAIN_KEYS = ("age", "weeks", "better", "seen", "clinician", "country")


class Situation(Record, frozen=True, kw_only=True):
    """Something about a person that may change what is offered; answered with yes or no.

    Ages below `below_age` answer it with yes, other ages with no. `--checked` states a no
    for those marked so.
    """

    id: Id
    name: Words
    question: Words
    lasts: Lasts
    checked: bool = False
    below_age: int | None = None


class SituationScreen(Record, frozen=True):
    """A small group of situations asked together."""

    id: Id
    title: Words
    situations: Annotated[tuple[Situation, ...], Meta(min_length=1, max_length=9)]


class Caution(Record, frozen=True, kw_only=True):
    """What follows where any of `when` holds (situations, signs), or always if none is named.

    It acts on the `surfaces` and `points` named, or on all points. `text` tells it, and
    what goes with it, to someone who has not answered; `because` and `instead` to someone it
    concerns. One that holds `until_agreed` ends when a clinician has agreed. `stop_if` is one
    more reason to stop during a routine. `max_seconds` caps one press a side.
    """

    id: Id
    when: tuple[Words, ...] = ()
    effects: tuple[Effect, ...] = ()
    surfaces: tuple[Id, ...] = ()
    points: tuple[Code, ...] = ()
    until_agreed: bool = False
    text: Words | None = None
    because: Words
    instead: Words
    stop_if: Words | None = None
    max_seconds: Annotated[int, Meta(ge=30, le=120)] | None = None
    sources: SourceIds

    def acts_on(self, point: "Point") -> bool:
        """Whether it is about a point."""
        everywhere = not self.surfaces and not self.points
        return everywhere or point.surface in self.surfaces or point.code in self.points


class Cautions(Record, frozen=True):
    """What is asked about a person, and what follows from the answers."""

    screens: tuple[SituationScreen, ...]
    cautions: tuple[Caution, ...]

    @property
    def situations(self) -> tuple[Situation, ...]:
        """Every situation, in the order asked."""
        return tuple(situation for screen in self.screens for situation in screen.situations)


class ConditionPoint(Record, frozen=True):
    """A point that an article or study names for a condition, and what it says of it."""

    code: Code
    why: Words
    sources: SourceIds


class Condition(Record, frozen=True, kw_only=True):
    """A cause of low back, buttock or hip pain.

    One not for self-care says what to do `instead`, and how soon (`level`). What helps with
    `heat` and what `anti_inflammatories` (such as ibuprofen) ease stand apart, because a
    caution may take them away. `against` is what speaks against it, `doctor_if` when to ask
    a doctor, in short. `articles_say` is where our articles differ from the text.
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
    heat: Words | None = None
    anti_inflammatories: Words | None = None
    against: Lines = ()
    see_someone: Words
    doctor_if: Annotated[str, Meta(min_length=1, max_length=200)]
    acupressure: Acupressure
    level: Level | None = None
    instead: Words | None = None
    sore_spot: Words | None = None
    search_words: Lines = ()
    points: tuple[ConditionPoint, ...] = ()
    articles_say: Words | None = None
    facts: FactIds = ()
    sources: SourceIds


class Direction(Enum):
    """A direction on the body, seen from the landmark; lateral and medial mirror by side."""

    LATERAL = "lateral"
    MEDIAL = "medial"
    UP = "up"
    DOWN = "down"
    FRONT = "front"
    BACK = "back"


class Rule(Record, frozen=True, kw_only=True):
    """Where a point is, for a machine: the rule that words, pictures and checks share.

    On the `figure`, begin at the `landmark`. With `toward`, go along the line to that
    landmark: a `fraction` of it, or so many `cun` where the whole line measures `of_cun`
    (B-cun, WHO standard). With a `direction` and no `toward`, go `cun` that way. `beside` is
    the edge or line that it lies on at that height. A rule with none of these lies at the
    landmark itself.
    """

    figure: Id
    landmark: Id
    toward: Id | None = None
    fraction: Literal["1/2", "1/3", "2/3"] | None = None
    cun: Annotated[float, Meta(gt=0, le=20, multiple_of=0.5)] | None = None
    of_cun: Annotated[float, Meta(gt=0, le=20, multiple_of=0.5)] | None = None
    direction: Direction | None = None
    beside: Id | None = None


class Way(Record, frozen=True):
    """One way to press a point: what presses, in which positions, and how.

    `both_at_once` is true where two hands or two balls reach left and right together;
    `max_seconds` caps one press a side, for spots that should not be pressed for long. One
    `easy_on_hands` asks little of sore or weak hands.
    """

    using: Tool
    positions: Annotated[tuple[Id, ...], Meta(min_length=1)]
    pressure: Pressure
    how: Words
    both_at_once: bool = False
    max_seconds: Annotated[int, Meta(ge=30, le=120)] = 120
    easy_on_hands: bool = False


class PointCaution(Record, frozen=True, kw_only=True):
    """When to be careful with a point, what that asks for, and why.

    For a person in one of the `situations` the gate does what it asks for; with
    `until_agreed` only until a clinician has agreed.
    """

    when: Id
    action: CautionAction
    text: Words
    situations: tuple[Id, ...] = ()
    until_agreed: bool = False
    sources: SourceIds


class NamedForRegion(Record, frozen=True):
    """A region a point is named for in general, and who names it."""

    region: Id
    why: Words
    sources: SourceIds


class Point(Record, frozen=True, kw_only=True):
    """An acupuncture point. Locations follow the WHO standard of 2008, in our own words.

    `standard` is false for the extra points (EX-), which are not in it. `kana` is the
    Japanese reading. One that means several places has a rule for each in `rules`. `right` is
    what it feels like when the spot is right, `wrong` the signs of a wrong one with what to
    do. One with `not_offered`, which says why, has no ways to press: it is known so that it
    can be left out.
    """

    code: Code
    pinyin: Words
    characters: Words
    simplified: Words
    japanese: Words
    kana: Words | None = None
    gloss: Words
    also_called: Lines = ()
    meridian: Id
    surface: Id
    sides: Sides
    standard: bool = True
    location: Words
    location_note: Words | None = None
    rules: Annotated[tuple[Rule, ...], Meta(min_length=1)]
    place: Annotated[str, Meta(min_length=1, max_length=90)]
    find: Annotated[Lines, Meta(min_length=2)]
    right: Words
    wrong: Annotated[Lines, Meta(min_length=1)]
    press: tuple[Way, ...] = ()
    not_offered: Words | None = None
    cannot_reach: Words
    why: Words
    tradition: Words | None = None
    named_for: tuple[NamedForRegion, ...] = ()
    articles_say: Words | None = None
    cautions: Annotated[tuple[PointCaution, ...], Meta(min_length=1)]
    facts: FactIds = ()
    sources: SourceIds

    def pressed_alone_in(self, positions: tuple[Id, ...]) -> bool:
        """Whether one can press it oneself in one of these positions."""
        return any(
            way.using is not Tool.PARTNER and set(way.positions) & set(positions)
            for way in self.press
        )


class Catalog(Record, frozen=True, kw_only=True):
    """Everything the guide knows, checked; each thing by its id.

    A mapping may decode a thing only when it is asked for. `figures` and `bones` are what they
    are called; the drawings are read one by one, from files of their own. `titles` are those of
    the sources; `names` holds the other names of conditions, points, routines, care and words,
    by kind and id; `named_for` the codes of the points that are named for a region, so that an
    answer need not read them all. `questions` are the opening ones, by number from 1.
    """

    vocabulary: Vocabulary
    red_flags: RedFlags
    cautions: Cautions
    countries: "Mapping[str, Country]"
    sources: "Mapping[str, Source]"
    conditions: Mapping[str, Condition]
    points: Mapping[str, Point]
    routines: "Mapping[str, Routine]"
    care: "Mapping[str, CareItem]"
    findings: "Mapping[str, Finding]"
    guidelines: "Mapping[str, Guideline]"
    headlines: "Mapping[str, Headline]"
    words: "Mapping[str, Word]"
    left_out: "Mapping[str, LeftOut]"
    questions: "Mapping[str, Question]"
    figures: Mapping[str, Term]
    bones: Mapping[str, Term]
    landmarks: "Mapping[str, Landmark]"
    titles: Mapping[str, str]
    names: Mapping[str, Mapping[str, Lines]]
    named_for: Mapping[str, tuple[str, ...]]
