"""The list of the files that briefgen wrote, kept inside the site so that both are exchanged together.

It decides what may be replaced and removed. It names a file's fingerprint (what it was asked to be)
and the hash of its bytes (what it was when we left it), and the folders that we made.
"""

from __future__ import annotations

from hashlib import blake2b
from typing import TYPE_CHECKING

from msgspec import Struct, field

from briefgen.filenames import MANIFEST
from briefgen.findings import Failure, Finding, Place

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

_FORMAT = 1


class Entry(Struct, frozen=True):
    fingerprint: str
    digest: str


class Manifest(Struct, frozen=True):
    files: Mapping[str, Entry] = field(default_factory=dict)
    folders: frozenset[str] = frozenset()

    def encoded(self) -> bytes:
        """The same bytes for the same site, one line a file."""
        import json  # noqa: PLC0415 - not needed where nothing changed

        listed = {url: [entry.fingerprint, entry.digest] for url, entry in self.files.items()}
        content = {"briefgen": _FORMAT, "files": listed, "folders": sorted(self.folders)}
        return (json.dumps(content, indent=0, sort_keys=True) + "\n").encode()


def digest(content: bytes) -> str:
    """The hash by which a file is known to be as we left it."""
    return blake2b(content, digest_size=16).hexdigest()


def read(target: Path) -> Manifest:
    """The list in `target`, empty if there is none; raises Failure for a file that isn't one of ours."""
    path = target / MANIFEST
    try:
        if path.is_symlink():
            raise Failure(_damaged(path))
        return _decoded(path.read_bytes())
    except FileNotFoundError:
        return Manifest()
    except (ValueError, KeyError, TypeError, AttributeError, RecursionError):
        raise Failure(_damaged(path)) from None


def _decoded(content: bytes) -> Manifest:
    import json  # noqa: PLC0415 - not needed where nothing changed

    listed = json.loads(content)
    if listed["briefgen"] != _FORMAT:
        raise ValueError(listed["briefgen"])
    files = {
        str(url): Entry(str(fingerprint), str(was))
        for url, (fingerprint, was) in listed["files"].items()
    }
    return Manifest(files, frozenset(map(str, listed["folders"])))


def _damaged(path: Path) -> Finding:
    return Finding(
        Place(str(path)),
        "foreign-file",
        "This list of published files is damaged or isn't briefgen's, so nobody can tell whose files these are.",
        "Remove the output folder, or restore the list, and build again.",
    )
