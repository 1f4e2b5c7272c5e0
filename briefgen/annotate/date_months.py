"""Rules for months and years: "in December", "March to May 2024", "2019–2021", "the 1990s"."""

from __future__ import annotations

import re
from datetime import date
from typing import Final

from briefgen.annotate import almanac
from briefgen.annotate.date_words import (
    END,
    MONTH,
    TO,
    UNRESOLVED,
    YEAR,
    Reading,
    Rule,
    Setting,
    number_of,
    vague,
    whole,
)
from briefgen.annotate.plain import BEFORE, pattern

_NAMED_MONTHS: Final = frozenset({"may", "march", "june", "august", "april", "mar", "jun", "apr"})

_PREPOSITION: Final = pattern(
    r"\b(?:[Ii]n|[Ss]ince|[Uu]ntil|[Tt]ill|[Bb]y|[Dd]uring|[Ff]rom|[Tt]o|[Tt]hrough|[Oo]f|[Bb]etween"
    r"|[Bb]efore|[Aa]fter|[Ff]or|and|this|that|[Ee]arly|[Ll]ate|of last|mid-) ?$"
)

_THAT: Final = pattern(r"(?<!said)(?<!says)(?<!found) that $")
"""A month that the words before tell, not the article's day."""

_SPAN_TO: Final = pattern(
    r"\b(?:year|months|weeks|quarter|half)(?: that)? (?:to|through|ended|ending)(?: in)? $"
)
"""Figures "for the year to March" are known, so it is past."""

_NAME_BEFORE: Final = re.compile(r"(?:^|[\s(])([A-Z][\w'.]*) $")

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


_PART = r"(?P<part>(?:[Ee]arly|[Ll]ate|[Mm]id)[- ])?"

_PARTED: Final = r"(?:(?:early|mid|late|later)[- ])?"
_CENTURIES: Final = {"nineteenth": 19, "twentieth": 20, "twenty-first": 21}

_YEAR_NOUNS = (
    r"(?:people|troops|soldiers|men|women|children|dollars|euros|pounds|km|kilomet\w+|miles|met\w+"
    r"|tons|tonnes|votes|seats|cases|jobs|homes|workers|percent|hours|feet|yen|yuan|won|years|m)"
)

_NO_COUNT = rf"(?! (?:and a half|{_YEAR_NOUNS}\b|million|billion))"


def _month_year(found: re.Match[str], setting: Setting) -> Reading | None:
    if _is_surname(found, setting):
        return None
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
    if not _is_month(found, setting):
        return None
    if setting.anchor is None or _follows_that(found, setting):
        return UNRESOLVED
    return _nearest_month(setting, found, almanac.month_number(found["month"]))


def _follows_that(found: re.Match[str], setting: Setting) -> bool:
    return bool(_THAT.search(setting.text[max(0, found.start() - 12) : found.start()]))


def _is_month(found: re.Match[str], setting: Setting) -> bool:
    left = setting.text[max(0, found.start() - 16) : found.start()]
    led = bool(found["part"] or _PREPOSITION.search(left))
    following = setting.text[found.end() : found.end() + 12]
    if re.match(r" [A-Z][a-z]|'s [A-Z]| \d", following) and not led:
        return False
    name = found["month"].lower()
    if name.rstrip(".") not in almanac.MONTHS and "." not in name:
        return False
    if _THAT.search(left) and not re.match(r"[.,;:)]|$| when\b", following):
        return False
    if name in _NAMED_MONTHS or "." in name:
        return led and not re.match(r" [A-Z][a-z]|'s ", following)
    return not re.search(r"\b(?:Red|Black|Bloody) $", left) and not re.match(
        r" (?:Revolution|Monarchy|Surprise)", following
    )


def _nearest_month(setting: Setting, found: re.Match[str], month: int) -> Reading:
    """The month of a year close to the article's that the words around it fit."""
    anchor = setting.anchor
    if anchor is None:
        return UNRESOLVED
    if month == anchor.month:
        return almanac.month(anchor.year, month), "month"
    middles = [date(anchor.year + shift, month, 15) for shift in (-1, 0, 1)]
    left = setting.text[max(0, found.start() - 24) : found.start()]
    if _SPAN_TO.search(left):
        return almanac.month(anchor.year - (month > anchor.month), month), "month"
    best = almanac.nearest(middles, anchor, setting.tense(found))
    return (almanac.month(best.year, month), "month") if best else UNRESOLVED


def _month_range(found: re.Match[str], setting: Setting) -> Reading | None:
    """Read "March to May 2024", "between March and May"."""
    first, last = almanac.month_number(found["month"]), almanac.month_number(found["month2"])
    year = int(found["year"]) if found["year"] else None
    start_year = int(found["year1"]) if found["year1"] else None
    if year is None:
        anchored = _nearest_month(setting, found, last)
        if not anchored[0]:
            return UNRESOLVED
        year = int(anchored[0][:4])
    start = start_year or year - (first > last)
    if (start, first) >= (year, last):
        return UNRESOLVED
    return f"{almanac.month(start, first)}/{almanac.month(year, last)}", "interval"


def _year_range(found: re.Match[str], _: Setting) -> Reading | None:
    first, second = found["year"], found["year2"]
    last = first[: 4 - len(second)] + second
    if second == "00" and first.endswith("99"):
        last = str(int(first) + 1)
    return (f"{first}/{last}", "interval") if last > first else None


def _plain_year(found: re.Match[str], _: Setting) -> Reading:
    return found["year"], "year"


def _decade(found: re.Match[str], _: Setting) -> Reading:
    """Read "the late 1980s": the decade, as "late May" is the month."""
    start = found["decade"]
    return f"{start}/{int(start) + 9}", "interval"


def _short_decade(found: re.Match[str], _: Setting) -> Reading:
    """Read "the '80s": of the last century, from the thirties on."""
    return f"19{found['tens']}0/19{found['tens']}9", "interval"


def _century(found: re.Match[str], _: Setting) -> Reading | None:
    number = number_of(found["century"]) if found["century"] else _CENTURIES[found["word"].lower()]
    if not 1 < number < 23:
        return None
    return f"{(number - 1) * 100 + 1:04d}/{number * 100:04d}", "interval"


RULES: Final[tuple[Rule, ...]] = (
    (pattern(whole(_PART + rf"(?P<month>{MONTH})(?:,? of |,? )(?P<year>{YEAR})")), _month_year),
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
        pattern(whole(rf"(?P<year>{YEAR}) ?[-–/] ?(?P<year2>(?:1[5-9]|20)\d\d|\d\d)(?!\d)")),
        _year_range,
    ),
    (
        pattern(rf"(?<=[Ff]rom )(?P<year>{YEAR}) (?:to|through|until) (?P<year2>{YEAR})" + END),
        _year_range,
    ),
    (pattern(rf"(?<=[Bb]etween )(?P<year>{YEAR}) and (?P<year2>{YEAR})" + END), _year_range),
    (
        pattern(
            r"(?=[12]\d\d\d|[EeLlMm])"  # a cheap look first: most places are none
            r"(?:(?:(?<=[Ii]n )|(?<=[Bb]y )|(?<=[Oo]f )|(?<=[Ss]ince )|(?<=[Uu]ntil )|(?<=[Ff]rom )"
            r"|(?<=[Tt]o )|(?<=[Dd]uring )|(?<=[Bb]efore )|(?<=[Aa]fter )|(?<=[Ff]or )|(?<=year )"
            r"|(?<=[Tt]hroughout )|(?<=[Tt]hrough )|(?<=and )|(?<=spring )|(?<=summer )|(?<=autumn )"
            r"|(?<=fall )|(?<=winter )|(?<=[Tt]he )|(?<=than in )|(?<=\())"
            rf"|(?<!\w)(?P<part>(?:[Ee]arly|[Ll]ate|[Mm]id)[- ]))(?P<year>{YEAR})" + END + _NO_COUNT
        ),
        _plain_year,
    ),
    (
        pattern(
            BEFORE
            + r"(?:[Tt]he )?(?P<part>(?:early|mid|late|later)[- ](?:to[- ](?:late|mid)[- ])?)?"
            r"(?P<decade>(?:1[5-9]|20)\d0)'?s(?!\w)"
        ),
        _decade,
    ),
    (pattern(whole(rf"[Tt]he {_PARTED}'(?P<tens>[3-9])0s")), _short_decade),
    (
        pattern(
            whole(
                rf"(?:[Tt]he )?{_PARTED}(?:(?P<century>\d\d?)(?:st|nd|rd|th)"
                r"|(?P<word>(?i:nineteenth|twentieth|twenty-first)))[- ]century(?!-)"
            )
        ),
        _century,
    ),
    (
        pattern(
            whole(
                rf"[Tt]he {_PARTED}(?:'20s|twenties|thirties|fifties|sixties|seventies|eighties|nineties)"
            )
        ),
        vague,
    ),
    (
        pattern(
            whole(rf"(?:[Tt]he )?(?:[Ff]iscal|financial)(?: year)? {YEAR}(?: ?[-/–] ?(?:20)?\d\d)?")
        ),
        vague,
    ),
)
"""Patterns with their readings; the longest match at the leftmost place wins."""
