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


def test_training_goes_on_from_pipelines_of_8_and_of_16_bits(packing: Any, tmp_path: Path) -> None:
    names = Names(spacy.blank("en").vocab).from_disk(FOLDER / "names")
    assert names.network is not None
    wanted = names.network.weights
    for bits in (8, 16):
        folder = tmp_path / str(bits) / "names"
        names.to_disk(folder)
        shapes = json.loads((folder / "shape.json").read_text())["weights"]
        if bits == 16:
            raw = b"".join(wanted[name].astype("<f2").tobytes() for name in shapes)
            (folder / "weights.bin").write_bytes(raw)
        found = packing.read(folder.parent)
        assert found.reach == names.network.reach
        for name, weight in wanted.items():
            np.testing.assert_allclose(found.weights[name], weight, rtol=1e-3, atol=1e-6)
