"""The terms that must stay, explained: `data/words.yaml`. Pure."""

from acuguide.catalog.records import FactIds, Id, Lines, Record, SourceIds, Words


class Word(Record, frozen=True, kw_only=True):
    """A term and what it means; `more` is what else is worth knowing, `say` how to say it."""

    id: Id
    name: Words
    also_called: Lines = ()
    say: Words | None = None
    meaning: Words
    more: Words | None = None
    facts: FactIds = ()
    sources: SourceIds


class WordList(Record, frozen=True):
    """The whole of `data/words.yaml`."""

    words: tuple[Word, ...]
