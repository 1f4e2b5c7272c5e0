"""The networks that read names, in numpy: `training/net.py` trains the same ones."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import accumulate

import numpy as np
from numpy.typing import NDArray

from briefgen.nlp.forms import COLUMNS, PHRASES

Floats = NDArray[np.float32]
BLOCK = 48
"""Rows in each product of matrices: always as many, so that a row's bits hang on no other row."""
_LEAST = np.float32(1e-5)


def product(left: Floats, right: Floats) -> Floats:
    """Left @ right, in blocks of one size, the last filled up with zeros."""
    count = len(left)
    found = np.empty((-(-count // BLOCK) * BLOCK, right.shape[1]), np.float32)
    for start in range(0, count - BLOCK + 1, BLOCK):
        np.matmul(left[start : start + BLOCK], right, out=found[start : start + BLOCK])
    if rest := count % BLOCK:
        filled = np.zeros((BLOCK, left.shape[1]), np.float32)
        filled[:rest] = left[count - rest :]
        np.matmul(filled, right, out=found[count - rest : count - rest + BLOCK])
    return found[:count]


@dataclass(frozen=True, slots=True)
class Network:
    """Trained weights. `reach`: how many words to both sides each layer looks."""

    weights: Mapping[str, Floats]
    reach: tuple[int, ...]

    @property
    def width(self) -> int:
        return len(self.weights["mix.scale"])

    def words(self, rows: NDArray[np.int32], vectors: Floats, phrases: Sequence[int]) -> Floats:
        """Words alone: the rows of their tables, their vectors, and the marks of their phrases."""
        parts = [self.weights[f"table.{c.name}"][rows[:, i]] for i, c in enumerate(COLUMNS)]
        parts.append(self.weights[f"table.{PHRASES.name}"][np.asarray(phrases, np.intp)])
        known = vectors.any(axis=1, keepdims=True).astype(np.float32)
        return self._maxout("mix", np.hstack([*parts, vectors, known]))

    def scores(self, words: Floats, empty: Sequence[int] = ()) -> Floats:
        """The scores of all marks for each of the words that stand beside each other.

        empty: places of words that are none, between one text and the next.
        """
        count, width = words.shape
        x, gaps = words, np.asarray(empty, np.intp)
        for i, reach in enumerate(self.reach):
            wide = np.zeros((count, 3 * width), np.float32)
            wide[reach:, :width] = x[:-reach] if reach < count else x[:0]
            wide[:, width : 2 * width] = x
            wide[: max(0, count - reach), 2 * width :] = x[reach:]
            x = x + self._maxout(f"layer{i}", wide)
            x[gaps] = 0
        return product(x, self.weights["out.weight"]) + self.weights["out.bias"]

    def _maxout(self, name: str, x: Floats) -> Floats:
        """The larger of two products, brought to one mean and spread."""
        y = product(x, self.weights[f"{name}.weight"])
        y += self.weights[f"{name}.bias"]
        half = y.shape[1] // 2
        z = np.maximum(y[:, :half], y[:, half:])
        z -= _mean(z)
        z *= 1 / np.sqrt(_mean(np.square(z)) + _LEAST)
        z *= self.weights[f"{name}.scale"]
        z += self.weights[f"{name}.shift"]
        return z


@dataclass(frozen=True, slots=True)
class Ensemble:
    """Networks that were trained apart, and err apart: what counts is the mean of their scores."""

    members: tuple[Network, ...]

    @property
    def width(self) -> int:
        return sum(network.width for network in self.members)

    def words(self, rows: NDArray[np.int32], vectors: Floats, phrases: Sequence[int]) -> Floats:
        """Words alone, as each network sees them, side by side."""
        return np.hstack([network.words(rows, vectors, phrases) for network in self.members])

    def scores(self, texts: Sequence[Floats]) -> list[Floats]:
        """The scores of each text's words, as if it were read alone.

        Texts are read in one row, which takes less time. Between two of them are as many empty words
        as a layer looks to a side, so none is seen from another.
        """
        gap = max(max(network.reach) for network in self.members)
        ends = list(accumulate(len(text) + gap for text in texts))
        starts = [0, *ends[:-1]]
        row = np.zeros((ends[-1] - gap, self.width), np.float32)
        for start, text in zip(starts, texts, strict=True):
            row[start : start + len(text)] = text
        empty = [end - 1 - i for end in ends[:-1] for i in range(gap)]
        found = self._scores(row, empty)
        return [found[at : at + len(text)] for at, text in zip(starts, texts, strict=True)]

    def _scores(self, row: Floats, empty: Sequence[int]) -> Floats:
        found, at = np.zeros((len(row), 1), np.float32), 0
        for network in self.members:
            end = at + network.width
            found = found + network.scores(np.ascontiguousarray(row[:, at:end]), empty)
            at = end
        mean: Floats = found / np.float32(len(self.members))
        return mean


def _mean(x: Floats) -> Floats:
    """The mean of each row; numpy's own spends half its time on what it is asked for."""
    found: Floats = np.add.reduce(x, axis=1, keepdims=True)
    found /= np.float32(x.shape[1])
    return found
