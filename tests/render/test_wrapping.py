"""Words into lines, by the columns they take."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from acuguide.render.wrapping import columns, wrap
from tests.render.conftest import width_of


@pytest.mark.parametrize(
    ("text", "taken"),
    [("", 0), ("abc", 3), ("腎俞", 4), ("Shènshū", 7), ("e\u0301", 1), ("환", 2), ("ＡＢ", 4)],
)
def test_a_text_takes_columns(text: str, taken: int) -> None:
    assert columns(text) == taken


@pytest.mark.parametrize(
    ("text", "lines"),
    [
        ("", [""]),
        ("one two three", ["one two", "three"]),
        ("one  two\tthree\n", ["one two", "three"]),
        ("腎俞 腎俞 腎俞", ["腎俞", "腎俞", "腎俞"]),
        ("much-too-long a b", ["much-too-long", "a b"]),
        ("a much-too-long", ["a", "much-too-long"]),
        ("1234567", ["1234567"]),
        ("12 4567 9", ["12 4567", "9"]),
    ],
)
def test_words_are_wrapped_at_seven_columns_and_never_cut(text: str, lines: list[str]) -> None:
    assert wrap(text, 7) == lines


def test_the_first_line_and_the_others_have_their_own_beginnings() -> None:
    assert wrap("one two three", 8, "1. ", "   ") == ["1. one", "   two", "   three"]


@given(st.text(), st.integers(1, 120), st.sampled_from(["", "- ", "   ", " 10. "]))
def test_every_word_stays_and_no_line_is_too_wide_unless_a_word_is(
    text: str, width: int, first: str
) -> None:
    lines = wrap(text, width, first, " " * len(first))
    assert " ".join(lines).split() == [*first.split(), *text.split()]
    for line in lines:
        assert width_of(line) <= width or len(line.removeprefix(first).split()) <= 1
