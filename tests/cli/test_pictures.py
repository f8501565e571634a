"""Pictures at a terminal, as SVG and nowhere else: words alone are enough for everyone."""

import json
import re
import shutil
from pathlib import Path
from typing import Any
from xml.etree import ElementTree as ET

import pytest

from acuguide.catalog.where import FIGURES
from tests.cli.conftest import ESCAPES, Start, Terminal
from tests.conftest import Finished, Program

BRAILLE = re.compile("[\u2801-\u28ff]")
SVG = "{http://www.w3.org/2000/svg}"


def shown(at: Terminal) -> str:
    """Everything written, without escapes."""
    assert at.end() == 0
    return ESCAPES.sub(b"", at.transcript).decode().replace("\r\n", "\n")


def drawn(text: str) -> int:
    """How many cells of dots a text has."""
    return len(BRAILLE.findall(text))


def test_a_point_asked_for_by_name_is_drawn_at_a_terminal(terminal: Start) -> None:
    text = shown(terminal("points", "BL25", columns=80, rows=24))
    assert drawn(text) > 100
    card = text[: text.index("Where")].rpartition("(だいちょうゆ).")[2]
    assert "● BL25" in card or "●" in card
    assert "BL25" in card
    for words in ("① Top of the hip bone.", "② Just below the L4 knob of the spine."):
        assert words in card
    assert "③ 1½ cun (two fingers) out to the side." in card


@pytest.mark.parametrize(("columns", "rows"), [(60, 24), (80, 24), (100, 40), (200, 60)])
def test_a_card_and_its_legend_fit_the_window(columns: int, rows: int, terminal: Start) -> None:
    text = shown(terminal("points", "BL25", columns=columns, rows=rows))
    lines = text.splitlines()
    first = next(number for number, line in enumerate(lines) if BRAILLE.search(line))
    last = next(number for number, line in enumerate(lines) if line.startswith("Where"))
    assert last - first <= rows
    assert max(len(line) for line in lines) <= columns


@pytest.mark.parametrize(
    ("arguments", "environ"),
    [
        (("--plain",), {}),
        (("--no-picture",), {}),
        ((), {"ACCESSIBLE": "1"}),
        ((), {"TERM": "dumb"}),
    ],
)
def test_no_picture_where_none_is_wanted(
    arguments: tuple[str, ...], environ: dict[str, str], terminal: Start
) -> None:
    text = shown(terminal("points", "BL25", *arguments, **environ))
    assert drawn(text) == 0
    assert "Put your hands on your hips." in text


def test_no_picture_in_a_narrow_window(terminal: Start) -> None:
    text = shown(terminal("points", "BL25", columns=59))
    assert drawn(text) == 0
    assert "Put your hands on your hips." in text


def test_no_picture_in_a_pipe_even_if_asked_for(acuguide: Program) -> None:
    words = acuguide("points", "BL25").stdout
    assert drawn(words) == 0
    assert acuguide("points", "BL25", "--picture").stdout == words
    assert acuguide("points", "BL25", "--no-picture").stdout == words


def test_without_colour_a_picture_is_dots_alone(terminal: Start) -> None:
    at = terminal("points", "BL25", NO_COLOR="1")
    assert drawn(shown(at)) > 100
    assert b"\x1b[" not in at.transcript


@pytest.mark.parametrize(
    ("environ", "codes"),
    [
        ({"COLORTERM": "truecolor"}, rb"\x1b\[[0-9;]*38;2;"),
        ({"TERM": "xterm-256color"}, rb"\x1b\[[0-9;]*38;5;"),
        ({"TERM": "xterm"}, rb"\x1b\[(?:31|94|35)"),
    ],
)
def test_a_picture_has_the_colours_that_the_terminal_has(
    environ: dict[str, str], codes: bytes, terminal: Start
) -> None:
    at = terminal("points", "BL25", **environ)
    assert drawn(shown(at)) > 100
    assert re.search(codes, at.transcript)


def test_the_points_of_a_condition_are_drawn_together_if_asked_for(terminal: Start) -> None:
    assert drawn(shown(terminal("points", "--condition", "sciatica"))) == 0
    text = shown(terminal("points", "--condition", "sciatica", "--picture", rows=24))
    picture = "\n".join(line for line in text.splitlines() if BRAILLE.search(line))
    for code in ("BL23", "BL25", "GV3", "GV4", "BL54", "GB30", "BL40", "KI3", "LI4"):
        assert code in picture


# A routine


def test_a_routine_shows_the_card_of_the_point_beside_the_countdown(playing: Start) -> None:
    routine = playing(columns=80, rows=24)
    routine.wait_for("GET READY", "BL23", "① hip-bone tops")
    countdown = next(line for line in routine.lines if "GET READY" in line)
    assert drawn("\n".join(routine.lines)) > 50
    assert "BL23" in countdown
    for _ in range(2):
        routine.press("n")
    routine.wait_without("below L2")
    routine.wait_for("GET READY", "BL25, both sides", "② just below L4")


def test_the_card_changes_with_the_size_of_the_window(playing: Start) -> None:
    routine = playing(columns=120, rows=40)
    routine.wait_for("① hip-bone tops")
    large = drawn("\n".join(routine.lines))
    routine.resize(80, 24)
    routine.wait_for("GET READY")
    routine.until(lambda: 0 < drawn("\n".join(routine.lines)) < large, "a smaller card")
    routine.resize(70, 24)
    routine.until(lambda: drawn("\n".join(routine.lines)) == 0, "no card")
    assert "GET READY" in routine.text


@pytest.mark.parametrize("options", [{"columns": 75}, {"rows": 15}, {"TERM": "dumb"}])
def test_a_routine_without_room_has_the_words_alone(
    options: dict[str, Any], playing: Start
) -> None:
    routine = playing(**options)
    routine.listen(0.5)
    assert drawn(routine.transcript.decode()) == 0


def test_a_routine_draws_the_side_that_is_pressed(playing: Start) -> None:
    routine = playing("buttock", columns=100, rows=30)

    def seen(words: str) -> bool:
        return any(re.search(words, line) for line in routine.lines)

    routine.wait_for("GET READY", "GB30, left side")
    routine.until(lambda: seen("feet.*head"), "a left hip")
    routine.press("n")
    routine.wait_for("GET READY", "GB30, right side", "This is the last step")
    routine.until(lambda: seen("head.*feet"), "a right hip")


def test_a_damaged_figure_leaves_a_routine_its_words(
    compiled_copy: Path, playing: Start, tmp_path: Path
) -> None:
    folder = tmp_path / "damaged"
    shutil.copytree(compiled_copy, folder)
    (folder / "acuguide" / FIGURES / "back.json").write_text("{", encoding="utf-8")
    routine = playing(folder=folder, columns=120, rows=40)
    routine.wait_for("GET READY", "BL23, both sides")
    routine.press("n")
    routine.wait_for("GET READY", "BL25, both sides")
    assert drawn(routine.transcript.decode()) == 0
    routine.press("q")
    assert routine.end() == 0


# What a person's answers withhold is not drawn either


def test_a_point_that_is_withheld_is_not_drawn(terminal: Start) -> None:
    at = terminal("points", "BL25", "GB30", "--about", "weak_bones=yes", rows=40)
    text = shown(at)
    assert "① Hip knob." in text
    assert "Top of the hip bone." not in text


def test_an_overview_leaves_out_what_is_withheld(terminal: Start) -> None:
    at = terminal(
        "points", "--condition", "sciatica", "--picture", "--about", "weak_bones=yes", rows=40
    )
    picture = "\n".join(line for line in shown(at).splitlines() if BRAILLE.search(line))
    assert "GB30" in picture
    assert "BL25" not in picture


def words_of(result: Finished) -> str:
    """What was said on both streams, on one line."""
    return " ".join(f"{result.stdout} {result.stderr}".split())


@pytest.mark.parametrize("target", ["-", "card.svg"])
@pytest.mark.parametrize(
    ("asked", "code", "why"),
    [
        (("BL25", "--about", "weak_bones=yes"), 3, "Left out: BL25: With weak bones"),
        (("BL67",), 3, "Left out: BL67:"),
        (("BL25", "--yes", "RF01"), 3, "Call an ambulance"),
        (("BL25", "--about", "pregnant=yes"), 3, "Ask your midwife"),
        # Someone else's care is the answer here, and no refusal.
        (("--condition", "cauda-equina"), 0, "Call an ambulance"),
    ],
)
def test_where_nothing_may_be_drawn_the_page_says_why(
    asked: tuple[str, ...], code: int, why: str, target: str, acuguide: Program, tmp_path: Path
) -> None:
    file = target if target == "-" else str(tmp_path / target)
    result = acuguide("points", *asked, "--svg", file)
    assert result.returncode == code
    assert why in words_of(result)
    assert "<svg" not in result.stdout
    # What was to be a picture holds nothing else.
    assert (result.stdout == "") == (target == "-")
    assert list(tmp_path.iterdir()) == []


def test_what_is_left_out_of_a_picture_is_told_with_the_reason(
    acuguide: Program, tmp_path: Path
) -> None:
    path = tmp_path / "two.svg"
    asked = ("points", "BL25", "GB30", "--svg", str(path), "--about", "weak_bones=yes")
    result = acuguide(*asked)
    assert result.returncode == 0
    assert result.stderr.startswith("Left out: BL25: With weak bones")
    words = texts(path.read_text(encoding="utf-8"))
    assert "Left out: BL25: With weak bones" in words
    assert "Top of the hip bone." not in words
    assert "Hip knob." in words


# SVG


def texts(document: str) -> str:
    """All the words of an SVG, but its style."""
    root = ET.fromstring(document)  # noqa: S314 - our own output
    style = {id(each) for each in root.iter(f"{SVG}style")}
    return " ".join(each.text or "" for each in root.iter() if id(each) not in style)


def test_a_card_is_written_as_svg_to_a_file(acuguide: Program, tmp_path: Path) -> None:
    path = tmp_path / "card.svg"
    result = acuguide("points", "BL25", "--svg", str(path))
    assert (result.returncode, result.stdout, result.stderr) == (0, "", f"Written: {path}\n")
    words = texts(path.read_text(encoding="utf-8"))
    assert "Just below the L4 knob of the spine." in words
    # It travels alone, so it says what the page would.
    for told in ("Not in pregnancy.", "This guide does not diagnose", "A cun is", "Right spot:"):
        assert told in words
    assert "Press with the flats of both thumbs." in words


def test_to_a_hyphen_the_svg_is_all_that_stdout_holds(acuguide: Program) -> None:
    result = acuguide("points", "BL25", "--svg", "-")
    assert (result.returncode, result.stderr) == (0, "")
    root = ET.fromstring(result.stdout)  # noqa: S314 - our own output
    assert root.tag == f"{SVG}svg"
    assert root.get("role") == "img"


def test_several_points_are_one_sheet(acuguide: Program) -> None:
    words = texts(acuguide("points", "BL25", "GB30", "--svg", "-").stdout)
    assert "Hip knob." in words
    assert "Top of the hip bone." in words
    assert words.count("This guide does not diagnose") == 1


def test_a_sheet_says_what_must_be_known_of_all_its_points(acuguide: Program) -> None:
    words = texts(acuguide("points", "BL40", "ST36", "--svg", "-").stdout)
    for text in (
        "This guide does not diagnose",
        "Stop if: You feel faint or unwell.",
        "Pregnant, or could be: no points at all.",
        "Behind the knee: lightly, with fingertips, and not for long.",
    ):
        assert text in words, text


@pytest.mark.parametrize("codes", [("LI11",), ("LI11", "ST36")])
def test_an_answer_that_makes_pressing_lighter_is_told_in_the_svg(
    codes: tuple[str, ...], acuguide: Program
) -> None:
    why = "Numb skin cannot warn you when pressure does harm."
    asked = ("points", *codes, "--svg", "-")
    assert why in texts(acuguide(*asked, "--about", "numb_skin=yes").stdout)
    assert why not in texts(acuguide(*asked).stdout)


def test_what_comes_first_on_the_page_comes_along(acuguide: Program) -> None:
    """A milder sign asks for a doctor before anything; a sore spot is not to be pressed."""
    result = acuguide("points", "BL25", "--yes", "RF42b", "--svg", "-")
    assert result.stderr.startswith("See a doctor")
    words = texts(result.stdout)
    # On paper too it stands before how to press, and once.
    assert words.count("See a doctor soon: ") == 1
    assert words.index("See a doctor soon: ") < words.index("Not in pregnancy.")
    page = acuguide("points", "--condition", "coccydynia").stdout
    (sore,) = re.findall(r"Where not to press\.\n(.*?)\n", page)
    assert sore in texts(acuguide("points", "--condition", "coccydynia", "--svg", "-").stdout)


def test_an_overview_names_its_points_and_takes_all_cautions_along(acuguide: Program) -> None:
    said = json.loads(acuguide("points", "--condition", "sciatica", "--format", "json").stdout)
    words = texts(acuguide("points", "--condition", "sciatica", "--svg", "-").stdout)
    assert "Points for sciatica. Whole body, from behind." in words
    for point in said["points"]:
        assert f"{point['code']} {point['pinyin']}: " in words
        missing = [each["text"] for each in point["cautions"] if each["text"] not in words]
        assert missing == [], point["code"]


def test_a_picture_without_a_name_is_wrong_use(acuguide: Program) -> None:
    result = acuguide("points", "BL25", "--svg", "")
    assert result.returncode == 2
    assert result.stderr == "--svg takes the name of a file, or - for stdout.\n"


def test_a_file_that_cannot_be_written_is_one_sentence(acuguide: Program, tmp_path: Path) -> None:
    result = acuguide("points", "BL25", "--svg", str(tmp_path))
    assert result.returncode == 1
    assert result.stderr == f"'{tmp_path}' could not be written: Is a directory.\n"
    assert result.stdout == ""


@pytest.mark.parametrize("option", [("--format", "json"), ("--pixels",), ("--no-picture",)])
def test_options_that_contradict_svg_are_wrong_use(
    option: tuple[str, ...], acuguide: Program
) -> None:
    result = acuguide("points", "BL25", "--svg", "-", *option)
    assert result.returncode == 2
    assert result.stderr == "--svg goes without --format json, --pixels and --no-picture.\n"


# Pixels


def test_where_no_pixels_can_be_shown_dots_are(terminal: Start) -> None:
    at = terminal("points", "BL25", "--pixels")
    text = shown(at)
    assert "pictures are drawn with dots" in " ".join(text.split())
    assert drawn(text) > 100


def test_pixels_are_sent_to_a_terminal_that_takes_them(terminal: Start) -> None:
    at = terminal("points", "BL25", "--pixels", TERM="xterm-kitty")
    assert at.end() == 0
    before, _, after = at.transcript.partition(b"\x1b_G")
    assert b"Before you press" in before
    assert b"Find it" in after
    assert drawn(at.transcript.decode()) == 0


def test_pixels_mean_a_picture_for_a_condition_too(terminal: Start) -> None:
    at = terminal("points", "--condition", "sciatica", "--pixels", TERM="xterm-kitty", rows=40)
    assert at.end() == 0
    assert b"\x1b_G" in at.transcript


def test_pixels_change_nothing_in_a_pipe(acuguide: Program) -> None:
    assert acuguide("points", "BL25", "--pixels").stdout == acuguide("points", "BL25").stdout
    forced = acuguide("points", "BL25", "--pixels", FORCE_COLOR="1", TERM="xterm-kitty")
    assert "\x1b_G" not in forced.stdout
    assert drawn(forced.stdout) > 100
    assert forced.stderr == "This output is no terminal: pictures are drawn with dots.\n"
