"""A routine played through `advance()`: cues on time, keys, gaps, limits, and any mixture."""

from collections import Counter
from collections.abc import Iterable, Iterator
from itertools import cycle, product, repeat
from typing import ClassVar

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, precondition, rule
from hypothesis.stateful import run_state_machine_as_test as run_machine
from msgspec import structs

from acuguide.catalog.records import Catalog
from acuguide.guide.person import About
from acuguide.guide.routines import Request, plan_for
from acuguide.guide.schedule import Plan, Side, Step
from acuguide.guide.session import (
    Cue,
    CueKind,
    Cues,
    Event,
    EventKind,
    Phase,
    State,
    Status,
    advance,
    begin,
    next_due,
)
from acuguide.guide.triage import Verdict

# Some hours after a machine was switched on, so that times are no round numbers.
START = 12_345.678
EXACT = 1e-3
MOST_ON_ONE_SPOT = 180
# Playing with many small ticks takes longer on a busy machine than hypothesis likes.
PLAYED = settings(max_examples=60)

Spot = tuple[str, Side]


@pytest.fixture(scope="module")
def plans(catalog: Catalog, fine: Verdict, adult: About) -> dict[str, Plan]:
    """The authored routines' plans."""
    found = {}
    for routine in catalog.routines.values():
        asked = Request(routine, None, routine.positions, routine.minutes)
        plan = plan_for(catalog, asked, fine, adult)
        assert isinstance(plan, Plan)
        found[routine.id] = plan
    return found


@pytest.fixture(scope="module")
def desk(plans: dict[str, Plan]) -> Plan:
    """Four steps, the last two on the left and right of one point."""
    plan = plans["desk"]
    assert [step.side for step in plan.steps] == [Side.BOTH, Side.BOTH, Side.LEFT, Side.RIGHT]
    return plan


@pytest.fixture(scope="module")
def hour(desk: Plan) -> Plan:
    """Forty points of 90 seconds each: an hour."""
    steps = tuple(made(desk.steps[0], f"BL{number}", 10, 80) for number in range(1, 41))
    return structs.replace(desk, steps=steps)


def made(step: Step, code: str, settle: int, seconds: int) -> Step:
    """A step like another, on a point of another code."""
    point = structs.replace(step.point.point, code=code)
    entry = structs.replace(step.point, point=point)
    return structs.replace(step, point=entry, settle=settle, seconds=seconds)


def alone(step: Step, plan: Plan, **changes: int) -> Plan:
    """A plan of one step."""
    return structs.replace(plan, steps=(structs.replace(step, **changes),))


def score(plan: Plan) -> list[Cue]:
    """The cues of a plan played without keys, reckoned from the plan alone."""
    at = float(START)
    cues: list[Cue] = []
    for index, step in enumerate(plan.steps):
        cues.append(Cue(CueKind.GET_READY, index, at))
        at += step.settle
        cues.append(Cue(CueKind.PRESS, index, at))
        at += step.seconds
        if index + 1 < len(plan.steps) and step.seconds > 10:
            cues.append(Cue(CueKind.NEXT_SOON, index + 1, at - 10))
    return [*cues, Cue(CueKind.FINISHED, len(plan.steps) - 1, at)]


def played(plan: Plan, ticks: Iterable[float], *, attended: bool = True) -> tuple[State, list[Cue]]:
    """A plan played in ticks of some seconds, until it ends or pauses."""
    state, cues = begin(plan, START, attended=attended)
    told, now = list(cues), START
    for tick in ticks:
        now += tick
        state, cues = advance(state, Event(EventKind.TICK, now))
        told += cues
        if state.status is not Status.RUNNING:
            break
    return state, told


def assert_same(told: list[Cue], expected: list[Cue]) -> None:
    """The same cues in the same order, due at the same times."""
    assert [(cue.kind, cue.index) for cue in told] == [(c.kind, c.index) for c in expected]
    dues = [cue.due for cue in expected]
    assert [cue.due for cue in told] == pytest.approx(dues, rel=0, abs=EXACT)


class Session:
    """A session in the hands of a test: time passes in tenths of a second, and keys are pressed."""

    def __init__(self, plan: Plan, *, attended: bool = True) -> None:
        """Begin."""
        self.now = START
        self.state, cues = begin(plan, START, attended=attended)
        self.told = list(cues)

    def wait(self, seconds: float) -> list[Cue]:
        """Let time pass, and give what was told meanwhile."""
        until = self.now + seconds
        told: list[Cue] = []
        while self.now < until and self.state.status is not Status.ENDED:
            self.now = min(until, self.now + 0.1)
            told += self.event(EventKind.TICK)
        return told

    def press(self, *kinds: EventKind) -> list[CueKind]:
        """Press some keys at once, and give what was told."""
        return [cue.kind for kind in kinds for cue in self.event(kind)]

    def event(self, kind: EventKind) -> Cues:
        """Let one thing happen now."""
        self.state, cues = advance(self.state, Event(kind, self.now))
        self.told += cues
        return cues

    def until_pressing(self, index: int) -> None:
        """Go to the pressing of a step."""
        while self.state.index < index:
            self.press(EventKind.NEXT)
        self.wait(self.state.left + 1e-6)
        assert (self.state.index, self.state.phase) == (index, Phase.PRESSING)


class Listener:
    """Reckons from cues alone, as a person would who obeys them, how long each spot is pressed."""

    def __init__(self, plan: Plan, *, attended: bool) -> None:
        """Nothing is pressed yet."""
        self.plan = plan
        self.attended = attended
        self.pressed: Counter[Spot] = Counter()
        self.spot: Spot | None = None
        self.running = True
        self.since = START

    def hear(self, cues: Cues, counted_to: float, now: float) -> None:
        """Hear some cues at `now`; time before a gap was counted up to `counted_to`."""
        for cue in cues:
            self._press_until(counted_to if cue.kind is CueKind.GAP else cue.due)
            self.since = cue.due
            match cue.kind:
                case CueKind.PRESS:
                    step = self.plan.steps[cue.index]
                    self.spot = (step.code, step.side)
                case CueKind.GET_READY | CueKind.FINISHED | CueKind.STOPPED:
                    self.spot = None
                case CueKind.PAUSED:
                    self.running = False
                case CueKind.GAP:
                    self.running = not self.attended
                case CueKind.RESUMED:
                    self.running = True
                case _:
                    pass
        self._press_until(now)

    def _press_until(self, time: float) -> None:
        if self.spot is not None and self.running:
            self.pressed[self.spot] += max(0.0, time - self.since)  # type: ignore[assignment]
        self.since = max(time, self.since)


# Time


@pytest.mark.parametrize("name", ["low-back", "buttock", "desk"])
def test_a_routine_played_second_by_second_gives_each_cue_when_it_is_due(
    plans: dict[str, Plan], name: str
) -> None:
    plan = plans[name]
    state, told = played(plan, repeat(1.0))
    assert_same(told, score(plan))
    assert told[-1].due - told[0].due == pytest.approx(plan.seconds)
    assert state.left_in_all == pytest.approx(0)


def test_any_ticks_give_the_same_cues_at_the_same_times(desk: Plan) -> None:
    expected = score(desk)

    @PLAYED
    @given(ticks=st.lists(st.floats(0, 2), min_size=1, max_size=30).filter(lambda t: sum(t) > 1))
    def check(ticks: list[float]) -> None:
        _, told = played(desk, cycle(ticks))
        assert_same(told, expected)

    check()


def test_nothing_drifts_over_an_hour_of_small_ticks(hour: Plan) -> None:
    _, told = played(hour, repeat(0.1))
    assert_same(told, score(hour))
    assert told[-1].due - START == pytest.approx(3600, abs=EXACT)


def test_waiting_exactly_until_the_next_cue_meets_every_one_of_them(hour: Plan) -> None:
    state, cues = begin(hour, START, attended=True)
    told = list(cues)
    while (due := next_due(state)) is not None:
        state, cues = advance(state, Event(EventKind.TICK, min(due, state.at + 2)))
        told += cues
    assert_same(told, score(hour))


def test_a_late_tick_tells_all_that_fell_due_with_its_own_time(desk: Plan) -> None:
    short = structs.replace(desk, steps=tuple(made(desk.steps[0], f"BL{n}", 1, 30) for n in (1, 2)))
    session = Session(short)
    session.wait(30.5)
    session.now += 1.9
    ready, press = Cue(CueKind.GET_READY, 1, START + 31), Cue(CueKind.PRESS, 1, START + 32)
    assert_same(list(session.event(EventKind.TICK)), [ready, press])
    assert session.state.elapsed == pytest.approx(0.4)


def test_the_next_step_is_named_ten_seconds_before_it_starts(desk: Plan) -> None:
    _, told = played(desk, repeat(0.5))
    ready = {cue.index: cue.due for cue in told if cue.kind is CueKind.GET_READY}
    soon = {cue.index: cue.due for cue in told if cue.kind is CueKind.NEXT_SOON}
    assert set(soon) == {1, 2, 3}
    assert [ready[index] - due for index, due in soon.items()] == pytest.approx([10] * 3)


def test_next_due_names_the_moment_of_the_next_cue(desk: Plan) -> None:
    session = Session(desk)
    first = desk.steps[0]
    assert next_due(session.state) == pytest.approx(START + first.settle)
    session.until_pressing(0)
    press_ends = START + first.settle + first.seconds
    assert next_due(session.state) == pytest.approx(press_ends - 10)
    session.wait(first.seconds - 5)
    assert next_due(session.state) == pytest.approx(press_ends)
    session.press(EventKind.PAUSE)
    assert next_due(session.state) is None
    session.press(EventKind.PAUSE, EventKind.STOP)
    assert next_due(session.state) is None


def test_what_is_left_falls_second_by_second_to_nothing(desk: Plan) -> None:
    session = Session(desk)
    assert (session.state.left_in_all, session.state.spent) == (desk.seconds, 0)
    while session.state.status is not Status.ENDED:
        passed = session.now - START
        assert session.state.left_in_all == pytest.approx(desk.seconds - passed)
        assert session.state.spent == pytest.approx(passed)
        session.wait(1)
    assert session.state.left_in_all == pytest.approx(0)
    assert session.state.spent == pytest.approx(desk.seconds)


def test_time_running_backwards_changes_nothing(desk: Plan) -> None:
    session = Session(desk)
    session.wait(20)
    before = session.state
    state, cues = advance(before, Event(EventKind.TICK, START - 100))
    assert (state, cues) == (before, ())
    state, cues = advance(before, Event(EventKind.PAUSE, START - 100))
    assert cues == (Cue(CueKind.PAUSED, 0, before.at),)
    state, cues = advance(state, Event(EventKind.PAUSE, START - 200))
    assert cues == (Cue(CueKind.RESUMED, 0, before.at),)
    assert state == before


# Gaps


def test_two_seconds_are_no_gap_and_a_little_more_is(desk: Plan) -> None:
    state, _ = begin(desk, 0.0, attended=True)
    state, cues = advance(state, Event(EventKind.TICK, 2.0))
    assert (state.status, state.elapsed, cues) == (Status.RUNNING, 2.0, ())
    state, cues = advance(state, Event(EventKind.TICK, 4.1))
    assert (state.status, state.elapsed) == (Status.PAUSED, 2.0)
    assert cues == (Cue(CueKind.GAP, 0, 4.1),)


def test_a_gap_is_not_counted_and_pauses_when_someone_is_there(desk: Plan) -> None:
    session = Session(desk)
    session.until_pressing(0)
    session.wait(7)
    session.now += 3600
    assert session.press(EventKind.TICK) == [CueKind.GAP]
    assert session.state.status is Status.PAUSED
    assert session.state.elapsed == pytest.approx(7)
    assert session.wait(60) == []
    assert session.press(EventKind.PAUSE) == [CueKind.RESUMED]
    assert session.state.elapsed == pytest.approx(7)
    assert sum(session.state.pressed) == pytest.approx(7)


def test_a_gap_is_not_counted_and_goes_on_when_nobody_can_press_a_key(desk: Plan) -> None:
    session = Session(desk, attended=False)
    session.until_pressing(0)
    session.wait(7)
    session.now += 3600
    assert session.press(EventKind.TICK) == [CueKind.GAP]
    assert session.state.status is Status.RUNNING
    assert session.state.elapsed == pytest.approx(7)
    session.wait(desk.seconds)
    assert session.told[-1].kind is CueKind.FINISHED
    assert session.told[-1].due == pytest.approx(START + 3600 + desk.seconds)


def test_a_key_after_a_gap_still_tells_of_the_gap_first(desk: Plan) -> None:
    session = Session(desk)
    session.now += 100
    assert session.press(EventKind.STOP) == [CueKind.GAP, CueKind.STOPPED]


def test_while_paused_no_wait_is_a_gap(desk: Plan) -> None:
    session = Session(desk)
    session.press(EventKind.PAUSE)
    session.now += 3600
    assert session.press(EventKind.TICK, EventKind.PAUSE) == [CueKind.RESUMED]
    assert session.state.elapsed == 0


# Keys


def test_a_pause_holds_everything_and_the_rest_comes_as_much_later(desk: Plan) -> None:
    session = Session(desk)
    session.wait(5)
    assert session.press(EventKind.PAUSE) == [CueKind.PAUSED]
    assert session.wait(500) == []
    assert session.press(EventKind.PAUSE) == [CueKind.RESUMED]
    session.wait(desk.seconds)
    told = [c for c in session.told if c.kind not in {CueKind.PAUSED, CueKind.RESUMED}]
    expected = score(desk)
    later = [structs.replace(cue, due=cue.due + 500) for cue in expected[1:]]
    assert_same(told, [expected[0], *later])


@pytest.mark.parametrize("seconds", [3, 20])
def test_next_goes_on_to_getting_ready_whatever_was_done(desk: Plan, seconds: int) -> None:
    session = Session(desk)
    session.wait(seconds)
    assert session.press(EventKind.NEXT) == [CueKind.GET_READY]
    assert (session.state.index, session.state.phase) == (1, Phase.SETTLING)
    assert session.state.left == desk.steps[1].settle


def test_next_in_the_last_step_finishes(desk: Plan) -> None:
    session = Session(desk)
    told = session.press(*[EventKind.NEXT] * len(desk.steps))
    assert told == [CueKind.GET_READY] * (len(desk.steps) - 1) + [CueKind.FINISHED]
    assert session.state.status is Status.ENDED


def test_back_goes_one_step_back_and_at_the_start_begins_anew(desk: Plan) -> None:
    session = Session(desk)
    session.until_pressing(2)
    assert session.press(EventKind.BACK) == [CueKind.GET_READY]
    assert (session.state.index, session.state.phase) == (1, Phase.SETTLING)
    session.wait(3)
    assert session.press(EventKind.BACK, EventKind.BACK) == [CueKind.GET_READY] * 2
    assert (session.state.index, session.state.elapsed) == (0, 0)


def test_repeat_starts_the_step_anew(desk: Plan) -> None:
    session = Session(desk)
    session.until_pressing(1)
    session.wait(20)
    assert session.press(EventKind.REPEAT) == [CueKind.GET_READY]
    assert (session.state.index, session.state.phase) == (1, Phase.SETTLING)
    assert session.state.left == desk.steps[1].settle


@pytest.mark.parametrize("kind", [EventKind.NEXT, EventKind.BACK, EventKind.REPEAT])
def test_moving_while_paused_stays_paused(desk: Plan, kind: EventKind) -> None:
    session = Session(desk)
    session.press(EventKind.PAUSE)
    assert session.press(kind) == [CueKind.GET_READY]
    assert session.state.status is Status.PAUSED
    assert session.wait(60) == []


def test_stop_ends_at_once_and_keeps_where_it_was(desk: Plan) -> None:
    session = Session(desk)
    session.wait(42)
    before = session.state
    assert session.press(EventKind.STOP) == [CueKind.STOPPED]
    assert session.state == structs.replace(before, status=Status.ENDED)
    assert session.told[-1].due == pytest.approx(START + 42)


def test_a_step_repeated_after_its_announcement_is_announced_again(desk: Plan) -> None:
    session = Session(desk)
    session.until_pressing(0)
    length = session.state.left
    assert [cue.kind for cue in session.wait(length - 5)] == [CueKind.NEXT_SOON]
    session.press(EventKind.REPEAT)
    told = [cue.kind for cue in session.wait(desk.steps[0].settle + length - 5)]
    assert told == [CueKind.PRESS, CueKind.NEXT_SOON]


# Plus and minus


def test_plus_gives_ten_seconds_more_up_to_the_most_its_way_allows(desk: Plan) -> None:
    session = Session(desk)
    session.until_pressing(0)
    most = desk.steps[0].way.max_seconds
    while session.state.seconds[0] < most:
        before = session.state.left
        had = session.state.seconds[0]
        assert session.press(EventKind.LONGER) == [CueKind.CHANGED]
        assert session.state.seconds[0] == min(most, had + 10)
        assert session.state.left - before == pytest.approx(session.state.seconds[0] - had)
    before_limit = session.state
    assert session.press(EventKind.LONGER) == [CueKind.AT_LIMIT]
    assert session.state == before_limit


def test_plus_stops_at_sixty_seconds_on_a_spot_that_bears_no_more(plans: dict[str, Plan]) -> None:
    low_back = plans["low-back"]
    index = [step.code for step in low_back.steps].index("BL40")
    assert low_back.steps[index].way.max_seconds == 60
    session = Session(low_back)
    session.until_pressing(index)
    session.press(*[EventKind.LONGER] * 20)
    assert session.state.seconds[index] == 60


def test_minus_takes_ten_seconds_off_down_to_thirty(desk: Plan) -> None:
    session = Session(desk)
    session.until_pressing(0)
    had = session.state.seconds[0]
    assert session.press(EventKind.SHORTER) == [CueKind.CHANGED]
    assert session.state.seconds[0] == max(30, had - 10)
    session.press(*[EventKind.SHORTER] * 9)
    assert session.state.seconds[0] == 30
    assert session.press(EventKind.SHORTER) == [CueKind.AT_LIMIT]


def test_minus_below_what_was_pressed_already_goes_on_at_once(desk: Plan) -> None:
    session = Session(desk)
    session.until_pressing(0)
    session.press(*[EventKind.LONGER] * 3)
    session.wait(50)
    session.press(*[EventKind.SHORTER] * 3)
    assert (session.state.index, session.state.left) == (0, 0)
    told = session.wait(0.1)
    assert [(cue.kind, cue.index) for cue in told] == [(CueKind.GET_READY, 1)]
    assert told[0].due == pytest.approx(session.now - 0.1)


def test_the_other_side_of_a_point_follows_and_no_other_point_does(desk: Plan) -> None:
    session = Session(desk)
    session.until_pressing(2)
    old = session.state.seconds
    session.press(EventKind.LONGER)
    new = session.state.seconds[2]
    assert new > old[2]
    assert session.state.seconds == (old[0], old[1], new, new)
    assert session.state.settles == tuple(step.settle for step in desk.steps)


def test_the_side_already_done_stays_as_it_was(desk: Plan) -> None:
    session = Session(desk)
    session.until_pressing(3)
    old = session.state.seconds
    session.press(EventKind.SHORTER)
    assert session.state.seconds[:3] == old[:3]
    assert session.state.seconds[3] < old[3]


def test_while_getting_ready_plus_and_minus_change_only_that(desk: Plan) -> None:
    session = Session(desk)
    session.press(EventKind.NEXT, EventKind.NEXT)
    old = session.state.settles
    session.press(EventKind.LONGER)
    assert session.state.settles == (*old[:2], old[2] + 10, old[3])
    session.press(*[EventKind.LONGER] * 20)
    assert session.state.settles[2] == 120
    assert session.press(EventKind.LONGER) == [CueKind.AT_LIMIT]
    session.press(*[EventKind.SHORTER] * 20)
    assert session.state.settles[2] == 5
    assert session.press(EventKind.SHORTER) == [CueKind.AT_LIMIT]
    assert session.state.seconds == tuple(step.seconds for step in desk.steps)


# Three minutes on one spot


def test_three_minutes_on_one_spot_are_the_most_however_one_repeats(desk: Plan) -> None:
    plan = alone(desk.steps[0], desk, seconds=120)
    session = Session(plan)
    for _ in range(5):
        session.wait(plan.steps[0].settle + 50)
        if session.state.status is not Status.ENDED:
            session.press(EventKind.REPEAT)
    session.wait(1000)
    assert sum(session.state.pressed) == pytest.approx(MOST_ON_ONE_SPOT)
    kinds = [cue.kind for cue in session.told]
    assert kinds[-2:] == [CueKind.ENOUGH, CueKind.FINISHED]
    assert kinds.count(CueKind.PRESS) == 4


def test_going_back_to_a_spot_counts_what_was_pressed_there_before(desk: Plan) -> None:
    plan = structs.replace(
        desk, steps=(alone(desk.steps[0], desk, seconds=120).steps[0], desk.steps[1])
    )
    session = Session(plan)
    session.until_pressing(0)
    session.wait(119)
    session.press(EventKind.NEXT, EventKind.BACK)
    session.until_pressing(0)
    assert session.state.left == pytest.approx(61)
    assert CueKind.ENOUGH in [cue.kind for cue in session.wait(62)]


def test_two_steps_on_one_spot_share_its_three_minutes(desk: Plan) -> None:
    again = structs.replace(desk.steps[0], seconds=120)
    session = Session(structs.replace(desk, steps=(again, again)))
    session.wait(1000)
    assert session.state.pressed == pytest.approx((120, 60))


def test_left_and_right_are_two_spots(desk: Plan) -> None:
    sides = tuple(structs.replace(step, seconds=120) for step in desk.steps[2:])
    session = Session(structs.replace(desk, steps=sides))
    session.wait(1000)
    assert session.state.pressed == pytest.approx((120, 120))
    assert CueKind.ENOUGH not in [cue.kind for cue in session.told]


def test_the_time_left_after_repeating_is_the_time_still_to_come(desk: Plan) -> None:
    session = Session(alone(desk.steps[0], desk, seconds=120))
    session.until_pressing(0)
    session.wait(110)
    session.press(EventKind.REPEAT)
    said, asked_at = session.state.left_in_all, session.now
    session.wait(1000)
    assert session.told[-1].due - asked_at == pytest.approx(said)


# The table


def states(plan: Plan) -> Iterator[State]:
    """A state of each status, in each phase."""
    settling, pressing = Session(plan), Session(plan)
    pressing.until_pressing(0)
    for session in (settling, pressing):
        yield session.state
        yield advance(session.state, Event(EventKind.PAUSE, session.now))[0]
        yield advance(session.state, Event(EventKind.STOP, session.now))[0]


def test_everything_means_something_until_the_end_and_nothing_after_it(desk: Plan) -> None:
    met = set()
    for state, kind in product(states(desk), EventKind):
        met.add((state.status, state.phase, kind))
        event = Event(kind, state.at + 0.1)
        if state.status is Status.ENDED:
            with pytest.raises(KeyError) as error:
                advance(state, event)
            assert error.value.args == (Status.ENDED, kind)
        else:
            after, _ = advance(state, event)
            assert after.at == pytest.approx(event.now)
    assert met == set(product(Status, Phase, EventKind))


def test_every_key_but_time_itself_tells_something(desk: Plan) -> None:
    for state, kind in product(states(desk), EventKind):
        if state.status is not Status.ENDED:
            _, cues = advance(state, Event(kind, state.at))
            assert bool(cues) == (kind is not EventKind.TICK)


def test_a_key_pressed_as_time_ends_the_session_is_harmless(desk: Plan) -> None:
    for kind in EventKind:
        session = Session(desk)
        session.wait(desk.seconds - 0.5)
        session.now += 1
        assert session.press(kind) == [CueKind.FINISHED]
        assert session.state.status is Status.ENDED


# Anything in any order

KEYS = [kind for kind in EventKind if kind not in {EventKind.TICK, EventKind.STOP}]


class AnyEvents(RuleBasedStateMachine):
    """Whatever happens, in whatever order, the session stays sound."""

    plan: ClassVar[Plan]
    attended: ClassVar[bool]

    def __init__(self) -> None:
        """Begin."""
        super().__init__()
        plan, attended = self.plan, self.attended
        self.now = START
        self.state, cues = begin(plan, START, attended=attended)
        self.listener = Listener(plan, attended=attended)
        self.listener.hear(cues, START, START)

    def happen(self, kind: EventKind, now: float) -> Cues:
        """Let one thing happen."""
        before, self.now = self.state, max(now, self.now)
        self.state, cues = advance(before, Event(kind, now))
        self.listener.hear(cues, before.at, self.state.at)
        assert all(before.at <= cue.due <= self.state.at for cue in cues)
        assert [cue.due for cue in cues] == sorted(cue.due for cue in cues)
        return cues

    @property
    def goes_on(self) -> bool:
        """Whether the session has not ended."""
        return self.state.status is not Status.ENDED

    @precondition(lambda self: self.goes_on)
    @rule(kind=st.sampled_from(KEYS), after=st.floats(0, 2))
    def a_key(self, kind: EventKind, after: float) -> None:
        """A key is pressed a little later."""
        self.happen(kind, self.now + after)

    @precondition(lambda self: self.goes_on)
    @rule(seconds=st.floats(0.05, 130))
    def a_while(self, seconds: float) -> None:
        """Time passes."""
        until = self.now + seconds
        while self.goes_on and self.now < until:
            left = self.state.left_in_all
            self.happen(EventKind.TICK, min(until, self.now + 1.7))
            assert self.state.left_in_all <= left + EXACT

    @precondition(lambda self: self.goes_on)
    @rule(seconds=st.floats(2.01, 1e6))
    def a_gap(self, seconds: float) -> None:
        """The computer sleeps."""
        before = self.state
        cues = self.happen(EventKind.TICK, self.now + seconds)
        assert (self.state.elapsed, self.state.pressed) == (before.elapsed, before.pressed)
        slept = before.status is Status.RUNNING
        assert [cue.kind for cue in cues] == [CueKind.GAP] * slept
        assert (self.state.status is Status.RUNNING) == (slept and not self.state.attended)

    @precondition(lambda self: self.goes_on)
    @rule(kind=st.sampled_from(EventKind), seconds=st.floats(0, 1e6))
    def time_runs_backwards(self, kind: EventKind, seconds: float) -> None:
        """The clock is set back, which no good clock does."""
        if kind is not EventKind.STOP:
            self.happen(kind, self.now - seconds)

    @precondition(lambda self: self.goes_on)
    @rule(dice=st.integers(0, 30))
    def stop(self, dice: int) -> None:
        """Now and then someone stops."""
        if not dice:
            assert self.happen(EventKind.STOP, self.now)[-1].kind is CueKind.STOPPED

    @precondition(lambda self: not self.goes_on)
    @rule(kind=st.sampled_from(EventKind))
    def after_the_end(self, kind: EventKind) -> None:
        """Nothing means anything any more."""
        with pytest.raises(KeyError):
            advance(self.state, Event(kind, self.now))

    @invariant()
    def the_state_is_sound(self) -> None:
        """No time is negative, and every length is within its limits."""
        state = self.state
        assert 0 <= state.index < len(state.plan.steps)
        assert state.elapsed >= 0
        assert state.left >= 0
        assert state.left_in_all >= 0
        assert all(5 <= settle <= 120 for settle in state.settles)
        steps = zip(state.plan.steps, state.seconds, strict=True)
        assert all(30 <= seconds <= step.way.max_seconds for step, seconds in steps)

    @invariant()
    def no_spot_is_pressed_too_long(self) -> None:
        """By the state's own count and by the listener's, which agree."""
        counted: Counter[Spot] = Counter()
        for step, seconds in zip(self.state.plan.steps, self.state.pressed, strict=True):
            counted[step.code, step.side] += seconds  # type: ignore[assignment]
        assert all(seconds <= MOST_ON_ONE_SPOT + EXACT for seconds in counted.values())
        for spot, seconds in counted.items():
            assert self.listener.pressed[spot] == pytest.approx(seconds, abs=EXACT)

    def teardown(self) -> None:
        """Left alone, every session comes to its end, and just when it said it would."""
        if self.state.status is Status.PAUSED:
            self.happen(EventKind.PAUSE, self.now)
        still_to_come, since = self.state.left_in_all, self.state.at
        told: Cues = ()
        while self.goes_on:
            told = self.happen(EventKind.TICK, self.now + 1.9)
            assert self.now - since <= still_to_come + 2
        if told:
            assert told[-1].kind is CueKind.FINISHED
            assert told[-1].due - since == pytest.approx(still_to_come, abs=EXACT)
            assert self.state.left_in_all == pytest.approx(0, abs=EXACT)


@pytest.mark.parametrize("attended", [True, False])
def test_any_events_in_any_order_leave_the_session_sound(desk: Plan, *, attended: bool) -> None:
    class Events(AnyEvents):
        pass

    Events.plan, Events.attended = desk, attended
    run_machine(
        Events,
        settings=settings(max_examples=60, stateful_step_count=40),
    )
