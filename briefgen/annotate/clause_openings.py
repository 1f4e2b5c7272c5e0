"""Where a clause may begin: behind a dateline, and behind an opening adverbial ("On Friday, …")."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from briefgen.annotate.almanac import MONTHS, WEEKDAYS
from briefgen.annotate.finite import is_finite
from briefgen.annotate.lexicon import word_set
from briefgen.annotate.plain import pattern
from briefgen.expressions import expression

DAY: Final = "|".join(word.capitalize() for word in (*WEEKDAYS, *MONTHS) if len(word) > 3)
DAY_ALONE: Final = expression(rf"(?:{DAY}|May)$")
"""A word that is a weekday or a month."""
_DATELINE: Final = pattern(
    rf"(?:\([A-Z][\w .]{{1,24}}\)|\d{{1,2}} (?:{DAY})(?: \d{{4}})?|(?:{DAY}) \d{{1,2}}(?:, \d{{4}})?) [—–-]{{1,2}} "
    r"(?=[A-Z\"“])|"
    rf"[A-Z][\w'’.]{{2,24}}(?: [A-Z][\w'’.]{{1,24}}){{0,2}}(?:(?:, | ?- ?)(?:\d{{1,2}} )?(?:{DAY})(?: \d{{1,2}})?(?:,? \d{{4}})?)?: (?=[A-Za-z]?[A-Z])|"
    r"(?:[A-Z]{2,} ){0,3}\([A-Z][\w .]{1,24}\) (?=[A-Z])|"
    r"[A-Z][a-z]{2,24}(?: [A-Z][a-z]{2,24})?-(?=(?:The|An?|In|On|At|As|After|Police|Two|Three|Four|Five) )|"
    r"(?!ASEAN|BRICS|COVID|UNESCO|UNICEF|USAID)[A-Z]{5,}-(?=[A-Z][a-z])|"
    r"[A-Z][A-Z.'’ -]{1,30}(?:/[A-Z][A-Z.'’ -]{1,30}){1,5}: (?=[A-Za-z]?[A-Z])|"
    r"(?:[A-Z][\w./'’-]*(?:, | (?=[A-Z\d(—–-]))){1,6}(?:\d{1,2} )?(?:\([\w .]{1,24}\) )?[—–-]{1,2} "
    r"(?=[A-Z\"“])"
)
"""SEOUL, South Korea — …", "(Agency) - …", "5 May - …", "LIMA, July 5: …", "Quito: …", "LIMA/QUITO: …"."""
_ADVERBIAL: Final = pattern(
    r"(?:(?P<linking>After|Since|When|While|As|Before|Although|Though|Because|Once)"
    r"|On|In|At(?! least| most)|By|For|During|Late|Early|Earlier|From|Under|Amid|Despite|Following|With"
    r"|Within|Last|Yesterday|Today|Meanwhile|However|Moreover|Furthermore"
    r"|This (?:week|month|year|morning|evening|afternoon|weekend|summer|winter|spring|autumn|season)"
    r"|(?:Shortly|Soon|Just|Immediately) (?:after|before)"
    r"|(?P<timed>(?:(?:Less|More) than |Just |Only |Nearly |Almost )?\w+ (?:minutes|hours|days|weeks|months|years) (?:after|before|since))"
    r"|(?:[A-Z][a-z]+|\d+) (?:minutes|hours|days|weeks|months|years) (?:ago|later)"
    r"|(?!According|Judging|Assuming|Supposing|Provided|Depending|Pending|Barring)[A-Z][a-z]{2,}(?:ed|ing)(?! [a-z-]+s?, [a-z-]+ (?:[a-z-]+ )?(?:and|or) ))\b(?:[^,;:.!?“”\"]|[ap]\.m\.|U\.[SNK]\.){0,90}, "
)
_ANNOUNCED: Final = pattern(
    rf"It was (?:also )?(?:announced|revealed|confirmed)(?: (?:(?:on )?(?:{DAY})|yesterday|today))? that "
)
_AGAINST: Final = expression(
    r"(?:(?:But|And|Yet)|(?:However|Instead|Moreover|Furthermore|In addition|As a result|Overall|Nevertheless|Nonetheless),) (?=\w)"
)
"""Ties a sentence to the one before, which its words do without."""
_AIM_OR_OFFICE: Final = pattern(
    r"(?:As an? |To (?!be\b)[a-z]{3,} )[^,;:.!?“”\"()]{3,90}, (?!(?:he|she|it|they|we|i|you|this|that)\b)"
)
"""Opens a sentence that stays whole: "To save fuel, the line …", "As an engineer, Ada Lund …"."""
LINKING: Final = 24
_LINK: Final = expression(r"(?:Meanwhile|However|Moreover|Furthermore)\b")
_LINKED_ALONE: Final = expression(r"(?:Meanwhile|However|Moreover|Furthermore), ")
_OTHER: Final = expression(r"\b(?:separate|another|other)\b")
"""What follows is another matter."""
_INNER: Final = pattern(
    r"(?:when|while|as|after|before|because|although)\b[^,;:.!?“”\"()]{0,60}(?:[A-Z]\.){0,3}"
    r"[^,;:.!?“”\"()]{0,99}, "
)
"""A clause within the adverbial: "On Monday, while …, the ship sank"."""
_MORE_OF_DAY: Final = pattern(rf"(?:(?:{DAY})\b[\w ]{{0,12}}|\d{{4}}), ")
_APPOSED: Final = pattern(r"[a-z][^,;.]{2,80}, (?=[A-Z])")
"""What a day is, behind it: "Yesterday, day five of the games, …"."""
_PLACE: Final = pattern(rf"(?:In|At|Near) (?!{DAY})(?:the )?[A-Z][\w’'. -]{{1,40}}, ")
_PLACE_IN_PLACE: Final = pattern(r"(?!The |A )[A-Z][\w’'-]+(?: [A-Z][\w’'-]+)?, ")
"""Behind a place its country, or the subject."""
_LIST: Final = pattern(
    r"[A-Z][\w’'. -]{1,40}(?:, [A-Z][\w’'. -]{1,40}){0,4},? and [A-Z][^,]{1,40}, "
)
_REST_OF_LIST: Final = expression(r"[a-z][\w'-]*(?: [\w'-]+)?, ")
_CREDITED: Final = pattern(
    r"According to (?!an? )(?![^,]{0,60}(?:, ?[^,]{0,60})?\b(?:he|she|it|they|him|her|them)\b)"
)
_COUNTED: Final = expression(
    r"(?:At least|As many as|Another (?:\d|two|three|four|five|six|seven|eight|nine|ten)|Some (?:[\d$£€]|dollars|pounds|euros))"
)
_COMES: Final = pattern(r"The \w+ (?:comes?|came|follow(?:s|ed)) ")
"""Tells when something else was, not what it was."""
_NO_SUBJECTS: Final = word_set(
    "he she it they we i you this that these those his her its their my our your there here but and "
    "or so nor however meanwhile moreover furthermore earlier later then ultimately also still yet "
    "when while after before as if because although though despite in on at during for with by "
    "from since under among both such other others another some just only even specifically "
    "together all each none nobody nothing neither either perhaps maybe yes no not what who "
    "how why which whether let to instead besides elsewhere today yesterday now once again asked "
    "image photo picture pictured portrait according of past them"
)
_NO_ADVERBS: Final = word_set(
    "italy family july assembly supply reply ally rally quarterly weekly monthly yearly daily elderly"
)


def beginnings(sentence: str) -> Iterator[int]:
    """Offsets from which the words stand alone. A place may stay ("In Peru, …"), a day goes."""
    low = len(sentence) - len(sentence.lstrip())
    dateline = _DATELINE.match(sentence, low)
    low = dateline.end() if dateline else low
    low += len(linking(sentence[low : low + LINKING]))
    behind = _behind_adverbial(sentence, low)
    if behind > low and _PLACE.match(sentence[low:behind]):
        yield low
    if behind == low and _AIM_OR_OFFICE.match(sentence, low):
        yield low
        return
    if _opens_well(sentence[behind : behind + 200]):
        yield behind


def dateline(sentence: str) -> str:
    """What a sentence has before the news: "LIMA, July 5 (Agency) – ", "" if nothing."""
    found = _DATELINE.match(sentence)
    return found[0] if found else ""


def linking(words: str) -> str:
    """What ties a sentence to the one before and can go: "But ", "As a result, ", "" if nothing."""
    found = _AGAINST.match(words)
    return found[0] if found else ""


def _behind_adverbial(sentence: str, low: int) -> int:
    if announced := _ANNOUNCED.match(sentence, low):
        return announced.end()
    part = _ADVERBIAL.match(sentence, low)
    if part is None or (_LINK.match(part[0]) and not _LINKED_ALONE.fullmatch(part[0])):
        return low
    if is_finite(part[0]) != bool(part["linking"] or part["timed"]) or _OTHER.search(part[0]):
        return low
    inner = _INNER.match(sentence, part.end())
    if inner:
        return inner.end() if is_finite(inner[0]) else low
    if _LIST.match(sentence, part.end()):
        return low
    return _behind_more(sentence, part)


def _behind_more(sentence: str, part: re.Match[str]) -> int:
    """Behind what else is said of the day; a country behind a place may be the subject."""
    more = _MORE_OF_DAY.match(sentence, part.end())
    if more:
        return more.end()
    apposed = not _LINK.match(part[0]) and _APPOSED.match(sentence, part.end())
    if apposed and not is_finite(apposed[0]):
        return apposed.end()
    unclear = _PLACE.match(part[0]) and _PLACE_IN_PLACE.match(sentence, part.end())
    return part.start() if unclear else part.end()


def _opens_well(text: str) -> bool:
    if _COMES.match(text) or _REST_OF_LIST.match(text):
        return False
    if _CREDITED.match(text) or _COUNTED.match(text):
        return True
    first = re.split(r"[\s,]", text, maxsplit=1)[0].lower()
    adverb = first.endswith("ly") and first not in _NO_ADVERBS
    return text[:1].isalnum() and first not in _NO_SUBJECTS and not adverb
