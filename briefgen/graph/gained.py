"""What a build found, and who asks whom now: views of its tables, since a large build has millions."""

from __future__ import annotations

from array import array
from collections.abc import Collection, Iterator, Mapping, Sequence
from itertools import accumulate
from typing import TYPE_CHECKING, cast

from briefgen.graph.known import unpack
from briefgen.graph.trace import Key, Trace

if TYPE_CHECKING:
    from briefgen.graph.known import Known, Packed


class Found(Mapping[Key, Trace]):
    """The questions whose queries ran."""

    def __init__(self, known: Known) -> None:
        self._known = known
        self._hidden: Collection[Key] = ()

    def hide(self, keys: Collection[Key]) -> None:
        """Leave these out from here on."""
        self._hidden = keys

    def numbers(self) -> Iterator[int]:
        """The numbers of these questions."""
        keys = self._known.keys_of
        return (n for n in self._known.ran() if not self._hidden or keys[n] not in self._hidden)

    def noted(self) -> dict[Key, Trace]:
        """Those under which something was noted, or that failed."""
        known = self._known
        noted = {known.keys_of[number]: trace for number, trace in known.noted()}
        return {key: trace for key, trace in noted.items() if key in self}

    def __contains__(self, key: object) -> bool:
        number = self._known.numbers.get(cast("Key", key))
        return number is not None and self._known.has_run(number) and key not in self._hidden

    def __getitem__(self, key: Key) -> Trace:
        if key not in self:
            raise KeyError(key)
        return self._known[key]

    def __iter__(self) -> Iterator[Key]:
        return map(self._known.keys_of.__getitem__, self.numbers())

    def __len__(self) -> int:
        return sum(1 for _ in self.numbers())


class Gained:
    """For a question, who asks it now and didn't before: iterates the questions."""

    def __init__(self, known: Known, links: Mapping[int, Packed]) -> None:
        """links: an asker, and what it asks now and didn't before."""
        self._known = known
        self._hidden: Collection[Key] = ()
        counts = array("I", bytes(4 * known.room))
        self._all = array("I")
        for packed in links.values():
            for number in unpack(packed):
                if not counts[number]:
                    self._all.append(number)
                counts[number] += 1
        self._ends = array("I", accumulate(counts))
        askers = array("I", bytes(4 * (self._ends[-1] if counts else 0)))
        for asker, packed in links.items():  # each question has a part, filled from its beginning
            for number in unpack(packed):
                askers[self._ends[number] - counts[number]] = asker
                counts[number] -= 1
        self._askers = memoryview(askers)

    def hide(self, keys: Collection[Key]) -> None:
        """Leave these out from here on, as what is asked and as who asks."""
        self._hidden = keys

    def numbers(self, key: Key) -> Sequence[int]:
        """The numbers of those that ask a question now and didn't before."""
        number = self._known.numbers.get(key)
        if number is None or number >= len(self._ends) or key in self._hidden:
            return ()
        start = self._ends[number - 1] if number else 0
        found = self._askers[start : self._ends[number]]
        if not self._hidden:
            return found
        keys = self._known.keys_of
        return [asker for asker in found if keys[asker] not in self._hidden]

    def askers(self, key: Key) -> Iterator[Key]:
        """Those that ask a question now and didn't before."""
        return map(self._known.keys_of.__getitem__, self.numbers(key))

    def any(self, key: Key, but: Collection[Key]) -> bool:
        """Say whether there is one, besides these."""
        numbers, keys = self.numbers(key), self._known.keys_of
        return bool(numbers) and (not but or any(keys[asker] not in but for asker in numbers))

    def __contains__(self, key: Key) -> bool:
        return bool(self.numbers(key))

    def __iter__(self) -> Iterator[Key]:
        keys = map(self._known.keys_of.__getitem__, self._all)
        return (key for key in keys if key not in self._hidden) if self._hidden else keys
