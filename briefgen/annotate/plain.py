"""One-for-one folds of a passage's text, so that patterns see plain letters and offsets stay true."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import lru_cache
from itertools import chain
from typing import Final, cast

from briefgen.annotate.memo import Memo
from briefgen.expressions import Expression, expression
from briefgen.knowledge import folding

_DIGITS: Final = frozenset("0123456789")
_FOREIGN_DIGIT = expression(r"(?![0-9])\d")
_TOKEN = expression(r"\w+|[^\w\s]")
_TOKENS_IN: Final = Memo(lambda piece: tuple[str, ...](_TOKEN.findall(piece)))
_STOP = expression(
    # The stop comes first and the looks back at it after it, so that `re` skips all other letters.
    r"[.!?;](?:(?<![^\w.][A-Z].)(?<!\.[A-Z].)(?<!\bMr.)(?<!\bMrs.)(?<!\bMs.)(?<!\bDr.)(?<!\bGen.)"
    r"(?<!\bSen.)(?<!\bRep.)(?<!\bGov.)(?<!\bLt.)(?<!\bCol.)(?<!\bSt.)(?<!\bJan.)(?<!\bFeb.)"
    r"(?<!\bAug.)(?<!\bSept.)(?<!\bOct.)(?<!\bNov.)(?<!\bDec.)(?<!\bNo.)"
    r"(?:(?<![ap]\.m\.)|(?!\s+(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day))"
    r"|(?<=[A-Z]\.)(?=\s+(?:The|On|In|At|By|He|She|It|They|But|And|A|An)\s))"
    r"[\"”')\]]*\s+(?=[\"“‘'(]?[A-Z0-9])"
)
_SHORTENED = re.compile(r"\b(?:[ap]\.m|Inc|Corp|Co|Ltd|Jr|Sr|Bros|vs)\.\s+$")
"""What rather goes on before a date: "until 5 p.m. Friday"."""
BEFORE: Final = r"(?<![\w/$€£¥₩₹.-])"
"""What may not stand before an expression: a letter, a digit, or what belongs to a longer token."""


@lru_cache(maxsize=folding.KEPT)
def fold(text: str) -> str:
    """`text` with spaces, hyphens, minus signs and single quotes made plain; same length.

    Digits of other scripts become letters: expressions are read in ASCII digits only.
    """
    plain = folding.fold(text)
    if plain.isascii():
        return plain
    plain = plain.replace("\u2212", "-")
    # Foreign digits are rare, foreign signs are not, and `re` is slow to tell the ones from others.
    foreign = any(map(str.isdecimal, set(plain) - _DIGITS))
    return _FOREIGN_DIGIT.sub("_", plain) if foreign else plain


@lru_cache(maxsize=4 * folding.KEPT)
def tokens(text: str) -> frozenset[str]:
    """Its words (runs of letters and digits) and signs; several steps ask for them."""
    return frozenset(chain.from_iterable(map(_TOKENS_IN.__getitem__, text.split())))


def small(text: str) -> str:
    """In lower case, with as many code points: a few capitals have two small letters."""
    lower = text.lower()
    return lower if len(lower) == len(text) else "".join(c.lower()[:1] for c in text)


@lru_cache(maxsize=4 * folding.KEPT)
def small_tokens(text: str) -> frozenset[str]:
    """The words and signs that `small` letters make of it."""
    # All other capitals have a small letter of their own, whatever stands beside them.
    if "\u0130" in text or "\u03a3" in text:
        return tokens(small(text))
    return frozenset(map(str.lower, tokens(text)))


def pattern(source: str, flags: int = 0, *, signs: tuple[str, ...] = ()) -> re.Pattern[str]:
    """Compile an expression in which a blank stands for one to three of them, " ?" for up to three.

    Blanks in character classes and lookbehinds (which need a fixed width) stay single.
    signs: of which one stands in every text in which it matches, as it is written there.
    """
    return cast("re.Pattern[str]", Expression(source, flags, widened=True, signs=signs))


def alternatives(words: Iterable[str]) -> str:
    """An expression for any of the words, the longest first, so that none hides a longer one."""
    return "|".join(map(re.escape, sorted(words, key=lambda word: (-len(word), word))))


def before(text: str, start: int, reach: int = 160) -> str:
    """What precedes `start` in the same sentence, at most `reach` code points."""
    left = text[max(0, start - reach) : start]
    # Two more letters: a stop at its end is known by the capital that follows.
    seen = left + text[start : start + 2]
    stops = [stop.end() for stop in _STOP.finditer(seen) if stop.end() <= len(left)]
    if stops and stops[-1] == len(left) and _SHORTENED.search(left):
        stops.pop()
    return left[stops[-1] :] if stops else left


def after(text: str, end: int, reach: int = 160) -> str:
    """What follows `end` in the same sentence, at most `reach` code points."""
    right = text[end : end + reach]
    stop = _STOP.search(right)
    return right[: stop.start()] if stop else right
