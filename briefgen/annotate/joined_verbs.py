"""Who goes on to say something: the subject of the verb before "…, adding" or "… and added"."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator
from typing import Final

from briefgen.annotate import subjects
from briefgen.annotate.plain import pattern
from briefgen.annotate.sentence_subjects import leading
from briefgen.annotate.speech import RELATIVE, VERB
from briefgen.annotate.spoken import Speaker, Surroundings
from briefgen.annotate.tense import first_verb
from briefgen.expressions import expression

_AND: Final = expression(
    r"(?:\b(?:and|but|then|before|while|after) {1,3}|,[\"”]? {1,3})(?:(?:has|have|had|also|later|then"
    r"|even|[a-z]+ly) {1,3})?$"
)
_TURN: Final = expression(
    r"(?:\b(?:but|while|whereas|although|though)|[,”\"] {1,3}and) {1,3}(?=[^\s])"
)
"""Before what may have a subject of its own: "X said so, but Y left early, saying"."""
_ADVERBS: Final = expression(r"(?:(?:has|have|had|also|later|then|[a-z]+ly) {1,3}){0,3}")
_OTHER_CLAUSE: Final = expression(
    r"\b(?:that|who|whose|which|after|when|as|because|but|while|and|before|since|until|if|where)\b"
    r"|\b(?:is|are|was|were|been|being) {1,3}[a-z]+ed\b"
)
_BY_SAYING: Final = expression(r"\b(?P<verb>[a-z]{3,12}ed|began) {1,3}by {1,3}$")
"""Read "concluded by saying"."""
_MEDIA: Final = (
    r"(?:X|Twitter|Facebook|Instagram|Telegram|Threads|TikTok|YouTube|Truth Social|Bluesky|Weibo"
    r"|LinkedIn|WhatsApp|social media|(?:social )?(?:site|platform|network|account)|(?:state )?television)"
)
_ON_MEDIA: Final = pattern(
    rf"\b(?:on|to|via) (?:(?:the|his|her|its|their) )?(?:[\w-]+ )?{_MEDIA} $"
)
_POSTED: Final = pattern(
    r"\b(?P<verb>posted|tweeted|wrote|took|turned|spoke|went)\b(?: [\w'-]+){0,5} $"
)
_ISSUED: Final = pattern(
    r"\b(?P<verb>issued|released|published|posted|shared|put out|made|gave|wrote|signed|delivered"
    r"|recorded|tweeted|uploaded|sent out) (?:(?:on|to|via) (?:[\w'-]+ ){1,4}?)?(?:an?|the|his|her|its|their|another) (?:[\w-]+ ){0,3}?"
    r"(?:statement|post|comment|message|letter|tweet|video|note|memo|e-?mail|blog|appeal)"
    r"(?: (?:on|to|via|in|for|through) [^,;:.!?\"“”]{1,60})? $"
)
"""What somebody says there is theirs: "released a statement on Monday saying"."""
_REACH: Final = 160


def outside(around: Surroundings, low: int, high: int) -> Iterator[re.Match[str]]:
    """The verbs of saying that stand in nobody's words."""
    return (
        verb for verb in VERB.finditer(around.text, low, high) if not around.spoken(verb.start())
    )


def closed_before(around: Surroundings, at: int) -> bool:
    """Whether other quoted words end right before `at`."""
    here = bisect_right(around.quoted, (at, 0)) - 1
    return here >= 0 and not re.search(r"\w", around.text[around.quoted[here][1] : at])


def turns(around: Surroundings, low: int, high: int) -> bool:
    """Whether somebody else may speak from there on: "X said so, but the minister warned"."""
    return any(not around.spoken(one.start()) for one in _TURN.finditer(around.text, low, high))


def subject(around: Surroundings, low: int, verb: re.Match[str]) -> Speaker | None:
    """Who does it, if no name stands before the verb itself."""
    at = verb.start()
    by = _BY_SAYING.search(around.text, max(low, at - 24), at)
    at = by.start("verb") if by else at
    if by and (found := subjects.before(around, low, at)):
        return found
    if verb[0].endswith("ing") and not by:
        found = _of_verb_before(around, low, at) or _of_issued(around, low, at)
        if found:
            return found
    if not _AND.search(around.text, max(low, at - 24), at):
        return None
    return _joined_by_and(around, low, at)


def _of_verb_before(around: Surroundings, low: int, at: int) -> Speaker | None:
    """The subject of the verb that a participle goes on with: "said on Monday, adding that …"."""
    near = max(low, at - 80)
    for verb in outside(around, near, at):
        between = around.text[verb.end() : at]
        if closed_before(around, verb.start()) and between.rstrip().endswith(","):
            return subjects.after(around, verb.end() + 1, at - 1)  # "…," said X, adding
        if re.fullmatch(r"(?:(?: {1,3}[\w'-]+){0,6},)? {1,3}(?:while )?(?:also )?", between):
            return subjects.before(around, low, verb.start())
    return None


def _of_issued(around: Surroundings, low: int, at: int) -> Speaker | None:
    """Read "took to Twitter saying", "X released a statement saying"."""
    low = max(low, at - _REACH)
    issued = _ISSUED.search(around.text, low, at)
    if issued is None and (media := _ON_MEDIA.search(around.text, low, at)):
        issued = max(
            _POSTED.finditer(around.text, low, media.start()), key=lambda m: m.start(), default=None
        )
        if issued and _OTHER_CLAUSE.search(around.text, issued.end("verb"), media.start()):
            return None
    if issued is None or around.spoken(issued.start()):
        return None
    found = subjects.before(around, low, issued.start())
    joined = _AND.search(around.text, max(low, issued.start() - 24), issued.start())
    return found or (_joined_by_and(around, low, issued.start()) if joined else None)


def _joined_by_and(around: Surroundings, low: int, at: int) -> Speaker | None:
    """Read "X rose and added", and Y in "X said so, but Y told us no and added"."""
    verb = max(outside(around, low, at), key=re.Match.start, default=None)
    if verb and _goes_on_about(around, low, verb, at):
        return subjects.before(around, low, verb.start())
    turns = (one for one in _TURN.finditer(around.text, low, at) if not around.spoken(one.start()))
    turn = max((one for one in turns if one.end() < at), key=re.Match.start, default=None)
    if turn is None or _is_verb(around, turn.end(), at):
        return leading(around, low, at)
    if verb and verb.start() > turn.start():
        return subjects.before(around, turn.end(), verb.start())
    return leading(around, turn.end(), at)


def _goes_on_about(around: Surroundings, low: int, verb: re.Match[str], at: int) -> bool:
    """Whether a clause goes on: "X, who said it was late but called it “safe”"."""
    if not RELATIVE.search(around.text, max(low, verb.start() - 60), verb.start()):
        return False
    commas = (found.start() for found in re.finditer(",", around.text[verb.end() : at - 1]))
    return all(around.spoken(verb.end() + comma) for comma in commas)


def _is_verb(around: Surroundings, start: int, at: int) -> bool:
    """Whether no other subject follows: "X came late but left early, saying"."""
    adverbs = _ADVERBS.match(around.text, start, at)
    start = adverbs.end() if adverbs else start
    return (
        start >= at
        or bool(VERB.match(around.text, start))
        or first_verb(around.text[start:at]) == 0
    )
