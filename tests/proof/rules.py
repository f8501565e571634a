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


# Where the WHO standard puts each of the nine points.
PARTS = {
    "BL23": "low-back", "BL25": "low-back", "GV3": "low-back", "GV4": "low-back",
    "BL54": "buttock", "GB30": "buttock",
    "BL40": "behind-knee", "KI3": "foot", "LI4": "hand",
}  # fmt: skip
ALL = frozenset(PARTS)
LOW_BACK = names("BL23 BL25 GV3 GV4")
LEGS = names("BL40 KI3")
# Nobody reaches it with a hand while the weight is on it: our guide has only ways with a ball.
BY_BALL_ALONE = names("BL54")
ABOVE_A_VESSEL = names("BL40 KI3")
LEG_PARTS = names("thigh behind-knee outer-knee lower-leg foot")


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
    rule that is `urgent` is a warning sign by itself: help is needed today. `warning` must be
    read by someone who has not answered, `action` by someone refused. `agreed` is the rule once
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

    @property
    def codes_withheld(self) -> Names:
        """The points that must not be offered."""
        if self.refuses:
            return ALL
        here = {code for code, part in PARTS.items() if part in self.withheld}
        no_ball = self.codes_lightly | {
            code for code, part in PARTS.items() if part in self.by_hand
        }
        return frozenset(here | self.own | (no_ball & BY_BALL_ALONE))

    @property
    def codes_lightly(self) -> Names:
        """The points that may be pressed lightly and by hand alone."""
        here = {code for code, part in PARTS.items() if self.lightly & {part, "*"}}
        return frozenset(here | ABOVE_A_VESSEL)


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
        "b/3, b/10, points", "recent operation", withheld=LEG_PARTS,
        lightly=names("buttock hip"), own=LOW_BACK | names("GB30"), ask_first=True,
        agreed=Rule(
            "b/3, points, design", withheld=LEG_PARTS, own=LOW_BACK, lightly=EVERYWHERE
        ),
    ),
    "infection_risk": Rule("a/RF21 alone"),
    "weak_bones": Rule(
        "b/4", "eak bones", withheld=names("low-back ribs"), lightly=EVERYWHERE
    ),
    "implant": Rule(
        "b/10, points", "replaced joint", lightly=names("buttock hip"), own=names("GB30"),
        ask_first=True, agreed=Rule("b/10, design", lightly=EVERYWHERE),
    ),
    "device": Rule(
        "b/20", "pacemaker", ask_first=True, agreed=Rule("b/20, design", lightly=EVERYWHERE)
    ),
    "heart_kidney": Rule(
        "b/17", "high blood pressure", ask_first=True, breathe_freely=True,
        agreed=Rule("b/17, design", breathe_freely=True, lightly=EVERYWHERE),
    ),
    "faints": Rule("b/18", "pilepsy", never_standing=True),
    "numb_skin": Rule("b/9", "umb skin", lightly=EVERYWHERE),
    "veins": Rule("b/7", "ulging veins", withheld=LEG_PARTS),
    "behind_knee": Rule("points", "aneurysm", own=names("BL40")),
    "skin_low_back": Rule("b/6", "burnt, infected", withheld=names("low-back")),
    "skin_buttock": Rule("b/6", "burnt, infected", withheld=names("buttock hip groin")),
    "skin_leg": Rule("b/6", "burnt, infected", withheld=LEG_PARTS),
    "skin_hand": Rule("b/6", "burnt, infected", withheld=names("hand")),
}  # fmt: skip
EVERYONE = Rule("b/12 and points")
# What a sign that refuses nothing changes.
MILDER = {
    **dict.fromkeys(DOCTOR_SOON, EVERYONE),
    "RF47": Rule("b/14", by_hand=names("buttock")),
}
# Rows 11 to 13: parts of the body where everyone presses lightly, with the hand alone, and at
# most so long on a side (seconds).
LIGHT_FOR_ALL = {"groin": 120, "neck": 120, "behind-knee": 60, "outer-knee": 30}
# What `--checked` states (design): nothing else is filled in by it.
STATED_BY_CHECKED = names("pregnant under_18 blood_thinner")
