"""The days of a timeline to scale: how far along the line each lies."""

from __future__ import annotations

from collections.abc import Sequence
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
    return TimeScale(
        dots=tuple(_along(day, days) for day in days),
        ticks=tuple(_along(tick, days) for tick in _ticks(days[0], days[-1])),
    )


def _along(day: date, days: Sequence[date]) -> float:
    """Hundredths of the way from the first day to the last."""
    return round(100 * (day - days[0]).days / (days[-1] - days[0]).days, 1)


def _ticks(start: date, end: date) -> list[date]:
    """The first days of months or else of years within a period, its ends left out; or none."""
    years = range(start.year, end.year + 1)
    for months in (range(1, 13), (1,)):
        if (len(years) - 2) * len(months) > MOST_MONTHS:  # those of whole years are too many
            continue
        firsts = (date(year, month, 1) for year in years for month in months)
        ticks = [day for day in firsts if start < day < end]
        if len(ticks) <= MOST_MONTHS:
            return ticks
    return []
