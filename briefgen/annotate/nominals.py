"""Nominals: "the department" comes back to the one organisation named so far that is a department.

They are counted and never marked (PRODUCT rule 11).
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from briefgen.annotate.annotation import Mention, Span
from briefgen.annotate.document import Document
from briefgen.annotate.lexicon import NOMINALS
from briefgen.annotate.plain import tokens
from briefgen.expressions import expression
from briefgen.knowledge.entity import Entity

_PAIR = expression(r"([A-Zt](?<!\w.)(?:(?<=[Tt])he|(?<=[A-Z])\w*+))(?= (\w+)(?![\w-])(?! of\b))")


def nominals(
    document: Document, mentions: Iterable[Mention], entities: Mapping[str, Entity]
) -> tuple[Mention, ...]:
    """Mentions by head noun; nothing where two organisations, known or not, would fit."""
    named: dict[str, set[str]] = {}
    found: list[Mention] = []
    for span, head, owner in sorted(_events(document, tuple(mentions), entities)):
        fitting = named.setdefault(head, set())
        if owner:
            fitting.add(owner)
        elif len(fitting) == 1 and (entity := entities.get(min(fitting))) is not None:
            text = document.surface(span)
            found.append(Mention(span, text, entity.kind, entity.id, "nominal"))
    return tuple(found)


def _events(
    document: Document, mentions: tuple[Mention, ...], entities: Mapping[str, Entity]
) -> Iterator[tuple[Span, str, str]]:
    """(span, head noun, organisation named there), "" where a nominal stands."""
    for mention in mentions:
        entity = entities.get(mention.entity)
        if entity is not None and entity.kind == "organisation":
            for head in _heads(entity):
                yield mention.span, head, entity.id
    pairs = [
        (Span(index, found.start(), found.end(2)), found[1], found[2])
        for index, text in document.texts.items()
        if not NOMINALS.isdisjoint(tokens(text.lower()))
        for found in _PAIR.finditer(text)
        if found[2].lower() in NOMINALS
    ]
    if pairs:
        named = {(m.span.passage, at) for m in mentions for at in range(m.span.start, m.span.end)}
        yield from _unnamed(p for p in pairs if (p[0].passage, p[0].end - 1) not in named)


def _unnamed(pairs: Iterable[tuple[Span, str, str]]) -> Iterator[tuple[Span, str, str]]:
    for span, first, second in pairs:
        head = second.lower()
        if first in ("the", "The") and second == head:
            yield span, head, ""
        elif first not in ("the", "The") and second != head:
            yield span, head, f"?{first} {second}"


def _heads(entity: Entity) -> Iterator[str]:
    """The head nouns in its name and full aliases, each once."""
    words = {w for name in (entity.name, *entity.aliases) for w in name.lower().split()}
    yield from sorted(words & NOMINALS)
