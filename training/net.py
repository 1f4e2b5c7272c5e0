"""The network of `briefgen.nlp.network` with its way back, in numpy: gradients and their steps."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

import numpy as np
from numpy.typing import NDArray

from briefgen.nlp.forms import COLUMNS, FORMS, PHRASES
from briefgen.nlp.labels import MARKS

Floats = NDArray[np.float32]
Batch = dict[str, Any]
PIECES = 2
_LEAST = np.float32(1e-5)


@dataclass(frozen=True)
class Shape:
    """Width of the layers, how far each looks to both sides, numbers in a vector."""

    width: int = 128
    reach: tuple[int, ...] = (1, 1, 2, 2)
    vector: int = 100

    @property
    def gap(self) -> int:
        """Empty words between two texts, so that no layer looks from one into another."""
        return max(self.reach)


@dataclass(frozen=True)
class Noise:
    """How often training hides something, so that the network learns to do without."""

    norm: float = 0.0
    lexical: float = 0.0
    phrase: float = 0.0
    vector: float = 0.0
    dropout: float = 0.0
    inputs: float = 0.0


def _tables() -> list[tuple[str, int, int]]:
    return [(f"table.{c.name}", c.rows, c.width) for c in (*COLUMNS, PHRASES)]


class Params:
    """All weights in one row of numbers; `of` holds each under its name, as a view."""

    def __init__(self, shape: Shape) -> None:
        inner = sum(width for *_, width in _tables()) + shape.vector + 1
        double = PIECES * shape.width
        sizes: dict[str, tuple[int, ...]] = {name: (r, w) for name, r, w in _tables()}
        sizes |= {"mix.weight": (inner, double), "out.weight": (shape.width, MARKS)}
        sizes["out.bias"] = (MARKS,)
        for i, _ in enumerate(shape.reach):
            sizes[f"layer{i}.weight"] = (3 * shape.width, double)
        for name in ("mix", *(f"layer{i}" for i in range(len(shape.reach)))):
            sizes |= {f"{name}.bias": (double,)}
            sizes |= {f"{name}.scale": (shape.width,), f"{name}.shift": (shape.width,)}
        self.shape = shape
        self.flat = np.zeros(sum(int(np.prod(s)) for s in sizes.values()), np.float32)
        self.of: dict[str, Floats] = {}
        at = 0
        for name, size in sizes.items():
            end = at + int(np.prod(size))
            self.of[name] = self.flat[at:end].reshape(size)
            at = end

    @classmethod
    def started(cls, shape: Shape, seed: int) -> Params:
        params, rng = cls(shape), np.random.default_rng(seed)
        for name, weight in params.of.items():
            if name.startswith("table."):
                weight[:] = rng.uniform(-0.1, 0.1, weight.shape)
            elif name == "out.weight":
                weight[:] = rng.normal(0, 0.02, weight.shape)
            elif name.endswith(".weight"):
                weight[:] = rng.normal(0, np.sqrt(1 / weight.shape[0]), weight.shape)
            elif name.endswith(".scale"):
                weight[:] = 1
        return params


@dataclass
class Run:
    """One way through the network, there and back."""

    params: Params
    batch: Batch
    noise: Noise | None = None
    rng: np.random.Generator | None = None
    held: dict[str, Any] = field(default_factory=dict)

    def scores(self) -> Floats:
        x = self._maxout("mix", self._inputs())
        there = self.batch["there"][:, None]
        x *= there
        for i, reach in enumerate(self.params.shape.reach):
            x = self._dropped(f"drop{i}", x, self.noise.dropout if self.noise else 0)
            y = self._maxout(f"layer{i}", _wide(x, reach))
            y += x
            y *= there
            x = y
        x = self._dropped("last", x, self.noise.dropout if self.noise else 0)
        self.held["out"] = x
        return x @ self.params.of["out.weight"] + self.params.of["out.bias"]

    def back(self, change: Floats, into: Params) -> None:
        """The gradients of all weights, by the gradient of the scores."""
        weights, there = self.params.of, self.batch["there"][:, None]
        into.of["out.weight"][:] = self.held["out"].T @ change
        into.of["out.bias"][:] = change.sum(axis=0)
        change = self._undropped("last", change @ weights["out.weight"].T)
        for i, reach in reversed(list(enumerate(self.params.shape.reach))):
            change *= there
            inner = _narrow(self._back_maxout(f"layer{i}", change, into), reach)
            inner += change
            change = self._undropped(f"drop{i}", inner)
        change *= there
        self._back_inputs(self._back_maxout("mix", change, into), into)

    def _inputs(self) -> Floats:
        rows, tables, noise = self.batch["rows"], self.params.of, self.noise
        parts = [tables[f"table.{c.name}"][rows[:, i]] for i, c in enumerate(COLUMNS)]
        parts.append(tables[f"table.{PHRASES.name}"][self.batch["phrase"]])
        parts += [self.batch["vector"], self.batch["known"][:, None]]
        if noise is not None and self.rng is not None:
            rates = [noise.norm] * 2 + [0.0] * (FORMS - 2)
            rates += [noise.lexical] * (len(COLUMNS) - FORMS) + [noise.phrase, noise.vector]
            shared = [0, 0, *range(1, FORMS - 1), *[90] * (len(COLUMNS) - FORMS), 91, 92]
            drawn: dict[int, Floats] = {}
            for i, (rate, group) in enumerate(zip(rates, shared, strict=True)):
                if rate:
                    if group not in drawn:
                        drawn[group] = (self.rng.random((len(rows), 1)) >= rate).astype(np.float32)
                    parts[i] = parts[i] * drawn[group]
                    self.held[f"hidden{i}"] = drawn[group]
            parts[-1] = parts[-1] * drawn[92] if 92 in drawn else parts[-1]
        x = np.hstack(parts)
        return self._dropped("inputs", x, noise.inputs if noise else 0)

    def _back_inputs(self, change: Floats, into: Params) -> None:
        change = self._undropped("inputs", change)
        at = 0
        for i, (name, _, width) in enumerate(_tables()):
            part = change[:, at : at + width]
            if f"hidden{i}" in self.held:
                part = part * self.held[f"hidden{i}"]
            places = self.batch["rows"][:, i] if i < len(COLUMNS) else self.batch["phrase"]
            order = np.argsort(places, kind="stable")
            found, begin = np.unique(places[order], return_index=True)
            into.of[name].fill(0)
            into.of[name][found] = np.add.reduceat(part[order], begin, axis=0)
            at += width

    def _maxout(self, name: str, x: Floats) -> Floats:
        weights = self.params.of
        y = x @ weights[f"{name}.weight"]
        y += weights[f"{name}.bias"]
        half = y.shape[1] // PIECES
        first = y[:, :half] >= y[:, half:]
        z = np.where(first, y[:, :half], y[:, half:])
        z -= z.mean(axis=1, keepdims=True)
        inverse = 1 / np.sqrt(np.square(z).mean(axis=1, keepdims=True) + _LEAST)
        z *= inverse
        self.held[name] = (x, first, z, inverse)
        return z * weights[f"{name}.scale"] + weights[f"{name}.shift"]

    def _back_maxout(self, name: str, change: Floats, into: Params) -> Floats:
        x, first, z, inverse = self.held[name]
        weights = self.params.of
        into.of[f"{name}.shift"][:] = change.sum(axis=0)
        into.of[f"{name}.scale"][:] = (change * z).sum(axis=0)
        inner = change * weights[f"{name}.scale"]
        inner -= inner.mean(axis=1, keepdims=True) + z * (inner * z).mean(axis=1, keepdims=True)
        inner *= inverse
        half = inner.shape[1]
        both = np.empty((len(inner), 2 * half), np.float32)
        np.multiply(inner, first, out=both[:, :half])
        np.subtract(inner, both[:, :half], out=both[:, half:])
        into.of[f"{name}.weight"][:] = x.T @ both
        into.of[f"{name}.bias"][:] = both.sum(axis=0)
        return both @ weights[f"{name}.weight"].T

    def _dropped(self, name: str, x: Floats, rate: float) -> Floats:
        if not rate or self.rng is None:
            return x
        least = round(256 * rate)
        drawn = np.frombuffer(self.rng.bytes(x.size), np.uint8).reshape(x.shape)
        kept = (drawn >= least).astype(np.float32)
        kept *= np.float32(256 / (256 - least))
        self.held[name] = kept
        return x * kept

    def _undropped(self, name: str, change: Floats) -> Floats:
        return change * self.held[name] if name in self.held else change


def _wide(x: Floats, reach: int) -> Floats:
    """Each word between those that stand so far to its left and right."""
    count, width = x.shape
    wide = np.zeros((count, 3 * width), np.float32)
    wide[reach:, :width] = x[:-reach]
    wide[:, width : 2 * width] = x
    wide[:-reach, 2 * width :] = x[reach:]
    return wide


def _narrow(change: Floats, reach: int) -> Floats:
    width = change.shape[1] // 3
    x = change[:, width : 2 * width].copy()
    x[:-reach] += change[reach:, :width]
    x[reach:] += change[:-reach, 2 * width :]
    return x


def chances(scores: Floats) -> Floats:
    """Scores as chances."""
    found = np.exp(scores - scores.max(axis=1, keepdims=True))
    found /= found.sum(axis=1, keepdims=True)
    return found
