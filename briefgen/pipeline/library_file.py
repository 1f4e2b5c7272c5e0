"""The file of the large knowledge base: which version lies on disk, and opening it."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from briefgen.findings import Failure, Finding, Place

if TYPE_CHECKING:
    from briefgen.knowledge.store import Base

OPTION = "knowledge"
FILE = Path(__file__).resolve().parent.parent / "knowledge" / "data" / "kb.bin"


def on_disk() -> str:
    """The version of the file; "" if it is absent or something else."""
    from briefgen.knowledge.head import HEADER, version

    try:
        with FILE.open("rb") as file:
            return version(file.read(HEADER))
    except OSError:
        return ""


def damaged(reason: str) -> Failure:
    """The failure that names the file and the mend."""
    message = f"the built-in knowledge base cannot be read: {reason}"
    hint = "Install briefgen again, or set builtin_knowledge = false to go on without it."
    return Failure(Finding(Place(str(FILE)), "unreadable-file", message, hint))


def opened() -> Base:
    """The knowledge base, mapped into memory and checked.

    Raises:
        Failure: if the file is absent or damaged.
    """
    import mmap

    from briefgen.knowledge.store import Base

    try:
        with FILE.open("rb") as file:
            base = Base(memoryview(mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ)))
    except OSError as error:
        raise damaged(error.strerror or "it is absent") from error
    except ValueError as error:  # also of an empty file
        raise damaged(str(error)) from error
    if not base.is_whole():
        raise damaged("some of its bytes are not as they were written")
    return base
