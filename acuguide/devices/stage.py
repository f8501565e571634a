"""Shows a routine live or as lines, and reads its keys. The only one that knows prompt_toolkit."""

import asyncio
import os
import sys
from collections.abc import Callable
from functools import cache

from prompt_toolkit.application import Application
from prompt_toolkit.formatted_text import (
    ANSI,
    FormattedText,
    StyleAndTextTuples,
    to_formatted_text,
)
from prompt_toolkit.key_binding import KeyBindings, KeyPressEvent
from prompt_toolkit.layout import Layout, Window
from prompt_toolkit.layout.controls import FormattedTextControl
from prompt_toolkit.output import DummyOutput
from prompt_toolkit.styles import Style

from acuguide.catalog.atlas import load_figure
from acuguide.catalog.records import Catalog
from acuguide.devices.clock import Clock
from acuguide.devices.player import Player, View
from acuguide.devices.signals import SIGNAL_EXIT, call_on_signals
from acuguide.devices.surface import Surface
from acuguide.devices.terminal import silence, write
from acuguide.errors import UnusableDataError
from acuguide.guide.schedule import Plan
from acuguide.guide.session import CueKind, Cues, EventKind, State
from acuguide.pages.cards import card
from acuguide.pages.routine import HELP, live_view
from acuguide.pages.speech import cue_line
from acuguide.pages.wording import clock as clock_words
from acuguide.render.depth import Depth
from acuguide.render.live import Line, picture_room, render_live
from acuguide.render.plates import plate

_CTRL_C, _HANGUP = SIGNAL_EXIT + 2, SIGNAL_EXIT + 1
_KEYS = {
    " ": EventKind.PAUSE,
    "n": EventKind.NEXT,
    "right": EventKind.NEXT,
    "b": EventKind.BACK,
    "left": EventKind.BACK,
    "+": EventKind.LONGER,
    "=": EventKind.LONGER,
    "-": EventKind.SHORTER,
    "r": EventKind.REPEAT,
    "q": EventKind.STOP,
}
_RINGS = frozenset({CueKind.GET_READY, CueKind.PRESS, CueKind.FINISHED})
_COLOURS = Style.from_dict(
    {
        "press": "bold ansigreen",
        "ready": "bold ansiyellow",
        "count": "bold",
        "done": "ansigreen",
        "dim": "ansibrightblack",
        "breath": "ansicyan",
        "message": "bold ansiyellow",
        "stop": "ansired",
        "help": "ansicyan",
    }
)


def play(plan: Plan, catalog: Catalog, surface: Surface, clock: Clock) -> int:
    """Play a plan to its end on the best stage this surface allows; the exit code.

    Raises OSError or ReaderGoneError if the output can no longer be written; at a terminal
    that is a hang-up.
    """
    stage = _play_live if surface.repaints else _play_lines
    try:
        return asyncio.run(stage(plan, catalog, surface, clock))
    except OSError:
        if not surface.interactive:
            raise
        for stream in (sys.stdout, sys.stderr):
            silence(stream)
        return _HANGUP


class _Lines:
    """One line a cue, nothing repainted."""

    def __init__(self, catalog: Catalog, *, rings: bool) -> None:
        self.catalog = catalog
        self.rings = rings

    def tell(self, state: State, cues: Cues) -> None:
        """Write a line a cue."""
        for cue in cues:
            bell = "\a" if self.rings and cue.kind in _RINGS else ""
            write(
                f"{clock_words(round(state.spent))}  {cue_line(self.catalog, state, cue)}\n{bell}"
            )

    def tick(self, state: State) -> None:
        """Time alone says nothing."""

    def help(self) -> None:
        """Write what the keys do."""
        write("\n".join(HELP) + "\n")


class _Screen:
    """The live screen: the state as it stands, and the last thing said."""

    def __init__(self, catalog: Catalog, plan: Plan, depth: Depth) -> None:
        self.catalog = catalog
        self.plan = plan
        self.depth = depth
        self.app: Application[None] | None = None
        self.silent = False
        self.state: State | None = None
        self.message = ""
        self.with_help = False
        self.second = -1
        # Drawing takes longer than a second's tick should: each picture is drawn once.
        self._drawn = cache(self._draw)

    def tell(self, state: State, cues: Cues) -> None:
        """Show the last of the cues, and ring the bell at changes."""
        self.state = state
        for cue in cues:
            # Getting ready and pressing are what the screen shows anyway.
            shown = cue.kind in {CueKind.GET_READY, CueKind.PRESS}
            self.message = "" if shown else cue_line(self.catalog, state, cue)
            if self.app and not self.silent and cue.kind in _RINGS:
                self.app.output.bell()
        self._repaint()

    def tick(self, state: State) -> None:
        """Once a second is enough for a countdown; more would cost power and bandwidth."""
        self.state = state
        second = int(-state.left // 1)
        if second != self.second:
            self.second = second
            self._repaint()

    def help(self) -> None:
        """Show or hide what the keys do."""
        self.with_help = not self.with_help
        self._repaint()

    def text(self) -> FormattedText:
        """The screen as it is now, in the size of the window as it is now."""
        if self.state is None or self.app is None:
            return FormattedText()
        size = self.app.output.get_size()
        view = live_view(self.catalog, self.state, self.message, with_help=self.with_help)
        pieces: list[tuple[str, str]] = []
        rows = max(1, size.rows - 1)
        room = picture_room(size.columns, rows)
        picture = self._drawn(self.state.index, *room) if room else ()
        for line in render_live(view, size.columns, rows, picture):
            pieces += [*line, ("", "\n")]
        return FormattedText(pieces[:-1])

    def _draw(self, index: int, columns: int, rows: int) -> tuple[Line, ...]:
        """The picture of a step's point as lines of pieces, on the side that is pressed."""
        step = self.plan.steps[index]
        try:
            picture = card(self.catalog, step.point, load_figure, step.side)
        except UnusableDataError:
            # The words are enough to go on with; `points` tells what is wrong.
            return ()
        drawn = plate(picture, columns, rows, self.depth)
        return tuple([(each[0], each[1]) for each in _pieces(line)] for line in drawn)

    def _repaint(self) -> None:
        if self.app:
            self.app.invalidate()


def _pieces(line: str) -> StyleAndTextTuples:
    """A line with escapes as the toolkit takes it."""
    return to_formatted_text(ANSI(line))


def _bindings(player: Player, show_help: Callable[[], None]) -> KeyBindings:
    bindings = KeyBindings()

    def bind(key: str, kind: EventKind) -> None:
        @bindings.add(key)
        def _(_event: KeyPressEvent) -> None:
            player.feed(kind)

    for key, kind in _KEYS.items():
        bind(key, kind)

    @bindings.add("?")
    def _help(_event: KeyPressEvent) -> None:
        show_help()

    @bindings.add("c-c")
    def _interrupt(_event: KeyPressEvent) -> None:
        player.stop(_CTRL_C)

    @bindings.add("c-z")
    def _suspend(event: KeyPressEvent) -> None:
        event.app.suspend_to_background()

    return bindings


async def _play_live(plan: Plan, catalog: Catalog, surface: Surface, clock: Clock) -> int:
    # A terminal that does not answer where its cursor is would be complained about.
    os.environ.setdefault("PROMPT_TOOLKIT_NO_CPR", "1")
    player = Player(plan, clock, attended=True)
    screen = _Screen(catalog, plan, surface.depth)
    control = FormattedTextControl(screen.text, show_cursor=False)
    window = Window(control, dont_extend_height=True, always_hide_cursor=True)
    app: Application[None] = Application(
        Layout(window),
        key_bindings=_bindings(player, screen.help),
        style=_COLOURS if surface.colour else None,
        include_default_pygments_style=False,
        erase_when_done=True,
    )
    screen.app = app
    screen.silent = plan.frame.silent
    exit_code = await _run(app, player, screen)
    # The screen is wiped at the end; where it ended stays to be read.
    write(f"{screen.message}\n")
    return exit_code


async def _play_lines(plan: Plan, catalog: Catalog, surface: Surface, clock: Clock) -> int:
    player = Player(plan, clock, attended=surface.interactive)
    lines = _Lines(catalog, rings=surface.interactive and not plan.frame.silent)
    if surface.interactive:
        # The application reads the keys and minds the terminal's modes; it draws nothing.
        bindings = _bindings(player, lines.help)
        app: Application[None] = Application(output=DummyOutput(), key_bindings=bindings)
        return await _run(app, player, lines)
    call_on_signals(asyncio.get_running_loop(), player.stop)
    await player.run(lines)
    return _outcome(player)


async def _run(app: Application[None], player: Player, view: View) -> int:
    """Run an application until its player has ended."""

    async def play_to_the_end() -> None:
        await player.run(view)
        app.exit()

    def started() -> None:
        call_on_signals(asyncio.get_running_loop(), player.stop)
        app.create_background_task(play_to_the_end())

    try:
        await app.run_async(pre_run=started, handle_sigint=False)
    except EOFError:
        # The terminal is gone: the same as being hung up on.
        player.stop(_HANGUP)
    return _outcome(player)


def _outcome(player: Player) -> int:
    """The exit code, unless the output failed while it played."""
    if player.failure is not None:
        raise player.failure
    return player.exit_code
