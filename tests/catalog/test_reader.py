"""The strict reader: what bad YAML is told, and how quickly."""

import os
import time
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from acuguide.catalog.reader import MAX_BYTES, Reading, Value, read

COLON = "2: not valid YAML: a text with a colon needs quotes, or the indentation is wrong"
BAD = Path(__file__).parent / "bad"
# Seconds of work, not of waiting: other programs may keep a machine busy. The fault table asks
# for 0.1 s; a slow machine gets ten times that.
LONGEST = 1.0
LONGEST_FOR_THE_LARGEST = 3.0
BIDI_CONTROLS = "\u061c\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069"
CONTROLS = {chr(code) for code in (*range(0x20), *range(0x7F, 0xA0))} - {"\t", "\n"}

REFUSED = {
    "nine-levels-of-laughs": "1: anchor '&a' is not allowed; write the value out",
    "merge-bomb": "1: anchor '&a' is not allowed; write the value out",
    "list-inside-itself": "1: anchor '&a' is not allowed; write the value out",
    "alias-to-nothing": "1: alias '*nobody' is not allowed; write the value out",
    "alias-as-key": "2: a key must be a plain word",
    "anchored-key": "2: a key must be a plain word",
    "list-as-key": "2: a key must be a plain word",
    "mapping-as-key": "2: a key must be a plain word",
    "tagged-key": "2: a key must be a plain word",
    "python-object": "2: tag 'tag:yaml.org,2002:python/object/apply:os.system' is not allowed",
    "empty-int-tag": "1: tag 'tag:yaml.org,2002:int' is not allowed",
    "own-tag": "1: tag '!sciatica' is not allowed",
    "escape-character": r"2: hidden control character '\x1b'; delete it",
    "escape-written-out": r"2: hidden control character '\x1b'; delete it",
    "escape-written-out-in-key": r"2: hidden control character '\x1b'; delete it",
    "direction-override": r"2: hidden control character '\u202e'; delete it",
    "direction-override-written-out": r"2: hidden control character '\u202e'; delete it",
    "direction-isolate": r"2: hidden control character '\u2067'; delete it",
    "arabic-letter-mark": r"2: hidden control character '\u061c'; delete it",
    "nul": r"2: hidden control character '\x00'; delete it",
    "nul-written-out": r"2: hidden control character '\x00'; delete it",
    "c1-control": r"2: hidden control character '\x9b'; delete it",
    "c1-control-written-out": r"2: hidden control character '\x9b'; delete it",
    "next-line-written-out": r"2: hidden control character '\x85'; delete it",
    "zero-width-space": r"2: hidden control character '\u200b'; delete it",
    "byte-order-mark": r"1: hidden control character '\ufeff'; delete it",
    "lone-carriage-return": r"2: hidden control character '\r'; delete it",
    "lone-surrogate-written-out": (
        "2: not valid YAML: found invalid Unicode character escape code"
    ),
    "utf-16": "1: not UTF-8 text (byte 0)",
    "latin-1": "2: not UTF-8 text (byte 27)",
    "empty": "1: the file is empty",
    "only-a-comment": "1: the file is empty",
    "two-documents": "2: expected one document; remove the second '---'",
    "colon-in-plain-text": COLON,
    "quote-never-closed": "3: not valid YAML: found unexpected end of stream",
    "text-after-quote": "2: not valid YAML: did not find expected key",
    "tab-indent": "2: not valid YAML: found character that cannot start any token",
    "wrong-indent": COLON,
    "list-never-closed": "3: not valid YAML: did not find expected ',' or ']'",
    "text-begins-with-percent": "2: not valid YAML: found character that cannot start any token",
    "text-begins-with-at": "2: not valid YAML: found character that cannot start any token",
    "text-begins-with-backtick": "2: not valid YAML: found character that cannot start any token",
    "text-begins-with-star": (
        "2: not valid YAML: did not find expected alphabetic or numeric character"
    ),
    "text-begins-with-ampersand": (
        "2: not valid YAML: did not find expected alphabetic or numeric character"
    ),
    "text-begins-with-exclamation": "2: tag '!Stop' is not allowed",
}
# These are told, but the rest of the file is still read, so that all is told at once.
TOLD_ON_THE_WAY = {
    "key-twice": ["3: key 'name' stands twice (first on line 1)"],
    "key-twice-in-a-list": ["4: key 'using' stands twice (first on line 2)"],
    "several-keys-twice": [
        "2: key 'name' stands twice (first on line 1)",
        "4: key 'summary' stands twice (first on line 3)",
        "5: key 'name' stands twice (first on line 1)",
    ],
}
# Refused too, in tests of their own.
OTHERS = {"comment-inside-plain-text", "not-a-character"}


def quickly_read(path: Path, within: float = LONGEST) -> Reading:
    start = time.process_time()
    reading = read(path, "data/x.yaml")
    assert time.process_time() - start < within
    return reading


def told(reading: Reading) -> list[str]:
    return [str(problem).removeprefix("data/x.yaml:").strip() for problem in reading.problems]


def read_text(folder: Path, text: str, within: float = LONGEST) -> Reading:
    path = folder / "x.yaml"
    path.write_text(text, encoding="utf-8")
    return quickly_read(path, within)


@pytest.mark.parametrize("name", REFUSED)
def test_a_bad_file_is_refused_in_one_sentence_with_its_line(name: str) -> None:
    reading = quickly_read(BAD / f"{name}.yaml")
    assert told(reading) == [REFUSED[name]]
    assert reading.value is None


@pytest.mark.parametrize("name", TOLD_ON_THE_WAY)
def test_a_key_that_stands_twice_is_told_with_both_lines(name: str) -> None:
    assert told(quickly_read(BAD / f"{name}.yaml")) == TOLD_ON_THE_WAY[name]


def test_the_first_of_two_equal_keys_counts() -> None:
    reading = quickly_read(BAD / "key-twice.yaml")
    assert reading.value == {"name": "Sciatica", "summary": "A nerve hurts."}


def test_every_bad_file_is_used() -> None:
    names = {path.stem for path in BAD.iterdir()}
    assert names == REFUSED.keys() | TOLD_ON_THE_WAY.keys() | OTHERS


def test_a_bad_character_no_yaml_may_hold_is_told_with_its_line() -> None:
    (problem,) = quickly_read(BAD / "not-a-character.yaml").problems
    assert problem.line == 2


def test_a_comment_that_swallows_the_rest_of_a_text_is_told() -> None:
    """`Press knob #2 only lightly.` must not quietly become `Press knob`."""
    (problem,) = quickly_read(BAD / "comment-inside-plain-text.yaml").problems
    assert problem.line == 2


@pytest.mark.parametrize(
    "text",
    [
        "# On its own line.\nname: x\n",
        "name: x\n# Between.\nlast: y\n",
        "name: [x, y]  # after a list\n",
        'name: "x"  # after quotes\n',
        "name:  # before a list\n  - x\n",
        "name: x#2\n",
        "name: >-\n  x #2 y\n",
    ],
)
def test_a_comment_that_swallows_nothing_is_no_problem(text: str, tmp_path: Path) -> None:
    assert read_text(tmp_path, text).problems == []


@pytest.mark.parametrize("character", BIDI_CONTROLS, ids=lambda c: f"U+{ord(c):04X}")
@pytest.mark.parametrize("written", ["as it is", "as an escape"])
def test_no_control_of_writing_direction_passes(
    character: str, written: str, tmp_path: Path
) -> None:
    shown = character if written == "as it is" else f"\\u{ord(character):04x}"
    reading = read_text(tmp_path, f'name: Sciatica\nsummary: "a {shown} b"\n')
    assert told(reading) == [f"2: hidden control character {character!a}; delete it"]


@pytest.mark.parametrize("bracket", ["[", "{a: ", "- ", "? "], ids=["list", "key", "dash", "?"])
@pytest.mark.parametrize("depth", [1_000, 100_000])
def test_deep_nesting_is_refused_at_once(bracket: str, depth: int, tmp_path: Path) -> None:
    text = (bracket * depth)[: MAX_BYTES - 1]
    (problem,) = read_text(tmp_path, text).problems
    assert problem.line == 1


def test_the_depth_limit_is_told(tmp_path: Path) -> None:
    assert told(read_text(tmp_path, "[" * 1_000)) == ["1: nested deeper than 16 levels"]


def test_sixteen_levels_inside_the_outermost_are_read(tmp_path: Path) -> None:
    reading = read_text(tmp_path, "[" * 17 + "]" * 17)
    assert reading.problems == []


def test_one_level_more_is_refused(tmp_path: Path) -> None:
    assert read_text(tmp_path, "[" * 18 + "]" * 18).problems


def test_two_hundred_thousand_keys_are_refused_by_size(tmp_path: Path) -> None:
    text = "".join(f"key{number}: 1\n" for number in range(200_000))
    assert len(text) > 2_000_000
    assert told(read_text(tmp_path, text)) == ["larger than 400,000 bytes"]


def test_a_file_of_exactly_the_greatest_size_is_read(tmp_path: Path) -> None:
    text = "name: " + "x" * (MAX_BYTES - len("name: "))
    assert read_text(tmp_path, text).problems == []
    assert read_text(tmp_path, text + "x").problems


@pytest.mark.parametrize(
    "text",
    [
        "[" + "1," * 150_000 + "1]",
        "".join(f"key{number}: 1\n" for number in range(25_000)),
        "same: 1\n" * 49_000,
        "a:" * 190_000,
        " " * 399_000,
        "#" * 399_000,
        'a: "' + "\\n" * 190_000 + '"',
        "%TAG !e! tag:x\n" * 20_000 + "---\n",
        "---\n" * 90_000,
    ],
    ids=["items", "keys", "same key", "colons", "spaces", "hashes", "escapes", "tags", "documents"],
)
def test_the_largest_files_are_read_quickly(text: str, tmp_path: Path) -> None:
    assert len(text) <= MAX_BYTES
    read_text(tmp_path, text, LONGEST_FOR_THE_LARGEST)


@pytest.mark.parametrize(
    ("written", "value"),
    [
        ("no", "no"),
        ("yes", "yes"),
        ("on", "on"),
        ("off", "off"),
        ("1:30", "1:30"),
        ("190:20:30.15", "190:20:30.15"),
        ("010", "010"),
        ("0x1f", "0x1f"),
        ("1_000", "1_000"),
        ("1e3", "1e3"),
        ("1.5", 1.5),
        ("0.25", 0.25),
        ("10.0", 10.0),
        ("123456.1234", 123456.1234),
        ("1.50.2", "1.50.2"),
        (".5", ".5"),
        ("1.", "1."),
        ("01.5", "01.5"),
        ("-1.5", "-1.5"),
        ("1,5", "1,5"),
        ("1e5", "1e5"),
        ("1.5e3", "1.5e3"),
        ("1_0.5", "1_0.5"),
        ("nan", "nan"),
        (".nan", ".nan"),
        ("inf", "inf"),
        (".inf", ".inf"),
        ("-.inf", "-.inf"),
        ("1.12345", "1.12345"),
        ("1234567.1", "1234567.1"),
        ("１.５", "１.５"),
        ('"1.5"', "1.5"),
        ("+1", "+1"),
        ("2024-99-99", "2024-99-99"),
        ("2024-01-01", "2024-01-01"),
        ("９", "９"),
        ("9" * 5000, "9" * 5000),
        ("<<", "<<"),
        ("=", "="),
        ("True", "True"),
        ("NULL", "NULL"),
        ("true", True),
        ("false", False),
        ("null", None),
        ("~", None),
        ("", None),
        ("0", 0),
        ("12", 12),
        ("-3", -3),
        ('"12"', "12"),
        ('"true"', "true"),
        ('""', ""),
        ("'  a  '", "a"),
        ("腎俞", "腎俞"),
        (">-\n  two\n  lines", "two lines"),
        ("[]", []),
        ("{}", {}),
    ],
    ids=lambda value: repr(value)[:16],
)
def test_a_scalar_is_text_unless_it_is_plainly_something_else(
    written: str, value: Value, tmp_path: Path
) -> None:
    reading = read_text(tmp_path, f"key: {written}\n")
    assert reading.problems == []
    assert reading.value == {"key": value}
    assert isinstance(reading.value, dict)
    assert type(reading.value["key"]) is type(value)


def test_every_value_remembers_its_line(tmp_path: Path) -> None:
    text = (
        "# about\nname: Sciatica\n\nfeels:\n  - Pain\n  - >-\n    Pins and\n    needles\nlast: 1\n"
    )
    reading = read_text(tmp_path, text)
    assert [
        reading.line(trail)
        for trail in [("name",), ("feels",), ("feels", 0), ("feels", 1), ("last",)]
    ] == [2, 4, 5, 6, 9]


def test_windows_line_ends_are_read(tmp_path: Path) -> None:
    path = tmp_path / "x.yaml"
    path.write_bytes(b"name: Sciatica\r\nfeels:\r\n- Pain\r\n")
    reading = quickly_read(path)
    assert reading.problems == []
    assert reading.value == {"name": "Sciatica", "feels": ["Pain"]}
    assert reading.line(("feels", 0)) == 3


def test_a_missing_file_is_told(tmp_path: Path) -> None:
    assert told(quickly_read(tmp_path / "x.yaml")) == ["the file is missing"]


def test_a_folder_is_no_file(tmp_path: Path) -> None:
    assert told(quickly_read(tmp_path)) == ["expected a regular file"]


def test_a_pipe_is_refused_and_never_waited_for(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "x.yaml")
    assert told(quickly_read(tmp_path / "x.yaml")) == ["expected a regular file"]


@pytest.mark.parametrize("device", ["/dev/zero", "/dev/full", "/dev/null"])
def test_a_device_is_refused_and_never_read(device: str, tmp_path: Path) -> None:
    assert told(quickly_read(Path(device))) == ["expected a regular file"]
    link = tmp_path / "x.yaml"
    link.symlink_to(device)
    assert told(quickly_read(link)) == ["expected a regular file"]


def test_a_link_to_itself_is_told(tmp_path: Path) -> None:
    link = tmp_path / "x.yaml"
    link.symlink_to(link)
    (sentence,) = told(quickly_read(link))
    assert sentence.startswith("cannot be opened (")


def test_a_file_used_as_a_folder_is_told(tmp_path: Path) -> None:
    (tmp_path / "points").write_text("", encoding="utf-8")
    (sentence,) = told(quickly_read(tmp_path / "points" / "x.yaml"))
    assert sentence.startswith("cannot be opened (")


@pytest.fixture(scope="module")
def scratch(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("scratch") / "x.yaml"


YAML_LIKE = st.text(alphabet="[]{}:-,&*!?|>'\"#%@<= \n\t\\ab01~é腎\x1b\u202e", max_size=60)


@settings(max_examples=300)
@given(text=st.text() | YAML_LIKE)
def test_no_text_ever_makes_the_reader_raise(text: str, scratch: Path) -> None:
    scratch.write_bytes(text.encode("utf-8", "surrogatepass"))
    reading = read(scratch, "data/x.yaml")
    assert all(str(problem).startswith("data/x.yaml:") for problem in reading.problems)


@settings(max_examples=200)
@given(raw=st.binary())
def test_no_bytes_ever_make_the_reader_raise(raw: bytes, scratch: Path) -> None:
    scratch.write_bytes(raw)
    read(scratch, "data/x.yaml")


@settings(max_examples=200)
@given(text=st.text(alphabet="\\eEabx0178u29F ", max_size=12))
def test_nothing_that_is_read_holds_a_control_character(text: str, scratch: Path) -> None:
    scratch.write_text(f'"{text}"', encoding="utf-8")
    value = read(scratch, "data/x.yaml").value
    assert not CONTROLS & set(str(value))
