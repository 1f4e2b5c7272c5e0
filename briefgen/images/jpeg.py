"""The parts of a JPEG: its segments, and the pixels between them."""

from __future__ import annotations

import re
from collections.abc import Iterator

from msgspec import Struct

APP0, APP1, APP2, APP14, COMMENT = 0xE0, 0xE1, 0xE2, 0xEE, 0xFE
SCAN, END = 0xDA, 0xD9
FRAMES = frozenset(range(0xC0, 0xD0)) - {0xC4, 0xC8, 0xCC}
"""Segments that begin a frame, and tell its size."""

_BARE = frozenset({0x01, *range(0xD0, 0xD9)})
"""Markers without a length."""
_NEXT = re.compile(rb"\xff[^\x00\xd0-\xd7\xff]")
"""What ends a run of pixels: a marker other than those that stand in them."""

_ORIENTATION = 0x0112
_EXIF = b"Exif\0\0"


class Part(Struct, frozen=True):
    """A segment with its marker, `start` to `end` in the file; of a scan, with its pixels."""

    marker: int
    start: int
    end: int


def parts(data: bytes) -> Iterator[Part]:
    """All parts after the marker that begins the file, as far as they can be read.

    What stands behind the end of the picture (other pictures, a film) is no part of it.
    """
    at = 2
    while at + 2 <= len(data) and data[at] == 0xFF:
        marker = data[at + 1]
        if marker == 0xFF:  # a filling byte
            at += 1
            continue
        end = _end(data, at, marker)
        if end > len(data):
            return
        yield Part(marker, at, end)
        if marker == END:
            return
        at = end


def _end(data: bytes, at: int, marker: int) -> int:
    if marker == END or marker in _BARE:
        return at + 2
    end = at + 2 + max(int.from_bytes(data[at + 2 : at + 4], "big"), 2)
    if marker != SCAN:
        return end
    found = _NEXT.search(data, end)
    return found.start() if found else len(data)


def orientation(body: bytes) -> int:
    """The orientation, 1 to 8, in the body of a segment APP1; 1 if it says none."""
    if not body.startswith(_EXIF):
        return 1
    tiff = body[len(_EXIF) :]
    if tiff[:2] not in (b"II", b"MM"):
        return 1

    def number(at: int, size: int) -> int:
        return int.from_bytes(tiff[at : at + size], "little" if tiff[:1] == b"I" else "big")

    first = number(4, 4)
    for entry in range(first + 2, first + 2 + 12 * min(number(first, 2), 200), 12):
        if number(entry, 2) == _ORIENTATION:
            found = number(entry + 8, 2)
            return found if 1 <= found <= 8 else 1
    return 1


def turned(orientation: int) -> bytes:
    """A segment that says nothing but how the picture is to be turned."""
    entry = b"\x01\x12\x00\x03\x00\x00\x00\x01" + orientation.to_bytes(2, "big") + b"\0\0"
    body = _EXIF + b"MM\0\x2a\0\0\0\x08\0\x01" + entry + b"\0\0\0\0"
    return b"\xff\xe1" + (len(body) + 2).to_bytes(2, "big") + body
