"""Expressions that count from a date told just before: "three days later", "that September".

They are read as unresolved or vague first, so that they keep their place in the text; `anchored` then looks at
the date before them in the same paragraph. Where none is near, or none that fits, they stay open.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date, timedelta
from typing import Final

from msgspec.structs import replace

from briefgen.annotate import almanac, plain
from briefgen.annotate.annotation import DateUse
from briefgen.annotate.date_backdrop import ahead_too, behind, beside_told, is_feast, is_recent
from briefgen.annotate.date_compared import compared
from briefgen.annotate.date_days import OF_THAT_YEAR
from briefgen.annotate.date_relative import period_of
from briefgen.annotate.date_words import (
    MONTH,
    UNRESOLVED,
    Reading,
    Rule,
    Setting,
    unresolved,
    vague,
)
from briefgen.annotate.numerals import NUMBER, number
from briefgen.annotate.plain import BEFORE, pattern
from briefgen.annotate.tense_verbs import last_verb
from briefgen.expressions import expression

_DAY, _WEEK = len("2025-01-04"), 6
"""How a day is written, and how many follow the first one of a week."""
_REACH: Final = 240
"""Code points back to the date that is counted from."""
_UNIT: Final = r"(?P<unit>day|week|month|year)s?"
_DAYTIME: Final = r"(?:day|morning|afternoon|evening|night)"
_COUNTED: Final = pattern(
    rf"(?:(?P<count>{NUMBER}|(?i:an?)) {_UNIT} (?P<way>later|earlier|afterwards|before|after|on)"
    r"|(?i:the) (?P<beside>following|next|previous|preceding) "
    rf"(?:(?P<beside_unit>week|month|year)|{_DAYTIME})"
    rf"|(?i:the) (?:(?P<unit_after>week|month|year)|{_DAYTIME}) (?P<side>after|before))"
)
SAME: Final = pattern(
    rf"(?:(?i:later|earlier) )?(?:(?:[Tt]hat|[Tt]he) (?:same |very )?{_DAYTIME}|in the day)"
)
STATED: Final = pattern(
    rf"(?:(?P<day>\d\d?)(?:st|nd|rd|th)? )?(?P<month>{MONTH})(?: (?P<day2>\d\d?)(?:st|nd|rd|th)?)?"
)
_IN_PERIOD: Final = pattern(
    r"(?:[Ee]arlier|[Ll]ater|[Ee]arly|[Ll]ate) in the (?P<unit>week|month|year)"
)
_YEAR_BEFORE: Final = pattern(r", (?:(?:in|on|by|from|around) )?(?:(?:early|late) )?")
"""Between a year and what lies in it: "in 2018, in March"."""
_LISTED: Final = pattern(r"(?:,|,? and|,? or) (?:in )?")
"""Between two months of one list."""
_COMPARED: Final = pattern(r"\b(?:up|down|from|against|versus|compared (?:with|to)) [^,;]{1,40}$")
"""Before "a day earlier", a figure that another is compared with."""
_BOUND: Final = pattern(
    r"\b(?:[Ss]ince|[Uu]ntil|[Tt]ill|[Bb]efore|[Aa]fter|[Bb]y|[Ff]or) (?:the )?$"
)
"""Before a day that is not the sentence's own: "its highest since Sept. 3"."""
_THAN: Final = pattern(r" than\b")
_WHO: Final = pattern(r", (?:who|whose|which) [^,;.]*$")
"""A clause about somebody, whose year isn't the sentence's: "Lee, who joined in 2009, was …"."""
_YEARED: Final = expression(r"(?<!\d)(?:1[5-9]|20)\d\d(?!\d)")

RULES: Final[tuple[Rule, ...]] = (
    (
        pattern(
            BEFORE
            + rf"(?i:the) (?:{_DAYTIME}|week|month|year) (?:after|before)(?=[.,;:)]|$| \w+ed\b)"
        ),
        vague,
    ),
    (pattern(BEFORE + rf"(?i:(?:later |earlier )?(?:that|the) same {_DAYTIME})(?!\w)"), vague),
    (pattern(BEFORE + rf"(?i:(?:later |earlier )?that (?:very )?{_DAYTIME})(?!\w)"), vague),
    (pattern(BEFORE + r"(?i:later|earlier) in the day(?!\w)"), vague),
    (
        pattern(BEFORE + r"(?i:earlier|later|early|late) in the (?:week|month|year)(?!\w)"),
        unresolved,
    ),
    (pattern(BEFORE + r"(?i:an?) (?:day|week) (?:later|earlier)(?!\w)"), unresolved),
    (pattern(BEFORE + r"(?i:an?) (?:month|year) later(?!\w)"), unresolved),
    # Comparisons mostly ("up from 71 million a year earlier"): nothing for the editor to mend.
    (pattern(BEFORE + r"(?i:an?) (?:month|quarter|year) earlier(?!\w)"), vague),
)
"""What is to be anchored: the longest match at the leftmost place wins."""


def _compares(use: DateUse, setting: Setting) -> bool:
    """Read "a day earlier than planned", which compares two days and tells neither."""
    words = setting.text[use.span.start : use.span.end]
    return words.endswith(("earlier", "later")) and bool(_THAN.match(setting.text, use.span.end))


def anchored(use: DateUse, told: Sequence[DateUse], setting: Setting) -> DateUse:
    """`use` as what was `told` before it in the same paragraph decides it; itself where it does not."""
    if _compares(use, setting):
        return replace(use, value="", kind="vague")
    within = _IN_PERIOD.fullmatch(setting.text[use.span.start : use.span.end])
    if within and use.kind == "unresolved":
        return _in_period(use, told, setting, within["unit"])
    if not told or use.span.start - told[-1].span.end > _REACH:
        return use
    return _beside(use, told, setting)


def _beside(use: DateUse, told: Sequence[DateUse], setting: Setting) -> DateUse:
    """`use` as the date told last decides it."""
    before = told[-1]
    words = setting.text[use.span.start : use.span.end]
    if figured := compared(use, before, setting):
        return figured
    if stated := STATED.fullmatch(words):
        if use.kind == "unresolved" and (stated["day"] or stated["day2"]):
            use = ahead_too(use, before, setting, stated)
        found = beside_told(use, before, setting) or _of_that_year(use, before, setting, stated)
        return found if found.value != use.value else behind(found, before, setting)
    if is_feast(words):
        return behind(use, before, setting)
    if _is_of_figures(use, before, setting):
        return _figures_before(use, before, setting)
    if use.kind in ("unresolved", "vague"):
        value, kind = _counted(use, before, setting)
        known = (
            value == before.value
            or not _is_ahead(value, use, setting)
            or (setting.anchor and before.value > setting.anchor.isoformat())
        )
        sure = value and known and not _is_one_of_two(told, setting)
        return replace(use, value=value, kind=kind) if sure else use
    return use


def _is_of_figures(use: DateUse, before: DateUse, setting: Setting) -> bool:
    """Read "on June 30, up from 58% a day earlier", whose figures are not of the day told before."""
    if use.kind != "unresolved" or not use.text.endswith("earlier"):
        return False
    left = setting.text[max(0, before.span.start - 12) : before.span.start]
    ahead = setting.anchor is not None and before.value > setting.anchor.isoformat()
    compared = _COMPARED.search(setting.text, before.span.end, use.span.start)
    return bool(compared and (ahead or _BOUND.search(left)) and not _between(before, use, setting))


def _figures_before(use: DateUse, before: DateUse, setting: Setting) -> DateUse:
    """The day before the report's, for figures that it tells in the present."""
    told = last_verb(plain.before(setting.text, before.span.start))
    if setting.anchor is None or told or not use.text.endswith(" day earlier"):
        return use
    return replace(use, value=(setting.anchor - almanac.DAY).isoformat(), kind="date")


def _in_period(use: DateUse, told: Sequence[DateUse], setting: Setting, unit: str) -> DateUse:
    """Read "earlier in the week": the article's week, if nothing of another one was told before."""
    if setting.anchor is None:
        return use
    value, kind = period_of(setting.anchor, unit, 0)
    first, _, last = value.partition("/")
    if told and not first[:4] <= told[-1].value[: len(first)] <= (last or first) + "-99":
        return use
    return replace(use, value=value, kind=kind)


def _is_one_of_two(told: Sequence[DateUse], setting: Setting) -> bool:
    """Whether the sentence that is counted from tells of another day, too."""
    if len(told) < 2 or told[-2].kind != "date" or told[-2].value == told[-1].value:
        return False
    return _between(told[-2], told[-1], setting) == 0


def _is_ahead(value: str, use: DateUse, setting: Setting) -> bool:
    """Whether what is told as past would lie after the article."""
    if setting.anchor is None or setting.tense_at(use) == "future":
        return False
    today = setting.anchor.isoformat()
    return value[:10] > today[: len(value[:10])]


def _counted(use: DateUse, before: DateUse, setting: Setting) -> Reading:
    folded = setting.text[use.span.start : use.span.end]
    if not before.value or _between(before, use, setting) > 1:
        return UNRESOLVED
    day = _day(before)
    if SAME.fullmatch(folded):
        return (before.value, "date") if day else UNRESOLVED
    counted = _COUNTED.fullmatch(folded)
    return _moved(counted, before, day) if counted else UNRESOLVED


def _between(before: DateUse, use: DateUse, setting: Setting) -> int:
    """The sentences' ends between the two."""
    return len(
        re.findall(
            r"(?<![A-Z])[.!?][\"”'’)]{0,2} {1,3}(?=[A-Z“\"‘])",
            setting.text[before.span.end : use.span.start],
        )
    )


def _day(before: DateUse) -> date | None:
    return date.fromisoformat(before.value) if before.kind == "date" else None


def _moved(counted: re.Match[str], before: DateUse, day: date | None) -> Reading:
    unit = counted["unit"] or counted["beside_unit"] or counted["unit_after"] or "day"
    word = counted["way"] or counted["beside"] or counted["side"]
    back = word in ("earlier", "before", "previous", "preceding")
    told = number(counted["count"].lower()) if counted["count"] else 1
    count = 1 if counted["count"] and counted["count"].lower() in ("a", "an") else told
    if back and unit in ("month", "year"):
        return UNRESOLVED
    if count is None or count != int(count) or count > 400:
        return UNRESOLVED
    shift = -int(count) if back else int(count)
    if unit == "day":
        return (_moved_day(day, shift), "date") if day else UNRESOLVED
    start = day or _start(before, unit)
    return period_of(start, unit, shift) if start else UNRESOLVED


def _moved_day(day: date, shift: int) -> str:
    return (day + timedelta(days=shift)).isoformat()


def _start(before: DateUse, unit: str) -> date | None:
    """The first day of a month or year that is counted from in months or years."""
    if before.kind == "interval" and unit == "week":
        first, _, last = before.value.partition("/")
        days = [almanac.reference_day(one) if len(one) == _DAY else None for one in (first, last)]
        return days[0] if days[0] and days[1] and (days[1] - days[0]).days == _WEEK else None
    if before.kind == "month" and unit in ("month", "year"):
        return date.fromisoformat(f"{before.value}-01")
    if before.kind == "year" and unit == "year":
        return date.fromisoformat(f"{before.value}-01-01")
    return None


def _that_month(month: int, before: DateUse) -> Reading:
    """Read "in the summer of 2023 … that September": a month of the year told, not before it."""
    if before.kind not in ("date", "month", "year"):
        return UNRESOLVED
    told = int(before.value[5:7]) if before.kind != "year" else 1
    return (almanac.month(int(before.value[:4]), month), "month") if month >= told else UNRESOLVED


def _of_that_year(
    use: DateUse, before: DateUse, setting: Setting, stated: re.Match[str]
) -> DateUse:
    """A day or month without its year, after a date of another year.

    It lies in the week or month that leads to it ("Six weeks later, on March 11"), or after "that";
    after a full date the text doesn't tell in whose year it lies.
    """
    month, number = almanac.month_number(stated["month"]), stated["day"] or stated["day2"]
    if not number:
        return _month_of_year(use, before, setting, month)
    apart = setting.text[before.span.end : use.span.start]
    if not before.value[:4].isdigit() or before.value[:4] == use.value[:4]:
        beside = before.kind == "unresolved" and _YEAR_BEFORE.fullmatch(apart)
        lost = beside and not is_recent(use, setting)  # as what it is told with
        return replace(use, value="", kind="unresolved") if lost else use
    moved = f"{before.value[:4]}-{month:02d}-{int(number):02d}"
    if OF_THAT_YEAR.match(setting.text, use.span.end):
        told = before.kind != "interval" and almanac.reference_day(moved)
        return replace(use, value=moved, kind="date") if told else use
    leads = re.fullmatch(r"(?:, (?:on )?| on )", apart) and before.kind in ("interval", "month")
    if leads or (before.kind == "year" and _YEAR_BEFORE.fullmatch(apart)):
        holds = almanac.reference_day(moved) and _holds(before, moved)
        return replace(use, value=moved, kind="date") if holds else use
    if _is_full(before, setting) and _between(before, use, setting) <= 1:
        ahead = setting.tense_at(use) == "future"
        return use if ahead else replace(use, value="", kind="unresolved")
    return use


def _month_of_year(use: DateUse, before: DateUse, setting: Setting, month: int) -> DateUse:
    """Read "on 3 March 2019 … in June that year": a month of the year of a date, month or year."""
    apart = setting.text[before.span.end : use.span.start]
    if setting.text[use.span.start - 5 : use.span.start] == "that ":
        left = setting.text[max(0, before.span.start - 80) : before.span.start]
        aside = apart.startswith(",") and _WHO.search(left)
        value, kind = UNRESOLVED if aside else _that_month(month, before)
        return replace(use, value=value, kind=kind)
    if before.kind == "year" and _YEAR_BEFORE.fullmatch(apart):
        return replace(use, value=almanac.month(int(before.value), month), kind="month")
    if before.kind == "month" and _LISTED.fullmatch(apart):
        return _of_list(use, before, setting, month)
    that = OF_THAT_YEAR.match(setting.text, use.span.end)
    if not that or before.kind not in ("date", "month", "year"):
        return use
    return replace(use, value=almanac.month(int(before.value[:4]), month), kind="month")


def _of_list(use: DateUse, before: DateUse, setting: Setting, month: int) -> DateUse:
    """Read "in September and December": two months of one year, in their order."""
    told = STATED.fullmatch(setting.text, before.span.start, before.span.end)
    sure = use.kind == "month" or setting.tense_at(use) in ("past", "future")
    if not told or month <= int(before.value[5:7]) or use.kind == "vague" or not sure:
        return use
    value = almanac.month(int(before.value[:4]), month)
    return use if _is_ahead(value, use, setting) else replace(use, value=value, kind="month")


def _is_full(use: DateUse, setting: Setting) -> bool:
    words = setting.text[use.span.start : use.span.end]
    return use.kind == "date" and bool(_YEARED.search(words))


def _holds(period: DateUse, day: str) -> bool:
    first, _, last = period.value.partition("/")
    return first <= day <= (last or first + "-99-99")
