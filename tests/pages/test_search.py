"""The pages of what was found by everyday words: warning signs first, and never a diagnosis."""

from textwrap import dedent

import pytest

from acuguide.catalog.records import Catalog
from acuguide.guide.care import weigh
from acuguide.guide.gate import gate
from acuguide.guide.person import About
from acuguide.guide.ranking import Matches, matches, signs_mentioning
from acuguide.guide.searching import search_for
from acuguide.guide.selection import for_codes, list_conditions
from acuguide.guide.triage import all_signs
from acuguide.pages.document import Aside, Document, Heading, Items, Prose, Row, Warn
from acuguide.pages.search import (
    NO_CAUSE,
    NOTHING,
    cause_blocks,
    search_page,
    symptom_page,
    symptom_title,
)
from acuguide.pages.triage import NONE_NOW, SIGNS_FIRST
from acuguide.pages.wording import CANNOT_TELL
from acuguide.render.plain import render_plain
from tests.pages.conftest import NOBODY, PREGNANT, labelled, shown, told, verdict_on

DOCTOR_FIRST, DOCTOR_SOON = "RF33", "RF47"
SAID = (
    "hurts when I sit",
    "tingling down the leg",
    "stiff in the morning",
    "numb in both legs",
    "fever and back pain",
    "hot water bottle",
    "worse at night",
    "sharp pain in the groin",
    "limping",
    "xyzzy",
)


def page_on(
    catalog: Catalog, asked: str, about: About = NOBODY, sign: str | None = None
) -> Document:
    """The page of `search`, as the command makes it."""
    verdict = verdict_on(catalog, *([sign] if sign else []), about=about)
    found = search_for(catalog, asked)
    items = ((item, None) for item in found.care) if not verdict.refuses else ()
    care = weigh(catalog, items, about, verdict.raised)
    points = gate(for_codes(found.points), catalog, verdict, about)
    return search_page(catalog, found, care, points, verdict)


def symptom(
    catalog: Catalog, asked: str, region: str | None = None, sign: str | None = None
) -> Document:
    """The page of `causes --symptom`, as the command makes it."""
    found = matches(catalog, list_conditions(catalog, region), asked)
    signs = signs_mentioning(catalog, all_signs(catalog.red_flags), asked)
    verdict = verdict_on(catalog, *([sign] if sign else []))
    return symptom_page(catalog, symptom_title(catalog, asked, region), found, signs, verdict)


def causes_in(document: Document) -> list[str]:
    """The causes told in full, best first."""
    return [block.text for block in document if isinstance(block, Heading) and block.level == 3]


def parts(document: Document) -> list[str]:
    """The parts of a page."""
    return [block.text for block in document if isinstance(block, Heading) and block.level == 2]


def under(document: Document, heading: str) -> dict[str, str]:
    """The rows of a part."""
    start = document.index(Heading(heading, 2)) + 1
    rows = {}
    for block in document[start:]:
        if isinstance(block, Heading) and block.level == 2:
            break
        if isinstance(block, Row):
            rows[block.label] = block.text
    return rows


# What was found


def test_a_cause_says_what_fits_what_does_not_and_when_to_ask(catalog: Catalog) -> None:
    text = render_plain(page_on(catalog, "hurts when I sit"), 80)
    assert text.startswith(
        dedent("""\
        SEARCH: HURTS WHEN I SIT

        Warning signs come first.
        Check them with "acuguide redflags --ask".

        Causes that mention this

        Tailbone pain (coccydynia)

        Fits:
        - Pain when you sit
        - Worse with: sitting

        Does not fit:
        - Throbbing pain that does not stop, a lump, pus or a fever can mean an abscess
          instead.

        Ask a doctor if: """)
    )


@pytest.mark.parametrize("asked", SAID)
def test_every_cause_found_comes_with_all_three(catalog: Catalog, asked: str) -> None:
    anywhere = matches(catalog, list_conditions(catalog, None), asked)
    for page, found in (
        (page_on(catalog, asked), search_for(catalog, asked).causes),
        (symptom(catalog, asked), anywhere),
    ):
        names = causes_in(page)
        assert [name.removesuffix(" (not for self-care)") for name in names] == [
            match.condition.name for match in found.best
        ]
        starts = [page.index(Heading(name, 3)) for name in names]
        ends = [*starts, len(page)][1:]
        for match, start, end in zip(found.best, starts, ends, strict=True):
            own = page[start:end]
            condition = match.condition
            mark = " (not for self-care)" if condition.instead else ""
            assert own[0] == Heading(f"{condition.name}{mark}", 3)
            assert labelled(own, "Fits") == list(match.fits)
            assert labelled(own, "About it") == ([] if match.fits else [condition.summary])
            words = () if condition.instead else match.missing
            missing = [f"It does not mention: {', '.join(words)}."] if words else []
            assert labelled(own, "Does not fit") == [*condition.against, *missing]
            assert labelled(own, "Ask a doctor if") == [condition.doctor_if]


def test_only_what_was_said_fits(catalog: Catalog) -> None:
    """That a list is headed "Worse" does not make all of it fit who says "worse when sitting"."""
    page = symptom(catalog, "worse when sitting")
    assert labelled(page, "Fits")
    for line in labelled(page, "Fits"):
        assert "sit" in line.casefold(), line
    assert "It does not mention: worse." not in shown(page)


def test_what_only_a_doctor_can_look_at_is_named_though_it_shares_less(catalog: Catalog) -> None:
    page = page_on(catalog, "tingling down the leg")
    (row,) = labelled(page, "Mention some of it, and need a doctor")
    assert row == "Injury from a fall or accident"


def test_what_needs_a_doctor_does_not_read_as_part_of_the_cause_before_it(
    catalog: Catalog,
) -> None:
    text = render_plain(page_on(catalog, "tingling down the leg"), 80)
    assert "\n\nMention some of it, and need a doctor" in text


def test_a_word_read_as_another_says_so(catalog: Catalog) -> None:
    page = page_on(catalog, "tailbome")
    said = 'Nothing mentions "tailbome", so this looked for words like "tailbon".'
    assert any(isinstance(block, Prose) and block.text.startswith(said[:40]) for block in page), (
        shown(page)
    )
    assert causes_in(page)[0] == "Tailbone pain (coccydynia)"


@pytest.mark.parametrize("asked", SAID)
def test_no_page_claims_a_diagnosis(catalog: Catalog, asked: str) -> None:
    for page in (page_on(catalog, asked), symptom(catalog, asked)):
        assert (Prose(CANNOT_TELL) in page) == bool(causes_in(page))


@pytest.mark.parametrize("asked", SAID)
def test_each_part_shows_how_to_read_on(catalog: Catalog, asked: str) -> None:
    found = search_for(catalog, asked)
    page = page_on(catalog, asked)
    hints = [block.text for block in page if isinstance(block, Aside)]
    expected = []
    if found.causes.best:
        expected.append(
            f'To read about one: "acuguide causes {found.causes.best[0].condition.id}".'
        )
    if found.care:
        expected.append(f'More: "acuguide care {found.care[0].id}".')
    if found.points:
        expected.append('Answer once, and it is taken into account: "acuguide profile".')
        expected.append(f'How to press: "acuguide points {found.points[0].code}".')
    assert hints == expected


def test_care_points_and_terms_stand_in_a_line_each(catalog: Catalog) -> None:
    assert under(page_on(catalog, "hot water bottle"), "What may help")["heat"].startswith(
        catalog.care["heat"].summary
    )
    assert under(page_on(catalog, "腎俞"), "Points") == {
        "BL23 Shènshū": f"{catalog.points['BL23'].place}."
    }
    assert under(page_on(catalog, "tailbone"), "Words") == {
        "Tailbone": catalog.words["tailbone"].meaning
    }


@pytest.mark.parametrize("asked", ["BL23", "bl-23", "Shenshu", "shenshū", "腎俞"])
def test_a_point_is_found_by_any_of_its_names(catalog: Catalog, asked: str) -> None:
    assert list(under(page_on(catalog, asked), "Points")) == ["BL23 Shènshū"]


@pytest.mark.parametrize("asked", ["xyzzy", "the"])
def test_where_nothing_is_found_the_page_says_so_once(catalog: Catalog, asked: str) -> None:
    page = page_on(catalog, asked)
    assert page[1:] == (SIGNS_FIRST, Prose(NOTHING))
    assert symptom(catalog, asked)[1:] == (SIGNS_FIRST, Prose(NO_CAUSE))


def test_nothing_in_common_makes_no_block_of_causes() -> None:
    assert [b for b in cause_blocks(Matches((), ())) if isinstance(b, Heading | Items)] == []


# The title


def test_the_title_says_what_was_asked_for(catalog: Catalog) -> None:
    assert page_on(catalog, "numb [toes]")[0] == Heading("Search: numb [toes]")
    assert symptom(catalog, "numb [toes]", "low-back")[0] == Heading(
        "Causes of low back pain that mention: numb [toes]"
    )
    assert symptom(catalog, "numb")[0] == Heading(
        "Causes of low back, buttock and hip pain that mention: numb"
    )


# Warning signs


@pytest.mark.parametrize(
    "asked",
    [
        "numb between my legs",
        "both legs are weak",
        "leaking pee",
        "losing weight",
        "chest pain",
        "I can't pee",
        "can't hold my pee",
        "wet myself",
        "pooping myself",
        "I can't feel my bum",
        "numb crotch",
        "can't stand on my leg",
    ],
)
def test_who_says_a_warning_sign_reads_it_before_anything_else(
    catalog: Catalog, asked: str
) -> None:
    for page in (page_on(catalog, asked), symptom(catalog, asked)):
        warning = page[1]
        assert isinstance(warning, Warn)
        assert warning.title == "Warning signs that mention this", asked
        assert warning.urgent
        assert warning.lines[-1] == 'To check them all: "acuguide redflags --ask".'


def test_a_warning_sign_says_how_soon_to_get_help(catalog: Catalog) -> None:
    warning = page_on(catalog, "numb in both legs")[1]
    assert isinstance(warning, Warn)
    assert warning.lines[0] == (
        "Do you have new pain, tingling, numbness or weakness in both legs? If yes: Emergency. "
        "Call an ambulance or go to the emergency department now. Say that it is in both legs."
    )


def test_a_complaint_without_a_sign_is_sent_to_the_list_of_signs(catalog: Catalog) -> None:
    for page in (page_on(catalog, "hurts when I sit"), symptom(catalog, "hurts when I sit")):
        assert page[1] == SIGNS_FIRST
        assert page.count(SIGNS_FIRST) == 1


# Who asks


def test_what_a_milder_sign_asks_for_comes_first(catalog: Catalog) -> None:
    for page in (
        page_on(catalog, "stiff", sign=DOCTOR_SOON),
        symptom(catalog, "stiff", sign=DOCTOR_SOON),
    ):
        doctor = page[1]
        assert isinstance(doctor, Warn)
        assert doctor.title == "See a doctor soon"


def test_whoever_is_refused_points_finds_causes_and_terms_but_no_point(catalog: Catalog) -> None:
    for about, sign in ((PREGNANT, None), (NOBODY, DOCTOR_FIRST)):
        page = page_on(catalog, "stiff in the morning", about, sign)
        assert "Causes that mention this" in parts(page)
        assert "Points" not in parts(page)
        assert "acuguide points" not in shown(page)
    assert "What may help" not in parts(page_on(catalog, "stiff", sign=DOCTOR_FIRST))


def test_whoever_finds_nothing_but_what_is_not_for_them_is_told_so(catalog: Catalog) -> None:
    """A page of a title alone would leave a person wondering."""
    page = page_on(catalog, "腎俞", PREGNANT)
    assert "Points" not in parts(page)
    assert len(page) > len((Heading(""), SIGNS_FIRST)), shown(page)


def test_a_place_to_press_stands_below_what_has_to_be_judged_or_agreed_first(
    catalog: Catalog,
) -> None:
    wait = "Just after a big meal, alcohol or drugs: wait."
    page = page_on(catalog, "BL40", told(device=True, numb_skin=True))
    start = page.index(Heading("Points", 2))
    titles = [b.title if isinstance(b, Warn) else b.label for b in page[start + 1 : start + 5]
              if isinstance(b, Warn | Items)]  # fmt: skip
    assert titles == ["Ask first", "Because of what you told", "With care", "Not for everyone"]
    assert wait in labelled(page, "Not for everyone")
    assert wait not in labelled(page_on(catalog, "BL40", told(meal=False)), "Not for everyone")
    assert labelled(page_on(catalog, "limping"), "Not for everyone") == []
    assert labelled(page_on(catalog, "腎俞", told(weak_bones=True)), "Not for everyone") == []


def test_care_that_a_sign_keeps_back_is_not_kept_back_in_silence(catalog: Catalog) -> None:
    """Nothing found and nothing told must not look alike."""
    assert "What may help" in parts(page_on(catalog, "hot water bottle"))
    page = page_on(catalog, "hot water bottle", sign=DOCTOR_FIRST)
    (refusal,) = [b for b in page if isinstance(b, Warn) and NONE_NOW in b.lines]
    assert refusal.title == "See a doctor soon"
    # Care is open to whom points alone are refused.
    page = page_on(catalog, "hot water bottle", PREGNANT)
    assert "heat" in under(page, "What may help")
    assert "No points" not in shown(page)


def test_care_that_is_not_for_someone_is_not_found(catalog: Catalog) -> None:
    assert "heat" in under(page_on(catalog, "hot water bottle"), "What may help")
    page = page_on(catalog, "hot water bottle", told(numb_skin=True))
    assert [b.label for b in page if isinstance(b, Row)] == ["Not for you: heat"]


def test_a_point_left_out_for_someone_is_not_found(catalog: Catalog) -> None:
    assert list(under(page_on(catalog, "腎俞"), "Points")) == ["BL23 Shènshū"]
    page = page_on(catalog, "腎俞", told(weak_bones=True))
    assert [b.label for b in page if isinstance(b, Row)] == ["Left out: BL23"]
    assert "Points" not in parts(page)
    assert "Points" not in parts(page_on(catalog, "BL67"))
