"""One key at a time from the keyboard."""

import sys

import typer

from acuguide.devices.signals import leave_on_signals
from acuguide.errors import WrongUseError


def need_terminal(what: str, instead: str) -> None:
    """Raise WrongUseError unless someone can be asked; the sentence names what to use instead."""
    streams = (sys.stdin, sys.stderr)
    if any(stream is None or not stream.isatty() for stream in streams):
        raise WrongUseError(f"{what} needs a terminal. {instead}")


def read_key() -> str:
    """The next key, as its character. Raises KeyboardInterrupt for Ctrl-C, EOFError for Ctrl-D.

    The terminal is in raw mode meanwhile, so a signal to end must not end it there and then.
    """
    leave_on_signals()
    return typer.getchar()
