"""Paragraphs that name so much that nobody can follow, and few of the names can be marks."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Final

from briefgen.annotate.annotation import Mention, Span, TermUse
from briefgen.annotate.choose import word_count
from briefgen.annotate.remark import Remark
from briefgen.knowledge.entity import Entity
from briefgen.source.passage import Passage

LEAST: Final = 8
"""Names of different things in a paragraph, twice as many as may be marks (PRODUCT rule 7)."""
WORDS: Final = 6
"""Words for each of them, fewer than which are too few: with one in seven marked no text can be read."""


def dense(
    passages: Sequence[Passage],
    mentions: Iterable[Mention],
    terms: Iterable[TermUse],
    entities: Mapping[str, Entity],
) -> Iterator[Remark]:
    """A remark for each paragraph that is a list of names. What everybody knows doesn't count."""
    named: dict[int, dict[str, Span]] = {}
    for mention in mentions:
        if mention.entity and mention.by != "nominal":
            named.setdefault(mention.span.passage, {}).setdefault(mention.entity, mention.span)
    for use in terms:
        named.setdefault(use.span.passage, {}).setdefault(use.term, use.span)
    for passage in passages:
        found = named.get(passage.index, {})
        if len(found) < LEAST or passage.kind != "paragraph":
            continue
        unknown = [id_ for id_ in found if not _is_familiar(entities.get(id_))]
        words = word_count(passage.text)
        if len(unknown) >= LEAST and words < WORDS * len(unknown):
            first = min(found[id_] for id_ in unknown)
            yield _dense(first, len(unknown), words)


def _is_familiar(entity: Entity | None) -> bool:
    return entity is not None and entity.familiar


def _dense(span: Span, number: int, words: int) -> Remark:
    return Remark(
        span,
        "dense-paragraph",
        f"this paragraph names {number} people, places and things in {words} words",
        "Divide it, or make a list of it: of so many names, few can be explained.",
    )
