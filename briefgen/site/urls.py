"""Where things live on the site.

URLs are relative to its root and name their file, so that the same output works at "/", under
"/repo/" and from the file system.
"""

from __future__ import annotations

import posixpath

from briefgen.knowledge.entity import Kind
from briefgen.source.slugs import of_label

HOME, ARCHIVE, MISSING = "index.html", "archive.html", "404.html"
GLOSSARY = "glossary/index.html"
FEED, SITEMAP = "feed.xml", "sitemap.xml"

FOLDERS: dict[str, str] = {
    "people": "People",
    "places": "Places",
    "organisations": "Organisations",
    "subjects": "Events, laws and more",
}
"""Folder of entity pages → title of its index."""


def folder(kind: Kind) -> str:
    """The folder that holds the pages of entities of a kind."""
    match kind:
        case "person":
            return "people"
        case "place":
            return "places"
        case "organisation":
            return "organisations"
        case _:
            return "subjects"


def briefing(slug: str) -> str:
    return f"briefings/{slug}.html"


def entity(identifier: str, kind: Kind) -> str:
    return f"{folder(kind)}/{identifier}.html"


def index(name: str) -> str:
    return f"{name}/index.html"


def term(identifier: str) -> str:
    return f"glossary/{identifier}.html"


def section(name: str) -> str:
    return f"sections/{slug(name)}.html"


def tag(name: str) -> str:
    return f"tags/{slug(name)}.html"


def thread(name: str) -> str:
    return f"threads/{slug(name)}.html"


def slug(name: str) -> str:
    """A portable file name for a section, tag or thread; "Économie" → "economie"."""
    return of_label(name)


def relative(target: str, page: str) -> str:
    """`target` as seen from `page`, both relative to the root; a fragment or query is kept."""
    path, mark, rest = _split(target)
    if not path or path == page:
        return mark + rest if rest else posixpath.basename(page)
    seen = posixpath.relpath(path, posixpath.dirname(page) or ".")
    # A colon in the first part would make a scheme of it: "javascript:…" is no file to a browser.
    return ("./" if ":" in seen.partition("/")[0] else "") + seen + mark + rest


def absolute(base: str, url: str) -> str:
    """`url` below the site's absolute base; the home page is the base itself."""
    return base.rstrip("/") + "/" + ("" if url == HOME else url)


def _split(url: str) -> tuple[str, str, str]:
    for index, char in enumerate(url):
        if char in "#?":
            return url[:index], char, url[index + 1 :]
    return url, "", ""
