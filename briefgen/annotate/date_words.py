"""The vocabulary that rules for date expressions share."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Callable
from datetime import date
from typing import Final

from msgspec import Struct

from briefgen.annotate.annotation import DateKind, DateUse
from briefgen.annotate.plain import BEFORE, before, pattern
from briefgen.annotate.tense import tense
from briefgen.annotate.tense_verbs import Tense
from briefgen.expressions import expression

MONTH: Final = (
    r"(?:January|February|March|April|May|June|July|August|September|October|November|December"
    r"|JANUARY|FEBRUARY|MARCH|APRIL|JUNE|JULY|AUGUST|SEPTEMBER|OCTOBER|NOVEMBER|DECEMBER"
    r"|(?:Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept|Sep|Oct|Nov|Dec)(?:\.|(?![a-z])))"
)
WEEKDAY: Final = r"(?:Monday|Tuesday|Wednesday|Thursday|Friday|Saturday|Sunday)"
DAYNUMBER: Final = r"(?:3[01]|[12]\d|0?[1-9])(?:st|nd|rd|th)?(?![\dA-Za-z%])(?![,.:]\d)"
YEAR: Final = r"(?:1[5-9]|20)\d\d(?!\d|[,.:]\d|%)"
CLAUSE_ENDS: Final = (
    r"(?=[.;:)]|,(?! ?\d)|$| (?:and|when|but|the|as|by|after|before|he|she|it|they|at|with|to) )"
)
FAR_YEAR: Final = rf"1[0-4]\d\d{CLAUSE_ENDS}"
"""A year that numbers rarely are, so only where the clause may end."""
DASH: Final = r"(?: ?[-–—] ?)"
TO: Final = r"(?: ?[-–—] ?| (?:to|through|until|till) )"
END: Final = r"(?![\w/]|[-][A-Za-z0-9])"
DAYS: Final = rf"(?:the )?{DAYNUMBER}(?:{TO}{DAYNUMBER})?"
MORE_DAYS: Final = rf"(?:, {DAYS}){{0,12}}"
"""Days between the first and the last of a list."""
LIST_ENDS: Final = (
    r"(?:[.;:?!)\"”’]|,(?! ?\w+ [a-z]+s\b)|$"
    rf"| (?:in(?! all\b| \d)|on(?! {MONTH})|to(?! \d)|at|with|without|for|but|as|when|while|by|after|before|because|during)\b)"
)
"""What may follow a list of days: never what its last number counts ("on May 3 and 10 soldiers")."""

NAMED_AFTER: Final = pattern(
    r" (?:[Cc]oalition|[Mm]ovement|[Aa]lliance|[Bb]loc|[Bb]rigades?|[Gg]uerrillas?|[Mm]ilitants"
    r"|[Gg]roup(?! (?:stage|match|game|phase|meeting|talks))|Front|Party|Organi[sz]ation|Forces|Martyrs"
    r"|University|Street|Avenue|Square|Bridge|Stadium|Hospital|Airport|Boulevard|Road|Park)\b"
)
"""What goes by a day of long ago: "the February 14 Coalition", "the 25 April Bridge"."""

SHIFT: Final = {"last": -1, "previous": -1, "past": -1, "this": 0, "next": 1, "coming": 1}
"""How far the words move, in the units that they stand before."""


class Setting(Struct, frozen=True):
    """What a rule may know: the folded passage, the article's day, and the quoted spans."""

    text: str
    anchor: date | None
    quoted: tuple[tuple[int, int], ...] = ()

    def tense(self, found: re.Match[str]) -> Tense:
        return tense(self.text, found.start(), found.end())

    def tense_at(self, use: DateUse) -> Tense:
        return tense(self.text, use.span.start, use.span.end)

    def in_quotation(self, found: re.Match[str]) -> bool:
        """Quoted words were spoken on a day that the article may not tell."""
        return self.is_spoken(found.start())

    def is_spoken(self, start: int) -> bool:
        """The same, of a place in the passage."""
        at = bisect_right(self.quoted, (start, len(self.text))) - 1
        inside = at >= 0 and self.quoted[at][1] > start
        return inside and not _INSERTED.search(self.text, max(0, start - 40), start)

    def is_habit(self, found: re.Match[str]) -> bool:
        """Whether it comes again and again: "every year on March 23".

        What is "usually in May" is rather the May that comes, or the last.
        """
        left = before(self.text, found.start(), 80)
        if _ON_END.search(left):
            return False
        clause = left[max(left.rfind(","), left.rfind(";"), left.rfind("-")) + 1 :]
        return bool(
            _HABIT.search(clause) or _EACH.search(left) or _YEARLY.match(self.text, found.end())
        )

    def is_moved(self, found: re.Match[str]) -> bool:
        """Whether something was moved from the first day to the second: two days, no range."""
        return bool(_MOVED.search(before(self.text, found.start(), 90)))


_MOVED: Final = pattern(
    r"\b(?:moved|moving|postpon(?:ed|ing)|delay(?:ed|ing)|reschedul(?:ed|ing)|shift(?:ed|ing)|brought forward|put off|put back"
    r"|push(?:ed|ing)(?: back)?|pushed forward|deferred|changed|switched|extended)(?: [\w'-]+){0,4} from (?:the )?$",
    signs=(" from ",),
)
_INSERTED: Final = expression(r"\[[^\[\]]{0,39}$")
"""Words in brackets are the article's, inside a quotation as well."""
_HABIT: Final = pattern(
    r"\b(?:(?:[Ee]very|[Ee]ach) (?:[\w-]+ )?(?:days?|weeks?|months?|years?|spring|summer|autumn|winter|season)"
    r"|[Aa]nnually|[Tt]raditionally)\b",
    signs=("very ", "ach ", "nnually", "raditionally"),
)
_EACH: Final = pattern(
    r"\b(?:[Ee]very|[Ee]ach) $"
    r"|\b(?:[Ee]very|[Ee]ach) (?:year|spring|summer|autumn|fall|winter), (?:(?:from|in|on|between|during) )?$"
    r"|\bseason (?:\(|,? ?(?:usually |which |that )?(?:runs?|lasts?) (?:from |between )?)$",
    signs=("very ", "ach ", "eason "),
)
_ON_END: Final = pattern(
    r"\b[Ss]ince $|\b(?:[Ee]very|[Ee]ach) (?:day|night|hour) (?:until|through) $",
    signs=("ince ", "until ", "through "),
)
"""Before the one day since which, or until which, something comes again: "every day since Sunday"."""
_YEARLY: Final = pattern(r",? (?:every|each) year\b|,? annually\b")

Reading = tuple[str, DateKind]
"""A value and its kind."""

Rule = tuple[re.Pattern[str], Callable[[re.Match[str], Setting], Reading | None]]
"""An expression, and what reads a match of it; None where it only looks like a date."""

UNRESOLVED: Final[Reading] = ("", "unresolved")
VAGUE: Final[Reading] = ("", "vague")


def whole(source: str) -> str:
    """`source` as an expression of its own, not part of a longer token."""
    return BEFORE + source + END


def dated(found: date | None) -> Reading:
    """The reading of a day; unresolved where there is none."""
    return (found.isoformat(), "date") if found else UNRESOLVED


def unresolved(_: re.Match[str], __: Setting) -> Reading:
    return UNRESOLVED


def vague(_: re.Match[str], __: Setting) -> Reading:
    return VAGUE


def number_of(text: str) -> int:
    """The leading digits of "4th"."""
    return int(re.match(r"\d+", text)[0])  # type: ignore[index]
