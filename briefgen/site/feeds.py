"""Feeds and the sitemap, as XML that is parsed back before it is let out."""

from __future__ import annotations

import re
import uuid
from collections.abc import Iterable, Sequence
from xml.etree import ElementTree
from xml.parsers import expat

from briefgen.findings import Failure, Finding, Place
from briefgen.site import urls
from briefgen.site.byline import instant
from briefgen.site.entry import Entry

ATOM = "http://www.w3.org/2005/Atom"
LANG = "{http://www.w3.org/XML/1998/namespace}lang"
NEVER = "1970-01-01T00:00:00Z"
SITEMAP = "http://www.sitemaps.org/schemas/sitemap/0.9"
MOST_LOCATIONS = 50_000
"""Pages that one sitemap may list (sitemaps.org, protocol 0.9)."""

# XML 1.0, production 2: what a document may not hold in any form.
_NOT_XML = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def atom(
    *,
    title: str,
    subtitle: str,
    base: str,
    url: str,
    author: str,
    language: str,
    page: str = urls.HOME,
    entries: Sequence[Entry],
) -> bytes:
    """An Atom 1.0 feed (RFC 4287), at the address `url` of the site; `page` shows the same.

    base: the site's absolute address, or "". Without it, ids are names made from the site's title,
    and links are relative to the feed, as RFC 4287 allows: it works wherever the site is put.
    """
    ElementTree.register_namespace("", ATOM)
    root = ElementTree.Element(f"{{{ATOM}}}feed", {LANG: language})
    name = _printable(title).strip() or "Briefings"
    _text(root, "title", name)
    if subtitle:
        _text(root, "subtitle", subtitle)
    _text(root, "id", urls.absolute(base, page) if base else _urn(name, url))
    newest = max((moment(entry.updated) for entry in entries), key=instant, default=NEVER)
    _text(root, "updated", newest)
    _person(root, _printable(author).strip() or name)
    for relation, target in (("self", url), ("alternate", page)):
        href = urls.absolute(base, target) if base else urls.relative(target, url)
        ElementTree.SubElement(root, f"{{{ATOM}}}link", rel=relation, href=href)
    for entry in entries:
        _entry(root, entry, _id(entry, base) if base else _urn(name, urls.briefing(entry.slug)))
    return _bytes(root, url)


def sitemap(locations: Iterable[tuple[str, str]]) -> bytes:
    """A sitemap of (absolute URL, date of the last change or "")."""
    return _locations("urlset", "url", locations)


def sitemap_index(locations: Iterable[str]) -> bytes:
    """A list of sitemaps, by absolute URL, for a site that has too many pages for one."""
    return _locations("sitemapindex", "sitemap", ((location, "") for location in locations))


def _locations(whole: str, part: str, locations: Iterable[tuple[str, str]]) -> bytes:
    ElementTree.register_namespace("", SITEMAP)
    root = ElementTree.Element(f"{{{SITEMAP}}}{whole}")
    for location, changed in locations:
        url = ElementTree.SubElement(root, f"{{{SITEMAP}}}{part}")
        ElementTree.SubElement(url, f"{{{SITEMAP}}}loc").text = location
        if changed:
            ElementTree.SubElement(url, f"{{{SITEMAP}}}lastmod").text = changed
    return _bytes(root, "sitemap.xml")


def _entry(root: ElementTree.Element, entry: Entry, identifier: str) -> None:
    element = ElementTree.SubElement(root, f"{{{ATOM}}}entry")
    if entry.lang:
        element.set(LANG, entry.lang)
    _text(element, "title", entry.title)
    _text(element, "id", identifier)
    ElementTree.SubElement(element, f"{{{ATOM}}}link", rel="alternate", href=entry.url)
    _text(element, "published", moment(entry.published))
    _text(element, "updated", moment(entry.updated))
    for name in entry.authors:
        _person(element, name)
    for category in entry.categories:
        ElementTree.SubElement(element, f"{{{ATOM}}}category", term=category)
    if entry.summary:
        _text(element, "summary", entry.summary)
    content = ElementTree.SubElement(element, f"{{{ATOM}}}content", type="html")
    content.text = entry.content


def moment(iso: str) -> str:
    """A date as the full moment that RFC 4287 wants; a day begins at midnight UTC."""
    day, _, time = iso.partition("T")
    full = "-".join((*day.split("-"), "01", "01")[:3]) if len(day) < 10 else day
    return f"{full}T{time}" if time else f"{full}T00:00:00Z"


def _person(parent: ElementTree.Element, name: str) -> None:
    person = ElementTree.SubElement(parent, f"{{{ATOM}}}author")
    ElementTree.SubElement(person, f"{{{ATOM}}}name").text = name


def _text(parent: ElementTree.Element, name: str, text: str) -> None:
    ElementTree.SubElement(parent, f"{{{ATOM}}}{name}").text = text


def _id(entry: Entry, base: str) -> str:
    """A name that stays when `permalink` changes: who has read a briefing isn't told of it again."""
    _, mark, place = entry.url.partition("#")
    return urls.absolute(base, urls.briefing(entry.slug)) + mark + place


def _urn(site: str, url: str) -> str:
    """A name for what has no address: the same in every build, another for another site's page."""
    return uuid.uuid5(uuid.NAMESPACE_URL, f"briefgen:{site}/{url}").urn


def _clean(root: ElementTree.Element) -> None:
    """Take out what XML cannot hold, wherever it came from: one such sign breaks the whole feed."""
    for element in root.iter():
        element.text = _printable(element.text) if element.text else element.text
        for name, value in element.attrib.items():
            element.set(name, _printable(value))


def _printable(text: str) -> str:
    return _NOT_XML.sub("", text)


def _bytes(root: ElementTree.Element, name: str) -> bytes:
    _clean(root)
    ElementTree.indent(root, space="")
    body: bytes = ElementTree.tostring(root, "utf-8")
    data = b'<?xml version="1.0" encoding="utf-8"?>\n' + body + b"\n"
    try:
        expat.ParserCreate().Parse(data, True)  # noqa: FBT003 - expat's own signature
    except expat.ExpatError as error:
        finding = Finding(
            Place(name, error.lineno, error.offset + 1),
            "bad-value",
            f"the feed would not be well-formed XML: {error}",
            "Please report this with the source that causes it.",
        )
        raise Failure(finding) from error
    return data
