"""Addresses that a page once had, as an editor writes them: a slug, or a path of the site."""

from __future__ import annotations

import unicodedata
from urllib.parse import unquote

from briefgen.expressions import expression
from briefgen.filenames import of_host, unportable
from briefgen.source.slugs import flaw

INDEX, ENDINGS = "index.html", (".html", ".htm")
LONGEST = 500
"""Code points of such an address."""

_ODD = expression(r"[\s\\?#%`\ufffd\x00-\x1f\x7f]")
"""What no static host is sure to find again under the name that it was written with."""


def former(text: str) -> str:
    """A former address in one form: a slug, or "/" and the path of an HTML file of the site.

    Raises:
        ValueError: with the reason, if it can be neither.
    """
    text = _plain(text)
    if len(text) > LONGEST:
        raise ValueError(f"it is longer than {LONGEST} characters")
    if "/" not in text:
        slug = text.removesuffix(".html")
        if why := flaw(slug):
            raise ValueError(why)
        return slug
    return "/" + page_file(text)


def _plain(text: str) -> str:
    """A path as it is read, however it was copied."""
    return unicodedata.normalize("NFC", unquote(text.strip()))


def page_file(text: str) -> str:
    """The file that a host shows at a path: that of a folder is its index.

    Raises:
        ValueError: with the reason, if there can be no such file.
    """
    text = _plain(text)
    path = text.removeprefix("/")
    folder = not path or path.endswith("/") or not path.endswith(ENDINGS)
    path = f"{path.rstrip('/')}/{INDEX}".lstrip("/") if folder else path
    if text.startswith("//") or ":" in path:
        raise ValueError("it leads to another site")
    if odd := _ODD.search(path):
        raise ValueError(f"it has the character “{odd[0]}”")
    if why := unportable(path):
        raise ValueError(f"its name {why}")
    if any(part.startswith(".") for part in path.split("/")):
        raise ValueError("a part of it begins with a dot")
    if of_host(path):
        raise ValueError("it has the name of a file that hosts read")
    return path
