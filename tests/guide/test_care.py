"""Heat and pills: what a caution takes away is not said, and who it is not for hears why."""

import re

import pytest
from hypothesis import given

from acuguide.catalog.records import Catalog, Condition, Effect
from acuguide.guide.care import Care, care_for
from acuguide.guide.person import About
from tests.guide.conftest import ABOUTS, CATALOG

CONDITIONS = list(CATALOG.conditions.values())
WITH_HEAT = [condition for condition in CONDITIONS if condition.heat]
WITH_PILLS = [condition for condition in CONDITIONS if condition.anti_inflammatories]
PILLS = re.compile(r"ibuprofen|naproxen|aspirin|diclofenac|anti-?inflammator|NSAID", re.IGNORECASE)
HEAT = re.compile(r"\b(heat|warmth|warm (wrap|pack|bath|shower)|hot water)\b", re.IGNORECASE)


def ids(conditions: list[Condition]) -> list[str]:
    """The ids of some conditions."""
    return [condition.id for condition in conditions]


def barring(care: Care) -> set[Effect]:
    """What the cautions that took something away say of care."""
    effects = {effect for caution in care.left_out for effect in caution.effects}
    return effects & {Effect.NO_HEAT, Effect.NO_ANTI_INFLAMMATORIES}


def test_there_are_conditions_with_heat_and_with_pills() -> None:
    assert len(WITH_HEAT) > 4
    assert ids(WITH_PILLS) == ["ankylosing-spondylitis"]


@pytest.mark.parametrize("condition", WITH_HEAT, ids=ids(WITH_HEAT))
def test_heat_is_not_for_numb_skin(catalog: Catalog, adult: About, condition: Condition) -> None:
    for clinician in (None, True):
        about = About(clinician=clinician, told={**adult.told, "numb_skin": True})
        care = care_for(catalog, condition, about)
        assert care.heat is None
        assert care.anti_inflammatories == condition.anti_inflammatories
        assert barring(care) == {Effect.NO_HEAT}
        assert all("numb_skin" in caution.when for caution in care.left_out)


@pytest.mark.parametrize("condition", WITH_PILLS, ids=ids(WITH_PILLS))
def test_pills_are_not_for_thin_blood_even_once_pressing_was_agreed(
    catalog: Catalog, adult: About, condition: Condition
) -> None:
    for clinician in (None, True):
        about = About(clinician=clinician, told={**adult.told, "blood_thinner": True})
        care = care_for(catalog, condition, about)
        assert care.anti_inflammatories is None
        assert care.heat == condition.heat
        assert barring(care) == {Effect.NO_ANTI_INFLAMMATORIES}
        assert all("blood_thinner" in caution.when for caution in care.left_out)


@pytest.mark.parametrize("condition", CONDITIONS, ids=ids(CONDITIONS))
def test_nothing_is_left_out_for_someone_well_or_someone_who_said_nothing(
    catalog: Catalog, adult: About, condition: Condition
) -> None:
    for about in (adult, About()):
        care = care_for(catalog, condition, about)
        assert care == Care(condition.heat, condition.anti_inflammatories, ())


@given(about=ABOUTS)
def test_care_is_as_the_answers_say_for_every_condition(about: About) -> None:
    numb, thin = (about.told.get(own) is True for own in ("numb_skin", "blood_thinner"))
    for condition in CONDITIONS:
        care = care_for(CATALOG, condition, about)
        assert care.heat == (None if numb else condition.heat)
        assert care.anti_inflammatories == (None if thin else condition.anti_inflammatories)
        gone = {Effect.NO_HEAT} if numb and condition.heat else set()
        gone |= {Effect.NO_ANTI_INFLAMMATORIES} if thin and condition.anti_inflammatories else set()
        assert barring(care) == gone
        assert len(set(care.left_out)) == len(care.left_out)


@pytest.mark.parametrize("condition", CONDITIONS, ids=ids(CONDITIONS))
def test_no_other_text_suggests_what_a_caution_could_take_away(condition: Condition) -> None:
    for text in (*condition.helps, *condition.better_with):
        assert not PILLS.search(text), text
        assert not HEAT.search(text), text


def test_these_words_would_be_found_where_they_may_stand() -> None:
    assert all(HEAT.search(condition.heat or "") for condition in WITH_HEAT)
    assert all(PILLS.search(condition.anti_inflammatories or "") for condition in WITH_PILLS)
