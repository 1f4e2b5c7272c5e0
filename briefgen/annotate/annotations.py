"""All annotations of one article, from its passages and candidates: the pure middle of the house."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, fields

from briefgen.annotate.annotation import (
    Candidate,
    DateUse,
    Fact,
    Mark,
    Mention,
    Money,
    Quantity,
    Quotation,
    Span,
    TermUse,
)
from briefgen.annotate.choose import Policy, choose
from briefgen.annotate.dates import dates, unresolved
from briefgen.annotate.fact_views import Known
from briefgen.annotate.facts import key_facts
from briefgen.annotate.money import money
from briefgen.annotate.opening import FIRST, opening, topics
from briefgen.annotate.quantities import quantities
from briefgen.annotate.quotations import quotations
from briefgen.annotate.remark import Remark, Unproven
from briefgen.annotate.resolve import resolve
from briefgen.annotate.sentences import sentences
from briefgen.knowledge.entity import Entity
from briefgen.source.article import Article
from briefgen.source.passage import Passage


@dataclass(frozen=True, slots=True, kw_only=True)
class Annotations:
    """What is known of an article's text, as spans over its passages, each tuple in order."""

    topics: tuple[str, ...]
    """Ids of the entities that headline and dek name."""
    sentences: tuple[Span, ...]
    mentions: tuple[Mention, ...]
    terms: tuple[TermUse, ...]
    dates: tuple[DateUse, ...]
    money: tuple[Money, ...]
    quantities: tuple[Quantity, ...]
    quotations: tuple[Quotation, ...]
    facts: tuple[Fact, ...]
    marks: tuple[Mark, ...]
    remarks: tuple[Remark, ...]
    unproven: tuple[Unproven, ...]

    @classmethod
    def none(cls) -> Annotations:
        """Nothing is known."""
        return cls(**{field.name: () for field in fields(cls)})


def annotate(
    article: Article,
    passages: Sequence[Passage],
    candidates: Sequence[Candidate],
    entities: Mapping[str, Entity],
    policy: Policy,
    pinnable: Collection[str] = (),
) -> Annotations:
    """Annotate an article.

    candidates: those in the passages and in the opening.
    entities: at least those that the candidates, pins and overrides name.
    pinnable: ids of terms that a pin may name.
    """
    bounds = sentences(passages)
    ours = [candidate for candidate in candidates if candidate.span.passage < FIRST]
    others = [candidate for candidate in candidates if candidate.span.passage >= FIRST]
    day = article.date[:10]
    found = resolve(passages, bounds, ours, entities, article.mentions, pinnable=pinnable, day=day)
    head = opening(article.headline, article.dek)
    about = topics(head, others, entities, article.mentions, found.mentions, day)
    names = {identifier: entity.name for identifier, entity in entities.items()}
    dated, amounts = dates(passages, article.date), money(passages)
    taken = [*(use.span for use in dated), *(use.span for use in amounts)]
    counted = quantities(passages, taken)
    quoted = quotations(passages, bounds, found.mentions, names)
    facts, refused = key_facts(
        article.facts,
        passages,
        bounds,
        Known(
            headline=article.headline,
            dek=article.dek,
            date=article.date,
            topics=frozenset(about),
            mentions=found.mentions,
            names=names,
            dates=dated,
            money=amounts,
            quantities=counted,
            quotations=quoted,
        ),
    )
    return Annotations(
        topics=about,
        sentences=bounds,
        mentions=found.mentions,
        terms=found.terms,
        dates=dated,
        money=amounts,
        quantities=counted,
        quotations=quoted,
        facts=facts,
        marks=choose(passages, bounds, found.mentions, found.terms, entities, policy),
        remarks=(*found.remarks, *unresolved(dated, article.date)),
        unproven=refused,
    )


def first_uses(annotations: Annotations) -> tuple[tuple[str, Span], ...]:
    """Every entity and term of the article once, in order of first occurrence, with its span."""
    uses = [(mention.span, mention.entity) for mention in annotations.mentions if mention.entity]
    uses += [(use.span, use.term) for use in annotations.terms]
    seen: dict[str, Span] = {}
    for span, identifier in sorted(uses):
        seen.setdefault(identifier, span)
    return tuple(seen.items())


def sentence_of(annotations: Annotations, span: Span) -> Span | None:
    """The sentence in which a span begins."""
    # The last sentence that begins no later: sentences are in order and do not overlap.
    at = bisect_right(annotations.sentences, (span.passage, span.start), key=_beginning) - 1
    if at < 0:
        return None
    found = annotations.sentences[at]
    return found if found.passage == span.passage and span.start < found.end else None


def _beginning(sentence: Span) -> tuple[int, int]:
    return (sentence.passage, sentence.start)
