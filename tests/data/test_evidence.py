"""What studies found: only numbers that were read, with links, and for and against.

Pinned by hand from the reference's table of evidence, where [M] marks what is from memory.
"""

import re

import pytest

from acuguide.catalog.evidence import Bearing, Certainty, JudgedBy
from acuguide.catalog.records import Catalog
from acuguide.catalog.sources import SourceKind
from tests.data.conftest import DATA, support_of, texts

# Every number that the reference lets stand in each finding ([R] and [R2]), rounded where it
# is said so, and the codes of points.
NUMBERS = {
    "needles-usual-care-2020": "33 8,270 67 100 5 10 3 17 1,054 4 16 1,381",
    "needles-sham-gerac": "1,162 6 47.6 44.2 27.4 3.4 3.7 10.3 17 20 100",
    "needles-pooled-2018": "39 20,827 0.2 0.5 15 100",
    "needles-pooled-2012": "29 17,922 0.23 0.13 0.33 0.55 0.51 0.58",
    "needles-older-adults-2025": (
        "800 65 6 1.0 0.1 1.9 1.5 30 100 39.1 43.8 29.4 39 44 29 10 14"  # 39.1 and 43.8 less 29.4
    ),
    "needles-review-2017": "2017",
    "needles-overview-2015": "16",
    "needles-network-2022": "44",
    "needles-sciatica-2024": "216 10 4 30.8 14.9 16 21 11 8 5 52",
    "needles-sciatica-2015": "12 1,842 1.21 1.25",
    "needles-piriformis-2021": "30",
    "needles-hip-2018": "6 413 2",
    "pressing-self-pilot-2019": "67 22 23 6 3 27 30",
    "pressing-review-2021": "23 2,400 0.32 0.02 0.61 2 180 0.88 0.65 1.10 3 335",
    "pressing-review-2020": "6 468 4 30 100",
    "pressing-practitioner-2006": "129 1 3.8 5.7 1.9 6",
    "pressing-sham-2022": "84 20 4",
    "pressing-veterans": "297",
    "pressing-app-clinic": "6",
    "ear-points-2025": "272 60 1.73",
    "ear-review-2017": "7",
    "ear-one-group-2021": "25 30 100 4 3",
    "active-back-2010": "2 401 0.22 0.02 0.41 0.29 0.09 0.49",
    "active-sciatica-2010": "0.03 0.24 0.18",
    "exercise-chronic-2021": "15 100 12 18 35 2,746 7 5 8 38 2,942 10",
    "exercise-who-2023": "13 0.33 0.58 0.08 0.31 0.57 0.05",
    "exercise-outer-hip-2018": "204 8 51 66 38 65 20 68 49 35 64 100",
    "heat-2006": "5 1 1.06 0 0.68 1.45 2 258 32 100 90",
    "cold-2006": "",
    "nsaids-new-pain-2020": "32 5,356",
    "nsaids-long-pain": "13",
    "nsaids-sciatica": "10 1,651",
    "paracetamol-trial-2014": "550 549 553 1,652 17 16",  # 1,652 is all three groups
    "paracetamol-review": "2 1,785",
    "massage-2015": "25 9",
    "needles-or-usual-care": "",
    "needles-or-sham": "",
    "guidelines-on-needles": "2016 2020 2023 2017 5",
    "pressing-yourself": "67 6",
    "which-point": "272 60",
    "needles-for-sciatica": "216",
    "needles-for-hip-arthritis": "",
    "outer-hip": "",
    "piriformis-or-deep-buttock": "",
    "stay-active-or-rest": "",
    "exercise-for-long-pain": "",
    "warmth": "",
    "cold": "",
    "anti-inflammatory-pills": "",
    "paracetamol-alone": "",
    "being-massaged": "",
}
HEADLINES = list(NUMBERS)[list(NUMBERS).index("needles-or-usual-care") :]
FINDINGS = [name for name in NUMBERS if name not in HEADLINES]
# What is [M] in the reference: the gain over sham needles of Mu 2020 with its range and its
# people; of anti-inflammatories in new pain, and in sciatica; what Furlan 2015 says of its
# confidence; the DOI of Chou 2017; what NICE says of further pills.
FROM_MEMORY = [
    r"\b9\.22\b",
    r"\b13\.82\b",
    r"\b4\.61\b",
    r"\b1,?403\b",
    r"\b7\.3\b",
    r"\b4\.6\b",
    r"very little confidence",
    r"M16-2459",
    r"\bSSRIs?\b",
    r"tricyclic",
    r"anticonvulsant",
    r"gabapentin",
]
# The grade as the reference has it; of a range, the lower end. `insufficient` where the result
# was not read.
CERTAINTY = {
    "needles-usual-care-2020": "low",
    "needles-sham-gerac": "high",
    "needles-pooled-2018": "moderate",
    "needles-pooled-2012": "moderate",
    "needles-older-adults-2025": "low",
    "needles-overview-2015": "low",
    "needles-network-2022": "low",
    "needles-sciatica-2024": "moderate",
    "needles-sciatica-2015": "very_low",
    "needles-piriformis-2021": "very_low",
    "needles-hip-2018": "moderate",
    "pressing-self-pilot-2019": "very_low",
    "pressing-review-2021": "low",
    "pressing-review-2020": "low",
    "pressing-practitioner-2006": "moderate",
    "pressing-sham-2022": "insufficient",
    "pressing-veterans": "insufficient",
    "pressing-app-clinic": "very_low",
    "ear-review-2017": "low",
    "ear-one-group-2021": "very_low",
    "active-back-2010": "moderate",
    "active-sciatica-2010": "low",
    "exercise-chronic-2021": "moderate",
    "exercise-outer-hip-2018": "moderate",
    "heat-2006": "moderate",
    "cold-2006": "insufficient",
    "nsaids-long-pain": "insufficient",
    "nsaids-sciatica": "insufficient",
    "paracetamol-trial-2014": "high",
    "paracetamol-review": "high",
    "massage-2015": "very_low",
}
# The reference names these addresses.
LINKS = {
    "ACP17": "10.7326/M16-2367",
    "WHO23": "guidelinecentral.com/guideline/3352095",
    "MU20": "PMC8095030",
    "VICKERS18": "PMC5927830",
    "VICKERS12": "PMC3658605",
    "HAAKE07": "10.1001/archinte.167.17.1892",
    "DEBAR25": "10.1001/jamanetworkopen.2025.31348",
    "LIU15": "PMC4364128",
    "NMA22": "PMC9208133",
    "LI21": "10.1155/2021/8862399",
    "GODLEY20": "10.1016/j.ctcp.2020.101146",
    "HSIEH06": "10.1136/bmj.38744.672616.AE",
    "GHANBARI22": "10.5812/jjcdc-129792",
    "EAR25": "10.1093/pm/pnaf035",
    "KAWI21": "PMC7876936",
    "TU24": "10.1001/jamainternmed.2024.5463",
    "JI15": "PMC4575738",
    "MANHEIMER18": "CD013010",
    "DAHM10": "CD007612",
    "HAYDEN21": "PMC8477273",
    "WHOREV23": "PMC10684665",
    "FRENCH06": "CD004750",
    "VANDERGAAG20": "CD013581",
    "ENTHOVEN16": "CD012087",
    "RASMUSSEN": "CD012382",
    "COCHRANE_PARA": "CD012230",
    "FURLAN15": "CD001929",
}
STUDIES = {SourceKind.TRIAL, SourceKind.REVIEW, SourceKind.GUIDELINE}
# Which way each headline answers, in words that its answer must have.
ANSWERS = {
    "needles-or-usual-care": ("small", "short", "stayed below"),
    "needles-or-sham": ("little", "no clear difference"),
    "guidelines-on-needles": ("No.", "NICE", "2023", "2017", "out of date"),
    "pressing-yourself": ("67 people", "No group pressed sham points", "no better"),
    "which-point": ("Nobody has shown", "wrong points"),
    "needles-for-sciatica": ("China", "repeated", "nothing about pressing"),
    "needles-for-hip-arthritis": ("little or no difference",),
    "outer-hip": ("exercise", "no good study of acupressure"),
    "piriformis-or-deep-buttock": ("weak studies",),
    "stay-active-or-rest": ("small gain", "about the same"),
    "exercise-for-long-pain": ("Probably",),
    "warmth": ("little", "short time"),
    "cold": ("Nobody knows",),
    "anti-inflammatory-pills": ("A little, for a short time", "stomach"),
    "paracetamol-alone": ("No.",),
    "being-massaged": ("Perhaps", "weak"),
}


def numbers_in(text: str) -> set[str]:
    return set(re.findall(r"\d+(?:[.,]\d+)*", text))


def test_all_findings_and_headlines_are_looked_at(catalog: Catalog) -> None:
    assert sorted(catalog.findings) == sorted(FINDINGS)
    assert sorted(catalog.headlines) == sorted(HEADLINES) == sorted(ANSWERS)


@pytest.mark.parametrize("name", FINDINGS)
def test_a_finding_has_no_number_that_was_not_read(name: str, catalog: Catalog) -> None:
    said = numbers_in(" ".join(texts(catalog.findings[name])))
    assert said - set(NUMBERS[name].split()) == set()


@pytest.mark.parametrize("name", HEADLINES)
def test_a_headline_has_no_number_that_was_not_read(name: str, catalog: Catalog) -> None:
    said = numbers_in(" ".join(texts(catalog.headlines[name])))
    assert said - set(NUMBERS[name].split()) == set()


@pytest.mark.parametrize("pattern", FROM_MEMORY)
def test_nothing_from_memory_stands_in_the_data(pattern: str) -> None:
    found = [
        path.name
        for path in DATA.rglob("*.yaml")
        if re.search(pattern, path.read_text(encoding="utf-8"), re.IGNORECASE)
    ]
    assert found == []


def test_no_size_is_given_for_anti_inflammatories_anywhere(catalog: Catalog) -> None:
    """In long-lasting pain it is "about 7" from memory, too common a number to search for."""
    counts = {"32", "5,356", "13", "1,651", "10", "5"}
    item = catalog.care["ibuprofen"]
    known = support_of(item).text
    support = " ".join([item.summary, known, *item.more])
    assert numbers_in(support) <= counts
    for text in (item.summary, known):
        assert not re.search(r"\bpoints?\b|\b(?:seven|four)\b", text)


@pytest.mark.parametrize("name", CERTAINTY)
def test_a_finding_is_no_surer_than_the_reference(name: str, catalog: Catalog) -> None:
    assert catalog.findings[name].certainty.value == CERTAINTY[name]


def test_the_rest_is_graded_by_the_lower_of_two_grades(catalog: Catalog) -> None:
    """The reference grades these twice, or gives two grades for two questions."""
    rest = {name: catalog.findings[name] for name in set(FINDINGS) - set(CERTAINTY)}
    assert sorted(rest) == [
        "ear-points-2025",
        "exercise-who-2023",
        "needles-review-2017",
        "nsaids-new-pain-2020",
    ]
    assert {finding.certainty for finding in rest.values()} == {Certainty.LOW}


@pytest.mark.parametrize("name", FINDINGS)
def test_a_finding_whose_result_was_not_read_is_not_for_or_against(
    name: str, catalog: Catalog
) -> None:
    finding = catalog.findings[name]
    if "not read" in finding.found or "no result" in finding.found.lower():
        assert finding.bearing is Bearing.UNCLEAR
        assert finding.judged_by is JudgedBy.US
    if finding.certainty is Certainty.INSUFFICIENT:
        assert finding.bearing is Bearing.UNCLEAR


@pytest.mark.parametrize("name", FINDINGS)
def test_a_finding_rests_on_a_trial_a_review_or_a_guideline(name: str, catalog: Catalog) -> None:
    kinds = {catalog.sources[source].kind for source in catalog.findings[name].sources}
    assert kinds & STUDIES


@pytest.mark.parametrize("name", LINKS)
def test_a_study_has_the_link_of_the_reference(name: str, catalog: Catalog) -> None:
    assert (catalog.sources[name].link or "").rstrip("/").endswith(LINKS[name])


def test_every_study_that_is_cited_has_a_link_unless_the_reference_has_none(
    catalog: Catalog,
) -> None:
    cited = {source for finding in catalog.findings.values() for source in finding.sources}
    cited |= {source for each in catalog.guidelines.values() for source in each.sources}
    studies = {name for name in cited if catalog.sources[name].kind in STUDIES}
    assert {name for name in studies if catalog.sources[name].link is None} == {
        "CHOU17",  # its DOI is from memory
        "FREE_CLINIC",
        "HOPAYIAN23",
        "LEAP18",
        "MURPHY19",
        "NICE59",
        "PACE14",
        "UMBRELLA",
        "VA23",
        "VIJ21",
        "YEH17",
    }


@pytest.mark.parametrize("name", HEADLINES)
def test_a_headline_answers_as_the_reference_does(name: str, catalog: Catalog) -> None:
    answer = catalog.headlines[name].answer
    assert [words for words in ANSWERS[name] if words not in answer] == []
    assert catalog.headlines[name].question.endswith("?")


@pytest.mark.parametrize("name", [name for name in HEADLINES if name != "guidelines-on-needles"])
def test_a_headline_says_how_sure_it_is_and_rests_on_findings(name: str, catalog: Catalog) -> None:
    headline = catalog.headlines[name]
    assert headline.certainty
    assert headline.findings
    below = {source for own in headline.findings for source in catalog.findings[own].sources}
    assert set(headline.sources) <= below


def test_what_was_found_for_needles_and_against_them_is_told(catalog: Catalog) -> None:
    needles = [finding for finding in catalog.findings.values() if finding.topic == "needles"]
    assert {finding.bearing for finding in needles} == set(Bearing)
    for name in ("sciatica", "osteoarthritis"):
        assert any(name in finding.conditions for finding in needles)
    assert catalog.findings["needles-sham-gerac"].bearing is Bearing.AGAINST
    assert catalog.findings["needles-hip-2018"].bearing is Bearing.AGAINST
    assert catalog.findings["needles-sciatica-2024"].bearing is Bearing.FOR


def test_what_pressing_was_found_to_do_is_not_only_what_speaks_for_it(catalog: Catalog) -> None:
    pressing = [f for f in catalog.findings.values() if f.topic in {"pressing", "ear"}]
    bearings = {finding.bearing for finding in pressing}
    assert {Bearing.FOR, Bearing.AGAINST, Bearing.MIXED} <= bearings
    assert catalog.findings["ear-points-2025"].bearing is Bearing.AGAINST


@pytest.mark.parametrize("name", [name for name in FINDINGS if name.startswith("needles")])
def test_needles_are_never_told_as_pressing(name: str, catalog: Catalog) -> None:
    """Evidence about needles is not evidence about fingers."""
    finding = catalog.findings[name]
    assert finding.care == ("acupuncture",)
    assert finding.points == ()
    assert "press" not in f"{finding.studied} {finding.found} {finding.short}"


@pytest.mark.parametrize("name", FINDINGS)
def test_where_there_was_a_sham_group_it_is_said_how_it_came_out(
    name: str, catalog: Catalog
) -> None:
    finding = catalog.findings[name]
    if re.search(r"\bsham\b", finding.compared, re.IGNORECASE):
        told = f"{finding.found} {finding.size} {finding.limits or ''}"
        assert re.search(r"\bsham\b|not read|placebo|real needles", told)


# Guidelines


@pytest.mark.parametrize(
    ("name", "year", "updated", "stance"),
    [
        ("nice-ng59", 2016, 2020, "do_not_offer"),
        ("who-2023", 2023, None, "may_be_offered"),
        ("acp-2017", 2017, None, "may_be_offered"),
    ],
)
def test_a_guideline_says_what_it_said_and_when(
    name: str, year: int, updated: int | None, stance: str, catalog: Catalog
) -> None:
    guideline = catalog.guidelines[name]
    assert (guideline.year, guideline.updated, guideline.stance.value) == (year, updated, stance)
    kinds = {catalog.sources[source].kind for source in guideline.sources}
    assert kinds == {SourceKind.GUIDELINE}


def test_there_are_three_guidelines_and_they_disagree(catalog: Catalog) -> None:
    assert sorted(catalog.guidelines) == ["acp-2017", "nice-ng59", "who-2023"]
    assert len({guideline.stance for guideline in catalog.guidelines.values()}) == 2


def test_what_a_guideline_recommends_comes_with_how_sure_it_is_and_its_age(
    catalog: Catalog,
) -> None:
    who, acp = catalog.guidelines["who-2023"], catalog.guidelines["acp-2017"]
    assert "low" in who.says[0]
    for against in ("traction", "ultrasound", "TENS", "belts"):
        assert against in who.says[-1]
    assert all(re.search("moderate|low", line) for line in acp.says)
    assert "withdrawn 5 years after" in (acp.limits or "")
    assert "not the final pages" in (catalog.guidelines["nice-ng59"].limits or "")
    assert "Paracetamol should not be offered on its own." in catalog.guidelines["nice-ng59"].says


def test_our_articles_are_set_right_where_they_cite_a_study(catalog: Catalog) -> None:
    """S0 calls a guideline a study; S3 leaves out what happened against sham."""
    review = catalog.findings["needles-review-2017"]
    assert "S0-V01" in review.facts
    assert "Neither is a single trial" in (review.articles_say or "")
    gerac = catalog.findings["needles-sham-gerac"]
    assert "S3-V01" in gerac.facts
    assert "leaves out the sham result" in (gerac.articles_say or "")
