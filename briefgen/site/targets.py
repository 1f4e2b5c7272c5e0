"""What the address of a link in a text means, and how it is written where the text is shown.

An address that ends like a source is relative to the source that holds it, or with a leading slash
to content/. Any other is one of the site: relative to the page of the text, or to the site's root.
"""

from __future__ import annotations

import posixpath
import re
from typing import Literal
from urllib.parse import unquote, urljoin

from msgspec import Struct

from briefgen.expressions import expression
from briefgen.site import urls
from briefgen.source.links import scheme

CONTENT = "content"
SOURCE_ENDINGS = (".md", ".txt")
PICTURE_ENDINGS = (".avif", ".gif", ".jpeg", ".jpg", ".png", ".webp")

_PARTS = expression(r"([^?#]*)(\?[^#]*)?(?:#(.*))?\Z", re.DOTALL)
_ESCAPED = str.maketrans({"%": "%25", " ": "%20", "#": "%23", "?": "%3F"})


class Target(Struct, frozen=True):
    """Where an address leads.

    elsewhere: another host, as written. source, picture: `path` is the file below content/, `url`
    what it would be if it were an address of the site. site: `url` is relative to the root.
    astray: out of the site or of content/.
    """

    kind: Literal["elsewhere", "source", "picture", "site", "astray"]
    url: str = ""
    path: str = ""
    query: str = ""
    fragment: str = ""


class View(Struct, frozen=True):
    """From where the links of a text are seen.

    page: the text's own page, at which relative addresses begin. shown: the file that shows it.
    base: the site's absolute address where links have to be absolute, else "".
    """

    page: str
    shown: str
    base: str = ""

    @classmethod
    def own(cls, page: str) -> View:
        """A text on its own page."""
        return cls(page, page)

    def place(self, url: str) -> str:
        """An address of the site as this file has to write it."""
        return urls.absolute(self.base, url) if self.base else urls.relative(url, self.shown)

    def outside(self, url: str) -> str:
        """The same for `../…`, which leads out of the site; relative to the root."""
        return urljoin(self.base, url) if self.base else "../" * self.shown.count("/") + url


def target(href: str, *, source: str, page: str, home: str = "") -> Target:
    """What an address means in the source at `source`, whose page is `page`.

    home: the site's absolute address; what is below it is the site too.
    """
    if home and href.startswith(home):
        href = "/" + href.removeprefix(home).lstrip("/")  # two slashes would name another host
    parts = _PARTS.match(href)
    if parts is None or scheme(href) or href.startswith("//"):
        return Target("elsewhere", href)
    written, query, fragment = unquote(parts[1]), parts[2] or "", unquote(parts[3] or "")
    url = site_url(written, page) if written else page
    path = content_path(written, source)
    if written.endswith(SOURCE_ENDINGS) and path:
        return Target("source", url, path, query, fragment)
    if names_picture(written) and path:
        return Target("picture", url, path, query, fragment)
    if url.startswith("../"):
        return Target("astray", url, "", query, fragment)
    return Target("site", url, "", query, fragment)


def names_picture(path: str, endings: tuple[str, ...] = PICTURE_ENDINGS) -> bool:
    """Whether a path ends as those of pictures do; cameras write their endings in capitals."""
    return path[-8:].lower().endswith(endings)


def site_url(written: str, page: str) -> str:
    """A path as an address of the site; a folder means its index."""
    start = "" if written.startswith("/") else posixpath.dirname(page)
    url = posixpath.normpath(posixpath.join(start, written.lstrip("/")))
    folder = written.endswith(("/", "/.", "/..")) or written in (".", "..")
    if url == ".":
        return urls.HOME
    if url == "..":
        return "../"
    return f"{url}/{urls.HOME}" if folder and not url.startswith("../") else url + "/" * folder


def content_path(written: str, source: str) -> str:
    """A path as a file below content/; "" if it leads out. A leading slash means content/ itself."""
    start = CONTENT if written.startswith("/") else posixpath.dirname(source)
    path = posixpath.normpath(posixpath.join(start, written.lstrip("/")))
    return path if path.startswith(f"{CONTENT}/") else ""


def spelled(url: str, query: str = "", fragment: str = "") -> str:
    """An address of the site as a link writes it, before it is made relative or absolute."""
    mark = fragment.replace("%", "%25").replace(" ", "%20")
    return url.translate(_ESCAPED) + query + (f"#{mark}" if mark else "")
