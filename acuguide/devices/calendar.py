"""The calendar of the user's own day."""

from datetime import date


def today() -> date:
    """The date here."""
    return date.today()  # noqa: DTZ011, TID251 - the one place that asks the clock for it
