"""Which findings and guidelines bear upon what was asked. Pure."""

from typing import assert_never

from msgspec import Struct

from acuguide.catalog.care import CareItem
from acuguide.catalog.evidence import Finding, Guideline, Headline
from acuguide.catalog.names import find
from acuguide.catalog.records import Catalog, Condition, Point

# What is known of pressing with fingers bears upon every point.
_OF_ANY_POINT = frozenset({"pressing", "ear"})


class Evidence(Struct, frozen=True):
    """What is known: `findings` on just what was asked, `nearby` on pressing in general.

    `headlines` are the short answers that rest on them.
    """

    about: Condition | Point | CareItem | None
    headlines: tuple[Headline, ...]
    guidelines: tuple[Guideline, ...]
    findings: tuple[Finding, ...]
    nearby: tuple[Finding, ...] = ()


def find_topic(catalog: Catalog, name: str) -> Condition | Point | CareItem:
    """The condition, point or kind of care called `name`; raises WrongUseError if there is none."""
    kinds = ("care", "points", "conditions")
    names = {own: others for kind in kinds for own, others in catalog.names[kind].items()}
    found = find(name, names, "condition, point or kind of care")
    if found in catalog.conditions:
        return catalog.conditions[found]
    return catalog.points[found] if found in catalog.points else catalog.care[found]


def evidence_for(catalog: Catalog, about: Condition | Point | CareItem | None) -> Evidence:
    """What studies and guidelines say about one thing, or about all of it."""
    every = tuple(catalog.findings.values())
    own, nearby = _bearing(about, every)
    ids = {finding.id for finding in own or nearby}
    told = tuple(each for each in catalog.headlines.values() if ids.intersection(each.findings))
    headlines = tuple(catalog.headlines.values()) if about is None else told
    elsewhere = isinstance(about, Condition) and about.instead is not None
    guidelines = () if elsewhere else tuple(catalog.guidelines.values())
    return Evidence(about, headlines, guidelines, own, nearby)


def _bearing(
    about: Condition | Point | CareItem | None, every: tuple[Finding, ...]
) -> tuple[tuple[Finding, ...], tuple[Finding, ...]]:
    """The findings on just this, and those nearby."""
    match about:
        case None:
            return every, ()
        case Condition():
            own = tuple(each for each in every if about.id in each.conditions)
            # What is known of pressing is no answer to what needs a doctor.
            pressing = (each for each in every if each.topic in _OF_ANY_POINT)
            return own, tuple(pressing) if about.instead is None else ()
        case Point():
            own = tuple(each for each in every if about.code in each.points)
            pressing = (each for each in every if each.topic in _OF_ANY_POINT)
            return own, tuple(each for each in pressing if each not in own)
        case CareItem():
            return tuple(each for each in every if about.id in each.care), ()
    assert_never(about)


def findings_for(catalog: Catalog, condition: Condition) -> tuple[Finding, ...]:
    """The findings on a condition itself."""
    return tuple(each for each in catalog.findings.values() if condition.id in each.conditions)
