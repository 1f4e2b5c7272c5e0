"""Rules for periods that count from the article's date: "last week", "three days ago", "Q3"."""

from __future__ import annotations

import re
from datetime import date, timedelta
from typing import Final

from briefgen.annotate import almanac
from briefgen.annotate.date_words import (
    MONTH,
    SHIFT,
    UNRESOLVED,
    VAGUE,
    YEAR,
    Reading,
    Rule,
    Setting,
    dated,
    number_of,
    unresolved,
    vague,
    whole,
)
from briefgen.annotate.numerals import NUMBER, number
from briefgen.annotate.plain import pattern

_GAME: Final = re.compile(
    r"\b(?:game|touchdown|yards?|scored|basket|lead of|points)\b", re.IGNORECASE
)


_ORDINALS: Final = {
    "first": 1,
    "second": 2,
    "third": 3,
    "fourth": 4,
    "1st": 1,
    "2nd": 2,
    "3rd": 3,
    "4th": 4,
    "last": 4,
    "final": 4,
}


_EDGE: Final = r"(?:(?:[Ee]arlier|[Ll]ater|[Ee]arly|[Ll]ate|[Mm]id)[ -])?"

_UNITS: Final = r"(?P<unit>minute|hour|day|week|month|year|decade|century|centurie)s?"

_FEW: Final = r"(?:few|couple of|several|many|recent)"

_PERIODS: Final = r"(?:minutes|hours|days|weeks|months|years|decades|centuries)"


def _period(found: re.Match[str], setting: Setting) -> Reading | None:
    """Read "last week", "later this month", "early next year", "this quarter"."""
    left = setting.text[max(0, found.start() - 5) : found.start()].lower()
    if left.endswith(("the ", "a ")) or setting.text[
        found.end() : found.end() + 4
    ].strip().startswith("of "):
        return None
    if setting.anchor is None:
        return UNRESOLVED
    return period_of(setting.anchor, found["unit"].lower(), SHIFT[found["shift"].lower()])


def _ago(found: re.Match[str], setting: Setting) -> Reading:
    """Read "three days ago" is a day, "two weeks ago" a week, "a month ago" a month, and so on."""
    count, unit = number(found["count"]), found["unit"].lower()
    if count is None or count != int(count) or unit not in ("day", "week", "month", "year"):
        return VAGUE
    rough = re.search(
        r"\b(?:about|almost|nearly|around|roughly|some|than|over|under|least|just) {1,3}(?:a )?$",
        setting.text[max(0, found.start() - 14) : found.start()],
    )
    if rough or count > 60 or (unit == "year" and count >= 10 and count % 5 == 0):
        return VAGUE
    if setting.anchor is None:
        return UNRESOLVED
    if unit == "day":
        return dated(setting.anchor - timedelta(days=int(count)))
    return period_of(setting.anchor, unit, -int(count))


def _later(found: re.Match[str], _: Setting) -> Reading:
    """Read "three days later" is to be told from what is before; "six minutes later" is no day."""
    return VAGUE if found["unit"] in ("minute", "hour") else UNRESOLVED


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
    pointed = setting.tense(found) == ("past" if best < anchor else "future")
    near = abs((best - anchor).days) <= 7
    return dated(best if near and (pointed or best.month == anchor.month) else None)


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


def _day_of_year(found: re.Match[str], setting: Setting) -> Reading:
    """Read "January 4 next year", "May 3 of last year"."""
    if setting.anchor is None:
        return UNRESOLVED
    year = setting.anchor.year + SHIFT[found["shift"].lower()]
    month = almanac.month_number(found["month"] or found["month2"])
    return dated(almanac.day(year, month, number_of(found["day"] or found["day2"])))


def _quarter(found: re.Match[str], setting: Setting) -> Reading | None:
    """Read "the third quarter of 2024", "Q3": calendar quarters; without a year the latest begun."""
    name = (found["ordinal"] or found["digit"]).lower()
    wanted = _ORDINALS.get(name) or int(name)
    if found["year"]:
        return almanac.quarter(int(found["year"]), wanted), "interval"
    if setting.anchor is None:
        return UNRESOLVED
    if re.search(
        r"\bfiscal {1,3}$", setting.text[max(0, found.start() - 10) : found.start()]
    ) or _GAME.search(setting.text[max(0, found.start() - 80) : found.end() + 80]):
        return VAGUE
    if found["shift"]:
        return almanac.quarter(
            setting.anchor.year + SHIFT[found["shift"].lower()], wanted
        ), "interval"
    return _latest_quarter(setting.anchor, wanted, setting.tense(found))


def _latest_quarter(anchor: date, wanted: int, tense: str) -> Reading:
    current = (anchor.month + 2) // 3
    if tense == "torn" and wanted >= current:
        return UNRESOLVED
    year = anchor.year + (wanted < current if tense == "future" else -(wanted > current))
    return almanac.quarter(year, wanted), "interval"


def _half(found: re.Match[str], setting: Setting) -> Reading:
    year = int(found["year"]) if found["year"] else None
    if year is None and setting.anchor:
        year = setting.anchor.year + SHIFT[found["shift"].lower()]
    if year is None:
        return UNRESOLVED
    first = 1 if found["ordinal"] == "first" else 7
    return f"{almanac.month(year, first)}/{almanac.month(year, first + 5)}", "interval"


def period_of(anchor: date, unit: str, shift: int) -> Reading:
    """The calendar week, month, quarter or year that lies `shift` of them from the day."""
    match unit:
        case "week":
            return almanac.week(anchor, shift), "interval"
        case "month":
            return almanac.month(anchor.year, anchor.month, shift), "month"
        case "quarter":
            return almanac.quarter(anchor.year, (anchor.month + 2) // 3, shift), "interval"
        case "year":
            return f"{anchor.year + shift:04d}", "year"
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
    (pattern(whole(rf"(?P<count>{NUMBER}|[Aa]n?) {_UNITS} ago")), _ago),
    (pattern(whole(rf"(?:(?i:a few|several|a couple of|many|some) )?{_PERIODS} ago")), vague),
    (pattern(whole(rf"(?i:{NUMBER}|a few|several) {_UNITS} (?:later|earlier)")), _later),
    (
        pattern(
            whole(
                r"[Tt]he (?:following|previous|preceding|next|same) (?:day|morning|evening|week"
                r"|month|year|weekend)"
            )
        ),
        unresolved,
    ),
    (
        pattern(
            r"(?<=[Oo]n )the (?P<day>3[01]|[12]\d|[1-9])(?:st|nd|rd|th)(?=[.,;:)]|$| and | at | in | to )"
        ),
        _ordinal_day,
    ),
    (
        pattern(whole(rf"(?P<shift>[Ll]ast|[Tt]his|[Nn]ext) (?P<month>{MONTH})(?P<unit>)(?! \d)")),
        _relative_month,
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
                r"(?:(?:[Tt]he )?(?P<ordinal>first|second|third|fourth|1st|2nd|3rd|4th) quarter"
                r"|Q(?P<digit>[1-4]))"
                rf"(?:(?: of|,)? (?:(?P<year>{YEAR})|(?P<shift>last|this|next) year))?"
            )
        ),
        _quarter,
    ),
    (
        pattern(
            whole(
                r"(?:[Tt]he )(?P<ordinal>last|final) quarter of(?P<digit>)"
                rf" (?:(?P<year>{YEAR})|(?P<shift>last|this|next) year)"
            )
        ),
        _quarter,
    ),
    (
        pattern(
            whole(
                r"(?:[Tt]he )?(?:(?:(?:first|second|third|fourth|last|final|1st|2nd|3rd|4th)"
                r" (?:fiscal )?quarter|(?:first|second) half|end|start|rest)(?:,| of)?(?: the| its)?"
                r"|Q[1-4]) (?:[Ff]iscal|financial)(?: year)?"
                rf"(?: {YEAR}(?:[-/–](?:20)?\d\d)?)?"
            )
        ),
        vague,
    ),
    (pattern(whole(r"FY ?(?:20)?\d\d(?:[-/–](?:20)?\d\d)?")), vague),
    (
        pattern(
            whole(
                r"[Tt]he (?P<ordinal>first|second) half of "
                rf"(?:(?P<year>{YEAR})|(?P<shift>last|this|next) year)"
            )
        ),
        _half,
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
