"""The names below a folder that may hold anything: links, pipes, loops, odd spellings."""

from __future__ import annotations

import os
from collections import deque
from operator import attrgetter
from typing import TYPE_CHECKING
from unicodedata import normalize

from msgspec import Struct

from briefgen.findings import Failure, Finding, Place
from briefgen.graph.disk import ABSENT, litter, must_be_plain, nowhere, outside, trouble, within
from briefgen.graph.flaws import flawed

if TYPE_CHECKING:
    from collections.abc import Iterator

_NAME = attrgetter("name")
_NOT_UTF8 = Finding(
    Place(""), "bad-encoding", "the name is not UTF-8", "Rename it in the letters of UTF-8."
)


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
            seen.add(real)
            walk.look_into(real, prefix)
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
