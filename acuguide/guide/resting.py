"""What rests on a source. Pure."""

from collections.abc import Iterator

from acuguide.catalog.checks import cited, records
from acuguide.catalog.records import Catalog
from acuguide.catalog.sources import Source
from acuguide.errors import WrongUseError


def find_source(catalog: Catalog, name: str) -> Source:
    """The source of an id, in any case; raises WrongUseError with suggestions."""
    from acuguide.catalog.names import find

    try:
        return catalog.sources[find(name, dict.fromkeys(catalog.sources, ()), "source")]
    except WrongUseError as error:
        raise WrongUseError(f'{error} All of them: "acuguide sources".') from None


def resting_on(catalog: Catalog, source: Source) -> tuple[tuple[str, tuple[str, ...]], ...]:
    """The data files with something that rests on a source, and what it is in each.

    A folder's things are told by their ids; what stands in a list by its own id there.
    """
    found: dict[str, dict[str, None]] = {}
    for file, own in _cited_from(catalog, source.id):
        found.setdefault(file, {})[own] = None
    return tuple((file, tuple(own)) for file, own in sorted(found.items()))


def _cited_from(catalog: Catalog, source_id: str) -> Iterator[tuple[str, str]]:
    for file, record in cited(catalog):
        if source_id in getattr(record, "sources", ()):
            folder, slash, name = file.removesuffix(".yaml").partition("/")
            yield folder, name if slash else str(getattr(record, "id", "the text itself"))


def differences(catalog: Catalog, article: Source) -> tuple[tuple[str, str], ...]:
    """Where this guide says otherwise than an article: the thing, and what the article says.

    A thing names the article by its facts, or else among its sources.
    """
    found: dict[str, str] = {}
    for file, record in records(catalog):
        says = getattr(record, "articles_say", None)
        facts = getattr(record, "facts", ())
        own = any(fact.startswith(f"{article.id}-") for fact in facts)
        if says and (own or (not facts and article.id in getattr(record, "sources", ()))):
            name = getattr(record, "code", None) or getattr(record, "id", None)
            found[str(name or file)] = says
    return tuple(found.items())
