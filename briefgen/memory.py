"""What a session keeps between builds: the newest thing of each kind, never a heap of old ones."""

from __future__ import annotations

from collections.abc import Callable, Hashable
from typing import Any, Final, TypeVar, cast

T = TypeVar("T")

COMPILED: Final = "compiled templates"
"""Under which a session may hold what keeps the code of templates (`render.compiling.Keeper`)."""


def newest(memory: dict[Any, Any], kind: Hashable, key: object, make: Callable[[], T]) -> T:
    """The thing that `make` gives, kept under its kind until it is asked for with another key.

    key: all that the thing depends on.
    """
    known = memory.get(kind)
    if known is None or known[0] != key:
        known = memory[kind] = (key, make())
    return cast("T", known[1])
