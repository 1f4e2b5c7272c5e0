"""The inputs of a build: a project folder, frozen at the moment of looking.

Whatever happens on disk meanwhile, one snapshot gives one answer to each question. Nothing
outside the project and its mounts is read, and nothing but regular files is opened.
"""

from __future__ import annotations

import os
import posixpath
from contextlib import suppress
from datetime import UTC, datetime
from types import MappingProxyType
from typing import TYPE_CHECKING, Protocol, TypeVar

from briefgen.findings import Failure
from briefgen.graph.disk import (
    Content,
    as_seen,
    listing,
    load,
    nowhere,
    outside,
    spellings,
    unlinked,
    within,
)
from briefgen.graph.overflow import Away, Overflow

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping
    from pathlib import Path

T = TypeVar("T")
NOTHING: Mapping[str, str] = MappingProxyType({})
NO_MOUNTS: Mapping[str, Path] = MappingProxyType({})
NO_CONTENTS: Mapping[str, Content] = MappingProxyType({})


class Inputs(Protocol):
    """All that a build may know of the world."""

    def read(self, path: str) -> bytes | None:
        """Give the bytes of a file, None if there is none; raise Failure if it is unreadable."""

    def listed(self, folder: str) -> tuple[str, ...]:
        """List all regular files below a folder, relative to it, sorted; what is none, marked."""

    def passed(self, moment: str) -> bool:
        """Say whether an ISO 8601 moment with an offset has passed."""

    def option(self, name: str) -> str:
        """Give an option of this run, "" if it is not set."""


class Files:
    """A snapshot of a project on disk; each file is read at most once.

    root: the project folder.
    mounts: folders that stand in for the first part of a path, such as "@themes".
    options: what was set for this run.
    now: the moment of looking, with a time zone; the present by default.
    stamps: of each file that was read, what the system said of it meanwhile.
    """

    def __init__(
        self,
        root: Path,
        mounts: Mapping[str, Path] = NO_MOUNTS,
        options: Mapping[str, str] = NOTHING,
        now: datetime | None = None,
    ) -> None:
        self.root, self.mounts, self.options = root, mounts, options
        self.now = datetime.now(UTC) if now is None else now
        self._bases: dict[str, str] = {}
        self._base = os.path.realpath(root)
        self.stamps: dict[str, bytes] = {}
        self._before = NO_CONTENTS
        self._contents: dict[str, Content | Away | Failure | None] = {}
        self._listings: dict[str, tuple[str, ...] | Failure] = {}
        self._real: dict[str, str] = {}
        self._plain: dict[str, str] = {}  # folders of paths, resolved and found to be allowed
        self._spellings: dict[str, dict[str, str]] = {}
        self._ahead: dict[str, datetime] = {}  # moments that were asked for and hadn't passed
        self._beyond: Overflow | None = None

    def read(self, path: str) -> bytes | None:
        """Give the bytes of a file, None if none is there (a folder is none).

        Raises Failure for a path that leads out of its folder, for what cannot be read, and for a
        folder in the place of the settings or another file that stands beside content/.
        """
        content = _once(self._contents, path, self._load)
        return None if content is None else content.data

    def spelled(self, path: str) -> str:
        """Give where a path lies on disk, by the names as the disk has them; links aren't followed.

        Raises Failure for one that leads out of its folder by its words.
        """
        return self._locate(path)[1]

    def listed(self, folder: str) -> tuple[str, ...]:
        """List the regular files below a folder: relative paths with slashes, sorted.

        What can be none, a pipe say, is among them with a mark (`flaws`). Hidden files and what
        editors leave while saving are left out. A folder that is absent has no files. Raises
        Failure for a folder that cannot be listed.
        """
        return _once(self._listings, folder, self._list)

    def passed(self, moment: str) -> bool:
        """Say whether a moment has passed; raises ValueError if it has no UTC offset."""
        when = datetime.fromisoformat(moment)
        if when.tzinfo is None:
            raise ValueError(f"a moment needs its UTC offset: {moment}")
        if when > self.now:
            self._ahead[moment] = when
        return when <= self.now

    def option(self, name: str) -> str:
        """Give an option of this run, "" if it is not set."""
        return self.options.get(name, "")

    def again(self, now: datetime | None = None, *, full: bool = False) -> Files:
        """Look again: a new snapshot that takes over what surely did not change.

        A file is read again unless inode, size and both times are what they were, and its last
        change lay 2 s before it was read; with `full`, every file is.
        """
        new = Files(self.root, self.mounts, self.options, now)
        if not full:
            contents = self._contents.items()
            new._before = {path: c for path, c in contents if isinstance(c, Content)}
        return new

    def untouched(self, known: Mapping[str, tuple[bytes, str]]) -> Iterator[str]:
        """Of files that were read once, those of which the system still says the same.

        known: path → what it said then, and the fingerprint of what was read.
        """
        folders: dict[str, list[tuple[str, bytes]]] = {}
        for path, (seen, _) in known.items():
            folder, _, name = path.rpartition("/")
            if _is_plain(name):
                folders.setdefault(folder, []).append((name, seen))
        for folder, files in folders.items():
            # A link says nothing of its folder; mostly the first file is none.
            homes = (self._home(folder, name) for name, _ in files)
            if home := next(filter(None, homes), ""):
                yield from (f"{folder}/{name}" for name in as_seen(home, files))

    def compared(self, new: Files) -> Iterator[bool]:
        """Say whether what was asked of this snapshot is answered the same by a newer one.

        In small steps, one for each answer, so that other things can be done between them.
        """
        yield new.now >= self.now and not any(new.passed(moment) for moment in self._ahead)
        for path in tuple(self._contents):
            yield _said(self.read, path) == _said(new.read, path)
        for folder in tuple(self._listings):
            yield _said(self.listed, folder) == _said(new.listed, folder)

    def knows(self, path: str) -> bool:
        """Say whether a file was read and was there."""
        return isinstance(self._contents.get(path), Content)

    def knowing(self, paths: frozenset[str], now: datetime | None = None) -> Files:
        """Look again at these files only, which were there; all else is taken to be as it was.

        A first look, for somebody who waits: what else may have changed is for `again` to find.
        """
        new = Files(self.root, self.mounts, self.options, now)
        new._contents, new._listings = self._contents.copy(), self._listings.copy()
        new._ahead = self._ahead.copy()
        seen = {path: c for path in paths if isinstance(c := self._contents.get(path), Content)}
        for path in seen:
            del new._contents[path]
        new._before = seen
        return new

    def supposing(self, path: str, data: bytes) -> Files:
        """Give the same snapshot with other bytes in one file, as if somebody had saved them."""
        new = Files(self.root, self.mounts, self.options, self.now)
        new._contents = self._contents.copy()
        new._contents[path] = Content(data, None)
        new._listings = self._listings.copy()
        return new

    def spare(self) -> None:
        """From here on hold no contents in memory: what was read goes to a temporary file."""
        with suppress(OSError):  # then they stay in memory
            self._beyond = self._beyond or Overflow()

    def forget(self, path: str) -> None:
        """Read a file again when it is asked for: whoever asks compares what comes of it."""
        self._contents.pop(path, None)

    def _load(self, path: str) -> Content | Away | None:
        content = self._looked_at(path)
        if content is None:
            return None
        if content.seen:
            self.stamps[path] = content.seen
        if self._beyond is None:
            return content
        with suppress(OSError):
            if (place := self._beyond.write(content.data)) is not None:
                return Away(self._beyond, place, len(content.data))
        return content

    def _looked_at(self, path: str) -> Content | None:
        folder, _, name = path.rpartition("/")
        real = self._plain.get(folder)
        if real is not None and _is_plain(name):
            where = f"{real}/{name}"
            if (found := unlinked(where)) is not None:
                return load(where, path, self._before.get(path), found)
        return self._load_wherever(path, folder)

    def _load_wherever(self, path: str, folder: str) -> Content | None:
        """Load what may lie behind links, in a folder that is asked for the first time."""
        return load(self._find(path, folder), path, self._before.get(path))

    def _home(self, folder: str, name: str) -> str:
        """Where the folder of a file is, "" if not all of its files are found there."""
        with suppress(Failure):
            self._find(f"{folder}/{name}", folder)
        return self._plain.get(folder, "")

    def _find(self, path: str, folder: str) -> str:
        """Resolve a path. Raises Failure for one that leads out of its folder."""
        base, where = self._locate(path)
        real = self._resolved(where)
        if not within(real, base):
            raise outside(path)
        home = self._real.get(os.path.dirname(where))  # noqa: PTH120 - a Path is ten times slower
        usual = os.sep == "/" and folder and path == posixpath.normpath(path)
        if usual and home and within(home, base):
            self._plain[folder] = home
        return real

    def _list(self, folder: str) -> tuple[str, ...]:
        base, where = self._locate(folder)
        real = os.path.realpath(where)
        if not within(real, base):
            raise outside(folder)
        if os.path.islink(where) and not os.path.lexists(real):  # noqa: PTH114
            raise nowhere(folder)
        return listing(real, base, folder)

    def _locate(self, path: str) -> tuple[str, str]:
        """Give the folder that a path must not leave, and where it would lie on disk."""
        normal, named = posixpath.normpath(path), path.partition("/")[0]
        home, _, rest = normal.partition("/")
        if home == ".." or normal.startswith("/") or "\0" in path:
            raise outside(path)
        mounted = self._mounted(home)
        if home != named and (mounted or self._mounted(named)):
            raise outside(path)
        if mounted:
            return mounted, self._spelled(mounted, rest)
        return self._base, self._spelled(self._base, normal)

    def _mounted(self, name: str) -> str:
        """Give the folder that stands in for a name, "" if none does."""
        if name not in self._bases:
            folder = self.mounts.get(name)
            self._bases[name] = "" if folder is None else os.path.realpath(folder)
        return self._bases[name]

    def _spelled(self, base: str, rest: str) -> str:
        """Find the names on disk, which may store accents apart from their letters."""
        if rest.isascii():
            return os.path.join(base, rest)  # noqa: PTH118 - a Path is ten times slower
        where = base
        for name in rest.split("/"):
            if where not in self._spellings:
                self._spellings[where] = spellings(where)
            where = os.path.join(where, self._spellings[where].get(name, name))  # noqa: PTH118
        return where

    def _resolved(self, where: str) -> str:
        folder, name = os.path.split(where)
        if os.path.islink(where):  # noqa: PTH114
            return os.path.realpath(where)
        if folder not in self._real:
            self._real[folder] = os.path.realpath(folder)
        return os.path.join(self._real[folder], name)  # noqa: PTH118


def _is_plain(name: str) -> bool:
    """Whether a file in a folder has exactly this name on any system."""
    return name.isascii() and name not in ("", ".", "..")


def _said(ask: Callable[[str], object], path: str) -> object:
    """An answer, or why there is none."""
    try:
        return ask(path)
    except Failure as failed:
        return failed.findings


def _once(answers: dict[str, T | Failure], path: str, look: Callable[[str], T]) -> T:
    """Answer as the first time, failures too."""
    if path not in answers:
        try:
            answers[path] = look(path)
        except Failure as failed:
            answers[path] = failed
    answer = answers[path]
    if isinstance(answer, Failure):
        raise Failure(*answer.findings)
    return answer
