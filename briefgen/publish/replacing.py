"""One file in place of another, all at once: whoever reads it finds the old one or the new one."""

from __future__ import annotations

import os
import shutil
from contextlib import suppress
from errno import EACCES
from pathlib import Path


def replace_file(place: Path, data: bytes, before: bytes | None) -> None:
    """Write a file whose folder is there; one that stands there keeps its owner and permissions.

    before: what was read there; None for no file.

    Raises:
        OSError: if it is a link, may not or cannot be written, or was written meanwhile by somebody else.
    """
    # Dotted, so that a running preview doesn't take it for a file of the project; by a name of its
    # own, for that of the file may be as long as a name can be, and a killed process leaves its part.
    part = place.with_name(f".briefgen-{os.urandom(6).hex()}")
    _must_be(place, before)
    if before is not None and not os.access(place, os.W_OK):  # its folder alone would let us
        raise PermissionError(EACCES, os.strerror(EACCES))
    try:
        with part.open("xb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        if before is not None:
            _keep_owner(place, part)
            shutil.copymode(place, part)
        _must_be(place, before)  # again, as late as can be: the disk may have taken its time
        part.replace(place)
    finally:
        part.unlink(missing_ok=True)


def _keep_owner(place: Path, part: Path) -> None:
    """Leave the file to whom it belongs, where root writes it, as in a container."""
    known = place.stat()
    if hasattr(os, "chown") and known.st_uid != part.stat().st_uid:
        with suppress(OSError):
            os.chown(part, known.st_uid, known.st_gid)


def _must_be(place: Path, before: bytes | None) -> None:
    must_be_no_link(place)
    if (place.read_bytes() if place.exists() else None) != before:
        raise OSError("somebody else has written it meanwhile; try again")


def must_be_no_link(*places: Path) -> None:
    """Raise OSError for one that is a symbolic link: it may lead out of the project."""
    for place in places:
        if place.is_symlink():
            raise OSError(f"{place.name} is a symbolic link")
