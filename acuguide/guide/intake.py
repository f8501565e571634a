"""From the opening questions to what may fit. Pure."""

from msgspec import Struct

from acuguide.catalog.records import Catalog, Condition
from acuguide.guide.ranking import matches
from acuguide.guide.selection import list_conditions

MOST_CAUSES = 6
# The routine that presses a region's own points.
_ROUTINES = {"low-back": "low-back", "buttock": "buttock", "hip": "buttock"}
_USUAL = "low-back"


class Findings(Struct, frozen=True):
    """What the answers lead to: a region, likely causes, a routine."""

    region: str | None
    conditions: tuple[Condition, ...]
    routine: str


def look_up(catalog: Catalog, chosen: tuple[int, ...]) -> Findings:
    """The region named, the causes that share most words with the answers, and a routine.

    `chosen` is the index of the choice made in each question. Nothing is diagnosed: the
    answers only decide which texts come first.
    """
    choices = [
        question.choices[index]
        for question, index in zip(catalog.questions.values(), chosen, strict=True)
    ]
    region = next((choice.region for choice in choices if choice.region), None)
    words = " ".join(choice.words for choice in choices)
    possible = list_conditions(catalog, region)
    ranked = matches(catalog, possible, words).all
    return Findings(region, (ranked or possible)[:MOST_CAUSES], _ROUTINES.get(region or "", _USUAL))
