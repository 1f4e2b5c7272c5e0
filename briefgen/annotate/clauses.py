"""Clauses cut out of a sentence word for word, where that reads well; else nothing.

A clause begins with the sentence or behind its opening adverbial, and ends with the sentence or
where a part begins that the rest can do without. Only its first letter may change.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Final

from briefgen.annotate.clause_cuts import credit, ends, last_resorts
from briefgen.annotate.clause_openings import beginnings
from briefgen.annotate.finite import is_finite
from briefgen.annotate.lexicon import word_set
from briefgen.annotate.plain import fold

_LEAST, _MOST = 5, 20
_LONG: Final = 8
"""Words that are left at least where a clause is cut for its length alone."""
_CONDITION: Final = re.compile(r"\b(?:if|unless|provided that|only (?:when|after|once))\b")
"""Words without whose clause the rest would say too much."""
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
_AWAY: Final = re.compile(
    r"\b(?:then|we|us|our|ours|i|me|my|you|your|these|those|such|former,|latter"
    r"|this(?! (?:week|month|year|morning|evening|afternoon|weekend|summer|winter|spring|autumn"
    r"|season|fall)\b))\b"
    r"|[?!;\[\]]|:(?!\d)|--|(?<!\d) [–—-] ",
    re.IGNORECASE,
)
"""Words that point out of the clause, and marks between two of them."""
_THING: Final = re.compile(r"(?P<before>[\w']+|,) (?:it|them)\b")
_OPENERS: Final = word_set(
    "that as when because while after before if where which since said says say and but how whether "
    "until though than what of let ,"
)
"""Before "it" as a subject; behind other words it is something that another sentence names."""
_BAD_END: Final = re.compile(
    r"(?:\b(?:the|a|an|of|to|in|on|and|or|with|that|for|by|is|are|be|was|were|has|have|had|from|at|as|but|yet"
    r"|than|its|his|her|their|who|which|including|between|will|would|into|not)|[,;:–—-]"
    r"|\b(?:at|on|in|by|during|for|with|of|to) an? (?:event|journey|trip|place|city|country|man"
    r"|woman|person|statement|interview|move|case|time|number|part|way)"
    r"|by (?:someone|somebody|people)|that, [^,]+|(?:at|in|on|for) which (?:it|they) ha(?:d|s|ve) \w+)$",
    re.IGNORECASE,
)
_SAYING: Final = word_set("said says say told announced declared confirmed revealed showed stated")
_BAD_LAST: Final = tuple(
    word_set(
        "the a an of to in on and or with that for by is are was were be has have had from at as but yet "
        "than its his her their who which including between will would into not , ; : – — - event journey "
        "trip place city country man woman person statement interview move case time number part way "
        "someone somebody people"
    )
)
"""How a text must end, or `_BAD_INSIDE` stand in it, for `_BAD_END` to find something."""
_BAD_INSIDE: Final = ("that, ", " which ")
_ABBREVIATED: Final = re.compile(r"\b(?:[A-Za-z]\.){2}$|\b(?:Inc|Corp|Ltd|Co|Jr|Sr|St)\.$")
_QUOTED: Final = re.compile(r"“[^“”]*”|\"[^\"]*\"")
_BOUND: Final = re.compile(
    r",? (?:since|until|till|before|after|because|when|while|except|without|unless|during|as|by|in|on)\b"
)
_DENIED: Final = re.compile(r"\b(?:not|never|no|none|nobody|nothing|only|hardly)\b|n[’']t\b")
"""Words whose sense hangs on what follows: "will not leave … before the vote"."""
_LAST: Final = 80
"""Code points in which the end of a clause is judged."""


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
    whole = sentence.rstrip()
    if whole.endswith(("?", "!", ":")) or _CONDITION.search(sentence):
        return
    high = len(whole) if _ABBREVIATED.search(whole[-9:]) else len(whole.rstrip(" ."))
    for low in beginnings(sentence):
        for end in _heads(sentence[low:high], vouched):
            head = sentence[low : low + end]
            yield Clause(low, low + end, f"{head[:1].upper()}{head[1:]}")


def _heads(text: str, vouched: Callable[[str], bool]) -> Iterator[int]:
    folded = fold(text)
    credited = credit(folded)
    limit, found = _reach(text, folded), False
    for end in ends(folded, credited):
        if (
            end <= limit
            and _reads_well(text, end, _LEAST)
            and _may_end(end, text, credited, vouched)
        ):
            found = True
            yield end
    for end in () if found else last_resorts(folded):
        if (
            end <= limit
            and _reads_well(text, end, _LONG)
            and _may_end(end, text, credited, vouched)
        ):
            yield end


def without_credit(text: str) -> str:
    """The words without "officials said" behind them."""
    credited = credit(fold(text))
    return text[: credited.start()] if credited else text


def _may_end(
    end: int, text: str, credited: re.Match[str] | None, vouched: Callable[[str], bool]
) -> bool:
    """Whether nobody who vouches for the words is cut off, nor what a denial is bound to.

    What is announced is to be done, not believed: that may stand alone.
    """
    if _BOUND.match(fold(text), end) and _DENIED.search(text[:end]):
        return False
    return (
        credited is None
        or end >= credited.end()
        or " announced" in credited[0]
        or vouched(text[:end])
    )


def _reach(text: str, folded: str) -> int:
    """How far from the front nothing points out of the words; what is quoted doesn't count."""
    plain = _QUOTED.sub(_blank, text)
    away = _AWAY.search(plain)
    thing = _thing(folded)
    most = [at.end() for at in re.finditer(r"\S+", text)][:_MOST]
    long = len(text.split()) > _MOST
    return min(
        away.start() if away else len(text),
        thing.start() if thing else len(text),
        most[-1] if long else len(text),
    )


def _thing(folded: str) -> re.Match[str] | None:
    """The first "it" or "them" that another sentence names."""
    if " it" not in folded and " them" not in folded:
        return None
    things = (one for one in _THING.finditer(folded) if one["before"].lower() not in _OPENERS)
    return next(things, None)


def _blank(found: re.Match[str]) -> str:
    return " " * len(found[0])


def is_whole(words: str) -> bool:
    """Whether nothing in the words is left open, nor points out of them."""
    return _reach(words, fold(words)) == len(words) and _ends_well(words)


def _reads_well(text: str, end: int, least: int) -> bool:
    head = text[:end]
    return head.count(" ") >= least - 1 and _ends_well(head) and _asserts(head, bool(text[end:]))


def _ends_well(head: str) -> bool:
    return (
        not _is_bad_end(head[-_LAST:])
        and (head.rpartition(" ")[2] not in _SAYING or credit(fold(head)) is not None)
        and head.count("“") == head.count("”")
        and head.count('"') % 2 == 0
        and head.count("(") == head.count(")")
    )


def _is_bad_end(tail: str) -> bool:
    lower = tail.casefold()
    # To try the expression at each of the letters takes far longer.
    likely = lower.rstrip("\n").endswith(_BAD_LAST) or any(one in lower for one in _BAD_INSIDE)
    return likely and _BAD_END.search(tail) is not None


def _asserts(head: str, cut: bool) -> bool:
    """Whether there is a finite verb, and behind a verb of saying what was said."""
    credited = credit(fold(head))
    if credited:
        return is_finite(head[: credited.start()])
    said = _SAID_THAT.search(head) if cut else None
    return is_finite(head[said.end() :] if said else head)
