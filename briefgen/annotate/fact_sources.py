"""Where automatic key facts come from: the sentences nearest to headline and dek."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import Final

from briefgen.annotate.annotation import Fact
from briefgen.annotate.clauses import Clause, without_credit
from briefgen.annotate.fact_clauses import (
    Part,
    Story,
    best_clause,
    is_main,
    is_speech,
    second_clause,
)
from briefgen.annotate.fact_dates import best_date, keeps_day, without_day
from briefgen.annotate.fact_figures import best_figure, figures, length
from briefgen.annotate.fact_names import is_statement, matter_of, reported, said, where, who
from briefgen.annotate.fact_toll import tolls
from briefgen.annotate.fact_views import Told, stems
from briefgen.locales import msg

MORE: Final = msg("Also")
"""The label of what fits no other."""
_NEAR: Final = 3
_ENOUGH: Final = 3
"""Facts that are a box."""
_ORDER: Final = (
    *(msg("Who"), msg("What"), msg("When"), msg("Where"), msg("Killed"), msg("Injured")),
    *(msg("How much"), msg("How many"), msg("How long"), msg("Said"), MORE),
)
"""In which a reader asks."""


def candidates(story: Story) -> tuple[Fact, ...]:
    """Facts that the sentences offer, in the order in which a reader asks for them."""
    found = best_clause(story)
    dated = best_date(story, found)
    if found and dated:
        found = found[0], without_day(found, dated[1])
    facts = [dated[0]] if dated else []
    parts: list[Part] = []
    if found:
        facts.append(_fact("What", found, story))
        parts.append(found)
    for toll, part in tolls(story, parts):
        facts.append(toll)
        parts.append(part)
    _add_figures(facts, parts, story)
    spoken = [*_first(said(story))] or _first(reported(story, [view for view, _ in parts]))
    facts += [*filter(None, [length(story)]), *spoken]
    for offers in (who(story.ranked[:_NEAR], story), where(_placed(found), story)):
        facts += _unsaid(offers, facts)
    _add_more(facts, parts, story, dated[1].value if dated else "")
    return tuple(sorted(facts, key=lambda fact: _ORDER.index(fact.label)))


def _fact(label: str, part: Part, story: Story) -> Fact:
    view, clause = part
    return Fact(label, clause.text, view.span, story.reasons(view))


def _add_figures(facts: list[Fact], parts: list[Part], story: Story) -> None:
    found = tuple(figures(story.lead))
    for label in ("How much", "How many"):
        best = best_figure(label, found, story, parts)
        if best:
            facts.append(best[0])
            parts.append(best[1])


def _add_more(facts: list[Fact], parts: list[Part], story: Story, day: str) -> None:
    """One more line where a box wants no more than that."""
    matter = matter_of(story, [view for view, _ in parts])
    told = {fact.sentence for fact in facts if fact.label == "Said"}
    tied = story.topic.headline.union(*(stems(clause.text) for _, clause in parts))

    def fits(view: Told, clause: Clause) -> bool:
        speech = is_speech(without_credit(clause.text))
        return (
            view.span not in told
            and is_main(view, clause, story.topic.headline, tied)
            and keeps_day(view, clause, day)
            and (not speech or is_statement(view, clause, story.topic, matter))
        )

    more = second_clause(story, parts, fits) if len(facts) == _ENOUGH - 1 else None
    if more:
        facts.append(_fact(MORE, more, story))


def _unsaid(offers: Iterable[Fact], facts: Sequence[Fact]) -> list[Fact]:
    """The first name, unless another fact says it."""
    told = " ".join(fact.value for fact in facts).casefold()
    return [
        offer for offer in _first(offers) if offer.value.partition(",")[0].casefold() not in told
    ]


def _placed(what: Part | None) -> Iterator[tuple[Told, int]]:
    """The sentence that says where: that of the news."""
    if what:
        yield what[0], what[1].end


def _first(facts: Iterable[Fact]) -> list[Fact]:
    return [fact for _, fact in zip(range(1), facts, strict=False)]
