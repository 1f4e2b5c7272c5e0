"""Atom 1.0 (RFC 4287)."""

from __future__ import annotations

from xml.etree import ElementTree

from briefgen.site.channel import NEVER, Channel, moment, names
from briefgen.site.entry import Entry
from briefgen.site.xmlfile import written

ATOM = "http://www.w3.org/2005/Atom"
LANG = "{http://www.w3.org/XML/1998/namespace}lang"


def atom(channel: Channel) -> bytes:
    """A feed; without the site's address it is as relative as RFC 4287 allows."""
    ElementTree.register_namespace("", ATOM)
    root = ElementTree.Element(f"{{{ATOM}}}feed", {LANG: channel.language})
    _text(root, "title", channel.name)
    if channel.told:
        _text(root, "subtitle", channel.told)
    _text(root, "id", channel.id)
    _text(root, "updated", channel.updated or NEVER)
    _person(root, channel.by)
    for relation, target in (("self", channel.url), ("alternate", channel.page)):
        _link(root, relation, channel.href(target))
    for hub in channel.hubs:
        _link(root, "hub", hub)
    for entry in channel.entries:
        _entry(root, entry, channel.id_of(entry))
    return written(root, channel.url)


def _entry(root: ElementTree.Element, entry: Entry, identifier: str) -> None:
    element = ElementTree.SubElement(root, f"{{{ATOM}}}entry")
    if entry.lang:
        element.set(LANG, entry.lang)
    _text(element, "title", entry.title)
    _text(element, "id", identifier)
    _link(element, "alternate", entry.url)
    _text(element, "published", moment(entry.published))
    _text(element, "updated", moment(entry.updated))
    for name in names(entry.authors):
        _person(element, name)
    for term in names(entry.categories):
        ElementTree.SubElement(element, f"{{{ATOM}}}category", term=term)
    if entry.summary:
        _text(element, "summary", entry.summary)
    content = ElementTree.SubElement(element, f"{{{ATOM}}}content", type="html")
    content.text = entry.content


def _link(parent: ElementTree.Element, relation: str, href: str) -> None:
    ElementTree.SubElement(parent, f"{{{ATOM}}}link", rel=relation, href=href)


def _person(parent: ElementTree.Element, name: str) -> None:
    person = ElementTree.SubElement(parent, f"{{{ATOM}}}author")
    ElementTree.SubElement(person, f"{{{ATOM}}}name").text = name


def _text(parent: ElementTree.Element, name: str, text: str) -> None:
    ElementTree.SubElement(parent, f"{{{ATOM}}}{name}").text = text
