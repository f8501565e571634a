"""Care: what a caution takes away is not said, and who it is not for hears why."""

import re

import pytest
from hypothesis import given
from msgspec import structs

from acuguide.catalog.care import CareAction, CareCaution, CareItem
from acuguide.catalog.records import Catalog, Condition, Effect
from acuguide.errors import WrongUseError
from acuguide.guide.care import (
    Care,
    CareList,
    LeftOutCare,
    Offered,
    care_for,
    find_care,
    list_care,
    weigh,
)
from acuguide.guide.gate import cautions_for
from acuguide.guide.person import About
from acuguide.guide.triage import all_signs
from tests.guide.conftest import ABOUTS, CATALOG, SITUATION_IDS

CONDITIONS = list(CATALOG.conditions.values())
ITEMS = list(CATALOG.care.values())
OFFERED = [condition for condition in CONDITIONS if condition.instead is None]
# Who is not told of pills such as ibuprofen.
NO_PILLS = ("blood_thinner", "pregnant", "heart_kidney")
WITH_HEAT = [condition for condition in CONDITIONS if condition.heat]
WITH_PILLS = [condition for condition in CONDITIONS if condition.anti_inflammatories]
PILLS = re.compile(r"ibuprofen|naproxen|aspirin|diclofenac|anti-?inflammator|NSAID", re.IGNORECASE)
HEAT = re.compile(r"\b(heat|warmth|warm (wrap|pack|bath|shower)|hot water)\b", re.IGNORECASE)


def ids(things: list[Condition] | list[CareItem]) -> list[str]:
    """The ids of some things."""
    return [thing.id for thing in things]


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


@pytest.mark.parametrize("own", NO_PILLS)
@pytest.mark.parametrize("condition", WITH_PILLS, ids=ids(WITH_PILLS))
def test_pills_are_not_for_those_they_may_harm_even_once_pressing_was_agreed(
    catalog: Catalog, adult: About, condition: Condition, own: str
) -> None:
    for clinician in (None, True):
        about = About(clinician=clinician, told={**adult.told, own: True})
        care = care_for(catalog, condition, about)
        assert care.anti_inflammatories is None
        assert care.heat == condition.heat
        assert barring(care) == {Effect.NO_ANTI_INFLAMMATORIES}
        assert all(own in caution.when for caution in care.left_out)


@pytest.mark.parametrize("condition", CONDITIONS, ids=ids(CONDITIONS))
def test_nothing_is_left_out_for_someone_well_or_someone_who_said_nothing(
    catalog: Catalog, adult: About, condition: Condition
) -> None:
    for about in (adult, About()):
        care = care_for(catalog, condition, about)
        assert care == Care(condition.heat, condition.anti_inflammatories, ())


@given(about=ABOUTS)
def test_care_is_as_the_answers_say_for_every_condition(about: About) -> None:
    numb = about.told.get("numb_skin") is True
    thin = any(about.told.get(own) is True for own in NO_PILLS)
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


# Kinds of care


def told_yes(about: About) -> set[str]:
    """The situations of a person, reckoned from the answers alone."""
    young = {"under_18"} if about.age is not None and about.age < 18 else set()
    return {own for own, holds in about.told.items() if holds} | young


def told_no(about: About) -> set[str]:
    """The situations that are not this person's."""
    of_age = {"under_18"} if about.age is not None and about.age >= 18 else set()
    return {own for own, holds in about.told.items() if not holds} | of_age - told_yes(about)


def concerns(caution: CareCaution, about: About) -> bool | None:
    """Whether a caution of care is this person's; None if nobody can tell."""
    if told_yes(about) & set(caution.situations):
        return True
    return False if caution.situations and set(caution.situations) <= told_no(about) else None


def alone(item: CareItem, about: About) -> Offered | LeftOutCare:
    """One kind of care for one person."""
    offered, left_out = weigh(CATALOG, [(item, "Why.")], about)
    assert len(offered) + len(left_out) == 1
    return offered[0] if offered else left_out[0]


@given(about=ABOUTS)
def test_each_kind_of_care_is_as_its_cautions_and_the_persons_say(about: About) -> None:
    effects = {e for c in cautions_for(CATALOG, about) if c.when for e in c.effects}
    for item in ITEMS:
        mine = [(caution, concerns(caution, about)) for caution in item.cautions]
        bars = [c.text for c, own in mine if own and c.action is CareAction.LEAVE_OUT]
        answer = alone(item, about)
        gone = bool(bars) or bool(effects & set(item.barred_by))
        assert isinstance(answer, LeftOutCare) == gone, item.id
        if isinstance(answer, LeftOutCare):
            # What the person's own cautions say of it need not be said twice.
            if not effects & set(item.barred_by):
                assert list(answer.because) == bars
            continue
        assert answer.ask_first == tuple(
            c.text for c, own in mine if own and c.action is CareAction.ASK_FIRST
        )
        assert answer.careful == tuple(
            c.text for c, own in mine if own is None or (own and c.action is CareAction.CAREFUL)
        )
        assert answer.why == "Why."


@pytest.mark.parametrize(
    ("item", "own"), [("heat", "numb_skin"), *(("ibuprofen", own) for own in NO_PILLS)]
)
def test_what_is_left_out_says_why_and_what_to_do(adult: About, item: str, own: str) -> None:
    answer = alone(CATALOG.care[item], adult.telling({own: True}))
    assert isinstance(answer, LeftOutCare)
    barring_ = [
        caution
        for caution in CATALOG.cautions.cautions
        if own in caution.when and set(CATALOG.care[item].barred_by) & set(caution.effects)
    ]
    assert barring_
    for caution in barring_:
        assert f"{caution.because} {caution.instead}" in answer.because
    assert len(set(answer.because)) == len(answer.because)


@pytest.mark.parametrize("own", SITUATION_IDS)
def test_pressing_is_not_told_as_care_to_someone_who_is_offered_no_points(
    adult: About, own: str
) -> None:
    about = adult.telling({own: True})
    refused = {e for c in cautions_for(CATALOG, about) for e in c.effects}
    answer = alone(CATALOG.care["acupressure"], about)
    assert isinstance(answer, LeftOutCare) == (Effect.WITHHOLD_ALL in refused)


def test_what_a_clinician_agreed_to_is_pressing_and_not_pills(adult: About) -> None:
    thin = adult.telling({"blood_thinner": True})
    agreed = About(age=thin.age, clinician=True, told=thin.told)
    assert isinstance(alone(CATALOG.care["acupressure"], thin), LeftOutCare)
    assert isinstance(alone(CATALOG.care["acupressure"], agreed), Offered)
    assert isinstance(alone(CATALOG.care["ibuprofen"], agreed), LeftOutCare)


@pytest.mark.parametrize("item", ITEMS, ids=ids(ITEMS))
def test_silence_offers_care_with_every_caution_and_asks_nothing_first(item: CareItem) -> None:
    answer = alone(item, About())
    assert answer == Offered(item, "Why.", (), tuple(c.text for c in item.cautions))


@pytest.mark.parametrize("item", ITEMS, ids=ids(ITEMS))
def test_a_no_to_everything_leaves_only_what_is_for_everyone(adult: About, item: CareItem) -> None:
    rest = tuple(c.text for c in item.cautions if not c.situations)
    assert alone(item, adult) == Offered(item, "Why.", (), rest)


def test_two_situations_of_one_caution_make_it_one_persons_if_either_holds(adult: About) -> None:
    item = next(
        item for item in ITEMS for c in item.cautions
        if c.action is CareAction.ASK_FIRST and len(c.situations) > 1
    )  # fmt: skip
    caution = next(
        c for c in item.cautions if c.action is CareAction.ASK_FIRST and len(c.situations) > 1
    )
    first, *_ = caution.situations
    answer = alone(item, About(told={first: False}))
    assert isinstance(answer, Offered)
    assert caution.text in answer.careful
    answer = alone(item, adult.telling({first: True}))
    assert isinstance(answer, Offered)
    assert caution.text in answer.ask_first


# Lists of care


@pytest.mark.parametrize("condition", OFFERED, ids=ids(OFFERED))
def test_a_condition_has_the_care_named_for_it_first_and_then_the_general(
    catalog: Catalog, adult: About, condition: Condition
) -> None:
    found = list_care(catalog, condition, adult)
    assert found.condition is condition
    named = [offered for offered in found.offered if offered.why is not None]
    general = [offered for offered in found.offered if offered.why is None]
    assert found.offered == (*named, *general)
    for offered in named:
        reasons = {each.condition: each.why for each in offered.item.named_for}
        assert offered.why == reasons[condition.id]
    assert {offered.item.id for offered in general} == {
        item.id
        for item in ITEMS
        if item.general
        and condition.id not in {*item.not_with, *(each.condition for each in item.named_for)}
    }
    told = [offered.item.id for offered in found.offered]
    assert len(set(told)) == len(told)


def test_care_is_listed_group_by_group_and_each_by_name(catalog: Catalog, adult: About) -> None:
    order = [group.id for group in catalog.vocabulary.care_groups]
    found = list_care(catalog, None, adult)
    places = [(order.index(each.item.group), each.item.name) for each in found.offered]
    assert places == sorted(places)
    assert {each.item.id for each in found.offered} == {item.id for item in ITEMS if item.general}
    assert found.condition is None


def test_what_is_only_for_some_conditions_is_not_in_the_general_list(
    catalog: Catalog, adult: About
) -> None:
    only = [item for item in ITEMS if not item.general]
    assert only
    for item in only:
        with_it = {each.condition for each in item.named_for}
        assert with_it
        for condition in OFFERED:
            listed = {each.item.id for each in list_care(catalog, condition, adult).offered}
            assert (item.id in listed) is (condition.id in with_it)


def test_what_needs_someone_elses_care_has_none_here(catalog: Catalog, adult: About) -> None:
    for condition in CONDITIONS:
        if condition.instead is not None:
            assert list_care(catalog, condition, adult) == CareList((), (), condition)


@pytest.mark.parametrize("item", ITEMS, ids=ids(ITEMS))
def test_one_kind_of_care_asked_for_is_told_alone(
    catalog: Catalog, adult: About, item: CareItem
) -> None:
    found = list_care(catalog, item, adult)
    assert [offered.item for offered in found.offered] == [item]
    assert (found.condition, found.left_out, found.offered[0].why) == (None, (), None)


@given(about=ABOUTS)
def test_a_list_of_care_tells_each_kind_once_as_offered_or_as_left_out(about: About) -> None:
    found = list_care(CATALOG, None, about)
    told = [each.item.id for each in found.offered] + [each.item.id for each in found.left_out]
    assert sorted(told) == sorted(item.id for item in ITEMS if item.general)
    assert all(held.because for held in found.left_out)


def test_a_warning_sign_takes_care_away_as_a_situation_does(catalog: Catalog) -> None:
    """Were a caution about heat to be brought by a sign."""
    (no_heat,) = (c for c in catalog.cautions.cautions if c.id == "numb-skin-heat")
    by_sign = structs.replace(no_heat, when=("RF47",))
    other = structs.replace(
        catalog, cautions=structs.replace(catalog.cautions, cautions=(by_sign,))
    )
    (sign,) = (each for each in all_signs(catalog.red_flags) if each.id == "RF47")
    heat = catalog.care["heat"]
    assert list_care(other, heat, About(), [sign]).offered == ()
    assert list_care(other, heat, About()).left_out == ()


@pytest.mark.parametrize(
    ("name", "found"),
    [
        ("heat", "heat"),
        ("Heating pad", "heat"),
        ("NSAIDs", "ibuprofen"),
        ("cat cow", "cat-cow"),
        ("sciatica", "sciatica"),
        ("Sciatic nerve pain", "sciatica"),
    ],
)
def test_care_and_conditions_are_found_by_any_of_their_names(
    catalog: Catalog, name: str, found: str
) -> None:
    assert find_care(catalog, name).id == found


def test_everything_in_care_is_found_by_each_of_its_names(catalog: Catalog) -> None:
    for item in ITEMS:
        for name in (item.id, item.name, *item.also_called):
            assert find_care(catalog, name) == item, name
    for condition in CONDITIONS:
        for name in (condition.id, condition.name, *condition.also_called):
            assert find_care(catalog, name) == condition, name


def test_a_kind_of_care_nobody_knows_is_an_error_with_near_ones(catalog: Catalog) -> None:
    with pytest.raises(WrongUseError, match=r"called 'heatt'\. Did you mean heat"):
        find_care(catalog, "heatt")
    with pytest.raises(WrongUseError, match="no condition or kind of care called 'xylophone'"):
        find_care(catalog, "xylophone")
