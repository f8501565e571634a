"""The view of a running routine to styled lines that fit a window. Pure.

A line is a list of (style, text) pieces, as terminal toolkits take them; styles are names
that the screen gives colours to, or none.
"""

from collections.abc import Sequence
from typing import TypeAlias

from acuguide.pages.routine import LiveView
from acuguide.render.digits import big
from acuguide.render.wrapping import columns as cells
from acuguide.render.wrapping import wrap

Line: TypeAlias = list[tuple[str, str]]
# How much lines matter (1 most), and the lines.
Part: TypeAlias = tuple[int, list[Line]]

WIDEST = 100
# Words and a picture beside each other need so many columns and rows; a picture takes this share.
_LEAST_COLUMNS, _LEAST_ROWS, _SHARE, _GAP = 76, 16, 0.5, 2


def picture_room(columns: int, rows: int) -> tuple[int, int] | None:
    """The columns and rows for a picture at the right of the words, if there is room for both."""
    if columns < _LEAST_COLUMNS or rows < _LEAST_ROWS:
        return None
    # Below both stand the keys.
    return int(min(columns - 1, WIDEST + _GAP) * _SHARE) - _GAP, rows - 1


def render_live(
    view: LiveView, columns: int, rows: int, picture: Sequence[Line] = ()
) -> list[Line]:
    """At most `rows` lines of less than `columns` columns; what matters least goes first.

    A `picture` no larger than `picture_room` stands at the right of the words, above the keys.
    """
    # The last column stays free: writing there makes some terminals wrap.
    whole = max(1, min(columns - 1, WIDEST))
    in_full, in_short = (
        _text("class:dim", text, whole) for text in (view.keys, view.keys_in_short)
    )
    room = picture_room(columns, rows) if picture else None
    if room is None:
        # How to stop outlasts everything but the countdown and what to do.
        in_short = _text("class:dim", view.keys_in_short, whole)
        parts = [*_parts(view, whole), (3, in_short), (5, in_full)]
        chosen = _chosen(parts, rows)
        if len(parts) - 1 in chosen:
            chosen.pop(len(parts) - 2, None)
        return _lines(chosen)[:rows]
    width = min(columns - 1 - room[0] - _GAP, WIDEST)
    words = _lines(_chosen(_parts(view, width), rows - len(in_full)))
    return [*_beside(words, width, picture), *in_full]


def _beside(words: list[Line], width: int, picture: Sequence[Line]) -> list[Line]:
    """Words of at most `width` columns, and a picture from the top at their right."""
    height = max(len(words), len(picture))
    lines = [[*line] for line in words] + [[] for _ in range(height - len(words))]
    for line, drawn in zip(lines, picture, strict=False):
        taken = sum(cells(text) for _, text in line)
        line += [("", " " * (width + _GAP - taken)), *drawn]
    return lines


def _parts(view: LiveView, width: int) -> list[Part]:
    """Everything but the keys."""
    return [
        (4, _text("class:dim", f"{view.title}: {view.progress}", width)),
        (4, [_bar(view.done, width)]),
        (7, [[]]),
        (1, _text("class:press" if view.pressing else "class:ready", _headline(view), width)),
        (2, _text("", view.how if view.pressing else view.place, width)),
        (7, [[]]),
        (3, _count(view.countdown, width)),
        (7, [[]]),
        (5, [[("class:breath", view.breath)]]),
        (3, _text("class:message", view.message, width)),
        (4, _text("", f"{view.next_step}.", width)),
        (7, [[]]),
        (6, _text("class:dim", f"Cannot reach? {view.cannot_reach}", width)),
        (5, _text("class:stop", view.stop, width)),
        (3, [line for text in view.help_lines for line in _text("class:help", text, width)]),
    ]


def _chosen(parts: list[Part], rows: int) -> dict[int, list[Line]]:
    """The parts that find room, by their place; what matters most (lowest number) comes first."""
    chosen: dict[int, list[Line]] = {}
    for index, (_, part) in sorted(enumerate(parts), key=lambda entry: entry[1][0]):
        if not chosen or sum(map(len, chosen.values())) + len(part) <= rows:
            chosen[index] = part
    return chosen


def _lines(chosen: dict[int, list[Line]]) -> list[Line]:
    return [line for index in sorted(chosen) for line in chosen[index]]


def _headline(view: LiveView) -> str:
    state = "PAUSED" if view.paused else view.phase
    return f"{state}  {view.countdown}  {view.target}  ({view.name})"


def _bar(done: float, width: int) -> Line:
    filled = round(done * width)
    return [("class:done", "━" * filled), ("class:dim", "─" * (width - filled))]


def _count(countdown: str, width: int) -> list[Line]:
    """The countdown as big as it fits; the headline has it small in any case."""
    lines = big(countdown)
    return [[("class:count", line)] for line in lines] if len(lines[0]) <= width else []


def _text(style: str, text: str, width: int) -> list[Line]:
    return [[(style, line)] for line in wrap(text, width)] if text else []
