"""The steps of a rule in words: the same for pictures, SVG and JSON."""

import pytest
from msgspec.structs import replace

from acuguide.catalog.records import Catalog, Direction, Rule
from acuguide.pages.places import Keeping, Landing, Measure, in_cun, steps


def texts(catalog: Catalog, code: str) -> tuple[str, ...]:
    return tuple(step.text for step in steps(catalog, catalog.points[code].rules[0]))


def labels(catalog: Catalog, code: str) -> tuple[str, ...]:
    return tuple(step.label for step in steps(catalog, catalog.points[code].rules[0]))


def test_a_point_out_from_the_spine_begins_at_the_hip_bones(catalog: Catalog) -> None:
    assert texts(catalog, "BL25") == (
        "Top of the hip bone.",
        "Just below the L4 knob of the spine.",
        "1½ cun (two fingers) out to the side.",
    )
    assert labels(catalog, "BL25") == ("hip-bone tops", "just below L4", "1½ cun (two fingers)")


def test_the_way_up_the_spine_goes_by_the_knob_between_the_hip_bones(catalog: Catalog) -> None:
    assert texts(catalog, "BL23") == (
        "Top of the hip bone.",
        "Just below the L4 knob of the spine.",
        "Just below the L2 knob of the spine.",
        "1½ cun (two fingers) out to the side.",
    )


def test_a_share_of_a_way_names_its_two_ends_by_number(catalog: Catalog) -> None:
    assert texts(catalog, "GB30") == (
        "Hip knob.",
        "The dip above the buttock cleft.",
        "A third of the way from 1 to 2.",
    )
    assert texts(catalog, "KI3")[-1] == "Halfway from 1 to 2."


def test_a_share_is_counted_from_the_last_landmark_of_a_longer_way(catalog: Catalog) -> None:
    """The L2 knob is the third to find: after the hip bones and the L4 knob."""
    bare = Rule(figure="back", landmark="l2-lower-edge", toward="sacral-hiatus")
    for rule, text in (
        (replace(bare, fraction="1/3"), "A third of the way from 3 to 4."),
        (replace(bare, cun=2.0, of_cun=5.0), "2 cun of the 5 from 3 to 4."),
        (replace(bare, cun=3.0, of_cun=5.0), "3 of the 5 cun from 3 to 4."),
    ):
        assert steps(catalog, rule)[-1].text == text


def test_up_the_thigh_and_down_the_shin(catalog: Catalog) -> None:
    assert texts(catalog, "SP10") == ("Inner top corner of the kneecap.", "2 cun up.")
    assert texts(catalog, "ST36") == (
        "Outer dip below the kneecap.",
        "3 cun (four fingers) down.",
        "At that height: the line down the muscle beside the shin.",
    )


WAYS = {
    Direction.LATERAL: "2 cun out to the side.",
    Direction.MEDIAL: "2 cun in towards the middle.",
    Direction.UP: "2 cun up.",
    Direction.DOWN: "2 cun down.",
    Direction.FRONT: "2 cun forward.",
    Direction.BACK: "2 cun backward.",
}


@pytest.mark.parametrize("direction", Direction)
def test_each_direction_has_its_words(direction: Direction, catalog: Catalog) -> None:
    rule = Rule(figure="back", landmark="lateral-malleolus", direction=direction, cun=2.0)
    assert steps(catalog, rule)[-1].text == WAYS[direction]


def test_cun_of_a_whole_say_how_long_the_whole_is(catalog: Catalog) -> None:
    assert texts(catalog, "GB39") == (
        "Outer ankle knob.",
        "Middle of the crease behind the knee.",
        "3 cun (four fingers) of the 16 from 1 to 2.",
        "At that height: the front edge of the outer leg bone.",
    )


def test_more_than_half_of_a_way_is_a_share_of_it(catalog: Catalog) -> None:
    assert texts(catalog, "CV4")[-1] == "3 of the 5 cun from 1 to 2."


def test_a_line_to_keep_to_is_told_as_a_sentence(catalog: Catalog) -> None:
    assert texts(catalog, "SI3")[-1] == (
        "At that height: where the skin of the palm meets the skin of the back."
    )


def test_a_point_at_its_landmark_has_no_way_to_go(catalog: Catalog) -> None:
    assert texts(catalog, "GV3") == (
        "Top of the hip bone.",
        "Just below the L4 knob of the spine.",
    )


@pytest.mark.parametrize(
    ("cun", "words"),
    [
        (0.5, "½ cun"),
        (1.0, "1 cun"),
        (1.5, "1½ cun (two fingers)"),
        (3.0, "3 cun (four fingers)"),
        (3.5, "3½ cun"),
        (16.0, "16 cun"),
    ],
)
def test_cun_are_written_with_halves_and_fingers(cun: float, words: str) -> None:
    assert in_cun(cun) == words


def test_every_rule_has_words(catalog: Catalog) -> None:
    """One step a landmark, one for the way if there is one, one for the line to keep to."""
    for point in catalog.points.values():
        for rule in point.rules:
            found = steps(catalog, rule)
            assert all(step.text.endswith(".") and step.label for step in found)
            ways = [step for step in found if isinstance(step, Measure)]
            assert len(ways) == bool(rule.cun or rule.fraction), point.code
            kept = [step.landmark for step in found if isinstance(step, Keeping)]
            assert kept == ([rule.beside] if rule.beside else []), point.code
            landed = [step.landmark for step in found if isinstance(step, Landing)]
            assert rule.landmark in landed
            assert rule.toward is None or landed[-1] == rule.toward
            assert len(landed) == len(set(landed))


def test_fingers_are_named_only_where_the_finding_steps_name_them(catalog: Catalog) -> None:
    """The picture must not say four fingers where the words below it say three."""
    for point in catalog.points.values():
        said = " ".join((point.place, *point.find)).lower()
        for rule in point.rules:
            if "two fingers" in " ".join(labels(catalog, point.code)):
                assert rule.cun == 1.5
                assert "two" in said, point.code
                assert "finger widths" in said, point.code
            if "four fingers" in " ".join(labels(catalog, point.code)):
                assert rule.cun == 3.0
                assert "four" in said, point.code
                assert "finger" in said, point.code
