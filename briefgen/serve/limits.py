"""Whether the system still gives out watches: the watching library doesn't say when it got none."""

from __future__ import annotations

import ctypes
import errno
import os
import sys

_IN_CREATE = 0x100  # sys/inotify.h
_LIMITS = {
    errno.ENOSPC: "the limit fs.inotify.max_user_watches is reached",
    errno.EMFILE: "the limit fs.inotify.max_user_instances is reached",
}


def watches_exhausted(folder: str) -> str:
    """Why no further folder could be watched; empty if one could. Asks by watching `folder` for a moment."""
    if sys.platform != "linux":
        return ""
    library = ctypes.CDLL(None, use_errno=True)
    handle = library.inotify_init()
    if handle < 0:
        return limit(ctypes.get_errno())
    try:
        failed = library.inotify_add_watch(handle, os.fsencode(folder), _IN_CREATE) < 0
        return limit(ctypes.get_errno()) if failed else ""
    finally:
        os.close(handle)


def limit(code: int) -> str:
    """The limit that an errno means; empty if none."""
    return _LIMITS.get(code, "")
