"""Warning signs to a level of urgency. Pure."""

from collections.abc import Iterable, Iterator

from msgspec import Struct

from acuguide.catalog.names import find, normal
from acuguide.catalog.records import Catalog, Country, Level, RedFlags, Sign
from acuguide.errors import WrongUseError

URGENT = frozenset({Level.EMERGENCY, Level.SAME_DAY})


class Verdict(Struct, frozen=True):
    """What the answers mean: `raised`, most urgent first; `complete` if all were answered."""

    level: Level
    raised: tuple[Sign, ...]
    complete: bool

    @property
    def urgent(self) -> bool:
        """Whether help is needed today or now."""
        return self.level in URGENT

    @property
    def refuses(self) -> bool:
        """Whether points and routines are refused (safety rules, section 4)."""
        return self.urgent or any(sign.doctor_first for sign in self.raised)


def all_signs(red_flags: RedFlags) -> Iterator[Sign]:
    """Every sign, most urgent first."""
    for screen in red_flags.screens:
        yield from screen.signs


def stopping_screens(red_flags: RedFlags) -> RedFlags:
    """The part of the list that can refuse a routine: the short check before one."""
    screens = tuple(
        screen for screen in red_flags.screens if triage(screen.signs, complete=True).refuses
    )
    return RedFlags(screens)


def find_signs(asked: Iterable[str], red_flags: RedFlags) -> tuple[Sign, ...]:
    """The signs of the given ids. A row split in two (`RF24`) counts as its higher level.

    Raises WrongUseError with suggestions.
    """
    signs = {sign.id: sign for sign in all_signs(red_flags)}
    # The letter a marks the higher level of a row with two.
    names = {sign_id: [sign_id[:-1]] if sign_id.endswith("a") else [] for sign_id in signs}
    found = []
    for name in asked:
        if not normal(name):
            raise WrongUseError("--yes takes the id of a warning sign, such as RF01.")
        found.append(signs[find(name, names, "warning sign")])
    return tuple(found)


def find_country(catalog: Catalog, name: str) -> Country:
    """The country of a code or name; raises WrongUseError with suggestions."""
    countries = {country.id: country for country in catalog.emergency_numbers.countries}
    names = {own: (country.name, *country.also_called) for own, country in countries.items()}
    return countries[find(name, names, "country")]


def triage(raised: Iterable[Sign], *, complete: bool) -> Verdict:
    """The verdict on the signs answered with yes: the most urgent of them decides."""
    ordered = sorted(dict.fromkeys(raised), key=lambda sign: (-sign.level.urgency, sign.id))
    level = ordered[0].level if ordered else Level.SELF_CARE
    return Verdict(level, tuple(ordered), complete)
