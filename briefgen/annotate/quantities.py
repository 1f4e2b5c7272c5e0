"""Numbers with what they measure or count: "12 percent", "500-mile", "12,000 troops", "one in five".

A count needs a stated number and a plural noun near it; "thousands of troops" states none.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from decimal import Decimal
from itertools import chain
from typing import Final

from briefgen.annotate import money_ahead
from briefgen.annotate.annotation import Quantity, Span
from briefgen.annotate.blank_groups import is_tail, plain_numbers
from briefgen.annotate.counted_bare import RULES as BARE
from briefgen.annotate.counted_compounds import RULES as COMPOUNDS
from briefgen.annotate.counted_lists import RULES as LISTS
from briefgen.annotate.counted_millions import RULES as MILLIONS
from briefgen.annotate.counted_nouns import START, Read, Reading, counted_noun
from briefgen.annotate.counted_staff import STAFF, is_of_people
from briefgen.annotate.counted_votes import RULES as VOTES
from briefgen.annotate.counted_years import is_of_year
from briefgen.annotate.lexicon import word_set
from briefgen.annotate.number_ranges import is_range, ranged_of
from briefgen.annotate.numbered import (
    Names,
    is_address,
    is_numbered,
    is_of_name,
    is_some_dozen,
    numbered_names,
)
from briefgen.annotate.numerals import (
    DIGITS,
    NUMBER,
    SCALE,
    is_approximate,
    is_part,
    is_told,
    more_before,
    number,
    tidy,
)
from briefgen.annotate.openings import Openings, Place
from briefgen.annotate.plain import pattern
from briefgen.annotate.temperatures import RULES as TEMPERATURES
from briefgen.annotate.units import (
    COUNTED,
    DENOMINATORS,
    MEASURE,
    MEASURES,
    PERSONS,
    SINGULAR,
)
from briefgen.expressions import expression
from briefgen.source.passage import Passage

_TO: Final = r"(?: ?[–—] ?|-(?=\d)| to | and | or )"
_SIGN: Final = r"(?:(?P<sign>-|minus )(?=\w))?"
_SHARE_UNIT: Final = r"(?P<unit>%|percentage[ -]points?|basis[ -]points?|bps?|per ?cent|pct|(?<=\d)pc(?! (?:[a-z-]{1,20} ){0,2}(?:set|suite|kit|pack|lot)s?\b))(?:-point)?"
_RATIO: Final = pattern(
    rf"{START}{_SIGN}(?:(?P<low>{NUMBER})(?P<own> ?(?:%|per ?cent)|pc)?(?P<to>{_TO}))?"
    rf"(?P<high>{NUMBER})[ -]?{_SHARE_UNIT}(?![\w])"
)
_LENGTH: Final = pattern(
    r" (?:long|of DNA|in length|sequences?|regions?|fragments?|modems?|links?)\b"
)
_MEASURED: Final = pattern(
    rf"{START}{_SIGN}(?:(?P<low>{NUMBER})(?:[ -]?(?P<own>[A-Za-z°][\w°²³/]{{0,11}}))?(?P<to>{_TO}))?(?P<high>{NUMBER})[ -]?"
    rf"(?P<unit>{MEASURE})(?![\w°]|/[A-Za-z])"
)
_MAGNITUDE: Final = pattern(
    r"(?:\b[Mm]agnitude[- ](?:(?:of|at) )?(?P<high>\d(?:\.\d)?)|\b(?P<low>\d(?:\.\d)?)(?:[- ]| in )magnitude)(?![\w])"
)
_IN: Final = pattern(rf"{START}(?P<low>{NUMBER}) (?:in|out of) (?P<high>{NUMBER})(?![\w,.]?\d|\w)")
_FRACTION: Final = pattern(
    rf"{START}(?i:(?P<low>an?|one|two|three|four|five|seven)[ -](?P<high>{'|'.join(DENOMINATORS)})s?)"
    rf"(?= of\b(?! an? (?:{SCALE}))|[.,;)]| the\b| (?:are|were|have)\b)"
)
_HALF: Final = pattern(
    rf"{START}(?P<low>)(?P<high>[Hh]alf)(?= of (?:(?:the|its|all|those|his|her|their|our)\b"
    r"|(?!(?:Sun|Mon|Tues|Wednes|Thurs|Fri|Satur)day)[A-Z][\w.-]{1,24}(?:'s|s')(?!\w)))"
)
_PERIOD: Final = pattern(
    r"\b(?i:first|second|latter|last|next|top|bottom|upper|lower|front|back|(?:north|south|east|west)\w*) \Z"
)
"""Before a half that is no share: "the first half of the year"."""
_SYMBOL: Final = r"(?:[kMG]?(?:VA|V|W|Wh|Hz|B)|TB|TWh|[km]?g|[kcm]?m|ml|b?hp|cc|ft|lbs?|oz|mph|kph|rpm)(?= [a-z])"
"""What a number measures that tells of what kind something is: "500 kVA lines", "350 g packs"."""
_COUNT: Final = pattern(
    rf"{START}(?:(?P<low>{NUMBER})(?P<to>{_TO}))?(?P<high>{NUMBER})(?P<rest>(?! (?:{SCALE}-|(?:mega|giga|tera)(?:pixel|byte|bit)|(?:m|mn|bn|tn|{_SYMBOL}) |(?:percent|per ?cent|pct|years?[- ]olds?)(?![\w-])))(?: [\w'.-]{{1,24}}){{1,4}})"
)
_SCORE: Final = pattern(
    rf"{START}(?P<low>{DIGITS})(?: to |-|–)(?P<high>{DIGITS}) (?P<unit>votes?|seats|points)\b"
)
_LAST: Final = expression(
    r"\b(?:preceding|previous|last|past|next|first|following|consecutive) {1,3}\Z", re.IGNORECASE
)
_OF_MANY: Final = expression(rf"(?<=s) of an? (?:{SCALE})\b")
_PAID: Final = expression(rf"(?:{money_ahead.WORD}) {{1,3}}$")
_INSIDE: Final = expression(r"[\w,] {1,3}\Z")


_OVER: Final = expression(r"\b[Oo]ver {1,3}\Z")
_SPANS: Final = word_set(
    "seasons sessions rounds innings games matches legs meetings cycles terms nights sets holes laps stages"
    " generations editions visits sittings phases instalments installments hearings"
)
"""What goes on for a while, as a few of them do."""
_FEW: Final = 20
_LARGE, _ROUND = 1000, 10
"""From a thousand on a number that is told to the last digit isn't rounded."""


def quantities(passages: Iterable[Passage], taken: Sequence[Span]) -> tuple[Quantity, ...]:
    """All quantities in reading order, none overlapping `taken` (dates and money)."""
    by_passage: dict[int, list[tuple[int, int]]] = {}
    for span in sorted(taken):
        by_passage.setdefault(span.passage, []).append((span.start, span.end))
    passages = tuple(passages)
    names = numbered_names(passages)
    return tuple(
        quantity
        for passage, folded in zip(passages, plain_numbers(passages), strict=True)
        for quantity in _in_passage(passage, folded, by_passage.get(passage.index, []), names)
    )


def _in_passage(
    passage: Passage, folded: str, taken: list[tuple[int, int]], names: Names
) -> Iterator[Quantity]:
    places = _OPENINGS.places(folded)
    if not places:
        return
    end = 0
    for one in sorted(_readings(folded, places), key=lambda one: (one.start, -one.end)):
        if (
            one.start >= end
            and not _overlaps(taken, one)
            and not is_of_name(folded, one.start, one.value, names)
        ):
            end = one.end
            if is_told(one.value) and is_told(one.high or one.value):
                yield _quantity(passage, folded, one)


def _quantity(passage: Passage, folded: str, one: Reading) -> Quantity:
    return Quantity(
        Span(passage.index, one.start, one.end),
        passage.text[one.start : one.end],
        tidy(one.value),
        one.unit,
        is_approximate(folded, one.start, one.end) and not _is_during(folded, one),
        None if one.high is None else tidy(one.high),
    )


def _is_during(folded: str, one: Reading) -> bool:
    """Whether "over" means during: "over two seasons", "over 21,043 cycles", which nobody rounded."""
    if not _OVER.search(folded, max(0, one.start - 8), one.start):
        return False
    counted = one.value % 1 == 0 and one.unit not in PERSONS  # which are no time
    exact = counted and one.value >= _LARGE and bool(one.value % _ROUND)
    return exact or (one.unit in _SPANS and one.value < _FEW)


def _overlaps(taken: list[tuple[int, int]], one: Reading) -> bool:
    at = bisect_right(taken, (one.end - 1, 1 << 62)) - 1
    return at >= 0 and taken[at][1] > one.start


def _readings(folded: str, places: Iterable[Place]) -> Iterator[Reading]:
    ends = [0] * len(_RULES)
    found: list[list[Reading]] = [[] for _ in _RULES]
    for start, rules in places:
        for rule in rules:
            expression, read = _RULES[rule]
            if start >= ends[rule] and (match := expression.match(folded, start)):
                readings = tuple(read(match, folded))
                found[rule] += readings
                ends[rule] = max([one.end for one in readings], default=_past_number(match))
    return chain.from_iterable(found)


def _past_number(found: re.Match[str]) -> int:
    """Where to look on after a number that turned out to count nothing."""
    ends = [found.end(name) for name in ("low", "high") if found.groupdict().get(name)]
    return max(min(ends, default=found.end()), found.start() + 1)


def _measured(found: re.Match[str], folded: str, unit: str) -> Iterator[Reading]:
    ranged = ranged_of(found, folded)
    if ranged:
        value, high, start = ranged
        own = found["sign"] and (high is not None or not found["low"])
        yield Reading(start, found.end(), -value if own else value, unit, high)


def _ratio(found: re.Match[str], folded: str) -> Iterator[Reading]:
    name = found["unit"].lower().replace("-", " ")
    lettered = name in ("bp", "bps")
    if _is_behind_point(found, folded) or (lettered and _is_of_bits_or_bases(found, folded)):
        return iter(())
    if "point" in name or lettered:
        unit = "basis points" if name[0] == "b" else "percentage points"
    else:
        unit = "percentage points" if found[0].endswith("-point") else "percent"
    two = tuple(_two_shares(found, folded, unit))
    return iter(two) if two else _measured(found, folded, unit)


def _is_of_bits_or_bases(found: re.Match[str], folded: str) -> bool:
    """Whether "bp" counts bits in a second or pairs of bases: "ran at 56 bps", "120 bp long"."""
    return folded.endswith("at ", 0, found.start()) or bool(_LENGTH.match(folded, found.end()))


def _two_shares(found: re.Match[str], folded: str, unit: str) -> Iterator[Reading]:
    """Read "from 30% to 29%", "30% and 40%" and "60% to 40%": two shares and no range."""
    if not found["own"]:
        return
    low, high = number(found["low"]), number(found["high"])
    if low is None or high is None or (low < high and is_range(found, folded)):
        return
    yield Reading(found.start(), found.end("own"), -low if found["sign"] else low, "percent")
    yield Reading(found.start("high"), found.end(), high, unit)


def _is_behind_point(found: re.Match[str], folded: str) -> bool:
    """Read "one point three per cent", but not "at this point three per cent"."""
    *_, whole, point = ["", "", *folded[max(0, found.start() - 24) : found.start()].split()]
    return point == "point" and number(whole) is not None and found[0][:1].isalpha()


def _measure(found: re.Match[str], folded: str) -> Iterator[Reading]:
    unit = MEASURES[found["unit"]]
    if unit == "pounds" and money_ahead.IN_MANY.match(folded, found.end()):
        return iter(())
    if is_part(folded, found.start()):
        return iter(())
    own = MEASURES.get(found["own"] or "")
    if not found["own"] or (own == unit and is_range(found, folded)):
        return _measured(found, folded, unit)
    return _two_measures(found, own, unit)


def _two_measures(found: re.Match[str], own: str | None, unit: str) -> Iterator[Reading]:
    """Read "rose from 3 metres to 5 metres", "5 km and 8 metres"; of "5 men and 8 metres" the second."""
    low, high = number(found["low"]), number(found["high"])
    if own and low is not None:
        yield Reading(found.start(), found.end("own"), -low if found["sign"] else low, own)
    if high is not None:
        yield Reading(found.start("high"), found.end(), high, unit)


def _magnitude(found: re.Match[str], _: str) -> Iterator[Reading]:
    yield Reading(*found.span(), Decimal(found["low"] or found["high"]), "magnitude")


def _one_in(found: re.Match[str], _: str) -> Iterator[Reading]:
    part, every = number(found["low"]), number(found["high"])
    plain = found["low"].lower() == "one" or "out of" in found[0]
    plain = plain or (found["low"].isalpha() and found["high"].isalpha() and every in (4, 5, 10))
    if part and every and part < every and plain:
        yield Reading(*found.span(), part / every, "share")


def _half(found: re.Match[str], folded: str) -> Iterator[Reading]:
    if not _PERIOD.search(folded[max(0, found.start() - 16) : found.start()]):
        yield Reading(*found.span(), Decimal("0.5"), "share")


def _fraction(found: re.Match[str], folded: str) -> Iterator[Reading]:
    left = folded[max(0, found.start() - 16) : found.start()]
    high = found["high"].lower()
    if (high == "quarter" and _LAST.search(left)) or (high == "half" and left.endswith(" and ")):
        return  # "in the preceding three quarters" are nine months, "three and a half" no half
    part = number(found["low"].lower())
    every = DENOMINATORS[high]
    if part and part < every:
        yield Reading(*found.span(), part / every, "share")


def _staff(found: re.Match[str], _: str) -> Iterator[Reading]:
    value = number(found["high"])
    if value is not None and value >= 2 and is_of_people(found):
        yield Reading(*found.span("high"), value, "people")


def _score(found: re.Match[str], _: str) -> Iterator[Reading]:
    """Read "204 to 85 votes" are two counts, not a range."""
    low, high = number(found["low"]), number(found["high"])
    if low is not None and high is not None and (low > high or "votes" in found["unit"]):
        yield Reading(*found.span("low"), low, found["unit"])
        yield Reading(found.start("high"), found.end(), high, found["unit"])


def _count(found: re.Match[str], folded: str) -> Iterator[Reading]:
    ranged = ranged_of(found, folded)
    noun = _of_many(found["rest"], ranged[0]) if ranged else None
    first = found.start("low") if found["low"] else found.start("high")
    named = is_numbered(folded, found.start()) or is_address(folded, found.start("high"))
    named = named or is_some_dozen(folded, first)
    if ranged is None or noun is None or named:
        return
    value, high, start = ranged
    end = found.start("rest") + noun[1]
    if _is_name(found, folded, noun[0]) or is_of_year(found["high"], noun[0], folded, start):
        return
    if _PAID.search(folded, max(0, start - 16), start):
        return  # "pounds 20 notes"
    if is_part(folded, start) or _OF_MANY.match(folded, end) or is_tail(folded, start):
        return
    more = more_before(folded, start, value) if high is None else None
    if more:
        start, value = more[0], value + more[1]
    if value >= 2 or value % 1 or noun[0] in COUNTED:
        yield Reading(start, end, value, noun[0], high)


def _of_many(rest: str, value: Decimal) -> tuple[str, int] | None:
    """The noun; of several, a singular is but the kind of it: "two child soldiers", "six bus stops"."""
    noun = counted_noun(rest)
    if noun is None or value < 2 or noun[0] not in SINGULAR:
        return noun
    more = counted_noun(rest[noun[1] :])
    return (more[0], noun[1] + more[1]) if more and more[0] not in SINGULAR else None


def _is_name(found: re.Match[str], folded: str, noun: str) -> bool:
    """Read "the Four Winds hotel", but "Three Britons" at the start of a sentence."""
    capitals = found["high"][0].isupper() and noun[0].isupper()
    return capitals and bool(_INSIDE.search(folded[max(0, found.start() - 4) : found.start()]))


_RULES: Final[tuple[tuple[re.Pattern[str], Read], ...]] = (
    (_RATIO, _ratio),
    (_MEASURED, _measure),
    (_MAGNITUDE, _magnitude),
    (_IN, _one_in),
    (_FRACTION, _fraction),
    (_HALF, _half),
    (STAFF, _staff),
    (_SCORE, _score),
    (_COUNT, _count),
    *BARE,
    *COMPOUNDS,
    *LISTS,
    *VOTES,
    *MILLIONS,
    *TEMPERATURES,
)
_OPENINGS: Final = Openings([expression for expression, _ in _RULES])
