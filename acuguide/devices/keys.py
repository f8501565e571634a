"""One key at a time from the keyboard."""

import sys

import typer

from acuguide.errors import WrongUseError


def need_terminal(what: str, instead: str) -> None:
    """Raise WrongUseError unless someone can be asked; the sentence names what to use instead."""
    streams = (sys.stdin, sys.stdout)
    if any(stream is None or not stream.isatty() for stream in streams):
        raise WrongUseError(f"{what} needs a terminal. {instead}")


def read_key() -> str:
    """The next key, as its character. Raises KeyboardInterrupt for Ctrl-C, EOFError for Ctrl-D."""
    return typer.getchar()
