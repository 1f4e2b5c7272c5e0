"""What changed between two wordings of a sentence, word by word."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import groupby
from typing import Literal

from msgspec import Struct

from briefgen.expressions import expression

Sort = Literal["same", "removed", "added"]

MOST_PAIRS = 14_400
"""Words of the one times words of the other; beyond, the whole sentence is another one."""
LEAST = 0.25
"""Which part of the words must have stayed for a difference that is easier to read than both."""

_WORD = expression(r"(?:[$€£¥₩−-]?\w+(?:[.,:/'’‐‑-]\w+)*%?|[^\w\s])\s*|\s+")
"""With its sign: of an amount in another currency, the number is another one, too."""

_CLOSING = ("", *",.;:!?…)”’")


class Piece(Struct, frozen=True):
    """Words that stayed, were taken out or came in."""

    sort: Sort
    text: str


def pieces(was: str, now: str) -> tuple[Piece, ...]:
    """The way from one wording to the other; what was taken out stands before what came for it.

    Without what came in, the pieces say what the sentence was, and without what was taken out,
    what it is, but for white space.
    """
    if not was or not now:
        return (*_run("removed", was), *_run("added", now))
    old, new = _WORD.findall(was), _WORD.findall(now)
    changes = list(_merged(_changes(old, new), new))
    return tuple(piece for sort, text in _texts(changes, old, new) for piece in _run(sort, text))


_Change = tuple[bool, int, int, int, int]
"""Whether the words stayed, and where they stand in the old and in the new wording."""


def _changes(old: list[str], new: list[str]) -> Iterator[_Change]:
    if len(old) * len(new) <= MOST_PAIRS:
        from difflib import SequenceMatcher  # noqa: PLC0415 - most builds compare nothing

        before, after = [word.strip() for word in old], [word.strip() for word in new]
        matcher = SequenceMatcher(None, before, after, autojunk=False)
        if matcher.ratio() >= LEAST:
            for tag, i, k, j, m in matcher.get_opcodes():
                yield tag == "equal", i, k, j, m
            return
    yield False, 0, len(old), 0, len(new)


def _merged(changes: Iterator[_Change], new: list[str]) -> Iterator[_Change]:
    """Signs alone between two changes don't part them: “two, three” is easier than its crumbs."""
    found = list(changes)
    last = len(found) - 1
    stays = [
        same and (n in (0, last) or any(word[0].isalnum() for word in new[j:m]))
        for n, (same, _, _, j, m) in enumerate(found)
    ]
    for same, run in groupby(zip(stays, found, strict=True), key=lambda pair: pair[0]):
        spans = [span for _, span in run]
        yield same, spans[0][1], spans[-1][2], spans[0][3], spans[-1][4]


def _texts(changes: list[_Change], old: list[str], new: list[str]) -> Iterator[tuple[Sort, str]]:
    for same, i, k, j, m in changes:
        gone, come = "".join(old[i:k]), "".join(new[j:m])
        if same:
            parted = gone[-1:].isspace() and not come[-1:].isspace()
            yield "same", f"{come} " if parted and k < len(old) else come
            continue
        parted = come[:1] not in _CLOSING and not gone[-1:].isspace()
        yield "removed", f"{gone} " if gone and parted else gone
        yield "added", come


def _run(sort: Sort, text: str) -> Iterator[Piece]:
    """White space at the end belongs to no change: it would be underlined."""
    words = text if sort == "same" else text.rstrip()
    if words:
        yield Piece(sort, words)
    if len(words) < len(text):
        yield Piece("same", " ")
