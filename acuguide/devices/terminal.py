"""The terminal: what it can show, and writing to it."""

import os
import sys
from collections.abc import Mapping
from typing import NamedTuple, TextIO

from acuguide.errors import ReaderGoneError
from acuguide.render.depth import Depth

USUAL_WIDTH, USUAL_ROWS = 80, 24
# A window of fewer rows than this is taken for a wrong answer of the terminal.
LEAST_ROWS = 4
# Narrower than this the plain layout is used; narrower than the least, a width is taken for wrong.
NARROW, LEAST_WIDTH = 60, 20


class Surface(NamedTuple):
    """What may be used: `width` in columns and `rows`; `plain` for no boxes, colour or repainting.

    `repaints` is false where plain was asked for, however wide the window is.
    """

    width: int
    rows: int
    plain: bool
    depth: Depth
    interactive: bool
    repaints: bool

    @property
    def colour(self) -> bool:
        """Whether there is any colour."""
        return self.depth is not Depth.NONE


def surface(*, plain: bool) -> Surface:
    """The surface of this process."""
    out = sys.stdout is not None and sys.stdout.isatty()
    both = out and sys.stdin is not None and sys.stdin.isatty()
    return decide_surface(os.environ, _size(os.environ), out=out, both=both, plain=plain)


def decide_surface(
    environ: Mapping[str, str], size: tuple[int, int], *, out: bool, both: bool, plain: bool
) -> Surface:
    """The surface for an environment and a window of columns and rows.

    `out` and `both`: stdout, and stdin too, are terminals.
    """
    width, rows = size
    forced = bool(environ.get("FORCE_COLOR"))
    accessible = environ.get("ACCESSIBLE", "").casefold() not in {"", "0", "false", "no"}
    asked_plain = plain or accessible or environ.get("TERM") == "dumb"
    is_plain = asked_plain or width < NARROW or not (out or forced)
    return Surface(
        width=width,
        rows=rows,
        plain=is_plain,
        depth=Depth.NONE if is_plain else decide_depth(environ),
        interactive=both,
        repaints=both and not asked_plain,
    )


def decide_depth(environ: Mapping[str, str]) -> Depth:
    """How many colours a terminal shows by its own account; 16 where it gives none."""
    if environ.get("NO_COLOR"):
        return Depth.NONE
    term = environ.get("TERM", "").casefold()
    told = environ.get("COLORTERM", "").strip().casefold()
    # Windows Terminal sets neither, only its session.
    if told in {"truecolor", "24bit"} or term.endswith("-direct") or environ.get("WT_SESSION"):
        return Depth.FULL
    return Depth.CUBE if term.endswith(("-256color", "kitty")) else Depth.NAMED


def _size(environ: Mapping[str, str]) -> tuple[int, int]:
    """The columns and rows of the window, as named in the environment or measured."""
    columns, rows = _measured()
    return (
        _named(environ.get("COLUMNS", ""), LEAST_WIDTH) or columns,
        _named(environ.get("LINES", ""), LEAST_ROWS) or rows,
    )


def _named(number: str, least: int) -> int | None:
    if number.isascii() and number.isdigit() and int(number[:6]) >= least:
        return int(number[:6])
    return None


def _measured() -> tuple[int, int]:
    try:
        columns, rows = os.get_terminal_size(sys.__stdout__.fileno() if sys.__stdout__ else 1)
    except (OSError, ValueError):
        return USUAL_WIDTH, USUAL_ROWS
    return (
        columns if columns >= LEAST_WIDTH else USUAL_WIDTH,
        rows if rows >= LEAST_ROWS else USUAL_ROWS,
    )


def write(text: str) -> None:
    """Write to stdout at once. Raises OSError or ReaderGoneError if it cannot be written."""
    try:
        sys.stdout.write(text)
        sys.stdout.flush()
    except BrokenPipeError:
        raise ReaderGoneError from None


def write_json(text: str) -> None:
    """Write JSON to stdout; where the encoding lacks a letter, JSON's own escape stands for it."""
    try:
        text.encode(sys.stdout.encoding or "utf-8")
    except UnicodeEncodeError:
        import json

        text = json.dumps(json.loads(text)) + "\n"
    write(text)


def talk(text: str) -> None:
    """Write questions and replies to stderr, so that stdout holds the answer alone."""
    if sys.stderr is None:
        return
    try:
        sys.stderr.write(text)
        sys.stderr.flush()
    except OSError:
        # Nobody can be told that nobody can be told.
        silence(sys.stderr)


def complain(sentence: str) -> None:
    """Write a sentence to stderr, if there is one to write to; what it quotes cannot act there."""
    talk(printable(sentence) + "\n")


def printable(text: str) -> str:
    """A text with its control characters spelt out, so that a terminal shows and obeys nothing."""
    return "".join(
        character if character.isprintable() else ascii(character)[1:-1] for character in text
    )


def prepare_streams() -> None:
    """Let no character stop an answer: what the encoding lacks is shown as `?`."""
    for stream in (sys.stdout, sys.stderr):
        if stream is not None and hasattr(stream, "reconfigure"):
            stream.reconfigure(errors="replace")


def silence(stream: TextIO) -> None:
    """Send what is still buffered nowhere, so that leaving does not complain once more."""
    nowhere = os.open(os.devnull, os.O_WRONLY)
    os.dup2(nowhere, stream.fileno())
