"""What else may help, as far as this person's cautions let it through. Pure."""

from msgspec import Struct

from acuguide.catalog.records import Catalog, Caution, Condition, Effect
from acuguide.guide.gate import cautions_for
from acuguide.guide.person import About


class Care(Struct, frozen=True):
    """Heat and anti-inflammatories of a condition, and the cautions that took them away."""

    heat: str | None
    anti_inflammatories: str | None
    left_out: tuple[Caution, ...]


def care_for(catalog: Catalog, condition: Condition, about: About) -> Care:
    """What may be said of a condition's care to this person."""
    holding = cautions_for(catalog, about)
    no_heat = _barring(holding, Effect.NO_HEAT) if condition.heat else ()
    pills = condition.anti_inflammatories
    no_pills = _barring(holding, Effect.NO_ANTI_INFLAMMATORIES) if pills else ()
    return Care(
        None if no_heat else condition.heat,
        None if no_pills else pills,
        (*no_heat, *no_pills),
    )


def _barring(holding: tuple[Caution, ...], effect: Effect) -> tuple[Caution, ...]:
    return tuple(caution for caution in holding if effect in caution.effects)
