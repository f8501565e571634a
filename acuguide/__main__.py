"""The program: `acuguide`, or `python -m acuguide`."""

import contextlib
import gc
import os
import sys
from typing import NoReturn


def main() -> NoReturn:
    """Run the program and exit with its code."""
    # Short runs end before garbage matters, and collecting costs a few percent of their
    # time: so this comes before everything else is imported.
    gc.disable()
    from acuguide.cli.app import run

    _leave(run(sys.argv[1:]))


def _leave(code: int) -> NoReturn:
    """Exit without taking the interpreter apart, which took a seventh of a short run.

    Nothing is left to tidy: answers are flushed as they are written, and the terminal is
    put back by whoever changed it.
    """
    for stream in (sys.stdout, sys.stderr):
        if stream is not None:
            with contextlib.suppress(OSError):
                stream.flush()
    os._exit(code)


if __name__ == "__main__":
    main()
