"""What the preview's inspector tells of one article. No build asks it."""

from __future__ import annotations

from collections.abc import Iterator
from hashlib import blake2b
from itertools import islice

from msgspec import Struct

from briefgen.annotate.annotation import Span
from briefgen.annotate.inspection import Name, names
from briefgen.graph.build import Build
from briefgen.graph.query import query, read
from briefgen.knowledge.entity import Entity, Term
from briefgen.knowledge.keys import key_of, plain
from briefgen.pipeline.knowledge import identities, subject
from briefgen.pipeline.languages import is_english, language
from briefgen.pipeline.library import library
from briefgen.pipeline.reading import annotated, candidates
from briefgen.pipeline.sources import article
from briefgen.pipeline.texts import document
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
    asks = _Asks(build, document(build, parsed), is_english(language(build, path)))
    return Inspection(by, tuple(islice(names(parsed, known, found, asks), MOST)))


class _Asks(Struct, frozen=True):
    """Answers of the build."""

    build: Build
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
        return locate(self.tree, span.passage, span.start)[0]
