"""Errors a person can meet: each is a plain sentence and an exit code."""

# So many characters of what was typed are enough to know it again.
_MOST_REPEATED = 60


def quoted(typed: str) -> str:
    """What was typed, as a sentence repeats it: in quotes, and only its beginning if it is long."""
    short = typed if len(typed) <= _MOST_REPEATED else f"{typed[:_MOST_REPEATED]}..."
    return f"'{short}'"


class AcuguideError(Exception):
    """The base of all our errors; `str()` of it is the sentence shown on stderr."""

    exit_code = 1


class CouldNotError(AcuguideError):
    """The world refused: a full disk, a closed output."""


class ReaderGoneError(AcuguideError):
    """Nobody reads the output any more, as after `| head -1`: no failure, and nothing to tell.

    Not an OSError: Typer would end the program at that, with its own exit code.
    """

    exit_code = 0


class WrongUseError(AcuguideError):
    """An unknown name, option or value."""

    exit_code = 2


class UnusableDataError(AcuguideError):
    """Data files that cannot be used; one problem a line, as `file:line: sentence`."""

    exit_code = 4

    def __init__(self, problems: tuple[str, ...]) -> None:
        """Keep all problems, so that an author can mend them in one go."""
        super().__init__("\n".join(problems))
        self.problems = problems
