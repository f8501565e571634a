"""Writes what a person asked for into a file of their own."""

import os
from contextlib import suppress
from pathlib import Path

from acuguide.errors import CouldNotError, WrongUseError


def write_text(name: str, text: str) -> None:
    """Write a file whole or not at all, over what was there.

    Raises CouldNotError with the reason, and WrongUseError without a name. What is no regular
    file, such as a pipe with a name, is written to as it is; where the name is a link, what it
    leads to is written.
    """
    if not name:
        raise WrongUseError("--svg takes the name of a file, or - for stdout.")
    path = Path(os.path.realpath(name))
    new = path.with_name(f"{path.name}.{os.getpid()}.new")
    try:
        if path.exists() and not path.is_file():
            path.write_text(text, encoding="utf-8")
            return
        new.write_text(text, encoding="utf-8")
        new.replace(path)
    except OSError as error:
        with suppress(OSError):
            new.unlink()
        raise CouldNotError(f"'{name}' could not be written: {error.strerror}.") from error
