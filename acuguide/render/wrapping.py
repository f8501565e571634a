"""Words into lines, by the columns they take on a terminal. Pure."""

from unicodedata import combining, east_asian_width


def columns(text: str) -> int:
    """How many columns a text takes: two for a wide character, none for a combining mark."""
    if text.isascii():
        return len(text)
    return sum(
        0 if combining(character) else 2 if east_asian_width(character) in "WF" else 1
        for character in text
    )


def wrap(text: str, width: int, first: str = "", later: str = "") -> list[str]:
    """The words of a text in lines of at most `width` columns; a longer word gets its own line.

    The first line begins with `first`, the others with `later`.
    """
    lines: list[str] = []
    line, used = first, columns(first)
    empty = True
    for word in text.split():
        size = columns(word)
        if not empty and used + 1 + size > width:
            lines.append(line)
            line, used, empty = later, columns(later), True
        line += word if empty else f" {word}"
        used += size if empty else size + 1
        empty = False
    return [*lines, line]
