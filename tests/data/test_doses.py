"""The routines: doses of the reference, and cues that can be spoken in their own time."""

from collections.abc import Iterator

import pytest

from acuguide.catalog.records import Catalog
from acuguide.guide.person import About
from acuguide.guide.routines import Request, plan_for
from acuguide.guide.schedule import LEAST_DOSE, MOST_DOSE, MOST_POINTS, Plan, Step
from acuguide.guide.triage import triage
from acuguide.pages.speech import get_ready, how, target

WORDS_A_SECOND = 150 / 60
LONGEST_HOW = 30  # seconds: the shortest press there is
ANNOUNCED = 10  # seconds before the end
PEOPLE = {
    "nothing special": About(),
    "light pressure only": About(clinician=True, told={"blood_thinner": True}),
    "not standing": About(told={"faints": True}),
    "no breathing pace": About(told={"heart_kidney": True}),
}
ROUTINES = ["buttock", "desk", "low-back"]
OFFERED = [
    "coccydynia",
    "degenerative-disc",
    "fibromyalgia",
    "gluteus-medius",
    "hamstring-tendon",
    "herniated-disc",
    "hip-tendinitis",
    "iliopsoas-bursitis",
    "ischial-bursitis",
    "ischiofemoral-impingement",
    "labral-tear",
    "muscle-strain",
    "myofascial-pain",
    "osteoarthritis",
    "piriformis",
    "posture-sitting",
    "sciatica",
    "si-joint",
    "spinal-stenosis",
    "stress-anxiety",
    "trochanteric-pain",
]
MINUTES = [2, 3, 5, 10, 15, 20, 30]


def seconds_to_say(text: str) -> float:
    return len(text.split()) / WORDS_A_SECOND


def plans(catalog: Catalog, asked: Request, about: About) -> Iterator[Plan]:
    """Every plan of a request, in every position and length."""
    verdict = triage(catalog, (), about, complete=True)
    for minutes in MINUTES:
        plan = plan_for(
            catalog,
            Request(asked.routine, asked.condition, asked.positions, minutes),
            verdict,
            about,
        )
        assert isinstance(plan, Plan)
        yield plan


def requests(catalog: Catalog) -> Iterator[tuple[str, Request]]:
    positions = tuple(entry.id for entry in catalog.vocabulary.positions)
    for name in ROUTINES:
        routine = catalog.routines[name]
        yield name, Request(routine, None, routine.positions, 10)
    for name in OFFERED:
        condition = catalog.conditions[name]
        yield name, Request(catalog.routines["low-back"], condition, positions, 10)


def test_all_routines_and_all_offered_conditions_are_looked_at(catalog: Catalog) -> None:
    offered = [c.id for c in catalog.conditions.values() if c.instead is None]
    assert sorted(catalog.routines) == ROUTINES
    assert sorted(offered) == OFFERED


@pytest.fixture(scope="module")
def all_steps(catalog: Catalog) -> dict[str, list[Step]]:
    """Every step that can come up, by the routine or condition it comes up in."""
    asked = dict(requests(catalog))
    return {
        name: [
            step
            for about in PEOPLE.values()
            for plan in plans(catalog, asked[name], about)
            for step in plan.steps
        ]
        for name in asked
    }


@pytest.mark.parametrize("name", ROUTINES + OFFERED)
def test_getting_ready_can_be_said_while_getting_ready(
    name: str, catalog: Catalog, all_steps: dict[str, list[Step]]
) -> None:
    late = {
        (get_ready(catalog, step), step.settle)
        for step in all_steps[name]
        if seconds_to_say(get_ready(catalog, step)) > step.settle
    }
    assert late == set()


@pytest.mark.parametrize("name", ROUTINES + OFFERED)
def test_how_to_press_can_be_said_within_the_shortest_press(
    name: str, catalog: Catalog, all_steps: dict[str, list[Step]]
) -> None:
    spoken = {how(catalog, step) for step in all_steps[name]}
    assert {text for text in spoken if seconds_to_say(text) > LONGEST_HOW} == set()


@pytest.mark.parametrize("name", ROUTINES + OFFERED)
def test_what_comes_next_can_be_said_before_it_comes(
    name: str, all_steps: dict[str, list[Step]]
) -> None:
    spoken = {f"Ten seconds more. Next: {target(step)}." for step in all_steps[name]}
    assert {text for text in spoken if seconds_to_say(text) > ANNOUNCED} == set()


@pytest.mark.parametrize("name", ROUTINES + OFFERED)
def test_every_press_keeps_to_the_dose(name: str, all_steps: dict[str, list[Step]]) -> None:
    for step in all_steps[name]:
        assert LEAST_DOSE <= step.seconds <= min(MOST_DOSE, step.way.max_seconds)


def test_the_dose_is_that_of_the_reference() -> None:
    assert (LEAST_DOSE, MOST_DOSE, MOST_POINTS) == (30, 120, 6)


@pytest.mark.parametrize("name", ROUTINES)
def test_a_routine_is_of_a_sensible_length(name: str, catalog: Catalog) -> None:
    routine = catalog.routines[name]
    assert 2 <= routine.minutes <= 30
    assert 1 <= len(routine.points) <= MOST_POINTS
    assert len(set(routine.points)) == len(routine.points)


@pytest.mark.parametrize("name", ROUTINES)
def test_a_routine_of_its_own_length_presses_every_point_it_names(
    name: str, catalog: Catalog
) -> None:
    routine = catalog.routines[name]
    asked = Request(routine, None, routine.positions, routine.minutes)
    verdict = triage(catalog, (), About(), complete=True)
    plan = plan_for(catalog, asked, verdict, About())
    assert isinstance(plan, Plan)
    assert {step.code for step in plan.steps} == set(routine.points)
    assert plan.seconds <= routine.minutes * 60


def test_the_desk_routine_is_silent_and_needs_only_a_chair_and_hands(catalog: Catalog) -> None:
    routine = catalog.routines["desk"]
    assert routine.silent
    assert routine.positions == ("sitting",)


@pytest.mark.parametrize("name", ["sitting", "standing-wall", "lying-back", "lying-side"])
def test_a_position_can_be_told_while_it_is_taken(name: str, catalog: Catalog) -> None:
    position = next(entry for entry in catalog.vocabulary.positions if entry.id == name)
    assert seconds_to_say(position.get_into) <= position.settle
