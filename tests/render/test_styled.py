"""Text for a colour terminal: the same words, in boxes and colour."""

import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from acuguide.pages.document import (
    Aside,
    Beside,
    Block,
    Document,
    Heading,
    Illustration,
    Items,
    Prose,
    Row,
    Warn,
)
from acuguide.render.depth import Depth
from acuguide.render.styled import render_styled
from tests.render.conftest import (
    SAMPLES,
    TRAPS,
    compared,
    documents,
    kinds,
    texts,
    width_of,
    words,
)
from tests.render.toy_figure import low_back

ESCAPE = re.compile(r"\x1b\[[0-9;]*m")
FRAME = str.maketrans("╭╮╰╯─│", "      ")
MARKS = {"•", *(f"{number}." for number in range(1, 5))}


def bare(page: str) -> list[str]:
    """The words of a page without frames."""
    return page.translate(FRAME).split()


def test_every_kind_of_block_is_drawn_with_all_its_texts() -> None:
    assert set(SAMPLES) == kinds()
    for block in SAMPLES.values():
        for depth in Depth:
            page = ESCAPE.sub("", render_styled((block,), 80, depth=depth))
            assert [text for text in texts((block,)) if text not in page] == []


def test_a_warning_stands_in_a_box_and_an_urgent_one_in_red() -> None:
    page = render_styled((Warn("Before you press", ("Stop if it hurts.",)),), 60, depth=Depth.NONE)
    assert page == (
        "╭─ Before you press ───────────────────────────────────────╮\n"
        "│ Stop if it hurts.                                        │\n"
        "╰──────────────────────────────────────────────────────────╯\n"
    )
    red = "\x1b[1;31m"
    assert red in render_styled((Warn("Now", ("Go.",), urgent=True),), 60, depth=Depth.NAMED)
    assert red not in render_styled((Warn("Soon", ("Go.",)),), 60, depth=Depth.NAMED)


def test_a_picture_fits_into_the_window_and_is_at_most_120_columns_wide() -> None:
    page = (Prose("Before."), Illustration(low_back()), Prose("After."))
    for rows in (24, 40):
        lines = render_styled(page, 80, depth=Depth.NONE, rows=rows).splitlines()
        assert (lines[:2], lines[-2:]) == (["Before.", ""], ["", "After."])
        assert len(lines) - 4 <= rows - 2
    wide = render_styled(page, 300, depth=Depth.NONE, rows=60).splitlines()
    assert 100 < max(map(width_of, wide)) <= 120


def test_the_labels_of_a_page_stand_in_one_column() -> None:
    page = render_styled(
        (Row("Where", "In the low back."), Row("Why", "It is named.")), 60, depth=Depth.NONE
    )
    assert page == "Where  In the low back.\nWhy    It is named.\n"


def test_a_label_too_long_for_the_column_gets_its_own_line() -> None:
    long = "a-label-too-long-for-any-column"
    page = render_styled((Row("Where", "Here."), Row(long, "There.")), 60, depth=Depth.NONE)
    assert page == f"Where  Here.\n{long}\n  There.\n"


def test_a_word_too_long_beside_its_label_goes_under_it() -> None:
    link = "https://doi.org/10.1001/jamainternmed.2024.5463"
    rows = (Row("A long label here", "Short."), Row("Link", link))
    page = render_styled(rows, 60, depth=Depth.NONE)
    assert page == f"A long label here  Short.\nLink\n  {link}\n"


def test_a_list_is_numbered_or_dotted() -> None:
    items = ("one", "two")
    numbered = render_styled((Items("Steps", items, numbered=True),), 60, depth=Depth.NONE)
    assert numbered == "Steps\n  1. one\n  2. two\n"
    assert render_styled((Items("Any", items),), 60, depth=Depth.NONE) == "Any\n  • one\n  • two\n"


def test_what_is_compared_stands_side_by_side_where_there_is_room() -> None:
    block = Beside((("NICE, 2016", ("Do not offer it.", "Move.")), ("WHO, 2023", ("It may do.",))))
    assert render_styled((block,), 60, depth=Depth.NONE) == (
        "NICE, 2016                     WHO, 2023\n"
        "Do not offer it.               It may do.\n"
        "\n"
        "Move.\n"
    )
    bold = render_styled((block,), 60, depth=Depth.NAMED)
    assert "\x1b[1m" in bold
    assert ESCAPE.sub("", bold) == render_styled((block,), 60, depth=Depth.NONE)
    third = Beside((*block.columns, ("ACP, 2017", ("Out of date.",))))
    narrow = render_styled((third,), 60, depth=Depth.NONE)
    assert narrow == (
        "NICE, 2016\n  • Do not offer it.\n  • Move.\n"
        "WHO, 2023\n  • It may do.\n"
        "ACP, 2017\n  • Out of date.\n"
    )


@given(compared(longest_word=15, most_label_words=4), st.integers(60, 400))
@settings(max_examples=60)
def test_what_is_compared_has_every_word_in_its_own_column(block: Beside, width: int) -> None:
    page = render_styled((block,), width, depth=Depth.NONE)
    seen = [word for word in page.split() if word != "•"]
    assert sorted(seen) == sorted(words((block,)))
    assert [line for line in page.splitlines() if width_of(line) > min(width, 100)] == []


@pytest.mark.parametrize("depth", Depth)
@pytest.mark.parametrize("trap", TRAPS)
def test_what_looks_like_markup_comes_out_as_it_is(trap: str, depth: Depth) -> None:
    blocks: tuple[Block, ...] = (
        Heading(trap),
        Prose(trap),
        Aside(trap),
        Items(trap, (trap,)),
        Row(trap, trap),
        Beside(((trap, (trap,)), (trap, (trap,)))),
        Warn(trap, (trap,)),
    )
    for block in blocks:
        page = ESCAPE.sub("", render_styled((block,), 80, depth=depth))
        assert page.count(trap) == len(texts((block,)))


@pytest.mark.parametrize(
    "block",
    [
        Items("Is any of these true for you, today or in the last weeks, or ever before?", ("x",)),
        Row("A label so long that it does not fit on one line of a window of 60 columns", "x"),
        Warn("A title so long that it does not fit on one line of a window of 60 columns", ("x",)),
        Heading("A heading so long that it does not fit on one line of a window of 60 columns"),
    ],
    ids=lambda block: type(block).__name__,
)
def test_a_long_label_or_title_is_wrapped_and_not_cut(block: Block) -> None:
    page = render_styled((block,), 60, depth=Depth.NONE)
    assert [word for word in words((block,)) if word not in page.translate(FRAME).split()] == []
    assert [line for line in page.splitlines() if width_of(line) > 60] == []


@given(documents(longest_word=15, most_label_words=2, in_order=True), st.integers(60, 400))
@settings(max_examples=60)
def test_every_word_stays_and_no_line_is_too_wide_unless_a_word_is(
    document: Document, width: int
) -> None:
    page = render_styled(document, width, depth=Depth.NONE)
    assert "\x1b" not in page
    left = iter(bare(page))
    for word in words(document):
        assert any(seen == word for seen in left), word
    for line in page.splitlines():
        unmarked = [word for word in bare(line) if word not in MARKS]
        assert width_of(line) <= min(width, 100) or len(unmarked) <= 1


@given(documents(longest_word=15, most_label_words=2), st.integers(60, 120))
@settings(max_examples=40)
def test_colour_changes_nothing_but_the_colour(document: Document, width: int) -> None:
    coloured = render_styled(document, width, depth=Depth.NAMED)
    assert ESCAPE.sub("", coloured) == render_styled(document, width, depth=Depth.NONE)
    assert "\x1b" not in ESCAPE.sub("", coloured)
