"""Rules for years, decades and centuries: "in 2019", "a 1992 treaty", "2019–2021", "the 1990s"."""

from __future__ import annotations

import re
from typing import Final

from briefgen.annotate.date_words import (
    DASH,
    END,
    UNRESOLVED,
    VAGUE,
    YEAR,
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
_UNITS: Final = (
    r"(?:km|kilo\w*|miles?|met\w+|tons?|tonnes?|votes?|seats?|percent|per|hours?|feet|foot|yen|yuan"
    r"|won|years?|m|dollars?|euros?|pounds?|acres?|hectares?|square|pages?|strong|members?|calories?"
    r"|watts?|cc|rpm|metric|rupees?|rooms?|men|women|people|children|troops|soldiers|cases|jobs"
    r"|homes|workers|schoolchildren|students|pupils|patients|residents|voters|participants|passengers"
    r"|delegates|families|households|respondents|employees|officers|schools|companies|villages|houses)"
)
_NO_COUNT: Final = pattern(
    rf"(?! (?:B\.?C\.?(?:E\.?)?(?!\w)|and a half|million|billion|(?:GMT|UTC|local time|{_UNITS})(?![\w'])))"
)
_FIRM: Final = expression(
    r"(?:^|[\s(“\"'—–-])(?:[Ii]n|[Bb]y|[Oo]f|[Ss]ince|[Uu]ntil|[Tt]ill|[Ff]rom|[Tt]o|[Dd]uring"
    r"|[Bb]efore|[Aa]fter|[Ff]or|year|[Tt]hroughout|[Tt]hrough|and|[Ss]pring|[Ss]ummer|[Aa]utumn"
    r"|[Ff]all|[Ww]inter|[Tt]he) {1,3}$|\($"
)
"""Before a year that any noun may follow."""
_LOOSE: Final = expression(
    r"\b(?:[Aa]round|[Aa]bout|[Cc]irca|ca?\.|[Oo]ver|[Oo]n|[Aa]t|[Bb]elow|[Aa]bove|[Bb]eyond|[Uu]nder"
    r"|[Tt]han|[Vv]ersus|vs\.?|[Aa]gainst|[Ww]ith|[Ii]nto|[Ll]ike|[Uu]nlike|or|as|recently as|least"
    r"|(?:end|start|finish|clos|enter|dominat|overshadow|surviv|welcom|defin|mark)(?:e|s|es|ed|ing)?|beg[aiu]n(?:s|ning)?|(?<!\d)(?:1[5-9]|20)\d\d,)"
    r" {1,3}$"
)
"""Before a year, or a mere number that counts what follows."""
_THINGS: Final = pattern(
    r" (?!as\b)(?:[a-z-]+ )?(?!levels|results|figures|prices|rates|sales|as\b|is\b|was\b|has\b|its\b|his\b|this\b)"
    r"[a-z]+s\b"
)
_PART_OF: Final = pattern(
    r"\b(?i:half|all|most|majority|third|quarter|percent|per cent|number|total|dozens|hundreds) of"
    r" (?:the|its|their|those) $"
)
"""Before a number of people or things: "half of the 1607 delegates"."""
_OWNER: Final = expression(
    r"(?:'s|s'|\b(?:[Aa]n?|[Tt]he|[Ii]ts|[Hh]is|[Hh]er|[Tt]heir|[Oo]ur|[Mm]y|[Tt]his|[Tt]hat"
    r"|[Aa]nother))(?: {1,3}(?!(?:first|last|next|other|remaining|some|additional|further|extra"
    r"|about|around|over|only|estimated|more|top|nearly|initial|whole)\b)[a-z][a-z-]{2,24}){0,2} {1,3}$"
)
"""Before a year that stands as an adjective: "its disputed 2005 election"."""
_NOUN: Final = expression(r" {1,3}[A-Za-z]")
_CLAUSE: Final = expression(
    r"(?:^|[.!?:;,—–(“\"] ?|\b(?:that|said|says|as|if|because|while|but|whether|where|when|though"
    r"|although|predicts?|predicted|believes?|expects?|hopes?|what|how) {1,3})$"
)
_IS: Final = pattern(
    r" (?:is|was|will|would|has|had|could|may|might|should|saw|sees|became|brought|marks|marked"
    r"|proved|promises|looks|turned|began|ended|started)\b"
    r"|(?<!00) [a-z]{2,20}(?:[^\Ws]s|ed) (?:the|an?|its|his|her|their|our|us)\b"
)
"""After a year that is the subject: "2024 was the hottest on record"."""
_MADE: Final = expression(
    r"\b(?:mak(?:e|es|ing)|made|declar(?:e|es|ed|ing)|call(?:s|ed|ing)|nam(?:es|ed|ing)|dubb(?:ed|ing)"
    r"|years?,? (?:including|such as|like|except)) {1,3}$"
)
_MADE_WHAT: Final = pattern(r" (?:the|an?|its|our|one|when)\b")
"""What a year is made or called: "has made 2004 the driest year"."""
_LEFT: Final = 64


def _year(found: re.Match[str], setting: Setting) -> Reading | None:
    """A year where the words around say that it is none of so many things."""
    year, left = found["year"], setting.text[max(0, found.start() - _LEFT) : found.start()]
    if not found["part"] and not _is_year(year, left, setting.text, found.end()):
        return None
    return year, "year"


def _is_year(year: str, left: str, text: str, end: int) -> bool:
    if not _NO_COUNT.match(text, end) or (_PART_OF.search(left) and _THINGS.match(text, end)):
        return False
    if _FIRM.search(left):
        return True
    if _CLAUSE.search(left) and (_IS.match(text, end) or text.startswith("'s ", end)):
        return True
    if year.endswith("00") or (_MADE.search(left) and _MADE_WHAT.match(text, end)):
        return not year.endswith("00")
    if _LOOSE.search(left):
        return not _THINGS.match(text, end)
    return bool(_NOUN.match(text, end) and _OWNER.search(left))


def _far_year(found: re.Match[str], setting: Setting) -> Reading | None:
    """Read "in 1066", "by 2100": years that numbers rarely are, so only where the clause may end."""
    left = setting.text[max(0, found.start() - _LEFT) : found.start()]
    if _OF.search(left) and not _NAMED_BY_YEAR.search(left):
        return None
    return None if _COUNTING.search(left) else (found["year"], "year")


_COUNTING: Final = expression(
    r"\b(?:rais|cut|fell|rose|grew|fall|rise|up|down|increas|reduc)\w* {1,3}by {1,3}$"
)
_OF: Final = expression(r"\b[Oo]f {1,3}$")
_NAMED_BY_YEAR: Final = expression(
    r"\b(?:[Yy]ear|[Ss]ummer|[Ww]inter|[Ss]pring|[Aa]utumn|[Ff]all|(?:Battle|Treaty|Council|Peace)(?: of [A-Z][\w'-]+)?) {1,3}of {1,3}$"
)
"""Before a far year: "the Treaty of Troyes of 1420"; a crowd, an army or a loan of 1200 is a number."""


def _year_range(found: re.Match[str], setting: Setting) -> Reading | None:
    if setting.is_moved(found) or _BC.match(setting.text, found.end()):
        return None
    first, second = found["year"], found["year2"].lstrip("'")
    last = first[: 4 - len(second)] + second
    if second == "00" and first.endswith("99"):
        last = str(int(first) + 1)
    return (f"{first}/{last}", "interval") if last > first else None


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
    if "'" not in found[0] and _may_be_warmth(found, setting):
        return None
    return f"19{found['tens']}0/19{found['tens']}9", "interval"


def _worded_decade(found: re.Match[str], setting: Setting) -> Reading:
    """Read "the eighties" of the last century."""
    decade = f"19{3 + _DECADES.index(found['decade'].lower())}"
    return VAGUE if _may_be_warmth(found, setting) else (f"{decade}0/{decade}9", "interval")


def _may_be_warmth(found: re.Match[str], setting: Setting) -> bool:
    return bool(_DEGREES.search(setting.text, max(0, found.start() - 200), found.end() + 120))


_DECADES: Final = ("thirties", "forties", "fifties", "sixties", "seventies", "eighties", "nineties")
_DEGREES: Final = expression(
    r"\b(?:temperatures?|highs|lows|high of|low of|degrees?|mercury|Fahrenheit|Celsius|heat|humidity|thermometers?|weather"
    r"|sunny|cloudy|rain|scor(?:e|es|ed|ing)|golf(?:er|ers)?|percentiles?|per ?cent|age|aged|ages|mph|winds?)\b",
    re.IGNORECASE,
)
"""What may be in the eighties today."""


def _short_year(found: re.Match[str], setting: Setting) -> Reading | None:
    """Read "the summer of '69": of this century only if it has come by then."""
    if setting.anchor is None:
        return UNRESOLVED
    tens = int(found["tens"])
    return f"{2000 + tens if tens <= setting.anchor.year % 100 else 1900 + tens}", "year"


_BC: Final = pattern(r" B\.?C\.?(?:E\.?)?(?!\w)")


def _century(found: re.Match[str], setting: Setting) -> Reading | None:
    number = _nth(found["century"])
    if _BC.match(setting.text, found.end()):
        return VAGUE
    if not 1 < number < 23:
        return None
    return f"{_first_year(number):04d}/{number * 100:04d}", "interval"


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
        pattern(whole(rf"(?P<year>{YEAR}) ?[-–/] ?(?P<year2>(?:1[5-9]|20)\d\d|\d\d?)(?!\d)")),
        _year_range,
    ),
    (
        pattern(
            r"(?:(?<=[Ff]rom )|(?<=his )|(?<=her )|(?<=its )|(?<='s )|(?<=the )|(?<= a )|(?<=orn )|(?<=ears ))"
            rf"(?P<year>{YEAR})(?: (?:to|through|until) |-to-)(?P<year2>{YEAR}|'\d\d(?!\d))" + END
        ),
        _year_range,
    ),
    (pattern(rf"(?<=[Bb]etween )(?P<year>{YEAR}) and (?P<year2>{YEAR})" + END), _year_range),
    (
        pattern(
            r"(?:(?<=[Ii]n )|(?<=[Ss]ince )|(?<=[Bb]y )|(?<=[Uu]ntil )|(?<=year )|(?<=[Oo]f ))"
            r"(?P<year>1[0-4]\d\d|21\d\d)(?=[.;:)]|,(?! ?\d)|$| (?:and|when|but|the|as|by|after|before|he|she|it|they|at|with|to) )"
        ),
        _far_year,
    ),
    (
        pattern(
            r"(?=[12]\d\d\d|[EeLlMm])"  # a cheap look first: most places are none
            rf"(?<![\w/$€£¥₩₹.,#-])(?P<part>(?:[Ee]arly|[Ll]ate|[Mm]id)[- ]|[Ee]nd-)?(?P<year>{YEAR})"
            + END
        ),
        _year,
    ),
    (
        pattern(
            BEFORE
            + r"(?:[Tt]he )?(?P<part>(?:early|mid|late|later)[- ](?:to[- ](?:late|mid)[- ])?)?"
            r"(?P<decade>(?:1[5-9]|20)\d0)(?P<apart>'?)s(?!\w)"
        ),
        _decade,
    ),
    (pattern(whole(rf"[Tt]he {_PARTED}'?(?P<tens>[3-9])0s(?!')")), _short_decade),
    (pattern(whole(rf"[Tt]he {_PARTED}(?P<decade>{'|'.join(_DECADES)})")), _worded_decade),
    (
        pattern(
            r"(?:(?<=0s and )|(?<=0s to )|(?<=0s or ))(?:(?:early|late) |mid-)?'(?P<tens>[3-9])0s(?!\w)"
        ),
        _short_decade,
    ),
    (
        pattern(r"(?:(?<=in )|(?<=of )|(?<=since )|(?<=In )|(?<=Since ))'(?P<tens>\d\d)(?![\w'%])"),
        _short_year,
    ),
    (
        pattern(
            whole(
                rf"(?:[Tt]he )?{_PARTED}(?P<century>{_NTH})[- ](?:century(?!-)|Century(?! [A-Z]|-))"
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
    (
        pattern(
            whole(
                rf"(?:[Tt]he )?(?:[Ff]iscal|[Ff]inancial)(?: [Yy]ear)? {YEAR}(?: ?[-/–] ?(?:20)?\d\d)?"
            )
        ),
        vague,
    ),
)
"""Patterns with their readings; the longest match at the leftmost place wins."""
