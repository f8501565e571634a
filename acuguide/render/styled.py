"""Document to text for a colour terminal, with Rich. Pure. The only module that knows Rich.

Text from data is never read as markup: every string goes in as `Text`. Lines are wrapped
here and not in Rich's tables, which took four times as long.
"""

from io import StringIO
from itertools import zip_longest
from typing import assert_never

from rich import box
from rich.console import Console, RenderableType
from rich.panel import Panel
from rich.text import Text

from acuguide.pages.document import (
    Aside,
    Beside,
    Block,
    Document,
    Heading,
    Illustration,
    Items,
    Prose,
    Row,
    Warn,
    Words,
)
from acuguide.render.depth import Depth
from acuguide.render.wrapping import columns, wrap

WIDEST, USUAL_ROWS = 100, 24
# Pictures are not read line by line, and gain by width.
_WIDEST_PICTURE = 120
# The labels of a page stand in one column, at most this wide; a longer one gets its own line.
WIDEST_LABELS = 28
# Beside a picture two rows of a window stay free: for what was typed, and what is typed next.
_KEPT_FREE = 2
# Narrower columns than this are hard to read; then the texts come one after the other.
_NARROWEST, _GAP = 26, 3
_PANEL_EDGES, _TITLE_EDGES = 4, 6
_HEADINGS = {1: "bold underline", 2: "bold cyan", 3: "bold green"}


def render_styled(document: Document, width: int, *, depth: Depth, rows: int = USUAL_ROWS) -> str:
    """The document for a terminal of `width` columns (60 or more); escapes only for colour.

    A picture and its legend are no higher than a window of `rows` shows at once.
    """
    across, width = min(width, _WIDEST_PICTURE), min(width, WIDEST)
    out = StringIO()
    console = Console(
        file=out,
        width=width,
        force_terminal=True,
        color_system=None if depth is Depth.NONE else "standard",
        legacy_windows=False,
        highlight=False,
        emoji=False,
        markup=False,
    )
    labels = _label_column(document)
    last: Block | None = None
    for block in document:
        if last is not None and not (isinstance(block, Row) and isinstance(last, Row)):
            out.write("\n")
        if isinstance(block, Illustration):
            out.write(_pictured(block, across, rows, depth))
        else:
            drawn = _drawn(block, width, labels)
            console.print(drawn, no_wrap=True, crop=False, overflow="ignore")
        last = block
    return out.getvalue()


def _label_column(document: Document) -> int:
    widths = [columns(block.label) + 2 for block in document if isinstance(block, Row)]
    return max((width for width in widths if width <= WIDEST_LABELS), default=0)


def _pictured(block: Illustration, width: int, rows: int, depth: Depth) -> str:
    # Most pages have none, and start sooner without what draws it.
    from acuguide.render.plates import plate

    return "\n".join(plate(block.picture, width, rows - _KEPT_FREE, depth)) + "\n"


def _drawn(block: Words, width: int, labels: int) -> RenderableType:
    match block:
        case Heading(text, level):
            return _lines(wrap(text, width), _HEADINGS[level])
        case Prose(text) | Aside(text):
            return _lines(wrap(text, width), "dim" if isinstance(block, Aside) else "")
        case Row(label, text):
            return _row(label, text, width, labels)
        case Items(label, items, numbered):
            return _items(label, items, width, numbered=numbered)
        case Beside(compared):
            return _beside(compared, width)
        case Warn(title, texts, urgent):
            return _panel(title, texts, width, "bold red" if urgent else "yellow")
    assert_never(block)


def _lines(lines: list[str], style: str = "") -> Text:
    return Text("\n".join(lines), style=style)


def _panel(title: str, texts: tuple[str, ...], width: int, style: str) -> Panel:
    lines = [line for text in texts for line in wrap(text, width - _PANEL_EDGES)]
    heading = Text(title, style=style)
    if columns(title) > width - _TITLE_EDGES:
        # A title too long for the edge of the box would be cut.
        lines, heading = [*wrap(title, width - _PANEL_EDGES), *lines], Text()
    return Panel(
        _lines(lines), title=heading, title_align="left", border_style=style, box=box.ROUNDED
    )


def _row(label: str, text: str, width: int, labels: int) -> Text:
    longest = max(map(columns, text.split()), default=0)
    if columns(label) >= labels or longest > width - labels:
        return _under(label, wrap(text, width, "  ", "  "), width)
    lines = wrap(text, width, label + " " * (labels - columns(label)), " " * labels)
    drawn = _lines(lines)
    drawn.stylize("bold", 0, len(label))
    return drawn


def _items(label: str, items: tuple[str, ...], width: int, *, numbered: bool) -> Text:
    lines: list[str] = []
    for number, item in enumerate(items, 1):
        mark = f"{number:>3}. " if numbered else "  • "
        lines += wrap(item, width, mark, " " * len(mark))
    return _under(label, lines, width)


def _beside(compared: tuple[tuple[str, tuple[str, ...]], ...], width: int) -> Text:
    each = (width - _GAP * (len(compared) - 1)) // max(len(compared), 1)
    if each < _NARROWEST:
        parts = [_items(label, items, width, numbered=False) for label, items in compared]
        return Text("\n").join(parts)
    heads = [wrap(label, each) for label, _ in compared]
    bodies = [[line for item in items for line in (*wrap(item, each), "")] for _, items in compared]
    drawn = Text()
    for cells, style in ((heads, "bold"), (bodies, "")):
        for line in zip_longest(*cells, fillvalue=""):
            padded = (f"{text}{' ' * (each - columns(text))}" for text in line)
            drawn.append((" " * _GAP).join(padded).rstrip() + "\n", style=style)
    drawn.rstrip()
    return drawn


def _under(label: str, lines: list[str], width: int) -> Text:
    heading = "\n".join(wrap(label, width))
    drawn = _lines([heading, *lines])
    drawn.stylize("bold", 0, len(heading))
    return drawn
