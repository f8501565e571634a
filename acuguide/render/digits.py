"""Digits five lines tall, to be read from the floor. Pure."""

_SHAPES = {
    "0": ("███", "█ █", "█ █", "█ █", "███"),
    "1": (" █ ", "██ ", " █ ", " █ ", "███"),
    "2": ("███", "  █", "███", "█  ", "███"),
    "3": ("███", "  █", "███", "  █", "███"),
    "4": ("█ █", "█ █", "███", "  █", "  █"),
    "5": ("███", "█  ", "███", "  █", "███"),
    "6": ("███", "█  ", "███", "█ █", "███"),
    "7": ("███", "  █", "  █", "  █", "  █"),
    "8": ("███", "█ █", "███", "█ █", "███"),
    "9": ("███", "█ █", "███", "  █", "███"),
    ":": (" ", "█", " ", "█", " "),
}


def big(text: str) -> list[str]:
    """Digits and colons as five lines of blocks, each block two columns wide.

    Raises KeyError for any other character.
    """
    rows = zip(*(_SHAPES[character] for character in text), strict=True)
    return ["  ".join("".join(cell * 2 for cell in part) for part in row) for row in rows]
