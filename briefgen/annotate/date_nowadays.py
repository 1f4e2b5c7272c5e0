"""Whether "today" means these times rather than the article's day: "the world today"."""

from __future__ import annotations

import re
from typing import Final

from briefgen.annotate import plain
from briefgen.annotate.plain import pattern
from briefgen.annotate.tense import first_verb
from briefgen.expressions import expression

_ALWAYS: Final = pattern(
    r"(?:\b(?:even|world|exists?|alive|remains?|relevant|in use|(?:rarely|seldom|often|commonly|usually|typically) \w+|(?:known|called|continues|lives? on|(?:it|he|she) is)|can (?:still )?be (?:seen|found|visited)|remains? [\"“‘']?(?:\w+ )?\w+[\"”’']?|forward to|what (?:it|he|she) is"
    r"|what they are|what is|what are|(?:is|are|be|been|being|better|best|now|widely|also) known"
    r"|(?:1[5-9]|20)\d\d (?:to|and|until|till|through))"
    r"|\b(?:is|are|has|have|can|'s|who|that|which|I|we|they) (?:\w+ )?still (?:[\w-]+ ){0,5}?[\w-]+"
    r"|(?:per ?cent|%)"
    r"|(?<!end )(?<!close )(?<!rest )(?<!start )(?<!most )(?<!part )(?<!course )(?<!beginning )"
    r"(?<!opening )(?<!\bas )(?<!\bAs )\bof) $"
)
_THAN: Final = pattern(r" than\b|\)(?<=today\))")
_OPENS: Final = pattern(
    r"(?:^|[.!?:;–—] ?|, |\b(?:and|[Bb]ut|[Yy]et|which|that|if|however|so|because|while|who) )$"
)
_STATE: Final = pattern(
    r"(?:\b(?:is|are|am)|(?<=[a-z])'(?:s|re))\b(?! (?:also |now |not )?(?:to|set|due|expected|scheduled|likely"
    r"|being|about|poised|planned|[a-z]+ing|(?:the|an?) (?:\w+ )?(?:day|anniversary|deadline))\b)(?!'s)"
    r"|\b(?:has|have) (?:an?|the|no|any|more|some|about|around|nearly|over|\d[\d,.]*|few|little|many|much"
    r"|become|grown|eleven|ten|dozens|hundreds|thousands)\b"
    r"|\b(?:can|cannot|can't|does|do|doesn't|don't|employs?|remains?|boasts?|ranks?|consists|contains"
    r"|attracts?|reaches|forms part|produces?|accounts? for|makes up|stands as|lives? (?:in|with|on)|owns?"
    r"|operates?|comes? from|belongs? to|there (?:is|are)|worship|ranks)\b"
)
"""What tells of a state that lasts, not of something that happens on a day."""
_ONE_OF: Final = pattern(r" (?:an?|the|run by|known|home|one|among|called|owned|part of|[A-Z])\b")
_DATED: Final = pattern(r",? ?\(|,? (?:the )?\d|, (?:\w+day|[A-Z][a-z]{2,8}\.? \d)")
_IS: Final = pattern(r"\b(?:is|are) $")
_SUBJECT: Final = pattern(r"(?:^|[.!?:;–—,] )(?:[\w'-]+ ){1,6}$")
_DONE: Final = expression(r"\b(?:\w+ed|made|held|sent|out|given|taken|begun) {1,3}$")
"""Something done today: "the plan released today contains …"."""
_BUT: Final = pattern(r"(?P<before>[^.!?]{10,200})[.!?][\"”]? (?:But|Yet) $")
_ONCE: Final = pattern(
    r"\b(?:once|used to|formerly|originally|traditionally|in (?:the past|(?:his|her|its|their) (?:day|heyday|time|youth)|those days)"
    r"|(?:years|decades|centuries|generations|a century) ago|(?:the )?(?:1[5-9]|20)\d0s|(?:in|until|since) (?:1[5-9]|20)\d\d)\b"
)
_HAS_BEEN: Final = pattern(
    r",? (?:it|they|he|she|this|these|(?:the|its|their|his|her) [a-z]+) (?:has|have) (?:all |almost |largely |long |mostly |now )?been\b"
)
"""What came of something: "But today, it has been forgotten"."""
_FAR: Final = 260
_NEAR: Final = 48


def is_nowadays(folded: str, start: int, end: int) -> bool:
    """Whether what is said of "today" (from `start` to `end`) holds on other days as well."""
    left, right = folded[max(0, start - _NEAR) : start], plain.after(folded, end, 100)
    if _DATED.match(right):
        return False
    if _ALWAYS.search(left) or _THAN.match(folded, end):
        return True
    if left.endswith(", ") and re.match(r" {1,3}an? ", right):
        return True  # "Meyer, today a teacher, …"
    if _IS.search(left):
        return bool(_ONE_OF.match(right))
    if _OPENS.search(left):
        return _tells_a_state(right) or _is_set_against_once(folded, start, right)
    state = _STATE.match(right.lstrip(" ,")) if right[:1] in " ," else None
    return bool(state and _SUBJECT.search(left) and not _DONE.search(left))


def _is_set_against_once(folded: str, start: int, right: str) -> bool:
    """Whether "It has been forgotten today" ends a story of former days: "It once had 30 mills. But today …"."""
    opened = _BUT.search(folded, max(0, start - _FAR), start)
    return bool(opened and _HAS_BEEN.match(right) and _ONCE.search(opened["before"]))


def _tells_a_state(right: str) -> bool:
    """Whether a lasting state is the first thing told: "Today, he's a teacher"."""
    if re.match(r" {1,3}(?:is|was|marks|will|also|at)\b", right):
        return False  # of the day itself
    state, verb = _STATE.search(right), first_verb(right)
    return bool(state and (verb is None or state.start() <= verb))
