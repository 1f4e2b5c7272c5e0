"""Numbers with a magnitude cut short: "4m people", "1.2bn users", "12bn cubic metres", "10.8mtpa"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal
from typing import Final

from briefgen.annotate.counted_nouns import START, Read, Reading, counted_noun
from briefgen.annotate.number_ranges import is_range, ranged_of
from briefgen.annotate.numbered import is_numbered
from briefgen.annotate.numerals import DIGITS, SHORT_SCALES, digits
from briefgen.annotate.plain import pattern
from briefgen.annotate.units import IN_MILLIONS, MEASURE, MEASURES

_LOW: Final = rf"(?:(?P<low>{DIGITS})(?: ?(?P<own>m|mn|bn|tn))?(?P<to>-| ?[–—] ?| to | and ))?"
_SHORT: Final = pattern(
    rf"{START}{_LOW}(?P<high>{DIGITS}) ?(?P<size>m|bn|tn)(?! (?:(?:wo)?men's|long|tall|high|wide|deep|thick)\b)(?P<rest>(?: [\w'.-]{{1,24}}){{1,4}})"
)
"""Millions of something in British copy: "4m people", "1.2bn users"."""
_MEASURED: Final = pattern(
    rf"{START}{_LOW}(?P<high>{DIGITS}) ?(?P<size>m|mn|bn|tn) (?P<unit>{MEASURE})(?![\w°-])"
)
"""The same of measures; "a 10m foot bridge" isn't ten million feet long."""
_METRES: Final = pattern(
    rf"{START}(?:(?P<low>{DIGITS}) ?m?(?P<to>-| ?[–—] ?| to ))?(?P<high>{DIGITS}) ?m"
    rf"(?= (?:tall|high|wide|deep|long|thick)\b(?![- ][a-z])| \(\d[\d.,]{{0,8}} ?(?:ft|feet|foot)\b)"
)
"""Metres, which what follows tells: "3m high", "8m (26ft)"."""
_TONNES: Final = pattern(rf"{START}(?P<high>{DIGITS})(?P<size>Mt(?:pa)?|mtpa|Gt)(?![\w'-])")
"""Millions or billions of tonnes, perhaps in a year."""
_MT: Final = pattern(rf"{START}(?P<high>{DIGITS}) ?mt(?![\w'-])")
"""Millions of tonnes, or metric tons."""
_IN_MILLIONS: Final = pattern(
    r"\b(?:million|m|mn|mln) (?:metric )?(?:tonnes|tons)\b|\d ?(?:Mt(?:pa)?|mtpa|mmt)\b"
)
"""What tells that the weights of a paragraph are told in millions of tonnes."""
_WEIGHTS: Final = {"M": Decimal(10**6), "m": Decimal(10**6), "G": Decimal(10**9)}
_MOST: Final = 1000
"""Millions of tonnes below which a harvest or a year's steel is told; metric tons are rarely so few."""
_MANY: Final = ("s", "feet", "km", "ft", "kg", "ha", "cm", "mm", "Wh", "²", "sq m")
"""How the name of a measure ends of which there are many."""
_DISTANCES: Final = frozenset({50, 60, 100, 200, 400, 800, 1500, 3000, 5000, 10000})
_RUNNERS: Final = frozenset({"men", "women", "girls", "boys"})
"""Who runs or swims such a distance: "the 100m women"."""


def _short(found: re.Match[str], folded: str) -> Iterator[Reading]:
    """Read "4m people" and "1.2bn users"; "3m waves" are three metres high."""
    noun = counted_noun(found["rest"])
    sure = noun and (found["size"] != "m" or noun[0] in IN_MILLIONS)
    told = digits(found["high"])
    race = noun and found["size"] == "m" and told in _DISTANCES and noun[0] in _RUNNERS
    if noun and sure and not race and not is_numbered(folded, found.start()):
        yield _read(found, folded, found.start("rest") + noun[1], noun[0])


def _measured(found: re.Match[str], folded: str) -> Iterator[Reading]:
    unit = found["unit"]
    if found["size"] != "m" or unit.endswith(_MANY):
        yield _read(found, folded, found.end(), MEASURES[unit])


def _read(found: re.Match[str], folded: str, end: int, unit: str) -> Reading:
    """A number with its magnitude, or the two ends of a range that may share it: "3-5m people"."""
    size = SHORT_SCALES[found["size"]]
    high = digits(found["high"]) * size
    if found["low"] and is_range(found, folded):
        low = digits(found["low"]) * SHORT_SCALES.get(found["own"] or "", size)
        if low < high:
            return Reading(found.start(), end, low, unit, high)
    return Reading(found.start("high"), end, high, unit)


def _metres(found: re.Match[str], folded: str) -> Iterator[Reading]:
    ranged = ranged_of(found, folded)
    if ranged:
        yield Reading(ranged[2], found.end(), ranged[0], "m", ranged[1])


def _tonnes(found: re.Match[str], _: str) -> Iterator[Reading]:
    yield Reading(*found.span(), digits(found["high"]) * _WEIGHTS[found["size"][0]], "tonnes")


def _mt(found: re.Match[str], folded: str) -> Iterator[Reading]:
    """Read "9.7mt" beside "8.4 million tonnes"; alone it may be metric tons."""
    value = digits(found["high"])
    if value < _MOST and _IN_MILLIONS.search(folded):
        yield Reading(*found.span(), value * 10**6, "tonnes")


RULES: Final[tuple[tuple[re.Pattern[str], Read], ...]] = (
    (_MEASURED, _measured),
    (_SHORT, _short),
    (_METRES, _metres),
    (_TONNES, _tonnes),
    (_MT, _mt),
)
"""Patterns with their readings."""
