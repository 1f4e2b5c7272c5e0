"""Expressions that are compiled when a text first has what they need: an article needs a fifth of them.

Compiling all of them takes longer than reading the article, and every new process would pay it.
An installation keeps what this Python compiles them to (`expression_codes.py`); where there is none,
they wait. What a match needs is read off the expressions by `scripts/needs.py` into `expression_needs.py`;
an expression that isn't there, or needs nothing that could be told, is compiled when it is first used.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from functools import cached_property, lru_cache
from hashlib import blake2b
from typing import Any, Final, cast

from briefgen.expression_codes import kept

_BLANK: Final = re.compile(r"\[(?:\\.|[^\]])*\]|\(\?<[=!](?:\[(?:\\.|[^\]])*\]|[^)])*\)| \?| ")
_PATIENCE: Final = 20
"""Texts in which an expression can't match before it is compiled all the same: it is asked often."""

_LONG: Final = 20_000
"""Code points of a text from which on to fold it costs more than to compile, and to keep it so too much."""

_NOTHING: Final[Mapping[str, Callable[[str], Any]]] = {
    "search": lambda _: None,
    "match": lambda _: None,
    "fullmatch": lambda _: None,
    "finditer": lambda _: iter(()),
    "findall": lambda _: [],
    "split": lambda text: [str(text)],
    "sub": str,
}
"""What the methods of an expression give for a text in which it doesn't match."""
_SOUGHT: Final = ("search", "finditer", "findall")
"""Those that look for it everywhere in a text."""


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
        self.patience = _PATIENCE
        self.signs = signs

    def __reduce__(self) -> tuple[Callable[..., re.Pattern[str]], tuple[str, int]]:
        return re.compile, (self.pattern, self.source[1])

    def __getattr__(self, name: str) -> Any:
        waits = name in _NOTHING and self._is_costly and self._needs
        return self._kept(name, self._waiting(name) if waits else getattr(self._compiled, name))

    def _kept(self, name: str, value: Any) -> Any:
        """Keep a method, so that the next call costs no more than one of the compiled expression."""
        if self.signs and name in _SOUGHT:
            value = _if_signed(value, self.signs, _NOTHING[name])
        setattr(self, name, value)
        return value

    def _waiting(self, name: str) -> Callable[..., Any]:
        """A method that compiles the expression for the first text in which it may match."""
        nothing, at = _NOTHING[name], name == "sub"

        def method(*given: Any, **named: Any) -> Any:
            if "_compiled" not in vars(self) and self._fails(*given[at:], **named):
                return nothing(given[at])
            return self._kept(name, getattr(self._compiled, name))(*given, **named)

        return method

    def _fails(self, text: str, _pos: int = 0, endpos: int | None = None, **_: int) -> bool:
        """Whether it can't match in a text: `re` sees what is before `pos`, not after `endpos`."""
        self.patience -= 1
        if len(text) > _LONG:
            return False
        plain = folded(text if endpos is None else text[: max(0, endpos)])
        return self.patience >= 0 and any(
            not any(needed in plain for needed in row) for row in self._needs
        )

    @cached_property
    def _needs(self) -> list[list[str]]:
        from briefgen.expression_needs import NEEDS  # noqa: PLC0415 - a build with nothing to do has no use for it

        told = NEEDS.get(name_of(self))
        return [row.split("\t") for row in told.split("\n")] if told else []

    @cached_property
    def pattern(self) -> str:
        source, _, widened = self.source
        return _BLANK.sub(_widened, source) if widened else source

    @property
    def _is_costly(self) -> bool:
        """Whether it has to be compiled before anything is sought."""
        return "_compiled" not in vars(self) and self._kept_code is None

    @cached_property
    def _kept_code(self) -> re.Pattern[str] | None:
        return kept(self.pattern, self.source[1])

    @cached_property
    def _compiled(self) -> re.Pattern[str]:
        return self._kept_code or re.compile(self.pattern, self.source[1])


def _if_signed(
    seek: Callable[..., Any], signs: tuple[str, ...], nothing: Callable[[str], Any]
) -> Callable[..., Any]:
    """A method that tries nothing in a text without any of the signs."""

    def method(text: str, *bounds: int) -> Any:
        for sign in signs:
            if sign in text:
                return seek(text, *bounds)
        return nothing(text)

    return method


def _widened(found: re.Match[str]) -> str:
    return {" ": " {1,3}", " ?": " {0,3}"}.get(found[0], found[0])


def expression(source: str, flags: int = 0, *, signs: tuple[str, ...] = ()) -> re.Pattern[str]:
    """What `re.compile` gives, but compiled when it is first needed."""
    return cast("re.Pattern[str]", Expression(source, flags, signs=signs))


class _Signs(dict[int, str]):
    """Each sign as texts are folded; at first those that `re` takes for others, and one for quotes."""

    def __missing__(self, code: int) -> str:
        sign = chr(code)
        if sign.isdecimal():
            plain = "0"
        elif sign.isalnum() or sign == "_":
            plain = sign.lower()
        else:
            plain = " " if sign.isspace() else f" {sign} "
        self[code] = plain
        return plain


_SIGNS: Final = _Signs({ord("ſ"): "s", ord("ı"): "i", ord("İ"): "i", ord('"'): " “ "})


@lru_cache(maxsize=256)
def folded(text: str) -> str:
    """Small letters, 0 for each digit, blanks around what is neither, and at both ends."""
    return f" {text.translate(_SIGNS)} "


def name_of(compiled: re.Pattern[str] | Expression) -> str:
    """A short name of an expression, the same in every process; it isn't compiled for that."""
    if isinstance(compiled, Expression):
        told = compiled.source
    else:
        told = (compiled.pattern, compiled.flags & ~re.UNICODE, False)
    return blake2b(repr(told).encode(), digest_size=6).hexdigest()
