"""The schemas that editors use: made from the records, and true of every file."""

import json
import re
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft7Validator

from acuguide.catalog.folder import FILES, FOLDERS, KINDS
from acuguide.catalog.reader import read
from acuguide.catalog.schema import schemas

DATA = Path(__file__).parents[2] / "data"
SMALL = Path(__file__).parent / "small"
KEPT = DATA / "schema"
DATA_FILES = sorted(path.relative_to(DATA).as_posix() for path in DATA.rglob("*.yaml"))


def kind_of(file: str) -> str:
    """The kind of thing a file of the data folder holds."""
    folder, _, _ = file.rpartition("/")
    return FOLDERS[folder].kind if folder else Path(file).stem


def schema(kind: str) -> dict[str, Any]:
    loaded: dict[str, Any] = json.loads(schemas(KINDS)[kind])
    return loaded


def complaints(kind: str, path: Path) -> list[str]:
    """What a validator says of a file as the reader reads it."""
    value = read(path, path.name).value
    return [error.message for error in Draft7Validator(schema(kind)).iter_errors(value)]


def test_there_is_a_schema_for_each_kind_of_file() -> None:
    assert set(KINDS) == {kind_of(file) for file in DATA_FILES}
    assert len(KINDS) == len(FILES) + len(FOLDERS)


def test_the_schemas_kept_are_those_of_the_records() -> None:
    """Else write them anew: `python -m acuguide.catalog schema`."""
    kept = {path.stem: path.read_text(encoding="utf-8") for path in KEPT.iterdir()}
    assert kept == schemas(KINDS)


@pytest.mark.parametrize("kind", KINDS)
def test_a_schema_is_one(kind: str) -> None:
    Draft7Validator.check_schema(schema(kind))


@pytest.mark.parametrize("kind", KINDS)
def test_no_keyword_is_newer_than_what_editors_know(kind: str) -> None:
    """Draft 7 would pass over these without a word; `$defs` is only a place to point to."""
    newer = r'"(prefixItems|unevaluated\w+|dependent\w+|minContains|maxContains|\$dynamicRef)":'
    assert re.findall(newer, schemas(KINDS)[kind]) == []


@pytest.mark.parametrize("kind", KINDS)
def test_a_schema_says_what_its_thing_is(kind: str) -> None:
    top = schema(kind)
    for definition in (top, *top["$defs"].values()):
        assert definition["title"]
        assert definition["description"]
        assert "\n  " not in definition["description"]


@pytest.mark.parametrize("folder", FOLDERS)
def test_the_key_that_the_name_of_a_file_gives_is_not_to_be_written(folder: str) -> None:
    _, named, kind = FOLDERS[folder]
    top = schema(kind)
    assert named not in top["properties"]
    assert named not in top["required"]
    assert top["additionalProperties"] is False


@pytest.mark.parametrize("file", DATA_FILES)
def test_the_first_line_of_a_file_names_its_schema(file: str) -> None:
    """So that an editor finds it; the path is seen from the file."""
    up = "../" * file.count("/")
    with (DATA / file).open(encoding="utf-8") as lines:
        first = next(lines)
    assert first == f"# yaml-language-server: $schema={up}schema/{kind_of(file)}.json\n"


@pytest.mark.parametrize("file", DATA_FILES)
def test_a_file_is_valid_against_its_schema(file: str) -> None:
    assert complaints(kind_of(file), DATA / file) == []


@pytest.mark.parametrize(
    ("file", "old", "new", "said"),
    [
        ("points/BL23.yaml", "gloss:", "glos:", "'glos' was unexpected"),
        ("points/BL23.yaml", "gloss: Kidney Transport", "", "'gloss' is a required property"),
        ("points/BL23.yaml", "cun: 1.5", "cun: 1.50.2", "'1.50.2' is not valid under any of"),
        ("points/BL23.yaml", "sides: both", "sides: left", "'left' is not one of"),
        ("points/BL23.yaml", "gloss: Kidney Transport", "gloss: 12", "12 is not of type 'string'"),
        ("points/BL23.yaml", "sides: both", "sides: both\ncode: BL23", "'code' was unexpected"),
        ("routines/desk.yaml", "minutes: 4", "minutes: 31", "31 is greater than the maximum"),
        ("routines/desk.yaml", "[BL23, BL25]", "[]", "[] should be non-empty"),
        ("routines/desk.yaml", "BL25", "bl25", "'bl25' does not match"),
        ("vocabulary.yaml", "settle: 15", "settle: no", "'no' is not of type 'integer'"),
        ("red_flags.yaml", "level: emergency", "level: soon", "'soon' is not one of"),
    ],
)
def test_a_schema_tells_what_the_records_would_refuse(
    file: str, old: str, new: str, said: str, small: Path
) -> None:
    path = small / file
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), encoding="utf-8")
    assert any(said in complaint for complaint in complaints(kind_of(file), path))


@pytest.mark.parametrize("cun", ["1.5", "12"])
def test_a_number_may_be_written_with_or_without_its_decimals(cun: str, small: Path) -> None:
    path = small / "points/BL23.yaml"
    text = path.read_text(encoding="utf-8")
    path.write_text(text.replace("cun: 1.5", f"cun: {cun}"), encoding="utf-8")
    assert complaints("point", path) == []
