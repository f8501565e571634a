"""The screen of a running routine, in windows of any size."""

import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from msgspec import structs

from acuguide.catalog.records import Catalog
from acuguide.guide.session import Event, EventKind, Status, advance, begin
from acuguide.pages.routine import HELP, LiveView, live_view
from acuguide.render.digits import big
from acuguide.render.live import Line, picture_room, render_live
from tests.pages.conftest import plan_of
from tests.render.conftest import width_of

MESSAGE = "The computer paused for a while, so the routine waited. Press space to go on."


@pytest.fixture(scope="module")
def views(catalog: Catalog) -> list[LiveView]:
    """Every step of every routine, getting ready, pressing and paused, with and without help."""
    found = []
    for name in catalog.routines:
        plan = plan_of(catalog, name)
        state, _ = begin(plan, 0.0, attended=True)
        now = 0.0
        while state.status is not Status.ENDED:
            paused, _ = advance(state, Event(EventKind.PAUSE, now))
            found.append(live_view(catalog, state, "", with_help=False))
            found.append(live_view(catalog, paused, MESSAGE, with_help=True))
            now += 1.9
            state, _ = advance(state, Event(EventKind.TICK, now))
    return found[::7]


def drawn(lines: list[Line]) -> list[str]:
    """The lines as text."""
    return ["".join(text for _, text in line) for line in lines]


def wide(lines: list[str], columns: int) -> list[str]:
    """The lines wider than the window although they could be wrapped."""
    return [line for line in lines if width_of(line) > columns and len(line.split()) > 1]


def test_a_large_window_shows_everything(views: list[LiveView]) -> None:
    for view in views:
        text = "\n".join(drawn(render_live(view, 120, 60)))
        words = " ".join(text.split())
        told = (
            view.title, view.progress, view.phase if not view.paused else "PAUSED", view.target,
            view.name, view.how if view.pressing else view.place, view.next_step, view.message,
            view.cannot_reach, view.stop, *view.help_lines, view.keys, view.breath,
        )  # fmt: skip
        assert [each for each in told if " ".join(each.split()) not in words] == []
        for line in big(view.countdown):
            assert line.rstrip() in text


def test_the_screen_of_a_press_reads_like_this(views: list[LiveView]) -> None:
    view = structs.replace(
        next(each for each in views if each.pressing and not each.paused),
        title="At your desk", progress="step 1 of 4, 3:32 to go", done=0.5,
        target="BL25, both sides", name="Dàchángshū", how="Lean back into both thumbs.",
        countdown="0:41", breath="Breathe in ..", next_step="Next: BL23, both sides", message="",
        cannot_reach="Leave it out.", stop="Stop if: it hurts.", keys="space pause   q stop",
    )  # fmt: skip
    assert drawn(render_live(view, 41, 30)) == [
        "At your desk: step 1 of 4, 3:32 to go",
        "━" * 20 + "─" * 20,
        "",
        "PRESS 0:41 BL25, both sides (Dàchángshū)",
        "Lean back into both thumbs.",
        "",
        "██████      ██  ██    ██  ",
        "██  ██  ██  ██  ██  ████  ",
        "██  ██      ██████    ██  ",
        "██  ██  ██      ██    ██  ",
        "██████          ██  ██████",
        "",
        "Breathe in ..",
        "Next: BL23, both sides.",
        "",
        "Cannot reach? Leave it out.",
        "Stop if: it hurts.",
        "space pause q stop",
    ]


@settings(max_examples=150)
@given(st.integers(0, 10_000), st.integers(20, 200), st.integers(3, 60))
def test_the_screen_fits_every_window_with_the_countdown_on_it(
    views: list[LiveView], pick: int, columns: int, rows: int
) -> None:
    view = views[pick % len(views)]
    lines = drawn(render_live(view, columns, rows))
    assert len(lines) <= rows
    assert wide([line for line in lines if "█" not in line], columns) == []
    assert any(view.countdown in line for line in lines)


@pytest.mark.parametrize(("countdown", "taken"), [("0:45", 26), ("12:00", 34)])
def test_digits_are_left_out_rather_than_cut_in_a_narrow_window(
    views: list[LiveView], countdown: str, taken: int
) -> None:
    view = structs.replace(views[0], countdown=countdown)
    for columns in range(20, 50):
        lines = drawn(render_live(view, columns, 60))
        assert any("█" in line for line in lines) == (columns > taken), columns
        assert all(width_of(line) < columns for line in lines if "█" in line), columns


def test_the_last_column_stays_free_in_a_window_of_20(views: list[LiveView]) -> None:
    for columns in (20, 21, 40, 80, 200):
        for view in views:
            lines = drawn(render_live(view, columns, 60))
            assert [line for line in lines if set(line) <= set("━─") and len(line) >= columns] == []


@pytest.mark.parametrize("rows", [1, 2, 3])
def test_the_smallest_windows_still_count_down(views: list[LiveView], rows: int) -> None:
    for view in views:
        for columns in (20, 30, 40, 80):
            lines = drawn(render_live(view, columns, rows))
            assert len(lines) <= rows
            assert any(view.countdown in line for line in lines), columns


def test_what_matters_least_goes_first(views: list[LiveView]) -> None:
    view = next(each for each in views if each.pressing and not each.paused)
    shown = [" ".join(drawn(render_live(view, 80, rows))) for rows in range(40, 2, -1)]
    for text in shown:
        # The long and less important text never takes the place of these.
        if "Cannot reach?" in text:
            assert all(part in text for part in ("Next: ", "██", "Breathe", "Stop if"))
        if "space pause" in text:
            assert "Next: " in text
    assert "Cannot reach?" in shown[0]
    assert "Cannot reach?" not in shown[-1]
    assert all("PRESS" in text for text in shown)


def test_a_paused_screen_says_so_in_capitals(views: list[LiveView]) -> None:
    for view in views:
        assert ("PAUSED" in " ".join(drawn(render_live(view, 80, 30)))) == view.paused


def test_help_is_shown_line_by_line(views: list[LiveView]) -> None:
    view = next(each for each in views if each.help_lines)
    lines = " ".join(" ".join(drawn(render_live(view, 80, 60))).split())
    for text in HELP:
        assert re.sub(" +", " ", text) in lines


@pytest.mark.parametrize("done", [0.0, 0.001, 0.5, 0.999, 1.0])
def test_the_bar_fills_the_width_as_the_routine_goes_on(views: list[LiveView], done: float) -> None:
    lines = drawn(render_live(structs.replace(views[0], done=done), 61, 60))
    (bar,) = (line for line in lines if line and set(line) <= {"━", "─"})
    assert len(bar) == 60
    assert bar.count("━") == round(done * 60)


@pytest.mark.parametrize("trap", ["[bold]", ":smile:", "\\x1b[31m", "<b>", "{0}"])
def test_what_looks_like_markup_comes_out_as_it_is(views: list[LiveView], trap: str) -> None:
    view = structs.replace(views[0], target=trap, name=trap, message=trap, cannot_reach=trap)
    assert " ".join(drawn(render_live(view, 100, 60))).count(trap) == 4


# The picture beside the words


def filled(columns: int, rows: int) -> list[Line]:
    """A picture that takes all the room there is for one, if there is any."""
    room = picture_room(columns, rows)
    return [[("", "▓" * room[0])] for _ in range(room[1])] if room else []


@settings(deadline=None)
@given(columns=st.integers(20, 200), rows=st.integers(1, 70), number=st.integers(0, 1000))
def test_words_and_picture_fit_the_window_together(
    views: list[LiveView], columns: int, rows: int, number: int
) -> None:
    view = views[number % len(views)]
    lines = drawn(render_live(view, columns, rows, filled(columns, rows)))
    assert len(lines) <= rows
    assert wide(lines, columns - 1) == []
    assert any(view.countdown in line for line in lines)


@pytest.mark.parametrize(("columns", "rows"), [(76, 16), (80, 23), (120, 39), (250, 60)])
def test_a_picture_stands_whole_at_the_right(
    views: list[LiveView], columns: int, rows: int
) -> None:
    picture = filled(columns, rows)
    for view in views:
        lines = drawn(render_live(view, columns, rows, picture))
        assert [line.count("▓") for line in lines[: len(picture)]] == [
            sum(len(text) for _, text in line) for line in picture
        ]
        starts = {line.index("▓") for line in lines if "▓" in line}
        assert len(starts) == 1
        # What the keys do stands below both, on the whole width.
        assert view.keys in " ".join(lines)


@pytest.mark.parametrize(("columns", "rows"), [(75, 40), (80, 15), (20, 10)])
def test_without_room_the_words_have_the_window_to_themselves(
    views: list[LiveView], columns: int, rows: int
) -> None:
    assert picture_room(columns, rows) is None
    line: Line = [("", "▓")]
    for view in views:
        assert render_live(view, columns, rows, [line]) == render_live(view, columns, rows)
