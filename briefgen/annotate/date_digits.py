"""Rules for days in digits: "2025-01-04", "Tuesday 26/07/2022", "4.1.2025"."""

from __future__ import annotations

import re
from typing import Final

from briefgen.annotate import almanac
from briefgen.annotate.date_days import SHORT_WEEKDAY
from briefgen.annotate.date_words import UNRESOLVED, WEEKDAY, Reading, Rule, Setting, dated, whole
from briefgen.annotate.plain import pattern

_ON: Final = rf"(?:(?:{WEEKDAY}|{SHORT_WEEKDAY}),? )?"


def _iso(found: re.Match[str], _: Setting) -> Reading:
    year, month, number = (int(part) for part in found[0].split("-"))
    return dated(almanac.day(year, month, number))


def _slashed(found: re.Match[str], _: Setting) -> Reading | None:
    """Read "12/30/2024": the order of day and month is known only if one of them is over 12."""
    first, second, year = int(found["a"]), int(found["b"]), int(found["year"])
    if max(first, second) > 31 or min(first, second) > 12 or min(first, second) < 1:
        return None
    if max(first, second) <= 12 and first != second:
        return UNRESOLVED
    return dated(almanac.day(year, min(first, second), max(first, second)))


def _dotted(found: re.Match[str], _: Setting) -> Reading | None:
    if int(found["b"]) > 12:
        return None
    return dated(almanac.day(int(found["year"]), int(found["b"]), int(found["a"])))


RULES: Final[tuple[Rule, ...]] = (
    (pattern(whole(r"\d{4}-\d\d-\d\d")), _iso),
    (
        pattern(whole(_ON + r"(?P<a>\d\d?)/(?P<b>\d\d?)/(?P<year>(?:19|20)\d\d)")),
        _slashed,
    ),
    (
        pattern(whole(_ON + r"(?P<a>3[01]|[12]\d|0?[1-9])\.(?P<b>\d\d?)\.(?P<year>(?:19|20)\d\d)")),
        _dotted,
    ),
)
"""Patterns with their readings; the longest match at the leftmost place wins."""
