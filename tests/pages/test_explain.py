"""The pages of terms: what a word means, in a line or on a page of its own."""

from textwrap import dedent

from acuguide.catalog.records import Catalog
from acuguide.pages.document import Aside, Heading, Prose, Row
from acuguide.pages.explain import word_page, words_page
from acuguide.render.plain import render_plain
from tests.pages.conftest import shown


def test_every_term_stands_in_a_line_from_a_to_z(catalog: Catalog) -> None:
    page = words_page(tuple(catalog.words.values()))
    assert page[0] == Heading("Words explained")
    rows = [block for block in page if isinstance(block, Row)]
    assert [row.label for row in rows] == sorted(
        (word.name for word in catalog.words.values()), key=str.casefold
    )
    assert {row.label: row.text for row in rows} == {
        word.name: word.meaning for word in catalog.words.values()
    }
    assert len(rows) == len(catalog.words) >= 100


def test_a_term_on_one_page(catalog: Catalog) -> None:
    assert render_plain(word_page(catalog, catalog.words["cun"]), 80) == dedent("""\
        CUN

        A unit taken from your own body. One cun is about the width of your thumb at its
        joint.

        Four fingers held together are 3 cun. Two fingers are about 1.5 cun, by habit.
        On the back, 6 cun is the distance between the inner edges of the shoulder
        blades. Use the hand of the person who is measured.

        Say: tsoon
        Also called: body inch, Chinese inch, 寸.

        Sources: WHO Standard Acupuncture Point Locations in the Western Pacific Region,
        2008; Our own judgement.
        """)


def test_every_term_is_told_in_full(catalog: Catalog) -> None:
    for word in catalog.words.values():
        page = word_page(catalog, word)
        assert page[:2] == (Heading(word.name), Prose(word.meaning))
        text = shown(page)
        for words in (*word.also_called, *filter(None, (word.more, word.say))):
            assert words in text
        sources = page[-1]
        assert isinstance(sources, Aside)
        assert all(catalog.sources[own].title in sources.text for own in word.sources)
