"""Fitting values to records: everything that does not fit is told, with its line."""

from collections.abc import Callable
from pathlib import Path

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from acuguide.catalog.fitting import fit
from acuguide.catalog.reader import Reading, Value, read
from acuguide.catalog.records import (
    Cautions,
    Condition,
    Effect,
    Lasts,
    Level,
    Point,
    RedFlags,
    Rule,
    Vocabulary,
)
from acuguide.catalog.routines import Routine
from acuguide.catalog.sources import SourceList

GOOD = """\
name: Low back
summary: Six points.
minutes: 10
silent: true
positions: [sitting]
points: [BL23, GV4]
sources: [S0]
"""
NAME = "^[a-z0-9]+(?:[-_][a-z0-9]+)*$"
CODE = "^(?:[A-Z]{2}|EX-[A-Z]{1,2})[0-9]{1,2}$"


Fit = Callable[..., tuple[msgspec.Struct | None, list[str]]]


@pytest.fixture
def fitted(tmp_path: Path) -> Fit:
    def run(
        text: str, record: type[msgspec.Struct] = Routine, **names: str
    ) -> tuple[msgspec.Struct | None, list[str]]:
        path = tmp_path / "x.yaml"
        path.write_text(text, encoding="utf-8")
        reading = read(path, "x.yaml")
        result = fit(reading, record, **(names or {"id": "low-back"}))
        return result, [str(problem) for problem in reading.problems]

    return run


def test_a_good_file_becomes_a_record(fitted: Fit) -> None:
    assert fitted(GOOD) == (
        Routine(
            id="low-back",
            name="Low back",
            summary="Six points.",
            minutes=10,
            silent=True,
            positions=("sitting",),
            points=("BL23", "GV4"),
            sources=("S0",),
        ),
        [],
    )


@pytest.mark.parametrize(
    ("old", "new", "sentence"),
    [
        ("silent: true", "silent: no", "4: silent: expected true or false, got text"),
        ("silent: true", "silent: 1", "4: silent: expected true or false, got a whole number"),
        ("minutes: 10", "minutes: 1:30", "3: minutes: expected a whole number, got text"),
        ("minutes: 10", "minutes: 010", "3: minutes: expected a whole number, got text"),
        ("minutes: 10", "minutes: 2024-99-99", "3: minutes: expected a whole number, got text"),
        ("minutes: 10", "minutes: 190:20:30.15", "3: minutes: expected a whole number, got text"),
        (
            "minutes: 10",
            "minutes: 10.5",
            "3: minutes: expected a whole number, got a decimal number",
        ),
        ("minutes: 10", "minutes: 1e5", "3: minutes: expected a whole number, got text"),
        ("minutes: 10", 'minutes: "10"', "3: minutes: expected a whole number, got text"),
        ("minutes: 10", "minutes:", "3: minutes: expected a whole number, got nothing"),
        ("minutes: 10", "minutes: true", "3: minutes: expected a whole number, got true or false"),
        ("minutes: 10", "minutes: [10]", "3: minutes: expected a whole number, got a list"),
        ("minutes: 10", "minutes: 1", "3: minutes: expected a whole number >= 2"),
        ("minutes: 10", "minutes: 31", "3: minutes: expected a whole number <= 30"),
        (
            "Low back",
            "12",
            "1: name: expected text, got a whole number (put it in quotes)",
        ),
        (
            "Low back",
            "1.5",
            "1: name: expected text, got a decimal number (put it in quotes)",
        ),
        (
            "Low back",
            "true",
            "1: name: expected text, got true or false (put it in quotes)",
        ),
        ("Low back", "null", "1: name: expected text, got nothing"),
        ("Low back", '"  "', "1: name: expected text of length >= 1"),
        ("Low back", "x" * 1201, "1: name: expected text of length <= 1200"),
        ("Low back", "[a]", "1: name: expected text, got a list"),
        ("Low back", "{a: b}", "1: name: expected text, got keys and values"),
        ("[sitting]", "[]", "5: positions: expected a list of length >= 1"),
        ("[sitting]", "sitting", "5: positions: expected a list, got text"),
        ("[sitting]", "{a: b}", "5: positions: expected a list, got keys and values"),
        ("[sitting]", "[Sitting]", f"5: positions.0: expected text matching regex '{NAME}'"),
        (
            "[sitting]",
            "[sitting, {a: b}]",
            "5: positions.1: expected text, got keys and values",
        ),
        (
            "[BL23, GV4]",
            "\n  - BL23\n  - BL 25",
            f"8: points.1: expected text matching regex '{CODE}'",
        ),
        (
            "minutes: 10",
            "minutes: 10\nlength: 10",
            (
                "4: unknown key 'length'; known keys are id, name, also_called, summary, minutes,"
                " silent, positions, points, sources"
            ),
        ),
        ("minutes: 10", "minutes: 10\nid: desk", "4: leave 'id' out: it is the file's name"),
        ("minutes: 10\n", "", "1: the file: key 'minutes' is missing"),
    ],
    ids=lambda text: text.replace("\n", " ")[:40] or "nothing",
)
def test_a_value_that_does_not_fit_is_told_with_its_line(
    old: str, new: str, sentence: str, fitted: Fit
) -> None:
    assert fitted(GOOD.replace(old, new)) == (None, [f"x.yaml:{sentence}"])


def test_everything_wrong_in_a_file_is_told_at_once(fitted: Fit) -> None:
    text = "name: 12\nminutse: 10\nsilent: no\npositions: [sitting, 3]\npoints: []\nname: x\n"
    known = "id, name, also_called, summary, minutes, silent, positions, points, sources"
    result, problems = fitted(text)
    assert result is None
    assert sorted(problems) == [
        "x.yaml:1: name: expected text, got a whole number (put it in quotes)",
        "x.yaml:1: the file: key 'minutes' is missing",
        "x.yaml:1: the file: key 'sources' is missing",
        "x.yaml:1: the file: key 'summary' is missing",
        f"x.yaml:2: unknown key 'minutse'; known keys are {known}",
        "x.yaml:3: silent: expected true or false, got text",
        "x.yaml:4: positions.1: expected text, got a whole number (put it in quotes)",
        "x.yaml:5: points: expected a list of length >= 1",
        "x.yaml:6: key 'name' stands twice (first on line 1)",
    ]


@pytest.mark.parametrize("text", ["- a\n", "hello\n", "~\n", "12\n"])
def test_a_file_that_is_no_mapping_is_told(text: str, fitted: Fit) -> None:
    assert fitted(text) == (None, ["x.yaml:1: the file: expected keys and values"])


def test_a_file_that_could_not_be_read_is_told_once(fitted: Fit) -> None:
    assert fitted("") == (None, ["x.yaml:1: the file is empty"])


@pytest.mark.parametrize("name", ["Low Back", "low--back", "-low", "", "x" * 41, "腰"])
def test_a_file_name_that_is_no_id_is_told(name: str, fitted: Fit) -> None:
    result, (problem,) = fitted(GOOD, id=name)
    assert result is None
    assert problem.startswith("x.yaml:1: id: expected text")


def test_values_deep_inside_keep_their_lines(fitted: Fit) -> None:
    text = (
        "screens:\n- id: a\n  title: A\n  signs:\n"
        "  - id: RF1\n    level: urgent\n    doctor_first: no\n"
    )
    result, problems = fitted(text, RedFlags, nothing="x")
    assert result is None
    assert [problem for problem in problems if "missing" not in problem] == [
        (
            "x.yaml:1: unknown key 'nothing'; known keys are screens, clusters, lasting,"
            " afterwards, come_back"
        ),
        "x.yaml:5: screens.0.signs.0.id: expected text matching regex '^RF[0-9]{2}[a-z]?$'",
        (
            "x.yaml:6: screens.0.signs.0.level: 'urgent' is not one of emergency, same_day,"
            " see_doctor, self_care"
        ),
        "x.yaml:7: screens.0.signs.0.doctor_first: expected true or false, got text",
    ]


def test_more_than_nine_signs_on_a_screen_are_refused(fitted: Fit) -> None:
    sign = "{id: RF01, level: emergency, question: q, points_to: p, action: a, sources: [S0]}"
    screen = f"screens:\n- {{id: a, title: A, signs: [{', '.join([sign] * 10)}]}}\n"
    reading_problems = fitted(screen, RedFlags)[1]
    assert "x.yaml:2: screens.0.signs: expected a list of length <= 9" in reading_problems


# Numbers


@pytest.mark.parametrize(("written", "cun"), [("1.5", 1.5), ("12", 12.0), ("0.50", 0.5)])
def test_a_number_may_have_decimals_or_not(written: str, cun: float, fitted: Fit) -> None:
    rule, problems = fitted(f"landmark: l2\ncun: {written}\n", Rule, figure="back")
    assert problems == []
    assert isinstance(rule, Rule)
    assert rule.cun == cun


@pytest.mark.parametrize(
    ("written", "sentence"),
    [
        ("1.50.2", "expected a number, got text"),
        (".5", "expected a number, got text"),
        ("1e5", "expected a number, got text"),
        (".nan", "expected a number, got text"),
        (".inf", "expected a number, got text"),
        ("nan", "expected a number, got text"),
        ('"1.5"', "expected a number, got text"),
        ("true", "expected a number, got true or false"),
        ("0", "expected a number > 0.0"),
        ("0.0", "expected a number > 0.0"),
        ("20.1", "expected a number <= 20.0"),
        ("-1.5", "expected a number, got text"),
    ],
)
def test_what_is_no_number_is_told(written: str, sentence: str, fitted: Fit) -> None:
    _, problems = fitted(f"landmark: l2\ncun: {written}\n", Rule, figure="back")
    assert problems == [f"x.yaml:2: cun: {sentence}"]


# Cautions


SITUATION = "{id: clot, name: a clot, question: Is there a clot?, lasts: long}"
CAUTION = "{id: c, when: [clot], effects: [withhold], because: b, instead: i, sources: [OUR]}"


def of_cautions(
    situations: str = SITUATION, caution: str = CAUTION, title: str = "About you"
) -> str:
    """A file of cautions."""
    screen = f"{{id: about-you, title: {title}, situations: [{situations}]}}"
    return f"screens:\n- {screen}\ncautions:\n- {caution}\n"


@pytest.fixture
def cautions_fitted(tmp_path: Path) -> Callable[[str], tuple[Cautions | None, list[str]]]:
    """Fits a file of cautions, to which no name of a file is added."""

    def run(text: str) -> tuple[Cautions | None, list[str]]:
        path = tmp_path / "cautions.yaml"
        path.write_text(text, encoding="utf-8")
        reading = read(path, "cautions.yaml")
        result = fit(reading, Cautions)
        return result, [str(problem) for problem in reading.problems]

    return run


FitCautions = Callable[[str], tuple[Cautions | None, list[str]]]


def test_what_a_caution_leaves_out_is_harmless(cautions_fitted: FitCautions) -> None:
    cautions, problems = cautions_fitted(of_cautions())
    assert problems == []
    assert cautions is not None
    (situation,) = cautions.situations
    assert (situation.lasts, situation.checked, situation.below_age) == (Lasts.LONG, False, None)
    (caution,) = cautions.cautions
    assert caution.effects == (Effect.WITHHOLD,)
    assert (caution.surfaces, caution.points, caution.until_agreed) == ((), (), False)
    assert (caution.text, caution.stop_if, caution.max_seconds) == (None, None, None)


@pytest.mark.parametrize(
    ("old", "new", "sentence"),
    [
        (
            "effects: [withhold]",
            "effects: [forbid]",
            "'forbid' is not one of withhold_all, withhold, no_tool, light_only, ask_first",
        ),
        ("lasts: long", "lasts: forever", "'forever' is not one of long, week, moment"),
        ("lasts: long", "lasts: long, checked: no", "checked: expected true or false, got text"),
        (
            "lasts: long",
            "lasts: long, below_age: eighteen",
            "below_age: expected a whole number, got text",
        ),
        (", lasts: long", "", "key 'lasts' is missing"),
        (", because: b", "", "key 'because' is missing"),
        (", instead: i", "", "key 'instead' is missing"),
        (", sources: [OUR]", "", "key 'sources' is missing"),
        ("sources: [OUR]", "sources: []", "sources: expected a list of length >= 1"),
        ("when: [clot]", "when: clot", "when: expected a list, got text"),
        ("when: [clot]", "when: [clot], max_seconds: 20", "expected a whole number >= 30"),
        ("when: [clot]", "when: [clot], max_seconds: 121", "expected a whole number <= 120"),
        ("when: [clot]", "when: [clot], points: [bl40]", "points.0: expected text matching regex"),
        ("when: [clot]", "when: [clot], until_agreed: yes", "until_agreed: expected true or false"),
        ("when: [clot]", "when: [clot], effect: withhold", "unknown key 'effect'"),
    ],
)
def test_a_caution_that_does_not_fit_is_told(
    old: str, new: str, sentence: str, cautions_fitted: FitCautions
) -> None:
    assert old in of_cautions()
    result, (problem,) = cautions_fitted(of_cautions().replace(old, new, 1))
    assert result is None
    assert problem.startswith("cautions.yaml:")
    assert sentence in problem


def test_more_than_nine_situations_on_a_screen_are_refused(cautions_fitted: FitCautions) -> None:
    many = ", ".join([SITUATION] * 10)
    _, problems = cautions_fitted(of_cautions(many))
    assert problems == ["cautions.yaml:2: screens.0.situations: expected a list of length <= 9"]


# Warning signs


def test_a_second_half_that_does_not_fit_is_told(fitted: Fit) -> None:
    half = "{ask: a, title: t, at_least: 0, items: [{text: x, above_age: old}, {txt: y}]}"
    sign = (
        f"{{id: RF11, level: same_day, question: q, follow_up: {half}, points_to: p, action: a,"
        " sources: [S0]}"
    )
    _, problems = fitted(f"screens:\n- {{id: a, title: A, signs: [{sign}]}}\n", RedFlags)
    told = " ".join(problems)
    where = "screens.0.signs.0.follow_up"
    assert f"{where}.at_least: expected a whole number >= 1" in told
    assert f"{where}.items.0.above_age: expected a whole number, got text" in told
    assert "unknown key 'txt'; known keys are text, situation, above_age" in told
    assert f"{where}.items.1: key 'text' is missing" in told


def test_more_than_nine_items_of_a_second_half_are_refused(fitted: Fit) -> None:
    items = ", ".join(["{text: x}"] * 10)
    half = f"{{ask: a, title: t, at_least: 1, items: [{items}]}}"
    sign = (
        f"{{id: RF11, level: same_day, question: q, follow_up: {half}, points_to: p, action: a,"
        " sources: [S0]}"
    )
    _, problems = fitted(f"screens:\n- {{id: a, title: A, signs: [{sign}]}}\n", RedFlags)
    assert any("follow_up.items: expected a list of length <= 9" in text for text in problems)


@pytest.mark.parametrize(
    ("entry", "sentence"),
    [
        ("clusters:\n- {id: c, together: []}", "together: expected a list of length >= 1"),
        ("clusters:\n- {id: c, together: [RF01, RF02]}", "together.0: expected a list, got text"),
        ("clusters:\n- {id: c, level: urgent}", "'urgent' is not one of emergency, same_day"),
        ("lasting:\n- {weeks: 0}", "weeks: expected a whole number >= 1"),
        ("lasting:\n- {weeks: two}", "weeks: expected a whole number, got text"),
        ("lasting:\n- {until_seen: no}", "until_seen: expected true or false, got text"),
        ("afterwards:\n- {check_again: no}", "check_again: expected true or false, got text"),
    ],
)
def test_what_answers_mean_is_fitted_as_strictly_as_the_signs(
    entry: str, sentence: str, fitted: Fit
) -> None:
    _, problems = fitted(f"{entry}\n", RedFlags)
    assert any(sentence in text for text in problems), problems


def test_a_wrong_choice_in_a_field_that_may_be_absent_is_told(fitted: Fit) -> None:
    _, problems = fitted("level: soon\n", Condition)
    (problem,) = [text for text in problems if "level" in text]
    assert problem.startswith("x.yaml:1: level: ")
    assert "'soon'" in problem


def test_a_wrong_choice_names_all_choices_also_where_the_field_may_be_absent(fitted: Fit) -> None:
    _, problems = fitted("level: soon\n", Condition)
    (problem,) = [text for text in problems if "level" in text]
    assert all(level.value in problem for level in Level)


NAMES = sorted(
    {name for record in (Condition, Point, Routine) for name in record.__struct_fields__}
)
VALUES: st.SearchStrategy[Value] = st.recursive(
    st.none() | st.booleans() | st.integers(-(10**10), 10**10) | st.text(max_size=5),
    lambda inner: (
        st.lists(inner, max_size=3)
        | st.dictionaries(st.sampled_from(NAMES) | st.text(max_size=3), inner, max_size=5)
    ),
    max_leaves=12,
)


@pytest.mark.parametrize(
    "record", [Cautions, Condition, Point, Routine, RedFlags, Vocabulary, SourceList]
)
@given(value=VALUES)
def test_no_value_ever_makes_fitting_raise(record: type[msgspec.Struct], value: Value) -> None:
    reading = Reading("x.yaml", value, {}, [])
    assert (fit(reading, record) is None) == bool(reading.problems)
