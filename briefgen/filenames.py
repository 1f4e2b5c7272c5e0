"""Which names mean the same on every file system.

A name that Windows reserves, that differs from another only in case or normalisation,
or that leads out of the folder would make a site that breaks when it is moved.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator

MANIFEST = ".briefgen.json"
"""Where a published site keeps the list of its own files; no page may take this name."""

LONGEST_NAME = 255
"""Bytes in UTF-8 that ext4, APFS and NTFS allow for one name."""

_FORBIDDEN = re.compile(r'[\x00-\x1f\x7f<>:"|?*\\\ud800-\udfff]')
# https://learn.microsoft.com/windows/win32/fileio/naming-a-file
_RESERVED = re.compile(r"(?:con|prn|aux|nul|com[0-9¹²³]|lpt[0-9¹²³])(?:\..*)?", re.IGNORECASE)
_PLAIN = re.compile(r"(?:[a-z0-9_-]{5,80}/){0,6}[a-z0-9_-]{1,80}\.(?:html|xml|json|css|js|txt)")
_DEVICE = re.compile(r"(?:.*/)?[a-z]{3}[0-9]?\.[a-z]+")
_HOSTS = frozenset(
    (
        *("cname", "_config.yml", "_headers", "_redirects", "_routes.json", "_worker.js"),
        *("netlify.toml", "vercel.json", "web.config"),
        *("robots.txt", "ads.txt", "app-ads.txt", "humans.txt", "security.txt", "favicon.ico"),
    )
)
"""What hosts, crawlers and browsers read at the top of a site, besides names with a dot before them."""
_PRIVATE = frozenset({".git", "git~1", ".briefgen"})


def key(url: str) -> str:
    """The name under which a file system that ignores case and normalisation keeps `url`."""
    if url.isascii():
        return url.lower()
    return unicodedata.normalize("NFC", unicodedata.normalize("NFD", url).casefold())


def folders(name: str) -> Iterator[str]:
    """The folders in which a file stands, the innermost first."""
    while name := name.rpartition("/")[0]:
        yield name


def reserved(name: str) -> bool:
    """Whether Windows keeps this name for a device, whatever its case and its ending."""
    return _RESERVED.fullmatch(name) is not None


def of_host(url: str) -> bool:
    """Whether hosts look for a file of their own where this one, or its first folder, would stand."""
    return key(url.partition("/")[0]) in _HOSTS


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
    if reserved(name):
        return "is a name that Windows reserves"
    if name[-1] in ". ":
        return "ends in a dot or a space"
    if len(name.encode()) > LONGEST_NAME:
        return f"has a name of more than {LONGEST_NAME} bytes"
    return "is a private folder" if key(name) in _PRIVATE else ""
