"""A PNG as sixels, for terminals that show no other pixels. Pure.

It reads what resvg writes: eight bits of red, green, blue and alpha, not interlaced; alpha is
passed over, since our pictures have a ground. Sixels are described in DEC's manual of the
VT330 and VT340 (1988), chapter 14: bands six dots high, of which each byte holds a column.
"""

import re
from collections import Counter
from collections.abc import Iterator
from zlib import decompress

from msgspec import Struct

# As many colours as every terminal has registers for.
_COLOURS = 64
_BAND = 6
# Colours alike in their upper five bits are taken together before they are counted.
_ALIKE = 0xF8
_RUN = re.compile(rb"(.)\1{3,}", re.DOTALL)

_Colour = tuple[int, int, int]


class Image(Struct, frozen=True):
    """Rows of pixels of four bytes each."""

    width: int
    rows: list[bytearray]


def sixels(png: bytes) -> str:
    """The sixels of a PNG, with the escape before and after. For a PNG as `read_png` reads it."""
    image = read_png(png)
    palette, registers = _reduced(image)
    colours = "".join(
        f"#{register};2;{';'.join(str(round(part * 100 / 255)) for part in colour)}"
        for register, colour in enumerate(palette)
    )
    numbered = [_numbers(row, registers) for row in image.rows]
    bands = "-".join(
        "$".join(_band(numbered[top : top + _BAND])) for top in range(0, len(numbered), _BAND)
    )
    size = f'"1;1;{image.width};{len(image.rows)}'
    return f"\x1bP0;1q{size}{colours}{bands}\x1b\\"


def read_png(png: bytes) -> Image:
    """The pixels of a PNG such as resvg writes. Raises KeyError for a filter that PNG lacks."""
    width = int.from_bytes(png[16:20])
    data, place = b"", 8
    while place < len(png):
        length = int.from_bytes(png[place : place + 4])
        if png[place + 4 : place + 8] == b"IDAT":
            data += png[place + 8 : place + 8 + length]
        place += 12 + length
    plain = decompress(data)
    rows, above = [], bytearray(4 * width)
    for start in range(0, len(plain), 4 * width + 1):
        row = bytearray(plain[start + 1 : start + 1 + 4 * width])
        _FILTERS[plain[start]](row, above)
        rows.append(row)
        above = row
    return Image(width, rows)


def _as_it_is(row: bytearray, above: bytearray) -> None:
    """A row that was not filtered."""


def _from_left(row: bytearray, _: bytearray) -> None:
    for index in range(4, len(row)):
        row[index] = row[index] + row[index - 4] & 255


def _from_above(row: bytearray, above: bytearray) -> None:
    row[:] = bytes([step + up & 255 for step, up in zip(row, above, strict=True)])


def _from_mean(row: bytearray, above: bytearray) -> None:
    for index, up in enumerate(above):
        left = row[index - 4] if index > 3 else 0  # noqa: PLR2004 - bytes of a pixel
        row[index] = row[index] + (left + up) // 2 & 255


def _from_nearest(row: bytearray, above: bytearray) -> None:
    """Paeth: from whichever of left, above and above left is nearest to their plane."""
    for index, up in enumerate(above):
        left, corner = (row[index - 4], above[index - 4]) if index > 3 else (0, 0)  # noqa: PLR2004
        to_left, to_up = abs(up - corner), abs(left - corner)
        to_corner = abs(left + up - 2 * corner)
        if to_left <= to_up and to_left <= to_corner:
            guess = left
        else:
            guess = up if to_up <= to_corner else corner
        row[index] = row[index] + guess & 255


# By the number that PNG gives them (PNG specification, section 9).
_FILTERS = {0: _as_it_is, 1: _from_left, 2: _from_above, 3: _from_mean, 4: _from_nearest}


def _reduced(image: Image) -> tuple[list[_Colour], dict[_Colour, int]]:
    """The commonest colours, and for each colour of the image the register of the nearest."""
    exact: Counter[_Colour] = Counter()
    for row in image.rows:
        exact.update(_colours(row))
    alike: dict[_Colour, Counter[_Colour]] = {}
    for colour, count in exact.items():
        red, green, blue = colour
        rough = (red & _ALIKE, green & _ALIKE, blue & _ALIKE)
        alike.setdefault(rough, Counter())[colour] = count
    commonest = sorted(alike.values(), key=lambda group: -group.total())[:_COLOURS]
    palette = [_most(group) for group in commonest]
    nearest = {rough: _nearest(_most(group), palette) for rough, group in alike.items()}
    return palette, {
        (red, green, blue): nearest[red & _ALIKE, green & _ALIKE, blue & _ALIKE]
        for red, green, blue in exact
    }


def _most(group: Counter[_Colour]) -> _Colour:
    return group.most_common(1)[0][0]


def _nearest(colour: _Colour, palette: list[_Colour]) -> int:
    return min(
        range(len(palette)),
        key=lambda index: sum(
            (one - other) ** 2 for one, other in zip(colour, palette[index], strict=True)
        ),
    )


def _colours(row: bytearray) -> Iterator[_Colour]:
    return zip(row[::4], row[1::4], row[2::4], strict=True)


def _numbers(row: bytearray, registers: dict[_Colour, int]) -> bytes:
    return bytes([registers[colour] for colour in _colours(row)])


def _band(rows: list[bytes]) -> Iterator[str]:
    """The columns of up to six rows, once for each register that occurs in them."""
    whole = {register: bytearray(len(rows[0])) for row in rows for register in row}
    for dot, row in enumerate(rows):
        for column, register in enumerate(row):
            whole[register][column] |= 1 << dot
    for register, columns in whole.items():
        letters = bytes([63 + column for column in columns.rstrip(b"\0")])
        yield f"#{register}" + _RUN.sub(_short, letters).decode("ascii")


def _short(run: re.Match[bytes]) -> bytes:
    return b"!%d%c" % (len(run.group()), run.group()[0])
