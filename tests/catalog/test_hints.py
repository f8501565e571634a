"""What to write instead: near misses, and the form of a value."""

import re
from pathlib import Path

import pytest

from acuguide.catalog import checks
from acuguide.catalog.fitting import fit
from acuguide.catalog.hints import ids_of_kind, near_miss, unknown_name
from acuguide.catalog.reader import Problem, read
from acuguide.catalog.records import Catalog, Condition, Point, Vocabulary
from acuguide.catalog.routines import Routine

ROUTINE = """\
name: Low back
summary: Six points.
minutes: 10
positions: [sitting]
points: [BL23]
sources: [S0]
"""
SOURCE = Path(checks.__file__).read_text(encoding="utf-8")
KINDS = re.findall(r"_unknown\(\s*[\w\"./]+,\s*\"([a-z ]+)\"", SOURCE)


@pytest.fixture
def hinted(tmp_path: Path) -> "Hinted":
    return Hinted(tmp_path / "x.yaml")


class Hinted:
    """The problems of a text that should be a record."""

    def __init__(self, path: Path) -> None:
        self.path = path

    def __call__(self, text: str, record: type = Routine, **names: str) -> list[Problem]:
        self.path.write_text(text, encoding="utf-8")
        reading = read(self.path, "x.yaml")
        fit(reading, record, **names)
        return reading.problems


def test_up_to_three_near_names_are_offered_nearest_first() -> None:
    assert near_miss("sciatca", ["sciatica", "hip", "tumour"]) == "did you mean 'sciatica'?"
    assert near_miss("bl-23", ["BL24", "BL23"]) == "did you mean 'BL23' or 'BL24'?"
    assert near_miss("qqqq", ["sciatica", "hip"]) == ""
    assert near_miss("", ["sciatica"]) == ""


def test_what_is_too_long_to_be_a_slip_is_not_compared() -> None:
    assert near_miss("sciatica" * 50_000, ["sciatica" * 50_000]) == ""


def test_all_kinds_of_unknown_names_are_found_in_the_checks() -> None:
    assert len(KINDS) == SOURCE.count("_unknown(") - 1


@pytest.mark.parametrize("kind", sorted(set(KINDS)))
def test_the_ids_of_every_kind_that_can_be_unknown_are_known(kind: str, catalog: Catalog) -> None:
    known = ids_of_kind(kind, catalog)
    assert known
    own_id = known[-1]
    assert f"'{own_id}'" in unknown_name(f"unknown {kind} '{own_id}x'", catalog)


def test_a_near_miss_is_of_the_same_kind(catalog: Catalog) -> None:
    """`sciatica` is a condition, and no region."""
    assert unknown_name("unknown region 'sciatica'", catalog) == ""
    assert "sciatica" in unknown_name("unknown condition 'sciatika'", catalog)


def test_a_finding_of_another_kind_has_no_near_miss(catalog: Catalog) -> None:
    assert unknown_name("cluster 'a' must raise the level", catalog) == ""


@pytest.mark.parametrize(
    ("old", "new", "hint"),
    [
        ("minutes: 10", "minutse: 10", "did you mean 'minutes'?"),
        ("minutes: 10", "minutes: 10\ncolour: red", ""),
        ("minutes: 10", 'minutes: "10"', "write 10 without quotes"),
        ("minutes: 10", "minutes: ten", "write digits, such as 10"),
        ("minutes: 10", "minutes: 1:30", "write digits, such as 10"),
        ("minutes: 10", "minutes: 10.5", "write digits, such as 10"),
        ("minutes: 10", "minutes: 31", ""),
        ("name: Low back", "name: 12", 'write "12"'),
        ("name: Low back", "name: 1.5", 'write "1.5"'),
        ("name: Low back", "name: true", 'write "true"'),
        ("name: Low back", "name:", "write text, or leave the key out if it may be absent"),
        ("name: Low back", "name: [Low back]", "write text, or leave the key out"),
        ("name: Low back", 'name: ""', "write some text, or leave the key out"),
        ("name: Low back", f"name: {'x' * 1201}", "it has 1,201 characters; shorten it"),
        ("sources:", "silent: no\nsources:", "write false"),
        ("sources:", "silent: yes\nsources:", "write true"),
        ("sources:", "silent: maybe\nsources:", "write true or false"),
        ("[sitting]", "sitting", "write [sitting], or each item on its own line after '- '"),
        ("[sitting]", "{a: b}", "write [...], or each item on its own line after '- '"),
        ("[sitting]", "[Sitting]", "did you mean 'sitting'?"),
        ("[sitting]", "[on the floor]", "did you mean 'on-the-floor'?"),
        ("[sitting]", "['!']", "write small letters and digits joined by '-' or '_'"),
        ("[BL23]", "[bl 23]", "did you mean 'BL23'?"),
        ("[BL23]", "[ex-b7]", "did you mean 'EX-B7'?"),
        ("[BL23]", "[Shenshu]", "write the code of a point, such as BL23 or EX-B2"),
    ],
)
def test_a_value_that_does_not_fit_has_a_hint(
    old: str, new: str, hint: str, hinted: Hinted
) -> None:
    problems = hinted(ROUTINE.replace(old, new), id="low-back")
    wrong = [problem for problem in problems if "is missing" not in problem.sentence]
    assert len(wrong) == 1
    assert wrong[0].hint.startswith(hint)
    assert bool(wrong[0].hint) == bool(hint)


def test_a_wrong_choice_has_its_near_miss(hinted: Hinted) -> None:
    hints = {each.sentence: each.hint for each in hinted("acupressure: ofered\n", Condition)}
    sentence = "acupressure: 'ofered' is not one of offered, not_for_self_care"
    assert hints[sentence] == "did you mean 'offered'?"


@pytest.mark.parametrize(
    ("key", "hint"),
    [
        ("code", "add 'code:' and text"),
        ("find", "add 'find:' and a list"),
        ("sides", "add 'sides:' and one of both, midline"),
        ("cautions", "add 'cautions:' and a list"),
    ],
)
def test_a_key_that_is_missing_says_what_to_add(key: str, hint: str, hinted: Hinted) -> None:
    hints = {each.sentence: each.hint for each in hinted("kana: x\n", Point)}
    assert hints[f"the file: key '{key}' is missing"] == hint


def test_a_missing_mapping_says_its_keys(hinted: Hinted) -> None:
    hints = {each.sentence: each.hint for each in hinted("notice: Take care.\n", Vocabulary)}
    hint = "add 'evidence:' with text, sources"
    assert hints["the file: key 'evidence' is missing"] == hint


def test_the_name_of_a_file_is_told_as_it_should_be(hinted: Hinted) -> None:
    (problem,) = hinted(ROUTINE, id="Low Back")
    assert problem.hint == "did you mean 'low-back'?"


def test_hints_are_no_part_of_the_sentence(hinted: Hinted) -> None:
    (problem,) = [each for each in hinted(ROUTINE.replace("10", "ten"), id="a") if each.hint]
    assert str(problem) == "x.yaml:3: minutes: expected a whole number, got text"


def test_a_value_is_quoted_in_one_line_and_no_longer_than_needed(hinted: Hinted) -> None:
    long = "x" * 500
    problems = hinted(f'{long}: 1\nacupressure: "of\\nfered {long}"\n', Condition)
    assert {problem.line for problem in problems} == {1, 2}
    for problem in problems:
        assert "\n" not in problem.sentence
        assert long not in problem.sentence
        assert long not in problem.hint


def test_a_file_of_nothing_but_mistakes_has_no_more_hints_than_are_read(hinted: Hinted) -> None:
    problems = hinted("".join(f"gloss{number}: 1\n" for number in range(500)), Point)
    assert sum(bool(problem.hint) for problem in problems) == 100
