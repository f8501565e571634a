"""What a picture takes along when it leaves the screen: nothing that its page says is lost."""

from functools import cache

import pytest

from acuguide.catalog.atlas import load_figure
from acuguide.catalog.records import Catalog
from acuguide.guide.gate import Cleared, gate
from acuguide.guide.person import About
from acuguide.guide.selection import Selection, select
from acuguide.pages.cards import card, overview
from acuguide.pages.cautions import reason
from acuguide.pages.handouts import handout, mapped, with_all
from acuguide.pages.points import points_page
from tests.pages.conftest import NOBODY, cleared_points, shown, told, verdict_on

atlas = cache(load_figure)


def asked(
    catalog: Catalog,
    *codes: str,
    condition: str | None = None,
    about: About = NOBODY,
    sign: str = "",
) -> tuple[Selection, Cleared]:
    """Points asked for, and what the gate says of them."""
    selection = select(catalog, codes, condition, None)
    verdict = verdict_on(catalog, *([sign] if sign else []), about=about)
    answer = gate(selection.candidates, catalog, verdict, about)
    assert isinstance(answer, Cleared)
    return selection, answer


def lines(catalog: Catalog, *codes: str, about: About = NOBODY, sign: str = "") -> tuple[str, ...]:
    return with_all(catalog, *asked(catalog, *codes, about=about, sign=sign))


@pytest.mark.parametrize("situation", ["numb_skin", "faints"])
def test_why_less_is_offered_comes_along(situation: str, catalog: Catalog) -> None:
    about = told(**{situation: True})
    found = cleared_points(catalog, "BL25", about=about)
    reasons = {reason(caution) for caution in found.softened}
    assert reasons
    assert reasons <= set(lines(catalog, "BL25", about=about))
    assert not reasons & set(lines(catalog, "BL25"))


def test_where_everyone_takes_care_comes_along(catalog: Catalog) -> None:
    texts = {
        caution.text for caution in cleared_points(catalog, "BL40", "CV4").places if caution.text
    }
    assert len(texts) >= 2
    assert texts <= set(lines(catalog, "BL40", "CV4"))
    assert not texts & set(lines(catalog, "BL25"))


def test_what_the_answers_ask_for_comes_first(catalog: Catalog) -> None:
    first = lines(catalog, "BL25", sign="RF42b")[0]
    assert first.startswith("See a doctor")
    assert "does not diagnose" in lines(catalog, "BL25")[0]


def test_what_is_left_out_and_where_not_to_press_come_along(catalog: Catalog) -> None:
    found = lines(catalog, "BL25", "GB30", about=told(weak_bones=True))
    assert any(line.startswith("Left out: BL25: ") for line in found)
    selection, cleared = asked(catalog, condition="coccydynia")
    sore = catalog.conditions["coccydynia"].sore_spot
    assert f"Where not to press: {sore}" in with_all(catalog, selection, cleared)


def test_a_card_comes_with_cautions_ways_and_how_the_spot_feels(catalog: Catalog) -> None:
    for entry in cleared_points(catalog, *catalog.points).points:
        picture = handout(catalog, entry, card(catalog, entry, atlas))
        cautions = tuple(caution.text for caution in entry.cautions)
        # What may harm stands first.
        assert picture.careful[: len(cautions)] == cautions
        said = " ".join(picture.careful)
        assert all(way.how in said for way in entry.ways)
        assert f"Right spot: {entry.point.right}" in picture.careful
        assert all(f"Wrong spot: {text}" in picture.careful for text in entry.point.wrong)


def test_ways_that_a_person_must_not_use_do_not_come_along(catalog: Catalog) -> None:
    (entry,) = cleared_points(catalog, "GB30", about=told(numb_skin=True)).points
    said = " ".join(handout(catalog, entry, card(catalog, entry, atlas)).careful)
    lost = [way for way in entry.point.press if way.how not in {each.how for each in entry.ways}]
    assert lost
    assert not [way.how for way in lost if way.how in said]


def test_an_overview_tells_each_point_and_each_caution_once(catalog: Catalog) -> None:
    selection, cleared = asked(catalog, condition="sciatica")
    (only,) = overview(catalog, cleared.points, atlas)
    picture = mapped(cleared.points, "Points for sciatica", only)
    assert picture.title == "Points for sciatica. Whole body, from behind."
    for entry in cleared.points:
        point = entry.point
        assert f"{point.code} {point.pinyin}: {point.place}." in picture.careful
        for caution in entry.cautions:
            (line,) = [each for each in picture.careful if each.endswith(f": {caution.text}")]
            assert point.code in line.split(":")[0].split(", ")
    assert selection.condition


@pytest.mark.parametrize("sign", ["", "RF42b"])
def test_all_that_a_page_says_before_its_points_comes_along(sign: str, catalog: Catalog) -> None:
    for condition in catalog.conditions.values():
        if condition.instead is not None:
            continue
        selection, cleared = asked(catalog, condition=condition.id, sign=sign)
        page = shown(points_page(catalog, selection, cleared)).partition("\n\n")[2]
        before = page.partition(f"{cleared.points[0].point.code} {cleared.points[0].point.pinyin}")[
            0
        ]
        told_there = " ".join(with_all(catalog, selection, cleared))
        missing = [
            line
            for line in before.splitlines()
            if line.strip("-. :").strip()
            and line.removeprefix("- ").rstrip(".:").removeprefix("WARNING. ") not in told_there
        ]
        # The heading of the first group of points and the hint for the profile are no cautions.
        assert [line for line in missing if not line.startswith(("Named for", "General:"))] == []
