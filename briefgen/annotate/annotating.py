"""From an article's passages and candidates to all its annotations: the pure middle of the house.

Apart from what annotations are: a build that only shows them has no use for these rules.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence

from briefgen.annotate.annotation import Candidate, DateUse
from briefgen.annotate.annotations import Annotations
from briefgen.annotate.choose import Policy, choose
from briefgen.annotate.dates import dates, unresolved
from briefgen.annotate.density import dense
from briefgen.annotate.fact_views import Known
from briefgen.annotate.facts import key_facts
from briefgen.annotate.in_office import in_office
from briefgen.annotate.money import money
from briefgen.annotate.nationals import nationals
from briefgen.annotate.opening import FIRST, named, opening, topics
from briefgen.annotate.quantities import quantities
from briefgen.annotate.quotations import quotations
from briefgen.annotate.remark import Remark
from briefgen.annotate.resolve import Resolution, resolve
from briefgen.annotate.sentences import sentences
from briefgen.annotate.stale import stale_roles
from briefgen.knowledge.entity import Entity
from briefgen.source.article import Article
from briefgen.source.passage import Passage


def annotate(
    article: Article,
    passages: Sequence[Passage],
    candidates: Sequence[Candidate],
    entities: Mapping[str, Entity],
    policy: Policy,
    *,
    pinnable: Collection[str] = (),
    own_terms: Collection[str] = (),
) -> Annotations:
    """Annotate an article.

    candidates: those in the passages and in the opening.
    entities: at least those that the candidates, pins and overrides name.
    pinnable: ids of terms that a pin may name.
    own_terms: ids of terms that the site's own glossary explains.
    """
    bounds = sentences(passages)
    ours = [candidate for candidate in candidates if candidate.span.passage < FIRST]
    others = [candidate for candidate in candidates if candidate.span.passage >= FIRST]
    day = article.date[:10]
    found = resolve(passages, bounds, ours, entities, article.mentions, pinnable=pinnable, day=day)
    head = opening(article.headline, article.dek)
    about = topics(named(head, others, entities, article.mentions, found.mentions, day))
    names = {identifier: entity.name for identifier, entity in entities.items()}
    dated, amounts = dates(passages, article.date), money(passages)
    taken = [*(use.span for use in dated), *(use.span for use in amounts)]
    counted = quantities(passages, taken)
    texts = {passage.index: passage.text for passage in passages}
    offices = {
        **nationals(found.mentions, entities, texts),
        **in_office(found.mentions, entities, day),
    }
    quoted = quotations(passages, bounds, found.mentions, names, offices)
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
        marks=choose(
            passages, bounds, found.mentions, found.terms, entities, policy, own_terms=own_terms
        ),
        remarks=tuple(_remarks(article, passages, found, entities, dated)),
        unproven=refused,
    )


def _remarks(
    article: Article,
    passages: Sequence[Passage],
    found: Resolution,
    entities: Mapping[str, Entity],
    dated: Sequence[DateUse],
) -> Iterator[Remark]:
    """What there is to tell the editor once it is known what a text names and when."""
    yield from found.remarks
    yield from unresolved(dated, article.date)
    yield from stale_roles(passages, found.mentions, entities, article.date[:10])
    yield from dense(passages, found.mentions, found.terms, entities)
