"""Copies of data to be broken: of the real data, and of the smallest folder that holds."""

import shutil
from pathlib import Path

import pytest

DATA = Path(__file__).parents[2] / "data"
SMALL = Path(__file__).parent / "small"


@pytest.fixture
def copy(tmp_path: Path) -> Path:
    """A copy of the folder `data`."""
    folder = tmp_path / "data"
    shutil.copytree(DATA, folder)
    return folder


@pytest.fixture
def small(tmp_path: Path) -> Path:
    """A copy of a folder with a thing or two of each kind, so that what is told is short."""
    folder = tmp_path / "data"
    shutil.copytree(SMALL, folder)
    return folder
