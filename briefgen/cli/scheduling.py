"""The command `briefgen schedule`; `schedule.py` does the work."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from briefgen.cli.options import At, Project


def schedule(
    project: Project = Path(),
    only_next: Annotated[
        bool, typer.Option("--next", help="Print the next moment alone, in UTC; nothing if none.")
    ] = False,
    at: At = "",
    as_json: Annotated[
        bool, typer.Option("--json", help="Print one JSON object about what is due.")
    ] = False,
) -> None:
    """List what is due when: articles that will be public, and those that no longer will be.

    The next one comes first, by the site's clock with UTC beside it; drafts stand below, without
    a moment. At others the site changes by itself, too: something grows old. The next moment at
    which something appears, ends or grows old stands in .briefgen/due after each build.

    Examples:

        briefgen schedule

        briefgen schedule my-site --next
    """
    from briefgen.cli.schedule import run

    run(project, at, only_next=only_next, as_json=as_json)
