"""How weights are shipped: tables as whole numbers of 8 bits, each row with a scale of its own.

A number read back is one product of two that are exact, so it is the same on every machine.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from itertools import accumulate, pairwise

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float32]
_MOST = 127


def packed(weight: Floats) -> bytes:
    """The scales of a table's rows, then its numbers; a single row as numbers of 16 bits."""
    if weight.ndim == 1:
        return bytes(weight.astype("<f2"))
    scales = (np.abs(weight).max(axis=1, keepdims=True) / _MOST).astype("<f2")
    by = np.where(scales > 0, scales, 1).astype(np.float32)
    numbers = np.clip(np.rint(weight / by), -_MOST, _MOST) * (scales > 0)
    return bytes(scales) + bytes(numbers.astype(np.int8))


def unpacked(raw: bytes, shapes: Mapping[str, Sequence[int]]) -> dict[str, Floats]:
    """Weights that were packed one behind the other."""
    ends = accumulate((_size(shape) for shape in shapes.values()), initial=0)
    return {
        name: _read(raw[start:end], shape)
        for (name, shape), (start, end) in zip(shapes.items(), pairwise(ends), strict=True)
    }


def size(shapes: Mapping[str, Sequence[int]]) -> int:
    """Bytes of packed weights."""
    return sum(map(_size, shapes.values()))


def _size(shape: Sequence[int]) -> int:
    return 2 * shape[0] if len(shape) == 1 else shape[0] * (2 + shape[1])


def _read(raw: bytes, shape: Sequence[int]) -> Floats:
    scales = np.frombuffer(raw, "<f2", shape[0]).astype(np.float32)
    if len(shape) == 1:
        return scales
    numbers = np.frombuffer(raw, np.int8, offset=2 * shape[0]).reshape(shape)
    return numbers * scales[:, None]
