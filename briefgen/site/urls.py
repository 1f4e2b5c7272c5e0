"""Where things live on the site.

URLs are relative to its root and name their file, so that the same output works at "/", under
"/repo/" and from the file system.
"""

from __future__ import annotations

import posixpath
from functools import lru_cache
from urllib.parse import quote, unquote, urlsplit

from briefgen.expressions import expression
from briefgen.knowledge.entity import Kind
from briefgen.locales import msg
from briefgen.source.slugs import of_label

FRAGMENT_OR_QUERY = expression(r"[#?]")
ODD_PART = expression(r"(?:^|/)\.{0,2}(?:/|$)")
"""A part of a path that is empty or made of dots."""

HOME, ARCHIVE, MISSING = "index.html", "archive.html", "404.html"
SEARCH, SEARCH_INDEX = "search.html", "pagefind"
GLOSSARY = "glossary/index.html"
CORRECTIONS = "corrections.html"
FEED, SITEMAP = "feed.xml", "sitemap.xml"
FEED_ENDINGS = {"atom": ".xml", "rss": ".rss", "json": ".json"}
"""Format of a feed → the end of its address. Slugs have no dots, so none is anything else."""
NEWS_SITEMAP, LLMS = "news-sitemap.xml", "llms.txt"
API = "api"
AUTHORS = "authors"

FOLDERS: dict[str, str] = {
    "people": msg("People"),
    "places": msg("Places"),
    "organisations": msg("Organisations"),
    "subjects": msg("Events, laws and more"),
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


def feed_of(page: str, form: str) -> str:
    """The feed in a format that belongs to a page of the site; that of all is the home page's."""
    stem = "feed" if page == HOME else page.removesuffix(".html")
    return stem + FEED_ENDINGS[form]


def feed_form(url: str) -> str:
    """The format of a feed at this address, "" if it is none of a feed."""
    return next((form for form, end in FEED_ENDINGS.items() if url.endswith(end)), "")


def followed(feed: str) -> str:
    """The page to which a feed belongs."""
    stem = feed.removesuffix(FEED_ENDINGS[feed_form(feed)])
    return HOME if stem == "feed" else f"{stem}.html"


CARD = ".png"
"""The end of a card's address, by which it differs from its page's."""


def card_of(page: str) -> str:
    """The picture that other sites show with a link to a briefing."""
    return page.removesuffix(".html") + CARD


def page_of_card(url: str) -> str:
    """The page whose card this is; of a page, itself."""
    return url.removesuffix(CARD) + ".html" if url.endswith(CARD) else url


REVISIONS = "revisions"


def revisions(slug: str) -> str:
    """The page that tells what changed in a briefing, word for word."""
    return f"{REVISIONS}/{slug}.html"


def sitemap(number: int) -> str:
    """One of the parts of a sitemap that is too long, counted from 1."""
    return f"sitemap-{number}.xml"


def is_sitemap(url: str) -> bool:
    """Whether this could be such a part."""
    number = url.removeprefix("sitemap-").removesuffix(".xml")
    return number.isdecimal() and number.isascii() and url == f"sitemap-{number}.xml"


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


def author(name: str) -> str:
    return f"{AUTHORS}/{slug(name)}.html"


def slug(name: str) -> str:
    """A portable file name for a section, tag, thread or author; "Économie" → "economie"."""
    return of_label(name)


def wikipedia(title: str) -> str:
    """The page of the English Wikipedia of this title."""
    return "https://en.wikipedia.org/wiki/" + quote(title.replace(" ", "_"), safe="/:,;@!*$()'~")


def edited(form: str, path: str) -> str:
    """Where a source is edited: `form` with its path in place of `{path}`; "" of none."""
    return form.replace("{path}", quote(path))


def relative(target: str, page: str) -> str:
    """`target` as seen from `page`, both relative to the root; a fragment or query is kept."""
    path, mark, rest = split(target)
    if not path or path == page:
        return mark + rest if rest else posixpath.basename(page)
    seen = _path_from(page.rpartition("/")[0], path)
    # A colon in the first part would make a scheme of it: "javascript:…" is no file to a browser.
    return ("./" if ":" in seen.partition("/")[0] else "") + seen + mark + rest


def absolute(base: str, url: str) -> str:
    """`url` below the site's absolute base; an index stands there under the name of its folder.

    Within the site links name the file, for who opens it from the disk; every host knows a folder.
    """
    page, mark, rest = split(url)
    index = page == HOME or page.endswith(f"/{HOME}")
    return base.rstrip("/") + "/" + (page.removesuffix(HOME) if index else page) + mark + rest


def root(base: str) -> str:
    """Where the site begins on its host: "/wire/" of "https://example.org/wire/"; "/" if nobody knows.

    It never begins with two slashes, which would name another host.
    """
    path = urlsplit(base).path.replace("\\", "/").strip("/")
    return f"/{path}/" if path else "/"


def decoded_root(base: str) -> str:
    """The same as a server sees it in a request's path: "/a b/" of "https://example.org/a%20b/"."""
    return unquote(root(base))


@lru_cache(maxsize=10_000)
def _path_from(folder: str, path: str) -> str:
    """A path as seen from a folder. Most pages of a folder name the same others."""
    if ODD_PART.search(path) or f"{folder}/".startswith(f"{path}/"):
        return posixpath.relpath(path, folder or ".")
    # As `relpath` says it, which takes fifteen times as long: it asks for the working folder.
    parts, above = path.split("/"), folder.split("/") if folder else []
    alike = 0
    while alike < min(len(parts) - 1, len(above)) and parts[alike] == above[alike]:
        alike += 1
    return "/".join(("..",) * (len(above) - alike) + tuple(parts[alike:]))


def split(url: str) -> tuple[str, str, str]:
    """The path, the mark that ends it, and the fragment or query behind that."""
    found = FRAGMENT_OR_QUERY.search(url) if "#" in url or "?" in url else None
    return (url[: found.start()], found[0], url[found.end() :]) if found else (url, "", "")
