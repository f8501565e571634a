"""Bare `acuguide`: a welcome in a pipe; at a terminal, where it hurts and what next."""

from string import digits

import typer

from acuguide.catalog.records import Catalog, Condition
from acuguide.cli.answers import (
    DONE,
    STOPPED_FOR_SAFETY,
    Given,
    country_of,
    given,
    rendered,
    show_page,
    show_refusal,
)
from acuguide.devices.keys import need_terminal, read_key
from acuguide.devices.surface import surface
from acuguide.devices.terminal import write
from acuguide.guide.gate import refusal
from acuguide.guide.intake import Findings, look_up
from acuguide.guide.person import About
from acuguide.pages.document import Document
from acuguide.pages.welcome import (
    MENU,
    UNKNOWN_KEY,
    findings_page,
    menu_page,
    question_page,
    welcome_page,
)

QUIT_KEYS = frozenset({"q", "Q", "\x1b"})


def welcome(*, plain: bool) -> int:
    """Welcome in a pipe; ask and lead on at a terminal."""
    from acuguide.catalog.loading import load_catalog

    catalog = load_catalog()
    if not surface(plain=plain).interactive:
        show_page(welcome_page(catalog), plain=plain)
        return DONE
    show_page(welcome_page(catalog)[:2], plain=plain)
    answers = given(catalog, (), ())
    refused = refusal(catalog, answers.verdict, answers.about)
    if refused is not None:
        return show_refusal(catalog, refused, answers.about, as_json=False, plain=plain)
    found = look_up(catalog, _answers(catalog, plain=plain))
    return _menu(catalog, found, plain=plain)


def _answers(catalog: Catalog, *, plain: bool) -> tuple[int, ...]:
    """The choice made in each opening question."""
    need_terminal("Asking", "Name a command instead, such as acuguide causes.")
    questions = tuple(catalog.questions.values())
    chosen: tuple[int, ...] = ()
    while len(chosen) < len(questions):
        question = questions[len(chosen)]
        page = question_page(question, len(chosen) + 1, len(questions))
        key = _choice(page, len(question.choices), extra="b", plain=plain)
        chosen = chosen[:-1] if key == "b" else (*chosen, int(key) - 1)
    return chosen


def _choice(page: Document, count: int, *, extra: str, plain: bool) -> str:
    """A key from 1 to `count`, or one of `extra`; `q` leaves. Other keys are asked again."""
    write("\n" + rendered(page, surface(plain=plain)))
    while True:
        key = read_key()
        if key in QUIT_KEYS:
            raise typer.Exit(DONE)
        if (key in tuple(digits) and 0 < int(key) <= count) or key in tuple(extra):
            return key
        write(f"{UNKNOWN_KEY}\n")


def _menu(catalog: Catalog, found: Findings, *, plain: bool) -> int:
    """Lead on: signs, causes, points, a routine; a sign that refuses ends it."""
    answers = given(catalog, (), ())
    write("\n" + rendered(findings_page(catalog, found), surface(plain=plain)))
    while True:
        match _choice(menu_page(), len(MENU), extra="", plain=plain):
            case "1":
                answers = _check(catalog, answers.about, plain=plain)
                if refusal(catalog, answers.verdict, answers.about) is not None:
                    return STOPPED_FOR_SAFETY
            case "2":
                _read_one(catalog, found, answers, plain=plain)
            case "3":
                _points(catalog, found, answers, plain=plain)
            case _:
                return _routine(catalog, found, answers, plain=plain)


def _check(catalog: Catalog, about: About, *, plain: bool) -> Given:
    from acuguide.cli.asking import ask_all, show_numbers
    from acuguide.pages.triage import triage_page

    answers = ask_all(catalog, about, plain=plain)
    refused = refusal(catalog, answers.verdict, answers.about)
    write("\n")
    country = country_of(catalog, answers.about)
    show_page(triage_page(catalog, answers.verdict, refused, country), plain=plain)
    if answers.verdict.urgent:
        show_numbers(catalog, answers.verdict.level, answers.about, plain=plain)
    return answers


def _read_one(catalog: Catalog, found: Findings, answers: Given, *, plain: bool) -> None:
    from acuguide.cli.causes import explained
    from acuguide.pages.welcome import pick_page

    key = _choice(pick_page(found), len(found.conditions), extra="", plain=plain)
    condition: Condition = found.conditions[int(key) - 1]
    write("\n")
    show_page(explained(catalog, condition, answers), plain=plain)


def _points(catalog: Catalog, found: Findings, answers: Given, *, plain: bool) -> None:
    from acuguide.guide.gate import Refused, gate
    from acuguide.guide.selection import select
    from acuguide.pages.points import points_page

    selection = select(catalog, (), None, found.region)
    cleared = gate(selection.candidates, catalog, answers.verdict, answers.about)
    write("\n")
    if isinstance(cleared, Refused):
        show_refusal(catalog, cleared, answers.about, as_json=False, plain=plain)
    else:
        show_page(points_page(catalog, selection, cleared), plain=plain)


def _routine(catalog: Catalog, found: Findings, answers: Given, *, plain: bool) -> int:
    from acuguide.cli.playing import request, run

    asked = request(catalog, found.routine, None, None, None)
    return run(catalog, asked, answers, preview=False, as_json=False, plain=plain)
