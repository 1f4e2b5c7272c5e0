"""What code of another package raised, and where in it: for who wrote it."""

from __future__ import annotations

from collections.abc import Iterable

_SHOWN = 300
"""Code points of a message: some quote all that they were given."""


def raised(error: BaseException, modules: Iterable[str]) -> str:
    """An exception in one line, with the last place that it passed in the packages of modules."""
    packages, place = {module.partition(".")[0] for module in modules} - {""}, ""
    trace = error.__traceback__
    while trace is not None:
        name = str(trace.tb_frame.f_globals.get("__name__", ""))
        if name.partition(".")[0] in packages:
            place = f" ({name}, line {trace.tb_lineno})"
        trace = trace.tb_next
    message = " ".join(str(error).split())
    return f"{type(error).__name__}: {message[:_SHOWN]}{place}"
