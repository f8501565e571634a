"""One key at a time from the keyboard."""

import os
import sys
from collections import deque

import typer

from acuguide.devices.signals import leave_on_signals
from acuguide.devices.terminal import talk
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


_ENTER, _ESCAPE, _ERASE = frozenset("\r\n"), "\x1b", frozenset("\x08\x7f")
_LONGEST_LINE = 60


def read_line(prompt: str, patience: float | None = None) -> str:
    """A line typed after `prompt`, without its end; empty if it was left with Escape.

    With `patience` (seconds) nobody is waited for who does not begin to type.
    """
    talk(prompt)
    typed = ""
    if patience is not None and not _begins_within(patience):
        talk("\n")
        return typed
    while (key := read_key()) not in _ENTER:
        if key.startswith(_ESCAPE):
            typed = ""
            break
        if key in _ERASE:
            talk("\b \b" if typed else "")
            typed = typed[:-1]
        elif key.isprintable() and len(typed) < _LONGEST_LINE:
            typed += key
            talk(key)
    talk("\n")
    return typed


def _begins_within(seconds: float) -> bool:
    """Whether a key is pressed in time. It is kept, because reading keys anew would drop it."""
    if _waiting:
        return True
    try:
        import select
        import termios
        import tty
    except ImportError:
        # Windows cannot wait for a key with a limit.
        return True
    leave_on_signals()
    keyboard = sys.stdin.fileno()
    modes = termios.tcgetattr(keyboard)
    try:
        tty.setcbreak(keyboard)
        if not select.select([keyboard], [], [], seconds)[0]:
            return False
        read = os.read(keyboard, 32).decode(errors="replace")
        if read in {"", "\x04"}:
            raise EOFError
        _waiting.extend([read] if read.startswith("\x1b") else read)
    finally:
        termios.tcsetattr(keyboard, termios.TCSADRAIN, modes)
    return True
