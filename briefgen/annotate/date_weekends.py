"""Rules for weekends: "over the weekend", "last weekend", "by the weekend"."""

from __future__ import annotations

import re
from typing import Final

from briefgen.annotate import almanac, plain
from briefgen.annotate.date_words import MONTH, UNRESOLVED, Reading, Rule, Setting
from briefgen.annotate.plain import pattern
from briefgen.expressions import expression

_OF_MONTH: Final = pattern(rf" (?:of\b|in (?:early |late |mid-)?{MONTH})")
_MAY: Final = expression(r"\b(?:could|should|would|might|may)\b")


def _weekend(found: re.Match[str], setting: Setting) -> Reading | None:
    """The weekend of the week before or after, or the one that the verb points at."""
    if _OF_MONTH.match(setting.text, found.end()):
        return None  # "the weekend of June 8", "the last weekend in April"
    if setting.anchor is None:
        return UNRESOLVED
    weeks = _weekend_shift(
        setting.anchor.weekday(),
        " ".join((found["shift"] or "").lower().split()),
        setting.tense(found),
    )
    return UNRESOLVED if weeks is None else (almanac.weekend(setting.anchor, weeks), "interval")


def _by_the_weekend(found: re.Match[str], setting: Setting) -> Reading:
    """The one that comes, if a forecast is told: "said it could reach the coast by the weekend"."""
    if setting.anchor is None:
        return UNRESOLVED
    said = plain.before(setting.text, found.start())
    ahead = setting.tense(found) == "future" or _MAY.search(said)
    if not ahead or setting.anchor.weekday() >= 5:
        return UNRESOLVED
    return almanac.weekend(setting.anchor, 0), "interval"


def _weekend_shift(weekday: int, shift: str, tense: str) -> int | None:
    """Weeks from the article's week; None where people differ ("next weekend" on a Monday)."""
    match shift:
        case "last" | "this past":
            return -1 if weekday < 5 or shift == "last" else None
        case "this coming":
            return 0 if weekday < 5 else None
        case "next":
            return 1 if weekday >= 4 else None
        case "this":
            return (-1 if weekday < 4 else None) if tense == "past" and weekday < 5 else 0
        case _ if tense == "torn" or (not tense and 1 < weekday < 5):
            return None
        case _:
            return 0 if tense == "future" or weekday >= 5 else -1


RULES: Final[tuple[Rule, ...]] = (
    (
        pattern(
            r"(?:(?:(?<=[Oo]ver )|(?<=[Aa]t )|(?<=[Oo]n )|(?<=[Dd]uring )|(?<=hroughout )|(?<=hrough )|(?<=ntil )|(?<=into )"
            r"|(?<=[Bb]efore )|(?<=[Ss]pent )|(?<=[Ss]pend ))[Tt]he weekend"
            r"|\b(?P<shift>[Ll]ast|[Tt]his (?:past|coming)|[Tt]his|[Nn]ext) weekend)(?!\w)"
        ),
        _weekend,
    ),
    (pattern(r"(?<=[Bb]y )the weekend(?![\w'])"), _by_the_weekend),
)
"""Patterns with their readings; the longest match at the leftmost place wins."""
