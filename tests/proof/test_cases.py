"""People in plain words: what each is told, offered and refused, and the rows that say so."""

from collections.abc import Mapping
from datetime import timedelta
from pathlib import Path
from typing import NamedTuple

import pytest

from acuguide.catalog.records import Catalog, Level
from acuguide.cli.answers import given
from acuguide.devices.calendar import today
from acuguide.guide.gate import Cleared, gate
from acuguide.guide.person import parse_about, parse_pairs
from acuguide.guide.profile import Profile, encode, with_answers, with_check
from acuguide.guide.selection import for_codes
from acuguide.guide.triage import find_signs, triage
from tests.proof.conftest import Ask, about, yes
from tests.proof.rules import LEVELS, RULES

E, D, S, OK = Level.EMERGENCY, Level.SAME_DAY, Level.SEE_DOCTOR, Level.SELF_CARE
POINTS = "points"
ARMS = "EX-UE7 HT7 LI4 LI11 PC6 SI3 GB21"
FRONT_AND_NECK = "CV4 CV6 GB20 GV14"
LOW_BACK = "BL23 BL24 BL25 BL26 BL27 BL28 BL31 BL32 BL33 BL34 BL52 EX-B2 EX-B7 EX-B8 GV2 GV3 GV4"
HIPS = "BL36 BL53 GB29 GB30"
LEGS = (
    "BL37 BL40 BL56 BL57 BL58 BL60 BL62 GB31 GB34 GB39 GB40 GB41 KI1 KI3 LR3 SP6 SP9 SP10 ST31 ST36"
)
BY_HAND = f"{ARMS} {FRONT_AND_NECK} {LOW_BACK} {HIPS} {LEGS}"
EVERY = f"{BY_HAND} BL54"
NO_LEGS = f"{ARMS} {FRONT_AND_NECK} {LOW_BACK} {HIPS} BL54"
BY_HAND_NO_LEGS = f"{ARMS} {FRONT_AND_NECK} {LOW_BACK} {HIPS}"
NO_NECK = EVERY.replace(" GB20 GV14", "")
LOW_BACK_PLAN = "routine low-back --preview"
LYING_PLAN = "routine buttock --preview"
DESK_PLAN = "routine desk --preview"
UNCHECKED = "routine low-back"
CHECKED = "routine low-back --checked"
NO_TO_ALL = {f"{own}=no" for own in RULES}


class Kept(NamedTuple):
    """Answers of another day: how many days ago, the signs with yes, and the answers given."""

    days: int
    signs: str = ""
    told: str = ""
    whole_list: bool = True


class Case(NamedTuple):
    """A person, what is asked, and what must come of it.

    `refused` is whether it stops for safety (exit code 3); `codes` are the points offered or
    pressed; `ways` are the tools and pressures left of some of them.
    """

    who: str
    rows: str
    signs: str
    told: str
    asked: str
    level: Level
    refused: bool
    codes: str = ""
    ways: Mapping[str, str] = {}
    kept: Kept | None = None


FIRM_HANDS = "thumbs firm, knuckles firm"
LIGHT_HANDS = "thumbs light, knuckles light"
LIGHT_HAND_WAYS = {
    "BL23": LIGHT_HANDS, "BL25": LIGHT_HANDS, "GB30": LIGHT_HANDS, "LI4": "thumbs light",
    "GV3": "fingers light", "BL40": "fingers light", "KI3": "thumbs light",
}  # fmt: skip
LIGHT_HAND_WAYS_NO_LEGS = {
    code: ways for code, ways in LIGHT_HAND_WAYS.items() if code not in {"BL40", "KI3"}
}

CASES = (
    # Warning signs
    Case("cannot start to pee since this morning", "a/RF01", "RF01", "", POINTS, E, True),
    Case("numb between the legs, wants to lie on the ball", "a/RF04", "RF04", "", LYING_PLAN, E,
         True),
    Case("new tingling in both legs and leaking pee", "a/RF06, a/RF02", "RF06 RF02", "", POINTS,
         E, True),
    Case("a leg is getting weaker fast, says it is checked", "a/RF07, design", "RF07", "",
         CHECKED, E, True),
    Case("one foot hangs, not sudden", "a/RF08", "RF08b", "", POINTS, D, True),
    Case("fell from a ladder", "a/RF10", "RF10", "", "points --region hip", E, True),
    Case("72, sudden strong pain after lifting a bag", "a/RF11", "RF11", "age=72", POINTS, D, True),
    Case("had breast cancer, new back pain", "a/RF14", "RF14", "", POINTS, D, True),
    Case("has cancer and walks unsteadily", "a/RF09, a/RF15", "RF09b", "cancer=yes", POINTS, E,
         True),
    Case("has cancer, one leg stays numb and worse", "a/RF15, a/RF47", "RF47", "cancer=yes",
         POINTS, E, True),
    Case("had cancer (by the sign alone) and cannot lift a foot", "a/RF15", "RF14 RF08b", "",
         POINTS, E, True),
    Case("had cancer, pain when coughing", "a/RF51", "RF51b", "cancer=yes", POINTS, D, True),
    Case("no cancer, pain when coughing", "a/RF51", "RF51b", "cancer=no", POINTS, S, False, EVERY),
    Case("55, first back pain ever, slowly worse", "a/RF19 †", "RF19", "age=55", POINTS, S, True),
    Case("the same with diabetes", "a/RF19, a/RF21", "RF19", "infection_risk=yes", POINTS, D,
         True),
    Case("fever and shivers with back pain", "a/RF20", "RF20b", "", LOW_BACK_PLAN, D, True),
    Case("one calf swollen and warm", "a/RF28", "RF28", "", "points BL40", D, True),
    Case("one calf swollen and short of breath", "a/RF28, a/RF29", "RF28 RF25", "", POINTS, E,
         True),
    Case("buttock cramps when walking, gone on stopping", "a/RF27", "RF27", "", POINTS, S, False,
         EVERY),
    Case("a runner whose groin hurts with each step", "a/RF33 †", "RF33", "", "points --region hip",
         S, True),
    Case("15, limps", "a/RF34, b/19", "RF34b", "age=15", POINTS, D, True),
    Case("a limping child with fever", "a/RF34", "RF34b RF20b", "", POINTS, E, True),
    Case("14, groin pain when running", "a/RF34, a/RF33", "RF33", "age=14", POINTS, D, True),
    Case("waves of pain from side to groin", "a/RF37", "RF37b", "", POINTS, D, True),
    Case("the same while pregnant", "a/RF37", "RF37b", "pregnant=yes", POINTS, E, True),
    Case("the same with fever", "a/RF37", "RF37b", "fever=yes", POINTS, E, True),
    Case("long night pain since 30, moving helps", "a/RF45 †", "RF45", "", POINTS, S, True),
    Case("blood thinner, sudden strong mid-spine pain", "a/RF46", "RF13", "blood_thinner=yes",
         POINTS, E, True),
    Case("blood thinner, agreed, a weak foot", "a/RF46, design", "RF08b",
         "blood_thinner=yes clinician=agreed", POINTS, E, True),
    Case("no better after weeks of home care", "a/RF49", "RF49", "", POINTS, S, False, EVERY),
    Case("despairs, in no danger now", "a/RF50", "RF50b", "", POINTS, D, True),
    # Situations
    Case("fine, adult, no to all questions", "b, design", "", " ".join(sorted(NO_TO_ALL)), POINTS,
         OK, False, EVERY, {"BL25": f"{FIRM_HANDS}, two_balls firm, two_balls gentle,"
                            " two_balls gentle, partner gentle, partner gentle",
                            "LI11": "thumbs firm", "CV6": "palm light, fingers light",
                            "GB34": "thumbs light, fingers light", "BL40": "fingers light",
                            "KI3": "thumbs light"}),
    Case("says nothing at all", "design", "", "", POINTS, OK, False, EVERY),
    Case("pregnant, asks for the hand point", "b/1", "", "pregnant=yes", "points LI4", OK, True),
    Case("pregnant, a clinician agreed", "b/1, design", "", "pregnant=yes clinician=agreed",
         POINTS, OK, True),
    Case("pregnant, says it is checked", "b/1, design", "", "pregnant=yes", CHECKED, OK, True),
    Case("takes warfarin", "b/2", "", "blood_thinner=yes", POINTS, OK, True),
    Case("takes warfarin, the clinic said no", "b/2", "", "blood_thinner=yes clinician=no",
         POINTS, OK, True),
    Case("takes warfarin, the clinic agreed", "b/2, design", "",
         "blood_thinner=yes clinician=agreed", POINTS, OK, False, BY_HAND, LIGHT_HAND_WAYS),
    Case("the same, lying routine", "b/2, design", "", "blood_thinner=yes clinician=agreed",
         LYING_PLAN, OK, False, "GB30", {"GB30": LIGHT_HANDS}),
    Case("a clot last month", "b/3", "", "clot=yes", POINTS, OK, False, NO_LEGS),
    Case("a clot, the clinic agreed to light pressing", "b/3", "", "clot=yes clinician=agreed",
         "points BL40 KI3 LI4", OK, False, "LI4"),
    Case("gave birth three weeks ago", "b/3", "", "birth=yes", LOW_BACK_PLAN, OK, False,
         "BL23 BL25 GV3 GV4"),
    Case("back from a long flight", "b/3", "", "kept_still=yes", "points BL40 GB30", OK, False,
         "GB30"),
    Case("had cancer, pain is old and the same", "b/3, b/5", "", "cancer=yes", POINTS, OK, False,
         NO_LEGS),
    Case("had cancer, says it is checked", "b/5, design", "", "cancer=yes", CHECKED, OK, True),
    Case("weak bones", "b/4", "", "weak_bones=yes", POINTS, OK, False,
         f"{ARMS} {HIPS} {LEGS} CV4 CV6 GB20",
         {"GB30": LIGHT_HANDS, "LI4": "thumbs light", "BL37": "fingers light"}),
    Case("weak bones, low back routine", "b/4", "", "weak_bones=yes", LOW_BACK_PLAN, OK, False,
         "BL40 KI3"),
    Case("a rash on the low back, at the desk", "b/6", "", "skin_low_back=yes", DESK_PLAN, OK,
         False, "LI4"),
    Case("a bruise on the buttock, lying", "b/6", "", "skin_buttock=yes", LYING_PLAN, OK, False,
         "BL23 BL25"),
    Case("a cut on the hand", "b/6", "", "skin_hand=yes", "points LI4 GB30", OK, False, "GB30"),
    Case("bulging veins", "b/7", "", "veins=yes", POINTS, OK, False, NO_LEGS),
    Case("an infection now", "a/RF20, b/8", "", "fever=yes", POINTS, D, True),
    Case("an infection now, a clinician agreed", "a/RF20, b/8", "", "fever=yes clinician=agreed",
         LOW_BACK_PLAN, D, True),
    Case("an infection now, asks for causes", "a/RF20, b/8", "", "fever=yes", "causes", D, True),
    Case("a child with a fever and groin pain", "a/RF34, a/RF32", "RF33", "age=9 fever=yes",
         POINTS, E, True),
    Case("takes warfarin, black poo", "a/RF42, b/2", "RF42b",
         "blood_thinner=yes clinician=agreed", POINTS, D, True),
    Case("no blood thinner, black poo", "a/RF42", "RF42b", "blood_thinner=no", POINTS, S, False,
         EVERY),
    Case("a numb leg that gets worse, wants the ball", "a/RF47, b/14", "RF47", "", LYING_PLAN, S,
         False, "BL23 BL25 GB30", {"GB30": FIRM_HANDS}),
    Case("numb feet from diabetes", "b/9", "", "numb_skin=yes", POINTS, OK, False, BY_HAND,
         LIGHT_HAND_WAYS),
    Case("a new hip", "b/10, points", "", "implant=yes", POINTS, OK, False,
         " ".join(sorted(set(EVERY.split()) - {"BL54", "GB29", "GB30", "ST31"})),
         {"BL36": "fingers light", "LI4": "thumbs firm"}),
    Case("a new hip, the surgeon agreed", "b/10", "", "implant=yes clinician=agreed",
         "points --region buttock", OK, False, "BL25 BL36 BL53 GB30",
         {"GB30": LIGHT_HANDS}),
    Case("an operation last week", "b/3, b/10, points", "", "recent_operation=yes",
         "points BL23 GB30 BL40 LI4", OK, False, "LI4"),
    Case("a Baker's cyst", "points, BL40", "", "behind_knee=yes", "points BL40 KI3", OK, False,
         "KI3"),
    Case("just had dinner and wine", "b/16", "", "meal=yes", LOW_BACK_PLAN, OK, True),
    Case("serious heart disease, only reads", "b/17", "", "heart_kidney=yes", POINTS, OK, False,
         NO_NECK),
    Case("serious heart disease, wants to start", "b/17", "", "heart_kidney=yes", CHECKED, OK,
         True),
    Case("epilepsy", "b/18", "", "faints=yes", "points BL54 GB30", OK, False, "BL54 GB30",
         {"BL54": "ball gentle, partner gentle", "GB30": f"{FIRM_HANDS}, ball gentle"}),
    Case("epilepsy, wants the ball at the wall", "b/18", "", "faints=yes",
         f"{LYING_PLAN} --position standing-wall", OK, True),
    Case("16", "b/19", "", "age=16", POINTS, OK, True),
    Case("16, says not under 18", "b/19", "", "age=16 under_18=no", POINTS, OK, True),
    Case("40, says under 18", "b/19", "", "age=40 under_18=yes", POINTS, OK, True),
    # The points that came with the whole catalogue
    Case("nobody is offered the point for labour", "points, BL67", "", "", "points BL67", OK,
         False),
    Case("dizzy, asks for the neck", "b/18, points", "", "faints=yes", "points GB20 GV14 GB21",
         OK, False, "GB21"),
    Case("heart disease, agreed, asks for the neck", "b/17", "",
         "heart_kidney=yes clinician=agreed", "points GB20 GV14 LI11", OK, False, "LI11",
         {"LI11": "thumbs light"}),
    Case("an operation last month, asks for the belly", "b/15", "",
         "recent_operation=yes clinician=agreed", "points CV4 CV6 PC6", OK, False, "PC6"),
    Case("a clot, asks for the front of the hip", "b/3, b/11", "", "clot=yes",
         "points ST31 GB29", OK, False, "GB29"),
    Case("bulging veins, asks for the front of the hip", "b/7, b/11", "", "veins=yes",
         "points ST31 SP10 GB29", OK, False, "GB29"),
    Case("a bruise on the buttock, asks for the cleft", "b/6, points", "", "skin_buttock=yes",
         "points GV2 BL34 BL33 ST31 GB29 BL36 BL37", OK, False, "BL33 BL37"),
    Case("sore skin on the leg", "b/6", "", "skin_leg=yes", "points ST31 BL37 SP6 KI1 BL36 LI4",
         OK, False, "BL36 LI4"),
    Case("a plaster on the hand, asks for the arm", "b/6", "", "skin_hand=yes",
         "points LI4 SI3 EX-UE7 HT7 PC6 LI11", OK, False, "HT7 LI11 PC6"),
    Case("a new hip, asks about its front", "b/10, points", "", "implant=yes",
         "points ST31 GB29 GB30 GB31", OK, False, "GB31"),
    Case("gave birth last week, asks for the hip", "b/3", "", "birth=yes", "points --region hip",
         OK, False, "GB29 GB30 LI4"),
    Case("numb feet, asks for the sole", "b/9", "", "numb_skin=yes", "points KI1 GB41", OK, False,
         "GB41 KI1", {"KI1": "thumbs light", "GB41": "fingers light"}),
    Case("a pacemaker, wants to start", "b/20", "", "device=yes", CHECKED, OK, True),
    # How long it has lasted
    Case("2 weeks", "c", "", "weeks=2", POINTS, OK, False, EVERY),
    Case("4 weeks, no better", "c", "", "weeks=4", POINTS, S, False, EVERY),
    Case("5 weeks, getting better", "c", "", "weeks=5 better=yes", POINTS, OK, False, EVERY),
    Case("6 weeks", "c", "", "weeks=6", POINTS, S, False, EVERY),
    Case("20 weeks, nobody has looked", "c", "", "weeks=20", POINTS, S, False, EVERY),
    Case("20 weeks, a doctor has looked", "c", "", "weeks=20 seen=yes", POINTS, OK, False, EVERY),
    # What is not answered
    Case("in a pipe, nothing answered, wants to start", "design", "", "", UNCHECKED, OK, True),
    Case("no to all situations, no warning sign answered", "design", "",
         " ".join(sorted(NO_TO_ALL)), UNCHECKED, OK, True),
    Case("a cause that is not for self-care", "design", "", "", "points --condition tumour", OK,
         False),
    Case("a routine for one", "design", "", "", "routine --condition tumour --preview", OK, True),
    # Answers of other days
    Case("said yes to a swollen calf six days ago", "a/RF28, design", "", "", POINTS, D, True,
         kept=Kept(6, "RF28")),
    Case("the same half a year ago, says it is checked now", "a/RF28, design", "", "", CHECKED, D,
         True, kept=Kept(180, "RF28")),
    Case("had a weak foot kept, tells of cancer today", "a/RF15, design", "", "cancer=yes", POINTS,
         E, True, kept=Kept(3, "RF08b")),
    Case("told of cancer last year, walks unsteadily today", "a/RF09, design", "RF09b", "", POINTS,
         E, True, kept=Kept(365, told="cancer=yes")),
    Case("all no six days ago, but not about the moment", "design", "", "", UNCHECKED, OK, True,
         kept=Kept(6, told=" ".join(sorted(NO_TO_ALL - {"fever=no", "meal=no"})))),
    Case("all no nine days ago, the moment told now", "design", "", "fever=no meal=no", UNCHECKED,
         OK, True, kept=Kept(9, told=" ".join(sorted(NO_TO_ALL - {"fever=no", "meal=no"})))),
    Case("half the list six days ago", "design", "", " ".join(sorted(NO_TO_ALL)), UNCHECKED, OK,
         True, kept=Kept(6, whole_list=False)),
    Case("was pregnant 300 days ago, never took it back", "b/1, design", "", "", POINTS, OK, True,
         kept=Kept(300, told="pregnant=yes")),
    Case("takes it back today", "b/1", "", "pregnant=no", POINTS, OK, False, EVERY,
         kept=Kept(300, told="pregnant=yes")),
    Case("weak bones told last year", "b/4, design", "", "", "points BL23 GB30", OK, False, "GB30",
         {"GB30": LIGHT_HANDS}, kept=Kept(400, told="weak_bones=yes")),
    Case("3 weeks of pain, told 2 weeks ago", "c", "", "", POINTS, S, False, EVERY,
         kept=Kept(14, told="weeks=3")),
    Case("a swollen calf kept, a leg no better told today", "a/RF28, design", "RF47", "", POINTS, D,
         True, kept=Kept(2, "RF28")),
    Case("6 weeks, getting better, told 3 weeks ago", "c", "", "", POINTS, S, False, EVERY,
         kept=Kept(21, told="weeks=6 better=yes")),
    Case("agreed last month for the blood thinner", "b/2, design", "", "", POINTS, OK, False,
         BY_HAND, LIGHT_HAND_WAYS, kept=Kept(30, told="blood_thinner=yes clinician=agreed")),
    Case("the same, and tells of cancer today", "b/5, design", "", "cancer=yes", CHECKED, OK, True,
         kept=Kept(30, told="blood_thinner=no clinician=agreed")),
    Case("agreed last month, takes a blood thinner since today", "b/2, design", "",
         "blood_thinner=yes", POINTS, OK, True, kept=Kept(30, told="cancer=yes clinician=agreed")),
    Case("agreed last month, agreed again today", "b/2, design", "",
         "blood_thinner=yes clinician=agreed", POINTS, OK, False, BY_HAND_NO_LEGS,
         LIGHT_HAND_WAYS_NO_LEGS, kept=Kept(30, told="cancer=yes clinician=agreed")),
    Case("17, told two years ago", "b/19", "", "", POINTS, OK, False, EVERY,
         kept=Kept(731, told="age=17")),
)  # fmt: skip


def keep(catalog: Catalog, kept: Kept, folder: Path) -> None:
    """Write the profile of another day where the program looks for it."""
    day = today() - timedelta(days=kept.days)
    pairs = kept.told.split()
    profile = with_answers(Profile(), parse_pairs(catalog, pairs), day)
    if kept.signs or not kept.told or not kept.whole_list:
        raised = find_signs(kept.signs.split(), catalog.red_flags)
        verdict = triage(catalog, raised, parse_about(catalog, pairs), complete=kept.whole_list)
        answered = sorted(LEVELS) if kept.whole_list else sorted(LEVELS)[:20]
        profile = with_check(profile, verdict, answered, day)
    elif "=no" in kept.told:
        none = triage(catalog, (), parse_about(catalog, pairs), complete=True)
        profile = with_check(profile, none, LEVELS, day)
    path = folder / "acuguide" / "profile.json"
    path.parent.mkdir()
    path.write_bytes(encode(profile))


def ways_of(catalog: Catalog, answer: Cleared, code: str) -> str:
    """The tools and pressures left of a point: `thumbs light, knuckles light`."""
    assert code in catalog.points
    entry = next(entry for entry in answer.points if entry.point.code == code)
    left = (f"{way.using.value} {way.pressure.value}" for way in entry.ways)
    return ", ".join(left)


def test_there_are_enough_people_and_each_is_another() -> None:
    assert len(CASES) >= 45
    asked = [(case.signs, case.told, case.asked, case.kept) for case in CASES]
    assert len(set(asked)) == len(CASES)
    assert len({case.who for case in CASES}) == len(CASES)


@pytest.mark.parametrize("case", CASES, ids=[case.who for case in CASES])
def test_each_person_is_answered_as_the_reference_says(
    ask: Ask,
    catalog: Catalog,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    case: Case,
) -> None:
    if case.kept:
        keep(catalog, case.kept, tmp_path)
    words = (*case.asked.split(), *yes(*case.signs.split()), *about(*case.told.split()))
    starts = case.asked.startswith("routine") and "--preview" not in case.asked
    said = ask(*words, form="plain" if starts else "json", kept_in=tmp_path)
    assert said.code == (3 if case.refused else 0)
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path))
    answers = given(catalog, case.signs.split(), case.told.split(), checked="--checked" in words)
    assert answers.verdict.level is case.level
    if said.data is None:
        assert case.refused
        return
    assert said.offered == set(case.codes.split())
    answer = gate(for_codes(catalog.points.values()), catalog, answers.verdict, answers.about)
    for code, left in case.ways.items():
        assert isinstance(answer, Cleared)
        assert ways_of(catalog, answer, code) == left
