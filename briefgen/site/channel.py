"""A feed, whatever its format: what Atom, RSS and JSON Feed are written from."""

from __future__ import annotations

import uuid
from collections.abc import Iterable

from msgspec import Struct

from briefgen.site import urls
from briefgen.site.byline import instant
from briefgen.site.entry import Entry
from briefgen.site.xmlfile import printable

NEVER = "1970-01-01T00:00:00Z"


class Channel(Struct, frozen=True, kw_only=True):
    """A feed at the address `url` of the site; the page `page` shows the same.

    base: the site's absolute address, or "". Without it, ids are names made from the site's title,
    and links are relative to the feed. hub: the WebSub hub that is told of changes, or "".
    """

    title: str
    about: str
    base: str
    url: str
    page: str = urls.HOME
    author: str
    language: str
    hub: str = ""
    entries: tuple[Entry, ...]

    @property
    def name(self) -> str:
        return printable(self.title).strip() or "Briefings"

    @property
    def told(self) -> str:
        """What it is about, "" if that isn't said."""
        return printable(self.about).strip()

    @property
    def by(self) -> str:
        return printable(self.author).strip() or self.name

    @property
    def updated(self) -> str:
        """The last change of an entry, "" without one: a feed doesn't know what time it is."""
        return max((moment(entry.updated) for entry in self.entries), key=instant, default="")

    @property
    def hubs(self) -> tuple[str, ...]:
        """A hub is told the feed's absolute address, or nothing."""
        return (self.hub,) if self.hub and self.base else ()

    def href(self, url: str) -> str:
        """An address of the site as this feed writes it."""
        return urls.absolute(self.base, url) if self.base else urls.relative(url, self.url)

    @property
    def id(self) -> str:
        return urls.absolute(self.base, self.page) if self.base else self._urn(self.url)

    def id_of(self, entry: Entry) -> str:
        """The same in every feed, format and build, whatever the headline is now."""
        # Not the address: an id has to stay when a site's addresses get another form.
        name = f"briefings/{entry.slug}.html" + (f"#{entry.place}" if entry.place else "")
        return urls.absolute(self.base, name) if self.base else self._urn(name)

    def _urn(self, url: str) -> str:
        """A name for what has no address: another for another site's page."""
        return uuid.uuid5(uuid.NAMESPACE_URL, f"briefgen:{self.name}/{url}").urn


def names(given: Iterable[str]) -> list[str]:
    """Names of people or tags that any format can hold, each once."""
    shown = (printable(name).strip() for name in given)
    return list(dict.fromkeys(name for name in shown if name))


def moment(iso: str) -> str:
    """A date as the full moment that RFC 3339 wants; a bare day begins at midnight UTC."""
    day, _, time = iso.partition("T")
    full = "-".join((*day.split("-"), "01", "01")[:3]) if len(day) < 10 else day
    return f"{full}T{time}" if time else f"{full}T00:00:00Z"
