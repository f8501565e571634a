"""Signals that end the program: they must leave the terminal as it was found."""

import asyncio
import signal
from collections.abc import Callable
from types import FrameType

ENDING = tuple(
    getattr(signal, name) for name in ("SIGINT", "SIGTERM", "SIGHUP") if hasattr(signal, name)
)
SIGNAL_EXIT = 128


def leave_on_signals() -> None:
    """Turn a request to end into SystemExit, so that everything on the way out is tidied."""
    for number in ENDING:
        if number != signal.SIGINT:
            signal.signal(number, _leave)


def _leave(number: int, _frame: FrameType | None) -> None:
    raise SystemExit(SIGNAL_EXIT + number)


def call_on_signals(loop: asyncio.AbstractEventLoop, react: Callable[[int], None]) -> None:
    """Call `react` with the exit code when the loop is asked to end."""
    for number in ENDING:
        try:
            loop.add_signal_handler(number, react, SIGNAL_EXIT + number)
        except NotImplementedError:
            # Windows has no signals for its loop; Ctrl-C arrives there as a key.
            return
