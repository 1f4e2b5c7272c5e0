"""What rules a guess out, however well known it is: words beside the name that contradict it."""

from __future__ import annotations

import re

from briefgen.annotate.annotation import Candidate, Guess
from briefgen.annotate.homes import owner_before
from briefgen.annotate.lexicon import INSTITUTIONS, word_set
from briefgen.annotate.offices import title_before
from briefgen.annotate.scene import Scene
from briefgen.expressions import expression
from briefgen.knowledge.entity import Entity

_INSIDE = expression(
    r"(?:, |(?: [a-z]{1,20}){0,3} in (?:the )?(?:[A-Z]\w{1,30} (?:[Dd]istrict|[Cc]ounty) of )?)(?=[A-Z])"
)
_DIVIDED = expression(r"\b(?:state|province|country)\b", re.IGNORECASE)
_SMALL = 50
"""The prior below which a town may be one of several of its name in a country."""

_BODY = INSTITUTIONS | word_set("of and the affairs royal bank office agency service services")
_AHEAD = 2.5
"""How often a document must name its country for each time that it names another."""

_APPOSITION = expression(
    r",? (?:the |an? )?(?:\w+ )?(president|chairman|chairwoman|chairperson|director|coach|captain|"
    r"professor|editor|founder|owner|manager|lawyer|teacher|principal) (?:of|at|for) (?:the )?"
)
_CLUB = expression(r"\b(?:team|club|franchise)\b")
_FEW, _WELL_KNOWN = 3, 70
"""Letters of an acronym, and the prior from which on the world knows it."""

_LITTLE_KNOWN = 50
"""The prior below which a person is likely to have namesakes whom nobody listed."""


def is_ruled_out(candidate: Candidate, guess: Guess, scene: Scene) -> bool:
    """Whether the words around contradict a guess."""
    entity = scene.entities[guess.id]
    if guess.kind == "person":
        strange = bool(entity.roles) and _is_stranger(candidate, guess, scene)
        return strange or _is_somebody_else(candidate, guess, entity, scene)
    if guess.kind in ("place", "facility"):
        return _lies_elsewhere(candidate, guess, entity, scene)
    if guess.kind != "organisation":
        return False
    if _is_strange(candidate, guess, scene):
        return True
    return _is_nickname(candidate, guess, entity, scene) or _is_of_another(candidate, guess, scene)


def region_behind(candidate: Candidate, scene: Scene) -> tuple[int, int] | None:
    """Where the name begins that may tell where a place lies: "Lyon, Ohio"."""
    span = candidate.span
    found = _INSIDE.match(scene.document.texts[span.passage], span.end)
    return (span.passage, found.end()) if found else None


def _lies_elsewhere(candidate: Candidate, guess: Guess, entity: Entity, scene: Scene) -> bool:
    """Whether a country or a state behind the name is not where the guess lies."""
    at = region_behind(candidate, scene)
    around = scene.places.get(at) if at else None
    if around is None or around.id == guess.id or _is_region(entity):
        return False
    if not guess.country or not around.country or not _is_region(around):
        return False
    if around.country != guess.country:
        return True
    state = not around.capital and _DIVIDED.search(around.gloss)
    told = around.name in f"{entity.gloss} {entity.wikipedia}"
    return bool(state) and guess.prior < _SMALL and not told


def _is_region(place: Entity) -> bool:
    return bool(place.capital or _DIVIDED.search(place.gloss))


def _is_of_another(candidate: Candidate, guess: Guess, scene: Scene) -> bool:
    """Whether a body such as every country has is not known to be that of this country."""
    words = candidate.text.lower().split()
    if not guess.country or not all(word in _BODY for word in words):
        return False
    owner = owner_before(scene.document, candidate.span, scene.ends)
    if owner:
        return owner != guess.country
    others = [count for code, count in scene.nations.items() if code != guess.country]
    return scene.nations[guess.country] < _AHEAD * max(others, default=0.1)


def _is_strange(candidate: Candidate, guess: Guess, scene: Scene) -> bool:
    """Whether few letters name a body of a country of which the text says nothing: "NEC"."""
    few = len(candidate.text) <= _FEW and candidate.text.isupper()
    if not few or guess.by != "name" or guess.prior >= _WELL_KNOWN or not guess.country:
        return False
    return bool(scene.nations) and guess.country not in scene.nations


def _is_nickname(candidate: Candidate, guess: Guess, entity: Entity, scene: Scene) -> bool:
    """Whether a club is not named in full before: there are many "Cowboys"."""
    club = guess.by == "alias" and " " not in candidate.text and candidate.text.endswith("s")
    return club and bool(_CLUB.search(entity.gloss)) and guess.id not in scene.linked


def _is_somebody_else(candidate: Candidate, guess: Guess, entity: Entity, scene: Scene) -> bool:
    """Whether the text tells another role of a person who is little known: "X, president of …"."""
    if guess.prior >= _LITTLE_KNOWN or not entity.roles:
        return False
    span = candidate.span
    found = _APPOSITION.match(scene.document.texts[span.passage], span.end)
    if found is None:
        return False
    told = " ".join((entity.gloss, *(role.title for role in entity.roles))).lower()
    return found[1] not in told


def _is_stranger(candidate: Candidate, guess: Guess, scene: Scene) -> bool:
    """Whether a little known politician is of a country of which the text, about another, is silent."""
    if guess.prior >= _LITTLE_KNOWN or not guess.country or not scene.nation:
        return False
    foreign = guess.country not in scene.nations and guess.id not in scene.linked
    return foreign and not title_before(scene.document, candidate.span).words
