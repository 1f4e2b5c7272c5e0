"""Temperatures with a letter only, "31C" and "-4C to 2C", where the sentence tells of heat or cold."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from briefgen.annotate.counted_nouns import START, Read, Reading
from briefgen.annotate.date_words import MONTH, WEEKDAY
from briefgen.annotate.number_ranges import is_range
from briefgen.annotate.numerals import digits
from briefgen.annotate.plain import after, before, pattern
from briefgen.expressions import expression

_DEGREES: Final = r"\d{1,3}(?:\.\d{1,2})?"
_SCALED: Final = pattern(
    rf"{START}(?:(?P<sign>-|minus )(?=\d))?(?:(?P<low>{_DEGREES})(?P<own>C|F)?(?P<to> ?[-–] ?| to | and ))?"
    rf"(?P<sign2>-|minus )?(?P<high>{_DEGREES})(?P<letter>C|F)(?![\w'-]|\.\d)(?! (?!(?:{WEEKDAY}|{MONTH})\b)[A-Z][a-z])"
)
_HEAT: Final = expression(
    r"\b(?:temperatures?|mercury|thermometers?|degrees|warm\w{0,5}|heat(?:s|ed|er|ers|ing|-?waves?)?|hot(?:ter|test)?|cold(?:er|est)?|cool\w{0,4}"
    r"|chill(?:s|ed|y|ing|ier)?|fr[eo]ez\w{0,4}|froze|frozen|frosts?|snow\w{0,3}|rain(?:s|ed|y|fall)?|drizzle|sunshine|sunny|humid\w{0,3}|muggy|weather|climate"
    r"|pre-industrial|boil\w{0,3}|melt\w{0,3}|(?:lows|highs?) (?:of|near|around|above|below|in)|overnight lows?|thaw\w{0,3})\b",
    re.IGNORECASE,
)
"""What makes "31C" a temperature; else it may be a seat, a clause or a flat."""
_LED: Final = expression(
    r"(?:^|\(|[.!?:–—] ?|\b(?:(?<!\d[A-K] )(?:to|and|or)|of|at|by|above|below|over|under|near|around|about|nearly|almost|roughly|only|just|the|between|from|than"
    r"|least|most|as|like|past|beyond|within|up|down|into|is|was|are|were|be|been|it's|hits?|tops?|reach(?:es)?|exceeds?|keeps?|rose|fell|saw|felt|with"
    r"|(?!(?:bed|red|shed|feed|seed|wing|building|heading|landing|ring|king|painting)\b)[a-z]{2,16}(?:ed|ing)|[Aa]n? (?:[a-z-]{2,16} )?|[Mm]inus"
    r"|(?:At|In|From|Between|To|Around|About|Nearly|Almost|With|It))) {0,3}$"
)
"""Before how warm it is, not the noun that a number names: "row 31C", "iPhone 5C", "rule 3F"."""
_IN: Final = expression(r"\b[Ii]n {1,3}$")
_IS_HEAT: Final = expression(
    r" (?:heat|temperatures?|weather|sun|sunshine|cold|conditions|water)\b|(?= (?:and|with|while)\b)"
)
"""Behind what one is in: "in 40C heat", but "in 1C class"."""


def _temperature(found: re.Match[str], folded: str) -> Iterator[Reading]:
    start = found.start()
    left = folded[max(0, start - 36) : start]
    within = _IN.search(left) and _IS_HEAT.match(folded, found.end())
    if not within and not _LED.search(left):
        return
    if not (_HEAT.search(before(folded, start)) or _HEAT.search(after(folded, found.end()))):
        return
    unit, high = f"°{found['letter']}", digits(found["high"])
    high = -high if found["sign2"] or (found["sign"] and not found["low"]) else high
    if not found["low"]:
        yield Reading(start, found.end(), high, unit)
        return
    if found["own"] not in (None, found["letter"]):
        return  # sizes "from 32C to 36F"
    low = -digits(found["low"]) if found["sign"] else digits(found["low"])
    if low < high and is_range(found, folded):
        yield Reading(start, found.end(), low, unit, high)
        return
    if found["own"]:
        yield Reading(start, found.end("own"), low, f"°{found['own']}")
    yield Reading(found.start("sign2" if found["sign2"] else "high"), found.end(), high, unit)


RULES: Final[tuple[tuple[re.Pattern[str], Read], ...]] = ((_SCALED, _temperature),)
"""The pattern with its reading."""
