"""The warning signs, pinned by hand from the reference: each with its level and its key words."""

import re
from collections import Counter
from itertools import product
from typing import NamedTuple

import pytest

from acuguide.catalog.records import Catalog, Cluster, Level, Sign
from acuguide.guide.checkup import Checkup, press, raised, sign_groups
from acuguide.guide.person import About
from acuguide.guide.triage import Verdict, all_signs, find_signs, triage

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


def test_just_these_rows_are_split_in_two(signs: dict[str, Sign]) -> None:
    split = {name[:4] for name in signs if name[4:]}
    assert split == {
        "RF08", "RF09", "RF18", "RF20", "RF24", "RF34", "RF35", "RF36", "RF37", "RF41", "RF42",
        "RF48", "RF50", "RF51",
    }  # fmt: skip
    assert len(split) == 14
    for row in split:
        assert {name for name in signs if name[:4] == row} == {f"{row}a", f"{row}b"}


@pytest.mark.parametrize(
    ("name", "words"),
    [("RF02", "not changed"), ("RF03", "constipation")],
)
def test_what_does_not_count_is_what_the_reference_sets_apart(
    name: str, words: str, signs: dict[str, Sign]
) -> None:
    assert words in (signs[name].not_this or "")


def test_an_exception_is_never_about_anything_new(signs: dict[str, Sign]) -> None:
    """What is new always counts; only an old complaint that stayed the same may be set apart."""
    excepted = {name for name, sign in signs.items() if sign.not_this}
    assert excepted == {"RF02", "RF03"}
    for name in excepted:
        assert "that has not changed" in (signs[name].not_this or "")


# Answers that mean more together


class Person(NamedTuple):
    """What someone said yes to, what it must mean together, and what they must be told."""

    signs: tuple[str, ...]
    situations: tuple[str, ...]
    level: str
    told: str


GROUPS = {
    "both legs and the bladder": Person(("RF06", "RF01"), (), E, "legs and your bladder"),
    "both legs and the bowel": Person(("RF06", "RF03"), (), E, "bladder or bowel together"),
    "fever and pain in waves in the flank": Person(("RF20b", "RF37b"), (), E, AT_ONCE),
    "fever told and pain in waves in the flank": Person(("RF37b",), ("fever",), E, AT_ONCE),
    "cancer and new back pain": Person(("RF13",), ("cancer",), D, "I have had cancer"),
    "cancer and pain that wakes": Person(("RF17",), ("cancer",), D, "I have had cancer"),
    "cancer and pain that lasts": Person(("RF49",), ("cancer",), D, "I have had cancer"),
    "cancer and a weak foot": Person(("RF08b",), ("cancer",), E, "I have had cancer"),
    "cancer and an unsteady walk": Person(("RF09b",), ("cancer",), E, "I have had cancer"),
    "new pain with cancer, and a weak foot": Person(("RF14", "RF08b"), (), E, "I have had cancer"),
    "new pain with cancer, and an unsteady walk": Person(
        ("RF14", "RF09b"), (), E, "I have had cancer"
    ),
    "new pain with cancer, and the bladder": Person(("RF14", "RF01"), (), E, "I have had cancer"),
    "pain on coughing with cancer, and a weak foot": Person(
        ("RF51a", "RF08b"), (), E, "I have had cancer"
    ),
    "a swollen leg and breathlessness": Person(("RF28", "RF25"), (), E, "Do not press or rub"),
    "a blood thinner and sudden back pain": Person(("RF13",), ("blood_thinner",), E, "thinner"),
    "a blood thinner and a weak foot": Person(("RF08b",), ("blood_thinner",), E, "thinner"),
    "a blood thinner and a bad leg": Person(("RF47",), ("blood_thinner",), D, "if the leg is weak"),
    "a blood thinner and an unsteady walk": Person(("RF09b",), ("blood_thinner",), E, "thinner"),
    "a blood thinner and black poo": Person(("RF42b",), ("blood_thinner",), D, "bleeding"),
    "a fever alone": Person((), ("fever",), D, "if it is your hip that hurts"),
    "pregnancy and pain in waves": Person(("RF37b",), ("pregnant",), E, "maternity unit"),
    "a child or teenager with groin pain": Person(("RF33",), ("under_18",), D, "off the leg"),
    "a child or teenager whose leg is worse": Person(("RF47",), ("under_18",), D, "off the leg"),
    "a child or teenager with a limp and fever": Person(("RF34b", "RF20b"), (), E, "off the leg"),
    "a child or teenager with a limp, and fever told": Person(
        ("RF34b",), ("fever",), E, "off the leg"
    ),
    "someone under 18 with groin pain and fever": Person(
        ("RF33",), ("under_18", "fever"), E, "off the leg"
    ),
    "someone under 18 with a bad leg and chills": Person(
        ("RF47", "RF20b"), ("under_18",), E, "off the leg"
    ),
    "trouble near the back passage and a fever told": Person(("RF41b",), ("fever",), E, AT_ONCE),
    "an infection risk and sudden back pain": Person(
        ("RF13",), ("infection_risk",), D, "what applies to you"
    ),
}


def verdict_on(catalog: Catalog, signs: tuple[str, ...], situations: tuple[str, ...]) -> Verdict:
    about = About(told=dict.fromkeys(situations, True))
    return triage(catalog, find_signs(signs, catalog.red_flags), about, complete=True)


@pytest.fixture(scope="module")
def clusters(catalog: Catalog) -> dict[str, Cluster]:
    return {cluster.id: cluster for cluster in catalog.red_flags.clusters}


@pytest.mark.parametrize("name", GROUPS)
def test_answers_that_mean_more_together_are_told_so(name: str, catalog: Catalog) -> None:
    person = GROUPS[name]
    verdict = verdict_on(catalog, person.signs, person.situations)
    assert verdict.level.value == person.level
    actions = " ".join(cluster.action for cluster in verdict.clusters)
    assert person.told.lower() in actions.lower()


CLUSTERS = [
    "legs-and-bladder",
    "cancer-and-leg-weakness",
    "cancer-and-legs-or-bladder",
    "cancer-and-pain",
    "thinner-and-back",
    "thinner-and-bleeding",
    "thinner-and-leg",
    "leg-and-breath",
    "fever-alone",
    "fever-and-waves",
    "fever-and-bottom",
    "pregnancy-and-waves",
    "young-and-limping",
    "young-and-fever",
    "infection-risk-and-new-pain",
]


def test_all_clusters_are_looked_at(clusters: dict[str, Cluster]) -> None:
    assert sorted(CLUSTERS) == sorted(clusters)


def parts(cluster: Cluster) -> list[tuple[str, ...]]:
    """Every smallest set of answers that reaches a cluster."""
    every = dict.fromkeys(frozenset(chosen) for chosen in product(*cluster.together))
    return [tuple(sorted(one)) for one in every if not any(other < one for other in every)]


def test_only_what_is_named_here_is_a_warning_sign_all_by_itself(
    clusters: dict[str, Cluster],
) -> None:
    """Fever goes with nothing else: the pain that brings someone here is the other half."""
    alone = {own: parts(each) for own, each in clusters.items() if len(each.together) == 1}
    assert alone == {"fever-alone": [("fever",)]}
    assert {own for own, each in clusters.items() if min(map(len, parts(each))) == 1} == set(alone)


def test_nobody_with_fever_is_offered_anything_or_told_to_wait(catalog: Catalog) -> None:
    for told in ({}, {"under_18": True}):
        about = About(clinician=True, told={"fever": True, **told})
        verdict = triage(catalog, (), about, complete=True)
        assert (verdict.level, verdict.refuses) == (Level.SAME_DAY, True)


@pytest.mark.parametrize("name", CLUSTERS)
def test_a_cluster_says_more_than_its_parts_alone(
    name: str, clusters: dict[str, Cluster], signs: dict[str, Sign]
) -> None:
    """It raises the level, or gives a more specific action at the same one."""
    cluster = clusters[name]
    for chosen in parts(cluster):
        alone = [signs[own] for own in chosen if own in signs]
        most = max((sign.level.urgency for sign in alone), default=0)
        assert cluster.level.urgency >= most, chosen
        if cluster.level.urgency == most:
            assert cluster.action not in {sign.action for sign in alone}, chosen


@pytest.mark.parametrize("name", CLUSTERS)
def test_a_cluster_is_reached_by_each_of_its_parts_and_by_no_fewer(
    name: str, catalog: Catalog, clusters: dict[str, Cluster], signs: dict[str, Sign]
) -> None:
    cluster = clusters[name]
    for chosen in parts(cluster):
        yes = tuple(own for own in chosen if own in signs)
        situations = tuple(own for own in chosen if own not in signs)
        assert cluster in verdict_on(catalog, yes, situations).clusters
        for own in chosen:
            fewer = verdict_on(
                catalog,
                tuple(each for each in yes if each != own),
                tuple(each for each in situations if each != own),
            )
            assert cluster not in fewer.clusters


@pytest.mark.parametrize("name", CLUSTERS)
def test_the_action_of_a_cluster_fits_its_level(name: str, clusters: dict[str, Cluster]) -> None:
    cluster = clusters[name]
    assert cluster.level in {Level.EMERGENCY, Level.SAME_DAY}
    if cluster.level is Level.EMERGENCY:
        assert AT_ONCE in cluster.action.lower()
    else:
        assert "today" in cluster.action
    assert cluster.because.endswith(".")
    assert re.search(r"\b(?:can|needs?)\b", cluster.because), "no diagnosis is claimed"


@pytest.mark.parametrize("name", CLUSTERS)
def test_a_cluster_names_who_says_so(name: str, clusters: dict[str, Cluster]) -> None:
    assert clusters[name].sources
    assert not set(clusters[name].sources) <= {"S0", "S1", "S3"}


def test_no_cluster_needs_a_sign_that_says_it_all_already(catalog: Catalog) -> None:
    """A cluster with RF15, RF29 or the like in it would only repeat a row of the list."""
    whole = {"RF15", "RF22", "RF29", "RF34a", "RF36a", "RF37a", "RF38", "RF39", "RF46"}
    named = {own for c in catalog.red_flags.clusters for each in c.together for own in each}
    assert named.isdisjoint(whole)


# Second halves


def asked(catalog: Catalog, sign: str, items: int, about: About) -> bool:
    """Whether a sign is raised by a yes to its first half and to so many of the second."""
    groups = sign_groups(catalog.red_flags, about)
    checkup = Checkup(groups)
    while not checkup.ended:
        own = [one for one, _ in checkup.group.questions]
        if sign in own:
            checkup, _ = press(checkup, str(own.index(sign) + 1))
            checkup, _ = press(checkup, "\r")
        elif own[0].startswith(f"{sign}."):
            for number in range(1, items + 1):
                checkup, _ = press(checkup, str(number))
            checkup, _ = press(checkup, "\r" if items else "0")
        else:
            checkup, _ = press(checkup, "0")
    return bool(raised(all_signs(catalog.red_flags), checkup.yes, about))


def test_just_these_signs_have_a_second_half(signs: dict[str, Sign]) -> None:
    halves = {name: sign.follow_up for name, sign in signs.items() if sign.follow_up}
    counts = {name: (half.at_least, len(half.items)) for name, half in halves.items()}
    assert counts == {"RF11": (1, 3), "RF45": (4, 9)}


def test_weak_bones_after_a_small_strain_are_one_fact_of_three(signs: dict[str, Sign]) -> None:
    half = signs["RF11"].follow_up
    assert half is not None
    assert "small bump, lift or cough" in half.ask
    age, bones, broken = half.items
    assert (age.above_age, bones.situation) == (65, "weak_bones")
    assert "steroid pills" in bones.text
    assert "broken your spine before" in broken.text


@pytest.mark.parametrize(
    ("items", "about", "whole"),
    [
        (0, About(), False),
        (1, About(), True),
        (0, About(age=66), True),
        (0, About(age=65), False),
        (0, About(told={"weak_bones": True}), True),
        (0, About(age=40, told={"weak_bones": False}), False),
        (1, About(age=40, told={"weak_bones": False}), True),
    ],
)
def test_a_small_strain_counts_with_one_fact_asked_or_known(
    catalog: Catalog, items: int, about: About, *, whole: bool
) -> None:
    assert asked(catalog, "RF11", items, about) == whole


def test_the_nine_criteria_are_those_of_the_guideline(signs: dict[str, Sign]) -> None:
    half = signs["RF45"].follow_up
    assert half is not None
    assert "before age 45" in half.ask
    assert "over 3 months" in half.ask
    words = [
        "before age 35", "wake you late in the night", "buttocks", "moving help", "ibuprofen",
        "relative", "had arthritis", "heel or tendon", "psoriasis",
    ]  # fmt: skip
    for item, word in zip(half.items, words, strict=True):
        assert word in item.text
        assert item.situation is None


@pytest.mark.parametrize(("items", "whole"), [(0, False), (3, False), (4, True), (9, True)])
def test_four_of_the_nine_criteria_are_enough_and_three_are_not(
    catalog: Catalog, items: int, *, whole: bool
) -> None:
    assert asked(catalog, "RF45", items, About()) == whole


def test_a_second_half_asks_what_its_whole_question_asks(signs: dict[str, Sign]) -> None:
    for sign in signs.values():
        if sign.follow_up:
            asked_for = f"{sign.follow_up.ask} {' '.join(i.text for i in sign.follow_up.items)}"
            assert all(item.text.endswith("?") for item in sign.follow_up.items)
            needed = {"65", "45", "35", "3"}.intersection(re.findall(r"\d+", sign.question))
            assert needed <= set(re.findall(r"\d+", asked_for))


# Pain that lasts


def test_the_weeks_are_those_of_the_product_rule(catalog: Catalog) -> None:
    steps = {step.weeks: step for step in catalog.red_flags.lasting}
    assert {weeks: step.level.value for weeks, step in steps.items()} == {
        2: "self_care", 4: S, 6: S, 12: S,
    }  # fmt: skip
    assert "pharmacist or physiotherapist" in steps[2].action
    assert "see a doctor" in steps[4].action
    assert "even if you can bear it" in steps[6].action
    assert {weeks for weeks, step in steps.items() if step.until_seen} == {12}
    assert "No doctor" in steps[12].action or "no doctor" in steps[12].action
    assert all(step.sources for step in steps.values())


@pytest.mark.parametrize("weeks", [2, 4, 6, 12])
def test_what_the_weeks_ask_for_begins_with_the_week_itself(catalog: Catalog, weeks: int) -> None:
    before = triage(catalog, (), About(weeks=weeks - 1), complete=True).lasting
    now = triage(catalog, (), About(weeks=weeks), complete=True).lasting
    assert now is not None
    assert now.weeks == weeks
    assert before is not now


# Afterwards


@pytest.mark.parametrize(
    ("own", "words"),
    [
        ("more-pain", ("5 out of 10", "worse than before")),
        ("down-the-leg", ("down a leg",)),
        ("new-numbness", ("numbness", "weakness")),
        ("anything-new", ("pee or poo", "fever", "chest pain", "swollen leg")),
    ],
)
def test_the_stop_rules_of_the_reference_are_asked_after_a_routine(
    catalog: Catalog, own: str, words: tuple[str, ...]
) -> None:
    (entry,) = (each for each in catalog.red_flags.afterwards if each.id == own)
    assert [word for word in words if word not in entry.question] == []
    assert "No more pressing" in entry.action


def test_nobody_with_chest_pain_is_sent_to_a_list_of_questions_first(catalog: Catalog) -> None:
    """Chest pain is an emergency (RF25), also when it starts during a routine."""
    entries = [each for each in catalog.red_flags.afterwards if "chest pain" in each.question]
    assert entries
    assert all("ambulance" in each.action for each in entries)


def test_there_is_one_short_screen_afterwards(catalog: Catalog) -> None:
    assert 1 <= len(catalog.red_flags.afterwards) <= MOST_ON_A_SCREEN
