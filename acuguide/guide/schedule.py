"""Cleared points to a timed plan of steps. Pure. All times are whole seconds."""

from collections.abc import Iterator
from enum import Enum
from itertools import combinations

from msgspec import Struct, structs

from acuguide.catalog.records import Catalog, Position, Sides, Tool, Way
from acuguide.guide.gate import Cleared, ClearedPoint, Withheld

# Dose a point and side: 30 to 120 s, four to six points (reference, "Dose").
LEAST_DOSE, MOST_DOSE = 30, 120
COMFORTABLE_DOSE = 45
MOST_POINTS = 6
DOSE_GRAIN = 5
LEAST_MINUTES, MOST_MINUTES = 2, 30
SECONDS_A_MINUTE = 60
# In this position one side is pressed at a time, so all of one side come before turning over.
LYING_SIDE = "lying-side"


class Side(Enum):
    """Which side of the body a step presses."""

    LEFT = "left"
    RIGHT = "right"
    BOTH = "both"
    MIDDLE = "middle"


class Frame(Struct, frozen=True):
    """What a plan is for: its name, the positions it may use (in order), whether it is silent."""

    id: str
    name: str
    condition: str | None
    positions: tuple[str, ...]
    silent: bool = False
    summary: str | None = None


class Step(Struct, frozen=True):
    """One press: `settle` seconds to get into place, then `seconds` of pressing.

    `moves` is true where the body changes position first.
    """

    point: ClearedPoint
    way: Way
    side: Side
    position: str
    settle: int
    seconds: int
    moves: bool

    @property
    def code(self) -> str:
        """The code of the point."""
        return self.point.point.code


class Plan(Struct, frozen=True):
    """A routine ready to be played; `cleared` is what it was made from."""

    frame: Frame
    minutes: int
    steps: tuple[Step, ...]
    withheld: tuple[Withheld, ...]
    cleared: Cleared

    @property
    def seconds(self) -> int:
        """The length of the whole, settling included."""
        return sum(step.settle + step.seconds for step in self.steps)

    @property
    def tools(self) -> tuple[Tool, ...]:
        """What presses, in order of use."""
        return tuple(dict.fromkeys(step.way.using for step in self.steps))

    @property
    def positions(self) -> tuple[str, ...]:
        """The positions, in order of use."""
        return tuple(dict.fromkeys(step.position for step in self.steps))


def build_plan(frame: Frame, cleared: Cleared, catalog: Catalog, minutes: int) -> Plan | None:
    """A plan of at most `minutes` (2 to 30), with the points given first preferred.

    None if no point can be pressed in the frame's positions. A plan may be shorter than
    asked, never longer: more pressing than the dose allows is not offered.
    """
    budget = minutes * SECONDS_A_MINUTE
    settling = {entry.id: entry for entry in catalog.vocabulary.positions}
    possible = [point for point in cleared.points if _ways(point, frame.positions)]
    chosen: tuple[Step, ...] = ()
    for count in range(1, len(possible) + 1):
        steps = _steps(possible[:count], frame.positions, settling)
        crowded = count > MOST_POINTS and _total(chosen, MOST_DOSE) >= budget - LEAST_DOSE
        if chosen and (crowded or _total(steps, COMFORTABLE_DOSE) > budget):
            break
        chosen = steps
    if not chosen:
        return None
    steps = tuple(_dosed(chosen, _dose(chosen, budget)))
    return Plan(frame, minutes, steps, withheld(frame, cleared), cleared)


def withheld(frame: Frame, cleared: Cleared) -> tuple[Withheld, ...]:
    """What the gate withheld, and the points whose ways in these positions it took away."""
    lost = (
        Withheld(entry.point.code, entry.lost, no_way_left=True)
        for entry in cleared.points
        if not _ways(entry, frame.positions) and entry.point.pressed_alone_in(frame.positions)
    )
    return (*cleared.withheld, *lost)


def _ways(point: ClearedPoint, positions: tuple[str, ...]) -> list[Way]:
    """The ways in these positions; a routine is done alone, so without a partner's hand."""
    return [
        way
        for way in point.ways
        if way.using is not Tool.PARTNER and set(way.positions) & set(positions)
    ]


def _steps(
    points: list[ClearedPoint], positions: tuple[str, ...], settling: dict[str, Position]
) -> tuple[Step, ...]:
    """The steps of all points, position by position, still without a dose."""
    steps: list[Step] = []
    waiting = points
    for position in _fewest_positions(points, positions):
        here = [point for point in waiting if _ways(point, (position,))]
        waiting = [point for point in waiting if point not in here]
        for point, way, side in _presses(here, position):
            last = steps[-1] if steps else None
            moves = last is None or _lying(position, side) != _lying(last.position, last.side)
            same = last is not None and last.point is point
            pause = _pause(settling[position], moves=moves, same_point=same)
            steps.append(Step(point, way, side, position, pause, 0, moves))
    return tuple(steps)


def _pause(position: Position, *, moves: bool, same_point: bool) -> int:
    if moves:
        return position.settle
    return position.other_side if same_point else position.next_point


def _fewest_positions(points: list[ClearedPoint], positions: tuple[str, ...]) -> tuple[str, ...]:
    """The smallest set of positions in which every point can be pressed; earlier ones preferred."""
    for count in range(1, len(positions) + 1):
        for chosen in combinations(positions, count):
            if all(_ways(point, chosen) for point in points):
                return chosen
    return positions


def _presses(points: list[ClearedPoint], position: str) -> Iterator[tuple[ClearedPoint, Way, Side]]:
    """Each press in a position. On one's side, all of one side come before turning over."""
    presses = [
        (point, way, side)
        for point in points
        for way in _ways(point, (position,))[:1]
        for side in _sides(point, way)
    ]
    if position == LYING_SIDE:
        presses.sort(key=lambda press: press[2] is Side.RIGHT)
    yield from presses


def _lying(position: str, side: Side) -> tuple[str, Side | None]:
    """How the body lies: on one's side, turning over is a change of position too."""
    return position, side if position == LYING_SIDE else None


def _sides(point: ClearedPoint, way: Way) -> tuple[Side, ...]:
    if point.point.sides is Sides.MIDLINE:
        return (Side.MIDDLE,)
    return (Side.BOTH,) if way.both_at_once else (Side.LEFT, Side.RIGHT)


def _total(steps: tuple[Step, ...], dose: int) -> int:
    return sum(step.settle + min(dose, step.way.max_seconds) for step in steps)


def _dose(steps: tuple[Step, ...], budget: int) -> int:
    """The longest equal dose that fits the budget."""
    doses = range(MOST_DOSE, LEAST_DOSE, -DOSE_GRAIN)
    return next((dose for dose in doses if _total(steps, dose) <= budget), LEAST_DOSE)


def _dosed(steps: tuple[Step, ...], dose: int) -> Iterator[Step]:
    for step in steps:
        yield structs.replace(step, seconds=min(dose, step.way.max_seconds))
