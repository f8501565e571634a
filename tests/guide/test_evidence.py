"""Which findings and guidelines are told for what was asked."""

import pytest

from acuguide.catalog.care import CareItem
from acuguide.catalog.records import Catalog, Condition, Point
from acuguide.errors import WrongUseError
from acuguide.guide.evidence import evidence_for, find_topic, findings_for
from tests.guide.conftest import CATALOG

CONDITIONS = list(CATALOG.conditions.values())
OFFERED = [condition for condition in CONDITIONS if condition.instead is None]
ELSEWHERE = [condition for condition in CONDITIONS if condition.instead is not None]
POINTS = list(CATALOG.points.values())
CARE = list(CATALOG.care.values())


def ids(things: list[Condition] | list[CareItem]) -> list[str]:
    """The ids of some things."""
    return [thing.id for thing in things]


def test_without_a_topic_all_is_told_and_each_once(catalog: Catalog) -> None:
    found = evidence_for(catalog, None)
    assert found.about is None
    assert [finding.id for finding in found.findings] == list(catalog.findings)
    assert [guideline.id for guideline in found.guidelines] == list(catalog.guidelines)
    assert [headline.id for headline in found.headlines] == list(catalog.headlines)
    assert found.nearby == ()


@pytest.mark.parametrize("condition", OFFERED, ids=ids(OFFERED))
def test_a_condition_has_its_own_findings_and_those_on_pressing(
    catalog: Catalog, condition: Condition
) -> None:
    found = evidence_for(catalog, condition)
    assert found.about is condition
    assert all(condition.id in finding.conditions for finding in found.findings)
    assert {f.id for f in found.findings} == {
        own for own, finding in catalog.findings.items() if condition.id in finding.conditions
    }
    assert {f.id for f in found.nearby} == {
        own for own, f in catalog.findings.items() if f.topic in {"pressing", "ear"}
    }
    assert found.findings == findings_for(catalog, condition)
    assert len(found.guidelines) == len(catalog.guidelines)


@pytest.mark.parametrize("condition", ELSEWHERE, ids=ids(ELSEWHERE))
def test_pressing_is_no_answer_to_what_needs_a_doctor(
    catalog: Catalog, condition: Condition
) -> None:
    found = evidence_for(catalog, condition)
    assert (found.nearby, found.guidelines) == ((), ())
    assert all(condition.id in finding.conditions for finding in found.findings)


@pytest.mark.parametrize("point", POINTS, ids=[point.code for point in POINTS])
def test_a_point_has_its_own_findings_and_those_on_pressing_none_twice(
    catalog: Catalog, point: Point
) -> None:
    found = evidence_for(catalog, point)
    assert all(point.code in finding.points for finding in found.findings)
    told = [finding.id for finding in (*found.findings, *found.nearby)]
    assert len(set(told)) == len(told)
    assert {finding.topic for finding in found.nearby} <= {"pressing", "ear"}
    pressing = {own for own, f in catalog.findings.items() if f.topic in {"pressing", "ear"}}
    assert pressing <= set(told)


@pytest.mark.parametrize("item", CARE, ids=ids(CARE))
def test_a_kind_of_care_has_its_own_findings_alone(catalog: Catalog, item: CareItem) -> None:
    found = evidence_for(catalog, item)
    assert {f.id for f in found.findings} == {
        own for own, finding in catalog.findings.items() if item.id in finding.care
    }
    assert found.nearby == ()


@pytest.mark.parametrize("topic", ["sciatica", "BL23", "heat", "cauda-equina", "muscle-strain"])
def test_short_answers_are_told_where_they_rest_on_what_is_told(
    catalog: Catalog, topic: str
) -> None:
    found = evidence_for(catalog, find_topic(catalog, topic))
    told = {finding.id for finding in found.findings or found.nearby}
    for headline in catalog.headlines.values():
        assert (headline in found.headlines) is bool(told & set(headline.findings))


def test_every_finding_is_reached_by_some_topic(catalog: Catalog) -> None:
    topics: list[Condition | Point | CareItem] = [*OFFERED, *POINTS, *CARE]
    told = {
        finding.id
        for topic in topics
        for found in (evidence_for(catalog, topic),)
        for finding in (*found.findings, *found.nearby)
    }
    assert told == set(catalog.findings)


def test_a_topic_is_found_by_any_of_its_names(catalog: Catalog) -> None:
    assert find_topic(catalog, "Sciatic nerve pain") is catalog.conditions["sciatica"]
    assert find_topic(catalog, "huantiao") is catalog.points["GB30"]
    assert find_topic(catalog, "bl-23") is catalog.points["BL23"]
    assert find_topic(catalog, "NSAIDs") is catalog.care["ibuprofen"]
    for kind in (catalog.conditions, catalog.points, catalog.care):
        for own, thing in kind.items():
            assert find_topic(catalog, own) is thing


def test_no_name_means_two_things(catalog: Catalog) -> None:
    kinds = (catalog.names["conditions"], catalog.names["points"], catalog.names["care"])
    owners = [own for names in kinds for own in names]
    assert len(set(owners)) == len(owners)


@pytest.mark.parametrize(
    ("name", "near"), [("sciatika", "sciatica"), ("heatt", "heat"), ("GB300", "GB30")]
)
def test_a_near_miss_is_suggested(catalog: Catalog, name: str, near: str) -> None:
    with pytest.raises(WrongUseError, match=f"no condition, point or kind of care.*{near}"):
        find_topic(catalog, name)
