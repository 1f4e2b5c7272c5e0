"""What there is to say about a site, and how often each finding was noted.

An edit takes some findings away and adds others; so of thousands only those have to be looked at.
"""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter
from typing import TYPE_CHECKING

from msgspec import Struct

from briefgen.findings import Finding
from briefgen.graph.rows import Notes

if TYPE_CHECKING:
    from collections.abc import Iterable


class Tally(Struct, frozen=True):
    """Findings, sorted, and how many times each was noted under a stored question."""

    findings: Notes = ()
    times: tuple[int, ...] = ()

    def changed(self, gone: Iterable[Finding], new: Iterable[Finding]) -> Tally:
        """Take away what isn't noted any more, and what nobody noted; add what is noted now."""
        change = Counter(new)
        change.subtract(gone)
        if not any(change.values()) and 0 not in self.times:
            return self
        times, added = list(self.times), dict[Finding, int]()
        for finding, number in change.items():
            place = self._place(finding)
            if place is None:
                added[finding] = number
            else:
                times[place] += number
        return _tally([*zip(self.findings, times, strict=True), *added.items()], least=1)

    def besides(self, findings: Iterable[Finding]) -> Tally:
        """With findings that were noted under no stored question."""
        more = {finding: 0 for finding in findings if self._place(finding) is None}
        if not more:
            return self
        return _tally([*zip(self.findings, self.times, strict=True), *more.items()], least=0)

    def _place(self, finding: Finding) -> int | None:
        place = bisect_left(self.findings, finding)
        return place if self.findings[place : place + 1] == (finding,) else None


def _tally(counted: list[tuple[Finding, int]], least: int) -> Tally:
    stay = sorted(pair for pair in counted if pair[1] >= least)
    return Tally(tuple(finding for finding, _ in stay), tuple(number for _, number in stay))
