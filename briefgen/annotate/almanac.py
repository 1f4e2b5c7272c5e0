"""Calendar arithmetic for date expressions: days, ISO weeks, months, quarters, and their ISO values."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, timedelta
from typing import Final

MONTHS: Final = (
    *("january", "february", "march", "april", "may", "june", "july"),
    *("august", "september", "october", "november", "december"),
)
WEEKDAYS: Final = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
DAY: Final = timedelta(days=1)
NEAR: Final = 14
"""Days within which it is left undecided whatever the verb."""
DOUBTFUL: Final = 60
"""Days within which a date that contradicts the verb's tense is left undecided."""


def month_number(name: str) -> int:
    """1 to 12 for "January", "Jan.", "Sept" …."""
    head = name.lower()[:3]
    return next(n for n, month in enumerate(MONTHS, start=1) if month.startswith(head))


def weekday_number(name: str) -> int:
    """0 for Monday to 6 for Sunday; abbreviations too."""
    head = name.lower()[:3]
    return next(n for n, day in enumerate(WEEKDAYS) if day.startswith(head))


def reference_day(reference: str) -> date | None:
    """The day of an ISO date or datetime; None if it is unknown.

    The first and last centuries of the calendar count as unknown, so that moving by weeks or
    years stays inside it.
    """
    try:
        found = date.fromisoformat(reference[:10])
    except ValueError:
        return None
    return found if 100 < found.year < 9900 else None


def day(year: int, month: int, number: int) -> date | None:
    """The day, or None if the calendar has none such."""
    try:
        return date(year, month, number)
    except ValueError:
        return None


def years_around(anchor: date) -> range:
    """The year of a day and those beside it: of one of them is a day that is told without."""
    return range(anchor.year - 1, anchor.year + 2)


def on_weekday(years: Iterable[int], month: int, number: int, weekday: int) -> date | None:
    """The first such day that falls on the weekday; of three years in a row there is one at most."""
    days = (day(year, month, number) for year in years)
    return next((one for one in days if one and one.weekday() == weekday), None)


def last_of(year: int, month: int) -> date:
    """The last day of a month."""
    return date(year + month // 12, month % 12 + 1, 1) - DAY


def on_or_before(anchor: date, weekday: int) -> date:
    return anchor - timedelta(days=(anchor.weekday() - weekday) % 7)


def on_or_after(anchor: date, weekday: int) -> date:
    return anchor + timedelta(days=(weekday - anchor.weekday()) % 7)


def monday(anchor: date, weeks: int = 0) -> date:
    """Monday of the ISO week that lies `weeks` from the week of `anchor`."""
    return anchor + timedelta(days=7 * weeks - anchor.weekday())


def easter(year: int) -> date:
    """Easter Sunday of the western churches, by the rule of 1582 in the form of Gauss's heirs."""
    century, golden = year // 100, year % 19
    epact = (
        19 * golden + century - century // 4 - (century - (century + 8) // 25 + 1) // 3 + 15
    ) % 30
    to_sunday = (32 + 2 * (century % 4) + 2 * (year % 100 // 4) - epact - year % 4) % 7
    late = (golden + 11 * epact + 22 * to_sunday) // 451
    total = epact + to_sunday - 7 * late + 114
    return date(year, total // 31, total % 31 + 1)


def span_of(first: date, last: date) -> str:
    return f"{first.isoformat()}/{last.isoformat()}"


def week(anchor: date, weeks: int) -> str:
    """The ISO week, Monday to Sunday, as an interval."""
    start = monday(anchor, weeks)
    return span_of(start, start + 6 * DAY)


def weekend(anchor: date, weeks: int) -> str:
    start = monday(anchor, weeks) + 5 * DAY
    return span_of(start, start + DAY)


def month(year: int, number: int, months: int = 0) -> str:
    """ISO month, moved by `months`."""
    total = year * 12 + number - 1 + months
    return f"{total // 12:04d}-{total % 12 + 1:02d}"


def quarter(year: int, number: int, quarters: int = 0) -> str:
    """Interval of three months; `number` counts from 1."""
    total = year * 4 + number - 1 + quarters
    first = total % 4 * 3 + 1
    return f"{month(total // 4, first)}/{month(total // 4, first + 2)}"


def years(year: int, length: int, shift: int) -> str:
    """The decade or century of a year, moved by as many; a century begins with a year 1."""
    first = length > 10
    start = (year - first) // length * length + shift * length + first
    return f"{start:04d}/{start + length - 1:04d}"


def nearest(
    days: Iterable[date], anchor: date, tense: str, *, sure: bool = True, doubtful: int = DOUBTFUL
) -> date | None:
    """The one of `days` that a writer means on the day `anchor`; None if that can't be told.

    Nearness decides unless the tense contradicts it; then the tense does, but not where the
    contradicted day is very near (`doubtful` days) or the verb not `sure` to belong to it.
    """
    ranked = sorted(days, key=lambda one: (abs((one - anchor).days), one))
    if not ranked:
        return None
    best = ranked[0]
    if not _contradicts(best, anchor, tense):
        told = tense in ("past", "future")
        return best if told or abs((best - anchor).days) <= 150 else None
    if abs((best - anchor).days) <= doubtful or not sure:
        return None
    return next((one for one in ranked if not _contradicts(one, anchor, tense)), None)


def _contradicts(one: date, anchor: date, tense: str) -> bool:
    return (tense == "past" and one > anchor) or (tense == "future" and one < anchor)
