"""A temporary file without a name, for bytes that should not stand in memory."""

from __future__ import annotations

import os
import weakref
from array import array
from typing import IO

from msgspec import Struct


class Overflow:
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


class Places:
    """Bytes by number, in such a file."""

    def __init__(self) -> None:
        self._places = array("Q")  # one more, so that nought is none
        self._lengths = array("I")
        self._file: Overflow | None = None

    def __contains__(self, number: int) -> bool:
        return number < len(self._places) and self._places[number] > 0

    def take(self, number: int, data: bytes) -> bool:
        """Write bytes to the file; False if there can be none."""
        try:
            if self._file is None:
                self._file = Overflow()
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
        """Know no more of these bytes."""
        if number in self:
            self._places[number] = 0


class Away(Struct, frozen=True):
    """The bytes of a file that was read, kept in an overflow."""

    file: Overflow
    place: int
    length: int

    @property
    def data(self) -> bytes:
        return self.file.read(self.place, self.length)
