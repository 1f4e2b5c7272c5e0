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
    VAGUE,
    YEAR,
    Reading,
    Rule,
    Setting,
    vague,
    whole,
)
from briefgen.annotate.plain import BEFORE, pattern

_NAMED_MONTHS: Final = frozenset({"may", "march", "june", "august", "april", "mar", "jun", "apr"})

_PREPOSITION: Final = pattern(
    r"\b(?:[Ii]n|[Ss]ince|[Uu]ntil|[Tt]ill|[Bb]y|[Dd]uring|[Ff]rom|[Tt]o|[Tt]hrough|[Oo]f|[Bb]etween"
    r"|[Bb]efore|[Aa]fter|[Ff]or|and|this|[Ee]arly|[Ll]ate|of last|mid-) ?$"
)

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
    if setting.anchor is None:
        return UNRESOLVED
    return _nearest_month(setting, found, almanac.month_number(found["month"]))


def _is_month(found: re.Match[str], setting: Setting) -> bool:
    left = setting.text[max(0, found.start() - 16) : found.start()]
    led = bool(found["part"] or _PREPOSITION.search(left))
    following = setting.text[found.end() : found.end() + 12]
    if re.match(r" [A-Z][a-z]|'s [A-Z]| \d", following) and not led:
        return False
    name = found["month"].lower()
    if name.rstrip(".") not in almanac.MONTHS and "." not in name:
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
    if found["part"]:
        return VAGUE
    start = found["decade"]
    return f"{start}/{int(start) + 9}", "interval"


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
    (
        pattern(
            whole(
                r"[Tt]he (?:(?:early|mid|late)[- ])?(?:'[2-9]0s|\d\dth century|twenties|thirties|fifties|sixties|seventies|eighties|nineties)"
            )
        ),
        vague,
    ),
    (pattern(whole(rf"(?:[Ff]iscal|financial)(?: year)? {YEAR}(?:[-/]\d\d)?")), vague),
)
"""Patterns with their readings; the longest match at the leftmost place wins."""
