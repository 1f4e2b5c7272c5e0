"""What the preview's inspector tells of one article. No build asks it."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial
from hashlib import blake2b
from itertools import islice

from msgspec import Struct

from briefgen.annotate.annotation import Candidate, Mention, Span
from briefgen.annotate.annotations import Annotations
from briefgen.annotate.inspection import Name, names
from briefgen.annotate.opening import FIRST, named, opening
from briefgen.annotate.pins import NONE
from briefgen.graph.build import Build
from briefgen.graph.query import query, read
from briefgen.knowledge.entity import Entity, Term
from briefgen.knowledge.keys import key_of, plain
from briefgen.pipeline.hearing import heard
from briefgen.pipeline.knowledge import identities, subject
from briefgen.pipeline.languages import is_english, language, stops
from briefgen.pipeline.library import library
from briefgen.pipeline.reading import annotated, candidates, entities_for
from briefgen.pipeline.sources import article
from briefgen.pipeline.texts import document
from briefgen.source.article import Article
from briefgen.source.markdown import Document, locate

MOST = 500
"""Names that are told of one article."""


class Inspection(Struct, frozen=True):
    """The names of an article, and the state of its file in which they are these.

    by: that state, as `state` gives it.
    """

    by: str
    names: tuple[Name, ...]


def state(data: bytes) -> str:
    """What tells whether a file was changed since somebody looked."""
    return blake2b(data, digest_size=16).hexdigest()


@query
def inspection(build: Build, path: str) -> Inspection:
    """Whom the names of an article are taken for, why, and who else could be meant."""
    parsed, by = article(build, path), state(read(build, path) or b"")
    if parsed is None:
        return Inspection(by, ())
    known, found = annotated(build, path), candidates(build, path)
    above = _above(build, parsed, known, found)
    asks = _Asks(build, parsed, document(build, parsed), is_english(language(build, path)))
    return Inspection(by, tuple(islice(names(parsed, known, above, found, asks), MOST)))


def _above(
    build: Build, parsed: Article, known: Annotations, found: tuple[Candidate, ...]
) -> tuple[Mention, ...]:
    """Whom headline and dek name: of that, annotations keep no more than the topics."""
    tag = language(build, parsed.path)
    head = opening(parsed.headline, parsed.dek)
    mine = tuple(candidate for candidate in found if candidate.span.passage >= FIRST)
    written = {override.entity for override in parsed.mentions} - {NONE}
    written |= {mention.entity for mention in known.mentions} - {""}
    entities = entities_for(build, written, mine, partial(heard, build, parsed.path))
    return named(
        head,
        mine,
        entities,
        parsed.mentions,
        known.mentions,
        parsed.date[:10],
        capitals=is_english(tag),
        stops=None if is_english(tag) else stops(build, tag),
    )


class _Asks(Struct, frozen=True):
    """Answers of the build."""

    build: Build
    article: Article
    tree: Document
    english: bool

    def entry(self, identifier: str) -> Entity | Term | None:
        return subject(self.build, identifier)

    def owners(self, words: str) -> Iterator[str]:
        """Those that an entry of the site stands for by its id; in English texts alone."""
        base = library(self.build) if self.english else None
        if base is None:
            return
        held = identities(self.build)
        for guess in base.guesses(key_of([plain(word) for word in words.split()])):
            if found := held.get(guess.id, guess.id):
                yield found

    def line(self, span: Span) -> int:
        if span.passage >= FIRST:
            return self.article.line_of("title" if span.passage == FIRST else "dek")
        return locate(self.tree, span.passage, span.start)[0]
