"""Which URL paths may become files: only names that mean the same on every file system.

A name that Windows reserves, that differs from another only in case or normalisation,
or that leads out of the folder would make a site that breaks when it is moved.
"""

from __future__ import annotations

import re
import unicodedata
from typing import TYPE_CHECKING

from briefgen.findings import Finding, Place

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

MANIFEST = ".briefgen.json"
"""Where a published site keeps the list of its own files; no page may take this name."""

LONGEST_NAME = 255
"""Bytes in UTF-8 that ext4, APFS and NTFS allow for one name."""

_FORBIDDEN = re.compile(r'[\x00-\x1f\x7f<>:"|?*\\\ud800-\udfff]')
# https://learn.microsoft.com/windows/win32/fileio/naming-a-file
_RESERVED = re.compile(r"(?:con|prn|aux|nul|com[0-9¹²³]|lpt[0-9¹²³])(?:\..*)?", re.IGNORECASE)
_PLAIN = re.compile(r"(?:[a-z0-9_-]{5,80}/){0,6}[a-z0-9_-]{1,80}\.(?:html|xml|json|css|js|txt)")
_DEVICE = re.compile(r"(?:.*/)?[a-z]{3}[0-9]?\.[a-z]+")
_PRIVATE = frozenset({".git", "git~1", ".briefgen"})


def key(url: str) -> str:
    """The name under which a file system that ignores case and normalisation keeps `url`."""
    if url.isascii():
        return url.lower()
    return unicodedata.normalize("NFC", unicodedata.normalize("NFD", url).casefold())


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


def unportable(url: str) -> str:
    """Why `url` cannot be the name of a file everywhere; "" if it can."""
    if _PLAIN.fullmatch(url) and not _DEVICE.fullmatch(url):  # nearly all are plainly good
        return ""
    if not url or key(url) == MANIFEST:
        return "is empty" if not url else "is the name of briefgen's own list of files"
    return next((why for name in url.split("/") if (why := _unportable_name(name))), "")


def _unportable_name(name: str) -> str:
    if name in {"", ".", ".."}:
        return "leads out of its folder or nowhere"
    if match := _FORBIDDEN.search(name):
        return f"has the character {match.group()!a}"
    if _RESERVED.fullmatch(name):
        return "is a name that Windows reserves"
    if name[-1] in ". ":
        return "ends in a dot or a space"
    if len(name.encode()) > LONGEST_NAME:
        return f"has a name of more than {LONGEST_NAME} bytes"
    return "is a private folder" if key(name) in _PRIVATE else ""


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
