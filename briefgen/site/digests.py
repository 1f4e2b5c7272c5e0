"""Which briefings a digest has, by day."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import UTC, datetime, timedelta, tzinfo
from itertools import groupby

from msgspec import Struct

from briefgen.locales.words import Words
from briefgen.site.byline import Byline
from briefgen.site.mail_models import Digest, DigestDay, DigestItem
from briefgen.site.models import when
from briefgen.site.release import opens, parsed
from briefgen.source import moments

LAST_DAY = "9999-12-31"
FACTS = 4
"""Key facts of a briefing in a digest, the first ones."""


class Dated(Struct, frozen=True):
    """A briefing, and when readers could first see it."""

    line: Byline
    at: datetime

    @property
    def day(self) -> str:
        return self.at.date().isoformat()


def dated(lines: Iterable[Byline], zone: str) -> list[Dated]:
    """Those of which it is known when they came out, the newest first."""
    place = moments.zone_named(zone) or UTC
    told = ((line, opens(line, zone)) for line in lines)
    found = [Dated(line, _there(parsed(at), place)) for line, at in told if at]
    return sorted(found, key=lambda item: item.at, reverse=True)


def _there(moment: datetime, zone: tzinfo) -> datetime:
    """As the clocks of a zone say it, unless it is another year than calendars have."""
    try:
        return moment.astimezone(zone)
    except OverflowError:
        return moment


def chosen(found: Sequence[Dated], since: str, until: str, zone: tzinfo) -> list[Dated]:
    """Those from one moment on and before another; without `since`, those of the newest day."""
    end = datetime.fromisoformat(until) if until else None
    before = [item for item in found if end is None or item.at < end]
    if not before:
        return []
    start = datetime.fromisoformat(since or moments.moment(before[0].day, zone))
    return [item for item in before if item.at >= start]


def end_of_day(day: str, zone: tzinfo) -> str:
    """The ISO moment at which the day after a day begins; "" after the last one there is."""
    if day == LAST_DAY:
        return ""
    following = datetime.fromisoformat(day) + timedelta(days=1)
    return moments.moment(following.date().isoformat(), zone)


def digest(items: Iterable[tuple[str, DigestItem]], words: Words) -> Digest:
    """A digest of briefings, each with its day, in order."""
    days = tuple(
        DigestDay(shown, tuple(item for _, item in group))
        for day, group in groupby(items, key=lambda pair: pair[0])
        if (shown := when(day, words))
    )
    newest, oldest = days[0].date, days[-1].date
    title = newest.text if newest == oldest else words.period(oldest.iso, newest.iso)
    return Digest(title, days, sum(len(day.items) for day in days))


def named(known: Digest) -> str:
    """The name of a digest's files."""
    oldest, newest = known.days[-1].date.iso, known.days[0].date.iso
    return f"digests/{newest if newest == oldest else f'{oldest}--{newest}'}"
