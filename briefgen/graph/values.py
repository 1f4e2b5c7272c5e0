"""The answers of one build, by the numbers of the questions: all encoded, the last ones also as values.

A large build has more answers than should stand in memory. What is beyond a limit goes to a
temporary file that has no name, and comes back decoded when it is asked for.
"""

from __future__ import annotations

import os
import weakref
from array import array
from collections import OrderedDict
from typing import IO, TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

HELD = 8 * 1024 * 1024
"""Bytes of encoded answers that stay in memory."""
REMEMBERED = 4 * 1024 * 1024
"""Bytes of encoded answers whose values stay in memory, too; these take several times as much."""


class Values:
    """Answers by number. What belongs to the whole site is never decoded twice."""

    def __init__(self) -> None:
        self._values: dict[int, object] = {}
        self._sizes: OrderedDict[int, int] = OrderedDict()
        self._size = 0
        self._held: dict[int, bytes] = {}
        self._held_size = 0
        self._beyond = _Beyond()

    def __contains__(self, number: int) -> bool:
        return number in self._held or number in self._beyond

    def keep(self, number: int, data: bytes) -> None:
        """Take an encoded answer."""
        if number in self:
            self.forget((number,))
        if self._held_size + len(data) > HELD and self._beyond.take(number, data):
            return
        self._held[number] = data
        self._held_size += len(data)

    def remember(self, number: int, value: object, size: int, *, lasting: bool = False) -> None:
        """Take the value of an answer whose encoding has so many bytes.

        Bytes are read as fast from the encoding, and would push all others out.
        """
        if isinstance(value, bytes):
            return
        self._values[number] = value
        if lasting:
            return
        self._size += size - self._sizes.pop(number, 0)
        self._sizes[number] = size
        while self._size > REMEMBERED and len(self._sizes) > 1:
            oldest, size = self._sizes.popitem(last=False)
            self._size -= size
            del self._values[oldest]

    def remembered(self, number: int) -> tuple[object] | None:
        """Give a value that is still at hand, None if it has to be decoded."""
        return (self._values[number],) if number in self._values else None

    def encoded(self, number: int) -> bytes | None:
        """Give an encoded answer, None if there is none."""
        if number in self._held:
            return self._held[number]
        return self._beyond.read(number)

    def forget(self, numbers: Iterable[int]) -> None:
        """Know no more of these answers."""
        for number in numbers:
            self._values.pop(number, None)
            self._size -= self._sizes.pop(number, 0)
            self._held_size -= len(self._held.pop(number, b""))
            self._beyond.forget(number)


class _Beyond:
    """What is too much for memory, and where in the file it lies."""

    def __init__(self) -> None:
        self._places = array("Q")  # one more, so that nought is none
        self._lengths = array("I")
        self._file: _Overflow | None = None

    def __contains__(self, number: int) -> bool:
        return number < len(self._places) and self._places[number] > 0

    def take(self, number: int, data: bytes) -> bool:
        """Write an answer to the file; False if there can be none."""
        try:
            if self._file is None:
                self._file = _Overflow()
            place = self._file.write(data)
        except OSError:
            return False
        if place is None:
            return False
        if (more := number + 1 - len(self._places)) > 0:
            self._places.frombytes(bytes(more * self._places.itemsize))
            self._lengths.frombytes(bytes(more * self._lengths.itemsize))
        self._places[number], self._lengths[number] = place + 1, len(data)
        return True

    def read(self, number: int) -> bytes | None:
        """Give what was taken, None if nothing was."""
        if number not in self or self._file is None:
            return None
        return self._file.read(self._places[number] - 1, self._lengths[number])

    def forget(self, number: int) -> None:
        """Know no more of an answer."""
        if number in self:
            self._places[number] = 0


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
