"""What is said during a routine, cue by cue. Pure."""

from typing import assert_never

from acuguide.catalog.records import Catalog
from acuguide.guide.schedule import LYING_SIDE, Side, Step
from acuguide.guide.session import MOST_ON_ONE_SPOT, Cue, CueKind, Phase, State
from acuguide.pages.wording import SIDE_WORDS, clock, pressure_name, spoken_time

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
    plan = state.plan
    step = plan.steps[cue.index]
    match cue.kind:
        case CueKind.GET_READY:
            count = f"Step {cue.index + 1} of {len(plan.steps)}"
            return f"{count}. Get ready, {spoken_time(state.settles[cue.index])}. {get_ready(catalog, step)}"
        case CueKind.PRESS:
            return f"Press {target(step)}, {spoken_time(state.seconds[cue.index])}. {how(catalog, step)}"
        case CueKind.NEXT_SOON:
            return f"Ten seconds more. Next: {target(step)}."
        case CueKind.ENOUGH:
            return f"{spoken_time(MOST_ON_ONE_SPOT).capitalize()} on one spot is enough. Let go."
        case CueKind.PAUSED:
            return "Paused. Press space to go on."
        case CueKind.GAP:
            gap = "Time stood still for a while, so the routine waited."
            return f"{gap} Press space to go on." if state.attended else f"{gap} Going on."
        case CueKind.RESUMED:
            return f"Going on with {target(step)}, {spoken_time(round(state.left))} left."
        case CueKind.CHANGED:
            return f"Now {spoken_time(round(state.length))} here, {spoken_time(round(state.left))} left."
        case CueKind.AT_LIMIT:
            return f"{spoken_time(round(state.length)).capitalize()} is the limit here."
        case CueKind.FINISHED:
            return f"Done, {spoken_time(plan.seconds)}. Get up slowly. Notice how it feels now."
        case CueKind.STOPPED:
            return stopped_at(state)
    assert_never(cue.kind)


def stopped_at(state: State) -> str:
    """Where a routine was stopped."""
    part = "getting ready for" if state.phase is Phase.SETTLING else "pressing"
    where = (
        f"Stopped at step {state.index + 1} of {len(state.plan.steps)}, {part} {target(state.step)}"
    )
    return f"{where}, with {clock(state.left_in_all)} left in all."
