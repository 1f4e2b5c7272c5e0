"""Ages beside full names, held against when their bearers came into office."""

from __future__ import annotations

from typing import Final

from briefgen.annotate.annotation import Candidate, Guess
from briefgen.annotate.scene import Scene
from briefgen.expressions import expression
from briefgen.knowledge.entity import Entity

_BEHIND: Final = expression(r",? aged (\d{1,2})\b|, (\d{2})(?:,(?! \d)|\.(?!\d))")
_BEFORE: Final = expression(r"\b(\d{1,2})-year-old (?:[\w-]{1,20} ){0,3}\Z")
_YOUNGEST: Final = 16
"""The age at which somebody may come into a first office."""


def is_too_young(candidate: Candidate, guess: Guess, entity: Entity, scene: Scene) -> bool:
    """Whether the text tells an age at which this bearer would have been in office as a child."""
    starts = [int(role.start[:4]) for role in entity.roles if role.start]
    if guess.by == "surname" or not scene.day or not starts:
        return False
    text = scene.document.texts[candidate.span.passage]
    found = _BEHIND.match(text, candidate.span.end)
    found = found or _BEFORE.search(scene.document.lead(candidate.span))
    if found is None:
        return False
    age = int(next(filter(None, found.groups())))
    return min(starts) < int(scene.day[:4]) - age + _YOUNGEST
