"""One key at a time from the keyboard."""

import sys
from collections import deque

import typer

from acuguide.devices.signals import leave_on_signals
from acuguide.errors import WrongUseError


def need_terminal(what: str, instead: str) -> None:
    """Raise WrongUseError unless someone can be asked; the sentence names what to use instead."""
    streams = (sys.stdin, sys.stderr)
    if any(stream is None or not stream.isatty() for stream in streams):
        raise WrongUseError(f"{what} needs a terminal. {instead}")


# Keys typed faster than they are asked for arrive in one read, and wait here for their turn.
_waiting: deque[str] = deque()


def read_key() -> str:
    """The next key, as its character. Raises KeyboardInterrupt for Ctrl-C, EOFError for Ctrl-D.

    The terminal is in raw mode meanwhile, so a signal to end must not end it there and then.
    """
    leave_on_signals()
    if not _waiting:
        read = typer.getchar()
        # A key such as an arrow is one sequence that begins with escape.
        _waiting.extend([read] if read.startswith("\x1b") else read)
    return _waiting.popleft()
