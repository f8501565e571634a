"""Write the body figures: `python -m tools.figures [ID ...] [--preview FOLDER]`.

Run it from the checkout, with the packages of `requirements.txt`. It writes
`data/figures/ID.json` for the figures that are named, or for all.
"""

import argparse
from collections.abc import Callable, Mapping
from pathlib import Path

import msgspec

from acuguide.catalog.figures import Figure
from tools.figures import arm, foot, hip, leg, neck, trunk, whole
from tools.figures.drawing import Drawing
from tools.figures.preview import write_preview

# Each group of figures is a module with the functions that draw them, by their id.
DRAWN: Mapping[str, Callable[[], Drawing]] = {
    **arm.FIGURES,
    **neck.FIGURES,
    **trunk.FIGURES,
    **hip.FIGURES,
    **whole.FIGURES,
    **foot.FIGURES,
    **leg.FIGURES,
}
FOLDER = Path("data/figures")
MOST_BYTES = 20_000


def main() -> None:
    """Draw the figures that the command line names, and say how large each is."""
    parser = argparse.ArgumentParser(prog="python -m tools.figures", description=__doc__)
    parser.add_argument("ids", nargs="*", choices=[*DRAWN, []], metavar="ID")
    parser.add_argument("--preview", type=Path, metavar="FOLDER", help="write pictures there too")
    chosen = parser.parse_args()
    for name in chosen.ids or DRAWN:
        figure = DRAWN[name]().figure()
        print(f"{name}: {_write(figure)} bytes, {len(figure.landmarks)} landmarks")
        if chosen.preview:
            write_preview(figure, chosen.preview)


def _write(figure: Figure) -> int:
    written = msgspec.json.encode(figure) + b"\n"
    if len(written) > MOST_BYTES:
        raise ValueError(f"{figure.id} takes {len(written)} bytes, more than {MOST_BYTES}")
    FOLDER.mkdir(exist_ok=True)
    (FOLDER / f"{figure.id}.json").write_bytes(written)
    return len(written)


if __name__ == "__main__":
    main()
