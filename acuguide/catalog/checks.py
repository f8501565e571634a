"""Checks across records: everything named exists, and nothing safety rests on is missing. Pure.

Each check yields (file, sentence); the loader turns them into problems. Editorial rules
(lengths, words, doses) are tests, not checks.
"""

from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from enum import Enum
from typing import TypeVar

from acuguide.catalog.names import normal
from acuguide.catalog.records import PLAIN_KEYS, Acupressure, Catalog, Effect, Level, Pressure, Tool

Finding = tuple[str, str]
E = TypeVar("E", bound=Enum)


def findings(catalog: Catalog) -> Iterator[Finding]:
    """Everything that does not hold together in `catalog`."""
    for check in _CHECKS:
        yield from check(catalog)


def _unknown(file: str, kind: str, names: Iterable[str], known: Iterable[str]) -> Iterator[Finding]:
    for name in sorted(set(names) - set(known)):
        yield file, f"unknown {kind} '{name}'"


def _twice(file: str, kind: str, names: Iterable[str]) -> Iterator[Finding]:
    for name, count in Counter(names).items():
        if count > 1:
            yield file, f"{kind} '{name}' stands {count} times"


def _missing(choices: type[E], present: set[E]) -> list[E]:
    """The members of an enum that are not there, in its order."""
    return [member for member in choices if member not in present]


def _vocabulary(catalog: Catalog) -> Iterator[Finding]:
    words = catalog.vocabulary
    file = "vocabulary.yaml"
    yield from _twice(file, "region", (term.id for term in words.regions))
    yield from _twice(file, "surface", (term.id for term in words.surfaces))
    yield from _twice(file, "meridian", (term.id for term in words.meridians))
    yield from _twice(file, "group", (group.id for group in words.groups))
    yield from _twice(file, "position", (entry.id for entry in words.positions))
    yield from _twice(file, "tool", (entry.id.value for entry in words.tools))
    yield from _twice(file, "pressure", (entry.id.value for entry in words.pressures))
    yield from _twice(file, "level", (entry.id.value for entry in words.levels))
    for level in _missing(Level, {entry.id for entry in words.levels}):
        yield file, f"levels: '{level.value}' is missing"
    for tool in _missing(Tool, {entry.id for entry in words.tools}):
        yield file, f"tools: '{tool.value}' is missing"
    for pressure in _missing(Pressure, {entry.id for entry in words.pressures}):
        yield file, f"pressures: '{pressure.value}' is missing"


def _conditions(catalog: Catalog) -> Iterator[Finding]:
    words = catalog.vocabulary
    for condition in catalog.conditions.values():
        file = f"conditions/{condition.id}.yaml"
        yield from _unknown(file, "group", [condition.group], [group.id for group in words.groups])
        yield from _unknown(file, "region", condition.regions, [term.id for term in words.regions])
        yield from _unknown(
            file, "point", [named.code for named in condition.points], catalog.points
        )
        if condition.acupressure is Acupressure.NOT_FOR_SELF_CARE:
            if condition.instead is None:
                yield file, "not_for_self_care needs 'instead': what to do instead"
            if condition.level is None or condition.level is Level.SELF_CARE:
                yield file, "not_for_self_care needs 'level': see_doctor, same_day or emergency"
            if condition.points:
                yield file, "not_for_self_care cannot have points"
        elif condition.instead is not None or condition.level is not None:
            yield file, "'instead' and 'level' are for not_for_self_care alone"


def _points(catalog: Catalog) -> Iterator[Finding]:
    words = catalog.vocabulary
    for point in catalog.points.values():
        file = f"points/{point.code}.yaml"
        meridians = [term.id for term in words.meridians]
        yield from _unknown(file, "meridian", [point.meridian], meridians)
        regions = [named.region for named in point.named_for]
        yield from _unknown(file, "region", regions, [term.id for term in words.regions])
        surfaces = [term.id for term in words.surfaces]
        yield from _unknown(file, "surface", [point.surface], surfaces)
        situations = [own for caution in point.cautions for own in caution.situations]
        yield from _unknown(file, "situation", situations, _situations(catalog))
        positions = [position for way in point.press for position in way.positions]
        yield from _unknown(file, "position", positions, [entry.id for entry in words.positions])


def _routines(catalog: Catalog) -> Iterator[Finding]:
    positions = [entry.id for entry in catalog.vocabulary.positions]
    for routine in catalog.routines.values():
        file = f"routines/{routine.id}.yaml"
        yield from _unknown(file, "position", routine.positions, positions)
        yield from _unknown(file, "point", routine.points, catalog.points)
        for code in routine.points:
            point = catalog.points.get(code)
            ways = (
                [way for way in point.press if set(way.positions) & set(routine.positions)]
                if point
                else []
            )
            if point and not ways:
                yield file, f"'{code}' has no way to press it in these positions"


def _red_flags(catalog: Catalog) -> Iterator[Finding]:
    file = "red_flags.yaml"
    screens = catalog.red_flags.screens
    yield from _twice(file, "screen", (screen.id for screen in screens))
    yield from _twice(file, "sign", (sign.id for screen in screens for sign in screen.signs))
    for screen in screens:
        if len({sign.level for sign in screen.signs}) > 1:
            yield file, f"screen '{screen.id}' mixes levels"
    urgencies = [screen.signs[0].level.urgency for screen in screens]
    if urgencies != sorted(urgencies, reverse=True):
        yield file, "screens must go from the most urgent to the least"


def _situations(catalog: Catalog) -> list[str]:
    return [situation.id for situation in catalog.cautions.situations]


def _together(catalog: Catalog) -> Iterator[Finding]:
    """What answers mean together names answers that exist, and raises the level."""
    file = "red_flags.yaml"
    red_flags = catalog.red_flags
    signs = {sign.id: sign for screen in red_flags.screens for sign in screen.signs}
    situations = _situations(catalog)
    yield from _twice(file, "cluster", (cluster.id for cluster in red_flags.clusters))
    for cluster in red_flags.clusters:
        named = [own for alternatives in cluster.together for own in alternatives]
        yield from _unknown(file, "sign or situation", named, [*signs, *situations])
        if any(not alternatives for alternatives in cluster.together):
            yield file, f"cluster '{cluster.id}' has an empty set"
        if cluster.level is Level.SELF_CARE:
            yield file, f"cluster '{cluster.id}' must raise the level"
    for sign in signs.values():
        if sign.follow_up and sign.follow_up.at_least > len(sign.follow_up.items):
            yield file, f"sign '{sign.id}' needs more items than its follow_up has"
    items = [
        item.situation
        for sign in signs.values()
        if sign.follow_up
        for item in sign.follow_up.items
        if item.situation
    ]
    yield from _unknown(file, "situation", items, situations)
    weeks = [step.weeks for step in red_flags.lasting]
    if weeks != sorted(set(weeks)):
        yield file, "lasting must go from the fewest weeks to the most"
    yield from _twice(file, "question afterwards", (each.id for each in red_flags.afterwards))


def _cautions(catalog: Catalog) -> Iterator[Finding]:
    file = "cautions.yaml"
    situations = _situations(catalog)
    yield from _twice(file, "screen", (screen.id for screen in catalog.cautions.screens))
    yield from _twice(file, "situation", situations)
    for own in sorted(set(situations) & set(PLAIN_KEYS)):
        yield file, f"situation '{own}' is called like something else that can be told"
    yield from _twice(file, "caution", (caution.id for caution in catalog.cautions.cautions))
    surfaces = [term.id for term in catalog.vocabulary.surfaces]
    signs = [sign.id for screen in catalog.red_flags.screens for sign in screen.signs]
    for caution in catalog.cautions.cautions:
        yield from _unknown(file, "situation or sign", caution.when, [*situations, *signs])
        yield from _unknown(file, "surface", caution.surfaces, surfaces)
        yield from _unknown(file, "point", caution.points, catalog.points)
        if Effect.WITHHOLD_ALL in caution.effects and not caution.when:
            yield file, f"caution '{caution.id}' would withhold everything from everyone"
    used = {own for caution in catalog.cautions.cautions for own in caution.when}
    used |= {own for c in catalog.red_flags.clusters for each in c.together for own in each}
    used |= {
        own
        for point in catalog.points.values()
        for caution in point.cautions
        for own in caution.situations
    }
    for situation in situations:
        if situation not in used:
            yield file, f"situation '{situation}' is asked, but nothing follows from it"


def _intake(catalog: Catalog) -> Iterator[Finding]:
    regions = [
        choice.region for question in catalog.intake.questions for choice in question.choices
    ]
    known = [term.id for term in catalog.vocabulary.regions]
    yield from _unknown("intake.yaml", "region", filter(None, regions), known)


def _names(catalog: Catalog) -> Iterator[Finding]:
    """No name may mean two things of one kind, or asking for it would be a guess."""
    kinds = {
        "conditions": [(c.id, (c.name, *c.also_called)) for c in catalog.conditions.values()],
        "points": [
            (p.code, (p.pinyin, p.characters, p.simplified, p.japanese, *p.also_called))
            for p in catalog.points.values()
        ],
        "routines": [(r.id, (r.name, *r.also_called)) for r in catalog.routines.values()],
    }
    countries = catalog.emergency_numbers.countries
    yield from _twice("emergency_numbers.yaml", "country", (country.id for country in countries))
    kinds["emergency_numbers"] = [(c.id, (c.name, *c.also_called)) for c in countries]
    for kind, entries in kinds.items():
        owner: dict[str, str] = {}
        for own_id, names in entries:
            for name in {normal(own_id), *map(normal, names)}:
                first = owner.setdefault(name, own_id)
                if first != own_id:
                    single = kind == "emergency_numbers"
                    file = f"{kind}.yaml" if single else f"{kind}/{own_id}.yaml"
                    yield file, f"the name '{name}' also means {first}"


def _sources(catalog: Catalog) -> Iterator[Finding]:
    for file, names in cited(catalog):
        yield from _unknown(file, "source", names, catalog.sources)


def cited(catalog: Catalog) -> Iterator[tuple[str, tuple[str, ...]]]:
    """Every list of source ids, with the file it stands in."""
    yield from _cited_by_things(catalog)
    yield "vocabulary.yaml", catalog.vocabulary.evidence.sources
    for screen in catalog.red_flags.screens:
        for sign in screen.signs:
            yield "red_flags.yaml", sign.sources
    red_flags = catalog.red_flags
    for cluster in red_flags.clusters:
        yield "red_flags.yaml", cluster.sources
    for step in red_flags.lasting:
        yield "red_flags.yaml", step.sources
    for question in red_flags.afterwards:
        yield "red_flags.yaml", question.sources
    for caution in catalog.cautions.cautions:
        yield "cautions.yaml", caution.sources
    for country in catalog.emergency_numbers.countries:
        yield "emergency_numbers.yaml", country.sources


def _cited_by_things(catalog: Catalog) -> Iterator[tuple[str, tuple[str, ...]]]:
    for condition in catalog.conditions.values():
        file = f"conditions/{condition.id}.yaml"
        yield file, condition.sources
        for named in condition.points:
            yield file, named.sources
    for point in catalog.points.values():
        file = f"points/{point.code}.yaml"
        yield file, point.sources
        for caution in point.cautions:
            yield file, caution.sources
        for named_for in point.named_for:
            yield file, named_for.sources
    for routine in catalog.routines.values():
        yield f"routines/{routine.id}.yaml", routine.sources


_CHECKS: tuple[Callable[[Catalog], Iterator[Finding]], ...] = (
    _vocabulary,
    _conditions,
    _points,
    _routines,
    _red_flags,
    _together,
    _cautions,
    _intake,
    _names,
    _sources,
)
