"""Measures start-up, memory and cue times of an installed acuguide (design: speed).

    python tools/bench.py PYTHON [ROUNDS]

PYTHON is the interpreter of an environment where the wheel is installed. Each call is
timed in pairs with `PYTHON -c pass`, and the median ratio is shown, so that figures from
different machines can be compared. Times are shown, never asserted.
"""

import os
import pty
import re
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

USUAL_ROUNDS = 21
POINTS = ["points", "--condition", "sciatica"]
CALLS = {
    "points --condition sciatica, pipe, text (6.0)": POINTS,
    "points --condition sciatica, pipe, JSON (6.0)": [*POINTS, "--format", "json"],
    "--help (6.0)": ["--help"],
    "--version (6.0)": ["--version"],
    "points BL25, pipe": ["points", "BL25"],
    "points BL25 --svg -, pipe": ["points", "BL25", "--svg", "-"],
    "causes, pipe": ["causes"],
    "redflags, pipe": ["redflags"],
    "routine --preview, pipe": ["routine", "--preview"],
}
KEPT = ["age=72", "weeks=3", "pregnant=no", "blood_thinner=no", "faints=yes"]
ON_A_TERMINAL = {
    "points --condition sciatica, terminal (9.0)": POINTS,
    "points BL25, terminal, with its card (12.0)": ["points", "BL25"],
    "points --condition sciatica --picture, terminal (12.0)": [*POINTS, "--picture"],
}
_TYPED = {"_TYPER_COMPLETE_ARGS": "acuguide points --condition sci"}
COMPLETIONS = {
    "completion, bash (6.0)": {
        "_ACUGUIDE_COMPLETE": "complete_bash",
        "COMP_WORDS": "acuguide points --condition sci",
        "COMP_CWORD": "3",
    },
    "completion, zsh (6.0)": {"_ACUGUIDE_COMPLETE": "complete_zsh", **_TYPED},
    "completion, zsh, commands (6.0)": {
        "_ACUGUIDE_COMPLETE": "complete_zsh",
        "_TYPER_COMPLETE_ARGS": "acuguide ",
    },
    "completion, fish (6.0)": {
        "_ACUGUIDE_COMPLETE": "complete_fish",
        "_TYPER_COMPLETE_FISH_ACTION": "get-args",
        **_TYPED,
    },
    "completion, powershell (6.0)": {
        "_ACUGUIDE_COMPLETE": "complete_powershell",
        "_TYPER_COMPLETE_WORD_TO_COMPLETE": "sci",
        **_TYPED,
    },
}


def main() -> None:
    """Print one line a figure."""
    python = Path(sys.argv[1]).absolute()
    rounds = int(sys.argv[2]) if len(sys.argv) > 2 else USUAL_ROUNDS  # noqa: PLR2004
    program = str(python.parent / "acuguide")
    os.chdir("/")
    # Nobody's own profile is measured, nor written.
    folder = tempfile.TemporaryDirectory()
    os.environ["XDG_CONFIG_HOME"] = folder.name

    def report(name: str, call: Callable[[], None]) -> None:
        ratio, milliseconds = compare(call, lambda: in_pipe([str(python), "-c", "pass"]), rounds)
        print(f"{ratio:6.2f} x  {milliseconds:6.1f} ms  {name}")

    for name, arguments in CALLS.items():
        report(name, lambda arguments=arguments: in_pipe([program, *arguments]))  # type: ignore[misc]
    for name, arguments in ON_A_TERMINAL.items():
        report(name, lambda arguments=arguments: on_terminal([program, *arguments]))  # type: ignore[misc]
    for name, environ in COMPLETIONS.items():
        report(name, lambda environ=environ: in_pipe([program], environ))  # type: ignore[misc]
    points = [program, "points", "--condition", "sciatica"]
    in_pipe([program, "profile", "set", *KEPT])
    report("points with a profile, pipe, text", lambda: in_pipe(points))
    in_pipe([program, "profile", "clear"])
    print(f"{peak_memory(points, None):6.1f} MiB peak, pipe (22)")
    print(f"{peak_memory(points, {'FORCE_COLOR': '1'}):6.1f} MiB peak, with Rich (25)")
    routine_cues(program)


def compare(call: Callable[[], None], base: Callable[[], None], rounds: int) -> tuple[float, float]:
    """The median of the ratios of paired runs, and the median milliseconds of `call`."""
    ratios, times = [], []
    for _ in range(rounds):
        base_time, call_time = timed(base), timed(call)
        ratios.append(call_time / base_time)
        times.append(call_time * 1000)
    return statistics.median(ratios), statistics.median(times)


def timed(call: Callable[[], None]) -> float:
    """Seconds a call takes."""
    begun = time.perf_counter()
    call()
    return time.perf_counter() - begun


def in_pipe(command: list[str], environ: dict[str, str] | None = None) -> None:
    """Run a command with its output in a pipe."""
    subprocess.run(command, capture_output=True, check=True, env={**os.environ, **(environ or {})})


def on_terminal(command: list[str]) -> None:
    """Run a command with its output on a pseudo-terminal of 80 columns."""
    pid, terminal = pty.fork()
    if not pid:
        os.environ |= {"COLUMNS": "80", "TERM": "xterm-256color"}
        os.execv(command[0], command)  # noqa: S606
    try:
        while os.read(terminal, 65536):
            pass
    except OSError:
        pass  # Linux says that the other end is closed in this way.
    os.close(terminal)
    os.waitpid(pid, 0)


def peak_memory(command: list[str], environ: dict[str, str] | None) -> float:
    """The peak resident memory of a command in MiB."""
    with tempfile.TemporaryFile() as out:
        child = subprocess.Popen(command, stdout=out, env={**os.environ, **(environ or {})})
        _, _, usage = os.wait4(child.pid, 0)
    return usage.ru_maxrss / 1024


def routine_cues(program: str) -> None:
    """How late the lines of a two-minute routine come, and what share of a core it takes."""
    command = [program, "routine", "--checked", "--minutes", "2"]
    child = subprocess.Popen(command, stdout=subprocess.PIPE, text=True, bufsize=1)
    if child.stdout is None:
        return
    arrivals = ((time.monotonic(), line) for line in child.stdout)
    cues = [(at, line.split()[0]) for at, line in arrivals if re.match(r"\d+:\d\d  ", line)]
    _, _, usage = os.wait4(child.pid, 0)
    begun = cues[0][0]
    took = cues[-1][0] - begun
    latest = max(abs(at - begun - seconds(when)) for at, when in cues) * 1000
    busy = 100 * (usage.ru_utime + usage.ru_stime) / took
    print(f"{latest:6.1f} ms latest of {len(cues)} cues against the first (10)")
    print(f"{busy:6.2f} % of a core over {took:.0f} s, start-up counted (1.5)")


def seconds(clock: str) -> int:
    """`1:15` as 75."""
    minutes, rest = clock.split(":")
    return int(minutes) * 60 + int(rest)


if __name__ == "__main__":
    main()
