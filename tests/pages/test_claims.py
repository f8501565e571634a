"""No page and no answer says what the reference forbids, whatever is asked."""

from collections.abc import Iterator
from itertools import product

import pytest

from acuguide.catalog.care import CareItem
from acuguide.catalog.records import Catalog, Condition, Point
from acuguide.guide.care import care_for, list_care
from acuguide.guide.evidence import evidence_for
from acuguide.guide.gate import Cleared, gate
from acuguide.guide.intake import look_up
from acuguide.guide.person import About
from acuguide.guide.ranking import matches
from acuguide.guide.resting import use_of
from acuguide.guide.searching import search_for
from acuguide.guide.selection import for_codes, for_condition, list_conditions, select
from acuguide.pages import (
    care,
    causes,
    evidence,
    explain,
    points,
    routine,
    search,
    sources,
    triage,
    welcome,
)
from acuguide.pages.library_reports import (
    care_report,
    evidence_report,
    explain_report,
    search_report,
    sources_report,
)
from acuguide.pages.reports import (
    causes_report,
    encode,
    points_report,
    red_flags_report,
    routine_report,
)
from tests.pages.conftest import AGREED, NOBODY, plan_of, shown, told, verdict_on

FORBIDDEN = (
    "proven to cure",
    "restores balance",
    "detox",
    "a 2017 study proved",
    "treats the root cause",
    "restores alignment",
    "relieves pressure on nerves",
    "increases kidney energy",
    "safe for everyone",
    "non-invasive acupuncture",
)
SOMEONE = told(numb_skin=True, faints=True, heart_kidney=True)
PEOPLE = (NOBODY, AGREED, SOMEONE)
SAID = ("sit", "numb leg", "stiff in the morning", "heat", "BL23", "xyzzy", "worse at night")


def pages_of(catalog: Catalog, about: About) -> Iterator[tuple[str, str]]:
    """What every command that depends on the person says, plain and as JSON."""
    verdict = verdict_on(catalog, about=about)
    for condition in catalog.conditions.values():
        offered = gate(for_condition(catalog, condition), catalog, verdict, about)
        own = care_for(catalog, condition, about)
        page = causes.condition_page(catalog, condition, offered, own)
        yield f"causes {condition.id}", shown(page)
        yield "causes", encode(causes_report(catalog, ((condition, offered, own),), verdict))
    asked: list[tuple[tuple[str, ...], str | None, str | None]] = []
    asked += [((code,), None, None) for code in catalog.points]
    asked += [((), own, None) for own in catalog.conditions]
    asked += [((), None, own) for own in (None, "low-back", "buttock", "hip")]
    for selection in (select(catalog, *each) for each in asked):
        cleared = gate(selection.candidates, catalog, verdict, about)
        assert isinstance(cleared, Cleared)
        yield "points", shown(points.points_page(catalog, selection, cleared))
        yield "points", encode(points_report(catalog, cleared, selection.condition))
    for meant in (None, *catalog.conditions.values(), *catalog.care.values()):
        found = list_care(catalog, meant, about)
        yield "care", encode(care_report(catalog, found, verdict))
        yield "care", shown(care.care_page(catalog, found, verdict))
        if len(found.offered) == 1:
            yield "care", shown(care.item_page(catalog, found.offered[0], verdict))
        if found.left_out:
            yield "care", shown(care.not_for_you_page(catalog, found.left_out[0], verdict))
    for name in catalog.routines:
        plan = plan_of(catalog, name, about=about)
        yield f"routine {name}", shown(routine.plan_page(catalog, plan, None))
        yield f"routine {name}", encode(routine_report(catalog, plan))
    for words in SAID:
        hits = search_for(catalog, words)
        verdict_points = gate(for_codes(hits.points), catalog, verdict, about)
        listed = list_care(catalog, None, about)
        items = (listed.offered, listed.left_out)
        page = search.search_page(catalog, hits, items, verdict_points, verdict)
        yield f"search {words}", shown(page)
        yield (
            f"search {words}",
            encode(search_report(catalog, hits, items, verdict_points, verdict)),
        )


def pages_for_all(catalog: Catalog) -> Iterator[tuple[str, str]]:
    """What the other commands say, plain and as JSON."""
    verdict = verdict_on(catalog)
    for region in (None, "low-back", "buttock", "hip"):
        listed = list_conditions(catalog, region)
        yield "causes", shown(causes.list_page(catalog, listed, region, verdict))
    for words in SAID:
        found = matches(catalog, catalog.conditions.values(), words)
        yield "causes", shown(search.symptom_page(catalog, words, found, (), verdict))
    everything: tuple[Condition | Point | CareItem, ...] = (
        *catalog.conditions.values(), *catalog.points.values(), *catalog.care.values(),
    )  # fmt: skip
    for topic in (None, *everything):
        known = evidence_for(catalog, topic)
        yield "evidence", shown(evidence.evidence_page(catalog, known, verdict))
        yield "evidence", encode(evidence_report(catalog, known, verdict))
    yield "sources", shown(sources.sources_page(catalog))
    for source in catalog.sources.values():
        use = use_of(catalog, source)
        yield source.id, shown(sources.source_page(source, use))
        yield source.id, encode(sources_report(catalog, (source,), use))
    terms = tuple(catalog.words.values())
    yield "explain", shown(explain.words_page(terms))
    yield "explain", encode(explain_report(catalog, terms))
    for word in terms:
        yield word.id, shown(explain.word_page(catalog, word))
    yield "redflags", shown(triage.checklist_page(catalog))
    yield "redflags", encode(red_flags_report(catalog))
    yield "welcome", shown(welcome.welcome_page(catalog))
    counts = [range(len(question.choices)) for question in catalog.questions.values()]
    for chosen in product(*counts):
        yield "welcome", shown(welcome.findings_page(catalog, look_up(catalog, chosen)))


@pytest.fixture(scope="module")
def pages(catalog: Catalog) -> list[tuple[str, str]]:
    """Every page of every command, in small letters on one line, with what was asked."""
    every = [page for about in PEOPLE for page in pages_of(catalog, about)]
    every += pages_for_all(catalog)
    return [(asked, " ".join(text.casefold().split())) for asked, text in every]


@pytest.mark.parametrize("phrase", FORBIDDEN)
def test_no_page_says_what_nobody_showed(pages: list[tuple[str, str]], phrase: str) -> None:
    assert [asked for asked, text in pages if phrase in text] == []


def test_every_thing_of_the_catalogue_is_on_some_page(
    catalog: Catalog, pages: list[tuple[str, str]]
) -> None:
    """Or else nothing would be looked for in it."""
    text = " ".join(text for _, text in pages)
    things = [
        *(each.summary for each in catalog.conditions.values()),
        *(each.location for each in catalog.points.values() if each.not_offered is None),
        *(each.articles_say for each in catalog.points.values() if not each.not_offered),
        *(each.support.text for each in catalog.care.values() if each.support),
        *(each.found for each in catalog.findings.values()),
        *(each.answer for each in catalog.headlines.values()),
        *(each.meaning for each in catalog.words.values()),
        *(each.title for each in catalog.sources.values()),
        *(each.why for each in catalog.left_out.values()),
    ]
    missing = [each for each in things if each and " ".join(each.casefold().split()) not in text]
    assert missing == []
