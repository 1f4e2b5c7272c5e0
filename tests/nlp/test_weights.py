"""Weights as they are shipped: near what was trained, and read back to the same bits."""

from __future__ import annotations

import json
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import numpy as np
import pytest
import spacy

from briefgen.nlp.network import Ensemble, Network
from briefgen.nlp.shipped import FOLDER
from briefgen.nlp.tagger import Names
from briefgen.nlp.weights import Floats, packed, unpacked

TRAINING = Path(__file__).resolve().parents[2] / "training"


@pytest.fixture
def packing(monkeypatch: pytest.MonkeyPatch) -> Iterator[Any]:
    monkeypatch.syspath_prepend(str(TRAINING))
    before = set(sys.modules)
    import packing

    yield packing
    for name in set(sys.modules) - before:
        if str(TRAINING) in str(getattr(sys.modules[name], "__file__", "")):
            del sys.modules[name]


def weights() -> dict[str, Floats]:
    draw = np.random.default_rng(4)
    table = draw.normal(size=(40, 24)).astype(np.float32)
    table[:, 0] *= draw.uniform(1e-3, 30, 40).astype(np.float32)
    table[3] = 0
    table[5] = 1e-12
    return {
        "bias": draw.normal(size=24).astype(np.float32),
        "table": table,
        "last": draw.normal(size=(2, 3)).astype(np.float32),
    }


def read(given: dict[str, Floats]) -> dict[str, Floats]:
    raw = b"".join(packed(w) for w in given.values())
    return unpacked(raw, {name: w.shape for name, w in given.items()})


def test_every_number_is_read_back_within_half_a_step_of_its_row() -> None:
    given = weights()
    found = read(given)
    assert {name: w.dtype for name, w in found.items()} == dict.fromkeys(given, np.float32)
    np.testing.assert_allclose(found["bias"], given["bias"], rtol=1e-3)
    for name in ("table", "last"):
        step = np.abs(given[name]).max(axis=1, keepdims=True) / 127
        assert (np.abs(found[name] - given[name]) <= 0.6 * step + 1e-7).all()
    assert not found["table"][[3, 5]].any()


def test_what_was_read_back_packs_to_the_same_bytes() -> None:
    once = read(weights())
    again = read(once)
    for name, weight in once.items():
        assert weight.tobytes() == again[name].tobytes()


def test_a_file_that_ends_early_is_an_error_and_no_other_network() -> None:
    raw = b"".join(packed(w) for w in weights().values())
    with pytest.raises(ValueError, match="reshape"):
        unpacked(raw[:-4], {name: w.shape for name, w in weights().items()})


@pytest.fixture
def names() -> Names:
    """The shipped networks."""
    return Names(spacy.blank("en").vocab).from_disk(FOLDER / "names")


def same(found: Network, wanted: Network) -> bool:
    weights = zip(found.weights.items(), wanted.weights.items(), strict=True)
    alike = (a == b and np.array_equal(v, w) for (a, v), (b, w) in weights)
    return found.reach == wanted.reach and all(alike)


def test_networks_of_an_ensemble_are_read_back_in_their_order(names: Names, tmp_path: Path) -> None:
    assert names.network is not None
    one = names.network.members[0]
    other = Network({n: -w for n, w in one.weights.items()}, (2, 1, 2, 1))
    Names(names.vocab, network=Ensemble((other, one))).to_disk(tmp_path)
    found = Names(names.vocab).from_disk(tmp_path).network
    assert found is not None
    assert len(found.members) == 2
    assert same(found.members[0], other)
    assert same(found.members[1], one)


def test_training_goes_on_from_what_is_shipped(packing: Any, names: Names) -> None:
    assert names.network is not None
    for found, wanted in zip(packing.read(FOLDER), names.network.members, strict=True):
        assert same(found, wanted)
        again = packing.rounded(packing.begun(found))
        for name, weight in wanted.weights.items():
            assert np.array_equal(again.weights[name], weight)


@pytest.mark.parametrize("bits", [8, 16])
def test_training_goes_on_from_older_pipelines_of_one_network(
    packing: Any, names: Names, tmp_path: Path, bits: int
) -> None:
    assert names.network is not None
    wanted = names.network.members[0]
    shapes = {name: w.shape for name, w in wanted.weights.items()}
    numbers = packed if bits == 8 else lambda w: w.astype("<f2").tobytes()
    folder = tmp_path / "names"
    folder.mkdir()
    (folder / "shape.json").write_text(json.dumps({"reach": wanted.reach, "weights": shapes}))
    (folder / "weights.bin").write_bytes(b"".join(map(numbers, wanted.weights.values())))
    (found,) = packing.read(tmp_path)
    assert found.reach == wanted.reach
    for name, weight in wanted.weights.items():
        np.testing.assert_allclose(found.weights[name], weight, rtol=1e-3, atol=1e-6)
