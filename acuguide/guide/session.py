"""The routine as a state machine: `advance(state, event) -> (state, cues)`. Pure.

Time comes in with the events, as seconds on a clock of the caller's choice that never runs
backwards. Every cue says when it was due, so that no drift builds up however late events come.
"""

from collections.abc import Callable
from enum import Enum

from msgspec import Struct, structs

from acuguide.guide.schedule import LEAST_DOSE, Plan, Step

# A gap between two events this long means that the computer slept or the program was stopped.
LONGEST_GAP = 2.0
ANNOUNCE_BEFORE = 10.0
NUDGE = 10
# Never more than three minutes on one spot (reference, "Dose").
MOST_ON_ONE_SPOT = 180
LEAST_SETTLE, MOST_SETTLE = 5, 120


class Status(Enum):
    """Whether time runs."""

    RUNNING = "running"
    PAUSED = "paused"
    ENDED = "ended"


class Phase(Enum):
    """The two parts of a step."""

    SETTLING = "settling"
    PRESSING = "pressing"


class EventKind(Enum):
    """What can happen to a session: time passes, or a key asks for something."""

    TICK = "tick"
    PAUSE = "pause"
    NEXT = "next"
    BACK = "back"
    LONGER = "longer"
    SHORTER = "shorter"
    REPEAT = "repeat"
    STOP = "stop"


class Event(Struct, frozen=True):
    """Something that happened at `now`."""

    kind: EventKind
    now: float


class CueKind(Enum):
    """What the person is told."""

    GET_READY = "get_ready"
    PRESS = "press"
    NEXT_SOON = "next_soon"
    ENOUGH = "enough"
    PAUSED = "paused"
    GAP = "gap"
    RESUMED = "resumed"
    CHANGED = "changed"
    AT_LIMIT = "at_limit"
    FINISHED = "finished"
    STOPPED = "stopped"


class Cue(Struct, frozen=True):
    """Something to tell: what, about which step, and when it was due."""

    kind: CueKind
    index: int
    due: float


class State(Struct, frozen=True):
    """Where a session stands.

    `elapsed` is the time in this phase up to `at`; `settles` and `seconds` are the lengths
    of each step as changed by keys; `pressed` is the time pressed in each step so far.
    Without keys (`attended` false) a gap cannot be ended by anyone, so it does not pause.
    """

    plan: Plan
    at: float
    attended: bool
    status: Status
    index: int
    phase: Phase
    elapsed: float
    announced: bool
    settles: tuple[int, ...]
    seconds: tuple[int, ...]
    pressed: tuple[float, ...]

    @property
    def step(self) -> Step:
        """The step at hand."""
        return self.plan.steps[self.index]

    @property
    def length(self) -> float:
        """The length of this phase."""
        if self.phase is Phase.SETTLING:
            return self.settles[self.index]
        return self._pressing(self.index, self.elapsed)

    @property
    def left(self) -> float:
        """The time left in this phase."""
        return max(0.0, self.length - self.elapsed)

    @property
    def left_in_all(self) -> float:
        """The time left in the whole routine."""
        here = self.index
        settling = sum(self.settles[here + 1 :])
        pressing = sum(self._pressing(index) for index in range(here + 1, len(self.seconds)))
        if self.phase is Phase.SETTLING:
            pressing += self._pressing(here)
        return self.left + settling + pressing

    @property
    def spent(self) -> float:
        """How far into the plan this is, were it played without keys."""
        before = sum(self.settles[: self.index]) + sum(self.seconds[: self.index])
        here = self.settles[self.index] if self.phase is Phase.PRESSING else 0
        return before + here + self.elapsed

    def _pressing(self, index: int, counted: float = 0.0) -> float:
        """How long a step presses, less where its spot has been pressed for long already.

        `counted` is the part of that time that belongs to this press itself.
        """
        spot = [(step.code, step.side) for step in self.plan.steps]
        before = sum(
            pressed
            for place, pressed in zip(spot, self.pressed, strict=True)
            if place == spot[index]
        )
        return max(0.0, min(self.seconds[index], MOST_ON_ONE_SPOT - before + counted))


Cues = tuple[Cue, ...]
Moved = tuple[State, Cues]


def begin(plan: Plan, now: float, *, attended: bool) -> Moved:
    """The state at the start of a plan with at least one step, and its first cue."""
    state = State(
        plan, now, attended, Status.RUNNING, 0, Phase.SETTLING, 0.0,
        announced=False,
        settles=tuple(step.settle for step in plan.steps),
        seconds=tuple(step.seconds for step in plan.steps),
        pressed=(0.0,) * len(plan.steps),
    )  # fmt: skip
    return state, (Cue(CueKind.GET_READY, 0, now),)


def advance(state: State, event: Event) -> Moved:
    """The state after `event`, and what to tell the person.

    Raises KeyError for an event after the end: there is nothing left that it could mean.
    """
    if (state.status, event.kind) not in _REACTIONS:
        raise KeyError(state.status, event.kind)
    state, cues = _pass_time(state, event.now)
    # Time may have ended the session just before the key was pressed.
    react = _REACTIONS.get((state.status, event.kind), _nothing)
    state, more = react(state, max(state.at, event.now))
    return state, cues + more


def next_due(state: State) -> float | None:
    """When time alone will bring the next cue; None if it will not."""
    if state.status is not Status.RUNNING:
        return None
    due = state.left
    if _to_announce(state):
        due = min(due, max(0.0, due - ANNOUNCE_BEFORE))
    return state.at + due


def _to_announce(state: State) -> bool:
    return (
        state.phase is Phase.PRESSING
        and not state.announced
        and state.index + 1 < len(state.plan.steps)
        and state.length > ANNOUNCE_BEFORE
    )


def _pass_time(state: State, now: float) -> Moved:
    if state.status is Status.PAUSED:
        return structs.replace(state, at=max(state.at, now)), ()
    if now - state.at > LONGEST_GAP:
        return _gap(state, now)
    cues: Cues = ()
    while state.status is Status.RUNNING:
        due = next_due(state)
        if due is None or due > now:
            return _waited(state, now), cues
        state, more = _fall_due(_waited(state, due), due)
        cues += more
    return state, cues


def _gap(state: State, now: float) -> Moved:
    status = Status.PAUSED if state.attended else state.status
    return structs.replace(state, at=now, status=status), (Cue(CueKind.GAP, state.index, now),)


def _waited(state: State, until: float) -> State:
    seconds = max(0.0, until - state.at)
    pressed = state.pressed
    if state.phase is Phase.PRESSING:
        here = state.index
        pressed = (*pressed[:here], pressed[here] + seconds, *pressed[here + 1 :])
    return structs.replace(
        state, at=state.at + seconds, elapsed=state.elapsed + seconds, pressed=pressed
    )


# Sums of floating point seconds may miss the end of a phase by less than this.
_EPSILON = 1e-6


def _fall_due(state: State, due: float) -> Moved:
    """What happens at the moment that `next_due` named."""
    if state.left > _EPSILON:
        return structs.replace(state, announced=True), (
            Cue(CueKind.NEXT_SOON, state.index + 1, due),
        )
    if state.phase is Phase.SETTLING:
        return _to(state, state.index, Phase.PRESSING, due)
    cut_short = state.length < state.seconds[state.index] - _EPSILON
    enough = (Cue(CueKind.ENOUGH, state.index, due),) if cut_short else ()
    state, cues = _to_next(state, due)
    return state, enough + cues


def _to_next(state: State, now: float) -> Moved:
    if state.index + 1 < len(state.plan.steps):
        return _to(state, state.index + 1, Phase.SETTLING, now)
    state = structs.replace(state, status=Status.ENDED, at=now)
    return state, (Cue(CueKind.FINISHED, state.index, now),)


def _to(state: State, index: int, phase: Phase, now: float) -> Moved:
    kind = CueKind.GET_READY if phase is Phase.SETTLING else CueKind.PRESS
    state = structs.replace(state, index=index, phase=phase, elapsed=0.0, announced=False, at=now)
    return state, (Cue(kind, index, now),)


def _nothing(state: State, _now: float) -> Moved:
    return state, ()


def _pause(state: State, now: float) -> Moved:
    return structs.replace(state, status=Status.PAUSED), (Cue(CueKind.PAUSED, state.index, now),)


def _resume(state: State, now: float) -> Moved:
    return structs.replace(state, status=Status.RUNNING), (Cue(CueKind.RESUMED, state.index, now),)


def _back(state: State, now: float) -> Moved:
    return _to(state, max(0, state.index - 1), Phase.SETTLING, now)


def _repeat(state: State, now: float) -> Moved:
    return _to(state, state.index, Phase.SETTLING, now)


def _stop(state: State, now: float) -> Moved:
    return structs.replace(state, status=Status.ENDED), (Cue(CueKind.STOPPED, state.index, now),)


def _longer(state: State, now: float) -> Moved:
    return _nudge(state, NUDGE, now)


def _shorter(state: State, now: float) -> Moved:
    return _nudge(state, -NUDGE, now)


def _nudge(state: State, change: int, now: float) -> Moved:
    """Lengthen or shorten this phase, within the dose; the other side of a point follows suit."""
    settling = state.phase is Phase.SETTLING
    lengths = state.settles if settling else state.seconds
    least, most = (
        (LEAST_SETTLE, MOST_SETTLE) if settling else (LEAST_DOSE, state.step.way.max_seconds)
    )
    old = lengths[state.index]
    new = min(max(old + change, least), most)
    if new == old:
        return state, (Cue(CueKind.AT_LIMIT, state.index, now),)
    alike = [
        index == state.index
        or (not settling and index > state.index and step.code == state.step.code)
        for index, step in enumerate(state.plan.steps)
    ]
    lengths = tuple(new if same else length for same, length in zip(alike, lengths, strict=True))
    changes = {"settles": lengths} if settling else {"seconds": lengths}
    return structs.replace(state, **changes), (Cue(CueKind.CHANGED, state.index, now),)


_REACTIONS: dict[tuple[Status, EventKind], Callable[[State, float], Moved]] = {
    (Status.RUNNING, EventKind.TICK): _nothing,
    (Status.RUNNING, EventKind.PAUSE): _pause,
    (Status.RUNNING, EventKind.NEXT): _to_next,
    (Status.RUNNING, EventKind.BACK): _back,
    (Status.RUNNING, EventKind.LONGER): _longer,
    (Status.RUNNING, EventKind.SHORTER): _shorter,
    (Status.RUNNING, EventKind.REPEAT): _repeat,
    (Status.RUNNING, EventKind.STOP): _stop,
    (Status.PAUSED, EventKind.TICK): _nothing,
    (Status.PAUSED, EventKind.PAUSE): _resume,
    (Status.PAUSED, EventKind.NEXT): _to_next,
    (Status.PAUSED, EventKind.BACK): _back,
    (Status.PAUSED, EventKind.LONGER): _longer,
    (Status.PAUSED, EventKind.SHORTER): _shorter,
    (Status.PAUSED, EventKind.REPEAT): _repeat,
    (Status.PAUSED, EventKind.STOP): _stop,
}
