"""Rules for decades and centuries: "the late 1980s", "the eighties", "the 19th century"."""

from __future__ import annotations

import re
from typing import Final

from briefgen.annotate.date_words import (
    DASH,
    VAGUE,
    Reading,
    Rule,
    Setting,
    number_of,
    vague,
    whole,
)
from briefgen.annotate.plain import BEFORE, pattern
from briefgen.expressions import expression

_PARTED: Final = r"(?:(?:early|mid|late|later)[- ])?"
_ORDINALS: Final = (
    *("first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth"),
    *("tenth", "eleventh", "twelfth", "thirteenth", "fourteenth", "fifteenth", "sixteenth"),
    *("seventeenth", "eighteenth", "nineteenth", "twentieth", "twenty-first"),
)
_BC: Final = pattern(r" B\.?C\.?(?:E\.?)?(?!\w)")
_LEFT: Final = 64


def _decade(found: re.Match[str], setting: Setting) -> Reading | None:
    """Read "the late 1980s": the decade, as "late May" is the month; "the 1500s" are a century."""
    start = found["decade"]
    if found["apart"] and not _is_decade(found, setting):
        return None
    if start.endswith("00") and start < "2000":
        return (f"{start}/{int(start) + 99}", "interval") if start < "1900" else VAGUE
    return f"{start}/{int(start) + 9}", "interval"


def _is_decade(found: re.Match[str], setting: Setting) -> bool:
    """Read "the 1990's", "a 1940's comic"; "2020's lockdowns" are those of a year."""
    left = setting.text[max(0, found.start() - 4) : found.start()]
    named = found[0][:4].lower() == "the " or found["part"] or re.search(r"\ban? $", left)
    return bool(named or _ENDS.match(setting.text, found.end()))


_ENDS: Final = pattern(r" (?:and|to|or)\b|[.,;:)]|$")


def _short_decade(found: re.Match[str], setting: Setting) -> Reading | None:
    """Read "the '80s": of the last century, from the thirties on; without the mark it may be warmth."""
    if "'" not in found[0] and not _is_time(found, setting.text):
        return None
    if (of := _OF_CENTURY.match(setting.text, found.end())) and not _is_last(of, setting):
        return VAGUE
    return f"19{found['tens']}0/19{found['tens']}9", "interval"


def _is_time(found: re.Match[str], text: str) -> bool:
    """Whether digits without a mark are years: behind "since", a style, or with "early" and "late"."""
    left = text[max(0, found.start() - _LEFT) : found.start()]
    if _SINCE.search(left) or _STYLE.search(left):
        return True
    behind, ahead = _AND_SHORT.match(text, found.end()), _SHORT_AND.search(left)
    if behind or ahead:
        first, last = (ahead or found)["tens"], (behind or found)["tens"]
        return first < last and not _TENS.search(
            text[max(0, found.start() - 120) : found.end() + 80]
        )
    around = text[max(0, found.start() - 120) : found.end() + 80]
    parted = found["part"] in ("early", "late") and _IN.search(left)
    return bool(parted) and not _TENS.search(around)


def _worded_decade(found: re.Match[str], setting: Setting) -> Reading | None:
    """Read "the eighties" of the last century where the text says so; else they may be anything's."""
    tens = 3 + _DECADES.index(found["decade"].lower())
    if of := _OF_CENTURY.match(setting.text, found.end()):
        known = _is_last(of, setting)
    else:
        before = _DECADE_AND.search(setting.text, max(0, found.start() - 24), found.start())
        known = bool(before or _AND_DECADE.match(setting.text, found.end()))
        known = known or _is_name(found, setting.text)
    if known:
        return f"19{tens}0/19{tens}9", "interval"
    return VAGUE if found["decade"].islower() or of else None


def _is_name(found: re.Match[str], text: str) -> bool:
    """Whether a decade has a capital as names have: "since the Thirties", in no title, of no field of oil."""
    if not found["decade"][0].isupper() or _NO_DECADE.match(text, found.end()):
        return False
    left = text[max(0, found.start() - _LEFT) : found.start()]
    around = text[max(0, found.start() - 120) : found.end() + 80]
    opens = not left or left.rstrip().endswith(tuple('.!?;:,”"'))
    within = opens or (found[0][0] == "t" and _WITHIN.search(left))
    return bool(within) and not _TENS.search(around)


def _is_last(of: re.Match[str], setting: Setting) -> bool:
    """Whether the century named is that of the 1900s."""
    if of["century"].lower() in ("20th", "twentieth"):
        return True
    return of["century"] == "last" and setting.anchor is not None and setting.anchor.year > 2000


def _named_decade(found: re.Match[str], setting: Setting) -> Reading | None:
    """Read the second of "the Sixties and Seventies"."""
    first = setting.text[max(0, found.start() - 20) : found.start()].split()[-2:-1]
    if first and first[0].lower() in _DECADES and first[0][0].isupper():
        tens = 3 + _DECADES.index(found["decade"].lower())
        return f"19{tens}0/19{tens}9", "interval"
    return None


_DECADES: Final = ("thirties", "forties", "fifties", "sixties", "seventies", "eighties", "nineties")
_WORDED: Final = "|".join(_DECADES)
_SINCE: Final = expression(r"\b(?:[Ss]ince|[Dd]uring|[Tt]hroughout) {1,3}$")
_IN: Final = expression(r"\b(?:[Ii]n|[Oo]f|[Ff]rom|[Bb]y|[Ss]ince|[Uu]ntil|[Dd]uring) {1,3}$")
_STYLE: Final = pattern(
    r"\b(?:music|styles?|fashions?|hits?|songs?|bands?|films?|movies|sitcoms?|pop|rock|disco|punk"
    r"|clothes|haircuts?|hairstyles?|child|children) (?:of|from|in) $"
)
_AND_SHORT: Final = pattern(r" and (?:early |late |mid-)(?P<tens>[3-9])0s(?![\w'])")
_SHORT_AND: Final = expression(
    r"\b[Tt]he {1,3}(?:(?:early|late|mid)[- ])?(?P<tens>[3-9])0s {1,3}and {1,3}$"
)
"""Two decades, of which a part is told: "the 70s and early 80s"."""
_TENS: Final = expression(
    r"\b(?:temperatures?|highs?|lows?|degrees?|mercury|Fahrenheit|Celsius|weather|scor(?:e|es|ed|ing)"
    r"|golf(?:er|ers)?|percentiles?|per ?cent|age|aged|ages|mph|winds?|prices?|shares?|rates?|ratings?"
    r"|polls?|turnout|ind(?:ex|ices|exes)|oil|crude|barrels?|points?|marks?|grades?|batsm[ae]n"
    r"|batters?|innings|streets?|houses?|numbers?|bus|buses|averag(?:e|es|ed))\b|[%$£€]",
    re.IGNORECASE,
)
"""What may be in the eighties today."""
_WITHIN: Final = pattern(
    r"(?:\b(?:in|since|of|from|during|throughout|by|until|till|to|and|or|through|for|like|before|after)) $",
    re.IGNORECASE,
)
"""Before a decade in running text."""
_NO_DECADE: Final = pattern(
    r" [A-Z]| (?:[Ff]ields?|[Pp]ipelines?|crude|oil|blend|platforms?|system)\b|, (?:Cromarty|Fisher|Viking|Dogger|Forth)\b"
)
"""The Forties are a field and a sea, too."""
_DECADE_AND: Final = expression(r"(?:\b19|')[3-9]0s,? {1,3}(?:and|or) {1,3}(?:in {1,3})?$")
_AND_DECADE: Final = pattern(
    r",? (?:and|or) (?:in )?(?:the )?(?:(?:early|mid|late)[- ])?(?:19|')[3-9]0s(?!\w)"
)
"""Another decade beside it, of which the text says the century."""
_OF_CENTURY: Final = pattern(r" of the (?P<century>[\w-]{3,14}) century(?!\w)")


def _century(found: re.Match[str], setting: Setting) -> Reading | None:
    number = _nth(found["century"])
    if _BC.match(setting.text, found.end()):
        return VAGUE
    left = setting.text[max(0, found.start() - 6) : found.start()]
    if found[0].endswith("Century") and _WHOSE.search(left):
        return None
    if not 1 < number < 23:
        return None
    return f"{_first_year(number):04d}/{number * 100:04d}", "interval"


_WHOSE: Final = expression(r"(?:'s|\b(?:his|her|its|their)) {1,3}$")
_NOUN_BEHIND: Final = (
    r"(?! (?:against|for|from|with|after|before|when|while|since|during|under|over|into|that|who|which"
    r"|here|there|today|yesterday|came|was|will|had|has|off|and|but|as|at|by|in|of|on|or|to)\b) [a-z]{3,24}\b"
)
"""After "Century" with a capital, which may be a score or a firm: "the 18th Century satirist"."""


def _centuries(found: re.Match[str], _: Setting) -> Reading | None:
    """Read "the 16th and 17th centuries": from the first to the last."""
    first, last = _nth(found["century"]), _nth(found["century2"])
    if not 1 < first < last < 23:
        return None
    return f"{_first_year(first):04d}/{last * 100:04d}", "interval"


def _nth(words: str) -> int:
    return number_of(words) if words[0].isdigit() else _ORDINALS.index(words.lower()) + 1


def _first_year(century: int) -> int:
    return (century - 1) * 100 + 1


_NTH: Final = rf"\d\d?(?:st|nd|rd|th)|(?i:{'|'.join(reversed(_ORDINALS))})"

RULES: Final[tuple[Rule, ...]] = (
    (
        pattern(
            BEFORE
            + r"(?:[Tt]he )?(?P<part>(?:early|mid|late|later)[- ](?:to[- ](?:late|mid)[- ])?)?"
            r"(?P<decade>(?:1[5-9]|20)\d0)(?P<apart>'?)s(?!\w)"
        ),
        _decade,
    ),
    (
        pattern(whole(r"[Tt]he (?:(?P<part>early|mid|late|later)[- ])?'?(?P<tens>[3-9])0s(?!')")),
        _short_decade,
    ),
    (
        pattern(r"(?<=0s and )(?P<part>early|late|mid)[ -](?P<tens>[3-9])0s(?![\w'])"),
        _short_decade,
    ),
    (
        pattern(whole(rf"[Tt]he {_PARTED}(?P<decade>(?:{_WORDED})|(?:{_WORDED.title()}))")),
        _worded_decade,
    ),
    (
        pattern(rf"(?:(?<=ties and )|(?<=ties or ))(?P<decade>{_WORDED.title()})(?![\w'-])"),
        _named_decade,
    ),
    (
        pattern(
            r"(?:(?<=0s and )|(?<=0s to )|(?<=0s or ))(?:(?:early|late) |mid-)?'(?P<tens>[3-9])0s(?!\w)"
        ),
        _short_decade,
    ),
    (
        pattern(
            whole(
                rf"(?:[Tt]he )?{_PARTED}(?P<century>{_NTH})[- ](?:century(?!-)|Century(?={_NOUN_BEHIND}))"
            )
        ),
        _century,
    ),
    (
        pattern(
            whole(
                rf"(?:[Tt]he )?{_PARTED}(?P<century>{_NTH})(?: and (?:early )?|{DASH}| to )"
                rf"(?P<century2>{_NTH}) centuries"
            )
        ),
        _centuries,
    ),
    (pattern(whole(rf"[Tt]he {_PARTED}(?:'20s|twenties)")), vague),
)
"""Patterns with their readings; the longest match at the leftmost place wins."""
