"""Looking at a disk that may hold anything: links, pipes, loops, locked folders, odd spellings."""

from __future__ import annotations

import errno
import os
import stat
import time
from collections import Counter, deque
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


def within(real: str, base: str) -> bool:
    """Say whether a resolved path is the base folder or below it."""
    return real == base or real.startswith(base.rstrip(os.sep) + os.sep)


def outside(path: str) -> Failure:
    """Give the failure for a path that leaves the folder it belongs to."""
    hint = "Put the file into the project folder, and name it from there."
    return _unreadable(path, "the path leads out of the project folder", hint)


def trouble(path: str, error: OSError) -> Failure:
    """Give the failure for what the operating system refused."""
    if isinstance(error, PermissionError):
        return _unreadable(path, "no permission to read it", "Make it readable, or remove it.")
    if error.errno == errno.ELOOP:
        return _unreadable(path, "the symbolic link leads round in a circle", "Remove the link.")
    reason = os.strerror(error.errno).lower() if error.errno else "unknown error"
    return _unreadable(path, f"cannot be read: {reason}", "Check the disk, or remove it.")


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
            return None
        _must_be_plain(found, path)
        if before is not None and before.stamp == _stamp(found):
            return before
        return _read(real, path, before)
    except OSError as error:
        if error.errno in ABSENT:
            return None
        raise trouble(path, error) from None


def listing(top: str, base: str, path: str) -> tuple[str, ...]:
    """List the regular files below a folder: relative paths with slashes, composed, sorted.

    Links to folders are followed within `base`; each folder is listed once, under its own name
    if it has one here. Raises Failure, speaking of `path`.
    """
    found: list[str] = []
    seen: set[str] = set()
    folders, links = [(top, "")], deque[tuple[str, str]]()
    while folders or links:
        where, prefix = folders.pop() if folders else links.popleft()
        real = os.path.realpath(where)
        if real in seen or not within(real, base):
            continue
        seen.add(real)
        for entry in _entries(real, f"{path}/{prefix}".strip("/")):
            name = prefix + _composed(entry.name, f"{path}/{prefix}")
            _sort_in(entry, name, found, folders, links)
    _must_differ(found, path)
    return tuple(sorted(found))


def spellings(folder: str) -> dict[str, str]:
    """Map the composed names of a folder's entries to the names as the disk spells them."""
    try:
        return {normalize("NFC", name): name for name in sorted(os.listdir(folder))}  # noqa: PTH208
    except OSError:
        return {}


def litter(name: str) -> bool:
    """Say whether a name is hidden, or one of those that editors leave while they save."""
    return (
        name.startswith(".")
        or name.endswith(("~", ".swp"))
        or (name.startswith("#") and name.endswith("#"))
        or name == "4913"
    )


def _unreadable(path: str, message: str, hint: str) -> Failure:
    return Failure(Finding(Place(path), "unreadable-file", message, hint))


def _stamp(found: os.stat_result) -> Stamp:
    return found.st_dev, found.st_ino, found.st_size, found.st_mtime_ns, found.st_ctime_ns


def _must_be_plain(found: os.stat_result, path: str) -> None:
    if not stat.S_ISREG(found.st_mode):
        message = "it is a pipe, socket or device, not a file"
        raise _unreadable(path, message, "Remove it, or put a file in its place.")
    if found.st_size > LARGEST:
        message = f"{found.st_size} bytes are more than briefgen reads ({LARGEST})"
        raise Failure(Finding(Place(path), "too-large", message, "Link to it instead."))


def _read(real: str, path: str, before: Content | None) -> Content:
    now = time.time_ns()
    handle = os.open(real, FLAGS)
    try:
        found = os.fstat(handle)
        _must_be_plain(found, path)
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


def _entries(folder: str, path: str) -> list[os.DirEntry[str]]:
    try:
        with os.scandir(folder) as entries:
            wanted = [entry for entry in entries if not litter(entry.name)]
    except OSError as error:
        if error.errno in ABSENT:
            return []
        raise trouble(path, error) from None
    return sorted(wanted, key=_NAME)


def _composed(name: str, where: str) -> str:
    """Some systems store accents apart from their letters; the site's names never are."""
    if name.isascii():
        return name
    try:
        name.encode()
    except UnicodeEncodeError:
        shown = where.lstrip("/") + name.encode("ascii", "backslashreplace").decode()
        message = "the file's name is not UTF-8"
        raise Failure(
            Finding(Place(shown), "bad-encoding", message, "Rename it in the letters of UTF-8.")
        ) from None
    return normalize("NFC", name)


def _sort_in(
    entry: os.DirEntry[str],
    name: str,
    found: list[str],
    folders: list[tuple[str, str]],
    links: deque[tuple[str, str]],
) -> None:
    try:
        if entry.is_dir():
            (links if entry.is_symlink() else folders).append((entry.path, name + "/"))
        elif entry.is_file():
            found.append(name)
    except OSError:  # gone meanwhile, or a link to itself
        return


def _must_differ(found: list[str], path: str) -> None:
    if len(set(found)) == len(found):
        return
    twice = sorted(name for name, count in Counter(found).items() if count > 1)
    if twice:
        message = "there are two files of this name, which differ in how accents are stored"
        places = (Place(f"{path}/{name}".lstrip("/")) for name in twice)
        hint = "Rename or remove one of them."
        raise Failure(*(Finding(place, "duplicate-address", message, hint) for place in places))
