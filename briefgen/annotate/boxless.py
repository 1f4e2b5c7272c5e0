"""Why an article has no box of key facts: for an editor who asks of one text."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from msgspec import Struct

from briefgen.annotate.annotation import Fact
from briefgen.annotate.annotations import Annotations
from briefgen.annotate.fact_clauses import Story
from briefgen.annotate.fact_sources import what_happened
from briefgen.annotate.fact_views import Known
from briefgen.annotate.facts import filled, is_interview
from briefgen.source.article import Article
from briefgen.source.passage import Passage


class NoBox(Struct, frozen=True):
    """Why there is none, and the proven lines that were too few: an editor may want them."""

    why: str
    lines: tuple[Fact, ...] = ()


def no_box(
    article: Article,
    passages: Sequence[Passage],
    known: Annotations,
    names: Mapping[str, str],
    *,
    english: bool,
) -> NoBox | None:
    """Nothing if there is a box.

    known: what was found in `passages`; names: entity id → display name.
    """
    if known.facts:
        return None
    if not english:
        return NoBox("facts are taken from English texts only")
    news = tuple(passage for passage in passages if not passage.is_opinion)
    if not news:
        return NoBox("there is no text but opinion" if passages else "there is no text")
    if is_interview(news, article.headline):
        return NoBox("it reads as an interview")
    story = Story.of(news, known.sentences, _known(article, known, names))
    lines = tuple(filled([], story, alone=False))
    return NoBox(_why(story, lines), lines)


def _why(story: Story, lines: Sequence[Fact]) -> str:
    if any(fact.label == "What" for fact in lines):
        return f"a box takes three lines, and {_counted(len(lines))} beyond doubt"
    if not (story.known.headline or story.known.dek):
        return "there is no headline to tell what the text is about"
    if what_happened(story):
        return "the first sentences say no more of what happened than headline and dek"
    return "the first sentences have no clause of 5 to 20 words that tells what happened and stands alone"


def _counted(lines: int) -> str:
    return "only one is" if lines == 1 else f"only {lines} are"


def _known(article: Article, found: Annotations, names: Mapping[str, str]) -> Known:
    return Known(
        headline=article.headline,
        dek=article.dek,
        date=article.date,
        topics=frozenset(found.topics),
        mentions=found.mentions,
        names=names,
        dates=found.dates,
        money=found.money,
        quantities=found.quantities,
        quotations=found.quotations,
    )
