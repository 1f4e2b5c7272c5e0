"""The files of an export, in a folder or packed: each read when it is asked for, none written."""

from __future__ import annotations

import zipfile
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from briefgen.exports.post import Beyond
from briefgen.exports.substack import TABLE, Read
from briefgen.findings import Failure, Finding, Misuse, Place
from briefgen.source.decode import LIMIT, decode

MOST = 300_000_000
"""Bytes of an export, unpacked, that are read."""


def folder(root: Path) -> Read:
    """The texts of the files below a folder, not through links."""

    def read(name: str) -> str | None:
        place = root / name
        parts = [root / Path(*Path(name).parts[: n + 1]) for n in range(len(Path(name).parts))]
        try:
            if not _is_plain(name) or any(part.is_symlink() for part in parts):
                return None
            with place.open("rb") as stream:
                return _text(str(place), stream.read(LIMIT + 1))
        except (OSError, ValueError):
            return None

    return read


@contextmanager
def packed(file: Path) -> Iterator[Read]:
    """The texts of the files in an archive.

    Raises:
        Misuse: if it isn't there.
        Failure: if it is no archive, holds no table of posts, or is a bomb.
    """
    try:
        archive = zipfile.ZipFile(file)
    except (FileNotFoundError, IsADirectoryError) as error:
        hint = "Check its name; in a shell, quote a name that has spaces."
        raise Misuse(
            Finding(Place(str(file)), "unreadable-file", str(error.strerror), hint)
        ) from error
    except (OSError, zipfile.BadZipFile, ValueError, NotImplementedError) as error:
        raise _bad(file, f"this is no archive that can be read: {error}") from error
    with archive:
        names = {info.filename: info for info in archive.infolist() if not info.is_dir()}
        table = min((n for n in names if _is_table(n)), key=lambda n: (n.count("/"), n), default="")
        if not table:
            hint = "An archive is the export of Substack. Of other systems, unpack it and name the file."
            raise _bad(file, f"the archive holds no {TABLE}", hint)
        yield _Archive(file, archive, names, table.removesuffix(TABLE)).read


def _is_table(name: str) -> bool:
    return name == TABLE or name.endswith(f"/{TABLE}")


def _is_plain(name: str) -> bool:
    """Whether a name leads down only: what the table says is put into names."""
    return ".." not in name.split("/") and not name.startswith("/") and "\\" not in name


class _Archive:
    """An archive that is read until it has given more than an export has."""

    def __init__(
        self, file: Path, archive: zipfile.ZipFile, names: dict[str, zipfile.ZipInfo], head: str
    ) -> None:
        self.file, self.archive, self.names, self.head = file, archive, names, head
        self.given = 0

    def read(self, name: str) -> str | None:
        info = self.names.get(self.head + name)
        if info is None:
            return None
        shown = f"{self.file}/{name}"
        try:
            with self.archive.open(info) as stream:
                data = stream.read(LIMIT + 1)
        except (OSError, EOFError, zipfile.BadZipFile, zlib.error) as error:
            raise _bad(self.file, f"{name} cannot be unpacked: {error}") from error
        except (
            RuntimeError,
            NotImplementedError,
            ValueError,
        ) as error:  # a password; a rare packing
            raise _bad(self.file, f"{name} cannot be unpacked: {error}") from error
        self.given += len(data)
        if self.given > MOST:
            message = f"the export has more than the {MOST:,} bytes that are read"
            place = Place(str(self.file))
            raise Beyond(Finding(place, "too-large", message, "Export it in parts."))
        return _text(shown, data)


def _text(path: str, data: bytes) -> str | None:
    """The text of a file of the export.

    Raises:
        Failure: if it is none, or too large.
    """
    text, findings = decode(path, data)
    if text is None:
        raise Failure(*findings)
    return text


def _bad(file: Path, message: str, hint: str = "Take the file as it was exported.") -> Failure:
    return Failure(Finding(Place(str(file)), "bad-export", message, hint))
