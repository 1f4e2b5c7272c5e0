"""The site's knowledge laid over the built-in one."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from msgspec.structs import replace

from briefgen.knowledge.aliases import names
from briefgen.knowledge.entity import Entity, Knowledge, Term

Entry = Entity | Term
_POSITION = ("latitude", "longitude")
_FACTS = ("gloss", "roles", "wikidata", "wikipedia", "country", "capital", *_POSITION)
Repeated = tuple[tuple[Entry, Entry], ...]


def unique(knowledge: Knowledge) -> tuple[Knowledge, Repeated]:
    """Entries with ids of their own, and each repeated one with the first of its id.

    Entities and terms share one space of ids, since notes on a page do.
    """
    entries: tuple[Entry, ...] = (*knowledge.entities, *knowledge.terms)
    first: dict[str, Entry] = {}
    for entry in entries:
        first.setdefault(entry.id, entry)
    repeated = [(entry, first[entry.id]) for entry in entries if first[entry.id] is not entry]
    kept = first.values()
    return (
        Knowledge(
            tuple(entry for entry in kept if isinstance(entry, Entity)),
            tuple(entry for entry in kept if isinstance(entry, Term)),
        ),
        tuple(repeated),
    )


def over(own: Knowledge, base: Knowledge) -> Knowledge:
    """`own` over `base`.

    An own entry replaces the fields that it gives, be it as false or as empty, of a base entry with
    its id. It replaces a base entry whole that is evidently the same: same Wikidata id, or same
    name and kind. A base term gives way to any own entry with its id or one of its spellings, so
    that nothing built in makes a word of the site ambiguous.
    """
    by_id = {entity.id: entity for entity in base.entities}
    entities = [_overlaid(entity, by_id.get(entity.id)) for entity in own.entities]
    taken = _taken(entities)
    terms = [*own.terms]
    ids = {entity.id for entity in entities} | {term.id for term in terms}
    entities += [
        entity
        for entity in base.entities
        if entity.id not in ids
        and (entity.kind, entity.name) not in taken
        and (not entity.wikidata or ("", entity.wikidata) not in taken)
    ]
    claimed = _spellings(own.entities, own.terms)
    terms += [
        term
        for term in base.terms
        if term.id not in ids and claimed.isdisjoint(_spellings((), [term]))
    ]
    return Knowledge(
        tuple(_settled(entity) for entity in sorted(entities, key=_by_id)),
        tuple(sorted(terms, key=_by_id)),
    )


def _spellings(entities: Sequence[Entity], terms: Sequence[Term]) -> frozenset[str]:
    """Without regard to capitals: "Carbon Tax" of the site is the built-in "carbon tax"."""
    return frozenset(name.surface.casefold() for name in names(entities, terms))


def _taken(entities: Iterable[Entity]) -> set[tuple[str, str]]:
    return {
        key
        for entity in entities
        for key in ((entity.kind, entity.name), ("", entity.wikidata))
        if key[1]
    }


def _overlaid(entity: Entity, base: Entity | None) -> Entity:
    if base is None:
        return entity
    given = {name: getattr(entity, name) for name in (*entity.given, "place")}
    return replace(base, **given)


def completed(entity: Entity, base: Entity) -> Entity:
    """The entity with the facts that only `base` tells; its names stay its own.

    A continent or a sea of our own list lies in no country: one that has a country and a spot
    there is a town of the same name.
    """
    told = set(_FACTS)
    if entity.built_in and entity.kind == "place" and not entity.country and base.country:
        told -= {"country", *_POSITION}
    lacking = {
        name: getattr(base, name)
        for name in _FACTS
        if name in told and getattr(entity, name) in ("", (), None)
    }
    return replace(entity, **lacking)


def _settled(entity: Entity) -> Entity:
    """What an entry gave doesn't matter any more, so that it must not change an answer."""
    return replace(entity, given=())


def _by_id(entry: Entry) -> str:
    return entry.id
