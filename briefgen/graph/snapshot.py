"""What the store held when a build began; later saves of other processes do not show in it.

Each row carries a seal over its columns. A row that does not match its seal, or cannot be read,
is treated as absent: the question is then asked again, which costs time but is never wrong.
"""

from __future__ import annotations

import sqlite3
import weakref
from contextlib import contextmanager
from dataclasses import dataclass
from functools import cached_property
from hashlib import blake2b
from typing import TYPE_CHECKING, Any, TypeVar

from briefgen.codec import DecodeError, decode, encode
from briefgen.graph.rows import Notes, Row, read_key, read_trace
from briefgen.graph.trace import Asked, Key, Reason, Trace

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

T = TypeVar("T")
Columns = tuple[Any, ...]


@dataclass(frozen=True, slots=True)
class Head:
    """What the rows of a store belong to.

    salt: the versions of all that answers depend on besides the inputs.
    revision: a name for this state of the store, another after each save.
    whole: every question that was asked has a row, so unchanged inputs mean unchanged answers.
    """

    salt: str
    revision: str
    whole: bool = False


NO_HEAD = Head("", "")


@dataclass(frozen=True, slots=True)
class Roots:
    """The questions that a complete build was asked, and all findings under them."""

    keys: tuple[Key, ...] = ()
    findings: Notes = ()


NO_ROOTS = Roots()

OUTSIDE = frozenset(
    {
        sqlite3.SQLITE_PERM,
        sqlite3.SQLITE_BUSY,
        sqlite3.SQLITE_LOCKED,
        sqlite3.SQLITE_READONLY,
        sqlite3.SQLITE_IOERR,
        sqlite3.SQLITE_FULL,
        sqlite3.SQLITE_CANTOPEN,
        sqlite3.SQLITE_PROTOCOL,
    }
)
"""Errors that say nothing about what is in the file."""


def is_damage(error: sqlite3.Error) -> bool:
    """Say whether an error means that the file is not a store, or no longer."""
    return getattr(error, "sqlite_errorcode", 0) & 0xFF not in OUTSIDE


def seal(*columns: object) -> bytes:
    """Give a checksum by which damaged columns are known."""
    return blake2b(encode(columns), digest_size=8).digest()


def part(connection: sqlite3.Connection, name: str, type: type[T], missing: T) -> T:  # noqa: A002
    """Read one of the store's few single values."""
    row = connection.execute("SELECT value, seal FROM part WHERE name = ?", (name,)).fetchone()
    if row is None or row[1] != seal(name, row[0]):
        return missing
    try:
        return decode(row[0], type)
    except DecodeError:
        return missing


class Snapshot:
    """A lasting view of the store; without a connection, of an empty one.

    damaged: the file could not be read in some place.
    """

    def __init__(
        self,
        connection: sqlite3.Connection | None = None,
        known: tuple[str, dict[Key, Trace]] = ("", {}),
    ) -> None:
        self.head, self.damaged = NO_HEAD, False
        self.inputs: dict[Key, str] = {}
        self.roots = NO_ROOTS
        self._connection = connection
        if connection is not None:
            self.close = weakref.finalize(self, connection.close)
            with self._watched():
                self._begin(connection, known)

    def _begin(self, connection: sqlite3.Connection, known: tuple[str, dict[Key, Trace]]) -> None:
        connection.execute("BEGIN")  # the first reading pins the state of the whole file
        self.head = part(connection, "head", Head, NO_HEAD)
        self.inputs = dict(part(connection, "inputs", Asked, ()))
        self.roots = part(connection, "roots", Roots, NO_ROOTS)
        if self.head.revision == known[0]:
            self.traces = known[1]

    @property
    def whole(self) -> bool:
        """Whether every stored answer holds as long as no input changes."""
        return self.head.whole and bool(self.inputs)

    @cached_property
    def traces(self) -> dict[Key, Trace]:
        """All stored traces, without their values."""
        found: dict[Key, Trace] = {}
        with self._watched():
            for row in self._rows("SELECT key, print, asked, notes, seal FROM trace"):
                if (read := _trace(row)) is not None:
                    found[read[0]] = read[1]
        return found

    def trace(self, key: Key) -> Trace | None:
        """Give the trace of one question, None if there is none to trust."""
        if "traces" in self.__dict__:
            return self.traces.get(key)
        row = self._row("SELECT key, print, asked, notes, seal FROM trace WHERE key = ?", key)
        read = None if row is None else _trace(row)
        return read[1] if read is not None and read[0] == key else None

    def value(self, key: Key) -> bytes | None:
        """Give the encoded answer to one question, None if there is none to trust."""
        row = self._row("SELECT value, seal FROM answer WHERE key = ?", key)
        if row is None or row[1] != seal(encode(key), row[0]) or not isinstance(row[0], bytes):
            return None
        return row[0]

    def row(self, key: Key) -> Row | None:
        """Give the encoded answer to one question with its trace, None if there is none to trust."""
        found = self._row("SELECT key, print, asked, notes FROM trace WHERE key = ?", key)
        value = self.value(key)
        if found is None or value is None or self.trace(key) is None:
            return None
        print_, asked, notes = found[1:]
        return Row(encode(key), print_, asked, notes, value)

    def reason(self, key: Key) -> Reason | None:
        """Say why a question's query ran last."""
        row = self._row("SELECT reason FROM trace WHERE key = ?", key)
        try:
            return None if row is None else decode(row[0], Reason)
        except (DecodeError, TypeError):
            return None

    def _row(self, sql: str, key: Key) -> Columns | None:
        found: list[Columns] = []
        with self._watched():
            found += self._rows(sql, encode(key))
        return found[0] if found else None

    def _rows(self, sql: str, *parameters: bytes) -> Iterable[Columns]:
        return () if self._connection is None else self._connection.execute(sql, parameters)

    @contextmanager
    def _watched(self) -> Iterator[None]:
        try:
            yield
        except sqlite3.ProgrammingError:
            raise  # a mistake of ours, such as reading after close
        except sqlite3.DatabaseError as error:
            self.damaged |= is_damage(error)


def _trace(row: Columns) -> tuple[Key, Trace] | None:
    """Give a row's key and trace, None if its seal is broken."""
    key, print_, asked, notes, sealed = row
    if sealed != seal(key, print_, asked, notes):
        return None
    known, trace = read_key(key), read_trace(print_, asked, notes)
    return (known, trace) if known is not None and trace is not None else None
