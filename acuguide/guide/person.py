"""What is known about the person. Pure.

An answer nobody gave is None, and None is never read as "no".
"""

from collections.abc import Iterable

from msgspec import Struct, structs

from acuguide.catalog.names import normal, suggestions
from acuguide.errors import WrongUseError

ADULT_AGE = 18
OLDEST = 120


class About(Struct, frozen=True):
    """Facts that change what may be offered; `age` in years."""

    age: int | None = None
    adult: bool | None = None
    pregnant: bool | None = None
    blood_thinner: bool | None = None
    clinician_agreed: bool = False

    @property
    def is_adult(self) -> bool | None:
        """Whether the person is 18 or older; None if nobody said."""
        return self.adult if self.age is None else self.age >= ADULT_AGE

    @property
    def is_complete(self) -> bool:
        """Whether everything that can refuse a routine has been answered."""
        return None not in (self.is_adult, self.pregnant, self.blood_thinner)


def assume_checked(about: About) -> About:
    """`about`, with what `--checked` states filled in where nothing else was said."""
    return structs.replace(
        about,
        adult=True if about.adult is None else about.adult,
        pregnant=bool(about.pregnant),
        blood_thinner=bool(about.blood_thinner),
    )


def parse_about(pairs: Iterable[str]) -> About:
    """The facts in `KEY=VALUE` texts, such as `age=72`; the last one of a key counts.

    Raises WrongUseError for an unknown key or value.
    """
    about = About()
    for pair in pairs:
        key, equals, value = pair.partition("=")
        if not equals:
            raise WrongUseError(f"--about takes KEY=VALUE, such as age=72; you gave '{pair}'.")
        about = structs.replace(about, **_fact(key, value.strip()))
    return about


def _fact(key: str, value: str) -> dict[str, int | bool]:
    match _KEYS.get(normal(key)):
        case "age":
            return {"age": _age(value)}
        case "clinician":
            return {"clinician_agreed": _agreed(value)}
        case str(name):
            return {name: _yes_or_no(name, value)}
        case None:
            near = suggestions(normal(key), _KEYS)
            hint = f"Did you mean {' or '.join(near)}?" if near else f"Known: {', '.join(KEYS)}."
            raise WrongUseError(f"--about does not know '{key}'. {hint}")


def _age(value: str) -> int:
    if not (
        value.isascii()
        and value.isdigit()
        and int(value[:4]) <= OLDEST
        and len(value) <= len("120")
    ):
        raise WrongUseError(f"age takes a whole number from 0 to {OLDEST}; you gave '{value}'.")
    return int(value)


def _agreed(value: str) -> bool:
    if normal(value) not in {"agreed", "no"}:
        raise WrongUseError(f"clinician takes 'agreed' or 'no'; you gave '{value}'.")
    return normal(value) == "agreed"


def _yes_or_no(key: str, value: str) -> bool:
    if normal(value) not in {"yes", "no"}:
        raise WrongUseError(f"{key} takes yes or no; you gave '{value}'.")
    return normal(value) == "yes"


KEYS = ("age", "pregnant", "blood_thinner", "clinician")
_KEYS = {normal(key): key for key in KEYS}
