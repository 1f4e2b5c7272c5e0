"""The sitemap of the newest articles, in the form that Google News reads."""

from __future__ import annotations

from collections.abc import Sequence
from xml.etree import ElementTree

from msgspec import Struct

from briefgen.site import urls
from briefgen.site.xmlfile import written

SITEMAP = "http://www.sitemaps.org/schemas/sitemap/0.9"
NEWS = "http://www.google.com/schemas/sitemap-news/0.9"
MOST = 1_000
"""Articles that a news sitemap may list."""


class NewsItem(Struct, frozen=True, kw_only=True):
    """An article: its absolute address, title, language tag, and the moment from which it was public."""

    url: str
    title: str
    lang: str
    published: str


def news_sitemap(publication: str, items: Sequence[NewsItem], older: str) -> bytes:
    """The articles of the last two days, newest first.

    older: what stands there, without being called news, where there are none. The protocol knows
    no sitemap without a page, and a file that comes and goes would be an error to who fetches it.
    """
    ElementTree.register_namespace("", SITEMAP)
    ElementTree.register_namespace("news", NEWS)
    root = ElementTree.Element(f"{{{SITEMAP}}}urlset")
    for item in items[:MOST]:
        news = ElementTree.SubElement(_url(root, item.url), f"{{{NEWS}}}news")
        source = ElementTree.SubElement(news, f"{{{NEWS}}}publication")
        _text(source, "name", publication)
        _text(source, "language", language_code(item.lang))
        _text(news, "publication_date", item.published)
        _text(news, "title", item.title)
    if not items:
        _url(root, older)
    return written(root, urls.NEWS_SITEMAP)


def language_code(tag: str) -> str:
    """The language as the format wants it: two or three letters; of Chinese, the script, too."""
    first, *rest = tag.casefold().split("-")
    if first != "zh":
        return first
    return "zh-tw" if {"hant", "tw", "hk", "mo"} & set(rest) else "zh-cn"


def _url(root: ElementTree.Element, address: str) -> ElementTree.Element:
    url = ElementTree.SubElement(root, f"{{{SITEMAP}}}url")
    ElementTree.SubElement(url, f"{{{SITEMAP}}}loc").text = address
    return url


def _text(parent: ElementTree.Element, name: str, text: str) -> None:
    ElementTree.SubElement(parent, f"{{{NEWS}}}{name}").text = text
