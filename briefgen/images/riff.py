"""The chunks of a WebP."""

from __future__ import annotations

from collections.abc import Iterator

_MOVING = 0x02
HEAD = 12
"""Bytes before the first chunk."""


def chunks(data: bytes) -> Iterator[tuple[bytes, int, int]]:
    """Name, start and end of each whole chunk, with the byte that fills it up."""
    at = HEAD
    while at + 8 <= len(data):
        length = int.from_bytes(data[at + 4 : at + 8], "little")
        end = at + 8 + length
        if end > len(data):
            return
        yield data[at : at + 4], at, min(end + length % 2, len(data))
        at = end + length % 2


def size(data: bytes) -> tuple[int, int, bool]:
    """Width and height that the first chunk tells, 0 if it doesn't; whether there are several frames."""
    first, body = data[HEAD : HEAD + 4], data[HEAD + 8 : HEAD + 18]
    if len(body) < 10:
        return 0, 0, False
    if first == b"VP8X":
        width, height = (1 + int.from_bytes(body[at : at + 3], "little") for at in (4, 7))
        return width, height, bool(body[0] & _MOVING)
    if first == b"VP8L":
        bits = int.from_bytes(body[1:5], "little")
        return 1 + (bits & 0x3FFF), 1 + (bits >> 14 & 0x3FFF), False
    if first == b"VP8 ":
        width, height = (int.from_bytes(body[at : at + 2], "little") & 0x3FFF for at in (6, 8))
        return width, height, False
    return 0, 0, False
