"""What is said during a routine, cue by cue. Pure."""

from collections.abc import Callable

from acuguide.catalog.records import Catalog
from acuguide.guide.schedule import LYING_SIDE, Side, Step
from acuguide.guide.session import MOST_ON_ONE_SPOT, Cue, CueKind, Phase, State
from acuguide.pages.wording import clock, pressure_name, spoken_time

SIDE_WORDS = {
    Side.LEFT: "left side",
    Side.RIGHT: "right side",
    Side.BOTH: "both sides",
    Side.MIDDLE: "on the midline",
}
_OTHER = {Side.LEFT: "right", Side.RIGHT: "left"}


def target(step: Step) -> str:
    """Which point and side: `BL25, both sides`."""
    return f"{step.code}, {SIDE_WORDS[step.side]}"


def get_ready(catalog: Catalog, step: Step) -> str:
    """How to get into place for a step."""
    place = f"{target(step)}: {step.point.point.place}."
    return f"{get_into(catalog, step)} {place}" if step.moves else place


def get_into(catalog: Catalog, step: Step) -> str:
    """How to get into the position of a step. To press one side, lie on the other."""
    words = next(
        entry.get_into for entry in catalog.vocabulary.positions if entry.id == step.position
    )
    if step.position == LYING_SIDE:
        return words.replace("your side", f"your {_OTHER[step.side]} side")
    return words


def how(catalog: Catalog, step: Step) -> str:
    """How to press in a step, and how hard."""
    return f"{step.way.how} {pressure_name(catalog, step.way.pressure)}"


def say(catalog: Catalog, step: Step) -> str:
    """Everything said in a step."""
    return f"{get_ready(catalog, step)} {how(catalog, step)}"


def cue_line(catalog: Catalog, state: State, cue: Cue) -> str:
    """The line that tells a cue; `state` is the state after it."""
    return _LINES[cue.kind](catalog, state, cue.index)


def _get_ready(catalog: Catalog, state: State, index: int) -> str:
    step = state.plan.steps[index]
    time = spoken_time(state.settles[index])
    count = f"Step {index + 1} of {len(state.plan.steps)}"
    return f"{count}. Get ready, {time}. {get_ready(catalog, step)}"


def _press(catalog: Catalog, state: State, index: int) -> str:
    step = state.plan.steps[index]
    words = f"Press {target(step)}, {spoken_time(state.seconds[index])}. {how(catalog, step)}"
    # Said once, where it begins to matter, and while there is time to listen.
    return words if index else f"{words} {catalog.vocabulary.stop_spoken}"


def _next_soon(_catalog: Catalog, state: State, index: int) -> str:
    return f"Ten seconds more. Next: {target(state.plan.steps[index])}."


def _enough(_catalog: Catalog, _state: State, _index: int) -> str:
    return f"{spoken_time(MOST_ON_ONE_SPOT).capitalize()} on one spot is enough. Let go."


def _paused(_catalog: Catalog, _state: State, _index: int) -> str:
    return "Paused. Press space to go on."


def _gap(_catalog: Catalog, state: State, _index: int) -> str:
    gap = "The computer paused for a while, so the routine waited."
    return f"{gap} Press space to go on." if state.attended else f"{gap} Going on."


def _resumed(_catalog: Catalog, state: State, index: int) -> str:
    return f"Going on with {target(state.plan.steps[index])}, {_left(state)} left."


def _changed(_catalog: Catalog, state: State, _index: int) -> str:
    return f"Now {spoken_time(round(state.length))} here, {_left(state)} left."


def _at_limit(_catalog: Catalog, state: State, _index: int) -> str:
    return f"{spoken_time(round(state.length)).capitalize()} is the limit here."


def _finished(_catalog: Catalog, _state: State, _index: int) -> str:
    return "Done. Get up slowly, and notice how it feels now."


def _stopped(_catalog: Catalog, state: State, _index: int) -> str:
    return stopped_at(state)


def _left(state: State) -> str:
    return spoken_time(round(state.left))


_LINES: dict[CueKind, Callable[[Catalog, State, int], str]] = {
    CueKind.GET_READY: _get_ready,
    CueKind.PRESS: _press,
    CueKind.NEXT_SOON: _next_soon,
    CueKind.ENOUGH: _enough,
    CueKind.PAUSED: _paused,
    CueKind.GAP: _gap,
    CueKind.RESUMED: _resumed,
    CueKind.CHANGED: _changed,
    CueKind.AT_LIMIT: _at_limit,
    CueKind.FINISHED: _finished,
    CueKind.STOPPED: _stopped,
}


def stopped_at(state: State) -> str:
    """Where a routine was stopped."""
    part = "getting ready for" if state.phase is Phase.SETTLING else "pressing"
    where = (
        f"Stopped at step {state.index + 1} of {len(state.plan.steps)}, {part} {target(state.step)}"
    )
    return f"{where}, with {clock(state.left_in_all)} to go."
