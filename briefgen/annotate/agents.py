"""Who calls something so, told behind the words: "was dismissed as a “trick” by X", "“…” — X", "Calling it a “trick”, X said"."""

from __future__ import annotations

import re
from typing import Final

from briefgen.annotate import subjects
from briefgen.annotate.joined_verbs import outside
from briefgen.annotate.spoken import Speaker, Surroundings, of_mention
from briefgen.expressions import expression

_BY: Final = expression(r" {1,3}by {1,3}(?:the {1,3})?")
_PHRASE_END: Final = expression(r"[,;\"“]|(?<!\b[A-Z])\.(?=\s|$)")
_NEAR: Final = 100
"""How far before the words the verb may stand."""
_CALLED_SO: Final = expression(
    r"\b(?:is|are|was|were|been|being) {1,3}(?:[a-z]+ly {1,3})?"
    r"(?:(?:dismissed|described|denounced|condemned|branded|hailed|praised|criticised|criticized|derided|characterised"
    r"|characterized|rejected|welcomed|decried|attacked|slammed|lauded) {1,3}as|called|dubbed|termed|labelled|labeled|branded)"
    r" {1,3}(?:(?:an?|the|being) {1,3})?(?:[a-z]{2,14} {1,3}){0,2}$"
    r"|\b(?:and|but|or) {1,3}(?:described|dismissed|denounced|condemned|branded|hailed) {1,3}as {1,3}(?:an? {1,3})?$"
)
"""What something is called by somebody told behind the words."""
_FROM: Final = expression(r" {1,3}from {1,3}(?=[A-Z]|the )")
_CALL: Final = expression(
    r"\b(?:an?|the) (?:[a-z]+ )?(?:call|plea|appeal|demand|request|warning|suggestion|claim|complaint)\b"
    r"[^.,;:]{0,40}\Z"
)
_NAMING: Final = expression(
    r"(?:(?:Calling(?! (?:on|upon|for|from|at|in|off)\b)|Terming|Dubbing|Branding|Labell?ing)\b[^.;:\"“]{3,100}"
    r"|(?:Remember|Recall|Describ|Depict|Portray|Characteri[sz]|Fram|Cast|Referr|Prais|Hail|Laud|Salut|Welcom|Defend"
    r"|Dismiss|Condemn|Denounc|Decry|Deplor|Derid|Mock|Slam|Blast|Attack|Critici[sz]|Lambast|Reject)ing {1,3}[^,.;:\"“]{3,100} as(?: {1,3}an?| {1,3}the)?(?: {1,3}[a-z-]{2,20}){0,2}) {1,3}\Z"
)
"""A sentence that begins with what somebody calls something: "Remembering him as a “steady hand”, X said"."""
_DASH: Final = expression(r"\s{0,3}[-–—]{1,2}\s{0,3}")
_AGENT_ENDS: Final = expression(
    r" {1,3}(?:(?:and|or) {1,3}(?P<other>[A-Z]|the\b|an?\b|others?\b)"
    r"|(?:and|or|but|while|of|for|from|to|at|in|on|with|behind|against)\b)"
)
"""Where whoever does it ends: "by opponents of X" are not X, and of "by X and Y" neither is told."""


def agent(around: Surroundings) -> Speaker | None:
    """Read "was dismissed as a “trick” by X"."""
    by = _BY.match(around.text, around.words[1] + 1, around.sentence[1])
    start = around.words[0] - 1
    if by is None or not _CALLED_SO.search(
        around.text, max(around.sentence[0], start - _NEAR), start
    ):
        return None
    end = _PHRASE_END.search(around.text, by.end(), around.sentence[1])
    high = end.start() if end else around.sentence[1]
    more = _AGENT_ENDS.search(around.text, by.end(), high)
    if more and more["other"]:
        return None
    return subjects.phrase(around, by.end(), more.start() if more else high)


def caller(around: Surroundings) -> Speaker | None:
    """Read "despite a call to “wait” from X"."""
    origin = _FROM.match(around.text, around.words[1] + 1, around.sentence[1])
    start = around.words[0] - 1
    if origin is None or not _CALL.search(
        around.text, max(around.sentence[0], start - _NEAR), start
    ):
        return None
    end = _PHRASE_END.search(around.text, origin.end(), around.sentence[1])
    return subjects.phrase(around, origin.end(), end.start() if end else around.sentence[1])


def namer(around: Surroundings) -> Speaker | None:
    """Read "Remembering him as a “steady hand”, X said"."""
    low, high = around.words[1] + 1, around.sentence[1]
    opened = _NAMING.match(around.text, around.sentence[0], around.words[0] - 1)
    if opened is None or not around.text.startswith(",", low):
        return None
    verb = next(outside(around, low, high), None)
    return subjects.before(around, low + 1, verb.start()) if verb else None


def signer(around: Surroundings) -> Speaker | None:
    """Read “…” — X."""
    dash = _DASH.match(around.text, around.words[1] + 1)
    people = around.named(dash.end(), dash.end() + 1) if dash else {}
    for mention in people.values():
        if not re.search(r"\w", around.text[mention.span.end :]):
            return of_mention(mention)
    return None
