"""How a change goes up through the stored answers, and where it stops.

From each input that differs, those who asked for it are looked at, lowest first: by then all that
lies below is settled. If an answer comes out as it was, nobody who asked for it is looked at. So
which queries run hangs on what an edit changes, not on the size of the site.

An answer may be found that nobody asks for any more. That costs a moment, and the store drops it.
"""

from __future__ import annotations

from heapq import heappop, heappush
from math import inf
from typing import TYPE_CHECKING

from briefgen.graph.query import INPUTS

if TYPE_CHECKING:
    from collections.abc import Container

    from briefgen.graph.build import Build
    from briefgen.graph.trace import Key, Trace


class Undecided(BaseException):
    """Whether a stored answer holds is not known yet; whoever asked for it has to come later.

    No Exception, so that no query takes it for something that it could deal with.

    height: what must be settled first; None if it waits for what was set aside.
    """

    def __init__(self, height: int | None) -> None:
        super().__init__(height)
        self.height = height


class Wave:
    """The stored questions of one build whose answers may not hold.

    aside: those that are left for later, in the order in which they were come upon.
    """

    def __init__(self, build: Build) -> None:
        self.aside: dict[Key, None] = {}
        self.thorough = False
        self._build = build
        self._waiting: list[tuple[int, Key]] = []
        self._suspects: set[Key] = set()
        self._lost: set[Key] = set()
        self._carried: set[Key] = set()
        self._stop: Container[str] = ()
        self._left: Container[str] = ()  # what was put aside on purpose, by name
        self._level: float = inf
        self._floor: float = inf
        self._begun = self._deep = False
        saved = build.saved
        for key in (*build.changed, *saved.failures()):
            if key[0] in INPUTS:
                self._suspect_askers(key)
            else:
                self._suspect(key)

    def begin(self) -> None:
        """Settle all, unless a part of it was asked for before."""
        if not self._begun:
            self.settle()

    def settle(self, *, but: Container[str] = ()) -> None:
        """Settle the suspects, but for those with these names and what hangs on them."""
        self._begun = True
        for key in self.aside:
            self._wait(key, self._height(key))
        self.aside.clear()
        self._stop, self._left, self._floor = but, but, inf
        while self._waiting and not self.thorough:
            self._next()
        self._stop, self._level = (), inf

    def take_up(self, key: Key) -> bool:
        """Settle one question of what was put aside; say whether that could be done.

        What it asks is looked at down to the inputs, unless that was put aside by its name: what only
        stands as high as those is taken up with it.
        """
        self._begun = True
        for own in [own for own in self.aside if own[1:] == key[1:]]:
            del self.aside[own]
            self._wait(own, self._height(own))
        self._deep = True
        try:
            self._build.trace(key)
        except Undecided:
            return False
        finally:
            self._deep = False
        return True

    def stored(self, key: Key) -> Trace | None:
        """Give what is stored of a question, unless its answer could not be found again."""
        return None if key in self._lost else self._build.saved.trace(key)

    def clean(self, key: Key, known: Trace) -> bool:
        """Say whether a stored answer holds; False if it has to be looked at.

        Raises:
            Undecided: if that can't be said yet.
        """
        if self.thorough:
            return False
        if key in self.aside and (not self._deep or key[0] in self._left):
            raise Undecided(None)
        if key in self._suspects or self._deep:
            return False
        if known.height > self._floor:
            raise Undecided(None)
        if known.height > self._level:
            raise Undecided(known.height)
        return True

    def may_run(self, key: Key) -> None:
        """Raises Undecided for a question that is to be left for later."""
        if key[0] in self._stop:
            raise Undecided(None)

    def _next(self) -> None:
        height, key = heappop(self._waiting)
        if key not in self._suspects:
            return
        self._level = height
        if key[0] in self._stop and key not in self._build.current:
            self._put_aside(key)
            return
        try:
            trace = self._build.trace(key)
        except Undecided as undecided:
            self._postpone(key, undecided)
        except Exception:  # noqa: BLE001 - if somebody wants it still, it is raised there
            self._suspects.discard(key)
            self._lost.add(key)
            self._suspect_askers(key)
        else:
            self._suspects.discard(key)
            before = self._build.saved.trace(key)
            if before is None or before.print != trace.print:
                self._suspect_askers(key)

    def _postpone(self, key: Key, undecided: Undecided) -> None:
        if undecided.height is None:
            self._put_aside(key)
            return
        self._wait(key, undecided.height + 1)
        # Until then nothing is known of those above; they find out by their own traces.
        self._suspect_askers(key)

    def _put_aside(self, key: Key) -> None:
        self._suspects.discard(key)
        self.aside[key] = None
        self._floor = min(self._floor, self._height(key))

    def _suspect_askers(self, key: Key) -> None:
        askers = self._build.saved.askers(key)
        if askers is None:  # it can't be read who they are
            self.thorough = True
            self._suspects.clear()
            self.aside.clear()
            self._floor = inf
            return
        for asker in askers:
            if asker in self._build.current:
                self._carry_on(asker)
            elif asker not in self._lost:
                self._suspect(asker)

    def _carry_on(self, key: Key) -> None:
        """Suspect those who asked for what was settled out of turn, if it came out otherwise."""
        if key in self._carried:
            return
        self._carried.add(key)
        before = self._build.saved.trace(key)
        if before is None or before.print != self._build.current.print(key):
            self._suspect_askers(key)

    def _suspect(self, key: Key) -> None:
        if key not in self._suspects and key not in self.aside:
            self._wait(key, self._height(key))

    def _wait(self, key: Key, height: int) -> None:
        self._suspects.add(key)
        heappush(self._waiting, (height, key))

    def _height(self, key: Key) -> int:
        known = self._build.saved.trace(key)
        return 0 if known is None else known.height
