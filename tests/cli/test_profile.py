"""What is kept about a person: by which command, how safely, and what it bars or spares later."""

import json
import os
import shutil
import stat
import subprocess
import sys
from collections.abc import Callable
from datetime import date, timedelta
from pathlib import Path
from typing import Any, TypeAlias

import pytest
from msgspec import structs

from acuguide.catalog.records import Catalog, Lasts
from acuguide.guide.checkup import Group, lasting_groups
from acuguide.guide.person import About
from tests.cli.conftest import Start, StartPipe, Terminal, say_no, say_yes
from tests.conftest import ROOT, Finished, Program

Json: TypeAlias = dict[str, Any]
Asked: TypeAlias = Callable[..., Terminal]

# For root too, a file without permissions is closed to these.
AS_ANYONE = (
    "setpriv --bounding-set=-dac_override,-dac_read_search"
    " --inh-caps=-dac_override,-dac_read_search"
    if os.geteuid() == 0
    else ""
)
FULL = "ulimit -f 0;"
EMERGENCY, SAME_DAY, DOCTOR_FIRST, DOCTOR_SOON = "RF01", "RF28", "RF33", "RF47"
SHOWING_POINTS = {
    "points": ("points",),
    "a point": ("points", "LI4"),
    "points of a condition": ("points", "--condition", "sciatica"),
    "a preview": ("routine", "--preview"),
    "a routine": ("routine",),
    "a checked routine": ("routine", "desk", "--checked"),
}
DAMAGED = {
    "empty": b"",
    "cut off": b'{"version": 1, "about": {"pregnant": {"value": "yes", "on": "2026-0',
    "a list": b"[]",
    "no text": b"\xff\xfe\x00",
    "a later version": b'{"version": 2}',
    "an unknown part": b'{"version": 1, "doctor": "yes"}',
    "no version": b'{"about": {}}',
    "an unknown key": b'{"version": 1, "about": {"shoe": {"value": "yes", "on": "2026-01-01"}}}',
    "an unknown value":
        b'{"version": 1, "about": {"pregnant": {"value": "maybe", "on": "2026-01-01"}}}',
    "a number no age can be":
        b'{"version": 1, "about": {"age": {"value": "1e9", "on": "2026-01-01"}}}',
    "a day that is none": b'{"version": 1, "about": {"age": {"value": "40", "on": "2026-02-30"}}}',
    "a day too far away": b'{"version": 1, "about": {"age": {"value": "40", "on": "9999-12-31"}}}',
    "a check too far away":
        b'{"version": 1, "check": {"on": "9999-12-31", "level": "self_care", "no": []}}',
    "an unknown level": b'{"version": 1, "check": {"on": "2026-01-01", "level": "fine", "no": []}}',
    "too large": b'{"version": 1, "x": "' + b"x" * 2_000_000 + b'"}',
}  # fmt: skip


@pytest.fixture
def guide(acuguide: Program, place: Path) -> Program:
    """Runs the program in a pipe; what it keeps, the next run of this test finds."""

    def run(*arguments: str, **environ: str) -> Finished:
        return acuguide(*arguments, XDG_CONFIG_HOME=str(place), **environ)

    return run


@pytest.fixture
def asked(terminal: Start, place: Path) -> Asked:
    """The same at a terminal."""

    def start(*arguments: str, **options: Any) -> Terminal:
        return terminal(*arguments, kept=place, **options)

    return start


def in_shell(place: Path, before: str, *arguments: str) -> Finished:
    """Runs the program from a shell, after or under another command."""
    program = (sys.executable, "-m", "acuguide", *arguments)
    return subprocess.run(
        ["bash", "-c", f'{before} "$@"', "bash", *program],
        capture_output=True,
        check=False,
        cwd=ROOT,
        encoding="utf-8",
        env={
            "PATH": os.environ["PATH"],
            "XDG_CONFIG_HOME": str(place),
            "PYTHONUTF8": "1",
            "PYTHONDONTWRITEBYTECODE": "1",
        },
        timeout=60,
    )


def path_of(place: Path) -> Path:
    """The file of a profile."""
    return place / "acuguide" / "profile.json"


def kept(place: Path) -> Json:
    """What is kept."""
    profile: Json = json.loads(path_of(place).read_text(encoding="utf-8"))
    return profile


def keep(place: Path, content: Json | bytes) -> None:
    """Keep something, as an editor would."""
    path_of(place).parent.mkdir(exist_ok=True)
    raw = content if isinstance(content, bytes) else json.dumps(content).encode()
    path_of(place).write_bytes(raw)


def names(place: Path) -> list[str]:
    """The names of all files kept."""
    return sorted(path.name for path in path_of(place).parent.iterdir())


def age(place: Path, days: int) -> None:
    """Let everything be told this many days earlier."""
    profile = kept(place)
    for entry in (*profile["about"].values(), profile["check"]):
        if entry is not None:
            entry["on"] = str(date.fromisoformat(entry["on"]) - timedelta(days))
    keep(place, profile)


def refused(finished: Finished) -> bool:
    """Whether a run was refused as it must be: exit code 3, a page, and no point on it."""
    assert finished.returncode in {0, 3}, finished.stderr
    assert finished.stdout
    if finished.returncode:
        assert "BL23" not in finished.stdout
        assert "LI4" not in finished.stdout
    return finished.returncode == 3


# Set, show, clear


def test_what_is_set_is_shown_until_it_is_cleared(guide: Program, place: Path) -> None:
    done = guide("profile", "set", "age=72", "blood_thinner=no", "pregnant=no")
    assert (done.returncode, done.stderr) == (0, "")
    guide("profile", "set", "country=JP", "weeks=3", "skin_leg=yes")
    shown = guide("profile", "show")
    assert (shown.returncode, shown.stderr) == (0, "")
    for line in ("- age: 72 (told on ", "- country: JP (", "- weeks of this pain: 3 (",
                 "- sore or broken skin on the legs or feet: yes (",
                 "- blood thinner or bleeding problem\n", "- pregnant, or could be\n"):  # fmt: skip
        assert line in shown.stdout
    assert str(path_of(place)) in "".join(shown.stdout.split("\n"))
    gone = guide("profile", "clear", "skin_leg", "weeks", "better")
    assert (gone.returncode, gone.stdout) == (0, "Forgotten: skin_leg, weeks, better.\n")
    assert set(kept(place)["about"]) == {"age", "blood_thinner", "pregnant", "country"}
    gone = guide("profile", "clear")
    assert (gone.returncode, gone.stdout) == (0, "Everything you told is forgotten.\n")
    assert names(place) == []
    assert "Nothing is kept." in guide("profile", "show").stdout


def test_a_new_answer_takes_the_place_of_the_old_one(guide: Program, place: Path) -> None:
    guide("profile", "set", "age=40", "Pregnant=NO", "blood-thinner=yes", "age=41")
    guide("profile", "set", "age=42", "country=japan")
    told = {key: entry["value"] for key, entry in kept(place)["about"].items()}
    assert told == {"age": "42", "pregnant": "no", "blood_thinner": "yes", "country": "JP"}


def test_an_age_takes_the_place_of_an_answer_to_being_under_one(
    guide: Program, place: Path
) -> None:
    guide("profile", "set", "under_18=yes")
    guide("profile", "set", "age=40")
    assert list(kept(place)["about"]) == ["age"]
    guide("profile", "set", "age=17", "under_18=no")
    assert refused(guide("points"))


@pytest.mark.parametrize("told", ["fever=no", "fever=yes", "meal=no"])
def test_what_only_today_answers_is_not_kept(guide: Program, place: Path, told: str) -> None:
    done = guide("profile", "set", told)
    assert (done.returncode, done.stdout, done.stderr.count("\n")) == (2, "", 1)
    assert "never kept" in done.stderr
    assert list(place.iterdir()) == []
    # Written by hand, a yes is careful and a no is old.
    key, _, value = told.partition("=")
    keep(place, {"version": 1, "about": {key: {"value": value, "on": "2026-01-01"}}})
    about = json.loads(guide("profile", "show", "--format", "json").stdout)["about"]
    assert about[key]["counts"] is (value == "yes")


def test_one_wrong_answer_among_several_keeps_none(guide: Program, place: Path) -> None:
    for wrong in ("shoe=3", "weeks=soon", "age"):
        done = guide("profile", "set", "age=72", wrong)
        assert (done.returncode, done.stdout) == (2, "")
        assert done.stderr.count("\n") == 1
    assert list(place.iterdir()) == []


def test_clearing_what_is_not_kept_says_so(guide: Program, place: Path) -> None:
    assert guide("profile", "clear").stdout == "Nothing was kept.\n"
    assert guide("profile", "clear", "age").stdout == "Nothing was kept about age.\n"
    assert list(place.iterdir()) == []


def test_showing_keeps_nothing(guide: Program, place: Path) -> None:
    for action in (("show",), ("show", "--format", "json"), ("clear", "--format", "json")):
        assert guide("profile", *action).returncode == 0
    assert list(place.iterdir()) == []


def test_every_action_answers_in_json(guide: Program) -> None:
    empty = json.loads(guide("profile", "show", "--format", "json").stdout)
    assert (empty["kind"], empty["about"], empty["check"]) == ("profile", {}, None)
    assert empty["ask_again"] is None
    said = json.loads(guide("profile", "set", "age=72", "birth=no", "--format", "json").stdout)
    assert list(said["about"]) == ["age", "birth"]
    assert set(said["about"]["age"]) == {"value", "on", "counts"}
    assert (said["about"]["age"]["value"], said["about"]["age"]["counts"]) == ("72", True)
    assert str(date.fromisoformat(said["about"]["age"]["on"])) == said["about"]["age"]["on"]
    assert json.loads(guide("profile", "show", "--format", "json").stdout) == said
    less = json.loads(guide("profile", "clear", "birth", "--format", "json").stdout)
    assert list(less["about"]) == ["age"]
    assert json.loads(guide("profile", "clear", "--format", "json").stdout) == empty


def test_an_answer_that_is_too_old_is_shown_as_such(guide: Program, place: Path) -> None:
    guide("profile", "set", "birth=no", "cancer=no", "clot=no", "veins=yes", "better=yes")
    counting = {7: {"birth", "cancer", "clot", "veins", "better"}, 8: {"cancer", "veins"},
                90: {"cancer", "veins"}, 91: {"veins"}}  # fmt: skip
    names = {"birth": "gave birth", "cancer": "cancer", "clot": "blood clot",
             "veins": "bulging veins", "better": "getting better"}  # fmt: skip
    so_far = 0
    for days, count in counting.items():
        age(place, days - so_far)
        so_far = days
        about = json.loads(guide("profile", "show", "--format", "json").stdout)["about"]
        assert {key for key, entry in about.items() if entry["counts"]} == count
        shown = guide("profile", "show").stdout
        assert ("Too long ago to count" in shown) is (days > 7)
        old = shown.partition("Too long ago to count")[2]
        assert {key for key, name in names.items() if f"- {name}" in old} == set(about) - count


def test_an_age_and_weeks_grow_by_themselves(guide: Program, place: Path) -> None:
    guide("profile", "set", "age=17", "weeks=3")
    age(place, 8)
    shown = guide("profile", "show").stdout
    assert "age: 17 (" in shown
    assert "weeks of this pain: 4 (" in shown
    assert refused(guide("points", "LI4"))
    age(place, 366)
    assert "age: 18 (" in guide("profile", "show").stdout
    assert not refused(guide("points", "LI4"))


# Asked at a terminal


@pytest.fixture(scope="module")
def lasting(catalog: Catalog) -> tuple[Group, ...]:
    """The groups about a person, without the questions that only today answers."""
    return lasting_groups(catalog.cautions, About())


def say(asking: Terminal, question: str, answer: str) -> None:
    """Type an answer to a question."""
    asking.wait_for_reply(question)
    asking.press(f"{answer}\r")


def test_asked_at_a_terminal_everything_lasting_is_kept(
    asked: Asked, place: Path, catalog: Catalog
) -> None:
    asking = asked("profile")
    say(asking, "How old are you, in years?", "old")
    asking.wait_for_reply("age takes a whole number")
    say(asking, "How old are you, in years?", "72")
    groups = lasting_groups(catalog.cautions, About(age=72))
    number = say_yes(asking, groups, "veins")
    say_no(asking, groups, first=number + 1)
    say(asking, "For how many weeks", "3")
    say(asking, "Which country", "jp")
    say(asking, "Is it getting better?", "no")
    say(asking, "Has a doctor or physiotherapist looked at it?", "")
    assert asking.end() == 0
    assert asking.sane
    told = {key: entry["value"] for key, entry in kept(place)["about"].items()}
    situations = {s.id: "no" for s in catalog.cautions.situations if s.lasts is not Lasts.MOMENT}
    del situations["under_18"]
    typed = {"age": "72", "weeks": "3", "country": "JP", "better": "no"}
    assert told == {**situations, "veins": "yes", **typed}
    assert kept(place)["check"] is None
    assert "bulging veins in the legs: yes" in asking.reply


def test_what_was_told_before_is_marked_and_can_be_taken_back(
    guide: Program, asked: Asked, place: Path, lasting: tuple[Group, ...]
) -> None:
    guide("profile", "set", "pregnant=yes", "cancer=yes")
    asking = asked("profile")
    say(asking, "How old", "")
    asking.wait_for_reply("1 of ", "(marked: yes)", "q stop.")
    asking.press("\r")
    asking.wait_for_reply("2 of ", "(marked: yes)", "q stop.")
    asking.press("0")
    say_no(asking, lasting, first=3)
    for question in ("For how many weeks", "Which country"):
        say(asking, question, "")
    assert asking.end() == 0
    told = kept(place)["about"]
    assert (told["pregnant"]["value"], told["cancer"]["value"]) == ("yes", "no")
    assert refused(guide("points"))


def test_asking_for_the_profile_keeps_questions_and_answer_apart(
    asked: Asked, place: Path, lasting: tuple[Group, ...], tmp_path: Path
) -> None:
    answer = tmp_path / "answer.json"
    line = f"{sys.executable} -m acuguide profile --format json > {answer}"
    asking = asked("-c", line, command=("sh",))
    say(asking, "How old", "")
    say_no(asking, lasting)
    for question in ("For how many weeks", "Which country"):
        say(asking, question, "")
    assert asking.end() == 0
    said = json.loads(answer.read_text(encoding="utf-8"))
    assert said["kind"] == "profile"
    assert list(said["about"]) == list(kept(place)["about"])


@pytest.mark.parametrize("leave", ["q", "\x1b", "\x03", "\x04"])
def test_leaving_the_questions_keeps_nothing(
    asked: Asked, place: Path, lasting: tuple[Group, ...], leave: str
) -> None:
    asking = asked("profile")
    say(asking, "How old", "")
    say_no(asking, lasting, last=1)
    asking.wait_for_reply("2 of ", "q stop.")
    asking.press(leave)
    assert asking.end() == (130 if leave == "\x03" else 1)
    assert asking.sane
    assert list(place.iterdir()) == []


# The file


def test_the_file_is_for_its_owner_alone_whatever_the_umask(place: Path) -> None:
    done = in_shell(place, "umask 0;", "profile", "set", "age=72")
    assert done.returncode == 0
    assert stat.S_IMODE(path_of(place).stat().st_mode) == 0o600
    assert stat.S_IMODE(path_of(place).parent.stat().st_mode) == 0o700


def test_the_file_can_be_read_by_a_person(guide: Program, place: Path) -> None:
    guide("profile", "set", "pregnant=no")
    lines = [line.strip() for line in path_of(place).read_text(encoding="utf-8").splitlines()]
    assert lines[2:5] == ['"about": {', '"pregnant": {', '"value": "no",']


@pytest.mark.parametrize("action", [("set", "age=41"), ("clear", "age")], ids=" ".join)
def test_on_a_full_disk_what_was_kept_stays_whole(
    guide: Program, place: Path, action: tuple[str, ...]
) -> None:
    guide("profile", "set", "age=40", "pregnant=no")
    before = path_of(place).read_bytes()
    done = in_shell(place, FULL, "profile", *action)
    assert (done.returncode, done.stdout) == (1, "")
    assert done.stderr == f"What you told could not be kept in {path_of(place)}: File too large.\n"
    assert path_of(place).read_bytes() == before
    assert names(place) == ["profile.json", "profile.lock"]


@pytest.mark.parametrize("action", [("set", "age=41"), ("clear", "age"), ("clear",)], ids=" ".join)
def test_in_a_place_that_is_read_only_what_was_kept_stays_whole(
    guide: Program, place: Path, action: tuple[str, ...]
) -> None:
    guide("profile", "set", "age=40", "pregnant=no")
    before = path_of(place).read_bytes()
    path_of(place).parent.chmod(0o500)
    done = in_shell(place, AS_ANYONE, "profile", *action)
    path_of(place).parent.chmod(0o700)
    assert (done.returncode, done.stdout) == (1, "")
    assert done.stderr.count("\n") == 1
    assert str(path_of(place)) in done.stderr
    assert "Permission denied" in done.stderr
    assert path_of(place).read_bytes() == before
    assert names(place) == ["profile.json", "profile.lock"]


def test_without_a_place_to_keep_things_it_says_so_and_answers_go_on(place: Path) -> None:
    (place / "acuguide").write_bytes(b"a file")
    done = in_shell(place, "", "profile", "set", "age=40")
    assert (done.returncode, done.stdout, done.stderr.count("\n")) == (1, "", 1)
    assert "could not be kept" in done.stderr
    done = in_shell(place, "", "points", "LI4")
    assert (done.returncode, done.stderr) == (0, "")


def test_a_check_that_cannot_be_kept_is_still_answered(
    terminal: Start, place: Path, signs: tuple[Group, ...]
) -> None:
    (place / "acuguide").write_bytes(b"a file")
    check = terminal("redflags", "--ask", kept=place)
    say_no(check, signs)
    assert check.end() == 0
    assert "could not be kept" in check.reply
    assert "self-care" in check.reply.casefold()


def test_a_check_that_cannot_be_kept_makes_an_older_clean_one_useless(
    asked: Asked, guide: Program, checked: Path, signs: tuple[Group, ...]
) -> None:
    assert not refused(guide("points", "LI4"))
    line = f'{FULL} exec "$@"'
    program = (sys.executable, "-m", "acuguide", "redflags", "--ask", "--country", "JP")
    check = asked("-c", line, "bash", *program, command=("bash",), PYTHONDONTWRITEBYTECODE="1")
    say_yes(check, signs, EMERGENCY)
    assert check.end() == 3
    assert "could not be kept" in check.said
    assert path_of(checked).read_bytes() == b""
    for command in SHOWING_POINTS.values():
        assert refused(guide(*command))


def test_a_clean_check_that_cannot_be_kept_leaves_the_older_one(
    asked: Asked, checked: Path, signs: tuple[Group, ...]
) -> None:
    before = path_of(checked).read_bytes()
    line = f'{FULL} exec "$@"'
    program = (sys.executable, "-m", "acuguide", "redflags", "--ask")
    check = asked("-c", line, "bash", *program, command=("bash",), PYTHONDONTWRITEBYTECODE="1")
    say_no(check, signs)
    assert check.end() == 0
    assert "could not be kept" in check.said
    assert path_of(checked).read_bytes() == before


# Two at once


def test_an_emergency_kept_by_one_is_not_lost_to_what_another_sets(
    asked: Asked, guide: Program, place: Path, signs: tuple[Group, ...]
) -> None:
    """Others write again and again while the emergency is being kept."""
    guide("profile", "set", "age=40")
    loop = 'while [ ! -e "$0" ]; do "$@" || exit 9; done'
    setting = (sys.executable, "-m", "acuguide", "profile", "set", "age=41", "weeks=2")
    over = place / "over"
    environ = {"PATH": os.environ["PATH"], "XDG_CONFIG_HOME": str(place)}
    others = [
        subprocess.Popen(
            ["bash", "-c", loop, str(over), *setting],
            cwd=ROOT, env=environ, stdout=subprocess.DEVNULL,
        )
        for _ in range(2)
    ]  # fmt: skip
    try:
        check = asked("redflags", "--ask", "--country", "JP")
        say_yes(check, signs, EMERGENCY)
        assert check.end() == 3
        assert kept(place)["check"]["yes"] == [EMERGENCY]
    finally:
        over.touch()
        codes = [each.wait(60) for each in others]
    assert codes == [0, 0]
    assert kept(place)["check"]["yes"] == [EMERGENCY]
    assert kept(place)["about"]["age"]["value"] == "41"
    assert refused(guide("points"))


SETTING_AGE = """
import sys
from acuguide.catalog.loading import load_catalog
from acuguide.cli.keeping import keep_values
catalog = load_catalog()
for number in range(200):
    keep_values(catalog, {"age": str(40 + number % 2)})
"""
KEEPING_YES = """
import sys
from acuguide.catalog.loading import load_catalog
from acuguide.cli.keeping import keep_check, load_profile
from acuguide.guide.person import About
from acuguide.guide.triage import find_signs, triage
catalog = load_catalog()
for _ in range(100):
    for own in sys.argv[1:]:
        signs = find_signs([own], catalog.red_flags)
        keep_check(catalog, triage(catalog, signs, About(), complete=True), [own])
        check = load_profile(catalog).check
        assert check is not None and check.yes == (own,), f"{own} is lost"
"""
LOSING_AND_LOOKING = """
import sys
from acuguide.catalog.loading import load_catalog
from acuguide.cli.keeping import kept_answers
catalog = load_catalog()
while sys.stdin.readline():
    verdict, _ = kept_answers(catalog)
    print(verdict.refuses, flush=True)
"""


KEEPING_ON_DEMAND = """
import sys
from acuguide.catalog.loading import load_catalog
from acuguide.cli.keeping import keep_check
from acuguide.guide.person import About
from acuguide.guide.triage import find_signs, triage
catalog = load_catalog()
signs = find_signs(sys.argv[1:], catalog.red_flags)
while sys.stdin.readline():
    keep_check(catalog, triage(catalog, signs, About(), complete=True), sys.argv[1:])
    print("kept", flush=True)
"""


def run_code(place: Path, code: str, *arguments: str) -> subprocess.Popen[str]:
    """A process that does this with what is kept in `place`."""
    return subprocess.Popen(
        [sys.executable, "-c", code, *arguments],
        cwd=ROOT,
        encoding="utf-8",
        env={"PATH": os.environ["PATH"], "XDG_CONFIG_HOME": str(place), "PYTHONUTF8": "1"},
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
    )


def test_no_emergency_of_many_is_lost_to_another_process_that_writes_as_often(place: Path) -> None:
    both = [
        run_code(place, KEEPING_YES, EMERGENCY, SAME_DAY),
        run_code(place, SETTING_AGE),
    ]
    errors = [each.communicate(timeout=60)[1] for each in both]
    assert errors == ["", ""]
    assert [each.returncode for each in both] == [0, 0]
    assert kept(place)["check"]["yes"] == [SAME_DAY]
    assert kept(place)["about"]["age"]["value"] == "41"


def test_of_two_who_find_a_damaged_file_at_once_neither_offers_points(place: Path) -> None:
    """Between the setting aside and the file that says so, nobody finds nothing."""
    both = [run_code(place, LOSING_AND_LOOKING) for _ in range(2)]
    said: list[str] = []
    for _ in range(150):
        keep(place, b"{")
        said += go(both)
    for each in both:
        each.communicate(timeout=60)
    assert said == ["True"] * 300


def test_an_emergency_is_not_lost_to_another_who_finds_the_same_damaged_file(place: Path) -> None:
    both = [run_code(place, LOSING_AND_LOOKING), run_code(place, KEEPING_ON_DEMAND, EMERGENCY)]
    lost = 0
    for _ in range(150):
        keep(place, b"{")
        go(both)
        check = kept(place)["check"]
        lost += check is None or check["yes"] != [EMERGENCY]
    for each in both:
        each.communicate(timeout=60)
    assert lost == 0


def go(processes: list[subprocess.Popen[str]]) -> list[str]:
    """Let them all go on at once; a line of each."""
    for each in processes:
        assert each.stdin
        each.stdin.write("\n")
        each.stdin.flush()
    said = []
    for each in processes:
        assert each.stdout
        said.append(each.stdout.readline().strip())
    return said


# A file that cannot be used


@pytest.mark.parametrize("damage", DAMAGED)
def test_a_damaged_file_is_put_aside_untouched_and_bars_points_until_it_is_cleared(
    guide: Program, place: Path, damage: str
) -> None:
    keep(place, DAMAGED[damage])
    aside = path_of(place).with_name("profile-damaged-1.json")
    first = guide("points", "LI4")
    assert refused(first)
    assert first.stderr.startswith("What you told before cannot be used (")
    assert first.stderr.endswith(f": {path_of(place)}. It was put aside as {aside}.\n")
    assert first.stderr.count("\n") == 1
    assert "Answer the warning signs again" in first.stdout
    assert aside.read_bytes() == DAMAGED[damage]
    assert kept(place)["ask_again"] == "lost"
    again = guide("points", "LI4")
    assert refused(again)
    assert again.stderr == ""
    assert guide("profile", "clear").returncode == 0
    assert not refused(guide("points", "LI4"))
    # Cleared is cleared: what was put aside held answers too.
    assert not aside.exists()


@pytest.mark.parametrize("command", SHOWING_POINTS)
def test_lost_answers_bar_every_road_to_a_point(guide: Program, place: Path, command: str) -> None:
    keep(place, b"{")
    assert refused(guide(*SHOWING_POINTS[command]))
    assert refused(guide(*SHOWING_POINTS[command], "--about", "age=40"))
    said = json.loads(guide(*SHOWING_POINTS[command], "--format", "json").stdout)
    assert (said["kind"], said["points"], said["steps"]) == ("refused", [], [])
    assert "could not be read" in said["because"]


def test_what_does_not_ask_everything_does_not_make_up_for_what_was_lost(
    guide: Program, place: Path
) -> None:
    keep(place, b"{")
    guide("redflags", "--none")
    guide("redflags", "--yes", DOCTOR_SOON)
    guide("redflags", "--about", "age=40")
    guide("profile", "set", "age=40", "pregnant=no")
    guide("profile", "clear", "age")
    assert kept(place)["ask_again"] == "lost"
    assert json.loads(guide("profile", "show", "--format", "json").stdout)["ask_again"] == "lost"
    assert "What you told before could not be read" in guide("profile", "show").stdout
    assert refused(guide("points"))


def test_answering_the_signs_again_makes_up_for_what_was_lost(
    guide: Program, asked: Asked, place: Path, signs: tuple[Group, ...]
) -> None:
    keep(place, b"{")
    check = asked("redflags", "--ask")
    check.wait_for_reply("What you told before cannot be used", "q stop.")
    say_no(check, signs)
    assert check.end() == 0
    assert kept(place)["ask_again"] is None
    assert not refused(guide("points"))


def test_stopping_half_way_does_not_make_up_for_what_was_lost(
    guide: Program, asked: Asked, place: Path, signs: tuple[Group, ...]
) -> None:
    keep(place, b"{")
    check = asked("redflags", "--ask")
    say_no(check, signs, last=2)
    check.wait_for_reply("3 of ", "q stop.")
    check.press("q")
    assert check.end() == 1
    assert refused(guide("points"))


def test_causes_are_told_without_points_when_answers_were_lost(guide: Program, place: Path) -> None:
    keep(place, b"{")
    done = guide("causes", "sciatica")
    assert done.returncode == 0
    assert "BL23" not in done.stdout
    assert "Answer the warning signs again" in done.stdout


def test_two_damaged_files_do_not_overwrite_each_other(guide: Program, place: Path) -> None:
    for number, content in enumerate((b"first", b"second", b"third"), 1):
        keep(place, content)
        assert refused(guide("points"))
        aside = path_of(place).with_name(f"profile-damaged-{number}.json")
        assert aside.read_bytes() == content
    assert (path_of(place).with_name("profile-damaged-1.json")).read_bytes() == b"first"


def test_a_file_nobody_may_read_bars_points(guide: Program, place: Path) -> None:
    guide("profile", "set", "age=40")
    before = path_of(place).read_bytes()
    path_of(place).chmod(0)
    done = in_shell(place, AS_ANYONE, "points", "LI4")
    assert refused(done)
    assert done.stderr.startswith("What you told before cannot be used (Permission denied): ")
    assert path_of(place).with_name("profile-damaged-1.json").read_bytes() == before


def test_a_file_that_fails_to_be_read_bars_points(guide: Program, place: Path) -> None:
    path_of(place).parent.mkdir()
    path_of(place).symlink_to("/proc/self/mem")
    done = guide("points", "LI4")
    assert refused(done)
    assert done.stderr.startswith("What you told before cannot be used (Input/output error): ")


def test_a_folder_in_its_place_bars_points(guide: Program, place: Path) -> None:
    path_of(place).mkdir(parents=True)
    done = guide("points", "LI4")
    assert refused(done)
    assert done.stderr.startswith("What you told before cannot be used (Is a directory): ")


def test_links_in_a_circle_bar_points(guide: Program, place: Path) -> None:
    path_of(place).parent.mkdir()
    path_of(place).symlink_to(path_of(place).name)
    done = guide("points", "LI4")
    assert refused(done)
    assert done.stderr.startswith("What you told before cannot be used (")


def test_a_folder_nobody_may_look_into_bars_points(guide: Program, place: Path) -> None:
    guide("profile", "set", "pregnant=yes")
    path_of(place).parent.chmod(0)
    done = in_shell(place, AS_ANYONE, "points", "LI4")
    path_of(place).parent.chmod(0o700)
    assert refused(done)
    assert done.stderr.startswith("What you told before cannot be used (Permission denied): ")


def test_a_link_to_nothing_bars_points(guide: Program, place: Path, tmp_path: Path) -> None:
    """It may lead to a disk that is not there today."""
    path_of(place).parent.mkdir()
    path_of(place).symlink_to(tmp_path / "not mounted" / "profile.json")
    for command in SHOWING_POINTS.values():
        assert refused(guide(*command))
    assert guide("profile", "clear").returncode == 0
    assert names(place) == []
    assert not refused(guide("points", "LI4"))


def test_what_is_damaged_behind_a_link_is_put_aside_too(
    guide: Program, place: Path, tmp_path: Path
) -> None:
    other = tmp_path / "mine.json"
    other.write_bytes(b"{")
    path_of(place).parent.mkdir()
    path_of(place).symlink_to(other)
    assert refused(guide("points", "LI4"))
    assert path_of(place).with_name("profile-damaged-1.json").read_bytes() == b"{"
    assert kept(place)["ask_again"] == "lost"


def test_a_pipe_in_its_place_does_not_hang(place: Path) -> None:
    path_of(place).parent.mkdir()
    os.mkfifo(path_of(place))
    done = in_shell(place, "timeout 10", "points", "LI4")
    assert done.returncode != 124, "it waits for the pipe"
    assert refused(done)


def test_where_nothing_can_be_put_aside_every_run_is_refused(place: Path) -> None:
    keep(place, b"{")
    path_of(place).parent.chmod(0o500)
    runs = [in_shell(place, AS_ANYONE, "points", "LI4") for _ in range(2)]
    path_of(place).parent.chmod(0o700)
    for done in runs:
        assert refused(done)
        assert done.stderr.count("\n") == 1
        assert "put aside" not in done.stderr
    assert path_of(place).read_bytes() == b"{"


def test_on_a_full_disk_a_damaged_file_bars_points_in_the_next_run_too(
    guide: Program, place: Path
) -> None:
    keep(place, b"{")
    assert refused(in_shell(place, FULL, "points", "LI4"))
    assert refused(guide("points", "LI4"))
    assert b"{" in [(place / "acuguide" / name).read_bytes() for name in names(place)]


@pytest.mark.parametrize(
    ("key", "value"),
    [("pregnant", "Yes"), ("pregnant", " yes"), ("pregnant", "y-es"), ("Pregnant", "yes"),
     ("under-18", "YES")],
)  # fmt: skip
def test_a_yes_that_was_written_by_hand_is_never_read_as_no(
    guide: Program, place: Path, key: str, value: str
) -> None:
    keep(place, {"version": 1, "about": {key: {"value": value, "on": "2026-01-01"}}})
    done = guide("points", "LI4")
    assert refused(done)
    assert done.stderr == ""


def test_what_the_program_says_of_a_damaged_file_cannot_act_in_a_terminal(
    guide: Program, place: Path
) -> None:
    keep(place, {"version": 1, "about": {"\x1b[2J": {"value": "yes", "on": "2026-01-01"}}})
    done = guide("points", "LI4")
    assert refused(done)
    assert done.stderr.rstrip("\n").isprintable()


# Answers that bar points later


def answer_signs(asked: Asked, signs: tuple[Group, ...], yes: str) -> Terminal:
    """Answer the warning signs with yes to one; the terminal after its end."""
    check = asked("redflags", "--ask", "--country", "JP")
    number = say_yes(check, signs, yes)
    if yes != EMERGENCY:
        say_no(check, signs, first=number + 1)
    check.end()
    return check


@pytest.mark.parametrize(
    ("sign", "level"),
    [(EMERGENCY, "emergency"), (SAME_DAY, "same_day"), (DOCTOR_FIRST, "see_doctor")],
)
def test_a_yes_bars_points_and_routines_until_the_signs_are_answered_again(
    guide: Program, asked: Asked, place: Path, signs: tuple[Group, ...], sign: str, level: str
) -> None:
    answer_signs(asked, signs, sign)
    assert (kept(place)["check"]["yes"], kept(place)["check"]["level"]) == ([sign], level)
    for days in (0, 8, 400):
        age(place, days)
        for command in SHOWING_POINTS.values():
            assert refused(guide(*command))
        said = json.loads(guide("points", "--format", "json").stdout)
        assert (said["raised"], said["level"]) == ([sign], level)
        assert said["because"].startswith(f"You answered on {kept(place)['check']['on']}.")
    check = asked("redflags", "--ask")
    say_no(check, signs)
    assert check.end() == 0
    assert not refused(guide("points"))


@pytest.mark.parametrize("sign", [EMERGENCY, SAME_DAY])
def test_a_recorded_urgent_sign_is_the_answer_of_other_commands_too(
    guide: Program, asked: Asked, signs: tuple[Group, ...], sign: str
) -> None:
    answer_signs(asked, signs, sign)
    for command in (["causes"], ["causes", "sciatica"], ["care"], ["evidence"], ["search", "sit"]):
        assert refused(guide(*command))
    assert refused(guide("redflags", "--about", "age=40"))
    assert guide("redflags").returncode == 0


def test_what_is_answered_for_one_run_does_not_lift_a_recorded_yes(
    guide: Program, asked: Asked, place: Path, signs: tuple[Group, ...]
) -> None:
    answer_signs(asked, signs, SAME_DAY)
    before = path_of(place).read_bytes()
    assert guide("redflags", "--none").returncode == 0
    assert guide("redflags", "--yes", DOCTOR_SOON).returncode == 0
    assert path_of(place).read_bytes() == before
    assert refused(guide("points"))
    assert refused(guide("points", "--yes", DOCTOR_SOON))


@pytest.mark.parametrize("answer", [("--none",), ("--yes", DOCTOR_SOON)], ids=" ".join)
def test_what_is_answered_for_one_run_says_that_kept_answers_still_refuse(
    guide: Program, asked: Asked, signs: tuple[Group, ...], answer: tuple[str, ...]
) -> None:
    still = "Answers that were kept before still refuse points and routines."
    before = guide("redflags", *answer)
    assert still not in before.stdout
    assert json.loads(guide("redflags", *answer, "--format", "json").stdout)["offers_points"]
    answer_signs(asked, signs, DOCTOR_FIRST)
    done = guide("redflags", *answer)
    assert (done.returncode, still in " ".join(done.stdout.split())) == (0, True)
    said = json.loads(guide("redflags", *answer, "--format", "json").stdout)
    assert said["offers_points"] is False
    assert said["notice"].startswith(still)


def test_a_yes_that_bars_nothing_bars_nothing_later(
    guide: Program, asked: Asked, place: Path, signs: tuple[Group, ...]
) -> None:
    answer_signs(asked, signs, DOCTOR_SOON)
    assert kept(place)["check"]["yes"] == [DOCTOR_SOON]
    assert not refused(guide("points"))
    assert refused(guide("points", "--about", "cancer=yes"))


def test_a_recorded_sign_this_version_does_not_know_still_bars(
    guide: Program, asked: Asked, place: Path, signs: tuple[Group, ...]
) -> None:
    answer_signs(asked, signs, EMERGENCY)
    profile = kept(place)
    profile["check"]["yes"] = ["RF99"]
    keep(place, profile)
    for command in SHOWING_POINTS.values():
        assert refused(guide(*command))


@pytest.mark.parametrize("told", ["pregnant=yes", "under_18=yes", "age=17", "blood_thinner=yes"])
def test_what_was_told_about_a_person_bars_points_and_routines(
    guide: Program, place: Path, told: str
) -> None:
    guide("profile", "set", told)
    age(place, 300)
    for command in SHOWING_POINTS.values():
        assert refused(guide(*command))
    guide("profile", "clear", told.partition("=")[0])
    assert not refused(guide("points"))


def test_a_clinicians_word_is_kept(guide: Program) -> None:
    guide("profile", "set", "blood_thinner=yes", "clinician=agreed")
    done = guide("points", "BL23")
    assert not refused(done)
    assert "Light touch only." in done.stdout
    guide("profile", "set", "clinician=no")
    assert refused(guide("points", "BL23"))


# Answers for one run


@pytest.mark.parametrize(
    "command",
    [
        ("redflags", "--yes", EMERGENCY),
        ("redflags", "--none"),
        ("redflags", "--none", "--about", "pregnant=yes", "--country", "JP"),
        ("redflags", "--about", "age=17"),
        ("points", "--yes", EMERGENCY),
        ("points", "--about", "pregnant=yes", "--about", "country=JP"),
        ("causes", "--yes", SAME_DAY),
        ("causes", "sciatica", "--about", "numb_skin=yes"),
        ("care", "--about", "pregnant=yes"),
        ("evidence", "--yes", EMERGENCY),
        ("search", "stiff", "--about", "weak_bones=yes"),
        ("routine", "--preview", "--about", "cancer=yes"),
        ("routine", "--checked", "--yes", EMERGENCY),
    ],
    ids=" ".join,
)
def test_answers_on_the_command_line_are_for_one_run(
    guide: Program, place: Path, command: tuple[str, ...]
) -> None:
    assert guide(*command).returncode in {0, 3}
    assert list(place.iterdir()) == []


def test_an_answer_on_the_command_line_wins_over_the_kept_one_for_one_run(
    guide: Program, place: Path
) -> None:
    guide("profile", "set", "pregnant=yes", "skin_hand=yes")
    before = path_of(place).read_bytes()
    assert refused(guide("points", "LI4"))
    now = json.loads(guide("points", "LI4", "--about", "pregnant=no", "--format", "json").stdout)
    assert [each["code"] for each in now["withheld"]] == ["LI4"]
    assert not refused(guide("routine", "--preview", "--about", "pregnant=no"))
    assert path_of(place).read_bytes() == before
    assert refused(guide("points", "LI4"))


def test_kept_answers_about_a_person_change_the_other_commands_too(guide: Program) -> None:
    usual = json.loads(guide("causes", "sciatica", "--format", "json").stdout)
    guide("profile", "set", "skin_leg=yes", "weak_bones=yes")
    (now,) = json.loads(guide("causes", "sciatica", "--format", "json").stdout)["conditions"]
    assert set(usual["conditions"][0]["points"]) - set(now["points"]) >= {"BL40", "BL23"}
    plan = json.loads(guide("routine", "buttock", "--format", "json").stdout)
    assert not {"BL40", "BL23"} & {step["code"] for step in plan["steps"]}
    found = json.loads(guide("search", "腎俞", "--format", "json").stdout)
    assert found["points"] == []
    guide("profile", "set", "numb_skin=yes")
    care = json.loads(guide("care", "--format", "json").stdout)
    assert "heat" in [each["id"] for each in care["left_out"]]


def test_a_kept_sign_for_a_doctor_first_leaves_no_care_but_what_is_known(
    guide: Program, asked: Asked, signs: tuple[Group, ...]
) -> None:
    answer_signs(asked, signs, DOCTOR_FIRST)
    assert refused(guide("care"))
    for command in (["evidence", "sciatica"], ["search", "stiff"], ["causes"]):
        assert not refused(guide(*command))


# The country


def test_the_kept_country_is_used_in_a_refusal_and_another_may_be_named(guide: Program) -> None:
    def numbers(*arguments: str) -> list[str]:
        said = json.loads(guide(*arguments, "--format", "json").stdout)
        return [call["number"] for call in said["call"]]

    unknown = ["your local emergency number"]
    assert numbers("points", "--yes", EMERGENCY) == unknown
    guide("profile", "set", "country=JP")
    assert "119" in numbers("points", "--yes", EMERGENCY)
    assert "119" in numbers("redflags", "--yes", EMERGENCY)
    assert "119" in numbers("routine", "--yes", EMERGENCY)
    for other in (("--country", "GB"), ("--about", "country=GB")):
        called = numbers("redflags", "--yes", EMERGENCY, *other)
        assert "999" in called
        assert "119" not in called
    assert "Call 119 (" in guide("points", "--yes", EMERGENCY).stdout
    guide("profile", "clear", "country")
    assert numbers("points", "--yes", EMERGENCY) == unknown


def test_a_kept_country_is_not_asked_for(
    guide: Program, asked: Asked, signs: tuple[Group, ...]
) -> None:
    guide("profile", "set", "country=JP")
    check = asked("redflags", "--ask")
    say_yes(check, signs, EMERGENCY)
    assert check.end() == 3
    assert "Call 119 (" in check.reply
    assert "Which country" not in check.said


# A check that still holds


@pytest.fixture(scope="module")
def clear(everything: tuple[Group, ...], tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A file kept by someone who answered everything before a routine, and nothing applied."""
    folder = tmp_path_factory.mktemp("clear")
    routine = Terminal(
        (sys.executable, "-m", "acuguide", "routine"), ROOT, 80, 24, XDG_CONFIG_HOME=str(folder)
    )
    say_no(routine, everything)
    routine.wait_for_reply("Press any key to start")
    routine.press("q")
    assert routine.end() == 0
    return path_of(folder)


@pytest.fixture
def checked(clear: Path, place: Path) -> Path:
    """That file, kept for this test."""
    path_of(place).parent.mkdir()
    shutil.copy(clear, path_of(place))
    return place


@pytest.fixture(scope="module")
def of_today(everything: tuple[Group, ...], lasting: tuple[Group, ...]) -> Group:
    """The questions that only today answers."""
    lasts = {own for group in lasting for own, _ in group.questions}
    group = everything[-1]
    return structs.replace(group, questions=tuple(q for q in group.questions if q[0] not in lasts))


def say_nothing_is_new(routine: Terminal, of_today: Group) -> None:
    """Answer what is asked within the week of a check."""
    routine.wait_for_reply("You answered the warning signs lately.", "1 of 2. Since ", "q stop.")
    routine.press("0")
    routine.wait_for_reply(f"2 of 2. {of_today.title}", "q stop.")
    routine.press("0")


def test_a_clear_check_is_kept_without_what_only_today_answers(
    checked: Path, catalog: Catalog, signs: tuple[Group, ...]
) -> None:
    profile = kept(checked)
    lasting = [s.id for s in catalog.cautions.situations if s.lasts is not Lasts.MOMENT]
    assert {key: entry["value"] for key, entry in profile["about"].items()} == dict.fromkeys(
        lasting, "no"
    )
    assert profile["check"]["no"] == [own for group in signs for own, _ in group.questions]
    assert (profile["check"]["yes"], profile["check"]["level"]) == ([], "self_care")


@pytest.mark.parametrize("days", [0, 1, 7])
def test_within_a_week_one_question_and_those_of_today_are_asked(
    asked: Asked, checked: Path, of_today: Group, days: int
) -> None:
    age(checked, days)
    routine = asked("routine")
    say_nothing_is_new(routine, of_today)
    routine.wait_for_reply("Press any key to start")
    assert routine.said.count("q stop.") == 2
    for _, question in of_today.questions:
        assert question in routine.said


@pytest.mark.parametrize("days", [8, 90, 91, 400, -1])
def test_after_a_week_or_in_a_time_to_come_everything_that_changes_is_asked_again(
    asked: Asked, checked: Path, everything: tuple[Group, ...], catalog: Catalog, days: int
) -> None:
    age(checked, days)
    long = {s.id for s in catalog.cautions.situations if s.lasts is Lasts.LONG}
    stays = long if days in range(8, 91) else set()
    left = (
        structs.replace(g, questions=tuple(q for q in g.questions if q[0] not in stays))
        for g in everything
    )
    again = tuple(group for group in left if group.questions)
    routine = asked("routine")
    say_no(routine, again)
    routine.wait_for_reply("Press any key to start")
    for group in everything:
        for own, question in group.questions:
            assert (question in routine.said) is (own not in stays)
    check = json.loads(path_of(checked).read_text("utf-8"))["check"]
    routine.press("q")
    assert routine.end() == 0
    fresh = asked("routine")
    fresh.wait_for_reply(f"Since {check['on']}", "q stop.")


def test_something_new_refuses_everything_until_the_whole_list_is_answered(
    guide: Program, asked: Asked, checked: Path, signs: tuple[Group, ...]
) -> None:
    routine = asked("routine")
    routine.wait_for_reply("1 of 2. Since ", "q stop.")
    routine.press("1")
    routine.wait_for_reply("Yes to 1.")
    routine.press("\r")
    routine.wait_for_reply("2 of 2.", "q stop.")
    routine.press("0")
    routine.wait_for_reply(f"1 of {len(signs)}. ", "q stop.")
    assert kept(checked)["ask_again"] == "new"
    routine.press("q")
    assert routine.end() == 1
    for command in SHOWING_POINTS.values():
        done = guide(*command)
        assert refused(done)
        assert "You said that something is new or worse" in done.stdout
    guide("redflags", "--none")
    assert refused(guide("points"))
    assert asked("routine").end() == 3
    check = asked("redflags", "--ask")
    say_no(check, signs)
    assert check.end() == 0
    assert kept(checked)["ask_again"] is None
    assert not refused(guide("points"))


@pytest.mark.parametrize("leave", ["q", "\x03"])
def test_something_new_is_kept_when_the_questions_are_left_at_once(
    guide: Program, asked: Asked, checked: Path, leave: str
) -> None:
    routine = asked("routine")
    routine.wait_for_reply("1 of 2. Since ", "q stop.")
    routine.press("1")
    routine.wait_for_reply("Yes to 1.")
    routine.press(leave)
    assert routine.end() == (130 if leave == "\x03" else 1)
    assert kept(checked)["ask_again"] == "new"
    assert refused(guide("points"))


def test_something_new_that_is_urgent_refuses_and_is_kept(
    guide: Program, asked: Asked, checked: Path, signs: tuple[Group, ...]
) -> None:
    routine = asked("routine")
    routine.wait_for_reply("1 of 2. Since ", "q stop.")
    routine.press("1\r")
    routine.wait_for_reply("2 of 2.", "q stop.")
    routine.press("0")
    say_yes(routine, signs, EMERGENCY)
    say(routine, "Which country", "")
    assert routine.end() == 3
    assert "Press any key" not in routine.said
    assert kept(checked)["check"]["yes"] == [EMERGENCY]
    assert refused(guide("points"))


def test_a_fever_today_refuses_today_and_is_asked_again_next_time(
    asked: Asked, checked: Path, of_today: Group
) -> None:
    before = path_of(checked).read_bytes()
    routine = asked("routine")
    routine.wait_for_reply("1 of 2. Since ", "q stop.")
    routine.press("0")
    routine.wait_for_reply("2 of 2.", "q stop.")
    routine.press("1\r")
    say(routine, "Which country", "")
    assert routine.end() == 3
    assert "Fever, infection or an inflamed joint" in routine.said
    # What was said a moment ago does not rest on answers of another day.
    assert "This rests on answers that were kept" not in routine.said
    assert of_today.questions[0][0] == "fever"
    assert path_of(checked).read_bytes() == before
    again = asked("routine")
    say_nothing_is_new(again, of_today)
    again.wait_for_reply("Press any key to start")


@pytest.mark.parametrize(
    ("told", "refuses"),
    [
        (None, False),
        ("more-pain", False),
        ("new-numbness", True),
        ("down-the-leg", True),
        ("anything-new", True),
    ],
)
def test_what_is_new_after_a_routine_refuses_points_until_the_list_is_answered(
    guide: Program,
    asked: Asked,
    checked: Path,
    of_today: Group,
    catalog: Catalog,
    told: str | None,
    refuses: bool,  # noqa: FBT001 - a column of the table
) -> None:
    numbers = {each.id: n for n, each in enumerate(catalog.red_flags.afterwards, 1)}
    routine = asked("routine")
    say_nothing_is_new(routine, of_today)
    routine.wait_for_reply("Press any key to start")
    routine.press("x")
    routine.wait_for("GET READY")
    routine.press("q")
    routine.wait_for_reply("After the routine", "q stop.")
    routine.press("0" if told is None else f"{numbers[told]}\r")
    assert routine.end() == 0
    assert kept(checked)["ask_again"] == ("new" if refuses else None)
    assert refused(guide("points")) is refuses
    again = asked("routine")
    if refuses:
        assert again.end() == 3
        assert "Answer the warning signs again" in again.said
    else:
        again.wait_for_reply("1 of 2. Since ", "q stop.")


def test_a_checked_routine_changes_nothing_that_is_kept(asked: Asked, checked: Path) -> None:
    before = path_of(checked).read_bytes()
    routine = asked("routine", "--checked")
    routine.wait_for("Press any key")
    routine.press("x")
    routine.wait_for("GET READY")
    routine.press("q")
    assert routine.end() == 0
    assert path_of(checked).read_bytes() == before


def test_in_a_pipe_a_fresh_check_needs_only_what_today_answers(
    guide: Program, pipe: StartPipe, checked: Path
) -> None:
    today = ("--about", "fever=no", "--about", "meal=no")
    assert refused(guide("routine"))
    assert refused(guide("routine", *today[:2]))
    routine = pipe("routine", *today, kept=checked)
    routine.wait_for("Get ready")
    routine.process.terminate()
    assert routine.end()[0] == 143
    age(checked, 8)
    assert refused(guide("routine", *today))


def test_a_sign_that_was_not_answered_then_asks_for_the_list_again(
    asked: Asked, checked: Path, signs: tuple[Group, ...]
) -> None:
    profile = kept(checked)
    profile["check"]["no"].remove(SAME_DAY)
    keep(checked, profile)
    routine = asked("routine")
    routine.wait_for_reply(f"1 of {len(signs) + 1}. {signs[0].title}", "q stop.")


def test_answers_a_week_old_do_not_count_once_the_list_was_answered_anew(
    asked: Asked, place: Path, signs: tuple[Group, ...], everything: tuple[Group, ...]
) -> None:
    """Leg pain that has gone, and a cancer told today, are no emergency together."""
    answer_signs(asked, signs, DOCTOR_SOON)
    age(place, 8)
    routine = asked("routine")
    number = say_yes(routine, everything, "cancer")
    say_no(routine, everything, first=number + 1)
    assert routine.end() == 3
    assert "Ask your cancer team" in routine.text
    assert "Emergency" not in routine.text
