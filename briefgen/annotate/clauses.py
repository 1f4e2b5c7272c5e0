"""Clauses and titles cut out of a sentence word for word, where that reads well; else nothing."""

from __future__ import annotations

import re
from typing import Final

from briefgen.annotate.almanac import MONTHS, WEEKDAYS
from briefgen.annotate.lexicon import word_set
from briefgen.annotate.plain import fold, pattern

_LEAST, _MOST = 5, 20
_CUT: Final = pattern(
    r"(?:,? (?:(?:on|in|for|to|by|at|from|with|of) (?:what|which|whom)|when|while|after|before"
    r"|amid|because|although|though|despite|following|since|so that)"
    r"|, (?:which|who|whose|where|as|citing|saying|adding|raising|prompting|leaving|making|but))"
    r"\b(?![,.])"
)
_DATELINE: Final = re.compile(
    r"(?:[A-Z][A-Z.'’-]+[, ]+){1,6}(?:[\w.'’]+[, ]+){0,4}(?:\([\w ]{1,20}\) )?[—–-]{1,2} (?=[A-Z])"
)
"""SEOUL, South Korea — …"""
_CONDITION: Final = re.compile(r"\b(?:if|unless|according to|provided that)\b")
"""Words without whose clause the rest would say too much."""
_FINITE: Final = re.compile(
    r"\b(?:is|are|was|were|has|have|had|will|would|plans|wants|says|said|met|won|lost|began|took"
    r"|held|became|made|gave|left|rose|fell|[a-z]{3,}ed|[a-z]{4,}s)\b"
)
_SAID: Final = re.compile(
    r"\b(?:say|said|says|told|tells?|announced|added|stated|reports?|reported|quoted|believes?"
    r"|claim(?:s|ed)?|alleg(?:es|ed)|denies|denied|warn(?:s|ed)?|anticipates?)\b"
)
_OPENING: Final = word_set(
    "he she it they we i you this that these those his her its their there but and or so however "
    "meanwhile moreover furthermore earlier later then ultimately also still yet according when "
    "while after before as if because although though despite in on at during for with by from "
    "since under among both such other others some just only even specifically together"
)
_LINKS: Final = word_set("of and for the")
_NOT_TITLES: Final = word_set(
    "a an in on at by to from with but as when while after before said says told meanwhile however "
    "according former"
) | frozenset((*MONTHS, *WEEKDAYS))
_WORD_BEFORE: Final = re.compile(r"(?:^|(?<=\s))([\w.'’-]+)\s$")
_LEFT_OVER: Final = pattern(
    r"(?:,?(?: and)? (?:(?:about|some|nearly|almost|just|only) )?[\w.-]+"
    r" (?:minutes?|hours?|days?|weeks?|months?|years?)|,? and (?:has|have|had))$"
)
"""What a cut leaves of the clause behind it: "four days | after", "and has | since"."""
_BAD_END: Final = re.compile(
    r"(?:\b(?:the|a|an|of|to|in|on|and|or|with|that|for|by|is|are|be)|[,;:–—-])$"
)


def main_clause(sentence: str) -> str:
    """The sentence without its full stop, or its head up to the first subordinate clause.

    Only with a subject that stands alone (no pronoun or connecting word first), a finite verb, at
    most twenty words, no quotation and no reported speech; "" if it has not these.
    """
    text = _without_dateline(sentence.strip())
    if not _opens_well(text) or _CONDITION.search(text):
        return ""
    head = text.rstrip(".")
    if _words(head) > _MOST or _CUT.search(fold(head)):
        head = _head(head)
    fits = _LEAST <= _words(head) <= _MOST and _FINITE.search(head) and not _SAID.search(head)
    return head if fits and not re.search('[“”"?!:;]', head) and not _BAD_END.search(head) else ""


def _without_dateline(text: str) -> str:
    """Without the dateline of an agency."""
    found = _DATELINE.match(text)
    return text[found.end() :] if found else text


def _opens_well(text: str) -> bool:
    first = _first_word(text)
    return text[:1].isalnum() and first not in _OPENING and not first.endswith("ly")


def _head(text: str) -> str:
    """Up to the first place at which a subordinate clause begins after enough words."""
    for cut in _CUT.finditer(fold(text)):
        head = _LEFT_OVER.sub("", text[: cut.start()]).rstrip(" ,")
        if (
            _words(head) >= _LEAST
            and _FINITE.search(head)
            and not _is_open(head, text[cut.start() :])
        ):
            return head
    return ""


def _is_open(head: str, rest: str) -> bool:
    """Whether the cut would part a subject from its verb: "X, who …, said"."""
    return rest.startswith(", who") and "," in rest[2:] and head.count(" ") < _LEAST


def _words(text: str) -> int:
    return len(text.split())


def _first_word(text: str) -> str:
    return re.split(r"[\s,]", text, maxsplit=1)[0].lower()


def title_before(text: str, start: int) -> str:
    """The capitalised words right before a name ("Prime Minister "), "" if there are none."""
    at = low = start
    for _ in range(8):
        found = _WORD_BEFORE.search(text[max(0, at - 30) : at])
        if found is None or not _may_title(found[1]):
            break
        at -= len(found[0])
        low = at if found[1][0].isupper() else low
    title = text[low:start]
    return title if _words(title) > 1 or title.strip(" .").lower() not in _OPENING else ""


def _may_title(word: str) -> bool:
    plain = word.lower().strip(".")
    return plain in _LINKS or (
        word[0].isupper() and plain not in _NOT_TITLES and plain not in _OPENING
    )
