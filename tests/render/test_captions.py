"""Words on a picture find their places."""

from itertools import combinations

from hypothesis import given, settings
from hypothesis import strategies as st
from msgspec.structs import replace

from acuguide.pages.pictures import Box, Guide, GuideKind, Picture, Spot, Tag
from acuguide.render.captions import Caption, Role, captions
from acuguide.render.labels import overlap
from tests.render.toy_figure import back, low_back, picture

EM = 9.0
spot_places = st.tuples(st.floats(0, 400), st.floats(0, 240))
words = st.text("abc DE", max_size=30)
spots = st.builds(Spot, spot_places, st.sampled_from(["", "BL25", "EX-B2"]))
guides = st.builds(
    Guide,
    st.sampled_from([GuideKind.LINE, GuideKind.RULER, GuideKind.ARROW]),
    st.tuples(spot_places, spot_places),
    st.integers(1, 9),
    words,
)
tags = st.builds(Tag, spot_places, words)


def on(shown: Picture) -> tuple[Caption, ...]:
    """The words on a picture, each of which must be in the picture and off the others."""
    found = captions(shown, shown.box, EM)
    for caption in found:
        left, top, right, bottom = caption.box
        assert shown.box[0] <= left <= right <= shown.box[2]
        assert shown.box[1] <= top <= bottom <= shown.box[3]
    for one, other in combinations(found, 2):
        assert not overlap(one.box, other.box), (one, other)
    return found


def only(found: tuple[Caption, ...], role: Role) -> list[Caption]:
    return [caption for caption in found if caption.role is role]


def test_a_card_has_all_its_words() -> None:
    found = on(low_back())
    lines = [" ".join(caption.lines) for caption in found]
    assert lines == ["left", "right", "BL25", "L2", "sacrum", "hip bones", "knob", "2 fingers"]
    assert [caption.number for caption in found] == [0, 0, 0, 0, 0, 1, 2, 3]


@settings(max_examples=60, deadline=None)
@given(st.lists(spots, max_size=8), st.lists(guides, max_size=4), st.lists(tags, max_size=4))
def test_words_never_meet(some: list[Spot], lines: list[Guide], names: list[Tag]) -> None:
    found = on(picture(back(), some, lines, names))
    assert len(only(found, Role.SPOT)) == sum(bool(spot.label) for spot in some)
    assert sum(bool(caption.number) for caption in found) == len(lines)


def test_words_cover_no_spot() -> None:
    shown = low_back()
    discs: list[Box] = [(x - 4, y - 4, x + 4, y + 4) for x, y in (s.place for s in shown.spots)]
    assert not any(overlap(caption.box, disc) for caption in on(shown) for disc in discs)


def test_words_without_room_leave_their_number_and_a_name_goes() -> None:
    shown = low_back()
    long = replace(shown.guides[1], label="extraordinarilylongwords" * 3)
    crowded = replace(
        shown, guides=(long,), tags=(Tag(shown.spots[0].place, "a name of a bone"),) * 30
    )
    found = on(crowded)
    (ring,) = only(found, Role.LANDMARK)
    assert (ring.lines, ring.number) == ((), 2)
    assert len(only(found, Role.TAG)) < 30


def test_a_number_moves_away_from_a_crowd() -> None:
    shown = low_back()
    crowd = tuple(Spot((x, y), "") for x in range(120, 281, 8) for y in range(40, 161, 8))
    ring = replace(shown.guides[1], label="knob")
    (number,) = only(on(replace(shown, spots=crowd, guides=(ring,))), Role.LANDMARK)
    assert number.lines == ()
    assert number.box[3] < 40 or number.box[1] > 160


def test_long_words_stand_in_even_lines() -> None:
    shown = low_back()
    guide = replace(shown.guides[0], label="hands on hips: top of hip bones")
    (line,) = only(on(replace(shown, guides=(guide,))), Role.LANDMARK)
    assert line.lines == ("hands on hips:", "top of hip bones")


def test_a_guide_that_leaves_the_picture_has_its_words_where_it_is_seen() -> None:
    shown = replace(low_back(), tags=())
    guide = Guide(GuideKind.LINE, ((200, -900), (200, 5000)), 1, "midline")
    (line,) = only(on(replace(shown, guides=(guide,))), Role.LANDMARK)
    assert 0 <= line.place[1] <= shown.box[3]
