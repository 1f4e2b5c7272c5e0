"""How many of its parts something has: "a 31-bed hospital", "the nine-member panel"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from briefgen.annotate.counted_nouns import START, Read, Reading
from briefgen.annotate.numbered import is_numbered
from briefgen.annotate.numerals import DIGITS, WORDS, number
from briefgen.annotate.plain import alternatives, pattern

_PLURALS: Final = {
    **{
        part: f"{part}s"
        for part in (
            *("apartment", "bed", "bedroom", "floor", "home", "house", "judge", "member", "nation"),
            *("page", "person", "room", "seat", "storey", "team", "unit", "vehicle"),
        )
    },
    "person": "people",
    "country": "countries",
    "story": "storeys",
}
_COMPOUND: Final = pattern(
    rf"{START}(?P<high>{DIGITS}|(?i:{WORDS}))-(?P<part>{alternatives(_PLURALS)})(?= [A-Za-z])"
)
_RANGED: Final = tuple(f"- {joiner} " for joiner in ("to", "or", "and"))
"""Before the upper number of two: "a three- to five-member panel"."""


def _parts(found: re.Match[str], folded: str) -> Iterator[Reading]:
    value = number(found["high"])
    whole = value is not None and value >= 2 and not value % 1
    ranged = folded.endswith(_RANGED, 0, found.start())
    if value is not None and whole and not ranged and not is_numbered(folded, found.start()):
        yield Reading(*found.span(), value, _PLURALS[found["part"]])


RULES: Final[tuple[tuple[re.Pattern[str], Read], ...]] = ((_COMPOUND, _parts),)
"""Patterns with their readings."""
