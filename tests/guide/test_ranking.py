"""Everyday words: what they find among causes, warning signs and whatever else has a text."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec import structs

from acuguide.catalog.records import Catalog, Condition, Sign
from acuguide.guide.ranking import Match, matches, mentioning, signs_mentioning
from acuguide.guide.triage import URGENT
from tests.guide.conftest import CATALOG, SIGNS

CONDITIONS = tuple(CATALOG.conditions.values())
SOME_WORDS = st.lists(
    st.sampled_from(sorted({w for c in CONDITIONS for t in c.feels for w in t.split()})), max_size=6
).map(" ".join)


def found_by(catalog: Catalog, words: str) -> list[str]:
    """The ids of all causes that some words find, best first."""
    return [each.id for each in matches(catalog, catalog.conditions.values(), words).all]


def best_of(catalog: Catalog, words: str, condition: str) -> Match:
    """What is said of one cause that some words find."""
    found = matches(catalog, catalog.conditions.values(), words).best
    return next(match for match in found if match.condition.id == condition)


def signs_of(catalog: Catalog, words: str) -> list[str]:
    """The ids of the warning signs that mention some words."""
    return [sign.id for sign in signs_mentioning(catalog, SIGNS, words)]


# What people say, and what must be among the first three: a cause, or a warning sign (RF28).
PHRASES = {
    "hurts when I sit": ("ischial-bursitis", "coccydynia"),
    "sitting all day at a desk": ("posture-sitting",),
    "tingling down the leg": ("sciatica",),
    "shooting pain down my leg": ("sciatica", "piriformis"),
    "stiff in the morning": ("osteoarthritis", "ankylosing-spondylitis"),
    "pain that wakes me at night": ("ankylosing-spondylitis",),
    "pain on the outside of my hip": ("trochanteric-pain",),
    "hurts to lie on my side at night": ("trochanteric-pain",),
    "pain in my groin": ("iliopsoas-bursitis",),
    "pain in the front of my hip": ("iliopsoas-bursitis",),
    "my hip is stiff and aches": ("osteoarthritis",),
    "deep ache in my buttock": ("piriformis",),
    "running hurts my buttock": ("hamstring-tendon",),
    "upper buttock pain on one side": ("si-joint",),
    "pain after giving birth": ("si-joint",),
    "hurts to climb stairs": ("si-joint",),
    "fell on my tailbone": ("coccydynia",),
    "lump near my bottom": ("anorectal-abscess", "pilonidal-cyst"),
    "itching bottom and bleeding": ("haemorrhoids",),
    "sore after lifting": ("muscle-strain",),
    "pulled a muscle": ("muscle-strain",),
    "knots in my muscles": ("myofascial-pain",),
    "slipped disc": ("herniated-disc",),
    "sneezing hurts": ("herniated-disc", "RF51b"),
    "cramp when I walk": ("spinal-stenosis", "RF27"),
    "I feel anxious and my back is tight": ("stress-anxiety",),
    "fever and back pain": ("spinal-infection", "RF20a"),
    "burning when I pee": ("kidney-infection", "RF36a"),
    "blood in my pee": ("kidney-stones", "RF36b"),
    "pain on one side, comes in waves": ("kidney-stones",),
    "weight loss": ("tumour", "RF16"),
    "can't pee": ("cauda-equina", "RF01"),
    "leaking pee": ("cauda-equina", "RF02"),
    "wetting myself": ("cauda-equina",),
    "lost control of my bowels": ("cauda-equina",),
    "can't hold my poo": ("cauda-equina", "RF03"),
    "numb between my legs": ("cauda-equina", "RF04"),
    "no feeling when I wipe": ("cauda-equina",),
    "numb in both legs": ("cauda-equina", "RF06"),
    "legs are getting weaker": ("cauda-equina", "RF07"),
    "cannot lift my foot": ("herniated-disc", "RF08a"),
    "foot drop": ("herniated-disc", "RF08a"),
    "car crash": ("trauma", "RF10"),
    "fell off a ladder": ("trauma",),
    "had cancer": ("tumour",),
    "pain between my shoulder blades": ("RF18a", "RF18b"),
    "chest pain": ("RF25",),
    "cold blue leg": ("RF26",),
    "one leg is swollen": ("RF28", "RF29"),
    "calf is swollen and warm": ("RF28",),
    "swollen calf": ("RF28",),
    "can't walk after a fall": ("trauma", "RF30"),
    "can't put weight on my leg": ("RF31",),
    "hot swollen hip": ("RF32",),
    "limping child": ("RF34a", "RF34b"),
    "pregnant and bleeding": ("RF38", "RF39"),
    "testicle pain": ("RF40",),
    "black poo": ("RF42a", "RF42b"),
    "blisters": ("RF44",),
    "thinking of harming myself": ("RF50a", "RF50b"),
}


@pytest.mark.parametrize("phrase", PHRASES)
def test_what_people_say_finds_what_they_expect_among_the_first_three(
    catalog: Catalog, phrase: str
) -> None:
    first = {*found_by(catalog, phrase)[:3], *signs_of(catalog, phrase)}
    assert set(PHRASES[phrase]) - first == set()


# Causes


def test_a_cause_tells_which_of_its_lines_fit_and_which_words_it_never_mentions(
    catalog: Catalog,
) -> None:
    match = best_of(catalog, "tingling down my leg since a xylophone lesson", "sciatica")
    assert match.fits == tuple(
        line for line in catalog.conditions["sciatica"].feels if "ingling" in line or " leg" in line
    )
    assert "since" in match.missing
    assert "xylophone" in match.missing
    assert not {"tingling", "leg"} & set(match.missing)


def test_what_makes_it_worse_or_better_fits_too_and_says_which(catalog: Catalog) -> None:
    sitting = best_of(catalog, "sitting", "ischial-bursitis")
    worse = [line for line in sitting.fits if line.startswith("Worse with: ")]
    assert worse
    told = sitting.condition.worse_with
    assert {line.removeprefix("Worse with: ")[1:] for line in worse} <= {t[1:] for t in told}
    better = [c for c in catalog.conditions.values() if c.better_with]
    for condition in better:
        for line in condition.better_with:
            fits = matches(catalog, [condition], f"{condition.name} {line}").best[0].fits
            assert f"Better with: {line[0].lower()}{line[1:]}" in fits


def test_one_that_is_better_with_something_is_not_found_by_it_as_if_it_were_worse(
    catalog: Catalog,
) -> None:
    condition = next(c for c in catalog.conditions.values() if c.better_with)
    alone = structs.replace(
        condition, feels=("A dull ache",), better_with=("Playing the xylophone",), worse_with=()
    )
    assert matches(catalog, [alone], "xylophone").all == ()
    worse = structs.replace(alone, better_with=(), worse_with=("Playing the xylophone",))
    assert matches(catalog, [worse], "xylophone").all == (worse,)


def test_a_word_in_how_it_feels_counts_more_than_one_in_the_description(catalog: Catalog) -> None:
    plain = structs.replace(
        CONDITIONS[0], feels=("An ache",), worse_with=(), search_words=(), also_called=()
    )
    felt = structs.replace(plain, id="felt", feels=("It feels like a xylophone",))
    told = structs.replace(plain, id="told", summary="Known from players of the xylophone.")
    others = [structs.replace(plain, id=f"other-{number}") for number in range(5)]
    found = matches(catalog, [*others, told, felt], "xylophone").best
    assert [match.condition.id for match in found] == ["felt", "told"]
    assert found[0].score == 2 * found[1].score


def test_a_rare_word_counts_more_than_a_common_one(catalog: Catalog) -> None:
    plain = structs.replace(
        CONDITIONS[0], feels=("An ache",), worse_with=(), search_words=(), also_called=()
    )
    common = [structs.replace(plain, id=f"c{n}", feels=("Like a trumpet",)) for n in range(4)]
    rare = structs.replace(plain, id="rare", feels=("Like a xylophone",))
    found = matches(catalog, [*common, rare], "trumpet or xylophone").best
    assert found[0].condition.id == "rare"
    assert all(found[0].score > match.score for match in found[1:])


def test_of_equals_one_for_self_care_comes_first_and_then_one_felt_in_fewer_places(
    catalog: Catalog,
) -> None:
    offered = next(c for c in CONDITIONS if c.instead is None)
    plain = structs.replace(offered, feels=("Like a xylophone",), search_words=(), worse_with=())
    wide = structs.replace(plain, id="wide", regions=("low-back", "buttock", "hip"))
    narrow = structs.replace(plain, id="narrow", regions=("hip",))
    doctor = structs.replace(plain, id="doctor", regions=("hip",), instead="See a doctor.")
    found = matches(catalog, [doctor, wide, narrow], "xylophone").best
    assert [match.condition.id for match in found] == ["narrow", "wide", "doctor"]


@given(words=SOME_WORDS)
def test_no_cause_that_needs_a_doctor_is_lost_however_little_it_shares(words: str) -> None:
    found = matches(CATALOG, CONDITIONS, words)
    told = [c.id for c in found.all]
    assert len(set(told)) == len(told)
    assert all(c.instead is not None for c in found.doctors)
    for condition in CONDITIONS:
        alone = matches(CATALOG, [condition], words)
        # Alone, it may know fewer words, so that one of them is read as another.
        if condition.instead is not None and alone.all and not alone.read_as:
            assert condition.id in told


@given(words=SOME_WORDS)
def test_the_best_come_first_and_none_has_less_than_half_of_the_best(words: str) -> None:
    best = matches(CATALOG, CONDITIONS, words).best
    scores = [match.score for match in best]
    assert scores == sorted(scores, reverse=True)
    assert all(score >= scores[0] / 2 > 0 for score in scores)


@given(words=SOME_WORDS)
def test_what_fits_stands_in_the_cause_and_what_is_missing_was_said(words: str) -> None:
    for match in matches(CATALOG, CONDITIONS, words).best:
        condition = match.condition
        own = {*condition.feels}
        own |= {f"Worse with: {line[0].lower()}{line[1:]}" for line in condition.worse_with}
        own |= {f"Better with: {line[0].lower()}{line[1:]}" for line in condition.better_with}
        assert set(match.fits) <= own
        assert all(word in words.casefold() for word in match.missing)


def test_a_misspelt_word_is_read_as_a_near_one_and_said_so(catalog: Catalog) -> None:
    found = matches(catalog, catalog.conditions.values(), "tinggling in the butock")
    assert [typed for typed, _ in found.read_as] == ["tinggling", "butock"]
    assert all(near.startswith(typed[:3]) for typed, near in found.read_as)
    right = matches(catalog, catalog.conditions.values(), "tingling in the buttock")
    assert right.read_as == ()
    assert found.all == right.all


@pytest.mark.parametrize("word", ["xylophone", "qwertz", "leg", "sit", "hip"])
def test_a_word_that_is_like_none_or_is_known_is_not_read_as_another(
    catalog: Catalog, word: str
) -> None:
    assert matches(catalog, catalog.conditions.values(), word).read_as == ()


@pytest.mark.parametrize("word", ["pee", "sti", "lge"])
def test_a_short_word_is_never_read_as_another(catalog: Catalog, word: str) -> None:
    assert matches(catalog, catalog.conditions.values(), word).read_as == ()


@pytest.mark.parametrize("words", CATALOG.vocabulary.alike, ids=" ".join)
def test_words_that_mean_the_same_find_the_same(catalog: Catalog, words: tuple[str, ...]) -> None:
    assert len({tuple(found_by(catalog, word)) for word in words}) == 1
    assert len({tuple(signs_of(catalog, word)) for word in words}) == 1


def test_every_line_of_like_words_is_of_use(catalog: Catalog) -> None:
    """One word of each stands in a cause or in a warning sign."""
    for line in catalog.vocabulary.alike:
        assert found_by(catalog, line[0]) or signs_of(catalog, line[0]), line


def test_a_phrase_is_not_found_by_one_of_its_words(catalog: Catalog) -> None:
    """What lies at the back passage is no pain in the back."""
    found = found_by(catalog, "fever and back pain")
    assert found.index("spinal-infection") < found.index("anorectal-abscess")
    fits = best_of(catalog, "lump near my back  passage", "anorectal-abscess").fits
    assert "Throbbing, constant pain near the back passage" in fits
    assert "anorectal-abscess" not in found_by(catalog, "back pain")
    assert found_by(catalog, "Back\nPassage") == found_by(catalog, "back passage")
    assert set(found_by(catalog, "back passage")) == {"anorectal-abscess", "haemorrhoids"}
    assert {"RF04", "RF41a", "RF41b"} == set(signs_of(catalog, "back passage"))


@pytest.mark.parametrize("phrase", CATALOG.vocabulary.phrases)
def test_every_phrase_is_written_as_a_search_reads_it_and_of_use(
    catalog: Catalog, phrase: str
) -> None:
    assert phrase == " ".join(phrase.casefold().split())
    assert found_by(catalog, phrase)
    only = best_of(catalog, f"{phrase} xylophone", found_by(catalog, phrase)[0])
    assert only.missing == ("xylophone",)
    assert len(phrase.split()) > 1


@pytest.mark.parametrize(
    "typed", ["ＦＥＶＥＲ　ａｎｄ　ｂａｃｋ　ｐａｉｎ", "𝐟𝐞𝐯𝐞𝐫 𝐚𝐧𝐝 𝐛𝐚𝐜𝐤 𝐩𝐚𝐢𝐧"], ids=ascii
)
def test_letters_of_another_form_find_the_same(catalog: Catalog, typed: str) -> None:
    assert found_by(catalog, typed) == found_by(catalog, "fever and back pain") != []
    assert signs_of(catalog, typed) == signs_of(catalog, "fever and back pain") != []
    assert found_by(catalog, "ｂａｃｋ passage") == found_by(catalog, "back passage")
    assert found_by(catalog, "ﬁbromyalgia")[0] == "fibromyalgia"


def test_words_nobody_uses_find_nothing(catalog: Catalog) -> None:
    for words in ("xylophone", "", "42 !?", "pain", "the pain", "it hurts when I do", "my pain"):
        found = matches(catalog, catalog.conditions.values(), words)
        assert (found.best, found.doctors) == ((), ())
        assert signs_of(catalog, words) == []


def test_common_words_beside_a_telling_one_change_nothing(catalog: Catalog) -> None:
    assert found_by(catalog, "it hurts when I am sitting") == found_by(catalog, "sitting") != []


@pytest.mark.parametrize(
    ("word", "form"),
    [
        ("sit", "sitting"),
        ("run", "running"),
        ("walk", "walking"),
        ("cough", "coughing"),
        ("ache", "aching"),
        ("tingle", "tingling"),
        ("numb", "numbness"),
        ("stair", "stairs"),
        ("shoot", "shooting"),
        ("burn", "burning"),
        ("lift", "lifting"),
        ("cramp", "cramping"),
    ],
)
def test_a_word_and_its_other_form_find_the_same(catalog: Catalog, word: str, form: str) -> None:
    assert found_by(catalog, word) == found_by(catalog, form) != []


def test_every_cause_is_found_by_its_name_and_by_each_of_its_search_words(
    catalog: Catalog,
) -> None:
    for condition in catalog.conditions.values():
        assert condition.id in found_by(catalog, condition.name)[:3]
        for words in condition.search_words:
            assert condition.id in found_by(catalog, words) or "pain" in words, words


# Warning signs


@given(words=SOME_WORDS)
def test_signs_of_at_most_three_rows_are_told_and_a_milder_half_with_its_other(words: str) -> None:
    told = signs_mentioning(CATALOG, SIGNS, words)
    assert len({sign.id[:4] for sign in told}) <= 3


def test_fever_with_back_pain_is_told_when_it_can_wait_till_today(catalog: Catalog) -> None:
    """The plain sign stands beside its worse half, or a reader would think that none applies."""
    assert {"RF20a", "RF20b"} <= set(signs_of(catalog, "fever and back pain"))
    assert "RF14" in signs_of(catalog, "i had cancer and back pain")


def test_where_many_signs_mention_it_three_are_told(catalog: Catalog) -> None:
    assert sum(" leg" in sign.question for sign in SIGNS) > 5
    assert len({own[:4] for own in signs_of(catalog, "leg")}) == 3


@pytest.mark.parametrize("sign", SIGNS, ids=[sign.id for sign in SIGNS])
def test_a_sign_is_found_by_its_own_question(catalog: Catalog, sign: Sign) -> None:
    found = signs_mentioning(catalog, SIGNS, sign.question)
    assert sign.question in {each.question for each in found}


def test_a_sign_that_holds_only_half_of_what_was_said_is_not_told(catalog: Catalog) -> None:
    assert signs_of(catalog, "a pulsing xylophone") == []
    assert "RF24b" in signs_of(catalog, "pulsing belly")


def test_of_signs_that_hold_as_much_the_more_urgent_comes_first(catalog: Catalog) -> None:
    found = [s for s in signs_mentioning(catalog, SIGNS, "lift foot") if s.id.startswith("RF08")]
    assert [sign.id for sign in found] == ["RF08a", "RF08b"]
    assert [sign.level in URGENT for sign in found] == [True, True]
    assert found[0].level.urgency > found[1].level.urgency


# Anything else with a text


def text_of(condition: Condition) -> str:
    """The name of a condition."""
    return condition.name


def test_those_that_mention_most_of_what_was_said_are_found(catalog: Catalog) -> None:
    conditions = catalog.conditions.values()
    assert [c.id for c in mentioning(catalog, conditions, text_of, "bursitis")] == [
        "iliopsoas-bursitis", "ischial-bursitis",
    ]  # fmt: skip
    found = mentioning(catalog, conditions, text_of, "iliopsoas bursitis")
    assert [c.id for c in found] == ["iliopsoas-bursitis"]


def test_less_than_two_thirds_of_what_was_said_is_nothing(catalog: Catalog) -> None:
    conditions = catalog.conditions.values()
    assert mentioning(catalog, conditions, text_of, "spinal xylophone") == ()
    assert mentioning(catalog, conditions, text_of, "spinal stenosis xylophone") != ()
    assert mentioning(catalog, conditions, text_of, "") == ()
    assert mentioning(catalog, conditions, text_of, "the pain") == ()
    assert mentioning(catalog, (), text_of, "spinal") == ()
