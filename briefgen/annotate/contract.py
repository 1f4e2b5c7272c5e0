"""The JSON of `briefgen annotate`: stand-off annotations of one file. A public contract.

Offsets are code points of the file's text: decoded, without a byte order mark, line ends as LF.
`text` is always exactly the file's text from `start` to `end`. docs/annotate-json.md describes
every key, and a test holds both together.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Any

from msgspec import Struct

from briefgen.annotate.annotation import Fact, Mention, Money, Quantity, Span
from briefgen.annotate.annotations import Annotations
from briefgen.annotate.boxless import NoBox
from briefgen.knowledge.entity import Entity, Term
from briefgen.source.passage import Passage

Locate = Callable[[int, int], tuple[int, int]]
"""(passage, offset in it) → line and column in the file, both from 1."""


class Offsets(Struct, frozen=True):
    """From spans over passages to code points of the file."""

    text: str
    starts: tuple[int, ...]
    locate: Locate

    @classmethod
    def of(cls, text: str, locate: Locate) -> Offsets:
        starts, at = [0], 0
        for line in text.split("\n"):
            at += len(line) + 1
            starts.append(at)
        return cls(text, tuple(starts), locate)

    def at(self, passage: int, offset: int) -> int:
        line, column = self.locate(passage, offset)
        return self.starts[line - 1] + column - 1

    def place(self, span: Span) -> dict[str, Any]:
        """`start`, `end` and `text` of a span; markup between its ends belongs to the text."""
        start = self.at(span.passage, span.start)
        end = self.at(span.passage, span.end - 1) + 1 if span.end > span.start else start
        return {"start": start, "end": end, "text": self.text[start:end]}


def contract(
    file: str,
    known: Annotations,
    offsets: Offsets,
    entities: Mapping[str, Entity],
    terms: Mapping[str, Term],
    findings: list[dict[str, Any]],
    *,
    texts: Sequence[Passage] = (),
    none: NoBox | None = None,
) -> dict[str, Any]:
    """Everything known of one file, ready for JSON. none: why it has no facts."""
    marked = {mark.span for mark in known.marks}
    place = offsets.place
    return {
        "file": file,
        "paragraphs": [
            place(Span(passage.index, 0, len(passage.text))) | _paragraph(passage)
            for passage in texts
            if passage.paragraph
        ],
        "mentions": [
            place(mention.span) | _mention(mention, entities, marked) for mention in known.mentions
        ],
        "terms": [
            place(use.span)
            | {"term": use.term, "gloss": terms[use.term].gloss, "marked": use.span in marked}
            for use in known.terms
        ],
        "dates": [
            place(use.span) | {"value": use.value or None, "kind": use.kind} for use in known.dates
        ],
        "money": [place(use.span) | _figure(use) for use in known.money],
        "quantities": [place(use.span) | _figure(use) for use in known.quantities],
        "quotes": [
            place(quote.span)
            | {
                "speaker": quote.speaker_name or None,
                "speaker_entity": quote.speaker if quote.speaker in entities else None,
            }
            for quote in known.quotations
        ],
        "facts": [_fact(fact, place) for fact in known.facts],
        "no_box": {"why": none.why, "lines": [_fact(fact, place) for fact in none.lines]}
        if none
        else None,
        "findings": findings,
    }


def _paragraph(passage: Passage) -> dict[str, Any]:
    return {
        "number": passage.paragraph,
        "kind": passage.kind,
        "block": passage.block or None,
        "opinion": passage.is_opinion,
    }


def _fact(fact: Fact, place: Callable[[Span], dict[str, Any]]) -> dict[str, Any]:
    shown = {"label": fact.label, "value": fact.value, "reasons": list(fact.reasons)}
    return shown | place(fact.sentence)


def _mention(mention: Mention, entities: Mapping[str, Entity], marked: set[Span]) -> dict[str, Any]:
    entity = entities.get(mention.entity)
    why = {"score": mention.score, "reasons": list(mention.reasons)} if mention.reasons else {}
    return {
        "type": mention.kind,
        "entity": mention.entity or None,
        "wikidata": entity.wikidata or None if entity else None,
        "wikipedia": entity.wikipedia or None if entity else None,
        "resolved_by": mention.by,
        "marked": mention.span in marked,
        **why,
    }


def _figure(use: Money | Quantity) -> dict[str, Any]:
    measure = {"currency": use.currency or None} if isinstance(use, Money) else {"unit": use.unit}
    return measure | {"value": use.value, "high": use.high, "approximate": use.approximate}
