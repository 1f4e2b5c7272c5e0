"""A story of a few sentences, annotated as far as its key facts need."""

from __future__ import annotations

import re
from dataclasses import dataclass

from briefgen.annotate.annotation import Fact, Mention, Span
from briefgen.annotate.dates import dates
from briefgen.annotate.fact_views import Known
from briefgen.annotate.facts import key_facts
from briefgen.annotate.money import money
from briefgen.annotate.quantities import quantities
from briefgen.annotate.quotations import quotations
from briefgen.annotate.remark import Unproven
from briefgen.knowledge.entity import Kind
from briefgen.source.article import GivenFact
from briefgen.source.passage import Passage

KNOWN: dict[str, tuple[str, Kind]] = {
    "Mira Holt": ("holt", "person"),
    "Holt": ("holt", "person"),
    "Quito": ("quito", "place"),
    "Lima": ("lima", "place"),
}
NAMES = {"holt": "Mira Holt", "quito": "Quito", "lima": "Lima"}
STORY = (
    (
        "Transport Minister Mira Holt is expected to open talks on a coastal railway in Quito and "
        "Lima, which have argued over it for years."
    ),
    "On Friday, the ministry said that Holt will open the talks on her four-day tour on January 4.",
    "The railway would cost around $2.5 billion. Some 14,000 workers would build the railway.",
    "“The coast has waited long enough,” Holt said. It was cold.",
)


@dataclass
class Found:
    facts: tuple[Fact, ...]
    refused: tuple[Unproven, ...]
    passages: list[Passage]

    @property
    def values(self) -> dict[str, str]:
        return {fact.label: fact.value for fact in self.facts}

    def sentence(self, fact: Fact) -> str:
        return self.text(fact.sentence)

    def text(self, span: Span) -> str:
        return self.passages[span.passage].text[span.start : span.end]


def find(
    story: tuple[str, ...] = STORY,
    given_facts: tuple[GivenFact, ...] = (),
    headline: str = "Holt to open railway talks in Quito and Lima",
) -> Found:
    passages = [Passage(at, text, paragraph=at + 1) for at, text in enumerate(story)]
    bounds = [
        Span(passage.index, *found.span())
        for passage in passages
        for found in re.finditer(r"\S.*?(?:\.(?=\s|$)|$)", passage.text)
    ]
    mentions = [
        Mention(
            Span(p.index, *found.span()), found[0], KNOWN[found[0]][1], KNOWN[found[0]][0], "name"
        )
        for p in passages
        for found in re.finditer("Mira Holt|Holt|Quito|Lima", p.text)
    ]
    uses, amounts = dates(passages, "2025-01-03"), money(passages)
    counted = quantities(passages, [*(one.span for one in amounts), *(use.span for use in uses)])
    quoted = quotations(passages, bounds, mentions, NAMES)
    facts, remarks = key_facts(
        given_facts,
        passages,
        bounds,
        Known(
            headline=headline,
            dek="The talks had been put off twice.",
            date="2025-01-03",
            topics=frozenset(KNOWN[name][0] for name in KNOWN if name in headline),
            mentions=mentions,
            names=NAMES,
            dates=uses,
            money=amounts,
            quantities=counted,
            quotations=quoted,
        ),
    )
    return Found(facts, remarks, passages)
