"""Compiled templates of the built-in themes, kept where Python keeps briefgen's own compiled modules.

They are code, so they are never in a project or its store, which may come from somewhere else: who
can write here can change briefgen itself. Damage costs time, never truth.
"""

from __future__ import annotations

import os
import sys
from contextlib import suppress
from hashlib import blake2b
from pathlib import Path

BUILT_IN = "@themes/"
_SEAL = 16


def folder() -> Path | None:
    """Where this module itself is kept compiled."""
    place = getattr(__spec__, "cached", None)
    return Path(place).parent if place else None


class Compiled:
    """Data by the path of a template and what else its name needs.

    salt: all versions that compiling depends on. folder: none if nothing can be kept.
    """

    def __init__(self, salt: str, folder: Path | None) -> None:
        self.salt, self.folder = salt, folder

    def recall(self, path: str, use: str, state: str) -> bytes:
        """What was noted in the same state, b"" if nothing was, or it isn't whole."""
        if (place := self._place(path, use)) is not None:
            with suppress(OSError):
                seal, data = (told := place.read_bytes())[:_SEAL], told[_SEAL:]
                if seal == self._seal(state, data):
                    return data
        return b""

    def note(self, path: str, use: str, state: str, data: bytes) -> None:
        """Keep it for a later process. It is no matter if that fails."""
        place = self._place(path, use)
        if place is None or sys.dont_write_bytecode:
            return
        new = place.with_suffix(f".{os.getpid()}.new")
        with suppress(OSError):
            new.write_bytes(self._seal(state, data) + data)
            new.replace(place)

    def _place(self, path: str, use: str) -> Path | None:
        if self.folder is None or not path.startswith(BUILT_IN):
            return None
        name = f"{path.removeprefix(BUILT_IN)}-{use}".replace("/", "-")
        return self.folder / (f"{name}.{sys.implementation.cache_tag}.template")

    def _seal(self, state: str, data: bytes) -> bytes:
        told = f"{self.salt}\0{state}\0".encode("utf-8", "surrogatepass")
        return blake2b(told + data, digest_size=_SEAL).digest()
