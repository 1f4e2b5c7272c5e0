"""Which addresses of a site cannot be published, alone or beside each other."""

from __future__ import annotations

from typing import TYPE_CHECKING

from briefgen.filenames import key, unportable
from briefgen.findings import Finding, Place

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator


def folders_of(url: str) -> Iterator[str]:
    """The folders that `url` needs, from the outermost."""
    cut = url.find("/")
    while cut != -1:
        yield url[:cut]
        cut = url.find("/", cut + 1)


def unusable(urls: Iterable[str]) -> tuple[Finding, ...]:
    """What forbids publishing these URL paths, one finding for each bad path or collision."""
    ordered = sorted(urls)
    bad = [_refused(url, why) for url in ordered if (why := unportable(url))]
    return (*bad, *_collisions(ordered))


def _refused(url: str, why: str) -> Finding:
    shown = ascii(url)[1:-1][:200]
    return Finding(
        Place(shown), "bad-slug", f"The address “{shown}” {why}.", "Give the source another slug."
    )


def _collisions(ordered: list[str]) -> Iterator[Finding]:
    files: dict[str, str] = {}
    for url in ordered:
        if files.setdefault(key(url), url) != url:
            yield _clash(files[key(url)], url)
    folders: dict[str, str] = {}
    for folder in sorted({folder for url in ordered for folder in folders_of(url)}):
        other = files.get(key(folder)) or folders.setdefault(key(folder), folder)
        if other != folder or key(folder) in files:
            yield _clash(other, folder + "/")


def _clash(first: str, second: str) -> Finding:
    return Finding(
        Place(second),
        "duplicate-address",
        f"“{first}” and “{second}” would be the same name on some file systems.",
        "Give one of the two sources another slug.",
    )
