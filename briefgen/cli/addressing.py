"""What `briefgen record` writes into the address book: under which addresses pages are public."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from msgspec.structs import replace

from briefgen.findings import Failure, Finding, Place
from briefgen.graph.build import Build
from briefgen.graph.inputs import Files
from briefgen.publish.replacing import replace_file
from briefgen.source.addressbook import BOOK, write_book


def remember(root: Path, files: Files, ask: Build, paths: Iterable[str]) -> list[str]:
    """Write down the addresses of these public sources; the ones whose lines are new or changed.

    Of a source that was renamed, the former addresses are noted as those of its new name.
    """
    from briefgen.pipeline.aliases import book, inheritors, traits
    from briefgen.pipeline.sources import byline

    wanted, heirs = tuple(paths), inheritors(ask)
    before = {known.url: replace(known, line=0) for known in book(ask)}
    after = dict(before)
    for url, known in before.items():
        if (heir := heirs.get(url)) in wanted and heir:
            after[url] = replace(known, source=heir)
    for path in wanted:
        line = byline(ask, path)
        if line and path.isprintable():
            after[line.url] = replace(traits(ask, path), url=line.url)
    changed = sorted(url for url, known in after.items() if known != before.get(url))
    if changed:
        _put(root / BOOK, files.read(BOOK), write_book(after.values()))
    return changed


def _put(place: Path, before: bytes | None, text: str) -> None:
    """Write the book, all at once."""
    try:
        replace_file(place, text.encode(), before)
    except OSError as error:
        message = (error.strerror or str(error)).lower()
        hint = "Check the file and the permissions of its folder."
        raise Failure(Finding(Place(BOOK), "output-folder", message, hint)) from error
