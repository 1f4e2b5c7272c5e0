"""Numbers that belong to names: "Article 5", and "Comet 64" where the text has it again."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable
from decimal import Decimal
from typing import Final

from briefgen.annotate.plain import fold
from briefgen.annotate.units import NUMBERED
from briefgen.expressions import expression
from briefgen.source.passage import Passage

Names = Counter[tuple[str, str]]
"""How often a word with a capital stands right before a number, inside a sentence."""

_BEFORE: Final = expression(r"(?:^|\s)([A-Z][\w.&]*|i[A-Z][a-z]+) {1,3}$")
_BOTH: Final = expression(
    r"([A-Z](?:(?<=[a-z] .)|(?<=[a-z]  .)|(?<=[a-z]   .))[\w.]{1,24}) {1,3}(\d{1,4})(?![\w,.]?\d)"
)
_HOUSE: Final = expression(r"(?:1[0-2]|[Tt]en|[Ee]leven|[Tt]welve) {1,3}Downing {1,3}Street\b")
"""Where three offices go by their address: "10 Downing Street officials" may be ten, or some of that house."""
_RANK: Final = expression(
    r"\b(?:(?:[Ww]orld|[Tt]op|[Tt]he|[Ii]ts|[Hh]is|[Hh]er|[Aa]) {1,3}(?:number|no\.|No\.)|[Rr]anked|[Ss]eeded|Group of) {1,3}\Z"
)
"""Before a place in a ranking, and a number that is a name: "the world number two Ada Jones", "the Group of 20"."""
_CLASS: Final = expression(
    r"\b(?:[Cc]ategor(?:y|ies)|[Aa]n? (?:class|grade|level|stage|tier|type|phase)) {1,3}\Z"
)
"""Before a number that tells of which class one thing is: "a category four storm"."""
_SOME: Final = expression(
    r"\b(?:several|few|many|couple of|numerous|some few) {1,3}\Z", re.IGNORECASE
)
_REACH: Final = 32


def numbered_names(passages: Iterable[Passage]) -> Names:
    """What may be names with a number: "a Comet 64"."""
    return Counter(
        (found[1], found[2]) for passage in passages for found in _BOTH.finditer(fold(passage.text))
    )


def is_of_name(folded: str, start: int, value: Decimal, names: Names) -> bool:
    """Whether the number at `start` belongs to a name that the text has again: "Comet 64 fans"."""
    left = _BEFORE.search(folded, max(0, start - _REACH), start) if names else None
    seen = names[left[1], str(value)] if left else 0
    if not left or not seen:
        return False
    itself = _BOTH.search(folded, max(0, left.start(1) - 4), start + _REACH)
    return seen > (itself is not None and itself.start(2) == start)


def is_address(folded: str, start: int) -> bool:
    """Whether the number at `start` may be that of a house in a street that news call offices by."""
    return _HOUSE.match(folded, start) is not None


def is_some_dozen(folded: str, start: int) -> bool:
    """Whether a dozen at `start` are several: "several dozen people", "a few dozen"."""
    if folded[start : start + 5].lower() != "dozen":
        return False
    return _SOME.search(folded, max(0, start - 24), start) is not None


def is_numbered(folded: str, start: int) -> bool:
    """Read "Article 5 requires", "Flight 302 passengers": the number at `start` belongs to a name.

    Or tells of which class something is: "a category four storm approaches".
    """
    low = max(0, start - 24)
    left = _BEFORE.search(folded, low, start)
    ranked = _RANK.search(folded, low, start) or _CLASS.search(folded, low, start)
    return bool(ranked or (left and left[1].rstrip(".") in NUMBERED))
