"""Who is brought in as somebody's relative: “his wife, Rosa Lund”, “Rosa Lund, the mayor's wife”.

A text goes on to call the other one by the surname that both bear, not the relative.
"""

from __future__ import annotations

from typing import Final, Literal

from briefgen.annotate.annotation import Span
from briefgen.annotate.document import Document
from briefgen.annotate.lexicon import TITLES
from briefgen.expressions import expression

Kin = Literal["", "named", "only"]
"""Whether somebody is told as a relative, and whether that is all that is told.

named: with an office, or as whose relative another is: “his father, President Lund”, “son of Ivo Lund”.
"""

_KIN: Final = (
    r"(?:wife|husband|widow|widower|spouse|sons?|daughters?|children|father|mother|parents|brothers?|"
    r"sisters?|twin|siblings|uncle|aunt|nephews?|nieces?|cousins?|grandsons?|granddaughters?|"
    r"grandfather|grandmother|stepson|stepdaughter|(?:son|daughter|brother|sister|father|mother)-in-law|"
    r"[Ff]irst [Ll]ady)"
)
_BEFORE: Final = expression(rf"\b{_KIN}(?P<of> of)?,? (?P<words>(?:[\w.'-]{{2,20}} ){{0,5}})\Z")
_BEHIND: Final = expression(
    r"(?: [A-Z][\w'-]{1,20}){0,2}, (?:"
    rf"(?:(?:his|her|their|whose) |(?:[\w.-]{{1,20}} ){{0,4}}[\w.-]{{1,20}}'s? )(?:[a-z-]{{1,12}} ){{0,2}}{_KIN}"
    rf"(?=[.;)]| and [a-z]|, (?!and )[a-z]|,? who\b| of )|(?:(?:the|a|an) )?(?:[a-z-]{{1,12}} )?{_KIN} of )"
)
_POLITE: Final = frozenset(("mr", "mrs", "ms", "mx", "dr", "sir", "dame", "lord", "lady"))
_OFFICES: Final = TITLES - _POLITE
_SMALL: Final = TITLES | {"the", "late", "then", "fellow"}
"""Small words that may stand between what somebody is to another and the name."""


def kin(document: Document, span: Span) -> Kin:
    """How somebody named here in full is brought in; the span may be the surname alone."""
    if span.passage not in document.texts:  # named in the body, called in the headline
        return ""
    lead = document.lead(span)
    before = _BEFORE.search(lead)
    between = before["words"].split() if before else []
    words = [word.lower().rstrip(".") for word in between]
    if before and all(
        w[:1].isupper() or word in _SMALL for w, word in zip(between, words, strict=True)
    ):
        office = not _OFFICES.isdisjoint(words)
        return "named" if office or before["of"] else "only"
    behind = _BEHIND.match(document.texts[span.passage], span.end)
    if behind is None:
        return ""
    office = lead.rstrip().rpartition(" ")[2].lower().rstrip(".") in _OFFICES
    return "named" if office else "only"
