"""The numbers to call: those of the reference (its section d), and no others.

Pinned by hand from the reference, not read from it.
"""

import pytest
from phonenumbers.shortnumberinfo import is_emergency_number

from acuguide.catalog.countries import Call, Country
from acuguide.catalog.names import normal
from acuguide.catalog.records import Catalog

TABLE = (
    "GB IE US CA AU NZ JP CN HK MO TW KR SG MY TH VN ID PH IN PK LK NP AE SA IL TR ZA NG KE EG "
    "BR MX AR CL CO PE FR DE IT ES PT NL BE CH AT SE NO DK FI PL CZ GR HU RO UA"
)
COUNTRIES = TABLE.split()
# Their ambulance numbers are from memory alone, and libphonenumber knows none of them.
NO_AMBULANCE = {"LK", "NG", "PE"}
AMBULANCES = {
    "GB": "999",
    "US": "911",
    "AU": "000",
    "NZ": "111",
    "JP": "119",
    "CN": "120",
    "IN": "112",
    "DE": "112",
    "FR": "15",
    "BR": "192",
    "ZA": "10177",
    "KE": "999",
}
# libphonenumber does not list these as emergency numbers.
UNKNOWN_TO_THE_LIBRARY = {("MO", "112"), ("KE", "1199"), ("CO", "125"), ("ES", "061")}
# The reference has the number, its role or where it works from memory alone, or warns of it.
CHECK_LOCALLY = {
    "ambulance": "AE998 AR107 CZ155 GR166 ID119 NP102 PK1122 TH1669 UA103",
    "others": (
        "AR911 CO125 ES061 ID112 ID118 IN102 IN108 KE1199 MO112 MY112 NG199 PK115 SA911 TW112 "
        "UA112 VN114"
    ),
    "advice": (
        "AT1450 BE1733 BR136 CL6003607777 CN12320 DK1813 FI116117 FR116117 FR15 HU1830 IN104 "
        "IT116117 KR119 NO116117 PE113 PL800190590 PT808242424 SA937 SE1177 SG1777 SG62626262 "
        "TH1669 TR184"
    ),
}
# Police or fire in the reference; for CZ, UA and MO it names no service at all.
NOT_FOR_AMBULANCES = {
    "JP": "110",
    "CN": "110 119",
    "MO": "110",
    "TW": "110",
    "KR": "112",
    "SG": "999",
    "TH": "191 199",
    "VN": "112 113",  # 112 is the rescue service
    "ID": "110",
    "LK": "110 119",
    "NP": "100",
    "AE": "997 999",
    "SA": "999",
    "IL": "100 102",
    "ZA": "10111",
    "EG": "122 180",
    "BR": "190 193",
    "CL": "132 133",
    "PE": "105 116",
    "FR": "17 18",
    "DE": "110",
    "CH": "117",
    "AT": "133",
    "NO": "110 112",
    "CZ": "150 158",
    "GR": "100",
    "UA": "101 102",
}


def country(catalog: Catalog, code: str) -> Country:
    (found,) = (one for one in catalog.countries.values() if one.id == code)
    return found


def calls(one: Country, kind: str) -> tuple[Call, ...]:
    """The calls of one kind: `ambulance`, `others` or `advice`."""
    ambulance = () if one.ambulance is None else (one.ambulance,)
    return {"ambulance": ambulance, "others": one.others, "advice": one.advice}[kind]


def test_every_country_of_the_reference_is_there_once(catalog: Catalog) -> None:
    assert [one.id for one in catalog.countries.values()] == COUNTRIES


@pytest.mark.parametrize("code", COUNTRIES)
def test_an_ambulance_number_is_missing_only_where_it_failed_the_check(
    catalog: Catalog, code: str
) -> None:
    assert (country(catalog, code).ambulance is None) == (code in NO_AMBULANCE)


@pytest.mark.parametrize(("code", "number"), AMBULANCES.items())
def test_the_ambulance_has_the_number_of_the_reference(
    catalog: Catalog, code: str, number: str
) -> None:
    ambulance = country(catalog, code).ambulance
    assert ambulance is not None
    assert ambulance.number == number


def test_libphonenumber_knows_every_ambulance_number(catalog: Catalog) -> None:
    unknown = {
        (one.id, call.number)
        for one in catalog.countries.values()
        for call in calls(one, "ambulance")
        if not is_emergency_number(call.number, one.id)
    }
    assert unknown == set()


def test_other_numbers_unknown_to_libphonenumber_are_few_and_to_be_checked(
    catalog: Catalog,
) -> None:
    unknown = {
        (one.id, call.number): call.check_locally
        for one in catalog.countries.values()
        for call in one.others
        if not is_emergency_number(call.number, one.id)
    }
    assert unknown == dict.fromkeys(UNKNOWN_TO_THE_LIBRARY, True)


@pytest.mark.parametrize("kind", CHECK_LOCALLY)
def test_what_the_reference_has_from_memory_is_to_be_checked_locally(
    catalog: Catalog, kind: str
) -> None:
    marked = {
        one.id + call.number.replace(" ", "")
        for one in catalog.countries.values()
        for call in calls(one, kind)
        if call.check_locally
    }
    assert marked == set(CHECK_LOCALLY[kind].split())


@pytest.mark.parametrize("code", NOT_FOR_AMBULANCES)
def test_no_country_has_numbers_that_reach_only_the_police_or_firefighters(
    catalog: Catalog, code: str
) -> None:
    one = country(catalog, code)
    numbers = {call.number for kind in CHECK_LOCALLY for call in calls(one, kind)}
    assert numbers.isdisjoint(NOT_FOR_AMBULANCES[code].split())


@pytest.mark.parametrize("code", COUNTRIES)
def test_a_number_is_given_once_for_each_kind_and_its_purpose_is_short(
    catalog: Catalog, code: str
) -> None:
    one = country(catalog, code)
    emergency = [call.number for call in (*calls(one, "ambulance"), *one.others)]
    assert len(set(emergency)) == len(emergency)
    assert all(
        len(call.purpose) <= 90 and "police" not in call.purpose
        for kind in CHECK_LOCALLY
        for call in calls(one, kind)
    )


@pytest.mark.parametrize("code", COUNTRIES)
def test_a_country_was_checked_this_year(catalog: Catalog, code: str) -> None:
    assert "2026-01" <= country(catalog, code).checked <= "2026-12"


def test_no_two_countries_share_a_code_or_a_name(catalog: Catalog) -> None:
    names = [
        normal(name)
        for one in catalog.countries.values()
        for name in (one.id, one.name, *one.also_called)
    ]
    assert sorted(names) == sorted(set(names))
