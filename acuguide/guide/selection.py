"""Which points and conditions are meant. Pure. Nothing here is cleared: the gate does that."""

from collections.abc import Iterable
from enum import Enum
from typing import TYPE_CHECKING

from msgspec import Struct

from acuguide.catalog.names import find, normal
from acuguide.catalog.records import (
    Catalog,
    CautionAction,
    Condition,
    Point,
    PointCaution,
)
from acuguide.errors import WrongUseError

if TYPE_CHECKING:  # only a routine needs its record
    from acuguide.catalog.routines import Routine


class NamedFor(Enum):
    """Why a point is in a list: it is named for the condition itself, or for its region."""

    CONDITION = "condition"
    REGION = "region"


class Candidate(Struct, frozen=True):
    """A point someone asked for, and why; not yet cleared."""

    point: Point
    why: str
    sources: tuple[str, ...]
    named_for: NamedFor | None = None
    more_cautions: tuple[PointCaution, ...] = ()


class Selection(Struct, frozen=True):
    """The points asked for, with the condition or region they were asked for by, if any."""

    candidates: tuple[Candidate, ...]
    condition: Condition | None = None
    region: str | None = None
    by_name: bool = False


def select(
    catalog: Catalog, codes: Iterable[str], condition: str | None, region: str | None
) -> Selection:
    """The points of the names, the condition or the region given; all points if none is.

    Raises WrongUseError for more than one of them, and for unknown names.
    """
    names = tuple(codes)
    if sum((bool(names), condition is not None, region is not None)) > 1:
        raise WrongUseError("Give one of: CODEs, --condition or --region.")
    if condition is not None:
        found = find_condition(catalog, condition)
        return Selection(for_condition(catalog, found), condition=found)
    if region is not None:
        region_id = find_region(catalog, region)
        named = tuple(for_region(catalog, region_id))
        return Selection((*named, *_lying_in(catalog, region_id, named)), region=region_id)
    if names:
        return Selection(for_codes(find_point(catalog, name) for name in names), by_name=True)
    return Selection(for_codes(catalog.points.values()))


def find_condition(catalog: Catalog, name: str) -> Condition:
    """The condition called `name`; raises WrongUseError with suggestions."""
    return catalog.conditions[find(name, catalog.names["conditions"], "condition")]


def find_point(catalog: Catalog, name: str) -> Point:
    """The point called `name`; raises WrongUseError with suggestions."""
    return catalog.points[find(name, catalog.names["points"], "point")]


def find_routine(catalog: Catalog, name: str) -> "Routine":
    """The routine called `name`; raises WrongUseError with suggestions."""
    return catalog.routines[find(name, catalog.names["routines"], "routine")]


def find_region(catalog: Catalog, name: str) -> str:
    """The id of the region called `name`; raises WrongUseError with suggestions."""
    return find(name, {term.id: (term.name,) for term in catalog.vocabulary.regions}, "region")


def find_positions(catalog: Catalog, name: str) -> tuple[str, ...]:
    """The ids of the positions `name` means; `lying` means all lying ones."""
    words = catalog.vocabulary.positions
    begun = tuple(
        entry.id for entry in words if normal(name) and normal(entry.id).startswith(normal(name))
    )
    return begun or (find(name, {entry.id: (entry.name,) for entry in words}, "position"),)


def for_codes(points: Iterable[Point]) -> tuple[Candidate, ...]:
    """Points asked for by name."""
    return tuple(Candidate(point, point.why, point.sources) for point in dict.fromkeys(points))


def for_region(catalog: Catalog, region: str) -> tuple[Candidate, ...]:
    """The points named for a region in general."""
    return tuple(
        Candidate(point, named.why, named.sources, NamedFor.REGION)
        for point in (catalog.points[code] for code in catalog.named_for.get(region, ()))
        for named in point.named_for
        if named.region == region
    )


def _lying_in(catalog: Catalog, region: str, named: tuple[Candidate, ...]) -> tuple[Candidate, ...]:
    """The other points that lie in a region; nobody names them for it, so no condition has them."""
    codes = {candidate.point.code for candidate in named}
    return for_codes(
        point
        for point in catalog.points.values()
        if point.surface == region and point.code not in codes
    )


def naming(catalog: Catalog, code: str) -> tuple[Condition, ...]:
    """The conditions for which an article or study names a point."""
    return tuple(
        condition
        for condition in catalog.conditions.values()
        if any(named.code == code for named in condition.points)
    )


def for_condition(catalog: Catalog, condition: Condition) -> tuple[Candidate, ...]:
    """The points named for a condition, then those for its regions; none if not for self-care."""
    if condition.instead is not None:
        return ()
    own = {named.code: named for named in condition.points}
    cautions = _sore_spot(condition)
    found = {
        code: Candidate(
            catalog.points[code], named.why, named.sources, NamedFor.CONDITION, cautions
        )
        for code, named in own.items()
    }
    for region in condition.regions:
        for general in for_region(catalog, region):
            found.setdefault(
                general.point.code,
                Candidate(general.point, general.why, general.sources, NamedFor.REGION, cautions),
            )
    return tuple(found.values())


def _sore_spot(condition: Condition) -> tuple[PointCaution, ...]:
    if condition.sore_spot is None:
        return ()
    action = CautionAction.DO_NOT_PRESS_IF
    caution = PointCaution(
        when="sore_spot", action=action, text=condition.sore_spot, sources=condition.sources
    )
    return (caution,)


def list_conditions(catalog: Catalog, region: str | None) -> tuple[Condition, ...]:
    """The conditions of a region, or all, grouped as the vocabulary orders them."""
    order = [group.id for group in catalog.vocabulary.groups]
    return tuple(
        sorted(
            (c for c in catalog.conditions.values() if region is None or region in c.regions),
            key=lambda c: (order.index(c.group), c.name),
        )
    )
