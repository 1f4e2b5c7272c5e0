"""What is said of signs that were left as text."""

from __future__ import annotations

from msgspec import Struct


class Said(Struct, frozen=True):
    """What is wrong, what to do, and what to write in place of it all, "" if that isn't sure."""

    message: str
    hint: str
    instead: str = ""
