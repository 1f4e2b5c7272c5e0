"""A picture without what its file tells besides: place, camera, names, times, thumbnails.

Not one pixel changes, so Pillow is not needed for it. What says how pixels are meant stays: the
profile of colours, and how a JPEG is to be turned.
"""

from __future__ import annotations

from briefgen.images import jpeg, riff
from briefgen.images.chunks import chunks
from briefgen.images.header import Header
from briefgen.images.reading import PNG

_SAID = frozenset({b"eXIf", b"tEXt", b"zTXt", b"iTXt", b"tIME"})
"""Chunks of a PNG that speak of where it came from."""
_TOLD = frozenset({b"EXIF", b"XMP "})
"""The same of a WebP, and the two bits that announce them."""
_ANNOUNCED = 0x08 | 0x04


def bare(data: bytes, known: Header) -> bytes:
    """The file without metadata; as it is, if that cannot be told apart."""
    match known.kind:
        case "jpeg":
            return _jpeg(data, known.turn)
        case "png":
            return _png(data)
        case "webp":
            return _webp(data)
        case _:
            return data


def _jpeg(data: bytes, turn: int) -> bytes:
    out, end, seen = [data[:2]], 2, False
    if turn != 1:
        out.append(jpeg.turned(turn))
    for part in jpeg.parts(data):
        end, seen = part.end, seen or part.marker == jpeg.SCAN
        if _shows(data, part):
            out.append(data[part.start : part.end])
    # Of a file with a flaw among its pixels all of these are kept: what can be seen is seen.
    broken = seen and data[end - 2 : end] != b"\xff\xd9"
    return b"".join(out) + (data[end:] if broken else b"")


def _shows(data: bytes, part: jpeg.Part) -> bool:
    """Whether a part says something of how the pixels look."""
    body = data[part.start + 4 : part.start + 16]
    if part.marker == jpeg.APP2:
        return body.startswith(b"ICC_PROFILE\0")
    kept = part.marker in (jpeg.APP0, jpeg.APP14)
    if part.marker == jpeg.APP0:
        return body.startswith(b"JFIF\0")
    return kept or not (jpeg.APP0 <= part.marker <= 0xEF or part.marker == jpeg.COMMENT)


def _png(data: bytes) -> bytes:
    out, end = [PNG], len(PNG)
    for name, start, stop in chunks(data, len(PNG)):
        end = stop
        if name not in _SAID:
            out.append(data[start:stop])
    ended = data[end - 8 : end - 4] == b"IEND"
    return b"".join(out) + (b"" if ended else data[end:])


def _webp(data: bytes) -> bytes:
    out, end = [], riff.HEAD
    for name, start, stop in riff.chunks(data):
        end = stop
        if name in _TOLD:
            continue
        chunk = data[start:stop]
        if name == b"VP8X" and len(chunk) > 8:
            chunk = chunk[:8] + bytes([chunk[8] & ~_ANNOUNCED]) + chunk[9:]
        out.append(chunk)
    announced = 8 + int.from_bytes(data[4:8], "little")
    body = b"WEBP" + b"".join(out) + (b"" if end >= announced else data[end:])
    length = len(body) if end >= announced else announced - 8
    return b"RIFF" + length.to_bytes(4, "little") + body
