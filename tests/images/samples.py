"""Pictures that tests make for themselves."""

from __future__ import annotations

from io import BytesIO
from typing import Any

from PIL import Image, PngImagePlugin

CANARY = "CanaryCamera"


def picture(kind: str = "JPEG", size: tuple[int, int] = (1000, 600), **options: Any) -> bytes:
    """A picture with edges and smooth parts, blue at the left and red at the right."""
    image = Image.linear_gradient("L").resize(size)
    image = Image.merge("RGB", (image, image.rotate(180), image))
    image.paste((0, 0, 255), (0, 0, size[0] // 4, size[1]))
    image.paste((255, 0, 0), (size[0] * 3 // 4, 0, *size))
    out = BytesIO()
    image.save(out, kind, **options)
    return out.getvalue()


def telling(kind: str, turn: int = 1, **options: Any) -> bytes:
    """A picture that tells with which camera and where it was taken."""
    exif = Image.Exif()
    exif[0x010F], exif[0x0112] = CANARY, turn
    exif.get_ifd(0x8825)[1] = "N"
    if kind == "PNG":
        said = PngImagePlugin.PngInfo()
        said.add_text("Comment", CANARY)
        options["pnginfo"] = said
    if kind in ("JPEG", "WEBP"):
        options["xmp"] = f"<x>{CANARY}</x>".encode()
    return picture(kind, exif=exif, **options)


def opened(data: bytes) -> Image.Image:
    image = Image.open(BytesIO(data))
    image.load()
    return image


def bomb(width: int = 60_000, height: int = 60_000) -> bytes:
    """A small PNG that says it is enormous."""
    data = bytearray(picture("PNG", (8, 8)))
    data[16:24] = width.to_bytes(4, "big") + height.to_bytes(4, "big")
    return bytes(data)
