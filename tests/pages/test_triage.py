"""What the answers to the warning signs mean: whole pages."""

import re
from itertools import product
from textwrap import dedent

import pytest

from acuguide.catalog.records import Catalog, Level
from acuguide.guide.gate import Refused, refusal, refusal_to_start
from acuguide.guide.person import About
from acuguide.guide.triage import all_signs, triage
from acuguide.pages.document import Document, Row, Warn
from acuguide.pages.reports import encode, refused_report
from acuguide.pages.triage import (
    ONE_IS_ENOUGH,
    calls_for,
    checklist_page,
    reason,
    refusal_page,
    triage_action,
    triage_page,
)
from acuguide.render.plain import render_plain
from tests.pages.conftest import NOBODY, refused_for, verdict_on

POINT_CODE = re.compile(r"\b(?:BL|GB|GV|KI|LI)-?\d+", re.IGNORECASE)
ABOUTS = (
    NOBODY,
    About(pregnant=True),
    About(age=17),
    About(adult=False),
    About(blood_thinner=True),
    About(pregnant=True, age=15, blood_thinner=True),
)


def text(document: Document) -> str:
    """The page as plain text of 80 columns, without its last line end."""
    return render_plain(document, 80).rstrip("\n")


def test_an_emergency_says_what_to_do_first(catalog: Catalog) -> None:
    verdict = verdict_on(catalog, "RF06")
    page = triage_page(catalog, verdict, refusal(catalog, verdict, NOBODY))
    assert text(page) == dedent("""\
        WARNING. Emergency.
        Call an ambulance or go to the emergency department now. Say that it is in both
        legs.
        Call your local emergency number (ambulance).
        No points and no routine now.

        Why:
        - You said yes to: Do you have new pain, tingling, numbness or weakness in both
          legs? This can be a sign of pressure on the nerves at the bottom of the spine
          (cauda equina syndrome).

        This is not a diagnosis, but one sign is enough to get help. Do not wait for a
        second.""")


def test_pregnancy_refuses_kindly_and_says_whom_to_ask(catalog: Catalog) -> None:
    page = refusal_page(catalog, refused_for(catalog, about=About(pregnant=True)))
    assert text(page) == dedent("""\
        No points and no routine for now.
        Ask your midwife or doctor before you press any point.

        Why:
        - Pressing points in pregnancy is disputed. Some lists bar points on the hand,
          the low back and the legs. Harm has not been shown, but nor has safety without
          a guide.""")


def test_a_condition_not_for_self_care_refuses_with_what_to_do_instead(catalog: Catalog) -> None:
    condition = catalog.conditions["cauda-equina"]
    page = refusal_page(catalog, Refused(verdict_on(catalog), condition=condition))
    assert text(page) == dedent("""\
        WARNING. Emergency.
        Pressing points is not the answer here. Call an ambulance or go to the emergency
        department now, even if only one of these signs is new. Do not wait to see if it
        passes.
        Call your local emergency number (ambulance).
        No points and no routine now.

        Why:
        - Cauda equina syndrome is not for self-care.""")


def test_unanswered_signs_refuse_a_routine_and_say_how_to_answer(catalog: Catalog) -> None:
    refused = refusal_to_start(catalog, triage((), complete=False), NOBODY)
    assert refused is not None
    assert text(refusal_page(catalog, refused)) == dedent("""\
        No points and no routine for now.
        Answer them first: "acuguide redflags --ask". Run it in a terminal to be asked,
        or add "--checked" to say that no warning sign applies and that you are an
        adult, not pregnant, take no blood thinner and have no bleeding problem.

        Why:
        - The warning signs have not been answered.""")


def test_no_sign_at_all_makes_self_care_reasonable(catalog: Catalog) -> None:
    assert text(triage_page(catalog, verdict_on(catalog), None)) == dedent("""\
        SELF-CARE IS REASONABLE

        No warning sign was named, so gentle self-care is reasonable. This list is a
        safety net and not proof that all is well. Come back to it if anything new
        starts.""")


def test_nothing_answered_is_not_called_self_care(catalog: Catalog) -> None:
    page = text(triage_page(catalog, verdict_on(catalog, complete=False), None))
    assert page == dedent("""\
        WARNING SIGNS

        The warning signs have not been answered. Answer them first: "acuguide redflags
        --ask".""")


def test_a_sign_for_a_doctor_soon_is_no_alarm(catalog: Catalog) -> None:
    page = triage_page(catalog, verdict_on(catalog, "RF47"), None)
    assert text(page).startswith("SEE A DOCTOR SOON\n\n")
    assert not any(isinstance(block, Warn) for block in page)
    assert ONE_IS_ENOUGH in " ".join(text(page).split())


def test_only_below_an_emergency_is_answering_again_spoken_of(catalog: Catalog) -> None:
    for sign in all_signs(catalog.red_flags):
        verdict = verdict_on(catalog, sign.id)
        page = text(refusal_page(catalog, Refused(verdict)))
        assert ("answer the list again" in " ".join(page.split())) == (
            sign.level is not Level.EMERGENCY
        )


def test_the_action_of_each_further_sign_is_told_too(catalog: Catalog) -> None:
    signs = {sign.id: sign for sign in all_signs(catalog.red_flags)}
    page = " ".join(
        text(refusal_page(catalog, Refused(verdict_on(catalog, "RF01", "RF38")))).split()
    )
    assert signs["RF01"].action in page
    assert signs["RF38"].action in page


def test_the_action_of_the_most_urgent_sign_comes_first(catalog: Catalog) -> None:
    verdict = verdict_on(catalog, "RF47", "RF28", "RF01")
    signs = {sign.id: sign for sign in all_signs(catalog.red_flags)}
    assert triage_action(catalog, verdict, None) == signs["RF01"].action
    page = text(refusal_page(catalog, Refused(verdict)))
    assert page.index("trouble peeing") < page.index(signs["RF28"].question[:30])


def test_only_an_emergency_names_a_number(catalog: Catalog) -> None:
    assert calls_for(catalog, Level.EMERGENCY) == (("your local emergency number", "ambulance"),)
    for level in set(Level) - {Level.EMERGENCY}:
        assert calls_for(catalog, level) == ()


def test_a_warning_is_urgent_exactly_where_help_is_needed_today(catalog: Catalog) -> None:
    for sign in all_signs(catalog.red_flags):
        verdict = verdict_on(catalog, sign.id)
        refused = refusal(catalog, verdict, NOBODY)
        page = triage_page(catalog, verdict, refused)
        warnings = [block for block in page if isinstance(block, Warn)]
        assert [warning.urgent for warning in warnings] == (
            [verdict.urgent] if verdict.refuses else []
        )
        assert reason(sign) in " ".join(text(page).split())
        assert sign.action in " ".join(text(page).split())


@pytest.mark.parametrize("about", ABOUTS)
def test_no_refusal_mentions_a_point(catalog: Catalog, about: About) -> None:
    for sign in ((), *((each.id,) for each in all_signs(catalog.red_flags))):
        verdict = verdict_on(catalog, *sign)
        refused = refusal(catalog, verdict, about)
        if refused is not None:
            assert not POINT_CODE.search(text(refusal_page(catalog, refused)))
            assert not POINT_CODE.search(encode(refused_report(catalog, refused)))
            assert isinstance(refusal_page(catalog, refused)[0], Warn)


def test_no_refusal_of_a_condition_mentions_a_point(catalog: Catalog) -> None:
    refused = [
        Refused(verdict_on(catalog, *signs), condition=condition)
        for condition, signs in product(catalog.conditions.values(), ((), ("RF01",), ("RF28",)))
        if condition.instead
    ]
    assert len(refused) == 13 * 3
    for each in refused:
        assert not POINT_CODE.search(text(refusal_page(catalog, each)))
        assert not POINT_CODE.search(encode(refused_report(catalog, each)))


def test_the_checklist_names_every_sign_once_under_its_level(catalog: Catalog) -> None:
    page = checklist_page(catalog)
    rows = [(block.label, block.text) for block in page if isinstance(block, Row)]
    assert rows == [(sign.id, sign.question) for sign in all_signs(catalog.red_flags)]
    levels = [(block.title, block.urgent) for block in page if isinstance(block, Warn)]
    assert levels == [
        ("Emergency: if you say yes to any of these", True),
        ("Get medical help today: if you say yes to any of these", True),
        ("See a doctor soon: if you say yes to any of these", False),
    ]
