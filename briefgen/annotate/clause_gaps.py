"""What a clause may leave out of its middle: brackets, ages, days, and what commas set off."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import Final

from msgspec import Struct

from briefgen.annotate.almanac import MONTHS, WEEKDAYS
from briefgen.annotate.finite import is_finite, may_be_finite
from briefgen.annotate.lexicon import word_set
from briefgen.annotate.plain import pattern
from briefgen.expressions import expression

Gap = tuple[int, int]
_WEEKDAY: Final = "|".join(word.capitalize() for word in WEEKDAYS if len(word) > 3)
_MONTH: Final = "|".join(word.capitalize() for word in MONTHS if len(word) > 3)
_BRACKET: Final = pattern(r" ?\([^()\"“”]{1,80}\)")
_DASHED: Final = pattern(
    r" (?:[—–]{1,2}|--?) (?!(?:if|unless|until|once|only|at (?:least|most)|in (?:theory|part|effect)|on paper) )"
    r"(?![^—–]{0,100}\b(?:not|never|den(?:y|ies|ied)|alleg\w*|accus\w*|but|for now|so far|for the time being|reportedly|apparently"
    r"|supposedly|perhaps|possibly|probably|temporarily|provisionally|partly|nominally)\b)[^—–()\"“”;]{3,100}? (?:[—–]{1,2}|--?)(?= [a-z])"
)
"""A remark between two dashes; what takes back a part of the rest stays: "– for now –"."""
_MILLIONS: Final = expression(r"\d ?(?:m|bn|tn|million|billion|trillion)\b")
_WHAT_IT_IS: Final = expression(r" [—–-]{1,2} (?:the|an?|one of) ")
_NAME_AT_END: Final = expression(r"(?<![\w'’-])[A-Z][\w'’-]+$")
_DASHES: Final = (" -", " –", " —")
_AGE: Final = pattern(
    r"(?<=[a-z]), \d{1,3}(?=, (?:an?|the|who|whose|from|of)\b)"
    r"|(?<=[a-z]), \d{1,3},(?= (?:and|of|from|with|(?P<next>[a-z]+))\b)"
)
_COMMA_LEFT: Final = expression(
    r",(?= (?:in|at|on|with|by|for|to|of|about|over|from|against|during) )"
)
"""Behind a day a comma that goes with it: "is to vote on Monday, on a bill"."""
_DAY: Final = pattern(
    r"(?<![\w'])(?P<last>[\w'.%-]+)(?P<gap> (?:(?:early|late|earlier|later) )?"
    rf"(?:on (?:{_WEEKDAY})|today|yesterday)(?: (?:morning|afternoon|evening|night))?)"
    rf"(?=[ ,]|$)(?!,? (?:and|to|or|through) (?:{_WEEKDAY})|, (?:[A-Z][a-z]+ )?\d| \d)"
)
_BARE_DAY: Final = pattern(
    rf"(?<![\w'])(?P<last>[a-z\d][\w'%-]*|[A-Z][\w'-]*(?= (?:early|late) ))(?P<gap> (?:(?:early|late|earlier|later) )?(?:{_WEEKDAY})(?: (?:morning|afternoon|evening|night))?)"
    r"(?=,? (?:in|at|on|with|by|for|to|after|before|near|outside|from|over|against|as|during|following|when|while)\b| that\b)"
)
"""An agency's "met Friday in Lima", "said Friday that"."""
_LEAD: Final = pattern(
    r"(?:^|(?<=\s))(?P<last>\S*[^\s,])(?P<lead>,? (?:(?:early|late|earlier|later) )?(?:on )?(?:the )?)$"
)
_REST: Final = pattern(
    r"(?: (?:morning|afternoon|evening|night))?(?=[ ,;.]|$)"
    rf"(?!,? (?:and|to|or|through) (?:{_WEEKDAY})|, (?:[A-Z][a-z]+ )?\d| \d)"
)
_POINTING: Final = pattern(
    r"(?:(?<! from)(?<! in) here(?=,| (?:on|said|says|today|yesterday|to|for|in|at|by|with|late|early"
    rf"|earlier|{_WEEKDAY})\b|[.]?$)|(?<= said) (?:today|yesterday)(?=[.,]|$)"
    rf"| (?:today|yesterday)(?=,? \(?(?:{_MONTH}|May) \d))(?=[^\"“”]{{0,300}}$)"
)
"""Where the reporter is, and what is no day to another day's reader."""
_POINTED: Final = (" here", "today", "yesterday")
"""What `_POINTING` has in it."""
_MEANWHILE: Final = pattern(r"(?<=[a-z]), meanwhile,(?= )")
"""Ties a sentence to the one before; the commas around it are its own."""
_MOST_OF_LEAD: Final = 40
_BOUND_WORDS: Final = word_set(
    "a an until till since from by before after of for at in as than only not between and or around about"
    " last next this each every early late earlier later"
)
"""Behind these a day is no mere adverb: "until today"."""
_HANGING: Final = word_set(
    "on to into onto over during within throughout through against towards toward upon"
)
"""These hang where only the day behind them goes: "rose on | , a bank said"."""
_SET_OFF: Final = expression(
    r" (?:who|whose|which|where|an?|the|its|his|her|their|from|of|through|one of|(?:son|daughter|wife|husband|widow|head|president|chair[a-z]*|founder|leader|director"
    r"|minister|mayor|governor|boss|owner) of|[a-z]{3,}(?:ing|ed))\b"
)
_RELATIVE: Final = expression(r" (?:who|whose|which|where)\b")
_WHICH: Final = expression(r" (?:who|which|that|whose|where)\b")
_OVER: Final = expression(r" (?:who|which) (?:was|were|had)\b")
"""What somebody was may be what they are no longer: ", which was driven from power,"."""
_BEHIND_OBJECT: Final = pattern(
    r", (?:an?|the|who|which|whose|(?:vice |deputy )?(?:president|chair[a-z]*|head|leader|director|chief|minister|secretary|mayor"
    r"|governor|owner|founder|member|spokes[a-z]+|captain|coach|boss) (?:of|for|at))\b[^,;:()\"“”]{3,80},"
    r"(?= (?:for|in|on|at|to|with|after|over|against|from|into|during)\b)"
)
"""What is said of somebody in the middle: "met Ada Lund, the mayor of Lima, in Ulm"."""
_NAMED_BEHIND: Final = pattern(r", [A-Z][\w'-]+(?: [A-Z][\w'-]+){0,3}$")
"""A name that is itself set off, whose second comma must stay: "one of his own, Ada Lund | , a farmer,"."""
_HELD: Final = expression(
    r"\b(?:not|never|no|nor|den(?:y|ies|ied)|alleg\w+|accus\w+|suspect\w*|convicted|said|says|told"
    r"|according|claim\w*|report\w*|disput\w+|acquitted|cleared|but)\b|n't\b|[\"“”]"
)
"""Words for whose sake a part stays: to leave them out would be unfair to somebody."""
_MOST_OF_SUBJECT: Final = 80
_LONGEST: Final = 140
_LONG: Final = 20
"""Words of a sentence from which on something is left out."""


class Short(Struct, frozen=True):
    """A text without some of its parts, and where they stood."""

    text: str
    gaps: tuple[Gap, ...] = ()

    def back(self, at: int) -> int:
        """The offset in the whole text of the end `at` in this one."""
        for start, end in self.gaps:
            if start >= at:
                break
            at += end - start
        return at


def without(text: str, gaps: Iterable[Gap]) -> Short:
    """The text without its gaps, of which those that overlap an earlier one are passed over."""
    kept: list[Gap] = []
    pieces, last = [], 0
    for start, end in sorted(gaps, key=lambda gap: (gap[0], -gap[1])):
        if start >= last:
            pieces.append(text[last:start])
            kept.append((start, end))
            last = end
    return Short("".join((*pieces, text[last:])), tuple(kept))


def shortened(text: str, folded: str) -> Iterator[Short]:
    """The text, and if it is long the same without what it can spare, the least first."""
    always = [found.span() for found in _pointing(folded)]
    yield without(text, always)
    if text.count(" ") < _LONG:
        brackets = [*_brackets(folded)]
        if "(" in text or brackets:
            yield without(text, [*always, *brackets])
        return
    light = [*always, *_brackets(folded), *_ages(folded), *_days(folded)]
    if len(light) > len(always):
        yield without(text, light)
    heavy = [*always, *_behind_subject(folded), *(found.span() for found in _spared(folded))]
    if len(heavy) > len(always):
        yield without(text, heavy)
        yield without(text, [*heavy, *light])


def day_phrase(folded: str, start: int, end: int) -> Gap | None:
    """A day with the words that lead to it and follow it (" late on Monday night"), if it is an adverb."""
    lead = _LEAD.search(folded[max(0, start - _MOST_OF_LEAD) : start])
    if lead is None or _is_bound(lead["last"], lead["lead"]):
        return None
    rest = _REST.match(folded, end)
    if rest is None:
        return None
    parted = lead["lead"].startswith(",") and folded[rest.end() : rest.end() + 1] == " "
    start += parted - len(lead["lead"])
    return start, _behind_comma(folded, start, rest.end())


def _is_bound(last: str, gap: str) -> bool:
    """Whether the word in front of a day needs it."""
    last = last.lower()
    return last in _BOUND_WORDS or (last in _HANGING and " on " not in f" {gap.lstrip(' ,')} ")


def _pointing(folded: str) -> Iterator[re.Match[str]]:
    if any(word in folded for word in _POINTED):
        yield from _POINTING.finditer(folded)
    if "meanwhile," in folded:
        yield from _MEANWHILE.finditer(folded)


def _brackets(folded: str) -> Iterator[Gap]:
    if "(" in folded:
        yield from (
            found.span() for found in _BRACKET.finditer(folded) if not _tells_size(folded, found)
        )
    if any(dash in folded for dash in _DASHES):
        yield from (
            found.span() for found in _DASHED.finditer(folded) if not _tells_what(folded, found)
        )


def _tells_size(folded: str, bracket: re.Match[str]) -> bool:
    """Whether only the bracket behind a number tells that it counts millions: "earned 13.5 (9m euros)"."""
    return folded[bracket.start() - 1].isdigit() and _MILLIONS.search(bracket[0]) is not None


def _tells_what(folded: str, dashed: re.Match[str]) -> bool:
    """Whether what stands between dashes says what a name means: "Ulm Oil - the firm sold on Friday -"."""
    return (
        _WHAT_IT_IS.match(dashed[0]) is not None
        and _NAME_AT_END.search(folded, max(0, dashed.start() - 40), dashed.start()) is not None
    )


def _ages(folded: str) -> Iterator[Gap]:
    for found in _AGE.finditer(folded):
        if not found["next"] or may_be_finite(found["next"]):
            yield found.span()


def _days(folded: str) -> Iterator[Gap]:
    for kind in (_DAY, _BARE_DAY):
        for found in kind.finditer(folded):
            if not _is_bound(found["last"], found["gap"]):
                start, end = found.span("gap")
                yield start, _behind_comma(folded, start, end)


def _behind_comma(folded: str, start: int, end: int) -> int:
    """The end of a gap with the comma behind it, which nothing else needs."""
    comma = _COMMA_LEFT.match(folded, end)
    return comma.end() if comma and not folded.startswith(",", start) else end


def _behind_subject(folded: str) -> Iterator[Gap]:
    """What stands between the subject and its verb: ", who is 40,", ", the mayor of Lima,"."""
    start = folded.find(",")
    if not 0 < start < _MOST_OF_SUBJECT or is_finite(folded[:start]):
        return
    if not _SET_OFF.match(folded, start + 1):
        return
    end = folded.find(",", start + 1)
    if _RELATIVE.match(folded, start + 1):
        ends = [end]
    else:
        ends = [end, folded.find(",", end + 1)] if end > 0 else []
    for end in ends:
        part = folded[start + 1 : end]
        if 0 < end < start + _LONGEST and _may_go(part) and _verb_follows(folded, end + 1):
            yield start, end + 1
            return


def _may_go(part: str) -> bool:
    relative = _RELATIVE.match(part)
    return (
        not _HELD.search(part)
        and not _OVER.match(part)
        and (relative is not None or not is_finite(_WHICH.split(part.lstrip(), maxsplit=1)[0]))
    )


def _verb_follows(folded: str, at: int) -> bool:
    word = re.match(r" {1,3}([a-z]+)\b", folded[at : at + 24])
    return word is not None and may_be_finite(word[1])


def _spared(folded: str) -> Iterator[re.Match[str]]:
    return (
        found
        for found in _BEHIND_OBJECT.finditer(folded)
        if not _HELD.search(found[0])
        and " and " not in found[0]
        and _NAMED_BEHIND.search(folded, 0, found.start()) is None
        and is_finite(folded[: found.start()])
    )
