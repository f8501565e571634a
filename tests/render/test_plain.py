"""Plain text: no boxes, no colour, words wrapped and never cut."""

from textwrap import dedent

import pytest
from hypothesis import given
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
from acuguide.render.plain import render_plain
from tests.render.conftest import SAMPLES, TRAPS, documents, kinds, texts, width_of, words


def test_a_whole_page_reads_like_this() -> None:
    document = (
        Heading("Points for sciatica"),
        Warn("Before you press", ("Stop if it hurts.", "Call a doctor."), urgent=True),
        Heading("BL23", 3),
        Row("Where", "Two finger widths from the spine, level with the second knob of the back."),
        Row("Why", "An article names it."),
        Items("Find it", ("Feel the knobs of your spine with both thumbs.", "Go out."), True),
        Items("Careful", ("Not in pregnancy.",)),
        Aside("Sources: none."),
    )
    assert render_plain(document, 40) == dedent("""\
        POINTS FOR SCIATICA

        WARNING. Before you press.
        Stop if it hurts.
        Call a doctor.

        BL23

        Where: Two finger widths from the spine,
          level with the second knob of the
          back.
        Why: An article names it.

        Find it:
        1. Feel the knobs of your spine with
           both thumbs.
        2. Go out.

        Careful:
        - Not in pregnancy.

        Sources: none.
        """)


def test_a_question_as_a_label_gets_no_colon_after_its_mark() -> None:
    page = render_plain((Items("Is any of these true?", ("Yes.",), numbered=True),), 40)
    assert page == "Is any of these true?\n1. Yes.\n"
    assert render_plain((Row("Does heat help?", "A little."),), 40) == "Does heat help? A little.\n"


def test_what_stands_side_by_side_elsewhere_comes_one_after_the_other() -> None:
    block = Beside((("NICE, 2016", ("Do not offer it.", "Move.")), ("WHO, 2023", ("It may do.",))))
    assert render_plain((block,), 40) == dedent("""\
        NICE, 2016:
        - Do not offer it.
        - Move.

        WHO, 2023:
        - It may do.
        """)


def test_every_kind_of_block_is_shown_with_all_its_texts() -> None:
    assert set(SAMPLES) == kinds()
    for block in SAMPLES.values():
        if not isinstance(block, Illustration):
            page = render_plain((block,), 80)
            assert [text for text in texts((block,)) if text not in page] == []


def test_a_picture_leaves_no_trace() -> None:
    page = (Row("Where", "Here."), SAMPLES[Illustration], Row("Why", "It is named."))
    assert render_plain(page, 80) == render_plain((page[0], page[2]), 80)


def test_an_urgent_warning_says_so_in_a_word() -> None:
    assert render_plain((Warn("Now", ("Go.",), urgent=True),), 80) == "WARNING. Now.\nGo.\n"
    assert render_plain((Warn("Soon", ("Go.",)),), 80) == "Soon.\nGo.\n"


@pytest.mark.parametrize("trap", TRAPS)
def test_what_looks_like_markup_comes_out_as_it_is(trap: str) -> None:
    blocks: tuple[Block, ...] = (
        Heading(trap, 2),
        Prose(trap),
        Aside(trap),
        Items(trap, (trap,)),
        Row(trap, trap),
        Beside(((trap, (trap,)), (trap, (trap,)))),
        Warn(trap, (trap,)),
    )
    for block in blocks:
        assert render_plain((block,), 80).count(trap) == len(texts((block,)))


@given(documents(), st.integers(20, 400))
def test_every_word_stays_in_order_and_no_line_is_too_wide_unless_a_word_is(
    document: Document, width: int
) -> None:
    page = render_plain(document, width)
    left = iter(page.casefold().split())
    # A label's colon or a title's full stop may follow the last word of its text.
    for word in words(document):
        bare = word.casefold()
        assert any(seen in {bare, f"{bare}:", f"{bare}."} for seen in left), word
    for line in page.splitlines():
        marks = {"-", *(f"{number}." for number in range(1, 5))}
        unmarked = [word for word in line.split() if word not in marks]
        assert width_of(line) <= width or len(unmarked) <= 1
        assert "\x1b" not in line


@given(documents())
def test_a_page_ends_with_one_line_end_and_has_no_double_gaps(document: Document) -> None:
    page = render_plain(document, 80)
    assert page.endswith("\n")
    assert not page.endswith("\n\n")
    assert "\n\n\n" not in page
