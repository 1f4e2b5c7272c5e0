"""Datelines: the places in capitals before a report, as in "FRANKFURT, June 6 (Reuters) — ".

A colon ends some of them, "OSLO: Rain fell", and several places have strokes between: "OSLO/PARIS — ".
"""

from __future__ import annotations

from briefgen.annotate.lexicon import COMMON_WORDS
from briefgen.expressions import expression

_DATELINE = expression(
    r"([A-Z](?:[A-Z'.]| ?/ ?(?=[A-Z])|[ -](?=[A-Z])){2,80})"
    r"(?:, [A-Z\d][^—–()\n]{1,30}?)?(?: ?\([^()\n]{1,40}\))?(?: ?[—–]| --? |(:) (?=[\"“‘']?[A-Z]))"
)
_LONGEST = 80


def is_dateline(text: str, start: int, end: int) -> bool:
    """Whether these letters are a place in front of a report; `text` is the whole passage."""
    if start > _LONGEST or not text[: end or 1].isupper():
        return False
    if start and not text[:start].rstrip(" ").endswith("/"):
        return False
    found = _DATELINE.match(text)
    if found is None or end > found.end(1):
        return False
    if found[2] and text[start:end].lower() in COMMON_WORDS:
        return False  # "UNION: They met"
    return end == found.end(1) or text[end : end + 2].lstrip(" ").startswith("/")
