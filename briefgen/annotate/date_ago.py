"""Rules for so long ago and so long from now: "three days ago", "a week ago today", "in two weeks' time"."""

from __future__ import annotations

import re
from datetime import date, timedelta
from typing import Final

from briefgen.annotate import almanac
from briefgen.annotate.date_relative import period_of
from briefgen.annotate.date_words import (
    UNRESOLVED,
    VAGUE,
    WEEKDAY,
    Reading,
    Rule,
    Setting,
    dated,
    vague,
    whole,
)
from briefgen.annotate.numerals import NUMBER, number
from briefgen.annotate.plain import pattern
from briefgen.expressions import expression

_UNITS: Final = (
    r"(?P<unit>second|minute|hour|day|week|fortnight|month|year|decade|century|centurie)s?"
)

_PERIODS: Final = r"(?:minutes|hours|days|weeks|fortnights|months|years|decades|centuries)"


_ROUGH: Final = expression(
    r"\b(?:about|almost|nearly|around|roughly|some|than|over|under|least|(?P<just>just)) {1,3}(?:a )?$"
)


_COMPARED: Final = pattern(
    r"\b(?:(?:down|up)(?: from)?|compared (?:with|to)|against|versus"
    r"|from(?=[^;.,]{0,30}(?:[$£€¥]|\b(?:dollars|pounds|euros|yen|profits?|loss|losses|sales)\b)))"
    r" (?:(?:an?|the|about|just|some|over|losses|profits?|sales|loss|of|only"
    r"|dollars|pounds|euros|yen) ){0,4}[^\s;.]{0,4}\d[^\s;]{0,16}(?: [\w-]+){0,3} $"
)
"""Before "a year ago", a figure that another is compared with: "down from a profit of $133m"."""
_REPORTED: Final = 4
"""The last month, April, in which firms still report on the year before.

"A year ago" beside their figures may then be the year before that one, so it is left vague.
"""


def _ago(found: re.Match[str], setting: Setting) -> Reading:
    """Read "three days ago" is a day, "two weeks ago" a week, "a month ago" a month, and so on."""
    count, unit = number(found["count"]), found["unit"].lower()
    if count is not None and unit == "fortnight":
        count, unit = 2 * count, "week"
    if count is None or count != int(count) or unit not in ("day", "week", "month", "year"):
        return VAGUE
    if (
        _is_rough(found, setting)
        or count > 60
        or (unit == "year" and count >= 10 and count % 5 == 0)
    ):
        return VAGUE
    if setting.anchor is None:
        return UNRESOLVED
    if unit == "day":
        return dated(setting.anchor - timedelta(days=int(count)))
    left = setting.text[max(0, found.start() - 90) : found.start()]
    if unit == "year" and setting.anchor.month <= _REPORTED and _COMPARED.search(left):
        return VAGUE
    return period_of(setting.anchor, unit, -int(count))


def _is_rough(found: re.Match[str], setting: Setting) -> bool:
    """Whether it may be longer ago or shorter; "just 10 months ago" is as told, "just a year ago" hardly."""
    rough = _ROUGH.search(setting.text[max(0, found.start() - 14) : found.start()])
    counted = found["count"].lower() not in ("a", "an")
    return rough is not None and not (rough["just"] and counted)


def _ago_on(found: re.Match[str], setting: Setting) -> Reading:
    """Read "a week ago today", "two weeks ago on Monday": that very day."""
    count, unit = number(found["count"]), found["unit"].lower()
    far = count is None or count > (500 if unit == "year" else 60)
    if setting.anchor is None or count is None or count != int(count) or far:
        return UNRESOLVED
    return dated(_same_day(setting.anchor, -int(count), unit, found["weekday"]))


def _two_units_ago(found: re.Match[str], setting: Setting) -> Reading:
    """Read "two years and three months ago": that month; of other units a calendar tells no day."""
    count, more = number(found["count"]), number(found["more"])
    if found["unit2"] in ("hour", "minute"):
        return VAGUE
    if setting.anchor is None or (found["unit"], found["unit2"]) != ("year", "month"):
        return UNRESOLVED
    if count is None or more is None or count != int(count) or more != int(more):
        return UNRESOLVED
    if setting.in_quotation(found) or _is_rough(found, setting):
        return VAGUE
    if count > 60 or more > 60:
        return UNRESOLVED
    return period_of(setting.anchor, "month", -int(12 * count + more))


def _same_day(anchor: date, shift: int, unit: str, weekday: str | None) -> date | None:
    """The day that lies `shift` units from the article's, or the weekday of that week."""
    if weekday and unit == "week":
        return almanac.monday(anchor, shift) + timedelta(days=almanac.weekday_number(weekday))
    if weekday:
        return None
    if unit == "week":
        return anchor + timedelta(weeks=shift)
    months = anchor.year * 12 + anchor.month - 1 + shift * (12 if unit == "year" else 1)
    return almanac.day(months // 12, months % 12 + 1, anchor.day)


def _from_now(found: re.Match[str], setting: Setting) -> Reading:
    """Read "in two weeks' time", "three days from now", "a month from today"."""
    count, unit = number(found["count"]), found["unit"].lower()
    if count is not None and unit == "fortnight":
        count, unit = 2 * count, "week"
    if count is None or count != int(count) or count > 60 or unit in ("minute", "hour"):
        return VAGUE
    if setting.anchor is None:
        return UNRESOLVED
    if setting.in_quotation(found):
        return VAGUE
    if unit == "day":
        return dated(setting.anchor + timedelta(days=int(count)))
    if found["today"] and unit in ("week", "month", "year"):
        return dated(_same_day(setting.anchor, int(count), unit, None))
    return period_of(setting.anchor, unit, int(count)) if unit in _CLEAR else VAGUE


_CLEAR: Final = ("week", "month", "year")


def _later(found: re.Match[str], _: Setting) -> Reading:
    """Read "three days later" is to be told from what is before; "six minutes later" is no day."""
    return VAGUE if found["unit"] in ("second", "minute", "hour") else UNRESOLVED


RULES: Final[tuple[Rule, ...]] = (
    (pattern(whole(rf"(?P<count>{NUMBER}|[Aa]n?) {_UNITS} ago")), _ago),
    (
        pattern(
            whole(
                rf"(?P<count>{NUMBER}|[Aa]n?) (?P<unit>decade|year|month|week|day|hour)s?,? and "
                rf"(?P<more>{NUMBER}|an?) (?P<unit2>year|month|week|day|hour|minute)s? ago"
            )
        ),
        _two_units_ago,
    ),
    (
        pattern(
            whole(
                rf"(?P<count>{NUMBER}|[Aa]n?) (?P<unit>week|month|year)s? ago,?"
                rf" (?:(?i:today)|(?:on )?(?P<weekday>{WEEKDAY}))(?!')"
            )
        ),
        _ago_on,
    ),
    (
        pattern(
            whole(
                rf"(?P<count>{NUMBER}|[Aa]n?) (?P<unit>minute|hour|day|week|fortnight|month|year)"
                r"(?:s?'s? time|s? from (?:now|(?P<today>today)))"
            )
        ),
        _from_now,
    ),
    (
        pattern(whole(r"(?:(?i:an?) )?(?:[Hh]alf|[Qq]uarter)(?: of)?(?: a|-| )[ -]?century ago")),
        vague,
    ),
    (pattern(whole(r"(?i:half an?) (?:hour|decade|year) ago")), vague),
    (pattern(whole(r"(?i:an?) (?:year|decade|hour) and a half ago")), vague),
    (pattern(whole(rf"(?:(?i:a few|several|a couple of|many|some) )?{_PERIODS} ago")), vague),
    (pattern(whole(rf"(?i:{NUMBER}|a few|several) {_UNITS} (?:later|earlier)")), _later),
    (
        pattern(
            whole(
                rf"(?i:{NUMBER}|an?) (?:week|month|year|decade)s? on(?=[,.;:]|$)(?!,? (?:and )?(?:[\w-]+ ){{0,3}}off\b)"
            )
        ),
        vague,
    ),
)
"""Patterns with their readings; the longest match at the leftmost place wins."""
