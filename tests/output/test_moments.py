"""An embargo ends at its moment, to the second, wherever the site's clock stands."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

import project as tools
import pytest

from briefgen.cli.session import Session
from briefgen.pipeline.sources import addresses

SETTINGS = 'title = "T"\nbuiltin_knowledge = false\ntimezone = "{}"\n[nlp]\nmodel = "none"\n'
SECOND = timedelta(seconds=1)
CLOCKS = [
    # Clocks leap over a time: it is moved forward by the leap. A time stands twice: an embargo
    # ends at the later one, an article at the earlier.
    ("America/New_York", "publish_at: 2025-03-09 02:30", "2025-03-09T07:30:00Z"),
    ("America/New_York", "publish_at: 2025-11-02 01:30", "2025-11-02T06:30:00Z"),
    ("America/New_York", "publish_at: 2026-03-08 02:00", "2026-03-08T07:00:00Z"),
    ("America/New_York", "publish_at: 2026-11-01 01:59:59", "2026-11-01T06:59:59Z"),
    ("America/New_York", "expires_at: 2025-11-02 01:30", "2025-11-02T05:30:00Z"),
    ("America/New_York", "expires_at: 2026-03-08 02:30", "2026-03-08T07:30:00Z"),
    ("America/New_York", "date: 2025-11-02", "2025-11-02T04:00:00Z"),
    ("America/New_York", "publish_at: 2025-11-03", "2025-11-03T05:00:00Z"),
    ("Europe/Berlin", "publish_at: 2025-03-30 02:30", "2025-03-30T01:30:00Z"),
    ("Europe/Berlin", "publish_at: 2025-10-26 02:30", "2025-10-26T01:30:00Z"),
    ("Europe/Berlin", "publish_at: 2026-03-29 02:00", "2026-03-29T01:00:00Z"),
    ("Europe/Berlin", "publish_at: 2026-10-25 02:30", "2026-10-25T01:30:00Z"),
    ("Europe/Berlin", "expires_at: 2025-10-26 02:30", "2025-10-26T00:30:00Z"),
    ("Europe/Berlin", "date: 2026-10-25", "2026-10-24T22:00:00Z"),
    ("Europe/Berlin", "publish_at: 2025-10-26 02:30 +02:00", "2025-10-26T00:30:00Z"),
]


def article(header: str) -> str:
    date = "" if header.startswith("date") else "date: 2020-01-01\n"
    return f"---\ntitle: A\n{date}{header}\n---\nText.\n"


def public(root: Path, at: datetime) -> set[str]:
    """The slugs that a build as of a moment publishes."""
    session = Session(root, at=at)
    ask = session.build()
    found = set(addresses(ask))
    session.store.save(ask)
    session.store.close()
    return found


@pytest.mark.parametrize(("zone", "header", "moment"), CLOCKS)
def test_clocks_that_are_put_forward_and_back(
    tmp_path: Path, zone: str, header: str, moment: str
) -> None:
    tools.create(
        tmp_path, {"briefgen.toml": SETTINGS.format(zone), "content/a.md": article(header)}
    )
    when, ends = datetime.fromisoformat(moment), header.startswith("expires")
    shown = [bool(public(tmp_path, at)) for at in (when - SECOND, when, when + SECOND)]
    assert shown == [ends, not ends, not ends]


@pytest.mark.parametrize("zone", ["America/New_York", "Europe/Berlin"])
def test_each_week_of_two_years_has_its_articles(tmp_path: Path, zone: str) -> None:
    here = ZoneInfo(zone)
    days = [datetime(2025, 1, 1, 9, tzinfo=here) + timedelta(weeks=n) for n in range(105)]
    files = {
        f"content/a{n}.md": article(
            f"publish_at: {day:%Y-%m-%d %H:%M}\nexpires_at: {day + timedelta(weeks=3):%Y-%m-%d %H:%M}"
        )
        for n, day in enumerate(days)
    }
    tools.create(tmp_path, {"briefgen.toml": SETTINGS.format(zone), **files})
    for n in (0, 1, 9, 13, 43, 44, 61, 96, 104):
        due = days[n].astimezone(UTC)
        before = {f"a{m}" for m in range(max(0, n - 3), n)}
        after = {f"a{m}" for m in range(max(0, n - 2), n + 1)}
        assert public(tmp_path, due - SECOND) == before
        assert public(tmp_path, due) == after
