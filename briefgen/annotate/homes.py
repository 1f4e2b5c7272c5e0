"""To which country a name belongs that many have for their own: "the Foreign Ministry"."""

from __future__ import annotations

from collections.abc import Mapping

from briefgen.annotate.annotation import Span
from briefgen.annotate.document import Document
from briefgen.expressions import expression

Ends = Mapping[tuple[int, int], str]
"""Countries by where the name of something of theirs ends: (passage, offset)."""

_OWNING = expression(r"(?:'s?)? (?:own )?\Z")
_NEAR = 8
"""Code points before a name in which what `_OWNING` finds stands."""

_STOP = expression(r"[.!?] [\"'“‘]?[A-Z]")


def owner_before(document: Document, span: Span, ends: Ends) -> str:
    """The country whose name stands directly before: "Ukraine's Defence Ministry"; "" if none."""
    lead = document.lead(span)
    if document.begins_sentence(span):
        return ""
    found = _OWNING.search(lead, max(len(lead) - _NEAR, 0))
    if found is None:
        return ""
    return ends.get((span.passage, span.start - len(lead) + found.start()), "")


def is_abroad(document: Document, span: Span, nation: str, ends: Ends) -> bool:
    """Whether the last country named shortly before, in the sentence, is another one."""
    if document.begins_sentence(span):
        return False
    lead = document.lead(span)
    start = span.start - len(lead)
    stops = [stop.end() for stop in _STOP.finditer(lead)]
    for end in range(span.start, start + max(stops, default=0), -1):
        if country := ends.get((span.passage, end)):
            return country != nation
    return False
