"""RSS 2.0, with the modules that readers know: full text, authors, languages and pictures."""

from __future__ import annotations

from datetime import datetime
from xml.etree import ElementTree

from markupsafe import escape

from briefgen.site.atom import ATOM
from briefgen.site.channel import Channel, moment, names
from briefgen.site.entry import Entry
from briefgen.site.xmlfile import written

CONTENT = "http://purl.org/rss/1.0/modules/content/"
DC = "http://purl.org/dc/elements/1.1/"
MEDIA = "http://search.yahoo.com/mrss/"
PREFIXES = {"atom": ATOM, "content": CONTENT, "dc": DC, "media": MEDIA}

_DAYS = ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun")
_MONTHS = (
    "Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec",
)  # fmt: skip


def rss(channel: Channel) -> bytes:
    """A feed of a site whose address is known: RSS has no relative links."""
    for prefix, space in PREFIXES.items():
        ElementTree.register_namespace(prefix, space)
    root = ElementTree.Element("rss", version="2.0")
    top = ElementTree.SubElement(root, "channel")
    _text(top, "title", channel.name)
    _text(top, "link", channel.href(channel.page))
    # Required, and HTML to those who read it.
    _text(top, "description", escape(channel.told or channel.name))
    _text(top, "language", channel.language)
    if channel.updated:
        _text(top, "lastBuildDate", stamp(channel.updated))
    _text(top, f"{{{DC}}}creator", channel.by)
    links = (("self", channel.href(channel.url)), *(("hub", hub) for hub in channel.hubs))
    for relation, href in links:
        ElementTree.SubElement(top, f"{{{ATOM}}}link", rel=relation, href=href)
    for entry in channel.entries:
        _item(top, entry, channel.id_of(entry))
    return written(root, channel.url)


def _item(top: ElementTree.Element, entry: Entry, identifier: str) -> None:
    item = ElementTree.SubElement(top, "item")
    _text(item, "title", entry.title)
    _text(item, "link", entry.url)
    guid = ElementTree.SubElement(item, "guid")
    guid.text = identifier
    guid.set("isPermaLink", "true" if identifier == entry.url else "false")
    _text(item, "pubDate", stamp(entry.published))
    _text(item, f"{{{ATOM}}}updated", moment(entry.updated))
    for name in names(entry.authors):
        _text(item, f"{{{DC}}}creator", name)
    for category in names(entry.categories):
        _text(item, "category", category)
    if entry.lang:
        _text(item, f"{{{DC}}}language", entry.lang)
    if entry.summary:
        _text(item, "description", escape(entry.summary))
    if entry.image:
        ElementTree.SubElement(item, f"{{{MEDIA}}}content", url=entry.image, medium="image")
    _text(item, f"{{{CONTENT}}}encoded", entry.content)


def stamp(iso: str) -> str:
    """A date as RFC 822 writes it, in English everywhere."""
    # `email.utils` says the same, for the import of half a network library.
    when = datetime.fromisoformat(moment(iso))
    day, month = _DAYS[when.weekday()], _MONTHS[when.month - 1]
    return f"{day}, {when.day:02} {month} {when.year:04} {when:%H:%M:%S %z}"


def _text(parent: ElementTree.Element, name: str, text: str) -> None:
    ElementTree.SubElement(parent, name).text = str(text)
