"""What the store held when a build began; later saves of other processes do not show in it.

Nothing is read before it is asked for. Each part of a row carries a seal; one that does not match
its seal, or cannot be read, is treated as absent: the question is then asked again, which costs
time but is never wrong.
"""

from __future__ import annotations

import sqlite3
import weakref
from contextlib import contextmanager
from functools import cached_property
from typing import TYPE_CHECKING, Any

from msgspec import Struct

from briefgen.codec import DecodeError, decode, encode
from briefgen.graph.looked import PASSED
from briefgen.graph.rows import Notes, Row, read_key, read_notes
from briefgen.graph.tables import (
    NO_HEAD,
    Head,
    Inputs,
    Roots,
    is_damage,
    listed,
    opened,
    part,
    seal,
)
from briefgen.graph.trace import Key, Reason, Trace

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

Columns = tuple[Any, ...]
NO_ROOTS = Roots()

BY_KEY = "SELECT id, key, print, height, notes, failed, seal FROM node WHERE key = ?"
NOTED = "SELECT id, key, print, height, notes, failed, seal FROM node WHERE notes IS NOT NULL"
NUMBERED = """SELECT id, key, print, height, notes, failed, seal FROM node
WHERE id IN (SELECT value FROM json_each(?))"""
LINKS = {
    "asked": "SELECT asked FROM node WHERE id = ?",
    "askers": "SELECT askers FROM node WHERE id = ?",
}


class Node(Struct, frozen=True):
    """A stored question: its number in the store, and its trace without what it asked."""

    number: int
    key: Key
    trace: Trace


class Left(Struct, frozen=True):
    """What belongs to all answers of a store, as a save has left it; it need not be read again.

    noted: the questions under which something was noted, or that failed; None if nobody asked.
    """

    revision: str
    inputs: dict[Key, str]
    roots: Roots
    noted: dict[Key, Trace] | None


class Snapshot:
    """A lasting view of the store; without a connection, of an empty one.

    filled: it has answers, and what belongs to them all.
    damaged: the file could not be read in some place, or a seal was broken.
    """

    def __init__(
        self, connection: sqlite3.Connection | None = None, left: Left | None = None
    ) -> None:
        self.head, self.filled, self.damaged = NO_HEAD, False, False
        self.inputs: dict[Key, str] = {}
        self.roots = NO_ROOTS
        self._connection = connection
        self._nodes: dict[Key, Node | None] = {}
        self._numbered: dict[int, Node] = {}
        if connection is not None:
            self.close = weakref.finalize(self, connection.close)
            with self._watched():
                self._begin(connection, left)

    def _begin(self, connection: sqlite3.Connection, left: Left | None) -> None:
        connection.execute("BEGIN")  # the first reading pins the state of the whole file
        self.head = part(connection, "head", Head) or NO_HEAD
        if left is not None and left.revision == self.head.revision:
            self.inputs, self.roots, self.filled = left.inputs, left.roots, True
            if left.noted is not None:
                self.noted = left.noted
            return
        inputs, roots = part(connection, "inputs", Inputs), part(connection, "roots", Roots)
        if inputs is not None and roots is not None:
            self.inputs, self.roots, self.filled = listed(inputs), roots, True

    def let_go(self) -> None:
        """See nothing of the store any more."""
        if self._connection is not None:
            self.close()
            self._connection, self.filled = None, False

    def renew(self, revision: str) -> None:
        """See the store as it is now, which must be of this name; else see nothing of it.

        As long as anybody sees an older state, the log of changes grows with each.
        """
        if self._connection is None:
            return
        filled, self.filled = self.filled, False
        with self._watched():
            self._connection.execute("COMMIT")
            self._connection.execute(
                "PRAGMA busy_timeout = 0"
            )  # who reads now need not be waited for
            self._connection.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchall()
            self._connection.execute("BEGIN")
            now = part(self._connection, "head", Head) or NO_HEAD
            self.filled = filled and now.revision == revision
        if not self.filled:  # under the numbers known here, other answers may stand now
            self._nodes.clear()
            self._numbered.clear()

    @property
    def whole(self) -> bool:
        """Whether every stored answer holds as long as no input changes."""
        return self.head.whole and self.filled

    @cached_property
    def restless(self) -> tuple[Key, ...]:
        """Inputs that may be answered otherwise though no file was touched: moments to come.

        And what failed, because its findings stand nowhere else.
        """
        known = self.inputs.items()
        ahead = (key for key, old in known if key[0] == "passed" and old != PASSED)
        return (*ahead, *(key for key, old in known if old.startswith("!")))

    def inputs_among(self, touched: frozenset[Key]) -> tuple[Key, ...]:
        """Of the inputs, those that were touched and those that are restless; each once."""
        known = sorted(key for key in touched if key in self.inputs)
        return tuple(dict.fromkeys((*known, *self.restless)))

    def trace(self, key: Key) -> Trace | None:
        """Give the trace of a question, but not what it asked; None if there is none to trust."""
        node = self.node(key)
        return None if node is None else node.trace

    def node(self, key: Key) -> Node | None:
        """Give what is stored of one question."""
        if key not in self._nodes:
            if not self.filled:
                return None
            row = self._row(BY_KEY, encode(key))
            node = None if row is None else self._read(row)
            self._nodes[key] = node if node is None or node.key == key else None
        return self._nodes[key]

    def asked(self, key: Key) -> tuple[Key, ...] | None:
        """Give what a stored question asked, in that order; None if that cannot be read."""
        return self._linked(key, "asked")

    def askers(self, key: Key) -> tuple[Key, ...] | None:
        """Give the stored questions that asked this one; None if that cannot be read."""
        if key not in self.inputs and self.node(key) is None:
            return ()
        return self._linked(key, "askers")

    def failures(self) -> tuple[Key, ...]:
        """Give the stored questions that failed."""
        if self.head.whole:
            return ()
        return tuple(key for key, trace in self.noted.items() if trace.failed is not None)

    @cached_property
    def noted(self) -> dict[Key, Trace]:
        """All stored questions under which something was noted, or that failed."""
        if not self.filled:
            return {}
        with self._watched():
            nodes = map(self._read, self._rows(NOTED))
            return {node.key: node.trace for node in nodes if node is not None}
        return {}

    @property
    def held(self) -> dict[Key, Trace] | None:
        """The same if it is in memory."""
        return vars(self).get("noted") if self.filled else {}

    def value(self, key: Key) -> bytes | None:
        """Give the encoded answer to one question, None if there is none to trust."""
        node = self.node(key)
        if node is None:
            return None
        row = self._row("SELECT value, seal FROM answer WHERE id = ?", node.number)
        if row is None or not isinstance(row[0], bytes):
            return None
        return row[0] if row[1] == seal("value", node.number, row[0]) else None

    def row(self, key: Key) -> Row | None:
        """Give the encoded answer to one question with its trace, None if there is none to trust."""
        node, value, asked = self.node(key), self.value(key), self.asked(key)
        if node is None or value is None or asked is None:
            return None
        prints = tuple((other, self.print(other) or "") for other in asked)
        trace = node.trace
        return Row(encode(key), trace.print.encode(), encode(prints), encode(trace.notes), value)

    def reason(self, key: Key) -> Reason | None:
        """Say why a question's query ran last."""
        node = self.node(key)
        row = node and self._row("SELECT reason FROM node WHERE id = ?", node.number)
        try:
            return None if not row else decode(row[0], Reason)
        except (DecodeError, TypeError):
            return None

    def print(self, key: Key) -> str | None:
        """Give the stored fingerprint of an answer, None if there is none."""
        if key in self.inputs:
            return self.inputs[key]
        trace = self.trace(key)
        return None if trace is None else trace.print

    def _linked(self, key: Key, column: str) -> tuple[Key, ...] | None:
        node = self.node(key)
        row = node and self._row(LINKS[column], node.number)
        numbers = opened(column, node.number, row[0]) if node and row else None
        nodes = None if numbers is None else self._numbers(numbers)
        if nodes is None:
            self.damaged = True
            return None
        return tuple(node.key for node in nodes)

    def _numbers(self, numbers: tuple[int, ...]) -> list[Node] | None:
        """The nodes with these numbers; None if one is lost."""
        missing = [number for number in numbers if number not in self._numbered]
        with self._watched():
            for row in self._rows(NUMBERED, f"[{','.join(map(str, missing))}]"):
                self._read(row)
        try:
            return [self._numbered[number] for number in numbers]
        except KeyError:
            return None

    def _read(self, row: Columns) -> Node | None:
        """A row as a node, remembered; None if its seal is broken."""
        number, key, print_, height, notes, failed, sealed = row
        if number in self._numbered:
            return self._numbered[number]
        known = read_key(key) if sealed == seal("node", *row[:-1]) else None
        noted, why = _notes(notes), _notes(failed)
        if known is None or noted is None or why is None:
            self.damaged = True
            return None
        trace = Trace(print_.decode(), noted, None if failed is None else why, height)
        self._numbered[number] = self._nodes[known] = node = Node(number, known, trace)
        return node

    def _row(self, sql: str, parameter: bytes | int) -> Columns | None:
        found: list[Columns] = []
        with self._watched():
            found += self._rows(sql, parameter)
        return found[0] if found else None

    def _rows(self, sql: str, *parameters: bytes | int | str) -> Iterable[Columns]:
        return () if self._connection is None else self._connection.execute(sql, parameters)

    @contextmanager
    def _watched(self) -> Iterator[None]:
        try:
            yield
        except sqlite3.ProgrammingError:
            raise  # a mistake of ours, such as reading after close
        except sqlite3.DatabaseError as error:
            self.damaged |= is_damage(error)


def _notes(column: bytes | None) -> Notes | None:
    return () if column is None else read_notes(column)
