"""Where words end: Unicode boundaries, and compounds with a hyphen or an en dash."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Iterator

_JOINERS = "-–\u2010\u2011"
_SHORTENED = frozenset(("Jr", "Sr", "Bros", "Co", "Cos", "Corp", "Inc", "Ltd"))
"""Last words of names that are abbreviations."""


def stands_free(text: str, start: int, end: int) -> bool:
    """Whether no letter, digit or combining mark touches the span from outside."""
    first, last = text[start : start + 1], text[end - 1 : end]
    tied_before = start > 0 and _in_word(text[start - 1]) and _in_word(first)
    tied_after = end < len(text) and _in_word(text[end]) and (_in_word(last) or last == ".")
    return not (tied_before or tied_after)


def is_whole(text: str, start: int, end: int) -> bool:
    """Whether no sign of a word, as `re` knows them, stands beside a word or a sign."""
    return not (_is_wordy(text[start]) and _is_tied(text, start, end))


def standing(text: str, names: Iterable[str]) -> Iterator[tuple[int, int]]:
    r"""Where names stand as whole words, leftmost and longest first, as `(?<!\w)(?:…)(?!\w)` finds them.

    To compile that for the names of one text takes longer than to look for each of them.
    """
    found = sorted((at, -len(name)) for name in names for at in _places(text, name))
    done = 0
    for start, size in found:
        if start >= done:
            done = start - size
            yield start, done


def _places(text: str, name: str) -> Iterator[int]:
    at = text.find(name)
    while at >= 0:
        if not _is_tied(text, at, at + len(name)):
            yield at
        at = text.find(name, at + 1)


def _is_tied(text: str, start: int, end: int) -> bool:
    before = start > 0 and _is_wordy(text[start - 1])
    return before or (end < len(text) and _is_wordy(text[end]))


def _is_wordy(letter: str) -> bool:
    return letter.isalnum() or letter == "_"


def stop_of(text: str, name: str, end: int) -> str:
    """The period behind a name that belongs to it, as in “Ivo Lund Jr.”; "" if none does.

    end: where the name ends in the text.
    """
    short = name.rpartition(" ")[2] in _SHORTENED
    return "." if short and text[end : end + 1] == "." else ""


def in_compound(text: str, start: int, end: int) -> bool:
    """Whether a hyphen or en dash ties the span to another word: "U.S.–Japan", "Japan-led"."""
    before = start > 1 and text[start - 1] in _JOINERS
    if before and (_in_word(text[start - 2]) or text[start - 2] in ".)"):
        return True
    return end + 1 < len(text) and text[end] in _JOINERS and _in_word(text[end + 1])


def _in_word(char: str) -> bool:
    if char.isascii():
        return char.isalnum() or char == "_"
    return char.isalnum() or unicodedata.category(char)[0] == "M"
