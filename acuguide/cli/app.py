"""The command line: its commands, and the one place where errors become words and exit codes."""

import gc
import os
import sys
from collections.abc import Sequence
from typing import Annotated

import typer
from typer.exceptions import TyperException

from acuguide import __version__
from acuguide.cli import causes, completion, points, redflags, routine
from acuguide.cli.completion import COMPLETE_VARIABLE
from acuguide.cli.options import PlainOption
from acuguide.devices.terminal import complain, prepare_streams, silence_stdout, write
from acuguide.errors import AcuguideError, CouldNotError, WrongUseError

EPILOG = """Examples:
\b
  acuguide
  acuguide redflags --ask
  acuguide points --condition sciatica
"""

app = typer.Typer(
    rich_markup_mode=None,
    pretty_exceptions_enable=False,
    context_settings={"help_option_names": ["-h", "--help"]},
)
app.command(epilog=redflags.EPILOG)(redflags.redflags)
app.command(epilog=causes.EPILOG)(causes.causes)
app.command(epilog=points.EPILOG)(points.points)
app.command(epilog=routine.EPILOG)(routine.routine)
app.command(epilog=completion.EPILOG)(completion.completion)


def _show_version(wanted: bool) -> None:
    if wanted:
        version = ".".join(map(str, sys.version_info[:2]))
        write(f"acuguide {__version__} (Python {version})\n")
        raise typer.Exit


@app.callback(invoke_without_command=True, epilog=EPILOG)
def start(
    context: typer.Context,
    _version: Annotated[
        bool,
        typer.Option("--version", callback=_show_version, is_eager=True, help="Show the version."),
    ] = False,
    plain: PlainOption = False,
) -> int:
    """A guide to low back, buttock and hip pain: warning signs, causes, points, self-massage."""
    if context.invoked_subcommand is not None:
        return 0
    from acuguide.cli.welcome import welcome

    return welcome(plain=plain)


def main() -> None:
    """Run the program and exit with its code."""
    # Short runs end before garbage matters; collecting costs a tenth of their time.
    gc.disable()
    prepare_streams()
    code = run(sys.argv[1:])
    gc.freeze()
    sys.exit(code)


def run(arguments: Sequence[str]) -> int:
    """The exit code of a run; every error a person can cause becomes one sentence on stderr."""
    try:
        _check_text(arguments)
        if COMPLETE_VARIABLE in os.environ:
            # Completion texts need no markup, and finding Rich would import all of it.
            sys.modules["rich"] = None  # type: ignore[assignment]
        code = typer.main.get_command(app).main(
            list(arguments),
            prog_name="acuguide",
            complete_var=COMPLETE_VARIABLE,
            standalone_mode=False,
        )
    except BrokenPipeError:
        silence_stdout()
        return 0
    except CouldNotError as error:
        complain(str(error))
        silence_stdout()
        return error.exit_code
    except AcuguideError as error:
        complain(str(error))
        return error.exit_code
    except TyperException as error:
        complain(error.format_message())
        return error.exit_code
    except (typer.Abort, EOFError):
        complain("Stopped before the end, so there is no answer.")
        return 1
    return int(code or 0)


def _check_text(arguments: Sequence[str]) -> None:
    for argument in arguments:
        try:
            argument.encode()
        except UnicodeEncodeError:
            raise WrongUseError(f"This is not readable text: {argument!a}.") from None
