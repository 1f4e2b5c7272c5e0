"""Sorted keys of 32 bits, shipped as 16: how many begin with each upper half, then all lower halves."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

Keys = NDArray[np.uint32]
_HALVES = 1 << 16


def packed(keys: Keys) -> bytes:
    """Raises ValueError if more than 255 keys have one upper half: hashes don't crowd so."""
    if not len(keys):
        return b""
    counts = np.bincount(keys >> 16, minlength=_HALVES)
    if counts.max() > 255:
        raise ValueError("these keys are no hashes")
    return counts.astype(np.uint8).tobytes() + (keys & 0xFFFF).astype("<u2").tobytes()


def unpacked(raw: bytes) -> Keys:
    counts = np.frombuffer(raw[:_HALVES], np.uint8)
    upper = np.repeat(np.arange(len(counts), dtype=np.uint32) << 16, counts)
    keys: Keys = upper | np.frombuffer(raw[_HALVES:], "<u2")
    return keys
