"""The knowledge base: what the site knows, over what comes built in."""

from __future__ import annotations

import json

from msgspec import Struct

from briefgen.findings import Finding, Place
from briefgen.graph.build import Build
from briefgen.graph.query import names, query, read
from briefgen.knowledge import merge
from briefgen.knowledge.aliases import Claim, Name, claimed_twice
from briefgen.knowledge.aliases import names as all_names
from briefgen.knowledge.entity import TERM, Entity, Knowledge, Sort, Term, mentioned
from briefgen.knowledge.identity import covered, twin
from briefgen.knowledge.store import Damaged
from briefgen.memory import newest
from briefgen.pipeline.library import library
from briefgen.pipeline.library_file import damaged
from briefgen.pipeline.sources import CONTENT, KNOWLEDGE_ENDINGS, say, settings, text
from briefgen.site.outlines import Atlas
from briefgen.source.article import Body

BUILT_IN, OUTLINES = "@knowledge", "@knowledge/outlines.json"


@query
def knowledge_file(build: Build, path: str) -> Knowledge:
    """The entries of one file."""
    source = text(build, path)
    if source is None:
        return Knowledge((), ())
    in_glossary = path.startswith(f"{CONTENT}/glossary/")
    from briefgen.knowledge import reader

    parsed, findings = reader.knowledge(path, source, default="term" if in_glossary else "entity")
    say(build, findings)
    return parsed


@query
def built_in(build: Build) -> Knowledge:
    """The knowledge base that comes with briefgen; its licence lies beside the data."""
    return _joined(build, BUILT_IN, (".yaml",))


def outlines(build: Build) -> Atlas:
    """The outlines of countries that come with briefgen; none if the file is gone."""
    data = read(build, OUTLINES) or b"{}"
    return newest(
        build.memory, OUTLINES, read.print(build, OUTLINES), lambda: Atlas(json.loads(data))
    )


@query
def own(build: Build) -> Knowledge:
    """The site's own entries; an id used twice is an error that names both places."""
    folders = (f"{CONTENT}/entities", f"{CONTENT}/glossary")
    parts = [_joined(build, folder) for folder in folders]
    joined = Knowledge(
        tuple(entity for part in parts for entity in part.entities),
        tuple(term for part in parts for term in part.terms),
    )
    unique, repeated = merge.unique(joined)
    for entry, first in repeated:
        build.note(_repeated(entry, first))
    return unique


def _joined(build: Build, folder: str, endings: tuple[str, ...] = KNOWLEDGE_ENDINGS) -> Knowledge:
    files = [
        knowledge_file(build, f"{folder}/{name}")
        for name in names(build, folder)
        if name.endswith(endings)
    ]
    return Knowledge(
        tuple(entity for part in files for entity in part.entities),
        tuple(term for part in files for term in part.terms),
    )


def _repeated(entry: Entity | Term, first: Entity | Term) -> Finding:
    return Finding(
        Place(*entry.place),
        "duplicate-id",
        f"the id “{entry.id}” is already used at {Place(*first.place)}",
        "Give one of the two another `id:`.",
    )


class Shelf(Struct, frozen=True):
    """All entries by id."""

    entities: dict[str, Entity]
    terms: dict[str, Term]


@query
def shelf(build: Build) -> Shelf:
    """The site's entries laid over the built-in ones."""
    base = built_in(build) if settings(build).builtin_knowledge else Knowledge((), ())
    merged = merge.over(own(build), base)
    entries: tuple[Entity | Term, ...] = (*merged.entities, *merged.terms)
    by_id = {entry.id: entry for entry in entries}
    for claim in claimed_twice(merged.entities, merged.terms):
        claimants = [by_id[name] for name in claim.ids]
        own_entry = next((x for x in claimants if not x.built_in), None)
        if own_entry:
            build.note(_claimed_twice(claim, own_entry))
    return Shelf(
        {entity.id: entity for entity in merged.entities}, {term.id: term for term in merged.terms}
    )


def _claimed_twice(claim: Claim, entry: Entity | Term) -> Finding:
    message = f"“{claim.surface}” names {' and '.join(claim.ids)}: it is linked only where an "
    return Finding(
        Place(*entry.place),
        "alias-claimed-twice",
        message + "article decides between them",
        "Take the alias from one of them, or give both `context:` words.",
    )


@query
def identities(build: Build) -> dict[str, str]:
    """Entities of the large knowledge base that have an entry: their id there → the entry's id.

    "" for those whose names there don't count: the site gives names of its own, or the id means
    something else here.
    """
    base = library(build)
    if base is None:
        return {}
    shelved = shelf(build)
    return covered(base, shelved.entities.values(), shelved.terms)


@query
def entity(build: Build, identifier: str) -> Entity | None:
    """One entity, as those see it who mention it.

    Who asks for it doesn't hang on the others, nor on `profile_body`, nor on the line.
    """
    shelved = shelf(build)
    found, base = shelved.entities.get(identifier), library(build)
    seen = None if found is None else mentioned(found)
    if base is None:
        return seen
    try:
        if seen is not None:
            same = twin(base, seen)
            return seen if same < 0 else merge.completed(seen, base.entity(same))
        index = -1 if identifier in identities(build) else base.index(identifier)
        return None if index < 0 else base.entity(index)
    except Damaged as error:
        raise damaged(str(error)) from error


@query
def term(build: Build, identifier: str) -> Term | None:
    """One glossary term, as those see it who mention it."""
    found = shelf(build).terms.get(identifier)
    return None if found is None else mentioned(found)


@query
def kind_of(build: Build, identifier: str) -> Sort:
    """The kind of an entity, TERM for a glossary term, "" where there is neither."""
    if (found := entity(build, identifier)) is not None:
        return found.kind
    return TERM if term(build, identifier) is not None else ""


@query
def term_ids(build: Build) -> dict[str, bool]:
    """The ids of all glossary terms, and whether the site explains them itself."""
    return {term.id: not term.built_in for term in shelf(build).terms.values()}


@query
def own_ids(build: Build) -> tuple[str, ...]:
    """The ids of the site's own entries."""
    return tuple(entry.id for entry in _entries(own(build)))


@query
def own_names(build: Build) -> dict[str, str]:
    """Names and further names of the site's own entries to their ids; "" where several have one."""
    found: dict[str, set[str]] = {}
    for entry in _entries(own(build)):
        for name in (entry.name, *entry.aliases):
            found.setdefault(name, set()).add(entry.id)
    return {name: min(ids) if len(ids) == 1 else "" for name, ids in sorted(found.items())}


@query
def is_covered(build: Build, identifier: str) -> bool:
    """Whether an entry stands for this entity of the large knowledge base."""
    return identifier in identities(build)


def _entries(known: Knowledge) -> tuple[Entity | Term, ...]:
    return (*known.entities, *known.terms)


@query
def profile_body(build: Build, identifier: str) -> Body | None:
    """The body of the own file of an entity or term."""
    shelved = shelf(build)
    entry = shelved.entities.get(identifier) or shelved.terms.get(identifier)
    return Body(entry.profile, entry.profile_line) if entry and entry.profile else None


@query
def vocabulary(build: Build) -> tuple[Name, ...]:
    """Every name to look for in texts: glosses and roles don't matter to it."""
    shelved = shelf(build)
    return all_names(tuple(shelved.entities.values()), tuple(shelved.terms.values()))


def subject(build: Build, identifier: str) -> Entity | Term | None:
    """An entity or a term; their ids share one space."""
    return entity(build, identifier) or term(build, identifier)
