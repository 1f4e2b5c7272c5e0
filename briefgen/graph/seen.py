"""What an earlier build read, so that a file that nobody has touched since need not be read again.

What the system says of a file tells that (`untouched.py`), if the time at which anything about it
last changed is the system's own. So the file system is tried first: it must not let that time be
set, and not be one on which other machines write, whose changes show late. Its clock counts, not
ours. Where it can't be told, files are read.
"""

from __future__ import annotations

import os
import re
import sys
from contextlib import suppress
from hashlib import blake2b
from stat import S_ISREG
from typing import TYPE_CHECKING

from msgspec import Struct

from briefgen import untouched
from briefgen.codec import DecodeError, decode, encode

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Mapping
    from pathlib import Path

    from briefgen.graph.inputs import Files

Known = dict[str, tuple[bytes, str]]
"""Path → what the system said of the file when it was read, and the fingerprint of its bytes."""

LONG_AGO = 10**18
"""A time of writing that no file of ours has by itself, in nanoseconds."""
FEW = 16
"""Files that are read each time rather than noting thousands anew."""
OWN = frozenset(
    {
        "apfs",
        "bcachefs",
        "btrfs",
        "ext2",
        "ext3",
        "ext4",
        "f2fs",
        "jfs",
        "overlay",
        "ramfs",
        "tmpfs",
        "xfs",
        "zfs",
    }
)
"""Kinds of file systems on which only this machine writes."""
MOUNTED, SYSTEMS = "/proc/self/mountinfo", "/var/tmp"  # noqa: S108 - looked at, not written to
"""Where Linux says what is mounted; and a folder that any system has on a disk of its own."""

_SEAL = 16
_FLAGS = sum(getattr(os, name, 0) for name in ("O_NOFOLLOW", "O_CLOEXEC"))


class Noted(Struct, frozen=True):
    """The same in columns, each of which is read at once."""

    paths: tuple[str, ...]
    stamps: bytes
    prints: tuple[str, ...]


class Seen:
    """What was noted at a place, and what the clock of its file system said then.

    since: that time in nanoseconds, 0 where files have to be read.
    device: the file system that was tried.
    """

    def __init__(self, place: Path) -> None:
        self.place, self.since, self.device = place, 0, 0
        self.known: Known = {}
        with suppress(OSError):
            self._try()

    def untouched(self, files: Files) -> dict[str, str]:
        """Path → fingerprint, of those that are as they were."""
        if not self.since:
            return {}
        known = self.known
        return {path: known[path][1] for path in files.untouched(known)}

    def note(
        self,
        stamps: Mapping[str, bytes],
        prints: Mapping[str, str | None],
        untouched: Mapping[str, str],
    ) -> None:
        """Note what was read, if it is worth it: path → stamp, path → fingerprint; and who wasn't."""
        read = ((path, was, prints[path]) for path, was in stamps.items() if self._settled(was))
        new = {path: (was, print_) for path, was, print_ in read if print_}
        stay = {path: self.known[path] for path in untouched if path not in new}
        known = {**stay, **new}
        if known and self.since and max(len(new), len(self.known) - len(stay)) > FEW:
            with suppress(OSError):
                _write(self.place, known)

    def _settled(self, was: bytes) -> bool:
        """Whether another change would show, because the clock has gone on since the last one."""
        device, changed = untouched.stamped(was)
        return device == self.device and untouched.is_settled(changed, self.since)

    def _try(self) -> None:
        if (
            os.stat not in os.supports_dir_fd
            or self.place.parent.is_symlink()
            or not _is_own(self.place.parent)
        ):
            return
        handle = os.open(self.place, os.O_RDWR | os.O_CREAT | _FLAGS, 0o666)
        try:
            about = os.fstat(handle)
            if not S_ISREG(about.st_mode) or about.st_nlink > 1:  # it is also somebody else's
                return
            os.utime(handle, ns=(LONG_AGO, LONG_AGO))
            about = os.fstat(handle)
            # Some systems know no time of change, and give another one in its place.
            if about.st_mtime_ns == LONG_AGO != about.st_ctime_ns:
                self.since, self.device = about.st_ctime_ns, about.st_dev
                self.known = _read(os.read(handle, about.st_size + 1))
        finally:
            os.close(handle)


def _is_own(folder: Path) -> bool:
    """Whether only this machine writes there; where nobody says, that is so beside its own files."""
    if sys.platform != "linux":
        return os.stat(folder).st_dev == os.stat(SYSTEMS).st_dev  # noqa: PTH116
    with open(MOUNTED, encoding="utf-8", errors="surrogateescape") as table:  # noqa: PTH123
        return on_own(os.path.realpath(folder), dict(_mounted(table.read().splitlines())))


def on_own(folder: str, kinds: Mapping[str, str]) -> bool:
    """Whether a folder lies on a file system of a kind in `OWN`; `kinds` says what is mounted where."""
    above = [place for place in kinds if f"{folder}/".startswith(f"{place.rstrip('/')}/")]
    return bool(above) and kinds[max(above, key=len)] in OWN


def _mounted(lines: Collection[str]) -> Iterator[tuple[str, str]]:
    """Where something is mounted, and its kind; of two at one place the later one counts."""
    for line in lines:
        about, _, rest = line.partition(" - ")
        place = about.split(" ")[4]
        yield re.sub(r"\\([0-7]{3})", lambda code: chr(int(code[1], 8)), place), rest.split(" ")[0]


def _read(data: bytes) -> Known:
    body = data[_SEAL:]
    if data[:_SEAL] != _sealed(body):
        return {}
    try:
        noted = decode(body, Noted)
    except DecodeError:
        return {}
    size = untouched.STAMP
    stamps = (noted.stamps[i : i + size] for i in range(0, len(noted.stamps), size))
    return dict(zip(noted.paths, zip(stamps, noted.prints, strict=False), strict=False))


def _write(place: Path, known: Known) -> None:
    stamps, prints = zip(*known.values(), strict=True)
    body = encode(Noted(tuple(known), b"".join(stamps), prints))
    handle = os.open(place, os.O_WRONLY | os.O_CREAT | os.O_TRUNC | _FLAGS, 0o666)
    with os.fdopen(handle, "wb") as file:
        file.write(_sealed(body) + body)


def _sealed(body: bytes) -> bytes:
    return blake2b(body, digest_size=_SEAL).digest()
