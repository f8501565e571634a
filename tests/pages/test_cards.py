"""Points as pictures: drawn by their rules, step by step, and only what has passed the gate."""

from functools import cache

import pytest
from msgspec.structs import replace

from acuguide.catalog.atlas import load_figure
from acuguide.catalog.figures import Figure, Place, Shows
from acuguide.catalog.records import Catalog, Sides
from acuguide.errors import UnusableDataError
from acuguide.guide.schedule import Side
from acuguide.pages.cards import card, overview
from acuguide.pages.pictures import GuideKind, Picture
from tests.pages.conftest import cleared_points

atlas = cache(load_figure)


def drawn(catalog: Catalog, code: str, side: Side = Side.BOTH) -> Picture:
    (entry,) = cleared_points(catalog, code).points
    return card(catalog, entry, atlas, side)


def kinds(picture: Picture) -> list[tuple[int, GuideKind, str]]:
    return [(guide.number, guide.kind, guide.label) for guide in picture.guides]


def test_a_point_beside_the_spine_is_found_from_the_hip_bones(catalog: Catalog) -> None:
    picture = drawn(catalog, "BL25")
    assert kinds(picture) == [
        (1, GuideKind.LINE, "hip-bone tops"),
        (2, GuideKind.RING, "just below L4"),
        (3, GuideKind.RULER, "1½ cun (two fingers)"),
    ]
    line, ring, ruler = picture.guides
    back = picture.figure
    assert back.midline
    # The line reaches from one hip bone to the other, and the ruler from one spot to the other.
    assert line.places[0][0] + line.places[1][0] == 2.0 * back.midline
    (place,) = ring.places
    assert place == (float(back.midline), ruler.places[0][1])
    assert list(ruler.places) == [spot.place for spot in picture.spots]
    assert ruler.parts == 6
    assert [spot.label for spot in picture.spots] == ["", "BL25"]
    assert picture.spots[1].place[0] > back.midline
    assert (picture.left, picture.right) == ("left", "right")


def test_the_way_along_the_spine_is_an_arrow(catalog: Catalog) -> None:
    guides = drawn(catalog, "BL23").guides
    assert [guide.kind for guide in guides] == [
        GuideKind.LINE, GuideKind.RING, GuideKind.ARROW, GuideKind.RULER,
    ]  # fmt: skip
    (start, end) = guides[2].places
    assert start == guides[1].places[0]
    assert end[1] < start[1]


def test_a_share_of_a_way_is_a_ruler_with_as_many_parts(catalog: Catalog) -> None:
    picture = drawn(catalog, "GB30")
    knob, hiatus, ruler = picture.guides
    assert (knob.kind, hiatus.kind, ruler.kind) == (
        GuideKind.RING, GuideKind.RING, GuideKind.RULER,
    )  # fmt: skip
    assert ruler.places == (*knob.places, *hiatus.places)
    assert ruler.parts == 3


@pytest.mark.parametrize(("code", "parts"), [("GB39", 3), ("CV6", 3), ("BL37", 6), ("CV4", 3)])
def test_a_ruler_has_a_part_for_each_cun_and_of_half_cun_for_each_half(
    code: str, parts: int, catalog: Catalog
) -> None:
    (ruler,) = (each for each in drawn(catalog, code).guides if each.kind is GuideKind.RULER)
    assert ruler.parts == parts


def test_a_landmark_far_away_is_pointed_at(catalog: Catalog) -> None:
    """The knee crease is 16 cun from the ankle, the point 3: the card shows the ankle."""
    picture = drawn(catalog, "GB39")
    assert [guide.kind for guide in picture.guides] == [
        GuideKind.RING, GuideKind.ARROW, GuideKind.RULER, GuideKind.LINE,
    ]  # fmt: skip
    ((_, knee),) = atlas("shin-outer").landmarks["popliteal-crease-middle"]
    assert picture.box[1] > knee


def test_an_upward_measure_stays_on_its_own_side(catalog: Catalog) -> None:
    picture = drawn(catalog, "SP10")
    ruler = picture.guides[-1]
    assert ruler.kind is GuideKind.RULER
    assert ruler.parts == 4
    assert picture.figure.midline
    sides = {place[0] > picture.figure.midline for place in ruler.places}
    assert len(sides) == 1


def test_a_name_of_several_places_has_a_spot_at_each(catalog: Catalog) -> None:
    picture = drawn(catalog, "EX-B2")
    assert len(picture.spots) == 10
    assert [spot.label for spot in picture.spots].count("EX-B2") == 1
    assert picture.legend[-1] == (
        "The same from here: just below L2, just below L3, just below L4, just below L5."
    )
    assert len(drawn(catalog, "EX-UE7").spots) == 2


def test_a_midline_point_has_one_spot(catalog: Catalog) -> None:
    picture = drawn(catalog, "GV3")
    assert [spot.place[0] for spot in picture.spots] == [picture.figure.midline]


def test_a_limb_is_drawn_as_the_side_that_is_pressed(catalog: Catalog) -> None:
    right, left = drawn(catalog, "KI3", Side.RIGHT), drawn(catalog, "KI3", Side.LEFT)
    width = right.figure.size[0]
    assert left.spots[0].place == (width - right.spots[0].place[0], right.spots[0].place[1])
    assert (left.left, left.right) == (right.right, right.left)
    assert right.title.endswith(": the right one; the left one mirrors it.")
    assert left.title.endswith(": the left one.")
    assert left.box[0] == pytest.approx(width - right.box[2])


@pytest.mark.parametrize("side", [Side.LEFT, Side.RIGHT])
def test_where_both_sides_are_shown_only_the_one_pressed_has_a_spot(
    side: Side, catalog: Catalog
) -> None:
    picture = drawn(catalog, "BL25", side)
    (spot,) = picture.spots
    assert picture.figure.midline
    assert (spot.place[0] > picture.figure.midline) == (side is Side.RIGHT)
    assert spot.label == "BL25"


def test_a_left_limb_has_the_words_of_the_right_one_the_other_way_round(catalog: Catalog) -> None:
    limbs = 0
    for entry in cleared_points(catalog, *catalog.points).points:
        right = card(catalog, entry, atlas, Side.RIGHT)
        left = card(catalog, entry, atlas, Side.LEFT)
        if right.figure.shows is Shows.RIGHT:
            assert right.left != right.right, entry.point.code
            assert (left.left, left.right) == (right.right, right.left), entry.point.code
            limbs += 1
        else:
            assert (left.left, left.right) == (right.left, right.right), entry.point.code
    assert limbs > 20


def test_the_hand_is_named_by_its_fingers(catalog: Catalog) -> None:
    assert (drawn(catalog, "LI4").left, drawn(catalog, "LI4").right) == (
        "thumb side", "little-finger side",
    )  # fmt: skip
    assert drawn(catalog, "PC6").right == "thumb side"
    assert (drawn(catalog, "KI3").left, drawn(catalog, "KI3").right) == ("front", "back")
    assert (drawn(catalog, "CV4").left, drawn(catalog, "CV4").right) == ("right", "left")
    assert (drawn(catalog, "GB30").left, drawn(catalog, "GB30").right) == ("head", "feet")


def inside(place: Place, box: tuple[float, float, float, float]) -> bool:
    left, top, right, bottom = box
    return left <= place[0] <= right and top <= place[1] <= bottom


def test_every_point_has_a_card_that_shows_its_spots_and_its_way(catalog: Catalog) -> None:
    for entry in cleared_points(catalog, *catalog.points).points:
        point = entry.point
        for side in (Side.BOTH, Side.LEFT, Side.RIGHT):
            picture = card(catalog, entry, atlas, side)
            width, height = picture.figure.size
            left, top, right, bottom = picture.box
            assert 0 <= left < right <= width, point.code
            assert 0 <= top < bottom <= height, point.code
            assert all(inside(spot.place, picture.box) for spot in picture.spots), point.code
            for guide in picture.guides:
                shown = [inside(place, picture.box) for place in guide.places]
                kept = guide.kind is GuideKind.LINE
                assert any(shown) if kept else all(shown), (point.code, guide.label)
            assert {guide.number for guide in picture.guides} <= set(
                range(1, len(picture.legend) + 1)
            )
            assert point.code in picture.title
            assert point.place in picture.description
            assert sum(bool(spot.label) for spot in picture.spots) == 1


def millimetres(picture: Picture) -> tuple[float, float]:
    """How much of the body a card shows, across and down."""
    left, top, right, bottom = picture.box
    unit = picture.figure.millimetres
    return (right - left) * unit, (bottom - top) * unit


@pytest.mark.parametrize(
    ("code", "across", "down"), [("GV2", 280, 190), ("SP10", 280, 190), ("ST36", 280, 280)]
)
def test_a_card_shows_enough_around_to_tell_which_part_of_the_body_it_is(
    code: str, across: int, down: int, catalog: Catalog
) -> None:
    """The trunk is known by its sides, a limb by what is above and below."""
    assert millimetres(drawn(catalog, code, Side.RIGHT)) == pytest.approx((across, down))


def test_no_card_shows_less_unless_its_figure_does(catalog: Catalog) -> None:
    for entry in cleared_points(catalog, *catalog.points).points:
        picture = card(catalog, entry, atlas)
        figure = picture.figure
        width, height = (side * figure.millimetres for side in figure.size)
        across, down = millimetres(picture)
        least = 190 if figure.shows is Shows.BOTH else 280
        assert across > min(280, width) - 0.01, entry.point.code
        assert down > min(least, height) - 0.01, entry.point.code


def test_every_card_but_that_of_the_sole_has_a_locator(catalog: Catalog) -> None:
    for entry in cleared_points(catalog, *catalog.points).points:
        found = card(catalog, entry, atlas).locator
        assert (found is None) == (entry.point.code == "KI1")
        if found:
            one = entry.point.sides is Sides.MIDLINE
            assert len(found.places) == len(entry.point.rules) * (1 if one else 2)


@pytest.mark.parametrize(
    ("code", "body"),
    [("BL25", "body-back"), ("LI4", "body-back"), ("CV4", "body-front"), ("ST36", "body-front"),
     ("PC6", "body-front"), ("GB30", "body-back"),
     # Both bodies show these: the one that is seen more like the card is taken.
     ("HT7", "body-front"), ("SP9", "body-front"), ("GB40", "body-back"), ("SI3", "body-back")],
)  # fmt: skip
def test_the_locator_is_seen_like_the_card(code: str, body: str, catalog: Catalog) -> None:
    found = drawn(catalog, code).locator
    assert found is not None
    assert found.figure.id == body


@pytest.mark.parametrize("side", [Side.LEFT, Side.RIGHT])
@pytest.mark.parametrize("code", ["BL25", "GB30", "LI4", "ST36", "PC6"])
def test_the_locator_shows_the_side_that_is_pressed(
    code: str, side: Side, catalog: Catalog
) -> None:
    """From behind the right side is on the right, and from the front on the left."""
    found = drawn(catalog, code, side).locator
    assert found is not None
    assert found.figure.midline
    ((across, _),) = found.places
    from_behind = found.figure.id == "body-back"
    assert (across > found.figure.midline) == (from_behind is (side is Side.RIGHT))


def test_a_figure_that_cannot_show_a_point_is_damaged(catalog: Catalog) -> None:
    (entry,) = cleared_points(catalog, "BL25").points

    def wrong(_name: str) -> Figure:
        return atlas("foot-sole")

    with pytest.raises(UnusableDataError, match="'foot-sole' cannot show BL25"):
        card(catalog, entry, wrong)


def test_a_rule_that_leads_nowhere_is_damaged_data_wherever_it_is_followed(
    catalog: Catalog,
) -> None:
    (entry,) = cleared_points(catalog, "GB39").points

    def broken(name: str) -> Figure:
        figure = atlas(name)
        far = {**figure.landmarks, "fibula-front-edge": ((0, 0), (1, 0))}
        return replace(figure, landmarks=far)

    with pytest.raises(UnusableDataError, match="GB39 on figure 'shin-outer'"):
        card(catalog, entry, broken)
    # The whole body is followed for the locator and for an overview.
    with pytest.raises(UnusableDataError, match="GB39 on figure 'body-"):
        card(catalog, entry, lambda name: atlas(name) if name == "shin-outer" else broken(name))
    with pytest.raises(UnusableDataError, match="GB39 on figure 'body-"):
        overview(catalog, (entry,), broken)


def test_an_overview_shows_each_point_once_on_the_side_it_lies_on(catalog: Catalog) -> None:
    behind, before = overview(
        catalog, cleared_points(catalog, "BL25", "GV3", "CV4", "KI1").points, atlas
    )
    assert behind.figure.id == "body-back"
    assert before.figure.id == "body-front"
    assert [spot.label for spot in behind.spots if spot.label] == ["BL25", "GV3"]
    assert [spot.label for spot in before.spots if spot.label] == ["CV4"]
    assert (behind.legend, behind.guides) == ((), ())
    assert before.legend == ("Not to be seen here; ask for it by name: KI1.",)
    assert behind.description == "Where these points are: BL25, GV3."


def test_an_overview_of_nothing_is_empty(catalog: Catalog) -> None:
    assert overview(catalog, (), atlas) == ()
