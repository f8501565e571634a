"""What else may help, as far as this person's cautions let it through. Pure."""

from collections.abc import Iterable, Iterator
from typing import TypeAlias

from msgspec import Struct

from acuguide.catalog.care import CareAction, CareCaution, CareItem
from acuguide.catalog.names import find
from acuguide.catalog.records import Catalog, Caution, Condition, Effect, Lines, Sign
from acuguide.guide.gate import cautions_for
from acuguide.guide.person import About


class Care(Struct, frozen=True):
    """Heat and anti-inflammatories of a condition, and the cautions that took them away."""

    heat: str | None
    anti_inflammatories: str | None
    left_out: tuple[Caution, ...]


class Offered(Struct, frozen=True):
    """A kind of care that may be told to this person.

    `why` is why it goes with the condition asked for; `ask_first` who must agree before,
    `careful` what to mind, because of what was told or as long as nobody has answered.
    """

    item: CareItem
    why: str | None = None
    ask_first: tuple[str, ...] = ()
    careful: tuple[str, ...] = ()


class LeftOutCare(Struct, frozen=True):
    """A kind of care that is not for this person, and why."""

    item: CareItem
    because: tuple[str, ...]


Weighed: TypeAlias = tuple[tuple[Offered, ...], tuple[LeftOutCare, ...]]


class CareList(Struct, frozen=True):
    """The care offered, what goes with the condition first, and what is left out.

    `own` is what the condition's own text says of heat and pills; a condition that needs
    someone else's care has none here.
    """

    offered: tuple[Offered, ...]
    left_out: tuple[LeftOutCare, ...]
    condition: Condition | None = None
    own: Care | None = None

    @property
    def helps(self) -> Lines:
        """What the condition's own text says helps, as far as it is for this person."""
        if self.condition is None or self.own is None:
            return ()
        own = (self.own.heat, self.own.anti_inflammatories)
        return (*self.condition.helps, *filter(None, own))


def care_for(
    catalog: Catalog, condition: Condition, about: About, raised: Iterable[Sign] = ()
) -> Care:
    """What may be said of a condition's care to this person, who raised these signs."""
    holding = cautions_for(catalog, about, raised)
    no_heat = _barring(holding, Effect.NO_HEAT) if condition.heat else ()
    pills = condition.anti_inflammatories
    no_pills = _barring(holding, Effect.NO_ANTI_INFLAMMATORIES) if pills else ()
    return Care(
        None if no_heat else condition.heat,
        None if no_pills else pills,
        (*no_heat, *no_pills),
    )


def find_care(catalog: Catalog, name: str) -> CareItem | Condition:
    """The condition or kind of care called `name`; raises WrongUseError with suggestions."""
    names = {**catalog.names["care"], **catalog.names["conditions"]}
    found = find(name, names, "condition or kind of care")
    return catalog.conditions[found] if found in catalog.conditions else catalog.care[found]


def list_care(
    catalog: Catalog, asked: CareItem | Condition | None, about: About, raised: Iterable[Sign] = ()
) -> CareList:
    """The care for a condition, one kind of it, or all that goes with any such pain.

    A condition that needs someone else's care has none here.
    """
    condition = asked if isinstance(asked, Condition) else None
    raised = tuple(raised)
    offered, left_out = weigh(catalog, _meant(catalog, asked), about, raised)
    own = None
    if condition is not None and condition.instead is None:
        own = care_for(catalog, condition, about, raised)
    return CareList(offered, left_out, condition, own)


def weigh(
    catalog: Catalog,
    items: Iterable[tuple[CareItem, str | None]],
    about: About,
    raised: Iterable[Sign] = (),
) -> Weighed:
    """The kinds of care (each with why it is told) that are for this person, and the others."""
    holding = cautions_for(catalog, about, raised)
    offered: list[Offered] = []
    left_out: list[LeftOutCare] = []
    for item, why in items:
        answer = _weighed(catalog, item, why, about, holding)
        if isinstance(answer, Offered):
            offered.append(answer)
        else:
            left_out.append(answer)
    return tuple(offered), tuple(left_out)


def _meant(
    catalog: Catalog, asked: CareItem | Condition | None
) -> Iterator[tuple[CareItem, str | None]]:
    """The care asked for, and why; what is named for a condition before the general."""
    if isinstance(asked, CareItem):
        yield asked, None
        return
    if asked is not None and asked.instead is not None:
        return
    order = [group.id for group in catalog.vocabulary.care_groups]
    items = sorted(catalog.care.values(), key=lambda item: (order.index(item.group), item.name))
    if asked is not None:
        for item in items:
            for named in item.named_for:
                if named.condition == asked.id:
                    yield item, named.why
    for item in items:
        own = asked is not None and any(named.condition == asked.id for named in item.named_for)
        apart = asked is not None and asked.id in item.not_with
        if item.general and not own and not apart:
            yield item, None


def _weighed(
    catalog: Catalog,
    item: CareItem,
    why: str | None,
    about: About,
    holding: tuple[Caution, ...],
) -> Offered | LeftOutCare:
    barred = tuple(
        f"{caution.because} {caution.instead}"
        for caution in holding
        if caution.when and set(item.barred_by).intersection(caution.effects)
    )
    texts: dict[CareAction, list[str]] = {action: [] for action in CareAction}
    for caution in item.cautions:
        action = _asked(catalog, caution, about)
        if action is not None:
            texts[action].append(caution.text)
    left_out = barred or tuple(texts[CareAction.LEAVE_OUT])
    if left_out:
        return LeftOutCare(item, left_out)
    return Offered(item, why, tuple(texts[CareAction.ASK_FIRST]), tuple(texts[CareAction.CAREFUL]))


def _asked(catalog: Catalog, caution: CareCaution, about: About) -> CareAction | None:
    """What a caution asks of this person; to take care, as long as nobody has answered.

    One without situations, which nobody can answer, is for the reader to judge by.
    """
    told = [about.holds(s) for s in catalog.cautions.situations if s.id in caution.situations]
    if told and all(answer is False for answer in told):
        return None
    return caution.action if True in told else CareAction.CAREFUL


def _barring(holding: tuple[Caution, ...], effect: Effect) -> tuple[Caution, ...]:
    return tuple(caution for caution in holding if effect in caution.effects)
