"""How amounts of money are written: marks and names of currencies, digits, sizes, and two ends of a range."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from decimal import Decimal
from typing import Final

from briefgen.annotate import currencies, currency_countries, currency_marks, money_ahead, numerals
from briefgen.annotate.continental import FORM, continental
from briefgen.annotate.numerals import DIGITS, SCALES, SHORT_SCALES, WORDS
from briefgen.annotate.plain import alternatives, pattern

_INDIAN: Final = frozenset(("Rs", "Rs.", "₹", "INR", "PKR", "NPR", "LKR", "Tk", "৳", "BDT"))
"""Marks behind whose numbers an "L" stands for lakhs."""
_MARKS: Final = frozenset((*currencies.SYMBOLS, *currencies.CODES))
_SHARED_ADJECTIVES: Final = frozenset(
    name for users in currency_countries.SHARED.values() for name, _, _ in users
)
_ADJECTIVE: Final = f"{alternatives(currencies.DOLLARS)}|{alternatives(_SHARED_ADJECTIVES)}"
_NAMES: Final = frozenset(
    {
        *currencies.WORDS,
        *currency_countries.SHARED,
        *(f"{word}s" for word in currency_countries.SHARED),
        *currency_countries.PLURALS,
        *currency_marks.NAMES,
        *("dollar", "dollars", "cent", "cents", "pence", "euro cent", "euro cents"),
    }
)
TOKENS: Final = frozenset(re.split(r"\W", name, maxsplit=1)[0] for name in _NAMES) | frozenset(
    (*currencies.CODES, "€", "£")
)
"""One of them stands behind every amount of `AFTER`."""
_AHEAD: Final = rf"(?:(?:{_ADJECTIVE}) )?(?:{money_ahead.WORD})(?= \d)"
_START: Final = r"(?<![\w$€£¥₩₹.,])"
_DIGITS: Final = rf"(?:{FORM}|{DIGITS})"
_CRORES: Final = r"(?:(?:lakhs?|L) )?(?:[Cc]rs?|crores?)"
_SIZE: Final = rf"(?:[ -]?(?:{_CRORES}|[Ll]acs?)(?![\w&'])| ?(?:mil|bil)(?![\w'])| \[(?:{alternatives(SCALES)})\]|{numerals.SIZE})"
"""A magnitude behind a sum, also as only sums have it: "RM3mil", "Rs 6.18 cr", "Rs 3 lakh cr", or put in: "$3 [million]"."""
_SIZE_OF_RUPEES: Final = rf"(?:{_SIZE}|[ -]?(?:L|CR)(?![\w&']|-(?!\d)))"
"""With "Rs 10L", which is short for lakhs, and "Rs 10 CR"; of other money that is a credit."""
_AMOUNT: Final = rf"(?:{_DIGITS}{_SIZE}?|(?i:{WORDS}))"
_TO: Final = r"(?:-to-|- to | ?[–—] ?|-(?=\d)| to | and | or )"
_BETWEEN: Final = r"(?:-to-|- to | ?[-–—] ?| to | and | or )"


def _before(marks: Iterable[str], others: str, size: str) -> re.Pattern[str]:
    """Amounts behind their mark, with the other end of a range if there is one."""
    symbols = alternatives(mark for mark in marks if mark not in currencies.CODES)
    codes = alternatives(mark for mark in marks if mark in currencies.CODES)
    every = rf"{symbols}|(?:{codes})(?= ?\d){others}"
    again = rf"{alternatives(_MARKS)}|{_AHEAD}"
    return pattern(
        rf"{_START}(?P<sign>-)?(?P<mark>{every}) ?(?P<low>{_DIGITS})(?P<size>{size})?"
        rf"(?:(?P<to>{_BETWEEN})(?P<mark2>{again})? ?(?P<high>{_DIGITS})(?P<size2>{size})?(?![\w%]))?"
        r"(?![\d])"
    )


BEFORE: Final = _before(_MARKS - _INDIAN, rf"|{_AHEAD}", _SIZE)
RUPEES: Final = _before(_INDIAN, "", _SIZE_OF_RUPEES)
AFTER: Final = pattern(
    rf"{_START}(?:(?P<low>{_AMOUNT})(?P<to>{_TO}))?(?P<high>{_AMOUNT})"
    rf"[ -](?:(?P<adjective>{_ADJECTIVE}) )?(?P<word>(?:{alternatives(_NAMES)})(?![\w])|(?:{alternatives(currencies.CODES)}|€|£)(?!\w))"
)
_SIZE_AT_END: Final = pattern(rf"{_SIZE}\Z")
_FACTORS: Final[Mapping[str, Decimal]] = {
    **SCALES,
    **SHORT_SCALES,
    "mil": Decimal(10**6),
    "bil": Decimal(10**9),
    **dict.fromkeys(("l", "lac", "lacs"), Decimal(10**5)),
    **dict.fromkeys(("cr", "crs"), Decimal(10**7)),
}


def scaled(told: str, size: str | None) -> Decimal:
    """The value of digits with the magnitude behind them."""
    value = continental(told)
    return (numerals.digits(told) if value is None else value) * factor(size or "")


def factor(size: str) -> Decimal:
    """What a magnitude multiplies by: "bn", "lakh crore"; 1 where there is none."""
    product = Decimal(1)
    for word in size.strip(" -[]").lower().split():
        product *= _FACTORS[word]
    return product


def amount(text: str) -> Decimal | None:
    """The value of a number in digits or words with its magnitude; None if it is none."""
    size = size_of(text)
    told = text.removesuffix(size)
    short = any(word not in SCALES for word in size.strip(" -[]").lower().split())
    return scaled(told, size) if short or continental(told) is not None else numerals.number(text)


def size_of(text: str) -> str:
    """The magnitude that a number ends in."""
    found = _SIZE_AT_END.search(text)
    return found[0] if found else ""
