"""The ids of what the guide knows, for completion: they come before the shell has blinked."""

import msgspec

from acuguide.catalog.where import COMPILED, FOLDER


class _Index(msgspec.Struct):
    """The ids of the compiled file's first line; what stands under them stays unread."""

    shelves: dict[str, dict[str, msgspec.Raw]]


def condition_ids() -> list[str]:
    """The ids of all conditions, sorted."""
    return _ids("conditions")


def point_codes() -> list[str]:
    """The codes of all points, sorted."""
    return _ids("points")


def routine_ids() -> list[str]:
    """The ids of all routines, sorted."""
    return _ids("routines")


def care_ids() -> list[str]:
    """The ids of all kinds of care, sorted."""
    return _ids("care")


def _ids(kind: str) -> list[str]:
    if not COMPILED.exists():
        return _stems(kind)
    with COMPILED.open("rb") as file:
        index = file.readline()
    return sorted(msgspec.json.decode(index[1:-2], type=_Index).shelves[kind])


def _stems(folder: str) -> list[str]:
    return sorted(path.stem for path in (FOLDER / folder).glob("*.yaml"))
