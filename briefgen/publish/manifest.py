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
    from collections.abc import Iterable, Mapping
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
        from json.encoder import encode_basestring_ascii as quoted  # noqa: PLC0415 - see `_decoded`

        # What `json.dumps` says with `indent=0`, in a tenth of its time: there are thousands.
        files = (
            f"{quoted(url)}: [\n{quoted(it.fingerprint)},\n{quoted(it.digest)}\n]"
            for url, it in sorted(self.files.items())
        )
        rows = (
            f'"briefgen": {_FORMAT}',
            f'"files": {_within("{}", files)}',
            f'"folders": {_within("[]", map(quoted, sorted(self.folders)))}',
        )
        return (_within("{}", rows) + "\n").encode()


def _within(brackets: str, rows: Iterable[str]) -> str:
    inner = ",\n".join(rows)
    return f"{brackets[0]}\n{inner}\n{brackets[1]}" if inner else brackets


def digest(content: bytes) -> str:
    """The hash by which a file is known to be as we left it."""
    return blake2b(content, digest_size=16).hexdigest()


def content(target: Path) -> bytes:
    """The list in `target` as it stands there, empty if there is none; raises Failure for a link."""
    path = target / MANIFEST
    if path.is_symlink():
        raise Failure(_damaged(path))
    try:
        return path.read_bytes()
    except FileNotFoundError:
        return b""


def read(target: Path) -> Manifest:
    """The list in `target`, empty if there is none; raises Failure for a file that isn't one of ours."""
    return decoded(content(target), target)


def decoded(listed: bytes, target: Path) -> Manifest:
    """The list in `target` from its bytes, none for no file."""
    path = target / MANIFEST
    try:
        return _decoded(listed) if listed or path.exists() else Manifest()
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
