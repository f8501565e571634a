"""The ids of what the guide knows, for completion: they come before the shell has blinked."""

from pathlib import Path

import msgspec

PACKAGE = Path(__file__).parent.parent
# In a wheel the catalogue is compiled to this file; a checkout reads the folder of YAML.
COMPILED = PACKAGE / "catalog.json"
FOLDER = PACKAGE.parent / "data"


class _Ids(msgspec.Struct):
    """Only the keys of the catalogue's mappings; their values stay unread."""

    conditions: dict[str, msgspec.Raw]
    points: dict[str, msgspec.Raw]
    routines: dict[str, msgspec.Raw]


def condition_ids() -> list[str]:
    """The ids of all conditions, sorted."""
    return sorted(_compiled().conditions) if COMPILED.exists() else _stems("conditions")


def point_codes() -> list[str]:
    """The codes of all points, sorted."""
    return sorted(_compiled().points) if COMPILED.exists() else _stems("points")


def routine_ids() -> list[str]:
    """The ids of all routines, sorted."""
    return sorted(_compiled().routines) if COMPILED.exists() else _stems("routines")


def _compiled() -> _Ids:
    return msgspec.json.decode(COMPILED.read_bytes(), type=_Ids)


def _stems(folder: str) -> list[str]:
    return sorted(path.stem for path in (FOLDER / folder).glob("*.yaml"))
