"""Temperatures with a letter only, "31C" and "-4C to 2C", where the sentence tells of heat or cold."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from briefgen.annotate.counted_nouns import START, Read, Reading
from briefgen.annotate.number_ranges import is_range
from briefgen.annotate.numerals import digits
from briefgen.annotate.plain import after, before, pattern
from briefgen.expressions import expression

_DEGREES: Final = r"\d{1,3}(?:\.\d{1,2})?"
_SCALED: Final = pattern(
    rf"{START}(?:(?P<sign>-|minus )(?=\d))?(?:(?P<low>{_DEGREES})(?P<own>C|F)?(?P<to> ?[-–] ?| to | and ))?"
    rf"(?P<sign2>-|minus )?(?P<high>{_DEGREES})(?P<letter>C|F)(?![\w'-]|\.\d)"
)
_HEAT: Final = expression(
    r"\b(?:temperatures?|mercury|thermometers?|degrees|warm\w{0,5}|heat\w{0,6}|hot(?:ter|test)?|cold(?:er|est)?|cool\w{0,4}"
    r"|chill\w{0,3}|fr[eo]ez\w{0,4}|froze|frozen|frosts?|snow\w{0,3}|rain\w{0,3}|drizzle|sunshine|sunny|humid\w{0,3}|muggy|weather|climate"
    r"|pre-industrial|boil\w{0,3}|melt\w{0,3}|overnight lows?|highs?|thaw\w{0,3})\b",
    re.IGNORECASE,
)
"""What makes "31C" a temperature; else it may be a seat, a clause or a flat."""
_NAMED: Final = expression(
    r"\b(?:[A-Z][\w.]{1,20}|seat|flat|row|class|gate|form|size|section|clause) {1,3}$"
)
"""Before the number of something: "in seat 31C", "Boeing 17C"."""
_OPENS: Final = expression(
    r"(?:^|[.!?] {1,3})(?:At|In|From|Between|To|Around|About|Nearly|Almost|With|It) {1,3}$"
)


def _temperature(found: re.Match[str], folded: str) -> Iterator[Reading]:
    start = found.start()
    left = folded[max(0, start - 24) : start]
    if _NAMED.search(left) and not _OPENS.search(left):
        return
    if not (_HEAT.search(before(folded, start)) or _HEAT.search(after(folded, found.end()))):
        return
    unit, high = f"°{found['letter']}", digits(found["high"])
    high = -high if found["sign2"] or (found["sign"] and not found["low"]) else high
    if not found["low"]:
        yield Reading(start, found.end(), high, unit)
        return
    low = -digits(found["low"]) if found["sign"] else digits(found["low"])
    if low < high and is_range(found, folded):
        yield Reading(start, found.end(), low, unit, high)
        return
    if found["own"]:
        yield Reading(start, found.end("own"), low, f"°{found['own']}")
    yield Reading(found.start("sign2" if found["sign2"] else "high"), found.end(), high, unit)


RULES: Final[tuple[tuple[re.Pattern[str], Read], ...]] = ((_SCALED, _temperature),)
"""The pattern with its reading."""
