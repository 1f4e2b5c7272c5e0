"""What a build shows that the public must not see: said, and never written into site/."""

from __future__ import annotations

import os
from collections.abc import Sequence
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING

from msgspec import Struct

from briefgen.cli import report
from briefgen.findings import Finding, Place

if TYPE_CHECKING:
    from briefgen.graph.build import Build

OUTPUT = "site"
MOST = 5
"""Sources that are named; there may be hundreds."""


class Held(Struct, frozen=True, order=True):
    """A source that is not public now, and why."""

    source: str
    reason: str


def held(ask: Build) -> tuple[Held, ...]:
    """The sources in this build that are not public now, with why."""
    from briefgen.pipeline.sources import byline, settings
    from briefgen.pipeline.standing import public_paths
    from briefgen.site.release import release

    now, zone = datetime.now(UTC), settings(ask).timezone
    found = []
    for path in public_paths(ask):
        line = byline(ask, path)
        if line is None or (when := release(line, zone)).public(now):
            continue
        opens = when.opens and datetime.fromisoformat(when.opens) > now
        why = "draft" if when.draft else f"held until {when.opens}" if opens else "expired"
        found.append(Held(path, why))
    return tuple(sorted(found))


def is_public_folder(project: Path, target: Path) -> bool:
    """Whether this is the folder that gets published."""
    return os.path.realpath(target) == os.path.realpath(project / OUTPUT)


def refusal(shown: Sequence[Held]) -> Finding:
    """That a site with these sources, or as of another moment, is not written into site/."""
    hint = "Name another folder with -o. `briefgen serve` shows it without any."
    said = (
        _said(shown) if shown else "what the public sees is the site of now, not of another moment"
    )
    return Finding(Place(OUTPUT), "output-folder", said, hint)


def warning(shown: Sequence[Held], target: Path) -> str:
    """What is said of a folder that has these sources."""
    return f"Keep {os.path.normpath(target)} to yourself: {_said(shown)}."


def _said(shown: Sequence[Held]) -> str:
    more = len(shown) - MOST
    named = [f"{item.source} ({item.reason})" for item in shown[:MOST]]
    named += [f"{more} more"] if more > 0 else []
    verb = "is" if len(shown) == 1 else "are"
    number = report.counted(len(shown), "source")
    return f"{number} in this build {verb} not public: {', '.join(named)}"
