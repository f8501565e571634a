"""The gate: the only maker of `Cleared`, and so the only road from a point to a person. Pure.

Schedule, pages and reports take cleared points and nothing else. What refuses is a value
that every command has to handle.
"""

from collections.abc import Iterable, Iterator

from msgspec import Struct, structs

from acuguide.catalog.records import (
    Catalog,
    Caution,
    CautionAction,
    Condition,
    Effect,
    Level,
    Point,
    PointCaution,
    Pressure,
    Sign,
    Situation,
    Way,
)
from acuguide.guide.person import About, unanswered
from acuguide.guide.selection import Candidate, NamedFor
from acuguide.guide.triage import Verdict


class Withheld(Struct, frozen=True):
    """A point that is not offered to this person: why, and what to do instead.

    `no_way_left`: it could be pressed, but every way to do so was taken away.
    """

    code: str
    because: tuple[str, ...]
    instead: tuple[str, ...] = ()
    no_way_left: bool = False


class ClearedPoint(Struct, frozen=True):
    """A point that may be shown, with the ways of pressing that may be used.

    Its own `point.cannot_reach` may advise a ball, so only the one here is shown. `lost`
    is why ways were taken away.
    """

    point: Point
    ways: tuple[Way, ...]
    cannot_reach: str
    why: str
    named_for: NamedFor | None
    cautions: tuple[PointCaution, ...]
    sources: tuple[str, ...]
    lost: tuple[str, ...] = ()


class Cleared(Struct, frozen=True):
    """Points that may be shown to this person. Made by `gate` alone.

    `verdict` is what it was cleared with. `softened` are the cautions that made it less
    (lighter, no ball, not standing), `ask_first` those that someone else must agree to,
    `open` those that nobody has answered, `places` those that hold for everyone where these
    points are.
    """

    verdict: Verdict
    points: tuple[ClearedPoint, ...]
    withheld: tuple[Withheld, ...]
    softened: tuple[Caution, ...] = ()
    ask_first: tuple[Caution, ...] = ()
    open: tuple[Caution, ...] = ()
    places: tuple[Caution, ...] = ()
    stop_if: tuple[str, ...] = ()
    breathe_freely: bool = False


class Refused(Struct, frozen=True):
    """No points and no routine, only what to do instead.

    `cautions` are the person-wide ones that refuse; `condition` is one that is not for
    self-care; `withheld` says why nothing is left of what was asked for; `unanswered` is
    true when only the lack of answers refuses.
    """

    verdict: Verdict
    cautions: tuple[Caution, ...] = ()
    condition: Condition | None = None
    withheld: tuple[Withheld, ...] = ()
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
    holding = cautions_for(catalog, about, verdict.raised)
    cleared: list[ClearedPoint] = []
    withheld: list[Withheld] = []
    for candidate in candidates:
        answer = _pass(candidate, catalog, holding, about)
        if isinstance(answer, Withheld):
            withheld.append(answer)
        else:
            cleared.append(answer)
    softening = {Effect.LIGHT_ONLY, Effect.NO_TOOL, Effect.SIT_OR_LIE, Effect.BREATHE_FREELY}
    return Cleared(
        verdict,
        tuple(cleared),
        tuple(withheld),
        softened=tuple(
            caution
            for caution in holding
            if caution.when
            and softening.intersection(caution.effects)
            and any(caution.acts_on(entry.point) for entry in cleared)
        ),
        ask_first=tuple(c for c in holding if Effect.ASK_FIRST in c.effects),
        open=tuple(_open(catalog, cleared, about)),
        places=tuple(
            c for c in holding if not c.when and any(c.acts_on(each.point) for each in cleared)
        ),
        stop_if=tuple(c.stop_if for c in holding if c.stop_if),
        breathe_freely=any(Effect.BREATHE_FREELY in c.effects for c in holding),
    )


def refusal(catalog: Catalog, verdict: Verdict, about: About) -> Refused | None:
    """Why this person is offered no points at all, if so."""
    holding = cautions_for(catalog, about, verdict.raised)
    cautions = tuple(c for c in holding if Effect.WITHHOLD_ALL in c.effects)
    if verdict.refuses or cautions:
        return Refused(verdict, cautions)
    return None


def refusal_to_start(catalog: Catalog, verdict: Verdict, about: About) -> Refused | None:
    """As `refusal`, but for a routine: what must be agreed first, or is unanswered, refuses too."""
    refused = refusal(catalog, verdict, about)
    if refused is not None:
        return refused
    holding = cautions_for(catalog, about, verdict.raised)
    ask_first = tuple(c for c in holding if Effect.ASK_FIRST in c.effects)
    if ask_first:
        return Refused(verdict, ask_first)
    if not verdict.complete or needed(catalog, about):
        return Refused(verdict, unanswered=True)
    return None


def needed(catalog: Catalog, about: About) -> tuple[Situation, ...]:
    """The situations that must be answered before a routine starts."""
    return () if about.vouched else unanswered(catalog.cautions, about)


def cautions_for(
    catalog: Catalog, about: About, raised: Iterable[Sign] = ()
) -> tuple[Caution, ...]:
    """The cautions that hold for this person, those that hold for everyone among them.

    Signs that were `raised` bring a caution along as situations do. What a clinician has
    agreed to is light pressing, by hand.
    """
    yes = {s.id for s in catalog.cautions.situations if about.holds(s)}
    yes |= {sign.id for sign in raised}
    agreed = catalog.vocabulary.agreed
    return tuple(
        structs.replace(caution, effects=_AGREED_TO, because=agreed.because, instead=agreed.instead)
        if caution.until_agreed and about.clinician
        else caution
        for caution in catalog.cautions.cautions
        if not caution.when or yes.intersection(caution.when)
    )


_AGREED_TO = (Effect.LIGHT_ONLY, Effect.NO_TOOL)


def _pass(
    candidate: Candidate, catalog: Catalog, holding: tuple[Caution, ...], about: About
) -> ClearedPoint | Withheld:
    """One candidate: withheld, or with what is left of its ways."""
    point = candidate.point
    if point.not_offered is not None:
        return Withheld(point.code, (point.not_offered,))
    here = tuple(caution for caution in holding if caution.acts_on(point))
    own = tuple(_own(catalog, candidate, about))
    barred = [c for c in here if Effect.WITHHOLD in c.effects]
    barred_own = [c for c in own if c.action in _BARS]
    if barred or barred_own:
        because = tuple(c.because for c in barred) or tuple(c.text for c in barred_own)
        return Withheld(point.code, tuple(dict.fromkeys(because)), tuple(c.instead for c in barred))
    ways, lost = _ways_left(catalog, point, here, own)
    if not ways:
        return Withheld(point.code, lost, no_way_left=True)
    return _clear(candidate, catalog, about, ways, lost)


_FOR_EVERYONE = frozenset({CautionAction.LIGHT_ONLY, CautionAction.NO_TOOL})
_BARS = frozenset({CautionAction.DO_NOT_PRESS_IF, CautionAction.WITHHOLD})


def _own(catalog: Catalog, candidate: Candidate, about: About) -> Iterator[PointCaution]:
    """The point's own cautions that hold for this person; light and by hand is for everyone."""
    yes = {s.id for s in catalog.cautions.situations if about.holds(s)}
    for caution in candidate.point.cautions:
        agreed = caution.until_agreed and about.clinician
        always = not caution.situations and caution.action in _FOR_EVERYONE
        if always or (yes.intersection(caution.situations) and not agreed):
            yield caution


def _ways_left(
    catalog: Catalog, point: Point, here: tuple[Caution, ...], own: tuple[PointCaution, ...]
) -> tuple[tuple[Way, ...], tuple[str, ...]]:
    """The ways of pressing that are left, and why others are not."""
    standing = {entry.id for entry in catalog.vocabulary.positions if entry.standing}
    ways = point.press
    lost: dict[str, None] = {}
    no_tool = [c.because for c in here if Effect.NO_TOOL in c.effects]
    no_tool = no_tool or [c.text for c in own if c.action is CautionAction.NO_TOOL]
    if no_tool and any(not way.using.is_hand for way in ways):
        ways = tuple(way for way in ways if way.using.is_hand)
        lost |= dict.fromkeys(no_tool)
    sit = [c.because for c in here if Effect.SIT_OR_LIE in c.effects]
    if sit and any(standing.intersection(way.positions) for way in ways):
        ways = tuple(_not_standing(ways, standing))
        lost |= dict.fromkeys(sit)
    light = any(Effect.LIGHT_ONLY in c.effects for c in here)
    light = light or any(c.action is CautionAction.LIGHT_ONLY for c in own)
    if light:
        ways = tuple(structs.replace(way, pressure=Pressure.LIGHT) for way in ways)
    longest = min((c.max_seconds for c in here if c.max_seconds), default=None)
    if longest is not None:
        ways = tuple(
            structs.replace(way, max_seconds=min(longest, way.max_seconds)) for way in ways
        )
    return ways, tuple(lost)


def _not_standing(ways: tuple[Way, ...], standing: set[str]) -> Iterator[Way]:
    for way in ways:
        positions = tuple(position for position in way.positions if position not in standing)
        if positions:
            yield structs.replace(way, positions=positions)


# What these ask for is not about points.
_ELSEWHERE = frozenset({Effect.NO_HEAT, Effect.NO_ANTI_INFLAMMATORIES})


def _open(catalog: Catalog, cleared: Iterable[ClearedPoint], about: About) -> Iterator[Caution]:
    """The cautions that could hold, had someone answered: shown with the points."""
    asked = {s.id for s in unanswered(catalog.cautions, about)}
    points = [entry.point for entry in cleared]
    for caution in catalog.cautions.cautions:
        if caution.effects and _ELSEWHERE.issuperset(caution.effects):
            continue
        settled = caution.until_agreed and about.clinician
        acts = any(caution.acts_on(point) for point in points)
        if asked.intersection(caution.when) and not settled and acts:
            yield caution


def _clear(
    candidate: Candidate,
    catalog: Catalog,
    about: About,
    ways: tuple[Way, ...],
    lost: tuple[str, ...],
) -> ClearedPoint:
    point = candidate.point
    no = {s.id for s in catalog.cautions.situations if about.holds(s) is False}
    # What the person has said no to need not be read again.
    cautions = tuple(c for c in point.cautions if not c.situations or set(c.situations) - no)
    # What is said for those who cannot reach may be what was just taken away.
    reach = catalog.vocabulary.cannot_reach_by_hand if lost else point.cannot_reach
    return ClearedPoint(
        point,
        ways,
        reach,
        candidate.why,
        candidate.named_for,
        (*candidate.more_cautions, *cautions),
        tuple(dict.fromkeys((*point.sources, *candidate.sources))),
        lost,
    )
