"""Writing to the terminal: answers to stdout, everything else to stderr."""

import os
import sys
from typing import TextIO

from acuguide.errors import ReaderGoneError


def write(text: str) -> None:
    """Write to stdout at once. Raises OSError or ReaderGoneError if it cannot be written."""
    try:
        sys.stdout.write(text)
        sys.stdout.flush()
    except BrokenPipeError:
        raise ReaderGoneError from None


def write_json(text: str) -> None:
    """Write JSON to stdout; where the encoding lacks a letter, JSON's own escape stands for it."""
    try:
        text.encode(sys.stdout.encoding or "utf-8")
    except UnicodeEncodeError:
        import json

        text = json.dumps(json.loads(text)) + "\n"
    write(text)


def talk(text: str) -> None:
    """Write questions and replies to stderr, so that stdout holds the answer alone."""
    if sys.stderr is None:
        return
    try:
        sys.stderr.write(text)
        sys.stderr.flush()
    except OSError:
        # Nobody can be told that nobody can be told.
        silence(sys.stderr)


def complain(sentence: str) -> None:
    """Write a sentence to stderr, if there is one to write to; what it quotes cannot act there."""
    talk(printable(sentence) + "\n")


def printable(text: str) -> str:
    """A text with its control characters spelt out, so that a terminal shows and obeys nothing."""
    return "".join(
        character if character.isprintable() else ascii(character)[1:-1] for character in text
    )


def prepare_streams() -> None:
    """Let no character stop an answer: what the encoding lacks is shown as `?`."""
    for stream in (sys.stdout, sys.stderr):
        if stream is not None and hasattr(stream, "reconfigure"):
            stream.reconfigure(errors="replace")


def silence(stream: TextIO) -> None:
    """Send what is still buffered nowhere, so that leaving does not complain once more."""
    nowhere = os.open(os.devnull, os.O_WRONLY)
    os.dup2(nowhere, stream.fileno())
