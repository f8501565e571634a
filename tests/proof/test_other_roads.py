"""The roads that came later (care, search, evidence, lists) lead nobody to what is held back."""

import re
from collections.abc import Iterable, Iterator, Sequence
from itertools import cycle, islice

import pytest

from acuguide.catalog.care import CareItem
from acuguide.catalog.records import Catalog
from tests.proof.conftest import DRAWN, FORMS, Ask, Said, about, flat, names_of, traces, yes
from tests.proof.rules import (
    ALL,
    CARE_RULES,
    DOCTOR_FIRST,
    EMERGENCY,
    EVERYONE,
    EXERCISES,
    LEVELS,
    NEVER_OFFERED,
    NO_PILLS,
    REFUSING,
    RULES,
    SAME_DAY,
    WORDS_OF_HELP,
    Rule,
)

Asks = tuple[tuple[str, ...], ...]

PERSONS: dict[str, tuple[Rule, tuple[str, ...]]] = {
    "nobody": (EVERYONE, ()),
    **{name: (rule, (f"{name}=yes",)) for name, rule in RULES.items()},
    **{
        f"{name}, agreed": (rule.agreed, (f"{name}=yes", "clinician=agreed"))
        for name, rule in RULES.items()
        if rule.agreed
    },
}
LISTS: Asks = (
    ("points",),
    *(("points", "--region", region) for region in ("low-back", "buttock", "hip")),
)


@pytest.fixture(scope="module")
def asks_for_care(catalog: Catalog) -> Asks:
    """All care, each kind of it, and that of each condition."""
    names = (*catalog.care, *catalog.conditions)
    return (("care",), *(("care", own) for own in names))


@pytest.fixture(scope="module")
def asks_for_evidence(catalog: Catalog) -> Asks:
    """What is known of everything, and of each point, kind of care and condition."""
    names = (*catalog.points, *catalog.care, *catalog.conditions)
    return (("evidence",), *(("evidence", own) for own in names))


def some(asks: Asks, count: int, start: int) -> Asks:
    """So many of the asks, from a start that differs, so that all of them have their turn."""
    return tuple(islice(cycle(asks), start % len(asks), start % len(asks) + count))


def is_drawn(said: Said) -> bool:
    """Whether it holds a picture: dots, or an SVG."""
    return bool(re.search("[\u2801-\u28ff]", said.text)) or said.text.startswith("SVG ")


def searches(catalog: Catalog, code: str) -> tuple[str, ...]:
    """What someone would say to find a point: its code, its names, its place."""
    point = catalog.points[code]
    return (code, point.pinyin, f"{point.gloss} {point.characters}", point.place)


def found(catalog: Catalog, gone: Iterable[str], said: Said, words: str) -> list[str]:
    """What of some points a search told, beside the words asked and the line that leaves out."""
    told = traces(catalog, gone, said.beside)
    return [trace for trace in told if trace.casefold() not in flat(words).casefold()]


# Points: lists, searches, and whatever else names one


@pytest.mark.parametrize("form", FORMS)
@pytest.mark.parametrize("who", PERSONS)
def test_no_list_of_points_holds_one_that_is_withheld(
    ask: Ask, catalog: Catalog, who: str, form: str
) -> None:
    rule, told = PERSONS[who]
    for words in LISTS:
        said = ask(*words, *about(*told), form=form)
        assert said.code == (3 if rule.refuses else 0)
        assert traces(catalog, rule.codes_withheld, said.beside) == [], words
        if said.data is not None:
            assert not said.offered & rule.codes_withheld


@pytest.mark.parametrize("form", FORMS)
@pytest.mark.parametrize("who", PERSONS)
def test_no_search_finds_a_point_that_is_withheld(
    ask: Ask, catalog: Catalog, who: str, form: str
) -> None:
    rule, told = PERSONS[who]
    gone = sorted(rule.codes_withheld)
    each = tuple((code,) for code in gone)
    for (code,) in some(each, min(len(each), 14 if form == "json" else 4), len(who) * 5):
        for words in searches(catalog, code):
            said = ask("search", words, *about(*told), form=form)
            assert said.code == (3 if rule.urgent else 0)
            assert found(catalog, gone, said, words) == [], words
            if said.data is not None:
                assert not said.offered & rule.codes_withheld


@pytest.mark.parametrize("form", ["plain", "styled"])
@pytest.mark.parametrize("who", [who for who, (rule, _) in PERSONS.items() if not rule.refuses])
def test_whoever_searches_a_point_that_is_withheld_is_told_that_it_is_left_out(
    ask: Ask, who: str, form: str
) -> None:
    rule, told = PERSONS[who]
    for code in sorted(rule.codes_withheld):
        said = ask("search", code, *about(*told), form=form)
        assert said.left_out == {code}


def test_a_search_does_find_what_is_offered_to_someone_well(ask: Ask, catalog: Catalog) -> None:
    """Else nothing could be held back above."""
    for code in sorted(ALL - NEVER_OFFERED):
        place = catalog.points[code].place
        assert code in ask("search", place).offered, place
        assert found(catalog, [code], ask("search", place, form="plain"), place) != []


@pytest.mark.parametrize("form", FORMS)
@pytest.mark.parametrize("sign", sorted(REFUSING))
def test_a_sign_that_refuses_leaves_nothing_to_press_or_do_on_any_road(
    ask: Ask, catalog: Catalog, asks_for_care: Asks, asks_for_evidence: Asks, sign: str, form: str
) -> None:
    urgent = sign in EMERGENCY | SAME_DAY
    start = sorted(REFUSING).index(sign) * 7
    phrases = tuple(("search", words) for code in sorted(ALL) for words in searches(catalog, code))
    for words in (
        ("care",),
        ("search", "pain in my hip"),
        ("search", "bridge"),
        *some(asks_for_care, 4, start),
        *some(asks_for_evidence, 4, start),
        *some(phrases, 4, start),
    ):
        said = ask(*words, *yes(sign), form=form)
        assert said.code == (3 if urgent or words[0] == "care" else 0), words
        if said.refused:
            assert any(help_ in said.told for help_ in WORDS_OF_HELP[LEVELS[sign]]), words
            assert traces(catalog, ALL, said.told) == [], words
        if words[0] == "search":
            assert found(catalog, ALL, said, words[1]) == [], words
            assert not said.data or not said.data.get("care"), words
            assert flat(catalog.care["bridge"].summary) not in said.told, words


@pytest.mark.parametrize("form", FORMS)
@pytest.mark.parametrize("sign", sorted(DOCTOR_FIRST))
def test_a_sign_for_a_doctor_is_told_before_what_a_search_finds(
    ask: Ask, sign: str, form: str
) -> None:
    for words in (("search", "hip stiff"), ("evidence",), ("evidence", "sciatica")):
        assert "doctor" in ask(*words, *yes(sign), form=form).told.split("Causes that")[0]


@pytest.mark.parametrize("form", FORMS)
@pytest.mark.parametrize("who", PERSONS)
def test_evidence_and_care_tell_neither_place_nor_press_of_a_point_that_is_withheld(
    ask: Ask, catalog: Catalog, asks_for_care: Asks, asks_for_evidence: Asks, who: str, form: str
) -> None:
    """They may name one, such as one that a trial used: knowing that is no help to press it."""
    rule, told = PERSONS[who]
    start = len(who) * 7
    places = ALL & rule.codes_withheld
    for words in (*some(asks_for_care, 12, start), *some(asks_for_evidence, 12, start)):
        said = ask(*words, *about(*told), form=form)
        assert said.code == (3 if rule.urgent else 0), words
        names = {name for own in places for name in names_of(catalog, own)}
        assert set(traces(catalog, places, said.told)) <= names, words


# Pictures: cards of points asked for by name, overviews of others


def asks_to_draw(catalog: Catalog, gone: Iterable[str], start: int) -> Asks:
    """Cards of what is withheld, alone and among others, and overviews."""
    held, free = sorted(gone), sorted(ALL - set(gone))
    offered = sorted(own for own, each in catalog.conditions.items() if each.instead is None)
    return (
        *(("points", code) for code in few(held, 5, start)),
        ("points", *few(held, 2, start + 5), *few(free, 2, start)),
        *(("points", "--condition", own) for own in few(offered, 3, start)),
        *LISTS,
    )


def few(words: Sequence[str], count: int, start: int) -> tuple[str, ...]:
    """So many of the words, or all there are, from a start that differs."""
    return tuple(words[(start + own) % len(words)] for own in range(min(count, len(words))))


@pytest.mark.parametrize("form", DRAWN)
@pytest.mark.parametrize("who", PERSONS)
def test_no_picture_holds_what_is_withheld(ask: Ask, catalog: Catalog, who: str, form: str) -> None:
    """Neither on the figure nor in the words around it, but for the line that says so."""
    rule, told = PERSONS[who]
    gone = rule.codes_withheld
    for words in asks_to_draw(catalog, gone, len(who) * 5):
        said = ask(*words, *about(*told), form=form)
        assert traces(catalog, gone, said.beside) == [], words
        by_name = ALL.intersection(words)
        nothing_left = rule.refuses or bool(by_name and by_name <= gone)
        assert is_drawn(said) is not nothing_left, words
        assert said.code == (3 if rule.refuses or (nothing_left and form == "svg") else 0), words


@pytest.mark.parametrize("form", DRAWN)
@pytest.mark.parametrize("sign", sorted(REFUSING))
def test_a_sign_that_refuses_leaves_nothing_drawn(
    ask: Ask, catalog: Catalog, sign: str, form: str
) -> None:
    for words in asks_to_draw(catalog, ALL, sorted(REFUSING).index(sign) * 7):
        said = ask(*words, *yes(sign), form=form)
        assert said.code == 3, words
        assert traces(catalog, ALL, said.text) == [], words
        assert not is_drawn(said), words


@pytest.mark.parametrize("form", DRAWN)
def test_every_point_that_is_offered_is_drawn(ask: Ask, form: str) -> None:
    """Else nothing could be missing above."""
    for code in sorted(ALL - NEVER_OFFERED):
        said = ask("points", code, form=form)
        assert is_drawn(said), code
        assert said.code == 0


# Care


def texts_of(item: CareItem) -> tuple[str, ...]:
    """What a kind of care tells someone to do."""
    return tuple(map(flat, (item.summary, *item.steps, *item.more, item.dose or item.summary)))


def barred(who: str) -> frozenset[str]:
    """The kinds of care that are not for a person, by the table."""
    return frozenset(item for rule in CARE_RULES if who in rule.left_out for item in rule.items)


@pytest.mark.parametrize("form", FORMS)
@pytest.mark.parametrize("who", sorted({own for rule in CARE_RULES for own in rule.left_out}))
def test_no_care_that_is_left_out_is_told_on_any_road(
    ask: Ask, catalog: Catalog, asks_for_care: Asks, who: str, form: str
) -> None:
    roads = (
        *asks_for_care,
        *(("causes", own) for own in catalog.conditions),
        *(("search", words) for item in barred(who) for words in calling(catalog.care[item])),
    )
    forbidden = [text for item in barred(who) for text in texts_of(catalog.care[item])]
    assert forbidden
    for words in roads if form != "styled" else some(roads, 30, len(who) * 9):
        said = ask(*words, *about(f"{who}=yes"), form=form)
        assert said.code == (3 if RULES[who].urgent else 0)
        assert [text for text in forbidden if text in said.told] == [], words
        if said.data is not None and said.data["kind"] == "care":
            assert not barred(who) & {item["id"] for item in said.data["items"]}
        if said.data is not None and said.data["kind"] == "search":
            assert not barred(who) & set(said.data["care"])


def calling(item: CareItem) -> tuple[str, ...]:
    """What someone would say to find a kind of care."""
    return (item.name, *item.also_called[:3], *item.search_words[:2])


def test_someone_well_is_told_every_kind_of_care(ask: Ask, catalog: Catalog) -> None:
    """Else nothing could be left out above."""
    noes = about(*(f"{own}=no" for own in RULES))
    for own, item in catalog.care.items():
        told = ask("care", own, *noes, form="plain").text
        assert [text for text in texts_of(item) if text not in told] == []
    for own in {own for rule in CARE_RULES for own in rule.items} - EXERCISES:
        data = ask("search", catalog.care[own].name, *noes).data
        assert data is not None
        assert own in data["care"]


@pytest.mark.parametrize("who", sorted({own for rule in CARE_RULES for own in rule.left_out}))
def test_whoever_asks_for_what_is_left_out_is_told_why(ask: Ask, who: str) -> None:
    if RULES[who].urgent:
        return
    for item in sorted(barred(who)):
        for form in ("plain", "styled"):
            assert "Not for you" in ask("care", item, *about(f"{who}=yes"), form=form).text
        data = ask("care", item, *about(f"{who}=yes")).data
        assert data is not None
        assert [held["id"] for held in data["left_out"]] == [item]
        assert all(held["because"] for held in data["left_out"])
        every = ask("care", *about(f"{who}=yes"))
        assert every.data is not None
        assert item in {held["id"] for held in every.data["left_out"]}


# A text that names heat, pills or pressing is a suggestion, unless one of these stands in it.
SUGGESTS = {
    "heat": re.compile(r"\b(?:[Hh]eat|[Ww]arm(?:th)?|hot (?:water|pack|bath))\b"),
    "ibuprofen": re.compile(r"ibuprofen|naproxen|[Aa]nti-?inflammatory|NSAID"),
    "acupressure": re.compile(r"\b[Pp]ress (?:the |these |some )?points?\b|[Pp]ressing points"),
}
SAYS_NO = re.compile(
    r"\b(?:[Nn]o|[Nn]ot|never|off|[Ll]eave|[Bb]efore|burn|strain|unclear|disputed)\b"
    # Where this guide offers points at all; and what is known, without a word of advice.
    r"|where this guide offers|better support than the rest|low back pain"
    r"|feel mild tingling, warmth|such as ibuprofen or naproxen$|like ibuprofen help"
)
SILENCED = (
    *(("heat", who) for who in ("numb_skin",)),
    *(("ibuprofen", who) for who in sorted(NO_PILLS)),
    *(("acupressure", who) for who in sorted(CARE_RULES[0].left_out - {"fever"})),
)


def sentences(said: Said) -> Iterator[str]:
    """Each sentence that is told; of JSON those of its texts, without ids."""
    texts = [said.text] if said.data is None else list(strings(said.data))
    for text in texts:
        yield from re.split(r"(?<=[.?!;])\s+|\s[-•]\s", flat(text))


def strings(value: object) -> Iterator[str]:
    """All texts in JSON that are more than an id."""
    if isinstance(value, str):
        yield from (value,) if " " in value else ()
    elif isinstance(value, dict):
        for own in value.values():
            yield from strings(own)
    elif isinstance(value, list):
        for own in value:
            yield from strings(own)


def suggestions(said: Said, what: str) -> list[str]:
    """The sentences that suggest something."""
    told = (each for each in sentences(said) if SUGGESTS[what].search(each))
    return [each for each in told if not SAYS_NO.search(each)]


@pytest.mark.parametrize("form", FORMS)
@pytest.mark.parametrize(("what", "who"), SILENCED)
def test_no_sentence_of_care_or_causes_suggests_what_is_not_for_this_person(
    ask: Ask, catalog: Catalog, asks_for_care: Asks, what: str, who: str, form: str
) -> None:
    """Not even one in passing, in a text about something else."""
    roads = (*asks_for_care, ("causes",), *(("causes", own) for own in catalog.conditions))
    said_to_all = 0
    for words in roads:
        assert suggestions(ask(*words, *about(f"{who}=yes"), form=form), what) == [], words
        said_to_all += len(suggestions(ask(*words, form=form), what))
    assert said_to_all >= 2


@pytest.mark.parametrize("form", FORMS)
@pytest.mark.parametrize("agreed", [(), ("clinician=agreed",)], ids=["not agreed", "agreed"])
def test_causes_leave_out_heat_on_numb_skin_and_pills_that_thin_the_blood(
    ask: Ask, catalog: Catalog, agreed: tuple[str, ...], form: str
) -> None:
    """Rows 9 and 2 of section (b); what a clinician agrees to is light pressing."""
    hot = [flat(each.heat) for each in catalog.conditions.values() if each.heat]
    pills = [flat(p) for each in catalog.conditions.values() if (p := each.anti_inflammatories)]
    told_to_all = ""
    for own in catalog.conditions:
        for road in ("causes", "care"):
            told_to_all += ask(road, own, form=form).told
            numb = ask(road, own, *about("numb_skin=yes", *agreed), form=form)
            assert not [text for text in (*hot, "Heat may", "warm wrap") if text in numb.told]
            for who in NO_PILLS:
                thin = ask(road, own, *about(f"{who}=yes", *agreed), form=form)
                assert not [text for text in (*pills, "Pills such as") if text in thin.told]
    assert all(text in told_to_all for text in pills)
    assert form == "json" or all(text in told_to_all for text in hot)


ASKERS = [
    (item, own)
    for rule in CARE_RULES
    for own in sorted(rule.ask_first - rule.left_out)
    for item in sorted(rule.items)
]


@pytest.mark.parametrize(("item", "who"), ASKERS)
def test_who_must_ask_first_is_told_so_with_the_care_itself(ask: Ask, item: str, who: str) -> None:
    for form in ("plain", "styled"):
        text = ask("care", item, *about(f"{who}=yes"), form=form).text
        assert "Ask first" in text.split(" 1. ")[0]
    data = ask("care", item, *about(f"{who}=yes")).data
    assert data is not None
    assert [bool(entry["ask_first"]) for entry in data["items"]] == [True]


@pytest.mark.parametrize("form", ["plain", "styled"])
@pytest.mark.parametrize("who", sorted(CARE_RULES[-1].ask_first))
def test_who_must_ask_first_is_told_so_where_exercises_are_listed(
    ask: Ask, who: str, form: str
) -> None:
    for words in (("care",), ("care", "sciatica"), ("search", "bridge")):
        text = ask(*words, *about(f"{who}=yes"), form=form).text
        assert "bridge" in text
        assert "sk first" in text, words
