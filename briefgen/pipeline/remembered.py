"""What the ledger holds of a briefing, apart from what its page says now."""

from __future__ import annotations

from briefgen.findings import Finding
from briefgen.graph.build import Build
from briefgen.graph.query import names, query, read
from briefgen.source.states import Ledger

LEDGER, ENDING = "ledger", ".yaml"
"""The folder that `briefgen record` writes; a build only reads it."""


def ledger_path(slug: str) -> str:
    """The file of one briefing."""
    return f"{LEDGER}/{slug}{ENDING}"


@query
def has_ledger(build: Build) -> bool:
    """Whether anything was ever recorded: a site without a ledger asks no more than this."""
    return not names.failed(build, LEDGER) and bool(names(build, LEDGER))


@query
def recorded(build: Build, slug: str) -> Ledger | None:
    """The ledger of a briefing; None if there is none, or none that can be read."""
    from briefgen.source.decode import decode
    from briefgen.source.ledger import read_ledger

    path = ledger_path(slug)
    data = None if read.failed(build, path) else read(build, path)
    if data is None:
        return None
    text, findings = decode(path, data)
    ledger, more = read_ledger(path, text) if text is not None else (None, ())
    for finding in (*(_broken(finding) for finding in findings), *more):
        build.note(finding)
    return None if findings else ledger


def _broken(finding: Finding) -> Finding:
    return Finding(finding.place, "broken-ledger", finding.message, finding.hint)


@query
def moved(build: Build, slug: str) -> str:
    """The moment of the last recorded state that means something else than the one before; or ""."""
    ledger = recorded(build, slug)
    return ledger.moved if ledger else ""
