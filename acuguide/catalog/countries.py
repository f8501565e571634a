"""Whom to call, by country: `data/emergency_numbers.yaml`. Pure."""

from typing import Annotated

from msgspec import Meta

from acuguide.catalog.records import Lines, Record, SourceIds, Words


class Call(Record, frozen=True):
    """A number and what answers there; `check_locally` where we know it from memory alone."""

    number: Annotated[str, Meta(pattern=r"^[0-9#*][0-9 #*]{1,19}$")]
    purpose: Words
    check_locally: bool = False


class Country(Record, frozen=True, kw_only=True):
    """Whom to call in a country (two-letter code of ISO 3166).

    `ambulance` is absent where no number could be confirmed; `others` reach help in an
    emergency too; `advice` lines are for the same day. `checked` is a year and month.
    """

    id: Annotated[str, Meta(pattern=r"^[A-Z]{2}$")]
    name: Words
    also_called: Lines = ()
    ambulance: Call | None = None
    others: tuple[Call, ...] = ()
    advice: tuple[Call, ...] = ()
    checked: Annotated[str, Meta(pattern=r"^[0-9]{4}-[0-9]{2}$")]
    sources: SourceIds


class EmergencyNumbers(Record, frozen=True):
    """The countries whose numbers we know."""

    countries: tuple[Country, ...]
