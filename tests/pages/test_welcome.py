"""The welcome in a pipe, the opening questions, and where they lead."""

from itertools import product
from textwrap import dedent

from acuguide.catalog.records import Catalog
from acuguide.guide.intake import look_up
from acuguide.pages.document import Aside, Items, Warn
from acuguide.pages.welcome import (
    MENU,
    findings_page,
    menu_page,
    pick_page,
    question_page,
    welcome_page,
)
from acuguide.render.plain import render_plain


def test_the_welcome_is_short_and_warns_before_it_invites(catalog: Catalog) -> None:
    page = render_plain(welcome_page(catalog), 80)
    notice = catalog.vocabulary.notice
    assert isinstance(welcome_page(catalog)[1], Warn)
    assert notice in " ".join(page.split())
    assert page.partition("anything here makes you worse.\n\n")[2] == dedent("""\
        acuguide redflags: warning signs: when to get help now
        acuguide causes: what may be behind the pain
        acuguide points: where to press, how, and when not to
        acuguide routine: a timed self-massage you can follow lying down
        acuguide care: moving, exercises, heat, medicines: what helps, and how surely
        acuguide search WORDS: finds all of it by your own words

        Each command explains itself: "acuguide points --help".
        """)


def test_a_question_is_asked_with_its_choices_and_the_way_back(catalog: Catalog) -> None:
    questions = tuple(catalog.questions.values())
    for number, question in enumerate(questions, 1):
        asked, keys = question_page(question, number, len(questions))
        assert isinstance(asked, Items)
        assert asked.label == f"{number} of {len(questions)}. {question.ask}"
        assert (asked.items, asked.numbered) == (
            tuple(choice.label for choice in question.choices), True,
        )  # fmt: skip
        assert keys == Aside("q leaves." if number == 1 else "b goes back, q leaves.")


def test_every_way_through_the_questions_leads_to_causes_and_no_diagnosis(
    catalog: Catalog,
) -> None:
    counts = [range(len(question.choices)) for question in catalog.questions.values()]
    for chosen in product(*counts):
        found = look_up(catalog, chosen)
        page = render_plain(findings_page(catalog, found), 100_000)
        assert "Causes that can feel like this" in page
        assert "cannot tell you which one you have" in page
        assert 0 < len(found.conditions) <= 9
        for number, condition in enumerate(found.conditions, 1):
            line = f"\n{number}. {condition.name}. "
            assert line in page
            if condition.instead:
                assert f"{line}Not for self-care." in page


def test_the_menu_starts_with_the_warning_signs() -> None:
    (menu, _) = menu_page()
    assert isinstance(menu, Items)
    assert menu.items == MENU
    assert menu.items[0] == "Check the warning signs (best done first)"


def test_the_causes_to_read_about_are_numbered_as_they_were_found(catalog: Catalog) -> None:
    found = look_up(catalog, (0,) * len(catalog.questions))
    (asked, _) = pick_page(found)
    assert isinstance(asked, Items)
    assert asked.items == tuple(condition.name for condition in found.conditions)
