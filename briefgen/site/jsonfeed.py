"""JSON Feed 1.1 (jsonfeed.org)."""

from __future__ import annotations

import msgspec
from msgspec import Struct

from briefgen.findings import Place
from briefgen.site.channel import Channel, moment, names
from briefgen.site.entry import Entry
from briefgen.site.xmlfile import broken, printable

VERSION = "https://jsonfeed.org/version/1.1"


class Author(Struct, frozen=True):
    name: str


class Hub(Struct, frozen=True, kw_only=True):
    type: str = "WebSub"
    url: str


class Item(Struct, frozen=True, kw_only=True, omit_defaults=True):
    id: str
    url: str
    title: str
    content_html: str
    summary: str = ""
    image: str = ""
    date_published: str
    date_modified: str
    authors: tuple[Author, ...] = ()
    tags: tuple[str, ...] = ()
    language: str = ""


class Feed(Struct, frozen=True, kw_only=True, omit_defaults=True):
    version: str
    title: str
    home_page_url: str
    feed_url: str
    description: str = ""
    authors: tuple[Author, ...]
    language: str
    hubs: tuple[Hub, ...] = ()
    items: tuple[Item, ...]


def json_feed(channel: Channel) -> bytes:
    """A feed of a site whose address is known; it is read back before it is let out."""
    feed = Feed(
        version=VERSION,
        title=channel.name,
        home_page_url=channel.href(channel.page),
        feed_url=channel.href(channel.url),
        description=channel.told,
        authors=(Author(channel.by),),
        language=channel.language,
        hubs=tuple(Hub(url=hub) for hub in channel.hubs),
        items=tuple(_item(entry, channel.id_of(entry)) for entry in channel.entries),
    )
    data = msgspec.json.encode(feed) + b"\n"
    try:
        whole = msgspec.json.decode(data, type=Feed) == feed
    except msgspec.DecodeError as error:
        raise broken(Place(channel.url), f"JSON: {error}") from error
    if not whole:
        raise broken(Place(channel.url), "read as it was written")
    return data


def _item(entry: Entry, identifier: str) -> Item:
    return Item(
        id=identifier,
        url=printable(entry.url),
        title=printable(entry.title),
        content_html=printable(entry.content),
        summary=printable(entry.summary),
        image=printable(entry.image),
        date_published=moment(entry.published),
        date_modified=moment(entry.updated),
        authors=tuple(Author(name) for name in names(entry.authors)),
        tags=tuple(names(entry.categories)),
        language=entry.lang,
    )
