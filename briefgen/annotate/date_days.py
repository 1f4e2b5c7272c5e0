"""Rules for dates that name their day: "January 4", "4-6 May 2025", "2025-01-04"."""

from __future__ import annotations

import re
from datetime import date
from typing import Final

from briefgen.annotate import almanac
from briefgen.annotate.date_events import of_event, year_beside
from briefgen.annotate.date_words import (
    DAYNUMBER,
    FAR_YEAR,
    MONTH,
    NAMED_AFTER,
    UNRESOLVED,
    VAGUE,
    WEEKDAY,
    YEAR,
    Reading,
    Rule,
    Setting,
    dated,
    number_of,
    whole,
)
from briefgen.annotate.plain import after, alternatives, before, pattern
from briefgen.annotate.tense import UPCOMING, is_plainly_past, is_since
from briefgen.annotate.tense_foreseen import is_done, is_unreal

_COUNTED: Final = (
    r"(?! (?:million|billion|trillion|thousand|hundred|percent|per cent|people|troops|soldiers"
    r"|men|women|children|dollars|euros|pounds|miles|kilomet|tonnes|tons|votes|seats|cases)\b)"
)

DAY = DAYNUMBER + _COUNTED

OF_THAT_YEAR: Final = pattern(r",? (?:of )?(?:that|the same) (?:same )?year\b")
"""The year was told before."""

SHORT_WEEKDAY: Final = r"(?:Mon|Tue|Tues|Wed|Thu|Thur|Thurs|Fri|Sat|Sun)\.?"
_SHORT_MONTH: Final = r"(?:Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept|Sep|Oct|Nov|Dec)"
_NAMED_DAY = rf"(?P<month>{MONTH}) (?:the (?=\d\d?(?:st|nd|rd|th)))?(?P<day>{DAY})"

_DAY_FIRST = rf"(?:the )?(?P<day>{DAY})(?: of)? (?P<month>{MONTH})"

_ONES = ("first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth")
_SPELLED: Final = (
    *(*_ONES, "tenth", "eleventh", "twelfth", "thirteenth", "fourteenth", "fifteenth"),
    *("sixteenth", "seventeenth", "eighteenth", "nineteenth", "twentieth"),
    *(f"twenty-{one}" for one in _ONES),
    *("thirtieth", "thirty-first"),
)
_WORD_DAY = alternatives(_SPELLED)

COMMA_YEAR: Final = rf"(?:(?:, ?| )(?P<year>{YEAR}))?"
_CLOCK = r"1[0-4][0-5][05](?!\d)"
_YEAR_BEHIND = rf"(?:(?:, ?| )(?P<year>{YEAR}|(?:(?<=,)|(?<=, )|(?!{_CLOCK})){FAR_YEAR})| \((?:{WEEKDAY}|{SHORT_WEEKDAY})\),? (?P<year2>{YEAR}))?"
"""Also behind the weekday: "Sept. 13 (Thursday), 2018". "5 June 1400" is rather told with its clock."""
_CLOCK_OR_YEAR: Final = pattern(rf" (?!1[0-4](?:00|30)){FAR_YEAR}")
"""What few clocks say and some years are: "25 October 1415"."""
_DETERMINER: Final = pattern(r"(?:\b(?:the|[Tt]he|an?|its|his|her|their|this|last|of)|'s) $")
_PERIOD_TO: Final = pattern(
    r"\b(?:\d+|(?:thir|four|fif|twen)\w+|two|three|six|nine|twelve|the|its|last|financial|fiscal|full)"
    r" (?:year|half-year|half|quarter|months|weeks|fortnight)(?: that)? (?:to|ended)(?: on)?(?: the)? $"
)
_FORESEEN: Final = pattern(
    r"\b(?:expect\w*|forecasts?|forecasting|guidance|outlook|predict\w*|project(?:s|ed|ion|ions)|anticipat\w*|targets?|hop(?:e|es|ed|ing)|warn(?:s|ed|ing)?"
    r"|plans?|planned|budget(?:s|ed)?|(?:will|would|should|could|may|might|must)(?! have\b)|due|set to|likely|runs?|lasts?)\b"
)
"""In a sentence of what is still to come."""
_BORN: Final = pattern(
    r"\b(?:born|married|wed|christened|baptised|baptized)(?: (?:in|at|near) (?:[A-Z][\w'-]* ?){1,3})?,? on (?:the )?$"
)
"""Before a day that is mostly of a year long ago, and told without it."""
_A_NOUN: Final = pattern(
    r" (?!(?:and|or|to|at|in|on|for|with|as|by|the|when|that|is|was|will|of|from|after|before|but)\b)[A-Za-z]{3}"
)
OF_YEAR: Final = pattern(rf" (?:and {MONTH} \d\d? )?(?:[a-z'-]+ ){{1,2}}(?:of|in) (?P<year>{YEAR})")
"""The year of what a day is told of: "the July 20 plot of 1944"."""
LONG: Final = pattern(r"\b(?:Long|Articles?|Section|Chapter|Clause) $")
"""A rocket, a paragraph: "Long March 5", "Article 9 may"."""
_AS_DAY: Final = pattern(r" (?:as|to be) (?:the |an? )?[\"“‘']?(?:[\w'-]+ ){0,6}[Dd]ay\b")
"""A day of every year: "declared March 15 as a day of prayer"."""


def _day_month(found: re.Match[str], setting: Setting) -> Reading | None:
    """Read "January 4", "Friday, Jan. 3, 2025", "4 January"."""
    month, number = almanac.month_number(found["month"]), number_of(found["day"])
    year = int(found["year"] or found["year2"] or 0)
    if _is_in_name(found, setting):
        return None
    if not year and _is_bare_month_with_count(found, setting):
        return None
    doubtful = not year and _CLOCK_OR_YEAR.match(setting.text, found.end())
    if doubtful or OF_THAT_YEAR.match(setting.text, found.end()):
        return UNRESOLVED
    if not year and (_AS_DAY.match(setting.text, found.end()) or setting.is_habit(found)):
        return VAGUE
    if not year and (told := OF_YEAR.match(setting.text, found.end())):
        left = setting.text[max(0, found.start() - 12) : found.start()]
        year = int(told["year"]) if _DETERMINER.search(left) or left.endswith(" and ") else 0
    year = year or year_beside(found, setting)
    value = almanac.day(year, month, number) if year else _nearest(found, setting, month, number)
    weekday = found["weekday"]
    if weekday in (None, "Sun") or (value and _falls_on(value, weekday)):
        return dated(value)
    return UNRESOLVED if year else dated(_on_weekday(setting, found, month, number))


def _is_in_name(found: re.Match[str], setting: Setting) -> bool:
    named = not (found["year"] or found["year2"]) and NAMED_AFTER.match(setting.text, found.end())
    return bool(named or LONG.search(setting.text, max(0, found.start() - 9), found.start()))


def _on_weekday(setting: Setting, found: re.Match[str], month: int, number: int) -> date | None:
    """The day of the year in which it falls on the weekday that is told with it."""
    if setting.anchor is None:
        return None
    weekday, years = almanac.weekday_number(found["weekday"]), almanac.years_around(setting.anchor)
    one = almanac.on_weekday(years, month, number, weekday)
    if one is None:
        return None
    tense = setting.tense(found)
    against = one > setting.anchor if tense == "past" else one < setting.anchor
    return None if against and tense in ("past", "future") else one


def _spelled_day(found: re.Match[str], setting: Setting) -> Reading | None:
    """Read "March first", "the twenty-first of June"."""
    month, word = found["month"] or found["month2"], found["word"] or found["word2"]
    number = _SPELLED.index(word.lower()) + 1
    if found["year"]:
        return dated(almanac.day(int(found["year"]), almanac.month_number(month), number))
    if setting.anchor is None:
        return UNRESOLVED
    return dated(nearest_day(setting, found, almanac.month_number(month), number))


def _falls_on(value: date, weekday: str) -> bool:
    """Whether both agree; "Sun" isn't asked, since newspapers are called so."""
    return value.weekday() == almanac.weekday_number(weekday)


def _is_bare_month_with_count(found: re.Match[str], setting: Setting) -> bool:
    """Read "In May 12 soldiers died": the number counts what follows."""
    left, right = (
        setting.text[max(0, found.start() - 4) : found.start()],
        setting.text[found.end() : found.end() + 24],
    )
    return bool(
        found.start("day") > found.start("month")
        and re.search(r"\b[Ii]n $", left)
        and re.match(r" +[a-z]+s\b", right)
    )


def _nearest(found: re.Match[str], setting: Setting, month: int, number: int) -> date | None:
    if setting.anchor is None:
        return None
    known, only = of_event(found, setting, month, number)
    if only:
        return known
    near = nearest_day(setting, found, month, number)
    return None if known and known != near else near


def nearest_day(setting: Setting, found: re.Match[str], month: int, number: int) -> date | None:
    """The day of a year close to the article's that the words around it fit."""
    if setting.anchor is None:
        return None
    reach = 8 if (month, number) == (2, 29) else 1
    years = range(setting.anchor.year - reach, setting.anchor.year + reach + 1)
    days = [one for year in years if (one := almanac.day(year, month, number))]
    return nearest_of(days, setting, found)


def nearest_of(days: list[date], setting: Setting, found: re.Match[str]) -> date | None:
    """The one of some days of different years that the words around an expression fit."""
    if setting.anchor is None:
        return None
    if setting.anchor in days:
        return setting.anchor
    gone = setting.anchor - almanac.DAY * almanac.DOUBTFUL
    recent = [one for one in days if gone <= one < setting.anchor]
    ahead = UPCOMING.search(setting.text, max(0, found.start() - 24), found.start())
    if recent and not ahead and _is_adjective(found, setting):
        return recent[-1]
    past = [one for one in days if one < setting.anchor]
    if past and (is_since(setting.text, found.start()) or _ends_period(found, setting)):
        return max(past)
    tense = setting.tense(found)
    born = _BORN.search(setting.text, max(0, found.start() - 48), found.start())
    long_ago = born and not recent and tense != "future"
    if long_ago or is_unreal(before(setting.text, found.start())):
        return None
    done = tense == "past" and is_done(setting.text, found.start())
    sure = done or tense != "past" or is_plainly_past(setting.text, found.start())
    doubtful = almanac.NEAR if done else almanac.DOUBTFUL
    return almanac.nearest(days, setting.anchor, tense, sure=sure, doubtful=doubtful)


def _ends_period(found: re.Match[str], setting: Setting) -> bool:
    """Whether it ends a period of which figures are told: "sales in the 26 weeks to 28 March fell"."""
    if not _PERIOD_TO.search(setting.text, max(0, found.start() - 40), found.start()):
        return False
    left, right = before(setting.text, found.start()), after(setting.text, found.end())
    return not (_FORESEEN.search(left) or _FORESEEN.search(right))


def _is_adjective(found: re.Match[str], setting: Setting) -> bool:
    """Read "before the July 17 election": the verb tells of something else."""
    left = setting.text[max(0, found.start() - 12) : found.start()]
    return bool(_DETERMINER.search(left) and _A_NOUN.match(setting.text, found.end()))


RULES: Final[tuple[Rule, ...]] = (
    # "On Jan. 3 soldiers came": behind "on" the number counts nothing.
    (
        pattern(
            rf"(?<=\b[Oo]n )(?P<weekday>(?!))?(?P<month>{MONTH}) (?P<day>{DAYNUMBER})(?P<year>(?!))?(?P<year2>(?!))?"
            r"(?= (?:soldiers|troops|men|women|people|children|cases|votes)\b)"
        ),
        _day_month,
    ),
    # "Nov.29, 2017", as it is set where blanks are dear
    (
        pattern(
            whole(rf"(?P<weekday>(?!))?(?P<month>{_SHORT_MONTH}\.)(?P<day>{DAY})" + _YEAR_BEHIND)
        ),
        _day_month,
    ),
    (
        pattern(
            whole(
                rf"(?:(?P<month>{MONTH}) (?P<word>(?i:{_WORD_DAY}))"
                rf"|the (?P<word2>(?i:{_WORD_DAY})) of (?P<month2>{MONTH}))"
                + COMMA_YEAR
                + r"(?! (?:quarter|half|week|time|round|of|in|place|reading|day|[a-z]+s)\b)"
            )
        ),
        _spelled_day,
    ),
    (
        pattern(
            whole(
                rf"(?:(?:(?:[Ll]ast|[Nn]ext|[Tt]his(?: coming| past)?) )?(?P<weekday>{WEEKDAY}|{SHORT_WEEKDAY}),? )?"
                + _NAMED_DAY
                + _YEAR_BEHIND
            )
        ),
        _day_month,
    ),
    (
        pattern(
            whole(
                rf"(?:(?:(?:[Ll]ast|[Nn]ext|[Tt]his(?: coming| past)?) )?(?P<weekday>{WEEKDAY}|{SHORT_WEEKDAY}),? )?"
                + _DAY_FIRST
                + _YEAR_BEHIND
            )
        ),
        _day_month,
    ),
)
"""Patterns with their readings; the longest match at the leftmost place wins."""
