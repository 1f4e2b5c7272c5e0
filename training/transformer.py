"""A teacher that has read much before: a small pretrained transformer, tuned to mark names.

It reads pieces of words in lower case, so each piece is also told its word's shape, what the
lexicon knows of the word, and its phrase. Only teachers are such: nothing of it is shipped.
"""

from __future__ import annotations

import json
import time
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import jax
import jax.numpy as jnp
import numpy as np
from numpy.typing import NDArray
from rows import TOLD, Batch, Pieces, filled, parts, rows
from stream import Text, Words
from tokenizers import Tokenizer

from briefgen.nlp.forms import COLUMNS, PHRASES
from briefgen.nlp.labels import MARKS

Weights = dict[str, Any]
HEADS, LAYERS, EPSILON = 12, 6, 1e-12
MOST, UNKNOWN = 12, 100
RATES, RATES_AGAIN = (2e-4, 2e-3), (1.2e-4, 6e-4)
"""The highest rates, of what others trained and of new parts; and those of who is tuned again."""
DROPOUT, HIDDEN = 0.1, {"shape": 0.05, "flags": 0.15, "case": 0.05, "phrase": 0.25}
_ROWS_OF = {c.name: c.rows for c in (*COLUMNS, PHRASES)}


def pretrained(folder: Path) -> Weights:
    """The weights in model.safetensors: a header of JSON, then numbers."""
    raw = (folder / "model.safetensors").read_bytes()
    start = 8 + int.from_bytes(raw[:8], "little")
    found: Weights = {}
    for name, entry in json.loads(raw[8:start]).items():
        if entry.get("dtype") == "F32":
            begin, end = (start + at for at in entry["data_offsets"])
            found[name] = np.frombuffer(raw[begin:end], "<f4").reshape(entry["shape"]).copy()
    return found


def started(folder: Path, seed: int) -> tuple[Weights, Weights]:
    """What stays as it was (the table of pieces), and what is tuned, new parts among it."""
    given, rng = pretrained(folder), np.random.default_rng(seed)
    table = {"words": jnp.asarray(given.pop("embeddings.word_embeddings.weight"))}
    tuned = {
        name: jnp.asarray(w.T if w.ndim == 2 and "embeddings" not in name else w)
        for name, w in given.items()
        if not name.startswith("pooler")
    }
    width = table["words"].shape[1]
    for name in TOLD:
        tuned[f"new.{name}"] = jnp.asarray(
            rng.normal(0, 0.02, (_ROWS_OF[name], width)).astype(np.float32)
        )
    tuned["new.out"] = jnp.asarray(rng.normal(0, 0.02, (width, MARKS)).astype(np.float32))
    tuned["new.bias"] = jnp.zeros(MARKS, jnp.float32)
    return table, tuned


def pieces(folder: Path, words: Sequence[str]) -> Pieces:
    """The pieces of all words; of endless ones only the first."""
    tokenizer = Tokenizer.from_file(str(folder / "tokenizer.json"))
    tokenizer.no_truncation()
    tokenizer.no_padding()
    found = tokenizer.encode_batch(list(words), add_special_tokens=False)
    return [entry.ids[:MOST] or [UNKNOWN] for entry in found]


@jax.custom_vjp
def _product(x: Any, weight: Any) -> Any:
    """Numbers of 16 bits are multiplied, sums have 32: that takes half the time."""
    short = jnp.bfloat16
    return jnp.matmul(x.astype(short), weight.astype(short), preferred_element_type=jnp.float32)


def _forth(x: Any, weight: Any) -> Any:
    return _product(x, weight), (x, weight)


def _back(held: tuple[Any, Any], change: Any) -> tuple[Any, Any]:
    x, weight = held
    flat = x.reshape(-1, x.shape[-1])
    return _product(change, weight.T), flat.T @ change.reshape(-1, change.shape[-1])


_product.defvjp(_forth, _back)


def scores(table: Weights, w: Weights, batch: Batch, key: Any = None) -> Any:
    """The scores of all marks for each piece."""
    keys = iter(jax.random.split(key, 64)) if key is not None else None

    def dropped(x: Any, rate: float, shape: Sequence[int] | None = None) -> Any:
        if keys is None:
            return x
        kept = jax.random.bernoulli(next(keys), 1 - rate, tuple(shape or x.shape))
        return x * kept / (1 - rate if shape is None else 1)

    def norm(x: Any, name: str) -> Any:
        x = x - x.mean(-1, keepdims=True)
        x = x * jax.lax.rsqrt(jnp.square(x).mean(-1, keepdims=True) + EPSILON)
        return x * w[f"{name}.LayerNorm.weight"] + w[f"{name}.LayerNorm.bias"]

    def dense(x: Any, name: str) -> Any:
        return _product(x, w[f"{name}.weight"]) + w[f"{name}.bias"]

    x = table["words"][batch["piece"]] + w["embeddings.position_embeddings.weight"][batch["place"]]
    x = x + w["embeddings.token_type_embeddings.weight"][0]
    x = norm(x, "embeddings")
    for name, rate in HIDDEN.items():
        x = x + dropped(w[f"new.{name}"][batch[name]], rate, (*batch[name].shape, 1))
    x = dropped(x, DROPOUT)
    count, length, width = x.shape
    same = batch["group"][:, None, :, None] == batch["group"][:, None, None, :]
    mask = jnp.where(same, 0.0, -1e9)
    for i in range(LAYERS):
        at = f"encoder.layer.{i}"
        q, k, v = (
            dense(x, f"{at}.attention.self.{n}").reshape(count, length, HEADS, -1)
            for n in ("query", "key", "value")
        )
        near = jnp.einsum("blhd,bmhd->bhlm", q, k) * (HEADS / width) ** 0.5 + mask
        y = jnp.einsum("bhlm,bmhd->blhd", jax.nn.softmax(near), v).reshape(x.shape)
        y = dropped(dense(y, f"{at}.attention.output.dense"), DROPOUT)
        x = norm(x + y, f"{at}.attention.output")
        y = jax.nn.gelu(dense(x, f"{at}.intermediate.dense"), approximate=True)
        x = norm(x + dropped(dense(y, f"{at}.output.dense"), DROPOUT), f"{at}.output")
    return x @ w["new.out"] + w["new.bias"]


def _loss(w: Weights, table: Weights, batch: Batch, key: Any) -> Any:
    logs, target = jax.nn.log_softmax(scores(table, w, batch, key)), batch["target"]
    return -(logs * target).sum() / jnp.maximum(1, target.sum(dtype=jnp.float32))


@dataclass(frozen=True)
class _Pace:
    """How fast a step goes: its rates, of new parts another, and how many were made with it."""

    rate: float
    new: float
    count: float


jax.tree_util.register_dataclass(_Pace)


@jax.jit
def _step(state: dict[str, Weights], table: Weights, batch: Batch, key: Any, pace: _Pace) -> Any:
    w, mean, square = state["weights"], state["mean"], state["square"]
    loss, change = jax.value_and_grad(_loss)(w, table, batch, key)
    size = jnp.sqrt(sum(jnp.sum(g * g) for g in change.values()))
    change = {n: g * jnp.minimum(1.0, 1.0 / (size + 1e-9)) for n, g in change.items()}
    mean = {n: 0.9 * mean[n] + 0.1 * g for n, g in change.items()}
    square = {n: 0.98 * square[n] + 0.02 * g * g for n, g in change.items()}
    moved = {}
    for n, weight in w.items():
        rate = pace.new if n.startswith("new.") else pace.rate
        by = mean[n] / (1 - 0.9**pace.count)
        by = by / (jnp.sqrt(square[n] / (1 - 0.98**pace.count)) + 1e-8)
        moved[n] = weight * (1 - rate * 0.01) - rate * by
    return {"weights": moved, "mean": mean, "square": square}, loss


@dataclass
class Tuned:
    """A transformer that marks names."""

    table: Weights
    weights: Weights
    pieces: Pieces

    def write(self, path: Path) -> None:
        np.savez(path, **{name: np.asarray(w) for name, w in self.weights.items()})

    @classmethod
    def read(cls, folder: Path, path: Path, cut: Pieces) -> Tuned:
        table, _ = started(folder, 0)
        with np.load(path) as kept:
            return cls(table, {name: jnp.asarray(kept[name]) for name in kept.files}, cut)


def tuned(words: Words, texts: Sequence[Text], folder: Path, cut: Pieces, *, steps: int,
           seed: int, again: Tuned | None = None, say: str = "") -> Tuned:  # fmt: skip
    """A transformer after so many steps, at a rate that rises for a tenth of them, then falls.

    again: one that was tuned before, and goes on.
    """
    table, w = (again.table, again.weights) if again else started(folder, seed)
    own, new = RATES_AGAIN if again else RATES
    zeros = {n: jnp.zeros_like(x) for n, x in w.items()}
    state = {"weights": w, "mean": zeros, "square": zeros}
    rng, key = np.random.default_rng(seed), jax.random.key(seed, impl="unsafe_rbg")
    given = parts(texts, cut)
    done, losses, began, warm = 0, [], time.monotonic(), max(1, steps // 10)
    while done < steps:
        for held in rows(given, rng):
            share = (done + 1) / warm if done < warm else (steps - done) / (steps - warm)
            batch = filled(words, texts, cut, held)
            key, die = jax.random.split(key)
            pace = _Pace(own * share, new * share, done + 1.0)
            state, loss = _step(state, table, batch, die, pace)
            losses.append(float(loss))
            done += 1
            if done % 50 == 0 and say:
                spent = time.monotonic() - began
                mean = np.mean(losses[-50:])
                print(f"  {say} {done}/{steps} loss {mean:.4f} {spent:.0f}s", flush=True)
            if done == steps:
                break
    return Tuned(table, state["weights"], cut)


@jax.jit
def _chances(table: Weights, w: Weights, batch: Batch) -> Any:
    return jax.nn.softmax(scores(table, w, batch))


def asked(words: Words, texts: Sequence[Text], by: Tuned) -> list[NDArray[np.float16]]:
    """Chances of all marks for each word of each text."""
    found = [np.zeros((len(t.words), MARKS), np.float16) for t in texts]
    for held in rows(parts(texts, by.pieces), None):
        batch = filled(words, texts, by.pieces, held)
        answer = np.asarray(_chances(by.table, by.weights, batch))
        for r, row in enumerate(held):
            at = 0
            for part in row:
                ids = texts[part.text].words[part.start : part.end].tolist()
                counts = [len(by.pieces[i]) for i in ids]
                first = at + 1 + np.concatenate([[0], np.cumsum(counts)[:-1]]).astype(int)
                found[part.text][part.start : part.end] = answer[r, first]
                at += part.size
    return found
