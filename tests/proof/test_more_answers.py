"""One more yes never makes anyone less urgent, and never brings a point or a way to press."""

from typing import NamedTuple

from hypothesis import given, settings
from hypothesis import strategies as st

from acuguide.catalog.loading import load_catalog
from acuguide.catalog.records import Pressure, Tool
from acuguide.guide.gate import Cleared, gate, refusal_to_start
from acuguide.guide.person import About
from acuguide.guide.routines import Request, plan_for
from acuguide.guide.schedule import Plan
from acuguide.guide.selection import for_codes
from acuguide.guide.triage import Verdict, find_signs, triage
from tests.proof.rules import LEVELS, RULES

CATALOG = load_catalog()
SIGNS, SITUATIONS = sorted(LEVELS), sorted(RULES)
HARDER = list(Pressure)
CASES = settings(max_examples=250)


class Person(NamedTuple):
    """What someone said; the situations that are neither yes nor no are unanswered."""

    signs: frozenset[str]
    yes: frozenset[str]
    no: frozenset[str]
    agreed: bool | None
    age: int | None
    weeks: int | None

    @property
    def about(self) -> About:
        """All that is known of the person."""
        told = dict.fromkeys(self.no, False) | dict.fromkeys(self.yes, True)
        return About(age=self.age, weeks=self.weeks, clinician=self.agreed, told=told)

    @property
    def verdict(self) -> Verdict:
        """The verdict on the whole list."""
        return triage(CATALOG, find_signs(self.signs, CATALOG.red_flags), self.about, complete=True)

    def with_more(self, *, signs: frozenset[str], yes: frozenset[str]) -> "Person":
        """The same person after a few more times yes."""
        return self._replace(signs=self.signs | signs, yes=self.yes | yes)


few_signs = st.frozensets(st.sampled_from(SIGNS), max_size=3)
# Most signs refuse at once, so that many people have none.
signs = st.one_of(st.just(frozenset[str]()), few_signs)
situations = st.frozensets(st.sampled_from(SITUATIONS), max_size=6)
people = st.builds(
    Person,
    signs,
    situations,
    st.one_of(st.just(frozenset(SITUATIONS)), st.frozensets(st.sampled_from(SITUATIONS))),
    st.sampled_from([None, True, False]),
    st.sampled_from([None, 17, 18, 66]),
    st.sampled_from([None, 0, 5, 13]),
)


def offers(person: Person) -> dict[tuple[str, str, str], tuple[int, int]]:
    """Each point, tool and position offered, with how hard and how many seconds at most."""
    answer = gate(for_codes(CATALOG.points.values()), CATALOG, person.verdict, person.about)
    if not isinstance(answer, Cleared):
        return {}
    return {
        (entry.point.code, way.using.value, position): (
            HARDER.index(way.pressure),
            way.max_seconds,
        )
        for entry in answer.points
        for way in entry.ways
        for position in way.positions
    }


@CASES
@given(people, few_signs, situations)
def test_one_more_yes_never_lowers_the_level(
    person: Person, more: frozenset[str], also: frozenset[str]
) -> None:
    after = person.with_more(signs=more, yes=also)
    assert after.verdict.level.urgency >= person.verdict.level.urgency
    assert after.verdict.refuses or not person.verdict.refuses


@CASES
@given(people, signs, situations)
def test_one_more_yes_never_offers_more_nor_harder_nor_longer(
    person: Person, more: frozenset[str], also: frozenset[str]
) -> None:
    before, after = offers(person), offers(person.with_more(signs=more, yes=also))
    assert set(after) <= set(before)
    for way, (pressure, seconds) in after.items():
        assert (pressure <= before[way][0], seconds <= before[way][1]) == (True, True)


@CASES
@given(people, signs, situations)
def test_one_more_yes_never_starts_a_routine_that_was_refused(
    person: Person, more: frozenset[str], also: frozenset[str]
) -> None:
    answered = person._replace(no=frozenset(SITUATIONS))
    after = answered.with_more(signs=more, yes=also)
    if refusal_to_start(CATALOG, answered.verdict, answered.about) is not None:
        assert refusal_to_start(CATALOG, after.verdict, after.about) is not None


@CASES
@given(people, st.sampled_from(sorted(CATALOG.routines)), st.sampled_from([2, 10, 30]))
def test_a_routine_presses_only_what_would_be_offered(
    person: Person, routine: str, minutes: int
) -> None:
    chosen = CATALOG.routines[routine]
    request = Request(chosen, None, chosen.positions, minutes)
    plan = plan_for(CATALOG, request, person.verdict, person.about)
    if not isinstance(plan, Plan):
        return
    offered = offers(person)
    for step in plan.steps:
        assert step.way.using is not Tool.PARTNER
        pressure, seconds = offered[step.code, step.way.using.value, step.position]
        assert HARDER.index(step.way.pressure) <= pressure
        assert step.seconds <= seconds


@CASES
@given(people, st.sampled_from(SITUATIONS))
def test_silence_offers_no_more_than_a_no(person: Person, situation: str) -> None:
    """What nobody answered may be shown with its caution, but never more than after a no."""
    open_ = person._replace(no=person.no - {situation}, yes=person.yes - {situation})
    said_no = open_._replace(no=open_.no | {situation})
    assert offers(open_) == offers(said_no)
    start = refusal_to_start(CATALOG, open_.verdict, open_.about)
    known_by_age = situation == "under_18" and person.age is not None
    assert start is not None or known_by_age
