"""The JSON of care, evidence, search, sources and explain: exactly its keys, in its order."""

import json
from typing import Any

import pytest

from acuguide import __version__
from acuguide.catalog.records import Catalog
from acuguide.guide.care import find_care, list_care, weigh
from acuguide.guide.evidence import evidence_for, find_topic
from acuguide.guide.gate import gate
from acuguide.guide.person import About
from acuguide.guide.resting import Use, use_of
from acuguide.guide.searching import search_for
from acuguide.guide.selection import for_codes
from acuguide.pages.care import care_page
from acuguide.pages.cautions import AGREED
from acuguide.pages.library_reports import (
    care_report,
    evidence_report,
    explain_report,
    search_report,
    sources_report,
)
from acuguide.pages.reports import Report, encode
from acuguide.pages.sources import source_page
from acuguide.pages.triage import NONE_NOW
from tests.pages.conftest import NOBODY, PREGNANT, labelled, told, verdict_on

EVERY = ["acuguide", "kind", "notice"]
CARE = [*EVERY, "condition", "items", "left_out", "instead", "helps", "see_someone"]
ITEM = [
    "id", "name", "group", "summary", "steps", "dose", "stop_when", "rating", "support", "why",
    "ask_first", "careful", "more", "articles_say", "sources",
]  # fmt: skip
EVIDENCE = [*EVERY, "about", "headlines", "guidelines", "findings", "nearby"]
HEADLINE = ["id", "question", "answer", "certainty", "sources"]
GUIDELINE = ["id", "body", "place", "year", "updated", "stance", "says", "limits", "sources"]
FINDING = [
    "id", "title", "topic", "bearing", "conditions", "points", "care", "studied", "people",
    "compared", "found", "size", "short", "certainty", "judged_by", "limits", "articles_say",
    "links", "sources",
]  # fmt: skip
SEARCH = [
    *EVERY,
    "asked",
    "signs",
    "causes",
    "need_a_doctor",
    "care",
    "left_out",
    "points",
    "withheld",
    "words",
]
CAUSE = ["id", "name", "fits", "does_not_fit", "missing", "doctor_if", "acupressure"]
SOURCES = [*EVERY, "sources", "rests", "left_out", "differs"]
SOURCE = ["id", "kind", "title", "year", "link", "read"]
WORD = ["id", "name", "also_called", "say", "meaning", "more", "sources"]


def read(report: Report) -> dict[str, Any]:
    """The report as a program reads it."""
    text = encode(report)
    assert text.endswith("}\n")
    assert "\n" not in text[:-1]
    read_back: dict[str, Any] = json.loads(text)
    assert read_back["acuguide"] == __version__
    return read_back


def care_of(
    catalog: Catalog, asked: str | None = None, about: About = NOBODY, sign: str | None = None
) -> dict[str, Any]:
    """The JSON of `care`."""
    verdict = verdict_on(catalog, *([sign] if sign else []), about=about)
    meant = find_care(catalog, asked) if asked else None
    return read(care_report(catalog, list_care(catalog, meant, about), verdict))


def evidence_of(catalog: Catalog, topic: str | None = None) -> dict[str, Any]:
    """The JSON of `evidence`."""
    about = find_topic(catalog, topic) if topic else None
    return read(evidence_report(catalog, evidence_for(catalog, about), verdict_on(catalog)))


def found_for(
    catalog: Catalog, asked: str, about: About = NOBODY, sign: str | None = None
) -> dict[str, Any]:
    """The JSON of `search`."""
    verdict = verdict_on(catalog, *([sign] if sign else []), about=about)
    found = search_for(catalog, asked)
    items = ((item, None) for item in found.care) if not verdict.refuses else ()
    care = weigh(catalog, items, about, verdict.raised)
    points = gate(for_codes(found.points), catalog, verdict, about)
    return read(search_report(catalog, found, care, points, verdict))


# Care


def test_care_has_its_keys_and_every_general_kind(catalog: Catalog) -> None:
    report = care_of(catalog)
    assert list(report) == CARE
    assert (report["kind"], report["condition"], report["instead"]) == ("care", None, None)
    assert {item["id"] for item in report["items"]} == {
        own.id for own in catalog.care.values() if own.general
    }
    for item in report["items"]:
        own = catalog.care[item["id"]]
        assert list(item) == ITEM
        assert item["why"] is None
        rated = (own.support.rating.value, own.support.text) if own.support else (None, None)
        assert (item["rating"], item["support"]) == rated
        assert item["articles_say"] == own.articles_say
        supporting = own.support.sources if own.support else ()
        assert set(item["sources"]) == {*own.sources, *supporting}
        assert len(set(item["sources"])) == len(item["sources"])


def test_care_of_a_condition_says_why_and_begins_with_it(catalog: Catalog) -> None:
    report = care_of(catalog, "sciatica")
    assert report["condition"] == "sciatica"
    why = {item["id"]: item["why"] for item in report["items"]}
    assert [own for own, text in why.items() if text] == list(why)[:3]
    for own in list(why)[:3]:
        assert why[own] in [each.why for each in catalog.care[own].named_for]


def test_care_of_a_condition_not_for_self_care_is_what_to_do_instead(catalog: Catalog) -> None:
    report = care_of(catalog, "tumour")
    assert (report["items"], report["left_out"]) == ([], [])
    assert report["instead"] == catalog.conditions["tumour"].instead


def test_care_of_a_condition_has_what_its_own_text_says_as_the_page_does(catalog: Catalog) -> None:
    assert (care_of(catalog)["helps"], care_of(catalog)["see_someone"]) == ([], None)
    for own, condition in catalog.conditions.items():
        for about in (NOBODY, told(numb_skin=True, blood_thinner=True)):
            report = care_of(catalog, own, about)
            page = care_page(catalog, list_care(catalog, condition, about), verdict_on(catalog))
            assert report["helps"] == labelled(page, "What helps")
            assert labelled(page, "When to see someone") == [report["see_someone"]]


def test_heat_and_pills_of_a_condition_are_told_to_whom_they_are_for(catalog: Catalog) -> None:
    condition = catalog.conditions["ankylosing-spondylitis"]
    assert care_of(catalog, condition.id)["helps"] == []
    for condition in catalog.conditions.values():
        if condition.instead is None and condition.heat:
            helps = [*condition.helps, condition.heat, condition.anti_inflammatories]
            assert care_of(catalog, condition.id)["helps"] == list(filter(None, helps))
            assert (
                condition.heat not in care_of(catalog, condition.id, told(numb_skin=True))["helps"]
            )


def test_what_is_left_out_of_care_says_why(catalog: Catalog) -> None:
    report = care_of(catalog, about=told(numb_skin=True))
    assert [list(each) for each in report["left_out"]] == [["id", "because"]] * 3
    left = {each["id"]: each["because"] for each in report["left_out"]}
    assert set(left) == {"heat", "ice", "rub-on"}
    assert "burn" in left["heat"]
    assert set(left).isdisjoint(item["id"] for item in report["items"])


def test_whoever_must_ask_first_is_told_with_the_item(catalog: Catalog) -> None:
    (item,) = care_of(catalog, "bridge", told(pregnant=True))["items"]
    assert "midwife" in item["ask_first"][0]
    assert item["ask_first"][0] not in item["careful"]
    (open_,) = care_of(catalog, "bridge")["items"]
    assert open_["ask_first"] == []
    assert item["ask_first"][0] in open_["careful"]


# Evidence


@pytest.mark.parametrize("topic", [None, "sciatica", "GB30", "heat", "labral-tear"])
def test_evidence_has_its_keys(catalog: Catalog, topic: str | None) -> None:
    report = evidence_of(catalog, topic)
    assert list(report) == EVIDENCE
    assert (report["kind"], report["about"]) == ("evidence", topic)
    assert all(list(each) == HEADLINE for each in report["headlines"])
    assert all(list(each) == GUIDELINE for each in report["guidelines"])
    assert all(list(each) == FINDING for each in (*report["findings"], *report["nearby"]))
    assert report["guidelines"] or topic == "heat"


def test_evidence_of_all_has_every_finding_with_its_links(catalog: Catalog) -> None:
    report = evidence_of(catalog)
    assert [each["id"] for each in report["findings"]] == list(catalog.findings)
    assert [each["id"] for each in report["headlines"]] == list(catalog.headlines)
    assert report["nearby"] == []
    for each in report["findings"]:
        assert each["articles_say"] == catalog.findings[each["id"]].articles_say
        links = [catalog.sources[own].link for own in each["sources"]]
        assert each["links"] == [link for link in links if link]
    assert {each["bearing"] for each in report["findings"]} == {
        "for", "against", "mixed", "unclear",
    }  # fmt: skip


def test_what_is_nearby_stands_apart_from_what_is_on_just_this(catalog: Catalog) -> None:
    report = evidence_of(catalog, "sciatica")
    assert all("sciatica" in each["conditions"] for each in report["findings"])
    assert report["findings"]
    assert not any("sciatica" in each["conditions"] for each in report["nearby"])
    assert evidence_of(catalog, "GB30")["findings"] == []


# Search


def test_search_has_its_keys(catalog: Catalog) -> None:
    for asked in ("hurts when I sit", "numb in both legs", "腎俞", "xyzzy"):
        report = found_for(catalog, asked)
        assert list(report) == SEARCH
        assert (report["kind"], report["asked"]) == ("search", asked)
        assert all(list(each) == CAUSE for each in report["causes"])
        assert all(list(each) == ["id", "level", "question", "action"] for each in report["signs"])
        assert all(list(each) == ["code", "pinyin", "place"] for each in report["points"])


def test_a_cause_found_says_what_fits_and_what_does_not(catalog: Catalog) -> None:
    for each in found_for(catalog, "tingling down the leg")["causes"]:
        condition = catalog.conditions[each["id"]]
        assert each["fits"]
        assert each["does_not_fit"] == list(condition.against)
        assert each["doctor_if"] == condition.doctor_if
        assert each["acupressure"] == condition.acupressure.value


def test_a_warning_sign_found_says_what_to_do(catalog: Catalog) -> None:
    signs = found_for(catalog, "numb in both legs")["signs"]
    assert signs[0]["level"] == "emergency"
    assert signs[0]["action"].startswith("Call an ambulance")


@pytest.mark.parametrize(("about", "sign"), [(PREGNANT, None), (NOBODY, "RF33")])
def test_no_point_is_found_for_whom_points_are_refused(
    catalog: Catalog, about: About, sign: str | None
) -> None:
    assert [each["code"] for each in found_for(catalog, "腎俞")["points"]] == ["BL23"]
    assert found_for(catalog, "腎俞", about, sign)["points"] == []


# Sources and terms


def test_sources_have_their_keys(catalog: Catalog) -> None:
    report = read(sources_report(catalog, catalog.sources.values(), Use()))
    assert list(report) == SOURCES
    assert report["kind"] == "sources"
    assert (report["rests"], report["left_out"], report["differs"]) == ([], [], [])
    assert all(list(each) == SOURCE for each in report["sources"])
    assert [each["id"] for each in report["sources"]] == list(catalog.sources)
    assert [each["id"] for each in report["sources"] if each["read"] is None] == ["OUR"]


def test_one_source_says_what_rests_on_it(catalog: Catalog) -> None:
    source = catalog.sources["TU24"]
    report = read(sources_report(catalog, (source,), use_of(catalog, source)))
    (only,) = report["sources"]
    assert only["link"] == source.link
    assert all(list(each) == ["in", "ids"] for each in report["rests"])
    rests = {each["in"]: each["ids"] for each in report["rests"]}
    assert "sciatica" in rests["conditions"]
    assert "needles-sciatica-2024" in rests["evidence"]


def test_an_article_says_what_of_it_is_not_repeated_and_where_this_guide_differs(
    catalog: Catalog,
) -> None:
    source = catalog.sources["S0"]
    report = read(sources_report(catalog, (source,), use_of(catalog, source)))
    page = source_page(source, use_of(catalog, source))
    assert report["left_out"]
    assert report["differs"]
    assert labelled(page, "What this guide does not repeat of it") == [
        f"{each['because']} ({each['reason']}, {each['id']})" for each in report["left_out"]
    ]
    assert labelled(page, "Where this guide and our articles differ") == [
        f"{each['id']}: {each['says']}" for each in report["differs"]
    ]


def test_terms_have_their_keys(catalog: Catalog) -> None:
    report = read(explain_report(catalog, catalog.words.values()))
    assert list(report) == [*EVERY, "words"]
    assert report["kind"] == "explain"
    assert all(list(each) == WORD for each in report["words"])
    assert [(each["id"], each["say"], each["meaning"]) for each in report["words"]] == [
        (word.id, word.say, word.meaning) for word in catalog.words.values()
    ]
    assert any(each["say"] for each in report["words"])


# The notice


def test_the_notice_is_in_each_after_what_a_milder_sign_asks_for(catalog: Catalog) -> None:
    notice = catalog.vocabulary.notice
    assert care_of(catalog)["notice"] == notice
    for report in (care_of(catalog, sign="RF47"), found_for(catalog, "stiff", sign="RF47")):
        assert report["notice"].endswith(notice)
        assert "Book a doctor or physiotherapist soon." in report["notice"]


def test_points_found_come_with_what_has_to_be_judged_or_agreed_first(catalog: Catalog) -> None:
    wait = "Just after a big meal, alcohol or drugs: wait."
    notice = found_for(catalog, "BL40")["notice"]
    assert notice.startswith(catalog.vocabulary.notice)
    assert "Behind the knee: lightly" in notice
    assert wait in notice
    assert wait not in found_for(catalog, "BL40", told(meal=False))["notice"]
    assert wait not in found_for(catalog, "limping")["notice"]
    assert wait not in found_for(catalog, "腎俞", told(weak_bones=True))["notice"]
    assert AGREED in found_for(catalog, "BL40", told(device=True))["notice"]


def test_a_refusal_and_care_left_out_are_in_the_json_of_search(catalog: Catalog) -> None:
    """Nothing found and nothing offered must not look alike."""
    report = found_for(catalog, "BL23", told(pregnant=True))
    assert report["points"] == []
    assert "Ask your midwife or doctor before you press any point." in report["notice"]
    assert "before you press any point" not in found_for(catalog, "BL23")["notice"]
    report = found_for(catalog, "hot water bottle", sign="RF33")
    assert (report["care"], report["left_out"]) == ([], [])
    assert NONE_NOW in report["notice"]
    assert NONE_NOW not in found_for(catalog, "hot water bottle", PREGNANT)["notice"]
    report = found_for(catalog, "ibuprofen", told(blood_thinner=True))
    assert [each["id"] for each in report["left_out"]] == ["ibuprofen"]
