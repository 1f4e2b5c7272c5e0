"""Where automatic key facts come from: the sentences nearest to headline and dek."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import Final

from briefgen.annotate.annotation import Fact
from briefgen.annotate.clauses import Clause
from briefgen.annotate.fact_clauses import best_clause, second_clause
from briefgen.annotate.fact_dates import best_date, without_day
from briefgen.annotate.fact_figures import Said, best_figure, figures, length
from briefgen.annotate.fact_names import reported, said, where, who
from briefgen.annotate.fact_views import Known, Told, Topic

MORE: Final = "Also"
"""The label of what fits no other: it may stand twice."""
_NEAR: Final = 3
_FULL, _MORE = 4, 2
_ORDER: Final = (
    "Who",
    "What",
    "When",
    "Where",
    "How much",
    "How many",
    "How long",
    "Said",
    MORE,
)
"""In which a reader asks."""


def candidates(views: Sequence[Told], known: Known, topic: Topic) -> tuple[Fact, ...]:
    """Facts that the sentences offer, in the order in which a reader asks for them."""
    ranked = sorted(views, key=lambda view: (-view.weight, view.span))
    lead, near = ranked[: max(5, len(ranked) // 2)], ranked[:_NEAR]
    found = best_clause(ranked, topic, known.date)
    dated = best_date(lead, found, known.date, topic)
    if found and dated:
        found = found[0], without_day(found, dated[1], topic)
    what = Fact("What", found[1].text, found[0].span) if found else None
    stated: list[Said] = [found] if found else []
    first: list[Fact | None] = [what, dated[0] if dated else None]
    numbered = tuple(figures(lead))
    for label in ("How much", "How many"):
        best = best_figure(label, numbered, known, topic, stated)
        if best:
            first.append(best[0])
            stated.append(best[1])
    first.append(length(lead, topic))
    first.append(_first(said(ranked, known)) or _reported(ranked, known, topic, stated))
    facts = [fact for fact in first if fact]
    named = (who(near, known, topic), where(_placed(views, found, topic), known))
    facts += [fact for offers in named for fact in _unsaid(offers, facts)]
    for _ in range(_MORE):
        more = second_clause(ranked, topic, stated, known.date) if len(facts) < _FULL else None
        if more:
            stated.append(more)
            facts.append(Fact(MORE, more[1].text, more[0].span))
    return tuple(sorted(facts, key=lambda fact: _ORDER.index(fact.label)))


def _unsaid(offers: Iterable[Fact], facts: Sequence[Fact]) -> list[Fact]:
    """The first name, unless another fact says it."""
    told = " ".join(fact.value for fact in facts).casefold()
    for offer in offers:
        name = offer.value.split(",")[0].casefold()
        return [] if name in told else [offer]
    return []


def _reported(
    ranked: Sequence[Told], known: Known, topic: Topic, stated: Sequence[Said]
) -> Fact | None:
    told = {view.span for view, _ in stated}
    found = (one for one in reported(ranked, known, topic) if one[0].span not in told)
    return next((Fact("Said", clause.text, view.span) for view, clause in found), None)


def _placed(
    views: Sequence[Told], what: tuple[Told, Clause] | None, topic: Topic
) -> Iterator[Told]:
    """The sentences that say where: that of the news, the first, and those that tell the headline."""
    if what:
        yield what[0]
    for view in views[:_NEAR]:
        if topic.touches(view.text, 1 + (view.at != 1)) and not (what and what[0] is view):
            yield view


def _first(facts: Iterable[Fact]) -> Fact | None:
    return next(iter(facts), None)
