"""What is said during a routine: a line for every kind of cue."""

import pytest

from acuguide.catalog.records import Catalog
from acuguide.guide.schedule import LYING_SIDE, Plan, Side
from acuguide.guide.session import Cue, CueKind, Event, EventKind, State, advance, begin
from acuguide.pages.speech import cue_line, get_into, get_ready, how, say, stopped_at, target
from acuguide.pages.wording import clock, spoken_time
from tests.pages.conftest import AGREED, plan_of

# What each cue is heard to begin with, in the second step of the desk routine.
HEARD = {
    CueKind.GET_READY: "Step 2 of 4. Get ready, ",
    CueKind.PRESS: "Press BL23, both sides, ",
    CueKind.NEXT_SOON: "Ten seconds more. Next: BL23, both sides.",
    CueKind.ENOUGH: "3 minutes on one spot is enough. Let go.",
    CueKind.PAUSED: "Paused. Press space to go on.",
    CueKind.GAP: "The computer paused for a while, so the routine waited. Press space to go on.",
    CueKind.RESUMED: "Going on with BL23, both sides, ",
    CueKind.CHANGED: "Now ",
    CueKind.AT_LIMIT: "",
    CueKind.FINISHED: "Done. Get up slowly, and notice how it feels now.",
    CueKind.STOPPED: "Stopped at step 2 of 4, getting ready for BL23, both sides, with ",
}


@pytest.fixture
def state(plan: Plan) -> State:
    """The desk routine at the start of its second step."""
    state, _ = begin(plan, 0.0, attended=True)
    return advance(state, Event(EventKind.NEXT, 1.0))[0]


@pytest.mark.parametrize("kind", CueKind)
def test_every_cue_is_one_speakable_line(catalog: Catalog, state: State, kind: CueKind) -> None:
    line = cue_line(catalog, state, Cue(kind, 1, 1.0))
    assert line.startswith(HEARD[kind])
    assert line.isprintable()
    assert line.endswith(".")
    assert line[0].isupper() or line[0].isdigit()
    assert "  " not in line
    assert ".." not in line


def test_getting_ready_says_the_position_only_where_the_body_moves(
    catalog: Catalog, plan: Plan
) -> None:
    first, second = plan.steps[:2]
    place = f"BL25, both sides: {first.point.point.place}."
    assert get_ready(catalog, first) == f"{get_into(catalog, first)} {place}"
    assert get_ready(catalog, second) == f"BL23, both sides: {second.point.point.place}."


def test_a_step_is_said_as_place_then_manner(catalog: Catalog, plan: Plan) -> None:
    for step in plan.steps:
        assert say(catalog, step) == f"{get_ready(catalog, step)} {how(catalog, step)}"


def test_the_side_is_said_with_the_point(catalog: Catalog) -> None:
    sides = {
        target(step).partition(", ")[2]: step.side
        for name in catalog.routines
        for step in plan_of(catalog, name).steps
    }
    assert sides == {
        "left side": Side.LEFT,
        "right side": Side.RIGHT,
        "both sides": Side.BOTH,
        "on the midline": Side.MIDDLE,
    }


def test_to_press_one_side_one_lies_on_the_other(catalog: Catalog) -> None:
    plan = plan_of(catalog, "buttock", about=AGREED)
    steps = [step for step in plan.steps if step.position == LYING_SIDE]
    assert {step.side for step in steps} == {Side.LEFT, Side.RIGHT}
    for step in steps:
        other = {Side.LEFT: "right", Side.RIGHT: "left"}[step.side]
        assert f"your {other} side" in get_into(catalog, step)


def test_a_gap_without_keys_goes_on_by_itself(catalog: Catalog, plan: Plan) -> None:
    state, _ = begin(plan, 0.0, attended=False)
    state, (cue,) = advance(state, Event(EventKind.TICK, 500.0))
    assert cue_line(catalog, state, cue) == (
        "The computer paused for a while, so the routine waited. Going on."
    )


def test_a_changed_length_is_told_with_what_is_left(catalog: Catalog, plan: Plan) -> None:
    state, _ = begin(plan, 0.0, attended=True)
    state, (cue,) = advance(state, Event(EventKind.LONGER, 1.0))
    settle = plan.steps[0].settle + 10
    assert cue_line(catalog, state, cue) == (
        f"Now {spoken_time(settle)} here, {spoken_time(settle - 1)} left."
    )


def test_the_limit_of_a_step_is_told(catalog: Catalog, plan: Plan) -> None:
    state, _ = begin(plan, 0.0, attended=True)
    cues: tuple[Cue, ...] = ()
    for second in (1.0, 2.0):
        state, cues = advance(state, Event(EventKind.SHORTER, second))
    assert cue_line(catalog, state, cues[-1]) == "5 seconds is the limit here."


def test_stopping_while_pressing_says_where(plan: Plan) -> None:
    state, _ = begin(plan, 0.0, attended=True)
    for second in range(1, plan.steps[0].settle + 1):
        state, _ = advance(state, Event(EventKind.TICK, float(second)))
    left = clock(plan.seconds - plan.steps[0].settle)
    assert stopped_at(state) == (
        f"Stopped at step 1 of 4, pressing BL25, both sides, with {left} to go."
    )


@pytest.mark.parametrize("minutes", [2, 5, 10, 30])
def test_what_is_said_in_getting_ready_can_be_said_in_its_time(
    catalog: Catalog, minutes: int
) -> None:
    # Calm speech is some 150 words a minute, and a step's whole time may be used for it.
    for name in catalog.routines:
        for step in plan_of(catalog, name, minutes=minutes).steps:
            words = len(say(catalog, step).split())
            assert words * 60 / 150 <= step.settle + step.seconds, (name, step.code)
