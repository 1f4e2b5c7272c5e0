"""Room for all the calls of a run in one piece of memory.

CPython (3.11 and later) has the frames of Python functions in pieces of 16 KB. A piece is taken from
the system when a call doesn't fit into the last one, and given back when that call returns: where a
loop calls a small function just there, each call costs two system calls and a page fault, several
microseconds. Whether that happens hangs on the depth of the stack alone. It was a tenth of a cold build.

A frame that is larger than a piece gets a piece of twice its own size, and what it calls has the rest.
"""

from __future__ import annotations

from collections.abc import Callable
from types import FunctionType
from typing import Any, TypeVar, cast

F = TypeVar("F", bound=Callable[..., Any])

SLOTS = 1 << 16
"""Places for values in the frame: half a megabyte, which is never touched; as much is left for others."""


def roomy(function: F) -> F:
    """A function below which no call has to ask the system for memory."""
    plain = cast("FunctionType", function)
    plain.__code__ = plain.__code__.replace(co_stacksize=SLOTS)
    return function
