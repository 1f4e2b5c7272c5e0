"""Which addresses may become links and images, and where the links of a body stand."""

from __future__ import annotations

import re
from html import unescape
from urllib.parse import unquote

from msgspec import Struct

from briefgen.expressions import expression

SCHEMES = frozenset({"http", "https", "mailto", "tel"})
PICTURE = expression(r"data:image/(?:png|gif|jpeg|webp|avif);base64,[a-z0-9+/=%]*\Z", re.IGNORECASE)
IGNORED = expression(r"[\x00-\x20\x7f-\xa0\u2028\u2029\ufeff]+")
SCHEME = expression(r"([^/?#]*?):")

_HOSTED = expression(r"https?://[^/?#\\]", re.IGNORECASE)
_HOSTLESS = expression(r"[/\\]{2}")
"""Of another host, by the scheme of whatever page it stands on: a file's, from a disk."""


class LinkUse(Struct, frozen=True):
    """A link or an image of a body with its 1-based place in the file; `alt` of an image only.

    decorative: an image that says nothing, and so needs no `alt`.
    refused: the address is none of `is_safe`, so what was to be a link is text.
    """

    href: str
    line: int
    column: int
    image: bool = False
    alt: str = ""
    refused: bool = False
    decorative: bool = False


def is_safe(url: str) -> bool:
    """Whether *url* may stand in a page: relative, mailto, tel, a small picture, http with a host.

    Browsers skip spaces and control characters before they read a scheme, and an attribute may
    hold references: all that is undone first.
    """
    if PICTURE.match(url):
        return True
    bare, named = _bare(url), scheme(url)
    if named in ("http", "https"):
        return bool(_HOSTED.match(bare))
    return named in SCHEMES or (not named and not _HOSTLESS.match(bare))


def scheme(url: str) -> str:
    """The scheme that any reader could see in *url*, in lower case, "" if it is relative."""
    found = SCHEME.match(_bare(url))
    return found[1].lower() if found else ""


def _bare(url: str) -> str:
    return IGNORED.sub("", unquote(unescape(url[:2000])))
