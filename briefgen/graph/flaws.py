"""What stands in a folder and can be no file of the site, marked among the names of its files.

Both are one answer: that a pipe becomes a file, or the other way round, is seen as one change.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from briefgen.findings import Finding, Place

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

_MARK = "\0"
"""Stands in no file's name."""


def flawed(name: str, why: Finding) -> str:
    """A name that is to be told and not used, with what its finding says."""
    return _MARK.join((name, why.code, why.message, why.hint))


def sound(listed: Iterable[str]) -> tuple[str, ...]:
    """The names of a list that are files."""
    return tuple(name for name in listed if _MARK not in name)


def flaws(folder: str, listed: Iterable[str]) -> Iterator[Finding]:
    """What is to be told of the others; `folder`: whose list it is."""
    for entry in listed:
        name, *said = entry.split(_MARK)
        if said:
            code, message, hint = said
            yield Finding(Place(f"{folder.rstrip('/')}/{name}"), code, message, hint)
