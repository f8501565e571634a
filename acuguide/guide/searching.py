"""Finds causes, points, care, terms and warning signs by everyday words. Pure."""

from msgspec import Struct

from acuguide.catalog.care import CareItem
from acuguide.catalog.glossary import Word
from acuguide.catalog.names import normal
from acuguide.catalog.records import Catalog, Level, Point, Sign
from acuguide.errors import WrongUseError
from acuguide.guide.gate import Cleared, Refused
from acuguide.guide.ranking import NOTHING_SAID, Matches, matches, mentioning, signs_mentioning
from acuguide.guide.triage import URGENT, all_signs

MOST_POINTS, MOST_CARE, MOST_TERMS = 6, 5, 3


class Found(Struct, frozen=True):
    """What shares words with what was said; the points are not cleared yet."""

    asked: str
    signs: tuple[Sign, ...]
    causes: Matches
    points: tuple[Point, ...]
    care: tuple[CareItem, ...]
    terms: tuple[Word, ...]

    @property
    def nothing(self) -> bool:
        """Whether nothing was found at all."""
        causes = (*self.causes.best, *self.causes.doctors)
        return not (self.signs or causes or self.points or self.care or self.terms)


def refusal_to_tell(found: Found, points: Cleared | Refused) -> Refused | None:
    """The refusal, where it keeps back something that was found: points, or care with them."""
    if not isinstance(points, Refused):
        return None
    return points if found.points or (found.care and points.verdict.refuses) else None


def search_for(catalog: Catalog, asked: str) -> Found:
    """Everything that shares words with `asked`. Raises WrongUseError if it has none.

    Where an urgent warning sign mentions it, or an emergency fits it best, no care and no
    points: help comes first.
    """
    if not asked.strip():
        raise WrongUseError(NOTHING_SAID)
    signs = signs_mentioning(catalog, all_signs(catalog.red_flags), asked)
    causes = matches(catalog, catalog.conditions.values(), asked)
    urgent = any(sign.level in URGENT for sign in signs) or any(
        match.condition.level is Level.EMERGENCY and not match.missing for match in causes.best[:1]
    )
    urgent = urgent and not _is_no_sign(catalog, asked)
    points = () if urgent else catalog.points.values()
    care = () if urgent else catalog.care.values()
    named = () if urgent else _named(catalog, asked)
    return Found(
        asked,
        signs,
        causes,
        (named or mentioning(catalog, points, _point_text, asked))[:MOST_POINTS],
        mentioning(catalog, care, _care_text, asked)[:MOST_CARE],
        mentioning(catalog, catalog.words.values(), _names, asked)[:MOST_TERMS],
    )


def _is_no_sign(catalog: Catalog, asked: str) -> bool:
    """Whether it is but one word, and a name of care ("heat") or of a part of the body ("hip")."""
    names = [name for names in catalog.names["care"].values() for name in names]
    names += [surface.name for surface in catalog.vocabulary.surfaces]
    return len(asked.split()) == 1 and normal(asked) in map(normal, names)


def _named(catalog: Catalog, asked: str) -> tuple[Point, ...]:
    """The points that are called by one of the words, or by all of them."""
    said = {normal(word) for word in (asked, *asked.split())}
    return tuple(
        catalog.points[code]
        for code, names in catalog.names["points"].items()
        if said & {normal(code), *map(normal, names)}
    )


def _names(word: Word) -> str:
    return " ".join((word.name, *word.also_called))


def _point_text(point: Point) -> str:
    return f"{point.gloss} {point.place}"


def _care_text(item: CareItem) -> str:
    return " ".join((item.name, *item.also_called, *item.search_words, item.summary))
