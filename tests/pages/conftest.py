"""What the pages are shown about: verdicts, cleared points, plans, from the real catalogue."""

import pytest

from acuguide.catalog.records import Catalog, Condition
from acuguide.guide.gate import Cleared, Refused, gate
from acuguide.guide.person import About
from acuguide.guide.routines import Request, plan_for
from acuguide.guide.schedule import Plan
from acuguide.guide.selection import for_codes, for_condition, select
from acuguide.guide.triage import NOTHING_KEPT, Kept, Verdict, find_signs, triage
from acuguide.pages.document import Document, Items, Row
from acuguide.pages.points import points_page
from acuguide.render.plain import render_plain

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


def page_of(
    catalog: Catalog,
    *codes: str,
    condition: str | None = None,
    region: str | None = None,
    about: About = NOBODY,
    sign: str | None = None,
) -> Document:
    """The page of points asked for by code, by condition or by region; of all if by nothing."""
    selection = select(catalog, codes, condition, region)
    verdict = verdict_on(catalog, *([sign] if sign else []), about=about)
    answer = gate(selection.candidates, catalog, verdict, about)
    assert isinstance(answer, Cleared)
    return points_page(catalog, selection, answer)


def shown(document: Document) -> str:
    """All of a page on long lines."""
    return render_plain(document, 100_000)


def labelled(document: Document, label: str) -> list[str]:
    """The texts under a label."""
    return [
        text
        for block in document
        if isinstance(block, Items | Row) and block.label == label
        for text in (block.items if isinstance(block, Items) else (block.text,))
    ]


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
