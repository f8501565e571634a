"""The opening questions lead somewhere, whatever is answered."""

from collections.abc import Iterator
from itertools import product

import pytest

from acuguide.catalog.records import Catalog
from acuguide.guide.intake import MOST_CAUSES, look_up


def answers(catalog: Catalog) -> Iterator[tuple[int, ...]]:
    """Every way to answer all the questions."""
    return product(*(range(len(question.choices)) for question in catalog.questions.values()))


def test_every_way_to_answer_leads_to_causes_and_a_routine(catalog: Catalog) -> None:
    ways = list(answers(catalog))
    assert len(ways) > 100
    for chosen in ways:
        found = look_up(catalog, chosen)
        assert 1 <= len(found.conditions) <= MOST_CAUSES
        assert len(set(found.conditions)) == len(found.conditions)
        assert found.routine in catalog.routines


def test_the_causes_belong_to_the_region_that_was_named(catalog: Catalog) -> None:
    for chosen in answers(catalog):
        found = look_up(catalog, chosen)
        choice = catalog.questions["1"].choices[chosen[0]]
        assert found.region == choice.region
        assert all(found.region in (None, *cause.regions) for cause in found.conditions)


def test_the_routine_presses_a_point_named_for_the_region(catalog: Catalog) -> None:
    for region in ("low-back", "buttock", "hip"):
        regions = [choice.region for choice in catalog.questions["1"].choices]
        routine = catalog.routines[look_up(catalog, (regions.index(region), 0, 0)).routine]
        named = {
            point.code
            for point in catalog.points.values()
            if any(general.region == region for general in point.named_for)
        }
        assert named & set(routine.points)


def test_pain_down_the_leg_comes_to_sciatica_first(catalog: Catalog) -> None:
    feels = [choice.label for choice in catalog.questions["2"].choices]
    shooting = feels.index("Pain that shoots down a leg")
    last = len(catalog.questions["3"].choices) - 1
    assert look_up(catalog, (0, shooting, last)).conditions[0].id == "sciatica"


def test_every_question_needs_its_answer(catalog: Catalog) -> None:
    with pytest.raises(ValueError, match="shorter"):
        look_up(catalog, (0,))
