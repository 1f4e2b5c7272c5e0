"""Where words end: Unicode boundaries, and compounds with a hyphen or an en dash."""

from __future__ import annotations

import unicodedata

_JOINERS = "-–\u2010\u2011"


def stands_free(text: str, start: int, end: int) -> bool:
    """Whether no letter, digit or combining mark touches the span from outside."""
    first, last = text[start : start + 1], text[end - 1 : end]
    tied_before = start > 0 and _in_word(text[start - 1]) and _in_word(first)
    tied_after = end < len(text) and _in_word(text[end]) and (_in_word(last) or last == ".")
    return not (tied_before or tied_after)


def in_compound(text: str, start: int, end: int) -> bool:
    """Whether a hyphen or en dash ties the span to another word: "U.S.–Japan", "Japan-led"."""
    before = start > 1 and text[start - 1] in _JOINERS
    if before and (_in_word(text[start - 2]) or text[start - 2] in ".)"):
        return True
    return end + 1 < len(text) and text[end] in _JOINERS and _in_word(text[end + 1])


def _in_word(char: str) -> bool:
    return char.isalnum() or char == "_" or unicodedata.category(char)[0] == "M"
