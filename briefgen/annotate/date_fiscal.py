"""Quarters of a text that tells of a firm's own year: they are none of the calendar's."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from typing import Final

from msgspec.structs import replace

from briefgen.annotate import almanac
from briefgen.annotate.annotation import DateUse
from briefgen.annotate.date_words import DAYNUMBER, MONTH, Setting
from briefgen.annotate.plain import pattern
from briefgen.expressions import expression

_OWN_YEAR: Final = pattern(
    r"(?:\b(?:[Oo]ur|[Ii]ts|[Tt]heir)|\w's) fiscal"
    r" (?=year|quarter|first|second|third|fourth|Q[1-4]|20\d\d)"
    r"|\b[Ff]iscal (?:first|second|third|fourth)[- ]quarter"
)
MONTHS_TO: Final = pattern(
    rf"\b(?P<period>three months|quarter|1[23] weeks) (?:that )?(?:to|ended|ending)(?: in| on)?(?: the end of)?(?: the)?"
    rf"(?: {DAYNUMBER})? (?P<month>{MONTH})"
)
"""The end of a quarter, which may be a firm's own."""
_ORDINAL_BEFORE: Final = expression(
    r"\b(?P<ordinal>[Ff]irst|[Ss]econd|[Tt]hird|[Ff]ourth)[ -](?:fiscal )?$"
)
_ENDS: Final = {"first": 1, "second": 2, "third": 3, "fourth": 4}
_LONGER_TO: Final = pattern(
    rf"\b(?:(?P<half>six months|2[67] weeks|half)|year|12 months|5[23] weeks) (?:that )?(?:to|ended|ending)(?: in| on)?(?: the end of)?(?: the)?"
    rf"(?: {DAYNUMBER})? (?P<month>{MONTH})"
)
"""The end of a firm's half or year: of the calendar's only in June and December."""
_EARNED: Final = expression(
    r"\b(?:profits?|loss|losses|(?<!retail )(?<!home )(?<!house )sales|earnings|revenues?|turnover|dividend|(?:net|operating) income(?! of)|per share)\b",
    re.IGNORECASE,
)
"""What a firm tells of its three months; offices of statistics have months of their own too."""
_STOP: Final = expression(r"[.!?] ")
_SENTENCE: Final = 160
"""Code points on either side that may be of the same sentence."""
_QUARTER: Final = pattern(r"quarter|\bQ[1-4]\b")
_YEAR: Final = pattern(r"(?<!\d)(?:1[5-9]|20)\d\d(?!\d)|\b(?:last|this|next) year\b")


def of_own_years(uses: Iterable[DateUse], settings: Mapping[int, Setting]) -> Iterator[DateUse]:
    """The uses; quarters without a year are vague where they end in other months than the calendar's."""
    uses = tuple(uses)
    loose = {use.span for use in uses if _is_loose(use, settings[use.span.passage].text)}
    own = bool(loose) and any(_tells_own(setting.text) for setting in settings.values())
    for use in uses:
        yield replace(use, value="", kind="vague") if own and use.span in loose else use


def _is_loose(use: DateUse, text: str) -> bool:
    if use.kind != "interval":
        return False
    words = text[use.span.start : use.span.end]
    return _QUARTER.search(words) is not None and _YEAR.search(words) is None


def _tells_own(text: str) -> bool:
    return (
        bool(_OWN_YEAR.search(text))
        or any(
            is_firms(text, found)
            and (almanac.month_number(found["month"]) % 3 or _is_of_other_year(text, found))
            for found in MONTHS_TO.finditer(text)
        )
        or any(
            almanac.month_number(found["month"]) % (6 if found["half"] else 12)
            and _is_earned(text, found)
            for found in _LONGER_TO.finditer(text)
        )
    )


def ordinal_of(text: str, told: re.Match[str]) -> str:
    """Which quarter of a year it is whose end is told, "" if that is left out."""
    found = _ORDINAL_BEFORE.search(text, max(0, told.start() - 16), told.start())
    return found["ordinal"].lower() if found else ""


def _is_of_other_year(text: str, told: re.Match[str]) -> bool:
    """Whether a quarter ends elsewhere than in the calendar: "the first quarter ended June 30"."""
    name = ordinal_of(text, told)
    return bool(name) and almanac.month_number(told["month"]) != 3 * _ENDS[name]


def is_firms(text: str, found: re.Match[str]) -> bool:
    """Whether `MONTHS_TO` tells of a firm: of its quarter, or of what was earned in three months."""
    return found["period"] != "three months" or _is_earned(text, found)


def _is_earned(text: str, found: re.Match[str]) -> bool:
    """Whether the sentence tells what a firm earned."""
    before = _STOP.split(text[max(0, found.start() - _SENTENCE) : found.start()])[-1]
    behind = _STOP.split(text[found.end() : found.end() + _SENTENCE], maxsplit=1)[0]
    return bool(_EARNED.search(before) or _EARNED.search(behind))
