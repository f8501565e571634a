"""What is known about the person. Pure.

An answer nobody gave is None, and None is never read as "no".
"""

from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING

from msgspec import Struct, structs

from acuguide.catalog.names import find, normal, suggestions
from acuguide.catalog.records import (
    PLAIN_KEYS,
    Catalog,
    Cautions,
    Lasts,
    Situation,
)
from acuguide.errors import WrongUseError, quoted

if TYPE_CHECKING:  # only whom to call needs them
    from acuguide.catalog.countries import Country

OLDEST = 120
MOST_WEEKS = 52 * 100
_YES_NO = ("yes", "no")


class About(Struct, frozen=True):
    """Facts that change what may be offered. `age` in years, `weeks` since the pain began.

    `better`: it is getting better; `seen`: a doctor or physiotherapist has looked at it.
    `told` holds the situations answered, by id. `vouched`: the person stated by `--checked`
    that nothing stands in the way, so that what is still open is shown and not asked.
    `clinician`: one who knows all this agreed to light pressing.
    """

    age: int | None = None
    weeks: int | None = None
    better: bool | None = None
    seen: bool | None = None
    clinician: bool | None = None
    country: str | None = None
    told: Mapping[str, bool] = {}
    vouched: bool = False

    def holds(self, situation: Situation) -> bool | None:
        """Whether a situation is this person's; None if nobody said.

        Of an age and a yes that disagree, the one that is careful counts.
        """
        told = self.told.get(situation.id)
        if situation.below_age is not None and self.age is not None:
            return told is True or self.age < situation.below_age
        return told

    def telling(self, answers: Mapping[str, bool]) -> "About":
        """This, with more situations answered.

        A clinician agreed to what was known then, so a new yes takes the agreement back.
        """
        new = {own for own, holds in answers.items() if holds and not self.told.get(own)}
        clinician = None if new else self.clinician
        return structs.replace(self, told={**self.told, **answers}, clinician=clinician)


def unanswered(cautions: Cautions, about: About) -> tuple[Situation, ...]:
    """The situations nobody has answered."""
    return tuple(s for s in cautions.situations if about.holds(s) is None)


def assume_checked(cautions: Cautions, about: About) -> About:
    """`about`, with what `--checked` states filled in where nothing else was said."""
    stated = {s.id: False for s in cautions.situations if s.checked and about.holds(s) is None}
    return structs.replace(about.telling(stated), vouched=True)


def overlaid(below: About, above: About) -> About:
    """What `above` says, and what `below` says where `above` is silent."""
    merged = below.telling(above.told)
    plain = {
        name: getattr(merged if getattr(above, name) is None else above, name)
        for name in PLAIN_KEYS
    }
    return structs.replace(merged, **plain)


def split_pair(pair: str) -> tuple[str, str]:
    """The key and the value of `KEY=VALUE`; raises WrongUseError if there is no `=`."""
    key, equals, value = pair.partition("=")
    if not equals:
        raise WrongUseError(f"About you takes KEY=VALUE, such as age=72; you gave {quoted(pair)}.")
    return key, value.strip()


def find_key(catalog: Catalog, name: str) -> str:
    """The key meant by `name`; raises WrongUseError with suggestions."""
    known = {normal(key): key for key in keys(catalog)}
    key = normal(name)
    if key in known:
        return known[key]
    near = suggestions(key, known)
    hint = f"Did you mean {' or '.join(near)}?" if near else f"Known: {', '.join(known.values())}."
    raise WrongUseError(f"Nothing about you is called {quoted(name)}. {hint}")


def keys(catalog: Catalog) -> tuple[str, ...]:
    """Every key that `--about` and the profile know."""
    return (*PLAIN_KEYS, *(situation.id for situation in catalog.cautions.situations))


def choices(catalog: Catalog) -> tuple[str, ...]:
    """Every `KEY=VALUE`, or `KEY=` where the value is open."""
    situations = (situation.id for situation in catalog.cautions.situations)
    answers = (f"{key}={value}" for key in ("better", "seen", *situations) for value in _YES_NO)
    return ("age=", "weeks=", "country=", "clinician=agreed", "clinician=no", *answers)


def find_country(catalog: Catalog, name: str) -> "Country":
    """The country of a code or name; raises WrongUseError with suggestions."""
    return catalog.countries[find(name, catalog.names["countries"], "country")]


def plain_value(catalog: Catalog, key: str, value: str) -> str:
    """`value` as it is kept: `72`, `yes`, `agreed`, `JP`.

    Raises WrongUseError for a value the key does not take.
    """
    match key:
        case "age":
            return str(_number(key, value, OLDEST))
        case "weeks":
            return str(_number(key, value, MOST_WEEKS))
        case "country":
            return find_country(catalog, value).id
        case "clinician":
            return _one_of(key, value, ("agreed", "no"))
        case _:
            return _one_of(key, value, _YES_NO)


def parse_about(catalog: Catalog, pairs: Iterable[str]) -> About:
    """The facts in `KEY=VALUE` texts, such as `age=72`; the last one of a key counts.

    Raises WrongUseError for an unknown key or value.
    """
    return about_from(parse_pairs(catalog, pairs))


def parse_pairs(catalog: Catalog, pairs: Iterable[str]) -> dict[str, str]:
    """The keys and plain values of `KEY=VALUE` texts; raises as `parse_about` does."""
    values = {}
    for pair in pairs:
        name, value = split_pair(pair)
        key = find_key(catalog, name)
        values[key] = plain_value(catalog, key, value)
    return values


def about_from(values: Mapping[str, str]) -> About:
    """The facts in values as `plain_value` gives them, by key."""
    told = {key: value == "yes" for key, value in values.items() if key not in PLAIN_KEYS}
    return About(
        age=int(values["age"]) if "age" in values else None,
        weeks=int(values["weeks"]) if "weeks" in values else None,
        better=values["better"] == "yes" if "better" in values else None,
        seen=values["seen"] == "yes" if "seen" in values else None,
        clinician=values["clinician"] == "agreed" if "clinician" in values else None,
        country=values.get("country"),
        told=told,
    )


def momentary(catalog: Catalog) -> set[str]:
    """The situations that are true for a moment only, and never kept."""
    return {s.id for s in catalog.cautions.situations if s.lasts is Lasts.MOMENT}


def lasting_pairs(catalog: Catalog, pairs: Iterable[str]) -> dict[str, str]:
    """As `parse_pairs`; raises WrongUseError too for what is true for a moment only."""
    values = parse_pairs(catalog, pairs)
    moment = momentary(catalog)
    for key in values:
        if key in moment:
            raise WrongUseError(f"{key} is asked before every routine, and is never kept.")
    return values


def _number(key: str, value: str, most: int) -> int:
    digits = len(str(most))
    if not (value.isascii() and value.isdigit() and len(value) <= digits and int(value) <= most):
        raise WrongUseError(
            f"{key} takes a whole number from 0 to {most}; you gave {quoted(value)}."
        )
    return int(value)


def _one_of(key: str, value: str, choices: tuple[str, ...]) -> str:
    if normal(value) not in choices:
        raise WrongUseError(f"{key} takes {' or '.join(choices)}; you gave {quoted(value)}.")
    return normal(value)
