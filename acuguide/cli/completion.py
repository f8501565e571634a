"""`acuguide completion`: the completion script of a shell, to stdout."""

from enum import Enum
from typing import Annotated

import typer

EPILOG = """Examples:
\b
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
    """Print the script that completes commands, conditions, points and routines in a shell."""
    from typer.completion import get_completion_script

    from acuguide.devices.terminal import write

    script = get_completion_script(
        prog_name="acuguide", complete_var="_ACUGUIDE_COMPLETE", shell=shell.value
    )
    write(script + "\n")
    return 0
