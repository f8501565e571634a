"""What rests on a source, and sources by their ids."""

import pytest

from acuguide.catalog.records import Catalog
from acuguide.errors import WrongUseError
from acuguide.guide.resting import find_source, resting_on
from tests.guide.conftest import CATALOG

# Whose own words name the source, or whose parts do, by hand.
RESTING = {
    "LEAP18": ("conditions", "trochanteric-pain"),
    "PERONEAL": ("points", "GB34"),
    "MURPHY19": ("evidence", "pressing-self-pilot-2019"),
    "FRIMLEY": ("cautions", "under-18"),
    "NHS_DVT": ("red_flags", "RF28"),
    "WHO08": ("points", "BL23"),
    "S1": ("conditions", "coccydynia"),
}


@pytest.mark.parametrize("name", ["WHO08", "who08", "Who-08"])
def test_a_source_is_found_by_its_id_in_any_case(catalog: Catalog, name: str) -> None:
    assert find_source(catalog, name) is catalog.sources["WHO08"]


def test_an_unknown_source_is_told_with_near_ones_and_where_all_are(catalog: Catalog) -> None:
    with pytest.raises(WrongUseError) as told:
        find_source(catalog, "WHO80")
    assert str(told.value).startswith("There is no source called 'WHO80'. Did you mean WHO")
    assert str(told.value).endswith('All of them: "acuguide sources".')


@pytest.mark.parametrize("name", sorted(RESTING))
def test_what_rests_on_a_source_is_told_by_the_kind_of_data_and_the_id(
    catalog: Catalog, name: str
) -> None:
    folder, own = RESTING[name]
    assert own in dict(resting_on(catalog, catalog.sources[name]))[folder]


def test_something_rests_on_every_source(catalog: Catalog) -> None:
    idle = [own for own, source in catalog.sources.items() if not resting_on(catalog, source)]
    assert idle == []


@pytest.mark.parametrize("own", sorted(CATALOG.sources))
def test_each_thing_is_told_once_and_exists(catalog: Catalog, own: str) -> None:
    known = {
        "points": set(catalog.points),
        "conditions": set(catalog.conditions),
        "care": set(catalog.care),
        "routines": set(catalog.routines),
    }
    found = resting_on(catalog, catalog.sources[own])
    folders = [folder for folder, _ in found]
    assert folders == sorted(set(folders))
    for folder, ids in found:
        assert len(set(ids)) == len(ids) > 0
        assert set(ids) <= known.get(folder, set(ids))


def test_a_thing_that_names_a_source_only_in_one_of_its_parts_rests_on_it_too(
    catalog: Catalog,
) -> None:
    """Such as a condition that names it for a single point, or a point for one caution."""
    for code, point in catalog.points.items():
        for caution in point.cautions:
            for own in caution.sources:
                assert code in dict(resting_on(catalog, catalog.sources[own]))["points"]
