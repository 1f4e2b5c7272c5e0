"""Amounts with the word of the currency before the number, as some agencies write: "dollars 1bn"."""

from __future__ import annotations

import re
from decimal import Decimal
from typing import Final

from briefgen.annotate.numerals import SCALE, SIZE, WORDS, digits
from briefgen.annotate.plain import alternatives, pattern
from briefgen.annotate.units import MEASURES
from briefgen.expressions import expression

NAMES: Final = (
    *("dollars", "pounds", "euros", "yen", "yuan", "rupees", "roubles", "rubles", "pesos"),
    *("francs", "rupiah", "ringgit", "baht", "reais", "shekels", "dirhams", "riyals", "rials"),
)
WORD: Final = "|".join(f"[{name[0].upper()}{name[0]}]{name[1:]}" for name in NAMES)
"""A name of a currency that may stand before its number, small or with a capital."""

IN_MANY: Final = pattern(
    r" (?:in|out of) (?:every )?(?:\d{1,3}|three|four|five|six|seven|eight|nine|ten|twenty|a hundred)"
    r"(?=[.;:)]|,(?! ?\d)|$| (?:of|for|to|on|in|goes|went|is|was|that|spent|from|by)\b)"
)
"""Behind a share of the money: "one dollar in ten"."""
_STYLED: Final = pattern(
    rf"\((?:{WORD}) \d[\d.,]{{0,12}}|\b(?:{WORD}) "
    rf"(?:\d{{1,3}}(?:,\d{{3}}){{1,4}}(?!\d)|\d{{1,6}}\.\d\d(?!\d)|\d{{1,6}}(?:\.\d{{1,3}})?{SIZE})"
)
"""An amount that shows that a text has the currency before the number."""
_OWNED: Final = pattern(
    rf"(?:\d|\b(?:(?:ten|hundred|thousand|lakh|million|crore|billion|trillion)s of|{SCALE}|{WORDS})) \Z",
    re.IGNORECASE,
)
"""The number whose word it is: "five dollars 20 times"."""
_MEASURE: Final = alternatives(MEASURES)
NO_SUM: Final = pattern(
    r" ?%|-[a-z]"
    rf"| ?(?:per ?cent|percent|years?|months?|weeks?|days?|hours?|minutes?|times|people|{_MEASURE})(?!\w)"
)
"""Behind a number that is no sum: "dollars 20 years ago", "dollars 1,500 miles away"."""
_WEIGHED: Final = expression(
    r"\b(?:weigh(?:s|ed|ing)?|shed(?:s|ding)?|gain(?:s|ed|ing)?|los(?:e|es|t|ing)|put on"
    r"|drop(?:s|ped|ping)?) {1,3}(?:weight:? {1,3})?\Z"
)
"""Before pounds that are a weight."""
_MOVED: Final = expression(
    r"\b(?:rose|risen|fell|fallen|lost|gained|added|shed|climbed|jumped|soared|surged|slid|slipped|sank"
    r"|dropped|declined|tumbled|advanced|up|down) {1,3}(?:(?:about|around|nearly|almost|over|more than"
    r"|another|an additional|a further) {1,3})?\Z",
    re.IGNORECASE,
)


_TRADED: Final = pattern(r" (?:an?|per) (?:barrel|share|ounce)\b")
_EACH: Final = pattern(
    r",? (?:each|apiece|in damages?|(?:an?|per|every) (?!(?:barrel|share|ounce)\b)[a-z])"
)
"""Behind what was lost or paid by each of several: a range."""


def writes_ahead(text: str) -> bool:
    """Whether a text has the currency before its numbers, as one number with its size shows."""
    small = text.lower()
    return any(f"{name} " in small for name in NAMES) and any(
        not NO_SUM.match(text, found.end())
        and (found[0][0] == "(" or not _OWNED.search(_left(text, found)))
        for found in _STYLED.finditer(text)
    )


def is_ahead(text: str, amount: re.Match[str], *, written_so: bool) -> bool:
    """Whether such a word belongs to the number behind it, not to what is before it.

    Read "dollars 1bn", and "dollars 20" in a text that writes so, not "in dollars 20 years ago".
    """
    left, end = _left(text, amount), max(amount.end("low"), amount.end("size"))
    if _OWNED.search(left) or NO_SUM.match(text, end):
        return False
    if amount["size"]:
        return True
    if amount["mark"].lower() == "pounds" and _WEIGHED.search(left):
        return False
    year = amount["low"].isdigit() and len(amount["low"]) == 4
    return written_so and not year and not left.endswith(" in ")


def are_two(text: str, amount: re.Match[str]) -> bool:
    """Whether two amounts are a change: "lost $2 to $43", "$9bn to $2bn"."""
    if not amount["mark2"] or amount["to"].strip() != "to" or amount["size"] != amount["size2"]:
        return False
    low, high = digits(amount["low"]), digits(amount["high"])
    return low > high or (
        _is_apart(text, amount, low, high) and bool(_MOVED.search(_left(text, amount)))
    )


def _is_apart(text: str, amount: re.Match[str], low: Decimal, high: Decimal) -> bool:
    """Whether two amounts are too far apart for a range, or are twice apart and prices of a market."""
    if amount["size"] or _EACH.match(text, amount.end()):
        return False
    return high >= (2 if _TRADED.match(text, amount.end()) else 5) * low


def _left(text: str, amount: re.Match[str]) -> str:
    return text[max(0, amount.start() - 40) : amount.start()]
