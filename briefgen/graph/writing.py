"""How the answers of a build come into the store, as one change of what it held."""

from __future__ import annotations

from array import array
from typing import TYPE_CHECKING

from briefgen.codec import encode
from briefgen.graph.known import unpack
from briefgen.graph.query import INPUTS
from briefgen.graph.rows import encoded
from briefgen.graph.snapshot import Left
from briefgen.graph.tables import Roots, by_kind, closed, put, seal

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Iterable, Iterator

    from briefgen.graph.build import Build
    from briefgen.graph.trace import Key, Trace

NEW = "INSERT INTO node VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"
AGAIN = """UPDATE node SET print = ?2, height = ?3, notes = ?4, failed = ?5, seal = ?6, reason = ?7,
asked = ?8 WHERE id = ?1"""
PLACED = "UPDATE node SET height = ?2, seal = ?3 WHERE id = ?1"
VALUE = "INSERT OR REPLACE INTO answer VALUES (?, ?, ?)"
LINKED = "UPDATE node SET askers = ?2 WHERE id = ?1"


def write(connection: sqlite3.Connection, build: Build, revision: str) -> Left:
    """Write what a build changes; the store is then that of this build and nothing else."""
    return _Writing(connection, build).write(revision)


class _Writing:
    def __init__(self, connection: sqlite3.Connection, build: Build) -> None:
        self.connection, self.build, self.change = connection, build, build.change
        self.saved, self.last = build.saved, build.saved.roots.last
        self.known = build.current
        self.numbers = array("Q", bytes(8 * self.known.room))  # here by number there; 0: not known
        self.others: dict[Key, int] = {}

    def write(self, revision: str) -> Left:
        for key, _ in self._kept():
            if self._is_new(key):
                self.last += 1
                self._give(key, self.last)
        self._drop()
        kept, is_new = self._kept, self._is_new
        run = self.connection.executemany
        run(NEW, (self._new(key, trace) for key, trace in kept() if is_new(key)))
        run(AGAIN, (self._again(key, trace) for key, trace in kept() if not is_new(key)))
        run(PLACED, self._placed())
        run(LINKED, self._linked())
        run(VALUE, self._values())
        left = Left(revision, self._inputs(), self._roots(), self._noted())
        put(self.connection, "inputs", by_kind(left.inputs))
        put(self.connection, "roots", left.roots)
        return left

    def _kept(self) -> Iterator[tuple[Key, Trace]]:
        yield from self.change.looked.items()
        yield from self.change.found.items()

    def _is_new(self, key: Key) -> bool:
        return self.saved.node(key) is None

    def _give(self, key: Key, stored: int) -> None:
        number = self.known.numbers.get(key)
        if number is None:
            self.others[key] = stored
        else:
            self.numbers[number] = stored

    def _number(self, key: Key) -> int:
        number = self.known.numbers.get(key)
        stored = self.others.get(key, 0) if number is None else self.numbers[number]
        if not stored:
            node = self.saved.node(key)
            if node is None:
                raise LookupError(" ".join(key))
            stored = node.number
            self._give(key, stored)
        return stored

    def _all(self, keys: Iterable[Key]) -> tuple[int, ...]:
        return tuple(map(self._number, keys))

    def _numbered(self, numbers: Iterable[int]) -> tuple[int, ...]:
        """As `_all`, of questions by their numbers in the build."""
        found = tuple(map(self.numbers.__getitem__, numbers))
        if all(found):
            return found
        return self._all(map(self.known.keys_of.__getitem__, numbers))

    def _asked(self, key: Key) -> tuple[int, ...]:
        number = self.known.numbers.get(key)
        return () if number is None else self._numbered(unpack(self.known.links(number)))

    def _drop(self) -> None:
        gone = [(number,) for number in self._all(self.change.dropped)]
        noted = self.change.found.noted().items()
        failed = [key for key, trace in noted if trace.failed is not None]
        lost = [(number,) for number in self._all(failed)]
        self.connection.executemany("DELETE FROM node WHERE id = ?", gone)
        self.connection.executemany("DELETE FROM answer WHERE id = ?", [*gone, *lost])

    def _new(self, key: Key, trace: Trace) -> tuple[object, ...]:
        number = self._number(key)
        asked = closed("asked", number, self._asked(key))
        askers = closed("askers", number, self._numbered(self.change.gained.numbers(key)))
        columns = self._columns(key, trace)
        return (number, encode(key), *columns[1:], self._reason(key), asked, askers)

    def _again(self, key: Key, trace: Trace) -> tuple[object, ...]:
        asked = closed("asked", self._number(key), self._asked(key))
        return (*self._columns(key, trace), self._reason(key), asked)

    def _columns(self, key: Key, trace: Trace) -> tuple[object, ...]:
        """The columns of a node without its key: its number first, its seal last."""
        number, height = self._number(key), self.change.raised.get(key, trace.height)
        notes = failed = None
        if trace.findings and key[0] not in INPUTS:
            notes = encode(trace.notes)
            failed = None if trace.failed is None else encode(trace.failed)
        print_ = trace.print.encode()
        sealed = seal("node", number, encode(key), print_, height, notes, failed)
        return number, print_, height, notes, failed, sealed

    def _reason(self, key: Key) -> bytes | None:
        reason = self.known.reason(key)
        return None if reason is None else encode(reason)

    def _placed(self) -> Iterator[tuple[object, ...]]:
        """Those that stay as they are and stand higher."""
        for key in self.change.raised:
            if key not in self.change.found and (trace := self.saved.trace(key)) is not None:
                columns = self._columns(key, trace)
                yield columns[0], columns[2], columns[-1]

    def _linked(self) -> Iterator[tuple[int, bytes]]:
        """Those that others ask now, or don't any more."""
        gained = self.change.gained
        for key in (*gained, *(key for key in self.change.lost if key not in gained)):
            if not self._is_new(key):
                askers = self._all(self.change.askers(self.saved, key))
                yield self._number(key), closed("askers", self._number(key), askers)

    def _values(self) -> Iterator[tuple[int, bytes, bytes]]:
        for key, trace in self.change.found.items():
            if trace.failed is None:
                number, data = self._number(key), encoded(self.build, key)
                yield number, data, seal("value", number, data)

    def _inputs(self) -> dict[Key, str]:
        dropped, looked = self.change.dropped, self.change.looked
        inputs = {key: old for key, old in self.saved.inputs.items() if key not in dropped}
        return {**inputs, **{key: trace.print for key, trace in looked.items()}}

    def _noted(self) -> dict[Key, Trace] | None:
        if self.saved.held is None:
            return None
        dropped, found = self.change.dropped, self.change.found
        stay = {key: t for key, t in self.saved.held.items() if key not in dropped}
        now = found.noted()
        return {key: t for key, t in stay.items() if key not in found} | now

    def _roots(self) -> Roots:
        tally = self.change.tally
        return Roots(tuple(self.build.roots), tally.findings, self.last, tally.times)
