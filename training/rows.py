"""Texts as rows of pieces of words, which is what a transformer reads."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray
from stream import Text, Words

from briefgen.nlp.forms import COLUMNS
from briefgen.nlp.labels import MARKS

Batch = dict[str, NDArray[Any]]
Pieces = Sequence[Sequence[int]]
"""The pieces of each word that was met."""
ROW, ROWS = 256, 8
"""Pieces in a row, which holds several texts, and rows in a step."""
BEGIN, END = 101, 102
TOLD = ("shape", "flags", "case", "phrase")
"""What each piece is told of its word; the phrase is the text's, the others the word's."""
_COLUMN = {c.name: i for i, c in enumerate(COLUMNS)}


@dataclass(frozen=True)
class Part:
    """Words of a text that fit in a row."""

    text: int
    start: int
    end: int
    size: int


def parts(texts: Sequence[Text], pieces: Pieces) -> list[Part]:
    """Texts, the longest cut."""
    found = []
    for i, text in enumerate(texts):
        start, size = 0, 2
        for at, word in enumerate(text.words.tolist()):
            more = len(pieces[word])
            if size + more > ROW:
                found.append(Part(i, start, at, size))
                start, size = at, 2
            size += more
        found.append(Part(i, start, len(text.words), size))
    return found


def rows(given: Sequence[Part], rng: np.random.Generator | None) -> Iterator[list[list[Part]]]:
    """As many rows as a step takes, each filled from some hundred parts, the longest first."""
    order = range(len(given)) if rng is None else rng.permutation(len(given)).tolist()
    waiting = [given[i] for i in order]
    while waiting:
        some, waiting = waiting[: ROWS * 8], waiting[ROWS * 8 :]
        held: list[list[Part]] = [[] for _ in range(ROWS)]
        room = [ROW] * ROWS
        rest = []
        for part in sorted(some, key=lambda p: -p.size):
            at = int(np.argmax(room))
            if room[at] < part.size:
                rest.append(part)
                continue
            held[at].append(part)
            room[at] -= part.size
        waiting = [*rest, *waiting]
        yield held


def filled(words: Words, texts: Sequence[Text], pieces: Pieces, held: list[list[Part]]) -> Batch:
    """Rows of numbers; only the first piece of a word has chances of marks to learn."""
    shape = (ROWS, ROW)
    batch: Batch = {k: np.zeros(shape, np.int32) for k in ("piece", "place", "group", *TOLD)}
    batch["target"] = np.zeros((*shape, MARKS), np.float16)
    for r, row in enumerate(held):
        at = 0
        for group, part in enumerate(row, start=1):
            text = texts[part.text]
            ids = text.words[part.start : part.end]
            each = [pieces[i] for i in ids.tolist()]
            counts = np.array([len(p) for p in each])
            end = at + part.size
            batch["piece"][r, at:end] = [BEGIN, *(p for some in each for p in some), END]
            batch["place"][r, at:end] = np.arange(part.size)
            batch["group"][r, at:end] = group
            inner = slice(at + 1, end - 1)
            for name in TOLD[:3]:
                batch[name][r, inner] = np.repeat(words.rows[ids, _COLUMN[name]], counts)
            batch["phrase"][r, inner] = np.repeat(text.phrases[part.start : part.end], counts)
            first = at + 1 + np.concatenate([[0], np.cumsum(counts)[:-1]])
            target = text.labelled() if text.soft is None else text.soft
            batch["target"][r, first.astype(int)] = target[part.start : part.end]
            at = end
    return batch
