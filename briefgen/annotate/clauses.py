"""Clauses cut out of a sentence word for word, where that reads well; else nothing.

A clause begins with the sentence or behind its opening adverbial ("On Friday, …"), and ends with the
sentence or where a part begins that the rest can do without. Only its first letter may change.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Final

from briefgen.annotate.almanac import MONTHS, WEEKDAYS
from briefgen.annotate.finite import is_finite, may_be_finite
from briefgen.annotate.lexicon import word_set
from briefgen.annotate.plain import fold, pattern

_LEAST, _MOST = 5, 20
_DAY: Final = "|".join(word.capitalize() for word in (*WEEKDAYS, *MONTHS) if len(word) > 3)
_CUT: Final = pattern(
    r"(?:,? (?:(?:on|in|for|to|by|at|from|with|of) (?:what|which|whom)|when|while|after|before"
    r"|amid|because|although|though|despite|following|since|so that|during|until|ahead of|as part of"
    r"|in an? (?:effort|attempt|bid|interview|statement|address|speech|letter)\b|in order to"
    r"|with the (?:goal|aim) of|in response to|whereas|even though|on (?:how|whether|why))"
    r"|, (?:the|an?) (?=[^,;.]*$)(?![^,;.]* and )"
    r"|, (?:on|in|at|for|by|from|under|through|who|which|whose|where|as|but|yet|with|including|down from|up from|compared|especially"
    r"|particularly|among|mostly|apparently|[a-z]{3,}ing)"
    rf"|,? (?:on|since|in|from|by|until) (?:(?:early|late) )?(?:{_DAY}))"
    r"\b(?![.,])|;|(?<!\d):? (?:[—–]{1,2}|-) |: "
)
"""Where a part begins that the words before it can do without."""
_AND: Final = pattern(r", (?:and|but|or) (?P<next>[\w']+)")
_PURPOSE: Final = pattern(
    r"(?<![\w'])(?P<last>[A-Z][\w'.-]*|[a-z][\w'-]*s)(?P<cut>) to (?!the\b|their\b|its\b|his\b|her\b|all\b|be\b)(?P<verb>[a-z]{3,})\b"
)
"""A name or a plural before an infinitive: mostly an end to which something is done."""
_CONTROL: Final = re.compile(
    r"\b(?:ask|urg|told|tell|want|call|allow|order|forc|press|persuad|expect|requir|invit|help|warn"
    r"|enabl|let|need|advis|caus|appeal|encourag|permit|for|due|set|likely)"
)
"""With these the infinitive says what somebody else is to do."""
_OPEN_NOUNS: Final = word_set(
    "efforts plans attempts ways rights moves calls steps talks promises offers threats bids powers "
    "wants seeks needs hopes refuses agrees aims tries intends fails vows decides has is was as "
    "pledges votes proposals decisions requests chances reasons"
)
_PLACED: Final = pattern(
    r"(?<![\w'])(?P<last>[\w'-]*[a-z](?<!ing)(?<!ed))(?P<cut>) (?:over|about|against|near|at|in|under|across"
    r"|alongside|outside|between) (?:the|an?|its|his|her|their|[A-Z])"
)
_LONG: Final = 8
_WHILE: Final = pattern(
    r" as (?:(?:the|his|her|its|their|an?) )?(?:[\w'-]+ ){0,2}?(?P<verb>[\w']+)\b"
)
_AND_DO: Final = pattern(r" and [a-z]+ (?:the|an?|his|her|its|their|whether|that|how)\b")
_SUBJECTS: Final = word_set("he she it they that this there the")
_RESTRICTED: Final = pattern(
    r"\b(?:an? [\w'-]+|\d[\d,.]*)(?: [\w'-]+){1,3}(?= (?:that|which|who|whose) )"
)
"""A noun that is new to the reader, before a clause that says more of it."""
_DATELINE: Final = pattern(
    r"(?:[A-Z][\w.'’-]*(?:, | (?=[A-Z\d(—–-]))){1,6}(?:\d{1,2} )?(?:\([\w .]{1,24}\) )?[—–-]{1,2} (?=[A-Z\"“])"
)
"""SEOUL, South Korea — …"""
_OPENING_PART: Final = pattern(
    r"(?:(?P<linking>After|Since|When|While|As|Before|Although|Though|Because|Once)"
    r"|On|In|At(?! least| most)|By|For|During|Late|Early|From|Under|Amid|Despite|Following|With|Within"
    r"|Last|This (?:week|month|year|morning|evening|afternoon|weekend|summer|winter|spring|autumn|season)"
    r"|Yesterday|Today|Meanwhile|However|Moreover|Furthermore|(?:Shortly|Soon|Just|Immediately) (?:after|before)|(?:[A-Z][a-z]+|\d+) (?:minutes|hours|days|weeks|months|years) (?:ago|later)"
    r"|[A-Z][a-z]{2,}(?:ed|ing))\b(?:[^,;:.!?“”\"]|[ap]\.m\.|U\.[SNK]\.){0,90}, "
)
_INNER_PART: Final = pattern(
    r"(?:when|while|as|after|before|because|although)\b[^,;:.!?“”\"()]{0,60}(?:[A-Z]\.){0,3}[^,;:.!?“”\"()]{0,99}, "
)
_MORE_OF_DAY: Final = pattern(rf"(?:(?:{_DAY})\b[\w ]{{0,12}}|\d{{4}}), ")
_APPOSED_DAY: Final = pattern(r"[a-z][^,;.]{2,80}, (?=[A-Z])")
"""What a day is, behind it: "Yesterday, day five of the games, …"."""
_PLACE_IN_PLACE: Final = pattern(r"[A-Z][\w’'-]+(?: [A-Z][\w’'-]+)?, ")
"""Behind a place its country, or the subject."""
_PLACE: Final = pattern(rf"(?:In|At|Near) (?!{_DAY})(?:the )?[A-Z][\w’'. -]{{1,40}}, ")
_LIST: Final = pattern(
    r"[A-Z][\w’'. -]{1,40}(?:, [A-Z][\w’'. -]{1,40}){0,4},? and [A-Z][^,]{1,40}, "
)
_REST_OF_LIST: Final = re.compile(r"[a-z][\w'-]*(?: [\w'-]+)?, ")
_CREDITED: Final = pattern(
    r"According to (?!an? )(?!(?:[^,]{1,60}, ?)?[^,]{0,60}\b(?:he|she|it|they|him|her|them)\b)"
)
_COMES: Final = pattern(r"The \w+ (?:comes?|came|follow(?:s|ed)) ")
"""Tells when something else was, not what it was."""
_CONDITION: Final = re.compile(r"\b(?:if|unless|provided that)\b")
"""Words without whose clause the rest would say too much."""
_CREDIT: Final = pattern(
    r", (?:[^,\"“”]{1,70} )?(?:said|says|say|announced|reported|reports|showed|shows|confirmed|told \w+)"
    r"\b(?! (?:that|the|an?|to)\b)[^,\"“”]{0,40}(?=,|$)"
    r"|,? according to [^,\"“”]{1,70}(?=,|$)"
)
"""Who vouches for what stands before: it may go where the headline says the same of its own."""
SAID: Final = re.compile(
    r"\b(?:say|said|says|told|tells?|announced|announces|added|stated|reports?|reported|quoted"
    r"|believes?|claim(?:s|ed)?|alleg(?:es|ed)|denie[sd]|warn(?:s|ed)?|anticipates?|revealed|showed"
    r"|shows?|declared|declares|confirmed|ruled|rules)\b"
)
_SAID_THAT: Final = re.compile(
    r"\b(?:say|said|says|told|tells?|believes?|claim(?:s|ed)?|alleg(?:es|ed)|warn(?:s|ed)?)\b"
    r"|\b[a-z]+ that\b"
)
"""Words behind which a whole clause must follow."""
_OPENING: Final = word_set(
    "he she it they we i you this that these those his her its their my our your there here but and "
    "or so nor however meanwhile moreover furthermore earlier later then ultimately also still yet "
    "when while after before as if because although though despite in on at during for with by "
    "from since under among both such other others another some just only even specifically "
    "together all each none nobody nothing neither either perhaps maybe yes no not what who "
    "how why which whether let to instead besides elsewhere today yesterday now once again asked "
    "image photo picture pictured according of past them"
)
_AWAY: Final = re.compile(
    r"\b(?:then|we|us|our|ours|i|me|my|you|your|these|those|such|said he|former,|latter|there he"
    r"|this (?!week|month|year|morning|evening|afternoon|weekend|summer|winter|spring|autumn|season"
    r"|fall))\b"
)
"""Words that point out of the clause."""
_OBJECT: Final = re.compile(
    r"(?<!\bthat)(?<!\bas)(?<!\bwhen)(?<!\bbecause)(?<!\bwhile)(?<!\bafter)(?<!\bbefore)(?<!\bif)(?<!\bwhere)"
    r"(?<!\bwhich)(?<!\bsince)(?<!\bsaid)(?<!\bsays)(?<!\bsay)(?<!\band)(?<!\bbut)(?<!\bhow)(?<!\bwhether)(?<!\buntil)"
    r"(?<!\bthough)(?<!\bthan)(?<!\bwhat)(?<!\bof)(?<!\blet)(?<!,) (?:it|them)\b"
)
"""Something that another sentence names: "replaced it"; behind "that" or "because" it is the subject."""
_LEFT_OVER: Final = pattern(
    r"(?:,?(?: and)?(?: (?:about|some|nearly|almost|just|only|over|more than|less than|at least|up to))?"
    r" (?!this|last|next|every|each|per|a|the)[\w.-]+ (?:minutes?|hours?|days?|weeks?|months?|years?|decades?)(?: (?:earlier|later))?"
    r"|, the first [a-z]+|, many"
    r"|,? (?:and|or|but)(?: (?:has|have|had|was|were|is|are|will|would))?"
    r"|,? (?:shortly|just|even|only|immediately|soon|long|especially|late|early))$"
)
"""What a cut leaves of the part behind it: "four days | after", "and has | since"."""
_BAD_END: Final = re.compile(
    r"(?:\b(?:the|a|an|of|to|in|on|and|or|with|that|for|by|is|are|be|was|were|has|have|had|from|at|as"
    r"|than|its|his|her|their|who|which|said|says|including|between|will|would|into|not)|[,;:–—-]|\b(?:at|on|in|by|during|for|with|of|to) an? (?:event|journey"
    r"|trip|place|city|country|man|woman|person|statement|interview|move|case|time|number|part|way)"
    r"|by (?:someone|somebody|people)|that, [^,]+)$",
    re.IGNORECASE,
)
_ABBREVIATED: Final = re.compile(r"\b(?:[A-Za-z]\.){2}$|\b(?:Inc|Corp|Ltd|Co|Jr|Sr|St)\.$")
_NO_ADVERBS: Final = word_set("italy family july assembly supply reply ally rally")
_QUOTED: Final = re.compile(r"“[^“”]*”|\"[^\"]*\"")
_MARKS: Final = re.compile(r"[?!;\[\]]|:(?!\d)|--|(?<!\d) [–—-] ")


@dataclass(frozen=True, slots=True)
class Clause:
    """Where a clause stands in its sentence, and its words with a capital at the front."""

    start: int
    end: int
    text: str


def _never(_head: str) -> bool:
    return False


def clauses(sentence: str, vouched: Callable[[str], bool] = _never) -> Iterator[Clause]:
    """The clauses that read well by themselves, the longest first.

    They have a subject that stands alone (no pronoun or connecting word first), a finite verb, and
    five to twenty words; quotation marks and brackets in them are closed.
    vouched: whether words need nobody's "officials said" behind them.
    """
    if sentence.rstrip().endswith(("?", "!", ":")) or _CONDITION.search(sentence):
        return
    high = _end(sentence)
    for low in _beginnings(sentence):
        text = sentence[low:high]
        if not _opens_well(text):
            continue
        credit = _CREDIT.search(fold(text))
        for end in (*_ends(text, credit), *_last_resorts(text)):
            head, kept = text[:end], credit is None or end >= credit.end()
            if _reads_well(head, text[end:]) and (kept or _is_announced(credit) or vouched(head)):
                yield Clause(low, low + end, f"{head[:1].upper()}{head[1:]}")


def main_clause(sentence: str) -> str:
    """The longest of the clauses, "" if there is none."""
    return next((clause.text for clause in clauses(sentence)), "")


def without_credit(text: str) -> str:
    """The words without "officials said" behind them."""
    credit = _CREDIT.search(fold(text))
    return text[: credit.start()] if credit else text


def _is_announced(credit: re.Match[str]) -> bool:
    """Whether they speak who should know: what is announced is to be done, not believed."""
    return " announced" in credit[0]


def _end(sentence: str) -> int:
    """Without the full stop, unless it is that of an abbreviation."""
    text = sentence.rstrip()
    return len(text) if _ABBREVIATED.search(text) else len(text.rstrip(" ."))


def _beginnings(sentence: str) -> Iterator[int]:
    """Where a clause may begin: behind a dateline, and behind an opening adverbial.

    A place may stay ("In Peru, …"); a day has a line of its own.
    """
    low = len(sentence) - len(sentence.lstrip())
    dateline = _DATELINE.match(sentence, low)
    low = dateline.end() if dateline else low
    behind = _behind_adverbials(sentence, low)
    if behind > low and _PLACE.match(sentence[low:behind]):
        yield low
    yield behind


def _behind_adverbials(sentence: str, low: int) -> int:
    part = _OPENING_PART.match(sentence, low)
    if part is None or is_finite(part[0]) != bool(part["linking"]):
        return low
    inner = _INNER_PART.match(sentence, part.end())
    if inner:
        return inner.end() if is_finite(inner[0]) else low
    if _LIST.match(sentence, part.end()):
        return low
    more = _MORE_OF_DAY.match(sentence, part.end())
    if more:
        return more.end()
    apposed = _APPOSED_DAY.match(sentence, part.end())
    if apposed and not is_finite(apposed[0]):
        return apposed.end()
    place = _PLACE.match(part[0]) and _PLACE_IN_PLACE.match(sentence, part.end())
    return low if place and not place[0].startswith(("The ", "A ")) else part.end()


def _opens_well(text: str) -> bool:
    if _COMES.match(text):
        return False
    if _CREDITED.match(text) or _PLACE.match(text) or text.startswith(("At least ", "As many as ")):
        return True
    if _REST_OF_LIST.match(text):
        return False
    first = re.split(r"[\s,]", text, maxsplit=1)[0].lower()
    adverb = first.endswith("ly") and first not in _NO_ADVERBS
    return text[:1].isalnum() and first not in _OPENING and not adverb


def _ends(text: str, credit: re.Match[str] | None) -> Iterator[int]:
    """Where a clause may end, the last first."""
    folded = fold(text)
    cuts = {found.start() for found in _CUT.finditer(folded)}
    cuts |= {found.end() for found in _RESTRICTED.finditer(folded)}
    cuts |= {found.start() for found in _AND.finditer(folded) if _goes_on(found["next"])}
    cuts |= {found.start() for found in _WHILE.finditer(folded) if may_be_finite(found["verb"])}
    cuts |= {found.start("cut") for found in _PURPOSE.finditer(folded) if _is_purpose(found)}
    cuts |= {found.start() for found in _AND_DO.finditer(folded)}
    cuts |= {credit.start()} if credit else set()
    yield len(text)
    for cut in sorted(cuts, reverse=True):
        yield len(_LEFT_OVER.sub("", text[:cut]).rstrip(" ,"))


def _last_resorts(text: str) -> Iterator[int]:
    """Before a preposition behind a noun, where a sentence is too long without other cuts."""
    for found in reversed(list(_PLACED.finditer(fold(text)))):
        if not may_be_finite(found["last"]) and len(text[: found.start("cut")].split()) >= _LONG:
            yield found.start("cut")


def _is_purpose(found: re.Match[str]) -> bool:
    before = found.string[: found.start()]
    return found["last"] not in _OPEN_NOUNS and not _CONTROL.search(before)


def _goes_on(word: str) -> bool:
    """Whether "and" goes on with another clause rather than with the last of a list."""
    return word in _SUBJECTS or may_be_finite(word)


def _reads_well(head: str, rest: str) -> bool:
    return _LEAST <= len(head.split()) <= _MOST and is_whole(head) and _asserts(head, rest)


def is_whole(words: str) -> bool:
    """Whether nothing in the words is left open, nor points out of them."""
    plain = _QUOTED.sub("", words)
    return (
        not _MARKS.search(plain)
        and _closed(words)
        and not _BAD_END.search(words)
        and not _AWAY.search(plain.lower())
        and not _OBJECT.search(plain)
    )


def _closed(head: str) -> bool:
    return (
        head.count("“") == head.count("”")
        and head.count('"') % 2 == 0
        and head.count("(") == head.count(")")
    )


def _asserts(head: str, rest: str) -> bool:
    """Whether there is a finite verb, and behind a verb of saying what was said."""
    credit = _CREDIT.search(head)
    said = _SAID_THAT.search(head) if rest and not credit else None
    return is_finite(head[said.end() :] if said else head[: credit.start()] if credit else head)
