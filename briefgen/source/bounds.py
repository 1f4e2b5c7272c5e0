"""How much an article may have: more is a mistake, or meant to keep a build busy."""

from __future__ import annotations

LONGEST = 1_100_000
"""Characters of an article, some 180,000 words: more is a mistake, or meant to keep us busy."""
MOST_LINES = 10_000
"""Lines with words and cells of tables in an article: each may be a block, which costs more than words."""
MOST_SIGNS = 110_000
"""Digits and signs in an article: prose of the greatest length has a third of that."""
SIGNS = "0123456789$€£%*_`~[]()<>{}|!&\\\"'“”‘’"


def beyond(source: str) -> tuple[int, str, int] | None:
    """What of a source is more than an article may have: how many, of what, and the limit."""
    if len(source) > LONGEST:
        return len(source), "characters", LONGEST
    if (signs := sum(map(source.count, SIGNS))) > MOST_SIGNS:
        return signs, "digits and signs", MOST_SIGNS
    lines = source.count("|") + sum(not line.isspace() for line in source.splitlines() if line)
    return (lines, "lines and cells of tables", MOST_LINES) if lines > MOST_LINES else None
