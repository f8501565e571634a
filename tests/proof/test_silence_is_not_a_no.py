"""An answer nobody gave is never read as "no", never kept, and no longer kept than it holds."""

import json
from datetime import date, timedelta
from itertools import combinations
from pathlib import Path
from random import Random

import pytest

from acuguide.catalog.records import Catalog
from acuguide.devices.calendar import today
from acuguide.guide.gate import refusal_to_start
from acuguide.guide.person import About, assume_checked
from acuguide.guide.profile import (
    Profile,
    about_kept,
    decode,
    encode,
    is_fresh,
    something_new,
    verdict_kept,
    with_answers,
    with_check,
)
from acuguide.guide.triage import find_signs, triage
from tests.proof.conftest import FORMS, Ask, about, yes
from tests.proof.rules import (
    ALL,
    LEVELS,
    MILDER,
    NEVER_OFFERED,
    RULES,
    STATED_BY_CHECKED,
    Names,
)

TODAY = date(2026, 3, 2)
SAMPLES = 30
MOMENTS = ("fever", "meal")
# What changes fast, so that a "no" is good for a week and no longer.
FAST = (
    "pregnant", "clot", "birth", "recent_operation", "kept_still", "infection_risk", "numb_skin",
    "skin_low_back", "skin_buttock", "skin_leg", "skin_hand",
)  # fmt: skip


def sampled(seed: int) -> list[Names]:
    """Sets of situations left unanswered: each alone, all but each, and some of every size."""
    chance = Random(seed)  # noqa: S311
    every = sorted(RULES)
    alone = [frozenset([own]) for own in every]
    but_one = [frozenset(rest) for rest in combinations(every, len(every) - 1)]
    some = [frozenset(chance.sample(every, chance.randint(2, 20))) for _ in range(SAMPLES)]
    return [*alone, *but_one, frozenset(every), *some]


def no_to_all_but(open_: Names) -> tuple[str, ...]:
    """A "no" to each situation that is not left unanswered."""
    return tuple(f"{own}=no" for own in sorted(set(RULES) - open_))


# Points


def test_points_show_the_caution_of_each_situation_nobody_answered(ask: Ask) -> None:
    for number, open_ in enumerate(sampled(1)):
        form, codes = (("json", ()), ("plain", ("GB30", "BL40", "BL23", "LI4")))[number % 2]
        words = ("points", *codes)
        said = ask(*words, *about(*no_to_all_but(open_)), form=form)
        assert said.code == 0
        for own in open_:
            assert RULES[own].warned_in(said.told), (own, form)


@pytest.mark.parametrize("form", ["plain", "styled"])
def test_a_list_of_points_shows_the_cautions_that_are_about_more_than_one_point(
    ask: Ask, form: str
) -> None:
    """A point's own caution is shown with how to press it: that of the knee with BL40."""
    for words in (("points",), ("points", "--region", "hip")):
        said = ask(*words, form=form)
        assert said.code == 0
        for own in ("pregnant", "under_18", "blood_thinner", "clot", "cancer", "weak_bones"):
            assert RULES[own].warned_in(said.text), (own, words)
    said = ask("points", form=form)
    for own in set(RULES) - {"behind_knee"}:
        assert RULES[own].warned_in(said.text), own


@pytest.mark.parametrize("code", sorted(ALL - NEVER_OFFERED))
def test_a_point_alone_shows_the_caution_of_each_situation_that_would_change_it(
    ask: Ask, code: str
) -> None:
    said = ask("points", code, form="plain")
    assert said.code == 0
    changing = {own: rule for own, rule in RULES.items() if rule.changes(code)}
    assert [own for own, rule in changing.items() if not rule.warned_in(said.text)] == []


# The contract's JSON of a routine has no place for cautions.
@pytest.mark.parametrize(
    ("words", "form"),
    [
        *((("points", "GB30", "BL40", "BL23"), form) for form in FORMS),
        (("routine", "--preview"), "plain"),
        (("routine", "--preview"), "styled"),
    ],
)
def test_someone_who_said_nothing_reads_every_caution_of_what_is_shown(
    ask: Ask, words: tuple[str, ...], form: str
) -> None:
    said = ask(*words, form=form)
    assert said.code == 0
    for own, rule in RULES.items():
        elsewhere = own == "skin_hand"
        assert elsewhere or rule.warned_in(said.told), own


# Routines


def test_no_routine_starts_while_anything_is_unanswered(catalog: Catalog) -> None:
    none = triage(catalog, (), About(), complete=True)
    for open_ in sampled(2):
        someone = About(told=dict.fromkeys(set(RULES) - open_, False))
        refused = refusal_to_start(catalog, none, someone)
        assert refused is not None
        assert refused.unanswered
    everything_answered = About(told=dict.fromkeys(RULES, False))
    assert refusal_to_start(catalog, none, everything_answered) is None


def test_checked_states_what_it_says_and_fills_in_nothing_else(catalog: Catalog) -> None:
    none = triage(catalog, (), About(), complete=True)
    for open_ in sampled(3):
        someone = About(told=dict.fromkeys(set(RULES) - open_, False))
        checked = assume_checked(catalog.cautions, someone)
        assert refusal_to_start(catalog, none, checked) is None
        filled_in = set(checked.told) - set(someone.told)
        assert filled_in == open_ & STATED_BY_CHECKED
        assert not any(checked.told[own] for own in filled_in)


def test_what_checked_does_not_state_is_still_shown_with_its_caution(ask: Ask) -> None:
    said = ask("routine", "--checked", "--preview", form="plain")
    assert said.code == 0
    for own in ("clot", "weak_bones", "numb_skin", "fever", "device", "skin_low_back"):
        assert RULES[own].warned_in(said.text), own


def test_a_routine_without_a_terminal_refuses_each_silence(ask: Ask) -> None:
    for form in ("plain", "styled"):
        for open_ in sampled(4)[:30]:
            said = ask("routine", *about(*no_to_all_but(open_)), form=form)
            assert said.code == 3
            assert "have not been answered" in said.text


def test_an_unfinished_list_of_signs_starts_nothing(catalog: Catalog) -> None:
    person = About(told=dict.fromkeys(RULES, False))
    half = sorted(LEVELS)[: len(LEVELS) // 2]
    none = triage(catalog, (), person, complete=False)
    profile = with_check(Profile(), none, half, TODAY)
    verdict = verdict_kept(catalog, profile, person, TODAY)
    assert not verdict.complete
    refused = refusal_to_start(catalog, verdict, person)
    assert refused is not None
    assert refused.unanswered


# What is kept


@pytest.mark.parametrize("value", ["yes", "no"])
def test_the_profile_keeps_the_answers_given_and_no_others(catalog: Catalog, value: str) -> None:
    for given in sampled(5):
        profile = with_answers(Profile(), dict.fromkeys(given, value), TODAY)
        kept = about_kept(catalog, decode(catalog, encode(profile)), TODAY)
        lasting = {own: value == "yes" for own in given if own not in MOMENTS}
        assert {own: kept.told[own] for own in kept.told if own not in MOMENTS} == lasting
        assert set(kept.told) <= given
        assert (kept.age, kept.weeks, kept.better, kept.seen, kept.clinician) == (None,) * 5
        assert not kept.vouched


def test_the_real_profile_file_holds_the_answers_given_and_no_others(
    ask: Ask, tmp_path: Path
) -> None:
    for number, given in enumerate(sampled(6)[-20:]):
        folder = tmp_path / str(number)
        told = {own: "yes" if index % 2 else "no" for index, own in enumerate(sorted(given))}
        pairs = [f"{own}={value}" for own, value in told.items() if own not in MOMENTS]
        assert ask("profile", "set", *pairs, kept_in=folder).code == 0
        (path,) = folder.rglob("profile.json")
        kept = json.loads(path.read_text(encoding="utf-8"))
        assert [f"{own}={entry['value']}" for own, entry in kept["about"].items()] == pairs
        assert kept["check"] is None


def test_checked_is_not_kept(ask: Ask, tmp_path: Path) -> None:
    assert ask("routine", "--checked", "--preview", kept_in=tmp_path, form="plain").code == 0
    assert list(tmp_path.rglob("*")) == []
    assert ask("routine", kept_in=tmp_path, form="plain").code == 3


@pytest.mark.parametrize("own", MOMENTS)
@pytest.mark.parametrize("days", [0, 1, 30])
def test_a_no_of_the_moment_is_never_relied_on_again(catalog: Catalog, own: str, days: int) -> None:
    """Fever and a meal are asked before every routine, however they came to be kept."""
    profile = with_answers(Profile(), {own: "no"}, TODAY)
    kept = about_kept(catalog, profile, TODAY + timedelta(days=days))
    assert kept.told.get(own) is None


@pytest.mark.parametrize("own", FAST)
def test_a_no_that_changes_fast_is_good_for_seven_days(catalog: Catalog, own: str) -> None:
    profile = with_answers(Profile(), {own: "no"}, TODAY)
    week, later = TODAY + timedelta(days=7), TODAY + timedelta(days=8)
    assert about_kept(catalog, profile, week).told == {own: False}
    assert about_kept(catalog, profile, later).told == {}
    # A day still to come tells of a clock that was wrong.
    assert about_kept(catalog, profile, TODAY - timedelta(days=1)).told == {}


@pytest.mark.parametrize("own", sorted(set(RULES) - {*FAST, *MOMENTS}))
def test_any_other_no_is_good_for_ninety_days(catalog: Catalog, own: str) -> None:
    profile = with_answers(Profile(), {own: "no"}, TODAY)
    for days, told in ((0, {own: False}), (90, {own: False}), (91, {}), (-1, {})):
        assert about_kept(catalog, profile, TODAY + timedelta(days=days)).told == told


@pytest.mark.parametrize("own", sorted(RULES))
def test_a_yes_holds_until_it_is_taken_back(catalog: Catalog, own: str) -> None:
    profile = with_answers(Profile(), {own: "yes"}, TODAY)
    for days in (-1, 0, 8, 400):
        kept = about_kept(catalog, profile, TODAY + timedelta(days=days))
        assert kept.told == {own: True}


@pytest.mark.parametrize("own", [name for name, rule in RULES.items() if rule.agreed])
def test_an_agreement_is_only_about_what_was_told_by_then(catalog: Catalog, own: str) -> None:
    """A clinician who agreed in spring knew nothing of what was found in summer."""
    later = TODAY + timedelta(days=90)
    knew = with_answers(Profile(), {own: "yes", "clinician": "agreed"}, TODAY)
    did_not = with_answers(
        with_answers(Profile(), {"clinician": "agreed"}, TODAY), {own: "yes"}, later
    )
    for profile, starts in ((knew, True), (did_not, False)):
        kept = about_kept(catalog, profile, later)
        person = kept.telling(dict.fromkeys(set(RULES) - {own}, False))
        none = triage(catalog, (), person, complete=True)
        assert (refusal_to_start(catalog, none, person) is None) is starts


@pytest.mark.parametrize("days", [8, 30])
def test_signs_answered_with_no_are_asked_again_after_seven_days(
    catalog: Catalog, days: int
) -> None:
    person = About(told=dict.fromkeys(RULES, False))
    none = triage(catalog, (), person, complete=True)
    profile = with_check(Profile(), none, LEVELS, TODAY)
    assert is_fresh(catalog, profile, TODAY + timedelta(days=7))
    later = TODAY + timedelta(days=days)
    assert not is_fresh(catalog, profile, later)
    verdict = verdict_kept(catalog, profile, person, later)
    assert refusal_to_start(catalog, verdict, person) is not None


@pytest.mark.parametrize("sign", sorted(LEVELS))
def test_a_sign_answered_with_yes_still_counts_a_year_later(catalog: Catalog, sign: str) -> None:
    person = About(told=dict.fromkeys(RULES, False))
    raised = triage(catalog, find_signs([sign], catalog.red_flags), person, complete=True)
    profile = with_check(Profile(), raised, LEVELS, TODAY)
    later = TODAY + timedelta(days=365)
    verdict = verdict_kept(catalog, profile, person, later)
    assert (verdict.level, verdict.refuses) == (raised.level, raised.refuses)
    assert not verdict.complete
    new = verdict_kept(catalog, something_new(profile), person, later)
    assert (new.level, new.refuses, new.complete) == (raised.level, True, False)


@pytest.mark.parametrize("days", [0, 1, 7])
def test_something_new_refuses_everything_until_the_list_is_answered_again(
    catalog: Catalog, ask: Ask, tmp_path: Path, days: int
) -> None:
    person = About(told=dict.fromkeys(RULES, False))
    none = triage(catalog, (), person, complete=True)
    profile = with_check(Profile(), none, LEVELS, today() - timedelta(days=days))
    path = tmp_path / "acuguide" / "profile.json"
    path.parent.mkdir()
    asked = (("points",), ("points", "LI4"), ("routine",), ("routine", "--checked"))
    for kept, refuses in (
        (profile, False),
        (something_new(profile), True),
        (with_check(something_new(profile), none, LEVELS, today()), False),
    ):
        path.write_bytes(encode(kept))
        for words in asked[:2] if not refuses else asked:
            said = ask(*words, kept_in=tmp_path, form="plain")
            assert said.code == (3 if refuses else 0), words
            assert ("new or worse since" in said.text) is refuses


@pytest.mark.parametrize("sign", sorted(MILDER))
def test_a_sign_named_for_one_run_leaves_the_rest_of_the_list_unanswered(
    ask: Ask, sign: str
) -> None:
    """Naming what is true is no answer to what else was not asked."""
    noes = about(*(f"{own}=no" for own in RULES))
    said = ask("routine", *yes(sign), *noes, form="plain")
    assert said.code == 3
    assert "have not been answered" in said.text


@pytest.mark.parametrize("sign", ["RF28", "RF33", "RF01"])
def test_a_list_answered_with_no_for_one_run_does_not_undo_kept_answers(
    ask: Ask, catalog: Catalog, tmp_path: Path, sign: str
) -> None:
    raised = triage(catalog, find_signs([sign], catalog.red_flags), About(), complete=True)
    path = tmp_path / "acuguide" / "profile.json"
    path.parent.mkdir()
    path.write_bytes(encode(with_check(Profile(), raised, LEVELS, today())))
    for words in (("--none",), yes("RF47")):
        fresh = ask("redflags", *words)
        kept = ask("redflags", *words, kept_in=tmp_path)
        assert fresh.data is not None
        assert kept.data is not None
        assert (fresh.code, kept.code) == (0, 0)
        assert (fresh.data["offers_points"], kept.data["offers_points"]) == (True, False)
        assert "still refuse" in kept.data["notice"]
        assert "still refuse" in ask("redflags", *words, kept_in=tmp_path, form="plain").text
        assert "still refuse" not in fresh.told
        assert ask("points", kept_in=tmp_path).code == 3
