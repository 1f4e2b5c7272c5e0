"""The key facts of an article, each proven by one of its sentences.

The editor's own facts come first; one that no sentence contains is refused and reported. Then
automatic ones fill up, taken word for word or as normalised values from the sentences that the
headline and dek are about. A fact that would not read well is left out: fewer are better.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from briefgen.annotate import fact_sources
from briefgen.annotate.annotation import Fact, Span
from briefgen.annotate.fact_sources import Known, Told, told
from briefgen.annotate.proof import kinship, lacks, proves
from briefgen.annotate.remark import Unproven
from briefgen.source.article import GivenFact
from briefgen.source.passage import Passage

LONGEST = 20
"""Words of a value that is still read at a glance."""

_ENOUGH = 3
_MOST = 6


def key_facts(
    about: str,
    given: Sequence[GivenFact],
    passages: Iterable[Passage],
    sentences: Sequence[Span],
    known: Known,
) -> tuple[tuple[Fact, ...], tuple[Unproven, ...]]:
    """At most six facts (more only if the editor gives more), and the given ones that are not proven.

    Fewer than three that nobody asked for are no box.
    about: headline and dek; known: what was found in `passages`.
    """
    views = told(about, passages, sentences, known)
    kept, refused = _checked(given, views)
    if len(kept) < _ENOUGH:
        filled = _filled(kept, fact_sources.candidates(views, about, known), views)
        kept = filled if kept or len(filled) >= _ENOUGH else []
    return tuple(kept), tuple(refused)


def _checked(
    given: Iterable[GivenFact], views: Sequence[Told]
) -> tuple[list[Fact], list[Unproven]]:
    kept: list[Fact] = []
    refused: list[Unproven] = []
    for fact in given:
        proof = next((view.span for view in views if proves(view.evidence, fact.value)), None)
        if proof:
            kept.append(Fact(fact.label, fact.value, proof, given=True))
        else:
            refused.append(_unproven(fact, views))
    return kept, refused


def _unproven(fact: GivenFact, views: Iterable[Told]) -> Unproven:
    """With the sentence that lacks least and, of those, speaks most of the same kind of thing."""
    missing = [
        (lacks(view.evidence, fact.value), -kinship(view.evidence, fact.value), view.span)
        for view in views
    ]
    if not missing:
        return Unproven(fact)
    lacking, _, span = min(missing, key=lambda one: (len(one[0]), *one[1:]))
    return Unproven(fact, span, lacking)


def _filled(kept: list[Fact], found: Iterable[Fact], views: Sequence[Told]) -> list[Fact]:
    evidence = {view.span: view.evidence for view in views}
    for fact in found:
        short = len(fact.value.split()) <= LONGEST
        if len(kept) < _MOST and short and proves(evidence[fact.sentence], fact.value):
            kept = kept if any(_same(fact, other) for other in kept) else [*kept, fact]
    return kept


def _same(fact: Fact, other: Fact) -> bool:
    """Two facts about one thing: a label twice, or a value that the other one says already."""
    one, two = fact.value.casefold(), other.value.casefold()
    return (
        fact.label.casefold() == other.label.casefold()
        or one in two
        or two in one
        or bool(
            other.given and fact_sources.figures(fact.value) & fact_sources.figures(other.value)
        )
    )
