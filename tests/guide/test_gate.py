"""The gate: nothing unsafe gets through, whoever asks for whatever, and no road leads round it."""

import ast
from collections.abc import Iterator
from itertools import product
from pathlib import Path

import pytest
from msgspec import structs

import acuguide
from acuguide.catalog.records import Catalog, Level, Pressure, SituationId, Tool
from acuguide.guide.gate import (
    Because,
    Cleared,
    Refused,
    Withheld,
    gate,
    refusal,
    refusal_to_start,
)
from acuguide.guide.person import About, assume_checked
from acuguide.guide.routines import Request, plan_for
from acuguide.guide.schedule import Plan
from acuguide.guide.selection import Candidate, NamedFor, for_codes, for_condition
from acuguide.guide.triage import Verdict, all_signs, triage

PACKAGE = Path(acuguide.__file__).parent
ONLY_THE_GATE_MAKES = {"Cleared", "ClearedPoint"}

THE_SITUATION_OF = {
    SituationId.PREGNANT: About(age=40, pregnant=True, blood_thinner=False),
    SituationId.UNDER_18: About(age=17, pregnant=False, blood_thinner=False),
    SituationId.BLOOD_THINNER: About(age=40, pregnant=False, blood_thinner=True),
}
MAYBE = (None, True, False)
NOBODY_SAID = About()


@pytest.fixture(scope="module")
def requests(catalog: Catalog) -> list[tuple[Candidate, ...]]:
    """Everything one can ask points for: each point, all at once, and each condition."""
    return [
        *(for_codes([point]) for point in catalog.points.values()),
        for_codes(catalog.points.values()),
        *(for_condition(catalog, condition) for condition in catalog.conditions.values()),
    ]


@pytest.fixture(scope="module")
def routines(catalog: Catalog) -> list[Request]:
    """Every routine, alone and with each condition."""
    return [
        Request(routine, condition, routine.positions, routine.minutes)
        for routine in catalog.routines.values()
        for condition in (None, *catalog.conditions.values())
    ]


def everyone() -> Iterator[About]:
    """Every mixture of answers and silence."""
    for age, adult, pregnant, thinner, agreed in product(
        (None, 17, 18), MAYBE, MAYBE, MAYBE, (True, False)
    ):
        yield About(age, adult, pregnant, thinner, agreed)


def test_every_sign_that_refuses_refuses_every_point_and_every_condition(
    catalog: Catalog, requests: list[tuple[Candidate, ...]], adult: About
) -> None:
    stopping = 0
    for sign in all_signs(catalog.red_flags):
        verdict = triage([sign], complete=True)
        must_refuse = sign.level in {Level.EMERGENCY, Level.SAME_DAY} or sign.doctor_first
        stopping += must_refuse
        for candidates in requests:
            answer = gate(candidates, catalog, verdict, adult)
            assert isinstance(answer, Refused if must_refuse else Cleared), sign.id
            if isinstance(answer, Refused):
                assert (answer.level, answer.verdict) == (sign.level, verdict)
    assert stopping > 50


def test_every_sign_that_refuses_refuses_every_routine_for_everything(
    catalog: Catalog, routines: list[Request], adult: About
) -> None:
    for sign in all_signs(catalog.red_flags):
        verdict = triage([sign], complete=True)
        if verdict.refuses:
            for asked in routines:
                assert isinstance(plan_for(catalog, asked, verdict, adult), Refused), sign.id


def test_two_signs_refuse_where_either_does(
    catalog: Catalog, requests: list[tuple[Candidate, ...]], adult: About
) -> None:
    signs = tuple(all_signs(catalog.red_flags))
    for pair in product(signs, signs):
        verdict = triage(pair, complete=True)
        either = any(triage([sign], complete=True).refuses for sign in pair)
        answer = gate(requests[0], catalog, verdict, adult)
        assert isinstance(answer, Refused) == either


@pytest.mark.parametrize("situation", SituationId)
def test_every_situation_refuses_everything(
    catalog: Catalog,
    requests: list[tuple[Candidate, ...]],
    fine: Verdict,
    situation: SituationId,
) -> None:
    about = THE_SITUATION_OF[situation]
    for candidates in requests:
        answer = gate(candidates, catalog, fine, about)
        assert isinstance(answer, Refused)
        assert [s.id for s in answer.situations] == [situation]
        assert answer.level is Level.SELF_CARE


@pytest.mark.parametrize("situation", SituationId)
def test_every_situation_refuses_every_routine(
    catalog: Catalog,
    routines: list[Request],
    fine: Verdict,
    situation: SituationId,
) -> None:
    about = THE_SITUATION_OF[situation]
    assert all(isinstance(plan_for(catalog, asked, fine, about), Refused) for asked in routines)


def test_every_mixture_of_answers_is_refused_just_where_it_must_be(
    catalog: Catalog, fine: Verdict
) -> None:
    point = for_codes([catalog.points["BL23"]])
    for about in everyone():
        must = set()
        if about.pregnant:
            must.add(SituationId.PREGNANT)
        if about.age == 17 or (about.age is None and about.adult is False):
            must.add(SituationId.UNDER_18)
        if about.blood_thinner and not about.clinician_agreed:
            must.add(SituationId.BLOOD_THINNER)
        answer = gate(point, catalog, fine, about)
        given = answer.situations if isinstance(answer, Refused) else ()
        assert {situation.id for situation in given} == must
        assert isinstance(answer, Refused) == bool(must)


def test_a_clinicians_word_outweighs_neither_pregnancy_nor_age(
    catalog: Catalog, fine: Verdict
) -> None:
    agreed = About(age=30, pregnant=True, blood_thinner=True, clinician_agreed=True)
    answer = refusal(catalog, fine, agreed)
    assert answer is not None
    assert [situation.id for situation in answer.situations] == [SituationId.PREGNANT]


def test_with_a_clinicians_word_pressure_is_light_and_no_ball_is_left(
    catalog: Catalog, requests: list[tuple[Candidate, ...]], fine: Verdict, adult: About
) -> None:
    about = structs.replace(adult, blood_thinner=True, clinician_agreed=True)
    for candidates in requests:
        answer = gate(candidates, catalog, fine, about)
        assert isinstance(answer, Cleared)
        assert answer.light_only
        for entry in answer.points:
            # What a point itself advises may be a ball.
            assert entry.cannot_reach == catalog.vocabulary.cannot_reach_by_hand
            assert "ball" not in entry.cannot_reach
            assert entry.ways
            for way in entry.ways:
                assert way.pressure is Pressure.LIGHT
                assert way.using not in {Tool.BALL, Tool.TWO_BALLS}
        with_a_ball_alone = [
            Withheld(candidate.point.code, Because.ONLY_WITH_A_BALL)
            for candidate in candidates
            if all(way.using in {Tool.BALL, Tool.TWO_BALLS} for way in candidate.point.press)
        ]
        assert list(answer.withheld) == with_a_ball_alone
        assert len(answer.points) + len(answer.withheld) == len(candidates)


def test_bl54_is_the_point_that_only_a_ball_reaches(
    catalog: Catalog, fine: Verdict, adult: About
) -> None:
    about = structs.replace(adult, blood_thinner=True, clinician_agreed=True)
    answer = gate(for_condition(catalog, catalog.conditions["sciatica"]), catalog, fine, about)
    assert isinstance(answer, Cleared)
    assert answer.withheld == (Withheld("BL54", Because.ONLY_WITH_A_BALL),)


def test_a_clinicians_word_softens_every_routine_too(
    catalog: Catalog, routines: list[Request], fine: Verdict, adult: About
) -> None:
    about = structs.replace(adult, blood_thinner=True, clinician_agreed=True)
    for asked in routines:
        plan = plan_for(catalog, asked, fine, about)
        if isinstance(plan, Plan):
            assert plan.light_only
            ways = [step.way for step in plan.steps]
            assert all(way.pressure is Pressure.LIGHT and way.using.is_hand for way in ways)


def test_someone_well_gets_every_point_as_it_is(
    catalog: Catalog, requests: list[tuple[Candidate, ...]], fine: Verdict, adult: About
) -> None:
    for candidates in requests:
        answer = gate(candidates, catalog, fine, adult)
        assert isinstance(answer, Cleared)
        assert (answer.withheld, answer.light_only) == ((), False)
        for entry, candidate in zip(answer.points, candidates, strict=True):
            assert entry.point is candidate.point
            assert entry.ways == candidate.point.press
            assert entry.cannot_reach == candidate.point.cannot_reach
            assert (entry.why, entry.named_for) == (candidate.why, candidate.named_for)
            assert set(entry.cautions) == {*candidate.point.cautions, *candidate.more_cautions}
            assert set(entry.sources) == {*candidate.point.sources, *candidate.sources}
            assert len(set(entry.sources)) == len(entry.sources)


def test_the_conditions_own_caution_comes_before_the_points(
    catalog: Catalog, fine: Verdict, adult: About
) -> None:
    candidates = for_condition(catalog, catalog.conditions["coccydynia"])
    answer = gate(candidates, catalog, fine, adult)
    assert isinstance(answer, Cleared)
    assert {entry.cautions[0].when for entry in answer.points} == {"sore_spot"}
    assert answer.points[0].named_for is NamedFor.REGION


def test_silence_shows_points_but_starts_no_routine(
    catalog: Catalog, requests: list[tuple[Candidate, ...]]
) -> None:
    nothing = triage([], complete=False)
    for candidates in requests:
        assert isinstance(gate(candidates, catalog, nothing, NOBODY_SAID), Cleared)
    answer = refusal_to_start(catalog, nothing, NOBODY_SAID)
    assert answer == Refused(nothing, unanswered=True)


def test_a_routine_starts_only_when_all_is_answered_and_nothing_refuses(catalog: Catalog) -> None:
    for about, complete in product(everyone(), (True, False)):
        verdict = triage([], complete=complete)
        known = refusal(catalog, verdict, about)
        answer = refusal_to_start(catalog, verdict, about)
        silent = about.age is None and about.adult is None
        if known is not None:
            assert answer == known
            assert not known.unanswered
        elif not complete or silent or about.pregnant is None or about.blood_thinner is None:
            assert answer == Refused(verdict, unanswered=True)
        else:
            assert answer is None


def test_checked_starts_a_routine_for_those_who_said_nothing_else(
    catalog: Catalog, fine: Verdict
) -> None:
    assert refusal_to_start(catalog, fine, assume_checked(NOBODY_SAID)) is None
    for about in everyone():
        if refusal(catalog, fine, about) is not None:
            assert refusal_to_start(catalog, fine, assume_checked(about)) is not None


def test_a_condition_not_for_self_care_has_no_routine(
    catalog: Catalog, routines: list[Request], fine: Verdict, adult: About
) -> None:
    for asked in routines:
        if asked.condition is not None and asked.condition.instead is not None:
            answer = plan_for(catalog, asked, fine, adult)
            assert isinstance(answer, Refused)
            assert answer.condition is asked.condition
            assert answer.level is asked.condition.level


def test_a_refusal_takes_the_more_urgent_of_two_levels(catalog: Catalog, fine: Verdict) -> None:
    emergency = catalog.conditions["cauda-equina"]
    assert Refused(fine, condition=emergency).level is Level.EMERGENCY
    later = next(
        c for c in catalog.conditions.values() if c.instead and c.level is Level.SEE_DOCTOR
    )
    worst = triage(all_signs(catalog.red_flags), complete=True)
    assert Refused(worst, condition=later).level is Level.EMERGENCY
    assert Refused(fine, condition=later).level is Level.SEE_DOCTOR


# The shape: no road round the gate.


def sources(*folders: str) -> Iterator[tuple[str, ast.Module]]:
    """The modules below some folders of the package, by path."""
    for folder in folders:
        for path in sorted((PACKAGE / folder).rglob("*.py")):
            yield path.relative_to(PACKAGE).as_posix(), ast.parse(path.read_text("utf-8"))


def names(tree: ast.AST) -> Iterator[str]:
    """Every name used in a piece of source, also behind a dot, imported, or in quotes."""
    for node in ast.walk(tree):
        match node:
            case ast.Name(id=name) | ast.Attribute(attr=name) | ast.alias(name=name):
                yield name
            case ast.Constant(value=str(text)) if text.isidentifier():
                yield text


def makes(tree: ast.Module) -> bool:
    """Whether a module calls a type of the gate, or hands it to something that could make one."""
    calls = (node for node in ast.walk(tree) if isinstance(node, ast.Call))
    return any(
        not ONLY_THE_GATE_MAKES.isdisjoint(names(part))
        for call in calls
        if not (isinstance(call.func, ast.Name) and call.func.id == "isinstance")
        for part in (call.func, *call.args, *(keyword.value for keyword in call.keywords))
    )


def renames(tree: ast.Module) -> bool:
    """Whether a module gives a type of the gate another name."""
    return any(
        isinstance(node, ast.alias) and node.name in ONLY_THE_GATE_MAKES and node.asname
        for node in ast.walk(tree)
    )


def test_only_the_gate_makes_cleared_points() -> None:
    found = [path for path, tree in sources(".") if makes(tree) or renames(tree)]
    assert found == ["guide/gate.py"]


@pytest.mark.parametrize(
    "road",
    [
        "Cleared((), (), False)",
        "gate.Cleared((), (), False)",
        "convert(value, Cleared)",
        "make(type=ClearedPoint)",
        "from acuguide.guide.gate import Cleared as C",
    ],
)
def test_the_guard_above_sees_each_road_round_the_gate(road: str) -> None:
    tree = ast.parse(road)
    assert makes(tree) or renames(tree)


def test_what_speaks_to_a_person_never_takes_a_candidate() -> None:
    rooms = list(sources("pages", "render", "devices"))
    rooms += [
        (path, tree)
        for path, tree in sources("guide")
        if path in {"guide/schedule.py", "guide/session.py"}
    ]
    assert len(rooms) > 15
    assert [path for path, tree in rooms if "Candidate" in set(names(tree))] == []
