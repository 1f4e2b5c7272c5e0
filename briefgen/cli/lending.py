"""What helping processes are asked before the build asks itself.

They change how long a build takes and nothing else: what they answer is checked, and what they
don't answer is found without them.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable, Iterator, Sequence
from concurrent.futures import FIRST_COMPLETED, Future, wait
from concurrent.futures.process import BrokenProcessPool
from dataclasses import dataclass, field
from itertools import islice
from typing import TYPE_CHECKING, TypeVar

from briefgen.cli.helper import OnDisk, OtherVersion, Sent, Task, work
from briefgen.findings import Failure
from briefgen.graph.query import INPUTS
from briefgen.graph.spread import known_row, offer
from briefgen.graph.wave import Undecided
from briefgen.site import urls

if TYPE_CHECKING:
    from briefgen.cli.pools import Pool
    from briefgen.cli.session import Session
    from briefgen.graph.build import Build
    from briefgen.graph.rows import Row
    from briefgen.graph.trace import Key

T = TypeVar("T")

ENRICHED = ("named", "contexts", "tally", "pictures")
"""What is asked of every article before any page can be made."""
ENRICHING = ("article", "passages", "recognised", "candidates", "annotated")
"""What takes long of that, and what it rests on for every single article."""
SHOWN = ("article", "byline", "passages", "annotated", "named")
"""What the page of a briefing shows of its own article."""
BATCH = 48
"""Articles that a helper is given at once, at most."""
AHEAD = 3
"""Batches that are under way for each helper: it is never idle, and few are held in memory."""

Count = Callable[[str, int, int], None]
"""Told which step it is, and how many of how many articles are through."""


@dataclass(slots=True)
class Lending:
    """One build, and the pool that helps it."""

    session: Session
    ask: Build
    pool: Pool
    count: Count | None
    run: str = field(default_factory=lambda: os.urandom(8).hex())

    def lend(self) -> str:
        """Do what can be done; say what went wrong, "" for nothing."""
        try:
            trouble = self._enrich()
            if self.pool.near and not trouble:
                trouble = self._pages()
        except (Failure, Undecided):  # the build says it in its place
            return ""
        return trouble

    def _enrich(self) -> str:
        changed = {key[1] for key in self.ask.postponed(*ENRICHING)}
        paths = self._listed(("article_paths",), tuple[str, ...])
        changed |= {path for path in paths or () if self.ask.peek(("named", path)) is None}
        waiting = sorted(changed)
        if len(waiting) < self.pool.least:
            return ""
        inputs = self._inputs(waiting[0])
        return self._through("annotating", waiting, lambda batch: self._enriching(inputs, batch))

    def _enriching(self, inputs: OnDisk | Sent, batch: Sequence[str]) -> Task:
        keys = tuple((name, path) for path in batch for name in ENRICHED)
        far = isinstance(inputs, Sent)
        files = tuple((path, self._bytes(path)) for path in batch) if far else ()
        return Task(self.run, self.session.store.salt, inputs, keys, files=files)

    def _bytes(self, path: str) -> bytes | None:
        """A file to send along. That one can't be read is for the build to say."""
        try:
            return self.ask.inputs.read(path)
        except Failure:
            return None

    def _pages(self) -> str:
        """Pages of briefings; those of names and lists are few, and hang on many briefings."""
        changed = {key[1] for key in self.ask.postponed("page")}
        new = self._listed(("addresses",), dict[str, str]) or {}
        urls_ = (urls.briefing(slug) for slug in new)
        changed |= {url for url in urls_ if self.ask.peek(("page", url)) is None}
        if len(changed) < self.pool.least:
            return ""
        found = self.ask.look(("addresses",), dict[str, str])
        paths = {urls.briefing(slug): path for slug, path in found.items()}
        waiting = [url for url in paths if url in changed]
        self.ask.settle(("page_urls",))
        whole = [key for key in self.ask.current if len(key) == 1 and key[0] not in INPUTS]
        common, inputs = self._rows(whole), self._near()

        def making(batch: Sequence[str]) -> Task:
            own = self._rows((name, paths[url]) for url in batch for name in SHOWN)
            keys = tuple(("page", url) for url in batch)
            return Task(self.run, self.session.store.salt, inputs, keys, (*common, *own))

        return self._through("making pages", waiting, making)

    def _listed(self, key: Key, type: type[T]) -> T | None:  # noqa: A002 - named as in the codec
        """A list that may have grown; None if it is as it was."""
        if self.ask.saved.filled and self.ask.settle(key).print == self.ask.stored_print(key):
            return None
        return self.ask.look(key, type)

    def _rows(self, keys: Iterable[Key]) -> tuple[Row, ...]:
        return tuple(row for key in keys if (row := known_row(self.ask, key)) is not None)

    def _through(
        self, step: str, names: Sequence[str], task: Callable[[Sequence[str]], Task]
    ) -> str:
        """Hand all out in batches and take what comes back; say what went wrong, "" for nothing."""
        batches = _batches(names, self.pool.size)
        done = 0
        count = self.count or _uncounted
        count(step, done, len(names))
        try:
            for number, rows in self._answered(batches, task):
                offer(self.ask, rows)
                done += number
                count(step, done, len(names))
        except BrokenProcessPool:
            return "a helping process ended before its time"
        except OtherVersion:
            return "the helpers run another version of briefgen, Python or a library"
        except Failure:
            raise
        except Exception as error:  # noqa: BLE001 - an engine fails in its own ways; we do without
            return f"a helping process failed ({type(error).__name__})"
        return ""

    def _answered(
        self, batches: Iterator[Sequence[str]], task: Callable[[Sequence[str]], Task]
    ) -> Iterator[tuple[int, list[Row]]]:
        """The answers as they come, with the number of articles in each."""
        executor = self.pool.start()
        under_way: dict[Future[list[Row]], int] = {}
        while True:
            for batch in islice(batches, AHEAD * self.pool.size - len(under_way)):
                under_way[executor.submit(work, task(batch))] = len(batch)
            if not under_way:
                return
            for done in wait(under_way, return_when=FIRST_COMPLETED).done:
                yield under_way.pop(done), done.result()

    def _inputs(self, path: str) -> OnDisk | Sent:
        return self._near() if self.pool.near else self._far(path)

    def _near(self) -> OnDisk:
        options = tuple(sorted(self.session.options.items()))
        moment = self.session.files.now.isoformat()
        return OnDisk(str(self.session.project), options, moment)

    def _far(self, path: str) -> Sent:
        """What one article rests on, besides its own file, all of them do."""
        self.ask.settle(("named", path))
        asked = [key for key in self.ask.under(("named", path)) if key[0] in INPUTS]
        of = {kind: [key[1] for key in asked if key[0] == kind] for kind in INPUTS}
        inputs = self.ask.inputs
        return Sent(
            options=tuple(sorted(self.session.options.items())),
            listings={folder: inputs.names(folder) for folder in of["names"]},
            passed={moment: inputs.passed(moment) for moment in of["passed"]},
            files={name: inputs.read(name) for name in of["read"] if name != path},
        )


def _uncounted(_step: str, _done: int, _of: int) -> None:
    """Nobody looks."""


def _batches(names: Sequence[str], helpers: int) -> Iterator[Sequence[str]]:
    """Parts small enough that all helpers end at about the same time."""
    size = max(1, min(BATCH, len(names) // (4 * helpers)))
    return (names[start : start + size] for start in range(0, len(names), size))
