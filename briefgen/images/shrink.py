"""Smaller sizes of a picture, through Pillow: the same bytes for the same picture and Pillow."""

from __future__ import annotations

import struct
import zlib
from io import BytesIO
from typing import TYPE_CHECKING, Final

from briefgen.images.bare import bare
from briefgen.images.header import Header

if TYPE_CHECKING:
    from PIL import Image

READ: Final = {"png": "PNG", "jpeg": "JPEG", "webp": "WEBP"}
"""Kinds that are made smaller, with Pillow's names; no other decoder is ever asked."""
WRITTEN: Final = {**READ, "avif": "AVIF"}

OPTIONS: Final[dict[str, dict[str, object]]] = {
    "webp": {"quality": 80, "method": 4},
    "avif": {"quality": 62, "speed": 6, "max_threads": 1},
    "jpeg": {"quality": 82, "optimize": True, "progressive": True, "subsampling": "4:2:0"},
    "png": {"optimize": True},
}
DRAWN: Final = 4096
"""A picture with no more colours than this is a drawing: its edges and letters stay sharp."""


RAISED: Final = (
    *(ArithmeticError, AttributeError, EOFError, LookupError, MemoryError, OSError, RuntimeError),
    *(SyntaxError, TypeError, ValueError, struct.error, zlib.error),
)
"""What decoders raise at files that aren't what they seem."""


def readable(data: bytes, known: Header, width: int) -> bool:
    """Whether all pixels can be read; `width`: of the largest size that is wanted."""
    from PIL import Image  # noqa: PLC0415 - only who makes pictures smaller needs it

    try:
        _opened(data, known, width).load()
    except (*RAISED, Image.DecompressionBombError):
        return False
    return True


def shrunk(data: bytes, known: Header, width: int, kind: str) -> bytes:
    """The picture `width` pixels wide, turned upright, in sRGB, without metadata."""
    from PIL import Image  # noqa: PLC0415 - as above

    image = _opened(data, known, width)
    image = _coloured(image, kind)
    drawn = known.kind == "png" and image.getcolors(DRAWN) is not None
    if known.turn != 1:
        image = image.transpose(getattr(Image.Transpose, _TURNS[known.turn]))
    height = max(1, round(known.height * width / known.width))
    if image.size != (width, height):
        image = image.resize((width, height), Image.Resampling.LANCZOS, reducing_gap=3.0)
    out, options = BytesIO(), OPTIONS[kind]
    if drawn and kind == "webp":
        options = options | {"lossless": True}
        if image.mode == "RGB":  # made smaller, edges have more shades than anybody sees
            image = image.quantize(256, dither=Image.Dither.NONE).convert("RGB")
    image.save(out, WRITTEN[kind], **options)
    return out.getvalue()


_TURNS: Final = {
    2: "FLIP_LEFT_RIGHT", 3: "ROTATE_180", 4: "FLIP_TOP_BOTTOM", 5: "TRANSPOSE",
    6: "ROTATE_270", 7: "TRANSVERSE", 8: "ROTATE_90",
}  # fmt: skip


def _opened(data: bytes, known: Header, width: int) -> Image.Image:
    """The picture; of a large JPEG only as many pixels are decoded as its width needs."""
    from PIL import Image  # noqa: PLC0415 - as above

    # Metadata is gone before a decoder sees it: less that can go wrong.
    image = Image.open(BytesIO(bare(data, known)), formats=[READ[known.kind]])
    if known.kind == "jpeg":
        image.draft(None, (width, 1) if known.turn < 5 else (1, width))
    return image


def _coloured(image: Image.Image, kind: str) -> Image.Image:
    """The picture in the colours of the web, with or without transparency."""
    clear = image.has_transparency_data and kind != "jpeg"
    profile = image.info.get("icc_profile")
    if image.mode.startswith("I"):  # 16 bits of grey
        image = image.point(lambda value: value * (1 / 256)).convert("L")
    if image.mode in ("RGB", "CMYK") and profile and (found := _in_srgb(image, profile)):
        image = found
    image = image.convert("RGBA" if clear else "RGB")
    image.info = {}
    return image


def _in_srgb(image: Image.Image, profile: bytes) -> Image.Image | None:
    """The picture in sRGB; None if its profile makes no sense."""
    from PIL import ImageCms  # noqa: PLC0415 - as above

    try:
        given = ImageCms.ImageCmsProfile(BytesIO(profile))
        return ImageCms.profileToProfile(
            image, given, ImageCms.createProfile("sRGB"), outputMode="RGB"
        )
    except (ImageCms.PyCMSError, OSError, ValueError):
        return None
