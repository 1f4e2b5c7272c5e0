"""Dates that an editor writes as data: a day, a moment, or only a month or year."""

from __future__ import annotations

import re
from datetime import UTC, date, datetime, time, timedelta, timezone, tzinfo

from briefgen.expressions import expression

_DAY = expression(r"(\d{4})-(\d{1,2})-(\d{1,2})", re.ASCII)
_MOMENT = expression(
    r"(\d{4})-(\d{1,2})-(\d{1,2})(?:[Tt]|[ \t]+)(\d{1,2}):(\d{2})(?::(\d{2})(?:\.\d{1,9})?)?"
    r"[ \t]*(?:([Zz])|([+-])(\d{2}):?(\d{2})?)?",
    re.ASCII,
)
_MONTH = expression(r"(\d{4})(?:-(\d{1,2}))?", re.ASCII)
_SPOKEN = expression(
    r"(?P<day>\d{1,2})(?:\. ?(?P<number>\d{1,2})\. ?|(?:st|nd|rd|th|\.)? (?P<month>[A-Za-z]{3,9})\.?,? )"
    r"(?P<year>\d{4})"
    r"|(?P<month_first>[A-Za-z]{3,9})\.? (?P<day_then>\d{1,2})(?:st|nd|rd|th)?,? (?P<year_last>\d{4})",
    re.ASCII,
)
"""As people write days: “20.10.2026”, “17 Nov 2026”, “November 17th, 2026”. Where slashes stand, nobody knows."""
_MONTHS = (
    *("january", "february", "march", "april", "may", "june"),
    *("july", "august", "september", "october", "november", "december"),
)
_ZONE = expression(r"[A-Za-z0-9_+-]+(?:/[A-Za-z0-9_+-]+){0,3}")
_OF_THE_MACHINE = ("localtime", "posixrules", "Factory", "posix/", "right/")


def zone_named(key: str) -> tzinfo | None:
    """The zone of an IANA name such as "Asia/Seoul"; None for what is no such name."""
    if not _ZONE.fullmatch(key) or key.startswith(_OF_THE_MACHINE):
        return None
    if key == "UTC":
        return UTC
    from zoneinfo import ZoneInfo, ZoneInfoNotFoundError  # noqa: PLC0415 - it takes long to import

    try:
        return ZoneInfo(key)
    except (ZoneInfoNotFoundError, ValueError, OSError):  # a folder of zones is an OSError
        return None


def day_or_moment(text: str, zone: tzinfo) -> str:
    """ISO 8601: "2025-01-03", or with a time and an offset (that of `zone` if none is written).

    Raises ValueError with a sentence for the editor.
    """
    day = _DAY.fullmatch(text)
    if not day:
        return moment(text, zone)
    moment(text, zone)  # its midnight must be within reach: from there on it is public
    return _day(day).isoformat()


def moment(text: str, zone: tzinfo, *, later: bool = False) -> str:
    """ISO 8601 with time and offset; a day alone begins at 00:00 in `zone`.

    A clock time that stands twice in `zone` is the first, or with `later` the second; one that
    the clocks leap over is moved forward by the leap (PEP 495). Raises as `day_or_moment`.
    """
    day = _DAY.fullmatch(text)
    if day:
        start = datetime.combine(_day(day), time.min)
        return _placed(start, zone, later=later)
    match = _MOMENT.fullmatch(text)
    if not match:
        raise ValueError(f"“{text[:40]}” is not a date")
    clock = datetime.combine(_day(match), _clock(match))
    return _placed(clock, _offset(match) or zone, later=later)


def meant(text: str) -> str:
    """The day that is surely meant by one written as people do, as it is to be written; else ""."""
    said = _SPOKEN.fullmatch(text)
    if not said:
        return ""
    word = (said["month"] or said["month_first"] or "").lower()
    numbers = [n for n, name in enumerate(_MONTHS, 1) if word and name.startswith(word)]
    month = int(said["number"]) if said["number"] else (*numbers, 0)[0]
    day, year = said["day"] or said["day_then"], said["year"] or said["year_last"]
    try:
        return date(int(year), month, int(day)).isoformat()
    except ValueError:
        return ""


def is_after(moment: str, date: str) -> bool:
    """Whether a full moment is later than a date, which may be a day, as that day is counted there."""
    if not moment or "T" not in date:
        return bool(moment) and moment[: len(date)] >= date
    return datetime.fromisoformat(moment) > datetime.fromisoformat(date)


def day_month_or_year(text: str) -> str:
    """ISO 8601: "2021-01-26", "2021-01" or "2021". Raises as `day_or_moment`."""
    day = _DAY.fullmatch(text)
    if day:
        return _day(day).isoformat()
    month = _MONTH.fullmatch(text)
    if not month:
        raise ValueError(f"“{text[:40]}” is not a date")
    first = _date(text, int(month[1]), int(month[2] or 1), 1).isoformat()
    return first[:7] if month[2] else first[:4]


def _day(match: re.Match[str]) -> date:
    return _date(match[0], int(match[1]), int(match[2]), int(match[3]))


def _date(text: str, year: int, month: int, day: int) -> date:
    try:
        return date(year, month, day)
    except ValueError as error:
        raise ValueError(f"The date {text} does not exist") from error


def _clock(match: re.Match[str]) -> time:
    try:
        return time(int(match[4]), int(match[5]), int(match[6] or 0))
    except ValueError as error:
        raise ValueError(f"The time in {match[0]} does not exist") from error


def _offset(match: re.Match[str]) -> tzinfo | None:
    if match[7]:
        return UTC
    if not match[8]:
        return None
    minutes = int(match[9]) * 60 + int(match[10] or 0)
    if minutes > 14 * 60:
        raise ValueError(f"The offset in {match[0]} does not exist")
    return timezone(timedelta(minutes=-minutes if match[8] == "-" else minutes))


def _placed(clock: datetime, zone: tzinfo, *, later: bool) -> str:
    try:
        first, second = (clock.replace(tzinfo=zone, fold=n).astimezone(UTC) for n in (0, 1))
        placed = (max(first, second) if later else first).astimezone(zone)
    except OverflowError as error:
        raise ValueError(f"The date {clock.date()} is out of reach") from error
    offset = placed.utcoffset() or timedelta()
    # local mean times of the 19th century have seconds, which ISO 8601 cannot write
    return (placed if not offset.seconds % 60 else placed.astimezone(UTC)).isoformat()
