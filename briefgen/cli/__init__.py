"""The command line. It is ready for Ctrl-C before anything that takes a while is imported."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Sequence
from functools import partial
from typing import Any

INTERRUPTED = 130


def main(arguments: Sequence[str] | None = None) -> None:
    """Run the command line. Exit codes: 0 done, 1 errors found, 2 wrong use, 130 interrupted."""
    sys.unraisablehook = partial(_unraisable, sys.unraisablehook)
    try:
        from briefgen.cli.commands import run

        run(arguments)
    except KeyboardInterrupt:
        _leave()
    except SystemExit as ended:
        if ended.code == INTERRUPTED:
            _leave()
        raise


def __getattr__(name: str) -> Any:
    if name == "app":
        from briefgen.cli.commands import app

        return app
    raise AttributeError(name)


def _unraisable(otherwise: Callable[[Any], object], told: Any) -> None:
    """An interrupt that falls into a callback would be printed there and forgotten."""
    if told.exc_type is KeyboardInterrupt:
        _leave()
    otherwise(told)


def _leave() -> None:
    """End now: after an interrupt inside `exec`, Python's own exit would be a signal's, not 130."""
    for stream in (sys.stdout, sys.stderr):
        try:
            stream.flush()
        except (OSError, ValueError):  # the reader has gone
            continue
    os._exit(INTERRUPTED)
