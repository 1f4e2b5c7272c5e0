"""The file of the store: its tables, its few single values, and the seals on what it holds.

A question has a number, by which others refer to it: in `asked` it has those that it asked, in
that order, in `askers` those that asked it.
"""

from __future__ import annotations

import sqlite3
from hashlib import blake2b
from itertools import repeat
from typing import TYPE_CHECKING, TypeVar

from msgspec import Struct

from briefgen.codec import DecodeError, decode, encode
from briefgen.graph.rows import Notes
from briefgen.graph.trace import Key

if TYPE_CHECKING:
    from collections.abc import Mapping

T = TypeVar("T")

OURS = 0x62726667  # application_id of SQLite files: "brfg"
FORM = 2  # user_version: which tables there are

TABLES = {
    "part": "name TEXT PRIMARY KEY, value BLOB, seal BLOB",
    "node": "id INTEGER PRIMARY KEY, key BLOB UNIQUE, print BLOB, height INTEGER, notes BLOB,"
    " failed BLOB, seal BLOB, reason BLOB, asked BLOB, askers BLOB",
    "answer": "id INTEGER PRIMARY KEY, value BLOB, seal BLOB",
}
INDEX = "CREATE INDEX noted ON node (id) WHERE notes IS NOT NULL"

SEAL = 8
"""Bytes of a seal."""


class Head(Struct, frozen=True):
    """What the rows of a store belong to.

    salt: the versions of all that answers depend on besides the inputs.
    revision: a name for this state of the store, another after each save.
    whole: no question failed, so unchanged inputs mean unchanged answers.
    """

    salt: str
    revision: str
    whole: bool = False


NO_HEAD = Head("", "")


class Roots(Struct, frozen=True):
    """The questions that a complete build was asked, and all findings under them.

    last: the highest number that a question was given.
    times: how often each finding was noted.
    """

    keys: tuple[Key, ...] = ()
    findings: Notes = ()
    last: int = 0
    times: tuple[int, ...] = ()


Inputs = tuple[tuple[str, tuple[str, ...], tuple[str, ...]], ...]
"""By kind: of what was asked, and the fingerprints of the answers. There are thousands of a kind."""


def by_kind(inputs: Mapping[Key, str]) -> Inputs:
    """Put inputs in columns."""
    kinds: dict[str, tuple[list[str], list[str]]] = {}
    for (kind, name), was in inputs.items():
        if kind not in kinds:
            kinds[kind] = [], []
        names, prints = kinds[kind]
        names.append(name)
        prints.append(was)
    return tuple((kind, tuple(names), tuple(prints)) for kind, (names, prints) in kinds.items())


def listed(inputs: Inputs) -> dict[Key, str]:
    """Inputs that were put in columns."""
    found: dict[Key, str] = {}
    for kind, names, prints in inputs:
        found.update(zip(zip(repeat(kind), names, strict=False), prints, strict=False))
    return found


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
    return blake2b(encode(columns), digest_size=SEAL).digest()


def closed(column: str, number: int, numbers: tuple[int, ...]) -> bytes:
    """Encode a list of numbers, sealed for its place."""
    data = encode(numbers)
    return seal(column, number, data) + data


def opened(column: str, number: int, sealed: object) -> tuple[int, ...] | None:
    """Give a list of numbers, None if its seal is broken."""
    if not isinstance(sealed, bytes) or sealed[:SEAL] != seal(column, number, sealed[SEAL:]):
        return None
    try:
        return decode(sealed[SEAL:], tuple[int, ...])
    except DecodeError:
        return None


def part(connection: sqlite3.Connection, name: str, type: type[T]) -> T | None:  # noqa: A002
    """Read one of the store's few single values; None if it is missing or damaged."""
    row = connection.execute("SELECT value, seal FROM part WHERE name = ?", (name,)).fetchone()
    if row is None or row[1] != seal(name, row[0]):
        return None
    try:
        return decode(row[0], type)
    except DecodeError:
        return None


def put(connection: sqlite3.Connection, name: str, value: object) -> None:
    """Write one of the store's few single values."""
    data = encode(value)
    connection.execute(
        "INSERT OR REPLACE INTO part VALUES (?, ?, ?)", (name, data, seal(name, data))
    )


def create(connection: sqlite3.Connection) -> None:
    """Make all tables anew, empty."""
    connection.execute(f"PRAGMA application_id = {OURS}")
    connection.execute(f"PRAGMA user_version = {FORM}")
    names = connection.execute("SELECT name FROM sqlite_master WHERE type = 'table'").fetchall()
    for (name,) in names:
        connection.execute(f'DROP TABLE "{name}"')
    for table, columns in TABLES.items():
        connection.execute(f"CREATE TABLE {table} ({columns})")
    connection.execute(INDEX)


def has_tables(connection: sqlite3.Connection) -> bool:
    """Say whether there is anything in the file."""
    return connection.execute("SELECT 1 FROM sqlite_master").fetchone() is not None


def must_be_ours(connection: sqlite3.Connection) -> None:
    """Raises sqlite3.DatabaseError for the file of another program."""
    if connection.execute("PRAGMA application_id").fetchone()[0] != OURS:
        raise sqlite3.DatabaseError("the file is not a store")


def head(connection: sqlite3.Connection) -> Head:
    """Give what the rows belong to; `NO_HEAD` if there are none, or of another form."""
    if (
        not has_tables(connection)
        or connection.execute("PRAGMA user_version").fetchone()[0] != FORM
    ):
        return NO_HEAD
    return part(connection, "head", Head) or NO_HEAD
