"""Plays a session in real time: feeds it the clock and the keys, and passes its cues on."""

from typing import Protocol

from acuguide.devices.clock import Clock
from acuguide.errors import ReaderGoneError
from acuguide.guide.schedule import Plan
from acuguide.guide.session import Cues, Event, EventKind, State, Status, advance, begin, next_due

QUIT_BY_KEY = 0


class View(Protocol):
    """Whatever shows a running session."""

    def tell(self, state: State, cues: Cues) -> None:
        """Tell the person about cues, and show the state after them."""

    def tick(self, state: State) -> None:
        """Show that time has passed."""


class Player:
    """A session being played. `exit_code` is 0 unless a signal or Ctrl-C ended it."""

    def __init__(self, plan: Plan, clock: Clock, *, attended: bool) -> None:
        """Ready to play `plan`; `attended` if keys can be pressed."""
        self.plan = plan
        self.clock = clock
        self.attended = attended
        self.exit_code = QUIT_BY_KEY
        self.state: State | None = None
        self.view: View | None = None
        self.failure: OSError | ReaderGoneError | None = None

    @property
    def ended(self) -> bool:
        """Whether there is nothing more to play, or nowhere to show it."""
        done = self.state is not None and self.state.status is Status.ENDED
        return done or self.failure is not None

    def feed(self, kind: EventKind) -> None:
        """Let something happen now. Before the start and after the end nothing does."""
        if self.state is None or self.ended:
            return
        self.state, cues = advance(self.state, Event(kind, self.clock.now()))
        self._show(self.state, cues)

    def _show(self, state: State, cues: Cues) -> None:
        if self.view is None:
            return
        try:
            if cues:
                self.view.tell(state, cues)
            else:
                self.view.tick(state)
        except (OSError, ReaderGoneError) as error:
            # Raised out of a key or a signal, it would get lost: it ends the playing instead.
            self.failure = error

    def stop(self, exit_code: int) -> None:
        """Stop as a signal asks."""
        self.exit_code = exit_code
        self.feed(EventKind.STOP)

    async def run(self, view: View) -> None:
        """Play from the start to the end, shown by `view`."""
        self.view = view
        self.state, cues = begin(self.plan, self.clock.now(), attended=self.attended)
        self._show(self.state, cues)
        if self.exit_code != QUIT_BY_KEY:
            # A signal came before there was anything to stop.
            self.feed(EventKind.STOP)
        while not self.ended:
            await self.clock.wait(next_due(self.state))
            self.feed(EventKind.TICK)
