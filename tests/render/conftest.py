"""Documents of every kind, made up by hypothesis, and how wide a line is."""

from typing import get_args
from unicodedata import combining, east_asian_width

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
from tests.render.toy_figure import low_back

# What markup, emoji names or escapes would look like in data.
TRAPS = (
    "[bold]", "[/bold]", "[/x]", "[red]no[/red]", "[link=https://a.b]", ":smile:", ":warning:",
    "\\x1b[31m", "\\033[0m", "^[[31m", "[31m", "{0}", "%s", "<b>", "&amp;", "*", "`", "\\[", "\\",
)  # fmt: skip

# One block of each kind, each text of which can be found again.
SAMPLES: dict[type, Block] = {
    Heading: Heading("heading-text", 2),
    Prose: Prose("prose-text"),
    Aside: Aside("aside-text"),
    Items: Items("items-label", ("items-one", "items-two"), numbered=True),
    Row: Row("row-label", "row-text"),
    Beside: Beside((("beside-left", ("beside-one",)), ("beside-right", ("beside-two",)))),
    Warn: Warn("warn-title", ("warn-one", "warn-two"), urgent=True),
    Illustration: Illustration(low_back()),
}


def kinds() -> set[type]:
    """Every kind of block."""
    return set(get_args(Block))


def width_of(line: str) -> int:
    """The columns a line takes on a terminal."""
    return sum(
        0 if combining(letter) else 2 if east_asian_width(letter) in "WF" else 1 for letter in line
    )


def texts(document: Document) -> list[str]:
    """Every text of a document, in order."""
    found: list[str] = []
    for block in document:
        match block:
            case Heading(text) | Prose(text) | Aside(text):
                found.append(text)
            case Row(label, text):
                found += [label, text]
            case Items(label, items):
                found += [label, *items]
            case Beside(columns):
                found += [text for label, items in columns for text in (label, *items)]
            case Warn(title, lines):
                found += [title, *lines]
            case Illustration(picture):
                found += picture.legend
    return found


def words(document: Document) -> list[str]:
    """Every word of a document, in order."""
    return [word for text in texts(document) for word in text.split()]


def compared(longest_word: int = 30, most_label_words: int = 30) -> st.SearchStrategy[Beside]:
    """Up to four texts to compare."""
    label, lines = _labels_and_lines(longest_word, most_label_words)
    return st.builds(Beside, st.lists(st.tuples(label, lines), min_size=1, max_size=4).map(tuple))


def documents(
    longest_word: int = 30, most_label_words: int = 30, *, in_order: bool = False
) -> st.SearchStrategy[Document]:
    """Documents of up to eight blocks; with `in_order` none that stands side by side."""
    label, lines = _labels_and_lines(longest_word, most_label_words)
    text = lines.map(" ".join)
    blocks: list[st.SearchStrategy[Block]] = [
        st.builds(Heading, text, st.integers(1, 3)),
        st.builds(Prose, text),
        st.builds(Aside, text),
        st.builds(Items, label, lines, st.booleans()),
        st.builds(Row, label, text),
        st.builds(Warn, label, lines, st.booleans()),
    ]
    if not in_order:
        blocks.append(compared(longest_word, most_label_words))
    return st.lists(st.one_of(blocks), min_size=1, max_size=8).map(tuple)


def _labels_and_lines(
    longest_word: int, most_label_words: int
) -> tuple[st.SearchStrategy[str], st.SearchStrategy[tuple[str, ...]]]:
    plain = st.text("abcdefgh.,'-", min_size=1, max_size=longest_word)
    # No letters whose case changes their number: a heading may be in capitals.
    foreign = st.text("腎俞환跳ūǔé́", min_size=1, max_size=longest_word // 2)
    word = st.one_of(plain, plain, foreign, st.sampled_from(TRAPS))
    text = st.lists(word, min_size=1, max_size=30).map(" ".join)
    label = st.lists(word, min_size=1, max_size=most_label_words).map(" ".join)
    return label, st.lists(text, min_size=1, max_size=4).map(tuple)
