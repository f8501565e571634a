"""Which points and causes are meant: by condition, region, symptom, name and position."""

import pytest

from acuguide.catalog.records import Catalog, CautionAction, Condition
from acuguide.errors import WrongUseError
from acuguide.guide.selection import (
    NamedFor,
    find_condition,
    find_point,
    find_positions,
    find_region,
    find_routine,
    for_codes,
    for_condition,
    for_region,
    list_conditions,
    naming,
    select,
)

NOT_FOR_SELF_CARE = {
    "tumour", "spinal-infection", "cauda-equina", "kidney-infection", "kidney-stones",
    "anorectal-abscess", "pilonidal-cyst", "haemorrhoids", "endometriosis", "ovarian-cyst",
    "ibs", "trauma", "ankylosing-spondylitis",
}  # fmt: skip


def offered(catalog: Catalog) -> list[Condition]:
    """The conditions for which points are offered."""
    return [c for c in catalog.conditions.values() if c.instead is None]


# Points


def test_sciatica_has_its_four_points_first_and_then_the_regions(catalog: Catalog) -> None:
    found = for_condition(catalog, find_condition(catalog, "sciatica"))
    assert [(c.point.code, c.named_for) for c in found[:4]] == [
        (code, NamedFor.CONDITION) for code in ("BL23", "BL40", "BL54", "GB30")
    ]
    assert {c.point.code for c in found[4:]} == {"BL25", "GV3", "GV4", "KI3", "LI4"}
    assert {c.named_for for c in found[4:]} == {NamedFor.REGION}


def test_every_condition_names_its_own_points_first_and_each_once(catalog: Catalog) -> None:
    for condition in offered(catalog):
        found = for_condition(catalog, condition)
        codes = [c.point.code for c in found]
        own = [named.code for named in condition.points]
        assert codes[: len(own)] == own
        assert len(set(codes)) == len(codes)
        kinds = [c.named_for for c in found]
        assert kinds == [NamedFor.CONDITION] * len(own) + [NamedFor.REGION] * (
            len(found) - len(own)
        )


def test_every_offered_condition_has_points_each_with_a_reason_and_sources(
    catalog: Catalog,
) -> None:
    for condition in offered(catalog):
        found = for_condition(catalog, condition)
        assert found
        for candidate in found:
            assert candidate.why.strip()
            assert candidate.sources
            assert set(candidate.sources) <= set(catalog.sources)


def test_a_general_point_is_named_for_a_region_of_the_condition(catalog: Catalog) -> None:
    for condition in offered(catalog):
        own = {named.code for named in condition.points}
        named = {
            code
            for code, point in catalog.points.items()
            if {general.region for general in point.named_for} & set(condition.regions)
        }
        assert {c.point.code for c in for_condition(catalog, condition)} == own | named


def test_a_points_own_reason_is_kept_apart_from_the_general_one(catalog: Catalog) -> None:
    condition = find_condition(catalog, "sciatica")
    reasons = {named.code: named.why for named in condition.points}
    for candidate in for_condition(catalog, condition):
        if candidate.named_for is NamedFor.CONDITION:
            assert candidate.why == reasons[candidate.point.code]
        else:
            generals = {general.why for general in candidate.point.named_for}
            assert candidate.why in generals


def test_what_is_not_for_self_care_has_no_points(catalog: Catalog) -> None:
    without = {c.id for c in catalog.conditions.values() if not for_condition(catalog, c)}
    assert without == NOT_FOR_SELF_CARE


def test_a_sore_spot_is_a_caution_on_every_point_of_the_condition(catalog: Catalog) -> None:
    sore = [c for c in offered(catalog) if c.sore_spot]
    assert len(sore) >= 5
    for condition in offered(catalog):
        for candidate in for_condition(catalog, condition):
            cautions = [(c.when, c.action, c.text) for c in candidate.more_cautions]
            stop = ("sore_spot", CautionAction.DO_NOT_PRESS_IF, condition.sore_spot)
            assert cautions == ([stop] if condition.sore_spot else [])


def test_points_asked_for_twice_come_once_and_in_the_order_asked(catalog: Catalog) -> None:
    asked = [find_point(catalog, name) for name in ("GB30", "huantiao", "bl-23", "環跳")]
    found = for_codes(asked)
    assert [c.point.code for c in found] == ["GB30", "BL23"]
    assert {c.named_for for c in found} == {None}


def test_points_are_asked_for_by_name_by_condition_by_region_or_all(catalog: Catalog) -> None:
    named = select(catalog, ["bl23", "huantiao"], None, None)
    assert [c.point.code for c in named.candidates] == ["BL23", "GB30"]
    assert (named.by_name, named.condition, named.region) == (True, None, None)
    sciatica = select(catalog, [], "sciatic nerve pain", None)
    assert sciatica.condition is catalog.conditions["sciatica"]
    assert sciatica.candidates == for_condition(catalog, catalog.conditions["sciatica"])
    hip = select(catalog, [], None, "HIP")
    named_for_hip = for_region(catalog, "hip")
    assert hip.region == "hip"
    assert hip.candidates[: len(named_for_hip)] == named_for_hip
    everything = select(catalog, [], None, None)
    assert {c.point.code for c in everything.candidates} == set(catalog.points)
    assert not everything.by_name


@pytest.mark.parametrize(
    ("codes", "condition", "region"),
    [
        (["BL23"], "sciatica", None),
        (["BL23"], None, "hip"),
        ([], "sciatica", "hip"),
        (["BL23"], "", ""),
    ],
)
def test_only_one_way_of_asking_is_taken_at_a_time(
    catalog: Catalog, codes: list[str], condition: str | None, region: str | None
) -> None:
    with pytest.raises(WrongUseError, match="Give one of"):
        select(catalog, codes, condition, region)


@pytest.mark.parametrize(("condition", "region"), [("", None), (None, "")])
def test_an_empty_name_is_an_unknown_name(
    catalog: Catalog, condition: str | None, region: str | None
) -> None:
    with pytest.raises(WrongUseError, match="is no name of a"):
        select(catalog, [], condition, region)


def test_every_region_has_points_named_for_it(catalog: Catalog) -> None:
    for term in catalog.vocabulary.regions:
        found = for_region(catalog, term.id)
        assert found
        for candidate in found:
            assert candidate.named_for is NamedFor.REGION
            assert term.id in {general.region for general in candidate.point.named_for}


@pytest.mark.parametrize(
    ("region", "named", "others"),
    [
        ("hip", "BL40 GB30 LI4", "GB29"),
        ("buttock", "BL25 BL54 GB30", "BL36 BL53"),
        (
            "low-back",
            "BL23 BL25 BL40 BL54 GV3 GV4 KI3 LI4",
            "BL24 BL26 BL27 BL28 BL31 BL32 BL33 BL34 BL52 EX-B2 EX-B7 EX-B8 GV2",
        ),
    ],
)
def test_a_region_has_the_points_named_for_it_and_then_the_others_that_lie_there(
    catalog: Catalog, region: str, named: str, others: str
) -> None:
    found = select(catalog, [], None, region).candidates
    kinds = {NamedFor.REGION: named.split(), None: others.split()}
    assert {c.named_for for c in found} == set(kinds)
    for kind, codes in kinds.items():
        assert sorted(c.point.code for c in found if c.named_for is kind) == sorted(codes)
    assert [c.named_for for c in found] == [NamedFor.REGION] * len(named.split()) + [None] * len(
        others.split()
    )
    for candidate in found:
        if candidate.named_for is None:
            assert candidate.point.surface == region
            assert candidate.why == candidate.point.why


def test_the_others_of_a_region_are_in_no_list_of_a_condition(catalog: Catalog) -> None:
    """Nobody names them for it, and no list is invented."""
    for condition in offered(catalog):
        codes = {c.point.code for c in for_condition(catalog, condition)}
        named = {named.code for named in condition.points}
        general = {
            c.point.code for region in condition.regions for c in for_region(catalog, region)
        }
        assert codes == named | general


def test_the_conditions_that_name_a_point_are_those_whose_own_lists_hold_it(
    catalog: Catalog,
) -> None:
    for code in catalog.points:
        found = naming(catalog, code)
        assert {c.id for c in found} == {
            own
            for own, condition in catalog.conditions.items()
            if code in {named.code for named in condition.points}
        }
        assert len(set(found)) == len(found)
    assert "sciatica" in {c.id for c in naming(catalog, "GB30")}
    assert naming(catalog, "BL67") == ()


def test_buttock_and_hip_differ_from_the_low_back(catalog: Catalog) -> None:
    buttock = {c.point.code for c in for_region(catalog, "buttock")}
    low_back = {c.point.code for c in for_region(catalog, "low-back")}
    assert "GB30" in buttock - low_back
    assert "BL23" in low_back - buttock


# Names


def test_everything_is_found_by_each_of_its_names(catalog: Catalog) -> None:
    for condition in catalog.conditions.values():
        for name in (condition.id, condition.name, *condition.also_called):
            assert find_condition(catalog, name) is condition
    for point in catalog.points.values():
        for name in (point.code, point.pinyin, point.characters, point.simplified):
            assert find_point(catalog, name) is point
    for routine in catalog.routines.values():
        for name in (routine.id, routine.name, *routine.also_called):
            assert find_routine(catalog, name) is routine


def test_near_misses_are_suggested(catalog: Catalog) -> None:
    with pytest.raises(WrongUseError, match=r"no condition called 'sciatika'\. Did you mean sciat"):
        find_condition(catalog, "sciatika")
    with pytest.raises(WrongUseError, match=r"no point called 'GB31x'\. Did you mean .*GB31"):
        find_point(catalog, "GB31x")
    with pytest.raises(WrongUseError, match=r"no routine called 'desks'\. Did you mean desk"):
        find_routine(catalog, "desks")
    with pytest.raises(WrongUseError, match=r"no region called 'hips'\. Did you mean hip"):
        find_region(catalog, "hips")


@pytest.mark.parametrize(("name", "region"), [("low back", "low-back"), ("HIP", "hip")])
def test_a_region_is_found_by_id_or_name(catalog: Catalog, name: str, region: str) -> None:
    assert find_region(catalog, name) == region


# Positions


@pytest.mark.parametrize(
    ("name", "positions"),
    [
        ("lying", ("lying-back", "lying-side")),
        ("Lying-Back", ("lying-back",)),
        ("lying s", ("lying-side",)),
        ("sit", ("sitting",)),
        ("standing", ("standing-wall",)),
        ("standing at a wall", ("standing-wall",)),
        ("lying on your side", ("lying-side",)),
    ],
)
def test_a_position_is_found_by_its_beginning_or_its_name(
    catalog: Catalog, name: str, positions: tuple[str, ...]
) -> None:
    assert find_positions(catalog, name) == positions


@pytest.mark.parametrize("name", ["", "-"])
def test_no_name_is_no_position(catalog: Catalog, name: str) -> None:
    with pytest.raises(WrongUseError, match="is no name of a position"):
        find_positions(catalog, name)


@pytest.mark.parametrize("name", ["hanging", "sittingx"])
def test_a_position_nobody_knows_is_an_error(catalog: Catalog, name: str) -> None:
    with pytest.raises(WrongUseError, match=f"There is no position called '{name}'"):
        find_positions(catalog, name)


# Causes


def test_without_a_region_all_34_causes_are_listed_group_by_group(catalog: Catalog) -> None:
    found = list_conditions(catalog, None)
    assert {c.id for c in found} == set(catalog.conditions)
    assert len(found) == 34
    groups = [group.id for group in catalog.vocabulary.groups]
    places = [(groups.index(c.group), c.name) for c in found]
    assert places == sorted(places)


@pytest.mark.parametrize("region", ["low-back", "buttock", "hip"])
def test_a_region_lists_its_causes_and_no_other(catalog: Catalog, region: str) -> None:
    found = list_conditions(catalog, region)
    assert {c.id for c in found} == {
        c.id for c in catalog.conditions.values() if region in c.regions
    }
    assert 10 < len(found) < 34
