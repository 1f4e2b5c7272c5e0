"""The command `briefgen build`; `build.py` does the work."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from briefgen.cli.build import make
from briefgen.cli.options import At, Drafts, Engine, Future, Jobs, Project, Strict, Url


def build(
    project: Project = Path(),
    output: Annotated[
        Path | None, typer.Option("-o", "--output", help="Folder to write, instead of site/.")
    ] = None,
    strict: Strict = False,
    drafts: Drafts = False,
    future: Future = False,
    at: At = "",
    url: Url = "",
    jobs: Jobs = 0,
    executor: Engine = "",
    as_json: Annotated[
        bool, typer.Option("--json", help="Print one JSON object about the build.")
    ] = False,
) -> None:
    """Build the site into site/.

    The folder changes all at once when everything is ready. If there are errors, the last good
    site stays as it is and the exit code is 1. Files that briefgen did not write are never touched.
    What the public must not see yet is never written into site/: name another folder for it.

    Examples:

        briefgen build

        briefgen build my-site -o /srv/www/briefing --strict

        briefgen build --url https://example.org/wire/

        briefgen build --at "2025-01-03 14:00" -o /tmp/preview
    """
    make(
        project,
        output,
        strict=strict,
        drafts=drafts,
        future=future,
        at=at,
        url=url,
        jobs=jobs,
        executor=executor,
        as_json=as_json,
    )
