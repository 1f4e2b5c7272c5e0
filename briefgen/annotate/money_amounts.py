"""Sums as they are found, which two of them are the ends of one range, and which are parts of one."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from decimal import Decimal
from typing import Final

from msgspec import Struct

from briefgen.annotate.number_ranges import is_joined
from briefgen.annotate.numerals import SCALES, more_before
from briefgen.expressions import expression

_REST: Final = expression(r" {1,3}(?P<count>\d{1,2})(?: {1,3}|-)(?P<scale>lakh|thousand)s?(?!\w)")
"""The rest of a sum told in crore or lakh: "Rs 2 crore 50 lakh"."""
_INDIAN: Final = ("crore", "crores", "lakh", "lakhs")
_COINS: Final = {"cents": "cents", "cent": "cents", "pence": "pence"}
_NOTES: Final = {
    **dict.fromkeys(("dollar", "dollars", "euro", "euros"), "cents"),
    **dict.fromkeys(("pound", "pounds"), "pence"),
}
"""What the coins of these are called."""
_TWICE: Final = expression(r"\d,\d{3},\d{3}(?:\.\d+)?[ -]?(?:bn|tn|billion|trillion)\b")
"""A magnitude behind a number that is told in full is a misprint: "N48,429,934,039 billion"."""
_AND: Final = expression(r" {1,3}(?:and {1,3})?")
STERLING: Final = expression(r" {1,3}(?:sterling\b|and {1,3}[\w-]{1,14} {1,3}pence\b)")
"""Behind pounds that are no weight: "two pounds and fifty pence"."""


class Amount(Struct, frozen=True):
    """What is told of a sum from `start` to `end`; `high` is the upper end of a range."""

    start: int
    end: int
    currency: str
    low: Decimal
    high: Decimal | None = None


def joined(found: Iterable[Amount], folded: str) -> Iterator[Amount]:
    """Those that don't overlap, in order; two that are the ends or the parts of one as one."""
    told = (one for one in found if not _TWICE.search(folded, one.start, one.end))
    return _merged(told, folded)


def _merged(found: Iterable[Amount], folded: str) -> Iterator[Amount]:
    last: Amount | None = None
    for one in found:
        if last is None or one.start >= last.end:
            pair = last and (_pair(last, one, folded) or _sum(last, one, folded))
            if last and not pair:
                yield _completed(last, folded)
            last = pair or one
    if last:
        yield _completed(last, folded)


def _pair(low: Amount, high: Amount, folded: str) -> Amount | None:
    if low.high or high.high or low.currency != high.currency or not 0 < low.low < high.low:
        return None
    if not is_joined(folded, low.start, low.end, high.start):
        return None
    return Amount(low.start, high.end, low.currency, low.low, high.low)


def _sum(notes: Amount, coins: Amount, folded: str) -> Amount | None:
    """Read "four dollars and thirty cents" as one sum."""
    if coins.low >= 1 or notes.low < 1 or notes.low % 1:
        return None
    if not _AND.fullmatch(folded, notes.end, coins.start) or notes.high or coins.high:
        return None
    coin = _NOTES.get(_last_word(folded, notes))
    if coin is None or coin != _COINS.get(_last_word(folded, coins)):
        return None
    return Amount(notes.start, coins.end, notes.currency, notes.low + coins.low)


def _last_word(folded: str, one: Amount) -> str:
    return folded[one.start : one.end].rpartition(" ")[2]


def _completed(one: Amount, folded: str) -> Amount:
    """With the lakhs behind its crores, or the crores before its lakhs, which are one sum."""
    if one.high is not None:
        return one
    if rest := _rest(one, folded):
        value = one.low + int(rest["count"]) * SCALES[rest["scale"]]
        return Amount(one.start, rest.end(), one.currency, value)
    more = more_before(folded, one.start, one.low)
    return Amount(more[0], one.end, one.currency, one.low + more[1]) if more else one


def _rest(one: Amount, folded: str) -> re.Match[str] | None:
    if not folded.endswith(_INDIAN, one.start, one.end):
        return None
    rest = _REST.match(folded, one.end)
    return rest if rest and one.low >= 2 * SCALES[rest["scale"]] else None
