"""Nothing in the data is there for nothing: without any one record, the proof finds a breach.

A record whose loss nobody notices is either not needed, or not guarded.
"""

from collections.abc import Iterator

import pytest
from msgspec import structs

from acuguide.catalog.loading import load_catalog
from acuguide.catalog.records import Catalog, Level
from tests.proof.breaches import (
    all_breaches,
    breaches_of_care,
    breaches_of_levels,
    breaches_of_own_cautions,
)
from tests.proof.rules import CARE_RULES, OWN_CAUTIONS

CAUTIONS = [caution.id for caution in load_catalog().cautions.cautions]
CLUSTERS = [cluster.id for cluster in load_catalog().red_flags.clusters]


@pytest.fixture(scope="module")
def known(catalog: Catalog) -> set[str]:
    """What is wrong already, so that only what a loss adds counts."""
    return all_breaches(catalog)


@pytest.mark.parametrize("own", CAUTIONS)
def test_a_caution_that_is_lost_is_missed(catalog: Catalog, known: set[str], own: str) -> None:
    left = tuple(each for each in catalog.cautions.cautions if each.id != own)
    cautions = structs.replace(catalog.cautions, cautions=left)
    without = structs.replace(catalog, cautions=cautions)
    assert all_breaches(without) - known


@pytest.mark.parametrize("own", CLUSTERS)
def test_a_cluster_that_is_lost_is_missed(catalog: Catalog, known: set[str], own: str) -> None:
    left = tuple(each for each in catalog.red_flags.clusters if each.id != own)
    red_flags = structs.replace(catalog.red_flags, clusters=left)
    without = structs.replace(catalog, red_flags=red_flags)
    assert all_breaches(without) - known


def softened(catalog: Catalog) -> Iterator[tuple[str, Catalog]]:
    """The catalogue with one effect, one surface or one situation less in one caution."""
    every = catalog.cautions.cautions
    for index, caution in enumerate(every):
        for field in ("effects", "surfaces", "when"):
            values = getattr(caution, field)
            for gone in values:
                rest = tuple(value for value in values if value != gone)
                # A caution with no surface or situation left would be about all of them.
                if field != "effects" and not rest:
                    continue
                less = structs.replace(caution, **{field: rest})
                cautions = (*every[:index], less, *every[index + 1 :])
                title = f"{caution.id} without {getattr(gone, 'value', gone)}"
                yield (
                    title,
                    structs.replace(
                        catalog, cautions=structs.replace(catalog.cautions, cautions=cautions)
                    ),
                )


# Said twice in the data: another caution does the same for the same people or the same place.
SAID_TWICE = {"numb-leg without behind-knee", "numb-leg without outer-knee"}


def test_a_caution_that_does_less_is_missed(catalog: Catalog, known: set[str]) -> None:
    unnoticed = {title for title, less in softened(catalog) if not all_breaches(less) - known}
    assert unnoticed == SAID_TWICE


def lighter_points(catalog: Catalog) -> Iterator[tuple[str, Catalog]]:
    """The catalogue with one caution of one point less."""
    for code, point in catalog.points.items():
        for index, caution in enumerate(point.cautions):
            cautions = (*point.cautions[:index], *point.cautions[index + 1 :])
            points = {**catalog.points, code: structs.replace(point, cautions=cautions)}
            title = f"{code} {caution.when} {caution.action.value} {' '.join(caution.situations)}"
            yield title, structs.replace(catalog, points=points)


def test_a_caution_of_a_point_that_is_lost_is_missed(catalog: Catalog) -> None:
    """Also where another caution does the same: someone who reads must find it with the point."""

    def found(of: Catalog) -> set[str]:
        return {each for own in OWN_CAUTIONS for each in breaches_of_own_cautions(of, own)}

    assert found(catalog) == set()
    less = list(lighter_points(catalog))
    assert len(less) > 150
    unnoticed = [title for title, without in less if not found(without)]
    # A textbook bars it, and so does the rule of the calf.
    assert unnoticed == ["SP6 pregnancy withhold pregnant"]


def test_a_point_that_would_be_offered_after_all_is_missed(
    catalog: Catalog, known: set[str]
) -> None:
    press = catalog.points["BL62"].press
    offered = structs.replace(catalog.points["BL67"], not_offered=None, press=press)
    with_it = structs.replace(catalog, points={**catalog.points, "BL67": offered})
    assert all_breaches(with_it) - known


def lighter_care(catalog: Catalog) -> Iterator[tuple[str, Catalog]]:
    """The catalogue with one caution less for one person in one kind of care."""
    for rule in CARE_RULES:
        for own in sorted(rule.items):
            item = catalog.care[own]
            for who in sorted(rule.left_out | rule.ask_first):
                cautions = tuple(each for each in item.cautions if who not in each.situations)
                less = structs.replace(item, cautions=cautions, barred_by=())
                yield f"{own} {who}", structs.replace(catalog, care={**catalog.care, own: less})


def test_a_caution_of_care_that_is_lost_is_missed(catalog: Catalog) -> None:
    assert list(breaches_of_care(catalog)) == []
    less = list(lighter_care(catalog))
    assert len(less) > 100
    assert [title for title, without in less if not list(breaches_of_care(without))] == []


def test_a_sign_that_is_less_urgent_than_its_row_says_is_missed(catalog: Catalog) -> None:
    later = {"emergency": "same_day", "same_day": "see_doctor", "see_doctor": "self_care"}
    assert list(breaches_of_levels(catalog)) == []
    for number, screen in enumerate(catalog.red_flags.screens):
        for place, sign in enumerate(screen.signs):
            level = Level(later[sign.level.value])
            less = structs.replace(sign, level=level, doctor_first=False)
            signs = (*screen.signs[:place], less, *screen.signs[place + 1 :])
            screens = list(catalog.red_flags.screens)
            screens[number] = structs.replace(screen, signs=signs)
            red_flags = structs.replace(catalog.red_flags, screens=tuple(screens))
            without = structs.replace(catalog, red_flags=red_flags)
            assert list(breaches_of_levels(without)), sign.id
