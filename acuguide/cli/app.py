"""The command line: its commands, and the one place where errors become words and exit codes."""

import os
import sys
from collections.abc import Sequence
from importlib import import_module
from typing import Annotated

import typer
from typer.exceptions import TyperException

from acuguide import __version__
from acuguide.cli.options import COMPLETE_VARIABLE, PlainOption
from acuguide.devices.terminal import complain, prepare_streams, silence, write
from acuguide.errors import (
    AcuguideError,
    CouldNotError,
    ReaderGoneError,
    UnusableDataError,
    WrongUseError,
)

EPILOG = """\b
Examples:
  acuguide
  acuguide redflags --ask
  acuguide points --condition sciatica
"""

COMMANDS = (
    "redflags",
    "causes",
    "points",
    "routine",
    "care",
    "evidence",
    "search",
    "explain",
    "sources",
    "profile",
    "completion",
)
_COMMANDS_FOR = {name: (name,) for name in COMMANDS} | {"--version": ()}


def _show_version(wanted: bool) -> None:
    if wanted:
        version = ".".join(map(str, sys.version_info[:2]))
        write(f"acuguide {__version__} (Python {version})\n")
        raise typer.Exit


def start(
    context: typer.Context,
    _version: Annotated[
        bool,
        typer.Option("--version", callback=_show_version, is_eager=True, help="Show the version."),
    ] = False,
    plain: PlainOption = False,
) -> int:
    """A guide to low back, buttock and hip pain: warning signs, causes, points, self-massage."""
    command = context.invoked_subcommand
    if command is not None and plain:
        raise WrongUseError(f"--plain goes after the command: acuguide {command} --plain.")
    if command is not None:
        return 0
    from acuguide.cli.welcome import welcome

    return welcome(plain=plain)


def _start_command() -> None:
    """Nothing: a command that is named begins at once."""


def command_line(named: str | None) -> typer.Typer:
    """The commands; only the one `named`, if it is one, because each costs start-up."""
    app = typer.Typer(
        rich_markup_mode=None,
        pretty_exceptions_enable=False,
        # Only the bare program lists how to install completion.
        add_completion=named not in COMMANDS or COMPLETE_VARIABLE in os.environ,
        context_settings={"help_option_names": ["-h", "--help"]},
    )
    if named in COMMANDS:
        # The program's own options come before a command, so there are none to look for.
        app.callback()(_start_command)
    else:
        app.callback(invoke_without_command=True, epilog=EPILOG)(start)
    for name in _COMMANDS_FOR.get(named or "", COMMANDS):
        module = import_module(f"acuguide.cli.{name}")
        app.command(epilog=module.EPILOG)(getattr(module, name))
    return app


def run(arguments: Sequence[str]) -> int:
    """The exit code of a run; every error a person can cause becomes a sentence on stderr."""
    prepare_streams()
    try:
        return _run(list(arguments))
    except ReaderGoneError:
        silence(sys.stdout)
        return 0
    except OSError as error:
        complain(f"The answer could not be written: {error.strerror}.")
        silence(sys.stdout)
        return CouldNotError.exit_code
    except (AcuguideError, TyperException) as error:
        for sentence in _sentences(error):
            complain(sentence)
        return error.exit_code
    except (typer.Abort, EOFError):
        complain("Stopped before the end, so there is no answer.")
        return CouldNotError.exit_code


def _sentences(error: AcuguideError | TyperException) -> tuple[str, ...]:
    match error:
        case UnusableDataError():
            return error.problems
        case TyperException():
            return (" ".join(error.format_message().split()),)
        case AcuguideError():
            return (str(error),)


def _run(arguments: list[str]) -> int:
    if sys.stdout is None:
        raise CouldNotError("The answer could not be written: the output is closed.")
    _check_text(arguments)
    words = arguments
    if COMPLETE_VARIABLE in os.environ:
        # Completion texts need no markup, and finding Rich would import all of it.
        sys.modules["rich"] = None  # type: ignore[assignment]
        words = _words_to_complete()
    app = command_line(words[0] if words else None)
    code = typer.main.get_command(app).main(
        arguments, prog_name="acuguide", complete_var=COMPLETE_VARIABLE, standalone_mode=False
    )
    return int(code or 0)


def _words_to_complete() -> list[str]:
    """The finished words after the program's name; the last one may still be growing."""
    line = os.environ.get("COMP_WORDS") or os.environ.get("_TYPER_COMPLETE_ARGS", "")
    return line.split(" ")[1:-1]


def _check_text(arguments: Sequence[str]) -> None:
    for argument in arguments:
        try:
            argument.encode()
        except UnicodeEncodeError:
            raise WrongUseError(f"This is not readable text: {argument!a}.") from None
