"""The days of a timeline to scale: how far along the line each lies."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date

from briefgen.site.figures import TimeScale

DAY = len("2025-01-03")
MOST_MONTHS = 30
"""Above this, ticks stand for years; above as many years, for none."""


def scale(whole: Sequence[str]) -> TimeScale | None:
    """Where days lie between the first and the last of them, which are in order; None if that is one.

    whole: ISO days or moments; what names no day, such as a month, is left out.
    """
    days = [date.fromisoformat(day[:10]) for day in whole if len(day) >= DAY]
    if not days or days[0] == days[-1]:
        return None
    ticks = list(_months(days[0], days[-1]))
    if len(ticks) > MOST_MONTHS:
        ticks = [tick for tick in ticks if tick.month == 1]
    if len(ticks) > MOST_MONTHS:
        ticks = []
    return TimeScale(
        dots=tuple(_along(day, days) for day in days),
        ticks=tuple(_along(tick, days) for tick in ticks),
    )


def _along(day: date, days: Sequence[date]) -> float:
    """Hundredths of the way from the first day to the last."""
    return round(100 * (day - days[0]).days / (days[-1] - days[0]).days, 1)


def _months(start: date, end: date) -> Iterator[date]:
    """The first days of months within a period, its ends left out."""
    year, month = start.year, start.month + 1
    while (year, month) <= (end.year, end.month) or month > 12:
        if month > 12:
            year, month = year + 1, 1
            continue
        if (day := date(year, month, 1)) < end:
            yield day
        month += 1
