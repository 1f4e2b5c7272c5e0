"""Rules for days so far from a day that is told itself: "ten years ago this month", "a week today"."""

from __future__ import annotations

import re
from datetime import date, timedelta
from typing import Final

from briefgen.annotate import almanac
from briefgen.annotate.date_relative import period_of
from briefgen.annotate.date_words import (
    DAYNUMBER,
    MONTH,
    SHIFT,
    UNRESOLVED,
    VAGUE,
    WEEKDAY,
    Reading,
    Rule,
    Setting,
    dated,
    number_of,
    whole,
)
from briefgen.annotate.numerals import NUMBER, number
from briefgen.annotate.plain import pattern

_AGO: Final = rf"(?P<count>{NUMBER}|[Aa]) (?P<unit>year|decade)s? ago,?"
_BESIDE: Final = {"yesterday": -1, "tomorrow": 1}
_FAR: Final = 400
"""Years back that calendars of today tell well enough."""
_NEAR: Final = 45
"""Days between today and an anniversary, so that nobody doubts which year is meant."""


def _years(found: re.Match[str]) -> int | None:
    """How many years ago."""
    count = number(found["count"].lower()) if found["count"].lower() != "a" else 1
    if count is None or count != int(count):
        return None
    years = int(count) * (10 if found["unit"] == "decade" else 1)
    return years if years <= _FAR else None


def _ago_beside(found: re.Match[str], setting: Setting) -> Reading:
    """Read "ten years ago this month", "a year ago tomorrow"; that week's days no calendar tells."""
    anchor, years = setting.anchor, _years(found)
    if setting.in_quotation(found):
        return VAGUE
    if anchor is None or years is None or years >= anchor.year - 1:
        return UNRESOLVED
    if found["day"]:
        day = anchor + timedelta(days=_BESIDE[found["day"].lower()])
        return dated(almanac.day(day.year - years, day.month, day.day))
    if found["period"] != "month":
        return UNRESOLVED
    return almanac.month(anchor.year - years, anchor.month, SHIFT[found["shift"]]), "month"


def _ago_on_day(found: re.Match[str], setting: Setting) -> Reading:
    """Read "a year ago on May 3", "ten years ago in June": an anniversary that is near."""
    anchor, years = setting.anchor, _years(found)
    if anchor is None or years is None or years >= anchor.year - 1:
        return UNRESOLVED
    month = almanac.month_number(found["month"] or found["month2"])
    number = found["number"] or found["number2"]
    around = [
        one
        for year in almanac.years_around(anchor)
        if (one := almanac.day(year, month, number_of(number) if number else 15))
    ]
    near = [one for one in around if abs((one - anchor).days) <= _NEAR]
    if not near:
        return UNRESOLVED
    if number:
        return dated(almanac.day(near[0].year - years, month, number_of(number)))
    return almanac.month(near[0].year - years, month), "month"


def _week_from(found: re.Match[str], setting: Setting) -> Reading | None:
    """Read "a week today", "a fortnight tomorrow": British for so long from then, if it is to come."""
    if re.match(r" {1,3}since\b", setting.text[found.end() : found.end() + 9]):
        return UNRESOLVED
    anchor = setting.anchor
    if anchor is None or setting.in_quotation(found) or setting.tense(found) in ("past", "torn"):
        return UNRESOLVED
    weeks = 2 if found["unit"] == "fortnight" else 1
    return dated(anchor + timedelta(weeks=weeks, days=found["day"] == "tomorrow"))


def _before_last(found: re.Match[str], setting: Setting) -> Reading:
    """Read "the week before last", "the month after next", "the Friday before last"."""
    anchor, back = setting.anchor, found["side"] == "before last"
    if anchor is None:
        return UNRESOLVED
    if found["weekday"]:
        wanted = almanac.weekday_number(found["weekday"])
        return dated(_two_weeks_off(anchor, wanted, -1 if back else 1))
    if found["unit"] == "weekend":
        return almanac.weekend(anchor, -2 if back else 2), "interval"
    return period_of(anchor, found["unit"], -2 if back else 2)


def _two_weeks_off(anchor: date, wanted: int, way: int) -> date | None:
    """Such a weekday of the week but one; None where the nearest one may not count as the first."""
    day = almanac.monday(anchor, 2 * way) + timedelta(days=wanted)
    counted = (anchor - day).days * -way
    return day if 8 <= counted <= 14 else None


def _weekday_and_number(found: re.Match[str], setting: Setting) -> Reading:
    """Read "on Friday the 13th": the month near the article's day in which both agree."""
    anchor, wanted = setting.anchor, almanac.weekday_number(found["weekday"])
    if anchor is None or setting.in_quotation(found):
        return VAGUE if anchor else UNRESOLVED
    total = anchor.year * 12 + anchor.month - 1
    months = [divmod(total + shift, 12) for shift in (-1, 0, 1)]
    days = [almanac.day(year, month + 1, number_of(found["number"])) for year, month in months]
    fitting = [one for one in days if one and one.weekday() == wanted]
    return dated(almanac.nearest(fitting, anchor, setting.tense(found)))


_DATE: Final = (
    rf"(?:(?P<month>{MONTH})(?: (?P<number>{DAYNUMBER})|(?!\.? \d))"
    rf"|(?P<number2>{DAYNUMBER})(?: of)? (?P<month2>{MONTH}))(?![ ,]{{1,3}}(?:1[5-9]|20)\d\d)"
)

RULES: Final[tuple[Rule, ...]] = (
    (
        pattern(
            whole(
                rf"{_AGO} (?:(?P<day>yesterday|tomorrow)|(?P<shift>this|last|next)"
                rf" (?:(?P<period>week|month|year|weekend|spring|summer|autumn|fall|winter|{WEEKDAY}|{MONTH})))"
            )
        ),
        _ago_beside,
    ),
    (pattern(whole(rf"{_AGO} (?:on|in) (?:the )?{_DATE}")), _ago_on_day),
    (
        pattern(whole(r"(?:[Aa]|one) (?P<unit>week|fortnight) (?P<day>today|tomorrow)")),
        _week_from,
    ),
    (
        pattern(
            whole(
                rf"[Tt]he (?:(?P<unit>week|month|quarter|year|weekend)|(?P<weekday>{WEEKDAY}))"
                r" (?P<side>before last|after next)"
            )
        ),
        _before_last,
    ),
    (
        pattern(
            r"(?:(?<=[Oo]n )|(?<=of )|(?<=from )|(?<=until )|(?<=since ))"
            rf"(?P<weekday>{WEEKDAY}),? (?:the )?(?P<number>(?:3[01]|[12]\d|[1-9])(?:st|nd|rd|th))"
            r"(?=[.,;:)]|$| (?:and|at|in|to|he|she|it|they|with|when) )"
        ),
        _weekday_and_number,
    ),
)
"""Patterns with their readings; the longest match at the leftmost place wins."""
