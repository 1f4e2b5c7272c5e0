"""A site as the tree of a commit: made of its files by dulwich, compared with what a branch holds."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from pathlib import Path

from dulwich.index import commit_tree
from dulwich.object_store import DiskObjectStore, MemoryObjectStore
from dulwich.objects import Blob, ObjectID, ShaFile
from msgspec import Struct

from briefgen.filenames import MANIFEST
from briefgen.findings import Failure
from briefgen.publish import manifest
from briefgen.publish.git import refused
from briefgen.publish.repository import FILE

CNAME = "CNAME"
_FILES = (FILE, "100755")
_BATCH = 32_000_000
"""Bytes of files that are held at once."""


class Difference(Struct, frozen=True):
    """How many files of a branch will be new, changed and gone."""

    added: int
    changed: int
    removed: int

    @property
    def none(self) -> bool:
        return not (self.added or self.changed or self.removed)


def published_files(site: Path, files: Mapping[str, str]) -> dict[str, str]:
    """Path → hash of bytes, of all that a build has just left in `site`, its own list included.

    files: URL → fingerprint, as that build answered. Raises Failure if the folder holds the site of
    another build, with drafts in it perhaps.
    """
    whole = manifest.read(site)
    if {url: entry.fingerprint for url, entry in whole.files.items()} != files:
        raise _changed(site.name)
    listed = {url: entry.digest for url, entry in whole.files.items()}
    return {**listed, MANIFEST: manifest.digest((site / MANIFEST).read_bytes())}


def contents(site: Path, files: Mapping[str, str]) -> Iterator[tuple[str, bytes]]:
    """Each file with its bytes. Raises Failure for a file that isn't as briefgen wrote it."""
    for path in sorted(files):
        place = site / path
        data = b"" if place.is_symlink() else place.read_bytes()
        if manifest.digest(data) != files[path]:
            raise _changed(f"{site.name}/{path}")
        yield path, data


def wanted(
    files: Iterable[tuple[str, bytes]], before: Mapping[str, tuple[str, str]]
) -> dict[str, tuple[str, str]]:
    """Path → (mode, id) of what the branch is to hold: the site, and nothing else.

    But for the domain that GitHub itself has written there, if the site says nothing of one.
    """
    found = {path: (FILE, Blob.from_string(data).id.decode()) for path, data in files}
    if before.get(CNAME, ("", ""))[0] == FILE:  # no link, that is
        found.setdefault(CNAME, before[CNAME])
    return found


Ours = Mapping[str, manifest.Entry]
"""By its path, each file that briefgen has put on a branch."""


def ours_of(listed: bytes) -> Ours:
    """What the list that a branch holds says of its own files; nothing if it cannot be read."""
    try:
        return manifest.decoded(listed, Path()).files
    except Failure:  # nobody can tell whose they are
        return {}


def foreign(before: Iterable[str], ours: Ours, after: Mapping[str, tuple[str, str]]) -> list[str]:
    """What somebody else has put on a branch that briefgen filled, and that would go."""
    return sorted(path for path in before if path not in ours and path not in after)


def changed(
    before: Mapping[str, tuple[str, str]],
    ours: Ours,
    after: Mapping[str, tuple[str, str]],
    read: Callable[[Iterable[str]], Iterator[bytes]],
) -> list[str]:
    """What isn't as briefgen left it on a branch, and would be overwritten or go.

    read: gives the bytes of objects. Only what differs is read.
    """
    kept = {CNAME, MANIFEST}  # GitHub writes the one, and the other says nothing of itself
    differing = sorted(
        path
        for path, entry in before.items()
        if entry != after.get(path) and (path in ours or path in after) and path not in kept
    )
    known = [path for path in differing if path in ours and before[path][0] in _FILES]
    data = zip(known, read(before[path][1] for path in known), strict=True)
    as_left = {path for path, content in data if manifest.digest(content) == ours[path].digest}
    return [path for path in differing if path not in as_left]


def difference(
    before: Mapping[str, tuple[str, str]], after: Mapping[str, tuple[str, str]]
) -> Difference:
    """What changes on the branch."""
    return Difference(
        added=sum(path not in before for path in after),
        changed=sum(path in before and before[path] != entry for path, entry in after.items()),
        removed=sum(path not in after for path in before),
    )


def store(
    objects: Path,
    files: Iterable[tuple[str, bytes]],
    after: Mapping[str, tuple[str, str]],
    before: Mapping[str, tuple[str, str]],
) -> str:
    """Put into a repository what it lacks of the tree `after`; give the name of that tree."""
    kept = {name for _, name in before.values()}
    place, trees = DiskObjectStore(objects), MemoryObjectStore()
    try:
        waiting: dict[bytes, ShaFile] = {}
        size = 0
        for path, data in files:
            blob = Blob.from_string(data)
            if after[path][1] not in kept and blob.id not in place:
                waiting[blob.id] = blob
                size += len(data)
            if size > _BATCH:
                _add(place, waiting)
                waiting, size = {}, 0
        entries = (
            (path.encode(), ObjectID(name.encode()), int(mode, 8))
            for path, (mode, name) in after.items()
        )
        top = commit_tree(trees, entries)
        waiting.update((name, trees[name]) for name in trees if name not in place)
        _add(place, waiting)
    finally:
        place.close()
    return top.decode()


def _add(place: DiskObjectStore, waiting: Mapping[bytes, ShaFile]) -> None:
    if waiting:
        place.add_objects([(it, None) for it in waiting.values()])


def _changed(what: str) -> Exception:
    hint = "Is something else writing there? Publish again: what isn't briefgen's is made anew."
    return refused(f"“{what}” isn't what this build has written", hint)
