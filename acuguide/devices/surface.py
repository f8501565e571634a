"""What the terminal can show: its size, its colours, and whether it may be repainted."""

import os
import sys
from collections.abc import Mapping

from msgspec import Struct

from acuguide.render.depth import Depth

USUAL_WIDTH, USUAL_ROWS = 80, 24
# A window of fewer rows than this is taken for a wrong answer of the terminal.
LEAST_ROWS = 4
# Narrower than this the plain layout is used; narrower than the least, a width is taken for wrong.
NARROW, LEAST_WIDTH = 60, 20


class Surface(Struct, frozen=True):
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
