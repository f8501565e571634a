"""The contract's JSON: one record a kind, its fields in the contract's order and words. Pure.

`encode` makes the one JSON object that a command writes to stdout.
"""

from collections.abc import Iterable
from typing import TYPE_CHECKING

import msgspec
from msgspec import Struct

from acuguide import __version__
from acuguide.catalog.records import (
    Acupressure,
    Catalog,
    Caution,
    Condition,
    Direction,
    Level,
    PointCaution,
    Rule,
    Sides,
    Sign,
)
from acuguide.guide.care import Care
from acuguide.guide.gate import Cleared, ClearedPoint, Refused
from acuguide.guide.schedule import Plan, Side
from acuguide.guide.selection import NamedFor
from acuguide.guide.triage import Verdict, all_signs
from acuguide.pages.cautions import AGREED, by_reason, reason, why_withheld
from acuguide.pages.places import steps
from acuguide.pages.speech import say
from acuguide.pages.triage import (
    STILL_KEPT,
    calls_for,
    question,
    reasons_to_refuse,
    sign_line,
    triage_action,
)
from acuguide.pages.wording import first_of_all, way_line

if TYPE_CHECKING:  # only whom to call needs them
    from acuguide.catalog.countries import Country


class Report(Struct, frozen=True):
    """What every answer carries: the version, its kind, the safety notice."""

    acuguide: str
    kind: str
    notice: str


class ConditionEntry(Struct, frozen=True):
    """A condition of `causes`."""

    id: str
    name: str
    also_called: tuple[str, ...]
    group: str
    regions: tuple[str, ...]
    summary: str
    feels: tuple[str, ...]
    worse_with: tuple[str, ...]
    better_with: tuple[str, ...]
    acupressure: Acupressure
    instead: str | None
    points: tuple[str, ...]
    sources: tuple[str, ...]


class CausesReport(Report, frozen=True):
    """The answer of `causes`."""

    conditions: tuple[ConditionEntry, ...]


class CautionEntry(Struct, frozen=True):
    """A caution of a point; `action` is what it asks for."""

    when: str
    action: str
    text: str
    sources: tuple[str, ...]


class RuleEntry(Struct, frozen=True):
    """Where a point is, for a machine: a rule of it, and its steps in words.

    What a rule does not have is null; see `Rule` for what each part means.
    """

    figure: str
    landmark: str
    toward: str | None
    fraction: str | None
    cun: float | None
    of_cun: float | None
    direction: Direction | None
    beside: str | None
    steps: tuple[str, ...]


class PointEntry(Struct, frozen=True):
    """A point of `points`; it has several rules where its name means several places."""

    code: str
    pinyin: str
    characters: str
    meridian: str
    sides: Sides
    location: str
    rules: tuple[RuleEntry, ...]
    find: tuple[str, ...]
    press: str
    why: str
    named_for: NamedFor | None
    cautions: tuple[CautionEntry, ...]
    sources: tuple[str, ...]


class WithheldEntry(Struct, frozen=True):
    """A point that is not offered to this person, and why."""

    code: str
    because: str


class PointsReport(Report, frozen=True):
    """The answer of `points`; `instead` says what to do where none are offered."""

    condition: str | None
    points: tuple[PointEntry, ...]
    withheld: tuple[WithheldEntry, ...]
    instead: str | None


class StepEntry(Struct, frozen=True):
    """A step of `routine`; `settle` and `seconds` in seconds."""

    code: str
    side: Side
    settle: int
    seconds: int
    position: str
    say: str


class RoutineReport(Report, frozen=True):
    """The answer of `routine`; `seconds` of the whole counts settling."""

    id: str
    condition: str | None
    seconds: int
    steps: tuple[StepEntry, ...]
    withheld: tuple[WithheldEntry, ...]


class FlagEntry(Struct, frozen=True):
    """A warning sign of `redflags`."""

    id: str
    level: Level
    question: str
    points_to: str
    action: str
    sources: tuple[str, ...]


class RedFlagsReport(Report, frozen=True):
    """The answer of `redflags` with nothing answered."""

    flags: tuple[FlagEntry, ...]


class CallEntry(Struct, frozen=True, rename={"purpose": "for"}):
    """A number to call, and what for."""

    number: str
    purpose: str


class TriageReport(Report, frozen=True):
    """The answer of `redflags` with answers."""

    level: Level
    raised: tuple[str, ...]
    action: str
    call: tuple[CallEntry, ...]
    offers_points: bool


class RefusedReport(TriageReport, frozen=True):
    """The answer of any command that would have shown points, and may not."""

    because: str
    points: tuple[str, ...] = ()
    steps: tuple[str, ...] = ()


def encode(report: Report) -> str:
    """The report as one JSON object on one line, with its line end."""
    return msgspec.json.encode(report).decode() + "\n"


def causes_report(
    catalog: Catalog,
    conditions: tuple[tuple[Condition, Cleared | Refused, Care], ...],
    verdict: Verdict,
    signs: tuple[Sign, ...] = (),
) -> CausesReport:
    """Conditions, each with the points the gate lets through.

    The notice begins with what the answers ask for, and the warning `signs` that mention what
    was said.
    """
    refusals = [points for _, points, _ in conditions if isinstance(points, Refused)]
    said = [triage_action(catalog, refused.verdict, refused) for refused in refusals]
    if not refusals:
        said += [line for warn in first_of_all(catalog, verdict) for line in warn.lines]
    said += (sign_line(catalog, sign) for sign in signs)
    for _, points, care in conditions:
        said += map(reason, care.left_out)
        if isinstance(points, Cleared):
            said += (f"{codes}: {why}" for codes, why in by_reason(points.withheld))
    notice = " ".join(dict.fromkeys((*said, catalog.vocabulary.notice)))
    entries = tuple(_condition_entry(*each) for each in conditions)
    return CausesReport(__version__, "causes", notice, entries)


def _condition_entry(condition: Condition, points: Cleared | Refused, care: Care) -> ConditionEntry:
    cleared = points.points if isinstance(points, Cleared) else ()
    return ConditionEntry(
        condition.id,
        condition.name,
        condition.also_called,
        condition.group,
        condition.regions,
        condition.summary,
        condition.feels,
        condition.worse_with,
        (*condition.better_with, *filter(None, (care.anti_inflammatories,))),
        condition.acupressure,
        condition.instead,
        tuple(entry.point.code for entry in cleared),
        condition.sources,
    )


def points_report(catalog: Catalog, cleared: Cleared, condition: Condition | None) -> PointsReport:
    """Cleared points, for a condition or none."""
    return PointsReport(
        __version__,
        "points",
        pressing_notice(catalog, cleared),
        condition=condition.id if condition else None,
        points=tuple(
            _point_entry(catalog, entry, (*cleared.open, *cleared.places))
            for entry in cleared.points
        ),
        withheld=withheld_entries(cleared),
        instead=condition.instead if condition else None,
    )


def _point_entry(
    catalog: Catalog, entry: ClearedPoint, unanswered: tuple[Caution, ...]
) -> PointEntry:
    point = entry.point
    own = tuple(_own_caution(caution) for caution in entry.cautions)
    more = tuple(
        CautionEntry(c.id, _action(c), c.text, c.sources)
        for c in unanswered
        if c.text and c.acts_on(point)
    )
    return PointEntry(
        point.code,
        point.pinyin,
        point.characters,
        point.meridian,
        point.sides,
        point.location,
        tuple(_rule(catalog, rule) for rule in point.rules),
        point.find,
        " ".join(way_line(catalog, way) for way in entry.ways),
        entry.why,
        entry.named_for,
        (*own, *more),
        entry.sources,
    )


def _rule(catalog: Catalog, rule: Rule) -> RuleEntry:
    return RuleEntry(
        rule.figure,
        rule.landmark,
        rule.toward,
        rule.fraction,
        rule.cun,
        rule.of_cun,
        rule.direction,
        rule.beside,
        tuple(step.text for step in steps(catalog, rule)),
    )


def _own_caution(caution: PointCaution) -> CautionEntry:
    return CautionEntry(caution.when, caution.action.value, caution.text, caution.sources)


def _action(caution: Caution) -> str:
    return caution.effects[0].value if caution.effects else "caution"


def routine_report(catalog: Catalog, plan: Plan) -> RoutineReport:
    """A plan, step by step."""
    steps = tuple(
        StepEntry(
            step.code, step.side, step.settle, step.seconds, step.position, say(catalog, step)
        )
        for step in plan.steps
    )
    return RoutineReport(
        __version__,
        "routine",
        " ".join((pressing_notice(catalog, plan.cleared), *caution_texts(plan.cleared.open))),
        id=plan.frame.id,
        condition=plan.frame.condition,
        seconds=plan.seconds,
        steps=steps,
        withheld=withheld_entries(plan),
    )


def red_flags_report(catalog: Catalog) -> RedFlagsReport:
    """Every warning sign, most urgent first."""
    flags = tuple(
        FlagEntry(sign.id, sign.level, question(sign), sign.points_to, sign.action, sign.sources)
        for sign in all_signs(catalog.red_flags)
    )
    return RedFlagsReport(__version__, "redflags", catalog.vocabulary.notice, flags)


def triage_report(
    catalog: Catalog,
    verdict: Verdict,
    refused: Refused | None,
    country: "Country | None" = None,
    *,
    still_kept: bool = False,
) -> TriageReport:
    """What the answers mean. Points are offered only where the whole list was answered.

    `still_kept`: answers of another day refuse all the same.
    """
    offers = refused is None and verdict.complete and not still_kept
    return TriageReport(
        __version__,
        "triage",
        f"{STILL_KEPT} {catalog.vocabulary.notice}" if still_kept else catalog.vocabulary.notice,
        level=verdict.level,
        raised=tuple(sign.id for sign in verdict.raised),
        action=triage_action(catalog, verdict, refused),
        call=_calls(catalog, verdict.level, country),
        offers_points=offers,
    )


def refused_report(
    catalog: Catalog, refused: Refused, country: "Country | None" = None
) -> RefusedReport:
    """A refusal: what to do now and why, and no points."""
    return RefusedReport(
        __version__,
        "refused",
        catalog.vocabulary.notice,
        level=refused.level,
        raised=tuple(sign.id for sign in refused.verdict.raised),
        action=triage_action(catalog, refused.verdict, refused),
        call=_calls(catalog, refused.level, country),
        offers_points=False,
        because=" ".join(reasons_to_refuse(refused)),
    )


def _calls(
    catalog: Catalog, level: Level, country: "Country | None" = None
) -> tuple[CallEntry, ...]:
    calls = calls_for(catalog, level, country)
    return tuple(CallEntry(number, purpose) for number, purpose in calls)


def pressing_notice(catalog: Catalog, cleared: Cleared) -> str:
    """The notice, after what the answers ask for, what must be agreed, and what was softened."""
    first = [line for warn in first_of_all(catalog, cleared.verdict) for line in warn.lines]
    reasons = [reason(caution) for caution in (*cleared.ask_first, *cleared.softened)]
    agreed = [AGREED] if cleared.ask_first else []
    return " ".join(dict.fromkeys((*first, *reasons, *agreed, catalog.vocabulary.notice)))


def caution_texts(cautions: Iterable[Caution]) -> tuple[str, ...]:
    """What the cautions tell someone who has not answered, each text once."""
    return tuple(dict.fromkeys(caution.text for caution in cautions if caution.text))


def withheld_entries(source: Cleared | Plan) -> tuple[WithheldEntry, ...]:
    """What is not offered, and why."""
    return tuple(WithheldEntry(held.code, why_withheld(held)) for held in source.withheld)
