"""A terminal and a pipe for the real program: what it shows, its modes, its keys and its end."""

import os
import re
import select
import shutil
import signal
import subprocess
import sys
import termios
import time
from collections.abc import Callable, Iterator
from functools import cache
from pathlib import Path
from typing import Any

import pexpect
import pyte
import pytest

from acuguide.catalog.records import Catalog
from acuguide.guide.checkup import Group, sign_groups, situation_groups
from acuguide.guide.person import About
from tests.conftest import ROOT

# A slow machine may take this long for anything (seconds); nothing waits longer than it must.
PATIENCE = 20.0
PROGRAM = (sys.executable, "-m", "acuguide")
ENVIRON = {
    "PATH": os.environ["PATH"],
    "HOME": os.environ.get("HOME", "/"),
    "LANG": "C.UTF-8",
    "TERM": "xterm-256color",
}
KEPT = "XDG_CONFIG_HOME"
SHOW_CURSOR, HIDE_CURSOR = b"\x1b[?25h", b"\x1b[?25l"
ESCAPES = re.compile(rb"\x1b\[[0-9;?]*[A-Za-z]|\a")
COUNTDOWN = re.compile(r"(?:GET READY|PRESS|PAUSED) +(\d+):(\d\d)")
SHORT_SETTLE, SHORT_PATIENCE = 5, 0.5

Start = Callable[..., "Terminal"]
StartPipe = Callable[..., "Pipe"]


def heed_ctrl_c() -> None:
    """Tests that run in the background would hand down that Ctrl-C is ignored."""
    signal.signal(signal.SIGINT, signal.default_int_handler)


class AnsweringScreen(pyte.Screen):
    """A screen that answers when it is asked where its cursor is."""

    def __init__(self, columns: int, rows: int, answer: Callable[[str], None]) -> None:
        """A screen of this size; answers go to `answer`."""
        super().__init__(columns, rows)
        self.answer = answer

    def write_process_input(self, data: str) -> None:
        """Answer the program."""
        self.answer(data)


class Terminal:
    """A program in a pseudo-terminal; its screen can be looked at, and answers questions."""

    def __init__(
        self, command: tuple[str, ...], folder: Path, columns: int, rows: int, **environ: str
    ) -> None:
        """Start `command` in `folder`."""
        self.transcript = b""
        self.pressed_at = 0
        self.over = False
        self.screen = AnsweringScreen(columns, rows, self.send)
        self.stream = pyte.ByteStream(self.screen)
        self.child: Any = pexpect.spawn(
            command[0],
            list(command[1:]),
            cwd=str(folder),
            dimensions=(rows, columns),
            env={**ENVIRON, **environ},
            preexec_fn=heed_ctrl_c,
        )
        self.child.delaybeforesend = self.child.delayafterread = None
        self.left_as_found: bool | None = None

    def send(self, text: str) -> None:
        """Send bytes as a terminal does for keys and for answers."""
        self.child.send(text)

    def never_answer(self) -> None:
        """Be a terminal that does not say where its cursor is."""
        self.screen.answer = lambda _reply: None

    def read(self) -> None:
        """Take in what the program has written, waiting a moment for it."""
        try:
            fresh = self.child.read_nonblocking(1 << 16, 0.05)
        except pexpect.TIMEOUT:
            return
        except pexpect.EOF:
            self.over = True
            return
        self.transcript += fresh
        self.stream.feed(fresh)

    def listen(self, seconds: float) -> None:
        """Take in what the program writes in this time."""
        end = time.monotonic() + seconds
        while time.monotonic() < end and not self.over:
            self.read()

    @property
    def lines(self) -> list[str]:
        """The lines on the screen."""
        return [line.rstrip() for line in self.screen.display]

    @property
    def text(self) -> str:
        """The words on the screen."""
        return " ".join(" ".join(self.lines).split())

    @property
    def countdown(self) -> int:
        """The seconds on the screen of a routine, as soon as it shows them."""
        self.until(lambda: bool(COUNTDOWN.search(self.text)), "a countdown")
        minutes, seconds = COUNTDOWN.findall(self.text)[0]
        return int(minutes) * 60 + int(seconds)

    @property
    def said(self) -> str:
        """All words written since the start."""
        return _words(self.transcript)

    @property
    def reply(self) -> str:
        """The words written since the last key."""
        return _words(self.transcript[self.pressed_at :])

    def until(self, met: Callable[[], bool], what: str) -> None:
        """Read on until something is so."""
        end = time.monotonic() + PATIENCE
        while not met():
            known = "\n".join((what, *self.lines))
            assert time.monotonic() < end, f"it never came to this: {known}"
            if self.over:
                pytest.fail(f"it ended before this: {known}")
            self.read()

    def wait_for(self, *words: str) -> None:
        """Read on until all these words are on the screen."""
        self.until(lambda: all(some in self.text for some in words), " + ".join(words))

    def wait_without(self, words: str) -> None:
        """Read on until these words are no longer on the screen."""
        self.until(lambda: words not in self.text, f"no {words}")

    def wait_for_reply(self, *words: str) -> None:
        """Read on until all these words were written since the last key."""
        self.until(lambda: all(some in self.reply for some in words), " + ".join(words))

    def wait_for_countdown(self, seconds: int) -> None:
        """Read on until the countdown is there."""
        self.until(lambda: self.countdown == seconds, f"{seconds} seconds left")

    def wait_until_below(self, seconds: int) -> None:
        """Read on until the countdown has fallen below this."""
        self.until(lambda: self.countdown < seconds, f"less than {seconds} seconds left")

    def wait_for_start(self) -> None:
        """Read on until a routine has begun with its first step."""
        self.until(lambda: "get ready" in self.reply.casefold(), "getting ready")

    def wait_for_keyboard(self) -> None:
        """Wait until single keys are read: what is typed before gets lost."""
        self.until(lambda: self.reads_keys, "single keys are read")

    def press(self, key: str) -> None:
        """Press a key, as soon as single keys are read; several in one string are a burst."""
        self.wait_for_keyboard()
        self.type(key)

    def type(self, text: str) -> None:
        """Type, whatever reads it."""
        self.pressed_at = len(self.transcript)
        self.send(text)

    def resize(self, columns: int, rows: int) -> None:
        """Change the size of the window, as xterm does: what is below the cursor goes first."""
        lost = self.screen.lines - rows
        cursor = self.screen.cursor
        x, y = cursor.x, cursor.y
        if lost > 0:
            scrolled = max(0, y - rows + 1)
            # The screen drops lines at its top; these empty ones are for that.
            self.screen.cursor_position(1, 1)
            self.screen.insert_lines(lost - scrolled)
            y -= scrolled
        self.screen.resize(rows, columns)
        self.screen.cursor_position(y + 1, min(x, columns - 1) + 1)
        self.child.setwinsize(rows, columns)

    @property
    def reads_keys(self) -> bool:
        """Whether single keys are read now, not lines."""
        return not _flags(self.child.child_fd)[-1] & termios.ICANON

    def signal(self, number: signal.Signals) -> None:
        """Send the program a signal."""
        os.kill(self.child.pid, number)

    def end(self) -> int:
        """Read to the end; the exit code, or minus the signal that killed the program."""
        limit = time.monotonic() + PATIENCE
        while not self.over:
            assert time.monotonic() < limit, "it never ended:\n" + "\n".join(self.lines)
            self.read()
        self.left_as_found = _flags(self.child.child_fd) == _usual_flags()
        self.child.wait()
        killed: int | None = self.child.signalstatus
        return int(self.child.exitstatus) if killed is None else -killed

    def hang_up(self) -> None:
        """Close the window."""
        self.child.ptyproc.fileobj.close()
        self.child.closed = self.child.ptyproc.closed = True

    def end_unseen(self, seconds: float) -> int:
        """The exit code of a program whose window is closed; it may take this long."""
        limit = time.monotonic() + seconds
        while self.child.isalive():
            assert time.monotonic() < limit, f"it still runs after {seconds} seconds"
            time.sleep(0.02)
        killed: int | None = self.child.signalstatus
        return int(self.child.exitstatus) if killed is None else -killed

    def close(self) -> None:
        """Let nothing run on after a test."""
        if self.child.isalive():
            self.child.kill(signal.SIGKILL)
            self.child.wait()
        self.child.ptyproc.fileobj.close()
        self.child.closed = self.child.ptyproc.closed = True

    @property
    def sane(self) -> bool:
        """Whether it was left as it was found, with the cursor shown."""
        assert self.left_as_found is not None, "it has not ended"
        return self.shows_cursor and self.left_as_found

    @property
    def shows_cursor(self) -> bool:
        """Whether the cursor is shown."""
        return self.transcript.rfind(SHOW_CURSOR) >= self.transcript.rfind(HIDE_CURSOR)


def _flags(terminal: int) -> tuple[int, int, int]:
    """How a terminal treats input and output, and whether it echoes, edits and interrupts."""
    input_, output, _, local, *_ = termios.tcgetattr(terminal)
    return input_, output, local


@cache
def _usual_flags() -> tuple[int, int, int]:
    """The flags of a terminal that nobody has touched."""
    keyboard, program = os.openpty()
    try:
        return _flags(program)
    finally:
        os.close(keyboard)
        os.close(program)


def _words(raw: bytes) -> str:
    """The words of what was written, without the sides of boxes."""
    return " ".join(ESCAPES.sub(b"", raw).decode(errors="replace").replace("│", " ").split())


class Pipe:
    """A program that writes to a pipe, with nothing to read from."""

    def __init__(self, folder: Path, command: tuple[str, ...], kept: Path) -> None:
        """Start it; what it keeps, it keeps in `kept`."""
        self.began = time.monotonic()
        self.seen = b""
        self.process = subprocess.Popen(
            command,
            cwd=folder,
            env={**ENVIRON, KEPT: str(kept)},
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
        )

    def wait_for(self, words: str) -> float:
        """Read on until these words have come; the seconds since the start."""
        assert self.process.stdout
        limit = time.monotonic() + PATIENCE
        while words not in self.text:
            left = max(0.0, limit - time.monotonic())
            assert select.select([self.process.stdout], [], [], left)[0], f"never: {words}"
            fresh = os.read(self.process.stdout.fileno(), 1 << 16)
            assert fresh, f"it ended before: {words}"
            self.seen += fresh
        return time.monotonic() - self.began

    @property
    def text(self) -> str:
        """What has come so far."""
        return self.seen.decode()

    def end(self) -> tuple[int, str, str]:
        """The exit code, what came last, and what was said on stderr."""
        out, err = self.process.communicate(timeout=PATIENCE)
        return self.process.returncode, out.decode(), err.decode()

    def close(self) -> None:
        """Let nothing run on after a test."""
        self.process.kill()
        self.process.wait()
        for stream in (self.process.stdout, self.process.stderr):
            if stream:
                stream.close()


@pytest.fixture
def read_once(catalog: Catalog, monkeypatch: pytest.MonkeyPatch) -> None:
    """Commands run in this process share the catalogue: reading it takes longer than they do."""
    monkeypatch.setattr("acuguide.catalog.loading.load_catalog", lambda: catalog)


@pytest.fixture
def terminal(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Start]:
    """Starts the program at a terminal: `terminal("redflags", "--ask", columns=40)`.

    Nothing is kept from one run to the next, unless they are given the same folder `kept`.
    """
    started: list[Terminal] = []

    def start(
        *arguments: str,
        command: tuple[str, ...] = PROGRAM,
        folder: Path = ROOT,
        columns: int = 80,
        rows: int = 24,
        kept: Path | None = None,
        **environ: str,
    ) -> Terminal:
        own = {KEPT: str(kept or tmp_path_factory.mktemp("kept"))}
        new = Terminal((*command, *arguments), folder, columns, rows, **own, **environ)
        started.append(new)
        return new

    yield start
    for each in started:
        each.close()


@pytest.fixture
def playing(terminal: Start) -> Start:
    """Starts a short routine and waits until it plays: `playing("--plain")`."""

    def start(*arguments: str, **options: Any) -> Terminal:
        new = terminal("routine", "--checked", "--minutes", "2", *arguments, **options)
        new.wait_for("Press any key")
        new.press("x")
        new.wait_for_start()
        return new

    return start


@pytest.fixture
def pipe(tmp_path_factory: pytest.TempPathFactory) -> Iterator[StartPipe]:
    """Starts the program in a pipe: `pipe("routine", "--checked")`."""
    started: list[Pipe] = []

    def start(
        *arguments: str,
        command: tuple[str, ...] = PROGRAM,
        folder: Path = ROOT,
        kept: Path | None = None,
    ) -> Pipe:
        new = Pipe(folder, (*command, *arguments), kept or tmp_path_factory.mktemp("kept"))
        started.append(new)
        return new

    yield start
    for each in started:
        each.close()


@pytest.fixture(scope="session")
def brisk(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A copy of the program that hardly waits: neither for the body nor for an answer.

    Its data gives the least time to get ready, 5 seconds.
    """
    folder = tmp_path_factory.mktemp("brisk")
    leave_out = shutil.ignore_patterns("__pycache__")
    shutil.copytree(ROOT / "acuguide", folder / "acuguide", ignore=leave_out)
    shutil.copytree(ROOT / "data", folder / "data")
    vocabulary = folder / "data" / "vocabulary.yaml"
    text, count = re.subn(
        r"\b(settle|next_point|other_side): \d+",
        rf"\1: {SHORT_SETTLE}",
        vocabulary.read_text(encoding="utf-8"),
    )
    assert count
    vocabulary.write_text(text, encoding="utf-8")
    asking = folder / "acuguide" / "cli" / "asking.py"
    text, count = re.subn(
        r"^PATIENCE = .*",
        f"PATIENCE = {SHORT_PATIENCE}",
        asking.read_text("utf-8"),
        flags=re.MULTILINE,
    )
    assert count == 1
    asking.write_text(text, encoding="utf-8")
    return folder


# Answering a check


@pytest.fixture(scope="session")
def signs(catalog: Catalog) -> tuple[Group, ...]:
    """The groups of warning signs."""
    return sign_groups(catalog.red_flags, About())


@pytest.fixture(scope="session")
def everything(catalog: Catalog, signs: tuple[Group, ...]) -> tuple[Group, ...]:
    """The groups asked before a routine, if nothing is known."""
    return signs + situation_groups(catalog.cautions, About())


def say_no(check: Terminal, groups: tuple[Group, ...], first: int = 1, last: int = 99) -> None:
    """Answer the groups from `first` to `last` with none of these."""
    for number, group in list(enumerate(groups, 1))[first - 1 : last]:
        check.wait_for_reply(f"{number} of {len(groups)}. {group.title}", "q stop.")
        check.press("0")


def say_yes(check: Terminal, groups: tuple[Group, ...], own: str) -> int:
    """Answer none of these until the question `own`, and that one yes; the number of its group."""
    number = next(n for n, group in enumerate(groups, 1) if own in dict(group.questions))
    group = groups[number - 1]
    say_no(check, groups, last=number - 1)
    check.wait_for_reply(f"{number} of {len(groups)}. {group.title}", "q stop.")
    check.press(str(list(dict(group.questions)).index(own) + 1))
    check.wait_for_reply("Yes to ")
    check.press("\r")
    return number
