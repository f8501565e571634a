"""What all tests share: the real catalogue, and the real program as a process."""

import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from acuguide.catalog.loading import load_catalog
from acuguide.catalog.records import Catalog

ROOT = Path(__file__).parent.parent
Finished = subprocess.CompletedProcess[str]
Program = Callable[..., Finished]


@pytest.fixture(scope="session")
def catalog() -> Catalog:
    """The catalogue of this checkout."""
    return load_catalog()


@pytest.fixture(scope="session")
def acuguide() -> Program:
    """Runs the program in a pipe: `acuguide("points", "BL23", columns=40)`."""

    def run(
        *arguments: str, columns: int = 80, stdin: str | None = None, **environ: str
    ) -> Finished:
        kept = {name: os.environ[name] for name in ("PATH", "HOME", "LANG") if name in os.environ}
        return subprocess.run(
            [sys.executable, "-m", "acuguide", *arguments],
            capture_output=True,
            check=False,
            cwd=ROOT,
            encoding="utf-8",
            env={**kept, "PYTHONUTF8": "1", "COLUMNS": str(columns), **environ},
            input=stdin,
            timeout=60,
        )

    return run
