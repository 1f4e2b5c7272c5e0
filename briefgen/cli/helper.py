"""What runs in a helping process: a build of its own over the same project, asked in batches."""

from __future__ import annotations

import os
import signal
import threading
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import datetime
from itertools import islice
from multiprocessing import connection, parent_process
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

from msgspec import Struct

from briefgen.cli import collect_seldom
from briefgen.cli.session import QUERIES, Options, mounts, salt
from briefgen.codec import encode
from briefgen.graph import spread
from briefgen.graph.build import Build
from briefgen.graph.inputs import Files, Inputs
from briefgen.graph.rows import Row
from briefgen.graph.snapshot import Snapshot
from briefgen.graph.trace import Key
from briefgen.roomy import roomy

if TYPE_CHECKING:
    from briefgen.graph.store import Store

T = TypeVar("T")


class OnDisk(Struct, frozen=True):
    """Inputs that a helper reads itself: the project folder, at the asker's moment."""

    project: str
    options: tuple[tuple[str, str], ...]
    moment: str

    def inputs(self) -> Inputs:
        moment = datetime.fromisoformat(self.moment)
        return Files(Path(self.project), mounts(), Options(dict(self.options)), moment)


class Sent(Struct, frozen=True):
    """Inputs that came with the question, for helpers that don't see the project.

    The environment is the helper's own, though: where it has other versions, its options differ
    from the asker's, and its answers are not believed.
    """

    options: tuple[tuple[str, str], ...]
    listings: Mapping[str, tuple[str, ...]]
    passed: Mapping[str, bool]
    files: Mapping[str, bytes | None]

    def inputs(self) -> Inputs:
        return _Given(self, Options(dict(self.options)))


class OtherVersion(Exception):  # noqa: N818 - named after what it found
    """The helper's briefgen, Python or libraries are not those of the asker."""


@dataclass(slots=True)
class _Given:
    """Answers what was sent along, and nothing else."""

    sent: Sent
    options: Options
    files: Mapping[str, bytes | None] = field(default_factory=dict)

    def read(self, path: str) -> bytes | None:
        return _among(self.files if path in self.files else self.sent.files, path)

    def listed(self, folder: str) -> tuple[str, ...]:
        return _among(self.sent.listings, folder)

    def passed(self, moment: str) -> bool:
        return _among(self.sent.passed, moment)

    def option(self, name: str) -> str:
        return self.options.get(name, "")


def _among(given: Mapping[str, T], name: str) -> T:
    if name not in given:
        raise spread.Elsewhere(name)
    return given[name]


class Task(Struct, frozen=True):
    """A batch of questions.

    run: a name for the inputs: while it is the same, a helper goes on with the build it has.
    salt: the asker's versions; a helper with others refuses.
    vouched: answers to take for granted; files: inputs of this batch only.
    """

    run: str
    salt: str
    inputs: OnDisk | Sent
    keys: tuple[Key, ...]
    vouched: tuple[Row, ...] = ()
    files: tuple[tuple[str, bytes | None], ...] = ()


_lock = threading.Lock()
_at: dict[str, Build] = {}
_lent: dict[str, tuple[Build, Store]] = {}
_not_ours: list[object] = []

KEPT = frozenset(
    {"asset_url", "count", "enabled", "entity", "extends", "option", "template", "term"}
)
"""Questions about no single article: their answers are few, and asked for again and again."""


@contextmanager
def lent(run: str, build: Build, store: Store) -> Iterator[None]:
    """While this lasts, processes that begin as copies of this one go on with its build."""
    _lent[run] = build, store
    try:
        yield
    finally:
        del _lent[run]


@roomy
def work(task: Task) -> bytes:
    """Answer a batch: its rows, encoded. What belongs to single articles is forgotten afterwards."""
    with _lock:
        build = _build(task)
        if isinstance(build.inputs, _Given):
            build.inputs.files = dict(task.files)
        before = len(build.current)
        spread.vouch(build, task.vouched)
        try:
            return encode(spread.answers(build, task.keys))
        finally:
            _forget(build, before)
            if isinstance(build.inputs, Files):
                for path in {key[1] for key in task.keys}:
                    build.inputs.forget(path)


def _forget(build: Build, before: int) -> None:
    """Know no more than before the batch, but for what is asked again and again."""
    new = list(islice(reversed(build.current), len(build.current) - before))
    build.forget(*(key for key in new if len(key) > 1 and key[0] not in KEPT))
    build.ran.clear()


def _build(task: Task) -> Build:
    """One build a process, kept as long as it is asked about the same inputs."""
    if task.run not in _at:
        if task.salt != salt():
            raise OtherVersion
        _at.clear()
        _at[task.run] = Build(task.inputs.inputs(), queries=QUERIES)
    return _at[task.run]


def prepare() -> None:
    """Begin as a helper on this machine: Ctrl-C is the asker's, and without asker there is no work."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    collect_seldom()
    threading.Thread(target=_end_with_parent, daemon=True).start()
    for run, (build, store) in _lent.items():
        # The database is opened anew: a connection belongs to the process that made it, which is
        # why the asker's is neither used nor closed here.
        old, new = build.saved, store.view()
        _not_ours.append(old)
        build.saved = new if new.head == old.head else Snapshot()
        build.wave.thorough = True  # whether a stored answer holds is for each copy to find out
        _at[run] = build


def ready() -> None:
    """Nothing to do."""


def _end_with_parent() -> None:
    if (asker := parent_process()) is not None:
        connection.wait([asker.sentinel])
        os._exit(1)
