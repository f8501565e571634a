"""Document to text for a colour terminal, with Rich. Pure. The only module that knows Rich.

Text from data is never read as markup: every string goes in as `Text`.
"""

from io import StringIO
from typing import assert_never

from rich import box
from rich.console import Console, Group, RenderableType
from rich.padding import Padding
from rich.panel import Panel
from rich.table import Table
from rich.text import Text

from acuguide.pages.document import Aside, Block, Document, Heading, Items, Prose, Row, Warn

WIDEST = 100
LABEL_COLUMN = 22


def render_styled(document: Document, width: int, *, colour: bool) -> str:
    """The document for a terminal of `width` columns (60 or more); escapes only for colour."""
    out = StringIO()
    console = Console(
        file=out,
        width=min(width, WIDEST),
        force_terminal=True,
        color_system="standard" if colour else None,
        legacy_windows=False,
        highlight=False,
        emoji=False,
        markup=False,
    )
    last: Block | None = None
    for block in document:
        if last is not None and not (isinstance(block, Row) and isinstance(last, Row)):
            console.print()
        console.print(_drawn(block), soft_wrap=False)
        last = block
    lines = out.getvalue().splitlines()
    return "\n".join(line.rstrip() for line in lines) + "\n"


def _drawn(block: Block) -> RenderableType:
    match block:
        case Heading(text, level):
            return Text(text, style=_HEADINGS[level])
        case Prose(text):
            return Text(text)
        case Aside(text):
            return Text(text, style="dim")
        case Row(label, text):
            return _row(label, Text(text))
        case Items(label, items, numbered):
            return Group(Text(label, style="bold"), *_items(items, numbered=numbered))
        case Warn(title, lines, urgent):
            style = "bold red" if urgent else "yellow"
            body = Group(*(Text(line) for line in lines))
            return Panel(
                body,
                title=Text(title, style=style),
                title_align="left",
                border_style=style,
                box=box.ROUNDED,
            )
    assert_never(block)


_HEADINGS = {1: "bold underline", 2: "bold cyan", 3: "bold green"}


def _row(label: str, text: Text) -> Table:
    grid = Table.grid(padding=(0, 2))
    grid.add_column(
        width=LABEL_COLUMN if len(label) > len("Cannot reach it") else len("Cannot reach it")
    )
    grid.add_column(ratio=1)
    grid.add_row(Text(label, style="bold"), text)
    return grid


def _items(items: tuple[str, ...], *, numbered: bool) -> list[RenderableType]:
    grid = Table.grid(padding=(0, 1))
    grid.add_column(width=len("10."), justify="right")
    grid.add_column(ratio=1)
    for number, item in enumerate(items, 1):
        grid.add_row(Text(f"{number}." if numbered else "•"), Text(item))
    return [Padding(grid, (0, 0, 0, 0))]
