"""Watching folders: every event only means “look again”, and we look again regularly anyway.

The watching library can go deaf without an error: a watched folder is deleted and made anew,
the system's limit of watches is reached, its queue overflows, one of its threads dies.
So each look checks the watches and renews them, and a change that no event told is seen at the next look.
"""

from __future__ import annotations

import logging
import threading
import time
import warnings
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from briefgen.findings import SETTINGS
from briefgen.serve.watches import Hint, Watches, started

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable
    from pathlib import Path

QUIET = 0.02
"""Seconds without an event after which a burst is over."""
LONGEST = 0.2
"""Seconds after which we look even though events go on."""
RESCAN = 3.0
"""Seconds after which we look even though there was no event."""
POLL = 1.0
"""The same where the system cannot tell us of events."""

_POLLING = "The system cannot watch all folders ({}). Changes are looked for every second instead."


@dataclass
class _News:
    """What a burst of events was about.

    unfinished: files that are being written; more: something else than writing files.
    """

    unfinished: set[str] = field(default_factory=set)
    more: bool = False

    def take(self, file: str, *, written: bool) -> None:
        if not file:
            self.more = True
        elif written:
            self.unfinished.discard(file)
        else:
            self.unfinished.add(file)


class Watcher:
    """A thread that calls `on_hint`; made by `watch`."""

    def __init__(
        self,
        start: Callable[[Hint], Watches],
        on_hint: Callable[[], None],
        on_save: Callable[[str], None],
        on_calm: Callable[[], None],
        say: Callable[[str], None],
        rescan: float,
    ) -> None:
        self._start = start
        self._on_hint = on_hint
        self._on_save = on_save
        self._on_calm = on_calm
        self._say = say
        self._rescan = rescan
        self._hint = threading.Event()
        self._news = _News()
        self._stopped = threading.Event()
        self._watches = Watches()
        self._said = False
        self._thread = threading.Thread(target=self._run, name="briefgen-watch", daemon=True)

    def start(self) -> None:
        self._renew()
        self._thread.start()

    def stop(self) -> None:
        """Stop watching. `on_hint` is not called again after the current call."""
        self._stopped.set()
        self._hint.set()
        if self._thread.is_alive() and self._thread is not threading.current_thread():
            self._thread.join(timeout=1)
        self._watches.stop()

    def _run(self) -> None:
        while not self._stopped.is_set():
            if self._hint.wait(self._rescan):
                self._settle()
            if self._stopped.is_set():
                return
            news, self._news = self._news, _News()
            self._look(news)

    def _settle(self) -> None:
        """Wait until no event came for `QUIET` seconds, at most for `LONGEST`."""
        end = time.monotonic() + LONGEST
        while self._hint.is_set() and time.monotonic() < end and not self._stopped.is_set():
            self._hint.clear()
            self._hint.wait(QUIET)
        self._hint.clear()

    def _hinted(self, file: str, *, written: bool) -> None:
        """Called in the observer's thread. A file that is written is worth a look at once."""
        if written:
            self._on_save(file)
        self._news.take(file, written=written)
        self._hint.set()

    def _look(self, news: _News) -> None:
        try:
            deaf = self._watches.deaf()
            if deaf:
                self._renew()
            if deaf or news.more or news.unfinished:
                self._on_hint()
            else:
                self._on_calm()
        except Exception as error:  # noqa: BLE001 - a mistake there must not end the watching
            self._say(f"While looking for changes: {type(error).__name__}: {error}")

    def _renew(self) -> None:
        """Watch anew; where that is not wholly possible, look more often instead and say so once."""
        self._watches.stop()
        self._watches = self._start(self._hinted)
        if self._watches.problem:
            self._rescan = min(self._rescan, POLL)
            self._say_once(_POLLING.format(self._watches.problem))

    def _say_once(self, text: str) -> None:
        if not self._said:
            self._said = True
            self._say(text)


def watch(
    folders: Iterable[Path],
    on_hint: Callable[[], None],
    *,
    on_save: Callable[[str], None] = lambda _: None,
    on_calm: Callable[[], None] | None = None,
    names: Iterable[str] = (SETTINGS,),
    say: Callable[[str], None] = lambda _: None,
    rescan: float = RESCAN,
) -> Watcher:
    """Call `on_hint` in a thread after each burst of changes below `folders`, and every `rescan` seconds.

    `on_save` is told at once of each file that somebody has written whole. `on_calm` is called in place
    of `on_hint` where no event told of anything else.
    The folders may be missing, vanish and come back. Dotted names in them don't count;
    `names` are files that count where they lie beside a folder. `say` is told once if events cannot be had.
    """
    logging.getLogger("watchdog").addHandler(logging.NullHandler())
    warnings.filterwarnings("ignore", "Callback with id", RuntimeWarning)
    places, beside = tuple(folder.absolute() for folder in folders), frozenset(names)
    watcher = Watcher(
        lambda hint: started(places, beside, hint),
        on_hint,
        on_save,
        on_calm or on_hint,
        say,
        rescan,
    )
    watcher.start()
    return watcher
