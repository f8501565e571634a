"""Real pixels in the terminal: a picture's SVG, sent as an image. Imported for `--pixels` alone.

The only module that knows resvg-py, which makes the image.
"""

import os
import re
import sys
from base64 import b64encode
from collections.abc import Mapping
from enum import Enum
from typing import NamedTuple

from acuguide.errors import CouldNotError

# Families to write words with, where none of the SVG's own is installed.
_FAMILIES = (
    "Arial", "Helvetica", "Liberation Sans", "DejaVu Sans", "Noto Sans", "Roboto", "Verdana",
    "Segoe UI", "Helvetica Neue", "Cantarell", "Adwaita Sans", "Ubuntu", "Open Sans", "Inter",
    "FreeSans", "Nimbus Sans", "Droid Sans", "DejaVu Sans Mono", "Noto Sans Mono",
)  # fmt: skip
# The longest run of base64 that kitty's protocol allows in one message.
_MESSAGE = 4096
# Wider images take longer than they gain, in pixels.
_WIDEST = 1200
_VIEW = re.compile(r'viewBox="\S+ \S+ (\S+) (\S+)"')


class Protocol(Enum):
    """The ways to send an image to a terminal."""

    KITTY = "kitty"
    ITERM = "iterm"
    SIXEL = "sixel"


# A terminal's own name for itself: nothing that it started can have inherited it unchanged.
_BY_TERM = {
    "xterm-kitty": Protocol.KITTY,
    "xterm-ghostty": Protocol.KITTY,
    "wezterm": Protocol.KITTY,
    "foot": Protocol.SIXEL,
    "foot-extra": Protocol.SIXEL,
    "mlterm": Protocol.SIXEL,
    "mlterm-256color": Protocol.SIXEL,
}
_BY_PROGRAM = {
    "ghostty": Protocol.KITTY,
    "WezTerm": Protocol.KITTY,
    "iTerm.app": Protocol.ITERM,
}


class Window(NamedTuple):
    """A terminal's window: its columns and rows, and the pixels of one cell.

    Terminals that do not tell their pixels have cells of about 10 x 20.
    """

    columns: int
    rows: int
    cell_width: int = 10
    cell_height: int = 20


def decide_protocol(environ: Mapping[str, str]) -> Protocol | None:
    """The protocol of the terminal that an environment names; None if none is known.

    Inside tmux and screen it is none: they keep images from the terminal, unless told not to.
    """
    term = environ.get("TERM", "")
    if environ.get("TMUX") or environ.get("STY") or term.startswith(("tmux", "screen")):
        return None
    if term in _BY_TERM:
        return _BY_TERM[term]
    program = environ.get("TERM_PROGRAM")
    if program:
        return _BY_PROGRAM.get(program)
    if environ.get("KITTY_WINDOW_ID"):
        return Protocol.KITTY
    return Protocol.ITERM if environ.get("LC_TERMINAL") == "iTerm2" else None


def pixels(svg: str, columns: int, rows: int) -> str:
    """What shows an SVG of ours in this terminal, as large as so many cells.

    Raises CouldNotError, whose sentence says why not: draw the picture with dots then.
    """
    if sys.stdout is None or not sys.stdout.isatty():
        raise CouldNotError("This output is no terminal: pictures are drawn with dots.")
    return pixels_for(svg, os.environ, _window(columns, rows))


def pixels_for(svg: str, environ: Mapping[str, str], window: Window) -> str:
    """What shows an SVG of ours in the terminal of an environment, within a window.

    Raises CouldNotError, whose sentence says why not.
    """
    protocol = decide_protocol(environ)
    if protocol is None:
        raise CouldNotError(
            "This terminal is none that is known to show images (kitty, Ghostty, WezTerm, "
            "iTerm2, foot or mlterm, and not inside tmux or screen): pictures are drawn with dots."
        )
    width = _pixel_width(svg, window)
    png = _png(svg, width)
    cells = max(1, width // window.cell_width)
    match protocol:
        case Protocol.KITTY:
            return _kitty(png, cells)
        case Protocol.ITERM:
            return _iterm(png, cells)
        case Protocol.SIXEL:
            from acuguide.render.sixel import sixels

            return sixels(png) + "\n"


def _pixel_width(svg: str, window: Window) -> int:
    """The pixels across that fit the window, with a row left for the prompt."""
    found = _VIEW.search(svg)
    shape = float(found[1]) / float(found[2]) if found else 1.0
    height = max(1, window.rows - 1) * window.cell_height
    return max(1, min(window.columns * window.cell_width, int(height * shape), _WIDEST))


def _png(svg: str, width: int) -> bytes:
    """An SVG as PNG on white, `width` pixels wide."""
    try:
        import resvg_py
    except ImportError:
        raise CouldNotError(
            "Images need one more package (pip install 'acuguide[pixels]'): "
            "pictures are drawn with dots."
        ) from None
    for family in _FAMILIES:
        if _writes(family):
            return resvg_py.svg_to_bytes(
                svg_string=svg, width=width, background="#ffffff", sans_serif_family=family
            )
    raise CouldNotError(
        "No font was found to write an image's words with, such as DejaVu Sans: "
        "pictures are drawn with dots."
    )


def _writes(family: str) -> bool:
    """Whether a family is installed: resvg leaves words out without a word where it is not."""
    import resvg_py

    probe = (
        '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9"><text y="9" font-size="9" '
        'font-family="{}">{}</text></svg>'
    )
    blank = resvg_py.svg_to_bytes(svg_string=probe.format(family, ""))
    return resvg_py.svg_to_bytes(svg_string=probe.format(family, "B")) != blank


def _kitty(png: bytes, cells: int) -> str:
    """Kitty's graphics protocol: the terminal scales the image to so many columns."""
    data = b64encode(png).decode("ascii")
    parts = [data[start : start + _MESSAGE] for start in range(0, len(data), _MESSAGE)]
    messages = []
    for index, part in enumerate(parts):
        keys = f"a=T,f=100,q=2,c={cells}," if index == 0 else ""
        more = int(index < len(parts) - 1)
        messages.append(f"\x1b_G{keys}m={more};{part}\x1b\\")
    return "".join(messages) + "\n"


def _iterm(png: bytes, cells: int) -> str:
    """iTerm2's inline image."""
    data = b64encode(png).decode("ascii")
    return f"\x1b]1337;File=inline=1;size={len(png)};width={cells}:{data}\x07\n"


def _window(columns: int, rows: int) -> Window:
    """A window of so many cells, with their pixels if the terminal tells them."""
    usual = Window(columns, rows)
    try:
        import fcntl
        import struct
        import termios

        told = fcntl.ioctl(sys.stdout.fileno(), termios.TIOCGWINSZ, bytes(8))
    except (ImportError, OSError):
        return usual
    down, across, width, height = struct.unpack("4H", told)
    if not across or not down or width < across or height < down:
        return usual
    return Window(columns, rows, width // across, height // down)
