"""What the graph knows of a question that was answered: plain data, no behaviour."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

from msgspec import Struct

from briefgen.codec import fingerprint

if TYPE_CHECKING:
    from briefgen.findings import Finding

Key = tuple[str, ...]
"""A question: the name of a query, then its arguments."""

Notes = tuple["Finding", ...]


class Trace(Struct, frozen=True):
    """How an answer came about.

    print: the fingerprint of the answer.
    notes: the findings that belong to the answer, said again whenever it is reused.
    failed: the findings of the Failure that the query raised instead of answering.
    height: more than that of anything asked; 0 for inputs.
    """

    print: str
    notes: Notes = ()
    failed: Notes | None = None
    height: int = 0

    @property
    def findings(self) -> Notes:
        return self.notes + (self.failed or ())


class Reason(Struct, frozen=True):
    """Why a query ran.

    through: the questions whose answers had changed, from the one it asked itself downwards.
    origin: what stands at the end of that chain: an input that changed, a question that
        was never answered before, or one whose stored answer could not be read.
    """

    origin: Literal["input", "new", "unreadable"]
    through: tuple[Key, ...] = ()


NEW = Reason("new")
UNREADABLE = Reason("unreadable")


def failure(findings: Notes, notes: Notes = (), height: int = 0) -> Trace:
    """Give the trace of a query that failed; its fingerprint is that of no value."""
    return Trace("!" + fingerprint(findings), notes, findings, height)
