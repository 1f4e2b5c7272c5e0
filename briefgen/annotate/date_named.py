"""Rules for days with a name: "New Year's Eve", "Good Friday", "Thanksgiving", "9/11".

Only names that mean one day wherever English is written, or whose country the name itself tells.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from datetime import date, timedelta
from typing import Final

from briefgen.annotate import almanac
from briefgen.annotate.date_days import OF_THAT_YEAR, nearest_of
from briefgen.annotate.date_words import (
    SHIFT,
    UNRESOLVED,
    YEAR,
    Reading,
    Rule,
    Setting,
    dated,
    whole,
)
from briefgen.annotate.numerals import NUMBER, number
from briefgen.annotate.plain import alternatives, pattern
from briefgen.expressions import expression

Day = Callable[[int], date]
"""The day of a year."""


def _fixed(month: int, number: int) -> Day:
    return lambda year: date(year, month, number)


def _from_easter(days: int) -> Day:
    return lambda year: almanac.easter(year) + timedelta(days=days)


def _nth(month: int, weekday: int, nth: int) -> Day:
    """The nth such weekday of a month."""
    return lambda year: (
        almanac.on_or_after(date(year, month, 1), weekday) + timedelta(weeks=nth - 1)
    )


def _last_monday_of_may(year: int) -> date:
    return almanac.on_or_before(date(year, 5, 31), 0)


_DAYS: Final[Mapping[str, Day]] = {
    "new year's day": _fixed(1, 1),
    "new year's eve": _fixed(12, 31),
    "valentine's day": _fixed(2, 14),
    "st. patrick's day": _fixed(3, 17),
    "st patrick's day": _fixed(3, 17),
    "april fools' day": _fixed(4, 1),
    "april fool's day": _fixed(4, 1),
    "groundhog day": _fixed(2, 2),
    "international women's day": _fixed(3, 8),
    "st. george's day": _fixed(4, 23),
    "st george's day": _fixed(4, 23),
    "earth day": _fixed(4, 22),
    "anzac day": _fixed(4, 25),
    "may day": _fixed(5, 1),
    "the fourth of july": _fixed(7, 4),
    "fourth of july": _fixed(7, 4),
    "juneteenth": _fixed(6, 19),
    "canada day": _fixed(7, 1),
    "bastille day": _fixed(7, 14),
    "halloween": _fixed(10, 31),
    "guy fawkes night": _fixed(11, 5),
    "bonfire night": _fixed(11, 5),
    "veterans day": _fixed(11, 11),
    "remembrance day": _fixed(11, 11),
    "world aids day": _fixed(12, 1),
    "armistice day": _fixed(11, 11),
    "christmas eve": _fixed(12, 24),
    "christmas day": _fixed(12, 25),
    "christmas": _fixed(12, 25),
    "boxing day": _fixed(12, 26),
    "ash wednesday": _from_easter(-46),
    "palm sunday": _from_easter(-7),
    "maundy thursday": _from_easter(-3),
    "good friday": _from_easter(-2),
    "easter sunday": _from_easter(0),
    "easter day": _from_easter(0),
    "easter monday": _from_easter(1),
    "ascension day": _from_easter(39),
    "whit monday": _from_easter(50),
    "memorial day": _last_monday_of_may,
    "martin luther king day": _nth(1, 0, 3),
    "martin luther king jr. day": _nth(1, 0, 3),
    "presidents' day": _nth(2, 0, 3),
    "presidents day": _nth(2, 0, 3),
    "columbus day": _nth(10, 0, 2),
    "labor day": _nth(9, 0, 1),
    "thanksgiving day": _nth(11, 3, 4),
    "thanksgiving": _nth(11, 3, 4),
}
_SEASONS: Final = ("christmas", "thanksgiving", "halloween", "fourth of july", "juneteenth")
"""Names of a season or a feast as well: only after a word that wants a point in time."""
_NEAR: Final = 8
"""Days within which no tense of a verb is needed to tell which weekend is meant."""
_POINT: Final = expression(r"\b(?:[Oo]n|[Bb]y|[Bb]efore|[Aa]fter|[Ss]ince|[Uu]ntil) {1,3}$")
_ITS_EVENT: Final = pattern(
    r" (?:[a-z]+ )?(?:attacks?|bombings?|blasts?|massacre|shootings?|tsunami|quake|earthquake|uprising|disaster|fire|killings?)\b"
)
"""What may be known by a feast of some year: "the Easter Sunday bombings"."""
_NEWS: Final = timedelta(days=30)
_COUNTED: Final = pattern(
    rf"\b(?P<count>{NUMBER}|(?i:an?)) (?P<unit>day|week)s? (?:before|until|till|to|ahead of) $"
)
_MANY: Final = 12
_LATELY: Final = 10
"""Days back in which what is counted to a feast may have happened, so that nobody thinks of another year's."""
_LOOSE: Final = 3
"""Days by which so many weeks may be more or less."""
_OTHER_CALENDAR: Final = expression(
    r"\b(?:Orthodox|Coptic|Armenian|Ethiopian|Chinese|Lunar|Vietnamese|Hindu|Persian|Jewish|Islamic|Julian|Old) {1,3}$"
)
"""Before a feast's name that is on another day than most readers think."""
_WHEN: Final = rf"(?:(?:,? | of |, )(?:(?P<year>{YEAR})|(?P<shift>last|this|next) year))?"
_ENDS: Final = r"(?! (?!In\b|On\b|At\b|The\b|When\b)[A-Z]|'s?[ ]|[ -](?:time|tree|market|show|carol|card|party|parade|sale|dinner|lunch|shop|season|holiday|period|message|present|gift|eve)s?\b)"


def _named(found: re.Match[str], setting: Setting) -> Reading | None:
    name = " ".join(found["name"].lower().split())
    left = setting.text[max(0, found.start() - 15) : found.start()]
    if _OTHER_CALENDAR.search(left) or (name in _SEASONS and not _POINT.search(left)):
        return None
    day = _DAYS[name]
    if found["year"]:
        return dated(day(int(found["year"])))
    if setting.anchor is None or OF_THAT_YEAR.match(setting.text, found.end()):
        return UNRESOLVED
    if found["shift"]:
        return dated(day(setting.anchor.year + SHIFT[found["shift"]]))
    years = almanac.years_around(setting.anchor)
    if ahead := _counted_to(setting, found, day, setting.anchor):
        return dated(ahead)
    near = nearest_of([day(year) for year in years], setting, found)
    if near and _ITS_EVENT.match(setting.text, found.end()):
        near = near if abs(near - setting.anchor) <= _NEWS else None
    return dated(near)


def _counted_to(setting: Setting, found: re.Match[str], day: Day, anchor: date) -> date | None:
    """The feast to which so many days or weeks are counted from about the article's day.

    Read "shut its doors three weeks before Christmas" early in December; at other times the year is open.
    """
    counted = _COUNTED.search(setting.text, max(0, found.start() - 32), found.start())
    count = number(counted["count"].lower()) if counted else None
    if counted is None or count is None or count > _MANY:
        return None
    weeks = counted["unit"] == "week"
    gone = anchor - timedelta(days=_LATELY)
    for year in (anchor.year, anchor.year + 1):
        feast = day(year)
        told = feast - timedelta(days=int(count) * (7 if weeks else 1))
        if gone <= told <= anchor + timedelta(days=_LOOSE if weeks else 0) < feast:
            return feast
    return None


def _easter_weekend(found: re.Match[str], setting: Setting) -> Reading:
    """Saturday and Sunday, as for other weekends."""
    if setting.anchor is None:
        return UNRESOLVED
    days = [almanac.easter(setting.anchor.year + shift) for shift in (-1, 0, 1)]
    near = [day for day in days if abs((day - setting.anchor).days) <= _NEAR]
    sunday = near[0] if near else nearest_of(days, setting, found)
    return (almanac.span_of(sunday - almanac.DAY, sunday), "interval") if sunday else UNRESOLVED


def _attacks(_: re.Match[str], __: Setting) -> Reading:
    return dated(date(2001, 9, 11))


RULES: Final[tuple[Rule, ...]] = (
    (pattern(whole(rf"(?P<name>(?i:{alternatives(_DAYS)})){_WHEN}") + _ENDS), _named),
    (pattern(whole(r"(?:the )?Easter weekend")), _easter_weekend),
    (pattern(r"(?<![\w/.$-])9/11(?![\w/]|-\d|[.,]\d)"), _attacks),
)
"""Patterns with their readings; the longest match at the leftmost place wins."""
