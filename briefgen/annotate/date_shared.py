"""A rule for the day that has its month from the one behind it: the "3" of "3 and 10 May"."""

from __future__ import annotations

import re
from typing import Final

from briefgen.annotate import almanac
from briefgen.annotate.date_days import COMMA_YEAR, LONG, nearest_day
from briefgen.annotate.date_words import (
    DAYNUMBER,
    END,
    MONTH,
    NAMED_AFTER,
    VAGUE,
    Reading,
    Rule,
    Setting,
    dated,
    number_of,
)
from briefgen.annotate.plain import BEFORE, pattern


def _first_of_two(found: re.Match[str], setting: Setting) -> Reading | None:
    """Read the first of two days of a month; days in a row are read together."""
    month, number = almanac.month_number(found["month"]), number_of(found["day"])
    if number >= number_of(found["day2"]):
        return None
    if LONG.search(setting.text, max(0, found.start() - 9), found.start()):
        return None
    if not found["year"] and NAMED_AFTER.match(setting.text, found.end("month")):
        return None
    if found["year"]:
        return dated(almanac.day(int(found["year"]), month, number))
    if setting.is_habit(found):
        return VAGUE
    return dated(nearest_day(setting, found, month, number))


RULES: Final[tuple[Rule, ...]] = (
    (
        pattern(
            rf"{BEFORE}(?:the )?(?P<day>{DAYNUMBER})"
            rf"(?= (?:and|&|or) (?:the )?(?P<day2>{DAYNUMBER})(?: of)? (?P<month>{MONTH})"
            rf"{COMMA_YEAR}{END})"
        ),
        _first_of_two,
    ),
)
