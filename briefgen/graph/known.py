"""What a build knows, packed: a large one has millions of questions, and more links between them.

Each question has a number, by which its fingerprint, its height and what it asked are found.
As objects of their own these would take four times the memory, and a copy of the process would
have to copy what it only looks at.
"""

from __future__ import annotations

from array import array
from collections.abc import Iterable, Iterator, MutableMapping
from typing import TYPE_CHECKING

from briefgen.graph.trace import NEW, Key, Notes, Reason, Trace

if TYPE_CHECKING:
    from collections.abc import Collection

Packed = bytes
"""Numbers of questions, four bytes each."""

NOTHING: Packed = b""
SIZE = 16
"""Bytes of a fingerprint."""
NO_PRINT = bytes(SIZE)
NOT_RUN, IS_NEW, HAS_REASON = range(3)


class Known(MutableMapping[Key, Trace]):
    """Question → trace, in the order in which they came to be known; and what each asked."""

    def __init__(self) -> None:
        self.numbers: dict[Key, int] = {}
        self.keys_of: list[Key] = []
        self._prints = bytearray()
        self._heights = array("I")
        self._asked: list[Packed | None] = []
        self._ran = bytearray()
        self._order = array("I")  # in which they ran
        self._free: list[int] = []
        self._odd: dict[int, Trace] = {}  # with something that has no place in the tables
        self._reasons: dict[int, Reason] = {}

    def __len__(self) -> int:
        return len(self.numbers)

    def __contains__(self, key: object) -> bool:
        return key in self.numbers

    def __iter__(self) -> Iterator[Key]:
        return iter(self.numbers)

    def __reversed__(self) -> Iterator[Key]:
        return reversed(self.numbers)

    def __getitem__(self, key: Key) -> Trace:
        return self.trace(self.numbers[key])

    def __setitem__(self, key: Key, trace: Trace) -> None:
        self.put(key, trace)

    def __delitem__(self, key: Key) -> None:
        if key not in self.numbers:
            raise KeyError(key)
        self.forget((key,))

    def find(self, key: Key) -> Trace | None:
        """As `get`, which would take a way through an exception."""
        number = self.numbers.get(key)
        return None if number is None else self.trace(number)

    def trace(self, number: int) -> Trace:
        """Give the trace of the question with this number."""
        if number in self._odd:
            return self._odd[number]
        return Trace(self.print_of(number), (), None, self._heights[number])

    def print(self, key: Key) -> str | None:
        """Give the fingerprint of an answer, None if nothing is known of it."""
        number = self.numbers.get(key)
        return None if number is None else self.print_of(number)

    def print_of(self, number: int) -> str:
        """Give the fingerprint of the answer to the question with this number."""
        if number in self._odd:
            return self._odd[number].print
        start = number * SIZE
        return self._prints[start : start + SIZE].hex()

    def failed(self, number: int) -> Notes | None:
        """Give the findings of the failure that a query raised, None if it did not."""
        odd = self._odd.get(number)
        return None if odd is None else odd.failed

    def put(
        self, key: Key, trace: Trace, asked: Packed = NOTHING, reason: Reason | None = None
    ) -> int:
        """Take the trace of a question; give its number.

        reason: why its query ran; None if it did not.
        """
        number = self.numbers.pop(key, None)
        print_ = _packed(trace)
        if number is None:
            number = self._new(key)
        self.numbers[key] = number  # after all that it asked
        self._heights[number], self._asked[number] = trace.height, asked
        if print_ is None:
            self._odd[number] = trace
        else:
            if self._odd:
                self._odd.pop(number, None)
            self._prints[number * SIZE : (number + 1) * SIZE] = print_
        if reason is not None:
            self._run(number, reason)
        return number

    def _run(self, number: int, reason: Reason) -> None:
        if not self._ran[number]:
            self._order.append(number)
        self._ran[number] = IS_NEW if reason is NEW else HAS_REASON
        if reason is not NEW:
            self._reasons[number] = reason

    def asked(self, key: Key) -> tuple[Key, ...]:
        """Give what a question asked, in that order; () if that is for the store to know.

        Raises:
            LookupError: if some of that was forgotten.
        """
        return self.keys_in(self.links(self.numbers[key]))

    def links(self, number: int) -> Packed:
        """As `asked`, by numbers."""
        packed = self._asked[number]
        if packed is None:
            raise LookupError(" ".join(self.keys_of[number]))
        return packed

    def keys_in(self, packed: Packed) -> tuple[Key, ...]:
        """Give the questions with these numbers."""
        return tuple(map(self.keys_of.__getitem__, unpack(packed)))

    def numbers_of(self, keys: Iterable[Key]) -> Packed:
        """Give the numbers of questions of which something is known."""
        return pack(map(self.numbers.__getitem__, keys))

    def above(self, numbers: Iterable[int]) -> int:
        """The height of a question that asked these."""
        return 1 + max(map(self._heights.__getitem__, numbers), default=0)

    def reason(self, key: Key) -> Reason | None:
        """Say why a query ran in this build, None if it did not."""
        number = self.numbers.get(key)
        if number is None or not self._ran[number]:
            return None
        return self._reasons.get(number, NEW)

    def ran(self) -> Iterator[int]:
        """The questions whose queries ran, or were answered elsewhere."""
        return iter(self._order)

    def has_run(self, number: int) -> bool:
        """Say whether a question's query ran."""
        return bool(self._ran[number])

    def noted(self) -> Iterator[tuple[int, Trace]]:
        """The questions under which something was noted, or that failed."""
        return ((number, trace) for number, trace in self._odd.items() if trace.findings)

    @property
    def room(self) -> int:
        """More than any number."""
        return len(self.keys_of)

    def forget(self, keys: Collection[Key]) -> list[int]:
        """Know no more of these questions; give the numbers that they had."""
        gone = {n: key for key in keys if (n := self.numbers.get(key)) is not None}
        self._lose_links(gone.keys(), len(gone))
        self._lose_runs(gone.keys(), sum(1 for number in gone if self._ran[number]))
        for number, key in gone.items():
            del self.numbers[key]
            self._odd.pop(number, None)
            self._reasons.pop(number, None)
            self.keys_of[number], self._asked[number], self._ran[number] = (), None, NOT_RUN
        self._free += gone
        return list(gone)

    def _lose_links(self, gone: Collection[int], left: int) -> None:
        """Who asked one of them came to be known after it, and names it by a number that is none now."""
        for key in reversed(self.numbers) if left else ():
            number = self.numbers[key]
            if number in gone:
                left -= 1
                if not left:
                    return
            elif not _apart(self._asked[number], gone):
                self._asked[number] = None

    def _lose_runs(self, gone: Collection[int], left: int) -> None:
        stay = array("I")
        while left:
            number = self._order.pop()
            if number in gone:
                left -= 1
            else:
                stay.append(number)
        self._order.extend(reversed(stay))

    def _new(self, key: Key) -> int:
        if self._free:
            number = self._free.pop()
            self.keys_of[number] = key
        else:
            number = len(self.keys_of)
            self.keys_of.append(key)
            self._prints += NO_PRINT
            self._heights.append(0)
            self._asked.append(NOTHING)
            self._ran.append(NOT_RUN)
        return number


def pack(numbers: Iterable[int]) -> Packed:
    """Give numbers as bytes."""
    return array("I", numbers).tobytes()


def unpack(packed: Packed) -> array[int]:
    """Give numbers that were packed."""
    return array("I", packed)


def _packed(trace: Trace) -> bytes | None:
    """The bytes of a fingerprint, if it and the height are all that there is to a trace."""
    if trace.notes or trace.failed is not None:
        return None
    try:
        data = bytes.fromhex(trace.print)
    except ValueError:
        return None
    return data if len(data) == SIZE and trace.print.lower() == trace.print else None


def _apart(packed: Packed | None, numbers: Collection[int]) -> bool:
    return not packed or not any(number in numbers for number in unpack(packed))
