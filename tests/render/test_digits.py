"""Digits five lines tall."""

import pytest

from acuguide.render.digits import big


def test_one_digit_reads_like_this() -> None:
    assert big("4") == [
        "██  ██",
        "██  ██",
        "██████",
        "    ██",
        "    ██",
    ]


def test_every_digit_has_the_same_height_and_width_and_another_shape() -> None:
    shapes = [big(digit) for digit in "0123456789"]
    assert {len(shape) for shape in shapes} == {5}
    assert {len(line) for shape in shapes for line in shape} == {6}
    assert len({tuple(shape) for shape in shapes}) == 10
    assert [len(line) for line in big(":")] == [2] * 5


def test_every_time_is_five_lines_of_one_width() -> None:
    for seconds in range(3600):
        lines = big(f"{seconds // 60}:{seconds % 60:02}")
        assert len(lines) == 5
        assert len({len(line) for line in lines}) == 1
        assert {letter for line in lines for letter in line} == {"█", " "}


def test_other_characters_have_no_shape() -> None:
    with pytest.raises(KeyError):
        big("1 m")
