"""Keys of the lexicon in half their bytes: nothing is lost, and what cannot be kept is an error."""

from __future__ import annotations

import numpy as np
import pytest

from briefgen.nlp.keys import packed, unpacked


def test_every_key_is_read_back_in_half_the_bytes() -> None:
    draw = np.random.default_rng(0).integers(0, 1 << 32, 160_000)
    keys = np.unique(np.array([0, 0xFFFF, 0x10000, 0xFFFFFFFF, *draw], np.uint32))
    raw = packed(keys)
    assert len(raw) == 65_536 + 2 * len(keys)
    found = unpacked(raw)
    assert found.dtype == np.uint32
    assert np.array_equal(found, keys)


def test_no_keys_are_no_bytes() -> None:
    assert packed(np.zeros(0, np.uint32)) == b""
    assert len(unpacked(b"")) == 0


def test_keys_that_crowd_are_refused_and_not_cut() -> None:
    assert len(unpacked(packed(np.arange(255, dtype=np.uint32)))) == 255
    with pytest.raises(ValueError, match="no hashes"):
        packed(np.arange(256, dtype=np.uint32))
