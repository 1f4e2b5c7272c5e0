"""Rules for days that have their month from a neighbour: the "3" of "3 and 10 May", the "10" of "May 3 and 10"."""

from __future__ import annotations

import re
from itertools import pairwise
from typing import Final

from briefgen.annotate import almanac
from briefgen.annotate.date_days import COMMA_YEAR, LONG, nearest_day
from briefgen.annotate.date_words import (
    DAYNUMBER,
    DAYS,
    END,
    LIST_ENDS,
    MONTH,
    MORE_DAYS,
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
from briefgen.expressions import expression

_OWN = rf"(?:the )?(?P<day>{DAYNUMBER})(?:{TO}(?P<till>{DAYNUMBER}))?"
_AND = r"(?:and|&|or) "
_SINGLE = rf"(?:the )?{DAYNUMBER}"
_SINGLES = rf"(?:, {_SINGLE}){{0,12}}"
"""Behind a comma "2-6" is a score."""
_MONTH_BEFORE: Final = pattern(
    rf"(?P<month>{MONTH}) (?P<days>(?:the )?{DAYNUMBER}(?:{TO}{DAYNUMBER})?{_SINGLES})(?:,? {_AND}|, )\Z"
)
_NUMBER: Final = expression(r"\d+")
_LONGEST: Final = 90
"""Characters in which the month and the days before one stand."""
_YEAR = rf"(?:, (?P<year>{YEAR}))?{LIST_ENDS}"


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
    """Read one of the days that follow a month and its first day; they go up."""
    told = _MONTH_BEFORE.search(before(setting.text, found.start(), _LONGEST))
    if told is None:
        return None
    days = [*map(int, _NUMBER.findall(told["days"])), number_of(found["day"])]
    if any(one >= other for one, other in pairwise(days)):
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
            rf"{BEFORE}{_OWN}(?={MORE_DAYS},? {_AND}(?:the )?(?P<last>{DAYNUMBER})(?:{TO}{DAYNUMBER})?"
            rf"(?: of)? (?P<month>{MONTH}){COMMA_YEAR}{END})"
        ),
        _listed_before,
    ),
    (pattern(rf"(?:(?<= and )|(?<= & )|(?<= or )){_OWN}(?={_YEAR})"), _listed_behind),
    (
        pattern(
            rf"(?:(?<=\d, )|(?<=[a-z], ))(?:the )?(?P<day>{DAYNUMBER})(?P<till>)"
            rf"(?={_SINGLES},? {_AND}{DAYS}{_YEAR})"
        ),
        _listed_behind,
    ),
)
