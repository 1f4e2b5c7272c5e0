"""Moments as other systems write them, as ISO 8601 with an offset."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta, timezone
from typing import Any

from briefgen.source.moments import moment

_FARTHEST = timedelta(hours=14, minutes=30)
"""From UTC, of any place."""


def in_utc(said: Any) -> str:
    """A moment whose offset is UTC if it says none, or milliseconds since 1970; "" if it is neither."""
    try:
        if isinstance(said, int | float) and not isinstance(said, bool):
            return datetime.fromtimestamp(said / 1000, UTC).replace(microsecond=0).isoformat()
        return moment(said.strip(), UTC) if isinstance(said, str) else ""
    except (ValueError, OverflowError, OSError):
        return ""


def by_two_clocks(local: str, utc: str) -> str:
    """A moment that is written by the site's clock and by UTC: the offset is what lies between."""
    there, here = in_utc(local), in_utc(utc)
    if not (there and here):
        return ""
    apart = datetime.fromisoformat(there) - datetime.fromisoformat(here)
    minutes = timedelta(minutes=round(apart.total_seconds() / 60))
    zone = timezone(minutes) if abs(minutes) <= _FARTHEST else UTC
    return datetime.fromisoformat(here).astimezone(zone).isoformat()


def later_by_days(updated: str, date: str) -> str:
    """The later moment if it is of another day, else "": systems note each save."""
    if not (updated and date):
        return ""
    apart = datetime.fromisoformat(updated) - datetime.fromisoformat(date)
    return updated if apart >= timedelta(days=1) else ""
