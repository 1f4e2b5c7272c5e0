"""Rules for a part that stands for its period: "the end of the year", "the week of March 3"."""

from __future__ import annotations

import re
from datetime import date, timedelta
from typing import Final

from briefgen.annotate import almanac
from briefgen.annotate.date_days import nearest_of
from briefgen.annotate.date_months import nearest_month
from briefgen.annotate.date_quarters import year_told
from briefgen.annotate.date_relative import period_of
from briefgen.annotate.date_words import (
    DAYNUMBER,
    MONTH,
    SHIFT,
    UNRESOLVED,
    VAGUE,
    WEEKDAY,
    YEAR,
    Reading,
    Rule,
    Setting,
    dated,
    number_of,
    whole,
)
from briefgen.annotate.numerals import NUMBER, number
from briefgen.annotate.plain import pattern

_EDGE: Final = r"(?:end|start|beginning|middle|close)"
_LATE: Final = 24
"""Day of a month after which figures may already count it in."""
_NARROW: Final = 1
"""Days or months from its beginning in which "the end of" a period may still mean the last one."""


def _edge(found: re.Match[str], setting: Setting) -> Reading | None:
    """Read "the end of next year", "the middle of this month": the period, of which it is a part."""
    if setting.anchor is None:
        return UNRESOLVED
    return period_of(setting.anchor, found["unit"], SHIFT[found["shift"]])


def _this_edge(found: re.Match[str], setting: Setting) -> Reading | None:
    """Read "by the end of the year", "by year's end": this year, if what is told lies ahead."""
    anchor, unit = setting.anchor, found["unit"] or found["unit2"]
    if re.match(
        r" {1,3}(?:of|in|when|before|after)\b", setting.text[found.end() : found.end() + 9]
    ):
        return None
    if anchor is None:
        return UNRESOLVED
    ahead = setting.tense(found) == "future" or not _is_told(found, setting)
    far = {"week": anchor.weekday(), "month": anchor.day, "year": anchor.month}.get(unit, 9)
    return period_of(anchor, unit, 0) if ahead and far > _NARROW else _if_future(found, setting)


def _is_told(found: re.Match[str], setting: Setting) -> bool:
    return setting.tense(found) in ("past", "torn")


def _if_future(found: re.Match[str], setting: Setting) -> Reading:
    if setting.tense(found) != "future" or setting.anchor is None:
        return VAGUE
    return period_of(setting.anchor, found["unit"] or found["unit2"], 0)


def _week_of(found: re.Match[str], setting: Setting) -> Reading:
    """Read "the week of March 3": its ISO week; a Sunday may begin or end it, so it is left open."""
    name, number = found["month"] or found["month2"], number_of(found["day"] or found["day2"])
    month = almanac.month_number(name)
    if found["year"]:
        chosen = almanac.day(int(found["year"]), month, number)
    elif setting.anchor is None:
        return UNRESOLVED
    else:
        years = almanac.years_around(setting.anchor)
        days = [one for year in years if (one := almanac.day(year, month, number))]
        chosen = nearest_of(days, setting, found)
    if chosen is None:
        return UNRESOLVED
    if found["to"].endswith(("ending", "ended", "to")):
        return almanac.span_of(chosen - timedelta(days=6), chosen), "interval"
    if found["to"].startswith(("begin", "start", "from")):
        return almanac.span_of(chosen, chosen + timedelta(days=6)), "interval"
    return (almanac.week(chosen, 0), "interval") if chosen.weekday() < 6 else UNRESOLVED


def _nth_weekday(found: re.Match[str], setting: Setting) -> Reading:
    """Read "the first Monday in February", "the last Friday of May 2026"."""
    month, nth = almanac.month_number(found["month"]), _NTH.index(found["nth"])
    weekday = almanac.weekday_number(found["weekday"])
    if found["year"]:
        return dated(_nth_day(int(found["year"]), month, weekday, nth))
    if setting.anchor is None:
        return UNRESOLVED
    if found["shift"]:
        return dated(_nth_day(setting.anchor.year + SHIFT[found["shift"]], month, weekday, nth))
    years = almanac.years_around(setting.anchor)
    days = [one for year in years if (one := _nth_day(year, month, weekday, nth))]
    return dated(nearest_of(days, setting, found))


_NTH: Final = ("last", "first", "second", "third", "fourth")


def _nth_day(year: int, month: int, weekday: int, nth: int) -> date | None:
    """The nth such weekday of a month, the last one for 0."""
    if nth:
        first = almanac.on_or_after(date(year, month, 1), weekday)
        return first + timedelta(weeks=nth - 1)
    return almanac.on_or_before(almanac.last_of(year, month), weekday)


def _nth_weekend(found: re.Match[str], setting: Setting) -> Reading:
    """Read "the last weekend in April"; unresolved where a month's edge parts its two days."""
    month, nth = almanac.month_number(found["month"]), _NTH.index(found["nth"])
    if not found["year"] and setting.is_habit(found):
        return VAGUE
    told = found["year"] or nearest_month(setting, found, month)[0][:4]
    if not told:
        return UNRESOLVED
    saturday = _nth_day(int(told), month, 5, nth)
    sunday = _nth_day(int(told), month, 6, nth)
    if saturday is None or sunday is None or sunday - saturday != almanac.DAY:
        return UNRESOLVED
    return almanac.span_of(saturday, sunday), "interval"


def _months_of(found: re.Match[str], setting: Setting) -> Reading | None:
    """Read "the first three months of 2024": the months themselves."""
    count = number(found["count"])
    if count is None or count not in range(2, 12):
        return UNRESOLVED
    first = 1 if found["which"] == "first" else 13 - int(count)
    told = int(found["year"]) if found["year"] else _just_over(found, setting, int(count))
    year = told or year_told(setting, found, found["shift"], int(count) if first == 1 else 12)
    if year is None:
        return UNRESOLVED
    last = first + int(count) - 1
    return f"{almanac.month(year, first)}/{almanac.month(year, last)}", "interval"


def _just_over(found: re.Match[str], setting: Setting, count: int) -> int | None:
    """The year of "the first seven months of the year" at the end of July."""
    anchor, first = setting.anchor, found["which"] == "first" and not found["shift"]
    near = anchor is not None and first and anchor.month == count and anchor.day > _LATE
    return anchor.year if near and anchor else None


def _days_of(found: re.Match[str], setting: Setting) -> Reading | None:
    """Read "the first ten days of June", "the last two weeks of May 2024"."""
    count = number(found["count"])
    days = int(count) * (7 if found["unit"] == "week" else 1) if count else 0
    if not 1 < days < 28:
        return None
    month = almanac.month_number(found["month"])
    told = found["year"] or nearest_month(setting, found, month)[0][:4]
    if not told:
        return UNRESOLVED
    first = date(int(told), month, 1)
    last = almanac.last_of(first.year, month)
    if found["which"] == "first":
        return almanac.span_of(first, first + timedelta(days=days - 1)), "interval"
    return almanac.span_of(last - timedelta(days=days - 1), last), "interval"


RULES: Final[tuple[Rule, ...]] = (
    (
        pattern(
            whole(
                rf"[Tt]he (?P<nth>{'|'.join(_NTH)}) (?P<weekday>{WEEKDAY}) (?:in|of) (?P<month>{MONTH})"
                rf"(?:,? (?:(?P<year>{YEAR})|(?P<shift>last|this|next) year))?"
            )
        ),
        _nth_weekday,
    ),
    (
        pattern(
            whole(
                rf"(?:[Tt]he )?(?P<nth>{'|'.join(_NTH)}) weekend (?:in|of) (?P<month>{MONTH})"
                rf"(?:,? (?P<year>{YEAR}))?(?! \d)"
            )
        ),
        _nth_weekend,
    ),
    (
        pattern(
            whole(
                rf"(?:[Tt]he )?(?P<which>first|last|final) (?P<count>{NUMBER}) months of"
                rf" (?:(?P<year>{YEAR})|(?:the|(?P<shift>last|this|next)) year)"
            )
        ),
        _months_of,
    ),
    (
        pattern(
            whole(
                rf"[Tt]he (?P<which>first|last|final) (?P<count>{NUMBER}) (?P<unit>day|week)s of"
                rf" (?P<month>{MONTH})(?:,? (?P<year>{YEAR}))?"
            )
        ),
        _days_of,
    ),
    (
        pattern(
            whole(
                rf"(?:[Tt]he )?{_EDGE} of (?P<shift>last|this|next)"
                r" (?P<unit>week|month|quarter|year|decade|century)"
            )
        ),
        _edge,
    ),
    (
        pattern(
            whole(
                rf"(?:[Tt]he {_EDGE} of the (?P<unit>week|month|quarter|year|decade|century)"
                r"|(?:the )?(?P<unit2>year)(?:'s |-| )end)"
            )
        ),
        _this_edge,
    ),
    (
        pattern(
            whole(
                r"[Tt]he week(?P<to> of| beginning| starting| from| ending| ended| to)(?: on)?"
                rf"(?: Monday,?)? (?:(?P<month>{MONTH}) (?P<day>{DAYNUMBER})"
                rf"|(?P<day2>{DAYNUMBER}) (?P<month2>{MONTH}))(?:,? (?P<year>{YEAR}))?"
            )
        ),
        _week_of,
    ),
)
"""Patterns with their readings; the longest match at the leftmost place wins."""
