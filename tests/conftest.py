"""What all tests share: the real catalogue, and the real program as a process."""

import os
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import hypothesis
import pytest

from acuguide.catalog.loading import compiled, load_catalog
from acuguide.catalog.records import Catalog
from acuguide.catalog.where import COMPILED, FIGURES

ROOT = Path(__file__).parent.parent
# How long an example takes says more of the machine, and of what else it does, than of us.
hypothesis.settings.register_profile(
    "patient", deadline=None, suppress_health_check=[hypothesis.HealthCheck.too_slow]
)
hypothesis.settings.load_profile("patient")
Finished = subprocess.CompletedProcess[str]
Program = Callable[..., Finished]


@pytest.fixture(autouse=True)
def place(tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder to keep things in, for this test alone: no test sees or changes a real profile."""
    folder = tmp_path_factory.mktemp("kept")
    monkeypatch.setenv("XDG_CONFIG_HOME", str(folder))
    return folder


@pytest.fixture(scope="session")
def catalog() -> Catalog:
    """The catalogue of this checkout."""
    return load_catalog()


@pytest.fixture(scope="session")
def compiled_copy(catalog: Catalog, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with the package as a wheel has it: compiled, so quick to start, with figures."""
    folder = tmp_path_factory.mktemp("compiled")
    ignored = shutil.ignore_patterns("__pycache__", COMPILED.name)
    shutil.copytree(ROOT / "acuguide", folder / "acuguide", ignore=ignored)
    (folder / "acuguide" / COMPILED.name).write_bytes(compiled(catalog))
    shutil.copytree(ROOT / "data" / FIGURES, folder / "acuguide" / FIGURES)
    return folder


@pytest.fixture(scope="session")
def acuguide(compiled_copy: Path, tmp_path_factory: pytest.TempPathFactory) -> Program:
    """Runs the program in a pipe: `acuguide("points", "BL23", columns=40)`.

    Nothing is kept from one run to the next, unless an XDG_CONFIG_HOME is given.
    """

    def run(
        *arguments: str, columns: int = 80, stdin: str | None = None, **environ: str
    ) -> Finished:
        kept = {name: os.environ[name] for name in ("PATH", "HOME", "LANG") if name in os.environ}
        return subprocess.run(
            [sys.executable, "-m", "acuguide", *arguments],
            capture_output=True,
            check=False,
            cwd=compiled_copy,
            encoding="utf-8",
            env={
                **kept,
                "PYTHONUTF8": "1",
                "COLUMNS": str(columns),
                "XDG_CONFIG_HOME": str(tmp_path_factory.mktemp("kept")),
                **environ,
            },
            input=stdin,
            timeout=60,
        )

    return run


@pytest.fixture(scope="session")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The wheel of this checkout, built in isolation."""
    folder = tmp_path_factory.mktemp("wheel")
    command = [sys.executable, "-m", "build", "--wheel", "--outdir", str(folder), str(ROOT)]
    subprocess.run(command, capture_output=True, check=True, timeout=300)
    (path,) = folder.glob("*.whl")
    return path


@pytest.fixture(scope="session")
def installed(wheel: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The `bin` folder of a bare environment elsewhere, with nothing but the wheel installed."""
    folder = tmp_path_factory.mktemp("elsewhere")
    subprocess.run([sys.executable, "-m", "venv", str(folder)], check=True, timeout=120)
    command = [str(folder / "bin/python"), "-m", "pip", "install", "--quiet", str(wheel)]
    subprocess.run(command, capture_output=True, check=True, timeout=300)
    return folder / "bin"
