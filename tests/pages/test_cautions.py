"""What a person's situation changes on every page: the box, what is asked, left out and open."""

import pytest
from msgspec import structs

from acuguide.catalog.records import Catalog, Effect
from acuguide.guide.gate import Withheld, cautions_for
from acuguide.pages.cautions import (
    AGREED,
    NO_WAY_LEFT,
    before_pressing,
    by_reason,
    for_you,
    left_out,
    not_for_everyone,
    reason,
    why_withheld,
)
from acuguide.pages.document import Aside, Items, Row, Warn
from tests.pages.conftest import NOBODY, cleared_points, told

CLOT = Withheld("BL40", ("A clot may be there.",), ("Ask your doctor.",))
SKIN = Withheld("BL23", ("The skin there is sore.",), ("Let it heal first.",))
# Points at places that ask for care whoever presses them, and the caution that says so.
CAREFUL_PLACES = {
    "BL40": "behind-the-knee",
    "GB34": "outer-knee",
    "ST31": "groin-and-neck",
    "GB20": "groin-and-neck",
    "GV14": "groin-and-neck",
    "CV4": "belly",
    "CV6": "belly",
}


# The box


def test_the_box_holds_the_notice_and_every_reason_to_stop(catalog: Catalog) -> None:
    box = before_pressing(catalog, cleared_points(catalog, "LI4"))
    assert box.lines[0] == catalog.vocabulary.notice
    assert box.lines[1:] == tuple(f"Stop if: {rule}" for rule in catalog.vocabulary.stop_rules)


def test_every_caution_with_a_reason_to_stop_adds_it_to_the_box(catalog: Catalog) -> None:
    cautions = [caution for caution in catalog.cautions.cautions if caution.stop_if]
    assert cautions
    for caution in cautions:
        assert caution.stop_if is not None
        for situation in caution.when:
            cleared = cleared_points(catalog, *catalog.points, about=told(**{situation: True}))
            assert before_pressing(catalog, cleared).lines[-1] == f"Stop if: {caution.stop_if}"


# For this person


def test_whoever_told_nothing_has_nothing_changed(catalog: Catalog) -> None:
    safe = [code for code in catalog.points if code not in CAREFUL_PLACES]
    assert for_you(cleared_points(catalog, *safe)) == ()


@pytest.mark.parametrize("code", CAREFUL_PLACES)
def test_where_everyone_is_careful_is_told_to_everyone(catalog: Catalog, code: str) -> None:
    (block,) = for_you(cleared_points(catalog, "LI4", code))
    (caution,) = (c for c in catalog.cautions.cautions if c.id == CAREFUL_PLACES[code])
    assert block == Items("With care", (caution.text or "",))


def test_what_must_be_agreed_stands_first_with_how_to_say_that_it_is(catalog: Catalog) -> None:
    about = told(cancer=True, numb_skin=True)
    blocks = for_you(cleared_points(catalog, "BL25", "LI4", about=about))
    ask, changed = blocks
    assert isinstance(ask, Warn)
    assert isinstance(changed, Items)
    assert not ask.urgent
    assert ask.lines[-1] == AGREED
    assert "cancer team" in ask.lines[0]
    assert "Numb skin" in changed.items[0]


def test_once_agreed_only_what_is_done_otherwise_is_left(catalog: Catalog) -> None:
    about = structs.replace(told(cancer=True, numb_skin=True), clinician=True)
    (changed,) = for_you(cleared_points(catalog, "BL25", "LI4", about=about))
    assert isinstance(changed, Items)
    assert changed.label == "Because of what you told"


def test_every_caution_that_makes_it_less_is_told_to_whom_it_concerns(catalog: Catalog) -> None:
    """Nobody is given less without hearing why, and what to do."""
    less = {Effect.LIGHT_ONLY, Effect.NO_TOOL, Effect.SIT_OR_LIE, Effect.BREATHE_FREELY}
    told_of = 0
    for caution in catalog.cautions.cautions:
        if not caution.when or not less.intersection(caution.effects):
            continue
        about = structs.replace(told(**{caution.when[0]: True}), clinician=True)
        if caution not in cautions_for(catalog, about):
            continue
        cleared = cleared_points(catalog, *catalog.points, about=about)
        blocks = for_you(cleared)
        assert [b for b in blocks if isinstance(b, Items) and reason(caution) in b.items]
        told_of += 1
    assert told_of >= 5


def test_every_caution_to_be_agreed_is_told_to_whom_it_concerns(catalog: Catalog) -> None:
    asked = [c for c in catalog.cautions.cautions if Effect.ASK_FIRST in c.effects]
    assert len(asked) == 4
    for caution in asked:
        for situation in caution.when:
            cleared = cleared_points(catalog, "LI4", about=told(**{situation: True}))
            warning = for_you(cleared)[0]
            assert isinstance(warning, Warn)
            assert reason(caution) in warning.lines


# Left out


def test_points_left_out_for_one_reason_are_one_row() -> None:
    other = structs.replace(CLOT, code="KI3")
    assert left_out((CLOT, SKIN, other)) == (
        Row("Left out: BL40, KI3", "A clot may be there. Ask your doctor."),
        Row("Left out: BL23", "The skin there is sore. Let it heal first."),
    )
    assert by_reason(()) == ()


def test_one_thing_to_do_for_two_reasons_is_told_once() -> None:
    held = Withheld("BL40", ("One.", "Two."), ("Ask first.", "Ask first."))
    assert why_withheld(held) == "One. Two. Ask first."


def test_no_way_left_is_not_the_same_as_not_to_be_pressed() -> None:
    held = structs.replace(SKIN, no_way_left=True)
    assert why_withheld(held).startswith(NO_WAY_LEFT)
    assert [label for label, _ in by_reason((held, structs.replace(SKIN, code="BL25")))] == [
        "BL23", "BL25",
    ]  # fmt: skip


def test_every_point_left_out_in_the_data_says_why_and_what_to_do(catalog: Catalog) -> None:
    seen = set()
    for situation in catalog.cautions.situations:
        about = told(**{situation.id: True})
        if any(Effect.WITHHOLD_ALL in c.effects for c in cautions_for(catalog, about)):
            continue
        for held in cleared_points(catalog, *catalog.points, about=about).withheld:
            seen.add(situation.id)
            assert all(text.endswith(".") for text in (*held.because, *held.instead))
            assert held.because
    assert seen >= {"clot", "birth", "weak_bones", "veins", "skin_hand", "implant", "kept_still"}


# Not answered


@pytest.mark.parametrize("code", ["BL25", "BL40", "LI4"])
def test_only_what_touches_these_points_is_read(catalog: Catalog, code: str) -> None:
    point = catalog.points[code]
    (block, _) = not_for_everyone(catalog, cleared_points(catalog, code))
    assert isinstance(block, Items)
    due = [
        caution.text
        for caution in catalog.cautions.cautions
        if caution.when and caution.text and caution.acts_on(point)
    ]
    assert block.items == tuple(dict.fromkeys(due))


def test_what_was_answered_either_way_is_not_read_again(catalog: Catalog) -> None:
    everything = cleared_points(catalog, *catalog.points)
    (first, _) = not_for_everyone(catalog, everything)
    assert isinstance(first, Items)
    for situation in catalog.cautions.situations:
        cleared = cleared_points(catalog, *catalog.points, about=told(**{situation.id: False}))
        (block, _) = not_for_everyone(catalog, cleared)
        assert isinstance(block, Items)
        assert set(block.items) <= set(first.items)
        alone = [c for c in catalog.cautions.cautions if c.when == (situation.id,) and c.text]
        others = {
            c.text for c in catalog.cautions.cautions if set(c.when) - {situation.id} and c.text
        }
        for caution in alone:
            assert (caution.text in block.items) == (caution.text in others)


def test_whoever_answered_all_that_lasts_is_not_sent_to_the_profile(catalog: Catalog) -> None:
    every = {situation.id: False for situation in catalog.cautions.situations}
    assert not_for_everyone(catalog, cleared_points(catalog, "BL25", about=told(**every))) == ()
    del every["meal"]
    (block,) = not_for_everyone(catalog, cleared_points(catalog, "BL25", about=told(**every)))
    assert isinstance(block, Items)
    assert block.items == ("Just after a big meal, alcohol or drugs: wait.",)
    del every["veins"]
    blocks = not_for_everyone(catalog, cleared_points(catalog, "BL40", about=told(**every)))
    assert isinstance(blocks[-1], Aside)
    assert '"acuguide profile"' in blocks[-1].text


def test_who_told_nothing_reads_nothing_twice(catalog: Catalog) -> None:
    cleared = cleared_points(catalog, *catalog.points, about=NOBODY)
    (block, _) = not_for_everyone(catalog, cleared)
    assert isinstance(block, Items)
    assert len(set(block.items)) == len(block.items) > 10
