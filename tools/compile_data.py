"""Build hook: checks data/, compiles it to one JSON file inside the wheel, and adds the figures."""

import sys
import tempfile
from pathlib import Path
from typing import Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface


class CompileData(BuildHookInterface[Any]):
    """Adds the compiled catalogue to a wheel; an editable install reads the YAML itself."""

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        """Compile outside the source tree, where no stale copy can be left behind."""
        if version != "standard":
            return
        root = Path(self.root)
        sys.path.insert(0, str(root))
        from acuguide.catalog.loading import compiled, read_folder
        from acuguide.catalog.where import COMPILED, FIGURES

        # The folder lives until hatchling, and with it this object, is done with the file.
        self.folder = tempfile.TemporaryDirectory()
        path = Path(self.folder.name) / COMPILED.name
        path.write_bytes(compiled(read_folder(root / "data")))
        build_data["force_include"][str(path)] = f"acuguide/{COMPILED.name}"
        build_data["force_include"][str(root / "data" / FIGURES)] = f"acuguide/{FIGURES}"
