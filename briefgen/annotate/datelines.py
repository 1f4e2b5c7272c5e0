"""Datelines: the place in capitals before a report, as in "FRANKFURT, June 6 (Reuters) — "."""

from __future__ import annotations

from briefgen.expressions import expression

_DATELINE = expression(
    r"([A-Z](?:[A-Z'.]|[ -](?=[A-Z])){2,30})(?:, [A-Z][^—–()\n]{1,30}?)?(?: ?\([^()\n]{1,40}\))?(?: ?[—–]| --? )"
)


def is_dateline(text: str, start: int, end: int) -> bool:
    """Whether these letters are the place in front of a report; `text` is the whole passage."""
    if start or not text[: end or 1].isupper():
        return False
    found = _DATELINE.match(text)
    return found is not None and found.end(1) == end
