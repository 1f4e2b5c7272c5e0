"""The key facts of an article, each proven by one of its sentences.

The editor's own facts come first; one that no sentence contains is refused and reported. Then
automatic ones fill up, taken word for word or as normalised values from the sentences that the
headline and dek are about. A fact that would not read well is left out: fewer are better.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import Final

from briefgen.annotate import fact_sources
from briefgen.annotate.annotation import Fact, Span
from briefgen.annotate.dates import dates
from briefgen.annotate.fact_clauses import Story
from briefgen.annotate.fact_dates import says_today
from briefgen.annotate.fact_views import Known, Told, told
from briefgen.annotate.money import money
from briefgen.annotate.proof import Evidence, kinship, lacks, proves
from briefgen.annotate.quantities import quantities
from briefgen.annotate.remark import Unproven
from briefgen.expressions import expression
from briefgen.source.article import GivenFact
from briefgen.source.passage import Passage

LONGEST = 20
"""Words of a value that is still read at a glance."""

_ENOUGH = 3
_MOST = 6
_INTERVIEW: Final = expression(
    r"^(?:An? )?[Ii]nterview\b|: (?:[Aa]n )?[Ii]nterview\b|\binterview with (?=[A-Z])|\binterview(?:s|ed by)\b"
)
_POINTS: Final = ",;.:"
_QUESTIONS, _SHARE = 3, 8
"""Paragraphs that end in a question, and one in how many: an interview."""


def key_facts(
    given: Sequence[GivenFact],
    passages: Iterable[Passage],
    sentences: Sequence[Span],
    known: Known,
) -> tuple[tuple[Fact, ...], tuple[Unproven, ...]]:
    """At most six facts (more only if the editor gives more), and the given ones that are not proven.

    Fewer than three that nobody asked for are no box. What stands in opinion proves nothing.
    known: what was found in `passages`.
    """
    passages = tuple(passages)
    news = tuple(passage for passage in passages if not passage.is_opinion)
    story = Story.of(news, sentences, known)
    kept, refused = _checked(given, story)
    if refused and len(news) < len(passages):
        opinion = tuple(passage for passage in passages if passage.is_opinion)
        refused = list(_in_opinion(refused, told(opinion, sentences, known, story.topic), story))
    if len(kept) < _ENOUGH and not is_interview(news, known.headline):
        more = filled(kept, story, alone=not kept)
        kept = more if kept or fact_sources.is_box(more) else []
    return tuple(kept), tuple(refused)


def is_interview(passages: Sequence[Passage], headline: str) -> bool:
    """Whether paragraphs ask questions one after the other: a box would tell of who answers."""
    if _INTERVIEW.search(headline):
        return True
    asking = sum(
        passage.text.rstrip(' "”’').endswith("?")
        for passage in passages
        if passage.block != "q-and-a"
    )
    return asking >= _QUESTIONS and _SHARE * asking >= len(passages)


def _checked(given: Sequence[GivenFact], story: Story) -> tuple[list[Fact], list[Unproven]]:
    kept: list[Fact] = []
    refused: list[Unproven] = []
    views = story.views if given else ()
    proofs = [(view.span, view.evidence(story.known.names)) for view in views]
    for fact in given:
        if proof := _proof(fact.value, proofs):
            kept.append(Fact(fact.label, fact.value, proof, given=True))
        else:
            refused.append(_unproven(fact, proofs))
    return kept, refused


def _proof(value: str, proofs: Iterable[tuple[Span, Evidence]]) -> Span | None:
    """The first sentence that contains a value."""
    return next((span for span, proof in proofs if proves(proof, value)), None)


def _unproven(fact: GivenFact, proofs: Iterable[tuple[Span, Evidence]]) -> Unproven:
    """With the sentence that lacks least and, of those, speaks most of the same kind of thing."""
    missing = [
        (lacks(proof, fact.value), -kinship(proof, fact.value), span) for span, proof in proofs
    ]
    if not missing:
        return Unproven(fact)
    lacking, _, span = min(missing, key=lambda one: (len(one[0]), *one[1:]))
    return Unproven(fact, span, lacking)


def _in_opinion(
    refused: Iterable[Unproven], views: Sequence[Told], story: Story
) -> Iterator[Unproven]:
    """Those that a sentence of an opinion does contain with that sentence."""
    proofs = [(view.span, view.evidence(story.known.names)) for view in views]
    for one in refused:
        proof = _proof(one.fact.value, proofs)
        yield Unproven(one.fact, proof, opinion=True) if proof else one


def filled(kept: list[Fact], story: Story, *, alone: bool) -> list[Fact]:
    """With the automatic ones that are proven, short enough and said by no other.

    alone: whether only those are wanted that are a box.
    """
    by_span = {view.span: view for view in story.views}
    for fact in fact_sources.candidates(story, alone=alone):
        if len(kept) >= _MOST or _words(fact.value) > LONGEST:
            continue
        if says_today(fact.value) or any(_same(fact, other) for other in kept):
            continue
        if _is_proven(fact.value, by_span[fact.sentence], story):
            kept = [*kept, fact]
    return kept


def _words(value: str) -> int:
    """How many there are; "&" and "–" are none."""
    return sum(any(map(str.isalnum, word)) for word in value.split())


def _is_proven(value: str, view: Told, story: Story) -> bool:
    """Whether the words stand there as they are, or say in other words what stands there."""
    return (
        value[1:] in view.text
        or _is_cut_from(value, view.text)
        or proves(view.evidence(story.known.names), value)
    )


def _is_cut_from(value: str, text: str) -> bool:
    """Whether all words but the first, whose capital may be new, stand in the text in this order."""
    said = iter([word.strip(_POINTS) for word in text.split()])
    return all(word.strip(_POINTS) in said for word in value.split()[1:])


def _same(fact: Fact, other: Fact) -> bool:
    """Two facts about one thing: a label twice, or a value that the other one says already."""
    one, two = fact.value.casefold(), other.value.casefold()
    return (
        (fact.label.casefold() == other.label.casefold() and fact.label != fact_sources.MORE)
        or one in two
        or two in one
        or bool(other.given and _figures(fact.value) & _figures(other.value))
    )


def _figures(value: str) -> frozenset[str]:
    """The dates, amounts and counts in a value, normalised."""
    passage = Passage(0, value)
    paid, dated = money([passage]), dates([passage], "")
    counted = quantities([passage], [*(one.span for one in paid), *(use.span for use in dated)])
    return frozenset(
        (
            *(f"{one.currency} {one.value}" for one in paid),
            *(use.value for use in dated if use.value),
            *(f"{one.value}" for one in counted),
        )
    )
