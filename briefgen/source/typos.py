"""Is a change only a typing error? In doubt it is none: a reader must miss no change of meaning.

Punctuation and white space don't count. Of words, only a small letter's slip does: what stood there
is no word, what stands there now is one, and both differ by two letters at most. So a changed
number, name or negation is never taken for a typing error, and neither is “billion” for “million”.
"""

from __future__ import annotations

import re
from collections.abc import Callable

from briefgen.expressions import expression

IsWord = Callable[[str], bool]

_TOKEN = expression(
    r"[^\W_]+(?:[-'’‐‑.,:/][^\W_]+)*+|[“”„«»‹›\"‘’']|[^\w\s.,;:()\[\]…–—-]|(?<![^\s(])[-–—−](?=\d)"
)
"""Words and numbers, quotation marks, and signs that say something: $, %, ?, !, a minus."""
_QUOTES = frozenset("“”„«»‹›\"‘’'")
_FIXED = frozenset(
    re.findall(
        r"[\w']+",
        "no not nor never none nobody nothing nowhere neither cannot without un "
        "one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen "
        "sixteen seventeen eighteen nineteen twenty thirty forty fifty sixty seventy eighty ninety "
        "hundred thousand million billion trillion dozen half twice first second third",
    )
)
"""What is never a slip of the keyboard, however like another word it is."""
_LONGEST = 40
_SHORT = 4
"""Letters of a word in which two slips would leave too little to go by."""


def tokens(text: str) -> tuple[str, ...]:
    """The words and signs of a text that carry its meaning."""
    return tuple('"' if part in _QUOTES else _plain(part) for part in _TOKEN.findall(text))


def _plain(word: str) -> str:
    return word.replace("’", "'").replace("‐", "-").replace("‑", "-").replace("−", "-")


def minor(was: str, now: str, is_word: IsWord) -> bool:
    """Whether a reader of the old text learns nothing from the new one.

    is_word: says of a word in small letters whether there is such a word.
    """
    before, after = tokens(was), tokens(now)
    if before == after:
        return True
    if len(before) == len(after) + 1:
        return _once_too_often(before, after)
    if len(before) != len(after) or not before:
        return False
    pairs = enumerate(zip(before, after, strict=True))
    return all(a == b or _slip(a, b, is_word, first=not at) for at, (a, b) in pairs)


def _once_too_often(before: tuple[str, ...], after: tuple[str, ...]) -> bool:
    """Whether a word stood there twice in a row, as in “the the”; “very, very” may be meant."""
    at = next((n for n, word in enumerate(after) if word != before[n]), len(after))
    twice = before[at] == before[at - 1] and before[at].isalpha() if at else False
    return twice and before[at] not in _FIXED and before[at + 1 :] == after[at:]


def _slip(was: str, now: str, is_word: IsWord, *, first: bool) -> bool:
    """Whether one word is another, mistyped."""
    if first and was[1:] == now[1:] and was.lower() == now.lower():
        return True
    if not (was.islower() and now.islower() and was.isalpha() and now.isalpha()):
        return False
    if not _FIXED.isdisjoint((was, now)) or max(len(was), len(now)) > _LONGEST:
        return False
    most = 1 if min(len(was), len(now)) <= _SHORT else 2
    return distance(was, now) <= most and is_word(now) and not is_word(was)


def distance(one: str, other: str) -> int:
    """Letters to put in, take out, exchange, or swap with their neighbour."""
    before: list[int] = []
    row = list(range(len(other) + 1))
    for i, a in enumerate(one, start=1):
        above, row = row, [i]
        for j, b in enumerate(other, start=1):
            best = min(above[j] + 1, row[j - 1] + 1, above[j - 1] + (a != b))
            if i > 1 and j > 1 and a == other[j - 2] and b == one[i - 2]:
                best = min(best, before[j - 2] + 1)
            row.append(best)
        before = above
    return row[-1]
