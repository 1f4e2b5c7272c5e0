"""Where a clause may end: before parts that the words before them can do without."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from briefgen.annotate.clause_openings import DAY
from briefgen.annotate.finite import is_finite, may_be_finite
from briefgen.annotate.lexicon import word_set
from briefgen.annotate.plain import pattern
from briefgen.expressions import expression

_CUT: Final = pattern(
    r"(?:,? (?:(?:on|in|for|by|at|from|with) (?:what|which|whom)|(?:to|of) (?:which|whom)|when|while|after|before"
    r"|amid|because|now that|although|though|despite|following|since|so that|during|until|ahead of"
    r"|as part of|in order to|with the (?:goal|aim) of|in response to|whereas|even though"
    r"|for the (?:first|second|third|fourth|last) time|in an? (?:effort|attempt|bid|interview|statement|address|speech|letter)\b"
    r"|on (?:how|whether|why)|in the coming (?:days|weeks|months|year|years)|(?:later )?(?:this|next) (?:week|month|year))"
    r"|, (?:the|an?) (?=[^,;.]*$)(?![^,;.]* and )"
    r"|, (?:on|in|at(?! (?:least|most))|for|by|from|under|through|who|which|whose|where|as(?! (?:saying|telling|having|being|(?:it|he|she|they) (?!(?:tr(?:y|ies)|seeks?|prepares?|battles?|struggles?|attempts?)\b))\b)|but|yet|with|including"
    r"|down from|up from|compared|especially|particularly|among|mostly|apparently|[a-z]{3,}ing)"
    rf"|,? (?:on|since|in|from|by|until) (?:(?:early|late) )?(?:{DAY}))"
    r"\b(?![.,])|;|(?<!\d):? (?:[—–]{1,2}|-) (?![^—–]{3,100} [—–-]{1,2} [a-z])"
)
_REDUCED: Final = pattern(
    r", (?:[a-z]+ed|held|made|built|taken|seen|set|led|found|sent|shot|struck|hit) (?:by|in|after|at|on"
    r"|for|to|with|during|from|near|as|over|under)\b(?![.,])"
)
_NEAR_DAY: Final = expression(r"\b(?:today|yesterday|tonight|tomorrow)\b(?![.,]|'s)")
_TO_DAY: Final = pattern(r",?(?: (?:since|from|by|until))?(?: (?:early|late|later|earlier))? $")
_AND: Final = pattern(r", (?:and|but|or) (?P<next>[\w']+)")
_AND_NAME: Final = pattern(
    r",? and (?:[A-Z][\w'-]+(?: [A-Z][\w'-]+)?|(?:the )?(?:[a-z]+ )?[a-z]{3,}s"
    r"|(?:(?:about|around|some|nearly|almost|at least|more than|another) )?\d[\d,]*(?: (?:people|others|more))?) (?:will|would|has|have|had|is|are|was|were)\b"
)
_WITH_TOLL: Final = pattern(
    r",? with (?:(?:about|around|some|nearly|almost|at least|more than|another) )?\d[\d,]* (?:(?:people|others|more|still) ){0,2}"
    r"(?:missing|injured|hurt|wounded|dead|homeless|trapped)\b"
)
"""What is told beside a number: "has risen to 204 | with 109 people still missing"."""
_DONE_BY: Final = expression(r"\b[a-z]+ed by\b")
"""May be no verb of the clause: "the money saved by cutting waste | and tax will go"."""
_AND_DO: Final = pattern(r" and [a-z]+ (?:the|an?|his|her|its|their|whether|that|how)\b")
_AND_DID: Final = pattern(
    r",? and (?P<next>[a-z]+) (?:with|to|from|at|by|for|in|into|on|over|up|out|off|\d|(?:two|three|four"
    r"|five|six|seven|eight|nine|ten|several|some|dozens|hundreds|thousands|[A-Z]))"
)
_SHARES: Final = expression(
    r"(?<!was)(?<!were)(?<!been)(?<!is)(?<!are)(?<!be)(?<!being) (?:shot|hit|beat|sold|bought|caught|found|made|built|wrote|killed|attacked|robbed|raided|kidnapped)$"
)
"""A verb that has one object with the next: "gunmen shot | and wounded two clerks"."""
_AND_WILL: Final = pattern(
    r" and (?:will|would|has|have|had|is|are|was|were) (?:also |not |now )?[a-z]{2,}\b"
)
_MATTER: Final = pattern(
    r" (?:in (?:support|favou?r|protest|exchange|return|connection"
    r"|the wake)|as (?:a result|well) (?:of|as)|because of|thanks to|due to|on the back of|instead of|along with"
    r"|together with|including|belonging to|related to|relating to|involving|containing|aimed at|for [a-z]{2,}ing (?!to ))\b"
)
"""What a noun stands before and the rest can do without: "a march | in support of the youth"."""
_PENALTY: Final = pattern(
    r"\b(?:prison|jail|imprisonment|[Pp]rize|[Aa]ward|[Mm]edal|(?:years|months|euros|dollars|pounds))(?P<cut>) for (?:the|his|her|its|their)\b"
)
_NOT_BEFORE_MATTER: Final = word_set(
    "is are was were be been being responsible known ready time used blamed due not only reason reasons out up down"
)
_WHILE: Final = pattern(r" as(?P<words>(?: [\w'-]+){2,4})")
_SEEN_AS: Final = expression(
    r"\b(?:describ|dismiss|regard|quot|portray|depict|label|view|known|see[ns]?|saw|hail|condemn|denounc|reject|characteri|prais"
    r"|brand|cast|nam(?:e|ing)|appoint|elect|serv(?:e|ing)|treat|recogni|identif|act(?:s|ed|ing)\b|remember|mock|reveal)[^,;:]{0,120}$"
)
"""With these "as" says what: "the letter describes the mayor | as late and better informed"."""
_RESTRICTED: Final = pattern(
    r"(?<![\w-])(?:an? [\w'-]+|\d[\d,.]*)(?: [\w'-]+){1,5}(?<!ing)(?= (?:that|which|who|whose) )"
)
"""A noun that is new to the reader, before a clause that says more of it."""
_TO_SAY: Final = expression(r"\bto {1,3}[a-z]{3,}$")
"""No noun but an infinitive, whose clause follows: "mocked a clerk and seemed to admit | that"."""
_HINDERED: Final = expression(
    r"\b(?:prevent|stop|keep|allow|forc|urg|ask|order|barr|bann|help|enabl|persuad|tell|told|invit|requir)[a-z]* (?:[\w'’,.-]+ ){1,6}[\w'’-]+$"
)
"""Whoever is kept from something or told to do it: that stands behind the clause."""
NO_VERB: Final = (
    r"[a-z]+(?:[^s]s|ous|ern|ian|(?<!appe)(?<!reve)(?<!ste)(?<!de)(?<!he)(?<!se)(?<!sign)al"
    r"|(?<!pan)(?<!mim)ic|ity|(?<!men)(?<!ques)(?<!sanc)(?<!cau)(?<!auc)(?<!posi)tion"
    r"|(?<!imple)(?<!supple)(?<!comple)(?<!docu)(?<!com)(?<!ce)ment|ory|ety|ism|dom|hood)\b"
    r"|(?:power|prison|jail|court|hospital|school|war|peace|death|fame|glory|shore|life|tears|church|people|places)\b"
)
"""A word behind "to" that is a noun or an adjective: "pilgrims to shrines", "led them to victory"."""
EVENT: Final = r"summit|conference|meeting|strike|march|rally|protest|demonstration|ceremony|service|session|vigil"
"""Held or begun to an end: "a rally to demand …"."""
_PURPOSE: Final = pattern(
    rf"(?<![\w'])(?P<last>[A-Z][\w'.-]*|streets|{EVENT})(?P<cut>) to "
    rf"(?!(?:the|their|its|his|her|all|be|last|next|this|that|another|other|both|several|many|most|each|some|any)\b|{NO_VERB})[a-z]{{3,}}\b"
)
"""A name or a gathering before an infinitive: an end to which something is done, if it is a place."""
_EVENT_LAST: Final = expression(rf"\b(?:{EVENT})$")
_LAST_DAY: Final = expression(rf",?(?: early| late)?(?: on)? (?:{DAY})$")
_PLACE_LAST: Final = expression(
    r"\b(?:in|at|to|into|outside|near|through|across|around|visit(?:s|ed|ing)?|tour(?:s|ed|ing)?|left|leav(?:es|ing)|reach(?:es|ed)) "
    r"(?:the )?(?:streets(?: of [A-Z][\w'.-]*)?|(?P<which>(?:[\w'-]+ ){0,5}?)[A-Z][\w'.-]*(?:,? (?:and )?[A-Z][\w'.-]*){0,4})$"
)
"""Behind a place an infinitive tells why somebody went there; behind any other noun it says what the noun is."""
_OTHER_CLAUSE: Final = expression(
    r"\b(?:who|which|that|when|where|while|after|before|because|as|and|he|she|it|they)\b"
)
"""Between "in" and a name these say that the name is no place of it: "in a race when he led Ulm"."""
_DAY: Final = expression(DAY)
_CONTROL: Final = expression(
    r"\b(?:(?:the|its|his|her|their) (?:first|second|third|last|next|only|latest|[a-z]{3,}est)\b(?! (?:time|day|week|month|year)\b)"
    r"|(?:ask|urg|told|tell|want|call|allow|order|forc(?:e|ing)|press(?:e|ing|ur)|persuad|expect|requir|invit|help|warn"
    r"|enabl|need|advis|caus(?:e|ing)|appeal|encourag|permit)|(?:lets?|due|set|likely)\b)"
    r"|\bfor (?:[\w'’-]+ ){0,4}[\w'’-]+$"
    r"|\b(?:initiative|proposal|plan|bid|decision|request|call|offer|order|motion|right|attempt|effort|deal|agreement)s? (?:of|by|from) [\w'’ -]{1,60}$"
)
"""With these the infinitive says what somebody else is to do."""
_MEANT: Final = expression(
    r"\b(?:agree|decid|vow|pledg|promis|threaten|refus|fail|tri(?:ed|es)\b|try|vote|plan|offer|aim|intend|hop(?:e|ing)"
    r"|seek|sought|begin|beg[au]n|start|continu|prepar|manag|able|unable|ready|set|about|used|seem|appear|going"
    r"|propos|chos|choos|elect)"
)
_OPEN_WORDS: Final = word_set(
    "efforts plans attempts ways rights moves calls steps talks promises offers threats bids powers "
    "guilty conspiracy willingness readiness commitment intention desire refusal ability wants seeks needs hopes refuses agrees aims tries intends fails vows decides has is was as "
    "pledges votes proposals decisions requests chances reasons minutes hours days weeks months years"
)
_PLACED: Final = pattern(
    r"(?<![\w'])(?P<last>[\w'-]*[a-z](?<!ing)(?<!ed))(?P<cut>) (?:near|at|in"
    r"|across|alongside|outside|aboard|inside) (?:the )?[A-Z]"
)
_PART_END: Final = expression(
    r"[,;:]| (?:and|but|[a-z]{3,}ing|after|before|when|while|as) | for (?:talks|discussions|meetings?|an? (?:meeting|summit|visit))\b"
)
_GOES_ON: Final = expression(r" (?:with|by|for|to|against|that|on|about|over|from) ")
"""What the verb or the noun before the place asks for: "to meet in Lima | with the mayor"."""
_DEFINITE: Final = expression(r"\b(?:the|those|these) (?:[\w'-]+ ){0,2}[\w'-]+$")
"""What the place tells apart: "the clashes | in Lima"."""
_WHO: Final = expression(r"(?<!,) (?:who|which|whose|that)\b")
"""What somebody does who is not the subject of the sentence."""
_SUBJECTS: Final = word_set("he she it they that this there the")
_DAY_ENDS: Final = pattern(
    rf",?(?: (?:on|since|in|from|by|until))?(?: (?:early|late|later|earlier))? (?:(?:{DAY})(?: \d{{1,2}})?(?:,? \d{{4}})?|today|yesterday|tonight|tomorrow)"
    r"(?: (?:morning|afternoon|evening|night))?(?![\w'])"
)
_LENGTH: Final = pattern(
    rf"(?:,?(?: and)?(?: (?:about|some|nearly|almost|just|only|over|more than|less than|at least"
    rf"|up to))? (?!this|last|next|every|each|per|the|past|{DAY})[\w.-]+"
    r" (?:minutes?|hours?|days?|weeks?|months?|years?|decades?)(?: (?:earlier|later))?"
    r"|, the first [a-z]+|,? (?:moments|seconds|minutes|hours|days|weeks|months|years))$"
)
"""What a cut before "after" leaves of the part behind it: "four days | after"."""
_TIMED: Final = pattern(r",? (?:after|before|since|when|in which)\b")
_LEFT_OVER: Final = pattern(
    r"(?:,? (?:and|or|but)(?: (?:has|have|had|was|were|is|are|will|would))?"
    r"|, (?:many|most|some|all|both|each|one|none|several|two|three)"
    r"|,? (?:shortly|just|even|only|immediately|soon|long|especially|late|early|later|earlier))$"
)
"""What any cut leaves: "and has | since"."""
_LEFT_LAST: Final = word_set(
    "and or but has have had was were is are will would many most some all both each one none several two three "
    "shortly just even only immediately soon long especially late early later earlier"
)
"""The last word of that."""
_TURN: Final = pattern(r",? (?:and )?(?:but|however|although|though|yet)\b(?! also\b)")
_TURNED: Final = pattern(r"\b(?:but|however|although|though|yet|while|whereas)\b")
"""What it opens may go with who vouches for the whole, but not from between them."""
_TAIL: Final = 60
"""Code points in which a left-over stands."""
_FAR: Final = 140
"""Code points in which a verb stands that asks for what is cut off."""


def turns(folded: str, end: int, credited: re.Match[str] | None) -> bool:
    """Whether a cut at `end` leaves out what is said against the words: ", but calm has returned"."""
    return _TURN.match(folded, end) is not None or bool(
        credited and _TURNED.search(folded, end, credited.start())
    )


def ends(folded: str, credited: re.Match[str] | None) -> Iterator[int]:
    """Where a clause may end, the last first; mostly only the first is asked for."""
    yield len(folded)
    yield from _inner_ends(folded, credited)


def _inner_ends(folded: str, credited: re.Match[str] | None) -> Iterator[int]:
    cuts = {found.start() for found in _CUT.finditer(folded)}
    cuts |= {
        found.end()
        for found in _RESTRICTED.finditer(folded)
        if not may_be_finite(found[0].rpartition(" ")[2])
        and not _TO_SAY.search(found[0])
        and not _HINDERED.search(folded, 0, found.end())
    }
    cuts |= {found.start() for found in _AND.finditer(folded) if _goes_on(found["next"])}
    cuts |= {found.start() for found in _WHILE.finditer(folded) if _tells(found)}
    cuts |= {found.start("cut") for found in _PURPOSE.finditer(folded) if _is_purpose(found)}
    cuts |= set(_before_and(folded)) if " and " in folded else set()
    cuts |= {found.start() for found in _REDUCED.finditer(folded) if not _is_verb(found)}
    cuts |= {_day_start(found) for found in _NEAR_DAY.finditer(folded)}
    cuts |= {found.start() for found in _MATTER.finditer(folded) if _is_matter(found)}
    cuts |= {found.start() for found in _WITH_TOLL.finditer(folded)}
    cuts |= {found.start("cut") for found in _PENALTY.finditer(folded)}
    cuts |= {credited.start()} if credited else set()
    cuts -= {cut for cut in cuts if not _may_lose_day(folded, cut, cuts)}
    for cut in sorted(cuts, reverse=True):
        yield _without_left_over(folded, cut)


def _is_verb(found: re.Match[str]) -> bool:
    """Whether what looks like a participle is the verb: "and their leader, Ada Lund, | joined in"."""
    _, joined, part = found.string[: found.start()].rpartition(", and ")
    return bool(joined) and "," in part and not is_finite(f"- {part}")


def _before_and(folded: str) -> Iterator[int]:
    """Before "and" with another verb."""
    for kind in (_AND_DO, _AND_WILL):
        yield from (found.start() for found in kind.finditer(folded) if _is_done(found))
    for found in _AND_NAME.finditer(folded):
        if is_finite(_DONE_BY.sub("", folded[: found.start()])):
            yield found.start()
    yield from (
        found.start()
        for found in _AND_DID.finditer(folded)
        if may_be_finite(found["next"])
        and not _SHARES.search(folded, max(0, found.start() - _TAIL), found.start())
    )


def _may_lose_day(folded: str, cut: int, cuts: set[int]) -> bool:
    """Whether what follows a day can go as well: not in "will close | on Friday, as it is broke"."""
    day = _DAY_ENDS.match(folded, cut)
    return day is None or day.end() in cuts or not folded[day.end() :].strip(" .")


def _without_left_over(folded: str, cut: int) -> int:
    low = max(0, cut - _TAIL)
    left = folded[low:cut]
    if _TIMED.match(folded, cut):
        left = _without_length(left)
    if left.rstrip().rpartition(" ")[2] in _LEFT_LAST:
        left = _LEFT_OVER.sub("", left)
    return low + len(left.rstrip(" ,"))


def _without_length(left: str) -> str:
    """Without "four days" before "after", but with "in four days", which tells of the words before."""
    found = _LENGTH.search(left)
    if found is None or left.endswith((" in", " for", " within"), 0, found.start()):
        return left
    return left[: found.start()]


def last_resorts(folded: str) -> Iterator[int]:
    """Before a place or a matter behind a noun, where a sentence is too long without other cuts."""
    relative = _WHO.search(folded)
    for found in reversed(
        list(_PLACED.finditer(folded, 0, relative.start() if relative else len(folded)))
    ):
        rest = _PART_END.split(folded[found.end("cut") :], maxsplit=1)[0]
        if (
            not may_be_finite(found["last"])
            and not found["last"].endswith("ly")
            and not _GOES_ON.search(rest)
            and not _DEFINITE.search(folded, 0, found.start("cut"))
            and not is_finite(f"- {rest}")
        ):
            yield found.start("cut")


def _tells(found: re.Match[str]) -> bool:
    """Whether "as" opens a clause: "as imports rose", not "as its candidate" nor "quoted her as saying"."""
    first, *others = found["words"].split()
    return (
        first not in _SUBJECTS
        and any(may_be_finite(word) for word in others)
        and not _SEEN_AS.search(found.string, max(0, found.start() - _FAR), found.start())
    )


def _is_purpose(found: re.Match[str]) -> bool:
    """Whether an infinitive may go: not in "agreed on Monday | to build a bridge"."""
    words = found.string[: found.start("cut")]
    if _DAY.fullmatch(found["last"]):
        words = _LAST_DAY.sub("", words)
    return _EVENT_LAST.search(words) is not None or (
        ends_in_place(words) and not _CONTROL.search(words)
    )


def ends_in_place(words: str) -> bool:
    """Whether the last words say where: "sent a team to Peru", not "signed a deal with Peru"."""
    found = _PLACE_LAST.search(words[-_TAIL:])
    return found is not None and not (
        found["which"]
        and (_OTHER_CLAUSE.search(found["which"]) or is_finite(f"- {found['which']}"))
    )


def wants_infinitive(words: str) -> bool:
    """Whether an infinitive behind the words may say what is agreed, ordered or meant."""
    last = words.rstrip(" ,").rpartition(" ")[2]
    return (
        last in _OPEN_WORDS
        or _CONTROL.search(words) is not None
        or _MEANT.search(words) is not None
    )


def _is_matter(found: re.Match[str]) -> bool:
    last = _word_before(found).lower()
    return last not in _NOT_BEFORE_MATTER and not may_be_finite(last)


def _is_done(found: re.Match[str]) -> bool:
    """Whether a verb has its object before "and": not in "condemned and rejected the plan"."""
    last = _word_before(found)
    return not last.endswith("ing") and not may_be_finite(last)


def _word_before(found: re.Match[str]) -> str:
    return (
        found.string[max(0, found.start() - _TAIL) : found.start()].rstrip(" ,").rpartition(" ")[2]
    )


def _day_start(found: re.Match[str]) -> int:
    """Where what leads to a day begins: "| early today"."""
    low = max(0, found.start() - _TAIL)
    lead = _TO_DAY.search(found.string[low : found.start()])
    return low + lead.start() if lead else found.start()


def _goes_on(word: str) -> bool:
    """Whether "and" goes on with another clause rather than with the last of a list."""
    return word in _SUBJECTS or may_be_finite(word)
