"""Labelled blocks as readers and machines are told of them: their labels, and types of schema.org."""

from __future__ import annotations

from collections.abc import Mapping

from briefgen.locales import msg
from briefgen.locales.words import Words
from briefgen.source.blockkinds import BlockKind, Labelled

BLOCK_LABELS: Mapping[str, str] = {
    "what-happened": msg("What happened"),
    "why-it-matters": msg("Why it matters"),
    "by-the-numbers": msg("By the numbers"),
    "whats-next": msg("What’s next"),
    "background": msg("Background"),
    "q-and-a": msg("Questions and answers"),
    "the-view": msg("The view"),
    "room-for-disagreement": msg("Room for disagreement"),
}
OPINION_LABEL = msg("Opinion")
"""Stands before the label of an opinion: what it is must not hang on how it looks."""

BLOCK_TYPES: Mapping[BlockKind, str] = {
    "what-happened": "ReportageNewsArticle",
    "why-it-matters": "AnalysisNewsArticle",
    "by-the-numbers": "ReportageNewsArticle",
    "whats-next": "AnalysisNewsArticle",
    "background": "BackgroundNewsArticle",
    "the-view": "OpinionNewsArticle",
    "room-for-disagreement": "OpinionNewsArticle",
}
"""Of a block of questions and answers each question is a part of the article."""


def label(kind: str, title: str, words: Words) -> str:
    """What stands above a block: the editor's words, or those of its kind."""
    return title or words.gettext(BLOCK_LABELS[kind])


def part_json(block: Labelled, url: str, words: Words) -> list[Mapping[str, object]]:
    """A block as parts of its article; `url` is the address of the page, "" if nobody knows it."""
    where = {"url": f"{url}#{block.id}"} if url else {}
    if block.kind == "q-and-a":
        return [
            {
                "@type": "Question",
                "name": question,
                "acceptedAnswer": {"@type": "Answer", "text": answer},
                **where,
            }
            for question, answer in block.questions
        ]
    return [
        {
            "@type": BLOCK_TYPES[block.kind],
            "headline": label(block.kind, block.title, words),
            **where,
        }
    ]
