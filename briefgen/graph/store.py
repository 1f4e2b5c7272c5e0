"""Answers that outlive the process: one SQLite file, one transaction per save.

Several processes may use one file. Each build sees the state in which it began; if another
process has saved meanwhile, its save stands and ours is dropped, which costs only time.
Whatever is wrong with the file, the worst that happens is a build from nothing.
"""

from __future__ import annotations

import os
import sqlite3
import time
import weakref
from contextlib import closing, suppress
from pathlib import Path
from typing import TYPE_CHECKING

from briefgen.graph.snapshot import Left, Snapshot
from briefgen.graph.tables import Head, create, has_tables, head, is_damage, must_be_ours, put
from briefgen.graph.writing import write

if TYPE_CHECKING:
    from briefgen.graph.build import Build
    from briefgen.graph.trace import Key, Reason

PATIENCE = 5.0  # seconds to wait for another process's save


class Store:
    """The answers of the last complete build, in the file at `path`.

    salt: names all that answers depend on besides the inputs (versions, plugins); under another
        salt the store is emptied.
    persistent: False if the file cannot be written; then answers last only for this session.
    """

    def __init__(self, path: Path, salt: str) -> None:
        self.path, self.salt, self.persistent = path, salt, True
        self._snapshots: weakref.WeakSet[Snapshot] = weakref.WeakSet()
        try:
            self._open_or_start_anew()
        except (OSError, sqlite3.Error):
            self._keep_for_this_session()

    def snapshot(self, after: Build | None = None) -> Snapshot:
        """Give a view of the store as it is now.

        after: a build that was saved; as long as nobody has saved since, it tells what is stored.
        """
        taken = self.view(None if after is None else after.left)
        if taken.head.salt != self.salt:  # damaged, removed, or emptied by another version
            with suppress(OSError, sqlite3.Error):
                self._open_or_start_anew()
            taken = self.view()
        return taken if taken.head.salt == self.salt else Snapshot()

    def save(self, build: Build) -> bool:
        """Keep the answers of a complete build, and drop what it did not reach.

        Complete means that all was asked that is wanted later. False if nothing was kept:
        every question failed, another process saved meanwhile, or the file cannot be written.
        """
        if build.saved.damaged:
            self._heal()
            return False
        if not build.ran and not build.changed:
            build.kept(build.saved.head.revision)
            return self.persistent
        if all(build.current[root].failed is not None for root in build.roots):
            # It knows nothing of what it did not reach, so it must not drop that.
            return False
        return self._kept(build) and self.persistent

    def reason(self, key: Key) -> Reason | None:
        """Say why a question's query ran last, None if it never did."""
        return self.snapshot().reason(key)

    def logged(self) -> int:
        """How many bytes of changes the store has yet to take over."""
        try:
            return self.path.with_name(self.path.name + "-wal").stat().st_size
        except OSError:
            return 0

    def close(self) -> None:
        """Let go of the file; builds on it can then read no more stored answers."""
        for taken in self._snapshots:
            taken.close()

    def view(self, left: Left | None = None) -> Snapshot:
        """Give a view of the store whatever it holds, and mend nothing."""
        try:
            taken = Snapshot(self._connect(), left)
        except sqlite3.Error:
            return Snapshot()
        self._snapshots.add(taken)
        return taken

    def _open_or_start_anew(self) -> None:
        if self.path.parent.is_symlink():
            raise PermissionError(f"{self.path.parent} is a link, which could lead anywhere")
        self.path.parent.mkdir(exist_ok=True)  # never of a project that has gone
        if not os.access(self.path.parent, os.W_OK):
            raise PermissionError(self.path.parent)
        try:
            self._open()
        except sqlite3.Error as error:
            if not is_damage(error):
                raise
            self._start_anew()

    def _open(self) -> None:
        if self.path.is_symlink():
            raise sqlite3.DatabaseError("the store is a file of its own, never a link")
        with closing(self._connect()) as connection:
            if head(connection).salt != self.salt:
                self._empty(connection)

    def _connect(self) -> sqlite3.Connection:
        connection = sqlite3.connect(
            self.path, timeout=PATIENCE, isolation_level=None, check_same_thread=False
        )
        try:
            # What should be bytes may be text in a damaged file, and no text that can be read.
            connection.text_factory = lambda text: text.decode(errors="replace")
            _use_write_ahead_log(connection)
        except sqlite3.Error:
            connection.close()
            raise
        return connection

    def _empty(self, connection: sqlite3.Connection) -> None:
        connection.execute("BEGIN IMMEDIATE")
        if head(connection).salt != self.salt:  # nobody did it while we waited
            create(connection)
            put(connection, "head", Head(self.salt, _new_revision()))
        connection.execute("COMMIT")

    def _kept(self, build: Build) -> bool:
        try:
            with closing(self._connect()) as connection:
                return self._write(connection, build)
        except sqlite3.Error as error:
            if is_damage(error):
                self._heal()
            return False

    def _write(self, connection: sqlite3.Connection, build: Build) -> bool:
        connection.execute("BEGIN IMMEDIATE")
        if head(connection) != build.saved.head:
            return False
        if not build.saved.filled:
            create(connection)
        revision = _new_revision()
        left = write(connection, build, revision)
        put(connection, "head", Head(self.salt, revision, build.change.whole))
        if build.saved.damaged:  # found out only now
            connection.execute("ROLLBACK")
            self._heal()
            return False
        connection.execute("COMMIT")
        build.kept(revision)
        build.left = left
        return True

    def _heal(self) -> None:
        with suppress(OSError, sqlite3.Error):
            self._start_anew()

    def _start_anew(self) -> None:
        self._set_aside()
        self._open()

    def _set_aside(self) -> None:
        """A broken file is kept beside, in case it was not ours; its log files are not."""
        for ending in ("-wal", "-shm"):
            self.path.with_name(self.path.name + ending).unlink(missing_ok=True)
        os.replace(self.path, self.path.with_name(self.path.name + ".broken"))  # noqa: PTH105

    def _keep_for_this_session(self) -> None:
        import shutil  # noqa: PLC0415 - rarely needed, and slow to import
        import tempfile  # noqa: PLC0415

        self.persistent = False
        with suppress(OSError, sqlite3.Error):
            folder = tempfile.mkdtemp(prefix="briefgen-")
            weakref.finalize(self, shutil.rmtree, folder, ignore_errors=True)
            self.path = Path(folder, "store")
            self._open()


def _use_write_ahead_log(connection: sqlite3.Connection) -> None:
    if has_tables(connection):
        must_be_ours(connection)
    if connection.execute("PRAGMA journal_mode").fetchone()[0] != "wal":
        connection.execute("PRAGMA page_size = 16384")  # long rows: fewer pages, a smaller file
        _switch(connection)
    connection.execute("PRAGMA synchronous = NORMAL")


def _switch(connection: sqlite3.Connection) -> None:
    """SQLite does not wait by itself when two processes switch a new file at once."""
    for _ in range(int(PATIENCE / 0.05)):
        with suppress(sqlite3.OperationalError):
            if connection.execute("PRAGMA journal_mode = wal").fetchone()[0] == "wal":
                return
        time.sleep(0.05)
    raise sqlite3.OperationalError("no write-ahead log here")


def _new_revision() -> str:
    return os.urandom(8).hex()
