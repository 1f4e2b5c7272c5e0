"""Figures that mean something only together stay on one line: “3–2”, “2024–25”, “$3.64 billion”."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from markupsafe import Markup, escape

from briefgen.annotate.annotation import Span
from briefgen.annotate.weave import Woven
from briefgen.expressions import expression
from briefgen.source.passage import Passage

_FIGURES = expression(
    r"(?<![\w.,:/–-])\d{1,4}(?:[–-]\d{1,4}){1,2}(?![\w–-])"
    r"|(?<![\w.,])(?:[A-Z]{0,3}[$€£¥₩₹])?\d[\d.,]{0,15}\s"
    r"(?:thousand|million|billion|trillion|bn|mn|tn)\b"
)
_SIGNS = ("-", "–", "thousand", "illion", "bn", "mn", "tn")
"""One of these is in each."""


def figures(text: str) -> Iterator[tuple[int, int]]:
    """Where such figures stand in a text, without their line being broken behind a hyphen or a space."""
    if any(sign in text for sign in _SIGNS):
        yield from (found.span() for found in _FIGURES.finditer(text))


def woven_figures(passages: Sequence[Passage]) -> Iterator[tuple[Span, Woven]]:
    """Those of a body, as elements of its text."""
    for passage in passages:
        for start, end in figures(passage.text):
            yield Span(passage.index, start, end), Woven(start, end, "whole")


def whole(text: str) -> str:
    """The words of a headline or dek, each score, range or amount in an element of its own.

    A browser breaks lines behind hyphens; signs against that would be copied with the text.
    """
    if type(text) is not str:
        return text
    shown, done = Markup(), 0
    for start, end in figures(text):
        shown += escape(text[done:start])
        shown += Markup('<span class="whole">{}</span>').format(text[start:end])
        done = end
    return shown + escape(text[done:]) if done else text
