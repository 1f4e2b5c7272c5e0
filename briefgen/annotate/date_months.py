"""Rules for months: "in December", "early May 2024", "March to May"."""

from __future__ import annotations

import re
from datetime import date
from typing import Final

from briefgen.annotate import almanac
from briefgen.annotate.date_days import OF_THAT_YEAR, OF_YEAR
from briefgen.annotate.date_words import (
    DASH,
    END,
    MONTH,
    NAMED_AFTER,
    TO,
    UNRESOLVED,
    VAGUE,
    YEAR,
    Reading,
    Rule,
    Setting,
    whole,
)
from briefgen.annotate.plain import before, pattern
from briefgen.annotate.tense import is_since
from briefgen.annotate.tense_foreseen import is_unreal
from briefgen.expressions import expression

_NAMED_MONTHS: Final = frozenset({"may", "march", "june", "august", "april", "mar", "jun", "apr"})

_PREPOSITION: Final = pattern(
    r"\b(?:[Ii]n|[Ss]ince|[Uu]ntil|[Tt]ill|[Bb]y|[Dd]uring|[Ff]rom|[Tt]o|[Tt]hrough|[Oo]f|[Bb]etween"
    r"|[Bb]efore|[Aa]fter|[Ff]or|and|or|[Ee]ither|[Bb]oth|the (?:following|previous|preceding)|this|that|[Ee]arly|[Ll]ate|of last|mid-) ?$"
)

_PAIRED: Final = pattern(rf" (?:and|or|to) {MONTH}(?! \d)\b")
"""The other month beside it: "their June and July salaries"."""
_LISTED: Final = expression(rf"{MONTH}, {{1,3}}$")
"""The month before it in a list: "in April, May and June"."""
_LISTED_WITH: Final = pattern(
    rf"(?:, {MONTH}){{0,6}},? (?:and|or|&) (?:in )?(?P<month>{MONTH}) (?P<year>{YEAR})"
)
"""Months that share a year: "in September and December 2017"."""
_RUN_ON: Final = pattern(rf" (?P<year>{YEAR})(?=[a-z]{{4}})")
"""A year without a blank behind it: "in May 2001claiming that"."""
_ADJECTIVE: Final = expression(
    r"(?:'s|s'|\b(?:[Tt]he|[Aa]n?|[Ii]ts|[Hh]is|[Hh]er|[Tt]heir|[Tt]his))(?: {1,3}[a-z][a-z-]{2,24})? {1,3}$"
)
_ITS_NOUN: Final = pattern(
    r" (?!(?:said|says|told|was|is|had|has|will|would|and|or|as|who|government|for|from|with|that|which|when|after|before|because|but)\b)[a-z]{3}"
)
"""A month as an adjective: "the deadly April uprising"."""
_ITS_EVENT: Final = pattern(
    r"'s (?:[a-z]+ )?(?:elections?|vote|polls?|referendum|summit|budget|data|figures?|attacks?|meeting)\b"
)
_FIGURES: Final = pattern(
    r"(?:'s)? (?:[a-z]+ ){0,2}(?:report|figures?|data|results|numbers|sales|inflation|unemployment|payrolls"
    r"|earnings|statistics|reading)\b"
)
"""What is told of a month that is over, even if it "will be published"."""

_NUMBERED: Final = pattern(r"\b\d\d?(?:st|nd|rd|th)?(?: of)? $")
"""The month of a day in a name: "the 26th of July Movement"."""
_NEW: Final = 5
"""Days of a month on which its name may still mean last year's: "she fell ill in January"."""
_THAT: Final = pattern(r"(?<!said)(?<!says)(?<!found) that $")
"""A month that the words before tell, not the article's day."""

_BESIDE: Final = pattern(r"\bthe (?:following|previous|preceding) $")
"""Before a month that counts from something told before."""
_SPAN_TO: Final = pattern(
    r"\b(?:year|months|weeks|quarter|half)(?: that)? (?:to|through|ended|ending)(?: in)?(?: the end of)? $"
)
"""Figures "for the year to March" are known, so it is past."""
_FORECAST: Final = pattern(
    r" (?:will|would|should|could|may|might|(?:is|are|was|were) (?:expected|forecast|likely|set) to)\b(?! have\b)"
)
"""Unless they are foreseen: "in the quarter to May would be down"."""
_EXPECTS: Final = pattern(
    r"\b(?:now expect(?:s|ed|ing)?|(?:it|they|he|she|firm|company|group|bank|which|analysts|economists|and) (?:still )?expects?"
    r"|(?:is|are) (?:now )?(?:expected|forecast|likely|set) to|will|would)\b(?! have\b)[^;]{0,110}$"
)
"""Or what comes before tells so: "it now expects a profit of £3m for the year to March"."""
_EXPECTED: Final = pattern(
    r"(?<!now )\b(?<!is )(?<!are )(?:expected|forecast|predicted|anticipated|hoped|guided)\b[^;]{0,110}$"
)
"""What was expected may be of a period that is over, or of one that isn't."""
_CHANGED: Final = pattern(
    r"\b(?:cut|cuts|cutting|slash(?:ed|es|ing)?|trimm?(?:ed|s|ing)?|lower(?:ed|s|ing)?|rais(?:ed|es|ing)|lift(?:ed|s|ing)?"
    r"|increas(?:ed|es|ing)|reduc(?:ed|es|ing)|narrow(?:ed|s|ing)?|downgrad(?:ed|es|ing)|upgrad(?:ed|es|ing)|maintain(?:ed|s|ing)?|reiterat(?:ed|es|ing)"
    r"|reaffirm(?:ed|s|ing)?|keeps?|kept|keeping|stuck to|left|withdrew|scrapp(?:ed|ing)|issued|gave) (?:[\w'-]+ ){0,3}"
    r"(?:forecasts?|guidance|outlook|estimates?|targets?|projections?|predictions?)(?: (?:of|to) [^;:]{1,40})? for (?:the|its|their) (?:[\w-]+ ){0,3}"
    r"(?:year|months|weeks|quarter|half)(?: that)? (?:to|through|ending)(?: in)?(?: the end of)? $"
)
"""A forecast that is made, kept or changed is for a period that isn't over."""
_LONG_AGO: Final = pattern(rf"\b(?:{YEAR}|[Ll]ast year|years? (?:ago|earlier|before))\b")
"""Told with a forecast, the time at which it was changed."""
_CLAUSE: Final = 160
_UNREPORTED: Final = 3
"""Months after its end in which a firm may still say what it expects of a period."""
_FORESEEN: Final = 6
"""Months ahead at the end of which such a period may lie."""

_NAME_BEFORE: Final = expression(r"(?:^|[\s(])([A-Z][\w'.]*) $")

_OPENERS: Final = frozenset(
    [
        "On",
        "In",
        "By",
        "Since",
        "Until",
        "From",
        "Between",
        "Before",
        "After",
        "During",
        "For",
        "Early",
        "Late",
        "Mid",
        "To",
        "Through",
        "And",
        "But",
        "Till",
        "Around",
        "About",
        "Last",
        "Next",
        "This",
        "The",
    ]
)


_PART = r"(?P<part>(?:[Ee]arly|[Ll]ate|[Mm]id)[- ]|[Ee]nd-)?"


def _month_year(found: re.Match[str], setting: Setting) -> Reading | None:
    if _is_surname(found, setting):
        return None
    if found["year"][0] == "'":
        tens = int(found["year"][1:])
        now = setting.anchor.year % 100 if setting.anchor else -1
        century = 2000 if tens <= now + 1 else 1900
        month = almanac.month(century + tens, almanac.month_number(found["month"]))
        return (month, "month") if setting.anchor else UNRESOLVED
    return almanac.month(int(found["year"]), almanac.month_number(found["month"])), "month"


def _is_surname(found: re.Match[str], setting: Setting) -> bool:
    """Read "Theresa May", "Juan March": a month's name after a capitalised word of another kind."""
    if found["month"].lower().rstrip(".") not in _NAMED_MONTHS:
        return False
    left = setting.text[max(0, found.start() - 24) : found.start()]
    name = _NAME_BEFORE.search(left)
    return bool(name and name[1] not in _OPENERS and name[1].lower() not in almanac.WEEKDAYS)


def _bare_month(found: re.Match[str], setting: Setting) -> Reading | None:
    """Read "in December", "late May": only where nothing suggests a name, a verb or a longer name."""
    if _is_in_name(found, setting) or not _is_month(found, setting):
        return None
    if setting.is_habit(found):
        return VAGUE
    if setting.anchor is None or _follows_that(found, setting):
        return UNRESOLVED
    if OF_THAT_YEAR.match(setting.text, found.end()):
        return UNRESOLVED
    month = almanac.month_number(found["month"])
    year = _year_behind(found, setting, month)
    return (almanac.month(year, month), "month") if year else nearest_month(setting, found, month)


def _year_behind(found: re.Match[str], setting: Setting, month: int) -> int | None:
    """The year in "the July unrest in 2021", or of months that share one."""
    told = OF_YEAR.match(setting.text, found.end())
    if told and _is_adjective(found, setting):
        return int(told["year"])
    if run_on := _RUN_ON.match(setting.text, found.end()):
        return int(run_on["year"])
    shared = _LISTED_WITH.match(setting.text, found.end())
    return int(shared["year"]) - (month > almanac.month_number(shared["month"])) if shared else None


def _follows_that(found: re.Match[str], setting: Setting) -> bool:
    left = setting.text[max(0, found.start() - 16) : found.start()]
    return bool(_THAT.search(left[-12:]) or _BESIDE.search(left))


def _is_in_name(found: re.Match[str], setting: Setting) -> bool:
    left = setting.text[max(0, found.start() - 9) : found.start()]
    return bool(NAMED_AFTER.match(setting.text, found.end()) and _NUMBERED.search(left))


def _is_month(found: re.Match[str], setting: Setting) -> bool:
    left = setting.text[max(0, found.start() - 16) : found.start()]
    led = bool(
        found["part"] or _PREPOSITION.search(left) or _PAIRED.match(setting.text, found.end())
    )
    following = setting.text[found.end() : found.end() + 12]
    if re.match(r" [A-Z][a-z]|'s [A-Z]| \d", following) and not led:
        return False
    name = found["month"].lower()
    if name.rstrip(".") not in almanac.MONTHS and "." not in name:
        return False
    if _THAT.search(left) and not re.match(
        r"[.,;:)]|$| (?:when|and|but|by|after|before|with)\b", following
    ):
        return False
    if name in _NAMED_MONTHS or "." in name:
        led = led or bool(_LISTED.search(left)) or _is_adjective(found, setting)
        if _ITS_EVENT.match(setting.text, found.end()):
            return True
        return led and not re.match(r" [A-Z][a-z]|'s ", following)
    return not re.search(r"\b(?:Red|Black|Bloody) $", left) and not re.match(
        r" (?:Revolution|Monarchy|Surprise)", following
    )


def _is_adjective(found: re.Match[str], setting: Setting) -> bool:
    left = setting.text[max(0, found.start() - 40) : found.start()]
    return bool(_ITS_NOUN.match(setting.text, found.end()) and _ADJECTIVE.search(left))


def nearest_month(setting: Setting, found: re.Match[str], month: int) -> Reading:
    """The month of a year close to the article's that the words around it fit."""
    anchor = setting.anchor
    if anchor is None:
        return UNRESOLVED
    if month == anchor.month:
        return (
            UNRESOLVED if _is_new(found, setting) else (almanac.month(anchor.year, month), "month")
        )
    middles = [date(anchor.year + shift, month, 15) for shift in (-1, 0, 1)]
    left = setting.text[max(0, found.start() - 36) : found.start()]
    if _SPAN_TO.search(left):
        return _of_period(found, setting, month, anchor)
    if is_since(setting.text, found.start()):
        return almanac.month(anchor.year - (month > anchor.month), month), "month"
    tense = setting.tense(found)
    if _FIGURES.match(setting.text, found.end()):
        tense = "" if tense == "future" else "past"
    unreal = is_unreal(before(setting.text, found.start()))
    best = None if unreal else almanac.nearest(middles, anchor, tense)
    return (almanac.month(best.year, month), "month") if best else UNRESOLVED


def _of_period(found: re.Match[str], setting: Setting, month: int, anchor: date) -> Reading:
    """The month in which "the year to March" ends: known figures are past, forecasts to come."""
    clause = before(setting.text, found.start(), _CLAUSE)
    if _CHANGED.search(clause):
        year = anchor.year + (month < anchor.month)
        over = 0 < (anchor.month - month) % 12 <= _UNREPORTED
        over = over or bool(_LONG_AGO.search(clause))
        return UNRESOLVED if over else (almanac.month(year, month), "month")
    if _EXPECTED.search(clause):
        return UNRESOLVED
    foreseen = _FORECAST.match(setting.text, found.end()) or _EXPECTS.search(clause)
    return _ended_in(month, anchor, foreseen=bool(foreseen))


def _ended_in(month: int, anchor: date, *, foreseen: bool) -> Reading:
    """The month in which a period of known figures ended, or of foreseen ones is to end."""
    if foreseen and (month - anchor.month) % 12 <= _FORESEEN:
        return almanac.month(anchor.year + (month < anchor.month), month), "month"
    return almanac.month(anchor.year - (month > anchor.month), month), "month"


def _is_new(found: re.Match[str], setting: Setting) -> bool:
    """Whether the month has hardly begun and yet the past is told of it."""
    begun = setting.anchor is None or setting.anchor.day > _NEW or found[0][:5].lower() == "early"
    return not begun and setting.tense(found) == "past"


def _month_range(found: re.Match[str], setting: Setting) -> Reading | None:
    """Read "March to May 2024", "between March and May"."""
    if setting.is_moved(found):
        return None
    first, last = almanac.month_number(found["month"]), almanac.month_number(found["month2"])
    year = int(found["year"]) if found["year"] else None
    start_year = int(found["year1"]) if found["year1"] else None
    if year is None and setting.is_habit(found):
        return VAGUE
    if year is None:
        anchored = nearest_month(setting, found, last)
        if not anchored[0]:
            return UNRESOLVED
        year = int(anchored[0][:4])
    start = start_year or year - (first > last)
    if (start, first) >= (year, last):
        return UNRESOLVED
    return f"{almanac.month(start, first)}/{almanac.month(year, last)}", "interval"


RULES: Final[tuple[Rule, ...]] = (
    (
        pattern(whole(_PART + rf"(?P<month>{MONTH})(?:,? of |,? )(?P<year>{YEAR}|'\d\d(?![\w%]))")),
        _month_year,
    ),
    (pattern(whole(_PART + rf"(?P<month>{MONTH})(?!\w)(?!\.\d)")), _bare_month),
    (
        pattern(
            whole(
                rf"(?P<month>{MONTH})(?: (?P<year1>{YEAR}))?{TO}(?P<month2>{MONTH}) (?P<year>{YEAR})"
            )
        ),
        _month_range,
    ),
    (
        pattern(
            r"(?:(?<=[Bb]etween )|(?<=[Ff]rom ))"
            rf"(?P<month>{MONTH})(?: (?P<year1>{YEAR}))? (?:and|to|until|through) (?P<month2>{MONTH})(?: (?P<year>{YEAR}))?"
            + END
        ),
        _month_range,
    ),
    (
        pattern(
            whole(
                rf"(?P<month>{MONTH})(?P<year1>)(?:{DASH}| to | through )(?P<month2>{MONTH})(?P<year>)(?! \d)"
            )
        ),
        _month_range,
    ),
)
"""Patterns with their readings; the longest match at the leftmost place wins."""
