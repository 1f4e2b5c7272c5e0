"""What stands around every command: how its failures are told, and with which exit codes."""

from __future__ import annotations

import io
import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from typing import NoReturn

from briefgen.cli.report import code_of, complain
from briefgen.findings import Failure, Finding, Place


@contextmanager
def guarded() -> Iterator[None]:
    """Tell what went wrong and end with the exit code."""
    _say_everything()
    try:
        yield
    except Failure as failure:
        complain(failure.findings)
        sys.exit(code_of(failure))
    except BrokenPipeError:
        # The reader of a pipe went away; there is nobody left to tell.
        sys.stderr.close()
        sys.exit(1)
    except OSError as error:
        _give_up(error)


def _say_everything() -> None:
    """A character that the terminal or file cannot show is written as its number."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(errors="backslashreplace")


def _give_up(error: OSError) -> NoReturn:
    """What the system refused where no part expected it: a full disk behind `>`, say."""
    # What is still to be written would only fail again when Python ends.
    sys.stdout = open(os.devnull, "w", encoding="utf-8")  # noqa: PTH123, SIM115 - until the end
    place = Place(str(error.filename or "output"))
    message = (error.strerror or str(error)).lower()
    hint = "Check that there is room, and that you may read and write there."
    complain([Finding(place, "unreadable-file", message, hint)])
    sys.exit(1)
