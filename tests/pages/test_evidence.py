"""The pages of evidence: for and against, what of, in whom, how sure; needles are not fingers."""

import re
from textwrap import dedent

import pytest

from acuguide.catalog.evidence import Bearing, Certainty, JudgedBy, Stance
from acuguide.catalog.records import Catalog
from acuguide.guide.evidence import evidence_for, find_topic
from acuguide.pages.document import Aside, Beside, Document, Heading, Prose, Row, Warn
from acuguide.pages.evidence import (
    BEARING_WORDS,
    CERTAINTY_WORDS,
    JUDGED_WORDS,
    NEEDLES_ARE_NOT_FINGERS,
    NO_POINT,
    NO_STUDY,
    STANCE_WORDS,
    evidence_page,
)
from acuguide.render.plain import render_plain
from tests.pages.conftest import labelled, shown, verdict_on

CLAIMS = re.compile(r"proven to cure|restores balance|detox|root cause", re.IGNORECASE)


def page_on(catalog: Catalog, topic: str | None = None, sign: str | None = None) -> Document:
    """The page of `evidence` on a topic, or on all."""
    verdict = verdict_on(catalog, *([sign] if sign else []))
    about = find_topic(catalog, topic) if topic else None
    return evidence_page(catalog, evidence_for(catalog, about), verdict)


def topics(catalog: Catalog) -> list[str]:
    """Everything that can be asked about."""
    return [*catalog.conditions, *catalog.points, *catalog.care]


def parts(document: Document, level: int = 2) -> list[str]:
    """The headings of a level."""
    return [b.text for b in document if isinstance(b, Heading) and b.level == level]


def under(document: Document, heading: str) -> Document:
    """The blocks of a part, up to the next one."""
    start = document.index(Heading(heading, 2)) + 1
    ends = [i for i, b in enumerate(document) if isinstance(b, Heading) and b.level < 3]
    return document[start : next((i for i in ends if i >= start), len(document))]


def findings_in(document: Document, heading: str) -> list[str]:
    """The titles of the findings in a part, told in full or in a line."""
    part = under(document, heading)
    return [b.text for b in part if isinstance(b, Heading)] or [
        b.label for b in part if isinstance(b, Row)
    ]


def test_every_word_of_the_records_has_its_words_on_the_page() -> None:
    for enum, words in (
        (Bearing, BEARING_WORDS), (Certainty, CERTAINTY_WORDS), (JudgedBy, JUDGED_WORDS),
        (Stance, STANCE_WORDS),
    ):  # fmt: skip
        assert set(words) == set(enum)
        assert len(set(words.values())) == len(words)


# All of it


def test_the_whole_has_the_short_answers_the_guidelines_and_every_study_in_a_line(
    catalog: Catalog,
) -> None:
    page = page_on(catalog)
    assert page[0] == Heading("What studies and guidelines say")
    assert parts(page) == [
        "In short", "Guidelines", "Studies: for", "Studies: against", "Studies: for and against",
        "Studies: not clear",
    ]  # fmt: skip
    questions = [b.label for b in under(page, "In short") if isinstance(b, Row)]
    assert questions == [each.question for each in catalog.headlines.values()]
    for bearing, words in BEARING_WORDS.items():
        assert findings_in(page, f"Studies: {words.lower()}") == [
            each.title for each in catalog.findings.values() if each.bearing is bearing
        ]
    lines = {b.label: b.text for b in page if isinstance(b, Row)}
    assert all(lines[each.title] == each.short for each in catalog.findings.values())


def test_an_answer_says_how_sure_it_is(catalog: Catalog) -> None:
    answers = {b.label: b.text for b in under(page_on(catalog), "In short") if isinstance(b, Row)}
    for each in catalog.headlines.values():
        sure = f" (How sure: {each.certainty}.)" if each.certainty else ""
        assert answers[each.question] == f"{each.answer}{sure}"
    assert sum("(How sure: " in text for text in answers.values()) >= 15


def test_those_against_are_told_as_plainly_as_those_for(catalog: Catalog) -> None:
    against = findings_in(page_on(catalog), "Studies: against")
    assert "Real needles or sham needles (the GERAC trial)" in against
    assert "Paracetamol for new back pain (the PACE trial)" in against
    assert any("exact point" in title for title in against)


def test_guidelines_disagree_and_each_has_its_date(catalog: Catalog) -> None:
    (compared,) = (b for b in under(page_on(catalog), "Guidelines") if isinstance(b, Beside))
    said = dict(compared.columns)
    assert list(said) == [
        "NICE (guideline NG59) (United Kingdom), 2016, updated 2020",
        "World Health Organization (the whole world), 2023",
        "American College of Physicians (United States), 2017",
    ]
    nice, who, acp = said.values()
    assert nice[0] == "Do not offer needles."
    assert who[0] == acp[0] == "Needles may be tried."
    assert "out of date" in acp[-1]
    for guideline, lines in zip(catalog.guidelines.values(), said.values(), strict=True):
        assert set(guideline.says) <= set(lines)


# One thing


def test_one_finding_on_a_page(catalog: Catalog) -> None:
    text = render_plain(page_on(catalog, "sciatica"), 80)
    start = text.index("Needles for sciatica from a slipped disc\n\n")
    assert text[start:].startswith(
        dedent("""\
        Needles for sciatica from a slipped disc

        What was studied: Needle acupuncture, 10 sessions in 4 weeks, for long-lasting
          sciatica from a slipped disc
        In whom: 216 people in hospitals in China
        Against what: Sham needles
        Found: """)
    )
    assert dedent("""\
        How certain: Moderate, as we judge.
        Limits: One country, specialist hospitals, needles only. It needs to be
          repeated.
        """) in text  # fmt: skip


def test_every_study_of_a_thing_is_told_in_full_with_its_links(catalog: Catalog) -> None:
    told = set()
    for topic in topics(catalog):
        page = page_on(catalog, topic)
        for title in parts(page, 3):
            (finding,) = (each for each in catalog.findings.values() if each.title == title)
            told.add(finding.id)
            start = page.index(Heading(title, 3)) + 1
            own = page[start : page.index(Aside(_sources(catalog, finding.sources)), start)]
            rows = {b.label: b.text for b in own if isinstance(b, Row)}
            assert rows["What was studied"] == finding.studied
            assert rows["In whom"] == finding.people
            assert rows["Against what"] == finding.compared
            assert rows["Found"] == finding.found
            assert rows["How large"] == finding.size
            assert rows["How certain"].split(",")[0] == CERTAINTY_WORDS[finding.certainty]
            assert rows.get("Limits") == finding.limits
            assert rows.get("Our articles differ") == finding.articles_say
            links = [catalog.sources[source].link for source in finding.sources]
            assert rows.get("Link", "").split() == [link for link in links if link]
    bearing = (each for each in catalog.findings.values() if each.conditions or each.care)
    assert told >= {each.id for each in bearing}


def _sources(catalog: Catalog, ids: tuple[str, ...]) -> str:
    return "Sources: " + "; ".join(catalog.sources[own].title for own in ids) + "."


def test_who_judged_how_certain_it_is_stands_beside_it(catalog: Catalog) -> None:
    found = set()
    for topic in topics(catalog):
        page = page_on(catalog, topic)
        titles, judged = parts(page, 3), labelled(page, "How certain")
        for title, text in zip(titles, judged, strict=True):
            (finding,) = (each for each in catalog.findings.values() if each.title == title)
            ours = finding.judged_by is JudgedBy.US
            assert text.endswith(", as we judge." if ours else ", as its authors judge.")
            found.add(ours)
    assert found == {True, False}


def test_what_was_found_stands_under_which_way_it_speaks(catalog: Catalog) -> None:
    page = page_on(catalog, "sciatica")
    assert parts(page) == ["In short", "For", "Not clear", "Pressing in general", "Guidelines"]
    for bearing, words in BEARING_WORDS.items():
        if Heading(words, 2) in page:
            assert findings_in(page, words) == [
                each.title
                for each in catalog.findings.values()
                if "sciatica" in each.conditions and each.bearing is bearing
            ]


def test_where_nothing_was_studied_the_page_says_so(catalog: Catalog) -> None:
    for topic in topics(catalog):
        page = page_on(catalog, topic)
        studied = bool(parts(page, 3))
        assert studied == (Prose(NO_STUDY) not in page and Prose(NO_POINT) not in page)
        assert (Prose(NO_POINT) in page) <= (topic in catalog.points)
    assert Prose(NO_STUDY) in page_on(catalog, "labral-tear")
    assert Prose(NO_POINT) in page_on(catalog, "GB30")


def test_what_is_known_of_pressing_at_all_stands_apart_for_a_point(catalog: Catalog) -> None:
    page = page_on(catalog, "GB30")
    assert page[0] == Heading("What is known about GB30 Huántiào")
    assert parts(page) == ["In short", "Pressing in general", "Guidelines"]
    pressing = [each for each in catalog.findings.values() if each.topic in {"pressing", "ear"}]
    assert findings_in(page, "Pressing in general") == [each.title for each in pressing]
    assert not any("needle" in b.text.casefold() for b in under(page, "In short")
                   if isinstance(b, Row))  # fmt: skip


@pytest.mark.parametrize("topic", [None, "sciatica", "GB30", "acupuncture"])
def test_needles_are_not_fingers_on_any_page_that_tells_of_needles(
    catalog: Catalog, topic: str | None
) -> None:
    page = page_on(catalog, topic)
    assert Prose(NEEDLES_ARE_NOT_FINGERS) in page
    assert page.index(Prose(NEEDLES_ARE_NOT_FINGERS)) < page.index(Heading("Guidelines", 2))


def test_a_condition_not_for_self_care_is_told_what_to_do_and_no_general_findings(
    catalog: Catalog,
) -> None:
    """Whoever may have a tumour is not shown what exercise does for a sore back."""
    for condition in catalog.conditions.values():
        if condition.instead is None:
            continue
        page = page_on(catalog, condition.id)
        warning = page[1]
        assert isinstance(warning, Warn)
        assert warning.lines == (condition.instead,)
        own = [each for each in catalog.findings.values() if condition.id in each.conditions]
        assert parts(page, 3) == [each.title for each in own]
        assert "as well as moving" not in shown(page)
        assert "in general" not in " ".join(parts(page))


def test_what_a_milder_sign_asks_for_comes_first(catalog: Catalog) -> None:
    doctor = page_on(catalog, "sciatica", sign="RF47")[1]
    assert isinstance(doctor, Warn)
    assert doctor.title == "See a doctor soon"


def test_no_page_of_evidence_claims_what_nobody_showed(catalog: Catalog) -> None:
    for topic in (None, *topics(catalog)):
        assert CLAIMS.search(shown(page_on(catalog, topic))) is None
