"""Checks across files: a copy of the real data, broken in one place, tells exactly that.

`break_data(file, old, new)` replaces the first `old` in a file of the copy.
"""

import re
from collections.abc import Callable
from pathlib import Path

import pytest

from acuguide.catalog.checks import cited, findings
from acuguide.catalog.loading import read_folder
from acuguide.catalog.records import Catalog
from acuguide.errors import UnusableDataError
from acuguide.guide.person import About
from acuguide.guide.triage import triage

DATA = Path(__file__).parents[2] / "data"
Break = Callable[[str, str, str], None]


@pytest.fixture
def break_data(copy: Path) -> Break:
    def replace(file: str, old: str, new: str) -> None:
        path = copy / file
        text = path.read_text(encoding="utf-8")
        assert old in text, f"{file} does not say {old!r} any more"
        path.write_text(text.replace(old, new, 1), encoding="utf-8")

    return replace


def problems(folder: Path) -> list[str]:
    with pytest.raises(UnusableDataError) as caught:
        read_folder(folder)
    return list(caught.value.problems)


def line_of(folder: Path, file: str, text: str) -> int:
    lines = (folder / file).read_text(encoding="utf-8").splitlines()
    return next(number for number, line in enumerate(lines, 1) if text in line)


def field(folder: Path, file: str, key: str) -> str:
    """A top-level key with all its lines."""
    text = (folder / file).read_text(encoding="utf-8")
    found = re.search(rf"(?m)^{key}:.*\n(?:[ -].*\n)*", text)
    assert found is not None
    return found[0]


def test_the_real_data_has_no_problem(catalog: Catalog) -> None:
    assert list(findings(catalog)) == []


# Vocabulary


@pytest.mark.parametrize("level", ["emergency", "same_day", "see_doctor", "self_care"])
def test_every_level_needs_its_words(level: str, copy: Path) -> None:
    path = copy / "vocabulary.yaml"
    before, levels = path.read_text(encoding="utf-8").split("\nlevels:\n")
    entries = re.split(r"(?m)^(?=  - id: )", levels)
    kept = [entry for entry in entries if not entry.startswith(f"  - id: {level}\n")]
    assert len(kept) == len(entries) - 1
    path.write_text(f"{before}\nlevels:\n{''.join(kept)}", encoding="utf-8")
    (problem,) = problems(copy)
    assert problem.startswith("data/vocabulary.yaml:")
    assert problem.endswith(f": levels: '{level}' is missing")


@pytest.mark.parametrize(
    ("kind", "word"),
    [
        ("tools", "fingers"),
        ("tools", "thumbs"),
        ("tools", "knuckles"),
        ("tools", "ball"),
        ("tools", "two_balls"),
        ("pressures", "light"),
        ("pressures", "gentle"),
        ("pressures", "firm"),
    ],
)
def test_every_tool_and_pressure_needs_its_words(kind: str, word: str, copy: Path) -> None:
    path = copy / "vocabulary.yaml"
    lines = path.read_text(encoding="utf-8").splitlines(keepends=True)
    kept = [line for line in lines if f"{{id: {word}," not in line]
    assert len(kept) == len(lines) - 1
    path.write_text("".join(kept), encoding="utf-8")
    (problem,) = problems(copy)
    assert problem.startswith("data/vocabulary.yaml:")
    assert problem.endswith(f": {kind}: '{word}' is missing")


# Names of other things


@pytest.mark.parametrize(
    ("file", "old", "new", "sentence"),
    [
        ("conditions/sciatica.yaml", "group: nerve", "group: nerves", "unknown group 'nerves'"),
        (
            "conditions/sciatica.yaml",
            "regions: [",
            "regions: [knee, ",
            "unknown region 'knee'",
        ),
        ("conditions/sciatica.yaml", "code: GB30", "code: GB99", "unknown point 'GB99'"),
        (
            "points/GB30.yaml",
            "meridian: gallbladder",
            "meridian: gall-bladder",
            "unknown meridian 'gall-bladder'",
        ),
        ("points/GB30.yaml", "region: buttock", "region: rump", "unknown region 'rump'"),
        (
            "points/GB30.yaml",
            "positions: [standing-wall]",
            "positions: [standing]",
            "unknown position 'standing'",
        ),
        (
            "routines/buttock.yaml",
            "positions: [",
            "positions: [floor, ",
            "unknown position 'floor'",
        ),
        ("routines/buttock.yaml", "points: [", "points: [GB99, ", "unknown point 'GB99'"),
        ("intake.yaml", "region: hip}", "region: hips}", "unknown region 'hips'"),
        ("points/GB30.yaml", "[CAM99, OUR]", "[CAM98, OUR]", "unknown source 'CAM98'"),
        ("red_flags.yaml", "[AAA]", "[AAAA]", "unknown source 'AAAA'"),
        ("cautions.yaml", "CARR15", "CARR16", "unknown source 'CARR16'"),
        ("cautions.yaml", "when: [clot,", "when: [clotted,", "unknown situation or sign 'clotted'"),
        ("cautions.yaml", "when: [RF47]", "when: [RF74]", "unknown situation or sign 'RF74'"),
        ("cautions.yaml", "when: [veins]", "when: [RF47c]", "unknown situation or sign 'RF47c'"),
        ("cautions.yaml", "surfaces: [groin,", "surfaces: [loin,", "unknown surface 'loin'"),
        (
            "cautions.yaml",
            "max_seconds: 30",
            "points: [ST99]",
            "unknown point 'ST99'",
        ),
        ("points/GB30.yaml", "surface: buttock", "surface: rump", "unknown surface 'rump'"),
        (
            "points/GB30.yaml",
            "situations: [numb_skin]",
            "situations: [numb]",
            "unknown situation 'numb'",
        ),
        (
            "red_flags.yaml",
            "together: [[RF28], [RF25]]",
            "together: [[RF28], [RF99]]",
            "unknown sign or situation 'RF99'",
        ),
        (
            "red_flags.yaml",
            "together: [[pregnant],",
            "together: [[expecting],",
            "unknown sign or situation 'expecting'",
        ),
        (
            "red_flags.yaml",
            "situation: weak_bones",
            "situation: brittle",
            "unknown situation 'brittle'",
        ),
    ],
    ids=lambda text: text.replace("\n", " "),
)
def test_a_name_of_something_that_is_not_there_is_told(
    file: str, old: str, new: str, sentence: str, copy: Path, break_data: Break
) -> None:
    break_data(file, old, new)
    (problem,) = problems(copy)
    line = line_of(copy, file, new)
    assert problem.startswith(f"data/{file}:{line}: {sentence}")


@pytest.mark.parametrize(
    "file", ["conditions/sciatica.yaml", "points/GB30.yaml", "routines/desk.yaml"]
)
def test_an_unknown_source_of_a_whole_file_is_told(
    file: str, copy: Path, break_data: Break
) -> None:
    old = field(copy, file, "sources")
    break_data(file, old, "sources: [NOBODY]\n")
    (problem,) = problems(copy)
    line = line_of(copy, file, "NOBODY")
    assert problem == f"data/{file}:{line}: unknown source 'NOBODY'"


@pytest.mark.parametrize(
    ("file", "opening"),
    [
        ("conditions/sciatica.yaml", "\npoints:"),
        ("points/GB30.yaml", "\nnamed_for:"),
        ("points/GB30.yaml", "\ncautions:"),
        ("cautions.yaml", "\ncautions:"),
        ("red_flags.yaml", "\nclusters:"),
        ("red_flags.yaml", "\nlasting:"),
        ("red_flags.yaml", "\nafterwards:"),
    ],
)
def test_an_unknown_source_of_one_statement_is_told(file: str, opening: str, copy: Path) -> None:
    path = copy / file
    text = path.read_text(encoding="utf-8")
    before, found, after = text.partition(opening)
    assert found
    path.write_text(
        before + opening + re.sub(r"sources: \[", "sources: [NOBODY, ", after, count=1),
        encoding="utf-8",
    )
    (problem,) = problems(copy)
    line = line_of(copy, file, "NOBODY")
    assert problem == f"data/{file}:{line}: unknown source 'NOBODY'"


def test_a_wrong_name_is_not_taken_for_a_part_of_a_longer_one(
    copy: Path, break_data: Break
) -> None:
    """An earlier line says CAM99; the wrong name CAM9 stands on a later one."""
    file = "points/GB30.yaml"
    break_data(file, "[CAM99, NCCAM]", "[CAM9, NCCAM]")
    line = line_of(copy, file, "[CAM9,")
    assert line_of(copy, file, "CAM99") < line
    assert problems(copy) == [f"data/{file}:{line}: unknown source 'CAM9'"]


def test_every_list_of_sources_in_the_data_is_looked_at(catalog: Catalog) -> None:
    written = sum(
        len(re.findall(r"\bsources: *(?:\[|\n)", path.read_text(encoding="utf-8")))
        for path in DATA.rglob("*.yaml")
    )
    # The list of all sources itself is no citation.
    assert sum(1 for _ in cited(catalog)) == written - 1


# Conditions not for self-care


def test_a_condition_not_for_self_care_says_what_to_do_instead(
    copy: Path, break_data: Break
) -> None:
    file = "conditions/tumour.yaml"
    break_data(file, field(copy, file, "instead"), "")
    (problem,) = problems(copy)
    assert problem.startswith("data/conditions/tumour.yaml:")
    assert problem.endswith(": not_for_self_care needs 'instead': what to do instead")


@pytest.mark.parametrize("change", ["", "level: self_care\n"], ids=["absent", "self_care"])
def test_a_condition_not_for_self_care_says_how_soon(
    change: str, copy: Path, break_data: Break
) -> None:
    file = "conditions/tumour.yaml"
    break_data(file, field(copy, file, "level"), change)
    (problem,) = problems(copy)
    assert problem.startswith("data/conditions/tumour.yaml:")
    assert problem.endswith(": not_for_self_care needs 'level': see_doctor, same_day or emergency")


def test_a_condition_not_for_self_care_has_no_points(copy: Path, break_data: Break) -> None:
    points = "points:\n  - {code: BL23, why: It is said., sources: [S0]}\nsources:"
    break_data("conditions/tumour.yaml", "sources:", points)
    assert problems(copy) == ["data/conditions/tumour.yaml:1: not_for_self_care cannot have points"]


@pytest.mark.parametrize("words", ["instead: See a doctor.\n", "level: emergency\n"])
def test_an_offered_condition_says_nothing_of_instead(
    words: str, copy: Path, break_data: Break
) -> None:
    """With `instead` its points are never shown, although JSON says `offered`."""
    break_data(
        "conditions/sciatica.yaml", "acupressure: offered\n", f"acupressure: offered\n{words}"
    )
    (problem,) = problems(copy)
    assert problem.startswith("data/conditions/sciatica.yaml:")


# Routines


def test_a_point_that_cannot_be_pressed_in_a_routine_is_told(copy: Path, break_data: Break) -> None:
    break_data("routines/desk.yaml", "points: [", "points: [GB30, ")
    line = line_of(copy, "routines/desk.yaml", "GB30")
    assert problems(copy) == [
        f"data/routines/desk.yaml:{line}: 'GB30' has no way to press it in these positions"
    ]


# Warning signs


def test_a_warning_sign_that_stands_twice_is_told(copy: Path, break_data: Break) -> None:
    break_data("red_flags.yaml", "id: RF05\n", "id: RF01\n")
    (problem,) = problems(copy)
    assert problem.startswith("data/red_flags.yaml:")
    assert problem.endswith(": sign 'RF01' stands 2 times")


def test_a_screen_that_mixes_levels_is_told(copy: Path, break_data: Break) -> None:
    break_data(
        "red_flags.yaml", "id: RF02\n        level: emergency", "id: RF02\n        level: same_day"
    )
    (problem,) = problems(copy)
    assert problem.startswith("data/red_flags.yaml:")
    assert problem.endswith(": screen 'bladder-bowel-legs' mixes levels")
    assert int(problem.split(":")[1]) == line_of(copy, "red_flags.yaml", "bladder-bowel-legs")


def test_screens_that_do_not_go_from_most_to_least_urgent_are_told(copy: Path) -> None:
    path = copy / "red_flags.yaml"
    text, clusters, rest = path.read_text(encoding="utf-8").partition("\n# Answers that mean more")
    begin, *screens = re.split(r"(?m)^(?=  - id: )", text + "\n")
    path.write_text(begin + "".join([*screens[1:], screens[0]]) + clusters + rest, encoding="utf-8")
    (problem,) = problems(copy)
    assert problem.startswith("data/red_flags.yaml:")
    assert problem.endswith(": screens must go from the most urgent to the least")


# What answers mean together


def test_a_cluster_that_raises_nothing_is_told(copy: Path, break_data: Break) -> None:
    break_data(
        "red_flags.yaml",
        "[RF06, RF07], [RF01, RF02, RF03]]\n    level: emergency",
        "[RF06, RF07], [RF01, RF02, RF03]]\n    level: self_care",
    )
    (problem,) = problems(copy)
    assert problem.endswith(": cluster 'legs-and-bladder' must raise the level")


def test_a_cluster_with_an_empty_set_is_told(copy: Path, break_data: Break) -> None:
    """No answer could ever reach it."""
    break_data("red_flags.yaml", "together: [[RF28], [RF25]]", "together: [[RF28], []]")
    (problem,) = problems(copy)
    assert problem.endswith(": cluster 'leg-and-breath' has an empty set")


def test_no_set_at_all_is_no_cluster(copy: Path, break_data: Break) -> None:
    """Everyone would have reached it."""
    break_data("red_flags.yaml", "together: [[RF28], [RF25]]", "together: []")
    (problem,) = problems(copy)
    assert "together: expected a list of length >= 1" in problem


def test_one_set_alone_is_a_cluster_that_any_of_its_answers_reaches(
    copy: Path, break_data: Break
) -> None:
    break_data("red_flags.yaml", "together: [[fever]]", "together: [[fever, veins]]")
    catalog = read_folder(copy)
    for own in ("fever", "veins"):
        verdict = triage(catalog, (), About(told={own: True}), complete=True)
        assert [cluster.id for cluster in verdict.clusters] == ["fever-alone"]
    assert not triage(catalog, (), About(told={"clot": True}), complete=True).clusters


def test_a_cluster_that_stands_twice_is_told(copy: Path, break_data: Break) -> None:
    break_data("red_flags.yaml", "- id: leg-and-breath\n", "- id: legs-and-bladder\n")
    (problem,) = problems(copy)
    assert problem.endswith(": cluster 'legs-and-bladder' stands 2 times")


@pytest.mark.parametrize(
    ("old", "new"), [("- weeks: 6\n", "- weeks: 3\n"), ("- weeks: 6\n", "- weeks: 4\n")]
)
def test_weeks_that_do_not_grow_are_told(old: str, new: str, copy: Path, break_data: Break) -> None:
    """The last step reached counts, so a step out of order would hide another."""
    break_data("red_flags.yaml", old, new)
    (problem,) = problems(copy)
    assert problem.endswith(": lasting must go from the fewest weeks to the most")


def test_a_question_afterwards_that_stands_twice_is_told(copy: Path, break_data: Break) -> None:
    break_data("red_flags.yaml", "- id: new-numbness\n", "- id: more-pain\n")
    (problem,) = problems(copy)
    assert problem.endswith(": question afterwards 'more-pain' stands 2 times")


def test_a_second_half_that_can_never_be_reached_is_told(copy: Path, break_data: Break) -> None:
    """Ten of nine items never hold, so the sign could never be raised by asking."""
    break_data("red_flags.yaml", "at_least: 4", "at_least: 10")
    (problem,) = problems(copy)
    assert problem.startswith("data/red_flags.yaml:")
    assert "RF45" in problem


# Cautions


def test_a_caution_that_would_withhold_everything_from_everyone_is_told(
    copy: Path, break_data: Break
) -> None:
    break_data("cautions.yaml", "    when: [meal]\n", "")
    found = [problem.partition(": ")[2] for problem in problems(copy)]
    assert "caution 'after-a-meal' would withhold everything from everyone" in found


@pytest.mark.parametrize(
    ("situation", "old", "new"),
    [("meal", "when: [meal]", "when: [fever]"), ("device", "when: [device]", "when: [implant]")],
)
def test_a_question_from_whose_answer_nothing_follows_is_told(
    situation: str, old: str, new: str, copy: Path, break_data: Break
) -> None:
    break_data("cautions.yaml", old, new)
    (problem,) = problems(copy)
    assert problem.startswith("data/cautions.yaml:")
    assert problem.endswith(f": situation '{situation}' is asked, but nothing follows from it")
    assert int(problem.split(":")[1]) == line_of(copy, "cautions.yaml", f"- id: {situation}")


@pytest.mark.parametrize("situation", ["pregnant", "under_18", "blood_thinner", "clot"])
def test_a_situation_that_is_no_longer_asked_is_missed_wherever_something_follows_from_it(
    situation: str, copy: Path
) -> None:
    path = copy / "cautions.yaml"
    before, cautions, rest = path.read_text(encoding="utf-8").partition("\ncautions:\n")
    entries = re.split(r"(?m)^(?=      - id: |  - id: )", before)
    kept = [entry for entry in entries if not entry.startswith(f"      - id: {situation}\n")]
    assert len(kept) == len(entries) - 1
    path.write_text("".join(kept) + cautions + rest, encoding="utf-8")
    found = problems(copy)
    assert any(re.match(r"data/cautions\.yaml:\d+: unknown situation", each) for each in found)
    assert all(situation in each for each in found)


@pytest.mark.parametrize(
    ("old", "new", "sentence"),
    [
        ("- id: cancer\n", "- id: clot\n", "situation 'clot' stands 2 times"),
        ("- id: tumour\n", "- id: surgeon\n", "caution 'surgeon' stands 2 times"),
    ],
)
def test_what_stands_twice_among_the_cautions_is_told(
    old: str, new: str, sentence: str, copy: Path, break_data: Break
) -> None:
    break_data("cautions.yaml", old, new)
    assert any(problem.endswith(f": {sentence}") for problem in problems(copy))


def test_a_situation_may_not_be_called_like_what_else_can_be_told(
    copy: Path, break_data: Break
) -> None:
    """`--about seen=yes` would mean two things."""
    break_data("cautions.yaml", "- id: device\n", "- id: seen\n")
    told = [problem.partition(": ")[2] for problem in problems(copy)]
    assert "situation 'seen' is called like something else that can be told" in told


# Names that mean two things


@pytest.mark.parametrize(
    ("file", "name", "owner"),
    [
        ("conditions/tumour.yaml", "Sciatica", "sciatica"),
        ("conditions/tumour.yaml", "herniated disc", "herniated-disc"),
        ("points/LI4.yaml", "Huan-Tiao", "GB30"),
        ("points/LI4.yaml", "环跳", "GB30"),
        ("points/LI4.yaml", "bl 23", "BL23"),
        ("routines/low-back.yaml", "DESK", "desk"),
    ],
)
def test_a_name_that_means_two_things_is_told(
    file: str, name: str, owner: str, copy: Path, break_data: Break
) -> None:
    break_data(file, field(copy, file, "also_called"), f"also_called: [{name}]\n")
    (problem,) = problems(copy)
    ids = {owner, Path(file).stem}
    told = re.fullmatch(
        r"data/(?:\w+)/([\w-]+)\.yaml:\d+: the name '\S+' also means (\S+)", problem
    )
    assert told is not None
    assert {told[1], told[2]} == ids


def test_a_name_may_mean_a_condition_and_a_routine(catalog: Catalog) -> None:
    """Each kind is asked for in its own place."""
    assert "sciatica" in catalog.conditions
    assert "sciatica" in catalog.routines["buttock"].also_called


# Entries of one list


@pytest.mark.parametrize(
    ("file", "entry"),
    [
        ("sources.yaml", "  - {id: S0, kind: web, title: Another thing}\n"),
        ("vocabulary.yaml", "  - id: self_care\n    name: Again\n    action: Do nothing.\n"),
        (
            "cautions.yaml",
            "  - {id: pregnancy, when: [pregnant], because: b, instead: i, sources: [OUR]}\n",
        ),
    ],
    ids=["source", "level", "caution"],
)
def test_an_id_that_stands_twice_in_a_list_is_told(file: str, entry: str, copy: Path) -> None:
    path = copy / file
    path.write_text(path.read_text(encoding="utf-8") + entry, encoding="utf-8")
    (problem,) = problems(copy)
    assert problem.startswith(f"data/{file}:")


@pytest.mark.parametrize("file", ["red_flags.yaml", "cautions.yaml"])
def test_a_screen_that_stands_twice_is_told(file: str, copy: Path) -> None:
    path = copy / file
    text = path.read_text(encoding="utf-8")
    first, second = re.findall(r"(?m)^  - id: ([\w-]+)$", text)[:2]
    path.write_text(text.replace(f"  - id: {second}\n", f"  - id: {first}\n", 1), encoding="utf-8")
    (problem,) = problems(copy)
    assert problem.startswith(f"data/{file}:")
    assert problem.endswith(f": screen '{first}' stands 2 times")


@pytest.mark.parametrize(
    ("kind", "entry", "sentence"),
    [
        ("regions", "{id: hip, name: Again}", "region 'hip'"),
        ("surfaces", "{id: groin, name: Again}", "surface 'groin'"),
        ("meridians", "{id: kidney, name: Again}", "meridian 'kidney'"),
        ("groups", "{id: disc, heading: Again}", "group 'disc'"),
        (
            "positions",
            "{id: sitting, name: a, get_into: b, settle: 15, next_point: 12, other_side: 8}",
            "position 'sitting'",
        ),
        ("tools", "{id: thumbs, name: again}", "tool 'thumbs'"),
        ("pressures", "{id: firm, name: Again.}", "pressure 'firm'"),
    ],
)
def test_a_word_that_stands_twice_in_the_vocabulary_is_told(
    kind: str, entry: str, sentence: str, copy: Path, break_data: Break
) -> None:
    break_data("vocabulary.yaml", f"\n{kind}:\n", f"\n{kind}:\n  - {entry}\n")
    (problem,) = problems(copy)
    assert problem.startswith("data/vocabulary.yaml:")
    assert problem.endswith(f": {sentence} stands 2 times")


# Several at once


def test_what_is_wrong_across_files_is_told_at_once(copy: Path, break_data: Break) -> None:
    break_data("points/GB30.yaml", "meridian: gallbladder", "meridian: triple-burner")
    break_data("conditions/sciatica.yaml", "group: nerve", "group: nerves")
    break_data("intake.yaml", "region: hip}", "region: hips}")
    assert [problem.partition(": ")[2] for problem in sorted(problems(copy))] == [
        "unknown group 'nerves'",
        "unknown region 'hips'",
        "unknown meridian 'triple-burner'",
    ]


# Landmarks


def test_a_landmark_is_found_after_one_that_exists(copy: Path, break_data: Break) -> None:
    break_data("landmarks.yaml", "after: psis", "after: psiss")
    (problem,) = problems(copy)
    assert problem.split(": ", 1)[1] == "unknown landmark 'psiss'"


def test_the_way_back_from_a_landmark_has_an_end(copy: Path, break_data: Break) -> None:
    break_data("landmarks.yaml", "short: hip-bone tops", "short: tops\n    after: l1-lower-edge")
    found = problems(copy)
    assert len(found) == 6  # the crest, and the five knobs that are found after it
    assert all("is found after itself" in problem for problem in found)
