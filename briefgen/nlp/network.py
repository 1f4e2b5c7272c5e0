"""The network that reads names, in numpy: `training/net.py` trains the same one."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

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

    def scores(self, words: Floats) -> Floats:
        """The scores of all marks for each of the words that stand beside each other."""
        count, width = words.shape
        x = words
        for i, reach in enumerate(self.reach):
            wide = np.zeros((count, 3 * width), np.float32)
            wide[reach:, :width] = x[:-reach] if reach < count else x[:0]
            wide[:, width : 2 * width] = x
            wide[: max(0, count - reach), 2 * width :] = x[reach:]
            x = x + self._maxout(f"layer{i}", wide)
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


def _mean(x: Floats) -> Floats:
    """The mean of each row; numpy's own spends half its time on what it is asked for."""
    found: Floats = np.add.reduce(x, axis=1, keepdims=True)
    found /= np.float32(x.shape[1])
    return found
