"""When the site will change by itself: the next moment that a build has found not to have passed."""

from __future__ import annotations

import os
from collections import defaultdict
from collections.abc import Callable
from contextlib import suppress
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

    from briefgen.graph.build import Build
    from briefgen.graph.trace import Key

DUE = "due"
"""In the folder of the store: the moment in UTC, or nothing. Workflows read it without briefgen."""

_PASSED = "passed"
_SITE = ("site",)


def next_due(ask: Build, now: datetime) -> str:
    """The first moment after `now` at which this build would come out otherwise; "" if there is none.

    All moments that anything hangs on have been asked for: what is to appear, to go, or to
    grow old. What only another build asked, which showed drafts, say, counts for nothing.
    """
    asked = {key[1] for key in (*ask.saved.inputs, *ask.current) if key[0] == _PASSED}
    later = sorted((when, text) for text in asked if (when := datetime.fromisoformat(text)) > now)
    askers = _askers(ask) if later and ask.saved.filled else None
    found = (w for w, text in later if askers is None or _counts((_PASSED, text), askers))
    return _in_utc(first) if (first := next(found, None)) else ""


_Askers = Callable[["Key"], "Iterable[Key] | None"]


def _counts(key: Key, askers: _Askers) -> bool:
    """Whether the site hangs on a question; so it does where that can't be read."""
    seen, waiting = {key}, [key]
    while waiting:
        found = askers(waiting.pop())
        if found is None or _SITE in found:
            return True
        new = [asker for asker in found if asker not in seen]
        seen.update(new)
        waiting += new
    return False


def _askers(ask: Build) -> _Askers:
    """Who asks a question as things stand after this build."""
    run = {key for key in ask.current if ask.current.reason(key) is not None}
    now: dict[Key, set[Key]] = defaultdict(set)
    for asker in run:
        for key in ask.current.asked(asker):
            now[key].add(asker)

    def askers(key: Key) -> Iterable[Key] | None:
        before = ask.saved.askers(key)
        return None if before is None else now[key].union(before) - (run - now[key])

    return askers


def _in_utc(when: datetime) -> str:
    """To the second, never too early; "" for a moment that lies beyond the calendar there."""
    with suppress(OverflowError):
        full = when.replace(microsecond=0)
        full += timedelta(seconds=full < when)
        return full.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")
    return ""


def noted_due(place: Path) -> str | None:
    """What a build noted; None where none did, or where nobody can read it."""
    with suppress(OSError, UnicodeDecodeError):
        if place.is_file() and not place.is_symlink():
            return place.read_text("utf-8")
    return None


def note_due(place: Path, due: str) -> None:
    """Write it down, if that isn't what stands there; a file that cannot be written is left out."""
    with suppress(OSError):
        if noted_due(place) == due:
            return
        part = place.with_name(f"{place.name}.{os.getpid()}")
        try:
            part.write_text(due, encoding="utf-8")
            part.replace(place)
        finally:
            part.unlink(missing_ok=True)
