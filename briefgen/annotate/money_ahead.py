"""Amounts with the word of the currency before the number, as some agencies write: "dollars 1bn"."""

from __future__ import annotations

import re
from typing import Final

from briefgen.annotate.numerals import SCALE, SIZE, WORDS, digits
from briefgen.annotate.plain import pattern
from briefgen.expressions import expression

NAMES: Final = (
    *("dollars", "pounds", "euros", "yen", "yuan", "rupees", "roubles", "rubles", "pesos"),
    *("francs", "rupiah", "ringgit", "baht", "reais", "shekels", "dirhams", "riyals", "rials"),
)
WORD: Final = "|".join(f"[{name[0].upper()}{name[0]}]{name[1:]}" for name in NAMES)
"""A name of a currency that may stand before its number, small or with a capital."""

_STYLED: Final = pattern(
    rf"\((?:{WORD}) \d|\b(?:{WORD}) "
    rf"(?:\d{{1,3}}(?:,\d{{3}}){{1,4}}(?!\d)|\d{{1,6}}\.\d\d(?!\d)|\d{{1,6}}(?:\.\d{{1,3}})?{SIZE})"
)
"""An amount that shows that a text has the currency before the number."""
_OWNED: Final = pattern(
    rf"(?:\d|\b(?:(?:ten|hundred|thousand|lakh|million|crore|billion|trillion)s of|{SCALE}|{WORDS})) \Z",
    re.IGNORECASE,
)
"""The number whose word it is: "five dollars 20 times"."""
_NO_SUM: Final = pattern(
    r" ?%| (?:per ?cent|percent|years?|months?|weeks?|days?|hours?|minutes?|times|people)\b"
)
_MOVED: Final = expression(
    r"\b(?:rose|risen|fell|fallen|lost|gained|added|shed|climbed|jumped|soared|surged|slid|slipped|sank"
    r"|dropped|declined|tumbled|advanced|up|down) {1,3}(?:(?:about|around|nearly|almost|over|more than"
    r"|another|an additional|a further) {1,3})?\Z",
    re.IGNORECASE,
)


def writes_ahead(text: str) -> bool:
    """Whether a text has the currency before its numbers, as one number with its size shows."""
    return bool(_STYLED.search(text))


def is_ahead(text: str, amount: re.Match[str], *, written_so: bool) -> bool:
    """Whether such a word belongs to the number behind it, not to what is before it.

    Read "dollars 1bn", and "dollars 20" in a text that writes so, not "in dollars 20 years ago".
    """
    left, end = _left(text, amount), max(amount.end("low"), amount.end("size"))
    if _OWNED.search(left) or _NO_SUM.match(text, end):
        return False
    if amount["size"]:
        return True
    year = amount["low"].isdigit() and len(amount["low"]) == 4
    return written_so and not year and not left.endswith(" in ")


def are_two(text: str, amount: re.Match[str]) -> bool:
    """Whether two amounts are a change, "lost $2 to $43", "$9bn to $2bn", or of two currencies."""
    if not amount["mark2"]:
        return False
    if not amount["mark"].lower().endswith(amount["mark2"].lower()):
        return True
    if amount["to"].strip() != "to" or amount["size"] != amount["size2"]:
        return False
    low, high = digits(amount["low"]), digits(amount["high"])
    return low > high or (high >= 2 * low and bool(_MOVED.search(_left(text, amount))))


def _left(text: str, amount: re.Match[str]) -> str:
    return text[max(0, amount.start() - 40) : amount.start()]
