"""What a build changes in the store.

Nothing is walked but what ran: a question is dropped when the last one that asked it is gone.
"""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from msgspec import Struct

from briefgen.graph.gained import Found, Gained
from briefgen.graph.query import INPUTS
from briefgen.graph.tally import Tally

if TYPE_CHECKING:
    from collections.abc import Collection, Container, Iterable, Iterator, Mapping

    from briefgen.findings import Finding
    from briefgen.graph.build import Build
    from briefgen.graph.known import Packed
    from briefgen.graph.snapshot import Snapshot
    from briefgen.graph.trace import Key, Trace


class Change(Struct, frozen=True):
    """From what a store held to what a build found.

    found: answers that are new or were found again.
    looked: inputs that are new or differ.
    dropped: stored questions that nobody asks any more.
    gained, lost: for a question, who asks it now and didn't before, and the other way round;
        `askers` says who asks it now.
    raised: stored questions that stay, with new heights.
    tally: all findings under the roots.
    whole: nothing failed.
    """

    found: Found
    looked: Mapping[Key, Trace]
    dropped: frozenset[Key]
    gained: Gained
    lost: Mapping[Key, frozenset[Key]]
    raised: Mapping[Key, int]
    tally: Tally
    whole: bool

    @property
    def findings(self) -> tuple[Finding, ...]:
        """All findings under the roots, sorted."""
        return self.tally.findings

    def askers(self, saved: Snapshot, key: Key) -> tuple[Key, ...]:
        """Give who asks a question, when this has been added to what was saved."""
        return tuple(_askers(saved, key, self.gained, self.lost))


def change(build: Build) -> Change:
    """Find what a build changes."""
    links = _Links(build)
    dropped = links.dropped()
    gone = dropped.__contains__
    found = links.found
    found.hide(dropped)
    links.gained.hide(dropped)
    tally, whole = _tally(build.saved, found, dropped)
    looked = links.looked()
    return Change(
        found=found,
        looked={key: trace for key, trace in looked.items() if not gone(key)},
        dropped=frozenset(key for key in dropped if build.saved.node(key) is not None),
        gained=links.gained,
        lost={key: frozenset(askers) for key, askers in links.lost.items() if not gone(key)},
        raised=links.raised(),
        tally=tally.besides(_all(links.inputs())),
        whole=whole,
    )


def _tally(saved: Snapshot, found: Found, dropped: Collection[Key]) -> tuple[Tally, bool]:
    """What there is to say of all stored questions then, and whether none of them has failed."""
    now = found.noted().values()
    if saved.whole:
        keys = (*found, *dropped)
        before = (trace for key in keys if (trace := saved.trace(key)) is not None)
        tally = Tally(saved.roots.findings, saved.roots.times).changed(_all(before), _all(now))
        return tally, all(trace.failed is None for trace in now)
    kept = saved.noted.items()
    stay = [trace for key, trace in kept if key not in dropped and key not in found]
    traces = (*stay, *now)
    return Tally().changed((), _all(traces)), all(trace.failed is None for trace in traces)


def _all(traces: Iterable[Trace]) -> Iterator[Finding]:
    return (finding for trace in traces for finding in trace.findings)


def gathered(findings: Iterable[Iterable[Finding]]) -> tuple[Finding, ...]:
    """Give each finding once, sorted."""
    return tuple(sorted({finding for some in findings for finding in some}))


def _askers(
    saved: Snapshot, key: Key, gained: Gained, lost: Mapping[Key, Container[Key]]
) -> Iterator[Key]:
    gone = lost.get(key, ())
    yield from (asker for asker in saved.askers(key) or () if asker not in gone)
    yield from gained.askers(key)


class _Links:
    """Who asks whom, before and after a build."""

    def __init__(self, build: Build) -> None:
        self.build, self.saved = build, build.saved
        self.found = Found(build.current)
        self.lost: defaultdict[Key, set[Key]] = defaultdict(set)
        self.gone: dict[Key, None] = {}
        self.counts: dict[Key, int] = {}
        known = build.current
        links = {number: self._compared(number, known.links(number)) for number in known.ran()}
        self.gained = Gained(known, links)

    def _compared(self, number: int, after: Packed) -> Packed:
        """What a question asks now and didn't before; what it doesn't any more is lost."""
        known = self.build.current
        key = known.keys_of[number]
        before = (self.saved.asked(key) if self.saved.node(key) is not None else None) or ()
        now = known.keys_in(after) if before else ()
        if before == now:
            return after if not before else b""
        old, new = frozenset(before), frozenset(now)
        for other in before:
            if other not in new:
                self.lost[other].add(key)
        return known.numbers_of(other for other in now if other not in old)

    def dropped(self) -> dict[Key, None]:
        """Questions that nobody asks any more, directly or in the end."""
        roots = self.build.roots
        dropped = self.gone
        waiting = [*self.found, *self.lost, *self.gained, *self.saved.roots.keys]
        while waiting:
            key = waiting.pop()
            if key in dropped or key in roots or self._is_asked(key):
                continue
            dropped[key] = None
            known = self._asked_before(key)
            for other in self._asked(key):
                if other in known:
                    self.lost[other].add(key)
                waiting.append(other)
        return dropped

    def looked(self) -> dict[Key, Trace]:
        """Inputs that are asked now and weren't, or that differ."""
        changed = (key for key in self.gained if key[0] in INPUTS and key not in self.saved.inputs)
        keys = (*self.build.changed, *changed)
        return {key: self.build.current[key] for key in keys}

    def inputs(self) -> Iterable[Trace]:
        """Inputs that failed, of those that are still asked."""
        for number, trace in self.build.current.noted():
            key = self.build.current.keys_of[number]
            known = key in self.saved.inputs or key in self.gained
            if key[0] in INPUTS and known and key not in self.gone:
                yield trace

    def raised(self) -> dict[Key, int]:
        """New heights for stored questions that stand no higher than what they ask."""
        raised: dict[Key, int] = {}
        waiting = [key for key in self.found if self.saved.node(key) is not None]
        while waiting:
            key = waiting.pop()
            height = self._height(key, raised)
            for asker in _askers(self.saved, key, self.gained, self.lost):
                if asker not in self.gone and self._height(asker, raised) <= height:
                    raised[asker] = height + 1
                    waiting.append(asker)
        return raised

    def _height(self, key: Key, raised: Mapping[Key, int]) -> int:
        if key in raised:
            return raised[key]
        trace = self.found.get(key) or self.saved.trace(key)
        return 0 if trace is None else trace.height

    def _asked_before(self, key: Key) -> frozenset[Key]:
        if key[0] in INPUTS or self.saved.node(key) is None:
            return frozenset()
        return frozenset(self.saved.asked(key) or ())

    def _asked(self, key: Key) -> tuple[Key, ...]:
        if key[0] in INPUTS:
            return ()
        if key in self.found:
            return self.build.current.asked(key)
        return self.saved.asked(key) or ()

    def _is_asked(self, key: Key) -> bool:
        if self.gained.any(key, but=self.gone):
            return True
        if key not in self.counts:
            self.counts[key] = len(self.saved.askers(key) or ())
        return self.counts[key] > len(self.lost.get(key, ()))
