"""A file of the user's: written whole or not at all, on a real file system."""

import os
import subprocess
import sys
import threading
from pathlib import Path

import pytest

from acuguide.devices.export import write_text
from acuguide.errors import CouldNotError, WrongUseError
from tests.conftest import ROOT

# A process that may write no file of more than 4096 bytes: a disk that is full in the middle.
CRAMPED = """
import resource, signal, sys
from acuguide.devices.export import write_text
from acuguide.errors import CouldNotError
signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
resource.setrlimit(resource.RLIMIT_FSIZE, (4096, 4096))
try:
    write_text(sys.argv[1], "x" * 10_000)
except CouldNotError as error:
    print(error)
"""


def test_a_text_is_written_over_what_was_there(tmp_path: Path) -> None:
    path = tmp_path / "card.svg"
    for text in ("<svg>大腸俞</svg>", "<svg/>"):
        write_text(str(path), text)
        assert path.read_text(encoding="utf-8") == text
    assert list(tmp_path.iterdir()) == [path]


def test_a_disk_that_fills_up_leaves_the_old_file_and_nothing_else(tmp_path: Path) -> None:
    path = tmp_path / "card.svg"
    path.write_text("old")
    done = subprocess.run(
        [sys.executable, "-c", CRAMPED, str(path)],
        capture_output=True, check=True, cwd=ROOT, encoding="utf-8", timeout=60,
    )  # fmt: skip
    assert done.stdout == f"'{path}' could not be written: File too large.\n"
    assert path.read_text() == "old"
    assert list(tmp_path.iterdir()) == [path]


def test_a_link_stays_a_link(tmp_path: Path) -> None:
    (tmp_path / "real").mkdir()
    target, link = tmp_path / "real/card.svg", tmp_path / "link.svg"
    target.write_text("old")
    link.symlink_to(target)
    write_text(str(link), "new")
    assert link.is_symlink()
    assert target.read_text() == "new"


def test_a_pipe_with_a_name_is_written_to(tmp_path: Path) -> None:
    path = tmp_path / "pipe"
    os.mkfifo(path)
    read: list[str] = []
    reader = threading.Thread(target=lambda: read.append(path.read_text(encoding="utf-8")))
    reader.start()
    write_text(str(path), "<svg/>")
    reader.join(timeout=20)
    assert read == ["<svg/>"]
    assert path.is_fifo()


@pytest.mark.parametrize(
    ("name", "reason"),
    [
        (".", "Is a directory"),
        ("no/such/folder/card.svg", "No such file or directory"),
    ],
)
def test_what_cannot_be_written_is_one_sentence(
    name: str, reason: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    with pytest.raises(CouldNotError) as caught:
        write_text(name, "<svg/>")
    assert str(caught.value) == f"'{name}' could not be written: {reason}."
    assert list(tmp_path.iterdir()) == []


def test_a_file_needs_a_name() -> None:
    with pytest.raises(WrongUseError, match="takes the name of a file"):
        write_text("", "<svg/>")
