"""Run acuguide as `python -m acuguide`."""

from acuguide.cli.app import main

if __name__ == "__main__":
    main()
