"""Rules for years: "in 2019", "a 1992 treaty", "2019–2021"."""

from __future__ import annotations

import re
from typing import Final

from briefgen.annotate.date_words import (
    CLAUSE_ENDS,
    END,
    FAR_YEAR,
    UNRESOLVED,
    YEAR,
    Reading,
    Rule,
    Setting,
    vague,
    whole,
)
from briefgen.annotate.plain import pattern
from briefgen.expressions import expression

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
    r"|[Tt]han|[Vv]ersus|vs\.?|[Aa]gainst|[Ww]ith|[Ii]nto|[Ll]ike|[Uu]nlike|or|as|recently as|least|(?:clos(?:e|es|ed|ing)|round(?:s|ed|ing)?|see(?:s|ing)?|saw|start(?:s|ed|ing)?|kick(?:s|ed|ing)?) (?:out|off)"
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
    r"|(?<!00) (?:confirm|mark|herald|repeat|exceed|extend|revers|continu)(?:e?s|e?d)"
    r" (?:the|an?|its|his|her|their|our|us)\b"
)
"""After a year that is the subject: "2024 was the hottest on record"."""
_MADE: Final = expression(
    r"\b(?:mak(?:e|es|ing)|made|declar(?:e|es|ed|ing)|call(?:s|ed|ing)|nam(?:es|ed|ing)|dubb(?:ed|ing)"
    r"|years?,? (?:including|such as|like|except)) {1,3}$"
)
_MADE_WHAT: Final = pattern(r" (?:the|an?|its|our|one|when)\b")
"""What a year is made or called: "has made 2004 the driest year"."""
_DID: Final = pattern(r" [a-z]{2,20}ed (?:the|an?|it|them|its|his|her|their)\b")
"""After a number of people who stand behind "and": "and 2010 opposed the bill"."""
_WORK: Final = (
    r"(?:novels?|films?|movies?|books?|albums?|songs?|plays?|musicals?|readers?|viewers?|chapters?"
    r"|screens?|cinemas?|author|director|starr?ing|Oscars?|sequel|soundtrack)"
)
_OF_WORK: Final = pattern(rf"[^.!?;]{{0,40}}\b{_WORK}\b")
_TITLE: Final = pattern(rf"\b{_WORK},? $")
"""Before and behind a number that is the name of a work: "the album 1989", "1917 was the best film"."""
_MORE: Final = expression(
    r"\b(?:[Tt]han|[Oo]ver|[Uu]nder|[Aa]bove|[Bb]elow|[Aa]bout|[Aa]round|least|most) {1,3}$"
)
_COUNT_DOES: Final = pattern(
    r" (?:is|are|was|were|has|have|had|will|would|could|may|might|can|do|did|came|come|went|took)\b"
)
"""Around a number of people or things: "more than 1990 were raised"."""
_LEFT: Final = 64


def _year(found: re.Match[str], setting: Setting) -> Reading | None:
    """A year where the words around say that it is none of so many things."""
    year, left = found["year"], setting.text[max(0, found.start() - _LEFT) : found.start()]
    if not found["part"] and not _is_year(year, left, setting.text, found.end()):
        return None
    return year, "year"


def _is_year(year: str, left: str, text: str, end: int) -> bool:
    counted = not _NO_COUNT.match(text, end) or (_PART_OF.search(left) and _THINGS.match(text, end))
    if counted or _TITLE.search(left):
        return False
    if _FIRM.search(left):
        return not (left.endswith("and ") and _DID.match(text, end))
    if _CLAUSE.search(left) and (_IS.match(text, end) or text.startswith("'s ", end)):
        return not _OF_WORK.match(text, end)
    return not year.endswith("00") and _may_be_year(left, text, end)


def _may_be_year(left: str, text: str, end: int) -> bool:
    if _MADE.search(left) and _MADE_WHAT.match(text, end):
        return not _OF_WORK.match(text, end)
    if _LOOSE.search(left):
        does = _MORE.search(left) and _COUNT_DOES.match(text, end)
        return not does and not _THINGS.match(text, end)
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


def _first_of_two(found: re.Match[str], _: Setting) -> Reading:
    """Read "between 2020 and today", "between 2016 (99,400) and 2017"."""
    return found["year"], "year"


_AND_NOW: Final = (
    r" and (?:today|now|the present|(?:early|late|mid)[- ](?:1[5-9]|20)\d\d)\b"
    r"| \([^()]{1,24}\) and (?:1[5-9]|20)\d\d(?![\d,.]\d|\d)"
)


def _short_year(found: re.Match[str], setting: Setting) -> Reading | None:
    """Read "the summer of '69": of this century only if it has come by then."""
    if setting.anchor is None:
        return UNRESOLVED
    tens = int(found["tens"])
    return f"{2000 + tens if tens <= setting.anchor.year % 100 else 1900 + tens}", "year"


def _season_year(found: re.Match[str], setting: Setting) -> Reading:
    """Read "summer '26", which may be one of the next few years as well."""
    if setting.anchor is None:
        return UNRESOLVED
    tens, now = int(found["tens"]), setting.anchor.year % 100
    if now + _NEXT < tens <= now + _FAR:
        return UNRESOLVED
    century = 2000 if tens <= now + _NEXT else 1900
    return f"{century + tens}", "year"


_NEXT: Final = 5
"""Years ahead that a season may be of."""
_FAR: Final = 20
"""Years ahead up to which it may be of this century or of the last one."""
_BC: Final = pattern(r" B\.?C\.?(?:E\.?)?(?!\w)")


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
    (pattern(rf"(?<=[Bb]etween )(?P<year>{YEAR})(?={_AND_NOW})"), _first_of_two),
    (
        pattern(
            r"(?:(?<=[Ii]n )|(?<=[Ss]ince )|(?<=[Bb]y )|(?<=[Uu]ntil )|(?<=year )|(?<=[Oo]f ))"
            rf"(?P<year>{FAR_YEAR}|21\d\d{CLAUSE_ENDS})"
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
        pattern(r"(?:(?<=in )|(?<=of )|(?<=since )|(?<=In )|(?<=Since ))'(?P<tens>\d\d)(?![\w'%])"),
        _short_year,
    ),
    (
        pattern(r"(?:(?<=pring )|(?<=ummer )|(?<=utumn )|(?<=inter ))'(?P<tens>\d\d)(?![\w'%])"),
        _season_year,
    ),
    (
        pattern(
            whole(
                rf"(?:[Tt]he )?(?:[Ff]iscal|[Ff]inancial)(?: [Yy]ear)? {YEAR}(?: ?[-/–] ?(?:20)?\d\d)?"
            )
        ),
        vague,
    ),
    (pattern(whole(rf"(?:[Tt]he )?{YEAR} (?:[Ff]iscal|[Ff]inancial|[Tt]ax) [Yy]ear")), vague),
    (
        pattern(
            rf"(?:(?<=full )|(?<=whole )|(?<=entire )|(?<=calendar ))(?P<year>{YEAR})(?= year\b)"
        ),
        _first_of_two,
    ),
)
"""Patterns with their readings; the longest match at the leftmost place wins."""
