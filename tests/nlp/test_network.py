"""The network's arithmetic: the same bits in any company, and the same network as is trained."""

from __future__ import annotations

import sys
from dataclasses import replace
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from briefgen.nlp.forms import COLUMNS
from briefgen.nlp.labels import MARKS, OUTSIDE
from briefgen.nlp.network import BLOCK, SURE, Ensemble, Floats, Network, product

ROOT = Path(__file__).resolve().parents[2]
WORDS, GAP = 40, 2


@pytest.fixture
def net(monkeypatch: pytest.MonkeyPatch) -> Any:
    """The module of the network that is trained."""
    monkeypatch.syspath_prepend(str(ROOT / "training"))
    import net

    yield net
    sys.modules.pop("net", None)


def batch(count: int) -> dict[str, Any]:
    draw = np.random.default_rng(3)
    vectors = draw.normal(size=(count, 100)).astype(np.float32)
    vectors[::7] = 0
    rows = [draw.integers(0, column.rows, count) for column in COLUMNS]
    return {
        "rows": np.stack(rows, axis=1).astype(np.int32),
        "phrase": draw.integers(0, 64, count).astype(np.int32),
        "vector": vectors,
        "known": vectors.any(axis=1).astype(np.float32),
        "there": np.ones(count, np.float32),
    }


@pytest.mark.parametrize("inner", [128, 384, 437])
def test_a_row_of_a_product_has_the_same_bits_whatever_stands_beside_it(inner: int) -> None:
    draw = np.random.default_rng(0)
    left = draw.normal(size=(300, inner)).astype(np.float32)
    right = draw.normal(size=(inner, 256)).astype(np.float32)
    whole = product(left, right)
    np.testing.assert_allclose(whole, left @ right, rtol=1e-3, atol=1e-4)
    for count in (1, 2, 7, BLOCK - 1, BLOCK, BLOCK + 1, 119):
        assert np.array_equal(product(left[11 : 11 + count], right), whole[11 : 11 + count])


@pytest.mark.parametrize("count", [1, 2, 3, WORDS])
def test_what_reads_is_what_was_trained(net: Any, count: int) -> None:
    params = net.Params.started(net.Shape(width=16, reach=(1, 2)), seed=1)
    given = batch(count)
    filled = {
        name: np.concatenate([v, np.zeros((3, *v.shape[1:]), v.dtype)]) for name, v in given.items()
    }
    trained = net.Run(params, filled).scores()[:count]
    network = Ensemble((Network(params.of, params.shape.reach),))
    words = network.words(given["rows"], given["vector"], given["phrase"].tolist())
    np.testing.assert_allclose(scored(network, words), trained, rtol=1e-3, atol=1e-4)


def ensemble(net: Any, *seeds: int) -> Ensemble:
    shape = net.Shape(width=16, reach=(1, 2, 2))
    params = [net.Params.started(shape, seed) for seed in seeds]
    return Ensemble(tuple(Network(one.of, shape.reach) for one in params))


def words_of(network: Ensemble, count: int = WORDS) -> Floats:
    given = batch(count)
    return network.words(given["rows"], given["vector"], given["phrase"].tolist())


def scored(network: Ensemble, words: Floats, cuts: list[int] | None = None) -> Floats:
    """The scores of words that are cut into texts at some places."""
    texts = np.split(np.arange(1, len(words) + 1), cuts or [])
    found = network.scores(np.vstack([np.zeros_like(words[:1]), words]), [*map(list, texts)])
    assert [len(scores) for scores in found] == [len(text) for text in texts]
    return np.concatenate(found)


def test_networks_together_give_the_mean_of_their_scores(net: Any) -> None:
    together = ensemble(net, 1, 2)
    words = words_of(together)
    ones = [Ensemble((member,)) for member in together.members]
    halves = np.split(words, 2, axis=1)
    both = [scored(one, half) for one, half in zip(ones, halves, strict=True)]
    assert not np.allclose(*both, atol=1e-2)
    np.testing.assert_allclose(
        scored(together, words), (both[0] + both[1]) / 2, rtol=1e-5, atol=1e-6
    )


def middle_lead(together: Ensemble, words: Floats) -> float:
    """A lead of “no name” that about half of all words have."""
    low, high = -20.0, 20.0
    for _ in range(40):
        clear = (low + high) / 2
        found = scored(replace(together, clear=clear), words)
        enough = (found[:, OUTSIDE] == SURE).mean() > 0.5
        low, high = (clear, high) if enough else (low, clear)
    return clear


@pytest.mark.parametrize("cuts", [[1], [1, 2, 3], [7, 39], [BLOCK, 2 * BLOCK], [50, 51, 110]])
@pytest.mark.parametrize("whole", [True, False])
def test_texts_beside_each_other_have_the_same_bits_as_alone(
    net: Any, cuts: list[int], whole: bool
) -> None:
    together = ensemble(net, 1, 2)
    words = words_of(together, 119)
    if not whole:
        together = replace(together, clear=middle_lead(together, words))
    alone = [scored(together, text) for text in np.split(words, cuts)]
    assert np.array_equal(scored(together, words, cuts), np.concatenate(alone))


def test_words_that_are_read_to_the_end_have_the_same_bits_as_if_all_were(net: Any) -> None:
    together = ensemble(net, 1, 2)
    words = words_of(together, 119)
    some = scored(replace(together, clear=middle_lead(together, words)), words, [50])
    left = some[:, OUTSIDE] == SURE
    assert 40 < left.sum() < 80
    assert not some[left][:, OUTSIDE + 1 :].any()
    assert np.array_equal(some[~left], scored(together, words, [50])[~left])


def test_gradients_are_slopes(net: Any) -> None:
    params = net.Params.started(net.Shape(width=8, reach=(1, 2)), seed=2)
    change, given = net.Params(params.shape), batch(WORDS)
    wanted = np.eye(MARKS, dtype=np.float32)[np.arange(WORDS) % MARKS]

    def loss() -> float:
        seen = net.chances(net.Run(params, given).scores().astype(np.float64))
        return float(-(wanted * np.log(seen)).sum())

    run = net.Run(params, given)
    run.back(net.chances(run.scores()) - wanted, change)
    for name, slopes in change.of.items():
        at = np.unravel_index(np.abs(slopes).argmax(), slopes.shape)
        before = params.of[name][at].copy()
        sides = []
        for step in (3e-3, -3e-3):
            params.of[name][at] = before + step
            sides.append(loss())
        params.of[name][at] = before
        assert slopes[at] == pytest.approx((sides[0] - sides[1]) / 6e-3, rel=0.1, abs=1e-3), name
