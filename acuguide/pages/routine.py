"""A routine's plan before it starts, and the view of it while it runs. Pure."""

from collections.abc import Iterable

from msgspec import Struct

from acuguide.catalog.records import Catalog, Condition, Lasting, Pressure
from acuguide.guide.schedule import MOST_DOSE, Plan, Step
from acuguide.guide.session import Phase, State, Status
from acuguide.pages.cautions import before_pressing, for_you, left_out, not_for_everyone
from acuguide.pages.document import Block, Document, Heading, Items, Prose, Row, Warn
from acuguide.pages.speech import get_ready, how, target
from acuguide.pages.triage import ANSWER_AGAIN, lasting_line
from acuguide.pages.wording import clock, first_of_all, position_name, spoken_time, tool_words

FREELY = "as you like; never hold your breath"
HOW_LIGHT = "Lightly, and only with your hand."
HOW_HARD = "Firm at most, and never so that it hurts. Less is fine."
# A plan this much shorter than asked is explained (seconds).
NOTABLY_SHORTER = 60


def plan_page(
    catalog: Catalog, plan: Plan, condition: Condition | None, *, brief: bool = False
) -> Document:
    """The plan: what is needed, how long, and each step.

    `brief` leaves out what is told again step by step while the routine runs.
    """
    blocks: list[Block] = [
        Heading(plan.frame.name),
        *first_of_all(catalog, plan.cleared.verdict),
        before_pressing(catalog, plan.cleared),
        *for_you(plan.cleared),
        *left_out(plan.withheld),
    ]
    if plan.frame.summary:
        blocks.append(Prose(plan.frame.summary))
    if condition and condition.sore_spot:
        blocks.append(Warn("Where not to press", (condition.sore_spot,)))
    blocks += [*not_for_everyone(catalog, plan.cleared), Items("Careful", _careful(plan))]
    blocks += _facts(catalog, plan)
    step = _brief_step if brief else _step
    steps = tuple(step(catalog, each) for each in plan.steps)
    blocks.append(Items("Steps", steps, numbered=True))
    if not brief:
        reach = {each.code: each.point.cannot_reach for each in plan.steps}
        texts = tuple(f"{code}: {text}" for code, text in reach.items())
        blocks.append(Items("If you cannot reach", texts))
        blocks.append(Prose(catalog.vocabulary.evidence.text))
    return tuple(blocks)


def _facts(catalog: Catalog, plan: Plan) -> list[Row]:
    pace = catalog.vocabulary.breathing
    breathe = f"slowly, in for {pace.breathe_in} seconds and out for {pace.breathe_out}"
    positions = (position_name(catalog, position) for position in plan.positions)
    rows = [
        Row("How long", _length(plan)),
        Row("You need", needs(catalog, plan)),
        Row("Positions", ", then ".join(positions)),
        Row("Breathe", FREELY if plan.cleared.breathe_freely else f"{breathe}, if comfortable"),
        Row("Press", HOW_LIGHT if _is_light(plan) else HOW_HARD),
    ]
    if plan.frame.silent:
        rows.append(Row("Sound", "none: this routine rings no bell"))
    return rows


def _is_light(plan: Plan) -> bool:
    return all(step.way.pressure is Pressure.LIGHT for step in plan.steps)


def _careful(plan: Plan) -> tuple[str, ...]:
    """The cautions of all points, each text once."""
    codes: dict[str, dict[str, None]] = {}
    for step in plan.steps:
        for caution in step.point.cautions:
            if caution.when != "sore_spot":
                codes.setdefault(caution.text, {})[step.code] = None
    return tuple(f"{', '.join(own)}: {text}" for text, own in codes.items())


def _brief_step(_catalog: Catalog, step: Step) -> str:
    return f"{target(step)}: {step.settle} s to get ready, {step.seconds} s pressing"


def _length(plan: Plan) -> str:
    pressing = sum(step.seconds for step in plan.steps)
    text = f"{spoken_time(plan.seconds)}, of which {spoken_time(pressing)} of pressing"
    if plan.minutes * 60 - plan.seconds < NOTABLY_SHORTER:
        return text
    longest = f"{spoken_time(MOST_DOSE)} on a point and side is the most we suggest"
    less = "" if all(tool.is_hand for tool in plan.tools) else ", and less on a ball"
    return f"{text}. You asked for {plan.minutes} minutes; {longest}{less}"


def needs(catalog: Catalog, plan: Plan) -> str:
    """What to have at hand."""
    fetch = [tool_words(catalog, tool).fetch for tool in plan.tools]
    return "; ".join(filter(None, fetch)) or "only your hands"


def _step(catalog: Catalog, step: Step) -> str:
    place = f"{target(step)}: {step.point.point.place}. {how(catalog, step)}"
    return f"{place} ({step.settle} s to get ready, {step.seconds} s pressing)"


class LiveView(Struct, frozen=True):
    """All that the screen of a running routine shows; times in seconds, `done` from 0 to 1."""

    title: str
    progress: str
    done: float
    phase: str
    target: str
    name: str
    place: str
    how: str
    countdown: str
    breath: str
    next_step: str
    message: str
    help_lines: tuple[str, ...]
    cannot_reach: str
    stop: str
    keys: str
    keys_in_short: str
    paused: bool
    pressing: bool


KEYS = "space pause, n next, b back, + - ten seconds, r repeat, q stop, ? help"
KEYS_IN_SHORT = "q stop, ? help"
START = "Press any key to start, or q to leave."
LEAVE_KEYS = frozenset({"q", "Q", "\x1b"})
HELP = (
    "space: pause, and go on again",
    "n: on to the next step;  b: back to the step before;  r: this step again",
    "+ and -: ten seconds more or less, from 30 to 120 seconds of pressing",
    "q: stop here.  Ctrl-Z: leave for a while; come back with fg",
)


def live_view(catalog: Catalog, state: State, message: str, *, with_help: bool) -> LiveView:
    """The view of `state`, with the last message and, if asked for, the keys explained."""
    plan, step = state.plan, state.step
    pressing = state.phase is Phase.PRESSING
    total = state.left_in_all + state.spent
    following = plan.steps[state.index + 1] if state.index + 1 < len(plan.steps) else None
    return LiveView(
        title=plan.frame.name,
        progress=f"step {state.index + 1} of {len(plan.steps)}, {clock(state.left_in_all)} to go",
        done=state.spent / total if total else 1.0,
        phase="PRESS" if pressing else "GET READY",
        target=target(step),
        name=step.point.point.pinyin,
        place=get_ready(catalog, step),
        how=how(catalog, step),
        countdown=clock(state.left),
        breath=_breath(catalog, state),
        next_step=f"Next: {target(following)}" if following else "This is the last step",
        message=message,
        help_lines=HELP if with_help else (),
        cannot_reach=step.point.cannot_reach,
        stop="Stop if: " + " ".join((*catalog.vocabulary.stop_rules, *plan.cleared.stop_if)),
        keys=KEYS,
        keys_in_short=KEYS_IN_SHORT,
        paused=state.status is Status.PAUSED,
        pressing=pressing,
    )


def _breath(catalog: Catalog, state: State) -> str:
    running = state.phase is Phase.PRESSING and state.status is Status.RUNNING
    if not running or state.plan.cleared.breathe_freely:
        return ""
    pace = catalog.vocabulary.breathing
    moment = state.elapsed % (pace.breathe_in + pace.breathe_out)
    if moment < pace.breathe_in:
        return "Breathe in " + "." * (int(moment) + 1)
    return "Breathe out " + "." * int(pace.breathe_in + pace.breathe_out - moment + 1)


def afterwards_page(
    catalog: Catalog, yes: Iterable[str], lasting: Lasting | None = None
) -> Document:
    """What to do after a routine: about what is worse or new, and about pain that lasts."""
    said = set(yes)
    entries = [each for each in catalog.red_flags.afterwards if each.id in said]
    if not entries:
        weeks = (Prose(lasting_line(lasting)),) if lasting else ()
        return (Prose(f"Good. {catalog.red_flags.come_back}"), *weeks)
    actions = tuple(dict.fromkeys(each.action for each in entries))
    check = (Prose(ANSWER_AGAIN),) if any(each.check_again for each in entries) else ()
    return (Warn("What next", actions), *check)


def afterwards_in_short(catalog: Catalog, lasting: Lasting | None = None) -> Document:
    """What to watch for after a routine, where nobody is asked."""
    entries = catalog.red_flags.afterwards
    items = tuple(f"{each.question} Then: {each.action}" for each in entries)
    weeks = (Prose(lasting_line(lasting)),) if lasting else ()
    return (Items("After the routine", items), *weeks)
