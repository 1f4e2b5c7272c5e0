"""Answered questions as encoded rows: what processes hand each other, and parts of what is stored."""

from __future__ import annotations

from sys import intern
from typing import TYPE_CHECKING

from msgspec import Struct

from briefgen.codec import DecodeError, decode, encode, fingerprint, fingerprint_of
from briefgen.findings import Finding
from briefgen.graph.trace import Key

if TYPE_CHECKING:
    from briefgen.graph.build import Build

Notes = tuple[Finding, ...]
Asked = tuple[tuple[Key, str], ...]
"""Questions in the order asked, each with the fingerprint of the answer it got."""

NONE = encode(())


class Row(Struct, frozen=True):
    """One answered question, encoded."""

    key: bytes
    print: bytes
    asked: bytes
    notes: bytes
    value: bytes


def row(build: Build, key: Key) -> Row:
    """Encode an answer that was found in this build."""
    trace, asked = build.current[key], build.current.asked(key)
    return Row(
        key=encode(key),
        print=trace.print.encode(),
        asked=encode(tuple((other, build.current.print(other)) for other in asked)),
        notes=encode(trace.notes),
        value=encoded(build, key),
    )


def encoded(build: Build, key: Key) -> bytes:
    """Give the value of an answer that was found in this build."""
    number = build.current.numbers.get(key)
    data = None if number is None else build.values.encoded(number)
    if data is None:
        raise LookupError(" ".join(key))
    return data


def is_true(given: Row) -> bool:
    """Whether the answer is the one that its fingerprint is of."""
    print_ = given.print.decode(errors="replace")
    if fingerprint_of(None, given.value) == print_:
        return True
    try:
        return fingerprint(decode(given.value, bytes)) == print_
    except DecodeError:
        return False


def read_asked(asked: bytes) -> Asked | None:
    """Give the questions and fingerprints that this column holds, None if it holds none."""
    try:
        return decode(asked, Asked)
    except (DecodeError, TypeError):
        return None


def read_notes(notes: bytes) -> Notes | None:
    """Give the findings that this column holds, None if it holds none."""
    try:
        return () if notes == NONE else decode(notes, Notes)
    except (DecodeError, TypeError):
        return None


def read_key(key: bytes) -> Key | None:
    """Give the key that this column holds, None if it holds none."""
    try:
        return shared(decode(key, Key))
    except (DecodeError, TypeError):
        return None


def shared(key: Key) -> Key:
    """The same key, its parts in memory once: thousands have the name of one query or file."""
    return tuple(map(intern, key))
