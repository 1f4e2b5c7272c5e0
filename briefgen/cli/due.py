"""When the site will change by itself: the next moment that a build has found not to have passed."""

from __future__ import annotations

import os
from contextlib import suppress
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

    from briefgen.graph.build import Build

DUE = "due"
"""In the folder of the store: the moment in UTC, or nothing. Workflows read it without briefgen."""

_PASSED = "passed"


def next_due(ask: Build, now: datetime) -> str:
    """The first moment after `now` at which this build would come out otherwise; "" if there is none.

    All moments that anything hangs on have been asked for: what is to appear, to go, or to
    grow old.
    """
    asked = {key[1] for key in _inputs(ask) if key[0] == _PASSED}
    later = [when for when in map(datetime.fromisoformat, asked) if when > now]
    return _in_utc(min(later)) if later else ""


def _in_utc(when: datetime) -> str:
    """To the second, never too early; "" for a moment that lies beyond the calendar there."""
    with suppress(OverflowError):
        full = when.replace(microsecond=0)
        full += timedelta(seconds=full < when)
        return full.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")
    return ""


def _inputs(ask: Build) -> Iterable[tuple[str, ...]]:
    return (*ask.saved.inputs, *ask.current)


def note_due(place: Path, due: str) -> None:
    """Write it down, if that isn't what stands there; a file that cannot be written is left out."""
    with suppress(OSError):
        if place.is_file() and not place.is_symlink() and place.read_text("utf-8") == due:
            return
        part = place.with_name(f"{place.name}.{os.getpid()}")
        try:
            part.write_text(due, encoding="utf-8")
            part.replace(place)
        finally:
            part.unlink(missing_ok=True)
