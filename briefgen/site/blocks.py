"""Labelled blocks as readers and machines are told of them: their labels, and types of schema.org."""

from __future__ import annotations

from collections.abc import Mapping

from briefgen.source.blockkinds import BlockKind, Labelled

BLOCK_LABELS: Mapping[str, str] = {
    "what-happened": "What happened",
    "why-it-matters": "Why it matters",
    "by-the-numbers": "By the numbers",
    "whats-next": "What’s next",
    "background": "Background",
    "q-and-a": "Questions and answers",
    "the-view": "The view",
    "room-for-disagreement": "Room for disagreement",
}
OPINION_LABEL = "Opinion"
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


def label(kind: str, title: str) -> str:
    """What stands above a block: the editor's words, or those of its kind."""
    return title or BLOCK_LABELS[kind]


def part_json(block: Labelled, url: str) -> list[Mapping[str, object]]:
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
            "headline": label(block.kind, block.title),
            **where,
        }
    ]
