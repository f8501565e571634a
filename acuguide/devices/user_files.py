"""The one file that is kept for the user: read whole, written whole or not at all."""

import errno
import os
import stat
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

import typer

from acuguide.errors import CouldNotError

# More than this is nothing that acuguide wrote (bytes).
_LARGEST = 1_000_000
_OWNER_ONLY_FILE, _OWNER_ONLY_FOLDER = 0o600, 0o700


def profile_path() -> Path:
    """Where the profile is kept, in the folder this system has for what a user sets."""
    folder = Path(typer.get_app_dir("acuguide", roaming=False))
    # An empty or relative XDG_CONFIG_HOME is no place, says its specification.
    return (folder if folder.is_absolute() else Path.home() / ".config/acuguide") / "profile.json"


def read_file(path: Path) -> bytes | None:
    """The content; None if there is no such file. Raises OSError if it cannot be read."""
    try:
        # A pipe in its place is not waited for.
        handle = os.open(path, os.O_RDONLY | getattr(os, "O_NONBLOCK", 0))
        with os.fdopen(handle, "rb") as file:
            if not stat.S_ISREG(os.fstat(handle).st_mode):
                raise OSError(errno.EINVAL, "it is not a regular file")
            return file.read(_LARGEST)
    except (FileNotFoundError, NotADirectoryError):
        if os.path.lexists(path):
            # A link to what is not there now, such as on a disk that is not mounted.
            raise
        return None


def write_file(path: Path, content: bytes) -> None:
    """Write it whole or not at all, readable by the user alone. Raises CouldNotError.

    Where the name is a link, what it leads to is written.
    """
    # Links in a circle lead nowhere: then the link itself is replaced.
    path = Path(os.path.realpath(path))
    new = path.with_name(f"{path.name}.{os.getpid()}.new")
    try:
        path.parent.mkdir(mode=_OWNER_ONLY_FOLDER, parents=True, exist_ok=True)
        with suppress(FileNotFoundError):
            new.unlink()
        handle = os.open(new, os.O_WRONLY | os.O_CREAT | os.O_EXCL, _OWNER_ONLY_FILE)
        with os.fdopen(handle, "wb") as file:
            file.write(content)
            file.flush()
            os.fsync(handle)
        new.replace(path)
    except OSError as error:
        with suppress(OSError):
            new.unlink()
        raise CouldNotError(
            f"What you told could not be kept in {path}: {error.strerror}."
        ) from error


def remove_files(path: Path) -> bool:
    """Remove it and what was set aside of it; whether anything was there. Raises CouldNotError."""
    found = False
    rest = (f"{path.stem}-damaged-*{path.suffix}", f"{path.name}.*.new", f"{path.stem}.lock")
    others = [each for pattern in rest for each in sorted(path.parent.glob(pattern))]
    for each in dict.fromkeys((Path(os.path.realpath(path)), path, *others)):
        try:
            each.unlink()
        except (FileNotFoundError, NotADirectoryError):
            continue
        except OSError as error:
            raise CouldNotError(f"{each} could not be removed: {error.strerror}.") from error
        found = found or not each.name.endswith(".lock")
    return found


def set_aside(path: Path) -> Path | None:
    """A copy under a name that is free; its path, or None if there can be none.

    It stays in its place too, so that nobody who looks meanwhile finds nothing.
    """
    number = 1
    while os.path.lexists(aside := path.with_name(f"{path.stem}-damaged-{number}{path.suffix}")):
        number += 1
    try:
        # Of what a link leads to, not of the link: that is written through.
        aside.hardlink_to(os.path.realpath(path))
    except OSError:
        # A folder or an odd file system knows no second name: then it has to move.
        try:
            path.rename(aside)
        except OSError:
            return None
    return aside


def spoil_file(path: Path) -> bool:
    """Empty a file that cannot be replaced, so that nobody relies on it; whether that worked."""
    try:
        os.truncate(path, 0)
    except OSError:
        return False
    return True


@contextmanager
def locked(path: Path) -> Iterator[None]:
    """Keep other processes that do the same from reading and writing it meanwhile.

    Where no lock can be had (Windows, a folder that cannot be written) it goes on without.
    """
    handle: int | None = None
    with suppress(OSError, ImportError):
        import fcntl

        path.parent.mkdir(mode=_OWNER_ONLY_FOLDER, parents=True, exist_ok=True)
        lock = path.with_name(f"{path.stem}.lock")
        handle = os.open(lock, os.O_WRONLY | os.O_CREAT, _OWNER_ONLY_FILE)
        fcntl.flock(handle, fcntl.LOCK_EX)
    try:
        yield
    finally:
        if handle is not None:
            os.close(handle)
