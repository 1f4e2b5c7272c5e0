"""How a text begins, where lists would have nothing but its headline."""

from __future__ import annotations

from collections.abc import Iterable

from briefgen.annotate.sentences import sentence_offsets
from briefgen.annotate.stops import Stops
from briefgen.source.passage import PICTURE, Passage

LONGEST = 200
"""Characters of a summary: about what search engines show, and two lines of a list."""


def lede(passages: Iterable[Passage], stops: Stops | None = None) -> str:
    """The first sentences of the news itself, as many as there is room for; "" if it has none.

    A first sentence that is too long ends at a word, with an ellipsis.
    stops: those of the language, if it isn't English.
    """
    told = (passage for passage in passages if passage.kind == "paragraph" and not passage.block)
    texts = (" ".join(passage.text.replace(PICTURE, " ").split()) for passage in told)
    text = next(filter(None, texts), "")
    if len(text) <= LONGEST:
        return text
    ends = [end for _, end in sentence_offsets(text, stops) if end <= LONGEST]
    return text[: ends[-1]] if ends else _cut(text)


def _cut(text: str) -> str:
    """As many whole words as there is room for."""
    before, space, _ = text[:LONGEST].rpartition(" ")
    return (before.rstrip(" ,;:–—-،؛") if space else text[: LONGEST - 1]) + "…"
