"""Rules for periods that count from the article's date: "last week", "next May", "on the 4th"."""

from __future__ import annotations

import re
from datetime import date
from typing import Final

from briefgen.annotate import almanac
from briefgen.annotate.date_words import (
    MONTH,
    SHIFT,
    UNRESOLVED,
    VAGUE,
    Reading,
    Rule,
    Setting,
    dated,
    number_of,
    vague,
    whole,
)
from briefgen.annotate.plain import before, pattern
from briefgen.expressions import expression

_ARTICLE: Final = expression(r"\b(?:the|an?|its) {1,3}$", re.IGNORECASE)


_SAME: Final = pattern(
    r"\b(?:same|corresponding|equivalent) (?:month|period|quarter)(?: (?:of|in))?(?: the)? $"
)
_MONTH_ALONE: Final = pattern(rf"\b(?P<month>{MONTH})(?! \d)\b")
_DECLINE: Final = pattern(
    r" (?:was|is|has been|marks|marked) (?:(?:by far|probably|also) )?(?:the|its|their) (?:second[- ])?(?:sharpest|steepest|largest|biggest|deepest|greatest|fastest|smallest)\b"
    r"|,? (?:due to|caused by|driven by|attributed to|blamed on)\b| in (?:[a-z-]+ ){0,2}(?:prices|output|sales|profits?|exports|imports|demand|shares|births|numbers|revenues?|inflation|turnout)\b"
)
"""Behind a fall that is no season."""
_EDGE: Final = r"(?:(?:[Ee]arlier|[Ll]ater|[Ee]arly|[Ll]ate|[Mm]id)[ -])?"

_FEW: Final = r"(?:few|couple of|several|many|recent)"

_PERIODS: Final = r"(?:minutes|hours|days|weeks|months|years|decades|centuries)"


def _period(found: re.Match[str], setting: Setting) -> Reading | None:
    """Read "last week", "later this month", "early next year", "this quarter"."""
    left, right = setting.text[max(0, found.start() - 6) : found.start()], found.end()
    if _ARTICLE.search(left) or setting.text[right : right + 4].strip().startswith("of "):
        return None
    if setting.anchor is None:
        return UNRESOLVED
    unit, shift = found["unit"].lower(), found["shift"].lower()
    if unit == "fall" and _DECLINE.match(setting.text, right):
        return None
    if unit == "decade" and shift == "last":
        return VAGUE  # the one before this, or the ten years past
    if (
        unit == "year"
        and shift == "last"
        and _SAME.search(setting.text, max(0, right - 48), found.start())
    ):
        return _year_of_comparison(found, setting, setting.anchor)
    return period_of(setting.anchor, unit, SHIFT[shift])


def _year_of_comparison(found: re.Match[str], setting: Setting, anchor: date) -> Reading:
    """The year before the one that is compared: "December sales fell on the same month last year".

    Early in a year that may be last year's, of which all figures tell.
    """
    months = [*_MONTH_ALONE.finditer(before(setting.text, found.start()))]
    if months:
        later = almanac.month_number(months[-1]["month"]) > anchor.month
        return period_of(anchor, "year", -2 if later else -1)
    return UNRESOLVED if anchor.month == 1 else period_of(anchor, "year", -1)


def _current(found: re.Match[str], setting: Setting) -> Reading:
    """Read "the current year"."""
    return period_of(setting.anchor, found["unit"], 0) if setting.anchor else UNRESOLVED


def _beside(found: re.Match[str], setting: Setting) -> Reading | None:
    """Read "the following week"; "within the next week" is a length of time."""
    left = setting.text[max(0, found.start() - 12) : found.start()]
    lasts = found["next"] and found[0].endswith(("week", "month", "year"))
    return None if lasts and _WITHIN.search(left) else UNRESOLVED


_WITHIN: Final = expression(r"\b(?:within|over|in|during|for|through) {1,3}$", re.IGNORECASE)


_BACK, _AHEAD = 15, 21
"""Days to a bare day of this month that the verb points at."""
_MONTHS: Final = expression(rf"\b{MONTH}")
_SENTENCE: Final = 120
"""Code points in front of a bare day in which its sentence may name a month."""


def _ordinal_day(found: re.Match[str], setting: Setting) -> Reading | None:
    """Read "on the 4th": the day of this month or of the one beside it that the verb points at."""
    anchor = setting.anchor
    if anchor is None:
        return UNRESOLVED
    first = anchor.year * 12 + anchor.month - 1
    months = ((first + shift) for shift in (-1, 0, 1))
    days = [
        one for m in months if (one := almanac.day(m // 12, m % 12 + 1, number_of(found["day"])))
    ]
    best = min(days, key=lambda one: abs((one - anchor).days))
    pointed_at = setting.tense(found)
    if pointed_at == "future":
        ahead = [one for one in days if one > anchor and one.month == anchor.month]
        best = ahead[0] if ahead else best
    told = _MONTHS.findall(before(setting.text, found.start(), _SENTENCE))
    if told and almanac.month_number(told[-1]) != best.month:
        return UNRESOLVED  # "ready by mid-May, before the council meets on the 18th"
    pointed = pointed_at == ("past" if best < anchor else "future")
    near, here = abs((best - anchor).days), best.month == anchor.month
    sure = (near <= 7 and (pointed or here)) or (
        pointed and here and near <= (_AHEAD if best > anchor else _BACK)
    )
    return dated(best if sure else None)


def _relative_month(found: re.Match[str], setting: Setting) -> Reading:
    """Read "last May", "next January", "January of last year"."""
    anchor, wanted = setting.anchor, almanac.month_number(found["month"])
    if anchor is None:
        return UNRESOLVED
    shift = SHIFT[found["shift"].lower()]
    if found["unit"] or shift == 0:
        return almanac.month(anchor.year + shift, wanted), "month"
    near = anchor.year if (wanted - anchor.month) * shift > 0 else anchor.year + shift
    if near == anchor.year:
        return UNRESOLVED
    return almanac.month(near, wanted), "month"


def _beside_month(found: re.Match[str], setting: Setting) -> Reading:
    """Read "this past March": the last one that is over; "this coming March": the next."""
    anchor, wanted = setting.anchor, almanac.month_number(found["month"])
    if anchor is None:
        return UNRESOLVED
    if found["which"] == "past":
        return almanac.month(anchor.year - (wanted >= anchor.month), wanted), "month"
    return almanac.month(anchor.year + (wanted <= anchor.month), wanted), "month"


def _day_of_year(found: re.Match[str], setting: Setting) -> Reading:
    """Read "January 4 next year", "May 3 of last year"."""
    if setting.anchor is None:
        return UNRESOLVED
    year = setting.anchor.year + SHIFT[found["shift"].lower()]
    month = almanac.month_number(found["month"] or found["month2"])
    return dated(almanac.day(year, month, number_of(found["day"] or found["day2"])))


def period_of(anchor: date, unit: str, shift: int) -> Reading:
    """The calendar week, month … or century that lies `shift` of them from the day."""
    match unit:
        case "week":
            return almanac.week(anchor, shift), "interval"
        case "month":
            return almanac.month(anchor.year, anchor.month, shift), "month"
        case "quarter":
            return almanac.quarter(anchor.year, (anchor.month + 2) // 3, shift), "interval"
        case "year":
            return f"{anchor.year + shift:04d}", "year"
        case "decade" | "century":
            return almanac.years(anchor.year, 10 if unit == "decade" else 100, shift), "interval"
        case _:
            return VAGUE


RULES: Final[tuple[Rule, ...]] = (
    (
        pattern(
            whole(
                _EDGE
                + r"(?P<shift>[Ll]ast|[Tt]his|[Nn]ext) (?P<unit>week|month|quarter|year|decade"
                r"|century|spring|summer|autumn|fall|winter)(?!-)"
            )
        ),
        _period,
    ),
    (
        pattern(whole(r"[Tt]he current (?P<unit>week|month|quarter|year|decade|century)(?!-)")),
        _current,
    ),
    (
        pattern(
            whole(
                r"[Tt]he (?:following|previous|preceding|(?P<next>next)|same) (?:day|morning|evening|week"
                r"|month|year|weekend)"
            )
        ),
        _beside,
    ),
    (
        pattern(
            r"(?:(?<=[Oo]n )|(?<=rning of )|(?<=ening of )|(?<=noon of )|(?<=ight of ))the (?P<day>3[01]|[12]\d|[1-9])(?:st|nd|rd|th)(?=[.,;:)]|$| and | at | in | to )"
        ),
        _ordinal_day,
    ),
    (
        pattern(whole(rf"(?P<shift>[Ll]ast|[Tt]his|[Nn]ext) (?P<month>{MONTH})(?P<unit>)(?! \d)")),
        _relative_month,
    ),
    (pattern(whole(rf"[Tt]his (?P<which>past|coming) (?P<month>{MONTH})(?! \d)")), _beside_month),
    (
        pattern(
            whole(r"[Tt]his (?:past|coming) (?:week|month|year|spring|summer|autumn|fall|winter)")
        ),
        vague,
    ),
    (
        pattern(whole(rf"(?P<month>{MONTH})(?: of|,)? (?P<shift>last|this|next) (?P<unit>year)")),
        _relative_month,
    ),
    (
        pattern(
            whole(
                rf"(?:(?P<month>{MONTH}) (?P<day>\d\d?)(?:st|nd|rd|th)?"
                rf"|(?P<day2>\d\d?)(?:st|nd|rd|th)? (?P<month2>{MONTH}))"
                r"(?: of|,)? (?P<shift>last|this|next) year"
            )
        ),
        _day_of_year,
    ),
    (
        pattern(
            whole(
                rf"(?:[Tt]he )?(?:(?:past|last|next|coming|previous|following) {_FEW}"
                rf"|recent|coming|past) {_PERIODS}"
            )
        ),
        vague,
    ),
)
"""Patterns with their readings; the longest match at the leftmost place wins."""
