"""Days without their year behind a sentence that opens with an earlier one: "In 2005, … in June".

They may lie in that year or in the article's: in doubt they stay open.
"""

from __future__ import annotations

import re
from datetime import date
from typing import Final

from msgspec.structs import replace

from briefgen.annotate import almanac
from briefgen.annotate.annotation import DateUse
from briefgen.annotate.date_words import MONTH, Setting
from briefgen.annotate.plain import pattern

_OPENER: Final = pattern(
    r"(?:^|[.!?][\"”']? )(?:(?:Even|Back|And|But|Then|Again|Already|Early|Late|Later|Only),? )?"
    r"(?:[Ii]n|[Bb]y|[Dd]uring|[Oo]n)(?: the (?:spring|summer|autumn|fall|winter|end|beginning|start) of)? $"
)
_ASIDE: Final = pattern(r", (?:in|on|of) $")
"""Before a year between commas: "the first vote, in 2015, was held in June"."""
_END: Final = pattern(r"[.!?][\"”']{0,2} (?=[A-Z“\"])")
_FEAST: Final = pattern(r"(?:[A-Z][\w.']+ ){1,3}(?:Day|Eve)|Christmas|Thanksgiving|Halloween")
_RECENT: Final = 45
"""Days from the article's within which nobody thinks of another year."""
_WITH: Final = pattern(r",? (?:with|and|or) (?:an?|the|its) (?:[\w-]+ ){1,5}(?:on|by) ")
_SOON: Final = 120
"""Days within which what is to come belongs together."""
_FOLLOWING: Final = pattern(r"\b[Tt]he (?P<way>following|previous|preceding) $")


def behind(use: DateUse, before: DateUse, setting: Setting) -> DateUse:
    """`use`, a day or month without its year, open if the sentence or the last one tells of the past."""
    if setting.anchor is None or use.kind not in ("date", "month"):
        return use
    year = before.value[:4]
    if not year.isdigit() or year >= use.value[:4] or int(year) >= setting.anchor.year:
        return use
    left = setting.text[max(0, before.span.start - 40) : before.span.start]
    apart = setting.text[before.span.end : use.span.start]
    sentences = len(_END.findall(apart))
    recent = sentences == 1 and is_recent(use, setting)
    aside = not sentences and _ASIDE.search(left) and apart.startswith(",")
    if not (_OPENER.search(left) or aside) or sentences > 1 or recent:
        return use
    return use if setting.tense_at(use) == "future" else replace(use, value="", kind="unresolved")


def ahead_too(use: DateUse, before: DateUse, setting: Setting, stated: re.Match[str]) -> DateUse:
    """Read "for June 30, with a second round on July 7": a day behind one that is still to come."""
    apart = setting.text[before.span.end : use.span.start]
    anchor = setting.anchor
    if anchor is None or before.kind != "date" or before.value <= anchor.isoformat():
        return use
    if not _WITH.fullmatch(apart):
        return use
    month = almanac.month_number(stated["month"])
    number = int(stated["day"] or stated["day2"])
    start = date.fromisoformat(before.value)
    days = [one for year in (0, 1) if (one := almanac.day(start.year + year, month, number))]
    later = [one for one in days if 0 < (one - start).days <= _SOON]
    return replace(use, value=later[0].isoformat(), kind="date") if later else use


def is_feast(words: str) -> bool:
    """Whether a day goes by a name that it has every year."""
    return _FEAST.fullmatch(words) is not None


def is_recent(use: DateUse, setting: Setting) -> bool:
    day = almanac.reference_day(use.value if use.kind == "date" else f"{use.value}-15")
    anchor = setting.anchor
    return day is not None and anchor is not None and abs((day - anchor).days) <= _RECENT


def beside_told(use: DateUse, before: DateUse, setting: Setting) -> DateUse | None:
    """Read "in December 2004 … the following March": the next one; None if it isn't one."""
    words = setting.text[use.span.start : use.span.end]
    way = _FOLLOWING.search(setting.text, max(0, use.span.start - 16), use.span.start)
    if not way or not re.fullmatch(MONTH, words):
        return None
    if before.kind not in ("date", "month", "year"):
        return replace(use, value="", kind="unresolved")
    year, month = int(before.value[:4]), almanac.month_number(words)
    told = (
        int(before.value[5:7])
        if before.kind != "year"
        else (0 if way["way"] != "following" else 13)
    )
    if way["way"] == "following":
        return replace(use, value=almanac.month(year + (month <= told), month), kind="month")
    return replace(use, value=almanac.month(year - (month >= told), month), kind="month")
