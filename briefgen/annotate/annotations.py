"""All annotations of one article."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Collection

from msgspec import Struct

from briefgen.annotate.annotation import (
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
from briefgen.annotate.remark import Remark, Unproven


class Annotations(Struct, frozen=True, kw_only=True):
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
        return cls(**dict.fromkeys(cls.__struct_fields__, ()))


def first_uses(
    annotations: Annotations, late: Collection[int] = ()
) -> tuple[tuple[str, Span], ...]:
    """Every entity and term of the article once, in order of first occurrence, with its span.

    late: passages that come after all others.
    """
    uses = [(mention.span, mention.entity) for mention in annotations.mentions if mention.entity]
    uses += [(use.span, use.term) for use in annotations.terms]
    seen: dict[str, Span] = {}
    uses.sort()
    if late:
        uses.sort(key=lambda use: use[0].passage in late)
    for span, identifier in uses:
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
