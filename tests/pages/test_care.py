"""The pages of care: what may help, for whom, and how well that is known."""

from textwrap import dedent

import pytest

from acuguide.catalog.care import CareAction, Rating
from acuguide.catalog.records import Catalog
from acuguide.guide.care import find_care, list_care
from acuguide.guide.gate import cautions_for
from acuguide.guide.person import About
from acuguide.pages.care import NONE_HERE, RATING_WORDS, care_page, item_page, not_for_you_page
from acuguide.pages.document import Aside, Document, Heading, Items, Prose, Row, Warn
from acuguide.pages.triage import SIGNS_FIRST
from acuguide.render.plain import render_plain
from tests.pages.conftest import AGREED, NOBODY, labelled, shown, told, verdict_on

DOCTOR_SOON = "RF47"
# How well each kind is supported; a change of one is a change of what people are told.
RATED = {
    Rating.HELPS: {"core-and-hip-strength", "moving"},
    Rating.MAY_HELP: {
        "a-plan", "acupressure", "bridge", "cat-cow", "childs-pose", "chiropractic",
        "hamstring-stretch", "heat", "ibuprofen", "manual-therapy", "massage", "mindfulness",
        "pelvic-tilt", "physiotherapy", "walking-and-swimming",
        "yoga-and-pilates",
    },
    Rating.UNPROVEN: {
        "eating", "ice", "injections", "lifting", "muscle-relaxants", "nerve-pain-medicines",
        "posture", "rub-on", "sitting", "sleeping", "surgery", "weight",
    },
    Rating.DOES_NOT_HELP: {"paracetamol"},
    Rating.DISPUTED: {"acupuncture"},
}  # fmt: skip


def page_on(
    catalog: Catalog, asked: str | None = None, about: About = NOBODY, sign: str | None = None
) -> Document:
    """The page of `care`, as the command makes it."""
    verdict = verdict_on(catalog, *([sign] if sign else []), about=about)
    meant = find_care(catalog, asked) if asked else None
    found = list_care(catalog, meant, about)
    if asked in catalog.care:
        if found.offered:
            return item_page(catalog, found.offered[0], verdict)
        return not_for_you_page(catalog, found.left_out[0], verdict)
    return care_page(catalog, found, verdict)


def rows(document: Document) -> dict[str, str]:
    """The rows of a page: label and text."""
    return {block.label: block.text for block in document if isinstance(block, Row)}


# The list


def test_the_list_names_every_general_kind_once_under_its_group(catalog: Catalog) -> None:
    page = page_on(catalog)
    assert page[:2] == (Heading("What may help"), SIGNS_FIRST)
    names = {group.id: group.name for group in catalog.vocabulary.care_groups}
    found, part = {}, ""
    for block in page:
        if isinstance(block, Heading) and block.level == 2:
            part = block.text
        elif isinstance(block, Row):
            found[block.label] = part
    assert found == {own.id: names[own.group] for own in catalog.care.values() if own.general}
    headings = [b.text for b in page if isinstance(b, Heading) and b.level == 2]
    assert headings == [name for name in names.values() if name in headings]
    assert headings[0] == "Keep moving"


def test_the_list_says_of_each_kind_how_well_it_is_supported(catalog: Catalog) -> None:
    assert set(RATING_WORDS) == set(Rating)
    for rating, ids in RATED.items():
        assert {
            own.id for own in catalog.care.values() if own.support and own.support.rating is rating
        } == ids
    for own, text in rows(page_on(catalog)).items():
        item = catalog.care[own]
        rated = f" {RATING_WORDS[item.support.rating]}." if item.support else ""
        assert text == f"{item.summary}{rated}"


def test_a_milder_sign_is_answered_before_anything_is_suggested(catalog: Catalog) -> None:
    for asked in (None, "sciatica", "heat", "tumour"):
        page = page_on(catalog, asked, sign=DOCTOR_SOON)
        warnings = [block for block in page if isinstance(block, Warn)]
        first = warnings[1 if asked == "tumour" else 0]
        assert first.title == "See a doctor soon"
        suggested = next(i for i, b in enumerate(page) if isinstance(b, Prose | Items | Row))
        assert page.index(first) < suggested


def test_what_is_not_for_someone_is_left_out_of_the_list_and_says_why(catalog: Catalog) -> None:
    page = page_on(catalog, about=told(numb_skin=True))
    assert {"heat", "ice", "rub-on"}.isdisjoint(rows(page))
    why = {label: text for label, text in rows(page).items() if label.startswith("Not for you")}
    names = (catalog.care[own].name.lower() for own in ("heat", "ice", "rub-on"))
    assert list(why) == [f"Not for you: {name}" for name in names]
    assert "burn numb skin" in why["Not for you: heat"]
    warning = page.index(SIGNS_FIRST)
    first = next(i for i, b in enumerate(page) if isinstance(b, Heading) and b.level == 2)
    assert all(warning < page.index(Row(*row)) < first for row in why.items())


def test_a_reason_is_not_told_twice_in_other_words(catalog: Catalog) -> None:
    """The caution of the person and that of the thing say the same of heat."""
    _, warning, _ = page_on(catalog, "heat", told(numb_skin=True))
    assert isinstance(warning, Warn)
    assert " ".join(warning.lines).count("without your feeling it") == 1


# A condition


def test_care_for_a_condition_begins_with_what_its_own_text_says(catalog: Catalog) -> None:
    for condition in catalog.conditions.values():
        if condition.instead is not None:
            continue
        page = page_on(catalog, condition.id)
        assert page[:2] == (Heading(f"Care for {condition.name.lower()}"), SIGNS_FIRST)
        own = [*condition.helps, *filter(None, (condition.heat, condition.anti_inflammatories))]
        assert labelled(page, "What helps") == own
        assert labelled(page, "When to see someone") == [condition.see_someone]


def test_what_is_named_for_the_condition_comes_with_why_before_the_rest(catalog: Catalog) -> None:
    page = page_on(catalog, "sciatica")
    named = {
        own.id: named.why
        for own in catalog.care.values()
        for named in own.named_for
        if named.condition == "sciatica"
    }
    assert set(named) == {"acupuncture", "injections", "moving"}
    parts = [b.text for b in page if isinstance(b, Heading) and b.level == 2]
    assert parts == ["Named for it", "For any such pain"]
    for own, why in named.items():
        assert rows(page)[own] == why
    general = rows(page[page.index(Heading("For any such pain", 2)) :])
    ids = {own for text in general.values() for own in text.rstrip(".").split(", ")}
    assert ids == {
        own.id for own in catalog.care.values() if own.general and "sciatica" not in own.not_with
    } - set(named)


def test_a_condition_that_nothing_is_named_for_still_has_the_general_kinds(
    catalog: Catalog,
) -> None:
    parts = [b.text for b in page_on(catalog, "labral-tear") if isinstance(b, Heading)]
    assert parts == [
        f"Care for {catalog.conditions['labral-tear'].name.lower()}", "For any such pain",
    ]  # fmt: skip


def test_heat_and_pills_of_a_condition_go_with_the_caution_that_says_why(
    catalog: Catalog,
) -> None:
    heat = catalog.conditions["sciatica"].heat
    page = page_on(catalog, "sciatica", told(numb_skin=True))
    assert heat not in labelled(page, "What helps")
    (why,) = labelled(page, "Not for you: heat")
    assert "Heat can burn numb skin" in why
    general = rows(page[page.index(Heading("For any such pain", 2)) :])
    assert "Heat and cold" not in general
    assert "rub-on" not in general["Medicines"]


def test_a_condition_not_for_self_care_says_what_to_do_instead_and_suggests_nothing(
    catalog: Catalog,
) -> None:
    for condition in catalog.conditions.values():
        if condition.instead is None:
            continue
        page = page_on(catalog, condition.id)
        urgent = condition.level is not None and condition.level.value in {"emergency", "same_day"}
        assert page == (
            Heading(f"Care for {condition.name.lower()}"),
            Warn("Not for self-care", (condition.instead,), urgent),
            Prose(NONE_HERE),
            Items("When to see someone", (condition.see_someone,)),
        )


# One kind


def test_one_kind_on_one_page(catalog: Catalog) -> None:
    every = {situation.id: False for situation in catalog.cautions.situations}
    assert render_plain(page_on(catalog, "pelvic-tilt", told(**every)), 80).startswith(
        dedent("""\
        PELVIC TILT

        A small, slow movement on your back, which you can do on the floor. You press
        the hollow of your back flat.

        May help some people: """)
    )
    labels = [b.label for b in page_on(catalog, "heat") if isinstance(b, Items | Row)]
    assert labels == [
        "May help some people", "How", "How much", "Stop if", "Careful", "Good to know",
        "Named for", "Our articles differ",
    ]  # fmt: skip


def test_each_kind_is_told_in_full(catalog: Catalog) -> None:
    for own in catalog.care.values():
        page = page_on(catalog, own.id)
        assert page[0] == Heading(own.name)
        text = shown(page)
        support = own.support.text if own.support else None
        parts = (own.dose, own.articles_say, own.summary, support)
        cautions = (caution.text for caution in own.cautions)
        for words in (*own.steps, *own.stop_when, *own.more, *cautions, *filter(None, parts)):
            assert words in text, own.id
        if own.support:
            assert rows(page)[RATING_WORDS[own.support.rating]] == own.support.text
        for named in own.named_for:
            assert f"{catalog.conditions[named.condition].name}: {named.why}" in text
        sources = page[-1]
        assert isinstance(sources, Aside)
        for source in (*own.sources, *(own.support.sources if own.support else ())):
            assert sources.text.count(catalog.sources[source].title) == 1
        how = [block for block in page if isinstance(block, Items) and block.label == "How"]
        assert all(block.numbered for block in how)


def test_whoever_it_concerns_is_told_to_ask_first_before_the_steps(catalog: Catalog) -> None:
    page = page_on(catalog, "bridge", told(pregnant=True))
    warning = page[1]
    assert isinstance(warning, Warn)
    assert warning.title == "Ask first"
    assert "ask your midwife or doctor first" in warning.lines[0]
    assert warning.lines[0] not in labelled(page, "Careful")
    assert page.index(warning) < next(
        i for i, b in enumerate(page) if isinstance(b, Items) and b.label == "How"
    )


def test_whoever_it_does_not_concern_need_not_read_it(catalog: Catalog) -> None:
    open_ = labelled(page_on(catalog, "bridge"), "Careful")
    answered = labelled(page_on(catalog, "bridge", told(pregnant=False, birth=False)), "Careful")
    assert [text for text in open_ if text not in answered] == [
        text for text in open_ if "pregnant" in text
    ]


@pytest.mark.parametrize(
    ("asked", "about", "why"),
    [
        ("heat", told(numb_skin=True), "burn numb skin"),
        ("ibuprofen", told(blood_thinner=True), "blood thinner"),
        ("ibuprofen", AGREED, "blood thinner"),
        ("ibuprofen", told(pregnant=True), "pregnancy"),
        ("ibuprofen", told(heart_kidney=True), "kidneys"),
        ("acupressure", told(pregnant=True), "pregnancy"),
    ],
)
def test_what_is_not_for_someone_is_answered_by_why_and_nothing_else(
    catalog: Catalog, asked: str, about: About, why: str
) -> None:
    page = page_on(catalog, asked, about)
    heading, warning, more = page
    assert more == Aside('What else may help: "acuguide care".')
    assert heading == Heading(catalog.care[asked].name)
    assert isinstance(warning, Warn)
    assert warning.title == "Not for you"
    assert why in " ".join(warning.lines)


def test_every_caution_that_leaves_something_out_does_so(catalog: Catalog) -> None:
    left = 0
    for own in catalog.care.values():
        for caution in own.cautions:
            if caution.action is not CareAction.LEAVE_OUT:
                continue
            for situation in caution.situations:
                page = page_on(catalog, own.id, told(**{situation: True}))
                about = told(**{situation: True})
                effects = {e for c in cautions_for(catalog, about) if c.when for e in c.effects}
                # Where the person's own caution says so, it need not be said twice.
                assert caution.text in shown(page) or effects & set(own.barred_by)
                assert labelled(page, "How") == []
                left += 1
    assert left > 20


def test_every_caution_to_ask_first_stands_above_what_it_is_about(catalog: Catalog) -> None:
    asked = 0
    for own in catalog.care.values():
        for caution in own.cautions:
            if caution.action is not CareAction.ASK_FIRST:
                continue
            for situation in caution.situations:
                page = page_on(catalog, own.id, told(**{situation: True}))
                warnings = {b.title: b for b in page if isinstance(b, Warn)}
                assert len(warnings.keys() & {"Ask first", "Not for you"}) == 1
                if "Ask first" in warnings:
                    assert caution.text in warnings["Ask first"].lines
                    assert page.index(warnings["Ask first"]) < page.index(Prose(own.summary))
                    asked += 1
    assert asked > 20


def test_a_list_marks_what_must_be_asked_first(catalog: Catalog) -> None:
    """Whoever is pregnant may not find the bridge in a list as if nothing had been told."""
    about = told(pregnant=True)
    for asked in (None, "sciatica"):
        meant = find_care(catalog, asked) if asked else None
        offered = list_care(catalog, meant, about).offered
        ids = [each.item.id for each in offered if each.ask_first]
        assert "bridge" in ids
        text = shown(page_on(catalog, asked, about))
        assert "sk first" in text.partition("Keep moving")[2]
