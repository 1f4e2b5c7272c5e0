"""Long texts in pieces: the network's memory grows with the text that it reads at once."""

from __future__ import annotations

import re
from collections.abc import Iterator

from briefgen.expressions import expression

MOST = 4_000
"""Characters in a piece: a long paragraph has a quarter of them."""
_ENDS = expression(r"[.!?][”\"’')\]]*\s+|\n+")
_SPACE = expression(r"\s+")


def pieces(text: str, most: int = MOST) -> Iterator[tuple[int, str]]:
    """Pieces with their offsets: cut after a sentence, else between words, else anywhere."""
    start = 0
    while len(text) - start > most:
        window = text[start : start + most]
        end = start + (_last(_ENDS, window) or _last(_SPACE, window) or most)
        yield start, text[start:end]
        start = end
    if start < len(text) or not text:
        yield start, text[start:]


def _last(pattern: re.Pattern[str], window: str) -> int:
    end = 0
    for match in pattern.finditer(window):
        end = match.end()
    return end
