"""Towns in a list with smaller ones: "between Perth and Aberdeen" is of Scotland, not of Australia."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from itertools import pairwise
from typing import Final

from briefgen.annotate.annotation import BY_PLACE, Candidate, Guess
from briefgen.annotate.document import Document
from briefgen.expressions import expression
from briefgen.knowledge.entity import Entity

_TIES: Final = frozenset((", ", " and ", ", and ", " or ", ", or ", " to ", " nor "))
"""What stands between two towns of a list or of a way."""
_SMALL: Final = 50
"""The prior below which a town is mostly named with others of its part of the country."""
_PART: Final = expression(r"(?:in|of) ((?:[A-Z][\w'-]{1,20} ?){1,3})")

Beside = Mapping[str, tuple[str, str]]
"""By the names of towns: of the small town beside one of them, the country and what is told of it."""


def beside(
    candidates: Iterable[Candidate], document: Document, entities: Mapping[str, Entity]
) -> Beside:
    """The names that stand in a list next to that of a small town, and what is known of that town."""
    found: dict[str, tuple[str, str]] = {}
    ordered = sorted((c for c in candidates if c.guesses and not c.entities), key=BY_PLACE)
    for one, other in pairwise(ordered):
        if one.span.passage != other.span.passage:
            continue
        between = document.texts[one.span.passage][one.span.end : other.span.start]
        if between not in _TIES:
            continue
        for name, small in ((one.text, other.guesses[0]), (other.text, one.guesses[0])):
            if small.kind == "place" and small.by == "name" and small.prior < _SMALL:
                found.setdefault(name, (small.country, entities[small.id].gloss))
    return found


def is_of_other_list(
    candidate: Candidate, guess: Guess, small: Beside, entities: Mapping[str, Entity]
) -> bool:
    """Whether a smaller town of this name lies in the part of the country where its neighbour does."""
    country, gloss = small.get(candidate.text, ("", ""))
    if not country or guess.kind != "place" or guess.country in ("", country):
        return False
    rivals = (entities[g.id] for g in candidate.guesses if g.kind == "place" and g.by == "name")
    parts = (_PART.search(rival.gloss) for rival in rivals if rival.country == country)
    return any(part is not None and part[1].strip() in gloss for part in parts)
