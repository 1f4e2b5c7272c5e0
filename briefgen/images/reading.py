"""What the file of a picture says of itself: its kind, its size, whether its end is there.

Enough is read for that and no more: no pixel is decoded, whatever stands in the file.
"""

from __future__ import annotations

import re

from briefgen.images import jpeg, riff
from briefgen.images.chunks import chunks
from briefgen.images.header import Header

PNG = b"\x89PNG\r\n\x1a\n"
_SVG_TAG = re.compile(rb"<svg\b([^>]{0,4000})>")
_SVG_SIZE = re.compile(rb"""\s(width|height|viewBox)\s{0,9}=\s{0,9}["']([^"']{1,80})["']""")
_PIXELS = re.compile(rb"(\d{1,5}(?:\.\d{1,6})?)(?:px)?\Z")
_SVG_HEAD = 16_000
"""Bytes in which the tag that opens a drawing is looked for."""


NOTHING = Header()


def header(data: bytes) -> Header:
    """Read the header of a picture."""
    if data.startswith(PNG):
        return _png(data)
    if data.startswith(b"\xff\xd8\xff"):
        return _jpeg(data)
    if data.startswith((b"GIF87a", b"GIF89a")):
        return _gif(data)
    if data[:4] == b"RIFF" and data[8:12] == b"WEBP":
        return _webp(data)
    if data[4:12] in (b"ftypavif", b"ftypavis"):
        return _avif(data)
    return _svg(data)


def _number(data: bytes) -> int:
    return int.from_bytes(data, "big")


def _png(data: bytes) -> Header:
    names = [name for name, _, _ in chunks(data, len(PNG))]
    if names[:1] != [b"IHDR"]:
        return Header("png", whole=False)
    width, height = _number(data[16:20]), _number(data[20:24])
    return Header("png", width, height, moving=b"acTL" in names, whole=b"IEND" in names)


def _jpeg(data: bytes) -> Header:
    frame, turn, whole = b"", 1, False
    for part in jpeg.parts(data):
        if part.marker in jpeg.FRAMES and not frame:
            frame = data[part.start + 5 : part.start + 9]
        elif part.marker == jpeg.APP1 and turn == 1:
            turn = jpeg.orientation(data[part.start + 4 : part.end])
        whole = whole or part.marker == jpeg.END
    height, width = _number(frame[:2]), _number(frame[2:])
    if turn > 4:
        width, height = height, width
    return Header("jpeg", width, height, turn, whole=whole and bool(frame))


def _gif(data: bytes) -> Header:
    width, height = (int.from_bytes(data[at : at + 2], "little") for at in (6, 8))
    whole = b"\x3b" in data[-16:]  # some programs fill the file up behind it
    return Header("gif", width, height, moving=True, whole=whole)


def _webp(data: bytes) -> Header:
    width, height, moving = riff.size(data)
    whole = len(data) >= 8 + int.from_bytes(data[4:8], "little") and bool(width)
    return Header("webp", width, height, moving=moving, whole=whole)


def _avif(data: bytes) -> Header:
    """The largest of the sizes that it names: smaller ones are of tiles, thumbnails and masks."""
    found = [
        (_number(data[at + 8 : at + 12]), _number(data[at + 12 : at + 16]))
        for at in _every(data, b"ispe")
    ]
    width, height = max(found, key=lambda size: size[0] * size[1], default=(0, 0))
    turned = any(data[at + 4 : at + 5] in (b"\1", b"\3") for at in _every(data, b"irot"))
    if turned:
        width, height = height, width
    moving = data[8:12] == b"avis"
    return Header("avif", width, height, moving=moving, whole=_is_filled(data))


def _every(data: bytes, name: bytes, most: int = 64) -> list[int]:
    """Where boxes of this name begin in the head of a file; behind that, only pixels stand."""
    head = data[:65_536]
    return [found.start() for _, found in zip(range(most), re.finditer(name, head), strict=False)]


def _is_filled(data: bytes) -> bool:
    """Whether the outermost boxes end where the file does."""
    at = 0
    while at + 8 <= len(data):
        size = _number(data[at : at + 4])
        if size == 1:
            size = _number(data[at + 8 : at + 16])
        if size == 0:
            return True
        if size < 8:
            return False
        at += size
    return at == len(data)


def _svg(data: bytes) -> Header:
    tag = _SVG_TAG.search(data[:_SVG_HEAD])
    if tag is None:
        return NOTHING
    given = {name.decode(): value.strip() for name, value in _SVG_SIZE.findall(tag[1])}
    sizes = [_PIXELS.match(given.get(name, b"")) for name in ("width", "height")]
    if all(sizes):
        width, height = (round(float(size[1])) for size in sizes if size)
        return Header("svg", width, height)
    box = re.split(rb"[\s,]+", given.get("viewBox", b""))
    edges = [_PIXELS.match(edge) for edge in box[2:]]
    if len(edges) == 2 and all(edges):
        width, height = (round(float(edge[1])) for edge in edges if edge)
        return Header("svg", width, height)
    return Header("svg")
