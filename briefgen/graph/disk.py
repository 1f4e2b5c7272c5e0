"""Reading from a disk that may hold anything: links, pipes, loops, locked files."""

from __future__ import annotations

import errno
import os
import stat
import time
from contextlib import suppress
from typing import TYPE_CHECKING

from msgspec import Struct

from briefgen.findings import Failure, Finding, Place
from briefgen.untouched import stamp

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

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
