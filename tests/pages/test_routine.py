"""The plan of a routine before it starts, and what its screen shows at each moment."""

import re

import pytest

from acuguide.catalog.records import Catalog
from acuguide.guide.person import About
from acuguide.guide.schedule import Plan
from acuguide.guide.session import Event, EventKind, Phase, State, Status, advance, begin
from acuguide.pages.document import Document, Items, Row, Warn
from acuguide.pages.routine import (
    FREELY,
    HELP,
    HOW_LIGHT,
    KEYS,
    afterwards_in_short,
    afterwards_page,
    live_view,
    needs,
    plan_page,
)
from acuguide.pages.triage import ANSWER_AGAIN
from acuguide.pages.wording import clock, spoken_time
from acuguide.render.plain import render_plain
from tests.pages.conftest import AGREED, plan_of, told

ADVICE_TO_USE_A_BALL = re.compile(r"(?<!not )\b(?:use|on) (?:a|one|two)( soft)? balls?")


def shown(document: Document) -> str:
    """All of a page on long lines."""
    return render_plain(document, 100_000)


def rows(document: Document) -> dict[str, str]:
    """The labelled facts of a page."""
    return {block.label: block.text for block in document if isinstance(block, Row)}


def items(document: Document, label: str) -> tuple[str, ...]:
    """The items under a label."""
    return next(
        block.items for block in document if isinstance(block, Items) and block.label == label
    )


def steps_of(document: Document) -> Items:
    """The list of steps."""
    return next(b for b in document if isinstance(b, Items) and b.label == "Steps")


def played(plan: Plan, seconds: float) -> State:
    """A routine after so many seconds without keys."""
    state, _ = begin(plan, 0.0, attended=True)
    for now in (*range(1, int(seconds)), seconds):
        state, _ = advance(state, Event(EventKind.TICK, float(now)))
    return state


# The plan


def test_a_plan_puts_the_warning_box_before_any_point(catalog: Catalog, plan: Plan) -> None:
    for brief in (True, False):
        page = plan_page(catalog, plan, None, brief=brief)
        assert isinstance(page[1], Warn)
        assert page[1].lines[0] == catalog.vocabulary.notice
        assert not re.search(r"[A-Z]{2}\d+", shown(page[:2]))


def test_a_plan_tells_what_is_needed_and_how_long(catalog: Catalog, plan: Plan) -> None:
    told = rows(plan_page(catalog, plan, None))
    pressing = sum(step.seconds for step in plan.steps)
    assert told["How long"] == (
        f"{spoken_time(plan.seconds)}, of which {spoken_time(pressing)} of pressing"
    )
    assert told["You need"] == "only your hands"
    assert told["Positions"] == "sitting"
    assert told["Sound"] == "none: this routine rings no bell"
    assert "Sound" not in rows(plan_page(catalog, plan_of(catalog, "low-back"), None))


def test_a_plan_tells_each_step_with_its_two_times(catalog: Catalog, plan: Plan) -> None:
    for brief in (True, False):
        steps = items(plan_page(catalog, plan, None, brief=brief), "Steps")
        assert len(steps) == len(plan.steps)
        for text, step in zip(steps, plan.steps, strict=True):
            assert text.startswith(f"{step.code}, ")
            assert f"{step.settle} s to get ready, {step.seconds} s pressing" in text


def test_a_plan_has_every_caution_of_its_points(catalog: Catalog) -> None:
    for name in catalog.routines:
        plan = plan_of(catalog, name)
        careful = items(plan_page(catalog, plan, None, brief=True), "Careful")
        for step in plan.steps:
            for caution in step.point.cautions:
                assert any(
                    step.code in text.partition(":")[0] and caution.text in text for text in careful
                )


def test_a_plan_says_what_to_do_where_a_point_cannot_be_reached(
    catalog: Catalog, plan: Plan
) -> None:
    told = items(plan_page(catalog, plan, None), "If you cannot reach")
    assert [text.partition(":")[0] for text in told] == ["BL25", "BL23", "LI4"]


def test_a_plan_much_shorter_than_asked_says_why(catalog: Catalog) -> None:
    told = rows(plan_page(catalog, plan_of(catalog, "desk", minutes=30), None))["How long"]
    assert "You asked for 30 minutes; 2 minutes on a point and side is the most" in told


def test_a_plan_for_a_sore_spot_warns_of_it_before_its_steps(catalog: Catalog) -> None:
    conditions = [each for each in catalog.conditions.values() if each.sore_spot]
    assert conditions
    for condition in conditions:
        plan = plan_of(catalog, "low-back", condition)
        for brief in (True, False):
            page = plan_page(catalog, plan, condition, brief=brief)
            warning = Warn("Where not to press", (condition.sore_spot or "",))
            assert page.index(warning) < page.index(steps_of(page))


@pytest.mark.parametrize("name", ["low-back", "buttock", "desk"])
def test_a_light_plan_needs_no_ball_and_says_why(catalog: Catalog, name: str) -> None:
    plan = plan_of(catalog, name, about=AGREED)
    page = plan_page(catalog, plan, None)
    assert needs(catalog, plan) == "only your hands"
    assert rows(page)["Press"] == HOW_LIGHT
    because = items(page, "Because of what you told")
    assert any(catalog.vocabulary.agreed.because in text for text in because)
    assert shown(page).index("Because of what you told") < shown(page).index("Steps:")
    assert not ADVICE_TO_USE_A_BALL.search(" ".join(items(page, "Steps")).casefold())


@pytest.mark.parametrize(
    ("name", "about", "together"),
    [
        # Lying on the back, balls are the only way to the points beside the spine.
        ("buttock", AGREED, {"BL54", "BL23", "BL25"}),
        ("low-back", told(weak_bones=True), {"BL23", "BL25", "GV3", "GV4"}),
        ("desk", told(skin_low_back=True), {"BL23", "BL25"}),
        ("low-back", told(veins=True), {"BL40", "KI3"}),
    ],
    ids=["no ball", "weak bones", "skin", "veins"],
)
def test_what_a_plan_leaves_out_stands_by_its_reason_before_the_steps(
    catalog: Catalog, name: str, about: About, together: set[str]
) -> None:
    plan = plan_of(catalog, name, about=about)
    for brief in (True, False):
        page = plan_page(catalog, plan, None, brief=brief)
        out = [b for b in page if isinstance(b, Row) and b.label.startswith("Left out: ")]
        groups = [row.label.removeprefix("Left out: ").split(", ") for row in out]
        assert together in map(set, groups)
        codes = [code for group in groups for code in group]
        assert sorted(codes) == sorted(held.code for held in plan.withheld)
        assert len({row.text for row in out}) == len(out)
        assert all(page.index(row) < page.index(steps_of(page)) for row in out)
        assert not {step.code for step in plan.steps}.intersection(codes)


@pytest.mark.parametrize("situation", ["device", "cancer", "heart_kidney"])
def test_a_plan_names_what_must_be_agreed_before_it_starts(
    catalog: Catalog, situation: str
) -> None:
    page = plan_page(catalog, plan_of(catalog, "low-back", about=told(**{situation: True})), None)
    (warning,) = [b for b in page if isinstance(b, Warn) and b.title == "Ask first"]
    assert page.index(warning) < page.index(steps_of(page))
    assert "clinician=agreed" in warning.lines[-1]


def test_a_plan_names_whom_it_is_not_for_while_nobody_answered(catalog: Catalog) -> None:
    page = plan_page(catalog, plan_of(catalog, "low-back"), None)
    not_for = items(page, "Not for everyone")
    assert any(text.startswith("Pregnant, or could be") for text in not_for)
    every = told(**{situation.id: False for situation in catalog.cautions.situations})
    page = plan_page(catalog, plan_of(catalog, "low-back", about=every), None)
    assert "Not for everyone" not in shown(page)


def test_one_more_reason_to_stop_is_told_before_and_during(catalog: Catalog) -> None:
    plan = plan_of(catalog, "low-back", about=told(faints=True))
    box = plan_page(catalog, plan, None)[1]
    assert isinstance(box, Warn)
    assert box.lines[-1] == "Stop if: You feel dizzy."
    stop = live_view(catalog, played(plan, 0), "", with_help=False).stop
    assert stop.endswith("You feel dizzy.")
    assert all(rule in stop for rule in catalog.vocabulary.stop_rules)


def test_nobody_who_may_faint_has_a_step_standing(catalog: Catalog) -> None:
    for name in catalog.routines:
        plan = plan_of(catalog, name, about=told(faints=True))
        assert "standing" not in rows(plan_page(catalog, plan, None))["Positions"]


def test_where_breath_must_not_be_paced_none_is(catalog: Catalog) -> None:
    plan = plan_of(catalog, "desk", minutes=4, about=told(heart_kidney=True))
    assert rows(plan_page(catalog, plan, None))["Breathe"] == FREELY
    settle = plan.steps[0].settle
    views = [
        live_view(catalog, played(plan, settle + second), "", with_help=False)
        for second in range(12)
    ]
    assert {(view.phase, view.breath) for view in views} == {("PRESS", "")}


@pytest.mark.parametrize("name", ["low-back", "buttock", "desk"])
def test_a_light_plan_advises_no_ball_where_a_point_cannot_be_reached(
    catalog: Catalog, name: str
) -> None:
    page = plan_page(catalog, plan_of(catalog, name, about=AGREED), None)
    told = " ".join(items(page, "If you cannot reach")).casefold()
    assert not ADVICE_TO_USE_A_BALL.search(told)


def test_balls_are_named_where_a_plan_needs_them(catalog: Catalog) -> None:
    assert "ball" in needs(catalog, plan_of(catalog, "buttock"))


# The screen


def test_at_the_start_the_screen_says_how_to_get_into_place(catalog: Catalog, plan: Plan) -> None:
    view = live_view(catalog, played(plan, 0), "", with_help=False)
    first, second = plan.steps[:2]
    assert (view.title, view.phase, view.paused, view.pressing) == (
        "At your desk, in silence", "GET READY", False, False,
    )  # fmt: skip
    assert view.progress == f"step 1 of {len(plan.steps)}, {clock(plan.seconds)} to go"
    assert (view.done, view.countdown, view.breath) == (0.0, clock(first.settle), "")
    assert view.target == f"{first.code}, both sides"
    assert view.name == first.point.point.pinyin
    assert view.place.startswith("Sit on a firm chair")
    assert view.next_step == f"Next: {second.code}, both sides"
    assert view.cannot_reach == first.point.point.cannot_reach
    assert view.stop.startswith("Stop if: The pain goes above")
    assert (view.message, view.help_lines, view.keys) == ("", (), KEYS)


def test_while_pressing_the_screen_counts_down_and_paces_the_breath(
    catalog: Catalog, plan: Plan
) -> None:
    first = plan.steps[0]
    pace = catalog.vocabulary.breathing
    views = [
        live_view(catalog, played(plan, first.settle + second), "", with_help=False)
        for second in range(pace.breathe_in + pace.breathe_out)
    ]
    assert {view.phase for view in views} == {"PRESS"}
    assert [view.countdown for view in views[:3]] == [
        clock(first.seconds - second) for second in range(3)
    ]
    breaths = [view.breath for view in views]
    assert breaths[: pace.breathe_in] == [
        "Breathe in " + "." * dots for dots in range(1, pace.breathe_in + 1)
    ]
    assert [text.partition(" .")[0] for text in breaths[pace.breathe_in :]] == (
        ["Breathe out"] * pace.breathe_out
    )
    assert views[0].how.startswith(first.way.how)


def test_a_paused_screen_stands_still_without_a_breath(catalog: Catalog, plan: Plan) -> None:
    state = played(plan, plan.steps[0].settle + 5)
    paused, _ = advance(state, Event(EventKind.PAUSE, state.at))
    later, _ = advance(paused, Event(EventKind.TICK, state.at + 3600))
    views = [live_view(catalog, each, "Paused.", with_help=False) for each in (paused, later)]
    assert views[0] == views[1]
    assert (views[0].paused, views[0].pressing, views[0].breath) == (True, True, "")
    assert views[0].message == "Paused."


def test_the_last_step_is_called_the_last(catalog: Catalog, plan: Plan) -> None:
    view = live_view(catalog, played(plan, plan.seconds - 0.5), "", with_help=False)
    assert view.next_step == "This is the last step"
    assert view.progress == f"step {len(plan.steps)} of {len(plan.steps)}, 0:01 to go"
    assert view.countdown == "0:01"
    assert 0.99 < view.done < 1


def test_after_the_end_nothing_is_left(catalog: Catalog, plan: Plan) -> None:
    state = played(plan, plan.seconds)
    assert state.status is Status.ENDED
    view = live_view(catalog, state, "Done.", with_help=False)
    assert (view.done, view.countdown, view.breath) == (1.0, "0:00", "")


def test_help_is_shown_when_asked_for(catalog: Catalog, plan: Plan) -> None:
    assert live_view(catalog, played(plan, 1), "", with_help=True).help_lines == HELP
    explained = " ".join(HELP)
    for key in ("space", "n:", "b:", "r:", "+ and -", "q:"):
        assert key in explained


@pytest.mark.parametrize("name", ["low-back", "buttock", "desk"])
def test_progress_only_grows_while_a_routine_plays(catalog: Catalog, name: str) -> None:
    plan = plan_of(catalog, name)
    state, _ = begin(plan, 0.0, attended=True)
    done = [0.0]
    for now in range(1, plan.seconds + 1):
        state, _ = advance(state, Event(EventKind.TICK, float(now)))
        view = live_view(catalog, state, "", with_help=False)
        assert view.pressing == (state.phase is Phase.PRESSING)
        assert view.progress.endswith(f"{clock(state.left_in_all)} to go")
        done.append(view.done)
    assert done == sorted(done)
    assert done[-1] == 1.0


def test_the_light_screen_advises_no_ball(catalog: Catalog) -> None:
    for name in catalog.routines:
        state, _ = begin(plan_of(catalog, name, about=AGREED), 0.0, attended=True)
        while state.status is not Status.ENDED:
            view = live_view(catalog, state, "", with_help=True)
            told = f"{view.place} {view.how} {view.cannot_reach}".casefold()
            assert not ADVICE_TO_USE_A_BALL.search(told), view.target
            state, _ = advance(state, Event(EventKind.NEXT, state.at))


# Afterwards


def test_after_a_routine_without_trouble_one_is_told_when_to_come_back(catalog: Catalog) -> None:
    page = afterwards_page(catalog, ())
    assert shown(page).startswith("Good. ")
    assert catalog.red_flags.come_back in shown(page)
    assert not any(isinstance(block, Warn) for block in page)


def test_every_trouble_after_a_routine_has_its_action(catalog: Catalog) -> None:
    for each in catalog.red_flags.afterwards:
        warning = afterwards_page(catalog, (each.id,))[0]
        assert isinstance(warning, Warn)
        assert warning.lines == (each.action,)


def test_what_is_new_sends_back_to_the_warning_signs(catalog: Catalog) -> None:
    for each in catalog.red_flags.afterwards:
        page = shown(afterwards_page(catalog, (each.id,)))
        assert (ANSWER_AGAIN in page) == each.check_again
    assert {each.id for each in catalog.red_flags.afterwards if each.check_again} == {
        "down-the-leg", "new-numbness", "anything-new",
    }  # fmt: skip


def test_all_trouble_at_once_is_told_in_its_order_the_most_urgent_first(catalog: Catalog) -> None:
    ids = [each.id for each in catalog.red_flags.afterwards]
    warning = afterwards_page(catalog, reversed(ids))[0]
    assert isinstance(warning, Warn)
    actions = [each.action for each in catalog.red_flags.afterwards]
    assert warning.lines == tuple(actions)
    assert "ambulance" in warning.lines[0]


def test_pain_that_lasts_is_spoken_of_at_the_end_unless_something_is_new(catalog: Catalog) -> None:
    lasting = catalog.red_flags.lasting[1]
    told_line = f"{lasting.because} {lasting.action}"
    assert told_line in shown(afterwards_page(catalog, (), lasting))
    assert told_line not in shown(afterwards_page(catalog, ("anything-new",), lasting))
    assert told_line in shown(afterwards_in_short(catalog, lasting))


def test_where_nobody_is_asked_every_question_stands_with_its_answer(catalog: Catalog) -> None:
    (block,) = afterwards_in_short(catalog)
    assert block == Items(
        "After the routine",
        tuple(f"{each.question} Then: {each.action}" for each in catalog.red_flags.afterwards),
    )
    lines = shown((block,)).splitlines()
    assert lines[0] == "After the routine:"
    assert len([line for line in lines if line.startswith("- ")]) == len(
        catalog.red_flags.afterwards
    )
