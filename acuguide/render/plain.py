"""Document to plain text: no boxes, no colour, words wrapped and never cut. Pure."""

import textwrap
from typing import assert_never

from acuguide.pages.document import Aside, Block, Document, Heading, Items, Prose, Row, Warn


def render_plain(document: Document, width: int) -> str:
    """The document as lines of at most `width` columns, as far as its words are not longer."""
    parts: list[str] = []
    last: Block | None = None
    for block in document:
        # Rows that follow each other read as one list; everything else gets air before it.
        if last is not None and not (isinstance(block, Row) and isinstance(last, Row)):
            parts.append("")
        parts += _lines(block, width)
        last = block
    return "\n".join(parts) + "\n"


def _lines(block: Block, width: int) -> list[str]:
    match block:
        case Heading(text, level):
            return _wrapped(text.upper() if level == 1 else text, width)
        case Prose(text) | Aside(text):
            return _wrapped(text, width)
        case Row(label, text):
            return _wrapped(f"{label}: {text}", width, "  ")
        case Items(label, items, numbered):
            marks = [f"{number}. " if numbered else "- " for number in range(1, len(items) + 1)]
            lines = [
                _wrapped(mark + item, width, " " * len(mark))
                for mark, item in zip(marks, items, strict=True)
            ]
            return [*_wrapped(f"{label}:", width), *(line for item in lines for line in item)]
        case Warn(title, lines, urgent):
            mark = "WARNING. " if urgent else ""
            return [
                *_wrapped(f"{mark}{title}.", width),
                *(part for line in lines for part in _wrapped(line, width)),
            ]
    assert_never(block)


def _wrapped(text: str, width: int, indent: str = "") -> list[str]:
    return textwrap.wrap(
        text, width, subsequent_indent=indent, break_long_words=False, break_on_hyphens=False
    )
