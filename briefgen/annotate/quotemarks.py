"""Finds quoted words: pairs of quotation marks, and quotations that run on to the next paragraph."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator
from typing import Final

_PAIRS: Final = {"“": "”", "„": "“”", "«": "»", "”": "”"}
_DOUBLE: Final = re.compile('[“”„«»"]')
_SINGLE: Final = re.compile(
    r"(?<![^\s(\[—–-])‘(?=\w)([^‘“”\"]{2,600}?)(?:(?<=[,.?!…])’|’(?=[\s.,;:!?)—–]|$))"
)
_OPENS: Final = re.compile(r"[^\s.,;:!?)\]”\"]")


def quoted(text: str) -> tuple[tuple[int, int], ...]:
    """Spans of quoted words, without the marks; an opening mark that nothing closes opens nothing."""
    return tuple((start, end) for start, end, closed in pieces(text) if closed)


def pieces(text: str) -> tuple[tuple[int, int, bool], ...]:
    """Quoted spans of one paragraph; the last may be unclosed, then it ends with the paragraph."""
    double = tuple(_double(text))
    return tuple(sorted((*double, *_single(text, double))))


def _double(text: str) -> Iterator[tuple[int, int, bool]]:
    start, closers = -1, ""
    for found in _DOUBLE.finditer(text):
        mark, at = found[0], found.start()
        if start < 0 or (mark in "“„«" and mark not in closers):
            if _opens(text, at):
                start, closers = at + 1, _PAIRS.get(mark, '"')
        elif mark in closers and _closes(text, at, mark):
            if at > start:
                yield start, at, True
            start = -1
    if 0 <= start < len(text.rstrip()):
        yield start, len(text.rstrip()), False


def _opens(text: str, at: int) -> bool:
    mark, following = text[at], text[at + 1 : at + 2]
    if mark in "»”" or not _OPENS.match(following):
        return mark in "“„«" and following not in ("", " ")
    return mark != '"' or at == 0 or text[at - 1] in " \u00a0\u202f\n\t([{—–-/'‘"


def _closes(text: str, at: int, mark: str) -> bool:
    """A straight mark before a letter opens rather than closes."""
    return mark != '"' or not text[at + 1 : at + 2].isalnum()


def _single(
    text: str, double: tuple[tuple[int, int, bool], ...]
) -> Iterator[tuple[int, int, bool]]:
    """British single marks: only curly ones, outside double ones, since ’ is an apostrophe too."""
    if "‘" not in text:
        return
    for found in _SINGLE.finditer(text):
        at = bisect_right(double, (found.start(), len(text))) - 1
        if at < 0 or double[at][1] <= found.start():
            yield found.start(1), found.end(1), True
