"""The pages of sources: every one by kind, and one with what rests on it."""

from pathlib import Path
from textwrap import dedent

from acuguide.catalog.articles import LeftOutFor
from acuguide.catalog.folder import FILES, FOLDERS
from acuguide.catalog.records import Catalog
from acuguide.catalog.sources import SourceKind, SourceRead
from acuguide.guide.resting import Use, use_of
from acuguide.pages.document import Document, Heading, Items, Prose, Row
from acuguide.pages.sources import (
    FOLDER_WORDS,
    KIND_WORDS,
    NOT_READ,
    READ_WORDS,
    source_page,
    sources_page,
)
from acuguide.render.plain import render_plain
from tests.pages.conftest import labelled, shown

ARTICLES = ("S0", "S1", "S3")


def page_on(catalog: Catalog, own: str) -> Document:
    """The page of one source."""
    source = catalog.sources[own]
    return source_page(source, use_of(catalog, source))


def test_every_kind_and_every_way_of_reading_has_its_words() -> None:
    assert set(KIND_WORDS) == set(SourceKind)
    assert set(READ_WORDS) == set(SourceRead)


def test_every_file_and_folder_that_may_cite_a_source_has_its_words(catalog: Catalog) -> None:
    kinds = {Path(file).stem for file in FILES} | set(FOLDERS)
    assert set(FOLDER_WORDS) == kinds - {"sources"}
    every = Use(tuple((kind, ("x",)) for kind in sorted(FOLDER_WORDS)))
    page = source_page(catalog.sources["WHO08"], every)
    assert len(labelled(page, "What rests on it")) == len(FOLDER_WORDS)


def test_every_source_stands_in_a_line_under_its_kind(catalog: Catalog) -> None:
    page = sources_page(catalog)
    assert page[0] == Heading("Sources")
    found, part = {}, ""
    for block in page:
        if isinstance(block, Heading):
            part = block.text
        elif isinstance(block, Row):
            found[block.label] = part
    assert found == {own.id: KIND_WORDS[own.kind] for own in catalog.sources.values()}
    parts = [b.text for b in page if isinstance(b, Heading) and b.level == 2]
    assert parts == list(KIND_WORDS.values())


def test_a_line_has_the_title_and_the_year_once(catalog: Catalog) -> None:
    rows = {b.label: b.text for b in sources_page(catalog) if isinstance(b, Row)}
    for own, text in rows.items():
        source = catalog.sources[own]
        assert text.startswith(source.title)
        if source.year:
            assert text.count(str(source.year)) >= 1
        assert text.removeprefix(source.title) in {".", f" ({source.year})."}


def test_one_source_on_a_page(catalog: Catalog) -> None:
    assert render_plain(page_on(catalog, "TU24"), 80) == dedent("""\
        TU24

        Tu and others, JAMA Internal Medicine 2024: needle acupuncture for sciatica from
        a slipped disc

        Kind: Study.
        Year: 2024
        Link: https://doi.org/10.1001/jamainternmed.2024.5463
        Read: Read in part.

        What rests on it:
        - Care: acupuncture.
        - Causes: herniated-disc, sciatica.
        - Evidence: needles-sciatica-2024, needles-for-sciatica.
        """)


def test_every_source_says_how_much_of_it_was_read_and_what_rests_on_it(catalog: Catalog) -> None:
    for source in catalog.sources.values():
        page = page_on(catalog, source.id)
        assert page[:2] == (Heading(source.id), Prose(source.title))
        assert labelled(page, "Read") == [READ_WORDS[source.read] if source.read else NOT_READ]
        assert labelled(page, "Link") == ([source.link] if source.link else [])
        assert labelled(page, "What rests on it"), source.id


def test_what_rests_on_a_source_is_named_by_where_it_stands(catalog: Catalog) -> None:
    lines = dict(
        line.removesuffix(".").split(": ", 1)
        for line in labelled(page_on(catalog, "FRENCH06"), "What rests on it")
    )
    assert list(lines) == ["Care", "Causes", "Evidence"]
    assert {"heat", "ice"} <= set(lines["Care"].split(", "))
    assert "muscle-strain" in lines["Causes"].split(", ")
    assert {"heat-2006", "cold-2006"} <= set(lines["Evidence"].split(", "))
    seen = {
        line.partition(":")[0]
        for own in catalog.sources
        for line in labelled(page_on(catalog, own), "What rests on it")
    }
    assert seen <= set(FOLDER_WORDS.values())


def test_the_page_of_an_article_says_what_is_not_repeated_of_it_and_why(catalog: Catalog) -> None:
    told = 0
    for own in ARTICLES:
        lines = labelled(page_on(catalog, own), "What this guide does not repeat of it")
        left = [each for each in catalog.left_out.values() if each.id.startswith(f"{own}-")]
        assert lines == [f"{each.why} ({each.reason.value}, {each.id})" for each in left]
        told += len(lines)
    assert told == len(catalog.left_out)
    assert {each.reason for each in catalog.left_out.values()} <= set(LeftOutFor)
    assert "does not repeat" not in shown(page_on(catalog, "WHO08"))


def test_the_page_of_an_article_says_where_the_guide_and_the_articles_differ(
    catalog: Catalog,
) -> None:
    for own in catalog.sources:
        lines = labelled(page_on(catalog, own), "Where this guide and our articles differ")
        assert bool(lines) == (own in ARTICLES)
    says = catalog.conditions["sciatica"].articles_say
    assert f"sciatica: {says}" in labelled(
        page_on(catalog, "S0"), "Where this guide and our articles differ"
    )


def test_no_list_of_a_page_is_empty(catalog: Catalog) -> None:
    for own in catalog.sources:
        assert all(b.items for b in page_on(catalog, own) if isinstance(b, Items))
