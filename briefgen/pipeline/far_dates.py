"""Dates that lie so far ahead that they are slips of the pen: 2205 for 2025.

Most builds ask the clock once: of all dates only the latest is looked at, and the next one only if
that lies too far ahead.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta

from briefgen.findings import Finding, Place
from briefgen.graph.build import Build
from briefgen.graph.query import passed
from briefgen.pipeline.sources import article, byline, settings
from briefgen.pipeline.standing import source_paths
from briefgen.site.byline import instant
from briefgen.site.release import day_begun, parsed
from briefgen.source.odd_dates import EARLIEST, LATEST

FAR = timedelta(days=366)
"""How far ahead of the build the dates of articles may lie."""


def check_far_dates(build: Build) -> None:
    """Say which articles are dated or updated more than a year from now.

    `publish_at` may be as far ahead as somebody likes: it says itself that the article waits.
    """
    zone = settings(build).timezone
    moments = [(day_begun(date, zone), date, name, path) for date, name, path in _dates(build)]
    for moment, date, name, path in sorted(moments, key=lambda m: (instant(m[0]), m), reverse=True):
        if passed(build, (parsed(moment) - FAR).isoformat()):
            break
        build.note(_far(build, path, name, date))


def _dates(build: Build) -> Iterator[tuple[str, str, str]]:
    """The dates of all articles, with the keys that hold them and the paths.

    Of those in other ages the sources themselves speak.
    """
    for path in source_paths(build):
        if line := byline(build, path):
            for name, date in (("date", line.date), ("updated", line.updated)):
                if date and EARLIEST <= int(date[:4]) <= LATEST:
                    yield date, name, path


def _far(build: Build, path: str, name: str, date: str) -> Finding:
    source = article(build, path)
    waits = name == "date" and source and not source.publish_at
    return Finding(
        Place(path, source.line_of(name) if source else 1),
        "odd-date",
        f"“{name}” is {date}, more than a year ahead"
        + ", and the article waits for it" * bool(waits),
        "Correct the year; if it is meant, leave it.",
    )
