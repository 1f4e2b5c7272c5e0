"""What helping processes are asked before the build asks itself.

They change how long a build takes and nothing else: what they answer is checked, and what they
don't answer is found without them.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import suppress
from itertools import islice
from typing import TYPE_CHECKING, TypeVar

from msgspec import Struct, field

from briefgen.codec import decode
from briefgen.findings import Failure
from briefgen.graph.query import INPUTS
from briefgen.graph.rows import Row
from briefgen.graph.spread import known_row, offer
from briefgen.graph.wave import Undecided
from briefgen.nlp.shipped import NAME as OWN_MODEL
from briefgen.pipeline.pictures import is_made
from briefgen.settings import Settings
from briefgen.site import urls

if TYPE_CHECKING:
    from concurrent.futures import Executor, Future

    from briefgen.cli.helper import OnDisk, Sent, Task
    from briefgen.cli.pools import Pool
    from briefgen.cli.session import Session
    from briefgen.graph.build import Build
    from briefgen.graph.trace import Key

T = TypeVar("T")

ENRICHED = ("tally", "named", "contexts", "pictures")
"""What is asked of every article before any page can be made."""
ENRICHING = (
    "article",
    "passages",
    "recognised",
    "candidates",
    "annotated",
    "typeset",
    "typeset_body",
)
"""What takes long of that, and what it rests on for every single article."""
SHOWN = ("typeset", "typeset_body", "byline")
"""What the page of a briefing shows of its own article."""
BATCH = 48
"""Articles that a helper is given at once, at most."""
AHEAD = 3
"""Batches that are under way for each helper: it is never idle, and few are held in memory."""

HANDED = ("typeset", "typeset_body", "teaser_of", "contexts")
"""What pages show of single articles."""
WHOLE = (
    "has_aliases",
    "file_urls",
    "static_urls",
    "site_info",
    "thread_titles",
    "tag_titles",
    "author_titles",
    "asset_files",
)
"""What pages hang on besides."""
PICTURES = 12
"""Pictures and cards that are worth a start of helpers."""
SHARES = 4
"""Parts for each helper, at least, in which pages are made that hang on many briefings."""
SHARE = 2
"""Such pages in a part, at most: each may be large, and what it is made of comes back with it."""

PATIENCE = 20.0
"""Seconds without an answer after which it is asked whether the engine is still there."""

Count = Callable[[str, int, int], None]
"""Told which step it is, and how many of how many articles are through."""


class EngineLost(Exception):  # noqa: N818 - named after what it found
    """Nobody works on what was handed out."""


class Lending(Struct):
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
                trouble = self._pages() or self._pictures()
        except (Failure, Undecided):  # the build says it in its place
            return ""
        finally:
            self.pool.rest()
        return trouble

    def _enrich(self) -> str:
        changed = {key[1] for key in self.ask.postponed(*ENRICHING)}
        paths = self._listed(("article_paths",), tuple[str, ...])
        changed |= {path for path in paths or () if self._is_new(path)}
        waiting = sorted(changed)
        if len(waiting) < self.pool.least:
            return ""
        first = ("tally", waiting[0])
        if not self.pool.near and not self.ask.wave.take_up(("named", waiting[0])):
            return ""
        if self.pool.forks and self._all_ours():  # what one needs, all do
            self.ask.wave.take_up(first)
        if self.pool.forks:
            self.session.files.spare()
            self.ask.looked.spare()
        inputs = self._inputs(waiting[0])
        batches = _batches(waiting, self.pool.size)
        return self._through("annotating", batches, lambda batch: self._enriching(inputs, batch))

    def _is_new(self, path: str) -> bool:
        """Whether an article was never annotated; a draft never is, and stays so."""
        if self.ask.peek(("named", path)) is not None:
            return False
        return not self.ask.saved.filled or self.ask.look(("released", path), bool)

    def _all_ours(self) -> bool:
        """Whether no package of others annotates: it may start threads, which no copy would have."""
        given = self.ask.look(("settings",), Settings)
        others = given.plugins.annotators or given.plugins.markdown
        return not others and given.nlp.model in ("", OWN_MODEL)

    def _enriching(self, inputs: OnDisk | Sent, batch: Sequence[str]) -> Task:
        from briefgen.cli.helper import Task

        keys = tuple((name, path) for path in batch for name in ENRICHED)
        files = () if self.pool.near else tuple((path, self._bytes(path)) for path in batch)
        return Task(self.run, self.session.store.salt, inputs, keys, files=files)

    def _bytes(self, path: str) -> bytes | None:
        """A file to send along. That one can't be read is for the build to say."""
        try:
            return self.ask.inputs.read(path)
        except Failure:
            return None

    def _pages(self) -> str:
        """Pages hang on many briefings: who isn't a copy of the asker has to be told of these."""
        changed = {key[1] for key in self.ask.postponed("page")}
        new = self._listed(("briefing_urls",), dict[str, str]) or {}
        changed |= {url for url in new if self.ask.peek(("page", url)) is None}
        if len(changed) < self.pool.least:
            return ""
        paths = self.ask.look(("briefing_urls",), dict[str, str])
        listed = self.ask.look(("page_urls",), tuple[str, ...])
        batches = _batches([url for url in paths if url in changed], self.pool.size)
        if not self.pool.forks:
            return self._through("making pages", batches, self._told(paths))
        self._settle_common(paths.values())
        own = (url for url in listed if url not in paths)
        large = [u for u in own if u in changed or self.ask.peek(("page", u)) is None]
        parts = max(SHARES * self.pool.size, len(large) // SHARE)
        shares = (large[start::parts] for start in range(min(parts, len(large))))
        return self._through("making pages", [*shares, *batches], self._making)

    def _pictures(self) -> str:
        """Have sizes of pictures made, and cards drawn: few questions, of which each takes long."""
        listed = self._listed(("file_urls",), tuple[str, ...]) or ()
        # Who is no copy of the asker would have to read the briefing of a card first.
        forks = listed and self.pool.forks
        paths = self.ask.look(("briefing_urls",), dict[str, str]) if forks else ()
        cards = {urls.card_of(url) for url in paths}
        drawn = (url for url in listed if url in cards or is_made(url))
        waiting = [url for url in drawn if self.ask.peek(("page", url)) is None]
        if len(waiting) < PICTURES:
            return ""
        return self._through("making pictures", _batches(waiting, self.pool.size), self._making)

    def _settle_common(self, paths: Iterable[str]) -> None:
        """Know what pages hang on as far as that can be, so that no copy has to look at it."""
        names = self.ask.look(("mentioned_in",), dict[str, tuple[str, ...]])
        keys: list[Key] = [(name,) for name in WHOLE]
        keys += [(kind, name) for name in names for kind in ("count", "related")]
        keys += [(kind, path) for path in paths for kind in HANDED]
        for key in (*keys, ("page", urls.ARCHIVE)):
            self._try(key)

    def _try(self, key: Key) -> None:
        """Settle a question here and now if that can be."""
        with suppress(Undecided):
            self.ask.settle(key)

    def _making(self, batch: Sequence[str], *rows: Row) -> Task:
        from briefgen.cli.helper import Task

        keys = tuple(("page", url) for url in batch)
        return Task(self.run, self.session.store.salt, self._near(), keys, rows)

    def _told(self, paths: Mapping[str, str]) -> Callable[[Sequence[str]], Task]:
        """How helpers are asked who know nothing of the other briefings."""
        whole = [key for key in self.ask.current if len(key) == 1 and key[0] not in INPUTS]
        common = self._rows(whole)

        def making(batch: Sequence[str]) -> Task:
            own = self._rows((name, paths[url]) for url in batch for name in SHOWN)
            return self._making(batch, *common, *own)

        return making

    def _listed(self, key: Key, type: type[T]) -> T | None:  # noqa: A002 - named as in the codec
        """A list that may have grown; None if it is as it was."""
        if self.ask.saved.filled and self.ask.settle(key).print == self.ask.stored_print(key):
            return None
        return self.ask.look(key, type)

    def _rows(self, keys: Iterable[Key]) -> tuple[Row, ...]:
        return tuple(row for key in keys if (row := known_row(self.ask, key)) is not None)

    def _through(
        self,
        step: str,
        batches: Iterable[Sequence[str]],
        task: Callable[[Sequence[str]], Task],
    ) -> str:
        """Hand all out in batches and take what comes back; say what went wrong, "" for nothing."""
        from concurrent.futures.process import BrokenProcessPool

        from briefgen.cli.helper import OtherVersion, lent

        waiting = list(batches)
        done, all_ = 0, sum(map(len, waiting))
        count = self.count or _uncounted
        count(step, done, all_)
        try:
            with lent(self.run, self.ask, self.session.store):
                executor = self.pool.start()
            for number, keys, rows in self._answered(executor, iter(waiting), task):
                offer(self.ask, decode(rows, list[Row]))
                for key in keys:  # checked here while the helpers are at work
                    self._try(key)
                done += number
                count(step, done, all_)
        except BrokenProcessPool:
            return "a helping process ended before its time"
        except EngineLost:
            return "the engine is no longer there, or has no workers"
        except OtherVersion:
            return "the helpers run another version of briefgen, Python or a library"
        except Failure:
            raise
        except Exception as error:  # noqa: BLE001 - an engine fails in its own ways; we do without
            return f"a helping process failed ({type(error).__name__})"
        return ""

    def _answered(
        self,
        executor: Executor,
        batches: Iterator[Sequence[str]],
        task: Callable[[Sequence[str]], Task],
    ) -> Iterator[tuple[int, tuple[Key, ...], bytes]]:
        """The answers as they come, with the number of names in each and what was asked."""
        from concurrent.futures import FIRST_COMPLETED, wait

        from briefgen.cli.helper import work

        under_way: dict[Future[bytes], tuple[int, tuple[Key, ...]]] = {}
        while True:
            for batch in islice(batches, AHEAD * self.pool.size - len(under_way)):
                given = task(batch)
                under_way[executor.submit(work, given)] = len(batch), given.keys
            if not under_way:
                return
            found = wait(under_way, PATIENCE, FIRST_COMPLETED).done
            if not found and not self.pool.alive():
                raise EngineLost
            for done in found:
                yield *under_way.pop(done), done.result()

    def _inputs(self, path: str) -> OnDisk | Sent:
        return self._near() if self.pool.near else self._far(path)

    def _near(self) -> OnDisk:
        from briefgen.cli.helper import OnDisk

        options = tuple(sorted(self.session.options.items()))
        moment = self.session.files.now.isoformat()
        return OnDisk(str(self.session.project), options, moment)

    def _far(self, path: str) -> Sent:
        """What one article rests on, besides its own file, all of them do."""
        from briefgen.cli.helper import Sent

        self.ask.settle(("named", path))
        asked = [key for key in self.ask.under(("named", path)) if key[0] in INPUTS]
        of = {kind: [key[1] for key in asked if key[0] == kind] for kind in INPUTS}
        inputs = self.ask.inputs
        return Sent(
            options=tuple(sorted(self.session.options.items())),
            listings={folder: inputs.listed(folder) for folder in of["listed"]},
            passed={moment: inputs.passed(moment) for moment in of["passed"]},
            files={name: inputs.read(name) for name in of["read"] if name != path},
        )


def _uncounted(_step: str, _done: int, _of: int) -> None:
    """Nobody looks."""


def _batches(names: Sequence[str], helpers: int) -> Iterator[Sequence[str]]:
    """Parts small enough that all helpers end at about the same time."""
    size = max(1, min(BATCH, len(names) // (4 * helpers)))
    return (names[start : start + size] for start in range(0, len(names), size))
