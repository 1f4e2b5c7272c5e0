"""What headline and dek name: the entities that an article is about.

They are read as the body is, but after it: a headline calls people by surnames that only the body
spells out. What they say never changes how the body is understood.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from briefgen.annotate.annotation import Candidate, Mention
from briefgen.annotate.resolve import resolve
from briefgen.annotate.sentences import sentences
from briefgen.annotate.stops import Stops
from briefgen.knowledge.entity import Entity
from briefgen.source.article import Override
from briefgen.source.passage import Passage

FIRST = 1_000_000
"""Index of the headline as a passage: behind every passage of a body."""


def opening(headline: str, dek: str) -> tuple[Passage, ...]:
    """Headline and dek as passages."""
    texts = ((FIRST, headline), (FIRST + 1, dek))
    return tuple(Passage(index, text, "heading") for index, text in texts if text)


def named(
    passages: Sequence[Passage],
    candidates: Sequence[Candidate],
    entities: Mapping[str, Entity],
    overrides: tuple[Override, ...],
    body: Sequence[Mention],
    day: str = "",
    *,
    capitals: bool = True,
    stops: Stops | None = None,
) -> tuple[Mention, ...]:
    """Whom the opening names, in order.

    body: what the body mentions.
    day: the date of the article, "" if it has none.
    capitals, stops: those of its language, by which the body was read.
    """
    bounds = sentences(passages, stops)
    found = resolve(
        passages,
        bounds,
        candidates,
        entities,
        overrides,
        before=body,
        day=day,
        capitals=capitals,
    )
    return found.mentions


def topics(mentions: Sequence[Mention]) -> tuple[str, ...]:
    """The ids of the entities that the opening names, in order."""
    return tuple(dict.fromkeys(mention.entity for mention in mentions if mention.entity))
