"""Looking at a disk that may hold anything: links, pipes, loops, locked folders, odd spellings."""

from __future__ import annotations

import errno
import os
import stat
import time
from collections import deque
from contextlib import suppress
from operator import attrgetter
from typing import TYPE_CHECKING
from unicodedata import normalize

from msgspec import Struct

from briefgen.findings import Failure, Finding, Place
from briefgen.untouched import stamp

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

_NAME = attrgetter("name")
_NOT_UTF8 = Finding(
    Place(""), "bad-encoding", "the name is not UTF-8", "Rename it in the letters of UTF-8."
)
Stamp = tuple[int, ...]

ABSENT = frozenset({errno.ENOENT, errno.ENOTDIR, errno.ENAMETOOLONG})
RACY = 2_000_000_000  # ns: some file systems count time in steps of up to two seconds
LARGEST = 512 * 1024 * 1024  # bytes: what is beyond is no part of a page
FLAGS = os.O_RDONLY | sum(
    getattr(os, name, 0) for name in ("O_NONBLOCK", "O_NOFOLLOW", "O_CLOEXEC", "O_BINARY")
)


class Content(Struct, frozen=True):
    """The bytes of a file; `stamp` tells whether they are still true, None if nothing can.

    seen: what the system said of it, packed, if that was the same before and after reading.
    """

    data: bytes
    stamp: Stamp | None
    seen: bytes = b""


def unreadable(path: str, message: str, hint: str) -> Failure:
    """Give the failure for what is there and cannot be read."""
    return Failure(Finding(Place(path), "unreadable-file", message, hint))


def within(real: str, base: str) -> bool:
    """Say whether a resolved path is the base folder or below it."""
    return real == base or real.startswith(base.rstrip(os.sep) + os.sep)


def outside(path: str) -> Failure:
    """Give the failure for a path that leaves the folder it belongs to."""
    hint = "Put the file into the project folder, and name it from there."
    return unreadable(path, "the path leads out of the project folder", hint)


def nowhere(path: str) -> Failure:
    """Give the failure for a link without an end."""
    hint = "Let it lead to what is there, or remove it."
    return unreadable(path, "the symbolic link leads to nothing", hint)


def trouble(path: str, error: OSError) -> Failure:
    """Give the failure for what the operating system refused."""
    if isinstance(error, PermissionError):
        return unreadable(path, "no permission to read it", "Make it readable, or remove it.")
    if error.errno == errno.ELOOP:
        return unreadable(path, "the symbolic link leads round in a circle", "Remove the link.")
    reason = os.strerror(error.errno).lower() if error.errno else "unknown error"
    return unreadable(path, f"cannot be read: {reason}", "Check the disk, or remove it.")


def unlinked(where: str) -> os.stat_result | None:
    """What `lstat` says of something that is no link; None if it is one, or cannot be looked at."""
    try:
        found = os.lstat(where)
    except (OSError, ValueError):
        return None
    return None if stat.S_ISLNK(found.st_mode) else found


def as_seen(folder: str, seen: Iterable[tuple[str, bytes]]) -> Iterator[str]:
    """Of files in a folder, those of which the system says what it said when they were read."""
    try:
        handle = os.open(folder, FLAGS)
    except OSError:
        return
    try:
        for name, was in seen:
            # From within the folder, for the system to go no way again and again.
            with suppress(OSError, ValueError):
                if stamp(os.stat(name, dir_fd=handle, follow_symlinks=False)) == was:
                    yield name
    finally:
        os.close(handle)


def load(
    real: str, path: str, before: Content | None, found: os.stat_result | None = None
) -> Content | None:
    """Read a resolved path; None if no file is there. `before` is used again if it still holds.

    found: what `lstat` says of it, if that was asked already.
    Raises Failure, speaking of `path`, for what cannot or must not be read.
    """
    try:
        found = os.lstat(real) if found is None else found
        if stat.S_ISDIR(found.st_mode):
            # Beside content/ stand the settings and such: a folder of such a name is a mistake.
            if "/" not in path and "." in path.lstrip("."):
                raise unreadable(path, "it is a folder, not a file", "Put a file in its place.")
            return None
        must_be_plain(found, path)
        if before is not None and before.stamp == _stamp(found):
            return before
        return _read(real, path, before)
    except OSError as error:
        if error.errno in ABSENT:
            return None
        raise trouble(path, error) from None


def must_be_plain(found: os.stat_result, path: str) -> None:
    """Raise Failure, speaking of `path`, for what is no file or too large for one."""
    if not stat.S_ISREG(found.st_mode):
        message = "it is a pipe, socket or device, not a file"
        raise unreadable(path, message, "Remove it, or put a file in its place.")
    if found.st_size > LARGEST:
        message = f"{found.st_size} bytes are more than briefgen reads ({LARGEST})"
        raise Failure(Finding(Place(path), "too-large", message, "Link to it instead."))


def listing(top: str, base: str, path: str) -> tuple[str, ...]:
    """List the regular files below a folder: relative paths with slashes, composed, sorted.

    What can be none is marked (`flaws`). Links to folders are followed within `base`; each folder
    is listed once, under its own name if it has one here. Raises Failure, speaking of `path`, if
    the folder itself cannot be listed.
    """
    walk, seen = _Walk(path, base, [], [(top, "")], deque()), set[str]()
    while walk.folders or walk.links:
        where, prefix = walk.folders.pop() if walk.folders else walk.links.popleft()
        real = os.path.realpath(where)
        if real not in seen:
            walk.look_into(real, prefix)
        if within(real, base):  # each way that leads out is told
            seen.add(real)
    return tuple(sorted(walk.found))


def spellings(folder: str) -> dict[str, str]:
    """Map the composed names of a folder's entries to the names as the disk spells them.

    Of two that are one name, the composed one is meant, else the last: so has a list of the folder.
    """
    try:
        found = [(normalize("NFC", name), name) for name in os.listdir(folder)]  # noqa: PTH208
    except OSError:
        return {}
    return dict(sorted(found, key=lambda pair: (pair[0] == pair[1], pair[1])))


def litter(name: str) -> bool:
    """Say whether a name is hidden, or one of those that editors leave while they save."""
    return (
        name.startswith(".")
        or name.endswith(("~", ".swp"))
        or (name.startswith("#") and name.endswith("#"))
        or name == "4913"
    )


def _stamp(found: os.stat_result) -> Stamp:
    return found.st_dev, found.st_ino, found.st_size, found.st_mtime_ns, found.st_ctime_ns


def _read(real: str, path: str, before: Content | None) -> Content:
    now = time.time_ns()
    handle = os.open(real, FLAGS)
    try:
        found = os.fstat(handle)
        must_be_plain(found, path)
        data = _all(handle, found.st_size)
        settled = _stamp(os.fstat(handle)) == _stamp(found)
    finally:
        os.close(handle)
    if before is not None and before.data == data:
        data = before.data  # the same object, so that it need not be hashed again
    racy = now - found.st_ctime_ns < RACY
    if not settled:
        return Content(data, None)
    return Content(data, None if racy else _stamp(found), stamp(found))


def _all(handle: int, size: int) -> bytes:
    """Read to the end, which mostly lies where it is expected: one call tells."""
    data = os.read(handle, size + 1)
    if len(data) == size:
        return data
    parts = [data]
    while parts[-1]:
        parts.append(os.read(handle, 1 << 20))
    return b"".join(parts)


class _Walk(Struct):
    """Names that were found, and folders that are still to be looked at, each with its prefix."""

    path: str
    base: str
    found: list[str]
    folders: list[tuple[str, str]]
    links: deque[tuple[str, str]]

    def look_into(self, real: str, prefix: str) -> None:
        """Take up what stands in one folder."""
        try:
            if not within(real, self.base):
                raise outside(self._place(prefix))
            entries = _entries(real, self._place(prefix))
        except Failure as failed:
            if not prefix:
                raise
            self._flaw(prefix.rstrip("/"), failed)
            return
        for name, entry in self._named(entries, prefix):
            self._sort_in(entry, prefix + name)

    def _named(
        self, entries: list[os.DirEntry[str]], prefix: str
    ) -> Iterator[tuple[str, os.DirEntry[str]]]:
        """The entries by their composed names; of two of one name only that which is read."""
        kept: dict[str, os.DirEntry[str]] = {}
        for entry in entries:
            name = _composed(entry.name)
            if not name:
                self._flaw(prefix + _escaped(entry.name), _NOT_UTF8)
                continue
            twin = kept.get(name)
            if twin is not None:
                meant, other = (twin, entry) if twin.name == name else (entry, twin)
                self._flaw(prefix + other.name, _twin(other.name, meant.name))
                kept[name] = meant
            else:
                kept[name] = entry
        yield from kept.items()

    def _sort_in(self, entry: os.DirEntry[str], name: str) -> None:
        try:
            if entry.is_dir():
                (self.links if entry.is_symlink() else self.folders).append(
                    (entry.path, name + "/")
                )
            elif entry.is_file():
                self.found.append(name)
            else:
                must_be_plain(os.stat(entry.path), "")  # noqa: PTH116 - it is a string
        except Failure as failed:
            self._flaw(name, failed)
        except OSError as error:
            if error.errno not in ABSENT:
                self._flaw(name, trouble("", error))
            elif entry.is_symlink() and os.path.lexists(entry.path):  # else it is gone meanwhile
                self._flaw(name, nowhere(""))

    def _flaw(self, name: str, why: Failure | Finding) -> None:
        from briefgen.graph.flaws import flawed  # noqa: PLC0415 - most folders have none

        self.found.append(flawed(name, why.findings[0] if isinstance(why, Failure) else why))

    def _place(self, prefix: str) -> str:
        return f"{self.path}/{prefix}".strip("/")


def _entries(folder: str, path: str) -> list[os.DirEntry[str]]:
    try:
        with os.scandir(folder) as entries:
            wanted = [entry for entry in entries if not litter(entry.name)]
    except OSError as error:
        if error.errno in ABSENT:
            return []
        raise trouble(path, error) from None
    return sorted(wanted, key=_NAME)


def _composed(name: str) -> str:
    """Some systems store accents apart from their letters; the site's names never are.

    "" for a name that isn't UTF-8.
    """
    if name.isascii():
        return name
    try:
        name.encode()
    except UnicodeEncodeError:
        return ""
    return normalize("NFC", name)


def _escaped(name: str) -> str:
    return name.encode("ascii", "backslashreplace").decode()


def _twin(name: str, other: str) -> Finding:
    """The finding for a name that isn't read, because it is another one, stored otherwise."""
    form = "decomposed" if normalize("NFD", name) == name else "other"
    return Finding(
        Place(""),
        "duplicate-address",
        f"two names here differ only in how accents are stored: this one, “{_escaped(name)}” in"
        f" {form} letters, is not read; “{_escaped(other)}” is",
        "Rename or remove one of them. `LC_ALL=C ls -b` tells them apart.",
    )
