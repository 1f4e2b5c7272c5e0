"""Ages and generations beside full names, held against when their bearers lived and what they are called."""

from __future__ import annotations

from typing import Final

from briefgen.annotate.annotation import Candidate, Guess
from briefgen.annotate.private_signs import age
from briefgen.annotate.scene import Scene
from briefgen.expressions import expression
from briefgen.knowledge.entity import Entity

_YOUNGEST: Final = 16
"""The age at which somebody may come into a first office."""

_LIVED: Final = expression(r"\((\d{4})[–-](\d{4})\)")
"""The years in which somebody lived, or was in office."""

_SINCE: Final = expression(r"\b(?:from|since|champion of|winner of) (\d{4})\b")


_GENERATION: Final = expression(r",? (?:Jr|Sr)\b|,? (?:II|III|IV)(?![\w.-])")


def is_of_another_generation(candidate: Candidate, entity: Entity, scene: Scene) -> bool:
    """Whether the name goes on with "Jr." or "III", and that of its bearer doesn't."""
    span = candidate.span
    found = _GENERATION.match(scene.document.texts[span.passage], span.end)
    if found is None or " " not in candidate.text:
        return False
    last = found[0].lstrip(", ")
    return not any(name.rstrip(".").endswith(last) for name in (entity.name, *entity.aliases))


def is_too_young(candidate: Candidate, guess: Guess, entity: Entity, scene: Scene) -> bool:
    """Whether the text tells an age at which this bearer would have been in office as a child.

    Or one that somebody who is dead didn't reach.
    """
    if guess.by == "surname":
        return False
    told = age(scene.document, candidate.span)
    if not told:
        return False
    starts = [int(role.start[:4]) for role in entity.roles if role.start]
    starts += [int(year) for year in _SINCE.findall(entity.gloss)]
    if scene.day and starts and min(starts) < int(scene.day[:4]) - told + _YOUNGEST:
        return True
    lived = None if entity.roles else _LIVED.search(entity.gloss)
    return lived is not None and told > int(lived[2]) - int(lived[1]) + 1
