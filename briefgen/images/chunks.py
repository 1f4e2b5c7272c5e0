"""The chunks of a PNG."""

from __future__ import annotations

from collections.abc import Iterator


def chunks(data: bytes, at: int) -> Iterator[tuple[bytes, int, int]]:
    """Name, start and end of each whole chunk, to the one that ends the picture."""
    while at + 12 <= len(data):
        name, end = data[at + 4 : at + 8], at + 12 + int.from_bytes(data[at : at + 4], "big")
        if end > len(data):
            return
        yield name, at, end
        if name == b"IEND":
            return
        at = end
