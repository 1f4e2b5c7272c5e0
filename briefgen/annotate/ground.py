"""Which parts of the passages are taken: annotations of one layer never overlap."""

from __future__ import annotations

from bisect import bisect_left, insort
from collections import defaultdict

from briefgen.annotate.annotation import Span


class Ground:
    """Disjoint spans; asking and taking cost the logarithm of their number."""

    def __init__(self) -> None:
        self._taken: defaultdict[int, list[tuple[int, int]]] = defaultdict(list)

    def free(self, span: Span) -> bool:
        taken = self._taken[span.passage]
        at = bisect_left(taken, (span.start, span.start))
        overlaps_before = at > 0 and taken[at - 1][1] > span.start
        overlaps_after = at < len(taken) and taken[at][0] < span.end
        return not (overlaps_before or overlaps_after)

    def take(self, span: Span) -> bool:
        """Take the span if it is free; say whether it was."""
        free = self.free(span)
        if free:
            insort(self._taken[span.passage], (span.start, span.end))
        return free
