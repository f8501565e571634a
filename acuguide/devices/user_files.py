"""The one file that is kept for the user: read whole, written whole or not at all."""

import errno
import os
import stat
from contextlib import suppress
from pathlib import Path

import typer

from acuguide.errors import CouldNotError

# More than this is nothing that acuguide wrote (bytes).
_LARGEST = 1_000_000
_OWNER_ONLY_FILE, _OWNER_ONLY_FOLDER = 0o600, 0o700


def profile_path() -> Path:
    """Where the profile is kept, in the folder this system has for what a user sets."""
    folder = Path(typer.get_app_dir("acuguide"))
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
        return None


def write_file(path: Path, content: bytes) -> None:
    """Write it whole or not at all, readable by the user alone. Raises CouldNotError."""
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
    for each in (path, *sorted(path.parent.glob(f"{path.stem}-damaged-*{path.suffix}"))):
        try:
            each.unlink()
        except (FileNotFoundError, NotADirectoryError):
            continue
        except OSError as error:
            raise CouldNotError(f"{each} could not be removed: {error.strerror}.") from error
        found = True
    return found


def set_aside(path: Path) -> Path | None:
    """Rename it to a name that is free; the new path, or None if it cannot be renamed."""
    number = 1
    while os.path.lexists(aside := path.with_name(f"{path.stem}-damaged-{number}{path.suffix}")):
        number += 1
    try:
        path.rename(aside)
    except OSError:
        return None
    return aside
