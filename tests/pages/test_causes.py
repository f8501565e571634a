"""The pages of causes: the list, and each one explained."""

import re

import pytest

from acuguide.catalog.records import Catalog, Condition
from acuguide.guide.care import care_for
from acuguide.guide.gate import Cleared, Refused
from acuguide.guide.person import About, find_country
from acuguide.guide.selection import list_conditions
from acuguide.pages.causes import condition_page, list_page
from acuguide.pages.document import Document, Heading, Items, Row, Warn
from acuguide.pages.wording import CANNOT_TELL
from tests.pages.conftest import (
    AGREED,
    NOBODY,
    PREGNANT,
    THINNER,
    cleared_for,
    labelled,
    refused_for,
    shown,
    told,
    verdict_on,
)

POINT_CODE = re.compile(
    r"\b(?:BL|CV|GB|GV|HT|KI|LI|LR|PC|SI|SP|ST|EX-?[A-Z]{1,2})-?\d+", re.IGNORECASE
)


def list_of(catalog: Catalog, region: str | None = None, sign: str | None = None) -> Document:
    """The list of causes, of a region or anywhere, for someone with this sign."""
    verdict = verdict_on(catalog, *([sign] if sign else []))
    return list_page(catalog, list_conditions(catalog, region), region, verdict)


def explained(catalog: Catalog, condition: Condition, about: About = NOBODY) -> Document:
    """A condition's page for someone whom nothing refuses."""
    return shown_to(catalog, condition, cleared_for(catalog, condition, about), about)


def shown_to(
    catalog: Catalog, condition: Condition, points: Cleared | Refused, about: About
) -> Document:
    """A condition's page with what the gate answered."""
    return condition_page(catalog, condition, points, care_for(catalog, condition, about))


def test_the_list_names_every_condition_once_by_its_id(catalog: Catalog) -> None:
    page = list_of(catalog)
    labels = [block.label for block in page if isinstance(block, Row)]
    assert sorted(labels) == sorted(catalog.conditions)


def test_the_list_stands_under_the_headings_of_its_groups(catalog: Catalog) -> None:
    page = list_of(catalog)
    headings = [block.text for block in page if isinstance(block, Heading) and block.level == 2]
    assert len(headings) == len(set(headings))
    known = [group.heading for group in catalog.vocabulary.groups]
    assert headings == list(dict.fromkeys(known))


def test_the_list_says_which_causes_are_not_for_self_care(catalog: Catalog) -> None:
    page = list_of(catalog)
    for block in page:
        if isinstance(block, Row):
            warned = block.text.endswith("Not for self-care.")
            assert warned == (catalog.conditions[block.label].instead is not None)


def test_the_list_puts_warning_signs_first_and_claims_no_diagnosis(catalog: Catalog) -> None:
    page = list_of(catalog, "hip")
    assert page[0] == Heading("Causes of hip pain")
    assert page[1] == Warn(
        "Warning signs come first", ('Check them with "acuguide redflags --ask".',)
    )
    assert CANNOT_TELL in shown(page)


def test_the_list_begins_with_what_a_milder_sign_asks_for(catalog: Catalog) -> None:
    doctor = list_of(catalog, sign="RF47")[1]
    assert isinstance(doctor, Warn)
    assert doctor.title == "See a doctor soon"


def test_the_list_tells_a_cause_in_a_sentence(catalog: Catalog) -> None:
    rows = [block for block in list_of(catalog) if isinstance(block, Row)]
    for row in rows:
        condition = catalog.conditions[row.label]
        bare = row.text.removeprefix(f"{condition.name}. ").removesuffix(" Not for self-care.")
        assert condition.summary.startswith(bare.removesuffix("."))
        assert bare.endswith(".")


def test_every_condition_is_explained_in_full(catalog: Catalog) -> None:
    for condition in catalog.conditions.values():
        text = shown(explained(catalog, condition))
        lists = (
            condition.feels, condition.worse_with, condition.better_with, condition.helps,
            condition.against,
        )  # fmt: skip
        said = [condition.summary, condition.see_someone, *condition.also_called]
        said += filter(None, (condition.heat, condition.anti_inflammatories))
        for words in (*said, *(item for items in lists for item in items)):
            assert words in text
        for source in condition.sources:
            assert catalog.sources[source].title in text
        assert "only an examination can." in text


def test_a_condition_names_its_points_and_where_to_read_on(catalog: Catalog) -> None:
    for condition in catalog.conditions.values():
        page = explained(catalog, condition)
        codes = [entry.point.code for entry in cleared_for(catalog, condition).points]
        rows = [block.text for block in page if isinstance(block, Row) and block.label == "Points"]
        assert [row.partition(".")[0] for row in rows] == ([", ".join(codes)] if codes else [])
        assert all("Check the warning signs first" in row for row in rows)
        assert bool(codes) == (f"points --condition {condition.id}" in shown(page))


def test_a_condition_not_for_self_care_warns_before_it_explains(catalog: Catalog) -> None:
    for condition in catalog.conditions.values():
        if condition.instead:
            page = explained(catalog, condition)
            assert isinstance(page[1], Warn)
            assert page[1].lines == (condition.instead,)
            assert not POINT_CODE.search(shown(page))


def test_what_speaks_against_a_cause_has_its_own_list(catalog: Catalog) -> None:
    against = 0
    for condition in catalog.conditions.values():
        assert labelled(explained(catalog, condition), "Does not fit") == list(condition.against)
        against += bool(condition.against)
    assert against >= 16


def test_a_cause_says_what_was_studied_in_it_or_else_in_general(catalog: Catalog) -> None:
    studied = set()
    for condition in catalog.conditions.values():
        if condition.instead is not None:
            continue
        (known,) = labelled(explained(catalog, condition), "Evidence")
        shorts = " ".join(
            finding.short
            for finding in catalog.findings.values()
            if condition.id in finding.conditions
        )
        if shorts:
            studied.add(condition.id)
        said = shorts or catalog.vocabulary.evidence.text
        assert known == f'{said} More: "acuguide evidence {condition.id}".'
    assert studied == {
        "gluteus-medius", "herniated-disc", "hip-tendinitis", "osteoarthritis", "piriformis",
        "sciatica", "trochanteric-pain",
    }  # fmt: skip


def test_nobody_who_needs_a_doctor_first_is_told_to_press_as_well_as_moving(
    catalog: Catalog,
) -> None:
    """What is known of pressing in general is no advice for an emergency."""
    for condition in catalog.conditions.values():
        if condition.instead is not None:
            assert "do this as well as moving" not in shown(explained(catalog, condition))


def test_where_our_articles_differ_the_page_says_how(catalog: Catalog) -> None:
    differ = 0
    for condition in catalog.conditions.values():
        said = [condition.articles_say] if condition.articles_say else []
        assert labelled(explained(catalog, condition), "Our articles differ") == said
        differ += bool(said)
    assert differ >= 13


def test_a_sore_spot_is_told_before_the_points(catalog: Catalog) -> None:
    for condition in catalog.conditions.values():
        if condition.sore_spot:
            page = explained(catalog, condition)
            warning = page.index(Warn("Where not to press", (condition.sore_spot,)))
            labels = [getattr(block, "label", None) for block in page]
            assert warning < labels.index("Points")


@pytest.mark.parametrize(
    ("signs", "about"),
    [
        (("RF01",), About()),
        (("RF28",), About()),
        (("RF33",), About()),
        ((), PREGNANT),
        ((), THINNER),
        ((), About(age=17)),
        ((), told(under_18=True)),
        ((), told(fever=True)),
        ((), told(meal=True)),
    ],
)
def test_a_refusal_comes_first_and_leaves_no_point(
    catalog: Catalog, signs: tuple[str, ...], about: About
) -> None:
    refused = refused_for(catalog, *signs, about=about)
    for condition in catalog.conditions.values():
        page = shown_to(catalog, condition, refused, about)
        first = page[1]
        assert isinstance(first, Warn)
        # What a sign asks for comes first; else a condition's own advice will do.
        own = condition.instead is not None and not refused.verdict.refuses
        assert first.title.startswith("Not for self-care") == own
        assert not POINT_CODE.search(shown(page))
        assert "acuguide points" not in shown(page)


def test_light_pressure_still_names_the_points_that_are_left(catalog: Catalog) -> None:
    condition = catalog.conditions["sciatica"]
    page = explained(catalog, condition, AGREED)
    (row,) = labelled(page, "Points")
    assert "BL54" not in row
    assert "BL23" in row
    assert any(
        catalog.vocabulary.agreed.because in text
        for text in labelled(page, "Because of what you told")
    )
    assert labelled(page, "Left out: BL54")


def test_what_must_be_agreed_first_stands_with_the_points(catalog: Catalog) -> None:
    page = explained(catalog, catalog.conditions["muscle-strain"], told(device=True))
    (warning,) = [block for block in page if isinstance(block, Warn)]
    assert warning.title == "Ask first"
    assert any("clinic that looks after your device" in line for line in warning.lines)
    assert "clinician=agreed" in warning.lines[-1]


def test_points_left_out_for_one_reason_stand_in_one_row(catalog: Catalog) -> None:
    page = explained(catalog, catalog.conditions["muscle-strain"], told(weak_bones=True))
    rows = [block for block in page if isinstance(block, Row)]
    out = [row for row in rows if row.label.startswith("Left out: ")]
    reasons = [row.text for row in out]
    assert len(reasons) == len(set(reasons))
    spine = next(row for row in out if "BL23" in row.label)
    assert spine.label == "Left out: BL23, BL25, GV3, GV4"
    assert "firm pressure on the spine" in spine.text
    assert "physiotherapist" in spine.text


# Care


WITH_HEAT = {
    "herniated-disc", "muscle-strain", "myofascial-pain", "osteoarthritis", "sciatica",
    "spinal-stenosis",
}  # fmt: skip


def test_every_heat_and_every_pill_in_the_data_can_be_left_out(catalog: Catalog) -> None:
    """What helps by warmth or by such pills may not hide in a list that nothing filters."""
    heat = re.compile(r"(?<!to clear )\b(?:heat|warm wrap|warmth)\b", re.IGNORECASE)
    pills = re.compile(r"ibuprofen|anti-inflammator", re.IGNORECASE)
    for condition in catalog.conditions.values():
        lists = " ".join((*condition.helps, *condition.better_with))
        assert not heat.search(lists), condition.id
        assert not pills.search(lists), condition.id
    assert {c.id for c in catalog.conditions.values() if c.heat} == WITH_HEAT
    assert {c.id for c in catalog.conditions.values() if c.anti_inflammatories} == {
        "ankylosing-spondylitis"
    }


@pytest.mark.parametrize("name", sorted(WITH_HEAT))
def test_heat_is_not_for_numb_skin_and_the_page_says_why(catalog: Catalog, name: str) -> None:
    condition = catalog.conditions[name]
    assert condition.heat is not None
    page = explained(catalog, condition, told(numb_skin=True))
    assert condition.heat not in shown(page)
    (reason,) = labelled(page, "Not for you")
    assert "Heat can burn numb skin" in reason


@pytest.mark.parametrize("about", [THINNER, AGREED], ids=["thinner", "agreed"])
def test_anti_inflammatories_are_not_for_someone_on_a_blood_thinner(
    catalog: Catalog, about: About
) -> None:
    """That a clinician agreed to light pressing says nothing of pills."""
    condition = catalog.conditions["ankylosing-spondylitis"]
    refused = refused_for(catalog, about=THINNER)
    page = shown_to(catalog, condition, refused, about)
    assert condition.anti_inflammatories is not None
    assert condition.anti_inflammatories not in shown(page)
    (reason,) = labelled(page, "Not for you")
    assert "ibuprofen" in reason
    assert "pharmacist what to take for pain" in reason


def test_care_is_left_in_for_everyone_else(catalog: Catalog) -> None:
    for condition in catalog.conditions.values():
        for about in (NOBODY, told(numb_skin=False, blood_thinner=False), told(veins=True)):
            page = explained(catalog, condition, about)
            assert labelled(page, "Not for you") == []
            if condition.heat:
                assert labelled(page, "What helps")[-1] == condition.heat
            if condition.anti_inflammatories:
                assert labelled(page, "Better with")[-1] == condition.anti_inflammatories


def test_a_refusal_names_the_numbers_of_the_country(catalog: Catalog) -> None:
    condition = catalog.conditions["sciatica"]
    refused = refused_for(catalog, "RF01")
    care = care_for(catalog, condition, NOBODY)
    japan = find_country(catalog, "JP")
    assert japan.ambulance is not None
    warning = condition_page(catalog, condition, refused, care, japan)[1]
    assert isinstance(warning, Warn)
    assert warning.lines[1].startswith(f"Call {japan.ambulance.number} (")


def test_lists_of_a_condition_have_their_labels(catalog: Catalog) -> None:
    page = explained(catalog, catalog.conditions["sciatica"])
    assert [block.label for block in page if isinstance(block, Items)] == [
        "How it feels",
        "Worse with",
        "Better with",
        "What helps",
        "Does not fit",
        "When to see someone",
        "With care",
    ]
