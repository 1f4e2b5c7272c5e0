"""The answers of one build: all of them encoded, the last ones also as values.

A large build has more answers than should stand in memory. What is beyond a limit goes to a
temporary file that has no name, and comes back decoded when it is asked for.
"""

from __future__ import annotations

import os
import weakref
from collections import OrderedDict
from typing import IO, TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

    from briefgen.graph.trace import Key

HELD = 32 * 1024 * 1024
"""Bytes of encoded answers that stay in memory."""
REMEMBERED = 4 * 1024 * 1024
"""Bytes of encoded answers whose values stay in memory, too; these take several times as much."""


class Values:
    """Answers by question. What belongs to the whole site is never decoded twice."""

    def __init__(self) -> None:
        self._values: dict[Key, object] = {}
        self._sizes: OrderedDict[Key, int] = OrderedDict()
        self._size = 0
        self._held: dict[Key, bytes] = {}
        self._held_size = 0
        self._places: dict[Key, tuple[int, int]] = {}
        self._file: _Overflow | None = None

    def __contains__(self, key: Key) -> bool:
        return key in self._held or key in self._places

    def keep(self, key: Key, data: bytes) -> None:
        """Take an encoded answer."""
        if key in self:
            self.forget((key,))
        if self._held_size + len(data) > HELD and self._put_out(key, data):
            return
        self._held[key] = data
        self._held_size += len(data)

    def remember(self, key: Key, value: object, size: int) -> None:
        """Take the value of an answer whose encoding has so many bytes.

        Bytes are read as fast from the encoding, and would push all others out.
        """
        if isinstance(value, bytes):
            return
        self._values[key] = value
        if len(key) == 1:
            return
        self._size += size - self._sizes.pop(key, 0)
        self._sizes[key] = size
        while self._size > REMEMBERED and len(self._sizes) > 1:
            oldest, size = self._sizes.popitem(last=False)
            self._size -= size
            del self._values[oldest]

    def remembered(self, key: Key) -> tuple[object] | None:
        """Give a value that is still at hand, None if it has to be decoded."""
        return (self._values[key],) if key in self._values else None

    def encoded(self, key: Key) -> bytes | None:
        """Give an encoded answer, None if there is none."""
        if key in self._held:
            return self._held[key]
        if key in self._places and self._file is not None:
            return self._file.read(*self._places[key])
        return None

    def forget(self, keys: Iterable[Key]) -> None:
        """Know no more of these answers."""
        for key in keys:
            self._values.pop(key, None)
            self._size -= self._sizes.pop(key, 0)
            self._held_size -= len(self._held.pop(key, b""))
            self._places.pop(key, None)

    def _put_out(self, key: Key, data: bytes) -> bool:
        """Write an answer to the file; False if there can be none."""
        try:
            if self._file is None:
                self._file = _Overflow()
            place = self._file.write(data)
        except OSError:
            return False
        if place is None:
            return False
        self._places[key] = place, len(data)
        return True


class _Overflow:
    """A file that ends with its process. A copy of the process may read it, and never writes."""

    def __init__(self) -> None:
        import tempfile  # noqa: PLC0415 - only a large build needs it, and it takes long to import

        file: IO[bytes] = tempfile.TemporaryFile(buffering=0)  # noqa: SIM115 - see the next line
        self._file, self.close = file, weakref.finalize(self, file.close)
        self._owner = os.getpid()
        self._end = 0

    def write(self, data: bytes) -> int | None:
        """Append; give the place. None in a copy of the process."""
        if os.getpid() != self._owner:
            return None
        self._file.seek(self._end)
        written = self._file.write(data)
        if written != len(data):
            raise OSError("the disk is full")
        place, self._end = self._end, self._end + len(data)
        return place

    def read(self, place: int, length: int) -> bytes:
        """Read what lies at a place; copies of the process may do so at the same time."""
        if hasattr(os, "pread"):
            return os.pread(self._file.fileno(), length, place)
        self._file.seek(place)
        return self._file.read(length)
