"""What rests on a source. Pure."""

from collections.abc import Iterator

from msgspec import Struct

from acuguide.catalog.articles import LeftOut
from acuguide.catalog.checks import cited, records
from acuguide.catalog.records import Catalog
from acuguide.catalog.sources import Source, SourceKind
from acuguide.errors import WrongUseError


class Use(Struct, frozen=True):
    """What became of a source: what rests on it, and, of an article, what does not.

    `rests` are data files, each with the things there that rest on it; `left_out` is what of an
    article is not repeated; `differs` are things, each with what our articles say otherwise.
    """

    rests: tuple[tuple[str, tuple[str, ...]], ...] = ()
    left_out: tuple[LeftOut, ...] = ()
    differs: tuple[tuple[str, str], ...] = ()


def find_source(catalog: Catalog, name: str) -> Source:
    """The source of an id, in any case; raises WrongUseError with suggestions."""
    from acuguide.catalog.names import find

    try:
        return catalog.sources[find(name, dict.fromkeys(catalog.sources, ()), "source")]
    except WrongUseError as error:
        raise WrongUseError(f'{error} All of them: "acuguide sources".') from None


def use_of(catalog: Catalog, source: Source) -> Use:
    """What became of a source in this guide."""
    rests = resting_on(catalog, source)
    if source.kind is not SourceKind.ARTICLE:
        return Use(rests)
    begun = f"{source.id}-"
    left_out = (each for each in catalog.left_out.values() if each.id.startswith(begun))
    return Use(rests, tuple(left_out), differences(catalog, source))


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
