"""What else in a text tells whose money is meant: coins of a name of their own, and marks of one country."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import lru_cache
from typing import Final

from briefgen.expressions import expression

_RUSSIAN: Final = expression(
    r"\A(?!.*(?:[Hh]ryvni|Belarus)).*(?:₽|\b(?:[Rr]o?ubles?|Russian?)\b)", re.DOTALL
)
"""What tells of roubles, in a text silent of other money that has kopecks."""
PAISE: Final = frozenset(("paise", "paisa"))
"""Hundredths of whatever rupee is told."""
COINS: Final[Mapping[str, tuple[str, re.Pattern[str]]]] = {
    "sen": ("MYR", expression(r"\bRM ?\d|\b(?:[Rr]inggit|Malaysian?)\b")),
    "kobo": ("NGN", expression(r"₦|\b(?:[Nn]aira|Nigerian?)\b")),
    **dict.fromkeys(
        ("pesewa", "pesewas"), ("GHS", expression(r"₵|\b(?:GHS?|[Cc]edis?|Ghana(?:ian)?)\b"))
    ),
    **dict.fromkeys(("kopeck", "kopecks"), ("RUB", _RUSSIAN)),
}
"""Hundredths by other names, each with what must tell of its currency in the text."""
NAMES: Final = PAISE | COINS.keys()

_OWN_MARKS: Final[Mapping[str, tuple[tuple[str, re.Pattern[str]], ...]]] = {
    "shilling": (
        ("KES", expression(r"\bK[Ss]hs?(?![A-Za-z])|\bKES(?![A-Za-z])")),
        ("UGX", expression(r"\bU[Ss]hs?(?![A-Za-z])|\bUGX(?![A-Za-z])")),
        ("TZS", expression(r"\bT[Ss]hs?(?![A-Za-z])|\bTZS(?![A-Za-z])")),
    ),
    "rupee": (
        ("INR", expression(r"₹|\bINR(?![A-Za-z])")),
        ("PKR", expression(r"\bPKR(?![A-Za-z])")),
        ("LKR", expression(r"\bLKR(?![A-Za-z])")),
        ("NPR", expression(r"\bNPR(?![A-Za-z])")),
    ),
}
"""What else a text may write for one of several currencies of one name, which tells whose it means."""


@lru_cache(maxsize=16)
def of_coin(word: str, text: str) -> str | None:
    """The currency of a coin whose name may be another word, in a text that tells of that money; else None.

    It and `of_own_marks` are kept: they look through the whole text, and each of many sums asks.
    """
    code, told = COINS[word]
    return code if told.search(text) else None


@lru_cache(maxsize=16)
def of_own_marks(word: str, text: str, told: frozenset[str]) -> str:
    """Whose rupees or shillings they are in a text that writes "₹" or "KSh" elsewhere and tells of no others.

    told: the currencies of the countries that it names.
    """
    marks = _OWN_MARKS.get(word.removesuffix("s"), ())
    codes = [code for code, written in marks if written.search(text)]
    others = told & ({code for code, _ in marks} - set(codes))
    return codes[0] if len(codes) == 1 and not others else ""
