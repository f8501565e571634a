"""The sources: each is used, says what it is, and what rests on an article alone is said to."""

import re

import pytest

from acuguide.catalog.checks import cited
from acuguide.catalog.records import Catalog
from acuguide.catalog.sources import SourceKind, SourceRead
from tests.data.conftest import DATA, all_sources

IDS = re.findall(r"\{id: (\w+),", (DATA / "sources.yaml").read_text(encoding="utf-8"))
ARTICLES = {"S0", "S1", "S3"}
# Kinds that come out in a year, and the sources of them whose year the reference does not give.
DATED = {SourceKind.STANDARD, SourceKind.GUIDELINE, SourceKind.TRIAL, SourceKind.REVIEW}
NO_YEAR = {
    "CKS": "read in copies of several years",
    "YORK": "a web page without a date",
    "LOTHIAN": "a web page without a date",
    "NICE_CG75": "an excerpt; it is NG234 now",
    "GLOS": "read in a copy without a date",
    "BMJ_PAD": "a picture without a date",
    "CORNWALL": "a web page without a date",
    "NG65": "a web page without a date",
    "VA23": "a trial that has no results yet",
    "FREE_CLINIC": "the reference does not name its authors or year",
    "ENTHOVEN16": "the reference gives the number of the review alone",
    "RASMUSSEN": "the reference gives the number of the review alone",
    "COCHRANE_PARA": "the reference gives the number of the review alone",
    "UMBRELLA": "the reference does not name its authors or year",
}


def test_all_sources_are_looked_at(catalog: Catalog) -> None:
    assert sorted(IDS) == sorted(catalog.sources)


def test_no_source_is_unused(catalog: Catalog) -> None:
    assert set(catalog.sources) - all_sources(catalog) == set()


@pytest.mark.parametrize("name", IDS)
def test_a_source_says_how_much_of_it_was_read_unless_it_is_our_own_judgement(
    name: str, catalog: Catalog
) -> None:
    source = catalog.sources[name]
    assert (source.read is None) == (source.kind is SourceKind.OUR_JUDGEMENT)


@pytest.mark.parametrize("name", IDS)
def test_what_comes_out_in_a_year_says_in_which(name: str, catalog: Catalog) -> None:
    source = catalog.sources[name]
    if source.kind in DATED:
        assert (source.year is None) == (name in NO_YEAR)


def test_only_what_comes_out_in_a_year_is_excused_from_having_one(catalog: Catalog) -> None:
    assert {catalog.sources[name].kind for name in NO_YEAR} <= DATED


@pytest.mark.parametrize("name", IDS)
def test_a_year_in_a_title_is_the_year_of_the_source(name: str, catalog: Catalog) -> None:
    """Or the year it came out, where an update was read, as of NICE's."""
    source = catalog.sources[name]
    years = {int(year) for year in re.findall(r"(?<![\d;:-])(?:19|20)\d\d(?![\d.])", source.title)}
    if source.year is not None and years:
        assert source.year in years


@pytest.mark.parametrize("name", IDS)
def test_a_link_leads_to_one_page(name: str, catalog: Catalog) -> None:
    link = catalog.sources[name].link
    if link is not None:
        assert re.fullmatch(r"https://[a-z0-9.-]+\.[a-z]+/\S+", link)


def test_no_two_sources_share_a_title_or_a_link(catalog: Catalog) -> None:
    titles = [source.title for source in catalog.sources.values()]
    links = [source.link for source in catalog.sources.values() if source.link]
    assert len(set(titles)) == len(titles)
    assert len(set(links)) == len(links)


@pytest.mark.parametrize("name", IDS)
def test_a_title_says_when_only_a_part_or_a_copy_of_it_was_read(
    name: str, catalog: Catalog
) -> None:
    """A title that says so must not be called read in full."""
    source = catalog.sources[name]
    if re.search(r"\(abstract|\babstract\)|in a copy|in copies|quotation|\(tables\)", source.title):
        assert source.read is not SourceRead.FULL
    if re.search(r"in a copy|in copies|quotation", source.title):
        assert source.read is SourceRead.SECOND_HAND


def test_our_three_articles_are_articles_and_our_judgement_is_one(catalog: Catalog) -> None:
    by_kind = {
        kind: {s.id for s in catalog.sources.values() if s.kind is kind} for kind in SourceKind
    }
    assert by_kind[SourceKind.ARTICLE] == ARTICLES
    assert by_kind[SourceKind.OUR_JUDGEMENT] == {"OUR"}


def test_the_titles_kept_at_hand_are_those_of_the_sources(catalog: Catalog) -> None:
    assert dict(catalog.titles) == {own: source.title for own, source in catalog.sources.items()}


def test_what_our_articles_say_is_never_the_only_ground_for_a_warning_sign(
    catalog: Catalog,
) -> None:
    for screen in catalog.red_flags.screens:
        for sign in screen.signs:
            assert not set(sign.sources) <= ARTICLES, sign.id


def test_what_our_articles_say_is_never_the_only_ground_for_how_well_a_thing_helps(
    catalog: Catalog,
) -> None:
    for item in catalog.care.values():
        if item.support:
            assert not set(item.support.sources) <= ARTICLES, item.id
    for finding in catalog.findings.values():
        assert not set(finding.sources) <= ARTICLES, finding.id


def test_no_list_names_a_source_twice(catalog: Catalog) -> None:
    for file, record in cited(catalog):
        names: tuple[str, ...] = getattr(record, "sources", ())
        assert len(set(names)) == len(names), file
