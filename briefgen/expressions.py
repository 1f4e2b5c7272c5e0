"""Expressions that are compiled when they are first used.

There are 1,500, of which one article uses a fifth. To compile those takes longer than reading the
article, so an installation keeps what Python compiles them to (`expression_codes.py`).
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from functools import cached_property
from hashlib import blake2b
from typing import Any, Final, cast

from briefgen.expression_codes import kept

_BLANK: Final = re.compile(r"\[(?:\\.|[^\]])*\]|\(\?<[=!](?:\[(?:\\.|[^\]])*\]|[^)])*\)| \?| ")

_SOUGHT: Final[Mapping[str, Callable[[], Any]]] = {
    "search": lambda: None,
    "finditer": lambda: iter(()),
    "findall": list,
}
"""The methods that look for an expression everywhere in a text, and what they give if it isn't there."""


class Expression:
    """Stands for the compiled expression, and has whatever that has.

    source: as it was written, which tells expressions apart without compiling them.
    widened: whether a blank stands for several (`plain.pattern`).
    signs: of which one stands in every text in which it matches: for one without, nothing is tried.
    """

    def __init__(
        self, source: str, flags: int = 0, *, widened: bool = False, signs: tuple[str, ...] = ()
    ) -> None:
        self.source = (source, flags, widened)
        self.signs = signs

    def __reduce__(self) -> tuple[Callable[..., re.Pattern[str]], tuple[str, int]]:
        return re.compile, (self.pattern, self.source[1])

    def __getattr__(self, name: str) -> Any:
        """Keep a method, so that the next call costs no more than one of the compiled expression."""
        value = getattr(self._compiled, name)
        if self.signs and name in _SOUGHT:
            value = _if_signed(value, self.signs, _SOUGHT[name])
        setattr(self, name, value)
        return value

    @cached_property
    def pattern(self) -> str:
        source, _, widened = self.source
        return _BLANK.sub(_widened, source) if widened else source

    @cached_property
    def _compiled(self) -> re.Pattern[str]:
        flags = self.source[1]
        return kept(self.pattern, flags) or re.compile(self.pattern, flags)


def _if_signed(
    seek: Callable[..., Any], signs: tuple[str, ...], nothing: Callable[[], Any]
) -> Callable[..., Any]:
    """A method that tries nothing in a text without any of the signs."""

    def method(text: str, *bounds: int, **named: int) -> Any:
        for sign in signs:
            if sign in text:
                return seek(text, *bounds, **named)
        return nothing()

    return method


def _widened(found: re.Match[str]) -> str:
    return {" ": " {1,3}", " ?": " {0,3}"}.get(found[0], found[0])


def expression(source: str, flags: int = 0, *, signs: tuple[str, ...] = ()) -> re.Pattern[str]:
    """What `re.compile` gives, but compiled when it is first needed."""
    return cast("re.Pattern[str]", Expression(source, flags, signs=signs))


def name_of(compiled: re.Pattern[str] | Expression) -> str:
    """A short name of an expression, the same in every process; it isn't compiled for that."""
    if isinstance(compiled, Expression):
        told = compiled.source
    else:
        told = (compiled.pattern, compiled.flags & ~re.UNICODE, False)
    return blake2b(repr(told).encode(), digest_size=6).hexdigest()
