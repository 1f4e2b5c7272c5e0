"""Periods that figures are compared with: "from 4% a month earlier", "the same month of 2019"."""

from __future__ import annotations

import re
from typing import Final

from msgspec.structs import replace

from briefgen.annotate import almanac, plain
from briefgen.annotate.annotation import DateUse
from briefgen.annotate.date_words import UNRESOLVED, YEAR, Reading, Rule, Setting, whole
from briefgen.annotate.plain import pattern

_SAME: Final = (
    r"[Tt]he same (?P<unit>month|day|date) (?:(?:of|in) (?P<year>"
    + YEAR
    + r")|(?:of |in )?the (?:previous|preceding) year|(?:of |in )?the year before)"
)
_SAME_WHOLE: Final = pattern(_SAME)
_EARLIER: Final = pattern(r"(?i:an?|one) (?P<unit>month|year) earlier")
_FIGURE: Final = r"(?:from|against|versus|compared (?:with|to)|(?:up|down) (?:from|on)|(?:after|following)(?= [^\s,;]*\d))"
_COMPARED: Final = pattern(rf"(?:,| \()? ?{_FIGURE} (?:[^\s,;()]{{1,24}} ){{1,6}}$")
"""Between a month and "a month earlier": the figure of then."""
_IS_COMPARED: Final = pattern(
    rf"\b(?:{_FIGURE}|than|since|until|before|by) (?:[^\s,;()]{{1,24}} ){{0,8}}(?:in )?$"
)
"""Before a month that another one is compared with, or up to which something lasts."""
_SAID_IN: Final = pattern(
    r"\b(?:said|says|told|announced|reported|published|disclosed|revealed|unveiled|released|issued|posted) (?:(?:late|early) )?in $"
)
"""Before the month in which figures of some other period were told."""
_PERIOD: Final = pattern(
    r"\b(?:months?|quarter|year|weeks|period|half)(?: that)? (?:to|ended|ending|through)(?: in| the end of)? $"
)
"""Before the month in which a longer period ends."""


def _same(found: re.Match[str], _: Setting) -> Reading:
    return (found["year"], "year") if found["year"] else UNRESOLVED


def compared(use: DateUse, before: DateUse, setting: Setting) -> DateUse | None:
    """The period of a figure that one of the month told `before` is compared with; None if it is none."""
    words = setting.text[use.span.start : use.span.end]
    left = plain.before(setting.text, before.span.start)
    if same := _SAME_WHOLE.fullmatch(words):
        return None if _IS_COMPARED.search(left) else _of_year(use, before, same)
    earlier = _EARLIER.fullmatch(words)
    apart = setting.text[before.span.end : use.span.start]
    if earlier is None or before.kind != "month" or not _COMPARED.fullmatch(apart):
        return None
    if _IS_COMPARED.search(left) or _PERIOD.search(left) or _SAID_IN.search(left):
        return None
    year, month = map(int, before.value.split("-"))
    shift = -1 if earlier["unit"] == "month" else -12
    return replace(use, value=almanac.month(year, month, shift), kind="month")


def _of_year(use: DateUse, before: DateUse, same: re.Match[str]) -> DateUse | None:
    """The month or day told before, in the year that is named or the one before its own."""
    if before.kind not in ("date", "month") or (same["unit"] != "month" and before.kind != "date"):
        return None
    year = int(same["year"] or int(before.value[:4]) - 1)
    if same["unit"] == "month":
        return replace(use, value=f"{year}{before.value[4:7]}", kind="month")
    day = almanac.day(year, int(before.value[5:7]), int(before.value[8:10]))
    return replace(use, value=day.isoformat(), kind="date") if day else None


RULES: Final[tuple[Rule, ...]] = ((pattern(whole(_SAME)), _same),)
"""What `compared` then tells of; the longest match at the leftmost place wins."""
