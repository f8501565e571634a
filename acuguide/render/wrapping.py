"""Words into lines, by the columns they take on a terminal. Pure."""


def columns(text: str) -> int:
    """How many columns a text takes: two for a wide character, none for a combining mark."""
    if text.isascii():
        return len(text)
    from unicodedata import combining, east_asian_width  # not every answer needs them

    return sum(
        0 if combining(character) else 2 if east_asian_width(character) in "WF" else 1
        for character in text
    )


def wrap(text: str, width: int, first: str = "", later: str = "") -> list[str]:
    """The words of a text in lines of at most `width` columns; a longer word gets its own line.

    The first line begins with `first`, the others with `later`.
    """
    if text.isascii():
        return _wrap_narrow(text, width, first, later)
    lines: list[str] = []
    line, used = first, columns(first)
    begin = columns(later)
    gap = ""
    for word in text.split():
        size = columns(word)
        if gap and used + 1 + size > width:
            lines.append(line)
            line, used, gap = later, begin, ""
        line += gap + word
        used += size + len(gap)
        gap = " "
    return [*lines, line]


def _wrap_narrow(text: str, width: int, first: str, later: str) -> list[str]:
    """The same where each character takes one column: lines are cut, and words not counted.

    A page has thousands of words, and that was a fiftieth of the time to an answer.
    """
    rest = " ".join(text.split())
    lines: list[str] = []
    begin, room = first, width - columns(first)
    while len(rest) > room:
        cut = rest.rfind(" ", 0, max(room, 0) + 1)
        if cut < 0:
            cut = rest.find(" ")
        if cut < 0:
            break
        lines.append(begin + rest[:cut])
        rest = rest[cut + 1 :]
        begin, room = later, width - columns(later)
    return [*lines, begin + rest]
