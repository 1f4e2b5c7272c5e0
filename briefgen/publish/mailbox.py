"""The folder of mails: files of ours alone are replaced, each in one step."""

from __future__ import annotations

import os
from collections.abc import Mapping
from pathlib import Path

from briefgen.filenames import MANIFEST
from briefgen.publish.target import checked, refusal

ENDINGS = (".eml", ".html", ".txt")
_HINT = "Choose a folder of its own, such as “mail”."


def folder(given: Path, project: Path) -> Path:
    """A folder for mails as an absolute path.

    Raises:
        Failure: if it holds sources, or is published: mails are for those who get them.
    """
    place = checked(given, project)
    for above in (place, *place.parents):
        if (above / MANIFEST).exists() or above == project / "site":
            raise refusal(given, "is published with the site", _HINT)
    return place


def write(place: Path, name: str, files: Mapping[str, bytes], mark: bytes) -> bool:
    """Write the files of a mail, by their endings, and say whether any is new or other.

    mark: what an `.eml` of ours has in it. Without such a one, files of these names are others'.

    Raises:
        Failure: if one of them is not ours, or a link.
    """
    paths = {ending: place / f"{name}{ending}" for ending in files}
    _must_be_ours(place, name, mark)
    changed = {end: data for end, data in files.items() if _read(paths[end]) != data}
    for ending, data in changed.items():
        _put(paths[ending], data)
    return bool(changed)


def _must_be_ours(place: Path, name: str, mark: bytes) -> None:
    for part in (place / name).parents[: len(Path(name).parts)]:
        if part.is_symlink():
            raise refusal(part, "is a symbolic link", _HINT)
    paths = [place / f"{name}{ending}" for ending in ENDINGS]
    for path in paths:
        if path.is_symlink() or (path.exists() and not path.is_file()):
            raise refusal(path, "is no file of briefgen's", _HINT)
    there = [path for path in paths if path.exists()]
    head = (_read(paths[0]) or b"").partition(b"\r\n\r\n")[0]
    if there and mark not in head:
        raise refusal(there[0], "holds a file that briefgen didn't write", _HINT)


def _read(path: Path) -> bytes | None:
    return path.read_bytes() if path.exists() else None


def _put(path: Path, data: bytes) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    part = path.with_name(f".{path.name}.{os.getpid()}")
    try:
        part.write_bytes(data)
        part.replace(path)
    finally:
        part.unlink(missing_ok=True)
