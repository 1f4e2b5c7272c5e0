"""Where a clause may end: before parts that the words before them can do without."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from briefgen.annotate.clause_openings import DAY
from briefgen.annotate.finite import may_be_finite
from briefgen.annotate.lexicon import word_set
from briefgen.annotate.plain import pattern

_CUT: Final = pattern(
    r"(?:,? (?:(?:on|in|for|to|by|at|from|with|of) (?:what|which|whom)|when|while|after|before"
    r"|amid|because|although|though|despite|following|since|so that|during|until|ahead of"
    r"|as part of|in order to|with the (?:goal|aim) of|in response to|whereas|even though"
    r"|in an? (?:effort|attempt|bid|interview|statement|address|speech|letter)\b"
    r"|on (?:how|whether|why))"
    r"|, (?:the|an?) (?=[^,;.]*$)(?![^,;.]* and )"
    r"|, (?:on|in|at|for|by|from|under|through|who|which|whose|where|as|but|yet|with|including"
    r"|down from|up from|compared|especially|particularly|among|mostly|apparently|[a-z]{3,}ing)"
    rf"|,? (?:on|since|in|from|by|until) (?:(?:early|late) )?(?:{DAY}))"
    r"\b(?![.,])|;|(?<!\d):? (?:[—–]{1,2}|-) |: "
)
_AND: Final = pattern(r", (?:and|but|or) (?P<next>[\w']+)")
_AND_DO: Final = pattern(r" and [a-z]+ (?:the|an?|his|her|its|their|whether|that|how)\b")
_WHILE: Final = pattern(r" as(?P<words>(?: [\w'-]+){2,4})")
_RESTRICTED: Final = pattern(
    r"\b(?:an? [\w'-]+|\d[\d,.]*)(?: [\w'-]+){1,3}(?= (?:that|which|who|whose) )"
)
"""A noun that is new to the reader, before a clause that says more of it."""
_PURPOSE: Final = pattern(
    r"(?<![\w'])(?P<last>[A-Z][\w'.-]*|[a-z][\w'-]*s)(?P<cut>) to "
    r"(?!(?:the|their|its|his|her|all|be)\b)[a-z]{3,}\b"
)
"""A name or a plural before an infinitive: mostly an end to which something is done."""
_DAY: Final = re.compile(DAY)
_CONTROL: Final = re.compile(
    r"\b(?:ask|urg|told|tell|want|call|allow|order|forc|press|persuad|expect|requir|invit|help|warn"
    r"|enabl|let|need|advis|caus|appeal|encourag|permit|for|due|set|likely)"
)
"""With these the infinitive says what somebody else is to do."""
_OPEN_WORDS: Final = word_set(
    "efforts plans attempts ways rights moves calls steps talks promises offers threats bids powers "
    "wants seeks needs hopes refuses agrees aims tries intends fails vows decides has is was as "
    "pledges votes proposals decisions requests chances reasons minutes hours days weeks months years"
)
_PLACED: Final = pattern(
    r"(?<![\w'])(?P<last>[\w'-]*[a-z](?<!ing)(?<!ed))(?P<cut>) (?:over|about|against|near|at|in|under"
    r"|across|alongside|outside|between) (?:the|an?|its|his|her|their|[A-Z])"
)
_SUBJECTS: Final = word_set("he she it they that this there the")
_LEFT_OVER: Final = pattern(
    r"(?:,?(?: and)?(?: (?:about|some|nearly|almost|just|only|over|more than|less than|at least"
    r"|up to))? (?!this|last|next|every|each|per|the)[\w.-]+"
    r" (?:minutes?|hours?|days?|weeks?|months?|years?|decades?)(?: (?:earlier|later))?"
    r"|, the first [a-z]+|, many"
    r"|,? (?:and|or|but)(?: (?:has|have|had|was|were|is|are|will|would))?"
    r"|,? (?:shortly|just|even|only|immediately|soon|long|especially|late|early))$"
)
"""What a cut leaves of the part behind it: "four days | after", "and has | since"."""
_CREDIT: Final = pattern(
    r", (?:[^,\"“”]{1,70} )?(?:said|says|say|announced|reported|reports|showed|shows|confirmed"
    r"|told \w+)\b(?! (?:that|the|an?|to)\b)[^,\"“”]{0,40}(?=,|$)"
    r"|,? according to [^,\"“”]{1,70}(?=,|$)"
)
_VOUCHING: Final = ("sa", "announced", "report", "show", "confirmed", "told", "according")
"""What `_CREDIT` has in it."""
_TAIL: Final = 60
"""Code points in which a left-over stands."""


def credit(folded: str) -> re.Match[str] | None:
    """Who vouches for what stands before: "…, officials said"."""
    return _CREDIT.search(folded) if any(word in folded for word in _VOUCHING) else None


def ends(folded: str, credited: re.Match[str] | None) -> Iterator[int]:
    """Where a clause may end, the last first."""
    cuts = {found.start() for found in _CUT.finditer(folded)}
    cuts |= {found.end() for found in _RESTRICTED.finditer(folded)}
    cuts |= {found.start() for found in _AND.finditer(folded) if _goes_on(found["next"])}
    cuts |= {found.start() for found in _WHILE.finditer(folded) if _tells(found["words"])}
    cuts |= {found.start("cut") for found in _PURPOSE.finditer(folded) if _is_purpose(found)}
    cuts |= {found.start() for found in _AND_DO.finditer(folded)}
    cuts |= {credited.start()} if credited else set()
    yield len(folded)
    for cut in sorted(cuts, reverse=True):
        yield _without_left_over(folded, cut)


def _without_left_over(folded: str, cut: int) -> int:
    low = max(0, cut - _TAIL)
    return low + len(_LEFT_OVER.sub("", folded[low:cut]).rstrip(" ,"))


def last_resorts(folded: str) -> Iterator[int]:
    """Before a place or a matter behind a noun, where a sentence is too long without other cuts."""
    for found in reversed(list(_PLACED.finditer(folded))):
        if not may_be_finite(found["last"]):
            yield found.start("cut")


def _tells(words: str) -> bool:
    """Whether "as" opens a clause: "as imports rose", not "as its candidate"."""
    return any(may_be_finite(word) for word in words.split()[1:])


def _is_purpose(found: re.Match[str]) -> bool:
    """Not behind a day: "agreed on Monday to …" says nothing without what was agreed."""
    if _DAY.fullmatch(found["last"]):
        return False
    return found["last"] not in _OPEN_WORDS and not _CONTROL.search(found.string, 0, found.start())


def _goes_on(word: str) -> bool:
    """Whether "and" goes on with another clause rather than with the last of a list."""
    return word in _SUBJECTS or may_be_finite(word)
