"""The command `briefgen record`; `record.py` does the work."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from briefgen.cli.options import Project


def record(
    project: Project = Path(),
    at: Annotated[
        str,
        typer.Option("--at", help="Moment of the state, in place of the present.", metavar="TIME"),
    ] = "",
    only: Annotated[
        list[str] | None,
        typer.Option("--only", help="Record this briefing alone; may be repeated.", metavar="SLUG"),
    ] = None,
    as_json: Annotated[
        bool, typer.Option("--json", help="Print one JSON object about what was recorded.")
    ] = False,
) -> None:
    """Record in ledger/ what the pages of all public briefings say now, where that is new.

    From the ledger, pages list their updates, and tell readers what is new since they last read.
    Drafts and what is scheduled for later are never recorded. Commit ledger/ and addresses.tsv.

    Examples:

        briefgen record

        briefgen record --only talks-in-tokyo --at "2025-01-03 14:00"
    """
    from briefgen.cli.record import run

    run(project, at, tuple(only or ()), as_json=as_json)
