"""What the pages are shown about: verdicts, cleared points, plans, from the real catalogue."""

import pytest

from acuguide.catalog.records import Catalog, Condition
from acuguide.guide.gate import Cleared, Refused, gate
from acuguide.guide.person import About
from acuguide.guide.routines import Request, plan_for
from acuguide.guide.schedule import Plan
from acuguide.guide.selection import for_codes, for_condition
from acuguide.guide.triage import NOTHING_KEPT, Kept, Verdict, find_signs, triage

NOBODY = About()
PREGNANT = About(told={"pregnant": True})
THINNER = About(told={"blood_thinner": True})
AGREED = About(clinician=True, told={"blood_thinner": True})


def told(**situations: bool) -> About:
    """Someone who has answered these situations, and nothing else."""
    return About(told=situations)


def verdict_on(
    catalog: Catalog,
    *signs: str,
    about: About = NOBODY,
    complete: bool = True,
    kept: Kept = NOTHING_KEPT,
) -> Verdict:
    """The verdict on signs by their ids."""
    yes = find_signs(signs, catalog.red_flags)
    return triage(catalog, yes, about, complete=complete, kept=kept)


def refused_for(catalog: Catalog, *signs: str, about: About = NOBODY) -> Refused:
    """What the gate answers to someone it refuses."""
    answer = gate((), catalog, verdict_on(catalog, *signs, about=about), about)
    assert isinstance(answer, Refused)
    return answer


def cleared_for(catalog: Catalog, condition: Condition, about: About = NOBODY) -> Cleared:
    """The points of a condition, for someone who is not refused."""
    answer = gate(for_condition(catalog, condition), catalog, verdict_on(catalog), about)
    assert isinstance(answer, Cleared)
    return answer


def cleared_points(catalog: Catalog, *codes: str, about: About = NOBODY) -> Cleared:
    """Points asked for by code."""
    asked = for_codes(catalog.points[code] for code in codes)
    answer = gate(asked, catalog, verdict_on(catalog), about)
    assert isinstance(answer, Cleared)
    return answer


def plan_of(
    catalog: Catalog,
    routine: str,
    condition: Condition | None = None,
    *,
    minutes: int = 10,
    about: About = NOBODY,
) -> Plan:
    """The plan of a routine; with a condition in any position."""
    positions = tuple(entry.id for entry in catalog.vocabulary.positions)
    chosen = catalog.routines[routine]
    request = Request(chosen, condition, positions if condition else chosen.positions, minutes)
    plan = plan_for(catalog, request, verdict_on(catalog), about)
    assert isinstance(plan, Plan)
    return plan


@pytest.fixture
def plan(catalog: Catalog) -> Plan:
    """The plan of the desk routine: two points on both sides at once, then a hand each."""
    return plan_of(catalog, "desk", minutes=4)
