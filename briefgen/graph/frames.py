"""What is kept of a query while it runs."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec import Struct, field

from briefgen.graph.trace import Key, Trace, failure

if TYPE_CHECKING:
    from briefgen.findings import Finding


class Cycle(Exception):  # noqa: N818 - named after what it found
    """A query asked, directly or through others, for its own answer."""

    def __init__(self, chain: tuple[Key, ...]) -> None:
        super().__init__(" -> ".join(" ".join(key) for key in chain))
        self.chain = chain


class Frame(Struct):
    """A query that is running now; `asked` has the numbers of what it asked, in that order."""

    asked: dict[int, None] = field(default_factory=dict)
    notes: list[Finding] = field(default_factory=list)


def trace_of(outcome: str | tuple[Finding, ...], frame: Frame, height: int) -> Trace:
    """The trace of a query that gave an answer of this fingerprint, or failed with these findings."""
    notes = tuple(frame.notes)
    if isinstance(outcome, str):
        return Trace(outcome, notes, None, height)
    return failure(outcome, notes, height)


class Entering:
    """A question is being settled: asking for it again meanwhile is a cycle."""

    def __init__(self, entered: dict[Key, None], key: Key) -> None:
        self.entered, self.key = entered, key

    def __enter__(self) -> None:
        if self.key in self.entered:
            chain = tuple(self.entered)
            raise Cycle((*chain[chain.index(self.key) :], self.key))
        self.entered[self.key] = None

    def __exit__(self, *_: object) -> None:
        self.entered.pop(self.key)
