"""What must be held back from whom: our own reading of the reference, apart from code and data.

Rows are those of `reference/safety.md` ("a/RF14", "b/4", "c"); "design" is section 4 of the
design, and "points" the cautions of `reference/points.yaml`.
"""

from typing import NamedTuple

Names = frozenset[str]
NOBODY: Names = frozenset()


def names(text: str) -> Names:
    """The words of a text as a set."""
    return frozenset(text.split())


# Where each point lies, by its `region` in `points.yaml`: a lumbar or sacral point is on the low
# back, one on the front of the hip lies in the groin (row 11), an ankle goes with the foot, and a
# wrist or elbow with the forearm.
_LYING_ON = {
    "low-back": "BL23 BL24 BL25 BL26 BL27 BL28 BL31 BL32 BL33 BL34 BL52 EX-B2 EX-B7 EX-B8 GV2 GV3"
    " GV4",
    "buttock": "BL36 BL53 BL54 GB30",
    "hip": "GB29",
    "groin": "ST31",
    "thigh": "BL37 GB31 SP10",
    "behind-knee": "BL40",
    "outer-knee": "GB34",
    "lower-leg": "BL56 BL57 BL58 GB39 SP6 SP9 ST36",
    "foot": "BL60 BL62 BL67 GB40 GB41 KI1 KI3 LR3",
    "hand": "EX-UE7 LI4 SI3",
    "forearm": "HT7 LI11 PC6",
    "shoulder": "GB21",
    "neck": "GB20 GV14",
    "belly": "CV4 CV6",
}
PARTS = {code: part for part, codes in _LYING_ON.items() for code in codes.split()}
ALL = frozenset(PARTS)
# Known to be left out: the reference has no way to press it at home, for anyone.
NEVER_OFFERED = names("BL67")
# "Skip with weak bones, a spinal fracture, cancer in bone or recent spine surgery."
OVER_THE_SPINE = names("BL23 BL24 BL25 BL26 BL27 BL28 BL31 BL32 BL33 BL34 EX-B2 EX-B8 GV2 GV3 GV4")
# "No neck work after injury"; row 17: no neck pressing with the heart; "skip with dizziness".
NECK = names("GB20 GV14")
# "Do not press the belly after surgery."
BELLY = names("CV4 CV6")
# "Not over a hip replacement or within recovery from hip surgery unless the surgeon agrees."
OVER_A_REPLACED_HIP = names("GB29 GB30 ST31")
# "A lump, boil, pit or discharge here may be a pilonidal abscess"; BL34 lies beside it.
ABOVE_THE_CLEFT = names("BL34 GV2")
# Nobody reaches it with a hand while the weight is on it: our guide has only ways with a ball.
BY_BALL_ALONE = names("BL54")
# "Light only" in their own cautions, or above a belly, "very light press".
ALWAYS_LIGHTLY = names("BL40 HT7 KI3 LR3 SP6 SP9") | BELLY
# "Gentle only", "no hard pressure", "broad, gentle pressure": never firmly.
NEVER_FIRMLY = names("BL23 BL52 EX-B7 GB21 PC6")
# "No tool", "no hard tool", "no hard ball", "no ball on bone": never with one ball or tool.
NEVER_BY_TOOL = names("GB34 LR3 PC6 BL31 BL32 BL33 BL34 BL52 EX-B7 GV2 GV3 GV4 EX-B8")
LEG_PARTS = names("groin thigh behind-knee outer-knee lower-leg foot")


# Section (a): every row with its level; "a" is the higher level of a row with two, "b" the lower.
EMERGENCY = names(
    "RF01 RF02 RF03 RF04 RF05 RF06 RF07 RF08a RF09a RF10 RF15 RF18a RF20a RF22 RF23 RF24a RF25"
    " RF26 RF29 RF30 RF31 RF32 RF34a RF35a RF36a RF37a RF38 RF39 RF40 RF41a RF42a RF43 RF46 RF50a"
)
SAME_DAY = names(
    "RF08b RF09b RF11 RF12 RF13 RF14 RF16 RF17 RF18b RF20b RF21 RF24b RF28 RF34b RF36b RF37b"
    " RF41b RF44 RF48a RF50b RF51a"
)
DOCTOR_FIRST = names("RF19 RF33 RF35b RF45")  # marked † there
DOCTOR_SOON = names("RF27 RF42b RF47 RF48b RF49 RF51b")
LEVELS = {
    **dict.fromkeys(EMERGENCY, "emergency"),
    **dict.fromkeys(SAME_DAY, "same_day"),
    **dict.fromkeys(DOCTOR_FIRST | DOCTOR_SOON, "see_doctor"),
}
REFUSING = EMERGENCY | SAME_DAY | DOCTOR_FIRST
# One of these must stand in what someone of that level is told to do.
WORDS_OF_HELP = {
    "emergency": ("ambulance", "emergency department"),
    "same_day": ("today",),
    "see_doctor": ("doctor",),
}


class Pair(NamedTuple):
    """Answers that mean more together: one of each set reaches the level.

    `says` stands in what to do then.
    """

    row: str
    level: str
    one: Names
    other: Names
    says: str


PAIRS = (
    Pair(
        "a/RF15 and a/RF09", "emergency", names("cancer RF14 RF51a"),
        names("RF01 RF02 RF03 RF06 RF07 RF08a RF08b RF09b RF47"), "cancer",
    ),
    Pair("a/RF14", "same_day", names("cancer"), names("RF12 RF13 RF19 RF33"), "cancer"),
    Pair("a/RF51", "same_day", names("cancer"), names("RF51b"), "cancer"),
    Pair("a/RF46 leg", "same_day", names("blood_thinner"), names("RF47"), "leg is weak"),
    Pair("a/RF46", "emergency", names("blood_thinner"), names("RF08b RF11 RF13"), "blood thinner"),
    Pair("a/RF29 and a/RF28", "emergency", names("RF28"), names("RF25"), "Do not press or rub"),
    Pair("a/RF37 fever", "emergency", names("RF37b"), names("RF20b RF36b fever"), "ambulance"),
    Pair("a/RF37 pregnancy", "emergency", names("RF37b"), names("pregnant"), "maternity unit"),
    Pair("a/RF41", "emergency", names("RF41b"), names("RF20b RF36b fever"), "ambulance"),
    Pair("a/RF42, b/2", "same_day", names("RF42b"), names("blood_thinner"), "today"),
    Pair("a/RF34", "same_day", names("under_18"), names("RF33 RF35b RF47"), "off the leg"),
    Pair("a/RF34 fever", "emergency", names("RF34b"), names("RF20b RF36b fever"), "ambulance"),
    Pair("a/RF21", "same_day", names("infection_risk recent_operation"), names("RF19"), "today"),
    Pair("a/RF20, b/8", "same_day", names("fever"), names("fever"), "today"),
    Pair(
        "a/A1, note", "emergency", names("RF06 RF07"), names("RF01 RF02 RF03"),
        "legs and your bladder or bowel",
    ),
)  # fmt: skip


class Rule(NamedTuple):
    """What one situation changes, in section (b).

    `withheld` and `lightly` name parts of the body ("*": all), `own` single points. What is
    pressed lightly is pressed with the hand alone, and what is `by_hand` as firmly as else. A
    rule that is `urgent` is a warning sign by itself: help is needed today. `warning` (one of
    several, parted by "|") must be read by someone who has not answered, `action` by someone
    refused. `agreed` is the rule once
    a clinician agreed, which is to light pressing by hand and no more; without it, agreeing
    changes nothing.
    """

    row: str
    warning: str = ""
    action: str = ""
    withheld: Names = NOBODY
    lightly: Names = NOBODY
    by_hand: Names = NOBODY
    own: Names = NOBODY
    urgent: bool = False
    never_standing: bool = False
    ask_first: bool = False
    breathe_freely: bool = False
    agreed: "Rule | None" = None

    @property
    def refuses(self) -> bool:
        """Whether nothing is offered at all."""
        return bool(self.action)

    def warned_in(self, text: str) -> bool:
        """Whether a text warns someone who has not answered."""
        return any(warning in text for warning in self.warning.split("|"))

    @property
    def codes_withheld(self) -> Names:
        """The points that must not be offered."""
        if self.refuses:
            return ALL
        here = {code for code, part in PARTS.items() if part in self.withheld}
        no_ball = self.codes_lightly | {
            code for code, part in PARTS.items() if part in self.by_hand
        }
        return frozenset(here | self.own | (no_ball & BY_BALL_ALONE) | NEVER_OFFERED)

    def changes(self, code: str) -> bool:
        """Whether it takes away or lightens a point that is else offered as it is."""
        lightly = self.codes_lightly - Rule("for everyone").codes_lightly
        return self.refuses or self.ask_first or code in self.codes_withheld | lightly

    @property
    def codes_lightly(self) -> Names:
        """The points that may be pressed lightly and by hand alone."""
        places = self.lightly | set(LIGHT_FOR_ALL)
        here = {code for code, part in PARTS.items() if places & {part, "*"}}
        return frozenset(here | ALWAYS_LIGHTLY)


EVERYWHERE = names("*")
RULES = {
    "pregnant": Rule("b/1", "regnan", action="midwife"),
    "under_18": Rule("b/19", "nder 18", action="doctor"),
    "blood_thinner": Rule(
        "b/2", "lood thinner", action="doctor, nurse or pharmacist",
        agreed=Rule("b/2, design", lightly=EVERYWHERE),
    ),
    "fever": Rule("b/8", "ever, infection", action="medical help today", urgent=True),
    "meal": Rule("b/16", "big meal", action="Wait"),
    "clot": Rule("b/3", "A clot", withheld=LEG_PARTS),
    "birth": Rule("b/3", "birth", withheld=LEG_PARTS),
    "kept_still": Rule("b/3", "plaster cast", withheld=LEG_PARTS),
    "cancer": Rule(
        "b/3 and b/5", "cancer team", withheld=LEG_PARTS, ask_first=True,
        agreed=Rule("b/3, design", withheld=LEG_PARTS, lightly=EVERYWHERE),
    ),
    "recent_operation": Rule(
        "b/3, b/10, b/15, points", "recent operation", withheld=LEG_PARTS,
        lightly=names("buttock hip"), own=OVER_THE_SPINE | NECK | BELLY | OVER_A_REPLACED_HIP,
        ask_first=True,
        agreed=Rule(
            "b/3, b/15, points, design", withheld=LEG_PARTS, own=OVER_THE_SPINE | NECK | BELLY,
            lightly=EVERYWHERE,
        ),
    ),
    "infection_risk": Rule("a/RF21 alone"),
    "weak_bones": Rule(
        "b/4, points", "eak bones|ones are weak", withheld=names("low-back ribs"),
        own=names("GV14"), lightly=EVERYWHERE,
    ),
    "implant": Rule(
        "b/10, points", "replaced joint", lightly=names("buttock hip"),
        own=OVER_A_REPLACED_HIP, ask_first=True, agreed=Rule("b/10, design", lightly=EVERYWHERE),
    ),
    "device": Rule(
        "b/20", "pacemaker", ask_first=True, agreed=Rule("b/20, design", lightly=EVERYWHERE)
    ),
    "heart_kidney": Rule(
        "b/17", "high blood pressure", own=NECK, ask_first=True, breathe_freely=True,
        agreed=Rule("b/17, design", own=NECK, breathe_freely=True, lightly=EVERYWHERE),
    ),
    "faints": Rule("b/18, points", "pilepsy", own=NECK, never_standing=True),
    "numb_skin": Rule("b/9", "umb skin", lightly=EVERYWHERE),
    "veins": Rule("b/7", "ulging veins", withheld=LEG_PARTS),
    "behind_knee": Rule("points", "aneurysm", own=names("BL40")),
    "skin_low_back": Rule("b/6", "burnt, infected", withheld=names("low-back")),
    "skin_buttock": Rule(
        "b/6, points", "burnt, infected", withheld=names("buttock hip groin"), own=ABOVE_THE_CLEFT
    ),
    "skin_leg": Rule("b/6", "burnt, infected", withheld=LEG_PARTS),
    "skin_hand": Rule("b/6", "burnt, infected", withheld=names("hand")),
}  # fmt: skip
EVERYONE = Rule("b/12 and points")
# What a sign that refuses nothing changes.
MILDER = {
    **dict.fromkeys(DOCTOR_SOON, EVERYONE),
    # No ball under a numb leg: row 14 says so of the buttock, row 9 of numb skin.
    "RF47": Rule("b/14, b/9", by_hand=names("buttock hip") | LEG_PARTS),
}
# Rows 11 to 13: parts of the body where everyone presses lightly, with the hand alone, and at
# most so long on a side (seconds).
LIGHT_FOR_ALL = {"groin": 120, "neck": 120, "behind-knee": 60, "outer-knee": 30}
# Rows 11 to 13 and 15: parts of the body where everyone is told to take care.
WITH_CARE = frozenset(LIGHT_FOR_ALL) | {"belly"}
# What `--checked` states (design): nothing else is filled in by it.
STATED_BY_CHECKED = names("pregnant under_18 blood_thinner")


class Own(NamedTuple):
    """A kind of caution that points carry themselves: which do, for whom, and what it does.

    `ours` are points that carry it too, though the reference does not say so of them. Each
    carries at least one that does one of the `actions` for everyone of `whom` ("": everyone).
    """

    kind: str
    codes: Names
    actions: Names
    whom: Names = NOBODY
    ours: Names = NOBODY

    @property
    def title(self) -> str:
        """What it asks, and of whom."""
        whom = ", ".join(sorted(self.whom)) or "everyone"
        return f"{self.kind}: {', '.join(sorted(self.actions))} for {whom}"


_BARS = names("withhold do_not_press_if")
_CALF = names("BL40 BL56 BL57 BL58 GB39 SP6")
OWN_CAUTIONS = (
    Own(
        "pregnancy",
        # Those that are never to be shown, then those of the area rule and the calf.
        names(
            "LI4 SP6 GB21 BL60 BL67 BL27 BL28 BL31 BL32 BL33 BL34 CV4 CV6 EX-B8 BL23 BL24 BL25"
            " BL26 BL52 BL53 BL54 GV2 GV3 GV4 EX-B2 EX-B7 BL56 BL57 BL58 BL40"
        ),
        _BARS, names("pregnant"), ours=names("GB39 ST31"),
    ),
    Own("pregnancy", _CALF, _BARS, names("birth"), ours=names("ST31")),
    Own("dvt", _CALF, _BARS, names("clot cancer recent_operation kept_still"), ours=names("ST31")),
    Own(
        "varicose_veins", names("BL40 BL56 BL57 BL58 BL60 GB39 SP6 SP9 SP10 ST36"), _BARS,
        names("veins"),
    ),
    Own("implant", OVER_A_REPLACED_HIP, _BARS, names("implant recent_operation")),
    Own(
        "bone", OVER_THE_SPINE - {"GV14"}, _BARS, names("weak_bones recent_operation"),
        ours=names("GV14"),
    ),
    Own("bone", OVER_THE_SPINE - {"GV14"}, names("caution")),
    Own("bone", NOBODY, names("no_tool"), names("weak_bones"),
        ours=names("BL36 BL53 BL54 GB29 GB30")),
    Own("bleeding", names("BL53 BL54 GB30"), names("no_tool"), names("blood_thinner")),
    Own("kidney_region", names("BL23 BL52 EX-B7"), names("caution")),
    Own("kidney_region", names("BL23 BL52 EX-B7"), _BARS, names("fever")),
    Own("kidney_region", names("BL23 BL52 EX-B7"), _BARS),
    Own(
        "nerve", names("BL31 BL32 BL33 BL34 BL36 BL37 BL40 BL54 GB30 GB34 PC6"), names("stop_if"),
        ours=names("BL53"),
    ),
    Own(
        "nerve", names("BL36 BL37 BL54 GB30"), names("no_tool"), names("numb_skin"),
        ours=names("BL53"),
    ),
    Own("nerve", names("PC6"), _BARS),
    Own("vascular", ALWAYS_LIGHTLY - BELLY, names("light_only")),
    Own("vascular", names("BL40"), _BARS, names("behind_knee")),
    Own("vascular", names("LR3"), _BARS),
    Own("numb_feet", names("GB41 KI1"), names("light_only no_tool"), names("numb_skin")),
    Own("neck", NECK, names("caution")),
    Own("neck", NECK, _BARS, names("recent_operation faints")),
    Own("neck", NECK, _BARS, names("heart_kidney")),
    Own("groin", names("ST31"), _BARS),
    Own("infection", names("GV2"), _BARS, names("skin_low_back skin_buttock"), ours=names("BL34")),
    Own("abdomen", BELLY, _BARS, names("recent_operation")),
    Own("abdomen", BELLY, _BARS),
    Own("lung", names("GB21"), names("caution")),
    Own("tendon", names("BL36 GB29"), names("caution")),
    # Row 6, for the points of which the reference has nothing else to say.
    Own("skin", NOBODY, names("caution"), ours=names("BL62 EX-UE7 GB31 GB40 LI11 SI3")),
)  # fmt: skip


class CareRule(NamedTuple):
    """For whom some kinds of care are left out, and who must ask someone else first."""

    row: str
    items: Names
    left_out: Names = NOBODY
    ask_first: Names = NOBODY


ASKS_A_DOCTOR = names("cancer recent_operation implant heart_kidney")
EXERCISES = names(
    "bridge cat-cow childs-pose core-and-hip-strength hamstring-stretch moving pelvic-tilt"
    " walking-and-swimming yoga-and-pilates"
)
NO_PILLS = names("blood_thinner pregnant heart_kidney")
CARE_RULES = (
    CareRule(
        "b, design", names("acupressure"),
        left_out=frozenset(own for own, rule in RULES.items() if rule.refuses),
        ask_first=frozenset(own for own, rule in RULES.items() if rule.ask_first),
    ),
    CareRule("b/8, b/9", names("heat"), left_out=names("numb_skin fever")),
    # Row 2 names thin blood; the other two are our own judgement.
    CareRule("b/2", names("ibuprofen"), left_out=NO_PILLS),
    CareRule(
        "b/1, b/2, b/4, b/5, b/8, b/10, b/17", names("massage manual-therapy chiropractic"),
        left_out=names("blood_thinner weak_bones fever"), ask_first=ASKS_A_DOCTOR | {"pregnant"},
    ),
    # Our own judgement, with those whom the reference asks to be seen or to ask.
    CareRule(
        "b/1, b/3 to b/5, b/8, b/10, b/17, b/19", EXERCISES, left_out=names("fever"),
        ask_first=ASKS_A_DOCTOR | names("pregnant birth weak_bones clot under_18"),
    ),
)  # fmt: skip
