"""Nominals: "the department" comes back to the one organisation named so far that is a department.

They are counted and never marked (PRODUCT rule 11).
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping

from briefgen.annotate.annotation import Mention, Span
from briefgen.annotate.document import Document
from briefgen.annotate.lexicon import NOMINALS
from briefgen.knowledge.entity import Entity

_HEADS = "|".join(sorted(NOMINALS))
_NOMINAL = re.compile(rf"(?<!\w)[Tt]he ({_HEADS})(?![\w-])(?! of\b)")
_UNKNOWN = re.compile(rf"(?<!\w)[A-Z]\w* ({_HEADS})(?!\w)", re.IGNORECASE)


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
    covered = {(m.span.passage, at) for m in mentions for at in range(m.span.start, m.span.end)}
    for mention in mentions:
        entity = entities.get(mention.entity)
        if entity is not None and entity.kind == "organisation":
            for head in _heads(entity):
                yield mention.span, head, entity.id
    for index, text in document.texts.items():
        yield from _in_text(index, text, covered)


def _in_text(
    index: int, text: str, covered: set[tuple[int, int]]
) -> Iterator[tuple[Span, str, str]]:
    for found in _NOMINAL.finditer(text):
        if (index, found.end() - 1) not in covered:
            yield Span(index, found.start(), found.end()), found[1], ""
    for found in _UNKNOWN.finditer(text):
        named = found[0][0].isupper() and found[1][0].isupper()
        if named and found[0][:4] != "The " and (index, found.end() - 1) not in covered:
            yield Span(index, found.start(), found.end()), found[1].lower(), f"?{found[0]}"


def _heads(entity: Entity) -> Iterator[str]:
    """The head nouns in its name and full aliases, each once."""
    words = {w for name in (entity.name, *entity.aliases) for w in name.lower().split()}
    yield from sorted(words & NOMINALS)
