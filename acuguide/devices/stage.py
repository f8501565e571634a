"""Where a routine is shown and its keys are read: a live screen, or lines. The only module that knows prompt_toolkit."""

import asyncio
from collections.abc import Callable

from prompt_toolkit.application import Application
from prompt_toolkit.formatted_text import FormattedText
from prompt_toolkit.key_binding import KeyBindings, KeyPressEvent
from prompt_toolkit.layout import Layout, Window
from prompt_toolkit.layout.controls import FormattedTextControl
from prompt_toolkit.output import DummyOutput, Output
from prompt_toolkit.styles import Style

from acuguide.catalog.records import Catalog
from acuguide.devices.clock import Clock
from acuguide.devices.player import Player
from acuguide.devices.signals import SIGNAL_EXIT, call_on_signals
from acuguide.devices.terminal import Surface, write
from acuguide.guide.schedule import Plan
from acuguide.guide.session import CueKind, Cues, EventKind, State
from acuguide.pages.routine import HELP, live_view
from acuguide.pages.speech import cue_line
from acuguide.pages.wording import clock as clock_words
from acuguide.render.live import render_live

_CTRL_C = SIGNAL_EXIT + 2
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
    """Play a plan to its end on the best stage this surface allows; the exit code."""
    if surface.repaints:
        return asyncio.run(_play_live(plan, catalog, surface, clock))
    return asyncio.run(_play_lines(plan, catalog, surface, clock))


class _Lines:
    """One line a cue, nothing repainted."""

    def __init__(self, catalog: Catalog, *, ring: Callable[[], None]) -> None:
        self.catalog = catalog
        self.ring = ring

    def tell(self, state: State, cues: Cues) -> None:
        for cue in cues:
            at = clock_words(max(0.0, sum(state.settles) + sum(state.seconds) - state.left_in_all))
            write(f"{at}  {cue_line(self.catalog, state, cue)}\n")
            if cue.kind in _RINGS:
                self.ring()

    def tick(self, state: State) -> None:
        """Time alone says nothing."""

    def help(self) -> None:
        write("\n".join(HELP) + "\n")


class _Screen:
    """The live screen: the state as it stands, and the last thing said."""

    def __init__(
        self, catalog: Catalog, *, ring: Callable[[], None], repaint: Callable[[], None]
    ) -> None:
        self.catalog = catalog
        self.ring = ring
        self.repaint = repaint
        self.state: State | None = None
        self.message = ""
        self.with_help = False
        self.second = -1

    def tell(self, state: State, cues: Cues) -> None:
        self.state = state
        for cue in cues:
            # Getting ready and pressing are what the screen shows anyway.
            stands = cue.kind in {CueKind.GET_READY, CueKind.PRESS}
            self.message = "" if stands else cue_line(self.catalog, state, cue)
            if cue.kind in _RINGS:
                self.ring()
        self.repaint()

    def tick(self, state: State) -> None:
        self.state = state
        # Once a second is enough for a countdown; more would cost power and bandwidth.
        second = int(-state.left // 1)
        if second != self.second:
            self.second = second
            self.repaint()

    def help(self) -> None:
        self.with_help = not self.with_help
        self.repaint()

    def text(self, columns: int, rows: int) -> FormattedText:
        if self.state is None:
            return FormattedText()
        view = live_view(self.catalog, self.state, self.message, with_help=self.with_help)
        pieces: list[tuple[str, str]] = []
        for line in render_live(view, columns, rows):
            pieces += [*line, ("", "\n")]
        return FormattedText(pieces[:-1])


def _bindings(player: Callable[[], Player], show_help: Callable[[], None]) -> KeyBindings:
    bindings = KeyBindings()

    def bind(key: str, kind: EventKind) -> None:
        @bindings.add(key)
        def _(_event: KeyPressEvent) -> None:
            player().feed(kind)

    for key, kind in _KEYS.items():
        bind(key, kind)

    @bindings.add("?")
    def _help(_event: KeyPressEvent) -> None:
        show_help()

    @bindings.add("c-c")
    def _interrupt(_event: KeyPressEvent) -> None:
        player().stop(_CTRL_C)

    @bindings.add("c-z")
    def _suspend(event: KeyPressEvent) -> None:
        event.app.suspend_to_background()

    return bindings


def _ringer(plan: Plan, output: Output) -> Callable[[], None]:
    return (lambda: None) if plan.frame.silent else output.bell


async def _play_live(plan: Plan, catalog: Catalog, surface: Surface, clock: Clock) -> int:
    app: Application[None]
    stage: list[Player] = []
    screen = _Screen(catalog, ring=lambda: ring(), repaint=lambda: app.invalidate())

    def text() -> FormattedText:
        size = app.output.get_size()
        return screen.text(size.columns, max(1, size.rows - 1))

    control = FormattedTextControl(text, show_cursor=False)
    app = Application(
        Layout(Window(control, wrap_lines=False, dont_extend_height=True, always_hide_cursor=True)),
        key_bindings=_bindings(lambda: stage[0], screen.help),
        style=_COLOURS if surface.colour else None,
        include_default_pygments_style=False,
        erase_when_done=True,
    )
    ring = _ringer(plan, app.output)
    return await _run(app, stage, lambda: Player(plan, clock, screen, attended=True), catalog)


async def _play_lines(plan: Plan, catalog: Catalog, surface: Surface, clock: Clock) -> int:
    ring = _bell if surface.interactive and not plan.frame.silent else lambda: None
    lines = _Lines(catalog, ring=ring)
    if not surface.interactive:
        player = Player(plan, clock, lines, attended=False)
        call_on_signals(asyncio.get_running_loop(), player.stop)
        await player.run()
        return player.exit_code
    stage: list[Player] = []
    # The application reads the keys and minds the terminal's modes; it draws nothing.
    app: Application[None] = Application(
        output=DummyOutput(), key_bindings=_bindings(lambda: stage[0], lines.help)
    )
    return await _run(app, stage, lambda: Player(plan, clock, lines, attended=True), catalog)


def _bell() -> None:
    write("\a")


async def _run(
    app: Application[None], stage: list[Player], begin: Callable[[], Player], catalog: Catalog
) -> int:
    """Run an application until its player has ended."""
    player = begin()
    stage.append(player)

    def started() -> None:
        call_on_signals(asyncio.get_running_loop(), player.stop)
        app.create_background_task(player.run(lambda: app.exit()))

    try:
        await app.run_async(pre_run=started, handle_sigint=False)
    except EOFError:
        player.stop(SIGNAL_EXIT + 1)
    return player.exit_code
