"""Days that events go by: "the Sept. 11 attacks", whatever the year of the article."""

from __future__ import annotations

import re
from datetime import date
from typing import Final

from briefgen.annotate.date_words import Setting
from briefgen.annotate.plain import pattern

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
