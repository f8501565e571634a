"""A copy of the real data, to be broken."""

import shutil
from pathlib import Path

import pytest

DATA = Path(__file__).parents[2] / "data"


@pytest.fixture
def copy(tmp_path: Path) -> Path:
    """A copy of the folder `data`."""
    folder = tmp_path / "data"
    shutil.copytree(DATA, folder)
    return folder
