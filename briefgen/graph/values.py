"""The answers of one build, by the numbers of the questions: all encoded, the last ones also as values.

A large build has more answers than should stand in memory. What is beyond a limit goes to a
temporary file that has no name, and comes back decoded when it is asked for.
"""

from __future__ import annotations

from collections import OrderedDict
from typing import TYPE_CHECKING

from briefgen.graph.overflow import Places

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
        self._beyond = Places()

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
