"""Rules for days in a row: "January 4-6", "between 24 June and 25 July 2025"."""

from __future__ import annotations

import re
from typing import Final

from briefgen.annotate import almanac
from briefgen.annotate.date_days import COMMA_YEAR, DAY, nearest_day
from briefgen.annotate.date_events import year_beside
from briefgen.annotate.date_words import (
    DAYNUMBER,
    END,
    MONTH,
    TO,
    UNRESOLVED,
    VAGUE,
    Reading,
    Rule,
    Setting,
    number_of,
    whole,
)
from briefgen.annotate.plain import pattern


def _day_range(found: re.Match[str], setting: Setting) -> Reading | None:
    """Read "January 4-6", "4 to 6 January 2025", "January 30 to February 2"."""
    if setting.is_moved(found) or _is_on_until(found, setting):
        return None
    first_month = almanac.month_number(found["month"])
    last_month = almanac.month_number(found["month2"]) if found["month2"] else first_month
    first, last = number_of(found["day"]), number_of(found["day2"])
    year = int(found["year"] or 0) or year_beside(found, setting)
    if not year and setting.is_habit(found):
        return VAGUE
    over = last_month < first_month
    if not year:
        anchor = nearest_day(setting, found, first_month, first)
        years = [anchor.year + over] if anchor else _around(setting)
    else:
        years = [year]
    ends = [
        (almanac.day(one - over, first_month, first), almanac.day(one, last_month, last))
        for one in years
    ]
    spans = [(start, end) for start, end in ends if start and end and start <= end]
    if len(years) > 1:  # it goes on
        spans = [(a, b) for a, b in spans if setting.anchor and a <= setting.anchor <= b]
    return (almanac.span_of(*spans[0]), "interval") if spans else UNRESOLVED


def _is_on_until(found: re.Match[str], setting: Setting) -> bool:
    """Read "to put off a rise on Oct. 1 until Jan. 1": two days, of which the first is no start."""
    on = setting.text[max(0, found.start() - 4) : found.start()].lower().endswith("on ")
    return on and bool(_UNTIL.search(found[0]))


_UNTIL: Final = pattern(r" (?:until|till) ")


def _around(setting: Setting) -> list[int]:
    """The years in which a range may lie that holds the article's day."""
    return [setting.anchor.year, setting.anchor.year + 1] if setting.anchor else []


def _two_days(found: re.Match[str], setting: Setting) -> Reading | None:
    """Read "January 4 and 5", "4 and 5 January": two days in a row."""
    if number_of(found["day2"]) != number_of(found["day"]) + 1:
        return None
    return _day_range(found, setting)


RULES: Final[tuple[Rule, ...]] = (
    (
        pattern(
            whole(
                rf"(?P<month>{MONTH})(?P<month2>) (?P<day>{DAYNUMBER}) (?:and|&) (?P<day2>{DAY})"
                + COMMA_YEAR
            )
        ),
        _two_days,
    ),
    (
        pattern(
            whole(
                rf"(?P<day>{DAYNUMBER}) (?:and|&) (?P<day2>{DAYNUMBER}) (?P<month>{MONTH})(?P<month2>)"
                + COMMA_YEAR
            )
        ),
        _two_days,
    ),
    (
        pattern(
            whole(
                rf"(?P<month>{MONTH}) (?P<day>{DAY}){TO}(?:(?P<month2>{MONTH}) )?(?P<day2>{DAY})"
                + COMMA_YEAR
            )
        ),
        _day_range,
    ),
    (
        pattern(
            r"(?<=[Bb]etween )"
            rf"(?P<month>{MONTH}) (?P<day>{DAY}) and (?:(?P<month2>{MONTH}) )?(?P<day2>{DAY})"
            + COMMA_YEAR
            + END
        ),
        _day_range,
    ),
    (
        pattern(
            whole(
                rf"(?P<day>{DAYNUMBER})(?:{TO}|/)(?P<day2>{DAYNUMBER}) (?P<month>{MONTH})(?P<month2>)"
                + COMMA_YEAR
            )
        ),
        _day_range,
    ),
    (
        pattern(
            whole(
                rf"(?P<day>{DAYNUMBER}) (?P<month>{MONTH}){TO}(?P<day2>{DAYNUMBER}) (?P<month2>{MONTH})"
                + COMMA_YEAR
            )
        ),
        _day_range,
    ),
    (
        pattern(
            r"(?<=[Bb]etween )"
            rf"(?P<day>{DAYNUMBER}) and (?P<day2>{DAYNUMBER}) (?P<month>{MONTH})(?P<month2>)"
            + COMMA_YEAR
            + END
        ),
        _day_range,
    ),
    (
        pattern(
            r"(?<=[Bb]etween )"
            rf"(?P<day>{DAYNUMBER}) (?P<month>{MONTH}) and (?P<day2>{DAYNUMBER}) (?P<month2>{MONTH})"
            + COMMA_YEAR
            + END
        ),
        _day_range,
    ),
)
"""Patterns with their readings; the longest match at the leftmost place wins."""
