"""What the answers to the warning signs mean: whole pages."""

import re
from itertools import product
from textwrap import dedent

import pytest

from acuguide.catalog.loading import load_catalog
from acuguide.catalog.records import Catalog, Level
from acuguide.guide.gate import Refused, refusal, refusal_to_start
from acuguide.guide.person import About, find_country
from acuguide.guide.triage import AskAgain, Kept, Verdict, all_signs
from acuguide.pages.document import Document, Items, Prose, Row, Warn
from acuguide.pages.reports import encode, refused_report
from acuguide.pages.triage import (
    AGAIN_BECAUSE,
    NOT_A_DIAGNOSIS,
    NOT_ANSWERED,
    ONE_IS_ENOUGH,
    STILL_KEPT,
    calls_for,
    calls_page,
    checklist_page,
    question,
    refusal_page,
    triage_action,
    triage_page,
)
from acuguide.pages.wording import first_of_all, reason
from acuguide.render.plain import render_plain
from tests.pages.conftest import NOBODY, PREGNANT, THINNER, refused_for, told, verdict_on

SOON = Level.SEE_DOCTOR
POINT_CODE = re.compile(r"\b(?:BL|GB|GV|KI|LI)-?\d+", re.IGNORECASE)
ABOUTS = (
    NOBODY,
    PREGNANT,
    THINNER,
    About(age=17),
    told(under_18=True),
    told(fever=True),
    told(meal=True),
    About(age=15, weeks=13, told={"pregnant": True, "blood_thinner": True, "cancer": True}),
)
ANSWER_AGAIN_LATER = "Once you have been seen, or if you pressed a wrong key, answer the list again"


def text(document: Document) -> str:
    """The page as plain text of 80 columns, without its last line end."""
    return render_plain(document, 80).rstrip("\n")


def flat(document: Document) -> str:
    """The page as one line, however it is wrapped."""
    return " ".join(text(document).split())


def why(document: Document) -> tuple[str, ...]:
    """The reasons a page gives."""
    return next(
        (block.items for block in document if isinstance(block, Items) and block.label == "Why"), ()
    )


def answer(
    catalog: Catalog, *signs: str, about: About = NOBODY, country: str | None = None
) -> Document:
    """What the program shows to someone with these signs."""
    verdict = verdict_on(catalog, *signs, about=about)
    where = find_country(catalog, country) if country else None
    return triage_page(catalog, verdict, refusal(catalog, verdict, about), where)


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
    page = refusal_page(catalog, refused_for(catalog, about=PREGNANT))
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
    refused = refusal_to_start(catalog, verdict_on(catalog, complete=False), NOBODY)
    assert refused is not None
    assert text(refusal_page(catalog, refused)) == dedent("""\
        No points and no routine for now.
        Answer the warning signs first: "acuguide redflags --ask". Run it in a terminal
        to be asked, or add "--checked" to say that no warning sign applies and that you
        are an adult, not pregnant, take no blood thinner and have no bleeding problem.

        Why:
        - The warning signs have not been answered.""")


def test_no_sign_at_all_makes_self_care_reasonable(catalog: Catalog) -> None:
    assert text(triage_page(catalog, verdict_on(catalog), None)) == dedent("""\
        SELF-CARE IS REASONABLE

        No warning sign was named, so gentle self-care is reasonable. This list is a
        safety net and not proof that all is well.

        Answer the warning signs again if anything new starts or gets worse. That may be
        pain, numbness or weakness that spreads, a change in pee or poo, a fever, or
        feeling ill.""")


def test_nothing_answered_is_not_called_self_care(catalog: Catalog) -> None:
    page = text(triage_page(catalog, verdict_on(catalog, complete=False), None))
    assert page == dedent("""\
        WARNING SIGNS

        The warning signs have not been answered. Answer them first: "acuguide redflags
        --ask".""")


@pytest.mark.parametrize("weeks", [0, 1, 2, 3])
def test_weeks_alone_are_never_called_self_care(catalog: Catalog, weeks: int) -> None:
    """Whoever answered no warning sign has not been found fit for self-care."""
    about = About(weeks=weeks)
    verdict = verdict_on(catalog, about=about, complete=False)
    page = flat(triage_page(catalog, verdict, None))
    assert "self-care is reasonable" not in page.casefold()
    assert NOT_ANSWERED in page


def test_a_sign_for_a_doctor_soon_is_no_alarm(catalog: Catalog) -> None:
    page = triage_page(catalog, verdict_on(catalog, "RF47"), None)
    assert text(page).startswith("SEE A DOCTOR SOON\n\n")
    assert not any(isinstance(block, Warn) for block in page)
    assert NOT_A_DIAGNOSIS in flat(page)
    assert ONE_IS_ENOUGH not in flat(page)


def test_one_urgent_sign_is_told_to_be_enough(catalog: Catalog) -> None:
    for sign in all_signs(catalog.red_flags):
        page = flat(answer(catalog, sign.id))
        assert (ONE_IS_ENOUGH in page) == (sign.level in {Level.EMERGENCY, Level.SAME_DAY})
        assert "not a diagnosis" in page


def test_only_below_an_emergency_is_answering_again_spoken_of(catalog: Catalog) -> None:
    for sign in all_signs(catalog.red_flags):
        page = flat(refusal_page(catalog, Refused(verdict_on(catalog, sign.id))))
        assert (ANSWER_AGAIN_LATER in page) == (sign.level is not Level.EMERGENCY)


# Why


def test_every_answer_has_one_reason(catalog: Catalog) -> None:
    signs = [sign.id for sign in all_signs(catalog.red_flags)]
    for count in (1, 2, 5, len(signs)):
        verdict = verdict_on(catalog, *signs[-count:])
        given = why(refusal_page(catalog, Refused(verdict)))
        assert len(given) == count + len(verdict.clusters)
        for sign in verdict.raised:
            assert sum(sign.question in each for each in given) == 1


def test_an_action_as_urgent_as_the_first_is_told_too(catalog: Catalog) -> None:
    signs = {sign.id: sign for sign in all_signs(catalog.red_flags)}
    page = flat(answer(catalog, "RF01", "RF38"))
    assert page.count(signs["RF01"].action) == 1
    assert page.count(signs["RF38"].action) == 1
    assert page.index(signs["RF01"].action) < page.index("Why:") < page.index(signs["RF38"].action)


@pytest.mark.parametrize(
    ("urgent", "less"), [("RF01", "RF28"), ("RF01", "RF47"), ("RF28", "RF47"), ("RF28", "RF33")]
)
def test_what_can_wait_is_given_as_a_reason_but_not_as_a_thing_to_do(
    catalog: Catalog, urgent: str, less: str
) -> None:
    """Someone told to call an ambulance must not read "speak to a doctor today" below."""
    signs = {sign.id: sign for sign in all_signs(catalog.red_flags)}
    page = answer(catalog, less, urgent)
    assert signs[urgent].action in flat(page)
    assert any(signs[less].question in each for each in why(page))
    assert signs[less].action not in flat(page)


def test_under_an_emergency_nothing_is_said_to_wait(catalog: Catalog) -> None:
    emergency = [sign for sign in all_signs(catalog.red_flags) if sign.level is Level.EMERGENCY]
    others = [sign for sign in all_signs(catalog.red_flags) if sign.level is not Level.EMERGENCY]
    for sign in emergency:
        page = flat(answer(catalog, sign.id, *(other.id for other in others)))
        assert [other.id for other in others if other.action in page] == []


def test_what_answers_mean_together_comes_first(catalog: Catalog) -> None:
    about = told(cancer=True)
    page = answer(catalog, "RF08b", about=about)
    (cluster,) = verdict_on(catalog, "RF08b", about=about).clusters
    assert text(page).startswith("WARNING. Emergency.\n")
    first, second = why(page)
    assert first == cluster.because
    assert second.startswith("You said yes to: Is it new that you cannot lift")
    assert flat(page).index(cluster.action) < flat(page).index("Why:")


def test_every_cluster_is_told_with_its_own_action(catalog: Catalog) -> None:
    situations = {situation.id for situation in catalog.cautions.situations}
    for cluster in catalog.red_flags.clusters:
        for members in product(*cluster.together):
            about = About(told=dict.fromkeys(situations.intersection(members), True))
            signs = [member for member in members if member not in situations]
            verdict = verdict_on(catalog, *signs, about=about)
            page = answer(catalog, *signs, about=about)
            assert cluster in verdict.clusters
            assert sum(cluster.because in each for each in why(page)) == 1
            assert cluster.action in flat(page)


def test_the_length_of_the_pain_is_a_reason(catalog: Catalog) -> None:
    page = answer(catalog, about=About(weeks=5))
    assert text(page) == dedent("""\
        SEE A DOCTOR SOON

        If it is not getting better, see a doctor.

        Why:
        - It has lasted four weeks or more.

        Answer the warning signs again if anything new starts or gets worse. That may be
        pain, numbness or weakness that spreads, a change in pee or poo, a fever, or
        feeling ill.""")


def test_how_long_it_lasts_never_stands_before_what_refuses(catalog: Catalog) -> None:
    about = About(weeks=20, told={"pregnant": True})
    warning = answer(catalog, about=about)[0]
    assert isinstance(warning, Warn)
    assert warning.lines[0].startswith("Ask your midwife or doctor")


@pytest.mark.parametrize("signs", [(), ("RF47",), ("RF49", "RF27")])
def test_whoever_may_go_on_is_told_when_to_come_back(
    catalog: Catalog, signs: tuple[str, ...]
) -> None:
    assert flat(answer(catalog, *signs)).endswith(" ".join(catalog.red_flags.come_back.split()))


def test_a_caution_to_be_agreed_says_how_to_tell_that_it_is(catalog: Catalog) -> None:
    assert "clinician=agreed" in flat(answer(catalog, about=THINNER))
    assert "clinician=agreed" not in flat(answer(catalog, about=PREGNANT))


# Answers of another day


def kept_on(catalog: Catalog, *signs: str, kept: Kept) -> Verdict:
    return verdict_on(catalog, *signs, kept=kept)


@pytest.mark.parametrize("sign", ["RF01", "RF28", "RF33", "RF47"])
def test_the_day_of_kept_answers_is_told(catalog: Catalog, sign: str) -> None:
    verdict = kept_on(catalog, sign, kept=Kept(on="2026-11-14"))
    page = triage_page(catalog, verdict, refusal(catalog, verdict, NOBODY))
    assert why(page)[0] == "You answered on 2026-11-14."
    assert "You answered on" not in flat(answer(catalog, sign))


@pytest.mark.parametrize("sign", ["RF01", "RF28", "RF33"])
def test_a_refusal_on_kept_answers_says_how_it_ends(catalog: Catalog, sign: str) -> None:
    verdict = kept_on(catalog, sign, kept=Kept(on="2026-11-14"))
    page = flat(refusal_page(catalog, Refused(verdict)))
    assert "This rests on answers that were kept." in page
    assert '"acuguide redflags --ask"' in page
    assert ANSWER_AGAIN_LATER not in page


def test_lost_answers_refuse_and_say_both_ways_on(catalog: Catalog) -> None:
    verdict = kept_on(catalog, kept=Kept(ask_again=AskAgain.LOST))
    refused = refusal(catalog, verdict, NOBODY)
    assert refused is not None
    assert text(triage_page(catalog, verdict, refused)) == dedent("""\
        No points and no routine for now.
        Answer the warning signs again: "acuguide redflags --ask". Or let everything you
        told be forgotten: "acuguide profile clear".

        Why:
        - What you told before could not be read, so nothing can be taken for granted.""")


def test_something_new_refuses_and_says_how_to_go_on(catalog: Catalog) -> None:
    verdict = kept_on(catalog, kept=Kept(ask_again=AskAgain.NEW))
    refused = refusal(catalog, verdict, NOBODY)
    assert refused is not None
    assert text(triage_page(catalog, verdict, refused)) == dedent("""\
        No points and no routine for now.
        Answer the warning signs again: "acuguide redflags --ask".

        Why:
        - You said that something is new or worse since you answered the warning signs.""")


@pytest.mark.parametrize("signs", [(), ("RF47",), ("RF33",), ("RF01",)])
def test_that_kept_answers_still_refuse_is_told_last_and_changes_nothing_else(
    catalog: Catalog, signs: tuple[str, ...]
) -> None:
    verdict = verdict_on(catalog, *signs)
    refused = refusal(catalog, verdict, NOBODY)
    page = triage_page(catalog, verdict, refused, still_kept=True)
    assert page == (*triage_page(catalog, verdict, refused), Prose(STILL_KEPT))
    assert "redflags --ask" in STILL_KEPT


# A milder answer, before anything is offered


MILDER = [
    *((sign.id, NOBODY) for sign in all_signs(load_catalog().red_flags) if sign.level is SOON),
    *(("", About(weeks=weeks)) for weeks in (4, 6, 12)),
]


@pytest.mark.parametrize(("sign", "about"), MILDER)
def test_a_milder_answer_is_one_warning_with_its_reason_and_action(
    catalog: Catalog, sign: str, about: About
) -> None:
    verdict = verdict_on(catalog, *filter(None, [sign]), about=about)
    cause = verdict.lasting or verdict.raised[0]
    (warning,) = first_of_all(catalog, verdict)
    assert warning == Warn("See a doctor soon", (f"{reason(cause)} {cause.action}",))
    assert not warning.urgent


def test_every_milder_answer_is_told_and_none_where_there_is_none(catalog: Catalog) -> None:
    milder = [sign for sign in all_signs(catalog.red_flags) if sign.level is SOON]
    verdict = verdict_on(catalog, *(sign.id for sign in milder), about=About(weeks=6))
    (warning,) = first_of_all(catalog, verdict)
    assert len(warning.lines) == len(milder) + 1
    for sign in milder:
        assert sum(sign.question in line for line in warning.lines) == 1
        assert any(line.endswith(sign.action) for line in warning.lines)
    assert first_of_all(catalog, verdict_on(catalog)) == ()


def test_a_sign_is_more_urgent_than_that_answers_were_lost(catalog: Catalog) -> None:
    verdict = kept_on(catalog, "RF01", kept=Kept(ask_again=AskAgain.LOST))
    page = refusal_page(catalog, Refused(verdict))
    assert text(page).startswith("WARNING. Emergency.\nCall an ambulance")
    assert AGAIN_BECAUSE[AskAgain.LOST] in why(page)


@pytest.mark.parametrize("others", [(), ("RF47",), ("RF47", "RF28")])
def test_a_kept_level_whose_sign_is_no_longer_known_is_told_with_its_own_action(
    catalog: Catalog, others: tuple[str, ...]
) -> None:
    """After an update an old emergency may be known by its level alone."""
    kept = Kept(level=Level.EMERGENCY, on="2026-11-14")
    verdict = kept_on(catalog, *others, kept=kept)
    page = triage_page(catalog, verdict, refusal(catalog, verdict, NOBODY))
    assert text(page).startswith("WARNING. Emergency.\nCall an ambulance")
    assert why(page)[0] == "You answered on 2026-11-14."


# Order


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


def test_a_refusal_names_the_numbers_of_the_country_given(catalog: Catalog) -> None:
    japan = find_country(catalog, "JP")
    assert japan.ambulance is not None
    page = flat(answer(catalog, "RF01", country="JP"))
    assert f"Call {japan.ambulance.number} (" in page
    assert f"Japan, last checked {japan.checked}" in page
    assert "your local emergency number" not in page
    today = flat(answer(catalog, "RF28", country="JP"))
    assert [call.number for call in japan.advice if f"Call {call.number} (" not in today] == []
    assert f"Call {japan.ambulance.number} (" not in today


def test_an_emergency_names_someone_to_call_in_every_country(catalog: Catalog) -> None:
    for country in catalog.countries.values():
        (warning,) = calls_page(catalog, Level.EMERGENCY, country)
        assert isinstance(warning, Warn)
        assert warning.urgent
        own = country.ambulance.number if country.ambulance else "your local emergency number"
        assert warning.lines[0].startswith(f"Call {own} (")


def test_a_warning_is_urgent_exactly_where_help_is_needed_today(catalog: Catalog) -> None:
    for sign in all_signs(catalog.red_flags):
        verdict = verdict_on(catalog, sign.id)
        refused = refusal(catalog, verdict, NOBODY)
        page = triage_page(catalog, verdict, refused)
        warnings = [block for block in page if isinstance(block, Warn)]
        assert [warning.urgent for warning in warnings] == (
            [verdict.urgent] if verdict.refuses else []
        )
        assert reason(sign) in flat(page)
        assert sign.action in flat(page)


@pytest.mark.parametrize("about", ABOUTS)
def test_no_refusal_mentions_a_point(catalog: Catalog, about: About) -> None:
    for sign in ((), *((each.id,) for each in all_signs(catalog.red_flags))):
        verdict = verdict_on(catalog, *sign, about=about)
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
    assert rows == [(sign.id, question(sign)) for sign in all_signs(catalog.red_flags)]
    levels = [(block.title, block.urgent) for block in page if isinstance(block, Warn)]
    assert levels == [
        ("Emergency: if you say yes to any of these", True),
        ("Get medical help today: if you say yes to any of these", True),
        ("See a doctor soon: if you say yes to any of these", False),
    ]


def test_the_checklist_says_what_does_not_count(catalog: Catalog) -> None:
    page = flat(checklist_page(catalog))
    excepted = [sign.not_this for sign in all_signs(catalog.red_flags) if sign.not_this]
    assert excepted
    assert [text for text in excepted if f"(Not this: {text})" not in page] == []


def test_the_checklist_adds_what_the_length_of_the_pain_asks_for(catalog: Catalog) -> None:
    lasting = catalog.red_flags.lasting[-1]
    assert lasting.action in flat(checklist_page(catalog, lasting))
    assert lasting.action not in flat(checklist_page(catalog))


@pytest.mark.parametrize("again", AskAgain)
def test_who_has_to_answer_now_is_not_told_to_wait_until_seen(
    catalog: Catalog, again: AskAgain
) -> None:
    mild = kept_on(catalog, kept=Kept(on="2026-11-20", ask_again=again))
    page = render_plain(refusal_page(catalog, Refused(mild)), 1000)
    assert page.count("redflags --ask") == 1
    assert "Once you have been seen" not in page
    # Who needs help now hears of the answers last.
    urgent = kept_on(catalog, "RF01", kept=Kept(on="2026-11-20", ask_again=again))
    page = render_plain(refusal_page(catalog, Refused(urgent)), 1000)
    assert "redflags --ask" not in page.split("Why:", maxsplit=1)[0]
    assert "Once you have been seen" in page
