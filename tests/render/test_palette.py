"""The palette: every ink is seen on the body, and off it on black and on white."""

import pytest

from acuguide.render.palette import GROUNDS, TINTS, Ground, Ink, Named, Rgb, Tone

BLACK, WHITE = (0, 0, 0), (255, 255, 255)
# WCAG 2.2, 1.4.3 and 1.4.11: words, and lines that one must see.
WORDS, LINES = 4.5, 3.0
WRITTEN = {Ink.GUIDE, Ink.RING, Ink.RULER, Ink.LABEL, Ink.TAG, Ink.TEXT}
# The levels of red, green and blue in the colours 16 to 231 of xterm.
LEVELS = (0, 95, 135, 175, 215, 255)


def luminance(colour: Rgb) -> float:
    """The relative luminance of WCAG 2.2, 0 for black to 1 for white."""
    red, green, blue = (
        share / 12.92 if (share := part / 255) <= 0.04045 else ((share + 0.055) / 1.055) ** 2.4
        for part in colour
    )
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: Rgb, other: Rgb) -> float:
    """The contrast of WCAG 2.2, 1 to 21."""
    dark, light = sorted((luminance(one), luminance(other)))
    return (light + 0.05) / (dark + 0.05)


def shown(tone: Tone, *, in_cube: bool) -> Rgb:
    """A tone as a terminal of 256 colours shows it, or of all."""
    if not in_cube:
        return tone.full
    if tone.cube >= 232:
        return (8 + 10 * (tone.cube - 232),) * 3
    number = tone.cube - 16
    return LEVELS[number // 36], LEVELS[number // 6 % 6], LEVELS[number % 6]


def test_the_measure_agrees_with_known_contrasts() -> None:
    assert contrast(BLACK, WHITE) == pytest.approx(21)
    assert contrast((118, 118, 118), WHITE) == pytest.approx(4.54, abs=0.01)


@pytest.mark.parametrize("in_cube", [False, True])
@pytest.mark.parametrize("ink", Ink)
def test_an_ink_is_seen_on_the_body(ink: Ink, *, in_cube: bool) -> None:
    least = WORDS if ink in WRITTEN else LINES
    front = shown(TINTS[ink].on, in_cube=in_cube)
    for ground in Ground:
        assert contrast(front, shown(GROUNDS[ground], in_cube=in_cube)) >= least


@pytest.mark.parametrize("in_cube", [False, True])
@pytest.mark.parametrize("ink", Ink)
def test_an_ink_off_the_body_is_seen_on_black_and_on_white(ink: Ink, *, in_cube: bool) -> None:
    front = shown(TINTS[ink].off, in_cube=in_cube)
    assert min(contrast(front, BLACK), contrast(front, WHITE)) >= LINES


def test_the_skin_darkens_where_it_turns_away() -> None:
    for in_cube in (False, True):
        tones = [luminance(shown(GROUNDS[ground], in_cube=in_cube)) for ground in Ground]
        assert tones == sorted(set(tones), reverse=True)


def test_what_means_something_differs_in_name_as_in_colour() -> None:
    names = [TINTS[ink].named for ink in (Ink.GUIDE, Ink.RULER, Ink.SPOT)]
    assert len(set(names)) == 3
    assert {tint.named for tint in TINTS.values()} == set(Named)
