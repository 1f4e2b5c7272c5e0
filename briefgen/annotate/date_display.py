"""ISO values of date expressions as an editor writes them: "4 January 2025", "23–29 December 2024"."""

from __future__ import annotations

import re

from briefgen.dates import day

_UNITS = {"Y": "year", "M": "month", "W": "week", "D": "day"}
_CLOCK = {"H": "hour", "M": "minute", "S": "second"}


def in_words(value: str) -> str:
    """Day, month and year of an ISO date, month, year, interval or duration; "" for ""."""
    return _duration(value) if value.startswith("P") else day(value)


def _duration(value: str) -> str:
    days, _, clock = value[1:].partition("T")
    parts = [*_counted(days, _UNITS), *_counted(clock, _CLOCK)]
    return " ".join(parts)


def _counted(text: str, units: dict[str, str]) -> list[str]:
    return [
        f"{count} {units[unit]}{'' if count == '1' else 's'}"
        for count, unit in re.findall(r"([\d.]+)([A-Z])", text)
    ]
