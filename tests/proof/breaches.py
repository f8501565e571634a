"""Where a catalogue, through the guide, offers other than the rules say: one sentence for each."""

from collections.abc import Iterator
from itertools import product

from msgspec import structs

from acuguide.catalog.records import (
    Catalog,
    CautionAction,
    Level,
    Point,
    PointCaution,
    Pressure,
    Tool,
    Way,
)
from acuguide.guide.care import care_for, weigh
from acuguide.guide.gate import Cleared, ClearedPoint, Refused, gate, refusal, refusal_to_start
from acuguide.guide.person import About
from acuguide.guide.selection import for_codes
from acuguide.guide.triage import Verdict, find_signs, triage
from acuguide.pages.triage import triage_action
from tests.proof.rules import (
    ALL,
    CARE_RULES,
    EVERYONE,
    LEVELS,
    LIGHT_FOR_ALL,
    MILDER,
    NEVER_BY_TOOL,
    NEVER_FIRMLY,
    NEVER_OFFERED,
    NO_PILLS,
    OWN_CAUTIONS,
    PAIRS,
    REFUSING,
    RULES,
    WITH_CARE,
    WORDS_OF_HELP,
    CareRule,
    Names,
    Own,
    Pair,
    Rule,
)

# Balls and the hands of others: neither is felt as one's own hand is.
NOT_ONES_OWN_HAND = frozenset({Tool.BALL, Tool.TWO_BALLS, Tool.PARTNER})


def person(catalog: Catalog, *yes: str, agreed: bool = False) -> About:
    """Someone who said yes to these situations and no to all others."""
    told = {situation.id: situation.id in yes for situation in catalog.cautions.situations}
    assert set(yes) <= set(told)
    return About(told=told, clinician=agreed or None)


def verdict_on(catalog: Catalog, about: About, *signs: str) -> Verdict:
    """The verdict on the whole list, answered with these signs."""
    return triage(catalog, find_signs(signs, catalog.red_flags), about, complete=True)


def all_breaches(catalog: Catalog) -> set[str]:
    """Every breach of every rule."""
    situations = ((name, agreed) for name in RULES for agreed in (False, True))
    return {
        *breaches_of_levels(catalog),
        *(each for pair in PAIRS for each in breaches_of_pair(catalog, pair)),
        *breaches_for_everyone(catalog),
        *(each for sign in MILDER for each in breaches_of_milder_sign(catalog, sign)),
        *(
            each
            for name, agreed in situations
            for each in breaches_of_rule(catalog, name, agreed=agreed)
        ),
        *breaches_on_the_body(catalog),
        *breaches_of_care(catalog),
        *(each for own in OWN_CAUTIONS for each in breaches_of_own_cautions(catalog, own)),
    }


def breaches_of_levels(catalog: Catalog) -> Iterator[str]:
    """Each sign alone: its level, whether it refuses, and what to do."""
    nobody = person(catalog)
    for sign, level in LEVELS.items():
        verdict = verdict_on(catalog, nobody, sign)
        refused = refusal(catalog, verdict, nobody)
        if verdict.level is not Level(level) or verdict.refuses is not (sign in REFUSING):
            yield f"a/{sign}: {verdict.level}, refuses: {verdict.refuses}"
        if (refused is not None) is not (sign in REFUSING):
            yield f"a/{sign}: {refused}"
        action = triage_action(catalog, verdict, refused)
        if not any(words in action for words in WORDS_OF_HELP[level]):
            yield f"a/{sign}: {action}"


def breaches_of_pair(catalog: Catalog, pair: Pair) -> Iterator[str]:
    """Each two answers of a pair: the level is reached, all is refused, and it is said."""
    for answers in product(sorted(pair.one), sorted(pair.other)):
        signs = [own for own in answers if own.startswith("RF")]
        about = person(catalog, *(own for own in answers if own not in signs))
        verdict = verdict_on(catalog, about, *signs)
        refused = refusal(catalog, verdict, about)
        urgent_enough = verdict.level.urgency >= Level(pair.level).urgency
        if not urgent_enough or refused is None:
            yield f"{pair.row}: {' and '.join(answers)} is {verdict.level.value} alone"
        elif pair.says not in triage_action(catalog, verdict, refused):
            yield f"{pair.row}: {' and '.join(answers)} does not say '{pair.says}'"


def breaches_for_everyone(catalog: Catalog) -> Iterator[str]:
    """Someone who said no to all is offered all that is for anyone, lightly above a vessel."""
    about = person(catalog)
    allowed = ALL - NEVER_OFFERED
    yield from _breaches(catalog, "everyone", EVERYONE, about, _points(catalog), allowed)
    for surface in (term.id for term in catalog.vocabulary.surfaces):
        answer = gate(
            for_codes([bare(catalog, surface)]), catalog, verdict_on(catalog, about), about
        )
        told = isinstance(answer, Cleared) and any(caution.text for caution in answer.places)
        if told is not (surface in WITH_CARE):
            yield f"everyone, any point on the {surface}: told to take care is {told}"


def breaches_of_milder_sign(catalog: Catalog, sign: str) -> Iterator[str]:
    """A sign that refuses nothing, alone: what it leaves of the points, also of made ones."""
    about = person(catalog)
    rule = MILDER[sign]
    title = f"{sign} ({rule.row})"
    allowed = ALL - rule.codes_withheld
    yield from _breaches(catalog, title, rule, about, _points(catalog), allowed, sign)
    verdict = verdict_on(catalog, about, sign)
    for surface in (term.id for term in catalog.vocabulary.surfaces):
        answer = gate(for_codes([bare(catalog, surface)]), catalog, verdict, about)
        assert isinstance(answer, Cleared)
        ways = [way for entry in answer.points for way in entry.ways]
        by_hand = not any(way.using in NOT_ONES_OWN_HAND for way in ways)
        firmly = any(way.pressure is Pressure.FIRM for way in ways)
        soft = surface in LIGHT_FOR_ALL
        if (by_hand, firmly) != (soft or surface in rule.by_hand, not soft):
            yield f"{title}, any point on the {surface}: by hand {by_hand}, firmly {firmly}"


def breaches_of_rule(catalog: Catalog, situation: str, *, agreed: bool) -> Iterator[str]:
    """One situation alone, before or after a clinician agreed."""
    rule = RULES[situation]
    rule = (rule.agreed or rule) if agreed else rule
    about = person(catalog, situation, agreed=agreed)
    allowed = ALL - rule.codes_withheld
    title = f"{situation} ({rule.row}{', agreed' if agreed else ''})"
    yield from _breaches(catalog, title, rule, about, _points(catalog), allowed)


def breaches_on_the_body(catalog: Catalog) -> Iterator[str]:
    """The rules hold for any point anywhere, even one whose own file says nothing of them."""
    surfaces = [term.id for term in catalog.vocabulary.surfaces]
    for surface, situation in product(surfaces, (None, *RULES)):
        rule = RULES[situation] if situation else EVERYONE
        if rule.refuses:
            continue
        about = person(catalog, *([situation] if situation else []))
        point = bare(catalog, surface)
        answer = gate(for_codes([point]), catalog, verdict_on(catalog, about), about)
        title = f"any point on the {surface}, {situation or 'everyone'}"
        offered = isinstance(answer, Cleared) and bool(answer.points)
        if offered is (surface in rule.withheld):
            yield f"{title}: offered is {offered}"
        if not isinstance(answer, Cleared):
            continue
        longest = LIGHT_FOR_ALL.get(surface)
        for entry in answer.points:
            if longest or rule.lightly & {surface, "*"}:
                yield from _not_light(title, entry)
            if any(way.max_seconds > (longest or 120) for way in entry.ways):
                yield f"{title}: longer than {longest} seconds"
            if rule.never_standing and "standing-wall" in _positions(entry):
                yield f"{title}: standing"


def breaches_of_care(catalog: Catalog) -> Iterator[str]:
    """What a condition's own text and each kind of care are to each person."""
    for condition, agreed in product(catalog.conditions.values(), (False, True)):
        numb = care_for(catalog, condition, person(catalog, "numb_skin", agreed=agreed))
        if numb.heat or (condition.heat and not numb.left_out):
            yield f"b/9: {condition.id} with heat: {numb.heat}"
        for own in NO_PILLS:
            care = care_for(catalog, condition, person(catalog, own, agreed=agreed))
            if care.anti_inflammatories or (condition.anti_inflammatories and not care.left_out):
                yield f"b/2: {condition.id} with pills for {own}: {care.anti_inflammatories}"
    for rule in CARE_RULES:
        yield from breaches_of_care_rule(catalog, rule)


def breaches_of_care_rule(catalog: Catalog, rule: CareRule) -> Iterator[str]:
    """For whom a kind of care is left out, and who must ask first: those of the rule at least."""
    for item, own in product(sorted(rule.items), RULES):
        offered, left_out = weigh(catalog, [(catalog.care[item], None)], person(catalog, own))
        if own in rule.left_out and (offered or not all(held.because for held in left_out)):
            yield f"care of {item} ({rule.row}): offered to {own}"
        if own in rule.ask_first - rule.left_out and any(not each.ask_first for each in offered):
            yield f"care of {item} ({rule.row}): {own} need not ask first"


def breaches_of_own_cautions(catalog: Catalog, own: Own) -> Iterator[str]:
    """Which points carry a kind of caution for a situation: those of the reference and ours."""
    for whom in own.whom or {""}:
        carrying = {
            code
            for code, point in catalog.points.items()
            for caution in point.cautions
            if caution.when == own.kind
            and caution.action.value in own.actions
            and (whom in caution.situations if whom else not caution.situations)
        }
        if carrying != own.codes | own.ours:
            yield f"{own.title} ({whom}): {sorted(carrying ^ (own.codes | own.ours))}"


def bare(catalog: Catalog, surface: str) -> Point:
    """A point on a part of the body, firmly by anything in any position, with no cautions."""
    positions = tuple(entry.id for entry in catalog.vocabulary.positions)
    ways = tuple(Way(tool, positions, Pressure.FIRM, f"By {tool.value}.") for tool in Tool)
    inert = PointCaution(
        when="nerve", action=CautionAction.CAUTION, text="Gently.", sources=("OUR",)
    )
    point = catalog.points["LI4"]
    return structs.replace(point, code="XX99", surface=surface, press=ways, cautions=(inert,))


def _points(catalog: Catalog) -> tuple[Point, ...]:
    return tuple(catalog.points.values())


def _breaches(
    catalog: Catalog,
    title: str,
    rule: Rule,
    about: About,
    points: tuple[Point, ...],
    allowed: Names,
    *signs: str,
) -> Iterator[str]:
    verdict = verdict_on(catalog, about, *signs)
    if verdict.urgent is not rule.urgent:
        yield f"{title}: urgent is {verdict.urgent}"
    answer = gate(for_codes(points), catalog, verdict, about)
    if isinstance(answer, Refused) is not rule.refuses:
        yield f"{title}: refused is {not rule.refuses}"
    elif isinstance(answer, Refused):
        if rule.action not in triage_action(catalog, verdict, answer):
            yield f"{title}: does not say '{rule.action}'"
    else:
        yield from _breaches_in_choice(title, answer, allowed)
        yield from _breaches_in_manner(title, answer, rule)
        start = refusal_to_start(catalog, verdict, about)
        if rule.ask_first is (start is None):
            yield f"{title}: starts is {start is None}"


def _breaches_in_choice(title: str, cleared: Cleared, allowed: Names) -> Iterator[str]:
    """Which points are offered, and which are left out and why."""
    offered = {entry.point.code for entry in cleared.points}
    if offered != allowed:
        yield f"{title}: offered is not as it should be for {sorted(offered ^ allowed)}"
    if {held.code for held in cleared.withheld} != ALL - offered:
        yield f"{title}: left out is {[held.code for held in cleared.withheld]}"
    if not all(held.because for held in cleared.withheld):
        yield f"{title}: left out without a reason"


def _breaches_in_manner(title: str, cleared: Cleared, rule: Rule) -> Iterator[str]:
    """How the points offered are pressed, and what is said with them."""
    said = (bool(cleared.ask_first), cleared.breathe_freely, bool(cleared.stop_if))
    if said != (rule.ask_first, rule.breathe_freely, rule.never_standing):
        yield f"{title}: asks first, breathes freely, stops for more: {said}"
    for entry in cleared.points:
        code, ways = entry.point.code, entry.ways
        if code in rule.codes_lightly:
            yield from _not_light(title, entry)
        if code in NEVER_FIRMLY and any(way.pressure is Pressure.FIRM for way in ways):
            yield f"{title}: firmly on {code}"
        if code in NEVER_BY_TOOL and any(way.using is Tool.BALL for way in ways):
            yield f"{title}: with one ball on {code}"
        if rule.never_standing and "standing-wall" in _positions(entry):
            yield f"{title}: standing for {code}"


def _not_light(title: str, entry: ClearedPoint) -> Iterator[str]:
    if any(way.pressure is not Pressure.LIGHT for way in entry.ways):
        yield f"{title}: not lightly on {entry.point.code}"
    if not entry.ways or any(way.using in NOT_ONES_OWN_HAND for way in entry.ways):
        yield f"{title}: not by hand on {entry.point.code}"


def _positions(entry: ClearedPoint) -> set[str]:
    return {position for way in entry.ways for position in way.positions}
