"""Word vectors for the lexicon: read, chosen, and made small by product quantisation."""

from __future__ import annotations

import json
from collections.abc import Collection
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

PARTS = 25
"""Each vector is cut in so many parts, and each part kept as the nearest of 256."""
COMMON, MORE = 90_000, 130_000
"""Words that the books are made of because they are frequent, and those that are kept."""

Floats = NDArray[np.float32]


def read(path: Path) -> tuple[list[str], Floats]:
    """Words, the most frequent first, and their vectors, from wink-embeddings' JSON."""
    data = json.loads(path.read_bytes())
    words = data["words"]
    size = data["dimensions"]
    table = np.array([data["vectors"][word][:size] for word in words], dtype=np.float32)
    return words, table


def chosen(words: list[str], wanted: Collection[str], most: int = MORE) -> list[int]:
    """The frequent words, and those that a name may be made of."""
    return [i for i, word in enumerate(words) if i < most or word in wanted]


def quantised(
    table: Floats, learnt: Floats | None = None, rounds: int = 12, seed: int = 5
) -> tuple[Floats, NDArray[np.uint8]]:
    """A book of 256 vectors for each part, by k-means, and each word's places in the books.

    The books are made of what is `learnt` from, or else of the whole table.
    """
    source = table if learnt is None else learnt
    rng = np.random.default_rng(seed)
    size = table.shape[1] // PARTS
    books = np.zeros((PARTS, 256, size), dtype=np.float32)
    codes = np.zeros((len(table), PARTS), dtype=np.uint8)
    for part in range(PARTS):
        cut = slice(part * size, (part + 1) * size)
        points = np.ascontiguousarray(source[:, cut])
        sample = points[rng.permutation(len(points))[:40_000]]
        book = sample[:256].copy()
        for _ in range(rounds):
            near = _nearest(sample, book)
            sums = np.zeros_like(book)
            np.add.at(sums, near, sample)
            counts = np.bincount(near, minlength=256)[:, None]
            book = np.where(counts > 0, sums / np.maximum(counts, 1), book).astype(np.float32)
        books[part] = book.astype(np.float16).astype(np.float32)
        codes[:, part] = _nearest(np.ascontiguousarray(table[:, cut]), books[part])
    return books, codes


def _nearest(points: Floats, book: Floats) -> NDArray[np.intp]:
    return np.argmin((book**2).sum(axis=1) - 2 * points @ book.T, axis=1)
