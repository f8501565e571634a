"""Sixels, read again as a terminal does."""

import re
from collections.abc import Iterator
from zlib import compress

import pytest
import resvg_py

from acuguide.render.sixel import read_png, sixels
from acuguide.render.svg import render_svg
from tests.render.toy_figure import low_back

Colour = tuple[int, int, int]


def decoded(text: str) -> list[list[Colour | None]]:
    """The pixels that sixels draw, colours in percent; None where they draw nothing."""
    body = text.removeprefix("\x1bP0;1q").removesuffix("\x1b\\")
    size = re.match(r'"1;1;(\d+);(\d+)', body)
    assert size
    width, height = int(size[1]), int(size[2])
    rows: list[list[Colour | None]] = [[None] * width for _ in range(-(-height // 6) * 6)]
    colours: dict[int, Colour] = {}
    register = column = top = 0
    for piece in pieces(body[size.end() :]):
        if piece == "$":
            column = 0
        elif piece == "-":
            column, top = 0, top + 6
        elif define := re.fullmatch(r"#(\d+);2;(\d+);(\d+);(\d+)", piece):
            colours[int(define[1])] = (int(define[2]), int(define[3]), int(define[4]))
        elif piece[0] == "#":
            register = int(piece[1:])
        else:
            times = int(piece[1:-1]) if piece[0] == "!" else 1
            for dot in range(6):
                if ord(piece[-1]) - 63 >> dot & 1:
                    rows[top + dot][column : column + times] = [colours[register]] * times
            column += times
            assert column <= width
    assert not any(any(row) for row in rows[height:])
    return rows[:height]


def pieces(body: str) -> Iterator[str]:
    place = 0
    while place < len(body):
        piece = re.compile(r"#\d+(;2;\d+;\d+;\d+)?|!\d+[?-~]|[?-~]|[$-]").match(body, place)
        assert piece, body[place : place + 20]
        yield piece[0]
        place = piece.end()


def png_of(rows: list[bytes], filters: list[int]) -> bytes:
    """A PNG of rows that are filtered already; checksums are left out."""
    header = (len(rows[0]) // 4).to_bytes(4) + len(rows).to_bytes(4) + bytes([8, 6, 0, 0, 0])
    data = compress(b"".join(bytes([f]) + row for f, row in zip(filters, rows, strict=True)))
    chunks = [(b"IHDR", header), (b"IDAT", data[:9]), (b"IDAT", data[9:]), (b"IEND", b"")]
    return b"\x89PNG\r\n\x1a\n" + b"".join(
        len(body).to_bytes(4) + name + body + bytes(4) for name, body in chunks
    )


def test_a_picture_comes_back() -> None:
    png = resvg_py.svg_to_bytes(svg_string=render_svg(low_back()), width=403, background="#ffffff")
    drawn = decoded(sixels(png))
    image = read_png(png)
    assert (len(drawn[0]), len(drawn)) == (image.width, len(image.rows)) == (403, len(drawn))
    errors = []
    for row, line in zip(drawn, image.rows, strict=True):
        for column, colour in enumerate(row):
            assert colour is not None
            true = line[4 * column : 4 * column + 3]
            errors.append(max(abs(a * 2.55 - b) for a, b in zip(colour, true, strict=True)))
    assert sum(errors) / len(errors) < 2
    assert sum(error > 24 for error in errors) < 0.01 * len(errors)


@pytest.mark.parametrize("kind", range(5))
def test_each_filter_of_png_is_undone(kind: int) -> None:
    plain = [bytes([9, 200, 30, 255, 80, 7, 250, 255]), bytes([90, 3, 77, 255, 5, 140, 60, 255])]
    filtered = []
    for number, row in enumerate(plain):
        above = plain[number - 1] if number else bytes(8)
        left = bytes(4) + row[:4]
        corner = bytes(4) + above[:4]
        guesses = {
            0: bytes(8),
            1: left,
            2: above,
            3: bytes((a + b) // 2 for a, b in zip(left, above, strict=True)),
            4: bytes(map(paeth, left, above, corner)),
        }
        filtered.append(bytes((a - b) % 256 for a, b in zip(row, guesses[kind], strict=True)))
    assert [bytes(row) for row in read_png(png_of(filtered, [kind] * 2)).rows] == plain


def paeth(left: int, up: int, corner: int) -> int:
    """As section 9.4 of the PNG specification has it."""
    plane = left + up - corner
    return min((left, up, corner), key=lambda each: abs(plane - each))


def test_many_colours_are_brought_to_64() -> None:
    row = b"".join(bytes([n, 255 - n, n // 2, 255]) for n in range(256))
    text = sixels(png_of([row] * 7, [0] * 7))
    assert len(re.findall(r"#\d+;2;", text)) <= 64
    assert all(colour for line in decoded(text) for colour in line)
