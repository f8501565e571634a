"""What a person's situation changes: what is left out, made lighter, or agreed first. Pure."""

from collections.abc import Iterable

from acuguide.catalog.records import Catalog, Caution, Lasts
from acuguide.guide.gate import Cleared, Withheld
from acuguide.pages.document import Aside, Block, Items, Row, Warn

AGREED = (
    'If they agree, say so: "acuguide profile set clinician=agreed", or for one run '
    '"--about clinician=agreed".'
)
NO_WAY_LEFT = "The ways to press it here are not for you."


def before_pressing(catalog: Catalog, cleared: Cleared) -> Warn:
    """The short box before anything that could be pressed."""
    rules = (*catalog.vocabulary.stop_rules, *cleared.stop_if)
    stops = tuple(f"Stop if: {rule}" for rule in rules)
    return Warn("Before you press", (catalog.vocabulary.notice, *stops))


def for_you(cleared: Cleared) -> tuple[Block, ...]:
    """What must be agreed first, and what is done otherwise because of what was told."""
    blocks: list[Block] = []
    if cleared.ask_first:
        blocks.append(Warn("Ask first", (*map(reason, cleared.ask_first), AGREED)))
    if cleared.softened:
        items = tuple(dict.fromkeys(map(reason, cleared.softened)))
        blocks.append(Items("Because of what you told", items))
    places = tuple(caution.text for caution in cleared.places if caution.text)
    if places:
        blocks.append(Items("With care", places))
    return tuple(blocks)


def not_for_everyone(catalog: Catalog, cleared: Cleared) -> tuple[Block, ...]:
    """The cautions nobody has answered: the reader has to judge by them."""
    texts = tuple(dict.fromkeys(caution.text for caution in cleared.open if caution.text))
    if not texts:
        return ()
    lasting = {s.id for s in catalog.cautions.situations if s.lasts is not Lasts.MOMENT}
    items = Items("Not for everyone", texts)
    if not any(lasting.intersection(caution.when) for caution in cleared.open):
        return (items,)
    tell = Aside('Answer once, and it is taken into account: "acuguide profile".')
    return (items, tell)


def left_out(withheld: Iterable[Withheld]) -> tuple[Row, ...]:
    """The points withheld, those with one reason together."""
    return tuple(Row(f"Left out: {codes}", why) for codes, why in by_reason(withheld))


def by_reason(withheld: Iterable[Withheld]) -> tuple[tuple[str, str], ...]:
    """The codes withheld for one reason, and the reason."""
    codes: dict[str, list[str]] = {}
    for held in withheld:
        codes.setdefault(why_withheld(held), []).append(held.code)
    return tuple((", ".join(own), why) for why, own in codes.items())


def why_withheld(held: Withheld) -> str:
    """Why a point is not offered, and what to do instead."""
    first = (NO_WAY_LEFT,) if held.no_way_left else ()
    return " ".join((*first, *held.because, *dict.fromkeys(held.instead)))


def reason(caution: Caution) -> str:
    """Why a caution holds, and what to do."""
    return f"{caution.because} {caution.instead}"
