"""Warning signs: the most urgent decides, and more of them never reassure."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from acuguide.catalog.loading import load_catalog
from acuguide.catalog.records import Catalog, Level, Sign
from acuguide.errors import WrongUseError
from acuguide.guide.triage import (
    URGENT,
    all_signs,
    find_country,
    find_signs,
    stopping_screens,
    triage,
)

SIGNS = tuple(all_signs(load_catalog().red_flags))
SOME_SIGNS = st.lists(st.sampled_from(SIGNS), max_size=12)


def test_each_sign_alone_gives_its_own_level(catalog: Catalog) -> None:
    for sign in all_signs(catalog.red_flags):
        verdict = triage([sign], complete=True)
        assert (verdict.level, verdict.raised) == (sign.level, (sign,))
        assert verdict.urgent == (sign.level in {Level.EMERGENCY, Level.SAME_DAY})
        assert verdict.refuses == (sign.level in URGENT or sign.doctor_first)


def test_no_sign_at_all_is_self_care_and_refuses_nothing() -> None:
    verdict = triage([], complete=True)
    assert verdict.level is Level.SELF_CARE
    assert not verdict.urgent
    assert not verdict.refuses


def test_urgency_falls_from_emergency_to_self_care() -> None:
    levels = [Level.EMERGENCY, Level.SAME_DAY, Level.SEE_DOCTOR, Level.SELF_CARE]
    assert [level.urgency for level in levels] == [3, 2, 1, 0]


@given(some=SOME_SIGNS, more=SOME_SIGNS)
def test_adding_signs_never_lowers_the_level_nor_lifts_a_refusal(
    some: list[Sign], more: list[Sign]
) -> None:
    before, after = triage(some, complete=True), triage(some + more, complete=True)
    assert after.level.urgency >= before.level.urgency
    assert after.refuses or not before.refuses


@given(asked=SOME_SIGNS)
def test_what_was_raised_comes_once_each_and_most_urgent_first(asked: list[Sign]) -> None:
    raised = triage(asked, complete=True).raised
    assert sorted(sign.id for sign in raised) == sorted({sign.id for sign in asked})
    urgencies = [sign.level.urgency for sign in raised]
    assert urgencies == sorted(urgencies, reverse=True)


@given(shuffled=st.permutations(SIGNS))
def test_the_order_of_the_answers_does_not_matter(shuffled: list[Sign]) -> None:
    assert triage(shuffled, complete=True) == triage(SIGNS, complete=True)


def test_whether_all_was_answered_is_kept() -> None:
    assert triage([], complete=True).complete
    assert not triage([], complete=False).complete


def test_a_doctor_first_sign_refuses_at_its_own_level(catalog: Catalog) -> None:
    first = [sign for sign in all_signs(catalog.red_flags) if sign.doctor_first]
    assert first
    for sign in first:
        verdict = triage([sign], complete=True)
        assert verdict.refuses
        assert not verdict.urgent
        assert verdict.level is Level.SEE_DOCTOR


def test_a_sign_to_show_a_doctor_some_day_refuses_nothing(catalog: Catalog) -> None:
    later = [
        sign
        for sign in all_signs(catalog.red_flags)
        if sign.level is Level.SEE_DOCTOR and not sign.doctor_first
    ]
    assert later
    assert not triage(later, complete=True).refuses


def test_a_row_split_in_two_counts_as_its_higher_half(catalog: Catalog) -> None:
    (sign,) = find_signs(["RF24"], catalog.red_flags)
    assert (sign.id, sign.level) == ("RF24a", Level.EMERGENCY)


def test_the_first_half_of_every_split_row_is_the_higher_one(catalog: Catalog) -> None:
    levels = {sign.id: sign.level for sign in all_signs(catalog.red_flags)}
    halves = [sign_id[:-1] for sign_id in levels if sign_id.endswith("b")]
    assert halves
    for row in halves:
        assert levels[f"{row}a"].urgency > levels[f"{row}b"].urgency
        assert find_signs([row], catalog.red_flags)[0].id == f"{row}a"


@pytest.mark.parametrize("name", ["RF01", "rf01", "Rf 01", " rf-01 ", "ＲＦ０１"])
def test_a_sign_is_found_however_its_id_is_typed(catalog: Catalog, name: str) -> None:
    assert [sign.id for sign in find_signs([name], catalog.red_flags)] == ["RF01"]


def test_every_sign_is_found_by_its_own_id(catalog: Catalog) -> None:
    for sign in all_signs(catalog.red_flags):
        assert find_signs([sign.id], catalog.red_flags) == (sign,)


@pytest.mark.parametrize("name", ["RF24c", "RF011", "RF99"])
def test_an_unknown_id_suggests_near_ones(catalog: Catalog, name: str) -> None:
    with pytest.raises(WrongUseError, match=rf"'{name}'\. Did you mean RF\d\d[ab]?( or RF|\?)"):
        find_signs([name], catalog.red_flags)


def test_one_unknown_id_among_known_ones_is_an_error_and_not_left_out(catalog: Catalog) -> None:
    with pytest.raises(WrongUseError, match="There is no warning sign called 'nonsense'"):
        find_signs(["RF01", "nonsense"], catalog.red_flags)


@pytest.mark.parametrize("name", ["", " ", "-", "'"])
def test_an_empty_id_is_an_error_and_not_a_no(catalog: Catalog, name: str) -> None:
    with pytest.raises(WrongUseError, match="such as RF01"):
        find_signs([name], catalog.red_flags)


def test_the_short_check_holds_every_sign_that_refuses_and_no_other(catalog: Catalog) -> None:
    short = {sign.id for sign in all_signs(stopping_screens(catalog.red_flags))}
    refusing = {
        sign.id
        for sign in all_signs(catalog.red_flags)
        if sign.level in {Level.EMERGENCY, Level.SAME_DAY} or sign.doctor_first
    }
    assert short == refusing


def test_the_list_and_the_short_check_ask_the_most_urgent_first(catalog: Catalog) -> None:
    for flags in (catalog.red_flags, stopping_screens(catalog.red_flags)):
        urgencies = [sign.level.urgency for sign in all_signs(flags)]
        assert urgencies == sorted(urgencies, reverse=True)


@pytest.mark.parametrize(
    "name", ["GB", "gb", "United Kingdom", "uk", "Scotland", "northern-ireland"]
)
def test_a_country_is_found_by_its_code_or_a_name(catalog: Catalog, name: str) -> None:
    assert find_country(catalog, name).id == "GB"


def test_every_country_is_found_by_each_of_its_names(catalog: Catalog) -> None:
    for country in catalog.emergency_numbers.countries:
        for name in (country.id, country.name, *country.also_called):
            assert find_country(catalog, name) is country


@pytest.mark.parametrize("name", ["Atlantis", "GBX", "Unite"])
def test_an_unknown_country_is_never_guessed(catalog: Catalog, name: str) -> None:
    with pytest.raises(WrongUseError, match=f"There is no country called '{name}'"):
        find_country(catalog, name)
