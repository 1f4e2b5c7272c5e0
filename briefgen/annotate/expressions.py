"""Expressions that are compiled when they are first used: an article needs a third of them.

Compiling all of them takes longer than reading the article, and every new process would pay it.
"""

from __future__ import annotations

import re
from functools import cached_property
from hashlib import blake2b
from typing import Any, cast

_BLANK = re.compile(r"\[(?:\\.|[^\]])*\]|\(\?<[=!](?:\[(?:\\.|[^\]])*\]|[^)])*\)| \?| ")


class Expression:
    """Stands for the compiled expression, and has whatever that has.

    source: as it was written, which tells expressions apart without compiling them.
    widened: whether a blank stands for several (`plain.pattern`).
    """

    def __init__(self, source: str, flags: int = 0, *, widened: bool = False) -> None:
        self.source = (source, flags, widened)

    def __getattr__(self, name: str) -> Any:
        # Each method is kept here: the next call costs no more than one of the compiled expression.
        value = getattr(self._compiled, name)
        setattr(self, name, value)
        return value

    @cached_property
    def pattern(self) -> str:
        source, _, widened = self.source
        return _BLANK.sub(_widened, source) if widened else source

    @cached_property
    def _compiled(self) -> re.Pattern[str]:
        return re.compile(self.pattern, self.source[1])


def _widened(found: re.Match[str]) -> str:
    return {" ": " {1,3}", " ?": " {0,3}"}.get(found[0], found[0])


def expression(source: str, flags: int = 0) -> re.Pattern[str]:
    """What `re.compile` gives, but compiled when it is first used."""
    return cast("re.Pattern[str]", Expression(source, flags))


def name_of(compiled: re.Pattern[str]) -> str:
    """A short name of an expression, the same in every process; it isn't compiled for that."""
    told: object = getattr(compiled, "source", None)
    told = told or (compiled.pattern, compiled.flags & ~re.UNICODE, False)
    return blake2b(repr(told).encode(), digest_size=6).hexdigest()
