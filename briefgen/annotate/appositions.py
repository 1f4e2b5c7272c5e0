"""Words right behind a name that tell what it is: "Arden, a European telescope"."""

from __future__ import annotations

from typing import Final

from briefgen.annotate.annotation import Span
from briefgen.annotate.document import Document
from briefgen.expressions import expression

_THING: Final = expression(
    r", an? (?:[\w'’.-]{1,20} ){0,4}?"
    r"(?:telescope|satellite|spacecraft|probe|rover|robot|mission|company|firm|start-?up|[a-z]{2,12}maker|"
    r"bank|insurer|lender|retailer|broadcaster|brand|app|website|platform|chatbot|charity|nonprofit|"
    r"think tank|magazine|newspaper|drug|vaccine|pill|yacht|ship|vessel|tanker|ferry|racehorse|band|duo|"
    r"song|film|movie|novel|album|musical|opera|sitcom|podcast)\b"
    r"(?=[,.;:)]|\Z| (?:that|which|whose|launched|built|made|owned|run|founded|based|backed|by|for|from|in|"
    r"of|on|with|starring)\b)"
)
"""What no place is. A "company town" and what "a company spokesman said" are not told so."""

_WITHIN: Final = (" in ", "In ", " near ", " at ", " outside ", " around ", " to ")
"""Behind a place where something is, that may be told next: "founded in Arden, a firm that"."""


_SPLICED: Final = expression(
    r"[^,.;:!?()]{0,80}? (?:was|were|is|are|has|had|have|will|would|could|did|burn(?:t|ed)|sank|lay|stood|came|went)\b"
    r"[^,;:()]{0,80}(?:[.!?]|\Z)"
)
"""Behind the noun, the verb of which it is the subject: a comma stands between two sentences."""

_RELATIVE: Final = expression(r" (?:that|which|who|whose) ")


def is_told_a_thing(document: Document, span: Span) -> bool:
    """Whether the name is that of a telescope, a firm or the like, and of no town."""
    if f" {document.lead(span)}".endswith(_WITHIN):
        return False
    text = document.texts[span.passage]
    found = _THING.match(text, span.end)
    if found is None:
        return False
    spliced = _SPLICED.match(text, found.end())
    # "Arden, a ship in the bay had burnt" tells of a ship; "Arden, a ship that had burnt" is one.
    return spliced is None or _RELATIVE.search(spliced[0]) is not None
