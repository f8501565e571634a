"""Document to plain text: no boxes, no colour, words wrapped and never cut. Pure."""

from typing import assert_never

from acuguide.pages.document import Aside, Block, Document, Heading, Items, Prose, Row, Warn
from acuguide.render.wrapping import wrap


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
            return wrap(text.upper() if level == 1 else text, width)
        case Prose(text) | Aside(text):
            return wrap(text, width)
        case Row(label, text):
            return wrap(f"{label}: {text}", width, later="  ")
        case Items(label, items, numbered):
            lines = wrap(label if label.endswith("?") else f"{label}:", width)
            for number, item in enumerate(items, 1):
                mark = f"{number}. " if numbered else "- "
                lines += wrap(item, width, mark, " " * len(mark))
            return lines
        case Warn(title, texts, urgent):
            mark = "WARNING. " if urgent else ""
            lines = wrap(f"{mark}{title}.", width)
            for text in texts:
                lines += wrap(text, width)
            return lines
    assert_never(block)
