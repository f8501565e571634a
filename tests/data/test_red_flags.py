"""The warning signs, pinned by hand from the reference: each with its level and its key words."""

import re
from collections import Counter

import pytest

from acuguide.catalog.records import Catalog, Sign
from acuguide.guide.triage import all_signs

E, D, S = "emergency", "same_day", "see_doctor"

# id: level, what its question must ask. Two levels in one row of the reference are a and b.
SIGNS = {
    "RF01": (E, "trouble peeing", "hard to start", "hard to stop", "weak flow", "cannot go at all"),
    "RF02": (E, "leak pee", "pads", "full or empty"),
    "RF03": (E, "poo", "hold it", "feel yourself go"),
    "RF04": (E, "numb", "private parts", "back passage", "inner thighs", "buttocks", "wiping"),
    "RF05": (E, "change in sex", "erection", "no feeling"),
    "RF06": (E, "pain, tingling, numbness or weakness", "both legs"),
    "RF07": (E, "weaker fast", "heavy", "wobbly"),
    "RF08a": (E, "front of your foot", "sudden", "getting worse", "both feet"),
    "RF08b": (D, "front of one foot"),
    "RF09a": (E, "unsteady", "clumsy", "tight band", "cancer", "fast"),
    "RF09b": (D, "unsteady", "clumsy", "tight band"),
    "RF10": (E, "fall from a height", "car crash", "heavy blow"),
    "RF11": (D, "small bump", "over 65", "weak bones", "steroid", "broke your spine"),
    "RF12": (D, "changed shape", "hump or lump", "shorter"),
    "RF13": (D, "sudden strong pain", "middle of the spine", "lie flat"),
    "RF14": (D, "cancer", "new, worse or different", "back, hip or bone pain"),
    "RF15": (E, "cancer", "leg", "weak", "numb", "trouble walking", "pee or poo"),
    "RF16": (D, "losing weight without trying"),
    "RF17": (D, "never ease", "lie still", "most nights"),
    "RF18a": (E, "between the shoulder blades", "band round the chest", "tearing", "breathing"),
    "RF18b": (D, "between the shoulder blades", "band round the chest"),
    "RF19": (S, "first-ever", "slowly", "under 20 or over 50"),
    "RF20a": (E, "fever, chills or shivering", "confused, drowsy or very ill"),
    "RF20b": (D, "fever, chills or shivering", "back or hip pain"),
    "RF21": (
        D,
        "weak immune system",
        "diabetes",
        "infection or surgery",
        "tb",
        "injected drugs",
        "drips or dialysis",
        "even with no fever",
    ),
    "RF22": (E, "spine operation", "injection", "new strong pain", "fever", "leaking wound"),
    "RF23": (E, "sudden, very bad belly or low back pain", "dizzy", "sweaty", "pass out"),
    "RF24a": (E, "known bulge", "aaa", "new back or belly pain"),
    "RF24b": (D, "belly", "beats like a pulse"),
    "RF25": (E, "chest pain", "tearing back pain", "trouble breathing"),
    "RF26": (E, "cold, pale or blue", "suddenly"),
    "RF27": (S, "walking", "cramp", "buttock, thigh or calf", "when you stop"),
    "RF28": (D, "one leg", "newly swollen, sore, warm or red"),
    "RF29": (E, "one leg", "newly swollen", "breathless", "chest pain", "coughing blood"),
    "RF30": (E, "after a fall", "unable to stand", "short or turn out", "still walk a bit"),
    "RF31": (E, "cannot put weight on the leg", "even without a fall"),
    "RF32": (E, "hot, red or swollen", "hip pain with fever or chills"),
    "RF33": (S, "groin or hip pain", "running or marching", "each step"),
    "RF34a": (E, "child or teen", "groin, thigh or knee", "fever", "very ill", "weight on the leg"),
    "RF34b": (D, "child or teen", "limp", "groin, thigh or knee"),
    "RF35a": (E, "sickle cell", "crisis now"),
    "RF35b": (S, "groin pain", "steroid", "drinking", "sickle cell"),
    "RF36a": (E, "fever", "blood in pee", "confused, drowsy or not peeing all day"),
    "RF36b": (D, "fever", "back or side pain, burning pee or blood in pee"),
    "RF37a": (E, "side to groin", "fever", "no pee", "pregnan", "one kidney"),
    "RF37b": (D, "waves of very bad pain", "side to groin", "keep still"),
    "RF38": (E, "pregnant", "comes and goes", "cramps", "bleeding", "leaking water", "movements"),
    "RF39": (E, "could you be pregnant", "one side", "tip of the shoulder", "bleeding", "faint"),
    "RF40": (E, "sudden, very bad pain in a testicle"),
    "RF41a": (E, "back passage", "shaking chills", "spreading redness", "diabetes"),
    "RF41b": (D, "back passage", "throbbing", "lump", "pus", "fever"),
    "RF42a": (E, "bleeding heavily from the bottom", "faint"),
    "RF42b": (S, "black poo", "bleeding from the bottom"),
    "RF43": (E, "belly pain", "bores through to your back", "vomiting"),
    "RF44": (D, "stripe of burning pain with blisters"),
    "RF45": (
        S,
        "before age 45",
        "over 3 months",
        "4 or more",
        "before 35",
        "wakes you late in the night",
        "buttocks hurt",
        "moving helps",
        "ibuprofen",
        "relative",
        "had arthritis",
        "heel or tendon",
        "psoriasis",
    ),
    "RF46": (E, "blood thinner", "bleeding problem", "new strong back pain", "fall", "weakness"),
    "RF47": (S, "one leg", "not better after 4 to 6 weeks", "worse"),
    "RF48a": (D, "too strong to sleep, work or do daily tasks", "no relief at all"),
    "RF48b": (S, "too strong to sleep, work or do daily tasks", "some relief"),
    "RF49": (S, "not better after a few weeks of home care"),
    "RF50a": (E, "harming yourself", "danger right now"),
    "RF50b": (D, "despair", "harming yourself"),
    "RF51a": (D, "cough, sneeze or strain", "cancer"),
    "RF51b": (S, "cough, sneeze or strain", "never had cancer"),
}
DOCTOR_FIRST = {"RF19", "RF33", "RF35b", "RF45"}
# What the reference adds about what to do.
ACTIONS = {
    "RF14": ("24 hours", '"I have had cancer"'),
    "RF28": ("Do not press or rub",),
    "RF29": ("Do not press or rub",),
    "RF33": ("Stop running",),
    "RF34a": ("off the leg",),
    "RF34b": ("off the leg",),
    "RF38": ("Call your maternity unit now",),
    "RF44": ("3 days",),
    "RF50b": ("crisis line",),
}
AT_ONCE = "call an ambulance or go to the emergency department now"
MOST_SCREENS = 9
MOST_ON_A_SCREEN = 9


@pytest.fixture(scope="module")
def signs(catalog: Catalog) -> dict[str, Sign]:
    return {sign.id: sign for sign in all_signs(catalog.red_flags)}


def test_there_are_exactly_the_65_signs_of_the_51_rows(signs: dict[str, Sign]) -> None:
    assert len(SIGNS) == 65
    assert signs.keys() == SIGNS.keys()
    assert {name[:4] for name in signs} == {f"RF{number:02}" for number in range(1, 52)}


@pytest.mark.parametrize("name", SIGNS)
def test_a_sign_has_its_level_and_asks_what_it_must(name: str, signs: dict[str, Sign]) -> None:
    level, *words = SIGNS[name]
    question = signs[name].question.lower()
    assert signs[name].level.value == level
    assert [word for word in words if word not in question] == []


@pytest.mark.parametrize("name", SIGNS)
def test_a_sign_offers_no_points_if_its_row_is_marked_so(name: str, signs: dict[str, Sign]) -> None:
    assert signs[name].doctor_first == (name in DOCTOR_FIRST)


@pytest.mark.parametrize("name", SIGNS)
def test_the_action_of_a_sign_fits_its_level(name: str, signs: dict[str, Sign]) -> None:
    level, action = signs[name].level.value, signs[name].action
    if level == E:
        assert AT_ONCE in action.lower()
    elif level == D:
        assert "today" in action
    else:
        assert re.search(r"(doctor|physiotherapist)\b.*\bsoon\b", action)


@pytest.mark.parametrize("name", ACTIONS)
def test_what_the_reference_adds_is_said(name: str, signs: dict[str, Sign]) -> None:
    action = signs[name].action
    assert [words for words in ACTIONS[name] if words not in action] == []


@pytest.mark.parametrize("name", [name for name in SIGNS if name.endswith("a")])
def test_a_row_split_in_two_has_its_higher_level_first(name: str, signs: dict[str, Sign]) -> None:
    lower = signs[f"{name[:-1]}b"]
    assert signs[name].level.urgency > lower.level.urgency


@pytest.mark.parametrize("name", SIGNS)
def test_a_question_can_be_answered_with_yes_or_no(name: str, signs: dict[str, Sign]) -> None:
    assert "?" in signs[name].question


def test_there_are_at_most_nine_short_screens(catalog: Catalog) -> None:
    screens = catalog.red_flags.screens
    assert len(screens) <= MOST_SCREENS
    assert all(len(screen.signs) <= MOST_ON_A_SCREEN for screen in screens)


def test_every_level_has_as_many_signs_as_the_reference(signs: dict[str, Sign]) -> None:
    counts = Counter(sign.level.value for sign in signs.values())
    assert counts == Counter(level for level, *_ in SIGNS.values())
    assert counts == {E: 34, D: 21, S: 10}


@pytest.mark.parametrize("name", SIGNS)
def test_a_sign_names_who_says_so(name: str, signs: dict[str, Sign]) -> None:
    assert signs[name].sources
    assert not set(signs[name].sources) & {"M", "SYN", "R", "R2"}
