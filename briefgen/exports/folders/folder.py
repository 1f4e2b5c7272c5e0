"""A folder whose sources are read."""

from __future__ import annotations

from collections.abc import Callable

from msgspec import Struct

from briefgen.findings import Failure, Place
from briefgen.source.decode import decode


class Folder(Struct, frozen=True):
    """A folder that is read.

    path: its own, for findings. names: of its files, with slashes. only: the sources that are
    taken; empty for all.
    """

    path: str
    names: tuple[str, ...]
    bytes_of: Callable[[str], bytes | None]
    only: tuple[str, ...] = ()

    def read(self, name: str) -> tuple[str | None, bool]:
        """The text of a file, and whether there were signs in it that nobody sees.

        Raises:
            Failure: if it is no text.
        """
        data = self.bytes_of(name)
        if data is None:
            return None, False
        text, found = decode(self.place(name).path, data)
        if text is None:
            raise Failure(*found)
        return text, bool(found)

    def text(self, name: str) -> str | None:
        """The text of a file alone."""
        return self.read(name)[0]

    def place(self, name: str, line: int = 0) -> Place:
        return Place(f"{self.path}/{name}" if self.path not in ("", ".") else name, line)
