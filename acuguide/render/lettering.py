"""How much room words take in a sans-serif type. Pure: sizes and widths in the caller's units.

Nobody knows which type a viewer has, so widths are those of DejaVu Sans, one of the widest:
words may turn out narrower than their room, but not wider.
"""

from unicodedata import combining, east_asian_width

LEADING = 1.25
_NARROW, _WIDE = frozenset(" .,:;'’|!()[]fijlrtI"), frozenset("mwMWOQ@%½¼¾…—①②③④⑤⑥⑦⑧⑨")
_BOLDER = 1.13


def width_of(text: str, size: float, *, bold: bool = False) -> float:
    """The width of a line of words, in the units of `size` (the height of its type)."""
    return sum(map(_share, text)) * size * (_BOLDER if bold else 1)


def fold(text: str, width: float, size: float) -> tuple[str, ...]:
    """The words of a text in lines of at most `width`; a longer word gets its own line."""
    lines: list[str] = []
    for word in text.split():
        longer = f"{lines[-1]} {word}" if lines else word
        if lines and width_of(longer, size) <= width:
            lines[-1] = longer
        else:
            lines.append(word)
    return tuple(lines)


def fold_evenly(text: str, width: float, size: float) -> tuple[str, ...]:
    """The words of a text in as few lines as `width` allows, of about the same length."""
    fewest = fold(text, width, size)
    for tenths in range(3, 10):
        lines = fold(text, width * tenths / 10, size)
        if len(lines) == len(fewest) and all(width_of(line, size) <= width for line in lines):
            return lines
    return fewest


def _share(character: str) -> float:
    """The width of a character as a share of its type's size."""
    if combining(character):
        return 0
    if east_asian_width(character) in "WF":
        return 1
    if character in _NARROW:
        return 0.41
    if character in _WIDE:
        return 0.97
    return 0.7 if character.isupper() else 0.62
