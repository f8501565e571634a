"""The gate: nothing unsafe gets through, whoever asks for whatever, and no road leads round it."""

import ast
from collections.abc import Iterator
from itertools import product
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec import structs

import acuguide
from acuguide.catalog.records import (
    Catalog,
    Caution,
    CautionAction,
    Effect,
    Level,
    Point,
    PointCaution,
    Pressure,
    Sign,
    Situation,
    Tool,
    Way,
)
from acuguide.guide.gate import (
    Cleared,
    ClearedPoint,
    Refused,
    cautions_for,
    gate,
    needed,
    refusal,
    refusal_to_start,
)
from acuguide.guide.person import About, assume_checked
from acuguide.guide.routines import Request, plan_for
from acuguide.guide.selection import Candidate, NamedFor, for_codes, for_condition
from acuguide.guide.triage import AskAgain, Kept, Verdict, all_signs, triage
from tests.guide.conftest import ABOUTS, CATALOG, SIGNS, SITUATION_IDS, SITUATIONS

PACKAGE = Path(acuguide.__file__).parent
ONLY_THE_GATE_MAKES = {"Cleared", "ClearedPoint"}

CAUTIONS = CATALOG.cautions.cautions
SURFACES = [term.id for term in CATALOG.vocabulary.surfaces]
STANDING = {entry.id for entry in CATALOG.vocabulary.positions if entry.standing}
NOT_ABOUT_PRESSING = {Effect.NO_HEAT, Effect.NO_ANTI_INFLAMMATORIES}
ABOUT_PRESSING = set(Effect) - NOT_ABOUT_PRESSING - {Effect.WITHHOLD_ALL}
WITHHELD_BY = {CautionAction.DO_NOT_PRESS_IF, CautionAction.WITHHOLD}
NOBODY_SAID = About()
BY_SIGN = {sign.id: sign for sign in SIGNS}
FINE = triage(CATALOG, (), About(), complete=True)


# All but the one that is known so that it can be left out.
OFFERED = tuple(point for point in CATALOG.points.values() if point.not_offered is None)


@pytest.fixture(scope="module")
def requests(catalog: Catalog) -> list[tuple[Candidate, ...]]:
    """Everything one can ask points for: each point, all at once, and each condition."""
    return [
        *(for_codes([point]) for point in OFFERED),
        for_codes(OFFERED),
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


def made_points() -> tuple[Point, ...]:
    """A point on every surface that can be pressed in every way, firmly and for long.

    It has no caution of its own, so that the ones of its surface show.
    """
    ways = tuple(
        Way(tool, (position.id,), Pressure.FIRM, "Press.")
        for tool in Tool
        for position in CATALOG.vocabulary.positions
    )
    harmless = PointCaution(when="none", action=CautionAction.CAUTION, text="-", sources=("OUR",))
    like = CATALOG.points["LI4"]
    return tuple(
        structs.replace(like, code=f"XX{number}", surface=own, press=ways, cautions=(harmless,))
        for number, own in enumerate(SURFACES)
    )


MADE = made_points()
EVERY_POINT = (*OFFERED, *MADE)


def cleared(about: About, *points: Point) -> Cleared:
    """Some points for someone without any warning sign, who is not refused."""
    answer = gate(for_codes(points), CATALOG, FINE, about)
    assert isinstance(answer, Cleared)
    return answer


def only(answer: Cleared) -> ClearedPoint:
    """The one point that was cleared."""
    (entry,) = answer.points
    return entry


def yes_to(adult: About, *situations: str, clinician: bool | None = None) -> About:
    """An adult in some situations and in no other."""
    return structs.replace(adult.telling(dict.fromkeys(situations, True)), clinician=clinician)


def firm_ones(entry: ClearedPoint) -> list[Way]:
    """The ways that press harder than lightly."""
    return [way for way in entry.ways if way.pressure is not Pressure.LIGHT]


def tools(entry: ClearedPoint) -> list[Way]:
    """The ways that use a ball, or someone else's hand."""
    return [way for way in entry.ways if way.using in {Tool.BALL, Tool.TWO_BALLS, Tool.PARTNER}]


def standing_ones(entry: ClearedPoint) -> list[Way]:
    """The ways in which one may stand."""
    return [way for way in entry.ways if STANDING & set(way.positions)]


# Warning signs


def test_every_sign_that_refuses_refuses_every_point_and_every_condition(
    catalog: Catalog, requests: list[tuple[Candidate, ...]], adult: About
) -> None:
    stopping = 0
    for sign in all_signs(catalog.red_flags):
        verdict = triage(catalog, [sign], adult, complete=True)
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
        verdict = triage(catalog, [sign], adult, complete=True)
        if verdict.refuses:
            for asked in routines:
                assert isinstance(plan_for(catalog, asked, verdict, adult), Refused), sign.id


def test_two_signs_refuse_where_either_does_or_both_together(
    catalog: Catalog, requests: list[tuple[Candidate, ...]], adult: About
) -> None:
    alone = {sign: triage(catalog, [sign], adult, complete=True).refuses for sign in SIGNS}
    for pair in product(SIGNS, SIGNS):
        verdict = triage(catalog, pair, adult, complete=True)
        answer = gate(requests[0], catalog, verdict, adult)
        must = any(alone[sign] for sign in pair) or bool(verdict.clusters)
        assert isinstance(answer, Refused) == must


def test_answers_that_mean_more_together_refuse_too(
    catalog: Catalog, requests: list[tuple[Candidate, ...]], adult: About
) -> None:
    about = yes_to(adult, "cancer", clinician=True)
    (sign,) = (sign for sign in SIGNS if sign.id == "RF49")
    apart = [
        triage(catalog, [sign], adult, complete=True),
        triage(catalog, (), about, complete=True),
    ]
    assert [verdict.refuses for verdict in apart] == [False, False]
    together = triage(catalog, [sign], about, complete=True)
    for candidates in requests:
        assert isinstance(gate(candidates, catalog, together, about), Refused)


@pytest.mark.parametrize("again", AskAgain)
def test_answers_that_were_lost_or_overtaken_refuse_everything(
    catalog: Catalog, requests: list[tuple[Candidate, ...]], adult: About, again: AskAgain
) -> None:
    verdict = triage(catalog, (), adult, complete=True, kept=Kept(ask_again=again))
    for candidates in requests:
        assert isinstance(gate(candidates, catalog, verdict, adult), Refused)


# Cautions: each does what its effects say


def pairs(*effects: Effect) -> list[object]:
    """Each caution with one of some effects, with each of its situations."""
    return [
        pytest.param(caution, situation, id=f"{caution.id}-{situation}")
        for caution in CAUTIONS
        for situation in caution.when
        if set(effects) & set(caution.effects) and situation in SITUATION_IDS
    ]


@pytest.mark.parametrize(("caution", "situation"), pairs(Effect.WITHHOLD_ALL))
def test_who_may_press_nothing_is_refused_everything(
    catalog: Catalog,
    requests: list[tuple[Candidate, ...]],
    routines: list[Request],
    adult: About,
    caution: Caution,
    situation: str,
) -> None:
    about = yes_to(adult, situation)
    assert refusal_to_start(catalog, FINE, about) == Refused(FINE, (caution,))
    for candidates in requests:
        assert gate(candidates, catalog, FINE, about) == Refused(FINE, (caution,))
    for asked in routines:
        assert isinstance(plan_for(catalog, asked, FINE, about), Refused)
    agreed = refusal(catalog, FINE, yes_to(adult, situation, clinician=True))
    assert (agreed is None) == caution.until_agreed


def obeyed(caution: Caution, answer: Cleared) -> dict[Effect, bool]:
    """Whether what was cleared is as each effect on pressing would have it, for one caution."""
    left = [entry for entry in answer.points if caution.acts_on(entry.point)]
    told = caution in answer.softened
    return {
        Effect.WITHHOLD: not left,
        Effect.NO_TOOL: told and not any(tools(entry) for entry in left),
        Effect.LIGHT_ONLY: told and not any(firm_ones(entry) for entry in left),
        Effect.SIT_OR_LIE: told and not any(standing_ones(entry) for entry in left),
        Effect.ASK_FIRST: caution in answer.ask_first,
        Effect.BREATHE_FREELY: told and answer.breathe_freely,
    }


@pytest.mark.parametrize(("caution", "situation"), pairs(*ABOUT_PRESSING))
def test_a_caution_does_what_its_effects_say(
    adult: About, caution: Caution, situation: str
) -> None:
    # Agreed to, except where the agreement would end the caution itself.
    about = yes_to(adult, situation, clinician=not caution.until_agreed)
    assert caution in cautions_for(CATALOG, about)
    answer = cleared(about, *EVERY_POINT)
    assert any(caution.acts_on(point) for point in EVERY_POINT)
    done = obeyed(caution, answer)
    assert set(done) == ABOUT_PRESSING
    assert [e for e in caution.effects if e not in NOT_ABOUT_PRESSING and not done[e]] == []
    assert all(entry.ways for entry in answer.points)
    assert len(answer.points) + len(answer.withheld) == len(EVERY_POINT)


@pytest.mark.parametrize(("caution", "situation"), pairs(Effect.WITHHOLD))
def test_every_point_that_is_withheld_says_why_and_what_to_do(
    adult: About, caution: Caution, situation: str
) -> None:
    answer = cleared(yes_to(adult, situation, clinician=True), *EVERY_POINT)
    gone = {held.code: held for held in answer.withheld}
    for point in EVERY_POINT:
        if caution.acts_on(point):
            assert caution.because in gone[point.code].because
            assert caution.instead in gone[point.code].instead


@pytest.mark.parametrize(
    "caution", [pytest.param(c, id=c.id) for c in CAUTIONS if not c.when and c.effects]
)
def test_a_place_where_everyone_is_careful_is_so_for_someone_well(
    adult: About, caution: Caution
) -> None:
    for point in EVERY_POINT:
        entry = only(cleared(adult, point))
        if caution.acts_on(point):
            assert firm_ones(entry) == tools(entry) == []
            assert all(way.max_seconds <= (caution.max_seconds or 120) for way in entry.ways)


def told_yes(about: About) -> set[str]:
    """The situations of a person, reckoned from the answers alone."""
    young = {"under_18"} if about.age is not None and about.age < 18 else set()
    return {own for own, holds in about.told.items() if holds} | young


def holding(about: About) -> list[Caution]:
    """The cautions that hold for a person, reckoned from the answers alone.

    What a clinician has agreed to is light pressing, by hand.
    """
    lightly = (Effect.LIGHT_ONLY, Effect.NO_TOOL)
    return [
        structs.replace(caution, effects=lightly)
        if caution.until_agreed and about.clinician
        else caution
        for caution in CAUTIONS
        if not caution.when or told_yes(about) & set(caution.when)
    ]


@given(about=ABOUTS)
def test_whatever_is_told_each_place_is_pressed_just_as_its_cautions_say(about: About) -> None:
    cautions = holding(about)
    answer = gate(for_codes(MADE), CATALOG, FINE, about)
    assert isinstance(answer, Refused) == any(Effect.WITHHOLD_ALL in c.effects for c in cautions)
    if isinstance(answer, Refused):
        assert set(answer.cautions) == {c for c in cautions if Effect.WITHHOLD_ALL in c.effects}
        return
    entries = {entry.point.code: entry for entry in answer.points}
    assert {*entries, *(held.code for held in answer.withheld)} == {p.code for p in MADE}
    for point in MADE:
        effects = {e for c in cautions for e in c.effects if c.acts_on(point)}
        assert (point.code in entries) == (Effect.WITHHOLD not in effects)
        if point.code in entries:
            entry = entries[point.code]
            assert bool(tools(entry)) == (Effect.NO_TOOL not in effects)
            assert bool(firm_ones(entry)) == (Effect.LIGHT_ONLY not in effects)
            assert bool(standing_ones(entry)) == (Effect.SIT_OR_LIE not in effects)
            caps = [c.max_seconds for c in cautions if c.max_seconds and c.acts_on(point)]
            assert {way.max_seconds for way in entry.ways} == {min(caps, default=120)}
            assert bool(entry.lost) == (
                {way.using for way in entry.ways} < set(Tool) or not standing_ones(entry)
            )
    assert answer.ask_first == tuple(c for c in cautions if Effect.ASK_FIRST in c.effects)
    assert answer.breathe_freely == any(Effect.BREATHE_FREELY in c.effects for c in cautions)
    assert answer.stop_if == tuple(c.stop_if for c in cautions if c.stop_if)


@pytest.mark.parametrize(
    ("caution", "sign"),
    [(c, own) for c in CAUTIONS for own in c.when if own in BY_SIGN],
    ids=lambda each: each if isinstance(each, str) else each.id,
)
def test_a_caution_of_a_warning_sign_does_what_its_effects_say(
    adult: About, caution: Caution, sign: str
) -> None:
    assert caution in cautions_for(CATALOG, adult, [BY_SIGN[sign]])
    assert caution not in cautions_for(CATALOG, adult)
    verdict = triage(CATALOG, [BY_SIGN[sign]], adult, complete=True)
    answer = gate(for_codes(EVERY_POINT), CATALOG, verdict, adult)
    assert isinstance(answer, Cleared)
    done = obeyed(caution, answer)
    assert [effect for effect in caution.effects if not done[effect]] == []
    gone = {held.code for held in answer.withheld}
    for point in EVERY_POINT:
        if caution.acts_on(point) and not any(way.using.is_hand for way in point.press):
            assert point.code in gone


def test_a_numb_or_weak_leg_leaves_no_ball_from_the_buttock_down_and_all_else_as_it_is(
    adult: About,
) -> None:
    verdict = triage(CATALOG, [BY_SIGN["RF47"]], adult, complete=True)
    answer = gate(for_codes(EVERY_POINT), CATALOG, verdict, adult)
    assert isinstance(answer, Cleared)
    assert [held.code for held in answer.withheld] == ["BL54"]
    (held,) = answer.withheld
    assert "numb or weak" in " ".join(held.because)
    for entry in answer.points:
        before = only(cleared(adult, entry.point)).ways
        by_hand = tuple(way for way in before if way.using.is_hand)
        below = entry.point.surface in {"buttock", "hip", *ON_THE_LEGS}
        assert entry.ways == (by_hand if below else before)


@given(signs=st.lists(st.sampled_from(SIGNS), max_size=4), about=ABOUTS)
def test_a_sign_never_gives_back_what_a_situation_took(signs: list[Sign], about: About) -> None:
    fine = gate(for_codes(MADE), CATALOG, triage(CATALOG, (), about, complete=True), about)
    answer = gate(for_codes(MADE), CATALOG, triage(CATALOG, signs, about, complete=True), about)
    if isinstance(answer, Cleared):
        assert isinstance(fine, Cleared)
        before = {entry.point.code: set(entry.ways) for entry in fine.points}
        assert all(set(entry.ways) <= before[entry.point.code] for entry in answer.points)


@given(signs=st.lists(st.sampled_from(SIGNS), max_size=3), about=ABOUTS)
def test_what_was_cleared_carries_the_verdict_it_was_cleared_with(
    signs: list[Sign], about: About
) -> None:
    verdict = triage(CATALOG, signs, about, complete=True)
    assert gate(for_codes(MADE), CATALOG, verdict, about).verdict == verdict


# What each situation leaves of the points, once a clinician agreed: withheld, only lightly and
# by hand (reference: safety, b; and the cautions of the points).


def on(*surfaces: str) -> set[str]:
    """The points offered on some parts of the body."""
    return {point.code for point in OFFERED if point.surface in surfaces}


ON_THE_LEGS = {"groin", "thigh", "behind-knee", "outer-knee", "lower-leg", "foot"}
LEGS, BACK, NECK, BELLY = on(*ON_THE_LEGS), on("low-back"), on("neck"), on("belly")
OVER_BONE = (BACK - {"BL52", "EX-B7"}) | {"GV14"}
EVERYWHERE, ONLY_BY_BALL = {point.code for point in OFFERED}, {"BL54"}
ALWAYS_LIGHT = {"BL40", "HT7", "KI3", "LR3", "SP6", "SP9", "GB34", "ST31"} | NECK | BELLY
LEFT_OVER: dict[str, tuple[set[str], set[str]]] = {
    "blood_thinner": (ONLY_BY_BALL, EVERYWHERE),
    "clot": (LEGS, set()),
    "birth": (LEGS, set()),
    "recent_operation": (LEGS | OVER_BONE | NECK | BELLY | ONLY_BY_BALL, EVERYWHERE),
    "kept_still": (LEGS, set()),
    "infection_risk": (set(), set()),
    "cancer": (LEGS | ONLY_BY_BALL, EVERYWHERE),
    "weak_bones": (BACK | {"GV14"} | ONLY_BY_BALL, EVERYWHERE),
    "implant": (ONLY_BY_BALL, EVERYWHERE),
    "device": (ONLY_BY_BALL, EVERYWHERE),
    "heart_kidney": (NECK | ONLY_BY_BALL, EVERYWHERE),
    "faints": (NECK, set()),
    "numb_skin": (ONLY_BY_BALL, EVERYWHERE),
    "veins": (LEGS, set()),
    "behind_knee": ({"BL40"}, set()),
    "skin_low_back": (BACK, set()),
    "skin_buttock": (on("buttock", "hip", "groin") | {"BL34", "GV2"}, set()),
    "skin_leg": (LEGS, set()),
    "skin_hand": (on("hand"), set()),
}
REFUSED = {"pregnant", "under_18", "fever", "meal"}
MUST_ASK = {"cancer", "recent_operation", "implant", "device", "heart_kidney"}


def test_every_situation_stands_in_the_table() -> None:
    assert {*LEFT_OVER, *REFUSED} == set(SITUATION_IDS)


@pytest.mark.parametrize("situation", LEFT_OVER)
def test_what_each_situation_leaves_of_the_points(adult: About, situation: str) -> None:
    withheld, softer = LEFT_OVER[situation]
    answer = cleared(yes_to(adult, situation, clinician=True), *OFFERED)
    assert {held.code for held in answer.withheld} == withheld
    assert all(held.because for held in answer.withheld)
    for entry in answer.points:
        code = entry.point.code
        assert bool(firm_ones(entry)) == (code not in softer | ALWAYS_LIGHT), code
        assert not (tools(entry) and code in softer)
        if code not in softer and situation != "faints":
            assert [way.using for way in entry.ways] == [way.using for way in entry.point.press]
    assert answer.ask_first == ()


# Where no point may be pressed at all, also one that is written tomorrow.
NO_PLACE: dict[str, set[str]] = {
    **dict.fromkeys(("clot", "birth", "recent_operation", "kept_still", "cancer"), ON_THE_LEGS),
    **dict.fromkeys(("veins", "skin_leg"), ON_THE_LEGS),
    "weak_bones": {"low-back", "ribs"},
    "skin_low_back": {"low-back"},
    "skin_buttock": {"buttock", "hip", "groin"},
    "skin_hand": {"hand"},
}


@pytest.mark.parametrize("situation", LEFT_OVER)
def test_where_each_situation_leaves_nothing(adult: About, situation: str) -> None:
    answer = cleared(yes_to(adult, situation, clinician=True), *MADE)
    gone = set(SURFACES) - {entry.point.surface for entry in answer.points}
    assert gone == NO_PLACE.get(situation, set())


@pytest.mark.parametrize("situation", SITUATION_IDS)
def test_what_each_situation_refuses_or_has_agreed_first(adult: About, situation: str) -> None:
    points = for_codes(CATALOG.points.values())
    answer = gate(points, CATALOG, FINE, yes_to(adult, situation))
    assert isinstance(answer, Refused) == (situation in {*REFUSED, "blood_thinner"})
    if isinstance(answer, Cleared):
        assert bool(answer.ask_first) == (situation in MUST_ASK)
    agreed = gate(points, CATALOG, FINE, yes_to(adult, situation, clinician=True))
    assert isinstance(agreed, Refused) == (situation in REFUSED)


def test_who_may_faint_sits_or_lies_and_stops_when_dizzy(adult: About) -> None:
    answer = cleared(yes_to(adult, "faints"), *OFFERED)
    assert not any(standing_ones(entry) for entry in answer.points)
    assert any("dizzy" in reason for reason in answer.stop_if)
    assert any(standing_ones(entry) for entry in cleared(adult, *OFFERED).points)


def test_who_should_not_hold_their_breath_is_given_no_pace_even_once_agreed(adult: About) -> None:
    for said in (None, True):
        about = yes_to(adult, "heart_kidney", clinician=said)
        assert cleared(about, *OFFERED).breathe_freely


def test_a_clinicians_word_outweighs_neither_pregnancy_nor_age(adult: About) -> None:
    about = yes_to(adult, "pregnant", "under_18", "blood_thinner", clinician=True)
    answer = refusal(CATALOG, FINE, about)
    assert answer is not None
    assert [caution.id for caution in answer.cautions] == ["pregnancy", "under-18"]


def test_a_clinicians_no_agrees_to_nothing(adult: About) -> None:
    for situation in SITUATION_IDS:
        silent, no = (yes_to(adult, situation, clinician=said) for said in (None, False))
        assert cautions_for(CATALOG, no) == cautions_for(CATALOG, silent)


def test_with_a_clinicians_word_on_blood_thinners_no_advice_names_a_ball(
    catalog: Catalog, requests: list[tuple[Candidate, ...]], adult: About
) -> None:
    about = yes_to(adult, "blood_thinner", clinician=True)
    for candidates in requests:
        answer = gate(candidates, catalog, FINE, about)
        assert isinstance(answer, Cleared)
        for entry in answer.points:
            assert tools(entry) == firm_ones(entry) == []
            # What a point itself advises may be a ball; "Do not use a ball" may stay.
            if entry.lost:
                assert entry.cannot_reach == catalog.vocabulary.cannot_reach_by_hand
            assert "Use two soft balls" not in entry.cannot_reach
            assert "Use one soft ball" not in entry.cannot_reach
        only_a_ball = [c.point.code for c in candidates if c.point.code == "BL54"]
        assert [held.code for held in answer.withheld] == only_a_ball
        assert all("no ball" in because for h in answer.withheld for because in h.because)


def test_where_nothing_was_taken_away_a_points_own_advice_stays(adult: About) -> None:
    for about in (adult, *(yes_to(adult, own, clinician=True) for own in LEFT_OVER)):
        for entry in cleared(about, *OFFERED).points:
            by_hand = CATALOG.vocabulary.cannot_reach_by_hand
            assert entry.cannot_reach == (by_hand if entry.lost else entry.point.cannot_reach)
            whole = [(w.using, w.positions) for w in entry.ways] == [
                (way.using, way.positions) for way in entry.point.press
            ]
            assert whole == (not entry.lost)


# What must be agreed first


@pytest.mark.parametrize("situation", sorted(MUST_ASK))
def test_a_routine_starts_only_once_it_was_agreed(adult: About, situation: str) -> None:
    for said in (None, False):
        about = yes_to(adult, situation, clinician=said)
        answer = refusal_to_start(CATALOG, FINE, about)
        assert answer is not None
        assert not answer.unanswered
        assert answer.cautions == cleared(about, *MADE).ask_first != ()
    assert refusal_to_start(CATALOG, FINE, yes_to(adult, situation, clinician=True)) is None


@given(about=ABOUTS)
def test_no_routine_starts_while_something_must_be_agreed(about: About) -> None:
    if any(Effect.ASK_FIRST in caution.effects for caution in holding(about)):
        assert refusal_to_start(CATALOG, FINE, about) is not None


# What nobody answered


def is_open(caution: Caution, about: About) -> bool:
    """Whether a caution about pressing could still hold, being neither answered nor agreed to."""
    known = {*about.told, *BY_SIGN, *(["under_18"] if about.age is not None else [])}
    settled = caution.until_agreed and about.clinician
    about_care = caution.effects and NOT_ABOUT_PRESSING.issuperset(caution.effects)
    return bool(set(caution.when) - known) and not settled and not about_care


@given(about=ABOUTS, asked=st.sets(st.sampled_from(EVERY_POINT), min_size=1))
def test_what_nobody_answered_is_shown_where_it_concerns_a_point(
    about: About, asked: set[Point]
) -> None:
    answer = gate(for_codes(asked), CATALOG, FINE, about)
    if isinstance(answer, Cleared):
        shown = [entry.point for entry in answer.points]
        assert answer.open == tuple(
            caution
            for caution in CAUTIONS
            if is_open(caution, about) and any(caution.acts_on(point) for point in shown)
        )


def test_silence_shows_every_point_with_every_caution() -> None:
    answer = cleared(NOBODY_SAID, *EVERY_POINT)
    assert (answer.withheld, answer.softened, answer.ask_first) == ((), (), ())
    assert answer.open == tuple(c for c in CAUTIONS if c.when and is_open(c, NOBODY_SAID))
    assert not any(c.text for c in CAUTIONS if c.when and c not in answer.open)
    for entry in answer.points:
        assert set(entry.cautions) == set(entry.point.cautions)


def test_every_situation_left_open_has_a_text_to_judge_by() -> None:
    shown = {own for caution in CAUTIONS if caution.text for own in caution.when}
    shown |= {
        situation
        for point in CATALOG.points.values()
        for caution in point.cautions
        for situation in caution.situations
    }
    # It changes what the warning signs mean, and nothing about any point.
    assert set(SITUATION_IDS) - shown == {"infection_risk"}


def test_a_caution_of_words_alone_is_shown_too() -> None:
    """Such as the one about the belly, if it were about a situation."""
    (belly,) = (caution for caution in CAUTIONS if caution.id == "belly")
    words = structs.replace(belly, when=("veins",), surfaces=())
    cautions = structs.replace(CATALOG.cautions, cautions=(words,))
    other = structs.replace(CATALOG, cautions=cautions)
    answer = gate(for_codes(MADE), other, FINE, NOBODY_SAID)
    assert isinstance(answer, Cleared)
    assert answer.open == (words,)


@pytest.mark.parametrize("situation", SITUATIONS, ids=SITUATION_IDS)
def test_a_no_drops_what_it_answers(situation: Situation) -> None:
    about = NOBODY_SAID.telling({situation.id: False})
    answer = cleared(about, *EVERY_POINT)
    before = [c.id for c in cleared(NOBODY_SAID, *EVERY_POINT).open]
    settled = {c.id for c in CAUTIONS if set(c.when) == {situation.id}}
    assert [c.id for c in answer.open] == [own for own in before if own not in settled]
    for entry in answer.points:
        left = [c for c in entry.point.cautions if c.situations != (situation.id,)]
        assert list(entry.cautions) == left


def test_a_no_to_everything_leaves_only_what_is_for_everyone(adult: About) -> None:
    answer = cleared(adult, *EVERY_POINT)
    assert (answer.withheld, answer.open, answer.softened, answer.ask_first) == ((), (), (), ())
    assert (answer.stop_if, answer.breathe_freely) == ((), False)
    for entry in answer.points:
        assert entry.cautions == tuple(c for c in entry.point.cautions if not c.situations)


# A point's own cautions


OWN = [
    pytest.param(point, caution, situation, id=f"{code}-{number}-{caution.when}-{situation}")
    for code, point in CATALOG.points.items()
    if point.not_offered is None
    for number, caution in enumerate(point.cautions)
    for situation in caution.situations
]


@pytest.mark.parametrize(("point", "caution", "situation"), OWN)
def test_a_points_own_caution_acts_where_its_situation_holds(
    adult: About, point: Point, caution: PointCaution, situation: str
) -> None:
    for said in (None, True):
        answer = gate(for_codes([point]), CATALOG, FINE, yes_to(adult, situation, clinician=said))
        ended = caution.until_agreed and said
        if isinstance(answer, Refused):
            continue
        if caution.action in WITHHELD_BY and not ended:
            assert answer.points == ()
            assert [held.code for held in answer.withheld] == [point.code]
            assert answer.withheld[0].because
        elif caution.action is CautionAction.NO_TOOL:
            assert [way for entry in answer.points for way in tools(entry)] == []


def alone(caution: PointCaution) -> Point:
    """A point of a place without cautions, with one of its own."""
    point = next(point for point in MADE if point.surface == "hand")
    return structs.replace(point, cautions=(caution,))


@pytest.mark.parametrize("action", CautionAction)
def test_each_action_of_a_points_own_caution(adult: About, action: CautionAction) -> None:
    caution = PointCaution(
        when="x", action=action, text="Why.", situations=("veins", "clot"), sources=("OUR",)
    )
    point = alone(caution)
    for answers, holds in (
        ({"veins": True}, True),
        ({"clot": True}, True),
        ({"veins": True, "clot": True}, True),
        ({}, False),
    ):
        answer = cleared(adult.telling(answers), point)
        barred = holds and action in WITHHELD_BY
        assert [(h.code, h.because) for h in answer.withheld] == (
            [(point.code, ("Why.",))] if barred else []
        )
        for entry in answer.points:
            no_tool = holds and action is CautionAction.NO_TOOL
            light = holds and action is CautionAction.LIGHT_ONLY
            assert bool(tools(entry)) != no_tool
            assert entry.lost == (("Why.",) if no_tool else ())
            assert bool(firm_ones(entry)) != light
            assert (caution in entry.cautions) == holds


def test_what_a_clinician_can_agree_to_ends_and_what_not_stays(adult: About) -> None:
    about = yes_to(adult, "veins", clinician=True)
    for until_agreed in (True, False):
        caution = PointCaution(
            when="x",
            action=CautionAction.WITHHOLD,
            text="Why.",
            situations=("veins",),
            until_agreed=until_agreed,
            sources=("OUR",),
        )
        point = alone(caution)
        assert bool(cleared(about, point).points) == until_agreed
        no_word = structs.replace(about, clinician=None)
        assert cleared(no_word, point).points == ()


@given(about=ABOUTS)
def test_no_situation_makes_anything_firmer_or_longer(about: About) -> None:
    answer = gate(for_codes(EVERY_POINT), CATALOG, FINE, about)
    for entry in answer.points if isinstance(answer, Cleared) else ():
        own = {(way.using, way.how): way for way in entry.point.press}
        for way in entry.ways:
            was = own[way.using, way.how]
            assert way.pressure in {was.pressure, Pressure.LIGHT}
            assert way.max_seconds <= was.max_seconds


# The point that is for nobody


@given(signs=st.lists(st.sampled_from(SIGNS), max_size=2), about=ABOUTS)
def test_a_point_that_is_not_offered_is_never_cleared(signs: list[Sign], about: About) -> None:
    verdict = triage(CATALOG, signs, about, complete=True)
    answer = gate(for_codes(CATALOG.points.values()), CATALOG, verdict, about)
    if isinstance(answer, Cleared):
        assert "BL67" not in {entry.point.code for entry in answer.points}
        (held,) = (held for held in answer.withheld if held.code == "BL67")
        assert held.because == (CATALOG.points["BL67"].not_offered,)


def test_only_the_point_for_labour_is_not_offered_and_it_has_no_way_to_press() -> None:
    never = [point for point in CATALOG.points.values() if point.not_offered is not None]
    assert [point.code for point in never] == ["BL67"]
    assert never[0].press == ()


def test_a_partner_presses_for_nobody_who_may_only_press_by_hand(adult: About) -> None:
    """Someone else's hand does not feel what one's own does."""
    helped = [point for point in OFFERED if any(w.using is Tool.PARTNER for w in point.press)]
    assert len(helped) > 10
    for situation in ("numb_skin", "weak_bones", "blood_thinner"):
        for entry in cleared(yes_to(adult, situation, clinician=True), *helped).points:
            assert tools(entry) == []
            assert entry.lost
    for entry in cleared(adult, *helped).points:
        assert any(way.using is Tool.PARTNER for way in entry.ways)


# Someone well


def test_someone_well_gets_every_point_as_it_is(
    catalog: Catalog, requests: list[tuple[Candidate, ...]], adult: About
) -> None:
    for candidates in requests:
        answer = gate(candidates, catalog, FINE, adult)
        assert isinstance(answer, Cleared)
        assert answer.withheld == ()
        for entry, candidate in zip(answer.points, candidates, strict=True):
            assert entry.point is candidate.point
            if entry.point.code not in ALWAYS_LIGHT:
                assert entry.ways == candidate.point.press
            assert (entry.cannot_reach, entry.lost) == (candidate.point.cannot_reach, ())
            assert (entry.why, entry.named_for) == (candidate.why, candidate.named_for)
            assert set(entry.sources) == {*candidate.point.sources, *candidate.sources}
            assert len(set(entry.sources)) == len(entry.sources)


def test_the_conditions_own_caution_comes_before_the_points(adult: About) -> None:
    candidates = for_condition(CATALOG, CATALOG.conditions["coccydynia"])
    answer = gate(candidates, CATALOG, FINE, adult)
    assert isinstance(answer, Cleared)
    assert {entry.cautions[0].when for entry in answer.points} == {"sore_spot"}
    assert answer.points[0].named_for is NamedFor.REGION


# Starting a routine


def test_silence_shows_points_but_starts_no_routine(
    catalog: Catalog, requests: list[tuple[Candidate, ...]]
) -> None:
    nothing = triage(catalog, (), NOBODY_SAID, complete=False)
    for candidates in requests:
        assert isinstance(gate(candidates, catalog, nothing, NOBODY_SAID), Cleared)
    answer = refusal_to_start(catalog, nothing, NOBODY_SAID)
    assert answer == Refused(nothing, unanswered=True)


def test_each_situation_left_open_alone_starts_no_routine(adult: About) -> None:
    for situation in SITUATIONS:
        told = {own: no for own, no in adult.told.items() if own != situation.id}
        about = About(told=told)
        assert needed(CATALOG, about) == (situation,)
        assert refusal_to_start(CATALOG, FINE, about) == Refused(FINE, unanswered=True)
    assert refusal_to_start(CATALOG, FINE, adult) is None


@given(about=ABOUTS, complete=st.booleans())
def test_a_routine_starts_only_when_all_is_answered_and_nothing_refuses(
    about: About, *, complete: bool
) -> None:
    verdict = triage(CATALOG, (), about, complete=complete)
    known = refusal(CATALOG, verdict, about)
    answer = refusal_to_start(CATALOG, verdict, about)
    silent = {*SITUATION_IDS} - {*about.told, *(["under_18"] if about.age is not None else [])}
    first = tuple(c for c in holding(about) if Effect.ASK_FIRST in c.effects)
    if known is not None:
        assert answer == known
        assert not known.unanswered
    elif first:
        assert answer == Refused(verdict, first)
    elif not complete or (silent and not about.vouched):
        assert answer == Refused(verdict, unanswered=True)
    else:
        assert answer is None


@given(about=ABOUTS)
def test_checked_starts_a_routine_for_those_who_said_nothing_else(about: About) -> None:
    assert refusal_to_start(CATALOG, FINE, assume_checked(CATALOG.cautions, NOBODY_SAID)) is None
    checked = assume_checked(CATALOG.cautions, about)
    if refusal(CATALOG, FINE, about) is not None:
        assert refusal_to_start(CATALOG, FINE, checked) == refusal(CATALOG, FINE, about)
    first = refusal_to_start(CATALOG, FINE, about)
    if first is not None and not first.unanswered:
        assert refusal_to_start(CATALOG, FINE, checked) == first


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
    worst = triage(catalog, SIGNS, About(), complete=True)
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
        "Cleared((), ())",
        "gate.Cleared((), ())",
        "convert(value, Cleared)",
        "make(type=ClearedPoint)",
        "structs.replace(cleared, points=(ClearedPoint(point),))",
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


def test_a_point_whose_ways_are_all_gone_says_so_and_every_reason(adult: About) -> None:
    only_at_a_wall = structs.replace(
        CATALOG.points["BL54"],
        press=tuple(w for w in CATALOG.points["BL54"].press if w.positions == ("standing-wall",)),
    )
    both = structs.replace(
        only_at_a_wall,
        press=(*only_at_a_wall.press, structs.replace(only_at_a_wall.press[0], using=Tool.THUMBS)),
    )
    answer = cleared(adult.telling({"numb_skin": True, "faints": True}), both)
    (held,) = answer.withheld
    assert held.no_way_left
    reasons = {c.id: c.because for c in CAUTIONS}
    assert held.because == (reasons["numb-skin"], reasons["sit-or-lie"])


def test_what_a_clinician_agreed_to_is_told_with_what_to_do(adult: About) -> None:
    answer = cleared(yes_to(adult, "cancer", clinician=True), CATALOG.points["GB30"])
    agreed = CATALOG.vocabulary.agreed
    assert [(c.because, c.instead) for c in answer.softened] == [(agreed.because, agreed.instead)]


def test_where_everyone_is_careful_goes_with_the_points_that_lie_there(adult: About) -> None:
    behind = {c.id for c in CAUTIONS if not c.when and "behind-knee" in c.surfaces}
    assert behind
    for code, places in (("BL40", behind), ("LI4", set())):
        answer = cleared(adult, CATALOG.points[code])
        assert {caution.id for caution in answer.places} == places


@pytest.mark.parametrize("effect", [Effect.WITHHOLD_ALL, Effect.ASK_FIRST])
def test_a_sign_can_bring_a_caution_that_refuses(adult: About, effect: Effect) -> None:
    caution = structs.replace(CAUTIONS[0], when=("RF47",), effects=(effect,))
    cautions = structs.replace(CATALOG.cautions, cautions=(caution,))
    other = structs.replace(CATALOG, cautions=cautions)
    signs = [sign for sign in all_signs(CATALOG.red_flags) if sign.id in {"RF47", "RF49"}]
    for sign in signs:
        verdict = triage(CATALOG, [sign], adult, complete=True)
        refused = refusal_to_start(other, verdict, adult)
        assert (refused is not None) == (sign.id == "RF47")
        barred = effect is Effect.WITHHOLD_ALL and sign.id == "RF47"
        assert (refusal(other, verdict, adult) is not None) == barred
