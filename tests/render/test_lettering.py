"""Words are measured generously, and folded."""

from acuguide.render.lettering import fold, fold_evenly, width_of


def test_capitals_and_wide_characters_take_more_room() -> None:
    assert width_of("ill", 10) < width_of("nnn", 10) < width_of("NNN", 10) < width_of("WWW", 10)
    assert width_of("腰", 10) == 10
    assert width_of("e\u0301", 10) == width_of("e", 10)
    assert width_of("BL25", 20, bold=True) > width_of("BL25", 20)


def test_words_are_folded_and_none_is_lost() -> None:
    text = "hands on hips: top of hip bones"
    for width in range(1, 400, 7):
        assert " ".join(fold(text, width, 10)) == text
        lines = fold(text, width, 10)
        assert all(width_of(line, 10) <= width or " " not in line for line in lines)
    assert fold("", 10, 10) == ()


def test_even_lines_are_as_few_and_no_wider() -> None:
    text = "hands on hips: top of hip bones"
    width = width_of("hands on hips: top of hip", 10)
    assert fold(text, width, 10) == ("hands on hips: top of hip", "bones")
    assert fold_evenly(text, width, 10) == ("hands on hips:", "top of hip bones")
    assert fold_evenly("wide", 1, 10) == ("wide",)
