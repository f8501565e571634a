"""The sources: each is used, and what rests on an article alone is said to."""

import re
from pathlib import Path

import pytest

from acuguide.catalog.checks import cited
from acuguide.catalog.records import Catalog, SourceKind

DATA = Path(__file__).parents[2] / "data"
IDS = re.findall(r"\{id: (\w+),", (DATA / "sources.yaml").read_text(encoding="utf-8"))


def test_all_sources_are_looked_at(catalog: Catalog) -> None:
    assert sorted(IDS) == sorted(catalog.sources)


@pytest.mark.parametrize("name", IDS)
def test_a_source_is_used(name: str, catalog: Catalog) -> None:
    assert any(name in names for _, names in cited(catalog))


@pytest.mark.parametrize("name", IDS)
def test_a_source_says_how_much_of_it_was_read_unless_it_is_our_own_judgement(
    name: str, catalog: Catalog
) -> None:
    source = catalog.sources[name]
    assert (source.read is None) == (source.kind is SourceKind.OUR_JUDGEMENT)


def test_our_three_articles_are_articles(catalog: Catalog) -> None:
    articles = {s.id for s in catalog.sources.values() if s.kind is SourceKind.ARTICLE}
    assert articles == {"S0", "S1", "S3"}


def test_what_our_articles_say_is_never_the_only_ground_for_a_warning_sign(
    catalog: Catalog,
) -> None:
    for screen in catalog.red_flags.screens:
        for sign in screen.signs:
            assert not set(sign.sources) <= {"S0", "S1", "S3"}, sign.id


def test_no_list_names_a_source_twice(catalog: Catalog) -> None:
    for file, names in cited(catalog):
        assert len(set(names)) == len(names), file
