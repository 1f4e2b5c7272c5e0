"""What the site says of marks: how many it wants, and which terms it explains itself."""

from __future__ import annotations

from collections.abc import Collection

from briefgen.annotate.choose import Policy
from briefgen.graph.build import Build
from briefgen.graph.query import query
from briefgen.pipeline.knowledge import term
from briefgen.pipeline.sources import settings


def policy(build: Build) -> Policy:
    """How many marks the site wants."""
    limits = settings(build).marks
    return Policy(limits.words_per_mark, limits.per_paragraph, limits.per_sentence)


def own_terms(build: Build, ids: Collection[str]) -> frozenset[str]:
    """Those that the site's own glossary explains."""
    return frozenset(name for name in sorted(ids) if is_own_term(build, name))


@query
def is_own_term(build: Build, identifier: str) -> bool:
    """Whether the site's own glossary explains a term: its gloss doesn't matter to who asks."""
    found = term(build, identifier)
    return found is not None and not found.built_in
