"""Votes without their noun behind the number: "40 votes to 12", "voted 6 to 3", "a majority of 8,373"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from briefgen.annotate.counted_bare import ABOUT, END
from briefgen.annotate.counted_nouns import START, Read, Reading
from briefgen.annotate.numerals import DIGITS, NUMBER, digits, number
from briefgen.annotate.plain import before, pattern
from briefgen.expressions import expression

_VOTES: Final = pattern(
    rf"{START}(?:{NUMBER}) (?P<unit>votes) to (?P<high>{NUMBER}){END}"
    r"(?=[.,;:)]|$| (?:in|on|at|and|with|but|after|as|by|for|against|late|early|that|when|while|the|a)\b)"
)
_NO_VOTES: Final = pattern(rf"{START}(?P<high>{NUMBER}) (?:no|[\"“”']no[\"“”']) votes(?!\w)")
"""Votes against: "1,030 no votes"."""
_VOTED: Final = pattern(
    rf"(?<!was )(?<!were )(?<!been )\bvot(?:ed|es|ing),?(?: by)? (?P<low>{DIGITS})(?: to |-|–)(?P<high>{DIGITS})(?! ?(?:per ?cent|percent|times|votes?|margin|majority)){END}"
)
"""How a body votes: "the board voted 6 to 3"; "2 to 1" may be a ratio."""
_PERCENT: Final = 100
_CHAMBER: Final = expression(r"\b[Ss]enat(?:e|ors)\b")
"""It has a hundred votes; those of others that make a hundred are percent: "Norland voted 52-48"."""
_MAJORITY: Final = pattern(
    rf"\bmajority of {ABOUT}(?P<high>\d{{1,3}},\d{{3}})(?![\w%]|[,.]\d|-\w)"
    r"(?=[.,;:)]|$| (?:over|ahead|at the|in (?:the|\d{4})|last|and(?! \d)|but|from|against|when|as|despite|was|is|to)\b| in [A-Z])"
)
"""By how many votes somebody won a seat; smaller ones may be of seats, and "a majority of 1,000 asked" are some of these."""
_WHOSE: Final = expression(
    r"(?:\b(?:an?|his|her|its|their|whose|my)|'s) {1,3}(?:(?!vast|overwhelming|absolute|great)[a-z-]{3,20} {1,3}){0,2}\Z"
)
"""Before it: "defends a slim majority of 1,204"; "the majority of 1,200 in the survey" are most of them."""


def _votes(found: re.Match[str], _: str) -> Iterator[Reading]:
    value = number(found["high"])
    if value is not None and not value % 1:
        yield Reading(*found.span("high"), value, found["unit"])


def _voted(found: re.Match[str], folded: str) -> Iterator[Reading]:
    low, high = digits(found["low"]), digits(found["high"])
    if low + high == _PERCENT and not _CHAMBER.search(before(folded, found.start())):
        return
    ratio = high == 1 and low < 4 and "to" in found[0].split()
    if low >= 2 and not low % 1 and not high % 1 and not ratio:
        yield Reading(*found.span("low"), low, "votes")
        if high:
            yield Reading(*found.span("high"), high, "votes")


def _no_votes(found: re.Match[str], _: str) -> Iterator[Reading]:
    value = number(found["high"])
    if value is not None and value >= 2 and not value % 1:
        yield Reading(*found.span(), value, "votes")


def _majority(found: re.Match[str], folded: str) -> Iterator[Reading]:
    if _WHOSE.search(folded, max(0, found.start() - 40), found.start()):
        yield Reading(*found.span("high"), digits(found["high"]), "votes")


RULES: Final[tuple[tuple[re.Pattern[str], Read], ...]] = (
    (_VOTES, _votes),
    (_VOTED, _voted),
    (_MAJORITY, _majority),
    (_NO_VOTES, _no_votes),
)
"""Patterns with their readings."""
