"""Rules for quarters and halves of years: "Q3", "the third quarter of 2024", "the June quarter"."""

from __future__ import annotations

import re
from datetime import date
from typing import Final

from briefgen.annotate import almanac
from briefgen.annotate.date_fiscal import MONTHS_TO, is_firms, ordinal_of
from briefgen.annotate.date_words import (
    SHIFT,
    UNRESOLVED,
    VAGUE,
    YEAR,
    Reading,
    Rule,
    Setting,
    vague,
    whole,
)
from briefgen.annotate.plain import pattern
from briefgen.expressions import expression

_GAME: Final = expression(
    r"\b(?:game|touchdown|yards?|scored|basket|lead of|points|quartiles?|median)\b"
    r"|\b(?:an?|the|this|that|each|his|her|their|its|'s|opening|first|last|final|cup|league|test) {1,3}(?:match|tie)\b(?! for\b|-)",
    re.IGNORECASE,
)
"""Beside a quarter of a game; a forecast is matched by a verb."""


_EARNED: Final = pattern(
    r" (?:[a-z]+ )?(?:loss|losses|profits?|earnings|results?|revenues?|sales|net|income|figures)\b"
)
"""What is known of a quarter only when it is over; its year may be a firm's own."""

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


def _quarter(found: re.Match[str], setting: Setting) -> Reading | None:
    """Read "the third quarter of 2024", "Q3": calendar quarters; without a year the latest begun."""
    if _IN_A_ROW.match(setting.text, found.end()):
        return None
    name = (found["ordinal"] or found["digit"]).lower()
    wanted = _ORDINALS.get(name) or int(name)
    if found["year"]:
        return almanac.quarter(int(found["year"]), wanted), "interval"
    if setting.anchor is None:
        return UNRESOLVED
    if _is_vague(found, setting, wanted):
        return VAGUE
    if found["shift"]:
        return almanac.quarter(
            setting.anchor.year + SHIFT[found["shift"].lower()], wanted
        ), "interval"
    tense = _tense(found, setting, wanted)
    if tense != "future" and _EARNED.match(setting.text, found.end()):
        tense = "torn" if _current(setting.anchor) == wanted else tense
    return _latest_quarter(setting.anchor, wanted, tense)


def _is_vague(found: re.Match[str], setting: Setting, wanted: int) -> bool:
    """Whether it is a quarter of a firm's own year, or of a match."""
    left = setting.text[max(0, found.start() - 80) : found.start()]
    if re.search(r"\bfiscal {1,3}$", left) or _GAME.search(
        left + setting.text[found.start() : found.end() + 80]
    ):
        return True
    if not found["shift"] and _OF_ITS_LIFE.match(setting.text, found.end()):
        return True
    return not found["shift"] and _is_fiscal(found, setting, wanted)


def _is_fiscal(found: re.Match[str], setting: Setting, wanted: int) -> bool:
    """Whether the text tells of months that end in another quarter of the calendar.

    A quarter that is told with its end, before or behind, decides: "the first quarter ended Sept. 30".
    """
    low, high = max(0, found.start() - _REPORT), found.end() + _REPORT
    told = [
        one for one in MONTHS_TO.finditer(setting.text, low, high) if is_firms(setting.text, one)
    ]
    numbered = [(_ORDINALS[name], one) for one in told if (name := ordinal_of(setting.text, one))]
    if numbered:
        return any(almanac.month_number(one["month"]) != 3 * nth for nth, one in numbered)
    before = [one for one in told if one.end() <= found.start()]
    return bool(before) and almanac.month_number(before[-1]["month"]) != 3 * wanted


def _tense(found: re.Match[str], setting: Setting, wanted: int) -> str:
    """Figures that are revised are known; what "the firm expected" was to come."""
    left = setting.text[max(0, found.start() - 110) : found.start()]
    if _REVISED.search(left):
        return "past"
    tense = setting.tense(found)
    if tense == "past" and setting.anchor and _EXPECTED.search(left):
        return "future" if wanted > _current(setting.anchor) else "torn"
    return tense


_REPORT: Final = 600
_REVISED: Final = pattern(
    r"\b(?:revis(?:e|es|ed|ing|ions?)|restat(?:e|es|ed|ing|ements?))\b[^.;,]{0,70} $"
)
_EXPECTED: Final = pattern(
    r"\b(?:it|he|she|they|which|company|firm|group|bank|maker|analysts|economists|officials|executives)"
    r" (?:also |still )?(?:expected|predicted|forecast|anticipated|foresaw) [^.;]{3,80} $"
)
_OF_ITS_LIFE: Final = pattern(
    r" (?:of (?:(?:full|commercial|steady|regular|independent) )?"
    r"(?:production|operations?|trading|life|existence|ownership)\b(?! (?:of|in)\b)"
    r"|(?:since|as an?|as (?:chief|head|coach|president|chair(?:man)?|minister|boss|owner)|under (?:its|their|his|her|new))\b)"
)
"""After a quarter that is counted from a beginning: "in its first quarter of production"."""
_IN_A_ROW: Final = pattern(r" (?:in a row|in succession|running)\b")
"""After a quarter that is counted, not told: "the second quarter in a row"."""


def _short_quarter(found: re.Match[str], setting: Setting) -> Reading | None:
    """Read "2Q24" near that year only: "1Q84" may be the name of anything."""
    if setting.anchor is None:
        return None
    now = setting.anchor.year
    year = now + (int(found["tens"]) - now + 50) % 100 - 50
    return (
        (almanac.quarter(year, int(found["digit"])), "interval")
        if abs(year - now) <= _SHORT
        else None
    )


_SHORT: Final = 3
"""Years around the article's whose quarters reports write so shortly."""


def _current(anchor: date) -> int:
    return (anchor.month + 2) // 3


def _latest_quarter(anchor: date, wanted: int, tense: str) -> Reading:
    current = _current(anchor)
    if tense == "torn" and wanted >= current:
        return UNRESOLVED
    if tense == "past" and wanted == current and anchor.month % 3 == 1:
        return UNRESOLVED  # hardly begun
    if not tense and wanted == current + 1:
        return UNRESOLVED  # the one that comes, or that of last year
    if tense == "future" and wanted == current - 1:
        return UNRESOLVED  # that of next year, or the one just over, of which a firm is to report
    year = anchor.year + (wanted < current if tense == "future" else -(wanted > current))
    return almanac.quarter(year, wanted), "interval"


def _month_quarter(found: re.Match[str], setting: Setting) -> Reading:
    """Read "the June quarter": the one that ends with it."""
    wanted = almanac.month_number(found["month"]) // 3
    if found["year"]:
        return almanac.quarter(int(found["year"]), wanted), "interval"
    if setting.anchor is None:
        return UNRESOLVED
    return _latest_quarter(setting.anchor, wanted, setting.tense(found))


def _half(found: re.Match[str], setting: Setting) -> Reading:
    first = 1 if (found["ordinal"] or "").lower() == "first" or found["digit"] == "1" else 7
    year = int(found["year"]) if found["year"] else None
    if year is None and setting.anchor:
        year = year_told(setting, found, found["shift"], first)
    if year is None:
        return UNRESOLVED
    return f"{almanac.month(year, first)}/{almanac.month(year, first + 5)}", "interval"


def _bare_half(found: re.Match[str], setting: Setting) -> Reading | None:
    """Read "H1 revenue", "in H2": a half of the year that is over, or that is to come."""
    left = setting.text[max(0, found.start() - _AROUND) : found.start()]
    near = left + " " + setting.text[found.end() : found.end() + _AROUND]
    told = _IN.search(left) and not _INTO.search(left) and _FIGURE.search(near)
    if not (told or _EARNED.match(setting.text, found.end())) or _GAS.search(near):
        return None
    first = 1 if found["digit"] == "1" else 7
    year = year_told(setting, found, None, first)
    if year is None or setting.anchor is None:
        return UNRESOLVED
    begun = (year, first) <= (setting.anchor.year, setting.anchor.month) < (year, first + 6)
    half = f"{almanac.month(year, first)}/{almanac.month(year, first + 5)}"
    return UNRESOLVED if begun else (half, "interval")


_AROUND: Final = 60
_IN: Final = expression(r"\b(?:[Ii]n|[Dd]uring) {1,3}$")
_INTO: Final = expression(
    r"\b(?:invest|interest|trad|trust|specialis|specializ|deal|rich|stake|bet)\w* {1,3}in {1,3}$"
)
_FIGURE: Final = expression(
    r"\b(?:sales|revenues?|profits?|earnings|loss(?:es)?|income|turnover|margins?|guidance|ebitda"
    r"|dividends?|growth|gdp|exports|imports|percent|per cent|percentage)\b|\d ?%",
    re.IGNORECASE,
)
_GAS: Final = expression(r"\b(?:hydrogen|electroly\w+|fuel cells?|other gases)\b", re.IGNORECASE)
"""Near H2 that is a gas."""


def year_told(setting: Setting, found: re.Match[str], shift: str | None, first: int) -> int | None:
    """The year of "last year", or of "the year" whose month `first` has begun if the past is told."""
    if setting.anchor is None:
        return None
    if shift:
        return setting.anchor.year + SHIFT[shift.lower()]
    tense = setting.tense(found)
    if tense == "past":
        return setting.anchor.year - (first >= setting.anchor.month)
    return setting.anchor.year if tense == "future" else None


_PART: Final = r"(?:Q[1-4]|H[12]|[1-4]Q|[12]H)"
"""A part of a year, which may be a firm's own."""

RULES: Final[tuple[Rule, ...]] = (
    (
        pattern(
            whole(
                r"(?:(?:[Tt]he )?(?P<ordinal>[Ff]irst|[Ss]econd|[Tt]hird|[Ff]ourth|1st|2nd|3rd|4th) quarter"
                r"|Q(?P<digit>[1-4]))"
                rf"(?:(?: of|,)? (?:(?P<year>{YEAR})|(?P<shift>last|this|next) year))?"
            )
        ),
        _quarter,
    ),
    (
        pattern(
            whole(
                r"(?:[Tt]he )(?P<ordinal>last|final|first|second|third|fourth) quarter of(?P<digit>)"
                rf" (?:(?P<year>{YEAR})|(?:the|(?P<shift>last|this|next)) year)"
            )
        ),
        _quarter,
    ),
    (
        pattern(
            whole(
                r"(?:(?P<ordinal>[Ff]irst|[Ss]econd|[Tt]hird|[Ff]ourth)-quarter"
                r"|(?P<digit>[1-4])Q)(?P<shift>)(?: (?P<year>{YEAR}))?"
            ).replace("{YEAR}", YEAR)
        ),
        _quarter,
    ),
    (
        pattern(
            whole(
                rf"(?:[Tt]he )?(?P<year>{YEAR}) (?P<ordinal>first|second|third|fourth)[- ]quarter(?P<digit>)"
            )
        ),
        _quarter,
    ),
    (pattern(whole(r"(?P<digit>[1-4])Q(?P<tens>\d\d)")), _short_quarter),
    (
        pattern(
            whole(
                r"(?:[Tt]he )?(?P<month>March|June|September|December) quarter"
                rf"(?:(?: of|,)? (?P<year>{YEAR}))?"
            )
        ),
        _month_quarter,
    ),
    (
        pattern(
            whole(rf"(?:[Tt]he )?(?P<year>{YEAR}) (?P<month>March|June|September|December) quarter")
        ),
        _month_quarter,
    ),
    (
        pattern(
            whole(
                r"(?:[Tt]he )?(?:(?:(?:first|second|third|fourth|last|final|1st|2nd|3rd|4th)"
                r" (?:fiscal )?quarter|(?:first|second) half|end|start|rest)(?:,| of)?(?: the| its| this| the current)?"
                rf"|Q[1-4]|{_PART}(?: of)?(?: the| its| this| the current)?(?= [Ff]iscal\b| financial year\b)) (?:[Ff]iscal|financial)(?: year)?"
                rf"(?: {YEAR}(?:[-/–](?:20)?\d\d)?)?"
            )
        ),
        vague,
    ),
    (
        pattern(
            whole(
                rf"(?:{_PART},? (?:of )?|{_PART}(?=FY))?FY ?'?(?:20)?\d\d(?:[-/–](?:20)?\d\d)?(?:,? {_PART})?"
            )
        ),
        vague,
    ),
    (pattern(whole(rf"{_PART},? (?:of )?{YEAR}[-/–](?:20)?\d\d")), vague),
    (
        pattern(
            whole(
                r"(?:[Tt]he (?P<ordinal>first|second) half of |H(?P<digit>[12]) )"
                rf"(?:(?P<year>{YEAR})|(?:the|(?P<shift>last|this|next)) year)"
            )
        ),
        _half,
    ),
    (
        pattern(
            whole(
                rf"(?P<ordinal>[Ff]irst|[Ss]econd)[- ]half (?P<year>{YEAR})(?P<digit>)(?P<shift>)"
            )
        ),
        _half,
    ),
    (pattern(whole(r"H(?P<digit>[12])")), _bare_half),
)
"""Patterns with their readings; the longest match at the leftmost place wins."""
