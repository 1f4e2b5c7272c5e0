"""The networks that read names, in numpy: `training/net.py` trains the same ones."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import accumulate

import numpy as np
from numpy.typing import NDArray

from briefgen.nlp.forms import COLUMNS, PHRASES
from briefgen.nlp.labels import MARKS, OUTSIDE

Floats = NDArray[np.float32]
Places = NDArray[np.intp]
Flags = NDArray[np.bool_]
BLOCK = 48
"""Rows in each product of matrices: always as many, so that a row's bits hang on no other row."""
LOOK = 2
"""Layers of the first network behind which a word may turn out to be no name."""
CLEAR = 2.0
"""By how much “no name” must lead there; docs/model.md has what was tried."""
SURE = 100.0
"""The score of “no name” of a word that was read no further."""
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

    @property
    def columns(self) -> int:
        """Numbers of a word in `words`."""
        return self.width + 3 * len(self.weights["layer0.bias"])

    def words(self, rows: NDArray[np.int32], vectors: Floats, phrases: Sequence[int]) -> Floats:
        """Words alone: what each is, and what it gives to the first layer of those beside it.

        Of most words that is known from elsewhere: then a text's first layer is a sum.
        """
        parts = [self.weights[f"table.{c.name}"][rows[:, i]] for i, c in enumerate(COLUMNS)]
        parts.append(self.weights[f"table.{PHRASES.name}"][np.asarray(phrases, np.intp)])
        known = vectors.any(axis=1, keepdims=True).astype(np.float32)
        y = product(np.hstack([*parts, vectors, known]), self.weights["mix.weight"])
        own = self._maxout("mix", y)
        given = np.hstack(np.split(self.weights["layer0.weight"], 3))
        return np.hstack([own, product(own, given)])

    def begun(self, words: Floats, row: Places, at: Places) -> Floats:
        """The words of a row behind the first layer, which is worked out for those `at` some places."""
        width, reach = self.width, self.reach[0]
        before, here, behind = np.split(words[:, width:], 3, axis=1)
        y = here[row[at]]
        y += before[row[at - reach]]
        y += behind[row[at + reach]]
        x: Floats = words[:, :width][row]
        x[at] += self._maxout("layer0", y)
        return x

    def deeper(self, x: Floats, layer: int, places: Sequence[Places]) -> Floats:
        """The same words, into which the layers from this one on are written, each for its places."""
        for i, at in enumerate(places, start=layer):
            reach = self.reach[i]
            beside = x[at[:, None] + (-reach, 0, reach)].reshape(len(at), 3 * self.width)
            x[at] += self._maxout(f"layer{i}", product(beside, self.weights[f"layer{i}.weight"]))
        return x

    def scores(self, x: Floats, at: Places) -> Floats:
        """The scores of all marks for the words at some places."""
        return product(x[at], self.weights["out.weight"]) + self.weights["out.bias"]

    def places(self, asked: Flags, there: Flags) -> list[Places]:
        """Of each layer, for which words it is worked out so that those that are asked for have scores."""
        found = [asked]
        for reach in reversed(self.reach[1:]):
            found.append(_widened(found[-1], reach) & there)
        return [np.flatnonzero(flags) for flags in reversed(found)]

    def _maxout(self, name: str, y: Floats) -> Floats:
        """The larger of two products, brought to one mean and spread. It may write into `y`."""
        y += self.weights[f"{name}.bias"]
        half = y.shape[1] // 2
        z = np.maximum(y[:, :half], y[:, half:])
        z -= np.vecdot(z, np.full(half, 1 / half, np.float32))[:, None]
        z *= 1 / np.sqrt(np.vecdot(z, z) / np.float32(half) + _LEAST)[:, None]
        z *= self.weights[f"{name}.scale"]
        z += self.weights[f"{name}.shift"]
        return z


@dataclass(frozen=True, slots=True)
class Ensemble:
    """Networks that were trained apart, and err apart: what counts is the mean of their scores."""

    members: tuple[Network, ...]
    clear: float = np.inf
    """A word is no name, and read no further, if “no name” leads by so much with the first network
    behind `LOOK` layers. Endless: all are read to the end, as those need who learn from the scores."""

    @property
    def columns(self) -> int:
        return sum(network.columns for network in self.members)

    def words(self, rows: NDArray[np.int32], vectors: Floats, phrases: Sequence[int]) -> Floats:
        """Words alone, as each network sees them, side by side."""
        return np.hstack([network.words(rows, vectors, phrases) for network in self.members])

    def scores(self, words: Floats, texts: Sequence[Sequence[int]]) -> list[Floats]:
        """The scores of each text's words, as if it were read alone.

        Texts are read in one row, which takes less time. Around each of them are as many empty words
        as a layer looks to a side, so none is seen from another.

        words: the first is the empty one, all zeros. texts: of each, which of `words` stand in it.
        """
        gap = max(max(network.reach) for network in self.members)
        *starts, length = accumulate((len(text) + gap for text in texts), initial=gap)
        row = np.zeros(length, np.intp)
        for start, text in zip(starts, texts, strict=True):
            row[start : start + len(text)] = text
        found = self._scores(words, row)
        return [found[at : at + len(text)] for at, text in zip(starts, texts, strict=True)]

    def _scores(self, words: Floats, row: Places) -> Floats:
        first, *others = self.members
        own, *parts = np.split(words, [*accumulate(n.columns for n in self.members)][:-1], axis=1)
        there = row > 0
        x = self._looked(own, row, there)
        asked = there & (_lead(first.scores(x, np.arange(len(row)))) < self.clear)
        at = np.flatnonzero(asked)
        total = first.scores(first.deeper(x, LOOK, first.places(asked, there)[LOOK:]), at)
        for network, part in zip(others, parts, strict=True):
            begin, *rest = network.places(asked, there)
            total += network.scores(network.deeper(network.begun(part, row, begin), 1, rest), at)
        found = np.zeros((len(row), MARKS), np.float32)
        found[:, OUTSIDE] = SURE
        found[at] = total / np.float32(len(self.members))
        return found

    def _looked(self, words: Floats, row: Places, there: Flags) -> Floats:
        """All words of a row behind the first layers of the first network."""
        first, every = self.members[0], np.flatnonzero(there)
        return first.deeper(first.begun(words, row, every), 1, [every] * (LOOK - 1))


def _lead(scores: Floats) -> Floats:
    """By how much “no name” leads before all other marks; there are no marks before it."""
    lead: Floats = scores[:, OUTSIDE] - scores[:, OUTSIDE + 1 :].max(axis=1)
    return lead


def _widened(flags: Flags, reach: int) -> Flags:
    """What a layer reads so that it can work out some words: these, and those at its reach."""
    found = flags.copy()
    found[reach:] |= flags[:-reach]
    found[:-reach] |= flags[reach:]
    return found
