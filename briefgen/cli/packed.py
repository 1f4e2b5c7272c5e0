"""The files of an export, in a folder or packed: each read when it is asked for, none written."""

from __future__ import annotations

import io
import zipfile
import zlib
from collections.abc import Collection, Iterator
from contextlib import contextmanager
from lzma import LZMAError
from pathlib import Path

from briefgen.cli.reading import missing
from briefgen.exports.post import Beyond, Read
from briefgen.exports.substack import TABLE
from briefgen.findings import Failure, Finding, Misuse, Place
from briefgen.source.decode import LIMIT, decode

MOST = 300_000_000
"""Bytes of an export, unpacked, that are read."""
_MARKS = (b"PK\x03\x04", b"PK\x05\x06")
"""The first bytes of an archive, and of an empty one."""
_AGAIN = "Download it again; or unpack it, and name the folder that has posts.csv."
_UNPACK = "Unpack the archive, and name the folder that has posts.csv."


def is_archive(file: Path) -> bool:
    """Whether a file is an archive, whatever its name is; a pipe is not asked, as it can't go back."""
    try:
        with file.open("rb") if file.is_file() else io.BytesIO() as stream:
            return stream.read(4) in _MARKS
    except (OSError, ValueError):
        return False


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
    if said := missing(str(file)):
        raise Misuse(Finding(Place(str(file)), "unreadable-file", *said))
    with _opened(file) as archive:
        names = {info.filename: info for info in archive.infolist() if not info.is_dir()}
        table = min((n for n in names if _is_table(n)), key=lambda n: (n.count("/"), n), default="")
        if not table:
            raise _bad(file, f"the archive holds no {TABLE}", _what_else(names))
        yield _Archive(file, archive, names, table.removesuffix(TABLE)).read


def _opened(file: Path) -> zipfile.ZipFile:
    try:
        return zipfile.ZipFile(file)
    except OSError as error:
        hint = "Check that you may read it."
        raise Failure(
            Finding(Place(str(file)), "unreadable-file", "the file cannot be read", hint)
        ) from error
    except (zipfile.BadZipFile, ValueError, NotImplementedError) as error:
        broken = "the archive is damaged, or a part of it is missing"
        raise _bad(file, broken if is_archive(file) else "this is no archive", _AGAIN) from error


def _what_else(names: Collection[str]) -> str:
    """What to do with an archive that is no export."""
    if "[Content_Types].xml" in names or "mimetype" in names:
        return "It looks like a document of a word processor: save it there as plain text, .txt."
    return "An archive is the export of Substack. Of other systems, unpack it and name the file."


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
        except (OSError, EOFError, zipfile.BadZipFile, zlib.error, LZMAError, ValueError) as error:
            raise _bad(self.file, f"{name} in it is damaged", _AGAIN) from error
        except NotImplementedError as error:
            raise _bad(self.file, f"{name} in it is packed in a rare way", _UNPACK) from error
        except RuntimeError as error:
            raise _bad(self.file, f"{name} in it asks for a password", _UNPACK) from error
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


def _bad(file: Path, message: str, hint: str) -> Failure:
    return Failure(Finding(Place(str(file)), "bad-export", message, hint))
