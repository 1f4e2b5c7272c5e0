"""Days that events go by: "the Sept. 11 attacks", whatever the year of the article."""

from __future__ import annotations

import re
from datetime import date
from typing import Final

from briefgen.annotate.date_words import DAYS, LIST_ENDS, MORE_DAYS, YEAR, Setting
from briefgen.annotate.plain import before, pattern

_EVENTS: Final = pattern(
    r" ?(?:\w+ )?(?:attack(?:er)?s?|hijack(?:er|ing)s?|bombers?|plotters?|massacres?|crackdown|riots?|insurrection|coup|uprising|committee|war"
    r"|revolution|bombings?|anniversary|rioters?|assault)\b"
)

_EVENT_OF: Final = pattern(
    r"\b(?:attacks?|massacres?|assaults?|hijackings?|atrocit(?:y|ies)|events|insurrection) (?:of|on) $"
)
_AROUND: Final = 300
_BY_THEIR_DAY: Final = {
    (9, 11): (2001, ""),
    (1, 6): (2021, r"\bCapitol\b"),
    (10, 7): (2023, r"\b(?:Hamas|Gaza|Israel)\b"),
}
"""Month and day → year, and what must be named near it."""
_ITS_WORDS: Final = {
    1: r"\b(?:riot\w*|mob|stormed|storming|insurrection\w*)\b",
    9: r"\b(?:attacks?|terrorists?|hijack\w+|Twin Towers|World Trade Center)\b",
    10: r"\bHamas\b",
}

_YEAR_OF_LIST: Final = pattern(
    rf"{MORE_DAYS},? (?:and|&|or) {DAYS}, (?P<year>{YEAR})(?={LIST_ENDS})"
)
"""The year behind the last of several days: "May 3, 5 and 10, 2024"."""
_OF_NAMED: Final = pattern(
    rf"(?:\b[Tt]he|'s) (?P<year>{YEAR}) (?:(?:(?!Season|Budget)[A-Z][\w'-]* ){{1,5}}(?:(?:finals?|elections?|summit|tournament) )?"
    rf"|(?:[a-z]+ )?(?:elections?|summit|tournament) )(?:in (?:the )?(?:[A-Z][\w'-]*,? ){{1,4}})?"
    r"(?:will |is to |are to |was |were |is set to |are set to |is due to |are due to )?"
    r"(?:takes? place|took place|run|runs|ran|be held|held|opens?|opened|begins?|began|starts?|started|ends?|ended"
    r"|kicks? off|kicked off|is|are|was|were|gets? under way|got under way|closes?|closed|concludes?|concluded)"
    r"(?: (?:in|at|across) [^.;:!?\"“”\d]{2,60}?)? (?:on |from |between )?(?:the )?$"
)
"""Before a day of what has its year in its name: "the 2027 World Cup opens on"."""


def year_beside(found: re.Match[str], setting: Setting) -> int:
    """The year told behind a list of days, or in the name of what is on them; 0 if there is none."""
    listed = _YEAR_OF_LIST.match(setting.text, found.end())
    named = None if listed else _OF_NAMED.search(before(setting.text, found.start()))
    told = listed or named
    return int(told["year"]) if told else 0


def of_event(
    found: re.Match[str], setting: Setting, month: int, number: int
) -> tuple[date | None, bool]:
    """The day of the event that is told of, if it is known, and whether no other is meant.

    Words such as "the attack on" before it leave no other; "Hamas killed 1,200 people on Oct. 7"
    may tell of this year's.
    """
    known = _known_event(found, setting, month, number)
    if _EVENTS.match(setting.text, found.end()):
        return known, True
    if known and _EVENT_OF.search(setting.text, max(0, found.start() - 40), found.start()):
        return known, True
    return (known if known and _tells_event(found, setting, month) else None), False


def _tells_event(found: re.Match[str], setting: Setting, month: int) -> bool:
    """Read "Hamas killed 1,200 people on Oct. 7" in another year: that event's day, or one of this."""
    around = setting.text[max(0, found.start() - _AROUND) : found.end() + _AROUND]
    return bool(re.search(_ITS_WORDS[month], around))


def _known_event(found: re.Match[str], setting: Setting, month: int, number: int) -> date | None:
    """The few events that go by their day, where the words around say which is meant."""
    year, name = _BY_THEIR_DAY.get((month, number), (0, ""))
    around = setting.text[max(0, found.start() - _AROUND) : found.end() + _AROUND]
    known = year and re.search(name, around)
    return date(year, month, number) if known else None
