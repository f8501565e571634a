"""The terminal of the command line's tests serves single keys too."""

from tests.cli.conftest import terminal

__all__ = ["terminal"]
