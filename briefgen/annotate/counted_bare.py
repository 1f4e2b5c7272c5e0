"""Counts whose noun stands elsewhere: "81 of the 120 seats", "40 votes to 12", "12 were killed"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal
from typing import Final

from briefgen.annotate.counted_nouns import START, Read, Reading, counted_noun
from briefgen.annotate.counted_years import has_year_shape
from briefgen.annotate.numbered import is_numbered, is_some_dozen
from briefgen.annotate.numerals import DIGITS, NUMBER, is_approximate, number
from briefgen.annotate.plain import after, before, pattern
from briefgen.annotate.units import ANIMALS, DENOMINATORS, MEASURE, MEASURES, PERSONS
from briefgen.expressions import expression

ABOUT: Final = r"(?:(?:about|around|some|nearly|almost|over|roughly|more than|at least|just|only|an estimated) )?"
END: Final = r"(?![\w%]|[,.]\d|-\w)"
_HIT: Final = (
    r"(?:(?:were|are|have been|had been) )?(?:(?:partially|partly|badly|severely|seriously|slightly|completely|totally|otherwise) )?"
    r"(?:destroyed|damaged|flooded|inundated|submerged|wrecked|burned|burnt|ruined)"
)
_PART: Final = pattern(
    rf"{START}(?P<high>{NUMBER}) of (?:(?:(?:the|its|their|his|her|our|my|these|those|all)(?: [\w-]+'s)?|[A-Z][\w-]+'s)"
    rf"(?: {ABOUT}(?:{NUMBER}))?|(?={DIGITS} )(?:{NUMBER}))(?P<rest>(?: [\w'.-]{{1,24}}){{1,4}})"
)
_OF_THEM: Final = pattern(
    rf"{START}(?P<high>{NUMBER}) of (?:them|whom) (?:were |are )?(?P<unit>[a-z]{{3,20}})(?=[.,;:)]|$)"
)
_HARMED: Final = pattern(
    rf"{START}(?P<high>{NUMBER})(?: (?:more|others))? (?:(?:were|are|have been|had been|remain(?:ed)?)"
    r"(?: (?:also|still|being|thought|believed|feared|reported|known|said|to|be|have|been|then|now|later|so|far"
    r"|already|seriously|critically|badly|slightly|reportedly)){0,5}"
    r" (?:killed|injured|wounded|hurt|dead|missing|arrested|detained|held|hospitali[sz]ed|rescued|evacuated|displaced"
    r"|homeless|trapped|freed|jailed|imprisoned|infected|unaccounted for|in (?:custody|hospital))"
    r"|(?:have |had )?died"
    rf"|(?P<hit>(?:others )?{_HIT}(?= ?[.,;:)]|$| (?:and|by|in|on|across|after|since|before|during|when|while|as)\b)))\b"
)
"""What befalls people, or houses: whoever or whatever was counted is told before."""
_HIT_BEFORE: Final = pattern(
    rf"{START}(?:{NUMBER})(?P<rest>(?: [\w'-]{{1,24}}){{1,3}}?) {_HIT}"
    rf"(?: (?:in|across|on) (?:the )?[A-Z][\w-]{{1,24}})?(?:,| and|, and|,? while|,? with) {ABOUT}(?:another )?$"
)
"""Before the second of two such counts: "40 houses were destroyed and"."""
_REACHED: Final = pattern(
    r"\b(?:(?P<be>is|was|remain(?:s|ed) at)|rose|risen|climbed|jumped|increased|grew|grown|fell|fallen|dropped|declined|reached|hit|passed|topped|(?:stood|stands) at"
    r"|(?:put|puts|putting|placed|places) the (?:[a-z-]+ )?toll at)"
    rf" (?:from (?:{NUMBER})(?: in \d{{4}})? )?(?:to )?{ABOUT}(?P<high>{NUMBER}){END}"
    r"(?=[.,;:)]|$| (?:on|in|by|at|after|as|and|with|when|while|from|since|across|late|early|last|this|yesterday|today)\b)"
)
"""What a number of something came to."""
_NUMBER_OF: Final = pattern(
    r"\b(?:(?P<toll>(?:[Dd]eath )?[Tt]oll)(?! (?:road|bridge|booth|free)s?\b)"
    r"|[Nn]umber of (?P<rest>(?:[\w'-]{1,24} ?){1,4}))(?P<apart>[^.;]{0,80}?)$"
)
_CLAUSE: Final = expression(
    r"\b(?:as|while|when|but|that|which|after|since|because|if|before|cost|price|damage)\b"
)
"""Between the two, what may have a subject of its own."""
_NUMBERED: Final = expression(
    r"\b(?:page|chapter|section|part|article|paragraph|line|verse|day|night|week|month|year|round|stage|lap|game|match|test|set"
    r"|episode|season|series|volume|book|step|number|no\.?|clause|rule|group|level|phase|question|item|figure|table|hole"
    r"|room|floor|turn|lane|leg|act|scene|heat|innings|quarter|minute|hour) {1,3}$",
    re.IGNORECASE,
)
"""Before what is no count: "day three of the talks"."""
_AGED: Final = expression(
    r"\b[Aa]ge[ds]? {1,3}(?:\w+ {1,3}){0,4}$|\d {1,3}(?:and|or|to) {1,3}$"
    r"|\b(?:boy|girl|lad|child|baby|infant|toddler|youth|teenager|man|woman|son|daughter|brother|sister) of {1,3}(?:just {1,3}|only {1,3})?$"
)
"""Before an age, or the end of a range: "a boy of six", "aged between 16 and 21 were arrested"."""
_OF_WHICH: Final = pattern(
    rf"\b[Oo]f (?:the|its|their|his|her|those|these) (?:(?:{NUMBER}) )?(?P<rest>[^,;.]{{3,60}}),? $"
)
"""Of whom or what some are told of: "of the 40 ships, 12 were missing"."""
_NAMED: Final = expression(
    r"\b(?!About|Some|Around|Only|Nearly|Almost|Another|Just|Over)[A-Z]\w* {1,3}$"
)
_BUT: Final = expression(r"\b(?:but|except|other than) {1,3}$")
"""Before a part that is left out: "all but 12 of the firms"."""
_INHABITED: Final = pattern(
    rf"\b(?:country|nation|city|town|island|region|metropolis|village|community|settlement|hamlet|municipality|suburb|province|county|district|(?:a|total|combined|estimated) population) of {ABOUT}"
    r"(?P<high>\d{1,3}(?:,\d{3}){1,2}|\d{1,4}(?:\.\d{1,2})? (?:million|billion))"
    r"(?=[,;:)](?! ?\d)|\.(?!\w)|$| (?:is|was|has|had|will|in|at|on|and(?! \d)|but|that|which|whose|with|where)\b)"
)
_POINT: Final = r"(?:percentage[ -])?point(?! guard)|per ?cent"
_POINT_PART: Final = pattern(
    rf"{START}(?:(?:(?P<half>half)(?: of)?|(?P<low>an?|one|two|three|four|five|seven)[ -](?P<high>{'|'.join(DENOMINATORS)})s? of)"
    rf" (?:a|one) (?P<unit>{_POINT})|(?P<part>half|quarter|three-quarter)[ -](?P<unit2>{_POINT}))(?!\w)",
    re.IGNORECASE,
)
_HALF_A: Final = pattern(
    rf"{START}(?:[Hh]alf|(?i:(?P<low>an?|one|two|three)[ -](?P<high>{'|'.join(DENOMINATORS)})s?) of) an? (?P<unit>{MEASURE})(?![\w°-])"
)
_HARMING: Final = pattern(
    r"\b(?:kill|injur|wound|hurt|arrest|detain|rescu)(?:ed|ing)? (?:or (?:injur|wound)(?:ed|ing) )?"
    rf"{ABOUT}(?P<high>{NUMBER}){END}(?: (?:more|others)(?!\w))?"
    r"(?=[.,;:)]|$| (?:in|on|at|and|after|when|while|as|since|including|near|across|during|yesterday|today|last)\b)"
)
"""How many came to harm where no noun is behind the number: "killed 14 people and injured 23"."""
_AND_MORE: Final = pattern(rf" and {ABOUT}(?:{NUMBER})(?P<rest>(?: [\w'.-]{{1,24}}){{1,4}})")
"""A second number, whose noun may be that of both: "rescued 12 and 14 boats"."""
_ONE_OF: Final = pattern(
    rf"{START}[Oo]ne (?P<unit>(?!(?:goal|point|win|loss|defeat|draw|victory|title|try|run|wicket|medal|trophy)\b)[a-z]{{3,20}}(?<!s)) in (?:every )?(?P<high>\d{{1,3}}|three|four|five|six|seven|eight|nine|ten|twelve|twenty|a hundred)"
    r"(?=[.;:)]|,(?! ?\d)|$| (?:is|are|was|were|has|have|had|will|would|now|who|that|lives?|dies?|said|says|by|since)\b)"
)
"""Read "one household in seven", not "one goal in seven", which are games."""
_CHANGED: Final = (
    r"(?:[Ii]ncreas|[Rr]ais|[Rr]is|[Rr]ose|[Gg]r[eo]w|[Cc]limb|[Jj]ump|[Ss]oar|[Ss]urg|[Ee]xpand|[Ll]engthen|[Ww]iden|[Cc]ut|[Rr]educ"
    r"|[Ll]ower|[Tt]rim|[Ss]lash|[Ff]all|[Ff]ell|[Dd]rop|[Dd]eclin|[Dd]ecreas|[Ss]hr[aiu]nk|[Ss]lump|[Pp]lung|[Pp]lummet|[Tt]umbl"
    r"|[Ss]lid|[Dd]ip|[Uu]p|[Dd]own)[a-z]{0,4}"
)
_BY_PART: Final = pattern(
    rf"\b{_CHANGED} (?:[\w'-]{{1,20}} ){{0,4}}by {ABOUT}(?P<told>(?P<low>an?|one|two|three|four)[ -](?P<high>{'|'.join(DENOMINATORS)})s?)"
    r"(?= (?:in|since|last|this|over|from|to|on|compared|after|during|between|within|when|while|as|and|but|at|for|across|under|next)\b)"
)
"""How much something grew: "rents rose by a fifth in a year"."""
_COUNT: Final = pattern(rf"{START}(?P<high>{NUMBER})(?=(?P<rest>(?: [\w'.-]{{1,24}}){{1,4}}))")
_PLACED: Final = pattern(rf"\b(?:in|across|at|near|within) (?:the (?:\w+ )?)?{ABOUT}$")
"""Before a number of places: "killed 14 in six districts"."""
_NATION: Final = expression(r"[A-Z][a-z]+(?:ans|is)")
_WORD: Final = expression(r"[A-Za-z]+")


def _value(found: re.Match[str], folded: str, least: int = 2) -> Decimal | None:
    """The number, unless it is a year or part of a name."""
    value, digits, start = number(found["high"]), found["high"], found.start("high")
    no_count = is_numbered(folded, start) or is_some_dozen(folded, start)
    if value is None or value < least or value % 1 or no_count:
        return None
    year = has_year_shape(digits) and not is_approximate(folded, start, start + len(digits))
    named = _NAMED.search(folded, max(0, start - 24), start) and not _opens(folded, start)
    return None if year or named else value


def _opens(folded: str, start: int) -> bool:
    """Whether at most one word of the sentence stands before the number."""
    return len(before(folded, start, 40).split()) <= 1


def _part(found: re.Match[str], folded: str) -> Iterator[Reading]:
    """Read "81 of the 120 seats" and "5,000 of its jobs" as counts of these."""
    noun, value = counted_noun(found["rest"]), _value(found, folded)
    left = folded[max(0, found.start() - 16) : found.start()]
    if (
        noun
        and value
        and not (_BUT.search(left) or _NUMBERED.search(left) or _is_one(left, noun[0]))
    ):
        yield Reading(*found.span("high"), value, noun[0])


def _is_one(left: str, noun: str) -> bool:
    """Read "target 3 of the 21 targets" as one of them."""
    return bool(left) and left.lower().split()[-1:] == [noun.lower().removesuffix("s")]


def _of_them(found: re.Match[str], folded: str) -> Iterator[Reading]:
    """Read "60 cases, 14 of them deaths"."""
    noun, value = counted_noun(f" {found['unit']}"), _value(found, folded)
    if noun and value:
        yield Reading(*found.span("high"), value, noun[0])


def _harmed(found: re.Match[str], folded: str) -> Iterator[Reading]:
    start = found.start()
    if found["hit"]:
        yield from _hit(found, folded)
        return
    value = None if _AGED.search(folded, max(0, start - 40), start) else _value(found, folded)
    whole = _OF_WHICH.search(before(folded, start, 90))
    noun = counted_noun(f" {whole['rest']}") if whole else ("people", 0)
    if value is not None and noun:
        yield Reading(*found.span("high"), value, noun[0])


def _hit(found: re.Match[str], folded: str) -> Iterator[Reading]:
    """Read "40 houses were destroyed and 60 damaged" as houses, too."""
    first = _HIT_BEFORE.search(before(folded, found.start()))
    noun, value = first and counted_noun(first["rest"]), _value(found, folded)
    if noun and value is not None:
        yield Reading(*found.span("high"), value, noun[0])


def _reached(found: re.Match[str], folded: str) -> Iterator[Reading]:
    """Read "the number of cases in Leeds rose to 52", "the death toll climbed to 207"."""
    if " toll " in found[0]:  # "has put the toll at 43"
        if (value := _value(found, folded)) is not None:
            yield Reading(*found.span("high"), value, "deaths")
        return
    told = _NUMBER_OF.search(before(folded, found.start()))
    value = _value(found, folded) if told else None
    if told is None or value is None or _CLAUSE.search(told["apart"]):
        return
    if found["be"] and told["apart"]:
        return  # the subject may be another one
    noun = ("deaths", 0) if told["toll"] else counted_noun(f" {told['rest']}")
    if noun:
        yield Reading(*found.span("high"), value, noun[0])


def _inhabited(found: re.Match[str], _: str) -> Iterator[Reading]:
    value = number(found["high"])
    if value is not None and value >= 1000:
        yield Reading(*found.span("high"), value, "people")


def _part_of_point(found: re.Match[str], _: str) -> Iterator[Reading]:
    """Read "a quarter of a percentage point", "half a point", "a half-point cut", which are no shares."""
    part = (found["half"] or found["part"] or "").lower()
    value = _PARTS.get(part) or number(found["low"].lower())
    every = 1 if part else DENOMINATORS[found["high"].lower()]
    unit = (found["unit"] or found["unit2"]).lower()
    name = "percentage points" if "age" in unit else "percent" if "cent" in unit else "points"
    if value is not None:
        yield Reading(*found.span(), value / every, name)


_PARTS: Final = {
    "half": Decimal("0.5"),
    "quarter": Decimal("0.25"),
    "three-quarter": Decimal("0.75"),
}


def _half_a(found: re.Match[str], _: str) -> Iterator[Reading]:
    """Read "half a mile", "three quarters of a mile"."""
    part = number(found["low"].lower()) if found["low"] else Decimal(1)
    every = DENOMINATORS[found["high"].lower()] if found["low"] else 2
    if part is not None and part < every:
        yield Reading(*found.span(), part / every, MEASURES[found["unit"]])


def _one_of(found: re.Match[str], _: str) -> Iterator[Reading]:
    every = number(found["high"])
    if every is not None and every >= 2:
        yield Reading(*found.span(), 1 / every, "share")


def _by_part(found: re.Match[str], _: str) -> Iterator[Reading]:
    part, every = number(found["low"]), DENOMINATORS[found["high"]]
    if part is not None and part < every:
        yield Reading(*found.span("told"), part / every, "share")


def _harming(found: re.Match[str], folded: str) -> Iterator[Reading]:
    value, (start, end) = _value(found, folded), found.span("high")
    if value is not None and _is_of_people(folded, start, end):
        yield Reading(start, end, value, "people")


def _is_of_people(folded: str, start: int, end: int) -> bool:
    """Whether nothing else in the sentence may be what a bare number counts: no animal, no boats."""
    more = _AND_MORE.match(folded, end)
    if more and counted_noun(more["rest"]):
        return False
    left, right = before(folded, start), after(folded, end)
    if any(word[0].lower() in ANIMALS for word in _WORD.finditer(left + " " + right)):
        return False
    return not any(
        _is_of_others(found, text) for text in (left, right) for found in _COUNT.finditer(text)
    )


def _is_of_others(found: re.Match[str], sentence: str) -> bool:
    """Whether a number counts things, and not the places where something happened."""
    noun, value = counted_noun(found["rest"]), _value(found, sentence)
    if noun is None or value is None or _is_person(noun[0]):
        return False
    return not _PLACED.search(sentence, max(0, found.start() - 40), found.start())


def _is_person(noun: str) -> bool:
    return (
        noun in PERSONS
        or noun.endswith(("men", "people", "children"))
        or bool(_NATION.fullmatch(noun))
    )


RULES: Final[tuple[tuple[re.Pattern[str], Read], ...]] = (
    (_PART, _part),
    (_OF_THEM, _of_them),
    (_HARMED, _harmed),
    (_REACHED, _reached),
    (_INHABITED, _inhabited),
    (_POINT_PART, _part_of_point),
    (_HALF_A, _half_a),
    (_BY_PART, _by_part),
    (_HARMING, _harming),
    (_ONE_OF, _one_of),
)
"""Patterns with their readings."""
