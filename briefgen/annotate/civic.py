"""Words beside a name that only a place has: "Lyon prosecutors", "the train for Lyon", "Arles, Lyon and Nice".

After "Ada Lyon" a later "Lyon" is she; with such a word it is the town all the same.
"""

from __future__ import annotations

from collections.abc import Container
from typing import TYPE_CHECKING, Final

from briefgen.annotate.annotation import Candidate, Span
from briefgen.annotate.document import Document
from briefgen.expressions import expression

if TYPE_CHECKING:
    from briefgen.annotate.scene import Scene

_HELD: Final = expression(
    r"(?:'s)? (?:police|courts?|prosecutors?|magistrates?|councillors?|council|mayor|airport|railway|cathedral|"
    r"metro|underground|tram|stock exchange|bourse|suburbs?|streets?|residents|skyline|outskirts|"
    r"[Ff]ashion [Ww]eek|city (?:council|centre|center|hall))\b"
    r"| (?:stage|derby|summit|talks|region|district|area)\b|-based\b|-[A-Z](?!\w*-)"
)
"""Behind the name of a town: what a town has."""

_BOUND: Final = expression(
    r"\b(?:via|through|(?:leaves?|left|leaving|train|flight|plane|bus|bound|heads?|headed|heading|departs?|departed|"
    r"departing|(?:set|sets|setting) (?:off|out)|makes?|made) for|(?:flew|drove|travelled|traveled|moved|"
    r"returned) (?:to|from|out of)) \Z"
)
_ARTICLE: Final = expression(r"\b(?:[Tt]he|[Aa]) \Z")
_BETWEEN: Final = (", ", " and ", ", and ", " or ")


def is_civic(document: Document, span: Span) -> bool:
    """Whether a word beside the name tells of a town, or of a way that leads there."""
    lead = document.lead(span)
    found = _HELD.match(document.texts[span.passage], span.end)
    if found is not None and found[0].endswith(("stage", "region", "district", "area")):
        found = _ARTICLE.search(lead)
    return found is not None or _BOUND.search(lead) is not None


def is_among_places(candidate: Candidate, scene: Scene) -> bool:
    """Whether a name that is also somebody's surname is that of a town here."""
    document, span = scene.document, candidate.span
    return is_civic(document, span) or is_listed(document, span, scene.places, scene.ends)


def is_listed(
    document: Document,
    span: Span,
    starts: Container[tuple[int, int]],
    ends: Container[tuple[int, int]],
) -> bool:
    """Whether the name of a place stands directly before or behind, as in a list.

    starts, ends: where the names of places begin and end, (passage, offset).
    """
    text = document.texts[span.passage]
    return any(
        (text.startswith(tie, span.end) and (span.passage, span.end + len(tie)) in starts)
        or (text.endswith(tie, 0, span.start) and (span.passage, span.start - len(tie)) in ends)
        for tie in _BETWEEN
    )
