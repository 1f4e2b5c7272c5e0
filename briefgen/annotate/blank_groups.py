"""Thousands that blanks part: "R1 200", "A$2 529 an ounce", "12 500 000 tonnes".

A blank parts two numbers as well ("in 2019 300 people"), so a text must write all its thousands so.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import lru_cache
from typing import Final

from briefgen.annotate.plain import fold
from briefgen.annotate.units import NUMBERED
from briefgen.expressions import expression
from briefgen.source.passage import Passage

_GROUPED: Final = expression(
    r"(?<![\w.,:/'$€£¥₹-])(?P<mark>[A-Z]{0,3}[$€£¥₹] ?|(?:R|N|K|Rs\.? ?|K?Sh\.? ?)(?=\d))?"
    r"(?P<digits>[1-9]\d{0,2}(?: \d{3}){1,4})(?!\w|[:/., -]\d)"
)
_PARTED: Final = expression(r" \d{3}(?!\w)")
"""What stands in each of them; few texts have it."""
_OTHERWISE: Final = expression(r"\d,\d{3}(?!\d)")
"""Thousands behind a comma."""
_WORD_BEFORE: Final = expression(r"([\w.]+) {1,3}$")
_CALLED: Final = expression(
    r"\b(?:call|phone|telephone|ring|dial|text|tel|contact|number|hotline|helpline)\.?:?(?: \w{1,12})?(?: on| at)? {1,3}$",
    re.IGNORECASE,
)
_TIMES: Final = expression(r" {1,3}times\b")
_TWO: Final = 2
"""Numbers written so that make a text's way of writing, where none is a sum."""


def plain_numbers(passages: Iterable[Passage]) -> tuple[str, ...]:
    """The folded paragraphs of a text, with commas for the blanks if it parts its thousands so."""
    folded = tuple(fold(passage.text) for passage in passages)
    return tuple(map(_with_commas, folded)) if _writes_blanks(folded) else folded


@lru_cache(maxsize=4)
def _writes_blanks(folded: tuple[str, ...]) -> bool:
    """Whether no number has a comma, and a sum or two other numbers have blanks.

    Kept for the other kind of numbers that is looked for in the same text.
    """
    parted = [text for text in folded if _PARTED.search(text)]
    if not parted or any(map(_OTHERWISE.search, folded)):
        return False
    found = [one for text in parted for one in _GROUPED.finditer(text) if _is_group(text, one)]
    return len(found) >= _TWO or any(one["mark"] for one in found)


def is_tail(folded: str, start: int) -> bool:
    """Whether a number is but the end of one that blanks part, in a text that writes them in no one way."""
    if not folded[start - 1 : start].isspace() or not folded[start - 2 : start - 1].isdigit():
        return False
    low = max(0, start - 16)
    return any(
        one.start() < start < one.end() and _is_group(folded, one)
        for one in _GROUPED.finditer(folded, low, start + 8)
    )


def _with_commas(folded: str) -> str:
    return _GROUPED.sub(_with_comma, folded)


def _with_comma(found: re.Match[str]) -> str:
    digits = found["digits"]
    if not _is_group(found.string, found):
        return found[0]
    return (found["mark"] or "") + digits.replace(" ", ",")


def _is_group(folded: str, found: re.Match[str]) -> bool:
    """Whether it is one number: not "on June 12 500 people", "call 555 123 456", "paid $5 100 times"."""
    if found["mark"]:
        return not _TIMES.match(folded, found.end())
    left = folded[max(0, found.start() - 40) : found.start()]
    word = _WORD_BEFORE.search(left)
    named = word is not None and word[1].rstrip(".") in NUMBERED
    return not named and not _CALLED.search(left)
