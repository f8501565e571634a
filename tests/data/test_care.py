"""Care: exercises one can follow, medicines with cautions, ratings that studies bear out."""

import re

import pytest

from acuguide.catalog.care import CareAction, CareCaution, Rating
from acuguide.catalog.evidence import Bearing, Certainty
from acuguide.catalog.records import Catalog, Effect
from tests.data.conftest import support_of, texts

RATINGS = {
    "a-plan": "may_help",
    "acupressure": "may_help",
    "acupuncture": "disputed",
    "bridge": "may_help",
    "cat-cow": "may_help",
    "childs-pose": "may_help",
    "chiropractic": "may_help",
    "core-and-hip-strength": "helps",
    "eating": "unproven",
    "finding-out": None,
    "hamstring-stretch": "may_help",
    "heat": "may_help",
    "ibuprofen": "may_help",
    "ice": "unproven",
    "injections": "unproven",
    "lifting": "unproven",
    "manual-therapy": "may_help",
    "massage": "may_help",
    "mindfulness": "may_help",
    "moving": "helps",
    "muscle-relaxants": "unproven",
    "nerve-pain-medicines": "unproven",
    "paracetamol": "does_not_help",
    "pelvic-tilt": "may_help",
    "physiotherapy": "may_help",
    "posture": "unproven",
    "rub-on": "unproven",
    "sitting": "unproven",
    "sleeping": "unproven",
    "surgery": "unproven",
    "walking-and-swimming": "may_help",
    "weight": "unproven",
    "yoga-and-pilates": "may_help",
}
# What our articles say of each exercise, and so what its steps must say. S0 gives no steps for
# the last two.
EXERCISES = {
    "pelvic-tilt": ("on your back", "knees bent", "flat"),
    "cat-cow": ("hands and knees", "round", "hollow|dip|arch|sink"),
    "bridge": ("on your back", "knees bent", "lift your hips", "a few seconds"),
    "hamstring-stretch": ("on your back", "thigh", "mild pull"),
    "childs-pose": ("kneel", "heels", "hands forward"),
}
MOVING = {
    *EXERCISES,
    *("core-and-hip-strength", "moving", "walking-and-swimming", "yoga-and-pilates"),
}
MEDICINES = ["ibuprofen", "muscle-relaxants", "nerve-pain-medicines", "paracetamol", "rub-on"]
SURE = {Certainty.HIGH, Certainty.MODERATE}


def cautions_of(catalog: Catalog, name: str) -> str:
    return " ".join(caution.text for caution in catalog.care[name].cautions).lower()


def concerning(catalog: Catalog, name: str, situation: str) -> list[CareCaution]:
    return [c for c in catalog.care[name].cautions if situation in c.situations]


def test_there_are_exactly_these_with_these_ratings(catalog: Catalog) -> None:
    rated = {
        own: item.support.rating.value if item.support else None
        for own, item in catalog.care.items()
    }
    assert rated == RATINGS


# Exercises


@pytest.mark.parametrize("name", EXERCISES)
def test_an_exercise_has_the_steps_of_the_articles_in_order(name: str, catalog: Catalog) -> None:
    item = catalog.care[name]
    steps = " ".join(item.steps).lower()
    places = [re.search(words, steps) for words in EXERCISES[name]]
    assert all(places)
    assert 3 <= len(item.steps) <= 5
    assert item.group == "exercise"
    assert item.general


@pytest.mark.parametrize("name", EXERCISES)
def test_an_exercise_has_a_dose_and_says_whose_it_is(name: str, catalog: Catalog) -> None:
    dose = catalog.care[name].dose or ""
    assert re.search(r"\d", dose)
    assert "No source gives a dose; this is our careful start." in dose
    assert "OUR" in catalog.care[name].sources


@pytest.mark.parametrize("name", sorted(MOVING))
def test_moving_has_an_end_at_pain_a_leg_numbness_or_faintness(name: str, catalog: Catalog) -> None:
    stop = " ".join(catalog.care[name].stop_when)
    for sign in ("above 5 out of 10", "down a leg", "Numbness", "weak", "warning signs", "faint"):
        assert sign in stop


@pytest.mark.parametrize("name", sorted(MOVING))
@pytest.mark.parametrize(
    "situation",
    [
        *("pregnant", "birth", "recent_operation", "implant", "weak_bones", "cancer", "clot"),
        *("heart_kidney", "fever", "under_18", "faints"),
    ],
)
def test_moving_has_a_caution_for_each_of_these(
    name: str, situation: str, catalog: Catalog
) -> None:
    assert concerning(catalog, name, situation)


@pytest.mark.parametrize("name", sorted(MOVING))
def test_nobody_exercises_with_a_fever(name: str, catalog: Catalog) -> None:
    assert {c.action for c in concerning(catalog, name, "fever")} == {CareAction.LEAVE_OUT}


# Medicines


def test_all_medicines_are_looked_at(catalog: Catalog) -> None:
    assert [own for own, item in catalog.care.items() if item.group == "medicine"] == MEDICINES


@pytest.mark.parametrize("name", MEDICINES)
def test_a_medicine_has_cautions_also_for_pregnancy(name: str, catalog: Catalog) -> None:
    assert concerning(catalog, name, "pregnant")
    assert re.search("doctor|pharmacist", cautions_of(catalog, name))


@pytest.mark.parametrize("situation", ["blood_thinner", "pregnant", "heart_kidney"])
def test_ibuprofen_is_left_out_in_these_situations(situation: str, catalog: Catalog) -> None:
    (caution,) = concerning(catalog, "ibuprofen", situation)
    assert caution.action is CareAction.LEAVE_OUT


def test_ibuprofen_warns_of_the_stomach_kidneys_heart_bleeding_and_pregnancy(
    catalog: Catalog,
) -> None:
    said = cautions_of(catalog, "ibuprofen")
    for word in ("blood thinner", "bleeding", "stomach", "kidney", "pregnant", "heart"):
        assert word in said
    stop = " ".join(catalog.care["ibuprofen"].stop_when)
    assert "black or bloody" in stop
    assert "call an ambulance" in stop
    assert "lowest dose" in " ".join(catalog.care["ibuprofen"].steps)


@pytest.mark.parametrize(
    ("name", "effect", "situations"),
    [
        (
            "ibuprofen",
            Effect.NO_ANTI_INFLAMMATORIES,
            {"blood_thinner", "pregnant", "heart_kidney"},
        ),
        ("heat", Effect.NO_HEAT, {"numb_skin"}),
    ],
)
def test_what_a_person_must_not_have_is_taken_away_and_not_only_warned_of(
    name: str, effect: Effect, situations: set[str], catalog: Catalog
) -> None:
    assert effect in catalog.care[name].barred_by
    barring = [c for c in catalog.cautions.cautions if effect in c.effects]
    assert {situation for caution in barring for situation in caution.when} == situations
    for situation in situations:
        (caution,) = concerning(catalog, name, situation)
        assert caution.action is CareAction.LEAVE_OUT


@pytest.mark.parametrize("name", sorted(RATINGS))
def test_no_amount_of_a_medicine_is_given(name: str, catalog: Catalog) -> None:
    """The leaflet says it; the reference has none."""
    said = " ".join(texts(catalog.care[name]))
    assert not re.search(r"\d\s?(?:mg|milligrams?|g|grams?|tablets?|pills?)\b", said)


# Heat and cold


def test_heat_is_never_put_on_numb_skin_or_left_on(catalog: Catalog) -> None:
    said = " ".join(texts(catalog.care["heat"]))
    assert "Keep heat off numb skin" in said
    assert "Wrap a pad or bottle in a cloth" in said
    assert "fall asleep" in said
    assert "No source gives a time" in (catalog.care["heat"].dose or "")


def test_ice_is_wrapped_for_as_long_as_the_article_says(catalog: Catalog) -> None:
    item = catalog.care["ice"]
    assert "Wrap the ice pack in a cloth" in item.steps[0]
    assert item.dose == "15 to 20 minutes, every few hours. One article says so."
    assert {c.action for c in concerning(catalog, "ice", "numb_skin")} == {CareAction.LEAVE_OUT}


# Cautions in general


@pytest.mark.parametrize("name", sorted(RATINGS))
def test_everything_but_posture_has_a_caution(name: str, catalog: Catalog) -> None:
    assert bool(catalog.care[name].cautions) == (name != "posture")


# Ratings


@pytest.mark.parametrize("name", sorted(set(RATINGS) - {"finding-out"}))
def test_a_rating_is_what_the_studies_bear_out(name: str, catalog: Catalog) -> None:
    rating = support_of(catalog.care[name]).rating
    findings = [finding for finding in catalog.findings.values() if name in finding.care]
    favourable = [finding for finding in findings if finding.bearing is Bearing.FOR]
    if rating is Rating.HELPS:
        assert any(finding.certainty in SURE for finding in favourable)
    if rating is Rating.DOES_NOT_HELP:
        assert findings
        assert {finding.bearing for finding in findings} == {Bearing.AGAINST}
        assert {finding.certainty for finding in findings} <= SURE
    if rating is Rating.DISPUTED:
        assert {Bearing.FOR, Bearing.AGAINST} <= {finding.bearing for finding in findings}
    if rating is Rating.UNPROVEN:
        # The one finding on injections is that exercise did better.
        assert [f.id for f in favourable] == (
            ["exercise-outer-hip-2018"] if name == "injections" else []
        )


@pytest.mark.parametrize("name", sorted(set(RATINGS) - {"finding-out"}))
def test_what_is_unproven_says_that_nothing_was_checked_or_found(
    name: str, catalog: Catalog
) -> None:
    support = support_of(catalog.care[name])
    if support.rating is Rating.UNPROVEN:
        assert re.search(
            r"checked no|found too few|have not|did not check|not checked|nothing we read"
            r"|no study|weak|did better",
            support.text,
        )


def test_a_number_in_care_is_one_of_the_findings_that_bear_on_it(catalog: Catalog) -> None:
    """Of people and trials: those of four digits are told nowhere else."""
    told = {
        number
        for finding in catalog.findings.values()
        for number in re.findall(r"\d,\d{3}", " ".join(texts(finding)))
    }
    for item in catalog.care.values():
        said = set(re.findall(r"\d,\d{3}", " ".join(texts(item))))
        assert said <= told, item.id


def test_acupressure_is_told_with_what_is_not_known(catalog: Catalog) -> None:
    support = support_of(catalog.care["acupressure"]).text
    for words in ("67 people", "sham", "exact point"):
        assert words in support


def test_needles_are_told_with_both_sides_of_the_dispute(catalog: Catalog) -> None:
    support = support_of(catalog.care["acupuncture"])
    assert {"NICE59", "ACP17", "WHO23", "HAAKE07"} <= set(support.sources)
    for words in ("do not offer", "may be tried", "fake needles", "None of this is about fingers"):
        assert words in support.text
