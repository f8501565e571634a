"""The one file that is kept: whole or not at all, for its owner alone, and never lost by us."""

import os
import stat
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from threading import Event, Thread

import pytest

from acuguide.devices.user_files import (
    locked,
    profile_path,
    read_file,
    remove_files,
    set_aside,
    spoil_file,
    write_file,
)
from acuguide.errors import CouldNotError
from tests.conftest import ROOT

LARGEST = 1_000_000


def mode(path: Path) -> int:
    """The permissions of a file or folder."""
    return stat.S_IMODE(path.stat().st_mode)


def names(folder: Path) -> list[str]:
    """What is in a folder."""
    return sorted(path.name for path in folder.iterdir())


@pytest.fixture
def careless() -> Iterator[None]:
    """A umask that takes nothing away."""
    before = os.umask(0)
    yield
    os.umask(before)


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """Where the file will be, in a folder that is not there yet."""
    return tmp_path / "acuguide" / "profile.json"


def test_it_is_kept_where_this_system_keeps_a_users_data(place: Path) -> None:
    assert profile_path() == place / "acuguide" / "profile.json"


def test_what_was_written_is_read(path: Path) -> None:
    for content in (b"one", b"", b"\xff\x00two"):
        write_file(path, content)
        assert read_file(path) == content
        assert names(path.parent) == ["profile.json"]


@pytest.mark.usefixtures("careless")
def test_file_and_folder_are_for_their_owner_alone(path: Path) -> None:
    write_file(path, b"mine")
    assert (mode(path), mode(path.parent)) == (0o600, 0o700)
    path.chmod(0o666)
    write_file(path, b"mine again")
    assert mode(path) == 0o600


def test_whoever_reads_meanwhile_sees_the_old_or_the_new_and_nothing_between(path: Path) -> None:
    contents = {b"a" * 300_000, b"b" * 200_000}
    seen: set[bytes | None] = set()
    write_file(path, min(contents))
    over = Event()

    def read() -> None:
        while not over.is_set():
            seen.add(read_file(path))

    reader = Thread(target=read)
    reader.start()
    for _ in range(30):
        for content in contents:
            write_file(path, content)
    over.set()
    reader.join()
    assert seen
    assert seen <= contents


def test_what_an_earlier_run_left_behind_is_no_obstacle(path: Path) -> None:
    write_file(path, b"old")
    left = path.with_name(f"{path.name}.{os.getpid()}.new")
    left.write_bytes(b"half")
    left.chmod(0o666)
    write_file(path, b"new")
    assert (read_file(path), mode(path)) == (b"new", 0o600)
    assert names(path.parent) == ["profile.json"]


def test_a_link_stays_and_what_it_leads_to_is_written(path: Path, tmp_path: Path) -> None:
    other = tmp_path / "other" / "mine.json"
    other.parent.mkdir()
    other.write_bytes(b"old")
    path.parent.mkdir()
    path.symlink_to(other)
    write_file(path, b"new")
    assert path.is_symlink()
    assert (read_file(path), other.read_bytes()) == (b"new", b"new")
    assert (names(path.parent), names(other.parent)) == (["profile.json"], ["mine.json"])


def test_a_link_to_nothing_is_an_error_and_not_none(path: Path, tmp_path: Path) -> None:
    path.parent.mkdir()
    path.symlink_to(tmp_path / "not mounted" / "mine.json")
    with pytest.raises(FileNotFoundError):
        read_file(path)


def test_links_in_a_circle_are_replaced_or_removed(path: Path) -> None:
    path.parent.mkdir()
    path.symlink_to(path.name)
    with pytest.raises(OSError, match="symbolic links"):
        read_file(path)
    write_file(path, b"mine")
    assert read_file(path) == b"mine"
    path.unlink()
    path.symlink_to(path.name)
    assert remove_files(path) is True
    assert names(path.parent) == []


def test_what_cannot_be_written_is_told_in_one_sentence_and_leaves_nothing(tmp_path: Path) -> None:
    (tmp_path / "file").write_bytes(b"a file")
    path = tmp_path / "file" / "profile.json"
    with pytest.raises(CouldNotError) as told:
        write_file(path, b"content")
    assert str(told.value) == f"What you told could not be kept in {path}: File exists."
    assert names(tmp_path) == ["file"]


def test_what_cannot_be_replaced_stays_and_no_half_is_left(path: Path) -> None:
    (path / "in the way").mkdir(parents=True)
    with pytest.raises(CouldNotError) as told:
        write_file(path, b"content")
    assert str(told.value) == f"What you told could not be kept in {path}: Is a directory."
    assert names(path.parent) == ["profile.json"]
    assert names(path) == ["in the way"]


def test_what_is_not_there_is_none(path: Path, tmp_path: Path) -> None:
    assert read_file(path) is None
    (tmp_path / "file").touch()
    assert read_file(tmp_path / "file" / "profile.json") is None


def test_what_is_there_and_cannot_be_read_is_an_error_and_not_none(path: Path) -> None:
    path.mkdir(parents=True)
    with pytest.raises(IsADirectoryError):
        read_file(path)


def test_no_more_is_read_than_was_ever_written(path: Path) -> None:
    path.parent.mkdir()
    with path.open("wb") as file:
        file.truncate(50 * LARGEST)
    content = read_file(path)
    assert content is not None
    assert len(content) == LARGEST


def test_removing_says_whether_there_was_anything(path: Path) -> None:
    assert remove_files(path) is False
    write_file(path, b"content")
    assert remove_files(path) is True
    assert names(path.parent) == []


def test_what_was_set_aside_is_removed_too_and_nothing_else(path: Path) -> None:
    write_file(path, b"damaged")
    assert set_aside(path) is not None
    other = path.with_name("other.json")
    write_file(other, b"not ours to remove")
    assert remove_files(path) is True
    assert names(path.parent) == ["other.json"]


def test_what_an_earlier_run_left_behind_and_the_lock_are_removed_too(path: Path) -> None:
    write_file(path, b"content")
    path.with_name("profile.json.77.new").write_bytes(b"half of what was told")
    with locked(path):
        pass
    assert names(path.parent) == ["profile.json", "profile.json.77.new", "profile.lock"]
    assert remove_files(path) is True
    assert names(path.parent) == []


def test_a_lock_alone_is_nothing_that_was_kept(path: Path) -> None:
    with locked(path):
        pass
    assert remove_files(path) is False
    assert names(path.parent) == []


def test_what_a_link_leads_to_is_removed_with_the_link(path: Path, tmp_path: Path) -> None:
    other = tmp_path / "mine.json"
    other.write_bytes(b"content")
    path.parent.mkdir()
    path.symlink_to(other)
    assert remove_files(path) is True
    assert names(tmp_path) == ["acuguide"]
    assert names(path.parent) == []


def test_what_cannot_be_removed_is_told_in_one_sentence(path: Path) -> None:
    path.mkdir(parents=True)
    with pytest.raises(CouldNotError, match=r"could not be removed: [A-Z][a-z ]+[.]$"):
        remove_files(path)
    assert names(path.parent) == ["profile.json"]


def test_what_is_set_aside_takes_the_first_number_that_is_free(path: Path) -> None:
    asides = []
    for number in (1, 2, 3):
        write_file(path, f"damaged {number}".encode())
        asides.append(set_aside(path))
    folder = path.parent
    assert asides == [folder / f"profile-damaged-{number}.json" for number in (1, 2, 3)]
    kept = [(folder / name).read_text("utf-8") for name in names(folder)]
    assert kept == ["damaged 1", "damaged 2", "damaged 3", "damaged 3"]


def test_what_is_set_aside_is_in_its_place_too_until_it_is_replaced(path: Path) -> None:
    write_file(path, b"damaged")
    aside = set_aside(path)
    assert aside is not None
    assert (read_file(path), read_file(aside)) == (b"damaged", b"damaged")
    write_file(path, b"new")
    assert (read_file(path), read_file(aside)) == (b"new", b"damaged")


def test_what_a_link_leads_to_is_set_aside_and_not_the_link(path: Path, tmp_path: Path) -> None:
    other = tmp_path / "mine.json"
    other.write_bytes(b"damaged")
    path.parent.mkdir()
    path.symlink_to(other)
    aside = set_aside(path)
    assert aside is not None
    write_file(path, b"new")
    assert (read_file(path), read_file(aside)) == (b"new", b"damaged")


def test_a_folder_in_its_place_moves_aside(path: Path) -> None:
    (path / "in the way").mkdir(parents=True)
    assert set_aside(path) == path.with_name("profile-damaged-1.json")
    assert names(path.parent) == ["profile-damaged-1.json"]
    write_file(path, b"new")
    assert read_file(path) == b"new"


def test_what_is_set_aside_overwrites_nothing_of_another_kind(path: Path) -> None:
    write_file(path, b"damaged")
    (path.parent / "profile-damaged-1.json").mkdir()
    assert set_aside(path) == path.parent / "profile-damaged-2.json"
    assert (path.parent / "profile-damaged-1.json").is_dir()


def test_what_cannot_be_set_aside_is_none(path: Path) -> None:
    assert set_aside(path) is None


def test_what_is_spoilt_is_there_and_empty(path: Path) -> None:
    write_file(path, b"clear of everything")
    assert spoil_file(path) is True
    assert read_file(path) == b""


def test_nothing_is_not_spoilt(path: Path) -> None:
    assert spoil_file(path) is False
    assert not path.exists()


COUNTING = """
import sys
from pathlib import Path
from acuguide.devices.user_files import locked, read_file, write_file
path = Path(sys.argv[1])
for _ in range(150):
    with locked(path):
        write_file(path, str(int(read_file(path) or 0) + 1).encode())
"""


def test_nothing_that_two_processes_write_at_once_is_lost(path: Path) -> None:
    both = [
        subprocess.Popen([sys.executable, "-c", COUNTING, str(path)], cwd=ROOT) for _ in range(2)
    ]
    assert [each.wait(60) for each in both] == [0, 0]
    assert read_file(path) == b"300"
    assert names(path.parent) == ["profile.json", "profile.lock"]


def test_the_lock_is_free_again_after_an_error(path: Path) -> None:
    def fail() -> None:
        with locked(path):
            raise CouldNotError("no")

    with pytest.raises(CouldNotError):
        fail()
    holder = Thread(target=lambda: write_under_lock(path), daemon=True)
    holder.start()
    holder.join(10)
    assert read_file(path) == b"mine"


def write_under_lock(path: Path) -> None:
    """Write as soon as nobody else does."""
    with locked(path):
        write_file(path, b"mine")


def test_without_a_lock_it_goes_on(tmp_path: Path) -> None:
    (tmp_path / "file").write_bytes(b"a file")
    went_on = False
    with locked(tmp_path / "file" / "profile.json"):
        went_on = True
    assert went_on
    assert names(tmp_path) == ["file"]
