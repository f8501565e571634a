"""What is kept about the person, as a page and as JSON."""

import json
from datetime import date, timedelta
from textwrap import dedent

import pytest
from msgspec import structs

from acuguide.catalog.records import Catalog, Lasts, Level
from acuguide.guide.person import keys
from acuguide.guide.profile import Profile, something_new, with_answers, with_check
from acuguide.guide.triage import AskAgain, all_signs
from acuguide.pages.document import Document, Items, Row
from acuguide.pages.profile import (
    NAMES,
    NOTHING,
    NOTHING_UNTIL,
    cleared_line,
    profile_page,
    profile_report,
)
from acuguide.pages.reports import encode
from acuguide.pages.triage import AGAIN_BECAUSE
from acuguide.render.plain import render_plain
from tests.pages.conftest import verdict_on

DAY = date(2026, 11, 14)
TOO_OLD = "Too long ago to count"
PLACE = "/home/me/acuguide/profile.json"


def kept(**values: str) -> Profile:
    """A profile with answers of one day."""
    return with_answers(Profile(), values, DAY)


def page_of(catalog: Catalog, profile: Profile, days: int = 0) -> Document:
    """What is shown so many days later."""
    return profile_page(catalog, profile, DAY + timedelta(days=days), PLACE)


def lists(document: Document) -> dict[str, tuple[str, ...]]:
    """The lists of a page."""
    return {block.label: block.items for block in document if isinstance(block, Items)}


def row(document: Document) -> str:
    """What is said of the warning signs."""
    return next(block.text for block in document if isinstance(block, Row))


def shown(document: Document) -> str:
    """All of a page on long lines."""
    return render_plain(document, 100_000)


def test_a_whole_page(catalog: Catalog) -> None:
    profile = kept(age="72", weeks="3", weak_bones="yes", blood_thinner="no", pregnant="no")
    every = [sign.id for sign in all_signs(catalog.red_flags)]
    profile = with_check(profile, verdict_on(catalog, "RF47"), every, DAY)
    assert render_plain(page_of(catalog, profile), 80) == dedent("""\
        WHAT IS KEPT ABOUT YOU

        You told:
        - age: 72 (told on 2026-11-14)
        - weeks of this pain: 3 (told on 2026-11-14)
        - weak bones, steroid pills, a broken bone or cancer in a bone: yes (told on
          2026-11-14)

        You said no to:
        - pregnant, or could be
        - blood thinner or bleeding problem

        Warning signs: answered on 2026-11-14: yes to RF47 (see a doctor soon); good
          until 2026-11-21

        Kept in /home/me/acuguide/profile.json, for you alone. To forget it: "acuguide
        profile clear".
        """)


def test_nothing_kept_says_how_to_begin(catalog: Catalog) -> None:
    page = page_of(catalog, Profile())
    assert NOTHING in shown(page)
    assert PLACE not in shown(page)


@pytest.mark.parametrize("why", AskAgain)
def test_that_the_list_is_to_be_answered_again_and_why_is_told_before_all_else(
    catalog: Catalog, why: AskAgain
) -> None:
    page = page_of(catalog, structs.replace(kept(age="72"), ask_again=why))
    first = shown(page).partition("\n\n")[2]
    assert first.startswith(f"{AGAIN_BECAUSE[why]} {NOTHING_UNTIL}")
    assert PLACE in shown(page)


def test_each_reason_to_answer_again_has_its_own_words() -> None:
    assert set(AGAIN_BECAUSE) == set(AskAgain)
    assert "could not be read" in AGAIN_BECAUSE[AskAgain.LOST]
    assert "new or worse" in AGAIN_BECAUSE[AskAgain.NEW]
    assert "redflags --ask" in NOTHING_UNTIL


def test_everything_that_can_be_kept_has_a_name_of_its_own(catalog: Catalog) -> None:
    values = {"age": "40", "weeks": "2", "country": "JP", "clinician": "agreed"}
    values = {key: values.get(key, "yes") for key in keys(catalog)}
    told = lists(page_of(catalog, kept(**values)))["You told"]
    assert len(told) == len(keys(catalog))
    names = NAMES | {s.id: s.name for s in catalog.cautions.situations}
    assert len(set(names.values())) == len(names)
    for key, line in zip(keys(catalog), told, strict=True):
        assert line.startswith(f"{names[key]}: {values[key]} ")


def test_ages_and_weeks_are_shown_as_they_are_now(catalog: Catalog) -> None:
    told = lists(page_of(catalog, kept(age="72", weeks="3"), days=730 + 14))["You told"]
    assert told == (
        "age: 74 (told on 2026-11-14)",
        "weeks of this pain: 109 (told on 2026-11-14)",
    )


@pytest.mark.parametrize(("days", "stale"), [(0, False), (7, False), (8, True), (90, True)])
def test_a_no_that_changes_fast_is_relied_on_for_seven_days(
    catalog: Catalog, days: int, *, stale: bool
) -> None:
    shown_lists = lists(page_of(catalog, kept(pregnant="no", cancer="no"), days))
    again = shown_lists.get(TOO_OLD, ())
    assert ("pregnant, or could be" in again) == stale
    assert ("pregnant, or could be" in shown_lists["You said no to"]) != stale
    assert "cancer, now or before" in shown_lists["You said no to"]


@pytest.mark.parametrize("days", [91, 4000, -1])
def test_no_no_is_relied_on_for_more_than_ninety_days(catalog: Catalog, days: int) -> None:
    """A day still to come tells of a clock that was wrong."""
    noes = {situation.id: "no" for situation in catalog.cautions.situations}
    shown_lists = lists(page_of(catalog, kept(**noes), days))
    assert "You said no to" not in shown_lists
    assert set(shown_lists[TOO_OLD]) == {s.name for s in catalog.cautions.situations}
    report = profile_report(catalog, kept(**noes), DAY + timedelta(days=days))
    assert not any(entry.counts for entry in report.about.values())


@pytest.mark.parametrize(
    ("days", "counts"), [(0, True), (7, True), (8, False), (30, False), (-1, False)]
)
@pytest.mark.parametrize("value", ["yes", "no"])
def test_that_it_is_getting_better_is_shown_as_too_old_after_seven_days(
    catalog: Catalog, days: int, value: str, *, counts: bool
) -> None:
    profile = kept(better=value, weeks="5", seen="no")
    shown_lists = lists(page_of(catalog, profile, days))
    told = {
        "yes": ("You told", "getting better: yes (told on 2026-11-14)"),
        "no": ("You said no to", "getting better"),
    }
    label, line = told[value]
    assert (line in shown_lists[label]) is counts
    assert shown_lists.get(TOO_OLD, ()) == (() if counts else ("getting better",))
    report = profile_report(catalog, profile, DAY + timedelta(days=days))
    assert {key: entry.counts for key, entry in report.about.items()} == {
        "weeks": True, "better": counts, "seen": True,
    }  # fmt: skip


def test_a_yes_is_shown_as_told_however_long_ago(catalog: Catalog) -> None:
    for situation in catalog.cautions.situations:
        if situation.lasts is not Lasts.MOMENT:
            shown_lists = lists(page_of(catalog, kept(**{situation.id: "yes"}), days=4000))
            assert shown_lists == {"You told": (f"{situation.name}: yes (told on 2026-11-14)",)}


def test_a_no_of_the_moment_is_never_relied_on(catalog: Catalog) -> None:
    """Fever and a meal are asked before every routine, whatever was once kept."""
    moments = [s for s in catalog.cautions.situations if s.lasts is Lasts.MOMENT]
    assert moments
    for situation in moments:
        shown_lists = lists(page_of(catalog, kept(**{situation.id: "no"})))
        assert situation.name not in shown_lists.get("You said no to", ())
        report = profile_report(catalog, kept(**{situation.id: "no"}), DAY)
        assert not (situation.id in report.about and report.about[situation.id].counts)


# The warning signs


def test_a_check_is_good_only_if_every_sign_was_answered(catalog: Catalog) -> None:
    every = [sign.id for sign in all_signs(catalog.red_flags)]
    fine = verdict_on(catalog)
    whole = with_check(Profile(), fine, every, DAY)
    assert row(page_of(catalog, whole)) == (
        "answered on 2026-11-14: none is true (self-care is reasonable); good until 2026-11-21"
    )
    for profile, days in (
        (whole, 8),
        (whole, -1),
        (with_check(Profile(), fine, every[1:], DAY), 0),
        (something_new(whole), 0),
    ):
        assert row(page_of(catalog, profile, days)).endswith("; to be answered again")


def test_the_signs_answered_with_yes_are_named_with_what_they_meant(catalog: Catalog) -> None:
    verdict = verdict_on(catalog, "RF47", "RF28")
    line = row(page_of(catalog, with_check(Profile(), verdict, (), DAY)))
    assert line.startswith("answered on 2026-11-14: yes to RF28, RF47 (get medical help today)")


# JSON


def test_the_report_keeps_to_its_keys(catalog: Catalog) -> None:
    profile = with_check(kept(age="72", pregnant="no"), verdict_on(catalog, "RF47"), (), DAY)
    report = json.loads(encode(profile_report(catalog, profile, DAY + timedelta(days=8))))
    assert list(report) == ["acuguide", "kind", "notice", "about", "check", "ask_again"]
    assert report["kind"] == "profile"
    assert report["notice"] == catalog.vocabulary.notice
    assert report["about"] == {
        "age": {"value": "72", "on": "2026-11-14", "counts": True},
        "pregnant": {"value": "no", "on": "2026-11-14", "counts": False},
    }
    assert report["check"] == {
        "on": "2026-11-14", "level": "see_doctor", "yes": ["RF47"], "counts": False,
    }  # fmt: skip
    assert report["ask_again"] is None


@pytest.mark.parametrize("why", AskAgain)
def test_the_report_of_nothing_kept_has_the_same_keys(catalog: Catalog, why: AskAgain) -> None:
    report = json.loads(encode(profile_report(catalog, Profile(ask_again=why), DAY)))
    assert (report["about"], report["check"], report["ask_again"]) == ({}, None, why.value)


def test_the_report_counts_what_the_page_relies_on(catalog: Catalog) -> None:
    every = [sign.id for sign in all_signs(catalog.red_flags)]
    profile = with_check(kept(pregnant="no", cancer="no"), verdict_on(catalog), every, DAY)
    for days in (0, 7, 8, 90):
        today = DAY + timedelta(days=days)
        report = profile_report(catalog, profile, today)
        assert report.check is not None
        assert report.check.level is Level.SELF_CARE
        assert report.check.counts == ("good until" in row(page_of(catalog, profile, days)))
        no = lists(page_of(catalog, profile, days))["You said no to"]
        assert report.about["pregnant"].counts == ("pregnant, or could be" in no)
        assert report.about["cancer"].counts


# Forgetting


@pytest.mark.parametrize(
    ("names", "was", "line"),
    [
        ((), True, "Everything you told is forgotten."),
        ((), False, "Nothing was kept."),
        (("age", "cancer"), True, "Forgotten: age, cancer."),
        (("age",), False, "Nothing was kept about age."),
    ],
)
def test_what_was_forgotten_is_told(names: tuple[str, ...], line: str, *, was: bool) -> None:
    assert cleared_line(names, was=was) == line
