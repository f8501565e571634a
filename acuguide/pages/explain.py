"""Terms explained. Pure."""

from acuguide.catalog.glossary import Word
from acuguide.catalog.records import Catalog
from acuguide.pages.document import Aside, Block, Document, Heading, Prose, Row
from acuguide.pages.wording import sources_line


def words_page(words: tuple[Word, ...]) -> Document:
    """Every term with its meaning, from A to Z."""
    rows = [
        Row(word.name, word.meaning)
        for word in sorted(words, key=lambda word: word.name.casefold())
    ]
    return (Heading("Words explained"), *rows, Aside('More on one: "acuguide explain cun".'))


def word_page(catalog: Catalog, word: Word) -> Document:
    """One term: how it is said, what it means, what else it is called."""
    blocks: list[Block] = [Heading(word.name), Prose(word.meaning)]
    if word.more:
        blocks.append(Prose(word.more))
    if word.say:
        blocks.append(Row("Say", word.say))
    if word.also_called:
        blocks.append(Row("Also called", f"{', '.join(word.also_called)}."))
    return (*blocks, sources_line(catalog, word.sources))
