"""Sums as they are found, and which two of them are the ends of one range."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from decimal import Decimal

from msgspec import Struct

from briefgen.annotate.number_ranges import is_joined


class Amount(Struct, frozen=True):
    """What is told of a sum from `start` to `end`; `high` is the upper end of a range."""

    start: int
    end: int
    currency: str
    low: Decimal
    high: Decimal | None = None


def joined(found: Iterable[Amount], folded: str) -> Iterator[Amount]:
    """Those that don't overlap, in order; two that are the ends of one range as one."""
    last: Amount | None = None
    for one in found:
        if last is None or one.start >= last.end:
            pair = last and _pair(last, one, folded)
            if last and not pair:
                yield last
            last = pair or one
    if last:
        yield last


def _pair(low: Amount, high: Amount, folded: str) -> Amount | None:
    if low.high or high.high or low.currency != high.currency or not 0 < low.low < high.low:
        return None
    if not is_joined(folded, low.start, low.end, high.start):
        return None
    return Amount(low.start, high.end, low.currency, low.low, high.low)
