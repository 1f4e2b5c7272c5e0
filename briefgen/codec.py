"""Values as bytes: one canonical encoding for the store and for fingerprints.

Equal values give equal bytes in every process, and decoding runs no code. Never pickle: its
bytes differ for equal values, and a restored cache could execute what it holds.
"""

from __future__ import annotations

from functools import cache
from hashlib import blake2b
from threading import RLock
from typing import TYPE_CHECKING, Any, TypeVar, cast

from msgspec import DecodeError as DecodeError  # noqa: PLC0414 - the error of `decode`
from msgspec import msgpack

if TYPE_CHECKING:
    from collections.abc import Hashable

T = TypeVar("T")

_ENCODER = msgpack.Encoder(order="deterministic")
_READING_TYPES = RLock()


def encode(value: object) -> bytes:
    """Give the canonical msgpack of a value: dataclasses, tuples, str, numbers, bool, None, bytes.

    Raises TypeError for what has no canonical form, UnicodeEncodeError for lone surrogates.
    """
    return _ENCODER.encode(value)


def decode(data: bytes, type: type[T]) -> T:  # noqa: A002 - named as in msgspec
    """Give the value of this type; raises DecodeError if the bytes do not hold one."""
    try:
        return cast("T", _decoder(cast("Hashable", type)).decode(data))
    except UnicodeDecodeError as error:
        raise DecodeError(str(error)) from None


def fingerprint(value: object) -> str:
    """Give 32 hexadecimal digits that differ wherever two canonical encodings differ."""
    return fingerprint_of(value, b"" if isinstance(value, bytes) else encode(value))


def fingerprint_of(value: object, data: bytes) -> str:
    """Give the fingerprint of a value whose encoding is at hand."""
    if isinstance(value, bytes):
        return _digest(value, b"bytes")
    return _digest(data, b"value")


def _digest(data: bytes, kind: bytes) -> str:
    return blake2b(data, digest_size=16, person=kind).hexdigest()


@cache
def _decoder(answer: Hashable) -> msgpack.Decoder[Any]:
    # While msgspec reads the types of a class's fields, another thread sees the class as read
    # and decodes with what is missing: the process dies (msgspec 0.22).
    with _READING_TYPES:
        return msgpack.Decoder(cast("type[Any]", answer))
