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
    measure = len if text.isascii() else columns
    line, used = first, columns(first)
    begin = columns(later)
    gap = ""
    for word in text.split():
        size = measure(word)
        if gap and used + 1 + size > width:
            lines.append(line)
            line, used, gap = later, begin, ""
        line += gap + word
        used += size + len(gap)
        gap = " "
    return [*lines, line]
