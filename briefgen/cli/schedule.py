"""What `briefgen schedule` does: what is due when, as the articles' front matter says it."""

from __future__ import annotations

import json
import sys
from collections.abc import Iterator, Sequence
from datetime import UTC, datetime, tzinfo
from pathlib import Path
from typing import TYPE_CHECKING, Any, Literal

from msgspec import Struct

from briefgen.cli import report
from briefgen.cli.moment import session_at, zone_in
from briefgen.cli.session import project_folder
from briefgen.findings import Finding

if TYPE_CHECKING:
    from briefgen.graph.build import Build
    from briefgen.site.byline import Byline
    from briefgen.site.release import Release

Event = Literal["publish", "expire"]
SHOWN = "%Y-%m-%d %H:%M"


class Due(Struct, frozen=True, order=True):
    """Something that happens to an article at a moment, in UTC."""

    at: datetime
    source: str
    event: Event
    briefing: str
    title: str


class Draft(Struct, frozen=True, order=True):
    """An article that no moment makes public; `publish_at` is what would count if it were none."""

    source: str
    briefing: str
    title: str
    publish_at: str


class Schedule(Struct, frozen=True):
    """What is due after `now`, the next first, and what waits for its editor."""

    now: datetime
    due: tuple[Due, ...]
    drafts: tuple[Draft, ...]


def run(project: Path, at: str, *, only_next: bool, as_json: bool) -> None:
    """Print the schedule; ends with exit code 1 if a source has an error."""
    session = session_at(project_folder(project), {}, at)
    ask = session.build()
    zone, found = zone_in(ask), schedule(ask, session.files.now)
    errors = _errors(ask)
    if as_json:
        report.say(json.dumps(_as_json(found, zone, errors, only_next), ensure_ascii=False))
    else:
        report.complain(errors, report.source_lines(session.files.read))
        for line in _next(found) if only_next else _lines(found, zone):
            report.say(line)
    if errors:
        sys.exit(1)


def schedule(ask: Build, now: datetime) -> Schedule:
    """What is due after a moment."""
    from briefgen.pipeline.sources import byline, settings
    from briefgen.pipeline.standing import source_paths
    from briefgen.site.release import release

    zone = settings(ask).timezone
    due: list[Due] = []
    drafts: list[Draft] = []
    for path in source_paths(ask):
        if (line := byline(ask, path)) is None:
            continue
        when = release(line, zone)
        due += _due(line, when, now)
        if when.draft:
            drafts.append(Draft(path, line.slug, line.headline, line.publish_at))
    return Schedule(now, tuple(sorted(due)), tuple(sorted(drafts)))


def _due(line: Byline, when: Release, now: datetime) -> Iterator[Due]:
    if not when.ever:
        return
    events: tuple[tuple[Event, str], ...] = (("publish", when.opens), ("expire", when.closes))
    for event, moment in events:
        if moment and (at := datetime.fromisoformat(moment).astimezone(UTC)) > now:
            yield Due(at, line.path, event, line.slug, line.headline)


def _errors(ask: Build) -> tuple[Finding, ...]:
    """What is wrong with sources and settings: a date that cannot be read is no moment."""
    from briefgen.pipeline.sources import byline, settings
    from briefgen.pipeline.standing import source_paths

    keys = [settings.key(), *(byline.key(path) for path in source_paths(ask))]
    return tuple(item for item in ask.findings(*keys) if item.severity == "error")


def _next(found: Schedule) -> list[str]:
    return [_utc(item.at) for item in found.due[:1]]


def _lines(found: Schedule, zone: tzinfo) -> Iterator[str]:
    if not found.due:
        yield "Nothing is due."
    for item in found.due:
        what = f"{item.event:<7}  {item.source}  {item.title}"
        yield report.printable(f"{_local(item.at, zone)}  ({item.at:{SHOWN}} UTC)  {what}")
    if found.drafts:
        yield "Drafts, without a moment:"
    for draft in found.drafts:
        until = f"  (publish_at: {draft.publish_at})" if draft.publish_at else ""
        yield report.printable(f"  {draft.source}  {draft.title}{until}")


def _as_json(
    found: Schedule, zone: tzinfo, errors: Sequence[Finding], only_next: bool
) -> dict[str, Any]:
    due = found.due[:1] if only_next else found.due
    return {
        "at": _here(found.now, zone).isoformat(),
        "timezone": str(zone),
        "due": [
            {
                "at": _here(item.at, zone).isoformat(),
                "utc": _utc(item.at),
                "event": item.event,
                "briefing": item.briefing,
                "source": item.source,
                "title": item.title,
            }
            for item in due
        ],
        "drafts": [
            {
                "briefing": draft.briefing,
                "source": draft.source,
                "title": draft.title,
                "publish_at": draft.publish_at,
            }
            for draft in (() if only_next else found.drafts)
        ],
        "findings": [report.as_json(finding) for finding in errors],
    }


def _utc(at: datetime) -> str:
    return at.astimezone(UTC).replace(tzinfo=None).isoformat() + "Z"


def _here(at: datetime, zone: tzinfo) -> datetime:
    """A moment by the site's clock, to the second; the last one that there is has no other zone."""
    try:
        return at.astimezone(zone).replace(microsecond=0)
    except OverflowError:
        return at


def _local(at: datetime, zone: tzinfo) -> str:
    here = _here(at, zone)
    offset = here.isoformat()[-6:]
    return f"{here:{SHOWN}}{f':{here.second:02}' if here.second else ''} {offset}"
