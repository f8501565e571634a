"""The contract of commands, JSON and exit codes: other programs rely on every key of it."""

import json
import re
from collections.abc import Callable
from types import UnionType
from typing import Any, NoReturn, TypeAlias

import pytest
from msgspec import structs

from acuguide import __version__
from acuguide.catalog.articles import LeftOutFor
from acuguide.catalog.care import Rating
from acuguide.catalog.evidence import Bearing, Certainty, JudgedBy, Stance
from acuguide.catalog.loading import load_catalog
from acuguide.catalog.records import Catalog, CautionAction, Condition, Effect
from acuguide.catalog.sources import SourceKind, SourceRead
from acuguide.cli.app import run
from acuguide.guide.triage import all_signs
from tests.conftest import Program

pytestmark = pytest.mark.usefixtures("read_once")
Json: TypeAlias = dict[str, Any]
Answer: TypeAlias = Callable[..., tuple[int, Json]]
Page: TypeAlias = Callable[..., tuple[int, str]]
# A type, a set of the allowed words, [the shape of each item], or {key: shape} in order.
Shape: TypeAlias = type | UnionType | set[str] | list[Any] | dict[str, Any]

LEVELS = {"emergency", "same_day", "see_doctor", "self_care"}
WITHHELD = [{"code": str, "because": str}]
# What a caution of a point asks for, or what one nobody has answered would do.
ACTIONS = {each.value for each in (*CautionAction, *Effect)}
START: Json = {"acuguide": str, "kind": str, "notice": str}
CAUSES = START | {
    "conditions": [
        {
            "id": str, "name": str, "also_called": [str], "group": str, "regions": [str],
            "summary": str, "feels": [str], "worse_with": [str], "better_with": [str],
            "acupressure": {"offered", "not_for_self_care"}, "instead": str | None,
            "points": [str], "sources": [str],
        }
    ]
}  # fmt: skip
# Added with the pictures: where a point is, for a machine. What a rule does not have is null.
RULE = {
    "figure": str, "landmark": str, "toward": str | None, "fraction": str | None,
    "cun": float | None, "of_cun": float | None,
    "direction": {"lateral", "medial", "up", "down", "front", "back", None},
    "beside": str | None, "steps": [str],
}  # fmt: skip
# `instead` is asked for in the text of the contract, for a condition that offers no points.
POINTS = START | {
    "condition": str | None,
    "points": [
        {
            "code": str, "pinyin": str, "characters": str, "meridian": str,
            "sides": {"both", "midline"}, "location": str, "rules": [RULE], "find": [str],
            "press": str, "why": str,
            "named_for": {"condition", "region", None},
            "cautions": [
                {"when": str, "action": ACTIONS, "text": str, "sources": [str]}
            ],
            "sources": [str],
        }
    ],
    "withheld": WITHHELD,
    "instead": str | None,
}  # fmt: skip
ROUTINE = START | {
    "id": str,
    "condition": str | None,
    "seconds": int,
    "steps": [
        {
            "code": str, "side": {"left", "right", "both", "middle"}, "settle": int,
            "seconds": int, "position": str, "say": str,
        }
    ],
    "withheld": WITHHELD,
}  # fmt: skip
REDFLAGS = START | {
    "flags": [
        {
            "id": str, "level": LEVELS, "question": str, "points_to": str, "action": str,
            "sources": [str],
        }
    ]
}  # fmt: skip
TRIAGE = START | {
    "level": LEVELS,
    "raised": [str],
    "action": str,
    "call": [{"number": str, "for": str}],
    "offers_points": bool,
}
# The keys of `about` are those that were told.
PROFILE = START | {"about": dict, "check": dict | None, "ask_again": {None, "lost", "new"}}
CARE = START | {
    "condition": str | None,
    "items": [
        {
            "id": str, "name": str, "group": str, "summary": str, "steps": [str],
            "dose": str | None, "stop_when": [str],
            "rating": {None, *(each.value for each in Rating)}, "support": str | None,
            "why": str | None, "ask_first": [str], "careful": [str], "more": [str],
            "articles_say": str | None, "sources": [str],
        }
    ],
    "left_out": [{"id": str, "because": str}],
    "instead": str | None,
    "helps": [str],
    "see_someone": str | None,
}  # fmt: skip
FINDINGS = [
    {
        "id": str, "title": str, "topic": str, "bearing": {each.value for each in Bearing},
        "conditions": [str], "points": [str], "care": [str], "studied": str, "people": str,
        "compared": str, "found": str, "size": str, "short": str,
        "certainty": {each.value for each in Certainty},
        "judged_by": {each.value for each in JudgedBy}, "limits": str | None,
        "articles_say": str | None, "links": [str], "sources": [str],
    }
]  # fmt: skip
EVIDENCE = START | {
    "about": str | None,
    "headlines": [
        {"id": str, "question": str, "answer": str, "certainty": str | None, "sources": [str]}
    ],
    "guidelines": [
        {
            "id": str, "body": str, "place": str, "year": int, "updated": int | None,
            "stance": {each.value for each in Stance}, "says": [str], "limits": str | None,
            "sources": [str],
        }
    ],
    "findings": FINDINGS,
    "nearby": FINDINGS,
}  # fmt: skip
SEARCH = START | {
    "asked": str,
    "signs": [{"id": str, "level": LEVELS, "question": str, "action": str}],
    "causes": [
        {
            "id": str, "name": str, "fits": [str], "does_not_fit": [str], "missing": [str],
            "doctor_if": str, "acupressure": {"offered", "not_for_self_care"},
        }
    ],
    "need_a_doctor": [str],
    "care": [str],
    "left_out": [{"id": str, "because": str}],
    "points": [{"code": str, "pinyin": str, "place": str}],
    "withheld": WITHHELD,
    "words": [str],
}  # fmt: skip
SOURCES = START | {
    "sources": [
        {
            "id": str, "kind": {each.value for each in SourceKind}, "title": str,
            "year": int | None, "link": str | None,
            "read": {None, *(each.value for each in SourceRead)},
        }
    ],
    "rests": [{"in": str, "ids": [str]}],
    "left_out": [{"id": str, "reason": {each.value for each in LeftOutFor}, "because": str}],
    "differs": [{"id": str, "says": str}],
}  # fmt: skip
EXPLAIN = START | {
    "words": [
        {
            "id": str, "name": str, "also_called": [str], "say": str | None, "meaning": str,
            "more": str | None, "sources": [str],
        }
    ]
}  # fmt: skip
REFUSED = TRIAGE | {"because": str, "points": [str], "steps": [str]}
SHAPES = {
    "causes": CAUSES,
    "points": POINTS,
    "routine": ROUTINE,
    "redflags": REDFLAGS,
    "triage": TRIAGE,
    "refused": REFUSED,
    "profile": PROFILE,
    "care": CARE,
    "evidence": EVIDENCE,
    "search": SEARCH,
    "sources": SOURCES,
    "explain": EXPLAIN,
}

NOT_FOR_SELF_CARE = [
    "ankylosing-spondylitis", "anorectal-abscess", "cauda-equina", "endometriosis",
    "haemorrhoids", "ibs", "kidney-infection", "kidney-stones", "ovarian-cyst",
    "pilonidal-cyst", "spinal-infection", "trauma", "tumour",
]  # fmt: skip
OFFERED = [
    "coccydynia", "degenerative-disc", "fibromyalgia", "gluteus-medius", "hamstring-tendon",
    "herniated-disc", "hip-tendinitis", "iliopsoas-bursitis", "ischial-bursitis",
    "ischiofemoral-impingement", "labral-tear", "muscle-strain", "myofascial-pain",
    "osteoarthritis", "piriformis", "posture-sitting", "sciatica", "si-joint",
    "spinal-stenosis", "stress-anxiety", "trochanteric-pain",
]  # fmt: skip
CODES = [
    "BL23", "BL24", "BL25", "BL26", "BL27", "BL28", "BL31", "BL32", "BL33", "BL34", "BL36",
    "BL37", "BL40", "BL52", "BL53", "BL54", "BL56", "BL57", "BL58", "BL60", "BL62", "CV4",
    "CV6", "EX-B2", "EX-B7", "EX-B8", "EX-UE7", "GB20", "GB21", "GB29", "GB30", "GB31", "GB34",
    "GB39", "GB40", "GB41", "GV14", "GV2", "GV3", "GV4", "HT7", "KI1", "KI3", "LI11", "LI4",
    "LR3", "PC6", "SI3", "SP10", "SP6", "SP9", "ST31", "ST36",
]  # fmt: skip
# Known, so that asking for it says why it is left out.
NEVER = "BL67"
BACK = {
    "BL23", "BL24", "BL25", "BL26", "BL27", "BL28", "BL31", "BL32", "BL33", "BL34", "BL52",
    "EX-B2", "EX-B7", "EX-B8", "GV2", "GV3", "GV4",
}  # fmt: skip
BUTTOCK = {"BL36", "BL53", "BL54", "GB29", "GB30"}
LEG = {
    "BL37", "BL40", "BL56", "BL57", "BL58", "BL60", "BL62", "GB31", "GB34", "GB39", "GB40",
    "GB41", "KI1", "KI3", "LR3", "SP10", "SP6", "SP9", "ST31", "ST36",
}  # fmt: skip

POINT_CODE = re.compile(
    r"\b(?:BL|CV|GB|GV|HT|KI|LI|LR|PC|SI|SP|ST|EX-?[A-Z]{1,2})-?\d+", re.IGNORECASE
)
ADVICE_TO_USE_A_BALL = re.compile(r"(?<!not )\b(?:use|on) (?:a|one|two)( soft)? balls?")

EMERGENCY, SAME_DAY, DOCTOR_FIRST, DOCTOR_SOON = "RF01", "RF28", "RF33", "RF47"
AGREED = ("--about", "blood_thinner=yes", "--about", "clinician=agreed")
# What refuses everything, the level it refuses at, and a word of the reason.
REFUSALS = {
    "an emergency": (("--yes", EMERGENCY), "emergency", "peeing"),
    "a sign for today": (("--yes", SAME_DAY), "same_day", "You said yes to"),
    "a sign for a doctor first": (("--yes", DOCTOR_FIRST), "see_doctor", "You said yes to"),
    "pregnant": (("--about", "pregnant=yes"), "self_care", "pregnancy"),
    "aged 17": (("--about", "age=17"), "self_care", "adults"),
    "a blood thinner": (("--about", "blood_thinner=yes"), "self_care", "bleeding"),
    "a blood thinner, no clinician": (
        ("--about", "blood_thinner=yes", "--about", "clinician=no"), "self_care", "bleeding",
    ),
    "a fever": (("--about", "fever=yes"), "same_day", "Fever, infection or an inflamed joint"),
    "a big meal": (("--about", "meal=yes"), "self_care", "big meal"),
}  # fmt: skip
# Those that are not urgent: what is known may be read, but nothing is offered to press.
WAITS = ("a sign for a doctor first", "pregnant", "aged 17", "a blood thinner", "a big meal")
# What is there to read; an urgent sign is the answer to all of it.
READING = (
    ("causes",),
    ("causes", "sciatica"),
    ("causes", "--symptom", "stiff"),
    ("care",),
    ("care", "sciatica"),
    ("care", "heat"),
    ("evidence",),
    ("evidence", "GB30"),
    ("search", "stiff"),
    ("search", "xyzzy"),
)
# What has to be agreed with a clinician before a routine starts.
ASK_FIRST = ("cancer", "recent_operation", "implant", "device", "heart_kidney")
SHOWING_POINTS = {
    "all points": ("points",),
    "one point": ("points", "LI4"),
    "points of a condition": ("points", "--condition", "sciatica"),
    "points of a region": ("points", "--region", "hip"),
    "routine": ("routine",),
    "preview": ("routine", "desk", "--preview"),
    "routine of a condition": ("routine", "--condition", "piriformis", "--minutes", "5"),
    "routine after a check": ("routine", "--checked"),
}


def misfits(value: object, shape: Shape, path: str = "answer") -> list[str]:
    """Where a JSON value differs from its shape."""
    match shape:
        case dict():
            if not isinstance(value, dict) or list(value) != list(shape):
                return [f"{path}: {list(value) if isinstance(value, dict) else value}"]
            return [
                bad for key in shape for bad in misfits(value[key], shape[key], f"{path}.{key}")
            ]
        case list():
            if not isinstance(value, list):
                return [f"{path}: {value!r} is no list"]
            return [
                bad for n, v in enumerate(value) for bad in misfits(v, shape[0], f"{path}[{n}]")
            ]
        case set():
            return [] if value in shape else [f"{path}: {value!r} is none of {shape}"]
        case _:
            fits = isinstance(value, shape) and (shape is bool or not isinstance(value, bool))
            return [] if fits and value != "" else [f"{path}: {value!r} is no {shape}"]


def texts(value: object) -> list[str]:
    """Every text in a JSON value."""
    if isinstance(value, dict):
        return [text for each in value.values() for text in texts(each)]
    if isinstance(value, list):
        return [text for each in value for text in texts(each)]
    return [value] if isinstance(value, str) else []


@pytest.fixture
def page(capsys: pytest.CaptureFixture[str]) -> Page:
    """Runs the command line in this process, as in a pipe: its exit code and its page."""

    def show(*arguments: str) -> tuple[int, str]:
        code = run(arguments)
        out, err = capsys.readouterr()
        assert err == ""
        return code, out

    return show


@pytest.fixture
def answer(page: Page) -> Answer:
    """The same with JSON, whose shape is checked each time: `code, said = answer("causes")`."""

    def ask(*arguments: str) -> tuple[int, Json]:
        code, out = page(*arguments, "--format", "json")
        assert out.count("\n") == 1
        said: Json = json.loads(out)
        assert misfits(said, SHAPES[said["kind"]]) == []
        assert said["acuguide"] == __version__
        return code, said

    return ask


# Shapes


def test_each_answer_starts_with_the_version_its_kind_and_the_notice() -> None:
    for shape in SHAPES.values():
        assert list(shape)[:3] == ["acuguide", "kind", "notice"]


def test_the_check_of_shapes_itself_sees_what_is_wrong() -> None:
    shape: Shape = {"level": LEVELS, "seconds": int, "raised": [str], "offers_points": bool}
    right = {"level": "emergency", "seconds": 5, "raised": ["RF01"], "offers_points": False}
    assert misfits(right, shape) == []
    for key, wrong in (("level", "bad"), ("seconds", True), ("raised", [1]), ("offers_points", 0)):
        assert len(misfits(right | {key: wrong}, shape)) == 1
    assert misfits(right | {"more": 1}, shape)
    assert misfits(dict(reversed(right.items())), shape)


@pytest.mark.parametrize(
    ("kind", "arguments"),
    [
        ("causes", "causes"),
        ("causes", "causes sciatica"),
        ("causes", "causes --region hip"),
        ("causes", "causes --symptom numbness"),
        ("causes", "causes --symptom xyzzy"),
        ("causes", "causes tumour"),
        ("points", "points"),
        ("points", "points BL23 gb-30"),
        ("points", "points --region buttock"),
        ("points", "points --condition sciatica"),
        ("points", "points --condition coccydynia"),
        ("points", "points --condition tumour"),
        ("points", "points --yes RF47"),
        ("routine", "routine"),
        ("routine", "routine desk --preview"),
        ("routine", "routine --condition sciatica --minutes 15 --position lying"),
        ("routine", "routine buttock --checked --plain"),
        ("redflags", "redflags"),
        ("redflags", "redflags --plain"),
        ("triage", "redflags --none"),
        ("triage", "redflags --yes RF01 --yes RF47"),
        ("triage", "redflags --about age=40"),
        ("care", "care"),
        ("care", "care sciatica"),
        ("care", "care tumour"),
        ("care", "care heat"),
        ("care", "care heat --about numb_skin=yes"),
        ("care", "care --about pregnant=yes"),
        ("evidence", "evidence"),
        ("evidence", "evidence sciatica"),
        ("evidence", "evidence gb-30"),
        ("evidence", "evidence heat --plain"),
        ("evidence", "evidence tumour --yes RF33"),
        ("search", "search hurts when I sit"),
        ("search", "search numb in both legs"),
        ("search", "search xyzzy"),
        ("search", "search stiff --yes RF33"),
        ("search", "search 腎俞 --about pregnant=yes"),
        ("sources", "sources"),
        ("sources", "sources who08"),
        ("sources", "sources s0"),
        ("explain", "explain"),
        ("explain", "explain sacral_hiatus"),
        ("refused", "points --yes RF01"),
        ("refused", "care --yes RF01"),
        ("refused", "care heat --yes RF33"),
        ("refused", "evidence --yes RF28"),
        ("refused", "search stiff --yes RF01"),
        ("refused", "routine --condition tumour"),
        ("refused", "causes --yes RF28"),
        ("profile", "profile show"),
        ("profile", "profile set age=72 country=JP"),
        ("profile", "profile clear"),
    ],
)
def test_each_command_answers_with_its_kind(answer: Answer, kind: str, arguments: str) -> None:
    assert answer(*arguments.split())[1]["kind"] == kind


def test_the_program_says_the_same_as_the_function(acuguide: Program, page: Page) -> None:
    for arguments in (
        ("points", "--condition", "sciatica"),
        ("routine",),
        ("redflags", "--none"),
        ("care", "sciatica"),
        ("evidence", "GB30"),
        ("search", "stiff"),
        ("sources", "S0"),
        ("explain", "cun"),
    ):
        finished = acuguide(*arguments, "--format", "json")
        assert (finished.returncode, finished.stderr) == (0, "")
        assert finished.stdout == page(*arguments, "--format", "json")[1]


def test_the_notice_is_in_every_answer(answer: Answer, catalog: Catalog) -> None:
    for arguments in (
        ("causes",),
        ("points",),
        ("routine",),
        ("redflags",),
        ("redflags", "--none"),
        ("care",),
        ("evidence",),
        ("search", "stiff"),
        ("sources",),
        ("explain",),
    ):
        assert catalog.vocabulary.notice in answer(*arguments)[1]["notice"]
    assert catalog.vocabulary.notice in answer("points", "--yes", EMERGENCY)[1]["notice"]


# Causes


def test_causes_lists_the_34_conditions_once(answer: Answer) -> None:
    code, said = answer("causes")
    assert code == 0
    assert sorted(each["id"] for each in said["conditions"]) == sorted(OFFERED + NOT_FOR_SELF_CARE)
    assert len(said["conditions"]) == 34


def test_a_cause_is_offered_points_or_says_what_to_do_instead(answer: Answer) -> None:
    for each in answer("causes")[1]["conditions"]:
        if each["id"] in NOT_FOR_SELF_CARE:
            assert each["acupressure"] == "not_for_self_care"
            assert each["instead"]
            assert each["points"] == []
        else:
            assert each["acupressure"] == "offered"
            assert each["instead"] is None
            assert set(each["points"]) <= set(CODES)
            assert each["points"]


def test_a_cause_names_the_points_that_the_points_command_shows(answer: Answer) -> None:
    for each in answer("causes", "--region", "hip")[1]["conditions"][::3]:
        said = answer("points", "--condition", each["id"])[1]
        assert each["points"] == [point["code"] for point in said["points"]]


def test_causes_of_a_symptom_begin_with_the_warning_signs_that_mention_it(
    answer: Answer, page: Page, catalog: Catalog
) -> None:
    """As the page does; a program that shows the causes alone would hide an emergency."""
    asked = ("causes", "--symptom", "numb in both legs")
    signs = {sign.id: sign for sign in all_signs(catalog.red_flags)}
    for about in ((), ("--about", "pregnant=yes"), ("--yes", DOCTOR_SOON)):
        notice = answer(*asked, *about)[1]["notice"]
        assert "new pain, tingling, numbness or weakness in both legs? If yes: Emergency." in notice
        assert signs["RF06"].action in notice
        assert notice.index(signs["RF06"].action) < notice.index(catalog.vocabulary.notice)
        assert signs["RF06"].action in " ".join(page(*asked, *about)[1].split())
    assert answer("causes", "--symptom", "stiff")[1]["notice"] == catalog.vocabulary.notice


@pytest.mark.parametrize("words", ["xyzzy", "stiff"])
def test_causes_say_what_the_answers_ask_for_whatever_is_found(
    answer: Answer, page: Page, words: str
) -> None:
    asked = ("causes", "--symptom", words, "--yes", DOCTOR_SOON)
    said = answer(*asked)[1]
    assert bool(said["conditions"]) is (words == "stiff")
    assert said["notice"].count("Book a doctor or physiotherapist soon.") == 1
    assert "Book a doctor or physiotherapist soon." in " ".join(page(*asked)[1].split())


def test_causes_of_a_region_are_all_of_that_region(answer: Answer) -> None:
    every = answer("causes")[1]["conditions"]
    for region in ("low-back", "buttock", "hip"):
        listed = answer("causes", "--region", region)[1]["conditions"]
        assert listed == [each for each in every if region in each["regions"]]


def test_one_cause_by_any_of_its_names_is_the_same_entry(answer: Answer) -> None:
    for each in answer("causes")[1]["conditions"][::4]:
        name = [each["name"], *each["also_called"]][-1]
        assert answer("causes", name.upper())[1]["conditions"] == [each]


class OneByOne(dict[str, Condition]):
    """Conditions that may be asked for by id, but not be gone through."""

    def values(self) -> NoReturn:
        raise AssertionError("all conditions were read for one")

    __iter__ = items = values


def test_one_cause_is_told_without_reading_the_others(
    answer: Answer, page: Page, catalog: Catalog, monkeypatch: pytest.MonkeyPatch
) -> None:
    expected = answer("causes", "sciatica"), page("causes", "sciatica")
    lazy = structs.replace(catalog, conditions=OneByOne(catalog.conditions))
    monkeypatch.setattr("acuguide.catalog.loading.load_catalog", lambda: lazy)
    assert (answer("causes", "sciatica"), page("causes", "sciatica")) == expected
    with pytest.raises(AssertionError, match="read for one"):
        page("causes")


# Points


def test_sciatica_has_the_points_of_its_nerve_then_those_of_its_regions(answer: Answer) -> None:
    code, said = answer("points", "--condition", "sciatica")
    named = [(each["code"], each["named_for"]) for each in said["points"]]
    assert (code, said["condition"], said["withheld"], said["instead"]) == (0, "sciatica", [], None)
    assert named[:4] == [(code, "condition") for code in ("BL23", "BL40", "BL54", "GB30")]
    assert {named_for for _, named_for in named[4:]} == {"region"}


@pytest.mark.parametrize("condition", OFFERED)
def test_a_condition_offers_its_own_points_before_general_ones(
    answer: Answer, condition: str
) -> None:
    code, said = answer("points", "--condition", condition)
    named = [each["named_for"] for each in said["points"]]
    assert (code, said["condition"], said["instead"]) == (0, condition, None)
    assert named
    assert named == sorted(named)


@pytest.mark.parametrize("condition", NOT_FOR_SELF_CARE)
def test_a_condition_not_for_self_care_says_what_to_do_instead(
    answer: Answer, page: Page, condition: str
) -> None:
    code, said = answer("points", "--condition", condition)
    assert (code, said["kind"], said["points"], said["withheld"]) == (0, "points", [], [])
    code, text = page("points", "--condition", condition)
    assert code == 0
    assert " ".join(said["instead"].split()) in " ".join(text.split())
    assert not POINT_CODE.search(text)


@pytest.mark.parametrize("condition", NOT_FOR_SELF_CARE)
def test_no_routine_starts_for_a_condition_not_for_self_care(
    answer: Answer, page: Page, catalog: Catalog, condition: str
) -> None:
    cause = catalog.conditions[condition]
    code, said = answer("routine", "--condition", condition)
    assert (code, said["kind"], said["points"], said["steps"]) == (3, "refused", [], [])
    assert str(cause.instead) in said["action"]
    assert cause.name in said["because"]
    code, text = page("routine", "--condition", condition, "--checked", "--preview")
    assert code == 3
    assert not POINT_CODE.search(text)


def test_the_points_keep_their_codes(answer: Answer) -> None:
    said = answer("points")[1]
    assert [each["code"] for each in said["points"]] == CODES
    assert [each["code"] for each in said["withheld"]] == [NEVER]
    assert len(CODES) == 53


def test_points_of_a_region_are_those_named_for_it_then_those_that_lie_there(
    answer: Answer,
) -> None:
    said = answer("points", "--region", "buttock")[1]
    assert [(each["code"], each["named_for"]) for each in said["points"]] == [
        ("BL25", "region"), ("BL54", "region"), ("GB30", "region"), ("BL36", None), ("BL53", None),
    ]  # fmt: skip


def test_points_asked_for_by_code_come_in_the_order_asked_and_once(answer: Answer) -> None:
    said = answer("points", "GB30", "bl-23", "huantiao", "環跳")[1]
    assert [each["code"] for each in said["points"]] == ["GB30", "BL23"]
    assert [each["named_for"] for each in said["points"]] == [None, None]


# Routine


def test_a_routine_has_its_name_and_the_seconds_of_all_steps(answer: Answer) -> None:
    for name in ("low-back", "buttock", "desk"):
        said = answer("routine", name)[1]
        assert (said["id"], said["condition"]) == (name, None)
        assert said["seconds"] == sum(each["settle"] + each["seconds"] for each in said["steps"])
        assert all(30 <= each["seconds"] <= 120 for each in said["steps"])
    assert answer("routine")[1]["id"] == "low-back"


def test_a_routine_fits_the_minutes_asked_for(answer: Answer) -> None:
    for minutes in (2, 3, 5, 8, 13, 21, 30):
        assert 0 < answer("routine", "--minutes", str(minutes))[1]["seconds"] <= minutes * 60


@pytest.mark.parametrize("condition", OFFERED)
def test_a_routine_of_a_condition_presses_points_offered_for_it(
    answer: Answer, condition: str
) -> None:
    said = answer("routine", "--condition", condition, "--minutes", "10")[1]
    offered = {each["code"] for each in answer("points", "--condition", condition)[1]["points"]}
    assert (said["condition"], said["id"]) == (condition, f"for-{condition}")
    assert {each["code"] for each in said["steps"]} <= offered
    assert said["seconds"] <= 600


def test_a_routine_as_json_never_waits(acuguide: Program) -> None:
    finished = acuguide("routine", "--checked", "--minutes", "30", "--format", "json")
    assert (finished.returncode, json.loads(finished.stdout)["kind"]) == (0, "routine")


def test_a_routine_refuses_without_a_terminal_and_without_a_check(acuguide: Program) -> None:
    finished = acuguide("routine")
    assert (finished.returncode, finished.stderr) == (3, "")
    assert "The warning signs have not been answered." in finished.stdout
    assert '"--checked"' in " ".join(finished.stdout.split())
    assert not POINT_CODE.search(finished.stdout)


@pytest.mark.parametrize(
    "known",
    [
        (),
        ("--yes", DOCTOR_SOON),
        ("--about", "age=40", "--about", "pregnant=no", "--about", "blood_thinner=no"),
        ("--yes", DOCTOR_SOON, "--about", "age=40", "--about", "pregnant=no"),
    ],
)
def test_a_routine_refuses_while_anything_is_unanswered(
    acuguide: Program, known: tuple[str, ...]
) -> None:
    finished = acuguide("routine", *known)
    assert (finished.returncode, finished.stderr) == (3, "")
    assert "No points and no routine" in finished.stdout or "See a doctor" in finished.stdout


def test_a_preview_needs_no_answers(page: Page) -> None:
    code, text = page("routine", "--preview")
    assert code == 0
    assert "BL23, both sides" in text


# Refusals


@pytest.mark.parametrize("refusal", REFUSALS)
@pytest.mark.parametrize("command", SHOWING_POINTS)
def test_what_refuses_points_refuses_them_everywhere(
    answer: Answer, refusal: str, command: str
) -> None:
    why, level, word = REFUSALS[refusal]
    code, said = answer(*SHOWING_POINTS[command], *why)
    assert (code, said["kind"], said["level"]) == (3, "refused", level)
    assert (said["points"], said["steps"], said["offers_points"]) == ([], [], False)
    assert said["raised"] == [each for each in why if each.startswith("RF")]
    assert word in said["because"]
    assert not POINT_CODE.search(" ".join(texts(said)))


@pytest.mark.parametrize("refusal", REFUSALS)
@pytest.mark.parametrize("command", ["points of a condition", "preview"])
def test_a_refusal_in_words_says_the_same(
    answer: Answer, page: Page, refusal: str, command: str
) -> None:
    why = REFUSALS[refusal][0]
    said = answer(*SHOWING_POINTS[command], *why)[1]
    code, text = page(*SHOWING_POINTS[command], *why)
    assert code == 3
    assert said["action"] in " ".join(text.split())
    assert not POINT_CODE.search(text)


def test_a_routine_refused_as_a_process_exits_with_3(acuguide: Program) -> None:
    finished = acuguide("routine", "--checked", "--about", "pregnant=yes", "--format", "json")
    assert (finished.returncode, finished.stderr) == (3, "")
    assert misfits(json.loads(finished.stdout), REFUSED) == []


def test_every_sign_that_refuses_does(answer: Answer, catalog: Catalog) -> None:
    signs = list(all_signs(catalog.red_flags))
    for sign in [each for each in signs if each.doctor_first] + signs[::5]:
        code, said = answer("points", "LI4", "--yes", sign.id)
        refuses = sign.level.value in {"emergency", "same_day"} or sign.doctor_first
        assert (code, said["kind"]) == ((3, "refused") if refuses else (0, "points"))


def test_a_sign_for_a_doctor_soon_still_offers_points(answer: Answer) -> None:
    code, said = answer("points", "BL23", "--yes", DOCTOR_SOON)
    assert (code, [each["code"] for each in said["points"]]) == (0, ["BL23"])


@pytest.mark.parametrize("refusal", ["pregnant", "aged 17", "a blood thinner"])
def test_checked_does_not_override_what_is_known_about_a_person(
    answer: Answer, refusal: str
) -> None:
    why, _, word = REFUSALS[refusal]
    code, said = answer("routine", *why, "--checked")
    assert (code, said["kind"]) == (3, "refused")
    assert word in said["because"]


@pytest.mark.parametrize("refusal", ["an emergency", "a sign for a doctor first", "pregnant"])
def test_a_checked_routine_does_not_start_where_it_is_refused(
    acuguide: Program, refusal: str
) -> None:
    finished = acuguide("routine", "--checked", *REFUSALS[refusal][0])
    assert (finished.returncode, finished.stderr) == (3, "")
    assert not POINT_CODE.search(finished.stdout)


@pytest.mark.parametrize("sign", [EMERGENCY, SAME_DAY, DOCTOR_FIRST])
def test_checked_does_not_override_a_warning_sign(answer: Answer, sign: str) -> None:
    code, said = answer("routine", "--checked", "--yes", sign)
    assert (code, said["kind"], said["raised"]) == (3, "refused", [sign])


def test_two_reasons_to_refuse_are_both_told(answer: Answer) -> None:
    said = answer("points", "--yes", EMERGENCY, "--about", "pregnant=yes")[1]
    assert (said["level"], said["raised"]) == ("emergency", [EMERGENCY])
    assert "pregnancy" in said["because"]
    assert "midwife" in said["action"]


@pytest.mark.parametrize("command", READING, ids=" ".join)
def test_two_reasons_are_both_told_whatever_was_asked(
    answer: Answer, command: tuple[str, ...]
) -> None:
    why = ("--yes", EMERGENCY, "--about", "pregnant=yes")
    said = answer(*command, *why)[1]
    assert said == answer("points", *why)[1]
    assert "midwife" in said["action"]


def test_the_most_urgent_sign_comes_first_however_they_are_named(answer: Answer) -> None:
    said = answer("points", "--yes", DOCTOR_SOON, "--yes", SAME_DAY, "--yes", EMERGENCY)[1]
    assert (said["level"], said["raised"]) == ("emergency", [EMERGENCY, SAME_DAY, DOCTOR_SOON])


def test_an_emergency_names_a_number_to_call_and_what_for(answer: Answer) -> None:
    (call,) = answer("points", "--yes", EMERGENCY)[1]["call"]
    assert call == {"number": "your local emergency number", "for": "ambulance"}


@pytest.mark.parametrize("refusal", ["an emergency", "a sign for today", "a fever"])
def test_nothing_else_is_shown_beside_an_urgent_sign(
    answer: Answer, page: Page, refusal: str
) -> None:
    why, level, _ = REFUSALS[refusal]
    for command in READING:
        code, said = answer(*command, *why)
        assert (code, said["kind"], said["level"]) == (3, "refused", level)
        code, text = page(*command, *why)
        assert code == 3
        assert said["action"] in " ".join(text.split())


@pytest.mark.parametrize("refusal", WAITS)
def test_causes_are_told_without_points_to_whom_points_are_refused(
    answer: Answer, page: Page, catalog: Catalog, refusal: str
) -> None:
    why = REFUSALS[refusal][0]
    code, said = answer("causes", *why)
    assert (code, said["kind"], len(said["conditions"])) == (0, "causes", 34)
    assert all(each["points"] == [] for each in said["conditions"])
    assert said["notice"] != catalog.vocabulary.notice
    code, text = page("causes", "sciatica", *why)
    assert code == 0
    assert not POINT_CODE.search(text)


@pytest.mark.parametrize("refusal", WAITS)
def test_search_and_evidence_answer_without_points_to_whom_points_are_refused(
    answer: Answer, page: Page, refusal: str
) -> None:
    why = REFUSALS[refusal][0]
    for words in ("stiff", "腎俞", "back of the knee"):
        code, said = answer("search", words, *why)
        assert (code, said["kind"], said["points"]) == (0, "search", [])
        code, text = page("search", words, *why)
        assert code == 0
        assert not POINT_CODE.search(text)
    for topic in ((), ("sciatica",), ("heat",)):
        code, said = answer("evidence", *topic, *why)
        assert (code, said["kind"]) == (0, "evidence")


@pytest.mark.parametrize("refusal", WAITS)
def test_care_waits_for_a_doctor_where_a_sign_asks_for_one_first(
    answer: Answer, page: Page, refusal: str
) -> None:
    """A situation only takes away what is not for it; pressing points always is among that."""
    why, level, _ = REFUSALS[refusal]
    for topic in ((), ("sciatica",), ("bridge",)):
        code, said = answer("care", *topic, *why)
        if level == "see_doctor":
            assert (code, said["kind"], said["level"]) == (3, "refused", level)
            assert page("care", *topic, *why)[0] == 3
        else:
            assert (code, said["kind"]) == (0, "care")
    if level != "see_doctor":
        said = answer("care", *why)[1]
        assert "acupressure" in [each["id"] for each in said["left_out"]]
        assert "acupressure" not in [each["id"] for each in said["items"]]


# A blood thinner, with a clinician's word


@pytest.mark.parametrize(
    "command",
    [
        ("points",),
        *(("points", "--condition", condition) for condition in OFFERED),
        *(("routine", name) for name in ("low-back", "buttock", "desk")),
        ("routine", "--checked"),
        *(("routine", "--condition", condition) for condition in ("sciatica", "piriformis")),
    ],
    ids=" ".join,
)
def test_what_a_clinician_agreed_to_is_light_and_by_hand(
    answer: Answer, catalog: Catalog, command: tuple[str, ...]
) -> None:
    code, said = answer(*command, *AGREED)
    assert code == 0
    agreed = catalog.vocabulary.agreed
    assert said["notice"].startswith(f"{agreed.because} {agreed.instead} ")
    light = next(each.name for each in catalog.vocabulary.pressures if each.id.value == "light")
    others = [each.name for each in catalog.vocabulary.pressures if each.name != light]
    told = [each["press"] for each in said.get("points", [])]
    told += [each["say"] for each in said.get("steps", [])]
    assert told
    for text in told:
        assert light in text
        assert "ball" not in text
        assert not [name for name in others if name in text]


@pytest.mark.parametrize(
    "command",
    [
        ("points",),
        ("points", "--condition", "sciatica"),
        ("routine", "low-back", "--preview"),
        ("routine", "buttock", "--preview"),
        ("routine", "desk", "--preview"),
    ],
    ids=" ".join,
)
def test_no_page_advises_a_ball_where_only_a_hand_was_agreed_to(
    page: Page, command: tuple[str, ...]
) -> None:
    code, text = page(*command, *AGREED)
    assert code == 0
    told = ADVICE_TO_USE_A_BALL.search(" ".join(text.split()).casefold())
    assert told is None, told


def test_a_plan_for_light_pressure_allows_no_more_than_that(page: Page) -> None:
    text = " ".join(page("routine", "--preview", *AGREED)[1].split())
    assert "Press: Lightly, and only with your hand." in text
    assert "Press: Firm" not in text
    assert "Press: Firm at most" in " ".join(page("routine", "--preview")[1].split())
    assert "4 to 6 out of 10" not in text


def test_points_that_need_a_ball_are_withheld_with_the_reason(answer: Answer) -> None:
    said = answer("points", "--condition", "sciatica", *AGREED)[1]
    assert [each["code"] for each in said["withheld"]] == ["BL54"]
    assert "ball" in said["withheld"][0]["because"]
    assert "BL54" not in [each["code"] for each in said["points"]]


def test_a_clinicians_word_does_not_lift_other_refusals(answer: Answer) -> None:
    for more in (("--yes", EMERGENCY), ("--about", "pregnant=yes"), ("--about", "age=17")):
        assert answer("points", *AGREED, *more)[0] == 3


# Other situations


@pytest.mark.parametrize("situation", ASK_FIRST)
def test_what_must_be_agreed_first_bars_the_start_of_a_routine_but_not_its_plan(
    acuguide: Program, answer: Answer, situation: str
) -> None:
    told = ("--about", f"{situation}=yes")
    started = acuguide("routine", "desk", "--checked", *told)
    assert (started.returncode, started.stderr) == (3, "")
    assert '"--about clinician=agreed"' in " ".join(started.stdout.split())
    assert not POINT_CODE.search(started.stdout)
    for more in ((), ("--about", "clinician=agreed")):
        code, said = answer("routine", "desk", *told, *more)
        assert (code, said["kind"]) == (0, "routine")
        assert ("clinician=agreed" in said["notice"]) is (more == ())
        assert "This guide does not diagnose" in said["notice"]


@pytest.mark.parametrize(
    ("told", "withheld"),
    [
        ("clot=yes", LEG),
        ("birth=yes", LEG),
        ("kept_still=yes", LEG),
        ("cancer=yes", LEG),
        ("veins=yes", LEG),
        ("skin_leg=yes", LEG),
        ("weak_bones=yes", {*BACK, "BL54", "GV14"}),
        ("skin_low_back=yes", BACK),
        ("skin_buttock=yes", {*BUTTOCK, "BL34", "GV2", "ST31"}),
        ("skin_hand=yes", {"EX-UE7", "LI4", "SI3"}),
        ("age=72", set()),
        ("faints=yes", {"GB20", "GV14"}),
        ("clinician=agreed", set()),
    ],
)
def test_a_situation_takes_the_points_it_concerns_away_with_the_reason(
    answer: Answer, told: str, withheld: set[str]
) -> None:
    code, said = answer("points", "--about", told)
    assert code == 0
    assert {each["code"] for each in said["withheld"]} == {NEVER, *withheld}
    assert {each["code"] for each in said["points"]} == set(CODES) - withheld
    used = {each["code"] for each in answer("routine", "buttock", "--about", told)[1]["steps"]}
    assert not used & withheld


def test_an_unanswered_situation_leaves_a_point_with_its_caution_until_it_is_answered(
    answer: Answer,
) -> None:
    (open_,) = answer("points", "LI4")[1]["points"]
    (told,) = answer("points", "LI4", "--about", "skin_hand=no")[1]["points"]
    assert "skin-hand" in [each["when"] for each in open_["cautions"]]
    assert "skin-hand" not in [each["when"] for each in told["cautions"]]


def test_causes_suggest_neither_heat_nor_pills_to_whom_they_do_harm(
    answer: Answer, page: Page, catalog: Catalog
) -> None:
    pills = [c for c in catalog.conditions.values() if c.anti_inflammatories]
    heat = [c for c in catalog.conditions.values() if c.heat]
    assert pills
    assert heat
    for cause in pills:
        (usual,) = answer("causes", cause.id)[1]["conditions"]
        (less,) = answer("causes", cause.id, *AGREED)[1]["conditions"]
        assert cause.anti_inflammatories in usual["better_with"]
        assert cause.anti_inflammatories not in less["better_with"]
    for cause in heat:
        words = page("causes", cause.id)[1].split()
        fewer = page("causes", cause.id, "--about", "numb_skin=yes")[1].split()
        assert str(cause.heat) in " ".join(words)
        assert str(cause.heat) not in " ".join(fewer)


# Red flags


def test_the_checklist_is_most_urgent_first_with_stable_ids(answer: Answer) -> None:
    flags = answer("redflags")[1]["flags"]
    levels = [each["level"] for each in flags]
    assert levels == sorted(levels, key=["emergency", "same_day", "see_doctor"].index)
    ids = [each["id"] for each in flags]
    assert len(set(ids)) == len(ids)
    rows = {int(re.sub(r"\D", "", own)) for own in ids}
    assert all(re.fullmatch(r"RF\d\d[ab]?", own) for own in ids)
    assert rows == set(range(1, 52))


@pytest.mark.parametrize(
    ("arguments", "code", "level", "raised", "offers"),
    [
        ("--none", 0, "self_care", [], True),
        ("--yes RF01", 3, "emergency", ["RF01"], False),
        ("--yes rf-01", 3, "emergency", ["RF01"], False),
        ("--yes RF28", 3, "same_day", ["RF28"], False),
        ("--yes RF33", 0, "see_doctor", ["RF33"], False),
        ("--yes RF47", 0, "see_doctor", ["RF47"], True),
        ("--yes RF47 --yes RF28", 3, "same_day", ["RF28", "RF47"], False),
        ("--yes RF28 --yes RF01 --yes RF28", 3, "emergency", ["RF01", "RF28"], False),
        ("--yes RF24", 3, "emergency", ["RF24a"], False),
        ("--yes RF24b", 3, "same_day", ["RF24b"], False),
        ("--about age=40", 0, "self_care", [], False),
        ("--none --about age=40", 0, "self_care", [], True),
        ("--none --about pregnant=no", 0, "self_care", [], True),
        ("--none --about pregnant=yes", 0, "self_care", [], False),
        ("--none --about age=17", 0, "self_care", [], False),
        ("--none --about age=18", 0, "self_care", [], True),
        ("--none --about blood_thinner=yes", 0, "self_care", [], False),
        ("--yes RF01 --about pregnant=yes", 3, "emergency", ["RF01"], False),
        ("--none --about cancer=yes", 0, "self_care", [], True),
        ("--yes RF47 --about cancer=yes", 3, "emergency", ["RF47"], False),
        ("--yes RF47 --about cancer=no", 0, "see_doctor", ["RF47"], True),
        ("--yes RF49 --about under_18=yes", 3, "same_day", ["RF49"], False),
        ("--yes RF28 --yes RF20b", 3, "same_day", ["RF20b", "RF28"], False),
        ("--yes RF37b --yes RF20b", 3, "emergency", ["RF20b", "RF37b"], False),
        ("--none --about weeks=1", 0, "self_care", [], True),
        ("--none --about weeks=4", 0, "see_doctor", [], True),
        ("--none --about weeks=4 --about better=yes", 0, "self_care", [], True),
        ("--none --about weeks=12 --about seen=yes", 0, "self_care", [], True),
    ],
)
def test_answers_to_the_red_flags_give_a_level_and_an_exit_code(
    answer: Answer,
    arguments: str,
    code: int,
    level: str,
    raised: list[str],
    offers: bool,  # noqa: FBT001 - a column of the table
) -> None:
    returned, said = answer("redflags", *arguments.split())
    assert said["kind"] == "triage"
    assert (returned, said["level"], said["raised"], said["offers_points"]) == (
        code, level, raised, offers,
    )  # fmt: skip
    assert bool(said["call"]) == (level == "emergency")


def test_light_pressure_agreed_to_is_offered_points(answer: Answer) -> None:
    assert answer("redflags", "--none", *AGREED)[1]["offers_points"] is True


def test_every_sign_gives_its_own_level_action_and_exit_code(
    answer: Answer, catalog: Catalog
) -> None:
    for sign in all_signs(catalog.red_flags):
        code, said = answer("redflags", "--yes", sign.id)
        assert (said["level"], said["raised"]) == (sign.level.value, [sign.id])
        assert said["action"] == sign.action
        assert code == (3 if said["level"] in {"emergency", "same_day"} else 0)


def test_the_page_of_an_answer_exits_like_its_json(page: Page) -> None:
    for sign, code in ((EMERGENCY, 3), (SAME_DAY, 3), (DOCTOR_FIRST, 0), (DOCTOR_SOON, 0)):
        assert page("redflags", "--yes", sign)[0] == code


def test_the_catalogue_has_no_condition_the_contract_does_not_know() -> None:
    assert sorted(load_catalog().conditions) == sorted(OFFERED + NOT_FOR_SELF_CARE)


def test_where_someone_elses_care_is_needed_that_is_the_answer_whoever_asks(
    acuguide: Program,
) -> None:
    """In pregnancy too, "ask your midwife" must not hide "call an ambulance"."""
    done = acuguide("points", "--condition", "cauda-equina", "--about", "pregnant=yes")
    assert done.returncode == 0
    assert "Call an ambulance" in done.stdout
