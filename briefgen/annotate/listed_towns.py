"""Towns of the part of a country that others of the text lie in, or that stands behind them.

"Between Perth and Aberdeen" is of Scotland, not of Australia; so is Halifax in news of West Yorkshire no
town of Canada.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from itertools import pairwise
from typing import TYPE_CHECKING, Final

from briefgen.annotate.annotation import BY_PLACE, Candidate, Guess
from briefgen.annotate.document import Document
from briefgen.annotate.regions import is_region_at
from briefgen.annotate.signs import is_country
from briefgen.expressions import expression
from briefgen.knowledge.entity import Entity

if TYPE_CHECKING:
    from briefgen.annotate.scene import Scene

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


def is_of_named_part(town: Entity, scene: Scene) -> bool:
    """Whether a town lies in a part of its country that the text names: "Holm" beside "West Norland"."""
    part = _PART.search(town.gloss)
    named = scene.entities.get(scene.named.get(part[1].strip(), "")) if part else None
    return named is not None and not is_country(named)


def is_titled_so(candidate: Candidate, entity: Entity, scene: Scene) -> bool:
    """Whether the region by which an encyclopedia tells a town from others stands behind: "Holm, Sudria".

    Of regions that have a country's name nobody has decided which is meant.
    """
    text, end = scene.document.texts[candidate.span.passage], candidate.span.end
    return text.startswith(", ", end) and is_region_at(entity, text, end + len(", "))


def is_titled_otherwise(candidate: Candidate, guess: Guess, scene: Scene) -> bool:
    """Whether what stands behind is the region of another town of this name, and not of this one."""
    entities = scene.entities
    if is_titled_so(candidate, entities[guess.id], scene):
        return False
    others = (entities[g.id] for g in candidate.guesses if g.kind == "place" and g.id != guess.id)
    return any(is_titled_so(candidate, other, scene) for other in others)
