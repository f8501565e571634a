"""Images for terminals: which terminal, how they are sent, and when they are not."""

import sys
from base64 import b64decode
from pathlib import Path

import pytest

from acuguide.devices.pixels import Protocol, Window, decide_protocol, pixels, pixels_for
from acuguide.errors import CouldNotError
from acuguide.render.svg import render_svg
from tests.cli.conftest import Start
from tests.conftest import ROOT
from tests.render.toy_figure import low_back

WINDOW = Window(columns=60, rows=100)
SVG = render_svg(low_back())
PNG = b"\x89PNG\r\n\x1a\n"
KITTY = {"TERM": "xterm-kitty"}


def width_of(png: bytes) -> int:
    """The pixels across."""
    return int.from_bytes(png[16:20])


def height_of(png: bytes) -> int:
    """The pixels down."""
    return int.from_bytes(png[20:24])


def kitty_image(text: str) -> tuple[str, bytes]:
    """The keys of the first message, and the image of all."""
    *messages, end = text.split("\x1b\\")
    assert end == "\n"
    keys, parts = [], []
    for message in messages:
        key, part = message.removeprefix("\x1b_G").split(";")
        assert len(part) <= 4096
        keys.append(key)
        parts.append(part)
    assert all(len(part) % 4 == 0 for part in parts)
    assert [key[-3:] for key in keys] == ["m=1"] * (len(keys) - 1) + ["m=0"]
    assert keys[1:-1] == ["m=1"] * (len(keys) - 2)
    return keys[0], b64decode("".join(parts))


@pytest.mark.parametrize(
    ("environ", "protocol"),
    [
        ({"TERM": "xterm-kitty"}, Protocol.KITTY),
        ({"TERM": "xterm-256color", "KITTY_WINDOW_ID": "1"}, Protocol.KITTY),
        ({"TERM": "xterm-ghostty", "TERM_PROGRAM": "ghostty"}, Protocol.KITTY),
        ({"TERM": "xterm-256color", "TERM_PROGRAM": "WezTerm"}, Protocol.KITTY),
        ({"TERM": "xterm-256color", "TERM_PROGRAM": "iTerm.app"}, Protocol.ITERM),
        ({"TERM": "xterm-256color", "LC_TERMINAL": "iTerm2"}, Protocol.ITERM),
        ({"TERM": "foot"}, Protocol.SIXEL),
        ({"TERM": "mlterm"}, Protocol.SIXEL),
        ({}, None),
        ({"TERM": "xterm-256color"}, None),
        ({"TERM": "dumb"}, None),
        ({"TERM": "xterm-256color", "TERM_PROGRAM": "Apple_Terminal"}, None),
        # Inherited from a terminal that this one was started in.
        ({"TERM": "xterm-256color", "TERM_PROGRAM": "vscode", "KITTY_WINDOW_ID": "1"}, None),
        ({"TERM": "xterm-kitty", "TERM_PROGRAM": "iTerm.app"}, Protocol.KITTY),
        # What stands between keeps images from the terminal.
        ({"TERM": "xterm-kitty", "TMUX": "/run/tmux,1,0"}, None),
        ({"TERM": "tmux-256color", "KITTY_WINDOW_ID": "1"}, None),
        ({"TERM": "screen", "LC_TERMINAL": "iTerm2"}, None),
        ({"TERM": "xterm-kitty", "STY": "1.pts-0"}, None),
    ],
)
def test_the_terminal_is_known_by_its_environment(
    environ: dict[str, str], protocol: Protocol | None
) -> None:
    assert decide_protocol(environ) is protocol


def test_kitty_gets_the_image_in_short_messages() -> None:
    keys, png = kitty_image(pixels_for(SVG, KITTY, WINDOW))
    assert keys == "a=T,f=100,q=2,c=60,m=1"
    assert png.startswith(PNG)
    assert width_of(png) == 600


def test_iterm_gets_the_same_image() -> None:
    text = pixels_for(SVG, {"LC_TERMINAL": "iTerm2"}, WINDOW)
    head, data = text.removesuffix("\x07\n").removeprefix("\x1b]1337;File=").split(":")
    png = b64decode(data, validate=True)
    assert png == kitty_image(pixels_for(SVG, KITTY, WINDOW))[1]
    assert head == f"inline=1;size={len(png)};width=60"


def test_others_get_sixels() -> None:
    text = pixels_for(SVG, {"TERM": "foot"}, Window(20, 30))
    assert text.startswith('\x1bP0;1q"1;1;200;')
    assert text.endswith("\x1b\\\n")


@pytest.mark.parametrize(
    "window",
    [Window(20, 60), Window(200, 20), Window(80, 24, 8, 17), Window(300, 300), Window(1, 1)],
)
def test_the_image_fits_the_window(window: Window) -> None:
    keys, png = kitty_image(pixels_for(SVG, KITTY, window))
    assert width_of(png) <= min(1200, window.columns * window.cell_width)
    assert height_of(png) <= window.rows * window.cell_height
    cells = int(keys.split("c=")[1].split(",")[0])
    assert 1 <= cells <= window.columns


def test_an_unknown_terminal_is_told_so() -> None:
    with pytest.raises(CouldNotError, match="none that is known to show images"):
        pixels_for(SVG, {"TERM": "xterm-256color"}, WINDOW)


def test_a_missing_package_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "resvg_py", None)
    with pytest.raises(CouldNotError, match=r"acuguide\[pixels\]"):
        pixels_for(SVG, KITTY, WINDOW)


def test_a_machine_without_fonts_is_not_shown_a_picture_without_words(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr("acuguide.devices.pixels._FAMILIES", ("No Such Family",))
    with pytest.raises(CouldNotError, match="No font"):
        pixels_for(SVG, KITTY, WINDOW)


def test_nothing_is_written_where_there_is_no_terminal(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("TERM", "xterm-kitty")
    with pytest.raises(CouldNotError, match="no terminal"):
        pixels(SVG, 80, 24)
    assert capsys.readouterr() == ("", "")


def test_a_terminal_gets_the_image(terminal: Start, tmp_path: Path) -> None:
    path = tmp_path / "picture.svg"
    path.write_text(SVG)
    program = (
        "from pathlib import Path; from acuguide.devices.pixels import pixels; "
        f"print(pixels(Path({str(path)!r}).read_text(), 80, 24), end='')"
    )
    at = terminal(command=(sys.executable, "-c", program), folder=ROOT, TERM="xterm-kitty")
    assert at.end() == 0
    sent = at.transcript.replace(b"\r\n", b"\n").decode()
    assert kitty_image(sent)[1].startswith(PNG)


def test_resvg_is_loaded_for_images_alone(terminal: Start) -> None:
    program = (
        "import sys; import acuguide.devices.pixels; "
        "print([name for name in sys.modules if 'resvg' in name or 'sixel' in name])"
    )
    at = terminal(command=(sys.executable, "-c", program), folder=ROOT)
    assert at.end() == 0
    assert at.transcript.strip() == b"[]"
