"""Fits networks, and asks one that is ready."""

from __future__ import annotations

import time
from collections.abc import Sequence

import numpy as np
from net import Adam, Noise, Params, Run, chances
from numpy.typing import NDArray
from stream import Text, Words, batches, filled

from briefgen.nlp.labels import MARKS
from briefgen.nlp.network import Network

SIZE = 3072
"""Words in a step, gaps among them."""
RATE = 2e-3


def rate_at(done: int, steps: int, most: float) -> float:
    """The rate rises for a while and falls to nothing, as half a wave of cosine does."""
    warm = min(100, steps // 10)
    if done < warm:
        return most * (done + 1) / warm
    return most * (0.01 + 0.99 * 0.5 * (1 + float(np.cos(np.pi * (done - warm) / (steps - warm)))))


def fitted(
    words: Words,
    texts: Sequence[Text],
    params: Params,
    *,
    steps: int,
    seed: int,
    noise: Noise = Noise(),  # noqa: B008
    rate: float = RATE,
    say: str = "",
) -> Params:
    """A network after so many steps, by the chances that texts carry."""
    shape = params.shape
    change, rule = Params(shape), Adam(params)
    rng = np.random.default_rng(seed)
    done, losses, began = 0, [], time.monotonic()
    while done < steps:
        for places in batches(texts, SIZE, shape.gap, rng):
            batch = filled(words, [texts[i] for i in places], SIZE, shape.gap, MARKS)
            run = Run(params, batch, noise, rng)
            found = chances(run.scores())
            weight = batch["weight"][:, None] / batch["there"].sum()
            losses.append(float(-(batch["target"] * np.log(found + 1e-9) * weight).sum()))
            run.back((found - batch["target"]) * weight, change)
            rule.step(change.flat, rate_at(done, steps, rate))
            done += 1
            if done % 200 == 0 and say:
                spent = time.monotonic() - began
                print(
                    f"  {say} {done}/{steps} loss {np.mean(losses[-200:]):.4f} {spent:.0f}s",
                    flush=True,
                )
            if done == steps:
                break
    return params


def told(words: Words, text: Text, by: Network) -> NDArray[np.float32]:
    """Chances of all marks for each word of a text, as a network sees them that is ready."""
    first = by.words(words.rows[text.words], words.vectors[text.words], text.phrases.tolist())
    return chances(by.scores(first))
