"""Dates as pages print them, alone on a line, and the datelines of news agencies."""

from __future__ import annotations

import re
from datetime import date

from briefgen.expressions import expression

_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_OFFSETS = {
    "z": "+00:00", "utc": "+00:00", "gmt": "+00:00", "kst": "+09:00", "jst": "+09:00",
    "sgt": "+08:00", "hkt": "+08:00", "pht": "+08:00", "awst": "+08:00", "wib": "+07:00",
    "aest": "+10:00", "aedt": "+11:00", "nzdt": "+13:00", "cet": "+01:00", "cest": "+02:00",
    "msk": "+03:00", "est": "-05:00", "edt": "-04:00", "pst": "-08:00", "pdt": "-07:00",
}  # fmt: skip
"""Zones whose letters name one offset; "ET", "IST" and the like do not."""

_MONTH = r"(?P<month>jan|feb|mar|apr|may|june?|july?|aug|sept?|oct|nov|dec)[a-z]{0,6}\.?"
_DAY = r"(?P<day>\d{1,2})(?:st|nd|rd|th)?"
_YEAR = r"(?P<year>\d{4})"
_CLOCK = (
    r"(?:,? (?:at |[-–—] )?|T|, )(?P<hour>\d{1,2})(?:[:.](?P<minute>\d{2})(?::\d{2}(?:\.\d{1,6})?)?)?"
    r" ?(?P<half>[ap]\.?m\.?)?(?: ?(?P<zone>(?:gmt|utc)[+-]\d{1,2}(?::\d{2})?|\(?[a-z]{1,5}\)?|[+-]\d{2}:?\d{2}))?"
)
_WEEKDAY = r"(?:(?:mon|tues?|wed(?:nes)?|thur?s?|fri|sat(?:ur)?|sun)(?:day)?\.?,? )?"
_FORMS = tuple(
    expression(rf"{_WEEKDAY}{day}(?:{_CLOCK})?", re.IGNORECASE)
    for day in (
        rf"{_MONTH} {_DAY},? {_YEAR}",
        rf"{_DAY} {_MONTH},? {_YEAR}",
        rf"{_YEAR}[-/.](?P<month>\d{{1,2}})[-/.](?P<day>\d{{1,2}})\.?",
        rf"{_YEAR} ?[年년] ?(?P<month>\d{{1,2}}) ?[月월] ?(?P<day>\d{{1,2}}) ?[日일]",
    )
)
_TIMED = tuple(
    expression(
        rf"{_CLOCK.removeprefix('(?:,? (?:at |[-–—] )?|T|, )')},? (?:on )?{_WEEKDAY}{day}",
        re.IGNORECASE,
    )
    for day in (rf"{_MONTH} {_DAY},? {_YEAR}", rf"{_DAY} {_MONTH},? {_YEAR}")
)
"""The clock before the day: "3:42 PM EST, January 14, 2025"."""

_TWO_WAYS = expression(
    rf"(?P<a>\d{{1,2}})[-/.](?P<b>\d{{1,2}})[-/.]{_YEAR}(?:{_CLOCK})?", re.IGNORECASE
)
_LABEL = expression(
    r"(?:(?P<updated>(?:last |post )?(?:last )?(?:updated|modified|edited))"
    r"|all news|(?:first |post )?published|posted|date|issued|released|created)(?: on| at)?\s?:? ?(?=\S)",
    re.IGNORECASE,
)
_AGO = expression(
    r"(?:\d{1,2}|an?) ?(?:m|min|minute|h|hr|hour|day|week|month)s?\.? ago|in (?:a|an|\d{1,2}) (?:min|minute|hour|day)s?|yesterday|just now",
    re.IGNORECASE,
)
_SPELT = (
    r"(?:Jan(?:uary)?|Feb(?:ruary)?|Mar(?:ch)?|Apr(?:il)?|May|June?|July?|Aug(?:ust)?|Sept?(?:ember)?"
    r"|Oct(?:ober)?|Nov(?:ember)?|Dec(?:ember)?)"
)
_DATELINE = expression(
    r"(?P<place>[^\W\d_][^—–()\d]{2,50}?)"
    rf"(?:, (?P<when>{_SPELT}\.? \d{{1,2}}(?:,? \d{{4}})?|\d{{1,2}} {_SPELT}\.?(?:,? \d{{4}})?))?"
    r"(?: ?\((?P<agency>[^()]{1,30})\))? ?(?:—|–|--| - ) ?(?=[\"'“‘(]?[^\W_])"
)


def moment(text: str) -> str:
    """Read a printed date as ISO, with its time if the zone is sure; "" if it is no date."""
    if len(text) > 60:
        return ""
    found = next((m for form in (*_FORMS, *_TIMED) if (m := form.fullmatch(text))), None)
    if found:
        return _iso(found["year"], _month(found["month"]), found["day"]) + _clock(found)
    found = _TWO_WAYS.fullmatch(text)
    if not found or not two_ways(found["a"], found["b"]):
        return ""
    day, month = sorted((int(found["a"]), int(found["b"])), reverse=True)
    return _iso(found["year"], month, str(day))


def two_ways(first: str, second: str) -> bool:
    """Whether day and month of a numeric date can be told apart."""
    return (int(first) > 12) != (int(second) > 12) or first == second


def ago(text: str) -> bool:
    """Whether the text counts from the moment of copying ("Updated 2 hours ago"): nobody can date it."""
    label = _LABEL.match(text)
    return _AGO.fullmatch(text[label.end() :] if label else text) is not None


def unsure(text: str) -> bool:
    """Whether the text is a date that cannot be told: "03/01/2025", "2 hours ago"."""
    if ago(text):
        return True
    found = _TWO_WAYS.fullmatch(text) if len(text) <= 60 else None
    return bool(found) and not moment(text)


def stamp(text: str) -> tuple[str, str]:
    """Read a line such as "Updated: 3 Jan 2025": (date, "") or ("", updated), or both empty."""
    label = _LABEL.match(text)
    when = moment(text[label.end() :] if label else text)
    return ("", when) if label and label["updated"] else (when, "")


def dateline(text: str) -> str:
    """Read the place before the dash of an agency's first paragraph; "" if there is none."""
    found = _dateline(text)
    return found["place"].strip() if found else ""


def dateline_day(text: str) -> str:
    """The day in such a dateline as ISO, if it tells the year; "" otherwise."""
    found = _dateline(text)
    return moment(found["when"]) if found and found["when"] else ""


def _dateline(text: str) -> re.Match[str] | None:
    found = _DATELINE.match(text[:120])
    if not found:
        return None
    city = found["place"].split(",")[0]
    shouted = city.isupper() and sum(c.isalpha() for c in city) > 3
    spoken = found["agency"] and city[:1].isupper() and len(city.split()) <= 3
    prose = text[found.end() : found.end() + 1].islower()
    return found if (shouted or spoken) and not prose else None


def _month(text: str) -> int:
    return int(text) if text.isdigit() else _MONTHS.index(text[:3].lower()) + 1


def _iso(year: str, month: int, day: str) -> str:
    try:
        return date(int(year), month, int(day)).isoformat()
    except ValueError:
        return ""


def _clock(found: re.Match[str]) -> str:
    zone = (found["zone"] or "").strip("()").lower()
    offset = _OFFSETS.get(zone) or _numeric(zone)
    if not offset or not found["hour"]:
        return ""
    hour = int(found["hour"])
    if found["half"]:
        hour = hour % 12 + (12 if found["half"][0] in "pP" else 0)
    minute = int(found["minute"] or 0)
    return f"T{hour:02}:{minute:02}:00{offset}" if hour < 24 and minute < 60 else ""


def _numeric(zone: str) -> str:
    sign = re.fullmatch(r"(?:gmt|utc)?([+-])(0?\d|1[0-4])(?::?([0-5]\d))?", zone)
    return f"{sign[1]}{int(sign[2]):02}:{sign[3] or '00'}" if sign else ""
