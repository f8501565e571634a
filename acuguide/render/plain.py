"""Document to plain text: no boxes, no colour, words wrapped and never cut. Pure.

Pictures are left out: what they show is told in the words of the same page.
"""

from typing import assert_never

from acuguide.pages.document import (
    Aside,
    Beside,
    Document,
    Heading,
    Illustration,
    Items,
    Prose,
    Row,
    Warn,
    Words,
)
from acuguide.render.wrapping import wrap


def render_plain(document: Document, width: int) -> str:
    """The document as lines of at most `width` columns, as far as its words are not longer."""
    parts: list[str] = []
    last: Words | None = None
    for block in document:
        if isinstance(block, Illustration):
            continue
        # Rows that follow each other read as one list; everything else gets air before it.
        if last is not None and not (isinstance(block, Row) and isinstance(last, Row)):
            parts.append("")
        parts += _lines(block, width)
        last = block
    return "\n".join(parts) + "\n"


def _lines(block: Words, width: int) -> list[str]:
    match block:
        case Heading(text, level):
            return wrap(text.upper() if level == 1 else text, width)
        case Prose(text) | Aside(text):
            return wrap(text, width)
        case Row(label, text):
            return wrap(f"{_ended(label)} {text}", width, later="  ")
        case Items(label, items, numbered):
            return _items(label, items, width, numbered=numbered)
        case Beside(compared):
            parts = ([*_items(label, items, width), ""] for label, items in compared)
            return [line for part in parts for line in part][:-1]
        case Warn(title, texts, urgent):
            mark = "WARNING. " if urgent else ""
            lines = wrap(f"{mark}{title}.", width)
            for text in texts:
                lines += wrap(text, width)
            return lines
    assert_never(block)


def _items(label: str, items: tuple[str, ...], width: int, *, numbered: bool = False) -> list[str]:
    lines = wrap(_ended(label), width)
    for number, item in enumerate(items, 1):
        mark = f"{number}. " if numbered else "- "
        lines += wrap(item, width, mark, " " * len(mark))
    return lines


def _ended(label: str) -> str:
    """A label with a colon, unless it asks something."""
    return label if label.endswith("?") else f"{label}:"
