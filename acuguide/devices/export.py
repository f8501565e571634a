"""Writes what a person asked for into a file of their own."""

from pathlib import Path

from acuguide.errors import CouldNotError


def write_text(path: str, text: str) -> None:
    """Write a file, over what was there. Raises CouldNotError with the reason."""
    try:
        Path(path).write_text(text, encoding="utf-8")
    except (OSError, ValueError) as error:
        reason = error.strerror if isinstance(error, OSError) else error
        raise CouldNotError(f"'{path}' could not be written: {reason}.") from error
