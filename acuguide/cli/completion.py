"""`acuguide completion`: the completion script of a shell, to stdout."""

from enum import Enum
from typing import Annotated

import typer

from acuguide.cli.options import COMPLETE_VARIABLE

EPILOG = """\b
Examples:
  acuguide completion bash >> ~/.bashrc
  acuguide completion fish > ~/.config/fish/completions/acuguide.fish
"""


class Shell(Enum):
    """The shells with a completion script."""

    BASH = "bash"
    ZSH = "zsh"
    FISH = "fish"
    POWERSHELL = "powershell"


def completion(shell: Annotated[Shell, typer.Argument(help="The shell to complete in.")]) -> int:
    """Print the completion script of a shell."""
    from typer import completion as typers

    from acuguide.devices.terminal import write

    # Typer writes the scripts itself, but can only print that of the parent shell.
    script = typers.get_completion_script(  # type: ignore[attr-defined]
        prog_name="acuguide", complete_var=COMPLETE_VARIABLE, shell=shell.value
    )
    write(script + "\n")
    return 0
