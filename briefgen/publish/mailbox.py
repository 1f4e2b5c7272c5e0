"""The folder of mails: files of ours alone are replaced, each in one step."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from briefgen.filenames import MANIFEST
from briefgen.findings import Failure, Finding, Place
from briefgen.publish.replacing import replace_file
from briefgen.publish.target import checked, refusal

ENDINGS = (".eml", ".html", ".txt")
_HINT = "Choose a folder of its own, such as “mail”."


def folder(given: Path, project: Path) -> Path:
    """A folder for mails as an absolute path.

    Raises:
        Failure: if it holds sources, or is published: mails are for those who get them.
    """
    place = checked(given, project, _HINT)
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
    before = {ending: _read(path) for ending, path in paths.items()}
    changed = {ending: data for ending, data in files.items() if before[ending] != data}
    for ending, data in changed.items():
        paths[ending].parent.mkdir(parents=True, exist_ok=True)
        replace_file(paths[ending], data, before[ending])
    return bool(changed)


def _must_be_ours(place: Path, name: str, mark: bytes) -> None:
    for part in (place / name).parents[: len(Path(name).parts)]:
        if part.is_symlink():
            raise refusal(part, "is a symbolic link", _HINT)
    paths = [place / f"{name}{ending}" for ending in ENDINGS]
    for path in paths:
        if path.is_symlink() or (path.exists() and not path.is_file()):
            raise _foreign(path)
    there = [path for path in paths if path.exists()]
    head = (_read(paths[0]) or b"").partition(b"\r\n\r\n")[0]
    if there and mark not in head:
        raise _foreign(there[0])


def _foreign(path: Path) -> Failure:
    why = "this file isn't briefgen's, and stays as it is"
    hint = "Move it elsewhere, or choose another folder with --output."
    return Failure(Finding(Place(str(path)), "output-folder", why, hint))


def _read(path: Path) -> bytes | None:
    return path.read_bytes() if path.exists() else None
