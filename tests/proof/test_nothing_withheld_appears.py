"""Whoever asks for whatever, in whatever form: what must be held back is nowhere to be read."""

from itertools import cycle, islice, product
from typing import Any

import pytest

from acuguide.catalog.records import Catalog
from acuguide.cli.playing import request
from acuguide.guide.gate import Refused
from acuguide.guide.routines import plan_for
from acuguide.guide.schedule import Plan
from acuguide.guide.session import Cue, CueKind, Event, EventKind, State, Status, advance, begin
from acuguide.guide.triage import find_signs
from acuguide.pages.routine import live_view
from acuguide.pages.speech import cue_line
from acuguide.render.live import render_live
from tests.proof.breaches import (
    breaches_for_everyone,
    breaches_of_care,
    breaches_of_levels,
    breaches_of_milder_sign,
    breaches_of_own_cautions,
    breaches_of_pair,
    breaches_of_rule,
    breaches_on_the_body,
    person,
    verdict_on,
)
from tests.proof.conftest import FORMS, Ask, about, flat, traces, yes
from tests.proof.rules import (
    ALL,
    DOCTOR_FIRST,
    DOCTOR_SOON,
    EMERGENCY,
    EVERYONE,
    LEVELS,
    MILDER,
    OWN_CAUTIONS,
    PAIRS,
    PARTS,
    REFUSING,
    RULES,
    SAME_DAY,
    WORDS_OF_HELP,
    Names,
    Own,
    Pair,
    Rule,
    names,
)

Asks = tuple[tuple[str, ...], ...]

# The points that an article or study names for a condition, or for a part of the body.
NAMED_FOR_SOMETHING = names("BL23 BL25 BL40 BL54 GB30 GV3 GV4 KI3 LI4")

AGREED = {name: rule.agreed for name, rule in RULES.items() if rule.agreed}
PERSONS: dict[str, tuple[Rule, tuple[str, ...]]] = {
    "nobody": (EVERYONE, ()),
    **{name: (rule, (f"{name}=yes",)) for name, rule in RULES.items()},
    **{
        f"{name}, agreed": (rule, (f"{name}=yes", "clinician=agreed"))
        for name, rule in AGREED.items()
    },
}


def some(asks: Asks, count: int, start: int) -> Asks:
    """So many of the asks, from a start that differs, so that all of them have their turn."""
    return tuple(islice(cycle(asks), start % len(asks), start % len(asks) + count))


# The table is about this guide


def test_the_rules_are_about_every_sign_situation_and_point_there_is(catalog: Catalog) -> None:
    assert set(LEVELS) == {sign.id for screen in catalog.red_flags.screens for sign in screen.signs}
    assert set(RULES) == {situation.id for situation in catalog.cautions.situations}
    assert {code: point.surface for code, point in catalog.points.items()} == PARTS


# The decisions


@pytest.mark.parametrize("sign", sorted(MILDER))
def test_a_sign_that_refuses_nothing_changes_only_what_its_row_says(
    catalog: Catalog, sign: str
) -> None:
    assert list(breaches_of_milder_sign(catalog, sign)) == []


def test_each_sign_alone_has_the_level_of_its_row_and_refuses_as_its_row_says(
    catalog: Catalog,
) -> None:
    assert list(breaches_of_levels(catalog)) == []


@pytest.mark.parametrize("pair", PAIRS, ids=[pair.row for pair in PAIRS])
def test_answers_that_mean_more_together_reach_the_level_of_their_row(
    catalog: Catalog, pair: Pair
) -> None:
    assert list(breaches_of_pair(catalog, pair)) == []


def test_everyone_else_is_offered_all_points_but_one_and_lightly_above_a_vessel(
    catalog: Catalog,
) -> None:
    assert list(breaches_for_everyone(catalog)) == []


@pytest.mark.parametrize("situation", RULES)
def test_each_situation_holds_back_what_its_row_says(catalog: Catalog, situation: str) -> None:
    assert list(breaches_of_rule(catalog, situation, agreed=False)) == []


@pytest.mark.parametrize("situation", RULES)
def test_a_clinician_who_agreed_changes_only_what_its_row_says(
    catalog: Catalog, situation: str
) -> None:
    assert list(breaches_of_rule(catalog, situation, agreed=True)) == []


def test_each_kind_of_care_is_left_out_or_asked_about_for_whom_its_row_says(
    catalog: Catalog,
) -> None:
    assert list(breaches_of_care(catalog)) == []


@pytest.mark.parametrize("own", OWN_CAUTIONS, ids=[own.title for own in OWN_CAUTIONS])
def test_a_kind_of_caution_is_carried_by_the_points_of_the_reference(
    catalog: Catalog, own: Own
) -> None:
    assert list(breaches_of_own_cautions(catalog, own)) == []


def test_no_point_carries_a_kind_of_caution_that_is_in_no_table(catalog: Catalog) -> None:
    known = {(own.kind, action) for own in OWN_CAUTIONS for action in own.actions}
    for code, point in catalog.points.items():
        for caution in point.cautions:
            assert (caution.when, caution.action.value) in known, code


def test_each_situation_does_so_for_any_point_anywhere_on_the_body(catalog: Catalog) -> None:
    assert list(breaches_on_the_body(catalog)) == []


# Refusals, in every form


@pytest.mark.parametrize("sign", sorted(REFUSING))
def test_a_sign_that_refuses_does_so_for_whatever_is_asked(
    ask: Ask,
    catalog: Catalog,
    asks_for_points: Asks,
    asks_for_a_plan: Asks,
    sign: str,
) -> None:
    for words in (*asks_for_points, *some(asks_for_a_plan, 6, int(sign[2:4]) * 7)):
        said = ask(*words, *yes(sign))
        assert said.data is not None
        assert (said.code, said.data["points"], said.data["steps"]) == (3, [], []), words
        assert said.data["level"] == LEVELS[sign]
        assert any(help_ in said.data["action"] for help_ in WORDS_OF_HELP[LEVELS[sign]])
        assert traces(catalog, ALL, said.told) == [], words


@pytest.mark.parametrize("form", ["plain", "styled"])
def test_a_refusal_in_words_says_what_to_do_and_names_no_point(
    ask: Ask, catalog: Catalog, asks_for_points: Asks, asks_for_a_plan: Asks, form: str
) -> None:
    for number, sign in enumerate(sorted(REFUSING)):
        for words in (
            *some(asks_for_points, 5, number * 5),
            *some(asks_for_a_plan, 5, number * 5),
            ("routine",),
            ("routine", "--checked"),
        ):
            said = ask(*words, *yes(sign), form=form)
            assert said.code == 3
            assert any(help_ in said.text for help_ in WORDS_OF_HELP[LEVELS[sign]]), words
            assert traces(catalog, ALL, said.text) == [], words


@pytest.mark.parametrize("form", FORMS)
def test_no_cause_is_told_with_points_to_someone_with_a_sign_that_refuses(
    ask: Ask, catalog: Catalog, asks_for_causes: Asks, form: str
) -> None:
    for number, sign in enumerate(sorted(REFUSING)):
        for words in (("causes",), *some(asks_for_causes, 8, number * 8)):
            said = ask(*words, *yes(sign), form=form)
            urgent = sign in EMERGENCY | SAME_DAY
            assert said.code == (3 if urgent else 0), words
            assert traces(catalog, ALL, said.told) == [], words
            if urgent:
                assert any(help_ in said.told for help_ in WORDS_OF_HELP[LEVELS[sign]]), words


@pytest.mark.parametrize("form", FORMS)
def test_the_checklist_says_what_to_do_and_names_no_point(
    ask: Ask, catalog: Catalog, form: str
) -> None:
    for sign, level in LEVELS.items():
        said = ask("redflags", *yes(sign), form=form)
        assert said.code == (3 if level in {"emergency", "same_day"} else 0)
        assert any(help_ in said.told for help_ in WORDS_OF_HELP[level])
        assert traces(catalog, ALL, said.told) == []
        if said.data is not None:
            assert said.data["level"] == level
            assert said.data["offers_points"] is (sign not in REFUSING)


@pytest.mark.parametrize("form", FORMS)
def test_answers_that_mean_more_together_refuse_in_every_form(
    ask: Ask, catalog: Catalog, form: str
) -> None:
    """All clusters there are, also those that no row of ours demands."""
    for cluster in catalog.red_flags.clusters:
        for answers in product(*cluster.together):
            signs = [own for own in answers if own.startswith("RF")]
            told = about(*(f"{own}=yes" for own in answers if own not in signs))
            for words in (("points",), ("routine", "--preview"), ("routine", "--checked")):
                said = ask(*words, *yes(*signs), *told, form=form)
                assert said.code == 3, answers
                assert flat(cluster.action) in said.told, answers
                assert traces(catalog, ALL, said.told) == [], answers


# Milder answers, in every form


@pytest.mark.parametrize("form", FORMS)
@pytest.mark.parametrize("sign", sorted(DOCTOR_SOON | DOCTOR_FIRST))
def test_a_milder_sign_is_told_with_what_to_do_whatever_is_asked_and_before_any_point(
    ask: Ask,
    catalog: Catalog,
    asks_for_points: Asks,
    asks_for_a_plan: Asks,
    asks_for_causes: Asks,
    sign: str,
    form: str,
) -> None:
    (flag,) = find_signs([sign], catalog.red_flags)
    every = (*asks_for_points, *asks_for_a_plan, *asks_for_causes)
    for words in (
        ("points",),
        ("routine", "--preview"),
        ("causes",),
        ("causes", "sciatica"),
        ("causes", "tumour"),
        *some(every, 12, int(sign[2:4]) * 11),
    ):
        said = ask(*words, *yes(sign), form=form)
        place = said.told if said.data is None else first_words(said.data)
        assert flat(flag.action) in place, words
        if said.data is None:
            codes = [place.index(code) for code in catalog.points if code in place]
            assert place.index(flat(flag.action)) < min(codes, default=len(place)), words


@pytest.mark.parametrize("form", FORMS)
@pytest.mark.parametrize("own", ["tumour", "cauda-equina"])
def test_a_milder_answer_is_told_also_where_no_points_are_listed(
    ask: Ask, catalog: Catalog, own: str, form: str
) -> None:
    """Asking for the points of a cause that is not for self-care is no reason to hear less."""
    words = ("points", "--condition", own)
    for flag in find_signs(sorted(DOCTOR_SOON), catalog.red_flags):
        assert flat(flag.action) in ask(*words, *yes(flag.id), form=form).told, flag.id
    said = ask(*words, *about("weeks=6"), form=form)
    assert any(flat(step.action) in said.told for step in catalog.red_flags.lasting)


def first_words(data: dict[str, Any]) -> str:
    """Where an answer in JSON tells what to do first: the notice, or the action of a refusal."""
    return flat(" ".join([data["notice"], *([data["action"]] if "action" in data else [])]))


@pytest.mark.parametrize("form", FORMS)
@pytest.mark.parametrize("weeks", [4, 6, 12])
def test_pain_that_lasts_is_told_with_what_to_do_whatever_is_asked(
    ask: Ask, catalog: Catalog, weeks: int, form: str
) -> None:
    (step,) = (each for each in catalog.red_flags.lasting if each.weeks == weeks)
    for words in (
        ("points",),
        ("routine", "--preview"),
        ("causes",),
        ("causes", "sciatica"),
        ("causes", "tumour"),
    ):
        said = ask(*words, *about(f"weeks={weeks}"), form=form)
        place = said.told if said.data is None else first_words(said.data)
        assert flat(step.action) in place, words


# What one situation holds back, in every form


def breaches_in(
    ask: Ask,
    catalog: Catalog,
    words: tuple[str, ...],
    form: str,
    rule: Rule,
    told: tuple[str, ...],
    extra: Names = frozenset(),
) -> list[str]:
    """What is wrong with an answer to someone whom a rule concerns."""
    said = ask(*words, *about(*told), form=form)
    title = f"{words} {form}"
    gone = rule.codes_withheld | extra
    wrong = [f"{title}: {trace}" for trace in traces(catalog, gone, said.beside)]
    if said.left_out - gone:
        # A routine may leave out more: what nobody can press in its positions.
        wrong += [] if words[0] == "routine" else [f"{title}: left out {said.left_out}"]
    if rule.refuses and (words[0] != "causes" or rule.urgent):
        if said.code != 3:
            wrong.append(f"{title}: exit code {said.code}")
        # A list of causes offers nothing, and tells of the warning sign alone.
        action = "today" if words[0] == "causes" else rule.action
        if action not in said.told:
            wrong.append(f"{title}: does not say '{action}'")
    elif words[0] != "routine" and said.code != 0:
        wrong.append(f"{title}: exit code {said.code}")
    if said.data is not None and said.refused and said.data["points"] + said.data["steps"]:
        wrong.append(f"{title}: points")
    if said.data is not None and said.offered & gone:
        wrong.append(f"{title}: offers {said.offered & gone}")
    return wrong


@pytest.mark.parametrize("who", PERSONS)
def test_json_never_holds_what_is_withheld_but_in_its_place(
    ask: Ask,
    catalog: Catalog,
    asks_for_points: Asks,
    asks_for_a_plan: Asks,
    asks_for_causes: Asks,
    who: str,
) -> None:
    rule, told = PERSONS[who]
    for words in (*asks_for_points, *asks_for_a_plan, *some(asks_for_causes, 12, len(who) * 5)):
        assert breaches_in(ask, catalog, words, "json", rule, told) == []


@pytest.mark.parametrize("who", PERSONS)
def test_no_page_holds_what_is_withheld_but_in_the_line_that_says_so(
    ask: Ask,
    catalog: Catalog,
    asks_for_points: Asks,
    asks_for_a_plan: Asks,
    asks_for_causes: Asks,
    who: str,
) -> None:
    rule, told = PERSONS[who]
    plans = some(asks_for_a_plan, 20, len(who) * 3)
    for words in (*asks_for_points, *plans, *some(asks_for_causes, 15, len(who) * 4)):
        assert breaches_in(ask, catalog, words, "plain", rule, told) == []


@pytest.mark.parametrize("who", PERSONS)
def test_no_styled_page_holds_what_is_withheld_but_in_the_line_that_says_so(
    ask: Ask,
    catalog: Catalog,
    asks_for_points: Asks,
    asks_for_a_plan: Asks,
    asks_for_causes: Asks,
    who: str,
) -> None:
    rule, told = PERSONS[who]
    start = len(who) * 7
    for words in (
        ("points",),
        *some(asks_for_points, 8, start),
        *some(asks_for_a_plan, 8, start),
        *some(asks_for_causes, 4, start),
    ):
        assert breaches_in(ask, catalog, words, "styled", rule, told) == []


@pytest.mark.parametrize("form", FORMS)
@pytest.mark.parametrize("who", [who for who, (rule, _) in PERSONS.items() if not rule.refuses])
def test_whoever_asks_for_all_points_is_told_which_are_left_out(
    ask: Ask, who: str, form: str
) -> None:
    rule, told = PERSONS[who]
    said = ask("points", *about(*told), form=form)
    assert said.code == 0
    assert said.left_out == rule.codes_withheld
    if said.data is not None:
        assert said.offered == ALL - rule.codes_withheld


@pytest.mark.parametrize("who", [who for who, (rule, _) in PERSONS.items() if not rule.refuses])
def test_whoever_asks_for_causes_in_json_is_told_which_points_are_left_out(
    ask: Ask, catalog: Catalog, who: str
) -> None:
    rule, told = PERSONS[who]
    nobody = ask("causes")
    assert nobody.left_out == set()
    gone = rule.codes_withheld & nobody.offered
    assert bool(gone) is bool(rule.codes_withheld & NAMED_FOR_SOMETHING)
    said = ask("causes", *about(*told))
    assert said.left_out == gone
    assert said.offered == nobody.offered - gone
    for own in list(catalog.conditions)[len(who) % 3 :: 3]:
        alone, before = ask("causes", own, *about(*told)), ask("causes", own)
        assert alone.left_out == rule.codes_withheld & before.offered
        assert alone.offered == before.offered - alone.left_out


@pytest.mark.parametrize("form", FORMS)
@pytest.mark.parametrize("who", [who for who, (rule, _) in PERSONS.items() if rule.ask_first])
def test_whoever_should_ask_first_is_told_so_and_no_routine_starts(
    ask: Ask, catalog: Catalog, who: str, form: str
) -> None:
    _, told = PERSONS[who]
    for words in (("points",), ("points", "LI4"), ("routine", "desk", "--preview")):
        said = ask(*words, *about(*told), form=form)
        assert " first" in said.told
        assert "clinician=agreed" in said.told
    for words in (("routine", "desk"), ("routine", "desk", "--checked")):
        if form == "json":
            continue
        said = ask(*words, *about(*told), form=form)
        assert said.code == 3
        assert " first" in said.told
        assert traces(catalog, ALL, said.text) == []


BALL_OR_FIRM = (
    "soft ball", "the ball:", "Lean against", "Lean side-on", "Lean back", "Lean on", "Use one",
    "Use two", "Firm,", "Gentle,", "with a helper", "sk someone", "someone else",
)  # fmt: skip


@pytest.mark.parametrize("form", FORMS)
@pytest.mark.parametrize(
    "who", [who for who, (rule, _) in PERSONS.items() if rule.codes_lightly == ALL]
)
def test_whoever_presses_lightly_reads_of_no_ball_and_no_firm_press(
    ask: Ask, asks_for_points: Asks, asks_for_a_plan: Asks, who: str, form: str
) -> None:
    _, told = PERSONS[who]
    for words in (*asks_for_points, *some(asks_for_a_plan, 30, 0)):
        said = ask(*words, *about(*told), form=form)
        assert [text for text in BALL_OR_FIRM if text in said.told] == [], words
        # The list of all points says where they are, and not yet how to press them.
        if words != ("points",) and said.code == 0 and (said.data is None or said.offered):
            assert "Light touch only." in said.told or "None of these" in said.told, words


@pytest.mark.parametrize("form", FORMS)
def test_whoever_may_faint_reads_of_nothing_to_do_standing(
    ask: Ask, asks_for_points: Asks, asks_for_a_plan: Asks, form: str
) -> None:
    for words in (*some(asks_for_points, 20, 0), *some(asks_for_a_plan, 30, 0)):
        said = ask(*words, *about("faints=yes"), form=form)
        assert "tanding at a wall" not in said.told, words
        assert "Stand with" not in said.told
        assert "standing-wall" not in said.told
        assert "a wall" not in said.told, words


@pytest.mark.parametrize("form", ["plain", "styled"])
def test_whoever_must_not_hold_the_breath_is_given_no_pace(ask: Ask, form: str) -> None:
    assert "in for 4 seconds" in ask("routine", "--preview", form=form).text
    for told in (("heart_kidney=yes",), ("heart_kidney=yes", "clinician=agreed")):
        said = ask("routine", "--preview", *about(*told), form=form)
        assert "in for" not in said.text
        assert "never hold your breath" in said.text


# The routine while it runs

KEYS = (EventKind.NEXT, EventKind.BACK, EventKind.NEXT, EventKind.LONGER, EventKind.REPEAT)


def everything_told(catalog: Catalog, plan: Plan) -> str:
    """All cue lines and all views of a plan, played to its end and with keys."""
    lines: list[str] = []

    def told(state: State, cues: tuple[Cue, ...]) -> None:
        lines.extend(cue_line(catalog, state, cue) for cue in cues)
        view = live_view(catalog, state, "", with_help=True)
        lines.extend(map(str, (view.name, view.place, view.how, view.cannot_reach, view.next_step)))
        drawn = render_live(view, 80, 40)
        lines.append(" ".join(text for line in drawn for _, text in line))

    state, cues = begin(plan, 0.0, attended=True)
    told(state, cues)
    for key in KEYS:
        if state.status is not Status.ENDED:
            state, cues = advance(state, Event(key, state.at + 1))
            told(state, cues)
    state, cues = begin(plan, 0.0, attended=False)
    last = None
    while last is not CueKind.FINISHED:
        state, cues = advance(state, Event(EventKind.TICK, state.at + 2))
        if cues:
            told(state, cues)
            last = cues[-1].kind
    return flat(" ".join(lines))


@pytest.mark.parametrize("who", PERSONS)
def test_no_view_and_no_cue_of_a_running_routine_tells_what_is_withheld(
    catalog: Catalog, who: str
) -> None:
    rule, told = PERSONS[who]
    yes_to = [each.removesuffix("=yes") for each in told if each.endswith("=yes")]
    someone = person(catalog, *yes_to, agreed="clinician=agreed" in told)
    verdict = verdict_on(catalog, someone)
    played = 0
    for routine, condition in product(catalog.routines, (None, "sciatica", "piriformis")):
        asked = request(catalog, routine, condition, "8", None)
        plan = plan_for(catalog, asked, verdict, someone)
        if isinstance(plan, Refused):
            continue
        text = everything_told(catalog, plan)
        assert traces(catalog, rule.codes_withheld, text) == []
        assert all(step.code in text for step in plan.steps)
        played += 1
    assert bool(played) is not rule.refuses
