"""What the two ends of a range of money are worth, and whether two sums are one: "₹10-15 cr", "from $3 to $5m".

The first may leave its magnitude to the second. Where that can't be told, nothing is said of the first:
a mistake would be one by millions.
"""

from __future__ import annotations

import re
from decimal import Decimal
from typing import Final

from msgspec import Struct

from briefgen.annotate import money_ahead
from briefgen.annotate.counted_nouns import counted_noun
from briefgen.annotate.lexicon import word_set
from briefgen.annotate.money_forms import amount, factor, scaled, size_of
from briefgen.annotate.number_ranges import continued, is_range, thousands
from briefgen.annotate.plain import pattern
from briefgen.annotate.units import PERSONS
from briefgen.expressions import expression

_COMPARED: Final = pattern(
    r" (?:(?:more|less|fewer|higher|lower|cheaper|short|ahead|behind)\b"
    r"|(?:over|under|above|below|beyond) (?:budget|target|estimate|forecast|the|what|its|his|her|their|last)\b)"
)
"""Behind a second sum that a dash only adds: "cost £30m – £10m more than planned"."""
_RECIPIENTS: Final = PERSONS | word_set(
    "people families households schools colleges universities hospitals clinics churches charities clubs teams groups"
    " organisations organizations firms companies businesses countries nations states provinces counties districts"
    " cities towns villages communities projects causes parties campaigns institutions agencies banks museums"
    " libraries centres centers shelters"
)
"""Who gets money: "gave $5 to 10 schools" is no range."""
_YEAR: Final = expression(r"(?:19|20)\d\d")
_SHARING: Final = 1000
"""Below it a sum may leave its magnitude to the next one."""
_FALL: Final = 10
"""How many times as much as the second a first sum may be that shares its magnitude: "fell from $5 to $3m"."""


class Ends(Struct, frozen=True):
    """low: None if it can't be told; high: the upper end of a range, None if the two are none."""

    low: Decimal | None
    high: Decimal | None = None


def of_marked(found: re.Match[str], folded: str) -> Ends:
    """Of sums behind their marks; where they are no range, of the first alone."""
    low = scaled(found["low"], found["size"])
    if not found["high"] or _are_others(found, folded):
        return Ends(low)
    high = scaled(found["high"], found["size2"])
    shared = _shared(found, low, high)
    one = _is_one(found, folded)
    if one and found["mark2"] and thousands(found):
        return Ends(None)  # "between £15 and £20,000" may be of thousands
    if one and shared < high:
        return Ends(shared, high)
    if shared == low or found["to"].strip() == "and":
        return Ends(low)
    if not one and shared <= _FALL * high:
        return Ends(shared)
    # "$500 to $1 million" is as it stands, "$800-1.2 million" is anybody's guess
    return Ends(low if found["mark2"] else None, high if one and found["mark2"] else None)


def whole(found: re.Match[str], folded: str) -> Decimal | None:
    """What two numbers before the name of a currency are worth that are one: "one hundred and fifty million"."""
    return continued(found) if found["low"] and not is_range(found, folded) else None


def lower(found: re.Match[str], folded: str, high: Decimal) -> Decimal | None:
    """Of two sums before the name of their currency the first one, if they are the ends of a range."""
    low = amount(found["low"]) if found["low"] else None
    if low is None or not is_range(found, folded):
        return None
    size, size2 = size_of(found["low"]), size_of(found["high"])
    if size2 and _YEAR.fullmatch(found["low"]):
        return None  # "fell in 2004 to 789m euros"
    low = _grown(low, high, size2) if size2 and not size else thousands(found) or low
    return low if low < high else None


def _grown(low: Decimal, high: Decimal, size: str) -> Decimal:
    """The first sum with the magnitude of the second: "$3-5 million", not "$500,000 to $1 million"."""
    times = factor(size)
    return low * times if low < _SHARING or low * times < high else low


def _shared(found: re.Match[str], low: Decimal, high: Decimal) -> Decimal:
    """The first sum with what it leaves to the second: "$3-5 million", "£30-40,000"."""
    if found["size2"] and not found["size"]:
        return _grown(low, high, found["size2"])
    joined = not found["mark2"] and not found["size"]
    return thousands(found) or low if joined else low


def _is_one(found: re.Match[str], folded: str) -> bool:
    """Whether two sums are the ends of a range."""
    if found["to"].strip() == "or" and (found["size"] or not found["size2"]):
        return False  # "$5 or $10", which are told in full, stay two
    return is_range(found, folded) and not money_ahead.are_two(folded, found)


def _are_others(found: re.Match[str], folded: str) -> bool:
    """Whether the second number is of another kind, or tells of something else than the first."""
    joiner, end = found["to"], found.end()
    dashed = joiner[0] == joiner[-1] == " " and joiner.strip() in "-–—"
    if found["mark2"]:
        if not found["mark"].lower().endswith(found["mark2"].lower()):
            return True
        return bool(dashed and _COMPARED.match(folded, end))
    if not dashed and joiner.strip() not in ("to", "and", "or"):
        return False
    if not found["size2"] and (joiner.strip() == "or" or money_ahead.NO_SUM.match(folded, end)):
        return True
    noun = counted_noun(folded[end : end + 60])
    return noun is not None and noun[0] in _RECIPIENTS
