"""Makes a data folder larger, to measure how the speed holds: copies of points under new codes.

    python tools/grow.py FOLDER COUNT

FOLDER is a copy of `data`, which gets COUNT points in all. The copies are for measuring alone.
"""

import re
import sys
from itertools import cycle
from pathlib import Path

_NAME = re.compile(r"(?m)^(pinyin|characters|simplified|japanese|kana): .*$")
# A copy has no other names, and is named for no region, so that an answer stays the same.
_OWN = re.compile(r"(?m)^(?:also_called|named_for):.*\n(?: +.*\n)*")


def main() -> None:
    """Write the copies."""
    folder, count = Path(sys.argv[1]) / "points", int(sys.argv[2])
    points = sorted(folder.glob("*.yaml"))
    copied = cycle(points)
    for number in range(count - len(points)):
        # Letters that no meridian has, so that no copy takes the code of a point.
        code = f"X{chr(ord('A') + number // 99)}{number % 99 + 1}"
        text = _OWN.sub("", next(copied).read_text(encoding="utf-8"))
        (folder / f"{code}.yaml").write_text(_NAME.sub(rf"\1: {code} \1", text), "utf-8")


if __name__ == "__main__":
    main()
