"""Where words end: Unicode boundaries, and compounds with a hyphen or an en dash."""

from __future__ import annotations

import unicodedata

from briefgen.knowledge.folding import fold

_JOINERS = "-–"


def stands_free(text: str, start: int, end: int) -> bool:
    """Whether no letter, digit or combining mark touches the span from outside."""
    first, last = text[start : start + 1], text[end - 1 : end]
    tied_before = start > 0 and _in_word(text[start - 1]) and _in_word(first)
    tied_after = end < len(text) and _in_word(text[end]) and (_in_word(last) or last == ".")
    return not (tied_before or tied_after)


def in_compound(text: str, start: int, end: int) -> bool:
    """Whether a hyphen or en dash ties the span to another word: "U.S.–Japan", "Japan-led"."""
    before, after = fold(text[max(start - 2, 0) : start]), fold(text[end : end + 2])
    tied_before = (
        len(before) == 2 and before[1] in _JOINERS and (_in_word(before[0]) or before[0] in ".)")
    )
    return tied_before or (len(after) == 2 and after[0] in _JOINERS and _in_word(after[1]))


def _in_word(char: str) -> bool:
    return char.isalnum() or char == "_" or unicodedata.category(char)[0] == "M"
