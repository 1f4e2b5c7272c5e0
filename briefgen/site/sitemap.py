"""The sitemap, as XML that is parsed back before it is let out."""

from __future__ import annotations

from collections.abc import Iterable
from xml.etree import ElementTree

from briefgen.site.xmlfile import written

SITEMAP = "http://www.sitemaps.org/schemas/sitemap/0.9"
MOST_LOCATIONS = 50_000
"""Pages that one sitemap may list (sitemaps.org, protocol 0.9)."""


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
    return written(root, "sitemap.xml")
