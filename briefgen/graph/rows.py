"""Answered questions as encoded rows: what the store keeps, and what processes hand each other."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from briefgen.codec import DecodeError, decode, encode, fingerprint, fingerprint_of
from briefgen.findings import Finding
from briefgen.graph.trace import Asked, Key, Trace

if TYPE_CHECKING:
    from briefgen.graph.build import Build

Notes = tuple[Finding, ...]

NONE = encode(())


@dataclass(frozen=True, slots=True)
class Row:
    """One answered question, encoded."""

    key: bytes
    print: bytes
    asked: bytes
    notes: bytes
    value: bytes


def row(build: Build, key: Key) -> Row:
    """Encode an answer of a build.

    Raises:
        RuntimeError: if the answer was changed after it was given.
    """
    if (known := build.rows.get(key)) is not None:
        return known
    trace, value = build.current[key], build.value(key)
    data = encode(value)
    if fingerprint_of(value, data) != trace.print:
        raise RuntimeError(f"the answer to {' '.join(key)} was changed after it was given")
    return Row(
        key=encode(key),
        print=trace.print.encode(),
        asked=encode(trace.asked),
        notes=encode(trace.notes),
        value=data,
    )


def is_true(given: Row) -> bool:
    """Whether the answer is the one that its fingerprint is of."""
    print_ = given.print.decode(errors="replace")
    if fingerprint_of(None, given.value) == print_:
        return True
    try:
        return fingerprint(decode(given.value, bytes)) == print_
    except DecodeError:
        return False


def read_trace(print_: bytes, asked: bytes, notes: bytes) -> Trace | None:
    """Give the trace that these columns hold, None if they hold none."""
    try:
        found = decode(notes, Notes) if notes != NONE else ()
        return Trace(print_.decode(), decode(asked, Asked), found)
    except (DecodeError, TypeError, AttributeError):
        return None


def read_key(key: bytes) -> Key | None:
    """Give the key that this column holds, None if it holds none."""
    try:
        return decode(key, Key)
    except (DecodeError, TypeError):
        return None
