"""What the preview shows: the last revision, and the last good page where a new one could not be made.

One thread owns the build: rebuilding and loading pages happen there, one at a time and in order.
So a page that is asked for after a change waits for the build of that change,
and however many changes come in while it builds, they queue one more build.
"""

from __future__ import annotations

import threading
import time
from concurrent.futures import Future
from dataclasses import dataclass, field, replace
from functools import cached_property
from queue import Empty, SimpleQueue
from types import MappingProxyType
from typing import TYPE_CHECKING, TypeVar

from briefgen.findings import Failure, Finding, Place
from briefgen.roomy import roomy
from briefgen.serve import pages

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping

T = TypeVar("T")

GRACE = 0.05
"""Seconds in which nobody asks for anything before the building thread turns to what can wait."""
LONGEST_GRACE = 0.5
"""Seconds after which it does so even though there is always somebody who asks."""

_NOTHING: Mapping[str, tuple[Finding, ...]] = MappingProxyType({})


@dataclass(frozen=True)
class Revision:
    """One state of the site.

    `site` is URL path → fingerprint; `load` gives a page's bytes and is called in the building thread.
    `failed` is URL path → why this page could not be made this time; the key "" means the whole site.
    `sources` is URL path → the file that a page is written in, where there is one.
    `root` is where the published site begins on its host: the page for what is missing says so.
    """

    number: int
    site: Mapping[str, str]
    load: Callable[[str], bytes]
    findings: tuple[Finding, ...] = ()
    failed: Mapping[str, tuple[Finding, ...]] = field(default_factory=lambda: _NOTHING)
    sources: Mapping[str, str] = field(default_factory=lambda: MappingProxyType({}))
    root: str = "/"


@dataclass(frozen=True)
class Shown:
    """What browsers get: a revision's pages, with the last good bytes in place of the failed ones."""

    revision: Revision
    site: Mapping[str, str]
    kept: Mapping[str, bytes]

    def page(self, url: str) -> bytes | None:
        if url in self.kept:
            return self.kept[url]
        return self.revision.load(url) if url in self.site else None

    def marks(self, url: str) -> dict[str, str]:
        """What a tab that shows `url` compares: its page's fingerprint, and those of styles and such."""
        return {"mark": pages.fingerprint(self.site, url), **self.assets}

    def moved(self, url: str, path: str) -> str:
        """Where the text of the file `path` stands now that nothing does at `url`; else ""."""
        if url in self.site or not path:
            return ""
        sources = self.revision.sources.items()
        return next((at for at, its in sources if its == path and at in self.site), "")

    @cached_property
    def assets(self) -> dict[str, str]:
        """One fingerprint for each kind of file that pages are shown with."""
        return pages.assets(self.site)

    def failures(self, url: str) -> tuple[Finding, ...]:
        """Why this page is not up to date."""
        failed = self.revision.failed
        return (*failed.get("", ()), *(failed.get(url, ()) if url else ()))

    def other_failures(self, url: str) -> tuple[Finding, ...]:
        """Why other pages are not, and errors that cost no page, such as those of the settings."""
        mine = self.failures(url)
        others = {f for findings in self.revision.failed.values() for f in findings}
        others |= {f for f in self.revision.findings if f.severity == "error"}
        return tuple(sorted(others.difference(mine)))

    def warnings(self, url: str) -> tuple[Finding, ...]:
        """What is missing on this page, or looks wrong, as far as its source says."""
        path = self.revision.sources.get(url)
        found = self.revision.findings
        return tuple(f for f in found if f.severity == "warning" and f.place.path == path)


class Preview:
    """Holds what is shown and asks `rebuild` for a newer revision; `say` gets why there is none."""

    def __init__(
        self,
        rebuild: Callable[[], Revision],
        *,
        say: Callable[[tuple[Finding, ...]], None] = lambda _: None,
    ) -> None:
        self._rebuild = rebuild
        self._say = say
        self._lock = threading.Lock()
        self._tasks: SimpleQueue[Callable[[], None] | None] = SimpleQueue()
        self._queued = False
        self._rest: Iterator[bool] | None = None
        self._begun = False  # a step of that has been taken
        self._later: Iterator[bool] | None = None  # what follows it
        self._calm = False  # nobody has asked for anything since the last step of that
        self._due = 0.0  # when the next step is taken even so
        self._listeners: tuple[Callable[[], None], ...] = ()
        self._shown = Shown(Revision(0, {}, _no_page), {}, {})
        threading.Thread(target=self._work, name="briefgen-build", daemon=True).start()

    @property
    def shown(self) -> Shown:
        return self._shown

    def look(self) -> None:
        """Something may have changed: build, once after all that is known now."""
        with self._lock:
            if self._queued:
                return
            self._queued = True
        self._tasks.put(self._build)

    def rest(self, steps: Iterator[bool]) -> None:
        """Take these steps when nobody waits, in place of others that wait; True builds.

        Steps that were begun are ended first: a long look at all files would never end if each
        call began it anew.
        """
        self._tasks.put(lambda: self._turn_to(steps))

    def ask(self, question: Callable[[Shown], T]) -> Future[T]:
        """What `question` says, in the building thread, after every change known now."""
        answer: Future[T] = Future()
        self._tasks.put(lambda: _settle(answer, lambda: question(self._shown)))
        return answer

    def listen(self, on_change: Callable[[], None]) -> Callable[[], None]:
        """Call `on_change` (in the building thread) after each build; answers how to stop that."""
        with self._lock:
            self._listeners += (on_change,)
        return lambda: self._forget(on_change)

    def close(self) -> None:
        """End the building thread after what it is doing; nothing waits for it."""
        self._tasks.put(None)

    def _forget(self, listener: Callable[[], None]) -> None:
        with self._lock:
            self._listeners = tuple(other for other in self._listeners if other is not listener)

    @roomy
    def _work(self) -> None:
        while (task := self._next()) is not None:
            task()

    def _next(self) -> Callable[[], None] | None:
        """What was asked first; where nobody has asked for a while, a step of what can wait."""
        if self._rest is None:
            return self._tasks.get()
        if time.monotonic() > self._due:
            self._due = time.monotonic() + GRACE
            return self._step
        try:
            task = self._tasks.get(timeout=0 if self._calm else GRACE)
        except Empty:
            self._calm = True
            return self._step
        self._calm = False
        return task

    def _turn_to(self, steps: Iterator[bool]) -> None:
        if self._rest is not None and self._begun:
            self._later = steps
        else:
            self._take_up(steps)

    def _take_up(self, steps: Iterator[bool] | None) -> None:
        self._rest, self._begun = steps, False
        self._due = time.monotonic() + LONGEST_GRACE

    def _step(self) -> None:
        self._begun = True
        try:
            build = None if self._rest is None else next(self._rest, None)
        except Exception:  # noqa: BLE001 - what cannot be done now can be at the next rest
            build = None
        if build is None:
            later, self._later = self._later, None
            self._take_up(later)
        elif build:
            self._build()

    def _build(self) -> None:
        with self._lock:
            self._queued = False
        stopped: tuple[Finding, ...] = ()
        try:
            revision = self._rebuild()
            shown = _merged(self._shown, revision)
        except Exception as error:  # noqa: BLE001 - the preview outlives every mistake, and shows it
            stopped = _told(error)
            revision = replace(self._shown.revision, failed={"": stopped})
            shown = replace(self._shown, revision=revision)
        before, self._shown = self._shown.revision, shown
        if _differ(before, revision):
            self._tell(stopped)

    def _tell(self, stopped: tuple[Finding, ...]) -> None:
        with self._lock:
            listeners = self._listeners
        for tell in (lambda: stopped and self._say(stopped), *listeners):
            _settle(Future[object](), tell)


def _differ(one: Revision, other: Revision) -> bool:
    """Whether there is something to tell; a look at a quiet project makes an equal revision."""
    return (one.number == 0) != (other.number == 0) or any(
        getattr(one, name) != getattr(other, name) for name in ("site", "findings", "failed")
    )


def _settle(answer: Future[T], ask: Callable[[], T]) -> None:
    """Let `answer` be what `ask` returns or raises."""
    if not answer.set_running_or_notify_cancel():
        return
    try:
        answer.set_result(ask())
    except Exception as error:  # noqa: BLE001 - it is the asker's to handle
        answer.set_exception(error)


def _merged(last: Shown, new: Revision) -> Shown:
    """The new revision; where it failed, the last good pages.

    Where a text is gone, such as one that is a draft now, these could still tell of it: none is kept.
    """
    if "" in new.failed:
        was = last.revision
        return replace(last, revision=replace(new, load=was.load, root=was.root))
    gone = last.revision.sources.keys() - new.sources.keys()
    lost = [url for url in new.failed if url in last.site and not gone]
    kept = {url: page for url in lost if (page := _last_bytes(last, url)) is not None}
    return Shown(new, {**new.site, **{url: last.site[url] for url in kept}}, kept)


def _last_bytes(last: Shown, url: str) -> bytes | None:
    """None, too, for what cannot be read any more: that costs this page, and no other."""
    try:
        return last.page(url)
    except Exception:  # noqa: BLE001 - why it cannot be made now is said already
        return None


def _told(error: Exception) -> tuple[Finding, ...]:
    if isinstance(error, Failure):
        return error.findings
    return (
        Finding(
            Place("briefgen"),
            "template-error",
            f"The build stopped: {type(error).__name__}: {error}",
            "Save again to retry; if it stays, please report it.",
        ),
    )


def _no_page(url: str) -> bytes:
    raise KeyError(url)
