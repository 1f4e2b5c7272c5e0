"""Files that the user names on the command line."""

from __future__ import annotations

import sys
from pathlib import Path

from briefgen.findings import Failure, Finding, Misuse, Place
from briefgen.source.decode import LIMIT

STDIN = Path("-")
"""What the user names for the standard input."""


def read_stdin() -> bytes:
    """What is written to the standard input; of an endless one enough to be refused."""
    if sys.stdin is None:  # closed by the shell
        return b""
    if sys.stdin.isatty():
        sys.stderr.write("Paste the text, then press Ctrl-D on a line of its own.\n")
    return sys.stdin.buffer.read(LIMIT + 1)


def read_file(path: str, *, alone: bool = False, most: int = LIMIT) -> bytes:
    """The bytes of a file that the user named; of an endless one enough to be refused.

    alone: the command takes one file only. most: bytes that it may have.

    Raises:
        Misuse: if there is no such file.
        Failure: if it cannot be read.
    """
    if said := missing(path, alone=alone):
        raise Misuse(Finding(Place(path), "unreadable-file", *said))
    try:
        with Path(path).open("rb") as file:
            return file.read(most + 1)
    except OSError as error:
        hint = "Check the name of the file and that you may read it."
        raise Failure(Finding(Place(path), "unreadable-file", str(error.strerror), hint)) from error


def missing(path: str, *, alone: bool = False) -> tuple[str, str] | None:
    """Why there is no such file, and what to do; None if there is one."""
    try:
        if Path(path).is_dir():
            some = f"the files in it, for example {Path(path) / '*.txt'}"
            return "this is a folder", f"Name {'one of the files in it' if alone else some}."
        if Path(path).exists():
            return None
    except (OSError, ValueError) as error:  # a name that no file can have
        return f"no file can have this name: {error}", "Check the name of the file."
    return "there is no such file", "Check its name; in a shell, quote a name that has spaces."
