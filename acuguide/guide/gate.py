"""The gate: the only maker of `Cleared`, and so the only road from a point to a person. Pure.

Schedule, pages and reports take cleared points and nothing else. What refuses is a value
that every command has to handle.
"""

from enum import Enum
from typing import assert_never

from msgspec import Struct, structs

from acuguide.catalog.records import (
    Catalog,
    Condition,
    Level,
    Point,
    PointCaution,
    Pressure,
    Situation,
    SituationId,
    Way,
)
from acuguide.guide.person import About
from acuguide.guide.selection import Candidate, NamedFor
from acuguide.guide.triage import Verdict


class Because(Enum):
    """Why a point is withheld although others are shown."""

    ONLY_WITH_A_BALL = "only_with_a_ball"


class Withheld(Struct, frozen=True):
    """A point that is not offered, and why."""

    code: str
    because: Because


class ClearedPoint(Struct, frozen=True):
    """A point that may be shown, with the ways of pressing that may be used.

    Its own `point.cannot_reach` may advise a ball, so only the one here is shown.
    """

    point: Point
    ways: tuple[Way, ...]
    cannot_reach: str
    why: str
    named_for: NamedFor | None
    cautions: tuple[PointCaution, ...]
    sources: tuple[str, ...]


class Cleared(Struct, frozen=True):
    """Points that may be shown to this person. Made by `gate` alone."""

    points: tuple[ClearedPoint, ...]
    withheld: tuple[Withheld, ...]
    light_only: bool


class Refused(Struct, frozen=True):
    """No points and no routine, only what to do instead.

    `situations` are the person-wide cautions that refuse; `condition` is one that is not
    for self-care; `unanswered` is true when only the lack of answers refuses.
    """

    verdict: Verdict
    situations: tuple[Situation, ...] = ()
    condition: Condition | None = None
    unanswered: bool = False

    @property
    def level(self) -> Level:
        """The more urgent of the person's level and the condition's."""
        levels = [self.verdict.level]
        if self.condition is not None and self.condition.level is not None:
            levels.append(self.condition.level)
        return max(levels, key=lambda level: level.urgency)


def gate(
    candidates: tuple[Candidate, ...], catalog: Catalog, verdict: Verdict, about: About
) -> Cleared | Refused:
    """The candidates this person may see, or a refusal (safety rules, section 4)."""
    refused = refusal(catalog, verdict, about)
    if refused is not None:
        return refused
    # A clinician who agreed despite a blood thinner agreed to light pressure by hand.
    light_only = about.blood_thinner is True
    reach = catalog.vocabulary.cannot_reach_by_hand if light_only else None
    cleared, withheld = [], []
    for candidate in candidates:
        ways = candidate.point.press
        if light_only:
            ways = tuple(
                structs.replace(way, pressure=Pressure.LIGHT) for way in ways if way.using.is_hand
            )
        if ways:
            cleared.append(_clear(candidate, ways, reach or candidate.point.cannot_reach))
        else:
            withheld.append(Withheld(candidate.point.code, Because.ONLY_WITH_A_BALL))
    return Cleared(tuple(cleared), tuple(withheld), light_only)


def refusal(catalog: Catalog, verdict: Verdict, about: About) -> Refused | None:
    """Why this person is offered no points at all, if so."""
    situations = tuple(s for s in catalog.cautions.situations if _applies(s, about))
    if verdict.refuses or situations:
        return Refused(verdict, situations)
    return None


def refusal_to_start(catalog: Catalog, verdict: Verdict, about: About) -> Refused | None:
    """As `refusal`, but for a routine: what nobody answered refuses too."""
    refused = refusal(catalog, verdict, about)
    if refused is None and not (verdict.complete and about.is_complete):
        return Refused(verdict, unanswered=True)
    return refused


def _applies(situation: Situation, about: About) -> bool:
    match situation.id:
        case SituationId.PREGNANT:
            return about.pregnant is True
        case SituationId.UNDER_18:
            return about.is_adult is False
        case SituationId.BLOOD_THINNER:
            return about.blood_thinner is True and not about.clinician_agreed
    assert_never(situation.id)


def _clear(candidate: Candidate, ways: tuple[Way, ...], cannot_reach: str) -> ClearedPoint:
    point = candidate.point
    cautions = (*candidate.more_cautions, *point.cautions)
    sources = tuple(dict.fromkeys((*point.sources, *candidate.sources)))
    return ClearedPoint(
        point, ways, cannot_reach, candidate.why, candidate.named_for, cautions, sources
    )
