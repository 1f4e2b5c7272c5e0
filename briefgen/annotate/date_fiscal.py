"""Quarters of a text that tells of a firm's own year: they are none of the calendar's."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import Final

from msgspec.structs import replace

from briefgen.annotate import almanac
from briefgen.annotate.annotation import DateUse
from briefgen.annotate.date_words import DAYNUMBER, MONTH, Setting
from briefgen.annotate.plain import pattern

_OWN_YEAR: Final = pattern(
    r"\b(?:[Oo]ur|[Ii]ts|[Tt]heir|\w's) fiscal\b|\b[Ff]iscal (?:first|second|third|fourth)[- ]quarter"
)
_MONTHS_TO: Final = pattern(
    rf"\b(?:three months|quarter) (?:that )?(?:to|ended|ending)(?: in| on)?(?: the end of)?(?: the)?"
    rf"(?: {DAYNUMBER})? (?P<month>{MONTH})"
)
_QUARTER: Final = pattern(r"quarter|\bQ[1-4]\b")
_YEAR: Final = pattern(r"(?<!\d)(?:1[5-9]|20)\d\d(?!\d)|\b(?:last|this|next) year\b")


def of_own_years(uses: Iterable[DateUse], settings: Mapping[int, Setting]) -> Iterator[DateUse]:
    """The uses; quarters without a year are vague where they end in other months than the calendar's."""
    own = any(_tells_own(setting.text) for setting in settings.values())
    for use in uses:
        words = settings[use.span.passage].text[use.span.start : use.span.end] if own else ""
        loose = use.kind == "interval" and _QUARTER.search(words) and not _YEAR.search(words)
        yield replace(use, value="", kind="vague") if loose else use


def _tells_own(text: str) -> bool:
    ends = (almanac.month_number(found["month"]) for found in _MONTHS_TO.finditer(text))
    return bool(_OWN_YEAR.search(text)) or any(month % 3 for month in ends)
