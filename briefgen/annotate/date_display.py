"""ISO values of date expressions as an editor writes them: "4 January 2025", "23–29 December 2024"."""

from __future__ import annotations

import re

from briefgen.annotate.almanac import MONTHS

_UNITS = {"Y": "year", "M": "month", "W": "week", "D": "day"}
_CLOCK = {"H": "hour", "M": "minute", "S": "second"}


def in_words(value: str) -> str:
    """Day, month and year of an ISO date, month, year, interval or duration; "" for ""."""
    if value.startswith("P"):
        return _duration(value)
    if "/" not in value:
        return _moment(value)
    return _interval(*value.split("/", 1))


def _moment(value: str) -> str:
    year, month, day = [*value.split("-"), "", ""][:3]
    return " ".join(part for part in (day.lstrip("0"), _month(month), year) if part)


def _month(number: str) -> str:
    return MONTHS[int(number) - 1].title() if number else ""


def _interval(first: str, last: str) -> str:
    if len(first) == 4:
        return f"{first}–{last}"
    shared = first[:7] == last[:7]
    if len(first) == 10 and shared:
        return f"{first[8:].lstrip('0')}–{_moment(last)}"
    if first[:4] != last[:4]:
        return f"{_moment(first)} – {_moment(last)}"
    opening = _moment(first).removesuffix(f" {first[:4]}")
    return f"{opening}–{_moment(last)}" if len(first) == 7 else f"{opening} – {_moment(last)}"


def _duration(value: str) -> str:
    days, _, clock = value[1:].partition("T")
    parts = [*_counted(days, _UNITS), *_counted(clock, _CLOCK)]
    return " ".join(parts)


def _counted(text: str, units: dict[str, str]) -> list[str]:
    return [
        f"{count} {units[unit]}{'' if count == '1' else 's'}"
        for count, unit in re.findall(r"([\d.]+)([A-Z])", text)
    ]
