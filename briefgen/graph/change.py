"""What a build changes in the store."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from briefgen.codec import encode
from briefgen.graph.query import INPUTS
from briefgen.graph.rows import Row, row
from briefgen.graph.snapshot import Roots

if TYPE_CHECKING:
    from collections.abc import Iterator

    from briefgen.graph.build import Build
    from briefgen.graph.snapshot import Head
    from briefgen.graph.trace import Key, Trace


@dataclass(frozen=True, slots=True)
class Change:
    """From the state `base` of the store to what the build found.

    traces, inputs: all that the store then holds.
    dropped: the questions that it holds no more.
    whole: no question under the roots was left without an answer.
    """

    build: Build
    base: Head
    traces: dict[Key, Trace]
    inputs: dict[Key, str]
    roots: Roots
    dropped: tuple[Key, ...]
    whole: bool

    def rows(self) -> Iterator[tuple[Row, bytes]]:
        """Encode the answers that are new, each with the reason why its query ran."""
        for key, reason in self.build.reasons.items():
            if key in self.traces:
                yield row(self.build, key), encode(reason)


def change(build: Build) -> Change | None:
    """Find what a build changes; None if every question that it was asked failed.

    A build that failed altogether (a slip in the settings, say) knows nothing of what it did
    not reach, so it must not drop that.
    """
    if all(build.current[root].failed is not None for root in build.roots):
        return None
    findings = build.findings(*build.roots)
    reached = build.under(*build.roots)
    known = {key: trace for key in reached if (trace := build.current[key]).failed is None}
    traces = {key: trace for key, trace in known.items() if key[0] not in INPUTS}
    return Change(
        build=build,
        base=build.saved.head,
        traces=traces,
        inputs={key: trace.print for key, trace in known.items() if key[0] in INPUTS},
        roots=Roots(tuple(build.roots), findings),
        dropped=tuple(key for key in build.saved.traces if key not in traces),
        whole=len(known) == len(reached),
    )
