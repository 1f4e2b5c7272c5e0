"""What a publishing will do, worked out before anything is touched."""

from __future__ import annotations

import stat
from typing import TYPE_CHECKING

from msgspec import Struct

from briefgen import filenames
from briefgen.findings import Failure, Finding, Place
from briefgen.publish import manifest
from briefgen.publish.address import folders_of

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from briefgen.publish.manifest import Manifest
    from briefgen.publish.tree import Tree


class Plan(Struct, frozen=True):
    """`before` is what stands on disk, `old` what we know to be ours in it, as `listed` there."""

    before: Tree
    listed: bytes
    old: Manifest
    write: tuple[str, ...]
    keep: tuple[str, ...]
    removed: tuple[str, ...]
    foreign: tuple[str, ...]
    foreign_folders: tuple[str, ...]

    @property
    def nothing_to_do(self) -> bool:
        return not (self.write or self.removed)

    @property
    def urls(self) -> tuple[str, ...]:
        return (*self.keep, *self.write)


def planned(
    site: Mapping[str, str], target: Path, before: Tree, *, untouched: bool = False
) -> Plan:
    """Compare `site` (URL → fingerprint) with the folder. Raises Failure for a path that is taken, OSError.

    untouched: whether all files there are known to be as we left them, so that none has to be read.
    """
    listed = manifest.content(target)
    old = manifest.decoded(listed, target)
    ours = {url for url in old.files if _regular(before, url)}
    foreign = tuple(n for n in before.files if n not in ours and n != filenames.MANIFEST)
    folders = tuple(name for name in before.folders if name not in old.folders)
    _refuse_taken(site, foreign, folders, target)
    keep = tuple(
        url
        for url in site
        if url in ours
        and old.files[url].fingerprint == site[url]
        and (untouched or _is_as_left(old, target, url))
    )
    kept = frozenset(keep)
    return Plan(
        before,
        listed,
        old,
        write=tuple(url for url in site if url not in kept),
        keep=keep,
        removed=tuple(sorted(url for url in old.files if url not in site)),
        foreign=foreign,
        foreign_folders=folders,
    )


def _regular(before: Tree, url: str) -> bool:
    return url in before.files and stat.S_ISREG(before.files[url].st_mode)


def _is_as_left(old: Manifest, target: Path, url: str) -> bool:
    """Whether the file still has the bytes that we gave it: size and times can be equal without that."""
    try:
        with open(f"{target}/{url}", "rb", buffering=0) as file:  # noqa: PTH123 - text is faster
            return manifest.digest(file.readall()) == old.files[url].digest
    except OSError:
        return False


def _refuse_taken(
    site: Mapping[str, str], foreign: tuple[str, ...], folders: tuple[str, ...], target: Path
) -> None:
    if not (foreign or folders):
        return
    files = {filenames.key(name): name for name in foreign}
    holders = {filenames.key(outer): outer for n in (*foreign, *folders) for outer in folders_of(n)}
    holders |= {filenames.key(name): name for name in folders}
    in_the_way = {files.get(filenames.key(outer)) for url in site for outer in folders_of(url)}
    for url in map(filenames.key, site):
        in_the_way |= {files.get(url), holders.get(url)}
    if clashes := sorted(name for name in in_the_way if name is not None):
        raise Failure(*(_taken(target / name) for name in clashes))


def _taken(path: Path) -> Finding:
    return Finding(
        Place(str(path)),
        "foreign-file",
        f"“{path}” was not written by briefgen, and a page needs this place.",
        "Move it out of the output folder, or give the page another slug.",
    )
