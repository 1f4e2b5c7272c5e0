"""Ranges of numbers: "3 to 5", "two or three million", and what only looks like one.

A match names its numbers `low` and `high`, and what stands between them `to`.
"""

from __future__ import annotations

import re
from decimal import Decimal
from typing import Final

from briefgen.annotate.numerals import digits, magnitude, number, scales
from briefgen.expressions import expression

_RISE: Final = expression(r"\bfrom {1,3}(?:\w+ {1,3}){0,4}$", re.IGNORECASE)
_CHANGE: Final = expression(
    r"\b(?:cut|trim|lower|rais|reduc|ris|rose|fall|fell|grow|gr[eo]w|drop|increas|decreas|slid|slash|climb|jump|dip"
    r"|narrow|widen|shr[aiu]nk|rall|declin|eas|hik)[a-z]{0,4} (?:[\w'-]+ ){0,4}by {1,3}$"
)
"""A change and what comes of it: "cut the rate by 0.25% to 4%"."""
_ESTIMATE: Final = expression(
    r"\b(?:up|down|forecasts?|guidance|guess|estimates?|targets?|outlook|projections?|predictions?|expectations?|range)\b"
)
"""What has two ends itself: "rose from 3%-5%" is but a change, carelessly written."""
_PERHAPS: Final = expression(
    r"\b(?:could|may|might|can|will|would|should|expected|forecast|predicted|likely|each|every|average)\b"
)
_PAIR: Final = expression(r"\bbetween {1,3}(?:\w+ {1,3}){0,2}$", re.IGNORECASE)
_APART: Final = expression(
    r"\b(?:gap|differences?|spread|split|shared?|divid(?:ed|ing)|choice|choos(?:e|es|ing)|chosen?|decid(?:e|es|ed|ing)|differs?|differed|torn|link|ratio) {1,3}(?:\w+ {1,3}){0,2}?$",
    re.IGNORECASE,
)
"""Before "between", where it joins two things: "the gap between £5m and half a billion pounds"."""
_AND: Final = expression(r" {1,3}and {1,3}")
_SMALL: Final = expression(r"[1-9]\d{0,2}")
_ROUND: Final = expression(r"\d{1,3},[05]00")
_CLOSED, _OPEN = 5, 2
"""How many times as much as the lower the upper number may be where they share their thousands."""
_HUNDRED: Final = 100


def ranged_of(found: re.Match[str], folded: str) -> tuple[Decimal, Decimal | None, int] | None:
    """Value, upper end and start; "rose from 3 to 5 percent" is no range."""
    high = number(found["high"])
    if high is None:
        return None
    low = _lower(found, high)
    if low is None or not is_range(found, folded):
        whole = continued(found)
        if whole is not None:
            return whole, None, found.start()
        return high, None, found.start("high") if found["low"] else found.start()
    return (low, high, found.start()) if low < high else None


def thousands(found: re.Match[str]) -> Decimal | None:
    """The lower number where it shares the thousands of the upper one: "30-40,000", "between 30 and 40,000".

    The further apart the two are, the likelier the lower one is meant as it stands ("between 3 and 8,000").
    """
    told, end, joiner = found["low"] or "", found["high"], found["to"]
    if not (_SMALL.fullmatch(told) and _ROUND.fullmatch(end)):
        return None
    shared, high = 1000 * Decimal(told), digits(end)
    closed = joiner in "-–—"
    near = shared < high <= (_CLOSED if closed else _OPEN) * shared
    return shared if near and (closed or told != "1") else None


def continued(found: re.Match[str]) -> Decimal | None:
    """What two numbers are worth that are one: "one hundred" and "fifty million"."""
    low, high = found["low"] or "", found["high"]
    if not low[:1].isalpha() or not high[:1].isalpha() or found["to"].strip() != "and":
        return None
    last, more = scales(low)[-1:], scales(high)
    if not last or (last[0] in more if last[0] == _HUNDRED else max(more, default=0) >= last[0]):
        return None
    return number(f"{low} and {high}")


def _lower(found: re.Match[str], high: Decimal) -> Decimal | None:
    """The lower number, which shares the magnitude of the upper one: "two to three million"."""
    low = number(found["low"]) if found["low"] else None
    if low is not None and (shared := thousands(found)):
        return shared
    if low is None or magnitude(found["low"]) > 1:
        return low
    shared = low * magnitude(found["high"])
    return shared if shared < high else low


def is_range(found: re.Match[str], folded: str) -> bool:
    """Whether two numbers are its ends, by the word between them and what stands before.

    "$3 to $5 million" is one; "rose from $3m to $5m" and "$3m and $5m" are not.
    """
    left = folded[max(0, found.start() - 40) : found.start()]
    word = found["to"].strip()
    if word == "to" and _has_two_units(found) and _CHANGE.search(left):
        return bool(_PERHAPS.search(left))
    if word == "or":
        return _are_near(found)
    if word == "and":
        return bool(_PAIR.search(left))
    if not _RISE.search(left):
        return True
    joined = word != "to" and _has_two_units(found) and _ESTIMATE.search(left)
    return bool(joined) and _is_rising(found)


def is_joined(folded: str, start: int, end: int, other: int) -> bool:
    """Whether an amount and another one at `other`, written in another way, are the ends of a range.

    Read "between £180m and a quarter of a billion pounds" as one.
    """
    between = _PAIR.search(folded, max(0, start - 40), start)
    if between is None or not _AND.fullmatch(folded, end, other):
        return False
    return not _APART.search(folded, max(0, between.start() - 40), between.start())


def _is_rising(found: re.Match[str]) -> bool:
    """Whether a dash behind "from" still joins a lower end to an upper one: "up from $1.6bn-$1.8bn"."""
    low, high = number(found["low"]), number(found["high"])
    return low is not None and high is not None and low < high


def _has_two_units(found: re.Match[str]) -> bool:
    """Whether either end has a unit of its own: "by $5m to $20m", "by 1% to 4%"."""
    named = found.groupdict()
    return bool(named.get("own") or named.get("mark2") or named.get("size"))


def _are_near(found: re.Match[str]) -> bool:
    """Read "four or five errors" as a range, "2 or 30 errors" not."""
    high, own = number(found["high"]), found.groupdict().get("own")
    low = _lower(found, high) if high is not None else None
    return low is not None and high is not None and low < high <= 2 * low and not own
