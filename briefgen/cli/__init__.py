"""The command line. It is ready for Ctrl-C before anything that takes a while is imported."""

from __future__ import annotations

import atexit
import gc
import os
import sys
from collections.abc import Callable, Sequence
from functools import partial
from typing import Any, NoReturn

from briefgen.roomy import roomy

INTERRUPTED = 130
FULL = """\
memory: error: the system gives no more of it [unreadable-file]
    → Close other programs, raise the limit (`ulimit -v`), or build with fewer processes (`--jobs 1`).
"""
"""Said as it stands: where there is no memory, nothing can be loaded that would make a message."""
UNMAPPED = "failed to map segment"
"""What the loader of Linux says of a module in C for which there is no memory."""


def main(arguments: Sequence[str] | None = None) -> None:
    """Run the command line. Exit codes: 0 done, 1 errors found, 2 wrong use, 130 interrupted."""
    sys.unraisablehook = partial(_unraisable, sys.unraisablehook)
    collect_seldom()
    try:
        _run(arguments)
    except KeyboardInterrupt:
        leave(INTERRUPTED)
    except (MemoryError, ImportError) as error:
        if not isinstance(error, MemoryError) and UNMAPPED not in str(error):
            raise
        sys.stderr.write(FULL)
        leave(1)
    except SystemExit as ended:
        if ended.code == INTERRUPTED:
            leave(INTERRUPTED)
        raise


def collect_seldom() -> None:
    """Look for dead circles of objects less often.

    Much is read and made, next to nothing of it is thrown away: to look for what isn't needed any
    more after every seven hundred values takes a fifth of a small build. When it ends, Python would
    look through all of it again: a tenth of a small build.
    """
    gc.set_threshold(50_000, 20, 100)
    atexit.register(gc.freeze)


@roomy
def _run(arguments: Sequence[str] | None) -> NoReturn:
    from briefgen.cli.guard import guarded
    from briefgen.cli.quick import quick

    with guarded():
        if (call := quick(sys.argv[1:] if arguments is None else arguments)) is not None:
            function, given = call
            function(**given)
        else:
            from briefgen.cli.commands import app

            app(args=arguments)
    sys.exit(0)


def __getattr__(name: str) -> Any:
    if name == "app":
        from briefgen.cli.commands import app

        return app
    raise AttributeError(name)


def _unraisable(otherwise: Callable[[Any], object], told: Any) -> None:
    """An interrupt that falls into a callback would be printed there and forgotten."""
    if told.exc_type is KeyboardInterrupt:
        leave(INTERRUPTED)
    otherwise(told)


def leave(code: int) -> NoReturn:
    """End now, without Python's own way out.

    After an interrupt inside `exec` that would be a signal's, not 130. And it takes libraries apart
    under the threads of a preview that still use them.
    """
    for stream in (sys.stdout, sys.stderr):
        try:
            stream.flush()
        except (OSError, ValueError):  # the reader has gone
            continue
    os._exit(code)
