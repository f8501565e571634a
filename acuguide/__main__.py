"""The program: `acuguide`, or `python -m acuguide`."""

import gc
import sys


def main() -> None:
    """Run the program and exit with its code."""
    # Short runs end before garbage matters, and collecting costs a tenth of their time: so
    # this comes before everything else is imported.
    gc.disable()
    from acuguide.cli.app import run

    code = run(sys.argv[1:])
    gc.freeze()
    sys.exit(code)


if __name__ == "__main__":
    main()
