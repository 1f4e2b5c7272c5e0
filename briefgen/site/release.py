"""When an article is public: not as a draft, not before its moment, not after its end."""

from __future__ import annotations

from datetime import UTC, datetime

from msgspec import Struct

from briefgen.site.byline import Byline
from briefgen.source import moments


class Release(Struct, frozen=True):
    """The moments, with offset, from which an article is public and from which it no longer is.

    opens, closes: "" for “at once” and “never”. A draft is not public at any moment.
    """

    draft: bool
    opens: str
    closes: str

    @property
    def ever(self) -> bool:
        """Whether there is a moment at which it is public."""
        return not self.draft and (
            not (self.opens and self.closes) or parsed(self.opens) < parsed(self.closes)
        )

    def public(self, now: datetime) -> bool:
        """Whether it is public at a moment."""
        opened = not self.opens or parsed(self.opens) <= now
        return not self.draft and opened and not (self.closes and parsed(self.closes) <= now)


def release(line: Byline, zone: str) -> Release:
    """When an article is public; a day begins at midnight in `zone`, an IANA name."""
    return Release(line.draft, opens(line, zone), line.expires_at)


def opens(line: Byline, zone: str) -> str:
    """The moment from which an article is public: what it says, or the midnight before its date."""
    return line.publish_at or day_begun(line.date, zone)


def day_begun(date: str, zone: str) -> str:
    """The moment of a date: a day begins at midnight in `zone`."""
    if not date or "T" in date:
        return date
    return moments.moment(date, moments.zone_named(zone) or UTC)


def parsed(moment: str) -> datetime:
    """A moment as one that can be compared."""
    return datetime.fromisoformat(moment)
