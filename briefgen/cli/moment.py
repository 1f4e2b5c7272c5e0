"""`--at TIME`: a session whose clock stands at a moment that the command line names."""

from __future__ import annotations

import sys
from collections.abc import Mapping
from datetime import UTC, datetime, tzinfo
from pathlib import Path
from typing import TYPE_CHECKING

from briefgen.cli import report
from briefgen.cli.session import Session
from briefgen.findings import Finding, Misuse, Place

if TYPE_CHECKING:
    from briefgen.graph.build import Build

HINT = 'Write a day or a moment, as in --at "2025-01-03 14:00", by the clock of the site.'


def session_at(project: Path, options: Mapping[str, str], at: str = "") -> Session:
    """A session as of a moment; as of the present where none is named.

    It says which moment that is: of one that stands twice it might be the other.

    Raises:
        Misuse: if that is no moment.
    """
    session = Session(project, options)
    if at:
        session.stop_clock(when := moment(zone_of(session), at))
        report.say(f"As of {when.isoformat()}.", sys.stderr)
    return session


def moment(zone: tzinfo, at: str) -> datetime:
    """What the command line names; a time without offset is by the clock of `zone`.

    Raises:
        Misuse: if that is no moment.
    """
    from briefgen.source import moments

    try:
        # Of a time that stands twice the later one: so is `publish_at` read, and it has come then.
        return datetime.fromisoformat(moments.moment(at.strip(), zone, later=True))
    except ValueError as error:
        raise Misuse(Finding(Place("--at"), "bad-value", str(error), HINT)) from error


def zone_of(session: Session) -> tzinfo:
    """The site's time zone, before anything is built."""
    ask = session.build()
    try:
        return zone_in(ask)
    finally:
        ask.saved.let_go()


def zone_in(ask: Build) -> tzinfo:
    """The site's time zone."""
    from briefgen.pipeline.sources import settings
    from briefgen.source import moments

    return moments.zone_named(settings(ask).timezone) or UTC
