"""What is known of a picture from the head of its file."""

from __future__ import annotations

from msgspec import Struct


class Header(Struct, frozen=True):
    """kind: "png", "jpeg", "gif", "webp", "avif", "svg"; "" for none of these.

    width, height: in pixels, as the picture is shown; 0 if the file doesn't tell.
    turn: how a JPEG is to be turned, in the numbers of EXIF; 1 for not at all.
    moving: it has several frames, or may have. whole: its end is there.
    """

    kind: str = ""
    width: int = 0
    height: int = 0
    turn: int = 1
    moving: bool = False
    whole: bool = True

    @property
    def pixels(self) -> int:
        return self.width * self.height
