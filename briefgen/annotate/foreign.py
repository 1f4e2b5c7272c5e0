"""Articles in other languages than English: what can be said of them without knowing their grammar.

Names and terms of the site's own knowledge base are found, resolved and marked; key facts of the
editor's are held against the text word for word. Dates, amounts, quotations and facts that nobody
wrote are read by English rules, so they are left alone.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence

from briefgen.annotate.annotation import Candidate, Fact, Span
from briefgen.annotate.annotations import Annotations
from briefgen.annotate.choose import Policy, choose
from briefgen.annotate.density import dense
from briefgen.annotate.opening import FIRST, named, opening, topics
from briefgen.annotate.plain import fold
from briefgen.annotate.remark import Unproven
from briefgen.annotate.resolve import resolve
from briefgen.annotate.sentences import sentences
from briefgen.annotate.stops import Stops
from briefgen.expressions import expression
from briefgen.knowledge.entity import Entity
from briefgen.source.article import Article, GivenFact
from briefgen.source.passage import Passage

_WORD = expression(r"\w+")
_ENGLISH_ONLY = ("undefined-acronym",)
"""Remarks about names that the built-in knowledge base would explain."""


def annotate(
    article: Article,
    passages: Sequence[Passage],
    candidates: Sequence[Candidate],
    entities: Mapping[str, Entity],
    policy: Policy,
    *,
    stops: Stops,
    pinnable: Collection[str] = (),
    own_terms: Collection[str] = (),
) -> Annotations:
    """Annotate an article; the arguments are those of `annotating.annotate`, and its `stops`."""
    bounds = sentences(passages, stops)
    ours = [candidate for candidate in candidates if candidate.span.passage < FIRST]
    others = [candidate for candidate in candidates if candidate.span.passage >= FIRST]
    day = article.date[:10]
    found = resolve(
        passages,
        bounds,
        ours,
        entities,
        article.mentions,
        pinnable=pinnable,
        day=day,
        capitals=False,
    )
    head = opening(article.headline, article.dek)
    about = topics(
        named(
            head,
            others,
            entities,
            article.mentions,
            found.mentions,
            day,
            capitals=False,
            stops=stops,
        )
    )
    facts, refused = given_facts(article.facts, passages, bounds)
    return Annotations(
        topics=about,
        sentences=bounds,
        mentions=found.mentions,
        terms=found.terms,
        dates=(),
        money=(),
        quantities=(),
        quotations=(),
        facts=facts,
        marks=choose(
            passages, bounds, found.mentions, found.terms, entities, policy, own_terms=own_terms
        ),
        remarks=(
            *(remark for remark in found.remarks if remark.code not in _ENGLISH_ONLY),
            *dense(passages, found.mentions, found.terms, entities),
        ),
        unproven=refused,
    )


def given_facts(
    given: Sequence[GivenFact], passages: Iterable[Passage], bounds: Sequence[Span]
) -> tuple[tuple[Fact, ...], tuple[Unproven, ...]]:
    """The facts of which one sentence has all words in their order, and those that none has."""
    texts = {passage.index: passage.text for passage in passages if passage.is_body}
    told = [(s, _words(texts[s.passage][s.start : s.end])) for s in bounds if s.passage in texts]
    kept, refused = [], []
    for fact in given:
        words = _words(fact.value)
        proof = next((span for span, said in told if words and _in_order(words, said)), None)
        if proof is not None:
            kept.append(Fact(fact.label, fact.value, proof, given=True))
        else:
            refused.append(_unproven(fact, words, told))
    return tuple(kept), tuple(refused)


def _unproven(
    fact: GivenFact, words: Sequence[str], told: Sequence[tuple[Span, Sequence[str]]]
) -> Unproven:
    """With the sentence that lacks the fewest words."""
    missing = [
        ([word for word in words if word not in kept], span)
        for span, said in told
        for kept in (frozenset(said),)
    ]
    if not missing:
        return Unproven(fact)
    lacking, nearest = min(missing, key=lambda one: (len(one[0]), one[1]))
    return Unproven(fact, nearest, tuple(lacking))


def _words(text: str) -> list[str]:
    return _WORD.findall(fold(text).casefold())


def _in_order(words: Iterable[str], said: Iterable[str]) -> bool:
    rest = iter(said)
    return all(word in rest for word in words)
