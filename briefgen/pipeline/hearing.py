"""What annotation is told of an entity: each thing that an editor may reword is asked for on its own.

An article hangs on a gloss only if its annotation reads it, as it does where the words of a text
decide between namesakes; else on the few signs that it looks for in any gloss.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from msgspec import Struct
from msgspec.structs import asdict, replace

from briefgen.annotate.signs import ECHOES, SIGNS, Heard, Signs, signs
from briefgen.graph.build import Build
from briefgen.graph.query import query
from briefgen.knowledge.entity import Entity, Role
from briefgen.knowledge.folding import fold
from briefgen.pipeline.knowledge import entity
from briefgen.pipeline.texts import texts


class Facet(Struct, frozen=True, kw_only=True):
    """One field of an entity, the others empty."""

    gloss: str = ""
    roles: tuple[Role, ...] = ()
    aliases: tuple[str, ...] = ()
    wikipedia: str = ""


_UNREAD: dict[str, Any] = {
    "wikidata": "",
    "lang": "",
    "native": "",
    "forms": (),
    "links": (),
    "profile": "",
    "latitude": None,
    "longitude": None,
    "place": ("", 0),
}
"""What annotation never reads of an entry of the site, but for whether it is one."""


@query
def outline(build: Build, identifier: str) -> Entity | None:
    """One entity without what has a facet, and what annotation never reads.

    What comes built in is whole: no editor rewords that.
    """
    found = entity(build, identifier)
    if found is None or found.built_in:
        return found
    return replace(found, **asdict(Facet()), **_UNREAD)


@query
def facet(build: Build, identifier: str, field: str) -> Facet:
    """What an entity has for a field."""
    found = entity(build, identifier)
    return Facet(**{field: getattr(found, field)}) if found else Facet()


@query
def signs_of(build: Build, identifier: str) -> Signs:
    """What the gloss of an entity says that it is."""
    found = entity(build, identifier)
    return signs(found.gloss if found else "")


@query
def echoes(build: Build, identifier: str, path: str) -> tuple[str, ...]:
    """The telling words of an entity's gloss that an article has."""
    from briefgen.annotate.document import long_words
    from briefgen.annotate.telling import telling_words

    found = entity(build, identifier)
    said = long_words(fold(passage.text) for passage in texts(build, path))
    return tuple(sorted(telling_words(found.gloss) & said)) if found else ()


def heard(build: Build, path: str, identifier: str) -> Entity | None:
    """One entity as an article hears of it: the running query hangs on no more than it reads."""
    found = outline(build, identifier)
    if found is None or found.built_in:
        return found
    return Heard(**asdict(found), ask=_asking(build, path, identifier))


def _asking(build: Build, path: str, identifier: str) -> Callable[[str], Any]:
    """Asks for each field once; `Heard` lives no longer than the query that reads it."""
    known: dict[str, Any] = {}

    def ask(field: str) -> Any:
        if field not in known:
            known[field] = asked(field)
        return known[field]

    def asked(field: str) -> Any:
        if field == SIGNS:
            return signs_of(build, identifier)
        if field == ECHOES:
            return frozenset(echoes(build, identifier, path))
        return getattr(facet(build, identifier, field), field)

    return ask
