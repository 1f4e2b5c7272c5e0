"""Whose cents they are where nothing beside them tells: those of the money told around them."""

from __future__ import annotations

import re
from collections import Counter
from functools import lru_cache
from typing import Final

from briefgen.annotate import currencies
from briefgen.annotate.plain import after, before, pattern

_OF_HUNDREDTHS: Final = frozenset(
    (*currencies.DOLLARS.values(), "XCD", "TTD", "EUR", "ZAR", "KES", "LKR", "MUR", "SCR")
)
"""Currencies whose hundredth is a cent."""
_SIGN: Final = "|".join(
    re.escape(mark)
    for mark, code in sorted(currencies.SYMBOLS.items(), key=lambda one: (-len(one[0]), one[0]))
    if mark == "$" or code in _OF_HUNDREDTHS
)
_ADJECTIVE: Final = "|".join(
    sorted(map(re.escape, currencies.DOLLARS), key=lambda one: (-len(one), one))
)
_MARKS: Final = pattern(
    rf"(?<![\w$€£])(?P<sign>{_SIGN}) ?\d|(?<![\w$])(?P<rand>R)\d|\d(?: (?:million|billion|trillion|hundred|thousand)|[mb]n?)?"
    rf" (?:(?P<adjective>{_ADJECTIVE}) )?(?:(?P<dollar>dollars?)|(?P<euro>euros?)|(?P<rand2>rand))\b"
)
_MAINLY: Final = 3
"""How many times as often as all others a currency is told that decides for a whole text."""


def of_cents(paragraph: str, start: int, document: str, dollar: str, rand: str) -> str:
    """The currency of bare cents at `start`: the one of their sentence, paragraph or document.

    dollar: what a plain "$" means there, and theirs where no money is told at all; rand: what a plain
        "R" means, "" for nothing. The result is "" where two may be meant.
    """
    sentence = before(paragraph, start) + " " + after(paragraph, start)
    for told in (_told(sentence, dollar, rand), _kept(paragraph, dollar, rand)):
        if told:
            return told[0][0] if len(told) == 1 else ""
    ((code, count), *others) = _kept(document, dollar, rand) or ((dollar, 1),)
    return code if count >= _MAINLY * sum(other for _, other in others) else ""


def _told(text: str, dollar: str, rand: str) -> tuple[tuple[str, int], ...]:
    """How often each such currency is told, the most frequent first."""
    found = (_code(one, dollar, rand) for one in _MARKS.finditer(text))
    return tuple(Counter(code for code in found if code).most_common())


_kept: Final = lru_cache(maxsize=8)(_told)
"""The same for a paragraph and its document, of which each of many cents asks."""


def _code(found: re.Match[str], dollar: str, rand: str) -> str:
    if found["sign"]:
        return currencies.SYMBOLS[found["sign"]] or dollar
    if found["euro"]:
        return "EUR"
    if found["dollar"]:
        return currencies.DOLLARS[found["adjective"]] if found["adjective"] else dollar
    return rand
