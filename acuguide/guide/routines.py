"""From what someone asked for to a routine's plan, through the gate. Pure."""

from msgspec import Struct

from acuguide.catalog.records import Catalog, Condition
from acuguide.catalog.routines import Routine
from acuguide.errors import WrongUseError
from acuguide.guide.gate import Refused, gate
from acuguide.guide.person import About
from acuguide.guide.schedule import Frame, Plan, build_plan, withheld
from acuguide.guide.selection import for_codes, for_condition
from acuguide.guide.triage import Verdict


class Request(Struct, frozen=True):
    """The routine someone asked for: with a condition, its points in the routine's manner."""

    routine: Routine
    condition: Condition | None
    positions: tuple[str, ...]
    minutes: int


def plan_for(catalog: Catalog, asked: Request, verdict: Verdict, about: About) -> Plan | Refused:
    """The plan this person may have, or a refusal.

    Raises WrongUseError if none of the points can be pressed in the positions asked for.
    """
    condition = asked.condition
    if condition is not None and condition.instead is not None:
        return Refused(verdict, condition=condition)
    routine = asked.routine
    candidates = (
        for_condition(catalog, condition)
        if condition
        else for_codes(catalog.points[code] for code in routine.points)
    )
    cleared = gate(candidates, catalog, verdict, about)
    if isinstance(cleared, Refused):
        return cleared
    frame = Frame(
        id=f"for-{condition.id}" if condition else routine.id,
        name=f"Routine for {condition.name.lower()}" if condition else routine.name,
        condition=condition.id if condition else None,
        positions=asked.positions,
        silent=routine.silent,
        summary=None if condition else routine.summary,
    )
    plan = build_plan(frame, cleared, catalog, asked.minutes)
    if plan is not None:
        return plan
    reachable = {
        candidate.point.code
        for candidate in candidates
        if candidate.point.pressed_alone_in(frame.positions)
    }
    lost = tuple(held for held in withheld(frame, cleared) if held.code in reachable)
    if lost:
        return Refused(verdict, withheld=lost)
    raise WrongUseError(
        "None of these points can be pressed in that position. Try another --position."
    )
