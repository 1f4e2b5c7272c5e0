"""Rules for days that have their month from a neighbour: the "3" of "3 and 10 May", the "10" of "May 3 and 10"."""

from __future__ import annotations

import re
from typing import Final

from briefgen.annotate import almanac
from briefgen.annotate.date_days import COMMA_YEAR, LONG, nearest_day
from briefgen.annotate.date_words import (
    DAYNUMBER,
    END,
    MONTH,
    NAMED_AFTER,
    TO,
    VAGUE,
    YEAR,
    Reading,
    Rule,
    Setting,
    dated,
    number_of,
)
from briefgen.annotate.plain import BEFORE, before, pattern

_DAYS = rf"(?:the )?{DAYNUMBER}(?:{TO}{DAYNUMBER})?"
_MORE = rf"(?:, {_DAYS}){{0,4}}"
"""Days between the first and the last of a list."""
_OWN = rf"(?:the )?(?P<day>{DAYNUMBER})(?:{TO}(?P<till>{DAYNUMBER}))?"
_AND = r"(?:and|&|or) "

_MONTH_BEFORE: Final = pattern(
    rf"(?P<month>{MONTH}) (?:the )?(?P<first>{DAYNUMBER})(?:{TO}{DAYNUMBER})?{_MORE}(?:,? {_AND}|, )\Z"
)
_LONGEST: Final = 80
"""Characters in which the month and the days before one stand."""
_ENDS = (
    rf"(?=(?:{_MORE},? {_AND}{_DAYS})?(?:, (?P<year>{YEAR}))?(?:[.;:?!)\"”’]|,(?! ?\w+ [a-z]+s\b)|$"
    r"| (?:in|at|on|with|without|for|but|to|as|when|while|by|after|before|from|because|during)\b))"
)
"""What may follow the last of a list: never what the number counts ("on May 3 and 10 soldiers")."""


def _listed_before(found: re.Match[str], setting: Setting) -> Reading | None:
    """Read the first of the days of a month; the last two of a list that are in a row are read together."""
    if number_of(found["till"] or found["day"]) >= number_of(found["last"]):
        return None
    if LONG.search(setting.text, max(0, found.start() - 9), found.start()):
        return None
    if not found["year"] and NAMED_AFTER.match(setting.text, found.end("month")):
        return None
    return _read(found, setting, found["month"])


def _listed_behind(found: re.Match[str], setting: Setting) -> Reading | None:
    """Read one of the days that follow a month and its first day."""
    told = _MONTH_BEFORE.search(before(setting.text, found.start(), _LONGEST))
    if told is None or number_of(told["first"]) >= number_of(found["day"]):
        return None
    return _read(found, setting, told["month"])


def _read(found: re.Match[str], setting: Setting, month_name: str) -> Reading | None:
    month, number = almanac.month_number(month_name), number_of(found["day"])
    if not found["year"] and setting.is_habit(found):
        return VAGUE
    if found["year"]:
        first = almanac.day(int(found["year"]), month, number)
    else:
        first = nearest_day(setting, found, month, number)
    if not found["till"]:
        return dated(first)
    last = almanac.day(first.year, month, number_of(found["till"])) if first else None
    if first is None or last is None:
        return dated(None)
    return (almanac.span_of(first, last), "interval") if first < last else None


RULES: Final[tuple[Rule, ...]] = (
    (
        pattern(
            rf"{BEFORE}{_OWN}(?={_MORE},? {_AND}(?:the )?(?P<last>{DAYNUMBER})(?:{TO}{DAYNUMBER})?"
            rf"(?: of)? (?P<month>{MONTH}){COMMA_YEAR}{END})"
        ),
        _listed_before,
    ),
    (
        pattern(rf"(?:(?<= and )|(?<= & )|(?<= or )|(?<=\d, )|(?<=[a-z], )){_OWN}{_ENDS}"),
        _listed_behind,
    ),
)
