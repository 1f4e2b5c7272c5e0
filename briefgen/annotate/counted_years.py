"""Four digits before a plural: a year ("the 2012 riots") or a count ("they freed 1979 hostages")."""

from __future__ import annotations

from typing import Final

from briefgen.annotate.numerals import is_approximate
from briefgen.annotate.units import COUNTED, OF_A_YEAR
from briefgen.expressions import expression

_YEAR: Final = expression(r"(?:19|20)(?:[1-9]\d|0[1-9])")
_COUNTING: Final = expression(
    r"\b(?:[Ee]xactly|[Pp]recisely|[Jj]ust|[Oo]nly|[Tt]hen|[Aa]nother|were|are|have|has|had|[a-z]{2,20}ed) {1,3}$"
)
"""A verb, or what begins a count; a year stands behind "the", "its", "in" or a month."""
_REACH: Final = 28


def has_year_shape(digits: str) -> bool:
    """Whether digits may be those of a year of our time; "2000" is mostly a number."""
    return bool(_YEAR.fullmatch(digits))


def is_of_year(digits: str, noun: str, folded: str, start: int) -> bool:
    """Whether digits from `start` are rather the year of the plural behind them than how many."""
    if not has_year_shape(digits) or is_approximate(folded, start, start + len(digits)):
        return False
    counting = _COUNTING.search(folded, max(0, start - _REACH), start)
    return not counting or noun[0].isupper() or (noun in OF_A_YEAR and noun not in COUNTED)
