"""The cautions, pinned by hand from the 21 rows of the reference's table of cautions (section b).

Each row is in the data, as a caution or in another place, and nothing is there without a row.
"""

import re
from typing import NamedTuple

import pytest

from acuguide.catalog.records import (
    PLAIN_KEYS,
    Catalog,
    Caution,
    CautionAction,
    Effect,
    Lasts,
    PointCaution,
    Pressure,
)
from acuguide.guide.gate import Cleared, Refused, gate
from acuguide.guide.person import About
from acuguide.guide.selection import for_codes
from acuguide.guide.triage import all_signs, triage

LEGS = ("groin", "thigh", "behind-knee", "outer-knee", "lower-leg", "foot")
LEG_RISKS = ("clot", "birth", "recent_operation", "kept_still", "cancer")


class Rule(NamedTuple):
    """What a caution must do: its effects, for whom, where, and whether a clinician ends it."""

    effects: set[str]
    when: tuple[str, ...] = ()
    surfaces: tuple[str, ...] = ()
    until_agreed: bool = False


RULES = {
    "pregnancy": Rule({"withhold_all"}, ("pregnant",)),
    "under-18": Rule({"withhold_all"}, ("under_18",)),
    "blood-thinner": Rule({"withhold_all"}, ("blood_thinner",), until_agreed=True),
    "fever-or-infection": Rule({"withhold_all"}, ("fever",)),
    "after-a-meal": Rule({"withhold_all"}, ("meal",)),
    "blood-thinner-pills": Rule({"no_anti_inflammatories"}, ("blood_thinner",)),
    "pills-in-pregnancy": Rule({"no_anti_inflammatories"}, ("pregnant",)),
    "pills-heart-or-kidneys": Rule({"no_anti_inflammatories"}, ("heart_kidney",)),
    "legs-and-clots": Rule({"withhold"}, LEG_RISKS, LEGS),
    "weak-bones-back": Rule({"withhold"}, ("weak_bones",), ("low-back", "ribs")),
    "weak-bones-lightly": Rule({"light_only", "no_tool"}, ("weak_bones",)),
    "tumour": Rule({"ask_first"}, ("cancer",), until_agreed=True),
    "surgeon": Rule({"ask_first"}, ("recent_operation", "implant"), until_agreed=True),
    "implant-hip": Rule({"light_only", "no_tool"}, ("implant",), ("buttock", "hip")),
    "operation-hip": Rule({"light_only", "no_tool"}, ("recent_operation",), ("buttock", "hip")),
    "device": Rule({"ask_first"}, ("device",), until_agreed=True),
    "heart-or-kidneys": Rule({"ask_first"}, ("heart_kidney",), until_agreed=True),
    "heart-or-kidneys-breath": Rule({"breathe_freely"}, ("heart_kidney",)),
    "sit-or-lie": Rule({"sit_or_lie"}, ("faints",)),
    "numb-skin": Rule({"light_only", "no_tool"}, ("numb_skin",)),
    "numb-skin-heat": Rule({"no_heat"}, ("numb_skin",)),
    "numb-leg": Rule({"no_tool"}, ("RF47",), ("buttock", "hip", *LEGS[1:])),
    "bulging-veins": Rule({"withhold"}, ("veins",), LEGS),
    "skin-low-back": Rule({"withhold"}, ("skin_low_back",), ("low-back",)),
    "skin-buttock": Rule({"withhold"}, ("skin_buttock",), ("buttock", "hip", "groin")),
    "skin-leg": Rule({"withhold"}, ("skin_leg",), LEGS),
    "skin-hand": Rule({"withhold"}, ("skin_hand",), ("hand",)),
    "behind-the-knee": Rule({"light_only", "no_tool"}, (), ("behind-knee",)),
    "outer-knee": Rule({"light_only", "no_tool"}, (), ("outer-knee",)),
    "groin-and-neck": Rule({"light_only", "no_tool"}, (), ("groin", "neck")),
    "belly": Rule(set(), (), ("belly",)),
}
# Reference, cautions: the row, what it says, and the cautions that hold it. Row 21 is held by
# the warning signs, and has its own test below.
ROWS = {
    1: (
        "pregnant or could be: nothing, ask the midwife or doctor; no ibuprofen (evidence)",
        ["pregnancy", "pills-in-pregnancy"],
    ),
    2: (
        "blood thinner or bleeding problem: nothing until agreed, never a ball, no ibuprofen",
        ["blood-thinner", "blood-thinner-pills"],
    ),
    3: ("a clot or a risk of one: no pressing on the legs", ["legs-and-clots"]),
    4: (
        "weak bones, steroids, fracture, bone cancer: a light touch on muscle at most",
        ["weak-bones-back", "weak-bones-lightly"],
    ),
    5: ("cancer: ask the team, never over a tumour", ["tumour"]),
    6: (
        "broken, burnt, infected or bruised skin, a scar or a line: not there",
        ["skin-low-back", "skin-buttock", "skin-leg", "skin-hand"],
    ),
    7: ("bulging veins: not over the vein", ["bulging-veins"]),
    8: ("fever, infection, a hot or swollen joint, bone trouble: nothing", ["fever-or-infection"]),
    9: (
        "numb skin or nerve damage: lightly, no heat, no ball, look at the skin",
        ["numb-skin", "numb-skin-heat"],
    ),
    10: (
        "a recent operation, a replaced joint, a plate or rod: ask the surgeon, no ball there",
        ["surgeon", "implant-hip", "operation-hip"],
    ),
    11: ("glands and pulses in groin and neck: touch lightly", ["groin-and-neck"]),
    12: ("behind the knee: lightly, no ball", ["behind-the-knee"]),
    13: ("the outer knee: briefly, in front of the bone", ["outer-knee"]),
    14: ("a ball on the buttock: stop at tingling, not with a numb leg", ["numb-leg"]),
    15: ("the belly: not with unexplained pain, a pulse, a hernia, a full bladder", ["belly"]),
    16: ("just after a big meal, alcohol or drugs: wait 30 to 60 minutes", ["after-a-meal"]),
    17: (
        "high blood pressure, heart or kidney disease: ask first, breathe as you like, no neck",
        ["heart-or-kidneys", "heart-or-kidneys-breath", "pills-heart-or-kidneys"],
    ),
    18: ("epilepsy or dizziness: sit or lie, stop if faint", ["sit-or-lie"]),
    19: ("under 18: nothing, and be seen", ["under-18"]),
    20: ("a pacemaker or implanted device: ask", ["device"]),
    21: ("a warning sign or anything new: nothing", []),
}
# What must be read in a caution: its text, its reason or what to do instead.
WORDS = {
    "pregnancy": ("could be", "midwife or doctor", "disputed"),
    "under-18": ("limp", "fever", "parent or carer"),
    "blood-thinner": ("clinician", "never with a ball or tool", "ibuprofen"),
    "blood-thinner-pills": ("ibuprofen", "pharmacist"),
    "pills-in-pregnancy": ("ibuprofen", "midwife"),
    "pills-heart-or-kidneys": ("ibuprofen", "heart", "kidneys", "pharmacist"),
    "legs-and-clots": ("plaster cast", "long bed rest", "six weeks", "newly swollen"),
    "weak-bones-back": ("steroid", "broken bone", "cancer in a bone", "low back"),
    "weak-bones-lightly": ("light touch on muscle", "no ball"),
    "tumour": ("cancer team", "never press over a tumour"),
    "skin-low-back": ("broken", "burnt", "infected", "bruised", "scar", "rash", "tube"),
    "bulging-veins": ("veins",),
    "fever-or-infection": ("fever", "infection", "hot, red or swollen joint", "today"),
    "numb-skin": ("light", "no ball", "no heat", "look at the skin"),
    "numb-skin-heat": ("burn", "without your feeling it"),
    "numb-leg": ("a ball there", "numb or weak", "hand", "tingling"),
    "surgeon": ("replaced joint", "plate", "rod", "no ball", "surgeon"),
    "groin-and-neck": ("lightly", "lump", "beat"),
    "behind-the-knee": ("lightly", "artery", "do not use a ball"),
    "outer-knee": ("briefly", "in front of the bone", "nerve"),
    "belly": ("explained", "beating", "hernia", "full bladder", "operation"),
    "after-a-meal": ("30 to 60 minutes", "sober", "drugs"),
    "heart-or-kidneys": ("blood pressure", "heart", "kidney", "breathe", "neck"),
    "sit-or-lie": ("sit or lie", "faint"),
    "device": ("pacemaker", "nothing we read says so", "ask the clinic"),
}
QUESTIONS = {
    "pregnant": ("pregnant", "could you be"),
    "under_18": ("under 18",),
    "blood_thinner": ("blood thinner", "bleeding problem", "bruise easily"),
    "clot": ("blood clot", "said that you may have one"),
    "birth": ("birth", "six weeks"),
    "recent_operation": ("operation", "injury"),
    "kept_still": ("plaster cast", "bed rest", "long journey"),
    "infection_risk": ("immune system", "diabetes", "infection"),
    "cancer": ("cancer", "ever had it"),
    "weak_bones": ("osteoporosis", "steroid pills", "broken bone", "cancer in a bone"),
    "implant": ("replaced joint", "plate", "rod"),
    "device": ("pacemaker", "another device"),
    "heart_kidney": ("very high blood pressure", "heart", "kidney"),
    "faints": ("epilepsy", "dizzy", "faint"),
    "numb_skin": ("numb", "nerve damage", "diabetes"),
    "veins": ("varicose",),
    "behind_knee": ("aneurysm", "baker's cyst", "behind a knee"),
    "skin_low_back": ("wound", "burn", "rash", "infection", "bruise", "scar", "tube", "low back"),
    "skin_buttock": ("buttocks or hips",),
    "skin_leg": ("legs or feet",),
    "skin_hand": ("hands",),
    "fever": ("fever", "infection", "hot, red or swollen", "infected bone", "bone growing"),
    "meal": ("past hour", "big meal", "alcohol", "drugs"),
}
# How long a "no" may be relied on.
CHANGES_WITHIN_A_WEEK = {
    "pregnant", "clot", "birth", "recent_operation", "kept_still", "infection_risk", "numb_skin",
    "skin_low_back", "skin_buttock", "skin_leg", "skin_hand",
}  # fmt: skip
OF_THE_MOMENT = {"fever", "meal"}
# Words in a point's caution, and the situation that they speak of.
MEANT = {
    r"in pregnancy": "pregnant",
    r"weeks after birth": "birth",
    r"have or may have a clot": "clot",
    r"you have cancer(?! in bone)": "cancer",
    r"cancer in bone|weak bones|bones are weak|steroid pills|spine fracture": "weak_bones",
    r"recent (?:hip )?operation|after an operation": "recent_operation",
    r"plaster cast|long bed rest|long journey": "kept_still",
    r"hip replacement": "implant",
    r"blood thinner|bleed easily": "blood_thinner",
    r"leg is numb": "numb_skin",
    r"bulging veins": "veins",
    r"aneurysm|baker's cyst": "behind_knee",
    r"with a fever": "fever",
    r"numb feet": "numb_skin",
    r"lump, boil, pit": "skin_buttock",
    r"weeping spot near the cleft": "skin_low_back",
    r"neck injury or operation": "recent_operation",
    r"when you are dizzy": "faints",
    r"very high blood pressure": "heart_kidney",
}
# Bars that no situation asks about: what one knows or feels oneself. The point tells of it.
NOT_ASKED = {
    "BL23": "blood in your pee",
    "BL52": "blood in your pee",
    "CV4": "full bladder",
    "CV6": "full bladder",
    "EX-B7": "blood in your pee",
    "LR3": "blood flow in your feet",
    "PC6": "carpal tunnel",
    "ST31": "on a lump or on a beat",
}
BARS_OR_LIMITS = {
    CautionAction.WITHHOLD,
    CautionAction.DO_NOT_PRESS_IF,
    CautionAction.NO_TOOL,
}


@pytest.fixture(scope="module")
def cautions(catalog: Catalog) -> dict[str, Caution]:
    return {caution.id: caution for caution in catalog.cautions.cautions}


def words(caution: Caution) -> str:
    """All that a caution says."""
    return " ".join(filter(None, (caution.text, caution.because, caution.instead))).lower()


def asking(catalog: Catalog, about: About) -> Cleared | Refused:
    """What someone with no warning sign is answered who asks for all points."""
    verdict = triage(catalog, (), about, complete=True)
    return gate(for_codes(catalog.points.values()), catalog, verdict, about)


def cleared_for(catalog: Catalog, about: About) -> Cleared:
    answer = asking(catalog, about)
    assert isinstance(answer, Cleared)
    return answer


def offered(catalog: Catalog) -> set[str]:
    """The points offered to somebody at all."""
    return {point.code for point in catalog.points.values() if point.not_offered is None}


def left(catalog: Catalog, *situations: str, agreed: bool = False) -> set[str]:
    """The points left to someone in these situations."""
    about = About(clinician=agreed or None, told=dict.fromkeys(situations, True))
    return {entry.point.code for entry in cleared_for(catalog, about).points}


# The rows


def test_there_are_21_rows_and_each_is_held_somewhere() -> None:
    assert list(ROWS) == list(range(1, 22))
    assert [row for row, (_, held) in ROWS.items() if not held] == [21]


def test_every_caution_is_of_one_row_and_every_row_has_its_cautions(
    cautions: dict[str, Caution],
) -> None:
    named = [own for _, held in ROWS.values() for own in held]
    assert sorted(named) == sorted(cautions)
    assert sorted(RULES) == sorted(cautions)


@pytest.mark.parametrize("name", RULES)
def test_a_caution_does_what_its_row_asks_for(name: str, cautions: dict[str, Caution]) -> None:
    caution, rule = cautions[name], RULES[name]
    assert {effect.value for effect in caution.effects} == rule.effects
    assert set(caution.when) == set(rule.when)
    assert set(caution.surfaces) == set(rule.surfaces)
    assert caution.until_agreed == rule.until_agreed
    assert caution.points == ()


@pytest.mark.parametrize("name", WORDS)
def test_a_caution_says_what_its_row_says(name: str, cautions: dict[str, Caution]) -> None:
    said = words(cautions[name])
    assert [word for word in WORDS[name] if word not in said] == []


def test_row_1_nobody_pregnant_is_offered_anything_even_if_a_clinician_agreed(
    catalog: Catalog,
) -> None:
    for clinician in (None, False, True):
        answer = asking(catalog, About(clinician=clinician, told={"pregnant": True}))
        assert isinstance(answer, Refused)
        assert [caution.id for caution in answer.cautions] == ["pregnancy"]


def test_row_2_nobody_who_bleeds_easily_is_offered_anything_until_a_clinician_agreed(
    catalog: Catalog,
) -> None:
    for clinician in (None, False):
        about = About(clinician=clinician, told={"blood_thinner": True})
        assert isinstance(asking(catalog, about), Refused)
    assert left(catalog, "blood_thinner", agreed=True)


@pytest.mark.parametrize(
    "situation",
    ["blood_thinner", "cancer", "recent_operation", "implant", "device", "heart_kidney"],
)
def test_rows_2_5_10_17_and_20_a_clinician_opens_light_pressing_by_hand_and_nothing_more(
    catalog: Catalog, situation: str
) -> None:
    cleared = cleared_for(catalog, About(clinician=True, told={situation: True}))
    assert cleared.points
    assert not cleared.ask_first
    for entry in cleared.points:
        assert all(way.using.is_hand for way in entry.ways), entry.point.code
        assert all(way.pressure is Pressure.LIGHT for way in entry.ways), entry.point.code


def test_what_a_clinician_agreed_to_changes_nothing_for_whom_nothing_must_be_agreed(
    catalog: Catalog,
) -> None:
    agreed = cleared_for(catalog, About(clinician=True))
    assert agreed.points == cleared_for(catalog, About()).points


@pytest.mark.parametrize("situation", LEG_RISKS)
def test_row_3_no_leg_point_is_left_whoever_agreed(catalog: Catalog, situation: str) -> None:
    for agreed in (False, True):
        codes = left(catalog, situation, agreed=agreed)
        assert codes
        assert {catalog.points[code].surface for code in codes}.isdisjoint(LEGS)


def test_row_4_weak_bones_leave_no_back_and_a_light_hand_elsewhere(catalog: Catalog) -> None:
    cleared = cleared_for(catalog, About(told={"weak_bones": True}))
    gone = offered(catalog) - {entry.point.code for entry in cleared.points}
    back = {point.code for point in catalog.points.values() if point.surface == "low-back"}
    assert gone == back | {"BL54", "GV14"}, "a ball or someone else's hand alone, and on the spine"
    ways = [way for entry in cleared.points for way in entry.ways]
    assert {(way.using.is_hand, way.pressure) for way in ways} == {(True, Pressure.LIGHT)}


@pytest.mark.parametrize(
    ("situation", "surfaces"),
    [
        ("skin_low_back", {"low-back"}),
        ("skin_buttock", {"buttock", "hip", "groin"}),
        ("skin_leg", set(LEGS)),
        ("skin_hand", {"hand"}),
        ("veins", set(LEGS)),
    ],
)
def test_rows_6_and_7_sore_skin_and_veins_bar_just_their_own_part(
    catalog: Catalog, situation: str, surfaces: set[str]
) -> None:
    gone = offered(catalog) - left(catalog, situation)
    barred = {point.code for point in catalog.points.values() if point.surface in surfaces}
    near_the_cleft = {"BL34", "GV2"} if situation == "skin_buttock" else set()
    assert gone == (barred & offered(catalog)) | near_the_cleft


@pytest.mark.parametrize("situation", ["fever", "meal", "under_18"])
def test_rows_8_16_and_19_offer_nothing(catalog: Catalog, situation: str) -> None:
    for clinician in (None, True):
        about = About(clinician=clinician, told={situation: True})
        assert isinstance(asking(catalog, about), Refused)


def test_row_8_fever_with_hip_pain_is_never_said_to_wait_until_later_today(
    cautions: dict[str, Caution],
) -> None:
    """The list of warning signs sends it to the emergency department now (RF32)."""
    said = words(cautions["fever-or-infection"])
    assert not re.search(r"fever with[^.,]*\bhip\b[^.,]*\btoday\b", said)
    assert re.search(r"\bhip\b[^.]*\bnow\b", said)


def test_row_9_numb_skin_is_pressed_lightly_by_hand(catalog: Catalog) -> None:
    for entry in cleared_for(catalog, About(told={"numb_skin": True})).points:
        assert all(w.using.is_hand and w.pressure is Pressure.LIGHT for w in entry.ways)


def test_row_10_over_a_replaced_hip_only_a_light_hand_and_only_once_agreed(
    catalog: Catalog,
) -> None:
    assert "GB30" not in left(catalog, "implant")
    assert "GB30" in left(catalog, "implant", agreed=True)
    cleared = cleared_for(catalog, About(clinician=True, told={"implant": True}))
    for entry in cleared.points:
        if entry.point.surface in {"buttock", "hip"}:
            assert all(w.using.is_hand and w.pressure is Pressure.LIGHT for w in entry.ways)


@pytest.mark.parametrize(
    ("surface", "seconds"), [("behind-knee", 60), ("outer-knee", 30), ("groin", None)]
)
def test_rows_11_to_13_delicate_places_are_light_for_everyone(
    catalog: Catalog, surface: str, seconds: int | None
) -> None:
    here = [c for c in catalog.cautions.cautions if not c.when and surface in c.surfaces]
    (caution,) = here
    assert {Effect.LIGHT_ONLY, Effect.NO_TOOL} <= set(caution.effects)
    assert caution.max_seconds == seconds


def test_row_12_behind_the_knee_every_way_shown_is_light_by_hand_and_short(
    catalog: Catalog,
) -> None:
    cleared = cleared_for(catalog, About())
    ways = [w for e in cleared.points if e.point.surface == "behind-knee" for w in e.ways]
    assert ways
    for way in ways:
        assert (way.using.is_hand, way.pressure) == (True, Pressure.LIGHT)
        assert way.max_seconds <= 60


def test_row_14_a_ball_on_the_buttock_stops_at_tingling_and_is_not_for_a_numb_leg(
    catalog: Catalog,
) -> None:
    buttock = [point for point in catalog.points.values() if point.surface == "buttock"]
    assert {point.code for point in buttock} == {"BL36", "BL53", "BL54", "GB30"}
    for point in buttock:
        nerve = [caution for caution in point.cautions if caution.when == "nerve"]
        (stop,) = [c for c in nerve if c.action is CautionAction.STOP_IF]
        assert "tingling" in stop.text
        (no_ball,) = [c for c in nerve if c.action is CautionAction.NO_TOOL]
        assert no_ball.situations == ("numb_skin",)
    assert "down the leg" in catalog.vocabulary.stop_rules[1]


def test_row_17_breath_is_never_paced_even_once_agreed(catalog: Catalog) -> None:
    for clinician in (None, True):
        about = About(clinician=clinician, told={"heart_kidney": True})
        cleared = cleared_for(catalog, about)
        assert cleared.breathe_freely
        assert bool(cleared.ask_first) == (clinician is None)


def test_row_18_whoever_may_faint_never_stands_and_stops_when_dizzy(catalog: Catalog) -> None:
    cleared = cleared_for(catalog, About(told={"faints": True}))
    standing = {entry.id for entry in catalog.vocabulary.positions if entry.standing}
    assert standing == {"standing-wall"}
    ways = [way for entry in cleared.points for way in entry.ways]
    assert ways
    assert not [way for way in ways if standing.intersection(way.positions)]
    assert cleared.stop_if


def test_row_21_a_warning_sign_offers_nothing_and_anything_new_is_checked(
    catalog: Catalog,
) -> None:
    for sign in all_signs(catalog.red_flags):
        verdict = triage(catalog, [sign], About(), complete=True)
        answer = gate(for_codes(catalog.points.values()), catalog, verdict, About())
        assert isinstance(answer, Refused) == (
            sign.level.value in {"emergency", "same_day"} or sign.doctor_first
        )
    new = [each for each in catalog.red_flags.afterwards if "new" in each.question]
    assert new
    assert all(each.check_again for each in new)


# The questions


def test_there_are_exactly_these_situations(catalog: Catalog) -> None:
    assert [situation.id for situation in catalog.cautions.situations] == list(QUESTIONS)


@pytest.mark.parametrize("name", QUESTIONS)
def test_a_question_asks_what_its_row_names(name: str, catalog: Catalog) -> None:
    (situation,) = (s for s in catalog.cautions.situations if s.id == name)
    question = situation.question.lower()
    assert [word for word in QUESTIONS[name] if word not in question] == []
    assert question.endswith("?")


@pytest.mark.parametrize("name", QUESTIONS)
def test_a_question_can_be_read_alone(name: str, catalog: Catalog) -> None:
    """What is known is not asked again, so the question before it may not be on the screen."""
    (situation,) = (s for s in catalog.cautions.situations if s.id == name)
    assert not re.search(r"\b(?:these|those|the same|as above)\b", situation.question)


def test_there_are_at_most_nine_short_screens(catalog: Catalog) -> None:
    screens = catalog.cautions.screens
    assert len(screens) <= 9
    assert all(len(screen.situations) <= 9 for screen in screens)


def test_a_no_lasts_only_as_long_as_it_stays_true(catalog: Catalog) -> None:
    for situation in catalog.cautions.situations:
        lasts = Lasts.WEEK if situation.id in CHANGES_WITHIN_A_WEEK else Lasts.LONG
        lasts = Lasts.MOMENT if situation.id in OF_THE_MOMENT else lasts
        assert situation.lasts is lasts, situation.id


def test_checked_states_just_what_the_safety_rules_say_it_states(catalog: Catalog) -> None:
    checked = {s.id for s in catalog.cautions.situations if s.checked}
    assert checked == {"pregnant", "under_18", "blood_thinner"}
    assert {s.id: s.below_age for s in catalog.cautions.situations if s.below_age} == {
        "under_18": 18
    }


def test_no_situation_is_called_like_what_else_can_be_told(catalog: Catalog) -> None:
    assert not {s.id for s in catalog.cautions.situations}.intersection(PLAIN_KEYS)


@pytest.mark.parametrize("name", [n for n in QUESTIONS if n != "infection_risk"])
def test_whoever_has_not_answered_can_read_what_would_follow(name: str, catalog: Catalog) -> None:
    """In a caution's text, or in that of a point it concerns."""
    told = [c.text for c in catalog.cautions.cautions if name in c.when and c.text]
    own = [c.text for p in catalog.points.values() for c in p.cautions if name in c.situations]
    assert told or own


# The points' own cautions


def test_every_caution_that_bars_or_limits_names_for_whom(catalog: Catalog) -> None:
    for point in catalog.points.values():
        for caution in point.cautions:
            if caution.when == "numb_feet":
                assert caution.situations == ("numb_skin",)
            elif caution.action in BARS_OR_LIMITS and not is_not_asked(point.code, caution):
                assert caution.situations, (point.code, caution.text)
            else:
                assert not caution.situations, (point.code, caution.text)


def is_not_asked(code: str, caution: PointCaution) -> bool:
    return code in NOT_ASKED and NOT_ASKED[code] in " ".join(caution.text.split())


def test_each_bar_that_nobody_is_asked_about_is_told(catalog: Catalog) -> None:
    for code in NOT_ASKED:
        (caution,) = [c for c in catalog.points[code].cautions if is_not_asked(code, c)]
        assert caution.action is CautionAction.DO_NOT_PRESS_IF


def test_every_situation_spoken_of_in_a_caution_that_bars_is_one_it_acts_on(
    catalog: Catalog,
) -> None:
    found = set()
    for point in catalog.points.values():
        for caution in point.cautions:
            if caution.action not in BARS_OR_LIMITS or is_not_asked(point.code, caution):
                continue
            text = " ".join(caution.text.lower().split())
            meant = {own for pattern, own in MEANT.items() if re.search(pattern, text)}
            assert meant, (point.code, text)
            assert meant <= set(caution.situations), (point.code, text)
            found |= meant
    assert found == set(MEANT.values())


@pytest.mark.parametrize("name", QUESTIONS)
def test_a_point_never_shows_more_than_its_own_caution_allows(name: str, catalog: Catalog) -> None:
    answer = asking(catalog, About(told={name: True}))
    if isinstance(answer, Refused):
        assert answer.cautions
        return
    for entry in answer.points:
        own = {c.action for c in entry.point.cautions if name in c.situations}
        assert not own & {CautionAction.WITHHOLD, CautionAction.DO_NOT_PRESS_IF}
        if CautionAction.NO_TOOL in own:
            assert all(way.using.is_hand for way in entry.ways)


# Surfaces


def test_every_part_of_the_body_is_one_that_something_names(catalog: Catalog) -> None:
    named = {surface for c in catalog.cautions.cautions for surface in c.surfaces}
    named |= {point.surface for point in catalog.points.values()}
    assert {term.id for term in catalog.vocabulary.surfaces} == named


def test_the_surfaces_of_the_legs_are_barred_together(cautions: dict[str, Caution]) -> None:
    """A leg has one skin and one set of veins; leaving one part out would be a slip."""
    for name in ("legs-and-clots", "bulging-veins", "skin-leg"):
        assert set(cautions[name].surfaces) == set(LEGS)


# Sources


def test_what_our_articles_say_is_never_the_only_ground_for_a_caution(
    cautions: dict[str, Caution],
) -> None:
    for caution in cautions.values():
        assert not set(caution.sources) <= {"S0", "S1", "S3"}, caution.id


@pytest.mark.parametrize(
    "name", ["device", "sit-or-lie", "heart-or-kidneys-breath", "heart-or-kidneys", "belly"]
)
def test_what_rests_on_judgement_says_so(name: str, cautions: dict[str, Caution]) -> None:
    assert "OUR" in cautions[name].sources
