"""Plans: for every routine, condition, length and position, within their time and dose."""

from collections import Counter
from collections.abc import Iterator
from contextlib import suppress
from functools import cache
from itertools import combinations, pairwise

import pytest
from msgspec import Struct, structs

from acuguide.catalog.records import Catalog, Point, Pressure, Sides, Tool
from acuguide.errors import WrongUseError
from acuguide.guide.gate import Cleared, Refused, gate
from acuguide.guide.person import About
from acuguide.guide.routines import Request, plan_for
from acuguide.guide.schedule import Frame, Plan, Side, Step, build_plan
from acuguide.guide.selection import for_codes, for_condition
from acuguide.guide.triage import Verdict
from tests.guide.conftest import CATALOG, SITUATION_IDS

MINUTES = range(2, 31)
LYING_SIDE = "lying-side"


class Limits(Struct, frozen=True):
    """What a situation leaves, by the reference: what it takes away in ways and in places."""

    situation: str | None = None
    by_hand: bool = False
    not_standing: bool = False
    leaves_out: tuple[str, ...] = ()

    def about(self, adult: About) -> About:
        """Someone in this situation alone, to whom a clinician has agreed."""
        told = {self.situation: True} if self.situation else {}
        return structs.replace(adult.telling(told), clinician=True)

    def reach(self, point: Point, positions: tuple[str, ...]) -> bool:
        """Whether a point can be pressed in one of some positions."""
        return point.code not in self.leaves_out and any(
            (set(way.positions) - (STANDING if self.not_standing else set())) & set(positions)
            and (way.using.is_hand or not self.by_hand)
            and way.using is not Tool.PARTNER
            for way in point.press
        )


EVERY_POSITION = tuple(entry.id for entry in CATALOG.vocabulary.positions)
STANDING = {"standing-wall"}
WELL = Limits()
PEOPLE = (
    WELL,
    Limits("blood_thinner", by_hand=True),
    Limits("faints", not_standing=True),
    Limits("clot", leaves_out=("BL40", "KI3")),
    Limits("weak_bones", by_hand=True, leaves_out=("BL23", "BL25", "GV3", "GV4")),
)


class Case(Struct, frozen=True):
    """Something asked for by someone, and the answer; None where no point can be pressed so."""

    asked: Request
    points: tuple[Point, ...]
    limits: Limits
    answer: Plan | Refused | None

    @property
    def plan(self) -> Plan | None:
        """The plan, if there is one."""
        return self.answer if isinstance(self.answer, Plan) else None

    @property
    def reachable(self) -> list[Point]:
        """The points that some allowed way reaches in the positions asked for."""
        return self.reached_by(self.limits)

    def reached_by(self, limits: Limits) -> list[Point]:
        """The points that someone else would reach in the positions asked for."""
        return [point for point in self.points if limits.reach(point, self.asked.positions)]


def all_requests(catalog: Catalog) -> Iterator[Request]:
    """Every routine and every condition offered, in its own and in each choice of positions."""
    every = tuple(entry.id for entry in catalog.vocabulary.positions)
    choices = [every, ("lying-back", LYING_SIDE), *((one,) for one in every)]
    usual = catalog.routines["low-back"]
    offered = [c for c in catalog.conditions.values() if c.instead is None]
    for minutes in MINUTES:
        for routine in catalog.routines.values():
            for positions in dict.fromkeys((routine.positions, *choices)):
                yield Request(routine, None, positions, minutes)
        for condition in offered:
            for positions in dict.fromkeys((usual.positions, *choices)):
                yield Request(usual, condition, positions, minutes)


def points_of(catalog: Catalog, asked: Request) -> tuple[Point, ...]:
    """The points asked for."""
    candidates = (
        for_condition(catalog, asked.condition)
        if asked.condition
        else for_codes(catalog.points[code] for code in asked.routine.points)
    )
    return tuple(candidate.point for candidate in candidates)


@pytest.fixture(scope="module")
def cases(catalog: Catalog, fine: Verdict, adult: About) -> list[Case]:
    """Everything that can be asked for, by someone well and by people in some situations."""
    found = []
    for asked in all_requests(catalog):
        points = points_of(catalog, asked)
        for limits in PEOPLE:
            answer: Plan | Refused | None = None
            with suppress(WrongUseError):
                answer = plan_for(catalog, asked, fine, limits.about(adult))
            found.append(Case(asked, points, limits, answer))
    assert len(found) > 10_000
    return found


@pytest.fixture(scope="module")
def plans(cases: list[Case]) -> list[Plan]:
    """Every plan that can be made."""
    return [case.plan for case in cases if case.plan is not None]


def test_there_is_a_plan_wherever_a_point_can_be_reached(cases: list[Case]) -> None:
    for case in cases:
        assert (case.plan is not None) == bool(case.reachable)
    assert {case.limits for case in cases if case.plan} == set(PEOPLE)


def test_no_plan_is_longer_than_asked(plans: list[Plan]) -> None:
    for plan in plans:
        assert plan.seconds <= plan.minutes * 60
        assert plan.seconds == sum(step.settle + step.seconds for step in plan.steps)


def test_every_dose_is_30_to_120_seconds_and_within_what_its_way_allows(plans: list[Plan]) -> None:
    for plan in plans:
        for step in plan.steps:
            assert 30 <= step.seconds <= min(120, step.way.max_seconds)


def test_every_step_leaves_time_to_get_into_place(plans: list[Plan]) -> None:
    for plan in plans:
        assert all(step.settle > 0 for step in plan.steps)


def test_each_step_gets_the_time_that_getting_there_takes(
    catalog: Catalog, plans: list[Plan]
) -> None:
    takes = {entry.id: entry for entry in catalog.vocabulary.positions}
    for plan in plans:
        assert plan.steps[0].moves
        for before, step in zip((None, *plan.steps), plan.steps, strict=False):
            position = takes[step.position]
            if before is None or step.moves:
                assert step.settle == position.settle
            elif before.code == step.code:
                assert step.settle == position.other_side
            else:
                assert step.settle == position.next_point


def test_left_and_right_are_both_there_with_equal_time(plans: list[Plan]) -> None:
    for plan in plans:
        for code in {step.code for step in plan.steps}:
            steps = [step for step in plan.steps if step.code == code]
            point = steps[0].point.point
            sides = [step.side for step in steps]
            if point.sides is Sides.MIDLINE:
                assert sides == [Side.MIDDLE]
            elif steps[0].way.both_at_once:
                assert sides == [Side.BOTH]
            else:
                assert sides == [Side.LEFT, Side.RIGHT]
                assert steps[0].seconds == steps[1].seconds
                assert steps[0].way == steps[1].way


def test_every_step_is_pressed_as_its_point_allows_where_it_was_asked_for(
    cases: list[Case],
) -> None:
    for case in cases:
        for step in case.plan.steps if case.plan else ():
            assert step.position in case.asked.positions
            assert step.position in step.way.positions
            assert step.way in step.point.ways
            if case.limits.by_hand:
                assert step.way.using.is_hand
                assert step.way.pressure is Pressure.LIGHT
            assert not (case.limits.not_standing and step.position in STANDING)


def test_no_routine_needs_someone_elses_hand(plans: list[Plan]) -> None:
    helped = 0
    for plan in plans:
        assert Tool.PARTNER not in plan.tools
        ways = [way for step in plan.steps for way in step.point.ways]
        helped += any(way.using is Tool.PARTNER for way in ways)
    assert helped > 1000


def test_points_are_chosen_from_the_front_of_the_list(cases: list[Case]) -> None:
    for case in cases:
        if case.plan is not None:
            chosen = {step.code for step in case.plan.steps}
            first = [point.code for point in case.reachable][: len(chosen)]
            assert chosen == set(first)


def test_more_minutes_never_mean_fewer_points(cases: list[Case]) -> None:
    most: dict[object, int] = {}
    for case in cases:
        if case.plan is None:
            continue
        asked = case.asked
        key = (asked.routine.id, asked.condition, asked.positions, case.limits)
        count = len({step.code for step in case.plan.steps})
        assert count >= most.get(key, 0)
        most[key] = count


# How the body has to change: each posture is a position, and on one's side, which side is up.


@cache
def fewest_postures(
    points: tuple[Point, ...],
    positions: tuple[str, ...],
    limits: Limits,
) -> int:
    """The least number of postures in which all presses of some points can be done."""
    postures = [
        (position, side)
        for position in positions
        for side in (("left", "right") if position == LYING_SIDE else ("any",))
    ]
    presses = {
        (point.code, side)
        for point in points
        for side in (("left", "right") if point.sides is Sides.BOTH else ("middle",))
    }
    done = {
        (position, up): {
            (point.code, side)
            for point in points
            if limits.reach(point, (position,))
            for side in ("left", "right", "middle")
            if up in {"any", side}
        }
        for position, up in postures
    }
    return next(
        count
        for count in range(1, len(postures) + 1)
        for chosen in combinations(postures, count)
        if presses <= set().union(*(done[posture] for posture in chosen))
    )


def test_the_body_changes_position_as_seldom_as_possible(cases: list[Case]) -> None:
    for case in cases:
        if case.plan is None:
            continue
        chosen = {step.code for step in case.plan.steps}
        points = tuple(point for point in case.points if point.code in chosen)
        moves = sum(step.moves for step in case.plan.steps)
        least = fewest_postures(points, case.asked.positions, case.limits)
        # On one's side one turns over once; trading that for another position saves nothing.
        assert moves == least, (case.asked.condition, case.asked.positions)


def test_a_step_moves_exactly_when_the_posture_changes(plans: list[Plan]) -> None:
    def posture(step: Step) -> tuple[str, Side | None]:
        return step.position, step.side if step.position == LYING_SIDE else None

    for plan in plans:
        for before, step in pairwise(plan.steps):
            assert step.moves == (posture(before) != posture(step))


def test_no_position_is_left_and_come_back_to(plans: list[Plan]) -> None:
    for plan in plans:
        entered = Counter(
            step.position
            for before, step in zip((None, *plan.steps), plan.steps, strict=False)
            if before is None or before.position != step.position
        )
        assert set(entered.values()) == {1}
        assert tuple(entered) == plan.positions


def test_on_ones_side_one_turns_over_at_most_once(plans: list[Plan]) -> None:
    on_side = 0
    for plan in plans:
        sides = [step.side for step in plan.steps if step.position == LYING_SIDE]
        on_side += bool(sides)
        turns = sum(a is not b for a, b in pairwise(sides))
        assert turns <= 1
    assert on_side > 100


# What is withheld: a plan is made anew from what is left, and never silently shorter


def withheld_codes(answer: Plan | Refused) -> list[str]:
    """The codes of the points withheld, in order."""
    return [entry.code for entry in answer.withheld]


def test_points_that_cannot_be_pressed_by_this_person_are_listed_with_the_reason(
    cases: list[Case],
) -> None:
    listed = 0
    for case in cases:
        if case.plan is None:
            continue
        withheld = withheld_codes(case.plan)
        assert len(set(withheld)) == len(withheld)
        assert all(entry.because for entry in case.plan.withheld)
        assert not set(withheld) & {step.code for step in case.plan.steps}
        never = {p.code for p in case.points if not case.limits.reach(p, EVERY_POSITION)}
        here = {p.code for p in case.reached_by(WELL)} - {p.code for p in case.reachable}
        assert set(withheld) == never | here
        listed += bool(withheld)
    assert listed > 1000


def test_when_nothing_is_left_the_refusal_says_why_of_each_point(cases: list[Case]) -> None:
    refused = 0
    for case in cases:
        if isinstance(case.answer, Refused):
            assert case.reachable == []
            missing = {point.code for point in case.reached_by(WELL)}
            assert missing <= set(withheld_codes(case.answer))
            assert all(entry.because for entry in case.answer.withheld)
            refused += 1
    assert refused > 100


def test_a_position_in_which_nobody_could_press_these_points_is_wrong_use_for_everyone(
    cases: list[Case],
) -> None:
    """No caution is the reason then, and another position may help."""
    for case in cases:
        if not case.reached_by(WELL):
            assert case.answer is None, (case.limits, case.asked.positions)


@pytest.mark.parametrize("situation", SITUATION_IDS)
def test_no_routine_gets_shorter_without_a_word(
    catalog: Catalog, fine: Verdict, adult: About, situation: str
) -> None:
    about = structs.replace(adult.telling({situation: True}), clinician=True)
    for routine in catalog.routines.values():
        for condition in (None, *catalog.conditions.values()):
            asked = Request(routine, condition, routine.positions, routine.minutes)
            answer = plan_for(catalog, asked, fine, about)
            usual = plan_for(catalog, asked, fine, adult)
            if isinstance(answer, Refused):
                assert answer.cautions or answer.condition or answer.withheld
                continue
            assert isinstance(usual, Plan)
            gone = {step.code for step in usual.steps} - {step.code for step in answer.steps}
            assert gone <= set(withheld_codes(answer)), asked


def test_the_time_of_what_is_withheld_goes_to_the_rest(
    catalog: Catalog, fine: Verdict, adult: About
) -> None:
    low_back = catalog.routines["low-back"]
    asked = Request(low_back, None, low_back.positions, low_back.minutes)
    usual = plan_for(catalog, asked, fine, adult)
    rebuilt = plan_for(catalog, asked, fine, adult.telling({"kept_still": True}))
    assert isinstance(usual, Plan)
    assert isinstance(rebuilt, Plan)
    assert withheld_codes(rebuilt) == ["BL40", "KI3"]
    assert [step.code for step in rebuilt.steps] == ["BL23", "BL25", "GV4", "GV3"]
    before = {step.code: step.seconds for step in usual.steps}
    assert all(step.seconds > before[step.code] for step in rebuilt.steps)


def test_a_desk_routine_without_back_and_hands_is_refused_with_both_reasons(
    catalog: Catalog, fine: Verdict, adult: About
) -> None:
    desk = catalog.routines["desk"]
    asked = Request(desk, None, desk.positions, desk.minutes)
    back = plan_for(catalog, asked, fine, adult.telling({"skin_low_back": True}))
    assert isinstance(back, Plan)
    assert {step.code for step in back.steps} == {"LI4"}
    assert withheld_codes(back) == ["BL25", "BL23"]
    both = adult.telling({"skin_low_back": True, "skin_hand": True})
    answer = plan_for(catalog, asked, fine, both)
    assert isinstance(answer, Refused)
    assert withheld_codes(answer) == ["BL25", "BL23", "LI4"]
    reasons = {because for entry in answer.withheld for because in entry.because}
    assert reasons == {
        caution.because
        for caution in catalog.cautions.cautions
        if caution.id in {"skin-low-back", "skin-hand"}
    }


def test_when_only_a_ball_would_reach_the_refusal_says_so(
    catalog: Catalog, fine: Verdict, adult: About
) -> None:
    thinner = structs.replace(adult.telling({"blood_thinner": True}), clinician=True)
    asked = Request(catalog.routines["buttock"], None, ("lying-back",), 10)
    answer = plan_for(catalog, asked, fine, thinner)
    assert isinstance(answer, Refused)
    assert sorted(withheld_codes(answer)) == ["BL23", "BL25", "BL54", "GB30"]
    assert all("ball" in because for entry in answer.withheld for because in entry.because)
    assert all(entry.no_way_left for entry in answer.withheld)


def test_when_only_standing_would_reach_the_refusal_says_so(
    catalog: Catalog, fine: Verdict, adult: About
) -> None:
    asked = Request(catalog.routines["buttock"], None, ("standing-wall",), 10)
    answer = plan_for(catalog, asked, fine, adult.telling({"faints": True}))
    assert isinstance(answer, Refused)
    assert all("sit or lie" in because for entry in answer.withheld for because in entry.because)


def test_a_plan_keeps_what_it_was_made_from(catalog: Catalog, fine: Verdict, adult: About) -> None:
    about = structs.replace(adult.telling({"heart_kidney": True, "faints": True}), clinician=True)
    routine = catalog.routines["low-back"]
    asked = Request(routine, None, routine.positions, routine.minutes)
    plan = plan_for(catalog, asked, fine, about)
    candidates = for_codes(catalog.points[code] for code in routine.points)
    assert isinstance(plan, Plan)
    assert plan.cleared == gate(candidates, catalog, fine, about)
    assert plan.cleared.breathe_freely
    assert plan.cleared.stop_if


# The authored routines


def test_the_authored_routines_take_about_as_long_as_they_say(
    catalog: Catalog, fine: Verdict, adult: About
) -> None:
    for routine in catalog.routines.values():
        asked = Request(routine, None, routine.positions, routine.minutes)
        plan = plan_for(catalog, asked, fine, adult)
        assert isinstance(plan, Plan)
        assert 0.8 * routine.minutes * 60 <= plan.seconds <= routine.minutes * 60
        assert {step.code for step in plan.steps} == set(routine.points)
        assert plan.frame == Frame(
            routine.id, routine.name, None, asked.positions, routine.silent, routine.summary
        )


def test_there_are_the_three_routines_the_issue_asks_for(
    catalog: Catalog, fine: Verdict, adult: About
) -> None:
    def plan(name: str) -> Plan:
        routine = catalog.routines[name]
        asked = Request(routine, None, routine.positions, routine.minutes)
        answer = plan_for(catalog, asked, fine, adult)
        assert isinstance(answer, Plan)
        return answer

    assert plan("low-back").minutes == 10
    assert all(position.startswith("lying") for position in plan("buttock").positions)
    desk = plan("desk")
    assert (desk.minutes, desk.frame.silent, desk.positions) == (4, True, ("sitting",))
    assert all(tool.is_hand for tool in desk.tools)


def test_a_conditions_routine_is_named_for_it_and_keeps_the_manner(
    catalog: Catalog, fine: Verdict, adult: About
) -> None:
    desk = catalog.routines["desk"]
    asked = Request(desk, catalog.conditions["sciatica"], desk.positions, 6)
    plan = plan_for(catalog, asked, fine, adult)
    assert isinstance(plan, Plan)
    assert plan.frame == Frame(
        "for-sciatica", "Routine for sciatica", "sciatica", ("sitting",), silent=True
    )
    assert plan.minutes == 6


def test_the_tools_come_in_order_of_use_and_each_once(plans: list[Plan]) -> None:
    for plan in plans:
        used: list[Tool] = [step.way.using for step in plan.steps]
        assert list(plan.tools) == sorted(set(used), key=used.index)


# Other data: what someone may write tomorrow


def cleared(catalog: Catalog, fine: Verdict, adult: About, *points: Point) -> Cleared:
    """Some points, through the gate."""
    answer = gate(for_codes(points), catalog, fine, adult)
    assert isinstance(answer, Cleared)
    return answer


def test_no_points_make_no_plan(catalog: Catalog, fine: Verdict, adult: About) -> None:
    frame = Frame("none", "None", None, ("sitting",))
    assert build_plan(frame, cleared(catalog, fine, adult), catalog, 10) is None


def test_one_point_alone_is_pressed_for_the_full_dose_and_no_more(
    catalog: Catalog, fine: Verdict, adult: About
) -> None:
    sitting = next(entry for entry in catalog.vocabulary.positions if entry.id == "sitting")
    frame = Frame("one", "One", None, ("sitting",))
    plan = build_plan(frame, cleared(catalog, fine, adult, catalog.points["LI4"]), catalog, 30)
    assert plan is not None
    assert [(step.side, step.settle, step.seconds) for step in plan.steps] == [
        (Side.LEFT, sitting.settle, 120),
        (Side.RIGHT, sitting.other_side, 120),
    ]
    assert [step.moves for step in plan.steps] == [True, False]


def test_two_points_on_ones_side_are_pressed_on_the_left_then_both_on_the_right(
    catalog: Catalog, fine: Verdict, adult: About
) -> None:
    gb30 = catalog.points["GB30"]
    other = structs.replace(gb30, code="GB29")
    frame = Frame("two", "Two", None, (LYING_SIDE,))
    plan = build_plan(frame, cleared(catalog, fine, adult, gb30, other), catalog, 10)
    assert plan is not None
    assert [(step.code, step.side, step.moves) for step in plan.steps] == [
        ("GB30", Side.LEFT, True),
        ("GB29", Side.LEFT, False),
        ("GB30", Side.RIGHT, True),
        ("GB29", Side.RIGHT, False),
    ]


def test_a_refusal_of_all_points_names_only_those_that_could_be_pressed_so(
    catalog: Catalog, fine: Verdict, adult: About
) -> None:
    about = adult.telling({"skin_low_back": True, "skin_hand": True, "skin_leg": True})
    asked = Request(
        catalog.routines["low-back"], catalog.conditions["sciatica"], ("lying-side",), 5
    )
    hips = about.telling({"skin_buttock": True})
    answer = plan_for(catalog, asked, fine, hips)
    assert isinstance(answer, Refused)
    assert answer.verdict is fine
    assert withheld_codes(answer) == ["GB30"]
    nowhere = Request(catalog.routines["desk"], None, ("lying-side",), 5)
    with pytest.raises(WrongUseError) as told:
        plan_for(catalog, nowhere, fine, hips)
    assert str(told.value) == (
        "None of these points can be pressed in that position. Try another --position."
    )
