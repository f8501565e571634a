"""The JSON of the contract: exactly its keys, in its order, also when the answer is a refusal."""

import json
import re
from typing import Any

import pytest
from msgspec import structs

from acuguide import __version__
from acuguide.catalog.records import Catalog, Level
from acuguide.guide.care import care_for
from acuguide.guide.gate import Cleared, Refused, refusal
from acuguide.guide.person import About, find_country
from acuguide.guide.triage import AskAgain, Kept, all_signs
from acuguide.pages.cautions import AGREED as AGREED_HOW
from acuguide.pages.cautions import not_for_everyone, reason, why_withheld
from acuguide.pages.document import Items
from acuguide.pages.reports import (
    Report,
    causes_report,
    encode,
    points_report,
    red_flags_report,
    refused_report,
    routine_report,
    triage_report,
)
from acuguide.pages.triage import AGAIN_BECAUSE, STILL_KEPT
from tests.pages.conftest import (
    AGREED,
    NOBODY,
    PREGNANT,
    cleared_for,
    cleared_points,
    plan_of,
    refused_for,
    told,
    verdict_on,
)

EVERY = ["acuguide", "kind", "notice"]
TRIAGE = [*EVERY, "level", "raised", "action", "call", "offers_points"]
REFUSED = [*TRIAGE, "because", "points", "steps"]
CAUTION = ["when", "action", "text", "sources"]
POINT = [
    "code", "pinyin", "characters", "meridian", "sides", "location", "rules", "find", "press",
    "why",
    "named_for", "cautions", "sources",
]  # fmt: skip
CONDITION = [
    "id", "name", "also_called", "group", "regions", "summary", "feels", "worse_with",
    "better_with", "acupressure", "instead", "points", "sources",
]  # fmt: skip


def read(report: Report) -> dict[str, Any]:
    """The report as a program reads it."""
    text = encode(report)
    assert text.endswith("}\n")
    assert "\n" not in text[:-1]
    read_back: dict[str, Any] = json.loads(text)
    assert read_back["acuguide"] == __version__
    return read_back


# Keys


def test_points_have_the_keys_of_the_contract(catalog: Catalog) -> None:
    sciatica = catalog.conditions["sciatica"]
    cleared = cleared_for(catalog, sciatica, told(clot=True))
    report = read(points_report(catalog, cleared, sciatica))
    assert list(report) == [*EVERY, "condition", "points", "withheld", "instead"]
    assert (report["kind"], report["condition"], report["instead"]) == ("points", "sciatica", None)
    assert report["points"]
    for point in report["points"]:
        assert list(point) == POINT
        assert point["cautions"]
        assert all(list(caution) == CAUTION for caution in point["cautions"])
    assert [list(held) for held in report["withheld"]] == [["code", "because"]] * len(
        cleared.withheld
    )


def test_a_routine_has_the_keys_of_the_contract(catalog: Catalog) -> None:
    plan = plan_of(catalog, "low-back", about=told(veins=True))
    report = read(routine_report(catalog, plan))
    assert list(report) == [*EVERY, "id", "condition", "seconds", "steps", "withheld"]
    assert (report["kind"], report["id"], report["seconds"]) == (
        "routine", "low-back", plan.seconds,
    )  # fmt: skip
    for step in report["steps"]:
        assert list(step) == ["code", "side", "settle", "seconds", "position", "say"]
    assert sum(step["settle"] + step["seconds"] for step in report["steps"]) == plan.seconds
    assert {held["code"] for held in report["withheld"]} == {"BL40", "KI3"}


def test_causes_have_the_keys_of_the_contract(catalog: Catalog) -> None:
    entries = tuple(
        (each, cleared_for(catalog, each), care_for(catalog, each, NOBODY))
        for each in catalog.conditions.values()
    )
    report = read(causes_report(catalog, entries, verdict_on(catalog)))
    assert list(report) == [*EVERY, "conditions"]
    assert all(list(condition) == CONDITION for condition in report["conditions"])


def test_the_checklist_has_the_keys_of_the_contract_most_urgent_first(catalog: Catalog) -> None:
    report = read(red_flags_report(catalog))
    assert list(report) == [*EVERY, "flags"]
    keys = ["id", "level", "question", "points_to", "action", "sources"]
    assert all(list(flag) == keys for flag in report["flags"])
    urgencies = [Level(flag["level"]).urgency for flag in report["flags"]]
    assert urgencies == sorted(urgencies, reverse=True)
    assert len(urgencies) == 65


def test_the_checklist_says_what_does_not_count(catalog: Catalog) -> None:
    flags = {flag["id"]: flag for flag in read(red_flags_report(catalog))["flags"]}
    for sign in all_signs(catalog.red_flags):
        assert (f"(Not this: {sign.not_this})" in flags[sign.id]["question"]) == bool(sign.not_this)


@pytest.mark.parametrize("sign", ["RF01", "RF28", "RF33", "RF47", None])
def test_triage_has_the_keys_of_the_contract(catalog: Catalog, sign: str | None) -> None:
    verdict = verdict_on(catalog, *([sign] if sign else []))
    refused = refusal(catalog, verdict, NOBODY)
    report = read(triage_report(catalog, verdict, refused))
    assert list(report) == TRIAGE
    assert report["kind"] == "triage"
    assert report["raised"] == ([sign] if sign else [])
    assert report["offers_points"] == (sign in {"RF47", None})
    assert all(list(call) == ["number", "for"] for call in report["call"])


@pytest.mark.parametrize(
    ("signs", "about"),
    [(("RF01",), NOBODY), (("RF28",), NOBODY), (("RF33",), NOBODY), ((), PREGNANT)],
)
def test_a_refusal_has_the_keys_of_triage_and_no_points(
    catalog: Catalog, signs: tuple[str, ...], about: About
) -> None:
    report = read(refused_report(catalog, refused_for(catalog, *signs, about=about)))
    assert list(report) == REFUSED
    assert (report["kind"], report["points"], report["steps"]) == ("refused", [], [])
    assert report["offers_points"] is False
    assert report["because"]


# What answers mean


def test_unanswered_signs_offer_no_points(catalog: Catalog) -> None:
    verdict = verdict_on(catalog, complete=False)
    report = read(triage_report(catalog, verdict, None))
    assert report["offers_points"] is False
    assert "have not been answered" in report["action"]


def test_weeks_alone_offer_no_points_and_say_that_the_signs_are_open(catalog: Catalog) -> None:
    for weeks in (2, 5, 20):
        verdict = verdict_on(catalog, about=About(weeks=weeks), complete=False)
        report = read(triage_report(catalog, verdict, None))
        assert report["offers_points"] is False
        assert "have not been answered" in report["action"]


def test_what_answers_mean_together_raises_the_level_and_gives_the_action(catalog: Catalog) -> None:
    about = told(cancer=True)
    verdict = verdict_on(catalog, "RF08b", about=about)
    report = read(triage_report(catalog, verdict, refusal(catalog, verdict, about)))
    assert (report["level"], report["raised"]) == ("emergency", ["RF08b"])
    assert '"I have had cancer"' in report["action"]
    refused = read(refused_report(catalog, refused_for(catalog, "RF08b", about=about)))
    assert "cancer pressing on the spinal cord" in refused["because"]


@pytest.mark.parametrize("why", AskAgain)
def test_why_answers_do_not_count_any_more_is_the_reason_of_a_refusal(
    catalog: Catalog, why: AskAgain
) -> None:
    refused = Refused(verdict_on(catalog, kept=Kept(ask_again=why)))
    report = read(refused_report(catalog, refused))
    assert report["level"] == "self_care"
    assert AGAIN_BECAUSE[why] in report["because"]
    assert "acuguide redflags --ask" in report["action"]
    assert ("acuguide profile clear" in report["action"]) == (why is AskAgain.LOST)


@pytest.mark.parametrize("signs", [(), ("RF47",), ("RF33",), ("RF01",)])
def test_kept_answers_that_still_refuse_offer_no_points_and_are_told(
    catalog: Catalog, signs: tuple[str, ...]
) -> None:
    verdict = verdict_on(catalog, *signs)
    refused = refusal(catalog, verdict, NOBODY)
    plain = read(triage_report(catalog, verdict, refused))
    report = read(triage_report(catalog, verdict, refused, still_kept=True))
    assert report["offers_points"] is False
    assert report["notice"] == f"{STILL_KEPT} {catalog.vocabulary.notice}"
    assert list(report) == TRIAGE
    same = {key: value for key, value in plain.items() if key not in {"notice", "offers_points"}}
    assert {key: report[key] for key in same} == same
    assert STILL_KEPT not in plain["notice"]


# Calls


@pytest.mark.parametrize("code", ["GB", "JP", "US"])
def test_the_country_given_names_its_numbers_in_refusals_and_triage(
    catalog: Catalog, code: str
) -> None:
    country = find_country(catalog, code)
    assert country.ambulance is not None
    for sign, calls in (
        ("RF01", (country.ambulance, *country.others)),
        ("RF28", country.advice),
    ):
        refused = refused_for(catalog, sign)
        numbers = [call.number for call in calls]
        for report in (
            read(refused_report(catalog, refused, country)),
            read(triage_report(catalog, refused.verdict, refused, country)),
        ):
            assert [call["number"] for call in report["call"]] == numbers
            assert all(f"{country.name}, last checked" in call["for"] for call in report["call"])


def test_no_country_is_guessed(catalog: Catalog) -> None:
    report = read(refused_report(catalog, refused_for(catalog, "RF01")))
    assert report["call"] == [{"number": "your local emergency number", "for": "ambulance"}]


def test_what_can_wait_for_a_midwife_names_no_number(catalog: Catalog) -> None:
    refused = refused_for(catalog, about=PREGNANT)
    assert read(refused_report(catalog, refused, find_country(catalog, "GB")))["call"] == []


# Withheld


@pytest.mark.parametrize("situation", ["clot", "weak_bones", "skin_hand", "veins", "implant"])
def test_what_is_withheld_says_why_and_what_to_do(catalog: Catalog, situation: str) -> None:
    cleared = cleared_points(catalog, *catalog.points, about=told(**{situation: True}))
    report = read(points_report(catalog, cleared, None))
    assert cleared.withheld
    assert report["withheld"] == [
        {"code": held.code, "because": why_withheld(held)} for held in cleared.withheld
    ]
    shown = {point["code"] for point in report["points"]}
    assert shown.isdisjoint(held["code"] for held in report["withheld"])
    assert shown | {held["code"] for held in report["withheld"]} == set(catalog.points)


# Cautions


def test_each_point_carries_the_cautions_nobody_answered_that_touch_it(catalog: Catalog) -> None:
    cleared = cleared_points(catalog, *catalog.points)
    report = read(points_report(catalog, cleared, None))
    for point in report["points"]:
        entries = {(c["when"], c["text"], tuple(c["sources"])) for c in point["cautions"]}
        assert entries >= {
            (caution.id, caution.text, caution.sources)
            for caution in catalog.cautions.cautions
            if caution.when and caution.text and caution.acts_on(catalog.points[point["code"]])
        }
    legs = {"groin", "thigh", "behind-knee", "outer-knee", "lower-leg", "foot"}
    for point in report["points"]:
        ids = {caution["when"] for caution in point["cautions"]}
        assert ("legs-and-clots" in ids) == (catalog.points[point["code"]].surface in legs)
        assert "pregnancy" in ids


def test_nothing_is_said_as_if_someone_who_told_nothing_had_told_it(catalog: Catalog) -> None:
    """`because` and `instead` speak to someone a caution concerns; the open ones have `text`."""
    cleared = cleared_points(catalog, *catalog.points)
    report = read(points_report(catalog, cleared, None))
    (block, _) = not_for_everyone(catalog, cleared)
    assert isinstance(block, Items)
    own = {c.text for point in catalog.points.values() for c in point.cautions}
    own |= {caution.text or "" for caution in cleared.places}
    texts = {c["text"] for point in report["points"] for c in point["cautions"]}
    assert texts - own == set(block.items)
    assert {caution.id for caution in cleared.places} == {
        "behind-the-knee", "outer-knee", "groin-and-neck", "belly",
    }  # fmt: skip


def test_an_answer_takes_its_caution_off_each_point(catalog: Catalog) -> None:
    every = told(**{situation.id: False for situation in catalog.cautions.situations})
    report = read(points_report(catalog, cleared_points(catalog, "LI4", about=every), None))
    assert report["points"][0]["cautions"] == []
    clear = told(pregnant=False)
    report = read(points_report(catalog, cleared_points(catalog, "LI4", about=clear), None))
    assert "pregnancy" not in {c["when"] for c in report["points"][0]["cautions"]}


def test_an_action_is_a_word_of_the_data(catalog: Catalog) -> None:
    known = {effect.value for c in catalog.cautions.cautions for effect in c.effects}
    known |= {c.action.value for point in catalog.points.values() for c in point.cautions}
    report = read(points_report(catalog, cleared_points(catalog, *catalog.points), None))
    assert {c["action"] for p in report["points"] for c in p["cautions"]} <= known


# The notice


def test_causes_tell_each_point_withheld_and_why(catalog: Catalog) -> None:
    about = told(clot=True)
    entries = tuple(
        (each, cleared_for(catalog, each, about), care_for(catalog, each, about))
        for each in catalog.conditions.values()
    )
    notice = read(causes_report(catalog, entries, verdict_on(catalog)))["notice"]
    held = {h.code: why_withheld(h) for _, cleared, _ in entries for h in cleared.withheld}
    assert set(held) == {"BL40", "KI3"}
    for code, why in held.items():
        assert re.search(rf"\b{code}(?:, [A-Z]{{2}}\d+)*: {re.escape(why)}", notice)
    assert notice.endswith(catalog.vocabulary.notice)


@pytest.mark.parametrize("about", [told(numb_skin=True), AGREED])
def test_causes_tell_what_care_is_left_out(catalog: Catalog, about: About) -> None:
    found = 0
    for each in catalog.conditions.values():
        care = care_for(catalog, each, about)
        entries = ((each, cleared_for(catalog, each, about), care),)
        notice = read(causes_report(catalog, entries, verdict_on(catalog)))["notice"]
        assert all(reason(caution) in notice for caution in care.left_out)
        found += len(care.left_out)
    assert found


def test_causes_repeat_nothing_however_many_conditions_share_it(catalog: Catalog) -> None:
    about = told(numb_skin=True, clot=True, veins=True)
    entries = tuple(
        (each, cleared_for(catalog, each, about), care_for(catalog, each, about))
        for each in catalog.conditions.values()
    )
    notice = read(causes_report(catalog, entries, verdict_on(catalog)))["notice"]
    left_out = {caution for _, _, care in entries for caution in care.left_out}
    assert left_out
    assert all(notice.count(reason(caution)) == 1 for caution in left_out)


def test_the_notice_begins_with_what_must_be_agreed_and_what_was_softened(catalog: Catalog) -> None:
    cleared = cleared_points(catalog, "BL25", "LI4", about=told(cancer=True, numb_skin=True))
    plan = plan_of(catalog, "low-back", about=told(cancer=True, numb_skin=True))
    for report in (
        read(points_report(catalog, cleared, None)),
        read(routine_report(catalog, plan)),
    ):
        notice = report["notice"]
        assert catalog.vocabulary.notice in notice
        agreed = notice.index("Ask your cancer team")
        assert agreed < notice.index("Numb skin cannot warn you") < notice.index(AGREED_HOW)


def test_a_routine_tells_what_nobody_has_answered(catalog: Catalog) -> None:
    plan = plan_of(catalog, "low-back")
    notice = read(routine_report(catalog, plan))["notice"]
    texts = {caution.text for caution in plan.cleared.open if caution.text}
    assert texts
    assert all(text in notice for text in texts)
    every = told(**{situation.id: False for situation in catalog.cautions.situations})
    answered = plan_of(catalog, "low-back", about=every)
    assert read(routine_report(catalog, answered))["notice"] == catalog.vocabulary.notice


def test_the_notice_alone_is_for_whoever_has_nothing_changed(catalog: Catalog) -> None:
    report = read(points_report(catalog, cleared_points(catalog, "BL25"), None))
    assert report["notice"] == catalog.vocabulary.notice


# Care


def test_causes_leave_out_the_pills_that_are_not_for_this_person(catalog: Catalog) -> None:
    condition = catalog.conditions["ankylosing-spondylitis"]
    pills = condition.anti_inflammatories
    for about, offered in ((NOBODY, True), (AGREED, False)):
        points = cleared_for(catalog, condition, about)
        entries = ((condition, points, care_for(catalog, condition, about)),)
        report = read(causes_report(catalog, entries, verdict_on(catalog)))
        assert (pills in report["conditions"][0]["better_with"]) == offered


def test_causes_to_someone_refused_name_no_point_and_say_what_to_do_first(catalog: Catalog) -> None:
    refused = refused_for(catalog, "RF01")
    entries = tuple(
        (each, refused, care_for(catalog, each, NOBODY)) for each in catalog.conditions.values()
    )
    report = read(causes_report(catalog, entries, verdict_on(catalog)))
    assert report["notice"].startswith("Call an ambulance")
    assert report["notice"].count("Call an ambulance") == 1
    assert all(condition["points"] == [] for condition in report["conditions"])


def test_only_cleared_points_are_ever_in_causes(catalog: Catalog) -> None:
    about = told(clot=True)
    sciatica = catalog.conditions["sciatica"]
    cleared = cleared_for(catalog, sciatica, about)
    assert isinstance(cleared, Cleared)
    entries = ((sciatica, cleared, care_for(catalog, sciatica, about)),)
    (entry,) = read(causes_report(catalog, entries, verdict_on(catalog)))["conditions"]
    assert "BL40" not in entry["points"]
    assert entry["points"] == [each.point.code for each in cleared.points]


def test_once_agreed_the_notice_says_how_far(catalog: Catalog) -> None:
    about = structs.replace(told(cancer=True), clinician=True)
    report = read(points_report(catalog, cleared_points(catalog, "BL25", about=about), None))
    assert report["notice"].startswith(catalog.vocabulary.agreed.because)
    assert AGREED_HOW not in report["notice"]
    assert "Ask your cancer team" not in report["notice"]
    assert all("Light touch" in point["press"] for point in report["points"])
