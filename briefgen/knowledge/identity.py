"""Which entity of the large knowledge base is the same as an entry of the site or of our own hand.

Identity is an equal Wikidata id; where one of the two has none, an equal id, or an equal name of
one kind for what the site itself writes.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable

from briefgen.knowledge.entity import Entity
from briefgen.knowledge.keys import key
from briefgen.knowledge.store import Base

_FULL = 8
"""The least weight of an entity's main name."""

_NEAR = 0.2
"""Degrees between what two lists give for one town."""


def twin(base: Base, entity: Entity) -> int:
    """The entity there that is this one; -1 if none is."""
    if entity.wikidata:
        same = base.by_wikidata(entity.wikidata)
        if same >= 0:
            return same
    index = base.index(entity.id)
    return index if index >= 0 and _may_be(base, index, entity) else -1


def covered(base: Base, entities: Iterable[Entity], taken: Collection[str]) -> dict[str, str]:
    """The ids there that entities here stand for, and whom each of them means; "" for nobody.

    taken: ids of glossary terms.
    """
    found: dict[str, str] = {id_: "" for id_ in taken if base.index(id_) >= 0}
    for entity in entities:
        same = twin(base, entity)
        if base.index(entity.id) >= 0:
            found.setdefault(entity.id, "")  # an id means one thing only
        for index in _same_place(base, entity):
            found[base.id(index)] = entity.id
        if same >= 0:
            found[base.id(same)] = "" if _names_itself(entity) else entity.id
        elif _is_own(entity):
            found |= {base.id(index): "" for index in _namesakes(base, entity)}
    return found


def _may_be(base: Base, index: int, entity: Entity) -> bool:
    """Whether two entities with one id may be one thing.

    Ids are made of Latin letters: of a name in another script an equal one says nothing.
    """
    if not any(char.isascii() and char.isalpha() for char in entity.name):
        return False
    there = base.entity(index)
    return not (entity.wikidata and there.wikidata) and there.kind == entity.kind


def _is_own(entity: Entity) -> bool:
    return not entity.built_in


def _names_itself(entity: Entity) -> bool:
    return _is_own(entity) and bool(entity.aliases)


def _same_place(base: Base, entity: Entity) -> Iterable[int]:
    """What other lists have of one of our places: the name, the country, and nearly the spot."""
    if _is_own(entity) or entity.latitude is None or entity.longitude is None:
        return
    for owner in base.owners(key(entity.name)):
        there = base.entity(owner.index)
        if owner.weight < _FULL or there.kind != "place" or there.country != entity.country:
            continue
        if there.latitude is not None and there.longitude is not None:
            away = abs(there.latitude - entity.latitude), abs(there.longitude - entity.longitude)
            if max(away) < _NEAR:
                yield owner.index


def _namesakes(base: Base, entity: Entity) -> Iterable[int]:
    """Who is evidently the same: the same name and kind, and no Wikidata id that speaks against it."""
    for owner in base.owners(key(entity.name)):
        full = owner.weight >= _FULL and base.kind(owner.index) == entity.kind
        if full and not (entity.wikidata and base.entity(owner.index).wikidata):
            yield owner.index
