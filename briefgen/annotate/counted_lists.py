"""Counts in lists that name what is counted once or never: "193 dead, 350 injured", "two golds, one silver"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from briefgen.annotate.counted_nouns import START, Read, Reading
from briefgen.annotate.counted_years import has_year_shape
from briefgen.annotate.numbered import is_numbered, is_some_dozen
from briefgen.annotate.numerals import DIGITS, NUMBER, digits, number
from briefgen.annotate.plain import after, before, pattern
from briefgen.annotate.units import ANIMALS
from briefgen.expressions import expression

_END: Final = (
    r"(?=[.,;:)]|$| ?[–—]| - | (?:and|or|in|on|at|after|when|while|since|including|near|across|by|as|from|so far"
    r"|yet|still|nationwide|nationally|overnight|yesterday|today|last|this|(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day)\b)"
)
_FALLEN: Final = pattern(
    rf"{START}(?P<high>{NUMBER})(?: (?:more|others|confirmed))? (?P<fate>dead|killed|injured|wounded|missing|hurt){_END}"
)
"""Behind what people suffered nothing may follow that the number counts: not "12 injured players"."""
_FATE: Final = expression(r"\b(?:dead|deaths|died|killed|killing|injured|wounded|hurt)\b")
_WORD: Final = expression(r"[A-Za-z]+")
_THINGS: Final = expression(
    r"\b(?:letters?|pages?|words?|pieces?|parts?|files?|records?|votes?|ballots?|funds?|items?"
    r"|players?|starters?|squad|team|side|lineup|line-up|trees?|plants?|batter(?:y|ies))\b",
    re.IGNORECASE,
)
"""What is missing, dead or injured in other news."""
_AROUND: Final = 200
"""Code points on either side in which no animal may be told."""
_METAL: Final = r"(?:golds?|silvers?|bronzes?)"
_MEDALS: Final = pattern(
    rf"{START}(?P<high>{NUMBER}) (?P<unit>{_METAL})(?=[.,;:)]|$| (?:medals?|and|at|in|on|for|from|to|with|over"
    r"|during|by|since|as|after|before|while|when|plus|this|last)\b)"
)
_METAL_BEFORE: Final = pattern(rf"(?<![\w-]){_METAL}(?:,|,? and) ?$")
_METAL_BEHIND: Final = pattern(rf"(?:,|,? and) (?:{NUMBER}) {_METAL}(?![\w-])")


_SHARES: Final = pattern(
    rf"{START}(?P<list>{DIGITS}(?:, {DIGITS}){{1,8}}),? and (?:{DIGITS}) ?(?:%|per ?cent\b)"
)
"""Several shares of which the last one has the unit: "8.1, 6.5 and 3 per cent"."""
_MEMBER: Final = expression(DIGITS)
_NUMBERED: Final = expression(
    r"\b(?:[Aa]ge[ds]?|(?:[Dd]ay|[Ww]eek|[Mm]onth|[Yy]ear|[Pp]age|[Cc]hapter|[Rr]oom|[Ll]ine|[Pp]art|[Qq]uestion)s) {1,3}\Z"
)
"""Before numbers that are names or ages: "on days 1, 2 and 3% of them"."""


def _shares(found: re.Match[str], folded: str) -> Iterator[Reading]:
    start, end = found.span("list")
    members = tuple(_MEMBER.finditer(folded, start, end))
    if is_numbered(folded, start) or _NUMBERED.search(folded, max(0, start - 16), start):
        return
    if not any(has_year_shape(one[0]) for one in members):
        yield from (Reading(*one.span(), digits(one[0]), "percent") for one in members)


def _fallen(found: re.Match[str], folded: str) -> Iterator[Reading]:
    """Read "left 193 dead, 350 injured and 1,000 missing", of people where no animals or things are told."""
    value, (start, end) = number(found["high"]), found.span("high")
    if value is None or value < 2 or value % 1 or has_year_shape(found["high"]):
        return
    if is_numbered(folded, start) or is_some_dozen(folded, start):
        return
    near = f"{before(folded, found.start())} {after(folded, found.end())}"
    words = _WORD.finditer(folded, max(0, start - _AROUND), end + _AROUND)
    if any(word[0].lower() in ANIMALS for word in words) or _THINGS.search(near):
        return
    if found["fate"] != "missing" or _FATE.search(near):
        yield Reading(start, end, value, "people")


def _medals(found: re.Match[str], folded: str) -> Iterator[Reading]:
    """Read "two golds, one silver"; a metal alone may be the stuff: "one silver ring"."""
    behind = _METAL_BEHIND.match(folded, found.end())
    listed = behind or _METAL_BEFORE.search(folded, max(0, found.start() - 20), found.start())
    value = number(found["high"])
    if listed and value is not None and not value % 1:
        yield Reading(*found.span(), value, found["unit"])


RULES: Final[tuple[tuple[re.Pattern[str], Read], ...]] = (
    (_FALLEN, _fallen),
    (_MEDALS, _medals),
    (_SHARES, _shares),
)
"""Patterns with their readings."""
