"""Whether files are as they were when they were last read, told without reading them again.

No program can set the time at which anything about a file last changed (`st_ctime`). So an edit
shows even if size and time of writing are as before; only two changes within one tick of the
clock look alike, and what changed just now is not vouched for.
"""

from __future__ import annotations

import os
from contextlib import suppress
from hashlib import blake2b
from struct import Struct
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping
    from pathlib import Path

TICK = 15_000_000
"""Nanoseconds: more than the longest tick of a system's clock."""
COARSE = 2_000_000_000
"""The same for file systems that count time in whole seconds or two."""

_STAMP = Struct("=QQIqqq")
STAMP = _STAMP.size
"""Bytes of a stamp."""
_STEP = 1_000_000
_FLAGS = sum(getattr(os, name, 0) for name in ("O_NOFOLLOW", "O_NONBLOCK", "O_CLOEXEC", "O_BINARY"))
_SIZE = 4096
_CODING = ("utf-8", "surrogateescape")
"""Names of files may hold bytes that are no UTF-8."""


def seal(files: Mapping[str, os.stat_result], since: int) -> str:
    """A digest that differs if one of these files was changed, or if there are others.

    since: the time in nanoseconds before anybody looked. "" if a change after that might not show.
    """
    if os.name == "nt" or not _settled(files.values(), since):  # there, it is the time of creation
        return ""
    told = blake2b("\0".join(files).encode("utf-8", "surrogatepass"), digest_size=16)
    told.update(b"\0" + b"".join(map(stamp, files.values())))
    return told.hexdigest()


def stamp(found: os.stat_result) -> bytes:
    """All that is another if a file was changed, packed."""
    it = found
    return _STAMP.pack(it.st_dev, it.st_ino, it.st_mode, it.st_size, it.st_mtime_ns, it.st_ctime_ns)


def stamped(packed: bytes) -> tuple[int, int]:
    """Of a stamp, the device and the time of change."""
    device, *_, changed = _STAMP.unpack(packed)
    return device, changed


def is_settled(changed: int, since: int) -> bool:
    """Whether a change after `since` would show in a file that was last changed then (both in ns)."""
    return changed + (TICK if changed % _STEP else COARSE) < since


def _settled(files: Collection[os.stat_result], since: int) -> bool:
    changed = [it.st_ctime_ns for it in files]
    coarse = any(when % _STEP == 0 for when in changed)
    return max(changed, default=0) + (COARSE if coarse else TICK) < since


def recall(place: Path) -> tuple[str, ...]:
    """The words that were noted at a place; none if they were not, or not whole."""
    with suppress(OSError):
        handle = os.open(place, os.O_RDONLY | _FLAGS)
        try:
            check, *words = os.read(handle, _SIZE).decode(*_CODING).split("\n")
        finally:
            os.close(handle)
        if check == _check(words):
            return tuple(words)
    return ()


def note(place: Path, *words: str) -> None:
    """Note words for a later process. It is no matter if that fails: they only save time."""
    with suppress(OSError, UnicodeEncodeError):
        data = "\n".join((_check(words), *words)).encode(*_CODING)
        if place.parent.is_symlink():  # it could lead anywhere
            return
        handle = os.open(place, os.O_WRONLY | os.O_CREAT | _FLAGS, 0o666)
        try:
            if os.fstat(handle).st_nlink <= 1:  # else it is also somebody else's
                os.ftruncate(handle, 0)
                os.write(handle, data)
        finally:
            os.close(handle)


def _check(words: Collection[str]) -> str:
    return blake2b("\n".join(words).encode(*_CODING), digest_size=8).hexdigest()
