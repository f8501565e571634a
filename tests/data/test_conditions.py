"""The conditions: all are there, and those not for self-care offer nothing."""

import re

import pytest

from acuguide.catalog.records import Acupressure, Catalog

OFFERED = {
    "muscle-strain",
    "sciatica",
    "herniated-disc",
    "spinal-stenosis",
    "degenerative-disc",
    "si-joint",
    "piriformis",
    "osteoarthritis",
    "posture-sitting",
    "hamstring-tendon",
    "trochanteric-pain",
    "iliopsoas-bursitis",
    "hip-tendinitis",
    "ischial-bursitis",
    "labral-tear",
    "gluteus-medius",
    "ischiofemoral-impingement",
    "coccydynia",
    "myofascial-pain",
    "fibromyalgia",
    "stress-anxiety",
}
# How soon: as the reference ranks the warning signs of each.
NOT_FOR_SELF_CARE = {
    "cauda-equina": "emergency",
    "tumour": "same_day",
    "spinal-infection": "same_day",
    "kidney-infection": "same_day",
    "kidney-stones": "same_day",
    "anorectal-abscess": "same_day",
    "trauma": "same_day",
    "ankylosing-spondylitis": "see_doctor",
    "pilonidal-cyst": "see_doctor",
    "haemorrhoids": "see_doctor",
    "endometriosis": "see_doctor",
    "ovarian-cyst": "see_doctor",
    "ibs": "see_doctor",
}
ALL = sorted(OFFERED | NOT_FOR_SELF_CARE.keys())
# Bursae, tendons and the tailbone: pressing the sore place itself makes it worse.
SORE_WHERE_IT_HURTS = {
    "hamstring-tendon": "sitting bone",
    "trochanteric-pain": "side of the hip",
    "iliopsoas-bursitis": "groin",
    "hip-tendinitis": "tendon",
    "ischial-bursitis": "sitting bone",
    "gluteus-medius": "side of the hip",
    "coccydynia": "tailbone",
}
# What our articles name for a condition itself (their numbered facts), and nothing else.
NAMED_POINTS = {
    "degenerative-disc": {"BL25"},
    "herniated-disc": {"BL25"},
    "muscle-strain": {"BL23"},
    "osteoarthritis": {"GB30"},
    "piriformis": {"GB30"},
    "sciatica": {"BL23", "BL40", "BL54", "GB30"},
    "si-joint": {"BL25"},
    "stress-anxiety": {"LI4"},
}
LONGEST_FIRST_SENTENCE = 130


def test_there_are_exactly_the_34_conditions(catalog: Catalog) -> None:
    assert len(ALL) == 34
    assert sorted(catalog.conditions) == ALL


@pytest.mark.parametrize("name", sorted(OFFERED))
def test_points_are_offered_for_a_condition_that_may_be_pressed(
    name: str, catalog: Catalog
) -> None:
    condition = catalog.conditions[name]
    assert condition.acupressure is Acupressure.OFFERED
    assert condition.instead is None
    assert condition.level is None


@pytest.mark.parametrize("name", sorted(NOT_FOR_SELF_CARE))
def test_a_condition_not_for_self_care_says_what_to_do_instead_and_how_soon(
    name: str, catalog: Catalog
) -> None:
    condition = catalog.conditions[name]
    assert condition.acupressure is Acupressure.NOT_FOR_SELF_CARE
    assert condition.points == ()
    assert condition.level is not None
    assert condition.level.value == NOT_FOR_SELF_CARE[name]
    assert condition.instead is not None
    assert condition.instead.startswith("Pressing points is not the answer here")


@pytest.mark.parametrize(
    "name", [n for n, level in NOT_FOR_SELF_CARE.items() if level != "see_doctor"]
)
def test_what_cannot_wait_says_today_or_now(name: str, catalog: Catalog) -> None:
    assert re.search(r"\b(now|today)\b", catalog.conditions[name].instead or "")


@pytest.mark.parametrize("name", sorted(SORE_WHERE_IT_HURTS))
def test_a_bursa_a_tendon_or_the_tailbone_says_which_spot_to_leave_alone(
    name: str, catalog: Catalog
) -> None:
    sore_spot = catalog.conditions[name].sore_spot or ""
    assert sore_spot.startswith("Do not press")
    assert SORE_WHERE_IT_HURTS[name] in sore_spot
    assert "ball" in sore_spot


@pytest.mark.parametrize("name", ALL)
def test_a_condition_has_just_the_points_our_articles_name_for_it(
    name: str, catalog: Catalog
) -> None:
    named = catalog.conditions[name].points
    assert {point.code for point in named} == NAMED_POINTS.get(name, set())
    assert all(set(point.sources) <= {"S0", "S1", "S3"} for point in named)


@pytest.mark.parametrize("name", ALL)
def test_a_summary_begins_with_a_short_sentence(name: str, catalog: Catalog) -> None:
    first = re.split(r"(?<=[.!?])\s", catalog.conditions[name].summary)[0]
    assert first.endswith((".", "!", "?"))
    assert len(first) <= LONGEST_FIRST_SENTENCE


@pytest.mark.parametrize("name", ALL)
def test_a_condition_says_when_to_see_someone(name: str, catalog: Catalog) -> None:
    text = catalog.conditions[name].see_someone
    assert re.search(r"\b(doctor|emergency|pharmacist|clinic|help)\b", text)


@pytest.mark.parametrize("name", ALL)
def test_a_list_of_conditions_says_in_short_when_to_ask_a_doctor(
    name: str, catalog: Catalog
) -> None:
    """It is read after "Ask a doctor if", so it goes on with a small letter."""
    text = catalog.conditions[name].doctor_if
    assert text[0].islower()
    assert text.endswith(".")
    if NOT_FOR_SELF_CARE.get(name, "see_doctor") != "see_doctor":
        assert re.search(r"\b(now|today|emergency)\b", text)


@pytest.mark.parametrize("name", sorted(OFFERED))
def test_self_care_has_an_end(name: str, catalog: Catalog) -> None:
    """Product rule of the reference, section (c): a doctor at four weeks, or at six at most."""
    assert re.search("4 (?:to 6 )?weeks", catalog.conditions[name].see_someone)


@pytest.mark.parametrize("name", ALL)
def test_a_condition_is_found_by_words_of_other_languages(name: str, catalog: Catalog) -> None:
    """Our readers look for help in Chinese and Japanese too."""
    assert any(re.search("[一-鿿]", other) for other in catalog.conditions[name].also_called)
