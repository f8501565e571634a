"""Checks across records: everything named exists, and nothing safety rests on is missing. Pure.

Each check yields (file, sentence); the loader turns them into problems. Editorial rules
(lengths, words, doses) are tests, not checks.
"""

from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from enum import Enum
from typing import TypeVar

from acuguide.catalog.names import normal
from acuguide.catalog.records import (
    PLAIN_KEYS,
    Acupressure,
    Catalog,
    Effect,
    Level,
    Pressure,
    Record,
    Rule,
    Tool,
)

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
        if bool(point.press) == (point.not_offered is not None):
            yield file, "it has either ways to 'press' or 'not_offered', which says why"


def _routines(catalog: Catalog) -> Iterator[Finding]:
    positions = [entry.id for entry in catalog.vocabulary.positions]
    for routine in catalog.routines.values():
        file = f"routines/{routine.id}.yaml"
        yield from _unknown(file, "position", routine.positions, positions)
        yield from _unknown(file, "point", routine.points, catalog.points)
        for code in routine.points:
            point = catalog.points.get(code)
            if point and not point.pressed_alone_in(routine.positions):
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
        choice.region for question in catalog.questions.values() for choice in question.choices
    ]
    known = [term.id for term in catalog.vocabulary.regions]
    yield from _unknown("intake.yaml", "region", filter(None, regions), known)


def _landmarks(catalog: Catalog) -> Iterator[Finding]:
    """Each landmark is found after one that exists, and the way back has an end."""
    file = "landmarks.yaml"
    for landmark in catalog.landmarks.values():
        before = {landmark.id}
        after = landmark.after
        while after is not None:
            if after not in catalog.landmarks:
                yield from _unknown(file, "landmark", [after], catalog.landmarks)
                break
            if after in before:
                yield file, f"landmark '{landmark.id}' is found after itself"
                break
            before.add(after)
            after = catalog.landmarks[after].after


def _rules(catalog: Catalog) -> Iterator[Finding]:
    """A point's rule names what exists, and says one thing only."""
    for point in catalog.points.values():
        file = f"points/{point.code}.yaml"
        for rule in point.rules:
            yield from _unknown(file, "figure", [rule.figure], catalog.figures)
            named = filter(None, (rule.landmark, rule.toward, rule.beside))
            yield from _unknown(file, "landmark", named, catalog.landmarks)
            yield from ((file, sentence) for sentence in _unclear(rule))


def _unclear(rule: Rule) -> Iterator[str]:
    """Why a rule does not lead to one place, if so."""
    if rule.toward is None:
        if rule.fraction or rule.of_cun:
            yield "a rule with 'fraction' or 'of_cun' needs 'toward'"
        if (rule.cun is None) != (rule.direction is None):
            yield "a rule without 'toward' has 'cun' and 'direction' together"
    elif rule.direction or (rule.fraction is None) == (rule.cun is None):
        yield "a rule with 'toward' has either 'fraction' or 'cun', and no 'direction'"
    elif rule.cun is not None and (rule.of_cun is None or rule.cun > rule.of_cun):
        yield "a rule with 'toward' and 'cun' needs 'of_cun', the whole of the line"


def _care(catalog: Catalog) -> Iterator[Finding]:
    groups = [term.id for term in catalog.vocabulary.care_groups]
    yield from _twice("vocabulary.yaml", "care group", groups)
    for item in catalog.care.values():
        file = f"care/{item.id}.yaml"
        yield from _unknown(file, "care group", [item.group], groups)
        named = [named.condition for named in item.named_for]
        yield from _unknown(file, "condition", [*named, *item.not_with], catalog.conditions)
        situations = [own for caution in item.cautions for own in caution.situations]
        yield from _unknown(file, "situation", situations, _situations(catalog))
        if not item.general and not item.named_for:
            yield (
                file,
                "it is neither 'general' nor 'named_for' a condition, so nobody would see it",
            )


def _evidence(catalog: Catalog) -> Iterator[Finding]:
    file = "evidence.yaml"
    for finding in catalog.findings.values():
        yield from _unknown(file, "condition", finding.conditions, catalog.conditions)
        yield from _unknown(file, "point", finding.points, catalog.points)
        yield from _unknown(file, "care", finding.care, catalog.care)
    for headline in catalog.headlines.values():
        yield from _unknown(file, "finding", headline.findings, catalog.findings)


def _names(catalog: Catalog) -> Iterator[Finding]:
    """No name may mean two things of one kind, or asking for it would be a guess."""
    for kind, entries in catalog.names.items():
        owner: dict[str, str] = {}
        for own_id, names in entries.items():
            for name in {normal(own_id), *map(normal, names)}:
                first = owner.setdefault(name, own_id)
                if first != own_id:
                    file = _FILES.get(kind, f"{kind}/{own_id}.yaml")
                    yield file, f"the name '{name}' also means {first}"


def _sources(catalog: Catalog) -> Iterator[Finding]:
    for file, record in cited(catalog):
        yield from _unknown(file, "source", getattr(record, "sources", ()), catalog.sources)


def cited(catalog: Catalog) -> Iterator[tuple[str, Record]]:
    """Every record that names its sources, with the file it stands in."""
    for file, record in records(catalog):
        if hasattr(record, "sources"):
            yield file, record


def records(catalog: Catalog) -> Iterator[tuple[str, Record]]:
    """Every record of the catalogue, those inside others too, with its file."""
    for part in catalog.__struct_fields__:
        value = getattr(catalog, part)
        file = _FILES.get(part, f"{part}.yaml")
        if isinstance(value, Record):
            yield from ((file, record) for record in _inside(value))
        elif part not in {"names", "named_for", "titles"}:
            for own_id, thing in value.items():
                own_file = _FILES.get(part, f"{part}/{own_id}.yaml")
                yield from ((own_file, record) for record in _inside(thing))


def _inside(value: object) -> Iterator[Record]:
    """A record and all the records in it."""
    if isinstance(value, Record):
        yield value
        for field in value.__struct_fields__:
            yield from _inside(getattr(value, field))
    elif isinstance(value, tuple):
        for item in value:
            yield from _inside(item)


# The one file that holds all things of a kind; the others have a folder.
_FILES = {
    "countries": "emergency_numbers.yaml",
    "sources": "sources.yaml",
    "findings": "evidence.yaml",
    "guidelines": "evidence.yaml",
    "headlines": "evidence.yaml",
    "figures": "landmarks.yaml",
    "bones": "landmarks.yaml",
    "landmarks": "landmarks.yaml",
    "words": "words.yaml",
    "left_out": "left-out.yaml",
}

_CHECKS: tuple[Callable[[Catalog], Iterator[Finding]], ...] = (
    _vocabulary,
    _conditions,
    _points,
    _routines,
    _red_flags,
    _together,
    _cautions,
    _intake,
    _landmarks,
    _rules,
    _care,
    _evidence,
    _names,
    _sources,
)
