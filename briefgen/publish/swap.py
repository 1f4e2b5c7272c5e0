"""Exchanging two folders in one step, so that a reader sees the old or the new one, never neither.

Linux has `renameat2(RENAME_EXCHANGE)`, macOS `renamex_np(RENAME_SWAP)`.
"""

from __future__ import annotations

import errno
import os
import sys
from pathlib import Path

_AT_FDCWD = -100
_RENAME_EXCHANGE = 2  # linux/fs.h
_RENAME_SWAP = 2  # sys/stdio.h
_UNABLE = frozenset({errno.ENOSYS, errno.EINVAL, errno.ENOTSUP, errno.EOPNOTSUPP})


def put(staged: Path, target: Path, aside: Path) -> Path | None:
    """Make `staged` the new `target`; answer where the old one is now (None: there was none).

    Where the system cannot exchange, the old folder is at `aside` for a moment
    while there is no `target`; `restore` mends that after a crash. Raises OSError.
    """
    if not target.exists():
        staged.rename(target)
        return None
    if _exchange(os.fsencode(staged), os.fsencode(target)):
        return staged
    return _step_aside(staged, target, aside)


def restore(aside: Path, target: Path) -> None:
    """Put an old folder back that a crash left aside between two renames."""
    if aside.is_dir() and not os.path.lexists(target):
        aside.rename(target)


def _step_aside(staged: Path, target: Path, aside: Path) -> Path:
    target.rename(aside)
    try:
        staged.rename(target)
    except OSError:
        aside.rename(target)
        raise
    return aside


def _exchange(one: bytes, other: bytes) -> bool:
    """Exchange two folders; False if this system or file system cannot."""
    code = _call(one, other)
    if code == 0:
        return True
    if code in _UNABLE:
        return False
    raise OSError(code, os.strerror(code), os.fsdecode(other))


def _call(one: bytes, other: bytes) -> int:
    """0, or the errno of the system's own exchange."""
    if sys.platform not in {"linux", "darwin"}:
        return errno.ENOSYS
    import ctypes  # noqa: PLC0415 - not needed where nothing changed

    library = ctypes.CDLL(None, use_errno=True)
    try:
        if sys.platform == "darwin":
            failed = library.renamex_np(one, other, ctypes.c_uint(_RENAME_SWAP))
        else:
            flags = ctypes.c_uint(_RENAME_EXCHANGE)
            failed = library.renameat2(_AT_FDCWD, one, _AT_FDCWD, other, flags)
    except AttributeError:  # an old C library
        return errno.ENOSYS
    return ctypes.get_errno() if failed else 0
